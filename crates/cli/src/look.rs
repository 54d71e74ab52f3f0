//! A file looked at as a whole: what it is, which of its sheets holds the list, where its header stands, and its columns.
//!
//! What the readers of `ingest` can tell of a file stands in [`Look`], and nowhere else: where they learn to tell more, it is
//! added here.

use crate::args;
use crate::output::Failure;
use contact::Table;
use ingest::{Error, Format, Header, NamedSheet, Source, Visibility};
use inspect::{Inspection, Meaning, Seen, Sure};
use std::path::PathBuf;
use std::sync::Arc;

/// A file that was looked at.
pub(crate) struct Look {
    /// The file.
    pub(crate) path: PathBuf,
    /// What it is.
    pub(crate) format: Format,
    /// Its sheets, where it has some.
    pub(crate) sheets: Vec<LookedAt>,
    /// How the header was found, in words.
    pub(crate) header_why: String,
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

/// Looks at a file: at the sheet that was named, or else at the one that holds most numbers to dial.
pub(crate) fn look(args: &args::Look) -> Result<Look, Failure> {
    let mut sheets = sheets(args)?;
    let wanted: Vec<Option<String>> = match &args.sheet {
        Some(name) => vec![Some(name.clone())],
        None if sheets.iter().filter(|looked| looked.is_visible()).count() > 1 => {
            let visible = sheets.iter().filter(|looked| looked.is_visible());
            visible.map(|looked| Some(looked.sheet.name.clone())).collect()
        }
        None => vec![None],
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
    best.sheets = sheets;
    Ok(best)
}

/// How many columns hold numbers that may be dialled.
fn phones(look: &Look) -> usize {
    let is_phone = |column: &&inspect::Column| column.is == Meaning::Phone && column.sure > Sure::Unsure;
    look.seen.columns.iter().filter(is_phone).count()
}

/// The sheets of a workbook; none of another file.
fn sheets(args: &args::Look) -> Result<Vec<LookedAt>, Failure> {
    let survey = ingest::survey(&Source::at(&args.file))?;
    let looked = |sheet| LookedAt { sheet, rows: None, phones: 0, is_described: false };
    Ok(survey.into_iter().flat_map(|survey| survey.sheets).map(looked).collect())
}

/// Looks at one table.
fn table(args: &args::Look, source: Source) -> Result<Look, Failure> {
    if let Some(header) = &args.header {
        return read(args, Source { header: header.clone(), ..source }, "it was said");
    }
    if has_keys(ingest::open(&source)?.format()) {
        return read(args, source, "each row names its columns");
    }
    let header = header(&source)?;
    let look = read(args, Source { header, ..source.clone() }, "")?;
    if is_a_row_of_data(&look.seen.table) {
        return read(
            args,
            Source { header: Header::None, ..source },
            "the first row holds a contact, not names",
        );
    }
    let known = look.seen.table.columns.iter().filter(|name| inspect::claim(name).is_some()).count();
    let of = look.seen.table.columns.len();
    let header_why = match known {
        0 => "the first that is not blank, though none of its names is known".to_owned(),
        known => format!("{known} of its {of} names are known"),
    };
    Ok(Look { header_why, ..look })
}

/// Whether the format itself names the columns.
fn has_keys(format: &Format) -> bool {
    match format {
        Format::Packed { format, .. } => has_keys(format),
        Format::Text { .. } | Format::Workbook { .. } => false,
        _ => true,
    }
}

/// The row of the first hundred that holds the most names that are known, and nothing else beside them.
fn header(source: &Source) -> Result<Header, Failure> {
    const ROWS: usize = 100;
    // Nobody tells a header by its hundredth name.
    const CELLS: usize = 100;
    let mut reader = ingest::open(&Source { header: Header::None, ..source.clone() })?;
    let Some(block) = reader.next().transpose()? else { return Ok(Header::First) };
    let is_known = |cell: &&str| cell.len() < 60 && inspect::claim(cell).is_some_and(|claim| claim.whole);
    let known = |row: contact::Row<'_>| row.cells().take(CELLS).filter(is_known).count();
    let rows = block.rows().take(ROWS).map(|row| (known(row), std::cmp::Reverse(row.number())));
    let best = rows.max().filter(|(known, _)| *known > 0);
    Ok(best.map_or(Header::First, |(_, row)| Header::Row(row.0)))
}

/// Whether what was taken for a header is a row of cells: no name of a column is digits or an address, and most are known.
fn is_a_row_of_data(table: &Table) -> bool {
    let no_name = |name: &&String| {
        let is_long = name.chars().filter(char::is_ascii_digit).count() >= 6;
        is_long || name.contains('@') || name.bytes().all(|byte| byte.is_ascii_digit())
    };
    let no_names = table.columns.iter().filter(no_name).count();
    let known = table.columns.iter().filter(|name| inspect::claim(name).is_some()).count();
    no_names > 0 && no_names >= known
}

fn read(args: &args::Look, source: Source, header_why: &str) -> Result<Look, Failure> {
    let reader = ingest::open(&source)?;
    let (format, skipped_above) = (reader.format().clone(), reader.skipped_above());
    let mut inspection = Inspection::of(&Arc::clone(reader.table()), args.region);
    for block in reader {
        inspection.take(&block?);
    }
    Ok(Look {
        path: args.file.clone(),
        format,
        sheets: Vec::new(),
        header_why: header_why.to_owned(),
        skipped_above,
        seen: inspection.finish(),
    })
}
