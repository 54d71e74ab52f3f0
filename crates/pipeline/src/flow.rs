//! Rows on their way: blocks from the readers, through the stages in parallel, to the one place that decides in order.

use crate::bind::Bound;
use crate::drift::Look;
use crate::file::{Pipeline, Problem, Problems};
use crate::spool::Spool;
use crate::{Error, Progress};
use chrono::{DateTime, Utc};
use contact::{Account, Batch, Block, Finding, Table};
use dedupe::{Blacklist, Unique};
use ingest::Reader;
use rayon::ThreadPool;
use rayon::iter::{IntoParallelIterator, ParallelIterator};
use report::{Damage, Damaged, Rejected, Tally};
use select::Filter;
use serialize::{Part, Parts, part_name};
use std::collections::{HashMap, HashSet};
use std::fs::File;
use std::io::BufWriter;
use std::path::Path;
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
                    let selected = selected(self.pipeline, statement, blocks.collect::<Result<_, _>>()?)?;
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

/// Where rows become lines and lines parts, in the file's order.
struct Sink<'p> {
    pipeline: &'p Pipeline,
    spool: &'p Spool,
    minute: &'p str,
    unique: Unique,
    writer: serialize::Writer<'p>,
    open: Parts,
    parts: Vec<PlannedPart>,
    rejected: Rejected<BufWriter<File>>,
    tally: Tally,
    damage: Damage,
    account: Account,
    line: Vec<u8>,
}

impl<'p> Sink<'p> {
    fn new(way: &'p Way<'p>, tables: &[Arc<Table>]) -> Result<Self, Error> {
        let file = BufWriter::new(way.spool.create(REJECTED)?);
        let rejected =
            Rejected::new(file, tables).map_err(|error| way.spool.failed(REJECTED, error.into()))?;
        Ok(Self {
            pipeline: way.pipeline,
            spool: way.spool,
            minute: &way.minute,
            unique: Unique::new(way.pipeline.duplicates.within, way.pipeline.duplicates.same),
            writer: serialize::Writer::new(&way.pipeline.format),
            open: Parts::new(way.pipeline.parts),
            parts: Vec::new(),
            rejected,
            tally: Tally::default(),
            damage: Damage::default(),
            account: Account::default(),
            line: Vec::new(),
        })
    }

    fn take(&mut self, rows: Batch<Dialable>) -> Result<(), Error> {
        let rows = self.unique.keep_first(rows);
        let table = rows.block().table();
        let mut changes = Vec::new();
        for phone in &self.pipeline.columns.phones {
            let Some(column) = table.column(&phone.number.text) else { continue };
            let filled = rows.block().rows().filter(|row| !row.cell(column).trim().is_empty());
            self.damage.filled(table, column, filled.count() as u64);
        }
        for (row, dialable) in rows.kept_rows() {
            for phone in &dialable.contact().phones {
                self.damage.read(table, phone.column, row.cell(phone.column), phone.number);
            }
            self.line.clear();
            self.writer.write(dialable, &mut self.line, &mut changes)?;
            if let Some(full) = self.open.add(&dialable.contact().campaign, dialable.zone(), &self.line) {
                self.close(&full)?;
            }
        }
        let why = rows.left_out().map(|(_, why)| why);
        for finding in rows.findings().iter().chain(&changes).chain(why) {
            self.tally.add(finding, table);
            self.damage.noticed(table, finding);
        }
        self.reject(&rows)?;
        rows.settle(&mut self.account);
        Ok(())
    }

    /// Writes the rows that somebody may want to mend or to see: not the blank ones, nor those that were not asked for.
    fn reject(&mut self, rows: &Batch<Dialable>) -> Result<(), Error> {
        let silent = |why: &Finding| [&normalize::ROW_BLANK, &select::ROW_FILTERED].contains(&why.code);
        let left_out: Vec<(u32, &Finding)> = rows.left_out().filter(|(_, why)| !silent(why)).collect();
        let numbers: HashSet<u32> = left_out.iter().map(|(_, why)| why.row).collect();
        let mut noticed: HashMap<u32, Vec<&Finding>> = HashMap::new();
        for finding in rows.findings().iter().filter(|finding| numbers.contains(&finding.row)) {
            noticed.entry(finding.row).or_default().push(finding);
        }
        for (position, why) in left_out {
            let noticed = noticed.get(&why.row).map_or(&[][..], Vec::as_slice);
            let written = self.rejected.row(rows.block(), position, why, noticed);
            written.map_err(|error| self.spool.failed(REJECTED, error.into()))?;
        }
        Ok(())
    }

