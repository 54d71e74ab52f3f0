//! XML Spreadsheet 2003, the workbook in one XML file that many programs save as .xls.

use super::cell::{self, Epoch};
use super::document::Document;
use super::look::Look;
use super::range::CellRange;
use super::row::{MAX_COLUMNS, SheetRow, bounded};
use super::sheet::{Book, Grid, Layout, Tab, Visibility};
use super::trouble::Trouble;
use super::xlsx::MAX_SHEETS;
use super::xml::{Piece, Xml, attribute, name, truth};
use crate::Amounts;
use quick_xml::events::BytesStart;
use std::collections::HashMap;
use std::io::Read;
use words::message;

/// A workbook, opened as far as its list of sheets.
pub(crate) struct Xml2003 {
    document: Document,
    tabs: Vec<Tab>,
    /// How many pieces of the document stand in front of each sheet.
    distances: Vec<u64>,
    shared: Shared,
}

/// What all sheets share.
#[derive(Default)]
struct Shared {
    /// The styles that make more of a number than a number, by their names.
    looks: HashMap<String, Look>,
    amounts: Amounts,
    epoch: Epoch,
}

impl Xml2003 {
    pub(crate) fn open(mut document: Document, amounts: Amounts) -> Result<Self, Trouble> {
        let mut xml = document.xml()?;
        let (mut tabs, mut distances, mut shared) =
            (Vec::new(), Vec::new(), Shared { amounts, ..Shared::default() });
        while tabs.len() < MAX_SHEETS
            && let Some(name) = next_sheet(&mut xml, &mut shared)?
        {
            distances.push(xml.pieces());
            tabs.push(Tab { name, visibility: visibility(&mut xml)? });
        }
        drop(xml);
        Ok(Self { document, tabs, distances, shared })
    }
}

impl Book for Xml2003 {
    fn tabs(&self) -> &[Tab] {
        &self.tabs
    }

    fn distance(&self, nth: usize) -> u64 {
        self.distances[nth]
    }

    fn grid(&mut self, nth: usize) -> Result<Box<dyn Grid + '_>, Trouble> {
        let mut xml = self.document.xml()?;
        for _ in 0..nth {
            next_sheet(&mut xml, &mut Shared::default())?;
            xml.skip()?;
        }
        next_sheet(&mut xml, &mut Shared::default())?;
        let mut sheet = Worksheet {
            xml,
            shared: &self.shared,
            number: 0,
            column: 0,
            table: false,
            ended: false,
            layout: Layout::default(),
            text: String::new(),
        };
        sheet.find_table()?;
        Ok(Box::new(sheet))
    }
}

/// Goes into the next sheet and answers its name, gathering what stands in front of it.
fn next_sheet<R: Read>(xml: &mut Xml<R>, shared: &mut Shared) -> Result<Option<String>, Trouble> {
    let mut style = String::new();
    loop {
        match xml.next()? {
            Piece::Open(tag) | Piece::Empty(tag) => match name(&tag) {
                "Worksheet" => return Ok(Some(attribute(&tag, "Name").unwrap_or_default().into())),
                "Date1904" => shared.epoch = Epoch::From1904,
                "Style" => style = attribute(&tag, "ID").unwrap_or_default().into(),
                "NumberFormat" => {
                    let look = look(&attribute(&tag, "Format").unwrap_or_default(), shared.amounts);
                    if look != Look::Number {
                        shared.looks.insert(std::mem::take(&mut style), look);
                    }
                }
                _ => {}
            },
            Piece::End => return Ok(None),
            _ => {}
        }
    }
}

/// The look of a format, which may go by a name.
fn look(format: &str, amounts: Amounts) -> Look {
    let written = match format {
        "General Date" | "Long Date" | "Medium Date" | "Short Date" | "Long Time" | "Medium Time"
        | "Short Time" => return Look::Moment,
        "Currency" => "$#,##0.00;($#,##0.00)",
        "Euro Currency" => "€#,##0.00;(€#,##0.00)",
        "Fixed" => "0.00",
        "Standard" => "#,##0.00",
        "Percent" => "0.00%",
        "Scientific" | "Yes/No" | "True/False" | "On/Off" => return Look::Number,
        written => written,
    };
    Look::written(written, amounts)
}

