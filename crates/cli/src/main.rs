//! `dialbase`: arguments, terminal, progress, exit status. What is done is done in `pipeline`.

mod args;
mod command;
mod look;
mod output;
mod progress;

use args::{Args, Command};
use clap::Parser;
use output::Failure;
use pipeline::Exit;
use std::process::ExitCode;

fn main() -> ExitCode {
    output::set_up();
    let args = Args::parse();
    let outcome = std::panic::catch_unwind(|| run(args.command));
    let exit = match outcome {
        Ok(Ok(exit)) => exit,
        Ok(Err(failure)) => output::explain(&failure),
        Err(_) => output::defect(),
    };
    ExitCode::from(exit as u8)
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
        Command::Runs(args) => command::runs(args),
        Command::Sandbox(args) => command::sandbox(args),
    }
}
