//! Why a piece of a cell is no number that we could dial, and how reports say so.

use contact::{Code, Severity};
use numbering::{Short, Unreadable};

/// A piece of a cell that is no number we can dial.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Misread<'c> {
    /// The piece as it stood.
    pub text: &'c str,
    /// Why.
    pub why: Misreading,
}

/// Why a piece of a cell is no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misreading {
    /// The digits are gone: a spreadsheet wrote `5.51E+12`, or kept fifteen digits and made the rest zeros.
    DigitsLost,
    /// It is a date.
    Date,
    /// The words beside the digits say that the person must not be called.
    Refused,
    /// There are words beside the digits that are no label we know.
    Words,
    /// It only fills a form: one digit repeated, or 12345678.
    Placeholder,
    /// An emergency or another short number.
    Short(Short),
    /// The numbering plan says no.
    Plan(Unreadable),
}

macro_rules! unreadable {
    ($name:ident, $id:literal, $means:literal, $advice:literal) => {
        static $name: Code = Code { id: $id, severity: Severity::Note, means: $means, advice: $advice };
    };
}

unreadable!(
    NOT_A_NUMBER,
    "number-unreadable",
    "a phone column holds something that is no telephone number",
    "write a full number, or leave the cell blank"
);
unreadable!(
    NO_SUCH_COUNTRY,
    "number-no-such-country",
    "a number starts with a calling code that no country has",
    "check the code after the plus"
);
unreadable!(
    TOO_SHORT,
    "number-too-short",
    "a number has too few digits for its country",
    "complete the number"
);
unreadable!(
    TOO_LONG,
    "number-too-long",
    "a number has too many digits for its country",
    "check for two numbers run together, and separate them with /"
);
unreadable!(
    AREA_MISSING,
    "number-area-missing",
    "a number lacks its area code",
    "write the area code, name its column as ddd in the pipeline, or give the list's as area_code under [numbers]"
);
unreadable!(
    NO_SUCH_RANGE,
    "number-no-such-range",
    "the digits are of no number in use in its country",
    "check the digits: one may be missing, wrong or too many"
);
unreadable!(
    DIGITS_LOST,
    "phone-digits-lost",
    "a spreadsheet wrote a number as 5.51E+12, or with zeros for its last digits, and dropped those it had",
    "format the column as text at its source and export it again; the digits cannot be recovered here"
);
unreadable!(
    DATE,
    "number-is-date",
    "a phone column holds a date",
    "check that the pipeline names the right column"
);
unreadable!(
    WORDS,
    "number-with-words",
    "there are words beside a number, which may mean anything",
    "move the words to another column"
);
unreadable!(
    PLACEHOLDER,
    "number-placeholder",
    "a number only fills a form: one digit repeated, or 12345678 at its end",
    "ask for the real number"
);
unreadable!(
    SHORT,
    "number-short",
    "an emergency number, or another of a few digits, stands where a person's should",
    "write the person's own number"
);

/// A person who said no. The refusal reaches the whole row, whatever other numbers it has.
pub(crate) static REFUSED: Code = Code {
    id: "refused",
    severity: Severity::LeftOut,
    means: "the row says that its person must not be called: by words beside a number, or in the column for that",
    advice: "nothing to do; put the number on a blacklist, so that no other list calls it either",
};

pub(super) static CODES: [&Code; 12] = [
    &NOT_A_NUMBER,
    &NO_SUCH_COUNTRY,
    &TOO_SHORT,
    &TOO_LONG,
    &AREA_MISSING,
    &NO_SUCH_RANGE,
    &DIGITS_LOST,
    &DATE,
    &WORDS,
    &PLACEHOLDER,
    &SHORT,
    &REFUSED,
];

impl Misreading {
    /// The code under which reports list it.
    #[must_use]
    pub fn code(self) -> &'static Code {
        match self {
            Self::DigitsLost => &DIGITS_LOST,
            Self::Date => &DATE,
            Self::Refused => &REFUSED,
            Self::Words => &WORDS,
            Self::Placeholder => &PLACEHOLDER,
            Self::Short(_) => &SHORT,
            Self::Plan(Unreadable::NotANumber) => &NOT_A_NUMBER,
            Self::Plan(Unreadable::NoSuchCountry) => &NO_SUCH_COUNTRY,
            Self::Plan(Unreadable::TooShort) => &TOO_SHORT,
            Self::Plan(Unreadable::TooLong) => &TOO_LONG,
            Self::Plan(Unreadable::AreaMissing) => &AREA_MISSING,
            Self::Plan(Unreadable::NoSuchRange) => &NO_SUCH_RANGE,
        }
    }
}
