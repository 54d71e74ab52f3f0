//! What a column seems to be, and why.

use crate::documents::Document;
use crate::meaning::{Meaning, Sure};
use crate::phones::AsNumbers;
use words::{Arg, Message, message};

/// What a column seems to be.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// Its place in the table, from 0.
    pub at: u16,
    /// Cells that are not blank.
    pub filled: u64,
    /// Distinct values among them.
    pub distinct: u64,
    /// Whether there are more than could be told apart.
    pub more_distinct: bool,
    /// Some of its values, with the digits of telephone numbers and their like hidden.
    pub examples: Vec<String>,
    /// What it seems to be.
    pub is: Meaning,
    /// How sure that is.
    pub sure: Sure,
    /// What kind of it.
    pub detail: Detail,
    /// Why, in words.
    pub evidence: Vec<Message>,
    /// What to take care of: a header that misleads, digits that are lost, people who said no.
    pub cautions: Vec<Message>,
}

/// What kind of a thing a column is.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Detail {
    /// There are no kinds of it.
    #[default]
    Plain,
    /// Telephone numbers.
    Phone {
        /// As numbers of the country that the list seems to be of.
        numbers: AsNumbers,
        /// How many cells were read as numbers.
        read: u64,
        /// The column with the area codes.
        area: Option<u16>,
    },
    /// Identity numbers of a kind.
    Document(Document),
    /// Days, written in a way.
    Date(DateForm),
    /// Amounts, with this mark before their decimals.
    Decimal(char),
    /// A flag against calls.
    OptOut {
        /// Its values that mean "do not call".
        yes: Vec<String>,
        /// Its values of which it is not plain.
        unclear: Vec<Message>,
    },
}

/// How days are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateForm {
    /// `2024-01-31`.
    Iso,
    /// `31/01/2024`.
    DayFirst,
    /// `01/31/2024`.
    MonthFirst,
    /// Some with the day first, some with the month.
    Mixed,
    /// `01/02/2024` in all cells: one or the other.
    Either,
    /// `20240131`.
    Compact,
    /// `45322`, as spreadsheets count days.
    Serial,
}

impl DateForm {
    /// The name for machines.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Iso => "iso",
            Self::DayFirst => "day-first",
            Self::MonthFirst => "month-first",
            Self::Mixed => "mixed",
            Self::Either => "day-or-month-first",
            Self::Compact => "compact",
            Self::Serial => "serial",
        }
    }

    /// The words for people.
    #[must_use]
    pub fn means(self) -> Message {
        match self {
            Self::Iso => message!("date-iso", "year first"),
            Self::DayFirst => message!("date-day-first", "day first"),
            Self::MonthFirst => message!("date-month-first", "month first"),
            Self::Mixed => message!("date-mixed", "day first and month first, mixed"),
            Self::Either => message!("date-either", "day or month first: no day above 12 tells"),
            Self::Compact => message!("date-compact", "eight digits"),
            Self::Serial => message!("date-serial", "a spreadsheet's count of days"),
        }
    }
}

impl Column {
    /// What it seems to be, with its kind: `phone of UY, mobile`.
    #[must_use]
    pub fn described(&self) -> Message {
        let is = self.is.means();
        let parts = match &self.detail {
            Detail::Plain | Detail::OptOut { .. } => vec![is],
            Detail::Phone { numbers, area, .. } => {
                let region = numbers.region.as_str();
                let of = message!("inspect-phone-of", "{is} of {region}", is = is, region = region);
                let area = area.map(|_| message!("inspect-area-beside", "area code beside it"));
                [of].into_iter().chain(numbers.lines()).chain(area).collect()
            }
            Detail::Document(document) => vec![is, document.means()],
            Detail::Date(form) => vec![is, form.means()],
            Detail::Decimal(',') => vec![is, message!("inspect-decimal-comma", "decimal comma")],
            Detail::Decimal(_) => vec![is, message!("inspect-decimal-point", "decimal point")],
        };
        let parts = Arg::list(parts);
        match self.sure {
            Sure::Sure => message!("inspect-described", "{parts}", parts = parts),
            Sure::Likely => message!("inspect-described-likely", "{parts} (likely)", parts = parts),
            Sure::Unsure => message!("inspect-described-unsure", "{parts} (?)", parts = parts),
        }
    }
}

impl Column {
    /// The column with the area codes of its numbers.
    #[must_use]
    pub fn area(&self) -> Option<u16> {
        match self.detail {
            Detail::Phone { area, .. } => area,
            _ => None,
        }
    }
}

impl AsNumbers {
    fn lines(&self) -> Option<Message> {
        match (self.mobile * 10 >= self.valid * 9, self.fixed * 10 >= self.valid * 9) {
            _ if self.valid == 0 => None,
            (true, _) => Some(message!("inspect-mobile", "mobile")),
            (_, true) => Some(message!("inspect-fixed", "fixed")),
            _ if self.mobile + self.fixed == 0 => None,
            _ => Some(message!("inspect-mobile-and-fixed", "mobile and fixed")),
        }
    }
}
