//! `dialbase`: arguments, terminal, progress, exit status. What is done is done in `pipeline`.

mod args;
mod command;
mod interrupt;
mod look;
mod output;
mod progress;

use args::{Args, Command};
use clap::Parser;
use output::Failure;
use pipeline::Exit;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1);
    if arguments.next().is_some_and(|first| first == ingest::APART) {
        // Whoever asked for a reader hears of its trouble over the pipe; where there is none, nobody listens.
        return if ingest::serve(arguments).is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    }
    output::set_up();
    #[cfg(feature = "faults")]
    fault::arm(
        std::env::var("DIALBASE_MUTANT").ok().as_deref(),
        std::env::var("DIALBASE_DIES_AT").ok().as_deref(),
    );
    ingest::read_apart(itself());
    let args = Args::parse();
    let outcome = std::panic::catch_unwind(|| run(args.command));
    let exit = match outcome {
        Ok(Ok(exit)) => exit,
        Ok(Err(failure)) => output::explain(&failure),
        Err(_) => output::defect(),
    };
    ExitCode::from(exit as u8)
}

/// The program that runs. The kernel's name for it holds while the file is replaced by a newer one.
fn itself() -> PathBuf {
    let kernels = Path::new("/proc/self/exe");
    // A program that cannot be named is not started, and reading says so.
    if kernels.exists() { kernels.into() } else { std::env::current_exe().unwrap_or_default() }
}

fn run(command: Command) -> Result<Exit, Failure> {
    match command {
        Command::Run(args) => command::run(args),
        Command::Plan(args) => command::plan(args),
        Command::Apply(args) => command::apply(args),
        Command::Inspect(args) => command::inspect(args),
        Command::Init(args) => command::init(args),
        Command::Read(args) => command::read(args),
        Command::Lint(args) => command::lint(args),
        Command::Phone(args) => command::phone(args),
        Command::Blacklist(args) => command::blacklist(args),
        Command::Explain(args) => command::explain(args),
        Command::Report(args) => command::report(args),
        Command::Runs(args) => command::runs(args),
        Command::Undo(args) => command::undo(args),
        Command::Verify(args) => command::verify(args),
        Command::Sandbox(args) => command::sandbox(args),
    }
}
