//! What a column seems to be, and why.

use crate::documents::Document;
use crate::meaning::{Meaning, Sure};
use crate::phones::AsNumbers;

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
    pub evidence: Vec<String>,
    /// What to take care of: a header that misleads, digits that are lost, people who said no.
    pub cautions: Vec<String>,
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
        unclear: Vec<String>,
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
    pub fn means(self) -> &'static str {
        match self {
            Self::Iso => "year first",
            Self::DayFirst => "day first",
            Self::MonthFirst => "month first",
            Self::Mixed => "day first and month first, mixed",
            Self::Either => "day or month first: no day above 12 tells",
            Self::Compact => "eight digits",
            Self::Serial => "a spreadsheet's count of days",
        }
    }
}

impl Column {
    /// What it seems to be, with its kind: `phone of UY, mobile`.
    #[must_use]
    pub fn described(&self) -> String {
        let is = self.is.means();
        let described = match &self.detail {
            Detail::Plain | Detail::OptOut { .. } => is.to_owned(),
            Detail::Phone { numbers, area, .. } => {
                let lines = numbers.lines();
                let area = if area.is_some() { ", area code beside it" } else { "" };
                format!("{is} of {}{lines}{area}", numbers.region)
            }
            Detail::Document(document) => format!("{is}, {}", document.means()),
            Detail::Date(form) => format!("{is}, {}", form.means()),
            Detail::Decimal(mark) => {
                format!("{is}, decimal {}", if *mark == ',' { "comma" } else { "point" })
            }
        };
        match self.sure {
            Sure::Sure => described,
            Sure::Likely => format!("{described} (likely)"),
            Sure::Unsure => format!("{described} (?)"),
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
    fn lines(&self) -> &'static str {
        match (self.mobile * 10 >= self.valid * 9, self.fixed * 10 >= self.valid * 9) {
            _ if self.valid == 0 => "",
            (true, _) => ", mobile",
            (_, true) => ", fixed",
            _ if self.mobile + self.fixed == 0 => "",
            _ => ", mobile and fixed",
        }
    }
}
