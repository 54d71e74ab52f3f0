//! How a pipeline wants its lines written.

use crate::Charset;
use contact::{DialForm, Kind, Line, Number, Phone};

/// How a pipeline wants its lines written.
#[derive(Clone, Debug, Default)]
pub struct Format {
    /// How numbers are written.
    pub dial: DialForm,
    /// How a national form calls other countries, if the dialer does.
    pub abroad: Option<Abroad>,
    /// How alternatives are written.
    pub alternatives: Alternatives,
    /// The character set of the file.
    pub charset: Charset,
    /// What happens to the separators of the dialer base in a value.
    pub separators: Separators,
    /// Characters taken out of every value: some importers stumble over `#` and `'`.
    pub drop: String,
    /// The parameters' keys, in order.
    pub keys: Vec<String>,
}

/// What happens to `;`, `:`, `=` and line breaks in a value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Separators {
    /// They become `,`, `-`, `-` and a blank, each time with a finding.
    #[default]
    Replace,
    /// The row is refused, before it comes here.
    Reject,
}

/// How the dialer calls another country.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Abroad {
    /// The calling code of its own country.
    pub home: u16,
    /// What is dialled before the other country's code.
    pub prefix: String,
}

/// How alternatives are written: as numbers, or as `TYPE=RETRIES=NUMBER` (the vendor's manuals).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Alternatives {
    /// As numbers.
    #[default]
    Plain,
    /// With the type that the number's kind tells, and so many retries.
    ByKind(u8),
    /// With the type that the column's name tells, or else the number's kind, and so many retries.
    ByColumn(u8),
}

impl Format {
    /// Whether numbers of other countries reach whom they are meant for.
    #[must_use]
    pub fn reaches_abroad(&self) -> bool {
        !self.dial.is_national() || self.abroad.is_some()
    }

    /// A number as the dialer shall dial it.
    #[must_use]
    pub fn dialled(&self, number: Number) -> String {
        match &self.abroad {
            Some(Abroad { home, prefix }) if self.dial.is_national() && number.country_code() != *home => {
                format!("{prefix}{}", number.dial(DialForm::E164Digits))
            }
            _ => number.dial(self.dial),
        }
    }

    /// An alternative as the line holds it.
    pub(crate) fn alternative(&self, phone: &Phone) -> String {
        let number = self.dialled(phone.number);
        let (line, retries) = match self.alternatives {
            Alternatives::Plain => return number,
            Alternatives::ByKind(retries) => (by_kind(phone.number.kind()), retries),
            Alternatives::ByColumn(retries) => {
                (phone.line.unwrap_or_else(|| by_kind(phone.number.kind())), retries)
            }
        };
        format!("{}={retries}={number}", letter(line))
    }
}

/// What kind of line a number is likely to be: where a plan cannot tell a mobile from a fixed line, most are mobiles, and what
/// is neither belongs to a company.
fn by_kind(kind: Kind) -> Line {
    match kind {
        Kind::Mobile | Kind::FixedOrMobile | Kind::Personal | Kind::Pager => Line::Mobile,
        Kind::Fixed => Line::Home,
        _ => Line::Work,
    }
}

fn letter(line: Line) -> char {
    match line {
        Line::Mobile => 'M',
        Line::Home => 'H',
        Line::Work => 'W',
    }
}
