//! Where in a JSON text the records stand.

use super::flatten;
use super::records::Records;
use super::values::{Fault, Values};
use crate::NamedSheet;
use crate::progress::{Counted, Progress};
use crate::reader::Format;
use crate::recognise::SAMPLE;
use crate::text::Decoded;
use crate::utf8::{Written, mended};
use crate::{Error, Source};
use contact::fold_name;
use std::fs::File;
use std::io::{BufReader, Seek, SeekFrom};
use std::path::Path;
use std::sync::Arc;
use words::message;

/// What the names of columns are called that stand beside a list of arrays.
const NAMES: [&str; 5] = ["columns", "colunas", "columnas", "fields", "headers"];
/// How deep in objects a list is looked for.
const MAX_WRAPPERS: usize = 4;
/// The most lists from which one can be chosen.
const MAX_LISTS: usize = 100;

pub(super) type Stream<'d> = Values<BufReader<Decoded<Counted<&'d File>>>>;

/// A JSON text, and where its records stand.
pub(super) struct Document<'d> {
    pub(super) path: &'d Path,
    file: &'d File,
    written: Written,
    pub(super) place: Place,
}

/// Where the records stand.
#[derive(Clone, Debug)]
pub(super) enum Place {
    /// Each on a line of its own, so that a damaged one spoils no other.
    Lines,
    /// One after another.
    Values,
    /// In an array.
    Array(List),
}

/// An array of records.
#[derive(Clone, Debug)]
pub(super) struct List {
    /// The names on the way to it; `None` for the whole text.
    name: Option<String>,
    /// Where in the stream it begins.
    pub(super) at: u64,
    /// Where the names of its columns stand beside it, for records that are arrays.
    names: Option<u64>,
}

impl List {
    pub(super) fn is_whole(&self) -> bool {
        self.name.is_none()
    }

    /// Whether it stands in the object of this path, and not deeper inside.
    fn is_directly_in(&self, path: &str) -> bool {
        let rest = self.name.as_ref().and_then(|name| name.strip_prefix(path));
        rest.is_some_and(|rest| !rest.trim_start_matches('.').contains('.'))
    }
}

impl<'d> Document<'d> {
    /// Looks where the records stand.
    pub(super) fn new(source: &'d Source, file: &'d File, written: Written) -> Result<Self, Error> {
        let mut document = Self { path: &source.path, file, written, place: Place::Values };
        if document.is_lines().map_err(|fault| document.fault(fault, 1, 1))? {
            document.place = Place::Lines;
            return Ok(document);
        }
        let mut values = document.values(&Arc::default())?;
        let mut lists = Vec::new();
        let several = locate(&mut values, &mut lists)
            .map_err(|fault| document.fault(fault, values.line(), values.line()))?;
        if !several && !lists.is_empty() {
            document.place = Place::Array(choose(source, lists)?);
        }
        Ok(document)
    }

    pub(super) fn format(&self) -> Format {
        match &self.place {
            Place::Lines | Place::Values => Format::Ndjson,
            Place::Array(list) => Format::Json { list: list.name.clone() },
        }
    }

    /// The records from the first on.
    pub(super) fn records(&self, progress: Option<&Arc<Progress>>) -> Result<Records<'_>, Error> {
        let uncounted = Arc::default();
        let mut names = None;
        if let Place::Array(List { names: Some(at), .. }) = &self.place {
            let (mut values, mut found) = (self.values(&uncounted)?, Vec::new());
            let cut = values.skip_to(*at).and_then(|()| values.value(&mut found));
            cut.map_err(|fault| self.fault(fault, 0, values.line()))?;
            names = Some(found);
        }
        Ok(Records::new(self, self.values(progress.unwrap_or(&uncounted))?, names))
    }

    /// The text from its beginning.
    fn values(&self, progress: &Arc<Progress>) -> Result<Stream<'d>, Error> {
        let mut file = self.file;
        let mark = SeekFrom::Start(self.written.mark as u64);
        file.seek(mark).map_err(|cause| Error::Read { path: self.path.into(), source: cause })?;
        let decoded = self.written.decoded(Counted::new(file, Arc::clone(progress)));
        Ok(Values::new(BufReader::with_capacity(SAMPLE, decoded)))
    }

    /// Whether the first line that is not blank is a whole value, and not the only one.
    fn is_lines(&self) -> Result<bool, Fault> {
        let mut values = self.values(&Arc::default()).map_err(|error| match error {
            Error::Read { source, .. } => Fault::Io(source),
            other => Fault::Io(std::io::Error::other(other)),
        })?;
        let mut line = Vec::new();
        values.significant()?;
        match values.line_into(&mut line) {
            Err(Fault::TooLong) => return Ok(false),
            other => other?,
        };
        let whole = flatten::valid(&mended(&line)).is_ok();
        Ok(whole && values.significant()?.is_some())
    }

    /// What is wrong with a record, in the words of the run.
    pub(super) fn fault(&self, fault: Fault, row: u64, line: u64) -> Error {
        let path = self.path.to_path_buf();
        let row = u32::try_from(row).unwrap_or(u32::MAX);
        match fault {
            Fault::Io(source) => Error::Read { path, source },
            Fault::TooLong => Error::LongRow { path, row },
            Fault::Syntax(what) => {
                let what = message!(
                    "ingest-json-damaged",
                    "the JSON is damaged on line {line}: {what}",
                    line = line.to_string(),
                    what = *what
                );
                Error::Broken { path, row, what: what.into() }
            }
        }
    }
}

