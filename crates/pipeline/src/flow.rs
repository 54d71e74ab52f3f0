//! Rows on their way: blocks from the readers, through the stages in parallel, to the one place that decides in order.

mod blame;
mod calls;
mod choice;
mod contacts;
mod earlier;
mod rejects;
mod screen;
mod sink;

#[cfg(feature = "sql")]
mod sql;
mod tables;
mod trace;

pub(crate) use earlier::Before;
pub(crate) use tables::Tables;

use calls::Timing;
use sink::Sink;
use tables::Known;

use crate::bind::Bound;
use crate::drift::{Look, Looked};
use crate::file::Pipeline;
use crate::fixing::{Fixing, Survey};
use crate::guards::{Watch, Watched};
use crate::spool::Spool;
use crate::{Error, Progress, Stage};
use chrono::{DateTime, Utc};
use contact::{Account, Batch, Block, Table};
use dedupe::{Blacklist, Refusals, Unique};
use ingest::Reader;
use rayon::ThreadPool;
use rayon::iter::{IntoParallelIterator, ParallelIterator};
use report::{AgentScreen, Damaged, Dialled, Held, Lost, Tally, Telling};
use select::Filter;

use std::sync::Arc;
use std::sync::mpsc::sync_channel;
use upload::PlannedPart;
use validate::Dialable;
use words::Language;

/// The file with the rows that will not be called.
pub(crate) const REJECTED: &str = "rejected.csv";
/// The workbook to mend them in.
pub(crate) const WORKBOOK: &str = "rejected.xlsx";

/// What came out at the end.
#[derive(Debug)]
pub(crate) struct Flowed {
    pub(crate) account: Account,
    pub(crate) tally: Tally,
    pub(crate) damage: Vec<Damaged>,
    pub(crate) lost: Vec<Lost>,
    pub(crate) parts: Vec<PlannedPart>,
    /// How many contacts have a main number that never went to the instance; nothing where nothing ever did.
    pub(crate) never_seen: Option<u64>,
    /// How many rows the workbook holds.
    pub(crate) held: Held,
    /// Rows read from each input, in order.
    pub(crate) rows: Vec<u64>,
    /// Which inputs are rows that were left out before, all of them, in order.
    pub(crate) again: Vec<bool>,
    /// The lines of the numbers that rows refuse; some may stand there several times.
    pub(crate) refused: Vec<u64>,
    /// What the contacts are that will be dialled; groups and hours are not in it yet.
    pub(crate) dialled: Dialled,
    /// How some of them will look to the agent.
    pub(crate) screens: Vec<AgentScreen>,
    /// The columns of each input, in order.
    pub(crate) columns: Vec<Looked>,
    /// What was seen of each input, in order.
    pub(crate) watched: Vec<Watched>,
}

/// What all tables share on the way.
pub(crate) struct Way<'p> {
    pub(crate) pipeline: &'p Pipeline,
    pub(crate) filter: Option<Filter>,
    pub(crate) blacklists: &'p [Blacklist],
    pub(crate) before: Before,
    pub(crate) spool: &'p Spool,
    pub(crate) now: DateTime<Utc>,
    pub(crate) language: Language,
    pub(crate) minute: String,
    /// The run's name.
    pub(crate) run: &'p str,
    /// By which columns a row is told to be changed.
    pub(crate) telling: Telling,
    /// What the inputs say that are rows that were left out before, in order.
    pub(crate) surveys: Vec<Option<Arc<Survey>>>,
    pub(crate) pool: ThreadPool,
    /// What the tables of the pass under way are beside lists.
    pub(crate) tables: Tables,
    pub(crate) progress: &'p (dyn Fn(Progress<'_>) + Sync),
}

/// What earlier passes over the inputs taught.
struct Learnt {
    refusals: Refusals,
    unique: Unique,
}

