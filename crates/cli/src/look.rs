//! A file looked at as a whole: what it is, which of its sheets holds the list, where its header stands, and its columns.
//!
//! What the readers of `ingest` can tell of a file stands in [`Look`], and nowhere else: where they learn to tell more, it is
//! added here.

use crate::args;
use crate::output::Failure;
use ingest::{Error, Format, Header, Layout, NamedSheet, NamedTable, Names, Source, Survey, Visibility};
use inspect::{Inspection, Meaning, Seen, Sure};
use std::path::PathBuf;
use std::sync::Arc;
use words::{Message, message};

/// How many sheets are read to find the one with most numbers; the others are listed as not read.
const MOST_SHEETS: usize = 100;

/// A file that was looked at.
pub(crate) struct Look {
    /// The file.
    pub(crate) path: PathBuf,
    /// What it is.
    pub(crate) format: Format,
    /// Its sheets, where it has some.
    pub(crate) sheets: Vec<LookedAt>,
    /// The ranges that have names.
    pub(crate) tables: Vec<NamedTable>,
    /// Whether its days are counted from 1904.
    pub(crate) from_1904: bool,
    /// How the header was found, in words.
    pub(crate) header_why: Message,
    /// Tables beside it.
    pub(crate) beside: Vec<ingest::Beside>,
    /// Rows above the header.
    pub(crate) skipped_above: u32,
    /// The table.
    pub(crate) seen: Seen,
}

/// A sheet of a workbook.
pub(crate) struct LookedAt {
    /// The sheet.
    pub(crate) sheet: NamedSheet,
    /// Its rows below the header, if it was read.
    pub(crate) rows: Option<u64>,
    /// Its columns of numbers that may be dialled.
    pub(crate) phones: usize,
    /// Whether it is the one that is described.
    pub(crate) is_described: bool,
}

impl LookedAt {
    /// Whether its tab is shown.
    pub(crate) fn is_visible(&self) -> bool {
        self.sheet.visibility == Visibility::Visible
    }
}

impl Look {
    /// The file, in words.
    pub(crate) fn called(&self) -> String {
        if self.path.as_os_str() == "-" {
            self.seen.table.source.clone()
        } else {
            self.path.display().to_string()
        }
    }
}

/// Looks at a file: at the sheet that was named, or else at the one that holds most numbers to dial.
pub(crate) fn look(args: &args::Look) -> Result<Look, Failure> {
    let survey = ingest::survey(&Source::at(&args.file))?;
    let (sheets, tables, from_1904) = match survey {
        Some(Survey { sheets, tables, from_1904, .. }) => (sheets, tables, from_1904),
        None => (Vec::new(), Vec::new(), false),
    };
    let looked = |sheet| LookedAt { sheet, rows: None, phones: 0, is_described: false };
    let mut sheets: Vec<LookedAt> = sheets.into_iter().map(looked).collect();
    let wanted = match &args.sheet {
        Some(name) => vec![Some(name.clone())],
        None => worth_reading(&sheets),
    };
    let (mut best, mut failed): (Option<Look>, Option<Failure>) = (None, None);
    for sheet in &wanted {
        let source = Source { sheet: sheet.clone(), ..Source::at(&args.file) };
        match table(args, source) {
            Ok(look) => {
                let name = look.seen.table.sheet.clone();
                let own = sheets.iter_mut().find(|looked| Some(&looked.sheet.name) == name.as_ref());
                if let Some(own) = own {
                    (own.rows, own.phones) = (Some(look.seen.rows), phones(&look));
                }
                let weight = |look: &Look| (phones(look) > 0, look.seen.rows);
                if best.as_ref().is_none_or(|best| weight(&look) > weight(best)) {
                    best = Some(look);
                }
            }
            // One sheet of several may be blank, or a chart.
            Err(failure) => failed = failed.or(Some(failure)),
        }
    }
    let mut best = match (best, failed) {
        (Some(best), _) => best,
        (None, Some(failure)) => return Err(failure),
        (None, None) => return Err(Error::NoRows { path: args.file.clone() }.into()),
    };
    for looked in &mut sheets {
        looked.is_described = best.seen.table.sheet.as_ref() == Some(&looked.sheet.name);
    }
    (best.sheets, best.tables, best.from_1904) = (sheets, tables, from_1904);
    Ok(best)
}

/// The sheets among which the list may be; `None` is the only one, or that of a file without sheets.
fn worth_reading(sheets: &[LookedAt]) -> Vec<Option<String>> {
    let name = |looked: &LookedAt| Some(looked.sheet.name.clone());
    let visible: Vec<&LookedAt> = sheets.iter().filter(|looked| looked.is_visible()).collect();
    if visible.len() < 2 {
        return vec![None];
    }
    // What was too long to look through once takes even longer here.
    let known = visible.iter().filter(|looked| looked.sheet.looked_through).take(MOST_SHEETS);
    let known: Vec<_> = known.map(|looked| name(looked)).collect();
    if known.is_empty() { vec![name(visible[0])] } else { known }
}

/// How many columns hold numbers that may be dialled.
fn phones(look: &Look) -> usize {
    let is_phone = |column: &&inspect::Column| column.is == Meaning::Phone && column.sure > Sure::Unsure;
    look.seen.columns.iter().filter(is_phone).count()
}

/// Looks at one table.
fn table(args: &args::Look, source: Source) -> Result<Look, Failure> {
    let reader = ingest::open(&Source { header: args.header.clone().unwrap_or(Header::Found), ..source })?;
    let (format, skipped_above) = (reader.format().clone(), reader.skipped_above());
    let beside = reader.layout().beside.clone();
    let header_why = match reader.layout() {
        Layout { names: Names::Keys, .. } => message!("look-keys", "each row names its columns"),
        Layout { why: None, .. } => message!("look-said", "it was said"),
        Layout { why: Some(why), .. } => why.clone(),
    };
    let mut inspection = Inspection::of(&Arc::clone(reader.table()), args.region);
    for block in reader {
        inspection.take(&block?);
    }
    let seen = inspection.finish();
    let (path, sheets, tables) = (args.file.clone(), Vec::new(), Vec::new());
    Ok(Look { path, format, sheets, tables, from_1904: false, header_why, beside, skipped_above, seen })
}
