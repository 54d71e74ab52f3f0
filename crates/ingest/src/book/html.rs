//! Tables of a web page, which many programs save as .xls: one sheet, as a spreadsheet program shows the page.
//!
//! Tables stand below each other; text between them is a row of one cell. A table inside a cell begins rows of its own.

mod lexer;

use super::document::Document;
use super::range::CellRange;
use super::row::{MAX_COLUMNS, SheetRow, bounded};
use super::sheet::{Book, Grid, Layout, Tab, Visibility};
use super::trouble::Trouble;
use lexer::{Lexer, Tag, Token};
use std::io::Read;
use words::message;

/// A page.
pub(crate) struct Html {
    document: Document,
    tabs: Vec<Tab>,
}

impl Html {
    pub(crate) fn open(document: Document) -> Self {
        // A page has no tabs; this is what a spreadsheet program calls the only one.
        Self { document, tabs: vec![Tab { name: "Sheet1".into(), visibility: Visibility::Visible }] }
    }
}

impl Book for Html {
    fn tabs(&self) -> &[Tab] {
        &self.tabs
    }

    fn grid(&mut self, _: usize) -> Result<Box<dyn Grid + '_>, Trouble> {
        let lexer = Lexer::new(self.document.bytes()?)?;
        Ok(Box::new(Page {
            lexer,
            tables: Vec::new(),
            text: String::new(),
            number: 0,
            cell: None,
            under_way: false,
            ended: false,
            layout: Layout::default(),
        }))
    }
}

/// How deep tables may stand in each other.
const MAX_TABLES: usize = 64;

/// A page while it is being read.
struct Page<R: Read> {
    lexer: Lexer<R>,
    tables: Vec<Table>,
    /// The text of the cell, or between tables.
    text: String,
    /// The last row's number.
    number: u32,
    /// The column of the cell that is open.
    cell: Option<u32>,
    /// Whether a row is open.
    under_way: bool,
    ended: bool,
    layout: Layout,
}

/// A table that is open.
#[derive(Default)]
struct Table {
    /// For each column, how many more rows a cell from above reaches into.
    taken: Vec<u32>,
    /// Where the next cell stands.
    column: u32,
    /// The column that the next tag of a column is about.
    described: u32,
}

impl<R: Read> Page<R> {
    /// Takes an opening tag; answers whether a row has ended.
    fn open(&mut self, tag: &Tag, row: &mut SheetRow) -> Result<bool, Trouble> {
        match tag.name() {
            "table" => {
                let ended = self.end_row(row)?;
                if self.tables.len() == MAX_TABLES {
                    return Err(Trouble::damaged(message!(
                        "ingest-tables-too-deep",
                        "its tables stand too deep in each other"
                    )));
                }
                self.tables.push(Table::default());
                return Ok(ended);
            }
            "tr" => {
                let ended = self.end_row(row)?;
                // The row that this begins waits until the one that has ended is gone.
                self.lexer.again(ended);
                if !ended {
                    self.begin_row(tag.is_hidden(), row);
                }
                return Ok(ended);
            }
            "td" | "th" => self.begin_cell(tag, row)?,
            "col" => {
                if let Some(table) = self.tables.last_mut() {
                    let first = table.described;
                    table.described = first.saturating_add(tag.count("span")).min(MAX_COLUMNS);
                    if tag.is_hidden() {
                        self.layout.hide(first, table.described.saturating_sub(1));
                    }
                }
            }
            "br" if self.cell.is_some() => {
                trim_end(&mut self.text);
                self.text.push('\n');
            }
            "p" | "div" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "li" | "br" | "center" => {
                return self.break_line(row);
            }
            _ => {}
        }
        Ok(false)
    }

    /// Takes a closing tag; answers whether a row has ended.
    fn close(&mut self, name: &str, row: &mut SheetRow) -> Result<bool, Trouble> {
        match name {
            "td" | "th" => self.end_cell(row).map(|()| false),
            "tr" => self.end_row(row),
            "table" => {
                let ended = self.end_row(row)?;
                self.tables.pop();
                Ok(ended)
            }
            "p" | "div" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "li" | "body" | "center" => {
                self.break_line(row)
            }
            _ => Ok(false),
        }
    }

