//! A line that shows how far it is, on a terminal, for work that takes over a second; and, to who wants to hear it, what is
//! done as it is done.

use crate::terms::{self, contacts};
use crate::voice::Voice;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use pipeline::{Progress, Stage};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};
use words::{Message, message};

/// How long work may take before it shows.
const PATIENCE: Duration = Duration::from_secs(1);

/// What is shorter than this has no room for figures beside the bar.
const NARROW: usize = 70;

/// How wide a line is where nobody knows.
const USUAL: usize = 80;

/// The line. It is cleared when it is dropped.
pub(crate) struct Line {
    bar: ProgressBar,
    voice: Voice,
    began: Instant,
    now: Mutex<Now>,
}

/// What is under way.
struct Now {
    /// What the line shows, and since when.
    shown: Option<(Phase, Instant)>,
    /// When the last stage ended.
    stage: Instant,
}

/// What a line shows from its beginning to its end.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Phase {
    /// Reading, for the how manyth time.
    Reading(u32),
    Removing,
    Sending,
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
        let target = if voice.shows_progress() {
            ProgressDrawTarget::stderr_with_hz(8)
        } else {
            ProgressDrawTarget::hidden()
        };
        let began = Instant::now();
        let now = Mutex::new(Now { shown: None, stage: began });
        Self { bar: ProgressBar::with_draw_target(None, target), voice: *voice, began, now }
    }

    /// Who says something beside it.
    pub(crate) fn aside(&self) -> Aside {
        Aside { bar: self.bar.clone(), voice: self.voice }
    }

    /// Shows where the work is.
    pub(crate) fn show(&self, progress: Progress<'_>) {
        match progress {
            Progress::Read { bytes, of, rows, pass } => {
                if let Some(since) = self.goes_on(Phase::Reading(pass), of) {
                    self.bar.set_position(bytes);
                    self.figures(bytes, of, rows, since);
                }
            }
            Progress::Removed { contacts, of } => {
                if self.goes_on(Phase::Removing, of).is_some() {
                    self.bar.set_position(contacts);
                    self.counted(&message!("cli-of-contacts", "{n} of {of} contacts", n = contacts, of = of));
                }
            }
            Progress::Sent { parts, of } => {
                if self.goes_on(Phase::Sending, of as u64).is_some() {
                    self.bar.set_position(parts as u64);
                    self.counted(&message!("cli-of-parts", "{n} of {of} parts", n = parts, of = of));
                }
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

    /// Begins a phase, or goes on with it; answers since when it goes on, if it shall be seen.
    fn goes_on(&self, phase: Phase, length: u64) -> Option<Instant> {
        let mut now = self.now.lock().unwrap_or_else(PoisonError::into_inner);
        let since = match now.shown {
            Some((shown, since)) if shown == phase => since,
            _ => {
                let since = Instant::now();
                now.shown = Some((phase, since));
                self.bar.set_style(style(&self.voice.text(&phase.words())));
                self.bar.set_message("");
                since
            }
        };
        self.bar.set_length(length);
        (self.began.elapsed() >= PATIENCE).then_some(since)
    }

    /// How much of it, how many rows, how fast, and how long it will take.
    fn figures(&self, bytes: u64, of: u64, rows: u64, since: Instant) {
        let seconds = since.elapsed().as_secs_f64();
        let rate = if seconds > 0.0 { (rows as f64 / seconds) as u64 } else { 0 };
        let left = if bytes > 0 { seconds * of.saturating_sub(bytes) as f64 / bytes as f64 } else { 0.0 };
        let (share, left) = (bytes as f64 / of.max(1) as f64, clock(left));
        let share = words::share(self.voice.language(), (share * 100.0).floor().min(100.0) / 100.0);
        let words = if self.width() < NARROW {
            message!("cli-figures-short", "{share}  {time} left", share = share, time = left)
        } else {
            message!(
                "cli-figures",
                "{share}  {rows} rows, {rate} a second  {time} left",
                share = share,
                rows = rows,
                rate = rate,
                time = left
            )
        };
        self.bar.set_message(self.voice.text(&words));
    }

    fn counted(&self, words: &Message) {
        self.bar.set_message(self.voice.text(words));
    }

    fn width(&self) -> usize {
        self.voice.terminal().width.unwrap_or(USUAL)
    }

    /// Says what ended, and how long it took.
    fn done(&self, stage: Stage) {
        let mut now = self.now.lock().unwrap_or_else(PoisonError::into_inner);
        let took = now.stage.elapsed();
        now.stage = Instant::now();
        drop(now);
        let seconds = words::seconds(self.voice.language(), took);
        self.murmur(&message!("cli-took", "{what}: {seconds}", what = words_of(stage), seconds = seconds));
    }

    fn murmur(&self, words: &Message) {
        self.bar.suspend(|| self.voice.murmur(words));
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

impl Phase {
    fn words(self) -> Message {
        match self {
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

fn style(what: &str) -> ProgressStyle {
    // The template is ours; a mistake in it leaves the usual style.
    ProgressStyle::with_template(&format!("{what} {{wide_bar}} {{msg}}"))
        .unwrap_or_else(|_| ProgressStyle::default_bar())
}

/// `0:07`, `12:34`, `1:02:03`.
fn clock(seconds: f64) -> String {
    let seconds = seconds.ceil() as u64;
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes}:{seconds:02}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_left_reads_as_a_clock() {
        let check = |seconds, said: &str| assert_eq!(clock(seconds), said);
        check(0.0, "0:00");
        check(6.2, "0:07");
        check(754.0, "12:34");
        check(3723.0, "1:02:03");
    }
}
