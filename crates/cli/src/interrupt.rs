//! Ctrl-C, and a scheduler's wish to end, while lists are on their way: what is on its way is finished, nothing else is started.

use crate::output::say;
use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::{flag, low_level};
use std::io::{self, Read};
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// What is said at the first signal while lists are sent.
pub(crate) const SENDING: &str =
    "finishing the list that is on its way; press Ctrl-C again to leave at once, and that list is held";

/// Whether somebody wishes the run to end. The first such signal is a wish; the second one ends the process at once.
pub(crate) struct Interrupt(Arc<AtomicBool>);

impl Interrupt {
    /// Takes signals as wishes from here on; `words` are said at the first one.
    pub(crate) fn heed(words: &'static str) -> Self {
        let came = Arc::new(AtomicBool::new(false));
        // Where the system takes no handler, a signal ends the process at once, and the ledger holds what was on its way.
        drop(register(&came, words));
        Self(came)
    }

    /// Whether a signal came.
    pub(crate) fn came(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

fn register(came: &Arc<AtomicBool>, words: &'static str) -> io::Result<()> {
    let (mut told, teller) = UnixStream::pair()?;
    for signal in [SIGINT, SIGTERM] {
        // The order counts: the first signal finds that none came before it.
        flag::register_conditional_default(signal, Arc::clone(came))?;
        flag::register(signal, Arc::clone(came))?;
        low_level::pipe::register(signal, teller.try_clone()?)?;
    }
    // A handler may not print; this thread may, and ends with the process.
    std::thread::Builder::new().name("signals".to_owned()).spawn(move || {
        if told.read_exact(&mut [0]).is_ok() {
            say(words);
        }
    })?;
    Ok(())
}
