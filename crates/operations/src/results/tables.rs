//! The files: every record as it was read, and every contact with what came of it; written beside their places and renamed into them.

use super::calls::Calls;
use super::people::Person;
use super::spool::Joined;
use super::trouble::Trouble;
use crate::Error;
use report::{Cell, ContactsForm, Holds, Table};
use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use ucontact::CallRecord;
use upload::SentList;

/// The object for machines, by which it is also known that the files are ours.
pub(super) const SUMMARY: &str = "results.json";

const FORMS: [(ContactsForm, &str); 2] = [(ContactsForm::Csv, "csv"), (ContactsForm::Parquet, "parquet")];

const RECORDS: [(&str, Holds); 43] = [
    ("id", Holds::Text),
    ("calldate", Holds::Moment),
    ("server_zone", Holds::Text),
    ("guid", Holds::Text),
    ("campaign", Holds::Text),
    ("dialerbase", Holds::Text),
    ("run", Holds::Text),
    ("line", Holds::Count),
    ("zone", Holds::Text),
    ("joined", Holds::Text),
    ("src", Holds::Text),
    ("dst", Holds::Text),
    ("disposition", Holds::Text),
    ("note", Holds::Text),
    ("duration", Holds::Count),
    ("billsec", Holds::Count),
    ("peeraccount", Holds::Text),
    ("causecode", Holds::Text),
    ("direction", Holds::Text),
    ("finishtime", Holds::Moment),
    ("rating", Holds::Count),
    ("clid", Holds::Text),
    ("dcontext", Holds::Text),
    ("channel", Holds::Text),
    ("dstchannel", Holds::Text),
    ("lastapp", Holds::Text),
    ("lastdata", Holds::Text),
    ("amaflags", Holds::Count),
    ("accountcode", Holds::Text),
    ("userfield", Holds::Text),
    ("uniqueid", Holds::Text),
    ("type", Holds::Text),
    ("carrier", Holds::Text),
    ("linkedid", Holds::Text),
    ("sequence", Holds::Count),
    ("charged_balance", Holds::Text),
    ("real_balance", Holds::Text),
    ("contact", Holds::Text),
    ("parandvalues", Holds::Text),
    ("alternatives", Holds::Text),
    ("quality", Holds::Count),
    ("other", Holds::Text),
    ("row", Holds::Text),
];

const CONTACTS: [(&str, Holds); 17] = [
    ("run", Holds::Text),
    ("list", Holds::Text),
    ("line", Holds::Whole),
    ("row", Holds::Text),
    ("campaign", Holds::Text),
    ("zone", Holds::Text),
    ("number", Holds::Text),
    ("alternatives", Holds::Text),
    ("attempts", Holds::Count),
    ("records", Holds::Count),
    ("first_call", Holds::Moment),
    ("last_call", Holds::Moment),
    ("outcome", Holds::Text),
    ("note", Holds::Text),
    ("answered_at", Holds::Moment),
    ("answered_number", Holds::Text),
    ("seconds", Holds::Count),
];

/// A table in both forms, under way.
struct Both {
    tables: Vec<(Table<BufWriter<File>>, PathBuf)>,
    directory: PathBuf,
}

impl Both {
    fn new(directory: &Path, stem: &str, columns: &[(&str, Holds)]) -> Result<Self, Error> {
        let mut tables = Vec::new();
        for (form, ending) in FORMS {
            let name = PathBuf::from(format!("{stem}.{ending}"));
            let path = partial(directory, &name);
            let table = private(&path).and_then(|file| Table::new(form, BufWriter::new(file), columns));
            tables.push((table.map_err(|source| Trouble::File { path, source }.into_error())?, name));
        }
        Ok(Self { tables, directory: directory.to_owned() })
    }

    fn row(&mut self, cells: &[Cell<'_>]) -> Result<(), Error> {
        for (table, name) in &mut self.tables {
            let failed = |source| Trouble::File { path: self.directory.join(&*name), source }.into_error();
            table.row(cells).map_err(failed)?;
        }
        Ok(())
    }

    /// Ends the files, which still stand beside their places.
    fn finish(self) -> Result<Vec<PathBuf>, Error> {
        let mut names = Vec::new();
        for (table, name) in self.tables {
            let file =
                table.finish().and_then(|file| file.into_inner().map_err(io::IntoInnerError::into_error));
            let synced = file.and_then(|file| file.sync_all());
            synced
                .map_err(|source| Trouble::File { path: self.directory.join(&name), source }.into_error())?;
            names.push(name);
        }
        Ok(names)
    }
}

/// The tables of a question, under way.
pub(super) struct Tables {
    directory: PathBuf,
    records: Both,
    contacts: Both,
    zone: String,
}

impl Tables {
    /// Starts them in a directory that is new, or holds what this command wrote.
    pub(super) fn start(directory: &Path, zone: &str) -> Result<Self, Error> {
        let failed = |source| Trouble::File { path: directory.to_owned(), source }.into_error();
        upload::make_directory(directory).map_err(failed)?;
        if !is_ours(directory) {
            let files = FORMS.iter().flat_map(|(_, ending)| {
                ["results", "contacts"].map(|stem| directory.join(format!("{stem}.{ending}")))
            });
            let others = [SUMMARY, report::RESULTS_PAGE].map(|name| directory.join(name));
            if let Some(path) = files.chain(others).find(|path| path.exists()) {
                return Err(Trouble::Taken { path }.into_error());
            }
        }
        Ok(Self {
            directory: directory.to_owned(),
            records: Both::new(directory, "results", &RECORDS)?,
            contacts: Both::new(directory, "contacts", &CONTACTS)?,
            zone: zone.to_owned(),
        })
    }

