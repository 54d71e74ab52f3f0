//! The rows that were left out, into the plan's `rejected.csv` and its workbook: on a thread of its own.

use super::blame::Blame;
use super::tables::Tables;
use super::trace::Taken;
use super::{REJECTED, WORKBOOK, Way};
use crate::Error;
use contact::{Account, Finding, Table};
use report::{Held, LeftOut, Rejected};
use std::collections::HashMap;
use std::fs::File;
use std::io::{self, BufWriter};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::JoinHandle;

/// How many batches may wait: their rows are in memory until they are written.
const WAITING: usize = 2;

/// The files with rows that were left out, under way.
pub(super) struct Rejects<'p> {
    way: &'p Way<'p>,
    tables: Vec<Arc<Table>>,
    /// Once there is a row to be written.
    thread: Option<Thread>,
}

/// The thread that writes.
struct Thread {
    /// Gone once nothing follows.
    words: Option<SyncSender<Word>>,
    writing: Option<JoinHandle<Result<Held, (&'static str, io::Error)>>>,
}

/// What the thread is told.
enum Word {
    Rows(Arc<Taken>),
    /// Nothing follows, and this became of all rows.
    End(Account),
}

impl<'p> Rejects<'p> {
    /// Of rows from these tables.
    pub(super) fn of(way: &'p Way<'p>, tables: &[Arc<Table>]) -> Self {
        Self { way, tables: tables.to_vec(), thread: None }
    }

    /// Takes rows as they went.
    pub(super) fn take(&mut self, taken: &Arc<Taken>) -> Result<(), Error> {
        if taken.rows.left_out().next().is_none() {
            return Ok(());
        }
        self.tell(Word::Rows(Arc::clone(taken)), Some(taken.rows.block().table()))
    }

    /// Ends both files, with what became of all rows: they are on disk, whole. Answers how many rows the workbook holds.
    pub(super) fn finish(mut self, account: Account) -> Result<Held, Error> {
        self.tell(Word::End(account), None)?;
        self.end()
    }

    /// Tells the thread, which starts with the first word: only then is it known whether a statement makes rows that stand in no table.
    fn tell(&mut self, word: Word, first: Option<&Arc<Table>>) -> Result<(), Error> {
        if self.thread.is_none() {
            let made =
                first.filter(|table| self.way.tables.of(table).is_some_and(|known| known.makes_rows()));
            self.tables.extend(made.map(Arc::clone));
            self.thread = Some(Thread::start(self.way, &self.tables)?);
        }
        let words = self.thread.as_ref().and_then(|thread| thread.words.as_ref());
        let told = words.is_some_and(|words| words.send(word).is_ok());
        if told { Ok(()) } else { self.end().map(drop) }
    }

    fn end(&mut self) -> Result<Held, Error> {
        let Some(mut thread) = self.thread.take() else { return Ok(Held::default()) };
        thread.words = None;
        let Some(writing) = thread.writing.take() else { return Ok(Held::default()) };
        let written = writing.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        written.map_err(|(name, error)| self.way.spool.failed(name, error))
    }
}

impl Thread {
    /// Starts both files, with the columns of all tables.
    fn start(way: &Way<'_>, tables: &[Arc<Table>]) -> Result<Self, Error> {
        let spool = way.spool;
        let (csv, book) = (spool.create(REJECTED)?, spool.create(WORKBOOK)?);
        let at = (way.language, way.now);
        let rows = (way.run, &way.telling);
        let rejected = Rejected::new(BufWriter::new(csv), spool.scratch(), tables, rows, at);
        let writing = Writing {
            rejected: rejected.map_err(|error| spool.failed(REJECTED, error))?,
            book,
            blame: Blame::of(way.pipeline),
            tables: way.tables.clone(),
        };
        let (words, told) = sync_channel(WAITING);
        let thread = std::thread::Builder::new().name(report::WRITER.to_owned());
        let thread =
            thread.spawn(move || writing.work(told)).map_err(|error| spool.failed(REJECTED, error))?;
        Ok(Self { words: Some(words), writing: Some(thread) })
    }
}

/// A flow that stopped leaves no thread behind that writes into a directory that is being removed.
impl Drop for Thread {
    fn drop(&mut self) {
        self.words = None;
        if let Some(writing) = self.writing.take() {
            drop(writing.join());
        }
    }
}

/// What the thread holds.
struct Writing {
    rejected: Rejected<BufWriter<File>>,
    book: File,
    blame: Blame,
    tables: Tables,
}

impl Writing {
    fn work(mut self, told: Receiver<Word>) -> Result<Held, (&'static str, io::Error)> {
        for word in told {
            match word {
                Word::Rows(taken) => self.rows(&taken).map_err(|error| (REJECTED, error))?,
                Word::End(account) => return self.finish(&account),
            }
        }
        // The flow was given up, and what was written with it.
        Ok(Held::default())
    }

    /// Writes the rows that somebody may want to mend or to see: not the blank ones, nor those that were not asked for.
    fn rows(&mut self, taken: &Taken) -> io::Result<()> {
        let Taken { rows, .. } = taken;
        let silent = |why: &Finding| [&normalize::ROW_BLANK, &select::ROW_FILTERED].contains(&why.code);
        let left_out: Vec<(u32, &Finding)> = rows.left_out().filter(|(_, why)| !silent(why)).collect();
        let mut noticed: HashMap<u32, Vec<&Finding>> =
            left_out.iter().map(|(position, _)| (*position, Vec::new())).collect();
        for (position, finding) in rows.findings_at() {
            if let Some(of_row) = noticed.get_mut(&position) {
                of_row.push(finding);
            }
        }
        let judged = rows.block().table();
        let known = self.tables.of(judged);
        for (position, why) in left_out {
            let noticed = noticed.get(&position).map_or(&[][..], Vec::as_slice);
            let blamed = &self.blame.to_mend(why.code, judged, rows.block().row(position))[..];
            let source = known.as_ref().and_then(|known| known.source(why.row));
            let (table, row) = source.unwrap_or_else(|| (judged, rows.block().row(position)));
            self.rejected.row(&LeftOut { table, row, judged, why, noticed, blamed })?;
        }
        Ok(())
    }

    fn finish(self, account: &Account) -> Result<Held, (&'static str, io::Error)> {
        let Self { rejected, book, .. } = self;
        let mut out = BufWriter::new(book);
        let (csv, held) =
            rejected.finish(account, &crate::codes(), &mut out).map_err(|error| (WORKBOOK, error))?;
        let synced = |file: BufWriter<File>| file.into_inner()?.sync_all();
        synced(csv).map_err(|error| (REJECTED, error))?;
        synced(out).map_err(|error| (WORKBOOK, error))?;
        Ok(held)
    }
}
