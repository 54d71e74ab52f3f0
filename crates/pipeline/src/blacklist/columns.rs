//! Which columns of a list hold what: as the pipeline says, as the vendor's shapes have it, or else the first.

use super::health::Ailment;
use crate::file::{BlacklistSpec, CampaignSpec, ColumnRef};
use contact::{Block, Table, fold_name};
use ingest::Names;
use select::did_you_mean;
use std::sync::Arc;
use validate::DateOrder;
use words::message;

/// The fields of the vendor's blacklist object that are of use here.
const PHONE: &str = "phone";
const CAMPAIGN: &str = "campaign";
/// How far down the names of a list's columns are looked for, where the pipeline names none of them.
const HEAD: usize = 20;

/// Which columns of a list hold what.
#[derive(Clone, Debug)]
pub(crate) struct Columns {
    /// Those with numbers.
    pub(super) numbers: Vec<u16>,
    pub(super) area: Area,
    pub(super) campaign: Campaign,
    pub(super) expires: Option<(u16, Option<DateOrder>)>,
    /// Whether the first rows may be titles: nobody said where the list begins.
    pub(super) titles: bool,
    /// Whether numbers in other columns are refused too: nobody said that the first holds them, and it may hold something that only looks
    /// like numbers, as identity numbers do.
    pub(super) others: bool,
}

/// Where the area code of a number stands that lacks it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Area {
    /// Nowhere but in the number.
    Nowhere,
    /// In this column.
    Column(u16),
    /// In the first column, if the first holds area codes and the second the rest of the number, as registries write them.
    Before,
}

/// How a line says for which campaign it counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Campaign {
    /// It does not: for all.
    All,
    /// All lines count for this one.
    Fixed(Arc<str>),
    /// In this column.
    Column(u16),
    /// Perhaps in this column, as in the portal's own lines: what is no campaign beyond doubt is none.
    Perhaps(u16),
}

impl BlacklistSpec {
    /// The columns that the pipeline names.
    pub(crate) fn column_refs(&self) -> Vec<&ColumnRef> {
        let campaign = match &self.campaign {
            Some(CampaignSpec::Column(column)) => Some(column),
            _ => None,
        };
        let expires = self.expires.as_ref().map(|expires| &expires.column);
        self.columns.iter().chain(&self.ddd).chain(campaign).chain(expires).collect()
    }
}

impl Columns {
    /// Finds the columns of a table whose first rows are these.
    ///
    /// # Errors
    /// Where one that the pipeline names is not there, or it cannot be told which hold the numbers.
    pub(super) fn find(
        spec: &BlacklistSpec,
        table: &Table,
        names: &Names,
        first: Option<&Block>,
    ) -> Result<Self, Ailment> {
        let named = spec.column_refs();
        if let Some(missing) = named.iter().find(|column| table.column(&column.text).is_none()) {
            return Err(unknown(missing, table));
        }
        let column = |column: &ColumnRef| table.column(&column.text).unwrap_or(u16::MAX);
        let shape = Shape::of(table, names, first);
        let numbers = if spec.columns.is_empty() {
            shape.numbers.clone().ok_or_else(which)?
        } else {
            spec.columns.iter().flat_map(|named| with_twins(column(named), table)).collect()
        };
        let unnamed = spec.columns.is_empty();
        Ok(Self {
            numbers,
            area: match &spec.ddd {
                Some(ddd) => Area::Column(column(ddd)),
                None if unnamed && shape.may_part_area => Area::Before,
                None => Area::Nowhere,
            },
            campaign: match &spec.campaign {
                Some(CampaignSpec::Column(named)) => Campaign::Column(column(named)),
                Some(CampaignSpec::Fixed(name)) if is_one(name) => Campaign::Fixed(Arc::clone(name)),
                None if unnamed => shape.campaign,
                _ => Campaign::All,
            },
            expires: spec.expires.as_ref().map(|expires| (column(&expires.column), expires.order)),
            titles: named.is_empty() && *names == Names::Nowhere,
            others: unnamed && shape.may_part_area,
        })
    }
}

