//! A line that shows how far it is, on a terminal, for work that takes over a second.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use pipeline::Progress;
use std::time::{Duration, Instant};

/// How long work may take before it shows.
const PATIENCE: Duration = Duration::from_secs(1);

/// The line. It is cleared when it is dropped.
pub(crate) struct Line {
    bar: ProgressBar,
    since: Instant,
}

impl Line {
    pub(crate) fn new() -> Self {
        // Nothing is drawn where stderr is no terminal.
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr_with_hz(8));
        Self { bar, since: Instant::now() }
    }

    /// Shows where the work is.
    pub(crate) fn show(&self, progress: Progress) {
        if self.since.elapsed() < PATIENCE {
            return;
        }
        match progress {
            Progress::Read { bytes, of, rows } => {
                self.style("Reading {wide_bar} {percent:>3}%  {msg}  {eta} left");
                self.bar.set_length(of);
                self.bar.set_position(bytes);
                let rate = rows as f64 / self.since.elapsed().as_secs_f64();
                self.bar.set_message(format!("{rows} rows, {rate:.0} a second"));
            }
            Progress::Removed { contacts, of } => {
                self.style("Removing {wide_bar} {pos} of {len} contacts");
                self.bar.set_length(of);
                self.bar.set_position(contacts);
            }
            Progress::Sent { parts, of } => {
                self.style("Sending {wide_bar} {pos} of {len} parts");
                self.bar.set_length(of as u64);
                self.bar.set_position(parts as u64);
            }
        }
    }

    fn style(&self, template: &str) {
        // The template is ours; a mistake in it leaves the usual style.
        self.bar.set_style(
            ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar()),
        );
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
