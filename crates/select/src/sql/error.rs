//! Why a statement cannot be run, in the words of the one who wrote it.
//!
//! The engine's own messages may quote cells, which are people's data, and speak of its types: none passes unread.

mod told;

use super::statement::Statement;
use super::{ROW_COLUMN, functions, is_row_column};
use crate::nearest::did_you_mean;
use contact::mask_digits;
use polars::prelude::{DataFrame, PolarsError};
use std::collections::BTreeMap;
use std::ops::Range;
use words::{Message, message};

/// Why a statement cannot be run.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum SqlError {
    /// The text is no SQL.
    #[error("cannot read the SQL statement: {reason}")]
    Syntax {
        /// What was expected, and what was found.
        reason: Box<Message>,
        /// The bytes of the statement where it was found.
        span: Option<Range<usize>>,
    },
    /// The text is SQL, and does something other than choose rows.
    #[error("the SQL statement is not one SELECT")]
    NotASelect,
    /// A table that is not there.
    #[error("no table is called `{name}`")]
    UnknownTable {
        /// The name.
        name: String,
        /// Where it stands in the statement, in bytes.
        span: Option<Range<usize>>,
        /// The names that may be meant.
        help: Option<Box<Message>>,
    },
    /// A column that no table has.
    #[error("no column is called `{name}`")]
    UnknownColumn {
        /// The name.
        name: String,
        /// Where it stands in the statement, in bytes.
        span: Option<Range<usize>>,
        /// The names that may be meant.
        help: Option<Box<Message>>,
    },
    /// A function that is not there.
    #[error("no function is called `{name}`")]
    UnknownFunction {
        /// The name.
        name: String,
    },
    /// A column that is there, and not where the statement uses it.
    #[error("column `{name}` is not at hand where the SQL statement uses it")]
    OutOfReach {
        /// The column.
        name: String,
        /// Where it stands in the statement, in bytes.
        span: Option<Range<usize>>,
    },
    /// Two columns of the result have one name.
    #[error("two columns of the SQL result are called `{name}`")]
    TwoColumns {
        /// The name.
        name: String,
    },
    /// A function where a table should stand; such functions read files.
    #[error("`{name}` is no table")]
    NotATable {
        /// What stands there.
        name: String,
    },
    /// A WITH or a pipeline's table takes a name that is taken.
    #[error("two tables are called `{name}`")]
    TwoTables {
        /// The name.
        name: String,
    },
    /// A table has a column whose name we need.
    #[error("table `{table}` has a column called `{ROW_COLUMN}`, the name that SQL gives to a row's own")]
    Reserved {
        /// The table.
        table: String,
    },
    /// A table's bytes cannot be read.
    #[error("cannot read table `{name}` as Parquet")]
    Parquet {
        /// The table.
        name: String,
    },
    /// Text is compared with, or reckoned as, what is no text.
    #[error("text stands in the SQL statement where a number or a date is needed")]
    Types,
    /// Cells that a CAST was asked to read.
    #[error("cannot read {cells} as {wanted}")]
    Cast {
        /// How many cells, and of what column where that is known.
        cells: Box<Message>,
        /// What they should have been: `a number`, `a date`.
        wanted: Box<Message>,
    },
    /// A column of the result that no cell can hold.
    #[error("cannot write column `{column}` of the SQL result as text: its cells are no single values")]
    NotText {
        /// The column.
        column: String,
    },
    /// Whatever else the engine refuses.
    #[error("cannot run the SQL statement: {reason}")]
    Refused {
        /// Why.
        reason: Box<Message>,
    },
}

impl SqlError {
    /// Whatever the engine refuses, and why.
    pub(super) fn refused(reason: Message) -> Self {
        Self::Refused { reason: reason.into() }
    }

    /// The bytes of the statement that are wrong, where they are known.
    #[must_use]
    pub fn span(&self) -> Option<Range<usize>> {
        match self {
            Self::Syntax { span, .. }
            | Self::UnknownTable { span, .. }
            | Self::UnknownColumn { span, .. }
            | Self::OutOfReach { span, .. } => span.clone(),
            _ => None,
        }
    }
}

/// What a statement may name.
pub(super) struct Names {
    pub(super) tables: Vec<String>,
    pub(super) columns: Vec<String>,
}

impl Names {
    pub(super) fn of(tables: &BTreeMap<String, DataFrame>) -> Self {
        let columns = tables.values().flat_map(DataFrame::get_column_names);
        Self {
            tables: tables.keys().cloned().collect(),
            columns: columns.map(ToString::to_string).filter(|name| !is_row_column(name)).collect(),
        }
    }
}

