//! How an instance dials: what a number of a list is there.

use crate::Pipeline;
use contact::{DialForm, Number, Region};
use serialize::Format;

/// How an instance dials.
#[derive(Clone, Debug)]
pub struct Dialling {
    format: Format,
    /// The calling code of its own country, where that is known.
    home: Option<u16>,
    /// Its own country.
    pub region: Region,
}

/// Why a number is none that the instance dials.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undialled {
    /// The numbering plan that this program knows holds no such number.
    NoNumber,
    /// It is of another country, which the dial form does not reach.
    OtherCountry,
}

impl Pipeline {
    /// How its instance dials, as `[format]` has it.
    #[must_use]
    pub fn dialling(&self) -> Dialling {
        let (region, home) = self.home;
        Dialling { format: self.format.clone(), home: Some(home), region }
    }
}

impl Dialling {
    /// A dial form, of an instance in a country; a form of E.164 needs none.
    #[must_use]
    pub fn of(dial: DialForm, region: Region) -> Self {
        let format = Format { dial, ..Format::default() };
        Self { format, home: numbering::country_code(region), region }
    }

    /// The form's name in a pipeline file.
    #[must_use]
    pub fn name(&self) -> &'static str {
        let names = DialForm::NAMES;
        names.into_iter().find(|(_, form)| *form == self.format.dial).map_or("", |(name, _)| name)
    }

    /// A line ([`Number::line`]) in every form in which the instance may dial it, in order.
    ///
    /// # Errors
    /// Where it dials no such number.
    pub fn texts(&self, line: u64) -> Result<Vec<String>, Undialled> {
        let numbers = numbering::of_line(line);
        if numbers.is_empty() {
            return Err(Undialled::NoNumber);
        }
        let reaches = |number: &Number| {
            self.format.reaches_abroad() || self.home.is_none_or(|home| number.country_code() == home)
        };
        let mut texts: Vec<String> =
            numbers.into_iter().filter(reaches).map(|number| self.format.dialled(number)).collect();
        texts.sort_unstable();
        texts.dedup();
        if texts.is_empty() { Err(Undialled::OtherCountry) } else { Ok(texts) }
    }
}

impl Undialled {
    /// The word for machines.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NoNumber => "no-number",
            Self::OtherCountry => "other-country",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_told_in_every_form_in_which_it_may_be_dialled() {
        let check = |dial, region: &str, line, expected: Result<&[&str], Undialled>| {
            let texts = Dialling::of(dial, Region::new(region).unwrap_or(Region::NONE)).texts(line);
            let expected = expected.map(|texts| texts.iter().map(ToString::to_string).collect::<Vec<_>>());
            assert_eq!(texts, expected, "{line} in {region}");
        };
        check(DialForm::National, "UY", 59_898_344_484, Ok(&["098344484"]));
        check(DialForm::E164Digits, "ZZ", 59_898_344_484, Ok(&["59898344484"]));
        check(DialForm::E164, "AR", 541_123_456_789, Ok(&["+541123456789", "+5491123456789"]));
        check(DialForm::National, "UY", 551_187_654_321, Err(Undialled::OtherCountry));
        check(DialForm::National, "UY", 7, Err(Undialled::NoNumber));
    }
}