/// Reads a sheet to its end for whether it is shown.
fn visibility<R: Read>(xml: &mut Xml<R>) -> Result<Visibility, Trouble> {
    let mut said = Visibility::Visible;
    loop {
        match xml.next()? {
            Piece::Open(tag) if name(&tag) == "Visible" => {
                drop(tag);
                if let Piece::Text(text) = xml.next()? {
                    said = Visibility::said(Some(text.trim()));
                }
            }
            Piece::Close(tag) if tag.local_name().into_inner() == "Worksheet" => return Ok(said),
            Piece::End => return Err(Trouble::damaged(message!("ingest-open-sheet", "a sheet has no end"))),
            _ => {}
        }
    }
}

/// A sheet while it is being read.
struct Worksheet<'b, R: Read> {
    xml: Xml<R>,
    shared: &'b Shared,
    /// The last row's number.
    number: u32,
    /// The column that the next tag of a column is about.
    column: u32,
    /// Whether one stands in the table of the sheet.
    table: bool,
    ended: bool,
    layout: Layout,
    text: String,
}

impl<R: Read> Worksheet<'_, R> {
    fn find_table(&mut self) -> Result<(), Trouble> {
        while !self.table && !self.ended {
            match self.xml.next()? {
                Piece::Open(tag) if name(&tag) == "Table" => self.table = true,
                Piece::Close(tag) if tag.local_name().into_inner() == "Worksheet" => self.ended = true,
                Piece::End => self.ended = true,
                _ => {}
            }
        }
        Ok(())
    }

    fn begin(&mut self, tag: &BytesStart<'_>, row: &mut SheetRow) {
        let number = count(tag, "Index").unwrap_or(self.number.saturating_add(1));
        let hidden =
            truth(tag, "Hidden") || attribute(tag, "Height").is_some_and(|height| height.parse() == Ok(0.0));
        row.begin(number, hidden);
        self.number = number.saturating_add(count(tag, "Span").unwrap_or(0));
    }

    /// Reads the cells of a row, to its end.
    fn cells(&mut self, row: &mut SheetRow) -> Result<(), Trouble> {
        let mut next = 0;
        loop {
            let (tag, is_empty) = match self.xml.next()? {
                Piece::Open(tag) => (tag, false),
                Piece::Empty(tag) => (tag, true),
                Piece::Close(_) => return Ok(()),
                Piece::End => return Err(Trouble::damaged(message!("ingest-open-row", "a row has no end"))),
                _ => continue,
            };
            if name(&tag) != "Cell" {
                if !is_empty {
                    drop(tag);
                    self.xml.skip()?;
                }
                continue;
            }
            let column = count(&tag, "Index").map_or(next, |index| index.saturating_sub(1));
            let across = count(&tag, "MergeAcross").unwrap_or(0);
            let down = count(&tag, "MergeDown").unwrap_or(0);
            if across > 0 || down > 0 {
                let (top, right) = (row.number.saturating_sub(1), column.saturating_add(across));
                self.layout
                    .merge(CellRange { first: (top, column), last: (top.saturating_add(down), right) });
            }
            next = column.saturating_add(across).saturating_add(1);
            let formula = attribute(&tag, "Formula").is_some();
            let style = attribute(&tag, "StyleID");
            let look = style.and_then(|style| self.shared.looks.get(&*style)).unwrap_or(&Look::Number);
            drop(tag);
            let before = row.width();
            if !is_empty {
                self.cell(column, look, row)?;
            }
            if formula && row.width() == before {
                row.formula(column)?;
            }
        }
    }

    /// Reads a cell's data. Comments hold data as well, which is not the cell's.
    fn cell(&mut self, column: u32, look: &Look, row: &mut SheetRow) -> Result<(), Trouble> {
        loop {
            match self.xml.next()? {
                Piece::Open(tag) if name(&tag) == "Data" => {
                    let kind = attribute(&tag, "Type").unwrap_or_default().to_string();
                    drop(tag);
                    self.data()?;
                    match (kind.as_str(), self.text.trim().parse()) {
                        ("Number", Ok(number)) => row.number(column, number, look, self.shared.epoch)?,
                        (kind, _) => put(kind, &self.text, column, row)?,
                    }
                }
                Piece::Open(tag) => {
                    drop(tag);
                    self.xml.skip()?;
                }
                Piece::Close(_) => return Ok(()),
                Piece::End => {
                    return Err(Trouble::damaged(message!("ingest-open-cell", "a cell has no end")));
                }
                _ => {}
            }
        }
    }

    /// Reads text with whatever stands in it, to the end of the element.
    fn data(&mut self) -> Result<(), Trouble> {
        self.text.clear();
        let mut depth = 1;
        while depth > 0 {
            match self.xml.next()? {
                Piece::Text(text) => {
                    self.text.push_str(&text);
                    bounded(&self.text)?;
                }
                Piece::Open(_) => depth += 1,
                Piece::Close(_) => depth -= 1,
                Piece::End => {
                    return Err(Trouble::damaged(message!("ingest-open-cell", "a cell has no end")));
                }
                _ => {}
            }
        }
        Ok(())
    }
}

