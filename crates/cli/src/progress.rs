//! A line that shows how far it is, on a terminal, for work that takes over a second; and, to who wants to hear it, what is
//! done as it is done.

use crate::terms::{self, contacts};
use crate::voice::Voice;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use pipeline::{Progress, Stage};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};
use words::{Message, message};

/// How long work may take before it shows.
const PATIENCE: Duration = Duration::from_secs(1);

/// How often the line is drawn anew where nothing is told.
const TICK: Duration = Duration::from_millis(250);

/// What is shorter than this has no room for figures beside the bar.
const NARROW: usize = 70;

/// How wide a line is where nobody knows.
const USUAL: usize = 80;

/// The line. It is cleared when it is dropped.
pub(crate) struct Line {
    bar: ProgressBar,
    voice: Voice,
    now: Mutex<Now>,
    /// What shows it once work has taken a while. It ends when its sender is gone.
    patience: Option<(Sender<()>, JoinHandle<()>)>,
}

/// What is under way.
struct Now {
    /// What the line shows, and since when.
    phase: Phase,
    since: Instant,
    /// When the last stage ended.
    stage: Instant,
}

/// What a line shows from its beginning to its end.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Phase {
    /// Whatever comes before and between the others.
    Preparing,
    /// Reading, for the how manyth time.
    Reading(u32),
    Removing,
    Sending,
    /// Whatever a command does whose own words say it, of so many.
    Going,
    /// The same of nobody knows how many.
    GoingOn,
}

/// Who says something beside a line that may be shown.
#[derive(Clone)]
pub(crate) struct Aside {
    bar: ProgressBar,
    voice: Voice,
}

impl Aside {
    /// Says what a person must know; the line stays whole below it.
    pub(crate) fn insist(&self, words: &Message) {
        self.bar.suspend(|| self.voice.insist(words));
    }
}

impl Line {
    pub(crate) fn new(voice: &Voice) -> Self {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        let (since, stage) = (Instant::now(), Instant::now());
        let now = Mutex::new(Now { phase: Phase::Preparing, since, stage });
        let patience = voice.shows_progress().then(|| patience(bar.clone())).flatten();
        let line = Self { bar, voice: *voice, now, patience };
        line.bar.set_style(line.style(Phase::Preparing));
        line
    }

    /// Who says something beside it.
    pub(crate) fn aside(&self) -> Aside {
        Aside { bar: self.bar.clone(), voice: self.voice }
    }

    /// Shows where the work is.
    pub(crate) fn show(&self, progress: Progress<'_>) {
        let is_seen = self.patience.is_some();
        match progress {
            Progress::Read { .. }
            | Progress::Removed { .. }
            | Progress::Called { .. }
            | Progress::Sent { .. }
                if !is_seen => {}
            Progress::Read { bytes, of, rows, pass } => {
                let since = self.goes_on(Phase::Reading(pass), of);
                self.bar.set_position(bytes);
                self.bar.set_message(self.voice.text(&self.figures(bytes, of, rows, since.elapsed())));
            }
            Progress::Removed { contacts, of } | Progress::Called { calls: contacts, of } => {
                let is_removal = matches!(progress, Progress::Removed { .. });
                self.goes_on(if is_removal { Phase::Removing } else { Phase::Sending }, of);
                self.bar.set_position(contacts);
                let words = message!("cli-of-contacts", "{n} of {of} contacts", n = contacts, of = of);
                self.bar.set_message(self.voice.text(&words));
            }
            Progress::Sent { parts, of } => {
                self.goes_on(Phase::Sending, of as u64);
                self.bar.set_position(parts as u64);
                let words = message!("cli-of-parts", "{n} of {of} parts", n = parts, of = of);
                self.bar.set_message(self.voice.text(&words));
            }
            Progress::Blacklist { name, numbers } => {
                let numbers = terms::numbers(numbers);
                self.murmur(&message!("cli-loaded", "{name}: {numbers}", name = name, numbers = numbers));
            }
            Progress::Part { name, lines, state, at } => self.murmur(&message!(
                "cli-part-is",
                "{at}  {name}  {contacts}  {state}",
                at = at.format("%H:%M:%S UTC").to_string(),
                name = name,
                contacts = contacts(lines),
                state = state.words()
            )),
            Progress::Done(stage) => self.done(stage),
        }
    }

    /// Shows how far a command is, whose own words say what it does.
    pub(crate) fn go(&self, progress: operations::Progress) {
        let operations::Progress { done, of, words } = progress;
        if self.patience.is_some() {
            // A bar of nothing is full; a spinner says that it goes on.
            let of = of.filter(|of| *of > 0);
            self.goes_on(if of.is_some() { Phase::Going } else { Phase::GoingOn }, of.unwrap_or(0));
            self.bar.set_position(done);
            self.bar.set_message(words::on_one_line(&self.voice.text(&words)).into_owned());
        }
    }

