//! What is mended before a number is read, and what might be, if the pipeline asks.
//!
//! Each repair has a name, under which the pipeline allows the guesses among them and reports list them all.

use std::sync::{Arc, LazyLock};
use words::Message;

/// One rule by which a number was mended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repair {
    /// Zero-width characters and direction marks, which copying from a web page brings along.
    Invisible,
    /// An apostrophe, quotes or `="…"`, by which a spreadsheet was made to keep text; digits of full width or another script.
    Wrapping,
    /// Words that only say what kind of number it is: `tel:`, `Cel`, `trabajo`.
    Label,
    /// What the switchboard would ask for: `int. 12`, `ramal 3`.
    Extension,
    /// `98344484.0`: a number that went through a float.
    Fraction,
    /// `(0xx11)`: in Brazil, a stand-in for the carrier.
    CarrierStandIn,
    /// `0055…`, `+0055…` or `+55+55…` with the country's own code, which the plan alone may take for another country's number.
    OwnCountryCode,
    /// `000098344484`: zeros that fill up a column of fixed width.
    ZeroPadding,
    /// A prefix that the country once had, or never: 044 and 045 in Mexico, 0 in Chile.
    TrunkPrefix,
    /// A guess: the list's area code before a number that lacks one.
    ListAreaCode,
    /// A guess: the ninth digit of a Brazilian mobile of eight. One cut by a digit looks the same.
    BrazilNinthDigit,
    /// A guess: the 9 of an Argentine mobile, which without it reads as a fixed line.
    ArgentinaMobileNine,
    /// A guess: 60 before a Colombian fixed line of eight digits, as they were until 2021.
    ColombiaOldFixed,
}

/// The rules by which one number was mended, or which a pipeline allows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Repairs(u16);

impl Repair {
    /// Every rule, in the order in which they are applied.
    pub const ALL: [Self; 13] = [
        Self::Invisible,
        Self::Wrapping,
        Self::Label,
        Self::Extension,
        Self::Fraction,
        Self::CarrierStandIn,
        Self::OwnCountryCode,
        Self::ZeroPadding,
        Self::TrunkPrefix,
        Self::ListAreaCode,
        Self::BrazilNinthDigit,
        Self::ArgentinaMobileNine,
        Self::ColombiaOldFixed,
    ];

    /// The guesses that a pipeline may allow by name. [`Repair::ListAreaCode`] it allows by saying which.
    pub const GUESSES: [Self; 3] =
        [Self::BrazilNinthDigit, Self::ArgentinaMobileNine, Self::ColombiaOldFixed];

    /// The name in pipeline files and reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Invisible => "invisible-characters",
            Self::Wrapping => "wrapping",
            Self::Label => "label",
            Self::Extension => "extension",
            Self::Fraction => "fraction",
            Self::CarrierStandIn => "carrier-stand-in",
            Self::OwnCountryCode => "own-country-code",
            Self::ZeroPadding => "zero-padding",
            Self::TrunkPrefix => "trunk-prefix",
            Self::ListAreaCode => "list-area-code",
            Self::BrazilNinthDigit => "brazil-ninth-digit",
            Self::ArgentinaMobileNine => "argentina-mobile-nine",
            Self::ColombiaOldFixed => "colombia-old-fixed",
        }
    }

    /// What was done, as a person says it.
    #[must_use]
    pub fn means(self) -> &'static str {
        match self {
            Self::Invisible => "characters that cannot be seen were taken away",
            Self::Wrapping => "what a spreadsheet put around it was taken away",
            Self::Label => "the words beside it were taken away",
            Self::Extension => "the extension was taken away",
            Self::Fraction => "the .0 of a float was taken away",
            Self::CarrierStandIn => "the xx that stand for a carrier were taken away",
            Self::OwnCountryCode => "00 and the country's own code were read as +",
            Self::ZeroPadding => "the zeros that fill up its column were taken away",
            Self::TrunkPrefix => "a prefix that is not dialled any more was taken away",
            Self::ListAreaCode => "the list's area code was put before it, which is a guess",
            Self::BrazilNinthDigit => "the ninth digit of a mobile was put into it, which is a guess",
            Self::ArgentinaMobileNine => "the 9 of a mobile was put before it, which is a guess",
            Self::ColombiaOldFixed => "60 was put before an old fixed line, which is a guess",
        }
    }

    /// The rule of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|repair| repair.name() == name)
    }

    /// What was done, in words that every language has.
    #[must_use]
    pub fn words(self) -> Arc<Message> {
        // Most numbers of a list may have been mended, all of them alike.
        static WORDS: LazyLock<[Arc<Message>; Repair::ALL.len()]> =
            LazyLock::new(|| Repair::ALL.map(|repair| Message::mended(repair.name(), repair.means()).into()));
        Arc::clone(&WORDS[self as usize])
    }

    /// Whether it may make somebody else's number.
    #[must_use]
    pub fn is_guess(self) -> bool {
        self == Self::ListAreaCode || Self::GUESSES.contains(&self)
    }
}

impl Repairs {
    /// None.
    pub const NONE: Self = Self(0);

    /// These and one more.
    #[must_use]
    pub fn with(self, repair: Repair) -> Self {
        Self(self.0 | 1 << repair as u16)
    }

    /// These, and one more if that is so.
    #[must_use]
    pub(crate) fn with_if(self, is_so: bool, repair: Repair) -> Self {
        if is_so { self.with(repair) } else { self }
    }

    /// These and others.
    #[must_use]
    pub(crate) fn and(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }

    /// Whether the rule is among them.
    #[must_use]
    pub fn contains(self, repair: Repair) -> bool {
        self.0 & 1 << repair as u16 != 0
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self == Self::NONE
    }

    /// The rules, in the order in which they are applied.
    pub fn iter(self) -> impl Iterator<Item = Repair> {
        Repair::ALL.into_iter().filter(move |repair| self.contains(*repair))
    }
}

impl FromIterator<Repair> for Repairs {
    fn from_iter<I: IntoIterator<Item = Repair>>(repairs: I) -> Self {
        repairs.into_iter().fold(Self::NONE, Self::with)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_told_apart() {
        for (nth, repair) in Repair::ALL.into_iter().enumerate() {
            let alone = Repairs::NONE.with(repair);
            assert_eq!(alone.iter().collect::<Vec<_>>(), [repair]);
            let same_name = Repair::ALL.iter().position(|other| other.name() == repair.name());
            assert_eq!(same_name, Some(nth));
        }
    }
}
