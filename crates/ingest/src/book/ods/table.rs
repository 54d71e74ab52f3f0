//! A table of an `OpenDocument` spreadsheet, row by row. What is repeated is repeated here, no further than a sheet goes.

use super::text::{self, Text};
use crate::Amounts;
use crate::book::cell;
use crate::book::look::Look;
use crate::book::range::CellRange;
use crate::book::row::{MAX_COLUMNS, SheetRow};
use crate::book::sheet::{Grid, Layout};
use crate::book::trouble::Trouble;
use crate::book::xml::{Piece, Xml, attribute, attributes, name};
use quick_xml::events::BytesStart;
use std::io::Read;
use words::message;

/// A table while it is being read.
pub(super) struct Table<R: Read> {
    xml: Xml<R>,
    /// The last row's number.
    number: u32,
    /// How often the last row comes again.
    copies: u32,
    /// The column that the next tag of a column is about.
    column: u32,
    ended: bool,
    layout: Layout,
    text: Text,
    amounts: Amounts,
}

impl<R: Read> Table<R> {
    pub(super) fn new(xml: Xml<R>, ended: bool, amounts: Amounts) -> Self {
        let (layout, text) = (Layout::default(), Text::default());
        Self { xml, number: 0, copies: 0, column: 0, ended, layout, text, amounts }
    }

    /// Reads the cells of a row, to its end.
    fn cells(&mut self, row: &mut SheetRow) -> Result<(), Trouble> {
        let mut column = 0u32;
        loop {
            let (tag, is_empty) = match self.xml.next()? {
                Piece::Open(tag) => (tag, false),
                Piece::Empty(tag) => (tag, true),
                Piece::Close(_) => return Ok(()),
                Piece::End => return Err(Trouble::damaged(message!("ingest-open-row", "a row has no end"))),
                _ => continue,
            };
            if !matches!(name(&tag), "table-cell" | "covered-table-cell") {
                if !is_empty {
                    drop(tag);
                    self.xml.skip()?;
                }
                continue;
            }
            let cell = Cell::read(&tag);
            drop(tag);
            if cell.spans != (1, 1) {
                let first = (row.number.saturating_sub(1), column);
                let last =
                    (first.0.saturating_add(cell.spans.0 - 1), column.saturating_add(cell.spans.1 - 1));
                self.layout.merge(CellRange { first, last });
            }
            self.text.clear();
            if !is_empty {
                self.text.read(&mut self.xml)?;
            }
            if cell.is_blank(&self.text) {
                column = column.saturating_add(cell.repeated);
                continue;
            }
            for _ in 0..cell.repeated {
                cell.put(column, &self.text, self.amounts, row)?;
                column += 1;
            }
        }
    }
}

impl<R: Read> Grid for Table<R> {
    fn next_row(&mut self, row: &mut SheetRow) -> Result<bool, Trouble> {
        if self.copies > 0 {
            self.copies -= 1;
            self.number += 1;
            row.number = self.number;
            return Ok(true);
        }
        while !self.ended {
            let (tag, is_empty) = match self.xml.next()? {
                Piece::Open(tag) => (tag, false),
                Piece::Empty(tag) => (tag, true),
                Piece::Close(tag) if tag.local_name().into_inner() == "table" => break,
                Piece::End => {
                    return Err(Trouble::damaged(message!("ingest-open-table", "a table has no end")));
                }
                _ => continue,
            };
            match name(&tag) {
                "table-row" => {
                    let repeated = repeated(&tag, "number-rows-repeated");
                    row.begin(self.number.saturating_add(1), is_hidden(&tag));
                    self.layout.filtered |= attribute(&tag, "visibility").as_deref() == Some("filter");
                    drop(tag);
                    if !is_empty {
                        self.cells(row)?;
                    }
                    if row.is_empty() {
                        self.number = self.number.saturating_add(repeated);
                        continue;
                    }
                    self.number = row.number;
                    self.copies = repeated - 1;
                    return Ok(true);
                }
                "table-column" => {
                    let last = self.column.saturating_add(repeated(&tag, "number-columns-repeated"));
                    if is_hidden(&tag) {
                        self.layout.hide(self.column, last - 1);
                    }
                    self.column = last;
                    if !is_empty {
                        drop(tag);
                        self.xml.skip()?;
                    }
                }
                "table-header-rows"
                | "table-rows"
                | "table-row-group"
                | "table-columns"
                | "table-column-group"
                | "table-header-columns" => {}
                _ if is_empty => {}
                _ => {
                    drop(tag);
                    self.xml.skip()?;
                }
            }
        }
        self.ended = true;
        Ok(false)
    }

