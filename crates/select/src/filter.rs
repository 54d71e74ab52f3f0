//! The pipeline's `where`: a condition over the columns of one row.

mod parse;
mod token;
mod truth;

use crate::amount::Amount;
use crate::day::Day;
use crate::nearest::did_you_mean;
use crate::{NOT_A_DATE, NOT_A_NUMBER, ROW_FILTERED};
use contact::{Batch, Code, Finding, Row, Table};
use std::cmp::Ordering;
use std::ops::Range;
use truth::Truth;
use words::{Message, Told, message};

/// A condition, read and not yet bound to a table.
///
/// ```text
/// Saldo > 100 and Estado = 'Activo' and not Celular is blank
/// "Fecha de pago" < '2024-01-31' or Plan in ('oro', 'plata')
/// Nombre starts with 'A' and Nota not contains 'baja'
/// ```
///
/// A column stands bare (letters, digits, `_`) or in double quotes; text stands in single quotes, one inside it doubled; a
/// number is written `1234.5`. The tests are `=`, `!=` or `<>`, `<`, `<=`, `>`, `>=`, `in (…)`, `contains`, `starts with` and
/// `is blank`, and their opposites `not in`, `not contains`, `not starts with` and `is not blank`. `not` binds tighter than
/// `and`, and `and` tighter than `or`; parentheses tighter still. Keywords may be written in capitals.
///
/// - **Against a number** the cell is read as a number in the ways people write it: `1.234,50`, `$ 1.234`, `(12)`. One mark
///   with exactly three digits after it groups thousands: `1.234` is 1234.
/// - **Against a date**, which is text like `'2024-01-31'`, the cell is read as a date, year first or day first; a time
///   of day after it is passed over.
/// - **Against text** both are trimmed, and capitals do not count. Order is that of the letters' code points.
///
/// A blank cell is no number and no date: such a comparison is unknown, as with SQL's NULL, and so is its `not`; a row for
/// which the condition is unknown is not chosen. A blank cell is the text `''`, so `Estado != 'Baja'` chooses it. A cell that
/// is not blank and cannot be read leaves its row out with a reason of its own, if what it held could have chosen the row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter(Condition<Name>);

/// Why a condition cannot be read or bound, and where in its text.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("{message}")]
pub struct FilterError {
    /// What is wrong.
    pub message: Box<Message>,
    /// The bytes of the text that are.
    pub span: Range<usize>,
    /// What to write instead.
    pub help: Option<Box<Message>>,
}

impl Told for FilterError {
    fn told(&self) -> Message {
        (*self.message).clone()
    }

    fn advice(&self) -> Option<Message> {
        self.help.as_deref().cloned()
    }
}

/// A condition bound to the columns of one table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bound(Condition<u16>);

/// What a condition says of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// The row goes on.
    Keep,
    /// The row is not chosen.
    Filtered,
    /// Whether the row is chosen hangs on a cell that cannot be read.
    Unreadable {
        /// The cell's column, from 0.
        column: u16,
        /// What the condition asks of it.
        wanted: Wanted,
    },
}

/// What a comparison asks a cell to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// A number.
    Number,
    /// A calendar date.
    Date,
}

/// Leaves out the rows that the condition does not choose. A blank row is left for the next stage, which knows it as blank.
#[must_use]
pub fn filter(rows: Batch<u32>, bound: &Bound) -> Batch<u32> {
    rows.advance(|position, block, _| {
        let row = block.row(position);
        match bound.choose(row) {
            _ if row.is_blank() => Ok(position),
            Choice::Keep => Ok(position),
            Choice::Filtered => Err(Finding::new(&ROW_FILTERED, row.number(), None, "")),
            Choice::Unreadable { column, wanted } => {
                Err(Finding::new(wanted.code(), row.number(), column, row.cell(column)))
            }
        }
    })
}

impl Wanted {
    /// The code under which a row is left out whose cell is not that.
    #[must_use]
    pub fn code(self) -> &'static Code {
        match self {
            Self::Number => &NOT_A_NUMBER,
            Self::Date => &NOT_A_DATE,
        }
    }
}

impl Filter {
    /// Reads a condition.
    ///
    /// # Errors
    /// Where the text is no condition; the error says where, and what to write instead.
    pub fn parse(text: &str) -> Result<Self, FilterError> {
        parse::condition(text).map(Self)
    }

    /// Finds the condition's columns in a table.
    ///
    /// # Errors
    /// Where the table has no such column, or more than one that could be meant.
    pub fn bind(&self, table: &Table) -> Result<Bound, FilterError> {
        let find = |name: &Name| {
            table.column(&name.text).ok_or_else(|| FilterError {
                message: no_column(&name.text).into(),
                span: name.span.clone(),
                help: did_you_mean(&name.text, table.columns.iter().map(String::as_str)).map(Box::new),
            })
        };
        self.0.bind(&find).map(Bound)
    }