fn put(kind: &str, data: &str, column: u32, row: &mut SheetRow) -> Result<(), Trouble> {
    let trimmed = data.trim();
    match (kind, trimmed) {
        (_, "") if kind != "String" => Ok(()),
        ("Boolean", "0" | "1") => row.truth(column, trimmed == "1"),
        ("DateTime", _) => row.written(column, |text| cell::iso(trimmed, text)),
        ("Error", _) => row.error(column, trimmed),
        _ => row.text(column, data),
    }
}

impl<R: Read> Grid for Worksheet<'_, R> {
    fn next_row(&mut self, row: &mut SheetRow) -> Result<bool, Trouble> {
        while !self.ended {
            let (tag, is_empty) = match self.xml.next()? {
                Piece::Open(tag) => (tag.into_owned(), false),
                Piece::Empty(tag) => (tag.into_owned(), true),
                Piece::Close(_) => break,
                Piece::End => {
                    return Err(Trouble::damaged(message!("ingest-open-table", "a table has no end")));
                }
                _ => continue,
            };
            match name(&tag) {
                "Row" => {
                    self.begin(&tag, row);
                    if !is_empty {
                        self.cells(row)?;
                    }
                    return Ok(true);
                }
                "Column" => {
                    let first = count(&tag, "Index").map_or(self.column, |index| index.saturating_sub(1));
                    let last = first.saturating_add(count(&tag, "Span").unwrap_or(0)).min(MAX_COLUMNS);
                    if truth(&tag, "Hidden") {
                        self.layout.hide(first, last);
                    }
                    self.column = last + 1;
                }
                _ => {}
            }
            if !is_empty {
                self.xml.skip()?;
            }
        }
        self.ended = true;
        Ok(false)
    }

    fn layout(&mut self) -> Result<&Layout, Trouble> {
        loop {
            match self.xml.next()? {
                Piece::Open(tag) | Piece::Empty(tag) if name(&tag) == "AutoFilterColumn" => {
                    self.layout.filtered = true;
                }
                Piece::Open(tag) | Piece::Empty(tag) if name(&tag) == "AutoFilter" => {
                    self.layout.filter = attribute(&tag, "Range").and_then(|written| range(&written));
                }
                Piece::Close(tag) if tag.local_name().into_inner() == "Worksheet" => return Ok(&self.layout),
                Piece::End => return Ok(&self.layout),
                _ => {}
            }
        }
    }
}

fn count(tag: &BytesStart<'_>, name: &str) -> Option<u32> {
    attribute(tag, name)?.trim().parse().ok()
}

/// The range of `R1C1:R9C3`.
fn range(written: &str) -> Option<CellRange> {
    let place = |written: &str| {
        let (row, column) = written.strip_prefix('R')?.split_once('C')?;
        Some((row.parse::<u32>().ok()?.checked_sub(1)?, column.parse::<u32>().ok()?.checked_sub(1)?))
    };
    let (first, last) = written.split_once(':').unwrap_or((written, written));
    Some(CellRange { first: place(first)?, last: place(last)? })
}

