//! `[[blacklist]]`: who must not be called.

use super::section::Section;
use super::sources::{delimiter, encoding};
use super::value::{Value, written};
use super::{CampaignSpec, ColumnRef, Problem};
use contact::Region;
use std::path::PathBuf;
use std::time::Duration;
use validate::Limit;

/// One blacklist.
#[derive(Clone, Debug)]
pub struct BlacklistSpec {
    /// The file.
    pub path: PathBuf,
    /// The sheet, where a workbook has several.
    pub sheet: Option<String>,
    /// The encoding, where it shall not be found out.
    pub encoding: Option<ingest::Encoding>,
    /// The delimiter, where it shall not be found out.
    pub delimiter: Option<char>,
    /// The column with the numbers; the first where it is not named.
    pub column: Option<ColumnRef>,
    /// For which campaign it counts; for all where nothing is said.
    pub campaign: Option<CampaignSpec>,
    /// The country of numbers written without one, where it is not the pipeline's.
    pub region: Option<Region>,
    /// How old the file may be.
    pub max_age: Option<Duration>,
    /// How many numbers it must hold: a list that was cut must not look like a short one.
    pub min_rows: u64,
    /// How many of its lines may be no number: a list that did not parse must not look like an empty one.
    pub max_unreadable: Limit,
}

/// A line in twenty may be a title or a typing error; more is another kind of file.
const MAX_UNREADABLE: Limit = Limit::Share(0.05);

pub(super) fn blacklist(section: &mut Section<'_>) -> Option<BlacklistSpec> {
    let path = section.required("path", "say which file: `path = \"no-llamar.csv\"`", Value::path);
    let sheet = section.optional("sheet", |value| value.text().map(str::to_owned));
    let encoding = section.optional("encoding", encoding);
    let delimiter = section.optional("delimiter", delimiter);
    let column = section.optional("column", written);
    let campaign = section.optional("campaign", super::columns::campaign);
    let region = section.optional("region", region);
    let max_age = section.optional("max_age", Value::duration);
    let min_rows = section.optional("min_rows", |value| value.whole(0..=u64::MAX)).unwrap_or(1);
    let max_unreadable = section.optional("max_unreadable", Value::limit).unwrap_or(MAX_UNREADABLE);
    Some(BlacklistSpec {
        path: path?,
        sheet,
        encoding,
        delimiter,
        column,
        campaign,
        region,
        max_age,
        min_rows,
        max_unreadable,
    })
}

fn region(value: &Value<'_>) -> Result<Region, Problem> {
    super::region(value).map(|(region, _)| region)
}
