//! What becomes of every row, into the plan's trace: formatted and compressed on a thread of its own.

use crate::Error;
use crate::file::Pipeline;
use crate::spool::Spool;
use contact::{Batch, Finding, Row, Table};
use report::{
    Noticed, TRACE, TraceHead, TraceWriter, TracedCell, TracedFate, TracedGroup, TracedRow, TracedTable,
};
use std::borrow::Cow;
use std::fs::File;
use std::io::{self, BufWriter};
use std::sync::Arc;
use std::sync::mpsc::{SyncSender, sync_channel};
use std::thread::JoinHandle;
use validate::Dialable;
use words::Message;

/// How many batches may wait: their rows are in memory until they are written.
const WAITING: usize = 2;

/// Rows as they went, and what was noticed while their lines were written.
pub(super) struct Taken {
    pub(super) rows: Batch<Dialable>,
    /// Each with its row's position.
    pub(super) changes: Vec<(u32, Finding)>,
}

/// The trace of a plan under way.
pub(super) struct Trace<'p> {
    spool: &'p Spool,
    /// Gone once nothing follows.
    batches: Option<SyncSender<Arc<Taken>>>,
    writing: Option<JoinHandle<io::Result<()>>>,
}

impl<'p> Trace<'p> {
    /// Starts the trace.
    pub(super) fn start(spool: &'p Spool, pipeline: &Pipeline) -> Result<Self, Error> {
        let head = TraceHead {
            region: pipeline.home.0.to_string(),
            area_code: pipeline.numbers.area_code.clone(),
            guesses: pipeline.numbers.guess.iter().map(|guess| guess.name().to_owned()).collect(),
            sql: pipeline.sql.is_some(),
        };
        let columns = &pipeline.columns.phones;
        let phones = columns
            .iter()
            .map(|phone| (phone.number.text.clone(), phone.ddd.as_ref().map(|ddd| ddd.text.clone())));
        let file = spool.create(TRACE)?;
        let mut writing = Writing {
            out: TraceWriter::new(BufWriter::new(file), &head).map_err(|error| spool.failed(TRACE, error))?,
            phones: phones.collect(),
            table: None,
        };
        let (batches, taken) = sync_channel::<Arc<Taken>>(WAITING);
        let work = move || {
            taken.into_iter().try_for_each(|taken| writing.take(&taken))?;
            writing.finish()
        };
        Ok(Self { spool, batches: Some(batches), writing: Some(std::thread::spawn(work)) })
    }

    /// Takes rows as they went: planned ones in the order of their lines.
    pub(super) fn take(&mut self, taken: Arc<Taken>) -> Result<(), Error> {
        let taken = self.batches.as_ref().is_some_and(|batches| batches.send(taken).is_ok());
        if taken { Ok(()) } else { self.end() }
    }

    /// Ends the trace: it is on disk, whole.
    pub(super) fn finish(mut self) -> Result<(), Error> {
        self.end()
    }

    fn end(&mut self) -> Result<(), Error> {
        self.batches = None;
        let Some(writing) = self.writing.take() else { return Ok(()) };
        let written = writing.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        written.map_err(|error| self.spool.failed(TRACE, error))
    }
}

/// A flow that stopped leaves no thread behind that writes into a directory that is being removed.
impl Drop for Trace<'_> {
    fn drop(&mut self) {
        self.batches = None;
        if let Some(writing) = self.writing.take() {
            drop(writing.join());
        }
    }
}

/// What the thread holds.
struct Writing {
    out: TraceWriter<BufWriter<File>>,
    /// The names of the phone columns, and of those with their area codes.
    phones: Vec<(String, Option<String>)>,
    /// The table under way.
    table: Option<TracedTable>,
}

impl Writing {
    fn take(&mut self, Taken { rows, changes }: &Taken) -> io::Result<()> {
        let table = self.table_of(rows.block().table())?;
        let changes = changes.iter().map(|(position, finding)| (*position, finding));
        let mut noticed: Vec<(u32, &Finding)> = rows.findings_at().chain(changes).collect();
        noticed.sort_by_key(|(position, _)| *position);
        let mut kept = rows.kept_rows().peekable();
        let mut left_out = rows.left_out();
        for row in rows.block().rows() {
            let fate = match kept.next_if(|(kept, _)| kept.position() == row.position()) {
                Some((_, dialable)) => planned(dialable),
                None => match left_out.next() {
                    Some((_, why)) => TracedFate::LeftOut(as_noticed(why)),
                    // Every row is kept or left out.
                    None => break,
                },
            };
            let cells = cells(row, &table);
            let says_nothing = cells.iter().all(|cell| cell.number.trim().is_empty());
            if says_nothing && matches!(fate, TracedFate::LeftOut(_)) {
                continue;
            }
            let first = noticed.partition_point(|(position, _)| *position < row.position());
            let of_row = noticed[first..].iter().take_while(|(position, _)| *position == row.position());
            let noticed = of_row.map(|(_, finding)| as_noticed(finding)).collect();
            self.out.row(&table, &TracedRow { row: row.number(), cells, fate, noticed });
        }
        self.table = Some(table);
        self.out.flush()
    }

    /// The table of rows, as the trace holds it; says so in the trace where it is another than before.
    fn table_of(&mut self, table: &Arc<Table>) -> io::Result<TracedTable> {
        if let Some(last) = self.table.take().filter(|last| Arc::ptr_eq(&last.table, table)) {
            return Ok(last);
        }
        let column = |(number, ddd): &(String, Option<String>)| {
            Some((table.column(number)?, ddd.as_ref().and_then(|ddd| table.column(ddd))))
        };
        // A table without a column of the pipeline was refused when the pipeline was bound to it.
        let phones = self.phones.iter().filter_map(column).collect();
        let traced = TracedTable { table: Arc::clone(table), phones };
        self.out.table(&traced)?;
        Ok(traced)
    }

    fn finish(self) -> io::Result<()> {
        self.out.finish()?.into_inner()?.sync_all()
    }
}

fn cells<'r>(row: Row<'r>, table: &TracedTable) -> Vec<TracedCell<'r>> {
    let cell = |(number, ddd): &(u16, Option<u16>)| TracedCell {
        number: row.cell(*number),
        ddd: ddd.map_or("", |ddd| row.cell(ddd)),
    };
    table.phones.iter().map(cell).collect()
}

fn planned(dialable: &Dialable) -> TracedFate<'_> {
    let contact = dialable.contact();
    let group = TracedGroup {
        campaign: Cow::Borrowed(&contact.campaign),
        zone: dialable.zone().map(|zone| Cow::Borrowed(zone.name())),
        why: dialable.zone_why(),
    };
    let phones = contact.phones.iter().map(|phone| (phone.column, phone.number.key())).collect();
    TracedFate::Planned { group, phones }
}

fn as_noticed(finding: &Finding) -> Noticed<'_> {
    Noticed {
        code: Cow::Borrowed(finding.code.id),
        severity: finding.severity,
        column: finding.column,
        seen: Cow::Borrowed(&finding.seen),
        became: finding.became.as_deref().map(Cow::Borrowed),
        by: finding.by.as_deref().map(kept),
    }
}

/// Who says so, as a trace keeps it: what was mended by its rule's name, for most numbers of a list may have been mended.
fn kept(by: &Message) -> Cow<'_, str> {
    match by.id().strip_prefix("repair-") {
        Some(rule) => rule.into(),
        None => by.kept().into(),
    }
}