/// The engine's error in our words.
pub(super) fn translate(error: &PolarsError, statement: &Statement, names: &Names) -> SqlError {
    use PolarsError as E;
    match error {
        E::Context { error, .. } | E::ExprContext { error, .. } => translate(error, statement, names),
        E::ColumnNotFound(message) | E::SchemaFieldNotFound(message) | E::StructFieldNotFound(message) => {
            quoted(message).map_or_else(|| refused(message), |name| column(name, statement, names))
        }
        E::SQLInterface(message) | E::SQLSyntax(message) => match quoted(message) {
            Some(name) if message.starts_with("no column named") => column(name, statement, names),
            Some(name) if message.starts_with("no table") => statement.unknown_table(name, names),
            Some(name) if message.starts_with("unsupported function") => {
                SqlError::UnknownFunction { name: name.to_owned() }
            }
            _ => refused(message),
        },
        E::Duplicate(message) => match quoted(message) {
            Some(name) => SqlError::TwoColumns { name: name.to_owned() },
            None => refused(message),
        },
        E::ComputeError(message)
        | E::InvalidOperation(message)
        | E::OutOfBounds(message)
        | E::SchemaMismatch(message)
        | E::ShapeMismatch(message) => refused(message),
        _ => SqlError::refused(message!("sql-engine-refuses", "the SQL engine refuses it")),
    }
}

fn column(name: &str, statement: &Statement, names: &Names) -> SqlError {
    let (name, span) = (name.to_owned(), statement.span_of(name));
    if names.columns.contains(&name) {
        return SqlError::OutOfReach { name, span };
    }
    let help = did_you_mean(&name, names.columns.iter().map(String::as_str)).map(Box::new);
    SqlError::UnknownColumn { name, span, help }
}

fn refused(message: &str) -> SqlError {
    const ABOUT_TYPES: [&str; 3] = ["cannot compare", "arithmetic on dtypes", "not supported for dtype"];
    if message.starts_with("conversion from") {
        return cast(message);
    }
    if ABOUT_TYPES.iter().any(|words| message.contains(words)) {
        return SqlError::Types;
    }
    SqlError::refused(reason(message))
}

/// The first sentence of a message, up to where it may begin to quote values or the parser's inner words.
fn reason(message: &str) -> Message {
    if message == functions::ONE_COLUMN {
        return message!("sql-one-column", "`number` and `day` take one column");
    }
    let line = message.lines().next().and_then(|line| line.split(". ").next()).unwrap_or_default();
    let says = match line.find(['[', '{']) {
        Some(_) if line.contains("support") => {
            return message!("sql-unknown", "it asks for something that the SQL engine does not know");
        }
        Some(end) => plain_types(line[..end].trim_end_matches([' ', ':', ',', ';'])),
        None => plain_types(line),
    };
    // What it quotes all the same may be a person's number.
    message!("sql-engine-says", "{says}", says = mask_digits(&says))
}

/// `conversion from `str` to `f64` failed in column 'x' for 1 out of 2 values: […]`.
fn cast(message: &str) -> SqlError {
    let wanted = match message.split('`').nth(3).unwrap_or_default() {
        "date" => message!("sql-a-date", "a date"),
        "time" => message!("sql-a-time", "a time of day"),
        "bool" => message!("sql-a-truth", "true or false"),
        dtype if dtype.starts_with("datetime") => message!("sql-a-moment", "a date and time"),
        _ => message!("sql-a-number", "a number"),
    };
    let count = message.split(" out of ").next().and_then(|start| start.rsplit(' ').next());
    let cells = match count.and_then(|count| count.parse::<u64>().ok()) {
        Some(1) => message!("sql-cells", "1 cell", cells = 1_u64),
        Some(cells) => message!("sql-cells", "{cells} cells", cells = cells),
        None => message!("sql-some-cells", "some cells"),
    };
    let of_column = message.split("in column '").nth(1).and_then(|rest| rest.split("' for").next());
    let cells = match of_column {
        Some(column) => {
            message!("sql-cells-of-column", "{cells} of column `{column}`", cells = cells, column = column)
        }
        None => cells,
    };
    SqlError::Cast { cells: cells.into(), wanted: wanted.into() }
}

/// The first name between quotes.
fn quoted(message: &str) -> Option<&str> {
    let start = message.find(['"', '\'', '`'])?;
    let quote = message[start..].chars().next()?;
    message[start + 1..].split(quote).next()
}

/// The engine's names of types, in words.
fn plain_types(message: &str) -> String {
    const WORDS: [(&str, &str); 10] = [
        ("`str`", "text"),
        ("`f64`", "number"),
        ("`i64`", "number"),
        ("`i32`", "number"),
        ("`u32`", "number"),
        ("`date`", "date"),
        ("dtypes", "types"),
        ("dtype", "type"),
        ("Polars", "the SQL engine"),
        ("polars", "the SQL engine"),
    ];
    WORDS.iter().fold(message.to_owned(), |text, (theirs, ours)| text.replace(theirs, ours))
}
