//! Writes `data/plans.bin` anew, from the reference's metadata: `cargo run -p dialbase-numbering --example tables > plans.bin`.

use std::io::Write;

#[path = "mod.rs"]
mod tables;

fn main() -> std::io::Result<()> {
    std::io::stdout().write_all(&tables::generate())
}
