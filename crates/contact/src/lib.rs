//! The words that every crate of dialbase speaks: where a cell stood, what a number is, whom to call, what was
//! noticed on the way, and what became of each row.
//!
//! Nouns only. A noun lives here when two crates exchange it; how one is made or judged lives in the crate that
//! makes or judges it. Nothing here opens a file, knows a format or holds a policy.
//!
//! ```
//! use contact::{Account, Block, Code, Severity, Table};
//! use std::sync::Arc;
//!
//! static BLANK: Code =
//!     Code { id: "row-blank", severity: Severity::LeftOut, means: "the row is blank", advice: "nothing to do" };
//!
//! let table = Arc::new(Table::text("base.csv", ["Nombre", "Celular"]));
//! let mut block = Block::new(table);
//! block.push_row(2, ["Ana", "099 123 456"]);
//! block.push_row(3, ["", ""]);
//!
//! let mut account = Account::default();
//! account.read(block.len() as u64);
//! account.plan(1);
//! account.leave_out(&BLANK, 1);
//! assert!(account.adds_up());
//! assert_eq!(block.place(1, Some(1)).to_string(), "base.csv › B3");
//! ```

mod account;
mod batch;
mod block;
mod finding;
mod number;
mod people;
mod place;
mod sense;
mod zone;

pub use account::Account;
pub use batch::Batch;
pub use block::{Block, Remark, Row};
pub use finding::{Code, Finding, Severity};
pub use number::{DialForm, Kind, Number, Region, mask_digits};
pub use people::{Contact, Line, NoNumber, Params, Phone, Stated, StatedZones};
pub use place::{Place, Table, column_letters, fold_name, without_accent};
pub use sense::Sense;
pub use zone::{Settled, Witness, Zone, ZoneWhy};
