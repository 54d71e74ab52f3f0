//! `rejected.xlsx`: the rows to mend, every cell as text, the cells that are to blame marked and noted; then the account.
//!
//! Rows are written as they come, to a file without a name, so memory does not grow with them: but for the notes, which are
//! kept, and therefore few.

use super::Held;
use super::account;
use super::added::{IN_BOOK, Role};
use super::notes::{Notes, Waiting};
use super::said::{Mark, Said};
use chrono::{DateTime, Utc};
use contact::{Account, Code};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Note, Workbook, Worksheet, XlsxError,
};
use std::io::{self, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use words::Language;

/// The most rows that the workbook takes. Nobody mends more by hand, and `rejected.csv` has them all.
pub const ROWS: u64 = 100_000;
/// The longest text of a workbook's cell, in units of UTF-16.
pub const CELL: usize = 32_767;
/// The name of the thread on which a workbook is written. What writes it panics where the disk is full; that is caught and becomes an
/// error, so a panic hook may keep silent about this thread.
pub const WRITER: &str = "workbook";

/// How much all cells may weigh: so large a file waits on the disk while the workbook is written, and a reader must take it in.
const WEIGHT: u64 = 256 << 20;
/// What a cell weighs beside its text.
const CELL_WEIGHT: usize = 64;
/// The most columns of a sheet.
const COLUMNS: usize = 16_384;
/// The most cells that have a note: each costs twelve kilobytes of memory until the end.
const NOTES: u64 = 2_000;
/// How hard it is compressed: from here on it takes longer and hardly gets smaller.
const COMPRESSION: u8 = 2;
/// How many rows tell how wide the columns are.
const MEASURED: u64 = 1_000;
/// How wide a column is at least and at most, in letters.
const WIDTHS: (usize, usize) = (8, 40);
/// How wide those are that hold sentences.
const SENTENCE: u8 = 60;
/// How many rows are as high as their sentences need. Each that is has its place in memory; programs that find heights by themselves need
/// none.
const HIGH: u64 = 2_000;

/// How much a workbook takes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Most {
    rows: u64,
    notes: u64,
    weight: u64,
}

impl Default for Most {
    fn default() -> Self {
        Self { rows: ROWS, notes: NOTES, weight: WEIGHT }
    }
}

/// The workbook under way.
pub(super) struct Book {
    /// How much it takes.
    pub(super) most: Most,
    workbook: Workbook,
    language: Language,
    marked: Format,
    /// The widest cell of each column so far.
    widths: Vec<usize>,
    /// Whether the columns fit on a sheet.
    fits: bool,
    notes: Notes,
    /// What the cells weigh so far.
    weight: u64,
    held: Held,
}

impl Book {
    pub(super) fn new(
        scratch: &Path,
        columns: &[String],
        language: Language,
        at: DateTime<Utc>,
    ) -> io::Result<Self> {
        let mut workbook = Workbook::new();
        let fits = columns.len() + IN_BOOK.len() <= COLUMNS;
        guarded(|| {
            workbook.set_tempdir(scratch)?;
            workbook.set_zip_compression_level(COMPRESSION);
            // Without it, the writer asks the clock.
            let made = ExcelDateTime::from_timestamp(at.timestamp())?;
            workbook
                .set_properties(&DocProperties::new().set_creation_datetime(&made).set_author("dialbase"));
            let sheet = workbook.add_worksheet_with_constant_memory()?;
            sheet.set_name(languages::label(language, "rejected-sheet", &[]))?;
            if fits { head(sheet, columns, language) } else { Ok(()) }
        })?;
        let widths = columns.iter().map(|name| name.chars().count() + 3).collect();
        let (most, notes, held) = (Most::default(), Notes::default(), Held::default());
        Ok(Self { most, workbook, language, marked: marked(), widths, fits, notes, weight: 0, held })
    }