    fn begin_row(&mut self, hidden: bool, row: &mut SheetRow) {
        self.text.clear();
        self.number = self.number.saturating_add(1);
        row.begin(self.number, hidden);
        self.under_way = true;
        if let Some(table) = self.tables.last_mut() {
            table.column = 0;
        }
    }

    fn begin_cell(&mut self, tag: &Tag, row: &mut SheetRow) -> Result<(), Trouble> {
        self.end_cell(row)?;
        if self.tables.is_empty() {
            self.tables.push(Table::default());
        }
        if !self.under_way {
            self.begin_row(false, row);
        }
        let (across, down) = (tag.count("colspan").min(MAX_COLUMNS), tag.count("rowspan"));
        if let Some(table) = self.tables.last_mut() {
            while table.taken.get(table.column as usize).is_some_and(|rows| *rows > 0) {
                table.column += 1;
            }
            let column = table.column;
            table.column = column.saturating_add(across).min(2 * MAX_COLUMNS);
            if down > 1 {
                let end = table.column.min(MAX_COLUMNS) as usize;
                table.taken.resize(table.taken.len().max(end), 0);
                // The row at hand is counted down with the others when it ends.
                table.taken[(column as usize).min(end)..end].fill(down);
            }
            if across > 1 || down > 1 {
                let (top, right) = (row.number.saturating_sub(1), column.saturating_add(across - 1));
                let bottom = top.saturating_add(down - 1);
                self.layout.merge(CellRange { first: (top, column), last: (bottom, right) });
            }
            self.cell = Some(column);
        }
        Ok(())
    }

    fn end_cell(&mut self, row: &mut SheetRow) -> Result<(), Trouble> {
        if let Some(column) = self.cell.take() {
            row.text(column, self.text.trim_matches(is_blank))?;
        }
        self.text.clear();
        Ok(())
    }

    /// Ends the row that is open, or the line of text that stands outside of any; answers whether there was one.
    fn end_row(&mut self, row: &mut SheetRow) -> Result<bool, Trouble> {
        if !self.under_way {
            return self.end_line(row);
        }
        self.end_cell(row)?;
        self.under_way = false;
        if let Some(table) = self.tables.last_mut() {
            table.taken.iter_mut().for_each(|rows| *rows = rows.saturating_sub(1));
        }
        Ok(true)
    }

    /// A line of text that stands outside of tables is a row of one cell.
    fn end_line(&mut self, row: &mut SheetRow) -> Result<bool, Trouble> {
        let line = std::mem::take(&mut self.text);
        let line = line.trim_matches(is_blank);
        if line.is_empty() {
            return Ok(false);
        }
        self.number = self.number.saturating_add(1);
        row.begin(self.number, false);
        row.text(0, line)?;
        Ok(true)
    }

    fn break_line(&mut self, row: &mut SheetRow) -> Result<bool, Trouble> {
        if self.cell.is_none() {
            return if self.under_way { Ok(false) } else { self.end_line(row) };
        }
        trim_end(&mut self.text);
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
        Ok(false)
    }
}

