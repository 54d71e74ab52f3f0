//! Which rows of a table go on to become contacts, and an account of those that do not.
//!
//! Two ways, for two kinds of question. [`Filter`] compares the columns of one row with what the pipeline file says, and
//! is always there. `sql` (a cargo feature: it brings a query engine) asks one SQL statement that may also compute
//! columns and join other tables. Neither opens a file, and with either every row that does not go on has its reason.
//!
//! ```
//! use contact::{Batch, Block, Table};
//! use select::{Filter, ROW_FILTERED};
//! use std::sync::Arc;
//!
//! let mut block = Block::new(Arc::new(Table::text("base.csv", ["Nombre", "Saldo"])));
//! block.push_row(2, ["Ana", "$ 1.234,50"]);
//! block.push_row(3, ["Luis", "99,90"]);
//!
//! let filter = Filter::parse("Saldo > 100")?;
//! let bound = filter.bind(block.table())?;
//! let rows = select::filter(Batch::new(block), &bound);
//! assert_eq!(rows.kept().count(), 1);
//! let (_, why) = rows.left_out().next().expect("Luis owes too little");
//! assert_eq!((why.row, why.code), (3, &ROW_FILTERED));
//! # Ok::<(), select::FilterError>(())
//! ```

mod amount;
mod day;
mod filter;
mod nearest;
#[cfg(feature = "sql")]
mod sql;

pub use amount::{amount, plain_amount};
pub use filter::{Bound, Choice, Filter, FilterError, Wanted, filter};
pub use nearest::{did_you_mean, nearest};
#[cfg(feature = "sql")]
pub use sql::{Extra, ROW_COLUMN, SOURCE, Selected, SqlError, sql};

use contact::{Code, Severity};

/// The pipeline's condition or statement does not choose the row.
pub static ROW_FILTERED: Code = Code {
    id: "row-filtered",
    severity: Severity::LeftOut,
    means: "the row is not among those that the pipeline file chooses, with `where` or `sql`",
    advice: "nothing to do, if the row is not for this campaign; if it is, change the condition in the pipeline file",
};

/// A cell that decides is not blank, and no number either.
pub static NOT_A_NUMBER: Code = Code {
    id: "filter-not-a-number",
    severity: Severity::LeftOut,
    means: "the condition `where` in the pipeline file compares this cell with a number, and the cell holds something else",
    advice: "correct the cell, or compare it as text by putting quotes round the value in the pipeline file",
};

/// A cell that decides is not blank, and no date either.
pub static NOT_A_DATE: Code = Code {
    id: "filter-not-a-date",
    severity: Severity::LeftOut,
    means: "the condition `where` in the pipeline file compares this cell with a date, and the cell holds something else",
    advice: "write the date as 2024-01-31 or 31/01/2024, day first",
};

/// Every code of this crate.
pub const CODES: [&Code; 3] = [&ROW_FILTERED, &NOT_A_NUMBER, &NOT_A_DATE];
