//! `[params]` and `form`: what the agent's form shows, and what its values must be.

use super::columns::{a_column_or, inline, name_the_column};
use super::section::Section;
use super::value::{Value, written};
use super::{ColumnRef, Problem, Written};
use chrono::{DateTime, Days, Months, NaiveDate, Utc};
use validate::{Amounts, Consequence, DateOrder, Dates, Demand, Lengths, Listed, Pattern};
use words::message;

/// A parameter of the agent's form.
#[derive(Clone, Debug)]
pub struct ParamSpec {
    /// Its key, as the form matches it.
    pub key: String,
    /// The column with its value.
    pub column: ColumnRef,
    /// Whether a contact without it may not be dialled.
    pub required: bool,
    /// How long its value may be.
    pub lengths: Option<Lengths>,
    /// What the whole of its value must fit.
    pub pattern: Option<Pattern>,
    /// The values that are allowed.
    pub values: Option<Listed>,
    /// What kind of value it is, where that is looked at.
    pub kind: Option<ParamKind>,
    /// What follows where its value is not what it must be; what the rules say where nothing is said here.
    pub severity: Option<Consequence>,
}

/// What kind of value a parameter has.
#[derive(Clone, Debug)]
pub enum ParamKind {
    /// A date.
    Date {
        /// In which order it has its day, month and year, where several could be meant.
        order: Option<DateOrder>,
        /// The first day that makes sense.
        earliest: DaySpec,
        /// The last one.
        latest: DaySpec,
    },
    /// An amount.
    Amount(Amounts),
}

/// A day, by the calendar or by the day of the run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DaySpec {
    /// By the calendar.
    On(NaiveDate),
    /// So many days from the day of the run; fewer than none are before it.
    Days(i32),
    /// So many years from it.
    Years(i32),
}

/// A spreadsheet's first day, which is what it makes of nothing, stands for none.
const EARLIEST: NaiveDate = NaiveDate::from_ymd_opt(1900, 1, 2).expect("the calendar has it");

/// Who pays until then is another's worry.
const LATEST: DaySpec = DaySpec::Years(50);

