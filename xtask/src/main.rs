//! What developers and CI run: `cargo xtask test`, `lint`, `docs`, `plans`, `metadata`, `bench`, `faults`, `screenshots`, `fuzz`.

use std::ffi::OsString;
use std::io::Error;
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};

mod faults;
mod metadata;
mod screenshots;
mod tools;

fn main() -> ExitCode {
    let task = std::env::args().nth(1).unwrap_or_default();
    // The tasks name files from the project's root, wherever they are called.
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(1).map(std::env::set_current_dir);
    if !matches!(root, Some(Ok(()))) {
        say("the project that this task was built in is no longer there: build it anew");
        return ExitCode::FAILURE;
    }
    let done = match task.as_str() {
        "test" => test(),
        "lint" => lint(),
        "docs" => docs(),
        "plans" => well(metadata::plans()),
        "metadata" => well(metadata::refresh()),
        "bench" => {
            cargo(&["bench", "--package", "dialbase-pipeline", "--bench", "whole_way"], &[])
                && cargo(&["bench", "--package", "dialbase-normalize", "--bench", "numbers"], &[])
                && cargo(&["bench", "--package", "dialbase-ingest", "--bench", "workbooks"], &[])
                && cargo(&["bench", "--package", "dialbase-ingest", "--bench", "delimited"], &[])
                && cargo(&["bench", "--package", "dialbase-dedupe", "--bench", "blacklist"], &[])
                && cargo(&["bench", "--package", "dialbase-dedupe", "--bench", "duplicates"], &[])
        }
        "faults" => well(faults::run()),
        "screenshots" => well(screenshots::make()),
        "fuzz" => fuzz(),
        _ => {
            say(
                "cargo xtask test      all tests, with the SQL feature; needs Rust alone, and does more where strace and Chromium are",
            );
            say("cargo xtask lint      formatting and clippy, warnings denied");
            say("cargo xtask docs      writes docs/findings.md and docs/report.schema.json anew");
            say("cargo xtask plans     writes the numbering plans' tables anew");
            say(
                "cargo xtask metadata  writes all anew that comes from outside; needs Python with pip, and PyPI",
            );
            say("cargo xtask bench     what a row and a number cost, and memory, beside their goals");
            say(
                "cargo xtask faults    every fault suite, whole, and its figures in the README; needs strace",
            );
            say("cargo xtask screenshots  the README's pictures of a report; needs Chromium");
            say("cargo xtask fuzz NAME [SECONDS]  fuzzes a target; needs a nightly compiler and cargo-fuzz");
            false
        }
    };
    if done { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Every test of every crate, and a part of each fault suite; then, without any feature, those of the program, as most people build it.
/// What the property tests try is the same each time, unless the environment names another seed.
fn test() -> bool {
    let seed = std::env::var("PROPTEST_RNG_SEED").unwrap_or_else(|_| "20261124".into());
    let seeded = [("PROPTEST_RNG_SEED", seed.as_str())];
    if !tools::strace() {
        say(
            "strace is not there and cannot be installed, so nothing is killed at its calls: apt-get install strace",
        );
    }
    if tools::chromium().is_none() {
        say(
            "there is no Chromium and none can be installed, so no report is opened in a browser: apt-get install chromium-headless-shell",
        );
    }
    if !tools::openpyxl() {
        say(
            "openpyxl is not there and cannot be installed, so it reads no workbook back: apt-get install python3-openpyxl",
        );
    }
    cargo(&["test", "--workspace", "--features", "dialbase/sql,dialbase/faults"], &seeded)
        && cargo(&["test", "--package", "dialbase"], &seeded)
}

fn lint() -> bool {
    let clippy = |features: &[&'static str]| {
        let all =
            [&["clippy", "--workspace", "--all-targets"], features, &["--", "--deny", "warnings"]].concat();
        cargo(&all, &[])
    };
    cargo(&["fmt", "--all", "--check"], &[])
        && clippy(&["--features", "dialbase/sql,dialbase/faults"])
        && clippy(&[])
        && dependencies()
}

/// Known weaknesses, licences and origins of what we depend on, by deny.toml. The tool takes minutes to build, so it is run
/// where it is there; licences and origins are also a test, which needs nothing.
fn dependencies() -> bool {
    let mut version = Command::new(cargo_itself());
    let is_there = version.args(["deny", "--version"]).stdout(Stdio::null()).stderr(Stdio::null()).status();
    if is_there.is_ok_and(|status| status.success()) {
        return cargo(&["deny", "--workspace", "--all-features", "check"], &[]);
    }
    say("cargo deny is not there, so nobody asked for known weaknesses: cargo install --locked cargo-deny");
    true
}

/// Fuzzes one target from its own bytes and the samples, for a minute or as long as is said.
fn fuzz() -> bool {
    let mut arguments = std::env::args().skip(2);
    let Some(target) = arguments.next() else {
        say("name a target: see fuzz/Cargo.toml");
        return false;
    };
    let seconds = format!("-max_total_time={}", arguments.next().unwrap_or_else(|| "60".into()));
    // Which compiler this task was started with is not which one the fuzzer needs.
    let nightly = [("RUSTUP_TOOLCHAIN", "nightly")];
    let corpus = ["run", "--manifest-path", "fuzz/Cargo.toml", "--example", "corpus"];
    let run = ["fuzz", "run", &target, "--", "-rss_limit_mb=1024", "-timeout=30", &seconds];
    rustup_cargo(&corpus, &nightly) && rustup_cargo(&run, &nightly)
}

/// Cargo as rustup chooses it, and not the one that runs this task.
fn rustup_cargo(arguments: &[&str], variables: &[(&str, &str)]) -> bool {
    say(&format!("cargo {}", arguments.join(" ")));
    let mut cargo = Command::new("cargo");
    let status = cargo.args(arguments).env_remove("CARGO").envs(variables.iter().copied()).status();
    status.is_ok_and(|status| status.success())
}

fn docs() -> bool {
    let fresh = ["test", "--package", "dialbase", "--test", "end_to_end", "is_fresh"];
    cargo(&fresh, &[("DIALBASE_WRITE_DOCS", "1")])
}

fn cargo(arguments: &[&str], variables: &[(&str, &str)]) -> bool {
    say(&format!("cargo {}", arguments.join(" ")));
    let status = Command::new(cargo_itself()).args(arguments).envs(variables.iter().copied()).status();
    status.is_ok_and(|status| status.success())
}

fn cargo_itself() -> OsString {
    std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

/// What a command prints; what it says stays on the terminal.
fn output(command: &mut Command) -> std::io::Result<Vec<u8>> {
    let name = command.get_program().display().to_string();
    let cannot = |error: Error| Error::other(format!("cannot run {name}: {error}"));
    let done = command.stderr(Stdio::inherit()).output().map_err(cannot)?;
    let printed = done.status.success().then_some(done.stdout);
    printed.ok_or_else(|| Error::other(format!("{name} ended with {}: see above", done.status)))
}

fn well(done: std::io::Result<()>) -> bool {
    if let Err(error) = &done {
        say(&error.to_string());
    }
    done.is_ok()
}

#[expect(clippy::print_stderr, reason = "this is a tool for a terminal")]
fn say(words: &str) {
    eprintln!("{words}");
}
