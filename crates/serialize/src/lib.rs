//! Dialables in, parts of a dialer base out.
//!
//! A dialer base has one line a contact, `campaign;number;k=v:k=v;alternatives;priority;agent`, and no escapes: its readers
//! split naively on `;`, on `:`, and then on the first `=`. So no value may hold one of these, and what a line says is read
//! back by [`parse`], which shares no code with the writing, before the line is let through.
//!
//! A part is one upload: lines of one campaign and one time zone, at most so many, at most so large.

mod charset;
mod digest;
mod format;
mod line;
mod name;
mod parse;
mod parts;
mod value;

pub use charset::Charset;
pub use digest::Digest;
pub use format::{Abroad, Alternatives, Format, Separators};
pub use line::{Unfaithful, Writer};
pub use name::part_name;
pub use parse::{Line, Malformed, parse};
pub use parts::{Limits, MAIN, Origin, PERSON, Part, Parts, ROW};

use contact::Code;

/// Every code that this crate can note.
pub fn codes() -> impl Iterator<Item = &'static Code> {
    value::CODES.into_iter()
}

#[cfg(test)]
mod tests;