/// Whether a text names one campaign. A star or a blank means every campaign (the vendor's blacklist object), and so does what people
/// write for that.
pub(super) fn is_one(name: &str) -> bool {
    const ALL: [&str; 9] = ["", "*", "-", "all", "n/a", "null", "todas", "todo", "todos"];
    !ALL.contains(&&*fold_name(name))
}

/// A column, and those that have its name once more: `Celular (2)`.
fn with_twins(column: u16, table: &Table) -> Vec<u16> {
    let name = table.columns.get(usize::from(column)).map_or("", String::as_str);
    let is_twin = |other: &str| {
        let nth = other.strip_prefix(name).and_then(|rest| rest.strip_prefix(" (")?.strip_suffix(')'));
        nth.is_some_and(|nth| nth.parse::<u16>().is_ok())
    };
    let twins = (0..).zip(&table.columns).filter(|(_, other)| is_twin(other)).map(|(nth, _)| nth);
    std::iter::once(column).chain(twins).collect()
}

/// What can be told of a list's columns without the pipeline's help.
struct Shape {
    /// Those with the numbers; `None` where that cannot be told.
    numbers: Option<Vec<u16>>,
    campaign: Campaign,
    /// Whether a number may stand in two columns, its area code first.
    may_part_area: bool,
}

impl Shape {
    fn of(table: &Table, names: &Names, first: Option<&Block>) -> Self {
        let numbers = |column: u16| Some(vec![column]);
        if *names == Names::Nowhere {
            // A row above the numbers may name them all the same, as in the vendor's objects pasted into a sheet.
            let header = first.and_then(vendors_header);
            let campaign = match header {
                Some((_, None)) => Campaign::All,
                Some((_, Some(campaign))) => Campaign::Perhaps(campaign),
                None => Campaign::Perhaps(1),
            };
            let (phone, may_part_area) = header.map_or((0, true), |(phone, _)| (phone, false));
            return Self { numbers: numbers(phone), campaign, may_part_area };
        }
        let Some(phone) = table.column(PHONE) else {
            let only = (*names != Names::Keys || table.columns.len() == 1).then(|| vec![0]);
            let numbers = of_cards(table).or(only);
            return Self { numbers, campaign: Campaign::All, may_part_area: false };
        };
        let campaign = table.column(CAMPAIGN).map_or(Campaign::All, |campaign| match names {
            Names::Keys => Campaign::Column(campaign),
            _ => Campaign::Perhaps(campaign),
        });
        Self { numbers: numbers(phone), campaign, may_part_area: false }
    }
}

/// The columns `phone` and `campaign` of a row among the first that names the former.
fn vendors_header(first: &Block) -> Option<(u16, Option<u16>)> {
    first.rows().take(HEAD).find_map(|row| {
        let column = |name: &str| row.cells().position(|cell| fold_name(cell) == name).map(|nth| nth as u16);
        Some((column(PHONE)?, column(CAMPAIGN)))
    })
}

/// The numbers of contact cards: `TEL cell`, `TEL home (2)`.
fn of_cards(table: &Table) -> Option<Vec<u16>> {
    let is_tel = |name: &str| name == "TEL" || name.starts_with("TEL ");
    let columns: Vec<u16> =
        (0..).zip(&table.columns).filter(|(_, name)| is_tel(name)).map(|(nth, _)| nth).collect();
    (!columns.is_empty()).then_some(columns)
}

fn unknown(column: &ColumnRef, table: &Table) -> Ailment {
    let near = did_you_mean(&column.text, table.columns.iter().map(String::as_str));
    Ailment {
        what: message!("ailment-no-column", "it has no column `{column}`", column = &column.text),
        remedy: near.unwrap_or_else(|| {
            message!(
                "ailment-no-column-do",
                "look at the file: it may be another, or its columns have other names now; with `header = \"none\"` they go by their letters"
            )
        }).into(),
    }
}

fn which() -> Ailment {
    Ailment {
        what: message!("ailment-which-column", "its columns have names, and none is `phone`"),
        remedy: message!(
            "ailment-which-column-do",
            "say which holds the numbers: `column = \"…\"`, or `--column` where the list stands in a command"
        )
        .into(),
    }
}
