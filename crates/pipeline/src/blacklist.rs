//! Reading a blacklist, and refusing one that is not to be trusted: old, cut short, or of another kind than it seems.

use crate::bind::unknown_column;
use crate::file::{BlacklistSpec, CampaignSpec, ColumnRef, Pipeline, Problem};
use crate::plan::absolute;
use crate::{Error, spool};
use chrono::{DateTime, Utc};
use contact::{Block, Row, Table};
use dedupe::{Blacklist, Scope};
use normalize::Reading;
use std::sync::Arc;
use upload::{BlacklistStamp, Stamp};

/// A blacklist that was found healthy, and what is told of it.
#[derive(Debug)]
pub(crate) struct Loaded {
    pub(crate) list: Blacklist,
    /// The rows that hold something that is no number.
    pub(crate) unreadable: Vec<u32>,
    pub(crate) stamp: BlacklistStamp,
}

/// Reads every blacklist of a pipeline.
///
/// # Errors
/// Where one cannot be read or is not to be trusted: then nobody may be called.
pub(crate) fn load_all(pipeline: &Pipeline, now: DateTime<Utc>) -> Result<Vec<Loaded>, Error> {
    pipeline.blacklists.iter().map(|spec| load(pipeline, spec, now)).collect()
}

/// Every column that the pipeline names in a blacklist and that is not there.
///
/// # Errors
/// Where a blacklist cannot be read.
pub(crate) fn unknown_columns(spec: &BlacklistSpec) -> Result<Vec<Problem>, Error> {
    let reader = ingest::open(&source(spec)).map_err(|source| unreadable(spec, source))?;
    Ok(columns_of(spec).into_iter().filter_map(|column| unknown_column(column, reader.table())).collect())
}

/// A list in the pipeline's country is read as the pipeline reads its rows; one of another knows nothing of its area codes.
fn reading(pipeline: &Pipeline, spec: &BlacklistSpec) -> Reading {
    match spec.region.filter(|region| *region != pipeline.home.0) {
        Some(region) => Reading::of(region),
        None => pipeline.reading(),
    }
}

fn load(pipeline: &Pipeline, spec: &BlacklistSpec, now: DateTime<Utc>) -> Result<Loaded, Error> {
    let stamp = stamp(spec)?;
    let unhealthy = |why: String| Error::BlacklistUnhealthy { path: spec.path.clone(), why };
    if stamp.is_old(now) {
        let written = stamp.modified_at.format("%Y-%m-%d %H:%M UTC");
        return Err(unhealthy(format!("it was last written on {written}, longer ago than its max_age")));
    }
    let mut reader = ingest::open(&source(spec)).map_err(|source| unreadable(spec, source))?;
    let columns = Columns::find(spec, reader.table());
    let mut lines = Lines::new(columns, reading(pipeline, spec));
    for block in &mut reader {
        let block = block.map_err(|source| unreadable(spec, source))?;
        if let Some((row, code)) = ingest::first_left_out(&block) {
            return Err(unhealthy(format!("row {row} would be left out of it: {}", code.means)));
        }
        lines.take(&block);
    }
    let Lines { numbers, rows, unreadable, .. } = lines;
    // Without a name the numbers are looked for in the first column, and may stand in another.
    let where_read =
        if spec.column.is_none() { "; the first column was read: name theirs as `column`" } else { "" };
    let (found, least) = (numbers.len() as u64, spec.min_rows);
    if found < least {
        return Err(unhealthy(format!(
            "it holds {found} numbers, and at least {least} are expected (min_rows){where_read}"
        )));
    }
    let holes = unreadable.len() as u64;
    if spec.max_unreadable.reached(holes, rows) {
        let limit = spec.max_unreadable;
        let why = format!(
            "{holes} of its {rows} lines hold no number, and fewer than {limit} may (max_unreadable){where_read}"
        );
        return Err(unhealthy(why));
    }
    Ok(Loaded { list: Blacklist::new(&name(pipeline, spec), numbers), unreadable, stamp })
}

/// What a list is called: its file's name, or its path where another has the same name.
fn name(pipeline: &Pipeline, spec: &BlacklistSpec) -> String {
    let name = spool::file_name(&spec.path);
    let same = pipeline.blacklists.iter().filter(|other| spool::file_name(&other.path) == name).count();
    if same > 1 { spec.path.display().to_string() } else { name }
}

