//! What people look at: the account that adds up, the findings with where they stood, and the rows to fix.
//!
//! Three forms of one thing. [`Report`] is the whole of it, for machines, as `report.json`; [`summary`] is what fits a
//! screen; [`Rejected`] writes the rows that will not be called, as they came, with the reason beside them, and
//! [`ContactsWriter`] all others, as they will be dialled.

mod blacklist;
mod certificate;
mod columns;
mod contacts;
mod damage;
mod defuse;
mod dialled;
mod figures;
mod found;
mod guards;
mod input;
mod masked;
mod page;
mod parquet;
mod part;
mod rejected;
mod results;
#[cfg(feature = "schema")]
mod schema;
mod screen;
mod summary;
mod table;
mod tally;
mod terminal;
mod trace;
mod whole;

pub use blacklist::{Blacklist, Previously};
pub use certificate::{Certificate, FileDigest};
pub use columns::{Cells, ColumnCells, ColumnReport, Use};
pub use contacts::{ContactsForm, ContactsWriter, Listed};
pub use damage::{Damage, Damaged, Lost};
pub use defuse::defused;
pub use dialled::{AreaShare, Dialled, DialledGroup, DialledTally, KindShare};
pub use figures::Figures;
pub use found::{Example, Found};
pub use guards::{Alarm, NormalFigure, Normality, Overridden};
pub use input::Input;
pub use page::{PAGE, PageError, page};
pub use parquet::{Cell, Holds, ParquetFile};
pub use part::{Calls, Part};
pub use rejected::{Added, CELL, Check, Held, LeftOut, ROWS, Rejected, Sums, Telling, WRITER};
pub use results::{
    ContactsAccount, GroupResults, HourResults, RESULTS_PAGE, RecordsAccount, Results, results_page,
    results_summary,
};
#[cfg(feature = "schema")]
pub use schema::schema;
pub use screen::{AgentScreen, ScreenField, Screens};
pub use summary::{concerns, summary};
pub use table::Table;
pub use tally::Tally;
pub use terminal::{Terminal, Tone};
pub use trace::{
    Noticed, TRACE, TraceError, TraceHead, TraceWriter, Traced, TracedCell, TracedFate, TracedGroup,
    TracedRow, TracedTable,
};
pub use whole::Report;

#[cfg(test)]
mod tests;
