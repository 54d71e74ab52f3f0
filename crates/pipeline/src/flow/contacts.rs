//! The contacts as they will be dialled, for whoever reviews what goes out: read back from the very bytes of each part when it
//! ends, on a thread of its own.
//!
//! A part has its name only then, for the name tells its content; and what is read from it is what the far end will read.

use crate::Error;
use crate::file::Pipeline;
use crate::spool::Spool;
use report::{ContactsForm, ContactsWriter, Listed};
use serialize::{Charset, Part, parse};
use std::fs::File;
use std::io::{self, BufWriter};
use std::sync::mpsc::{SyncSender, sync_channel};
use std::thread::JoinHandle;
use upload::PlannedPart;

/// How many parts may wait: they are in memory until they are written.
const WAITING: usize = 1;

/// The lists of a plan's contacts under way.
pub(super) struct Contacts<'p> {
    spool: &'p Spool,
    /// Gone once nothing follows.
    parts: Option<SyncSender<(Part, PlannedPart)>>,
    writing: Option<JoinHandle<Result<u64, Failed>>>,
}

/// Which file could not be written, and why.
type Failed = (ContactsForm, io::Error);

impl<'p> Contacts<'p> {
    /// Starts the lists that a pipeline asks for; none where it asks for none.
    pub(super) fn start(spool: &'p Spool, pipeline: &Pipeline) -> Result<Option<Self>, Error> {
        let forms = &pipeline.report.contacts;
        if forms.is_empty() {
            return Ok(None);
        }
        let keys = &pipeline.format.keys;
        let start = |form: &ContactsForm| {
            let file = BufWriter::new(spool.create(form.file())?);
            let writer = ContactsWriter::new(*form, file, keys);
            Ok((*form, writer.map_err(|error| spool.failed(form.file(), error))?))
        };
        let out = forms.iter().map(start).collect::<Result<Vec<_>, Error>>()?;
        let mut writing = Writing { out, charset: pipeline.format.charset, contacts: 0 };
        let (sender, parts) = sync_channel::<(Part, PlannedPart)>(WAITING);
        let write = move || {
            for (part, planned) in parts {
                writing.take(&part, &planned)?;
            }
            writing.finish()
        };
        Ok(Some(Self { spool, parts: Some(sender), writing: Some(std::thread::spawn(write)) }))
    }

    /// Lists the contacts of a part that has ended.
    pub(super) fn take(&mut self, part: Part, planned: PlannedPart) -> Result<(), Error> {
        let sent = self.parts.as_ref().is_some_and(|parts| parts.send((part, planned)).is_ok());
        // The thread has ended: why, it says.
        if sent { Ok(()) } else { self.end().map(drop) }
    }

    /// Ends the lists: they are on disk, whole. Answers how many contacts each holds.
    pub(super) fn finish(mut self) -> Result<u64, Error> {
        self.end()
    }

    fn end(&mut self) -> Result<u64, Error> {
        self.parts = None;
        let Some(writing) = self.writing.take() else { return Ok(0) };
        let written = writing.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        written.map_err(|(form, error)| self.spool.failed(form.file(), error))
    }
}

/// A flow that stopped leaves no thread behind that writes into a directory that is being removed.
impl Drop for Contacts<'_> {
    fn drop(&mut self) {
        self.parts = None;
        if let Some(writing) = self.writing.take() {
            drop(writing.join());
        }
    }
}

/// What the thread holds.
struct Writing {
    out: Vec<(ContactsForm, ContactsWriter<BufWriter<File>>)>,
    charset: Charset,
    contacts: u64,
}

impl Writing {
    fn take(&mut self, part: &Part, planned: &PlannedPart) -> Result<(), Failed> {
        let lines = part.content.split_inclusive(|byte| *byte == b'\n');
        // Each line was added with where it comes from; should one not have been, the count shows it.
        for ((nth, bytes), origin) in (1..).zip(lines).zip(&part.origins) {
            let text = self.charset.decode(bytes.strip_suffix(b"\n").unwrap_or(bytes));
            // A line that does not read back was not let through: the count would show that, too.
            let Some(line) = text.as_deref().and_then(|text| parse(text).ok()) else { continue };
            let listed = Listed {
                list: &planned.name,
                line: nth,
                campaign: line.campaign,
                zone: planned.zone.as_deref().unwrap_or_default(),
                zone_sent: planned.zone_sent.as_deref().unwrap_or_default(),
                number: line.number,
                e164: &origin.main.reveal(),
                kind: origin.main.kind().as_str(),
                alternatives: &line.alternatives.join(":"),
                priority: line.priority.into(),
                agent: line.agent,
                params: line.params.iter().map(|(_, value)| *value).collect(),
                source: &origin.table.source,
                sheet: origin.table.sheet.as_deref().unwrap_or_default(),
                row: origin.row,
            };
            for (form, writer) in &mut self.out {
                writer.contact(&listed).map_err(|error| (*form, error))?;
            }
            self.contacts += 1;
        }
        Ok(())
    }

    fn finish(self) -> Result<u64, Failed> {
        for (form, writer) in self.out {
            let synced = writer.finish().and_then(|file| file.into_inner()?.sync_all());
            synced.map_err(|error| (form, error))?;
        }
        Ok(self.contacts)
    }
}
