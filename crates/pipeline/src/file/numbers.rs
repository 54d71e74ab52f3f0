//! `[numbers]`: which numbers are called, and how those that are not whole are completed, where the pipeline allows that.

use super::Problem;
use super::section::Section;
use super::value::Value;
use contact::{Kind, Region};
use normalize::{Repair, Repairs};
use std::ops::Range;
use validate::Kinds;
use words::message;

/// Which numbers are called, and how those that are not whole are completed.
#[derive(Clone, Debug, Default)]
pub struct NumbersSpec {
    /// The area code of numbers that lack one and whose row gives none; blank where they are left out.
    pub area_code: String,
    /// The guesses that are allowed.
    pub guess: Repairs,
    /// The kinds that are called; all where nothing is said.
    pub kinds: Option<Kinds>,
    /// The countries that are called; all where nothing is said.
    pub countries: Option<Vec<CountrySpec>>,
}

/// A country that is called.
#[derive(Clone, Debug)]
pub struct CountrySpec {
    /// The country.
    pub region: Region,
    /// Its calling code.
    pub(super) code: u16,
    /// Where the pipeline file names it.
    pub(super) span: Range<usize>,
}

/// The calling code of North America, whose plan does not tell mobiles from fixed lines.
const NORTH_AMERICA: u16 = 1;

pub(super) fn numbers(section: &mut Section<'_>, home: Option<(Region, u16)>) -> NumbersSpec {
    let area_code = section.optional("area_code", area_code).unwrap_or_default();
    let guess = section.optional("guess", guesses).unwrap_or_default();
    let kinds = section.optional("kinds", |value| kinds(value, home));
    let countries = section.optional("countries", countries);
    NumbersSpec { area_code, guess, kinds, countries }
}

pub(super) fn area_code(value: &Value<'_>) -> Result<String, Problem> {
    let code = normalize::area_code(value.text()?).map(str::to_owned);
    code.ok_or_else(|| {
        value
            .problem(message!("file-no-area-code", "this is no area code"))
            .help(message!("file-no-area-code-do", "write its digits in quotes: \"11\""))
    })
}

fn guesses(value: &Value<'_>) -> Result<Repairs, Problem> {
    let names = Repair::GUESSES.map(|guess| (guess.name(), guess));
    value.list()?.iter().map(|value| value.one_of(&names)).collect()
}

fn kinds(value: &Value<'_>, home: Option<(Region, u16)>) -> Result<Kinds, Problem> {
    let kinds: Vec<Kind> = value.list()?.iter().map(kind).collect::<Result<_, _>>()?;
    if kinds.is_empty() {
        return Err(value.problem(message!(
            "file-no-kind-in-list",
            "there is no kind in this list, so nobody would be called"
        )));
    }
    let one_of_two = kinds.contains(&Kind::Mobile) != kinds.contains(&Kind::Fixed);
    match home {
        Some((region, NORTH_AMERICA)) if one_of_two && !kinds.contains(&Kind::FixedOrMobile) => {
            let problem = value.problem(message!(
                "file-mobiles-not-told",
                "in {region} the numbers themselves do not tell a mobile from a fixed line",
                region = region.to_string(),
            ));
            Err(problem.help(message!(
                "file-mobiles-not-told-do",
                "add \"fixed-or-mobile\": nearly all numbers there are of that kind; to call mobiles only, name only the columns that hold them"
            )))
        }
        _ => Ok(kinds.into_iter().collect()),
    }
}

fn kind(value: &Value<'_>) -> Result<Kind, Problem> {
    if value.text()? == Kind::Premium.as_str() {
        let problem = value.problem(message!(
            "file-premium-kind",
            "numbers of premium rate are never called: the call is charged to whoever dials it"
        ));
        return Err(problem.help(message!("file-take-it-out", "take it out")));
    }
    let called = Kind::ALL.into_iter().filter(|kind| *kind != Kind::Premium);
    value.one_of(&called.map(|kind| (kind.as_str(), kind)).collect::<Vec<_>>())
}

fn countries(value: &Value<'_>) -> Result<Vec<CountrySpec>, Problem> {
    let country = |value: &Value<'_>| {
        super::region(value).map(|(region, code)| CountrySpec { region, code, span: value.span() })
    };
    let countries: Vec<CountrySpec> = value.list()?.iter().map(country).collect::<Result<_, _>>()?;
    if countries.is_empty() {
        return Err(value.problem(message!(
            "file-no-country-in-list",
            "there is no country in this list, so nobody would be called"
        )));
    }
    Ok(countries)
}

/// The countries that a pipeline calls and its dialer cannot reach.
pub(super) fn out_of_reach(numbers: &NumbersSpec, home: (Region, u16), reaches_abroad: bool) -> Vec<Problem> {
    let abroad =
        numbers.countries.iter().flatten().filter(|country| country.code != home.1 && !reaches_abroad);
    let problem = |country: &CountrySpec| {
        let (region, span) = (country.region, country.span.clone());
        let message = message!(
            "file-out-of-reach",
            "numbers of {region} cannot be dialled in a national form",
            region = region.to_string(),
        );
        Problem::new(message, span).help(message!(
            "file-out-of-reach-do",
            "set `foreign = \"dial\"` or `dial = \"e164\"` under [format], or take the country out"
        ))
    };
    abroad.map(problem).collect()
}
