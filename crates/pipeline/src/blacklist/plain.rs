//! A list as a file that `ingest` reads, block by block.

use super::columns::Columns;
use super::health::Ailment;
use super::lines::{Line, Lines, Seen};
use crate::file::{BlacklistSpec, HeaderSpec};
use crate::plan::absolute;
use chrono::{DateTime, Utc};
use contact::{Block, column_letters};
use ingest::{Beside, BookKind, Format, Header, Reader};
use normalize::Reading;
use std::path::Path;
use std::time::SystemTime;
use upload::{BlacklistStamp, Stamp};
use words::{Arg, Message, Told as _, message};

/// A list's file as it was before it was read.
pub(super) struct File {
    pub(super) stamp: BlacklistStamp,
    size: u64,
    modified: SystemTime,
}

impl File {
    pub(super) fn of(spec: &BlacklistSpec) -> Result<Self, Ailment> {
        let (size, modified) = size_and_age(&spec.path)?;
        let cannot = |source| unreadable(&ingest::Error::Open { path: spec.path.clone(), source });
        let file = Stamp::of(&spec.path).map_err(cannot)?;
        let max_age_seconds = spec.health.max_age.map(|age| age.as_secs());
        let file = Stamp { path: absolute(&file.path), ..file };
        Ok(Self {
            stamp: BlacklistStamp { file, modified_at: modified.into(), max_age_seconds },
            size,
            modified,
        })
    }

    /// Whether it is still what it was.
    pub(super) fn is_as_it_was(&self) -> Result<(), Ailment> {
        match size_and_age(&self.stamp.file.path) {
            Ok(now) if now == (self.size, self.modified) => Ok(()),
            _ => Err(Ailment {
                what: message!("ailment-written-anew", "it was written anew while it was read"),
                remedy: message!(
                    "ailment-written-anew-do",
                    "run again when it is whole; write it beside its place and rename it"
                )
                .into(),
            }),
        }
    }
}

fn size_and_age(path: &Path) -> Result<(u64, SystemTime), Ailment> {
    let failed = |source| ingest::Error::Open { path: path.to_owned(), source };
    let meta = std::fs::metadata(path).map_err(|source| unreadable(&failed(source)))?;
    if !meta.is_file() {
        let what = if meta.is_dir() {
            message!("ailment-directory", "it is a directory")
        } else {
            message!("ailment-no-file", "it is no file")
        };
        let error = failed(std::io::Error::other(what.to_string()));
        return Err(because(vec![error.told(), what], error.advice()));
    }
    Ok((meta.len(), meta.modified().map_err(|source| unreadable(&failed(source)))?))
}

/// A list that is open, with its columns found.
pub(crate) struct Plain {
    reader: Reader,
    /// The first block, which was looked at to find the columns.
    first: Option<Block>,
    lines: Lines,
}

impl Plain {
    /// Opens a list whose numbers are read so; the clock says which of its lines count no more.
    ///
    /// # Errors
    /// Where it cannot be read, or its columns are not there.
    pub(crate) fn open(spec: &BlacklistSpec, reading: Reading, now: DateTime<Utc>) -> Result<Self, Ailment> {
        let mut reader = ingest::open(&source(spec)).map_err(|error| unreadable(&error))?;
        refuse_page(&spec.path, reader.format())?;
        let first = reader.next().transpose().map_err(|error| unreadable(&error))?;
        let columns = Columns::find(spec, reader.table(), &reader.layout().names, first.as_ref())?;
        Ok(Self { reader, first, lines: Lines::new(columns, reading, now) })
    }

    /// The same, of whom to take off a list: a doubt is no reason to call somebody.
    pub(crate) fn strict(self) -> Self {
        Self { lines: self.lines.strict(), ..self }
    }

