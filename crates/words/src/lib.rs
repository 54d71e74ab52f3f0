//! What is said to people, as values: a name, the English words, and what stands in them, so that it can be said in another
//! language where it is read.
//!
//! English stands in the code, where what is said happens. Spanish and Portuguese stand beside each crate's code, in
//! `words/es` and `words/pt-BR`; the crate `languages` holds them together, and a test fails where one is missing. Whoever only
//! prints a [`Message`] prints English, and needs no other crate.
//!
//! ```
//! let message = words::message!("list-cut", "{name} ends at row {row}", name = "clientes.xlsx", row = 65_536_u32);
//! assert_eq!(message.to_string(), "clientes.xlsx ends at row 65,536");
//! assert_eq!(message.id(), "list-cut");
//! ```

mod arg;
mod format;
mod kept;
mod language;
mod letters;
mod message;
mod plain;
mod system;

pub use arg::Arg;
pub use format::{bytes, count, day, minute, seconds, share, shown};
pub use language::Language;
pub use letters::{breaks_line, is_hidden, is_without_width, turns};
pub use message::{Message, Told};
pub use plain::{on_one_line, plain};