    /// Whether it takes a row with these cells; a row that it does not take is counted.
    pub(super) fn takes<'c>(&mut self, cells: &[&'c str], added: impl Fn(Role) -> &'c str) -> bool {
        let Self { most, fits, weight, held, .. } = self;
        let all = || cells.iter().copied().chain(IN_BOOK.into_iter().map(&added));
        let filled = all().filter(|cell| !cell.is_empty());
        let weighs = filled.map(|cell| (cell.len() + CELL_WEIGHT) as u64).sum::<u64>();
        if !*fits || held.rows >= most.rows || *weight + weighs > most.weight {
            held.beyond += 1;
            return false;
        }
        if all().any(is_too_long) {
            held.too_long += 1;
            return false;
        }
        *weight += weighs;
        true
    }

    /// Writes a row that it takes.
    pub(super) fn row<'c>(
        &mut self,
        cells: &[&'c str],
        added: impl Fn(Role) -> &'c str,
        marks: &[Mark],
    ) -> io::Result<()> {
        let Self { most, workbook, marked, widths, notes, held, .. } = self;
        let all = || cells.iter().copied().chain(IN_BOOK.into_iter().map(&added));
        if held.rows < MEASURED {
            for (width, cell) in widths.iter_mut().zip(cells) {
                *width = (*width).max(cell.chars().take(WIDTHS.1).count());
            }
        }
        held.rows += 1;
        let row = held.rows as u32;
        let lines = [added(Role::Reason), added(Role::Advice)].map(lines).into_iter().max().unwrap_or(1);
        guarded(|| {
            let sheet = workbook.worksheet_from_index(0)?;
            if lines > 1 && u64::from(row) <= HIGH {
                sheet.set_row_height(row, LINE * lines as f64)?;
            }
            let mut marks = marks.iter().peekable();
            for (column, cell) in (0_u16..).zip(all()) {
                match marks.next_if(|mark| mark.column == usize::from(column)) {
                    Some(mark) => {
                        sheet.write_string_with_format(row, column, cell, marked)?;
                        if notes.take((row, column), mark, most.notes) {
                            sheet.insert_note(row, column, &note(&mark.note))?;
                        }
                    }
                    None if cell.is_empty() => {}
                    // The column's format says that it is text.
                    None => {
                        sheet.write_string(row, column, cell)?;
                    }
                }
            }
            Ok(())
        })
    }

    pub(super) fn finish(
        self,
        (account, codes): (&Account, &[&'static Code]),
        said: &mut Said,
        file: impl Write + Send,
    ) -> io::Result<Held> {
        let Self { most, mut workbook, language, widths, fits, mut notes, held, .. } = self;
        guarded(|| {
            if fits {
                let sheet = workbook.worksheet_from_index(0)?;
                for (column, width) in (0_u16..).zip(&widths) {
                    sheet.set_column_width(column, (*width).clamp(WIDTHS.0, WIDTHS.1) as f64)?;
                }
                for Waiting { row, column, note } in notes.rest(most.notes) {
                    sheet.insert_note(row, column, &self::note(&note))?;
                }
                let last = (widths.len() + IN_BOOK.len() - 1) as u16;
                sheet.autofilter(0, 0, held.rows as u32, last)?;
            }
            let sheet = workbook.add_worksheet();
            sheet.set_name(languages::label(language, "rejected-account", &[]))?;
            account::write(sheet, (account, codes), (&held, &notes), said)?;
            workbook.save_to_writer(file)
        })?;
        Ok(held)
    }
}

/// The header, and how the columns look.
fn head(sheet: &mut Worksheet, columns: &[String], language: Language) -> Result<(), XlsxError> {
    let (text, ours) = (text(), text().set_text_wrap());
    let header =
        text.clone().set_bold().set_background_color(0x00D9_E2F3).set_border_bottom(FormatBorder::Medium);
    let added = IN_BOOK.map(|role| (role, role.in_book(language)));
    for (column, name) in (0_u16..).zip(columns) {
        sheet.set_column_format(column, &text)?;
        if is_too_long(name) {
            return Err(XlsxError::MaxStringLengthExceeded);
        }
        sheet.write_string_with_format(0, column, name, &header)?;
    }
    for (column, (role, name)) in (columns.len() as u16..).zip(added) {
        sheet.set_column_format(column, &ours)?;
        sheet.write_string_with_format(0, column, name, &header)?;
        match role {
            Role::Reason | Role::Advice => sheet.set_column_width(column, f64::from(SENTENCE))?,
            Role::Place | Role::Code => sheet.set_column_width(column, 30)?,
            Role::Check => sheet.set_column_hidden(column)?,
        };
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_repeat_rows(0, 0)?;
    sheet.set_landscape().set_print_fit_to_pages(1, 0);
    Ok(())
}

/// How high a line is, in points.
pub(super) const LINE: f64 = 15.0;

/// How many lines a sentence takes in its column.
fn lines(sentence: &str) -> usize {
    sentence.chars().count().div_ceil(usize::from(SENTENCE))
}

/// A cell that stays what is typed into it.
pub(super) fn text() -> Format {
    // Spreadsheets know their own format for text by its number.
    Format::new().set_num_format_index(49).set_align(FormatAlign::Top)
}

/// A cell that is to blame: by its frame and its letters, not by its colour alone.
fn marked() -> Format {
    let frame = text().set_border(FormatBorder::Medium).set_border_color(0x00C0_0000);
    frame.set_bold().set_background_color(0x00FF_F2CC)
}

fn note(text: &str) -> Note {
    Note::new(text).add_author_prefix(false).set_author("dialbase").set_width(320).set_height(120)
}

/// Whether a workbook's cell cannot hold a text.
fn is_too_long(text: &str) -> bool {
    // A letter has at least as many bytes as units.
    text.len() > CELL && text.encode_utf16().count() > CELL
}

/// Does what writes a part of the workbook, which panics where its scratch file cannot be written.
fn guarded<T>(work: impl FnOnce() -> Result<T, XlsxError>) -> io::Result<T> {
    match catch_unwind(AssertUnwindSafe(work)) {
        Ok(Ok(done)) => Ok(done),
        Ok(Err(XlsxError::IoError(error) | XlsxError::TempFileError(_, error))) => Err(error),
        Ok(Err(error)) => Err(io::Error::other(error)),
        Err(panic) => {
            let said = panic.downcast_ref::<String>().map_or("", String::as_str);
            Err(system_error(said))
        }
    }
}

/// The error of the system that a panic speaks of: `… Os { code: 28, kind: StorageFull, … }`.
fn system_error(said: &str) -> io::Error {
    let digits = said.split_once("Os { code: ").map(|(_, rest)| rest.split(',').next().unwrap_or_default());
    let code = digits.and_then(|digits| digits.parse().ok());
    code.map_or_else(|| io::Error::other("the workbook's rows cannot be kept"), io::Error::from_raw_os_error)
}

#[cfg(test)]
impl Most {
    /// Little of it, for tests.
    pub(super) fn of(rows: u64, notes: u64) -> Self {
        Self { rows, notes, ..Self::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_is_told_from_the_panic_that_it_makes() {
        let panics = || -> Result<(), XlsxError> {
            let mut full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
            full.write_all(b"x").expect("Couldn't write to xml file");
            Ok(())
        };
        assert_eq!(guarded(panics).unwrap_err().kind(), io::ErrorKind::StorageFull);
        assert_eq!(system_error("index out of bounds").kind(), io::ErrorKind::Other);
    }

    #[test]
    fn a_cell_is_measured_as_a_spreadsheet_does() {
        let check = |text: String, too_long| assert_eq!(is_too_long(&text), too_long);
        check("a".repeat(CELL), false);
        check("a".repeat(CELL + 1), true);
        check("é".repeat(CELL), false);
        check("\u{1f4f7}".repeat(CELL / 2), false);
        check("\u{1f4f7}".repeat(CELL / 2 + 1), true);
    }
}
