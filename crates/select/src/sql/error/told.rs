//! What is said of a statement that cannot be run, and what to do about it.

use super::SqlError;
use crate::sql::{ROW_COLUMN, SOURCE, functions};
use words::{Message, Told, message, told};

impl Told for SqlError {
    fn told(&self) -> Message {
        match self {
            Self::Syntax { reason, .. } => told!(self, "sql-syntax", reason = &**reason),
            Self::NotASelect => told!(self, "sql-not-a-select"),
            Self::UnknownTable { name, .. } => told!(self, "sql-unknown-table", name = name),
            Self::UnknownColumn { name, .. } => told!(self, "sql-unknown-column", name = name),
            Self::UnknownFunction { name } => told!(self, "sql-unknown-function", name = name),
            Self::OutOfReach { name, .. } => told!(self, "sql-out-of-reach", name = name),
            Self::TwoColumns { name } => told!(self, "sql-two-columns", name = name),
            Self::NotATable { name } => told!(self, "sql-not-a-table", name = name),
            Self::TwoTables { name } => told!(self, "sql-two-tables", name = name),
            Self::Reserved { table } => told!(self, "sql-reserved", table = table, column = ROW_COLUMN),
            Self::Parquet { name } => told!(self, "sql-parquet", name = name),
            Self::Types => told!(self, "sql-types"),
            Self::Cast { cells, wanted } => told!(self, "sql-cast", cells = &**cells, wanted = &**wanted),
            Self::NotText { column } => told!(self, "sql-not-text", column = column),
            Self::Refused { reason } => told!(self, "sql-refused", reason = &**reason),
        }
    }

    fn advice(&self) -> Option<Message> {
        Some(match self {
            Self::UnknownTable { help, .. } | Self::UnknownColumn { help, .. } => {
                return help.as_deref().cloned();
            }
            Self::Syntax { .. } => message!(
                "sql-quotes",
                "text stands in single quotes, a column's name with blanks or accents in double quotes"
            ),
            Self::NotASelect => {
                message!("sql-one-select", "write one statement, that begins with SELECT or WITH")
            }
            Self::UnknownFunction { name } => return function(name),
            Self::OutOfReach { .. } => message!(
                "sql-name-it-too",
                "name it in the SELECT too, or in the subquery or WITH that it comes from"
            ),
            Self::TwoColumns { .. } => {
                message!("sql-rename-with-as", "give one of them another name with AS")
            }
            Self::NotATable { .. } => message!(
                "sql-name-the-file",
                "name the file as a table in the pipeline file; the rows are `{source}`",
                source = SOURCE
            ),
            Self::TwoTables { .. } => message!("sql-rename", "give one of them another name"),
            Self::Reserved { .. } => message!("sql-rename-column", "give the column another name"),
            Self::Parquet { .. } => {
                message!("sql-check-parquet", "check that the file is whole, and Parquet")
            }
            Self::Types => message!(
                "sql-number-or-day",
                "columns are text here: number(x) or CAST(x AS DOUBLE) makes a number of one and day(x) a date; \
                 a date of your own is written DATE '2024-01-31'"
            ),
            Self::Cast { .. } => message!(
                "sql-try-cast",
                "number(x) reads numbers as people write them and day(x) dates; \
                 TRY_CAST leaves a blank instead of failing"
            ),
            Self::NotText { .. } => {
                message!("sql-make-text", "make text of it in the statement, or leave the column out")
            }
            Self::Refused { .. } => return None,
        })
    }
}

/// What to do where a function is not there.
fn function(name: &str) -> Option<Message> {
    if functions::NAMES.contains(&name) {
        return Some(message!(
            "sql-name-before",
            "a subquery that speaks of the row outside it cannot call it: give the value a name in a WITH before"
        ));
    }
    let asks_the_time = name.starts_with("current_") || name == "now";
    asks_the_time.then(|| {
        message!("sql-no-clock", "a statement does not know the time: write the date, DATE '2024-01-31'")
    })
}
