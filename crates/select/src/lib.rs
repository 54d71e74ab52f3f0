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
mod moment;
mod nearest;
#[cfg(feature = "sql")]
mod sql;

pub use amount::{amount, plain_amount};
pub use filter::{Bound, Choice, Filter, FilterError, Wanted, filter};
pub use moment::{Moment, moment};
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

/// The cells that shall say when to call say nothing.
pub static CALL_TIME_MISSING: Code = Code {
    id: "call-time-missing",
    severity: Severity::LeftOut,
    means: "the row does not say when to call, and each call goes at its own time",
    advice: "write a day and a time of day, as 2026-12-01 15:30",
};

/// The cells that shall say when to call say something else.
pub static CALL_TIME_UNREADABLE: Code = Code {
    id: "call-time-unreadable",
    severity: Severity::LeftOut,
    means: "what the row says of when to call is no day with a time of day, or an hour that the clock leaves out",
    advice: "write it as 2026-12-01 15:30 or 01/12/2026 15:30, day first, without a time zone: that stands in the pipeline file",
};

/// The moment to call at is past.
pub static CALL_TIME_PAST: Code = Code {
    id: "call-time-past",
    severity: Severity::LeftOut,
    means: "the moment at which the row wants its call is past",
    advice: "write a moment that is still to come, and plan again",
};

/// The moment to call at is outside of the hours that the pipeline states.
pub static CALL_TIME_OUTSIDE_HOURS: Code = Code {
    id: "call-time-outside-hours",
    severity: Severity::LeftOut,
    means: "the moment at which the row wants its call is outside of the pipeline's `hours`, by the contact's own clock",
    advice: "write a moment within them, or change `hours` under [schedule] or [task] in the pipeline file if the law lets you",
};

/// The call would go at once, and it is no hour for it where the contact is.
pub static CALL_NOW_OUTSIDE_HOURS: Code = Code {
    id: "call-now-outside-hours",
    severity: Severity::LeftOut,
    means: "the call would go now, and by the contact's own clock that is outside of the pipeline's `hours`",
    advice: "plan again within them, or change `hours` under [task] in the pipeline file if the law lets you",
};

/// Every code of this crate.
pub const CODES: [&Code; 8] = [
    &ROW_FILTERED,
    &NOT_A_NUMBER,
    &NOT_A_DATE,
    &CALL_TIME_MISSING,
    &CALL_TIME_UNREADABLE,
    &CALL_TIME_PAST,
    &CALL_TIME_OUTSIDE_HOURS,
    &CALL_NOW_OUTSIDE_HOURS,
];
