//! `campaign` and `[columns]`: which column means what.

use super::section::Section;
use super::value::{Value, written};
use super::{Problem, Written, params};
use contact::Line;
use std::sync::Arc;
use validate::{Listed, Pattern};
use words::{Message, message};

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
    pub agent: Option<AgentSpec>,
}

/// A column with numbers.
#[derive(Clone, Debug)]
pub struct PhoneSpec {
    /// The column with the numbers.
    pub number: ColumnRef,
    /// The column with the area code of those that lack one.
    pub ddd: Option<ColumnRef>,
    /// What kind of line the column is for; told by its name where nothing is said.
    pub line: Option<Line>,
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
    /// The last one.
    pub last: u16,
}

/// For which agent a row is, and whom it may name.
#[derive(Clone, Debug)]
pub struct AgentSpec {
    /// The column.
    pub column: ColumnRef,
    /// The agents by name.
    pub listed: Option<Listed>,
    /// The form of their names.
    pub pattern: Option<Pattern>,
}

impl AgentSpec {
    /// Whether agents are held against anything.
    pub(crate) fn is_held(&self) -> bool {
        self.listed.is_some() || self.pattern.is_some()
    }
}

/// The dialer's last priority, which is also the usual one.
const LAST: u64 = 9999;

impl Default for PrioritySpec {
    fn default() -> Self {
        Self { column: None, default: LAST as u16, first: 2, last: LAST as u16 }
    }
}

pub(super) fn campaign(value: &Value<'_>) -> Result<CampaignSpec, Problem> {
    if !value.is_text() {
        let expected =
            message!("file-a-campaign-or", "a campaign's name, or {sample}", sample = "{ column = \"…\" }",);
        return inline(value, expected, |section| {
            section.required("column", name_the_column(), written).map(CampaignSpec::Column)
        });
    }
    let name = value.text()?;
    if name.contains(|c: char| c == ';' || c.is_control()) || name.trim() != name {
        return Err(value
            .problem(message!("file-no-such-campaign-name", "no campaign has such a name"))
            .help(message!("file-no-such-campaign-name-do", "write it exactly as the portal shows it")));
    }
    Ok(CampaignSpec::Fixed(name.into()))
}

pub(super) fn columns(section: &mut Section<'_>) -> Option<Columns> {
    let ddd = section.optional("ddd", written);
    let advice =
        message!("file-phone-do", "name the columns in dialling order: `phone = [\"Celular\", \"Casa\"]`");
    let phones = section.required("phone", advice, |value| phones(value, ddd.as_ref()));
    let priority = section.optional("priority", priority).unwrap_or_default();
    let agent = section.optional("agent", agent);
    Some(Columns { phones: phones?, priority, agent })
}

fn phones(value: &Value<'_>, ddd: Option<&ColumnRef>) -> Result<Vec<PhoneSpec>, Problem> {
    let values = if value.is_text() || value.table().is_some() { vec![*value] } else { value.list()? };
    if values.is_empty() {
        return Err(value.problem(no_column_in_list()));
    }
    values.iter().map(|value| phone(value, ddd)).collect()
}

fn phone(value: &Value<'_>, ddd: Option<&ColumnRef>) -> Result<PhoneSpec, Problem> {
    if value.is_text() {
        let number = written(value)?;
        let line = normalize::line_of_column(&number.text);
        return Ok(PhoneSpec { number, ddd: ddd.cloned(), line });
    }
    let expected = a_column_or("{ number = \"Telefone1\", ddd = \"DDD1\", type = \"home\" }");
    inline(value, expected, |section| {
        let advice = message!("file-phone-number-do", "name the column with the numbers");
        let number = section.required("number", advice, written);
        let own = section.optional("ddd", written);
        let lines = [("mobile", Line::Mobile), ("home", Line::Home), ("work", Line::Work)];
        let line = section.optional("type", |value| value.one_of(&lines));
        let number = number?;
        let line = line.or_else(|| normalize::line_of_column(&number.text));
        Some(PhoneSpec { number, ddd: own.or_else(|| ddd.cloned()), line })
    })
}

fn priority(value: &Value<'_>) -> Result<PrioritySpec, Problem> {
    if value.is_text() {
        return Ok(PrioritySpec { column: Some(written(value)?), ..PrioritySpec::default() });
    }
    inline(value, a_column_or("{ column = \"Prioridad\", default = 500 }"), |section| {
        let column = section.optional("column", written);
        let first = section.optional("first", |value| value.whole(1..=LAST)).unwrap_or(2);
        let last = section.optional("last", |value| value.whole(first..=LAST)).unwrap_or(LAST);
        let default = section.optional("default", |value| value.whole(first..=LAST)).unwrap_or(LAST);
        Some(PrioritySpec { column, default: default as u16, first: first as u16, last: last as u16 })
    })
}

fn agent(value: &Value<'_>) -> Result<AgentSpec, Problem> {
    if value.is_text() {
        return Ok(AgentSpec { column: written(value)?, listed: None, pattern: None });
    }
    inline(value, a_column_or("{ column = \"Agente\", values = [\"1001\"] }"), |section| {
        let column = section.required("column", name_the_column(), written);
        let listed = section.optional("values", params::values);
        let pattern = section.optional("pattern", params::pattern);
        Some(AgentSpec { column: column?, listed, pattern })
    })
}

/// Reads a table that stands in one line; `expected` says what else the value may be.
pub(super) fn inline<'d, T>(
    value: &Value<'d>,
    expected: Message,
    read: impl FnOnce(&mut Section<'d>) -> Option<T>,
) -> Result<T, Problem> {
    let Some(table) = value.table() else { return Err(value.unexpected(expected)) };
    let mut section = Section::new(message!("file-this", "this"), table, value.span(), value.folder());
    let read = read(&mut section);
    let problem = Problem::all(section.finish());
    problem.map_or_else(|| read.ok_or_else(|| value.unexpected(expected)), Err)
}

/// What is expected where a column's name does, or a table such as the sample.
pub(super) fn a_column_or(sample: &str) -> Message {
    message!("file-a-column-or", "a column's name, or {sample}", sample = sample)
}

pub(super) fn name_the_column() -> Message {
    message!("file-name-the-column", "name the column")
}

pub(super) fn no_column_in_list() -> Message {
    message!("file-no-column-in-list", "there is no column in this list")
}