impl<R: Read> Grid for Page<R> {
    fn next_row(&mut self, row: &mut SheetRow) -> Result<bool, Trouble> {
        while !self.ended {
            let ended = match self.lexer.next()? {
                Token::Open(tag) => self.open(&tag, row)?,
                Token::Close(name) => self.close(&name, row)?,
                Token::Text(text) => {
                    push_collapsed(&text, &mut self.text);
                    bounded(&self.text)?;
                    false
                }
                Token::End => {
                    self.ended = true;
                    self.end_row(row)?
                }
            };
            if ended {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn layout(&mut self) -> Result<&Layout, Trouble> {
        Ok(&self.layout)
    }
}

/// Blanks that a page does not show; one that may not be broken is shown, but not at a cell's ends.
fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\x0C' | '\u{a0}')
}

fn trim_end(text: &mut String) {
    text.truncate(text.trim_end_matches([' ', '\t']).len());
}

/// Blanks of the page's text stand for one blank between words.
fn push_collapsed(written: &str, text: &mut String) {
    for letter in written.chars() {
        match letter {
            ' ' | '\t' | '\n' | '\r' | '\x0C' if text.ends_with([' ', '\n']) || text.is_empty() => {}
            ' ' | '\t' | '\n' | '\r' | '\x0C' => text.push(' '),
            letter => text.push(letter),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::fixtures::{outcome, rows, surveyed};

    fn check(page: &str, expected: &[(u32, &[&str])]) {
        assert_eq!(outcome(page.as_bytes()), Ok(rows(expected)), "{page}");
    }

    #[test]
    fn a_page_is_a_sheet_as_a_spreadsheet_program_shows_it() {
        check(
            "<table><tr><th>Nome<th>Fone<tr><td>Ana<td>099</table>",
            &[(1, &["Nome", "Fone"]), (2, &["Ana", "099"])],
        );
        check(
            "<html><body><h1>Base</h1><table><tr><td>a</td></tr></table>fim</body></html>",
            &[(1, &["Base"]), (2, &["a"]), (3, &["fim"])],
        );
        check(
            "<table><tr></tr><tr><td>&nbsp;</td><td> a\n  b<br>c </td></tr></table>",
            &[(2, &["", "a b\nc"])],
        );
        check("<table><tr><td colspan=2>a<td>b<tr><td>c</table>", &[(1, &["a", "", "b"]), (2, &["c"])]);
        check("<table><tr><td colspan=2 rowspan=4294967295>a<tr><td>b", &[(1, &["a"]), (2, &["", "", "b"])]);
        check(
            "<table><tr><td rowspan=2>a<td>b<tr><td>c<tr><td>d</table>",
            &[(1, &["a", "b"]), (2, &["", "c"]), (3, &["d"])],
        );
        check(
            "<TABLE><TR><TD>x<table><tr><td>y</td></tr></table></TD></TR><tr><td>z</table>",
            &[(1, &["x"]), (2, &["y"]), (3, &["z"])],
        );
        check("<table><tr><td>José &amp; &Ntilde;</td></tr></table>", &[(1, &["José & Ñ"])]);
        check(
            "<style>td{}</style><script>if(a<b){}</script><table><tr><td><!-- <td>x -->a<p>b</p></table>",
            &[(1, &["a\nb"])],
        );
    }

    #[test]
    fn a_page_in_an_old_encoding_is_read() {
        let page = b"<meta charset=iso-8859-1><table><tr><td>Jos\xE9";
        assert_eq!(outcome(page), Ok(rows(&[(1, &["José"])])));
        let utf16: Vec<u8> =
            "\u{feff}<table><tr><td>José".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(outcome(&utf16), Ok(rows(&[(1, &["José"])])));
    }

    #[test]
    fn what_a_page_does_not_show_is_counted() {
        let page = "<table><col><col style='display:none'><tr><td>a<td colspan=2>b<tr style='display:none'><td>c</table>";
        let sheet = surveyed(page.as_bytes()).sheets.remove(0);
        assert_eq!((sheet.filled_rows, sheet.hidden_rows, sheet.hidden_columns), (2, 1, 1));
        assert_eq!(sheet.merged, ["B1:C1"]);
    }

    #[test]
    fn a_careless_page_ends() {
        for page in [
            "<table><tr><td a=\"",
            "<table",
            "<table><tr><td><!--",
            "<table><td>&",
            "<table><tr><td></",
            "<table><script>",
        ] {
            drop(outcome(page.as_bytes()));
        }
        let error = outcome("<table><tr><td>".repeat(100).as_bytes()).unwrap_err();
        assert!(error.contains("too deep"), "{error}");
    }
}
