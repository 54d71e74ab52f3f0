//! `[duplicates]` and `[refusal]`: who is one person, and who said no.

use super::columns::no_column_in_list;
use super::section::Section;
use super::value::{Value, written};
use super::{ColumnRef, Problem};
use contact::fold_name;
use dedupe::{By, Duplicates, Keep, Same, Shared, Within};
use std::time::Duration;
use words::message;

/// When rows are duplicates, of each other or of what went before.
#[derive(Clone, Debug, Default)]
pub struct DuplicatesSpec {
    /// Of each other.
    pub rows: Duplicates,
    /// The column that says whose a row is.
    pub id: Option<ColumnRef>,
    /// Of what went before; nothing where earlier runs do not matter.
    pub earlier: Option<EarlierSpec>,
    /// Of calls that were answered before, as far as results were read; nothing where they do not matter.
    pub answered: Option<EarlierSpec>,
}

/// For how long a number that went, or was answered, is not loaded again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EarlierSpec {
    /// For how long.
    pub within: Duration,
    /// Whether it counts for all campaigns of the instance, not only for the row's own.
    pub all_campaigns: bool,
}

/// Where rows say that their person must not be called.
#[derive(Clone, Debug, Default)]
pub struct RefusalSpec {
    /// The columns.
    pub columns: Vec<ColumnRef>,
    /// The values that mean so, folded; yes in three languages where there are none.
    pub values: Vec<String>,
}

pub(super) fn duplicates(section: &mut Section<'_>) -> DuplicatesSpec {
    let withins = [("run", Within::Run), ("campaign", Within::Campaign)];
    let sames = [("number", Same::Number), ("line", Same::Line)];
    let bys = [("main", By::Main), ("any", By::Any)];
    let keeps =
        [("first", Keep::First), ("last", Keep::Last), ("fullest", Keep::Fullest), ("merge", Keep::Merge)];
    let shareds = [("drop", Shared::Drop), ("keep", Shared::Keep)];
    let within = section.optional("within", |value| value.one_of(&withins)).unwrap_or_default();
    let same = section.optional("same", |value| value.one_of(&sames)).unwrap_or_default();
    let by = section.optional("by", |value| value.one_of(&bys)).unwrap_or_default();
    let keep = section.optional("keep", |value| value.one_of(&keeps)).unwrap_or_default();
    let alternatives = section.optional("alternatives", |value| value.one_of(&shareds)).unwrap_or_default();
    let id = section.optional("id", written);
    let earlier = section.table("earlier", self::earlier);
    let answered = section.table("answered", self::earlier);
    let rows = Duplicates { within, same, by, keep, alternatives, people: id.is_some() };
    DuplicatesSpec { rows, id, earlier, answered }
}

fn earlier(section: &mut Section<'_>) -> Option<EarlierSpec> {
    let advice = message!("file-earlier-within-do", "say for how long: `within = \"90d\"`");
    let within = section.required("within", advice, Value::duration);
    let scopes = [("campaign", false), ("all", true)];
    let advice =
        message!("file-earlier-scope-do", "say for whom: `scope = \"campaign\"` or `scope = \"all\"`");
    let scope = section.required("scope", advice, |value| value.one_of(&scopes));
    Some(EarlierSpec { within: within?, all_campaigns: scope? })
}

pub(super) fn refusal(section: &mut Section<'_>) -> RefusalSpec {
    let advice = message!("file-refusal-column-do", "name the column: `column = \"No llamar\"`");
    let columns = section.required("column", advice, columns).unwrap_or_default();
    let values = section.optional("values", |value| {
        let values = if value.is_text() { vec![*value] } else { value.list()? };
        if values.is_empty() {
            return Err(value
                .problem(message!("file-no-value-in-list", "there is no value in this list"))
                .help(message!("file-refusal-values-do", "take `values` out: then yes means yes")));
        }
        values.iter().map(|value| value.text().map(fold_name)).collect()
    });
    RefusalSpec { columns, values: values.unwrap_or_default() }
}

fn columns(value: &Value<'_>) -> Result<Vec<ColumnRef>, Problem> {
    let values = if value.is_text() { vec![*value] } else { value.list()? };
    if values.is_empty() {
        return Err(value.problem(no_column_in_list()));
    }
    values.iter().map(written).collect()
}
