//! The commands, one a file: load, call, report.

mod api;
mod apply;
mod blacklist;
mod bulk;
mod campaigns;
mod dialling;
mod explain;
mod init;
mod inspect;
mod lint;
mod phone;
mod plan;
mod read;
mod recordings;
mod remove;
mod report;
mod results;
mod run;
mod runs;
mod sandbox;
mod undo;
mod verify;

pub(crate) use api::api;
pub(crate) use apply::apply;
pub(crate) use blacklist::blacklist;
pub(crate) use bulk::{dispositions, tags};
pub(crate) use campaigns::campaigns;
pub(crate) use explain::explain;
pub(crate) use init::init;
pub(crate) use inspect::inspect;
pub(crate) use lint::lint;
pub(crate) use phone::phone;
pub(crate) use plan::plan;
pub(crate) use read::read;
pub(crate) use recordings::recordings;
pub(crate) use remove::remove;
pub(crate) use report::report;
pub(crate) use results::results;
pub(crate) use run::run;
pub(crate) use runs::runs;
pub(crate) use sandbox::sandbox;
pub(crate) use undo::undo;
pub(crate) use verify::verify;

use crate::args::{At, MaybeAt};
use crate::output::{Failure, print, shown};
use crate::voice::Voice;
use ::report::Report;
use chrono::{DateTime, Utc};
use operations::{Hands, Site};
use pipeline::Exit;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use upload::{Clock, PastCalls, State};
use words::{Arg, Message, message, told};

/// The version, as plans and reports carry it.
const PROGRAM: &str = env!("CARGO_PKG_VERSION");

/// The one place where the clock is read.
#[expect(clippy::disallowed_methods, reason = "everything else takes the time as an argument")]
fn clock() -> Clock {
    let late = clock_is_late();
    Arc::new(move || chrono::Utc::now() + late)
}

/// By how much the fault suites let the clock be wrong; never in the program that is shipped.
fn clock_is_late() -> chrono::TimeDelta {
    let seconds = cfg!(feature = "faults").then(|| environment("DIALBASE_CLOCK")?.parse().ok()).flatten();
    chrono::TimeDelta::seconds(seconds.unwrap_or(0))
}

