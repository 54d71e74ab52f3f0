//! `[[blacklist]]`: who must not be called, and when a list of them is not to be trusted.

use super::columns::{a_column_or, inline};
use super::normal::no_day;
use super::numbers::area_code;
use super::section::Section;
use super::sources::{delimiter, encoding, header};
use super::value::{Value, written};
use super::{CampaignSpec, ColumnRef, HeaderSpec, Problem, Written};
use contact::Region;
use std::path::{Path, PathBuf};
use std::time::Duration;
use validate::{DateOrder, Limit};
use words::message;

/// One blacklist.
#[derive(Clone, Debug)]
pub struct BlacklistSpec {
    /// The file.
    pub path: PathBuf,
    /// The sheet, where a workbook has several.
    pub sheet: Option<String>,
    /// Where the columns' names stand.
    pub header: HeaderSpec,
    /// The encoding, where it shall not be found out.
    pub encoding: Option<ingest::Encoding>,
    /// The delimiter, where it shall not be found out.
    pub delimiter: Option<char>,
    /// The columns with the numbers; none where they shall be found out.
    pub columns: Vec<ColumnRef>,
    /// The column with the area code of numbers that lack one.
    pub ddd: Option<ColumnRef>,
    /// The area code of numbers that lack one and whose line gives none; the pipeline's where nothing is said.
    pub area_code: Option<String>,
    /// For which campaign it counts; for all where nothing is said.
    pub campaign: Option<CampaignSpec>,
    /// The country of numbers written without one, where it is not the pipeline's.
    pub region: Option<Region>,
    /// Where each line says until when it counts.
    pub expires: Option<ExpiresSpec>,
    /// When it is not to be trusted.
    pub health: HealthSpec,
    /// The keys that say how its rows are read, where they stand: a compiled one has none.
    pub of_rows: Vec<Written>,
}

/// The keys that say how the rows of a list are read.
const OF_ROWS: [&str; 10] = [
    "sheet",
    "header",
    "encoding",
    "delimiter",
    "column",
    "ddd",
    "area_code",
    "campaign",
    "region",
    "expires",
];

impl BlacklistSpec {
    /// A list of which only the file is known.
    #[must_use]
    pub fn at(path: &Path) -> Self {
        Self {
            path: path.to_owned(),
            sheet: None,
            header: HeaderSpec::default(),
            encoding: None,
            delimiter: None,
            columns: Vec::new(),
            ddd: None,
            area_code: None,
            campaign: None,
            region: None,
            expires: None,
            health: HealthSpec {
                max_age: None,
                min_rows: 1,
                max_shrink: None,
                canaries: Vec::new(),
                max_unreadable: MAX_UNREADABLE,
            },
            of_rows: Vec::new(),
        }
    }
}

/// Where each line of a list says until when it counts.
#[derive(Clone, Debug)]
pub struct ExpiresSpec {
    /// The column with the last day.
    pub column: ColumnRef,
    /// In which order a date has its day, month and year, where several could be meant.
    pub order: Option<DateOrder>,
}

/// When a list is not to be trusted.
#[derive(Clone, Debug)]
pub struct HealthSpec {
    /// How old the file may be.
    pub max_age: Option<Duration>,
    /// How many numbers it must hold: a list that was cut must not look like a short one.
    pub min_rows: u64,
    /// How many of the numbers that it held before may be gone.
    pub max_shrink: Option<ShrinkSpec>,
    /// Numbers that must be in it.
    pub canaries: Vec<Written>,
    /// How many of its lines may be no number: a list that did not parse must not look like an empty one.
    pub max_unreadable: Limit,
}

/// How much a list may shrink.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ShrinkSpec {
    /// How many numbers may be gone, or which share of them.
    pub limit: Limit,
    /// The day from which on readings count: a person saw that the list was cut on purpose.
    pub since: Option<chrono::NaiveDate>,
}

/// A line in twenty may be a title or a typing error; more is another kind of file.
const MAX_UNREADABLE: Limit = Limit::Share(0.05);

