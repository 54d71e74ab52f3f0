//! JSON: an array of records, an object that holds one, or values one after another, as a rule one a line.
//!
//! Read twice where records are objects: once for the names, so that no value comes too late to have a column, and once for
//! the rows. Numbers are the text that stands in the file.

mod document;
mod flatten;
mod records;
mod values;

use crate::columns::{Cells, Columns};
use crate::reader::{Opened, Outlet};
use crate::stream::{stream, stream_keyed};
use crate::utf8::Written;
use crate::{Error, Source};
use contact::{Code, Severity};
use document::Document;
use std::fs::File;
use std::sync::Arc;

/// A value is no record like the others.
pub(crate) static NOT_A_RECORD: Code = Code {
    id: "json-not-a-record",
    severity: Severity::LeftOut,
    means: "this value is damaged, or not of the kind that the first one is, so it is not known what its parts mean",
    advice: "correct it, or have the file written again by the program that it comes from",
};

/// Whether a text begins as JSON that may be a list does.
pub(crate) fn begins(text: &str) -> bool {
    let blank = |c: char| c.is_whitespace() || c == '\u{1e}';
    let inside = text.trim_start_matches(|c| blank(c) || c == '[');
    let brackets = text[..text.len() - inside.len()].matches('[').count();
    if let Some(inside) = inside.strip_prefix('{') {
        return inside.trim_start().starts_with(['"', '}']);
    }
    match inside.chars().next() {
        _ if brackets == 0 => false,
        Some(']') => true,
        Some('"') => {
            let end = inside[1..].find('"').map_or(inside.len(), |end| end + 2);
            inside[..end].ends_with("\\\"") || goes_on(&inside[end..])
        }
        Some(_) => {
            let other = |c: char| !c.is_ascii_alphanumeric() && !"+-.".contains(c);
            let (word, rest) = inside.split_at(inside.find(other).unwrap_or(inside.len()));
            let plain = matches!(word, "true" | "false" | "null") || word.parse::<f64>().is_ok();
            plain && goes_on(rest)
        }
        None => brackets > 1,
    }
}

/// Whether what stands behind a value in an array may stand there, as far as it can be seen.
fn goes_on(rest: &str) -> bool {
    let rest = rest.trim_start();
    let closed = rest.strip_prefix(']').map(str::trim_start);
    rest.is_empty()
        || rest.starts_with(',')
        || closed.is_some_and(|rest| rest.is_empty() || rest.starts_with([',', ']', '[', '{']))
}

/// Reads the records of a JSON text to the outlet.
pub(crate) fn read(source: &Source, file: File, sample: &[u8], outlet: &Outlet) -> Result<(), Error> {
    let document = Document::new(source, &file, Written::of(sample))?;
    let format = document.format();
    if document.records(None)?.first_is_object()? {
        let mut columns = Columns::default();
        let mut records = document.records(None)?;
        records.without_names();
        while records.learn(&mut columns)? {}
        let mut records = document.records(Some(&outlet.progress))?;
        records.without_names();
        let mut cells = Cells::default();
        let table = Arc::new(columns.table(&source.path));
        stream_keyed(source, Opened::keyed(table, format), outlet, |block| {
            records.next_object(&mut columns, &mut cells, block)
        })
    } else {
        let mut records = document.records(Some(&outlet.progress))?;
        stream(source, format, outlet, |block, named| records.next_array(block, named))
    }
}

#[cfg(test)]
mod tests;
