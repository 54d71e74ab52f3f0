//! The blacklist and the duplicates: who must not be called, and who must not be called twice.
//!
//! They are two questions with validation between them. The blacklist is about numbers: [`scrub`] takes each listed number
//! from every row, main or alternative, and the next one is promoted; [`heed`] does so for what rows themselves refuse. Duplicates are
//! about rows: [`Unique`] keeps one of the rows that are one person's, and only rows that may be dialled compete, or the
//! survivor could be one that is then rejected and the person would be lost. [`not_again`] leaves out who went in an earlier run.

pub mod blacklist;
mod earlier;
mod hidden;
mod number_map;
mod refusals;
mod scrub;
mod unique;

pub use blacklist::{Blacklist, Listed, Scope, is_meant};
pub use earlier::{Counts, Went, loaded, not_again, not_answered};
pub use number_map::{NumberMap, NumberSet};
pub use refusals::{Refusals, heed};
pub use scrub::scrub;
pub use unique::{By, Duplicates, Keep, Same, Shared, Unique, Within};

use contact::Code;

/// Every code that this crate can note.
pub fn codes() -> impl Iterator<Item = &'static Code> {
    scrub::CODES
        .into_iter()
        .chain([&hidden::CODE])
        .chain(refusals::CODES)
        .chain(earlier::CODES)
        .chain(unique::CODES)
}

#[cfg(test)]
mod tests;
