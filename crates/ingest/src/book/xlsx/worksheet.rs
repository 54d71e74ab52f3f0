//! A sheet of an .xlsx, row by row.

use super::strings::Item;
use crate::book::cell;
use crate::book::look::Look;
use crate::book::package::Part;
use crate::book::parts::Shared;
use crate::book::range::place;
use crate::book::row::{SheetRow, bounded};
use crate::book::sheet::{Grid, Layout};
use crate::book::trouble::{Trouble, no_such_text};
use crate::book::xml::{Piece, Xml, attribute, attributes, is_true, name, truth};
use quick_xml::events::BytesStart;
use words::message;

/// A sheet while it is being read.
pub(super) struct Worksheet<'b> {
    xml: Xml<Part<'b>>,
    shared: &'b Shared,
    /// The last row's number.
    number: u32,
    layout: Layout,
    cell: Cell,
}

impl<'b> Worksheet<'b> {
    pub(super) fn new(part: Part<'b>, shared: &'b Shared) -> Result<Self, Trouble> {
        let (layout, cell) = (Layout::default(), Cell::default());
        Ok(Self { xml: Xml::new(part)?, shared, number: 0, layout, cell })
    }
}

impl Grid for Worksheet<'_> {
    fn next_row(&mut self, row: &mut SheetRow) -> Result<bool, Trouble> {
        let said = loop {
            match self.xml.next()? {
                Piece::Open(tag) if name(&tag) == "row" => break begin(&tag, &mut self.number, row),
                Piece::Empty(tag) if name(&tag) == "row" => {
                    begin(&tag, &mut self.number, row);
                    return Ok(true);
                }
                Piece::Open(tag) | Piece::Empty(tag) => beside(&tag, &mut self.layout),
                Piece::Close(tag) if tag.local_name().into_inner() == "sheetData" => return Ok(false),
                Piece::End => return Ok(false),
                _ => {}
            }
        };
        let mut column = 0;
        loop {
            let is_empty = match self.xml.next()? {
                Piece::Open(tag) if name(&tag) == "c" => {
                    self.cell.begin(&tag, &mut column, row.number)?;
                    false
                }
                Piece::Empty(tag) if name(&tag) == "c" => {
                    self.cell.begin(&tag, &mut column, row.number)?;
                    true
                }
                Piece::Close(tag) if tag.local_name().into_inner() == "row" => return Ok(true),
                Piece::End => return Err(Trouble::damaged(message!("ingest-open-row", "a row has no end"))),
                _ => continue,
            };
            if !said && row.is_empty() && self.cell.row > row.number {
                // A row that does not say its number has it from its cells.
                (row.number, self.number) = (self.cell.row, self.cell.row);
            }
            if !is_empty {
                self.cell.read(&mut self.xml)?;
                self.cell.put(column, self.shared, row)?;
            }
            column = column.saturating_add(1);
        }
    }

    fn layout(&mut self) -> Result<&Layout, Trouble> {
        loop {
            match self.xml.next()? {
                Piece::Open(tag) | Piece::Empty(tag) => beside(&tag, &mut self.layout),
                Piece::End => return Ok(&self.layout),
                _ => {}
            }
        }
    }
}

/// Begins a row, and answers whether it says its number. One that does not stands below the last.
fn begin(tag: &BytesStart<'_>, last: &mut u32, row: &mut SheetRow) -> bool {
    let (mut said, mut hidden) = (None, false);
    for (_, name, value) in attributes(tag) {
        match name {
            "r" => said = value.trim().parse().ok(),
            "hidden" => hidden |= is_true(&value),
            // A row that is no height high.
            "ht" => hidden |= value.parse() == Ok(0.0),
            _ => {}
        }
    }
    *last = said.unwrap_or(last.saturating_add(1));
    row.begin(*last, hidden);
    said.is_some()
}

/// Takes what stands beside the rows.
fn beside(tag: &BytesStart<'_>, layout: &mut Layout) {
    let range = || attribute(tag, "ref").and_then(|written| written.parse().ok());
    match name(tag) {
        "col"
            if truth(tag, "hidden")
                || attribute(tag, "width").is_some_and(|width| width.parse() == Ok(0.0)) =>
        {
            let bound = |name| attribute(tag, name).and_then(|value| value.parse::<u32>().ok());
            if let (Some(first), Some(last)) = (bound("min"), bound("max")) {
                layout.hide(first.saturating_sub(1), last.saturating_sub(1));
            }
        }
        "mergeCell" => range().into_iter().for_each(|range| layout.merge(range)),
        "autoFilter" => layout.filter = range(),
        "filterColumn" => layout.filtered = true,
        _ => {}
    }
}

