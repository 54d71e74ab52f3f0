//! `dialbase blacklist`: who must not be called, compiled into one file, changed, and asked.

mod build;
mod check;
mod info;

use crate::args::{Blacklist, BlacklistCommand, Rows};
use crate::output::Failure;
use pipeline::{Asked, Exit};
use std::path::PathBuf;

pub(crate) fn blacklist(args: Blacklist) -> Result<Exit, Failure> {
    match args.command {
        BlacklistCommand::Build(args) => build::build(args),
        BlacklistCommand::Change(args) => build::change(args),
        BlacklistCommand::Check(args) => check::check(args),
        BlacklistCommand::Info(args) => info::info(args),
    }
}

fn asked(files: Vec<PathBuf>, rows: &Rows) -> Asked {
    let Rows { region, column, campaign } = rows;
    Asked { files, region: *region, column: column.clone(), campaign: campaign.clone() }
}

/// `250,000,000`: figures of this size are read wrongly without.
fn thousands(figure: u64) -> String {
    let digits = figure.to_string();
    let groups = digits.as_bytes().rchunks(3).rev().map(|group| String::from_utf8_lossy(group));
    groups.collect::<Vec<_>>().join(",")
}

/// `1 number`, `2,000 numbers`.
fn counted(figure: u64, one: &str, many: &str) -> String {
    format!("{} {}", thousands(figure), if figure == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_told_in_thousands() {
        let check = |figure, words| assert_eq!(counted(figure, "number", "numbers"), words);
        check(0, "0 numbers");
        check(1, "1 number");
        check(999, "999 numbers");
        check(1000, "1,000 numbers");
        check(250_000_000, "250,000,000 numbers");
    }
}