impl ParamSpec {
    /// What its value must be, on the day of the run.
    pub(crate) fn demands(&self, now: DateTime<Utc>) -> Vec<Demand> {
        let kind = self.kind.as_ref().map(|kind| match kind {
            ParamKind::Date { order, earliest, latest } => Demand::Date(Dates {
                order: *order,
                earliest: earliest.on(now.date_naive()),
                latest: latest.on(now.date_naive()),
            }),
            ParamKind::Amount(amounts) => Demand::Amount(*amounts),
        });
        [
            self.required.then_some(Demand::Filled),
            self.lengths.map(Demand::Length),
            self.pattern.clone().map(Demand::Pattern),
            self.values.clone().map(Demand::Listed),
            kind,
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

impl DaySpec {
    /// The day, where the run is on this one.
    fn on(self, today: NaiveDate) -> NaiveDate {
        let by = |count: i32, unit: u32| Months::new(count.unsigned_abs() * unit);
        let day = match self {
            Self::On(day) => Some(day),
            Self::Days(days) if days < 0 => today.checked_sub_days(Days::new(days.unsigned_abs().into())),
            Self::Days(days) => today.checked_add_days(Days::new(days.unsigned_abs().into())),
            Self::Years(years) if years < 0 => today.checked_sub_months(by(years, 12)),
            Self::Years(years) => today.checked_add_months(by(years, 12)),
        };
        day.unwrap_or(today)
    }
}

pub(super) fn params(section: &mut Section<'_>) -> Vec<ParamSpec> {
    let mut params: Vec<ParamSpec> = Vec::new();
    for (key, span, value) in section.entries() {
        if !key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_') {
            let folded = contact::fold_name(key);
            let clean: String =
                folded.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
            let message = message!("file-param-key", "`{key}` cannot be a key of an agent's form", key = key);
            section.problem(Problem::new(message, span).help(message!(
                "file-param-key-do",
                "use letters, digits and _ only: `{clean}`",
                clean = clean,
            )));
        }
        match param(key, &value) {
            Ok(param) => params.push(param),
            Err(problem) => section.problem(problem),
        }
    }
    params
}

/// The keys that the agent's form reads: each must be one of the parameters, to the letter.
pub(super) fn form(root: &mut Section<'_>, keys: &[&str]) -> Vec<Written> {
    let form =
        root.optional("form", |value| value.list()?.iter().map(written).collect::<Result<Vec<_>, _>>());
    let form = form.unwrap_or_default();
    for key in form.iter().filter(|key| !keys.contains(&key.text.as_str())) {
        let message = message!("file-form-key", "no parameter has the key `{key}`", key = &key.text);
        let near = select::did_you_mean(&key.text, keys.iter().copied());
        let help = message!("file-form-key-do", "add it to [params]; the form matches keys to the letter");
        root.problem(Problem::new(message, key.span.clone()).help(help).maybe_help(near));
    }
    form
}

fn param(key: &str, value: &Value<'_>) -> Result<ParamSpec, Problem> {
    if value.is_text() {
        let column = written(value)?;
        let key = key.to_owned();
        let (lengths, pattern, values, kind, severity) = (None, None, None, None, None);
        return Ok(ParamSpec { key, column, required: false, lengths, pattern, values, kind, severity });
    }
    inline(value, a_column_or("{ column = \"Nombre\", required = true }"), |section| {
        let column = section.required("column", name_the_column(), written);
        let required = section.optional("required", Value::boolean).unwrap_or(false);
        let lengths = lengths(section);
        let pattern = section.optional("pattern", pattern);
        let values = section.optional("values", values);
        let kind = kind(section);
        let severity = section.optional("severity", |value| value.one_of(&Consequence::NAMES));
        let demands = ["min", "max", "pattern", "values", "type"];
        if severity.is_some() && !required && !demands.iter().any(|key| section.has(key)) {
            let with = message!(
                "file-param-demands",
                "what the value must be: `required`, `max`, `pattern`, `values` or `type`"
            );
            section.idle("severity", with);
        }
        Some(ParamSpec {
            key: key.to_owned(),
            column: column?,
            required,
            lengths,
            pattern,
            values,
            kind,
            severity,
        })
    })
}

/// What to say of an upper bound below the lower one.
fn below(value: &Value<'_>, upper: &str, lower: &str) -> Problem {
    value.problem(message!("file-below", "`{upper}` is below `{lower}`", upper = upper, lower = lower))
}

fn lengths(section: &mut Section<'_>) -> Option<Lengths> {
    let length = |value: &Value<'_>| value.whole(1..=1_000_000).map(|length| length as usize);
    let min = section.optional("min", length);
    let max = section.optional("max", |value| match length(value)? {
        max if min.is_some_and(|min| min > max) => Err(below(value, "max", "min")),
        max => Ok(max),
    });
    (min.is_some() || max.is_some()).then_some(Lengths { min, max })
}

/// A pattern that the whole of a value must fit, underlined where it is none.
pub(super) fn pattern(value: &Value<'_>) -> Result<Pattern, Problem> {
    Pattern::new(value.text()?).map_err(|error| {
        let message = message!("file-no-pattern", "this is no pattern: {error}", error = error.message);
        value.problem(message).at(error.span).help(message!(
            "file-no-pattern-do",
            "write a regular expression that the whole value must fit, in single quotes: {sample}",
            sample = r"'\d{7,8}'",
        ))
    })
}

/// Allowed values.
pub(super) fn values(value: &Value<'_>) -> Result<Listed, Problem> {
    let items = value.list()?;
    let values = items.iter().map(|item| item.text().map(str::to_owned)).collect::<Result<Vec<_>, _>>()?;
    if values.is_empty() {
        return Err(value.problem(message!("file-no-value-in-list", "there is no value in this list")));
    }
    Ok(Listed::new(values, |wanted, values| select::nearest(wanted, values.iter().map(String::as_str))))
}

/// `type`, and what goes with each.
fn kind(section: &mut Section<'_>) -> Option<ParamKind> {
    let kind = section.optional("type", |value| value.one_of(&[("date", true), ("amount", false)]));
    let order = section.optional("format", super::blacklists::order);
    let earliest = section.optional("earliest", day).unwrap_or(DaySpec::On(EARLIEST));
    let latest = section.optional("latest", |value| match (earliest, day(value)?) {
        (DaySpec::On(earliest), DaySpec::On(latest)) if earliest > latest => {
            Err(value.problem(message!("file-latest-before", "`latest` is before `earliest`")))
        }
        (_, latest) => Ok(latest),
    });
    let latest = latest.unwrap_or(LATEST);
    let at_least = section.optional("at_least", amount);
    let at_most = section.optional("at_most", |value| match amount(value)? {
        most if at_least.is_some_and(|least| least > most) => Err(below(value, "at_most", "at_least")),
        most => Ok(most),
    });
    let of_dates = ["format", "earliest", "latest"].map(|key| (key, kind != Some(true), "`type = \"date\"`"));
    let of_amounts = ["at_least", "at_most"].map(|key| (key, kind != Some(false), "`type = \"amount\"`"));
    // A type that is wrong says so itself.
    let is_told = kind.is_some() || !section.has("type");
    for (key, is_idle, with) in of_dates.into_iter().chain(of_amounts) {
        if is_told && is_idle && section.has(key) {
            section.idle(key, with);
        }
    }
    Some(if kind? {
        ParamKind::Date { order, earliest, latest }
    } else {
        ParamKind::Amount(Amounts { read: select::amount, at_least, at_most })
    })
}

/// `"2024-01-31"`, in quotes or not; `"today"`, `"today-18y"`, `"today+90d"`.
fn day(value: &Value<'_>) -> Result<DaySpec, Problem> {
    const MOST: i32 = 200_000;
    let text = value.date_or_text()?;
    let from_today = |rest: &str| {
        let unit = rest.chars().next_back().filter(|unit| matches!(unit, 'd' | 'y'))?;
        let count: i32 = rest[..rest.len() - 1].parse().ok()?;
        let signed = rest.starts_with(['+', '-']) && (-MOST..=MOST).contains(&count);
        signed.then_some(if unit == 'd' { DaySpec::Days(count) } else { DaySpec::Years(count) })
    };
    let day = match text.strip_prefix("today") {
        Some("") => Some(DaySpec::Days(0)),
        Some(rest) => from_today(rest),
        None => text.parse().ok().map(DaySpec::On),
    };
    day.ok_or_else(|| {
        value.problem(message!("file-no-day", "this is no day")).help(message!(
            "file-no-day-of-a-run-do",
            "write \"2024-01-31\", \"today\", \"today-18y\" or \"today+90d\""
        ))
    })
}

fn amount(value: &Value<'_>) -> Result<i128, Problem> {
    let amount = value.number().and_then(|number| select::plain_amount(&number));
    amount.ok_or_else(|| {
        value.unexpected(message!("file-a-plain-number", "a plain number such as 1500 or 0.5"))
    })
}