/// A cell while it is being read.
#[derive(Default)]
struct Cell {
    kind: Kind,
    style: usize,
    value: String,
    formula: bool,
    /// The row that it claims to stand in.
    row: u32,
}

#[derive(Clone, Copy, Default)]
enum Kind {
    #[default]
    Number,
    Shared,
    Text,
    Truth,
    Error,
    Moment,
}

impl Cell {
    /// Begins a cell of a row, and moves `column` to where it says it stands.
    fn begin(&mut self, tag: &BytesStart<'_>, column: &mut u32, row: u32) -> Result<(), Trouble> {
        (self.kind, self.style, self.formula, self.row) = (Kind::Number, 0, false, row);
        self.value.clear();
        let mut attributes = tag.attributes();
        for attribute in attributes.with_checks(false).flatten() {
            let value = &*attribute.value;
            match attribute.key.into_inner() {
                "r" => {
                    let nowhere = || {
                        Trouble::damaged(message!(
                            "ingest-claims-nowhere",
                            "a cell in row {row} claims a place that no sheet has",
                            row = row.to_string()
                        ))
                    };
                    (*column, self.row) = place(value).ok_or_else(nowhere)?;
                }
                "s" => self.style = value.parse().unwrap_or(0),
                "t" => self.kind = Kind::said(value),
                _ => {}
            }
        }
        Ok(())
    }

    /// Reads what the cell holds, to its end.
    fn read(&mut self, xml: &mut Xml<Part<'_>>) -> Result<(), Trouble> {
        let mut item = Item::default();
        let mut value = false;
        loop {
            match xml.next()? {
                Piece::Open(tag) => match name(&tag) {
                    "v" => value = true,
                    "f" => self.formula = true,
                    inner => item.open(inner),
                },
                Piece::Empty(tag) if name(&tag) == "f" => self.formula = true,
                Piece::Text(text) if value || item.reads() => {
                    self.value.push_str(&text);
                    bounded(&self.value)?;
                }
                Piece::Close(tag) => match tag.local_name().into_inner() {
                    "v" => value = false,
                    "c" => return Ok(()),
                    inner => item.close(inner),
                },
                Piece::End => {
                    return Err(Trouble::damaged(message!("ingest-open-cell", "a cell has no end")));
                }
                _ => {}
            }
        }
    }

    /// Puts the cell into its row, as text.
    fn put(&self, column: u32, shared: &Shared, row: &mut SheetRow) -> Result<(), Trouble> {
        let value = self.value.as_str();
        let trimmed = value.trim_ascii();
        if self.row != row.number && (self.formula || !value.is_empty()) {
            return Err(Trouble::damaged(message!(
                "ingest-claims-row",
                "a cell in row {row} claims to stand in row {claimed}",
                row = row.number.to_string(),
                claimed = self.row.to_string()
            )));
        }
        match self.kind {
            Kind::Text if value.contains("_x") => row.written(column, |text| cell::unescaped(value, text)),
            Kind::Text => row.text(column, value),
            _ if trimmed.is_empty() && self.formula => row.formula(column),
            _ if trimmed.is_empty() => Ok(()),
            Kind::Number => {
                let look = shared.looks.of(self.style);
                if *look == Look::Number && is_whole(trimmed) {
                    return row.text(column, trimmed);
                }
                match trimmed.parse() {
                    Ok(number) => row.number(column, number, look, shared.epoch),
                    Err(_) => row.text(column, value),
                }
            }
            Kind::Shared => {
                let text = trimmed.parse().ok().and_then(|nth| shared.strings.get(nth));
                let missing = || no_such_text(row.number);
                let text = text.ok_or_else(missing)?;
                row.text(column, text)
            }
            Kind::Truth => match trimmed {
                "0" | "false" => row.truth(column, false),
                "1" | "true" => row.truth(column, true),
                other => row.text(column, other),
            },
            Kind::Error => row.error(column, trimmed),
            Kind::Moment => row.written(column, |text| cell::iso(trimmed, text)),
        }
    }
}

impl Kind {
    fn said(kind: &str) -> Self {
        match kind {
            "s" => Self::Shared,
            "str" | "inlineStr" => Self::Text,
            "b" => Self::Truth,
            "e" => Self::Error,
            "d" => Self::Moment,
            _ => Self::Number,
        }
    }
}

/// Whether a number is written as it reads: digits that a spreadsheet keeps, and no zero in front.
fn is_whole(written: &str) -> bool {
    let bytes = written.as_bytes();
    bytes.len() <= 15
        && bytes.iter().all(u8::is_ascii_digit)
        && (bytes.len() == 1 || bytes.first().is_some_and(|&first| first != b'0'))
}