fn unreadable(spec: &BlacklistSpec, source: ingest::Error) -> Error {
    Error::BlacklistUnreadable { path: spec.path.clone(), source }
}

fn stamp(spec: &BlacklistSpec) -> Result<BlacklistStamp, Error> {
    let cannot = |source| Error::BlacklistUnreadable {
        path: spec.path.clone(),
        source: ingest::Error::Open { path: spec.path.clone(), source },
    };
    let file = Stamp::of(&spec.path).map_err(cannot)?;
    let modified = std::fs::metadata(&spec.path).and_then(|meta| meta.modified()).map_err(cannot)?;
    let max_age_seconds = spec.max_age.map(|age| age.as_secs());
    let file = Stamp { path: absolute(&file.path), ..file };
    Ok(BlacklistStamp { file, modified_at: modified.into(), max_age_seconds })
}

/// A list whose column is not named may have no header: the portal's own has none. Then its first line is a number too.
fn source(spec: &BlacklistSpec) -> ingest::Source {
    let names: Vec<String> = columns_of(spec).into_iter().map(|column| column.text.clone()).collect();
    ingest::Source {
        sheet: spec.sheet.clone(),
        header: if names.is_empty() { ingest::Header::None } else { ingest::Header::Naming(names) },
        encoding: spec.encoding,
        delimiter: spec.delimiter,
        ..ingest::Source::at(&spec.path)
    }
}

/// The columns that the pipeline names.
fn columns_of(spec: &BlacklistSpec) -> Vec<&ColumnRef> {
    let campaign = match &spec.campaign {
        Some(CampaignSpec::Column(column)) => Some(column),
        _ => None,
    };
    spec.column.iter().chain(campaign).collect()
}

#[derive(Debug, Default)]
struct Columns {
    number: u16,
    campaign: Option<u16>,
    fixed: Option<Arc<str>>,
}

impl Columns {
    fn find(spec: &BlacklistSpec, table: &Table) -> Self {
        let number = spec.column.as_ref().and_then(|column| table.column(&column.text)).unwrap_or(0);
        let (campaign, fixed) = match &spec.campaign {
            Some(CampaignSpec::Column(column)) => (table.column(&column.text), None),
            Some(CampaignSpec::Fixed(name)) => {
                (None, Some(Arc::clone(name)).filter(|name| is_one_campaign(name)))
            }
            None => (None, None),
        };
        Self { number, campaign, fixed }
    }

    fn scope(&self, row: Row<'_>) -> Scope {
        let written = self.campaign.map(|column| normalize::tidy(row.cell(column)));
        let written = written.filter(|name| is_one_campaign(name));
        match written.map(|name| Arc::from(&*name)).or_else(|| self.fixed.clone()) {
            Some(campaign) => Scope::Campaign(campaign),
            None => Scope::Everywhere,
        }
    }
}

/// A star or a blank means every campaign (the vendor's blacklist object).
fn is_one_campaign(name: &str) -> bool {
    !matches!(name, "" | "*")
}

/// The lines of a list so far.
#[derive(Debug)]
struct Lines {
    columns: Columns,
    reading: Reading,
    numbers: Vec<(u64, Scope)>,
    rows: u64,
    /// The rows that hold something that is no number.
    unreadable: Vec<u32>,
}

impl Lines {
    fn new(columns: Columns, reading: Reading) -> Self {
        Self { columns, reading, numbers: Vec::new(), rows: 0, unreadable: Vec::new() }
    }

    fn take(&mut self, block: &Block) {
        for row in block.rows().filter(|row| !row.is_blank()) {
            let scope = self.columns.scope(row);
            let (numbers, rest) = normalize::refused_numbers(row.cell(self.columns.number), &self.reading);
            // A title above a list without a header is no damage; a line like it further down is.
            let digits = |cell: &str| cell.bytes().any(|b| b.is_ascii_digit());
            let is_title = self.rows == 0 && row.number() == 1 && !digits(row.cell(self.columns.number));
            self.rows += 1;
            if !is_title && (rest || numbers.is_empty()) {
                self.unreadable.push(row.number());
            }
            self.numbers.extend(numbers.into_iter().map(|number| (number.line(), scope.clone())));
        }
    }
}