    /// Begins a phase, or goes on with it; answers since when it goes on.
    fn goes_on(&self, phase: Phase, length: u64) -> Instant {
        let mut now = self.now();
        if now.phase != phase {
            (now.phase, now.since) = (phase, Instant::now());
            self.bar.set_message("");
            self.bar.set_style(self.style(phase));
        }
        self.bar.set_length(length);
        now.since
    }

    /// How much of it, how many rows, how fast, and how long it will take.
    fn figures(&self, bytes: u64, of: u64, rows: u64, took: Duration) -> Message {
        let took = u128::from(u64::try_from(took.as_millis()).unwrap_or(u64::MAX));
        let rate = u128::from(rows) * 1000 / took.max(1);
        let left = took * u128::from(of.saturating_sub(bytes)) / u128::from(bytes.max(1));
        // What was read last is still on its way: when all is done, the line is gone.
        let (percent, left) = ((bytes.saturating_mul(100) / of.max(1)).min(99), left.div_ceil(1000).max(1));
        let share = words::share(self.voice.language(), percent as f64 / 100.0);
        if self.width() < NARROW {
            return message!("cli-figures-short", "{share}  {time} left", share = share, time = clock(left));
        }
        message!(
            "cli-figures",
            "{share}  {rows} rows, {rate} a second  {time} left",
            share = share,
            rows = rows,
            rate = u64::try_from(rate).unwrap_or(u64::MAX),
            time = clock(left)
        )
    }

    fn now(&self) -> MutexGuard<'_, Now> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn style(&self, phase: Phase) -> ProgressStyle {
        let what = self.voice.text(&phase.words());
        let template = match phase {
            Phase::Preparing => format!("{{spinner}} {what}"),
            Phase::Going => "{wide_bar} {msg}".to_owned(),
            Phase::GoingOn => "{spinner} {msg}".to_owned(),
            _ => format!("{what} {{wide_bar}} {{msg}}"),
        };
        // The template is ours; a mistake in it leaves the usual style.
        ProgressStyle::with_template(&template).unwrap_or_else(|_| ProgressStyle::default_bar())
    }

    fn width(&self) -> usize {
        self.voice.terminal().width.unwrap_or(USUAL)
    }

    /// Says what ended, and how long it took.
    fn done(&self, stage: Stage) {
        let mut now = self.now();
        let took = now.stage.elapsed();
        now.stage = Instant::now();
        drop(now);
        self.goes_on(Phase::Preparing, 0);
        let seconds = words::seconds(self.voice.language(), took);
        self.murmur(&message!("cli-took", "{what}: {seconds}", what = words_of(stage), seconds = seconds));
    }

    fn murmur(&self, words: &Message) {
        self.bar.suspend(|| self.voice.murmur(words));
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        if let Some((sender, thread)) = self.patience.take() {
            drop(sender);
            // It holds nothing but the line, and shows it no more.
            drop(thread.join());
        }
        self.bar.finish_and_clear();
    }
}

/// Shows the line after a while, and lets it move while nothing is told: a server may think for a minute. Where the system
/// starts no thread, there is no line.
fn patience(bar: ProgressBar) -> Option<(Sender<()>, JoinHandle<()>)> {
    let (sender, gone) = mpsc::channel();
    let wait = move || {
        if gone.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
            bar.set_draw_target(ProgressDrawTarget::stderr_with_hz(8));
            bar.enable_steady_tick(TICK);
        }
    };
    let thread = std::thread::Builder::new().name("progress".to_owned()).spawn(wait).ok()?;
    Some((sender, thread))
}

impl Phase {
    fn words(self) -> Message {
        match self {
            // A command's own words come later than its line.
            Self::Preparing | Self::Going | Self::GoingOn => message!("cli-preparing", "Preparing"),
            Self::Reading(1) => message!("cli-reading", "Reading"),
            // What is right for a row may depend on rows behind it.
            Self::Reading(_) => message!("cli-reading-again", "Reading again"),
            Self::Removing => message!("cli-removing", "Removing"),
            Self::Sending => message!("cli-sending", "Sending"),
        }
    }
}

fn words_of(stage: Stage) -> Message {
    match stage {
        Stage::Opened => message!("cli-stage-opened", "inputs opened"),
        Stage::Blacklists => message!("cli-stage-blacklists", "blacklists read"),
        Stage::Rows => message!("cli-stage-rows", "rows read, checked and written"),
        Stage::Planned => message!("cli-stage-planned", "plan and report written"),
        Stage::SignedIn => message!("cli-stage-signed-in", "signed in, and asked for the campaigns"),
        Stage::Sent => message!("cli-stage-sent", "lists sent"),
    }
}

/// `0:07`, `12:34`, `1:02:03`.
fn clock(seconds: u128) -> String {
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes}:{seconds:02}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_left_reads_as_a_clock() {
        let check = |seconds, said: &str| assert_eq!(clock(seconds), said);
        check(0, "0:00");
        check(7, "0:07");
        check(754, "12:34");
        check(3723, "1:02:03");
    }
}
