//! What developers and CI run: `cargo xtask test`, `lint`, `docs`, `plans`, `bench`.

use std::process::{Command, ExitCode};

fn main() -> ExitCode {
    let task = std::env::args().nth(1).unwrap_or_default();
    let done = match task.as_str() {
        "test" => test(),
        "lint" => lint(),
        "docs" => docs(),
        "plans" => plans(),
        "bench" => {
            cargo(&["bench", "--package", "dialbase-pipeline", "--bench", "whole_way"], &[])
                && cargo(&["bench", "--package", "dialbase-ingest", "--bench", "workbooks"], &[])
        }
        _ => {
            say("cargo xtask test   all tests, with the SQL feature; nothing but Rust is needed");
            say("cargo xtask lint   formatting and clippy, warnings denied");
            say("cargo xtask docs   writes docs/findings.md anew");
            say("cargo xtask plans  writes the numbering plans' tables anew");
            say("cargo xtask bench  what a row costs on its way, as ratios beside their goals");
            false
        }
    };
    if done { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Every test of every crate; then, without the SQL feature, those of the program, as most people build it.
fn test() -> bool {
    cargo(&["test", "--workspace", "--features", "dialbase/sql"], &[])
        && cargo(&["test", "--package", "dialbase"], &[])
}

fn lint() -> bool {
    let clippy = |features: &[&'static str]| {
        let all =
            [&["clippy", "--workspace", "--all-targets"], features, &["--", "--deny", "warnings"]].concat();
        cargo(&all, &[])
    };
    cargo(&["fmt", "--all", "--check"], &[]) && clippy(&["--features", "dialbase/sql"]) && clippy(&[])
}

fn docs() -> bool {
    let fresh = ["test", "--package", "dialbase", "--test", "end_to_end", "the_manual_of_findings_is_fresh"];
    cargo(&fresh, &[("DIALBASE_WRITE_DOCS", "1")])
}

/// The tables of the fast path, from the metadata of the reference that Cargo.toml pins.
fn plans() -> bool {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let made = Command::new(cargo)
        .args(["run", "--quiet", "--package", "dialbase-numbering", "--example", "tables"])
        .stderr(std::process::Stdio::inherit())
        .output();
    let Ok(made) = made else { return false };
    made.status.success() && std::fs::write("crates/numbering/data/plans.bin", made.stdout).is_ok()
}

fn cargo(arguments: &[&str], variables: &[(&str, &str)]) -> bool {
    say(&format!("cargo {}", arguments.join(" ")));
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = Command::new(cargo).args(arguments).envs(variables.iter().copied()).status();
    status.is_ok_and(|status| status.success())
}

#[expect(clippy::print_stderr, reason = "this is a tool for a terminal")]
fn say(words: &str) {
    eprintln!("{words}");
}
