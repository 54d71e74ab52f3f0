//! How far one attempt has come: what decides whether anything can have left this machine, and whether all of it had.

use fault::Point;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};
use tokio::sync::watch;

/// How far an attempt has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Stage {
    /// Not a byte of the request has left.
    Connecting,
    /// Bytes may have left.
    Sending,
    /// The socket took the request to its last byte.
    Sent,
}

/// The course of one attempt, for all who move it on and all who wait for it.
#[derive(Debug)]
pub(crate) struct Course {
    stage: watch::Sender<Stage>,
    /// Whether the request had been sent whole when the first byte of a reply was read.
    whole_when_heard: OnceLock<bool>,
    /// Whether more was read than the reply has, other than ends of lines.
    went_on: AtomicBool,
}

impl Course {
    pub(crate) fn new() -> Self {
        Self {
            stage: watch::Sender::new(Stage::Connecting),
            whole_when_heard: OnceLock::new(),
            went_on: AtomicBool::new(false),
        }
    }

    pub(crate) fn stage(&self) -> Stage {
        *self.stage.borrow()
    }

    /// From here on bytes may leave.
    pub(crate) fn starts_sending(&self) {
        self.stage.send_replace(Stage::Sending);
    }

    /// The socket took the last byte. Calls that do not say that they start sending have no course to follow.
    pub(crate) fn is_handed_over(&self) {
        if self.stage() == Stage::Sending {
            self.stage.send_replace(Stage::Sent);
            fault::reach(Point::Sent);
        }
    }

    /// A byte of the reply was read.
    pub(crate) fn hears(&self) {
        self.whole_when_heard.get_or_init(|| self.stage() == Stage::Sent);
    }

    /// Whether the request had been sent whole: when the reply began, or by now where none has.
    pub(crate) fn was_whole(&self) -> bool {
        self.whole_when_heard.get().copied().unwrap_or(self.stage() == Stage::Sent)
    }

    /// More was read than the reply has.
    pub(crate) fn goes_on(&self) {
        self.went_on.store(true, Ordering::Relaxed);
    }

    /// Whether more was read than the reply has, as far as it had come when the reply ended.
    pub(crate) fn went_on(&self) -> bool {
        self.went_on.load(Ordering::Relaxed)
    }

    /// Waits until the attempt has come as far as `stage`.
    pub(crate) async fn reached(&self, stage: Stage) {
        let mut course = self.stage.subscribe();
        if course.wait_for(|&at| at >= stage).await.is_err() {
            // The sender is `self`, so it cannot have gone.
            std::future::pending::<()>().await;
        }
    }
}
