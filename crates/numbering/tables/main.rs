//! Makes the tables of the fast path anew, from the metadata of the `rlibphonenumber` that is built in:
//!
//! ```sh
//! cargo run -p dialbase-numbering --example tables > plans.bin && mv plans.bin crates/numbering/data/
//! ```
//!
//! A test says when this is due.

use std::io::Write;

#[path = "mod.rs"]
mod tables;

fn main() -> std::io::Result<()> {
    std::io::stdout().write_all(&tables::generate())
}