    /// A record, as it was read.
    pub(super) fn record(&mut self, record: &CallRecord, joined: &Joined) -> Result<(), Error> {
        let other = if record.other.is_empty() {
            String::new()
        } else {
            serde_json::Value::Object(record.other.clone()).to_string()
        };
        let text = |text: &'_ Option<String>| text.clone().unwrap_or_default();
        let count = |count: Option<u64>| count.and_then(|count| i64::try_from(count).ok());
        let texts = [
            text(&record.id),
            self.zone.clone(),
            text(&record.guid),
            text(&record.campaign),
            text(&record.dialerbase),
            text(&joined.run),
            text(&joined.zone),
            joined.became.clone(),
            text(&record.source),
            text(&record.destination),
            text(&record.disposition),
            text(&record.note),
            text(&record.peeraccount),
            text(&record.causecode),
            text(&record.direction),
            text(&record.clid),
            text(&record.dcontext),
            text(&record.channel),
            text(&record.dstchannel),
            text(&record.lastapp),
            text(&record.lastdata),
            text(&record.accountcode),
            text(&record.userfield),
            text(&record.uniqueid),
            text(&record.kind),
            text(&record.carrier),
            text(&record.linkedid),
            text(&record.charged_balance),
            text(&record.real_balance),
            text(&record.contact),
            text(&record.parandvalues),
            text(&record.alternatives),
            other,
            text(&joined.row),
        ];
        let counts = [
            joined.line.map(i64::from),
            count(record.duration),
            count(record.billsec),
            record.rating,
            record.amaflags,
            record.sequence,
            record.quality,
        ];
        let (mut texts, mut counts) = (texts.iter(), counts.into_iter());
        let mut moments = [record.calldate, record.finishtime].into_iter();
        let cells: Vec<Cell<'_>> = RECORDS
            .iter()
            .map(|(_, holds)| match holds {
                Holds::Count | Holds::Whole => Cell::Count(counts.next().flatten()),
                Holds::Moment => Cell::Moment(moments.next().flatten()),
                Holds::Text => Cell::Text(texts.next().map_or("", String::as_str)),
            })
            .collect();
        self.records.row(&cells)
    }

    /// A contact, and what came of the calls to it.
    pub(super) fn contact(
        &mut self,
        (list, zone, line): (&SentList, &str, u32),
        person: &Person,
        calls: &Calls,
    ) -> Result<(), Error> {
        let count = |count: u64| Cell::Count(i64::try_from(count).ok());
        let alternatives = person.alternatives.join(":");
        self.contacts.row(&[
            Cell::Text(&list.run),
            Cell::Text(list.names.last().map_or("", String::as_str)),
            Cell::Whole(line),
            Cell::Text(&person.row),
            Cell::Text(&list.campaign),
            Cell::Text(zone),
            Cell::Text(&person.number),
            Cell::Text(&alternatives),
            count(calls.attempts()),
            count(calls.records),
            Cell::Moment(calls.first),
            Cell::Moment(calls.last),
            Cell::Text(&calls.outcome),
            Cell::Text(&calls.note),
            Cell::Moment(calls.answered),
            Cell::Text(&calls.answered_at),
            count(calls.spoken()),
        ])
    }

    /// Ends the tables, and puts all files in their places, the one that says they are ours first.
    pub(super) fn finish(self, summary: &str, page: &str) -> Result<(), Error> {
        let names = [self.records.finish()?, self.contacts.finish()?].concat();
        replace(&self.directory.join(SUMMARY), summary.as_bytes())?;
        for name in names {
            let path = self.directory.join(&name);
            let renamed = std::fs::rename(partial(&self.directory, &name), &path);
            renamed.map_err(|source| Trouble::File { path, source }.into_error())?;
        }
        replace(&self.directory.join(report::RESULTS_PAGE), page.as_bytes())?;
        let synced = File::open(&self.directory).and_then(|directory| directory.sync_all());
        synced.map_err(|source| Trouble::File { path: self.directory.clone(), source }.into_error())
    }
}

/// The names of all files.
pub(super) fn file_names() -> Vec<String> {
    let tables = ["contacts", "results"]
        .iter()
        .flat_map(|stem| FORMS.iter().map(move |(_, ending)| format!("{stem}.{ending}")));
    tables.chain([SUMMARY.to_owned(), report::RESULTS_PAGE.to_owned()]).collect()
}

/// Whether a directory holds what this command wrote before.
fn is_ours(directory: &Path) -> bool {
    let text = std::fs::read(directory.join(SUMMARY)).unwrap_or_default();
    let summary: Option<serde_json::Value> = serde_json::from_slice(&text).ok();
    summary.is_some_and(|summary| summary.get("records").is_some() && summary.get("program").is_some())
}

/// Where a file stands while it is written.
fn partial(directory: &Path, name: &Path) -> PathBuf {
    directory.join(format!(".{}.partial", name.display()))
}

fn private(path: &Path) -> io::Result<File> {
    OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(path)
}

/// Puts a file in the place of what stands there, whole, for its owner alone.
pub(super) fn replace(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let failed = |source| Trouble::File { path: path.to_owned(), source }.into_error();
    let directory = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let name = path.file_name().map(PathBuf::from).unwrap_or_default();
    let beside = partial(directory, &name);
    let mut file = private(&beside).map_err(failed)?;
    file.write_all(bytes).and_then(|()| file.sync_all()).map_err(failed)?;
    std::fs::rename(&beside, path).map_err(failed)?;
    File::open(directory).and_then(|directory| directory.sync_all()).map_err(failed)
}
