//! Reading a blacklist, and refusing one that is not to be trusted: old, cut short, or of another kind than it seems.

use crate::bind::unknown_column;
use crate::file::{BlacklistSpec, CampaignSpec, Pipeline, Problems};
use crate::{Error, spool};
use chrono::{DateTime, Utc};
use contact::{Block, Region, Row, Table};
use dedupe::{Blacklist, Scope};
use std::sync::Arc;
use upload::{BlacklistStamp, Stamp};

/// A blacklist that was found healthy, and what is told of it.
#[derive(Debug)]
pub(crate) struct Loaded {
    pub(crate) list: Blacklist,
    pub(crate) unreadable: u64,
    pub(crate) stamp: BlacklistStamp,
}

/// Reads every blacklist of a pipeline.
///
/// # Errors
/// Where one cannot be read or is not to be trusted: then nobody may be called.
pub(crate) fn load_all(pipeline: &Pipeline, now: DateTime<Utc>) -> Result<Vec<Loaded>, Error> {
    pipeline.blacklists.iter().map(|spec| load(pipeline, spec, now)).collect()
}

fn load(pipeline: &Pipeline, spec: &BlacklistSpec, now: DateTime<Utc>) -> Result<Loaded, Error> {
    let stamp = stamp(spec)?;
    let unhealthy = |why: String| Error::BlacklistUnhealthy { path: spec.path.clone(), why };
    if stamp.is_old(now) {
        let written = stamp.modified_at.format("%Y-%m-%d %H:%M UTC");
        return Err(unhealthy(format!(
            "it was last written on {written}, which is longer ago than its max_age"
        )));
    }
    let unreadable = |source| Error::BlacklistUnreadable { path: spec.path.clone(), source };
    let mut reader = ingest::open(&source(spec)).map_err(unreadable)?;
    let columns = Columns::find(pipeline, spec, reader.table())?;
    let region = spec.region.unwrap_or(pipeline.home.0);
    let mut lines = Lines { columns, region, ..Lines::default() };
    for block in &mut reader {
        lines.take(&block.map_err(unreadable)?);
    }
    if lines.numbers.len() < usize::try_from(spec.min_rows).unwrap_or(usize::MAX) {
        let (found, least) = (lines.numbers.len(), spec.min_rows);
        return Err(unhealthy(format!(
            "it holds {found} numbers, and at least {least} are expected (min_rows)"
        )));
    }
    if spec.max_unreadable.reached(lines.unreadable, lines.rows) {
        let Lines { unreadable, rows, .. } = lines;
        let limit = spec.max_unreadable;
        let why = format!(
            "{unreadable} of its {rows} lines hold no number, and fewer than {limit} may (max_unreadable)"
        );
        return Err(unhealthy(why));
    }
    let name = spool::file_name(&spec.path);
    Ok(Loaded { list: Blacklist::new(&name, lines.numbers), unreadable: lines.unreadable, stamp })
}

fn stamp(spec: &BlacklistSpec) -> Result<BlacklistStamp, Error> {
    let cannot = |source| Error::BlacklistUnreadable {
        path: spec.path.clone(),
        source: ingest::Error::Open { path: spec.path.clone(), source },
    };
    let file = Stamp::of(&spec.path).map_err(cannot)?;
    let modified = std::fs::metadata(&spec.path).and_then(|meta| meta.modified()).map_err(cannot)?;
    let max_age_seconds = spec.max_age.map(|age| age.as_secs());
    Ok(BlacklistStamp { file, modified_at: modified.into(), max_age_seconds })
}

/// A list whose column is not named may have no header: the portal's own has none. Then its first line is a number too.
fn source(spec: &BlacklistSpec) -> ingest::Source {
    let names = spec.column.iter().chain(match &spec.campaign {
        Some(CampaignSpec::Column(column)) => Some(column),
        _ => None,
    });
    let names: Vec<String> = names.map(|column| column.text.clone()).collect();
    ingest::Source {
        sheet: spec.sheet.clone(),
        header: if names.is_empty() { ingest::Header::None } else { ingest::Header::Naming(names) },
        encoding: spec.encoding,
        delimiter: spec.delimiter,
        ..ingest::Source::at(&spec.path)
    }
}

#[derive(Debug, Default)]
struct Columns {
    number: u16,
    campaign: Option<u16>,
    fixed: Option<Arc<str>>,
}

impl Columns {
    fn find(pipeline: &Pipeline, spec: &BlacklistSpec, table: &Table) -> Result<Self, Error> {
        let mut unknown = Vec::new();
        let mut find = |column| {
            unknown.extend(unknown_column(column, table));
            table.column(&column.text)
        };
        let number = spec.column.as_ref().map_or(Some(0), &mut find);
        let (campaign, fixed) = match &spec.campaign {
            Some(CampaignSpec::Column(column)) => (find(column), None),
            Some(CampaignSpec::Fixed(name)) => {
                (None, Some(Arc::clone(name)).filter(|name| is_one_campaign(name)))
            }
            None => (None, None),
        };
        if unknown.is_empty() {
            Ok(Self { number: number.unwrap_or(0), campaign, fixed })
        } else {
            Err(Problems::new(&pipeline.path, &pipeline.text, unknown).into())
        }
    }

    fn scope(&self, row: Row<'_>) -> Scope {
        let written =
            self.campaign.map(|column| row.cell(column).trim()).filter(|name| is_one_campaign(name));
        match written.map(Arc::from).or_else(|| self.fixed.clone()) {
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
    region: Region,
    numbers: Vec<(u64, Scope)>,
    rows: u64,
    unreadable: u64,
}

impl Default for Lines {
    fn default() -> Self {
        Self {
            columns: Columns::default(),
            region: Region::NONE,
            numbers: Vec::new(),
            rows: 0,
            unreadable: 0,
        }
    }
}

impl Lines {
    fn take(&mut self, block: &Block) {
        for row in block.rows().filter(|row| !row.is_blank()) {
            let scope = self.columns.scope(row);
            let read: Vec<_> =
                normalize::read_numbers(row.cell(self.columns.number), "", self.region).collect();
            // A title above a list without a header is no damage; a line like it further down is.
            let is_title = self.rows == 0 && row.number() == 1;
            self.rows += 1;
            if !is_title && (read.is_empty() || read.iter().any(Result::is_err)) {
                self.unreadable += 1;
            }
            let numbers = read.into_iter().flatten().map(|(number, _)| (number.key(), scope.clone()));
            self.numbers.extend(numbers);
        }
    }
}
