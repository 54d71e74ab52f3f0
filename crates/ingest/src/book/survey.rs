//! What a workbook holds: its sheets, how large they are, and what of them a person does not see.

use super::cell::Epoch;
use super::range::CellRange;
use super::row::MAX_COLUMNS;
use super::rows::Rows;
use super::sheet::{Book, Layout, Tab, Visibility};
use super::{BookKind, open};
use crate::apart::{self, Task, Word};
use crate::packed::{self, Unpacked};
use crate::progress::Progress;
use crate::recognise::{Kind, recognise};
use crate::{Error, Source, THREAD};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::path::Path;
use std::sync::Arc;
use words::{Arg, Message, message};

/// A workbook, as far as it can be told without its cells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Survey {
    /// Its format.
    pub kind: BookKind,
    /// Whether it counts its days from 1904.
    pub from_1904: bool,
    /// Its sheets in order, without those that hold no rows, such as charts.
    pub sheets: Vec<NamedSheet>,
    /// Ranges that have names: tables and names for cells in xlsx and ods, tables in xlsb.
    pub tables: Vec<NamedTable>,
}

/// A range of a sheet that has a name of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedTable {
    /// The table's name.
    pub name: String,
    /// The sheet on which it stands.
    pub sheet: String,
    /// Its cells, the header's among them.
    pub range: CellRange,
}

/// `"Clientes" (Hoja1, A1:C9)`.
impl fmt::Display for NamedTable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\"{}\" ({}, {})", self.name, self.sheet, self.range)
    }
}

/// A sheet, and what it holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedSheet {
    /// The name on its tab.
    pub name: String,
    /// Whether the tab is shown.
    pub visibility: Visibility,
    /// The last row with a value, counted from 1; 0 where there is none.
    pub rows: u32,
    /// The last column with a value, counted from 1.
    pub columns: u32,
    /// How many rows have a value.
    pub filled_rows: u32,
    /// How many of these are hidden, whether by hand or by a filter.
    pub hidden_rows: u32,
    /// How many columns up to the last one with a value are hidden.
    pub hidden_columns: u32,
    /// Where a filter stands: `A1:F500`.
    pub filter: Option<String>,
    /// Whether the filter leaves rows out.
    pub filtered: bool,
    /// The ranges of merged cells: `A1:C1`.
    pub merged: Vec<String>,
    /// Whether it was looked through to its end, so that what is said of it is all there is.
    pub looked_through: bool,
    /// Why the sheet cannot be read, or not to its end.
    pub unreadable: Option<String>,
}

impl NamedSheet {
    /// A list of which only the name is known.
    pub(crate) fn named(name: String) -> Self {
        Self { name, ..Self::default() }
    }
}

/// `"Clientes" (120 rows)`, `"Apoyo" (hidden, 3 rows)`, and `"Clientes"` where no more is known.
impl fmt::Display for NamedSheet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.said())
    }
}

impl NamedSheet {
    /// The same as its `Display`, for every language.
    #[must_use]
    pub fn said(&self) -> Message {
        let hidden = match self.visibility {
            Visibility::Visible => None,
            Visibility::Hidden => Some(message!("ingest-hidden", "hidden")),
            Visibility::VeryHidden => Some(message!("ingest-very-hidden", "very hidden")),
        };
        let rows = match self.filled_rows {
            _ if self.unreadable.is_some() => Some(message!("ingest-unreadable", "unreadable")),
            _ if !self.looked_through => None,
            1 => Some(message!("ingest-rows", "1 row", rows = 1_u32)),
            rows => Some(message!("ingest-rows", "{rows} rows", rows = rows)),
        };
        let known: Vec<Message> = hidden.into_iter().chain(rows).collect();
        let name = format!("\"{}\"", self.name);
        if known.is_empty() {
            return Message::foreign(name);
        }
        message!("ingest-sheet", "{name} ({known})", name = name, known = Arg::list(known))
    }
}

/// A workbook's tabs in order, without those of sheets that hold no rows. `None` where the file is no workbook.
///
/// # Errors
/// Where the file cannot be read or is nothing that is read.
pub fn tabs(source: &Source) -> Result<Option<Vec<Tab>>, Error> {
    if let Some(apart) = apart::start(Task::Tabs, source) {
        return apart?.answer(|word| if let Word::Tabs(tabs) = word { Some(tabs) } else { None });
    }
    opened(source, |_, _, book| book.tabs().to_vec())
}

