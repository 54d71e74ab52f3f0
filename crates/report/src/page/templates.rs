//! The templates, and what they call: labels in the reader's language, numbers and times as it writes them.

use super::text::{self, data};
use chrono::DateTime;
use minijinja::value::Kwargs;
use minijinja::{Environment, Error, ErrorKind, UndefinedBehavior, Value};
use words::{Arg, Language};

/// How many bytes of HTML a cell may take, where a template says nothing else.
const CELL: usize = 200;

/// How many bytes of HTML a sentence of ours may take.
const SAID: usize = 900;

/// The templates, by name.
const TEMPLATES: [(&str, &str); 17] = [
    ("page.html", include_str!("../../templates/page.html")),
    ("head.html", include_str!("../../templates/head.html")),
    ("style.css", include_str!("../../templates/style.css")),
    ("macros.html", include_str!("../../templates/macros.html")),
    ("summary.html", include_str!("../../templates/summary.html")),
    ("attention.html", include_str!("../../templates/attention.html")),
    ("account.html", include_str!("../../templates/account.html")),
    ("calls.html", include_str!("../../templates/calls.html")),
    ("parts.html", include_str!("../../templates/parts.html")),
    ("findings.html", include_str!("../../templates/findings.html")),
    ("columns.html", include_str!("../../templates/columns.html")),
    ("screens.html", include_str!("../../templates/screens.html")),
    ("blacklists.html", include_str!("../../templates/blacklists.html")),
    ("normal.html", include_str!("../../templates/normal.html")),
    ("certificate.html", include_str!("../../templates/certificate.html")),
    ("results.html", include_str!("../../templates/results.html")),
    ("results.css", include_str!("../../templates/results.css")),
];

/// The templates, ready to be filled in a language.
pub(crate) fn environment(language: Language) -> Result<Environment<'static>, Error> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_formatter(text::write_value);
    let asked = move |id: &str, given: Kwargs| label(language, id, &given);
    environment.add_function("label", asked);
    environment.add_function("term", move |family: &str, word: &str| term(language, family, word));
    environment.add_filter("count", move |count: u64| words::count(language, count));
    environment.add_filter("rounded", move |count: f64| words::count(language, rounded(count)));
    environment.add_filter("share", move |share: f64| words::share(language, share));
    environment.add_filter("bytes", move |bytes: u64| words::bytes(language, bytes));
    environment.add_filter("minute", move |at: i64| at_second(at).map(|at| words::minute(language, at)));
    environment
        .add_filter("day", move |at: i64| at_second(at).map(|at| words::day(language, at.date_naive())));
    environment.add_filter("age", move |seconds: u64| age(language, seconds));
    environment.add_filter("data", |text: &str, most: Option<usize>| {
        Value::from_safe_string(data(text, most.unwrap_or(CELL)))
    });
    environment.add_filter("said", |text: &str, most: Option<usize>| {
        Value::from_safe_string(text::said(text, most.unwrap_or(SAID)))
    });
    for (name, template) in TEMPLATES {
        environment.add_template(name, template)?;
    }
    Ok(environment)
}

/// All templates in one text.
#[cfg(test)]
pub(crate) fn sources() -> String {
    TEMPLATES.map(|(_, template)| template).concat()
}

/// A label with what stands in it: counts as numbers, all else as text.
fn label(language: Language, id: &str, given: &Kwargs) -> Result<String, Error> {
    let mut args = Vec::new();
    for name in given.args() {
        let value: Value = given.get(name)?;
        let arg = u64::try_from(value.clone()).map_or_else(|_| Arg::Text(value.to_string()), Arg::Count);
        args.push((name, arg));
    }
    Ok(languages::label(language, id, &args))
}

/// A word of a report, such as a state or a kind of number; one that has no label stays as it is.
fn term(language: Language, family: &str, word: &str) -> String {
    let id = format!("page-{family}-{word}");
    let said = languages::label(language, &id, &[]);
    if said == id { word.to_owned() } else { said }
}

/// How long ago something was, in its largest unit.
fn age(language: Language, seconds: u64) -> String {
    let (unit, count) = match seconds {
        0..3_600 => ("page-age-minutes", seconds / 60),
        3_600..172_800 => ("page-age-hours", seconds / 3_600),
        _ => ("page-age-days", seconds / 86_400),
    };
    languages::label(language, unit, &[("n", Arg::Count(count))])
}

fn at_second(second: i64) -> Result<DateTime<chrono::Utc>, Error> {
    DateTime::from_timestamp(second, 0)
        .ok_or_else(|| Error::new(ErrorKind::InvalidOperation, "this is no moment of the calendar"))
}

#[expect(clippy::cast_sign_loss, reason = "it counts rows")]
fn rounded(count: f64) -> u64 {
    count.round() as u64
}
