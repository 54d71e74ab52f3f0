//! Rows on their way: blocks from the readers, through the stages in parallel, to the one place that decides in order.

mod choice;
mod sink;
#[cfg(feature = "sql")]
mod sql;
mod trace;

use crate::bind::Bound;
use crate::drift::Look;
use crate::file::Pipeline;
use crate::spool::Spool;
use crate::{Error, Progress};
use chrono::{DateTime, Utc};
use contact::{Account, Batch, Block, Table};
use dedupe::Blacklist;
use ingest::Reader;
use rayon::ThreadPool;
use rayon::iter::{IntoParallelIterator, ParallelIterator};
use report::{Damaged, Tally};
use select::Filter;
use sink::Sink;
use std::sync::Arc;
use std::sync::mpsc::sync_channel;
use upload::{Columns, PlannedPart};
use validate::Dialable;

/// The file with the rows that will not be called.
pub(crate) const REJECTED: &str = "rejected.csv";

/// What came out at the end.
#[derive(Debug)]
pub(crate) struct Flowed {
    pub(crate) account: Account,
    pub(crate) tally: Tally,
    pub(crate) damage: Vec<Damaged>,
    pub(crate) parts: Vec<PlannedPart>,
    /// Rows read from each input, in order.
    pub(crate) rows: Vec<u64>,
    /// The columns of each input, in order.
    pub(crate) columns: Vec<Columns>,
}

/// What all tables share on the way.
pub(crate) struct Way<'p> {
    pub(crate) pipeline: &'p Pipeline,
    pub(crate) filter: Option<Filter>,
    pub(crate) blacklists: &'p [Blacklist],
    pub(crate) spool: &'p Spool,
    pub(crate) now: DateTime<Utc>,
    pub(crate) minute: String,
    pub(crate) pool: ThreadPool,
    pub(crate) progress: &'p (dyn Fn(Progress) + Sync),
}

impl Way<'_> {
    /// Takes every row of every reader to its part or its reason.
    ///
    /// Blocks go through the stages a few at a time, in parallel; the sink takes them in the file's order, on a thread of its
    /// own. So the result is the same with one thread or many, and memory does not grow with the file.
    pub(crate) fn flow(&self, readers: Vec<Reader>) -> Result<Flowed, Error> {
        let tables: Vec<Arc<Table>> = readers.iter().map(|reader| Arc::clone(reader.table())).collect();
        let mut sink = Sink::new(self, &tables)?;
        let mut entered = Entered::default();
        let (sender, batches) = sync_channel::<Vec<Batch<Dialable>>>(1);
        std::thread::scope(|scope| {
            let sink = scope.spawn(move || {
                batches.into_iter().flatten().try_for_each(|batch| sink.take(batch)).map(|()| sink)
            });
            let fed = self.feed(readers, &mut entered, &mut |batches| sender.send(batches).is_ok());
            drop(sender);
            let mut sink = sink.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))?;
            fed?;
            sink.account.read(entered.rows.iter().sum());
            sink.account.compute(entered.computed);
            sink.account.leave_out(&select::ROW_FILTERED, entered.dropped);
            sink.finish(entered)
        })
    }

    /// Reads, and sends blocks through the stages; `forward` says no when nobody takes them any more.
    fn feed(
        &self,
        readers: Vec<Reader>,
        entered: &mut Entered,
        forward: &mut dyn FnMut(Vec<Batch<Dialable>>) -> bool,
    ) -> Result<(), Error> {
        let all: u64 = readers.iter().map(|reader| reader.progress().1).sum();
        let mut before = 0;
        for mut reader in readers {
            let mut rows = 0;
            let mut look = Look::at(reader.table(), self.pipeline.home.0);
            let table = Arc::clone(reader.table());
            let blocks = std::iter::from_fn(|| {
                let block = reader.next()?;
                if let Ok(block) = &block {
                    rows += block.len() as u64;
                    look.take(block);
                }
                let so_far = entered.rows.iter().sum::<u64>() + rows;
                (self.progress)(Progress::Read {
                    bytes: before + reader.progress().0,
                    of: all,
                    rows: so_far,
                });
                Some(block.map_err(Error::from))
            });
            let more = match &self.pipeline.sql {
                None => self.through(&table, blocks, forward)?,
                #[cfg(not(feature = "sql"))]
                // Such a pipeline was refused when it was read.
                Some(_) => true,
                #[cfg(feature = "sql")]
                Some(statement) => {
                    let selected =
                        sql::selected(self.pipeline, statement, blocks.collect::<Result<_, _>>()?)?;
                    entered.dropped += selected.dropped;
                    entered.computed += selected.computed;
                    match selected.blocks.first().map(|block| Arc::clone(block.table())) {
                        Some(table) => self.through(&table, selected.blocks.into_iter().map(Ok), forward)?,
                        None => true,
                    }
                }
            };
            before += reader.progress().1;
            entered.rows.push(rows);
            entered.columns.push(look.finish());
            if !more {
                break;
            }
        }
        Ok(())
    }

    /// Sends the blocks of one table through the stages, some at a time.
    fn through(
        &self,
        table: &Table,
        mut blocks: impl Iterator<Item = Result<Block, Error>>,
        forward: &mut dyn FnMut(Vec<Batch<Dialable>>) -> bool,
    ) -> Result<bool, Error> {
        let bound = self.pipeline.bind(table, self.now)?;
        let filter =
            self.filter.as_ref().map(|filter| self.pipeline.bind_filter(filter, table)).transpose()?;
        let at_once = self.pool.current_num_threads() * 2;
        loop {
            let some: Vec<Block> = blocks.by_ref().take(at_once).collect::<Result<_, _>>()?;
            if some.is_empty() {
                return Ok(true);
            }
            let stages = |block| self.stages(block, &bound, filter.as_ref());
            let batches = self.pool.install(|| some.into_par_iter().map(stages).collect());
            if !forward(batches) {
                return Ok(false);
            }
        }
    }

    fn stages(&self, block: Block, bound: &Bound, filter: Option<&select::Bound>) -> Batch<Dialable> {
        let rows = Batch::new(block);
        let chosen = match filter {
            None => rows,
            Some(filter) => select::filter(rows, filter),
        };
        let contacts = normalize::contacts(chosen, &bound.mapping);
        let scrubbed = dedupe::scrub(contacts, self.blacklists);
        validate::dialables(scrubbed, &bound.policy)
    }
}

/// What came in.
#[derive(Debug, Default)]
struct Entered {
    rows: Vec<u64>,
    columns: Vec<Columns>,
    computed: u64,
    dropped: u64,
}