#[cfg(test)]
mod tests {
    use crate::fixtures::{file, outcome, path_of, read, remarks, rows, surveyed};
    use crate::{Amounts, Header, Source, Visibility, open};

    fn page(table: &str, options: &str) -> Vec<u8> {
        format!(
            "<?xml version='1.0'?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet' \
             xmlns:ss='urn:schemas-microsoft-com:office:spreadsheet'><Styles><Style ss:ID='d'>\
             <NumberFormat ss:Format='Short Date'/></Style><Style ss:ID='p'>\
             <NumberFormat ss:Format='Percent'/></Style></Styles><Worksheet ss:Name='Uno'>\
             <Table>{table}</Table><WorksheetOptions>{options}</WorksheetOptions></Worksheet></Workbook>"
        )
        .into_bytes()
    }

    fn check(table: &str, expected: &[(u32, &[&str])]) {
        assert_eq!(outcome(&page(table, "")), Ok(rows(expected)), "{table}");
    }

    #[test]
    fn cells_stand_where_they_say_and_are_what_they_say() {
        let cell = |kind: &str, data: &str| format!("<Cell><Data ss:Type='{kind}'>{data}</Data></Cell>");
        let row = |cells: &str| format!("<Row>{cells}</Row>");
        check(
            &row(&(cell("String", " 007 ") + &cell("Number", "5.9899000001E10"))),
            &[(1, &[" 007 ", "59899000001"])],
        );
        check(&row(&(cell("Boolean", "1") + &cell("Error", "#N/A"))), &[(1, &["TRUE", "#N/A"])]);
        check(&row(&cell("DateTime", "2024-01-31T10:20:00.000")), &[(1, &["2024-01-31 10:20:00"])]);
        check(&row(&cell("DateTime", "2024-01-31T00:00:00.000")), &[(1, &["2024-01-31"])]);
        check(
            "<Row><Cell ss:StyleID='d'><Data ss:Type='Number'>45322</Data></Cell></Row>",
            &[(1, &["2024-01-31"])],
        );
        check(
            "<Row><Cell ss:MergeAcross='4294967295' ss:MergeDown='4294967295'/><Cell ss:Index='2'><Data>b</Data></Cell></Row>",
            &[(1, &["", "b"])],
        );
        check(
            "<Row ss:Index='3' ss:Span='1'/><Row><Cell ss:Index='3' ss:MergeAcross='1'><Data ss:Type='String'>a</Data></Cell>\
             <Cell><Data ss:Type='String'>b<B>c</B></Data><Comment><Data>no</Data></Comment></Cell></Row>",
            &[(5, &["", "", "a", "", "bc"])],
        );
    }

    #[test]
    fn amounts_are_stored_or_shown() {
        let table = "<Row><Cell ss:StyleID='p'><Data ss:Type='Number'>0.125</Data></Cell></Row>";
        let file = file(&page(table, ""));
        let check = |amounts, expected: &str| {
            let source = Source { header: Header::None, amounts, ..Source::at(path_of(&file)) };
            assert_eq!(read(open(&source).unwrap()).0, rows(&[(1, &[expected])]));
        };
        check(Amounts::AsStored, "0.125");
        check(Amounts::AsShown, "12.50%");
    }

    #[test]
    fn what_is_hidden_or_missing_is_told() {
        let table = "<Column ss:Hidden='1'/><Row ss:Hidden='1'><Cell ss:Formula='=1'/><Cell><Data ss:Type='Error'>#REF!</Data></Cell></Row>";
        let file = page(table, "<Visible>SheetVeryHidden</Visible>");
        let sheet = surveyed(&file).sheets.remove(0);
        let counts = (sheet.filled_rows, sheet.hidden_rows, sheet.hidden_columns, sheet.visibility);
        assert_eq!(counts, (1, 1, 1, Visibility::VeryHidden));
        let shown = page(table, "");
        assert_eq!(remarks(&shown), ["1 row-hidden", "A1 formula-without-value", "B1 cell-error"]);
    }
}