    fn close(&mut self, part: &Part) -> Result<(), Error> {
        let sha256 = part.digest();
        let zone = part.zone.map(contact::Zone::name);
        let name = part_name(&part.campaign, zone, self.minute, self.parts.len() + 1, &sha256.short(), 1);
        let file = Path::new("parts").join(&name);
        self.spool.write_part(&format!("parts/{name}"), part)?;
        let renamed = part.zone.and_then(|zone| self.pipeline.timezone.rename.get(&zone).cloned());
        self.parts.push(PlannedPart {
            file,
            name,
            campaign: part.campaign.to_string(),
            zone: zone.map(str::to_owned),
            zone_sent: renamed.or_else(|| zone.map(str::to_owned)),
            lines: part.lines,
            bytes: part.content.len() as u64,
            sha256: sha256.to_string(),
        });
        Ok(())
    }

    fn finish(mut self, Entered { rows, columns, .. }: Entered) -> Result<Flowed, Error> {
        let open = std::mem::replace(&mut self.open, Parts::new(self.pipeline.parts));
        open.finish().try_for_each(|part| self.close(&part))?;
        let Self { rejected, spool, account, tally, damage, parts, .. } = self;
        let synced = rejected.finish().and_then(|file| file.into_inner()?.sync_all());
        synced.map_err(|error| spool.failed(REJECTED, error))?;
        let lines: u64 = parts.iter().map(|part| part.lines).sum();
        if !account.adds_up() || lines != account.rows_planned() {
            let read = account.rows_read() + account.rows_computed();
            return Err(Error::DoesNotAddUp { read, accounted: lines + account.left_out_rows() });
        }
        Ok(Flowed { account, tally, damage: damage.columns(), parts, rows, columns })
    }
}

impl Pipeline {
    /// The pipeline's `where`, read.
    pub(crate) fn filter(&self) -> Result<Option<Filter>, Problems> {
        let Some(written) = &self.filter else { return Ok(None) };
        Filter::parse(&written.text).map(Some).map_err(|error| self.problems(self.of_filter(error)))
    }

    /// What is wrong with the pipeline's `where` by itself.
    pub(crate) fn unreadable_filter(&self) -> Option<Problem> {
        Filter::parse(&self.filter.as_ref()?.text).err().map(|error| self.of_filter(error))
    }

    /// What is wrong with the pipeline's `where`, for a table.
    pub(crate) fn filter_problem(&self, table: &Table) -> Option<Problem> {
        let bound = Filter::parse(&self.filter.as_ref()?.text).and_then(|filter| filter.bind(table));
        bound.err().map(|error| self.of_filter(error))
    }

    fn bind_filter(&self, filter: &Filter, table: &Table) -> Result<select::Bound, Problems> {
        filter.bind(table).map_err(|error| self.problems(self.of_filter(error)))
    }

    fn of_filter(&self, error: select::FilterError) -> Problem {
        let written = self.filter.as_ref();
        let span = written.map_or(0..0, |written| written.inside(&self.text, error.span));
        Problem::new(error.message, span).maybe_help(error.help)
    }

    fn problems(&self, problem: Problem) -> Problems {
        Problems::new(&self.path, &self.text, vec![problem])
    }
}

/// What an SQL statement chose.
#[cfg(feature = "sql")]
struct Selected {
    blocks: Vec<Block>,
    dropped: u64,
    computed: u64,
}

#[cfg(feature = "sql")]
fn selected(pipeline: &Pipeline, statement: &crate::Written, source: Vec<Block>) -> Result<Selected, Error> {
    let tables = pipeline.tables.iter().map(|(name, path)| Ok((name.clone(), extra(path)?)));
    let tables = tables.collect::<Result<Vec<_>, Error>>()?;
    let selected = select::sql(&statement.text, &source, tables).map_err(|error| {
        let span = error.span().map_or(statement.span.clone(), |span| statement.inside(&pipeline.text, span));
        let problem = Problem::new(error.to_string(), span).maybe_help(error.hint());
        Problems::new(&pipeline.path, &pipeline.text, vec![problem])
    })?;
    Ok(Selected {
        blocks: selected.blocks,
        dropped: selected.dropped.len() as u64,
        computed: selected.computed,
    })
}

/// A table that the statement names beside `source`: Parquet keeps its types, everything else is text.
#[cfg(feature = "sql")]
fn extra(path: &Path) -> Result<select::Extra, Error> {
    let unreadable = |source| Error::Input(ingest::Error::Open { path: path.to_owned(), source });
    if path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("parquet")) {
        return Ok(select::Extra::Parquet(std::fs::read(path).map_err(unreadable)?));
    }
    let blocks: Vec<Block> = ingest::open(&ingest::Source::at(path))?.collect::<Result<_, _>>()?;
    match blocks.iter().find_map(ingest::first_left_out) {
        Some((row, code)) => {
            Err(Error::Input(ingest::Error::RowLeftOut { path: path.to_owned(), row, code }))
        }
        None => Ok(select::Extra::Text(blocks)),
    }
}