    /// The columns that the condition names, in its order, each with its place in the text.
    pub fn columns(&self) -> impl Iterator<Item = (&str, Range<usize>)> {
        let mut names = Vec::new();
        self.0.columns(&mut names);
        names.into_iter().map(|name| (name.text.as_str(), name.span.clone()))
    }
}

impl Bound {
    /// What the condition says of a row of its table.
    #[must_use]
    pub fn choose(&self, row: Row<'_>) -> Choice {
        self.0.truth(row).choice()
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Name {
    text: String,
    span: Range<usize>,
}

/// Tests of cells, joined. `C` is how a column is known: by its name, or by its number once bound.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Condition<C> {
    All(Vec<Self>),
    Any(Vec<Self>),
    Not(Box<Self>),
    Cell(C, Test),
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Test {
    Blank,
    Compare(Comparison, Value),
    OneOf(Vec<Value>),
    Contains(String),
    StartsWith(String),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Comparison {
    Equal,
    Unequal,
    Less,
    AtMost,
    More,
    AtLeast,
}

/// What a cell is compared with. Text is kept as [`folded`] leaves it.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Value {
    Number(Amount),
    Date(Day),
    Text(String),
}

impl Condition<Name> {
    fn bind(&self, find: &impl Fn(&Name) -> Result<u16, FilterError>) -> Result<Condition<u16>, FilterError> {
        let each = |parts: &[Self]| parts.iter().map(|part| part.bind(find)).collect::<Result<_, _>>();
        Ok(match self {
            Self::All(parts) => Condition::All(each(parts)?),
            Self::Any(parts) => Condition::Any(each(parts)?),
            Self::Not(part) => Condition::Not(Box::new(part.bind(find)?)),
            Self::Cell(name, test) => Condition::Cell(find(name)?, test.clone()),
        })
    }

    fn columns<'f>(&'f self, names: &mut Vec<&'f Name>) {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().for_each(|part| part.columns(names)),
            Self::Not(part) => part.columns(names),
            Self::Cell(name, _) => names.push(name),
        }
    }
}

impl Condition<u16> {
    fn truth(&self, row: Row<'_>) -> Truth {
        match self {
            Self::All(parts) => Truth::all(parts.iter().map(|part| part.truth(row))),
            Self::Any(parts) => Truth::any(parts.iter().map(|part| part.truth(row))),
            Self::Not(part) => part.truth(row).not(),
            Self::Cell(column, test) => test.truth(*column, row.cell(*column).trim()),
        }
    }
}

impl Test {
    fn truth(&self, column: u16, cell: &str) -> Truth {
        match self {
            Self::Blank => Truth::sure(cell.is_empty()),
            Self::Compare(comparison, value) => value.compare(*comparison, column, cell),
            Self::OneOf(values) => {
                Truth::any(values.iter().map(|value| value.compare(Comparison::Equal, column, cell)))
            }
            Self::Contains(part) => Truth::sure(folded(cell).collect::<String>().contains(part)),
            Self::StartsWith(start) => {
                let mut letters = folded(cell);
                Truth::sure(start.chars().all(|letter| letters.next() == Some(letter)))
            }
        }
    }
}

impl Value {
    fn compare(&self, comparison: Comparison, column: u16, cell: &str) -> Truth {
        let (order, wanted) = match self {
            Self::Text(text) => return Truth::sure(comparison.allows(folded(cell).cmp(text.chars()))),
            Self::Number(number) => (Amount::read(cell).map(|seen| seen.cmp(number)), Wanted::Number),
            Self::Date(day) => (Day::read(cell).map(|seen| seen.cmp(day)), Wanted::Date),
        };
        match order {
            Some(order) => Truth::sure(comparison.allows(order)),
            None if cell.is_empty() => Truth::UNKNOWN,
            None => Truth::unreadable(column, wanted),
        }
    }
}

impl Comparison {
    fn allows(self, order: Ordering) -> bool {
        match self {
            Self::Equal => order.is_eq(),
            Self::Unequal => order.is_ne(),
            Self::Less => order.is_lt(),
            Self::AtMost => order.is_le(),
            Self::More => order.is_gt(),
            Self::AtLeast => order.is_ge(),
        }
    }
}

fn no_column(name: &str) -> Message {
    message!("filter-no-column", "no column is called `{name}`", name = name)
}

/// The letters of a text without its capitals and the blanks round it.
fn folded(text: &str) -> impl Iterator<Item = char> {
    text.trim().chars().flat_map(char::to_lowercase)
}

#[cfg(test)]
mod tests;