fn environment(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

/// Who is at work, and on which machine: `ana@cargas-01`.
fn who() -> Option<String> {
    let machine = rustix::system::uname();
    Some(format!("{}@{}", pipeline::who(&environment)?, machine.nodename().to_string_lossy()))
}

/// The state directory: the one that was named, else `.dialbase` beside the pipeline file.
fn state(named: Option<PathBuf>, pipeline: &Path) -> PathBuf {
    named.unwrap_or_else(|| pipeline.parent().unwrap_or(Path::new("")).join(".dialbase"))
}

/// The instance that is meant.
fn site(at: At, hands: &Hands<'_>) -> Result<Site, Failure> {
    Ok(match (at.pipeline, at.url) {
        (Some(pipeline), _) => Site::of_pipeline(&pipeline, at.state)?,
        // One of them is required.
        (None, url) => Site::at(&url.unwrap_or_default(), at.state, hands)?,
    })
}

/// The instance that is meant, where one is named; else it is said that one must be.
fn named(at: MaybeAt, voice: &Voice) -> Option<At> {
    let named = at.named();
    if named.is_none() {
        voice.insist(&message!(
            "cli-which-instance",
            "Say which instance is meant: --pipeline FILE or --url URL"
        ));
    }
    named
}

/// What a rehearsal does not know: it makes no call.
fn campaigns_not_asked() -> Message {
    message!(
        "cli-campaigns-not-asked",
        "Whether the instance has the campaign was not asked: dialbase campaigns shows those that it has."
    )
}

/// Whether a state directory holds a ledger; where it holds none, that is said.
fn has_ledger(state: &Path, voice: &Voice) -> bool {
    let is_there = state.join("ledger.db").exists();
    if !is_there {
        voice.insist(&message!(
            "cli-no-ledger",
            "There is no ledger in {state} yet; name another directory with --state",
            state = state.display()
        ));
    }
    is_there
}

/// A time as the ledger writes it, to the minute.
fn minute(at: &str) -> Arg {
    at.parse::<DateTime<Utc>>().map_or_else(|_| Arg::text(at), Arg::from)
}

/// The name of a list, or that it has none yet.
fn name_of(list: &upload::WholeList) -> Arg {
    list.name().map_or_else(|| message!("cli-never-left", "(never left)").into(), Arg::from)
}

/// The time zone of a list.
fn zone_of(list: &upload::WholeList) -> Arg {
    let own = || message!("cli-own-zone", "the instance's own time zone").into();
    list.zone.as_ref().map_or_else(own, Arg::from)
}

/// The report for a machine on stdout, or for a person on stderr.
fn show(report: &Report, json: bool, voice: &Voice) -> Result<(), Failure> {
    if !json {
        voice.tell(report);
        voice.pause();
        return Ok(());
    }
    // A terminal and whatever keeps its words show no number, though the file may.
    let json = report.clone().masked().to_json().map_err(|error| Failure::Output(error.into()))?;
    match print(json.trim_end()) {
        // Who stopped reading still wants the exit status of the run.
        Err(Failure::Output(error)) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        printed => printed,
    }
}

/// What is left for a person: the instance only keeps the lists until somebody starts them (the vendor's manuals).
fn say_next(report: &Report, voice: &Voice) {
    let are_lists = report.parts.iter().all(|part| part.calls.is_none());
    if are_lists && report.account.sent.contains_key(upload::State::Accepted.as_str()) {
        voice.say(&message!("cli-activate", "Next: activate the lists in the portal, and start the dialer."));
    }
}

/// What goes on with a run that is not done: the command, as it is typed.
fn say_open(report: &Report, (state, exit): (&Path, Exit), past: &[PastCalls], voice: &Voice) {
    let (run, directory) = (report.run.as_str(), shown(state));
    let is_held = report.parts.iter().any(|part| part.state == State::Held.as_str());
    match exit {
        Exit::Held if is_held => voice.say(&message!(
            "cli-next-held",
            "What is held, and what to say of it: dialbase runs show {run} --state {state}",
            run = run,
            state = directory.display()
        )),
        Exit::Unfinished | Exit::Failed if past.is_empty() => voice.say(&message!(
            "cli-next-resume",
            "To send what did not go: dialbase runs resume {run} --state {state}",
            run = run,
            state = directory.display()
        )),
        _ => {}
    }
}

/// Calls whose moment passed while they waited, and what a person does about them: resuming the run is not it.
fn say_past((run, state): (&str, &Path), past: &[PastCalls], voice: &Voice) {
    let calls: usize = past.iter().map(|past| past.lines.len()).sum();
    if calls == 0 {
        return;
    }
    let of_list = |past: &PastCalls| {
        let list = (past.list + 1).to_string();
        message!(
            "cli-past-lines",
            "list {list}: {lines}",
            list = list,
            lines = runs::named_lines(&past.lines)
        )
    };
    let where_they_are = Message::all(past.iter().map(of_list).collect()).unwrap_or_default();
    let (what, them) = if calls == 1 {
        ("The moment of 1 call passed while it waited".to_owned(), "it is")
    } else {
        (format!("The moments of {} calls passed while they waited", Arg::from(calls)), "they are")
    };
    voice.insist(&told!(
        &format!(
            "{what} (lines of {where_they_are}): {them} not sent any more, however often the run is resumed. To give it up: dialbase runs resolve {run} LIST --call LINE --abandon --reason \"…\" --state {}. Whoever shall be called all the same: write a new moment for them into the list, and run the pipeline again; who went does not go again"
,
            shown(state).display()
        ),
        "cli-past-calls",
        run = run,
        state = shown(state).display(),
        n = calls,
        lines = where_they_are
    ));
}

/// A person's word that was not needed is on no record.
fn say_if_needless(overridden: Option<&str>, report: &Report, voice: &Voice) {
    if overridden.is_some() && report.overridden.is_empty() {
        voice.say(&message!("cli-nothing-overridden", "Nothing had to be overridden."));
    }
}

/// Where all of it can be read, and the rows that somebody may want to mend.
fn say_where(directory: &Path, voice: &Voice) {
    let there = |name: &str| Some(shown(directory).join(name)).filter(|path| path.exists());
    let report = if let Some(page) = there(::report::PAGE) {
        message!("cli-report", "Report: {page}", page = page.display())
    } else {
        let directory = shown(directory);
        message!("cli-plan-and-report", "Plan and report: {directory}", directory = directory.display())
    };
    let rows = there("rejected.xlsx");
    let rows = rows.map(|rows| message!("cli-rows-to-fix", "rows to fix: {rows}", rows = rows.display()));
    voice.say_beside(&std::iter::once(report).chain(rows).collect::<Vec<_>>());
}
