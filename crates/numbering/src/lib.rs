//! Numbering plans: is this text a telephone number, of what kind, how is it dialled, and in which time zones does it
//! ring.
//!
//! The plans are Google's libphonenumber metadata as `rlibphonenumber` carries it, which answers like the original on
//! every row we measured. The zones are libphonenumber's prefix map with our reviewed corrections on top: the map alone
//! puts every mobile of Recife an hour off. Both are told as they are: a number that may ring in several zones has several,
//! and [`ringing`] says how sure they are. The zones of states and cities, for lists with addresses, stand beside them.
//!
//! Valid numbers in common writing are read by tables made from the same metadata, without an expression being run; the
//! reference reads all others, and alone says why a text is no number.
//!
//! What people type around a number (labels, extensions, two numbers in a cell) is not known here: `normalize` cleans
//! first, and asks then.
//!
//! ```
//! use contact::{DialForm, Kind, Region};
//!
//! let uruguay = Region::new("UY").expect("two letters");
//! let number = numbering::parse("098 344 484", uruguay)?;
//! assert_eq!(number.dial(DialForm::E164), "+59898344484");
//! assert_eq!(number.kind(), Kind::Mobile);
//! assert_eq!(numbering::zones(number)[0].name(), "America/Montevideo");
//! # Ok::<(), numbering::Unreadable>(())
//! ```

mod area;
mod fast;
mod line;
mod plan;
mod short;
mod zones;

#[cfg(test)]
#[path = "../tables/mod.rs"]
mod tables;
// The tests beside the code share what those in `tests/` are made of.
#[cfg(test)]
extern crate self as numbering;

pub use area::{area_code, place};
pub use line::of_line;
pub use plan::{Unreadable, country_code, international_prefix, parse};
pub use short::{Short, short};
pub use zones::{Confidence, Ringing, city_zones, country_of, ringing, state_zones, zone_named, zones};