    /// Reads it to its end, and gives every number of every line to `hold`.
    ///
    /// # Errors
    /// Where it cannot be read to its end, or a line of it would be left out.
    pub(crate) fn read(self, hold: &mut dyn FnMut(Line<'_>)) -> Result<Seen, Ailment> {
        let Self { mut reader, first, mut lines } = self;
        for block in first.map(Ok).into_iter().chain(&mut reader) {
            let block = block.map_err(|error| unreadable(&error))?;
            if let Some((row, code)) = ingest::first_left_out(&block) {
                return Err(Ailment {
                    what: message!(
                        "ailment-row-left-out",
                        "row {row} would be left out of it: {means}",
                        row = row.to_string(),
                        means = Message::means(code.id, code.means),
                    ),
                    remedy: Message::advice(code.id, code.advice).into(),
                });
            }
            lines.take(&block, hold);
        }
        let not_read = not_read(&reader);
        Ok(Seen { not_read, ..lines.finish() })
    }
}

/// A web page under the name of a text file is what a server says in the place of a list; its tables hold no numbers but by chance.
fn refuse_page(path: &Path, format: &Format) -> Result<(), Ailment> {
    let is_page = matches!(format, Format::Workbook { kind: BookKind::Html, .. });
    let extension = path.extension().map(|extension| extension.to_string_lossy().to_lowercase());
    if is_page && extension.is_some_and(|extension| ["csv", "json", "ndjson", "txt"].contains(&&*extension)) {
        return Err(Ailment {
            what: message!("ailment-web-page", "it is a web page, whatever its name says"),
            remedy: message!(
                "ailment-web-page-do",
                "look at it in a browser: it may say why there is no list; name it .html if its table is the list"
            ).into(),
        });
    }
    Ok(())
}

/// What lies on the sheet of a list and is not read: somebody may have meant it to be.
fn not_read(reader: &Reader) -> Vec<Message> {
    /// More than a title and its notes.
    const MANY: u32 = 10;
    let above = reader.skipped_above();
    let above = (above > MANY)
        .then(|| message!("not-read-above-header", "{rows} rows above its header", rows = above));
    above.into_iter().chain(reader.layout().beside.iter().map(beside)).collect()
}

fn beside(table: &Beside) -> Message {
    let (first, last) = table.columns;
    let (first, last) = (column_letters(first), column_letters(last));
    if table.header_row == 0 {
        return message!(
            "not-read-beside",
            "another table in columns {first} to {last}",
            first = first,
            last = last,
        );
    }
    message!(
        "not-read-beside-named",
        "another table in columns {first} to {last}, row {row}: {names}",
        first = first,
        last = last,
        row = table.header_row.to_string(),
        names = Arg::list(&table.names),
    )
}

/// Where a list is. One whose columns are not named may have no header: the portal's own has none. Then its first line is a number
/// too.
pub(super) fn source(spec: &BlacklistSpec) -> ingest::Source {
    let names: Vec<String> = spec.column_refs().into_iter().map(|column| column.text.clone()).collect();
    ingest::Source {
        sheet: spec.sheet.clone(),
        header: match spec.header {
            HeaderSpec::Row(row) => Header::Row(row),
            HeaderSpec::Found if !names.is_empty() => Header::Naming(names),
            HeaderSpec::None | HeaderSpec::Found => Header::None,
        },
        encoding: spec.encoding,
        delimiter: spec.delimiter,
        ..ingest::Source::at(&spec.path)
    }
}

/// Why a list cannot be read, down to the first cause.
fn unreadable(error: &ingest::Error) -> Ailment {
    because(error.chain(), error.advice())
}

/// That a list cannot be read, and why.
fn because(causes: Vec<Message>, advice: Option<Message>) -> Ailment {
    let cannot = message!("ailment-cannot-be-read", "it cannot be read");
    let and_why = |told, cause| message!("ailment-and-why", "{told}: {cause}", told = told, cause = cause);
    let what = causes.into_iter().fold(cannot, and_why);
    Ailment { what, remedy: advice.unwrap_or_else(as_it_was).into() }
}

pub(super) fn as_it_was() -> Message {
    message!("ailment-as-it-was-do", "bring the list as it was")
}