/// Looks a workbook through, all its sheets to their ends. `None` where the file is no workbook.
///
/// # Errors
/// Where the file cannot be read or is nothing that is read. A sheet that cannot be read says so itself.
pub fn survey(source: &Source) -> Result<Option<Survey>, Error> {
    if let Some(apart) = apart::start(Task::Survey, source) {
        return apart?.answer(|word| if let Word::Survey(survey) = word { Some(survey) } else { None });
    }
    opened(source, |path, kind, book| Survey {
        kind,
        from_1904: book.epoch() == Epoch::From1904,
        sheets: listed(path, book),
        // A name for a range is a convenience: where it cannot be read, the sheets still can.
        tables: book.tables().unwrap_or_default(),
    })
}

/// What `look` tells of a workbook, on the thread on which a panic is an error and nothing else.
fn opened<T: Send>(
    source: &Source,
    look: impl FnOnce(&Path, BookKind, &mut dyn Book) -> T + Send,
) -> Result<Option<T>, Error> {
    let work = || {
        let Unpacked { source, file, .. } = packed::open(source)?;
        let path = &source.path;
        let Kind::Workbook(container) = recognise(path, &file)? else { return Ok(None) };
        let (kind, mut book) = open(path, file, container, source.amounts, &Arc::new(Progress::default()))?;
        Ok(Some(look(path, kind, book.as_mut())))
    };
    let path = || source.path.clone();
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().name(THREAD.into()).spawn_scoped(scope, work);
        let thread = thread.map_err(|source| Error::Open { path: path(), source })?;
        thread.join().unwrap_or_else(|_| Err(Error::BrokeOff { path: path() }))
    })
}

/// How much is looked at to tell of a workbook's sheets, in cells or pieces of XML. Thousands of sheets may be the same one.
const MAX_LOOKED_AT: u64 = 1 << 25;

/// A workbook's sheets, each looked through.
pub(super) fn listed(path: &Path, book: &mut dyn Book) -> Vec<NamedSheet> {
    let mut left = MAX_LOOKED_AT;
    (0..book.tabs().len())
        .map(|nth| {
            let tab = book.tabs()[nth].clone();
            let mut sheet =
                NamedSheet { name: tab.name, visibility: tab.visibility, ..NamedSheet::default() };
            left = left.saturating_sub(book.distance(nth));
            match sheet.look(path, book, nth, &mut left) {
                Err(error) => sheet.unreadable = Some(error.to_string()),
                Ok(()) => sheet.looked_through = left > 0,
            }
            sheet
        })
        .collect()
}

impl NamedSheet {
    /// Looks a sheet through, as long as there is something `left` to be spent.
    fn look(&mut self, path: &Path, book: &mut dyn Book, nth: usize, left: &mut u64) -> Result<(), Error> {
        if *left == 0 {
            return Ok(());
        }
        let name = self.name.clone();
        let grid = book.grid(nth).map_err(|trouble| trouble.about(path))?;
        let mut rows = Rows::new(path, &name, grid);
        while *left > 0 && rows.advance()? {
            let row = rows.row();
            *left = left.saturating_sub(1 + u64::from(row.width()));
            if !row.is_empty() {
                self.rows = row.number;
                self.columns = self.columns.max(row.width());
                self.filled_rows += 1;
                self.hidden_rows += u32::from(row.hidden);
            }
        }
        if *left > 0 {
            self.describe(rows.grid.layout().map_err(|trouble| trouble.about(path))?);
        }
        Ok(())
    }

    fn describe(&mut self, layout: &Layout) {
        let mut columns = vec![false; self.columns.min(MAX_COLUMNS) as usize];
        for &(first, last) in &layout.hidden {
            let last = (last as usize + 1).min(columns.len());
            columns.get_mut(first as usize..last).into_iter().for_each(|stretch| stretch.fill(true));
        }
        self.hidden_columns = columns.iter().filter(|hidden| **hidden).count() as u32;
        self.filter = layout.filter.map(|range| range.to_string());
        self.filtered = layout.filtered;
        self.merged = layout.merged.iter().map(ToString::to_string).collect();
    }
}