/// Notes the list that a text is, or the lists in the object that it is; answers whether more values follow.
fn locate(values: &mut Stream<'_>, lists: &mut Vec<List>) -> Result<bool, Fault> {
    if values.significant()? == Some(b'[') {
        lists.push(List { name: None, at: values.at(), names: None });
        return Ok(false);
    }
    walk(values, "", MAX_WRAPPERS, lists)?;
    Ok(values.significant()?.is_some())
}

/// Goes through an object, and notes the arrays of records in it.
fn walk(values: &mut Stream<'_>, path: &str, depth: usize, lists: &mut Vec<List>) -> Result<(), Fault> {
    let (mut name, mut names, first) = (Vec::new(), None, lists.len());
    values.expect(b'{', || message!("ingest-json-no-object", "an object should begin here"))?;
    let mut more = !values.take(b'}')?;
    while more {
        if values.significant()? != Some(b'"') {
            return Err(Fault::syntax(message!("ingest-json-no-name", "a name should stand here")));
        }
        values.value(&mut name)?;
        values.expect(b':', || message!("ingest-json-no-colon", "a colon is missing"))?;
        let here = || join(path, &name);
        match values.significant()? {
            Some(b'{') if depth > 1 => walk(values, &here(), depth - 1, lists)?,
            Some(b'[') => {
                let at = values.at();
                values.take(b'[')?;
                match values.significant()? {
                    Some(b'{' | b'[') if lists.len() < MAX_LISTS => {
                        lists.push(List { name: Some(here()), at, names: None });
                    }
                    Some(b'"') if NAMES.contains(&&*join("", &name)) => names = Some(at),
                    _ => {}
                }
                skip_array(values)?;
            }
            _ => values.skip()?,
        }
        more = values.take(b',')?;
        if !more {
            values.expect(b'}', || {
                message!("ingest-json-open-object", "a comma or a closing brace is missing")
            })?;
        }
    }
    for list in lists[first..].iter_mut().filter(|list| list.is_directly_in(path)) {
        list.names = names;
    }
    Ok(())
}

/// Passes over the rest of an array.
fn skip_array(values: &mut Stream<'_>) -> Result<(), Fault> {
    if values.take(b']')? {
        return Ok(());
    }
    loop {
        values.skip()?;
        if !values.take(b',')? {
            return values.expect(b']', || {
                message!("ingest-json-open-list", "a comma or a closing bracket is missing")
            });
        }
    }
}

fn join(path: &str, name: &[u8]) -> String {
    let name = String::from_utf8_lossy(name);
    let name = serde_json::from_str(&name).unwrap_or_else(|_| name.trim_matches('"').to_owned());
    if path.is_empty() { name } else { format!("{path}.{name}") }
}

/// The list that is named as the sheet, or the only one.
fn choose(source: &Source, mut lists: Vec<List>) -> Result<List, Error> {
    if lists.len() > 1 {
        let path = || source.path.clone();
        let name = |list: &List| list.name.clone().unwrap_or_default();
        let sheets = || lists.iter().map(|list| NamedSheet::named(name(list))).collect();
        let Some(wanted) = &source.sheet else {
            return Err(Error::WhichSheet { path: path(), sheets: sheets() });
        };
        let exact = lists.iter().position(|list| name(list) == *wanted);
        let folded = || lists.iter().position(|list| fold_name(&name(list)) == fold_name(wanted));
        let Some(nth) = exact.or_else(folded) else {
            return Err(Error::NoSuchSheet { path: path(), wanted: wanted.clone(), sheets: sheets() });
        };
        lists.swap(0, nth);
    }
    Ok(lists.swap_remove(0))
}
