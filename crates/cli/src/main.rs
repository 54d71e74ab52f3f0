//! `dialbase`: arguments, terminal, progress, exit status. What is done is done in `pipeline`.

mod args;
mod ask;
mod command;
mod interrupt;
mod language;
mod look;
mod output;
mod progress;
mod table;
mod terms;
mod trouble;
mod voice;

use args::{Args, Command};
use clap::Parser;
use output::Failure;
use pipeline::Exit;
use std::panic::AssertUnwindSafe;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use voice::Voice;

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
    let mut voice = Voice::of(&args.speech, &|name| std::env::var(name).ok());
    // What was being said when it panicked is not gone on with; in which language is known all the same.
    let outcome = std::panic::catch_unwind(AssertUnwindSafe(|| run(args.command, &mut voice)));
    let exit = match outcome {
        Ok(Ok(exit)) => exit,
        Ok(Err(failure)) => output::explain(&failure, &voice),
        Err(_) => output::defect(&voice),
    };
    ExitCode::from(exit as u8)
}

/// The program that runs. The kernel's name for it holds while the file is replaced by a newer one.
fn itself() -> PathBuf {
    let kernels = Path::new("/proc/self/exe");
    // A program that cannot be named is not started, and reading says so.
    if kernels.exists() { kernels.into() } else { std::env::current_exe().unwrap_or_default() }
}

fn run(command: Command, voice: &mut Voice) -> Result<Exit, Failure> {
    match command {
        Command::Run(args) => command::run(args, voice),
        Command::Plan(args) => command::plan(args, voice),
        Command::Apply(args) => command::apply(args, voice),
        Command::Campaigns(args) => command::campaigns(args, voice),
        Command::Api(args) => command::api(args, voice),
        Command::Recordings(args) => command::recordings(*args, voice),
        Command::Dispositions(args) => command::dispositions(*args, voice),
        Command::Tags(args) => command::tags(*args, voice),
        Command::Inspect(args) => command::inspect(args, voice),
        Command::Init(args) => command::init(args, voice),
        Command::Read(args) => command::read(args, voice),
        Command::Lint(args) => command::lint(args, voice),
        Command::Phone(args) => command::phone(args, voice),
        Command::Blacklist(args) => command::blacklist(args, voice),
        Command::Explain(args) => command::explain(args, voice),
        Command::Report(args) => command::report(args, voice),
        Command::Results(args) => command::results(*args, voice),
        Command::Runs(args) => command::runs(args, voice),
        Command::Undo(args) => command::undo(args, voice),
        Command::Remove(args) => command::remove(args, voice),
        Command::Verify(args) => command::verify(args, voice),
        Command::Sandbox(args) => command::sandbox(args, voice),
    }
}
