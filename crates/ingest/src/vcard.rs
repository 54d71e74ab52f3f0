//! Contact cards (.vcf, versions 2.1, 3.0 and 4.0): a card is a row, and a property with its types a column, `TEL cell`.
//!
//! Read twice: once for the columns, and once for the rows. A card's row is the line on which it begins.

mod card;
mod lines;

use crate::columns::{Cells, Columns, changed};
use crate::reader::{Format, Opened, Outlet};
use crate::stream::stream_keyed;
use crate::text::MAX_COLUMNS;
use crate::utf8::Written;
use crate::{Error, Source};
use card::Card;
use contact::{Code, Severity};
use lines::Lines;
use std::fs::File;
use std::sync::Arc;
use words::message;

/// A card has no end.
pub(crate) static CARD_OPEN: Code = Code {
    id: "vcard-open",
    severity: Severity::LeftOut,
    means: "this card is not ended before the next one begins or the file ends, so parts of it may be missing",
    advice: "export the contacts again",
};

/// Whether a text begins as a card does.
pub(crate) fn begins(text: &str) -> bool {
    let line = text.trim_start().split(['\r', '\n']).next().unwrap_or_default();
    is(line, "BEGIN", "VCARD")
}

/// Whether a line is this property with this value.
fn is(line: &str, name: &str, value: &str) -> bool {
    line.split_once(':')
        .is_some_and(|(n, v)| n.trim().eq_ignore_ascii_case(name) && v.trim().eq_ignore_ascii_case(value))
}

/// Reads the cards of a file to the outlet.
pub(crate) fn read(source: &Source, file: File, sample: &[u8], outlet: &Outlet) -> Result<(), Error> {
    let (path, written) = (&source.path, Written::of(sample));
    let mut columns = Columns::default();
    let mut lines = Lines::new(path, &file, written, &Arc::default())?;
    while let Some(card) = Card::next(&mut lines)? {
        columns.next_row();
        for (name, _) in card.cells() {
            columns.meet(&name).map_err(|_| {
                let what = message!(
                    "ingest-too-many-properties",
                    "with this card there are more than {columns} different properties",
                    columns = MAX_COLUMNS
                );
                Error::Broken { path: path.clone(), row: card.row, what: what.into() }
            })?;
        }
    }
    let table = Arc::new(columns.table(path));
    let mut lines = Lines::new(path, &file, written, &outlet.progress)?;
    let mut cells = Cells::default();
    stream_keyed(source, Opened::keyed(table, Format::Vcard), outlet, |block| {
        let Some(card) = Card::next(&mut lines)? else { return Ok(None) };
        columns.next_row();
        cells.clear();
        for (name, text) in card.cells() {
            let column = columns.known(&name).ok_or_else(|| Error::Broken {
                path: path.clone(),
                row: card.row,
                what: changed().into(),
            })?;
            cells.add(column, &text);
        }
        if card.open {
            block.remark(None, &CARD_OPEN);
        }
        let width = cells.push(block);
        block.end_row(card.row);
        Ok(Some(width))
    })
}

#[cfg(test)]
mod tests;