pub(super) fn blacklist(section: &mut Section<'_>) -> Option<BlacklistSpec> {
    let advice = message!("file-blacklist-path-do", "say which file: `path = \"no-llamar.csv\"`");
    let path = section.required("path", advice, Value::path);
    let sheet = section.optional("sheet", |value| value.text().map(str::to_owned));
    let header = section.optional("header", header).unwrap_or_default();
    let encoding = section.optional("encoding", encoding);
    let delimiter = section.optional("delimiter", delimiter);
    let columns = section.optional("column", several).unwrap_or_default();
    let ddd = section.optional("ddd", written);
    let area_code = section.optional("area_code", area_code);
    let campaign = section.optional("campaign", super::columns::campaign);
    let region = section.optional("region", region);
    let expires = section.optional("expires", expires);
    let health = health(section);
    let of_rows = section.entries().into_iter().filter(|(key, ..)| OF_ROWS.contains(key));
    let of_rows = of_rows.map(|(key, span, _)| Written { text: key.to_owned(), span }).collect();
    Some(BlacklistSpec {
        path: path?,
        sheet,
        header,
        encoding,
        delimiter,
        columns,
        ddd,
        area_code,
        campaign,
        region,
        expires,
        health,
        of_rows,
    })
}

fn health(section: &mut Section<'_>) -> HealthSpec {
    HealthSpec {
        max_age: section.optional("max_age", Value::duration),
        min_rows: section.optional("min_rows", |value| value.whole(0..=u64::MAX)).unwrap_or(1),
        max_shrink: section.optional("max_shrink", shrink),
        canaries: section.optional("canary", several).unwrap_or_default(),
        max_unreadable: section.optional("max_unreadable", limit).unwrap_or(MAX_UNREADABLE),
    }
}

/// A text, or several in a list.
fn several(value: &Value<'_>) -> Result<Vec<Written>, Problem> {
    let values = if value.is_list() { value.list()? } else { vec![*value] };
    if values.is_empty() {
        return Err(value.problem(message!("file-nothing-in-list", "there is nothing in this list")));
    }
    values.iter().map(written).collect()
}

/// As [`Value::limit`], where none is a limit too.
fn limit(value: &Value<'_>) -> Result<Limit, Problem> {
    if value.is_text() { value.limit() } else { Ok(Limit::Rows(value.whole(0..=u64::MAX)?)) }
}

fn shrink(value: &Value<'_>) -> Result<ShrinkSpec, Problem> {
    if value.table().is_none() {
        return Ok(ShrinkSpec { limit: limit(value)?, since: None });
    }
    let expected = message!(
        "file-a-share-or",
        "a share such as \"10%\", or {sample}",
        sample = "{ limit = \"10%\", since = \"2026-11-24\" }",
    );
    inline(value, expected, |section| {
        let advice = message!("file-shrink-limit-do", "say how much may be gone: `limit = \"10%\"`");
        let most = section.required("limit", advice, limit);
        let since =
            section.optional("since", |value| value.text()?.parse().map_err(|_| no_day(value, "2026-11-24")));
        Some(ShrinkSpec { limit: most?, since })
    })
}

fn expires(value: &Value<'_>) -> Result<ExpiresSpec, Problem> {
    if value.is_text() {
        return Ok(ExpiresSpec { column: written(value)?, order: None });
    }
    inline(value, a_column_or("{ column = \"Vence\", format = \"dd/mm/yyyy\" }"), |section| {
        let advice = message!("file-expires-column-do", "name the column with the last day");
        let column = section.required("column", advice, written);
        let order = section.optional("format", order);
        Some(ExpiresSpec { column: column?, order })
    })
}

/// In which order a date has its parts: `"dd/mm/yyyy"`.
pub(super) fn order(value: &Value<'_>) -> Result<DateOrder, Problem> {
    let mut letters: Vec<char> = value.text()?.to_lowercase().chars().collect();
    letters.retain(|c| c.is_alphabetic());
    letters.dedup();
    match letters.as_slice() {
        ['d', 'm', 'y' | 'a'] => Ok(DateOrder::DayFirst),
        ['m', 'd', 'y' | 'a'] => Ok(DateOrder::MonthFirst),
        ['y' | 'a', 'm', 'd'] => Ok(DateOrder::YearFirst),
        _ => Err(value.problem(message!("file-no-date-form", "this is no form of a date")).help(message!(
            "file-no-date-form-do",
            "write \"dd/mm/yyyy\", \"mm/dd/yyyy\" or \"yyyy-mm-dd\""
        ))),
    }
}

fn region(value: &Value<'_>) -> Result<Region, Problem> {
    super::region(value).map(|(region, _)| region)
}
