//! Makes a table of the crate anew: `tables plans` from the metadata of the `rlibphonenumber` that is built in, `tables short` from
//! `data/short.tsv`. `cargo xtask plans` runs this, and a test says when it is due.

use std::io::Write;

#[path = "mod.rs"]
mod tables;

#[expect(clippy::print_stderr, reason = "this is a tool for a terminal")]
fn main() -> std::io::Result<()> {
    let table = match std::env::args().nth(1).as_deref() {
        Some("plans") => {
            for what in tables::left() {
                eprintln!(
                    "left to the reference, as its plan is written in a way that tables/ does not know: {what}"
                );
            }
            tables::generate()
        }
        Some("short") => tables::short::generate(),
        _ => return Err(std::io::Error::other("say which table: `plans` or `short`")),
    };
    std::io::stdout().write_all(&table)
}
