//! The cells that explain a finding which names none: what stood where a pipeline says that a row's number, campaign or zone is.

use crate::file::{CampaignSpec, ColumnRef, Evidence, Pipeline};
use contact::{Code, Finding, Row, Table};
use select::Filter;

/// The columns that are to blame for a code that names none: those of which a pipeline says that they hold what is missing or wrong.
pub(super) struct Blame([(&'static str, Vec<String>); 10]);

/// The codes of rows whose text tells what they are: its first words explain them.
const TELLING: [&str; 3] = ["row-footer", "row-header-again", "row-of-another-table"];

/// Which findings about a number explain that a row has none to dial. All others may, where the code is none of these.
const TAKEN: [(&str, &[&str]); 3] = [
    ("phone-not-allowed", &["number-country", "number-foreign", "number-kind", "number-premium"]),
    ("blacklisted", &["number-blacklisted"]),
    ("refused-elsewhere", &["number-refused"]),
];

impl Blame {
    pub(super) fn of(pipeline: &Pipeline) -> Self {
        let name = |column: &ColumnRef| column.text.clone();
        let campaign = match &pipeline.campaign {
            CampaignSpec::Column(column) => Some(column),
            CampaignSpec::Fixed(_) => None,
        };
        let zones = pipeline.timezone.from.iter().flat_map(|evidence| match evidence {
            Evidence::Column(column) => vec![column],
            Evidence::Address { state, city } => [state].into_iter().chain(city).collect(),
            Evidence::AreaCode => Vec::new(),
        });
        let phones: Vec<String> = pipeline.columns.phones.iter().map(|phone| name(&phone.number)).collect();
        let zones: Vec<String> = zones.map(name).collect();
        // Of several columns none alone explains it.
        let filter = pipeline.filter.as_ref().and_then(|written| Filter::parse(&written.text).ok());
        let mut filtering: Vec<String> =
            filter.iter().flat_map(Filter::columns).map(|(name, _)| name.to_owned()).collect();
        filtering.dedup();
        let agent = pipeline.columns.agent.iter().map(|agent| &agent.column);
        Self([
            ("campaign-", campaign.into_iter().map(name).collect()),
            // Where no column says it, the number's area does.
            ("zone-", if zones.is_empty() { phones.clone() } else { zones }),
            ("agent-", agent.map(name).collect()),
            ("person-", pipeline.duplicates.id.iter().map(name).collect()),
            ("row-filtered", if filtering.len() == 1 { filtering } else { Vec::new() }),
            ("blacklisted", phones.clone()),
            ("refused-elsewhere", phones.clone()),
            ("loaded-earlier", phones.clone()),
            ("answered-earlier", phones.clone()),
            ("phone-", phones),
        ])
    }

    /// The columns of a table that are to blame for a code.
    fn columns(&self, code: &Code, table: &Table) -> Vec<u16> {
        let of_code = self.0.iter().find(|(about, _)| code.id.starts_with(about));
        of_code.into_iter().flat_map(|(_, names)| names).filter_map(|name| table.column(name)).collect()
    }

    /// The columns in which a row is to be mended: where a cell holds something that is no number, a blank one beside it is not to
    /// blame.
    pub(super) fn to_mend(&self, code: &Code, table: &Table, row: Row<'_>) -> Vec<u16> {
        let columns = self.columns(code, table);
        let filled: Vec<u16> = columns.iter().copied().filter(|column| is_filled(row, *column)).collect();
        if code.id.starts_with("phone-") && !filled.is_empty() { filled } else { columns }
    }

    /// A finding about a whole row, with the cell that explains it and what stands there; nothing where none does. `noticed` are
    /// the findings of the row.
    pub(super) fn explained<'f>(
        &self,
        finding: &Finding,
        (table, row): (&Table, Row<'_>),
        mut noticed: impl Iterator<Item = &'f Finding>,
    ) -> Option<Finding> {
        if finding.column.is_some() {
            return None;
        }
        let columns = self.columns(finding.code, table);
        let taken = TAKEN.iter().find(|(id, _)| *id == finding.code.id).map(|(_, by)| *by);
        let explains = |one: &&Finding| {
            let is_there = one.column.is_some_and(|there| columns.contains(&there));
            is_there && taken.is_none_or(|by| by.contains(&one.code.id))
        };
        if let Some(one) = noticed.find(explains) {
            return Some(Finding {
                by: finding.by.clone().or(one.by.clone()),
                ..at(finding, one.column, &one.seen)
            });
        }
        let filled = columns.iter().copied().find(|column| is_filled(row, *column));
        let telling = || {
            let is_one = TELLING.contains(&finding.code.id);
            (0..row.width() as u16).find(|column| is_one && is_filled(row, *column))
        };
        let column = filled.or_else(|| columns.first().copied()).or_else(telling)?;
        Some(at(finding, Some(column), row.cell(column).trim()))
    }
}

fn is_filled(row: Row<'_>, column: u16) -> bool {
    !row.cell(column).trim().is_empty()
}

/// The finding at a cell; what it has seen itself stays.
fn at(finding: &Finding, column: Option<u16>, seen: &str) -> Finding {
    let seen = if finding.seen.is_empty() { seen } else { &finding.seen };
    Finding { column, seen: seen.to_owned(), ..finding.clone() }
}
