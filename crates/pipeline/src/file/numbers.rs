//! `[numbers]`: how numbers that are not whole are completed, where the pipeline allows that.

use super::Problem;
use super::section::Section;
use super::value::Value;
use normalize::{Repair, Repairs};

/// How numbers that are not whole are completed.
#[derive(Clone, Debug, Default)]
pub struct NumbersSpec {
    /// The area code of numbers that lack one and whose row gives none; blank where they are left out.
    pub area_code: String,
    /// The guesses that are allowed.
    pub guess: Repairs,
}

pub(super) fn numbers(section: &mut Section<'_>) -> NumbersSpec {
    let area_code = section.optional("area_code", area_code).unwrap_or_default();
    let guess = section.optional("guess", guesses).unwrap_or_default();
    NumbersSpec { area_code, guess }
}

pub(super) fn area_code(value: &Value<'_>) -> Result<String, Problem> {
    let code = normalize::area_code(value.text()?).map(str::to_owned);
    code.ok_or_else(|| value.problem("this is no area code").help("write its digits in quotes: \"11\""))
}

fn guesses(value: &Value<'_>) -> Result<Repairs, Problem> {
    let names = Repair::GUESSES.map(|guess| (guess.name(), guess));
    value.list()?.iter().map(|value| value.one_of(&names)).collect()
}
