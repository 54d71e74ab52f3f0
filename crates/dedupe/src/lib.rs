//! The blacklist and the duplicates: who must not be called, and who must not be called twice.
//!
//! They are two questions with validation between them. The blacklist is about numbers: [`scrub`] takes each listed number
//! from every row, main or alternative, and the next one is promoted. Duplicates are about rows: [`Unique`] keeps the first of
//! the rows that share a main number, and only rows that may be dialled compete, or the survivor could be one that is then
//! rejected and the person would be lost.

mod number_set;
mod scrub;
mod unique;

pub use number_set::NumberSet;
pub use scrub::{Blacklist, Listed, Scope, is_meant, scrub};
pub use unique::{Same, Unique, Within};

use contact::Code;

/// Every code that this crate can note.
pub fn codes() -> impl Iterator<Item = &'static Code> {
    scrub::CODES.into_iter().chain(unique::CODES)
}

#[cfg(test)]
mod tests;
