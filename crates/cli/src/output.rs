//! Words for people on stderr, data on stdout.

use crate::trouble;
use crate::voice::Voice;
use pipeline::Exit;
use report::Terminal;
use std::fmt;
use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use words::{Told, message};

/// What ended a command.
#[derive(Debug)]
pub(crate) enum Failure {
    /// What was to be done stopped.
    Stopped(Box<operations::Error>),
    /// Standard output cannot be written.
    Output(io::Error),
    /// A file or a directory cannot be written.
    File(PathBuf, io::Error),
    /// Standard input cannot be read.
    Input(io::Error),
}

impl<E: Into<operations::Error>> From<E> for Failure {
    fn from(error: E) -> Self {
        Self::Stopped(Box::new(error.into()))
    }
}

/// Keeps panics of readers and of the workbook's writer silent: those are caught, and told as what they are, a damaged file or a full
/// disk.
pub(crate) fn set_up() {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        let caught = [Some(ingest::THREAD), Some(report::WRITER)];
        if !caught.contains(&std::thread::current().name()) {
            usual(panic);
        }
    }));
}

/// Says what happened, where, and what to do.
pub(crate) fn explain(failure: &Failure, voice: &Voice) -> Exit {
    match failure {
        Failure::Stopped(error) => {
            say(&trouble::rendered(error, voice));
            error.exit()
        }
        // Whoever reads our output stopped reading, as `head` does.
        Failure::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => Exit::Done,
        Failure::Output(error) => {
            let why = error.told();
            voice.insist(&message!("cli-no-output", "cannot write to standard output: {why}", why = why));
            Exit::Disk
        }
        Failure::File(path, error) => {
            let (path, why) = (path.display(), error.told());
            voice.insist(&message!("cli-cannot-write", "cannot write {path}: {why}", path = path, why = why));
            Exit::Disk
        }
        Failure::Input(error) => {
            let why = error.told();
            voice.insist(&message!("cli-no-input", "cannot read standard input: {why}", why = why));
            Exit::Input
        }
    }
}

/// Says that we are to blame.
pub(crate) fn defect(voice: &Voice) -> Exit {
    voice.insist(&message!(
        "cli-defect",
        "This is a defect of dialbase. The ledger knows of everything that was sent; `dialbase runs list` shows it."
    ));
    Exit::Defect
}

/// What words are printed on, in English. `COLUMNS` says how wide it is, also where it is no terminal; `NO_COLOR` and
/// `CLICOLOR_FORCE` say whether there are colours.
pub(crate) fn terminal(environment: &dyn Fn(&str) -> Option<String>) -> Terminal {
    let set = |name| environment(name).filter(|value| !value.is_empty());
    let columns = set("COLUMNS").and_then(|columns| columns.parse().ok()).filter(|columns| *columns > 0);
    let width = || terminal_size::terminal_size_of(io::stderr()).map(|(width, _)| usize::from(width.0));
    let colours = if set("NO_COLOR").is_some() {
        false
    } else if set("CLICOLOR_FORCE").is_some_and(|force| force != "0") {
        true
    } else {
        is_live(environment)
    };
    Terminal { width: columns.or_else(width), colours, ..Terminal::default() }
}

/// Whether words are printed on a terminal that can move its cursor.
pub(crate) fn is_live(environment: &dyn Fn(&str) -> Option<String>) -> bool {
    io::stderr().is_terminal() && environment("TERM").is_none_or(|name| name != "dumb")
}

/// A line for a person.
pub(crate) fn say(words: &str) {
    // Where even this cannot be written, the exit status still speaks.
    drop(writeln!(io::stderr(), "{words}"));
}

/// A line of data.
pub(crate) fn print(line: impl fmt::Display) -> Result<(), Failure> {
    writeln!(io::stdout(), "{line}").map_err(Failure::Output)
}

/// A path as a person would type it: relative where it is below where they stand.
pub(crate) fn shown(path: &std::path::Path) -> PathBuf {
    let here = std::env::current_dir().ok();
    here.and_then(|here| path.strip_prefix(here).ok()).unwrap_or(path).to_owned()
}
