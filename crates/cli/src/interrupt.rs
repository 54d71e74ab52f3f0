//! Ctrl-C, a scheduler's wish to end, and a terminal that is gone, while lists are on their way: what is on its way is
//! finished, nothing else is started.

use crate::progress::Aside;
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::{flag, low_level};
use std::io::{self, Read};
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use words::{Message, message};

/// What is said at the first signal while lists are sent.
pub(crate) fn sending() -> Message {
    message!(
        "cli-finishing-list",
        "finishing the list that is on its way; press Ctrl-C again to leave at once, and that list is held"
    )
}

/// Whether somebody wishes the run to end. The first such signal is a wish; the second one ends the process at once. A
/// terminal that is gone is a wish however often it is told: the kernel and the shell both tell it.
pub(crate) struct Interrupt(Arc<AtomicBool>);

impl Interrupt {
    /// Takes signals as wishes from here on; `words` are said at the first one, beside the line that
    /// shows how far it is.
    pub(crate) fn heed(words: Message, aside: Aside) -> Self {
        let came = Arc::new(AtomicBool::new(false));
        // Where the system takes no handler, a signal ends the process at once, and the ledger holds what was on its way.
        drop(register(&came, Some((words, aside))));
        Self(came)
    }

    /// The same without a word, where there is nothing to finish.
    pub(crate) fn heed_silently() -> Self {
        let came = Arc::new(AtomicBool::new(false));
        drop(register(&came, None));
        Self(came)
    }

    /// Whether a signal came.
    pub(crate) fn came(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// Whether whoever started this wants it to outlive their terminal, as `nohup` does: the signal is ignored from the start.
#[expect(
    clippy::disallowed_methods,
    reason = "what is read is of this process, and stands in no file of a disk"
)]
fn is_to_survive_hangup() -> bool {
    // Where the system has no such file, a hangup is heeded.
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let ignored = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    let ignored = ignored.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok());
    ignored.is_some_and(|mask| mask & (1 << (SIGHUP - 1)) != 0)
}

fn register(came: &Arc<AtomicBool>, said: Option<(Message, Aside)>) -> io::Result<()> {
    let (mut told, teller) = UnixStream::pair()?;
    let asked = Arc::new(AtomicBool::new(false));
    for signal in [SIGINT, SIGTERM] {
        // The order counts: the first signal finds that none came before it.
        flag::register_conditional_default(signal, Arc::clone(&asked))?;
        flag::register(signal, Arc::clone(&asked))?;
    }
    for signal in [SIGINT, SIGTERM].into_iter().chain((!is_to_survive_hangup()).then_some(SIGHUP)) {
        flag::register(signal, Arc::clone(came))?;
        low_level::pipe::register(signal, teller.try_clone()?)?;
    }
    // A handler may not print; this thread may, and ends with the process.
    std::thread::Builder::new().name("signals".to_owned()).spawn(move || {
        if let (Ok(()), Some((words, aside))) = (told.read_exact(&mut [0]), said) {
            aside.insist(&words);
        }
    })?;
    Ok(())
}