    fn layout(&mut self) -> Result<&Layout, Trouble> {
        Ok(&self.layout)
    }
}

/// Whether a row or a column is hidden, by hand or by a filter.
fn is_hidden(tag: &BytesStart<'_>) -> bool {
    matches!(attribute(tag, "visibility").as_deref(), Some("collapse" | "filter"))
}

fn repeated(tag: &BytesStart<'_>, name: &str) -> u32 {
    attribute(tag, name).and_then(|count| count.parse().ok()).unwrap_or(1).max(1)
}

/// What a cell's tag says.
#[derive(Default)]
struct Cell {
    kind: Kind,
    value: String,
    /// The text, where it is not that of the paragraphs.
    text: Option<String>,
    formula: bool,
    repeated: u32,
    /// Over how many rows and columns it is merged.
    spans: (u32, u32),
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Kind {
    #[default]
    Nothing,
    Text,
    Number,
    /// A percent, or money.
    Amount,
    Truth,
    Date,
    Time,
    Error,
}

impl Cell {
    fn read(tag: &BytesStart<'_>) -> Self {
        let mut cell = Self { repeated: 1, spans: (1, 1), ..Self::default() };
        for (prefix, name, value) in attributes(tag) {
            match name {
                "value-type" if prefix == "calcext" && value == "error" => cell.kind = Kind::Error,
                "value-type" if prefix != "calcext" && cell.kind != Kind::Error => {
                    cell.kind = Kind::said(&value);
                }
                "value" | "date-value" | "time-value" | "boolean-value" => cell.value = value.into(),
                "string-value" => cell.text = Some(value.into()),
                "formula" => cell.formula = true,
                "number-rows-spanned" => cell.spans.0 = value.parse().unwrap_or(1).max(1),
                "number-columns-spanned" => cell.spans.1 = value.parse().unwrap_or(1).max(1),
                // No sheet is wider, and a cell that is too far right says so itself.
                "number-columns-repeated" => {
                    cell.repeated = value.parse().unwrap_or(1).clamp(1, MAX_COLUMNS + 1);
                }
                _ => {}
            }
        }
        cell
    }

    fn is_blank(&self, text: &Text) -> bool {
        let value = match self.kind {
            Kind::Nothing | Kind::Text | Kind::Error => {
                self.text.as_ref().is_some_and(|text| !text.is_empty())
            }
            _ => !self.value.is_empty(),
        };
        !value && text.is_empty() && !(self.formula && self.kind == Kind::Nothing)
    }

    fn put(&self, column: u32, text: &Text, amounts: Amounts, row: &mut SheetRow) -> Result<(), Trouble> {
        // The tag says the value where the paragraph shows another.
        let said = self.text.as_deref().filter(|said| !said.is_empty() && !text.has_several_paragraphs());
        let shown = said.unwrap_or(text.as_str());
        if self.kind == Kind::Error || self.formula && is_error(shown) {
            return row.error(column, shown);
        }
        match self.kind {
            Kind::Nothing if self.formula && shown.is_empty() => row.formula(column),
            Kind::Amount if amounts == Amounts::AsShown && !shown.is_empty() => row.text(column, shown),
            Kind::Number | Kind::Amount => match self.value.trim().parse() {
                Ok(number) => row.number(column, number, &Look::Number, cell::Epoch::From1900),
                Err(_) => row.text(column, shown),
            },
            Kind::Truth => match self.value.as_str() {
                "true" => row.truth(column, true),
                "false" => row.truth(column, false),
                // Some formulas give another number than 1.
                value => match value.parse::<f64>() {
                    Ok(number) => row.truth(column, number != 0.0),
                    Err(_) => row.text(column, shown),
                },
            },
            Kind::Date if !self.value.is_empty() => row.written(column, |text| cell::iso(&self.value, text)),
            Kind::Time if !self.value.is_empty() => row.written(column, |text| text::time(&self.value, text)),
            _ => row.text(column, shown),
        }
    }
}

impl Kind {
    fn said(kind: &str) -> Self {
        match kind {
            "float" => Self::Number,
            "percentage" | "currency" => Self::Amount,
            "boolean" => Self::Truth,
            "date" => Self::Date,
            "time" => Self::Time,
            _ => Self::Text,
        }
    }
}

/// Whether a formula's text is what a spreadsheet shows where it went wrong. Not every program says so otherwise.
fn is_error(shown: &str) -> bool {
    matches!(shown, "#NULL!" | "#DIV/0!" | "#VALUE!" | "#REF!" | "#NAME?" | "#NUM!" | "#N/A")
        || shown.strip_prefix("Err:").is_some_and(|code| code.bytes().all(|byte| byte.is_ascii_digit()))
}