impl Way<'_> {
    /// Takes every row of every reader to its part or its reason.
    ///
    /// What is right for a row may depend on rows behind it: one may refuse its number, or be the one of two duplicates that is
    /// dialled. So the inputs are read again where that is so, three times at most; `reopen` opens them.
    pub(crate) fn flow(
        &self,
        readers: Vec<Reader>,
        reopen: &dyn Fn() -> Result<Vec<Reader>, Error>,
    ) -> Result<Flowed, Error> {
        let unique = || Unique::new(self.pipeline.duplicates.rows, self.now);
        let mut learnt = Learnt { refusals: Refusals::default(), unique: unique() };
        let (mut readers, mut nth) = (Some(readers), 0);
        loop {
            nth += 1;
            let readers = readers.take().map_or_else(reopen, Ok)?;
            let Learnt { refusals, unique: mut deciding } = learnt;
            if deciding.must_learn() {
                let learn = |rows| {
                    deciding.learn(&self.not_again(rows)?);
                    Ok(())
                };
                let entered = self.pass(nth, readers, &refusals, learn)?;
                deciding.learnt();
                learnt = Learnt { refusals, unique: deciding };
                if learnt.refuse(&entered.refused) {
                    learnt.unique = unique();
                }
                continue;
            }
            let tables: Vec<Arc<Table>> = readers.iter().map(|reader| Arc::clone(reader.table())).collect();
            let mut sink = Sink::new(self, &tables)?;
            let decide = |rows| {
                let rows = deciding.decide(self.not_again(rows)?);
                if deciding.is_contradicted() { Ok(()) } else { sink.take(rows) }
            };
            let entered = self.pass(nth, readers, &refusals, decide)?;
            learnt = Learnt { refusals, unique: unique() };
            if !learnt.refuse(&entered.refused) {
                match deciding.again() {
                    None => {
                        let flowed = sink.finish(entered)?;
                        (self.progress)(Progress::Done(Stage::Rows));
                        return Ok(flowed);
                    }
                    Some(unique) => learnt.unique = unique,
                }
            }
            drop(sink);
            self.spool.clear()?;
        }
    }

    /// Leaves out who went before.
    fn not_again(&self, rows: Batch<Dialable>) -> Result<Batch<Dialable>, Error> {
        let known = self.tables.of(rows.block().table());
        self.before.not_again(rows, known.as_ref())
    }

    /// Takes every row of every reader through the stages, and gives them to `take` in the file's order.
    ///
    /// Blocks go through the stages a few at a time, in parallel; `take` is on a thread of its own. So the result is the same with
    /// one thread or many, and memory does not grow with the file.
    fn pass(
        &self,
        nth: u32,
        readers: Vec<Reader>,
        refusals: &Refusals,
        take: impl FnMut(Batch<Dialable>) -> Result<(), Error> + Send,
    ) -> Result<Entered, Error> {
        let mut entered = Entered { pass: nth, ..Entered::default() };
        let (sender, batches) = sync_channel::<Vec<Batch<Dialable>>>(1);
        std::thread::scope(|scope| {
            let sink = scope.spawn(move || batches.into_iter().flatten().try_for_each(take));
            let mut forward = |batches| sender.send(batches).is_ok();
            let fed = self.feed(readers, refusals, &mut entered, &mut forward);
            drop(sender);
            sink.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))?;
            fed
        })?;
        Ok(entered)
    }

    /// Reads, and sends blocks through the stages; `forward` says no when nobody takes them any more.
    fn feed(
        &self,
        readers: Vec<Reader>,
        refusals: &Refusals,
        entered: &mut Entered,
        forward: &mut dyn FnMut(Vec<Batch<Dialable>>) -> bool,
    ) -> Result<(), Error> {
        let all: u64 = readers.iter().map(|reader| reader.progress().1).sum();
        let mut before = 0;
        self.tables.clear();
        self.before.begin();
        let surveys = self.surveys.iter().map(Option::as_ref).chain(std::iter::repeat(None));
        for (mut reader, survey) in readers.into_iter().zip(surveys) {
            let mut rows = 0;
            let mut look = Look::at(reader.table(), self.pipeline);
            let mut watch = Watch::at(reader.table(), self.pipeline);
            let table = Arc::clone(reader.table());
            let fixing = survey.and_then(|survey| Fixing::of(&table, survey, &self.telling));
            if fixing.is_some() {
                self.tables.add(Known::read(Arc::clone(&table), fixing.clone()));
            }
            let (rows_before, pass) = (entered.rows.iter().sum::<u64>(), entered.pass);
            let blocks = std::iter::from_fn(|| {
                let block = reader.next()?;
                let block = match &fixing {
                    None => block,
                    Some(fixing) => block.map(|block| fixing.block(&block)),
                };
                if let Ok(block) = &block {
                    rows += block.len() as u64;
                    look.take(block);
                    watch.take(block);
                }
                (self.progress)(Progress::Read {
                    bytes: before + reader.progress().0,
                    of: all,
                    rows: rows_before + rows,
                    pass,
                });
                Some(block.map_err(Error::from))
            });
            let more = self.take_in((&table, fixing.clone()), blocks, refusals, entered, forward)?;
            before += reader.progress().1;
            entered.rows.push(rows);
            entered.again.push(survey.is_some_and(|survey| survey.is_whole));
            entered.columns.push(look.finish());
            entered.watched.push(watch.finish());
            if !more {
                break;
            }
        }
        Ok(())
    }

    /// What the pipeline's statement makes of the rows of an input.
    #[cfg(feature = "sql")]
    fn selected(
        &self,
        statement: &crate::Written,
        (source, fixing): (Vec<Block>, Option<Fixing>),
        entered: &mut Entered,
    ) -> Result<Vec<Block>, Error> {
        let without = fixing.as_ref().map(|fixing| fixing.without_ours(&source));
        let selected = sql::selected(self.pipeline, statement, without.as_deref().unwrap_or(&source))?;
        entered.dropped += selected.dropped;
        entered.computed += selected.computed;
        if let Some(known) = Known::made(&selected.blocks, fixing, source) {
            self.tables.add(known);
        }
        Ok(selected.blocks)
    }

    /// Takes in the rows of one input, or what the statement makes of them; answers whether more are taken.
    fn take_in(
        &self,
        (table, fixing): (&Arc<Table>, Option<Fixing>),
        blocks: impl Iterator<Item = Result<Block, Error>>,
        refusals: &Refusals,
        entered: &mut Entered,
        forward: &mut dyn FnMut(Vec<Batch<Dialable>>) -> bool,
    ) -> Result<bool, Error> {
        Ok(match &self.pipeline.sql {
            None => {
                let (more, refused) = self.through(table, blocks, refusals, forward)?;
                entered.refused.extend(refused);
                more
            }
            #[cfg(not(feature = "sql"))]
            // Such a pipeline was refused when it was read.
            Some(_) => {
                drop(fixing);
                true
            }
            #[cfg(feature = "sql")]
            Some(statement) => {
                let source: Vec<Block> = blocks.collect::<Result<_, _>>()?;
                // Who refuses may not be among those whom the statement chooses.
                let mapping = self.pipeline.mapping(table);
                let rows = source.iter().flat_map(Block::rows);
                entered.refused.extend(rows.flat_map(|row| normalize::refusals(row, &mapping)));
                let blocks = self.selected(statement, (source, fixing), entered)?;
                match blocks.first().map(|block| Arc::clone(block.table())) {
                    Some(table) => {
                        let blocks = blocks.into_iter().map(Ok);
                        let (more, refused) = self.through(&table, blocks, refusals, forward)?;
                        entered.refused.extend(refused);
                        more
                    }
                    None => true,
                }
            }
        })
    }

    /// Sends the blocks of one table through the stages, some at a time; answers whether more are taken, and the lines of the
    /// numbers that rows refuse.
    fn through(
        &self,
        table: &Table,
        mut blocks: impl Iterator<Item = Result<Block, Error>>,
        refusals: &Refusals,
        forward: &mut dyn FnMut(Vec<Batch<Dialable>>) -> bool,
    ) -> Result<(bool, Vec<u64>), Error> {
        let bound = self.pipeline.bind(table, self.now)?;
        let filter =
            self.filter.as_ref().map(|filter| self.pipeline.bind_filter(filter, table)).transpose()?;
        let at_once = self.pool.current_num_threads() * 2;
        let mut refused = Vec::new();
        loop {
            let some: Vec<Block> = blocks.by_ref().take(at_once).collect::<Result<_, _>>()?;
            if some.is_empty() {
                return Ok((true, refused));
            }
            let stages = |block| self.stages(block, &bound, filter.as_ref(), refusals);
            let (batches, lines): (Vec<_>, Vec<_>) =
                self.pool.install(|| some.into_par_iter().map(stages).unzip());
            refused.extend(lines.into_iter().flatten());
            if !forward(batches) {
                return Ok((false, refused));
            }
        }
    }

    fn stages(
        &self,
        block: Block,
        bound: &Bound,
        filter: Option<&select::Bound>,
        refusals: &Refusals,
    ) -> (Batch<Dialable>, Vec<u64>) {
        let rows = Batch::new(block);
        let chosen = match filter {
            None => rows,
            Some(filter) => select::filter(rows, filter),
        };
        let contacts = normalize::contacts(chosen, &bound.mapping);
        // Whatever it is that leaves a row out, what it refuses is refused.
        let left_out = contacts.left_out().map(|(position, _)| contacts.block().row(position));
        let refused = left_out.flat_map(|row| normalize::refusals(row, &bound.mapping)).collect();
        let known = self.tables.of(contacts.block().table());
        let scrubbed = self.before.heed(dedupe::scrub(contacts, self.blacklists), refusals, known.as_ref());
        (self.at_their_moments(validate::dialables(scrubbed, &bound.policy)), refused)
    }

    /// Leaves out whose moment is past, or none that a call may have, where each call has a moment.
    fn at_their_moments(&self, rows: Batch<Dialable>) -> Batch<Dialable> {
        match Timing::of(self.pipeline, rows.block().table(), self.now) {
            Some(timing) => timing.to_come(rows),
            None => rows,
        }
    }
}

impl Learnt {
    /// Enters what rows refuse; answers whether any of it is new.
    fn refuse(&mut self, lines: &[u64]) -> bool {
        // All of them, not only up to the first that is new.
        lines.iter().filter(|line| self.refusals.enter(**line)).count() > 0
    }
}

/// What came in.
#[derive(Debug, Default)]
struct Entered {
    /// For the how manyth time the inputs are read.
    pass: u32,
    rows: Vec<u64>,
    again: Vec<bool>,
    columns: Vec<Looked>,
    watched: Vec<Watched>,
    computed: u64,
    dropped: u64,
    /// The lines of the numbers that rows refuse.
    refused: Vec<u64>,
}
