//! `campaign`, `[columns]` and `[params]`: which column means what.

use super::section::Section;
use super::value::Value;
use super::{Problem, Written};
use std::sync::Arc;

/// A column by its name, and where the pipeline file names it.
pub type ColumnRef = Written;

/// For which campaign the rows are.
#[derive(Clone, Debug)]
pub enum CampaignSpec {
    /// One for all.
    Fixed(Arc<str>),
    /// Each row says.
    Column(ColumnRef),
}

/// Which column means what.
#[derive(Clone, Debug)]
pub struct Columns {
    /// The numbers, in dialling order.
    pub phones: Vec<PhoneSpec>,
    /// How the order of dialling is told.
    pub priority: PrioritySpec,
    /// For which agent a row is.
    pub agent: Option<ColumnRef>,
}

/// A column with numbers.
#[derive(Clone, Debug)]
pub struct PhoneSpec {
    /// The column with the numbers.
    pub number: ColumnRef,
    /// The column with the area code of those that lack one.
    pub ddd: Option<ColumnRef>,
}

/// How the order of dialling is told.
#[derive(Clone, Debug)]
pub struct PrioritySpec {
    /// The column, if there is one.
    pub column: Option<ColumnRef>,
    /// For rows that do not say.
    pub default: u16,
    /// The first priority that rows may claim.
    pub first: u16,
}

/// A parameter of the agent's form.
#[derive(Clone, Debug)]
pub struct ParamSpec {
    /// Its key, as the form matches it.
    pub key: String,
    /// The column with its value.
    pub column: ColumnRef,
    /// Whether a contact without it may not be dialled.
    pub required: bool,
}

/// The dialer's last priority, which is also the usual one.
const LAST: u64 = 9999;

impl Default for PrioritySpec {
    fn default() -> Self {
        Self { column: None, default: LAST as u16, first: 2 }
    }
}

pub(super) fn campaign(value: &Value<'_>) -> Result<CampaignSpec, Problem> {
    if value.is_text() {
        let name = value.text()?;
        if name.contains(|c: char| c == ';' || c.is_control()) || name.trim() != name {
            return Err(value
                .problem("no campaign has such a name")
                .help("write it exactly as the portal shows it"));
        }
        return Ok(CampaignSpec::Fixed(name.into()));
    }
    let unexpected = || value.unexpected("a campaign's name, or { column = \"…\" }");
    let (_, problems, column) = inner(value, "campaign", |section| {
        section.required("column", "name the column", super::value::written)
    })
    .ok_or_else(unexpected)?;
    match (problems.into_iter().next(), column) {
        (Some(problem), _) => Err(problem),
        (None, Some(column)) => Ok(CampaignSpec::Column(column)),
        (None, None) => Err(unexpected()),
    }
}

pub(super) fn columns(section: &mut Section<'_>) -> Option<Columns> {
    let ddd = section.optional("ddd", super::value::written);
    let phones = section.required(
        "phone",
        "name the columns in dialling order: `phone = [\"Celular\", \"Casa\"]`",
        |value| phones(value, ddd.as_ref()),
    );
    let priority = section.optional("priority", priority).unwrap_or_default();
    let agent = section.optional("agent", super::value::written);
    Some(Columns { phones: phones?, priority, agent })
}

fn phones(value: &Value<'_>, ddd: Option<&ColumnRef>) -> Result<Vec<PhoneSpec>, Problem> {
    let values = if value.is_text() || value.table().is_some() { vec![*value] } else { value.list()? };
    if values.is_empty() {
        return Err(value.problem("there is no column in this list"));
    }
    values.iter().map(|value| phone(value, ddd)).collect()
}

fn phone(value: &Value<'_>, ddd: Option<&ColumnRef>) -> Result<PhoneSpec, Problem> {
    if value.is_text() {
        return Ok(PhoneSpec { number: super::value::written(value)?, ddd: ddd.cloned() });
    }
    let unexpected = || value.unexpected("a column's name, or { number = \"Telefone1\", ddd = \"DDD1\" }");
    let (_, problems, phone) = inner(value, "phone", |section| {
        let number = section.required("number", "name the column with the numbers", super::value::written);
        let own = section.optional("ddd", super::value::written);
        Some(PhoneSpec { number: number?, ddd: own.or_else(|| ddd.cloned()) })
    })
    .ok_or_else(unexpected)?;
    problems.into_iter().next().map_or_else(|| phone.ok_or_else(unexpected), Err)
}

fn priority(value: &Value<'_>) -> Result<PrioritySpec, Problem> {
    if value.is_text() {
        return Ok(PrioritySpec { column: Some(super::value::written(value)?), ..PrioritySpec::default() });
    }
    let unexpected = || value.unexpected("a column's name, or { column = \"Prioridad\", default = 500 }");
    let (_, problems, priority) = inner(value, "priority", |section| {
        let column = section.optional("column", super::value::written);
        let first = section.optional("first", |value| value.whole(1..=LAST)).unwrap_or(2);
        let default = section.optional("default", |value| value.whole(first..=LAST)).unwrap_or(LAST);
        Some(PrioritySpec { column, default: default as u16, first: first as u16 })
    })
    .ok_or_else(unexpected)?;
    problems.into_iter().next().map_or_else(|| priority.ok_or_else(unexpected), Err)
}

pub(super) fn params(section: &mut Section<'_>) -> Option<Vec<ParamSpec>> {
    let mut params: Vec<ParamSpec> = Vec::new();
    for (key, span, value) in section.entries() {
        let clean: String = key.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
        if clean != key {
            let problem = Problem::new(format!("`{key}` cannot be a key of an agent's form"), span);
            section.problem(problem.help(format!("use letters, digits and _ only: `{clean}`")));
        }
        match param(key, &value) {
            Ok(param) => params.push(param),
            Err(problem) => section.problem(problem),
        }
    }
    Some(params)
}

fn param(key: &str, value: &Value<'_>) -> Result<ParamSpec, Problem> {
    if value.is_text() {
        return Ok(ParamSpec { key: key.to_owned(), column: super::value::written(value)?, required: false });
    }
    let unexpected = || value.unexpected("a column's name, or { column = \"Nombre\", required = true }");
    let (_, problems, param) = inner(value, "params", |section| {
        let column = section.required("column", "name the column", super::value::written);
        let required = section.optional("required", Value::boolean).unwrap_or(false);
        Some(ParamSpec { key: key.to_owned(), column: column?, required })
    })
    .ok_or_else(unexpected)?;
    problems.into_iter().next().map_or_else(|| param.ok_or_else(unexpected), Err)
}

/// Reads an inline table; none where the value is no table.
fn inner<'d, T>(
    value: &Value<'d>,
    title: &str,
    read: impl FnOnce(&mut Section<'d>) -> Option<T>,
) -> Option<((), Vec<Problem>, Option<T>)> {
    let mut section = Section::new(title, value.table()?, value.span(), value.folder());
    let read = read(&mut section);
    Some(((), section.finish(), read))
}
