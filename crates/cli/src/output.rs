//! Words for people on stderr, data on stdout.

use miette::{Diagnostic, GraphicalReportHandler, GraphicalTheme};
use pipeline::Exit;
use std::fmt;
use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;

/// What ended a command.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The pipeline stopped.
    Pipeline(Box<pipeline::Error>),
    /// Standard output cannot be written.
    Output(io::Error),
    /// A file or a directory cannot be written.
    File(PathBuf, io::Error),
    /// Standard input cannot be read.
    Input(io::Error),
}

impl<E: Into<pipeline::Error>> From<E> for Failure {
    fn from(error: E) -> Self {
        Self::Pipeline(Box::new(error.into()))
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
pub(crate) fn explain(failure: &Failure) -> Exit {
    match failure {
        Failure::Pipeline(error) => {
            say(&rendered(&**error));
            error.exit()
        }
        // Whoever reads our output stopped reading, as `head` does.
        Failure::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => Exit::Done,
        Failure::Output(error) => {
            say(&format!("cannot write to standard output: {error}"));
            Exit::Disk
        }
        Failure::File(path, error) => {
            say(&format!("cannot write {}: {error}", path.display()));
            Exit::Disk
        }
        Failure::Input(error) => {
            say(&format!("cannot read standard input: {error}"));
            Exit::Input
        }
    }
}

/// Says that we are to blame.
pub(crate) fn defect() -> Exit {
    say(
        "This is a defect of dialbase. The ledger knows of everything that was sent; `dialbase runs list` shows it.",
    );
    Exit::Defect
}

/// The error, or each mistake that it is made of, underlined.
fn rendered(error: &dyn Diagnostic) -> String {
    let theme = if io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none() {
        GraphicalTheme::unicode()
    } else {
        GraphicalTheme::unicode_nocolor()
    };
    let handler = GraphicalReportHandler::new_themed(theme).with_width(110).with_links(false);
    let render = |diagnostic: &dyn Diagnostic| {
        let mut text = String::new();
        match handler.render_report(&mut text, diagnostic) {
            Ok(()) => text.trim_end().to_owned(),
            // A text takes whatever is written to it; should it not, the plain words are better than none.
            Err(_) => diagnostic.to_string(),
        }
    };
    match error.related() {
        None => render(error),
        Some(related) => {
            let help = error.help().map(|help| format!("\n\n  help: {help}")).unwrap_or_default();
            format!("{error}\n\n{}{help}", related.map(render).collect::<Vec<_>>().join("\n\n"))
        }
    }
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
