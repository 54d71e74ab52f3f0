//! What a process that reads may take, as the system holds it.

use rustix::process::{Resource, Rlimit, Signal, getrlimit, setrlimit};
use rustix::time::{ClockId, clock_gettime};
use std::io;
use std::os::fd::BorrowedFd;
use words::{Message, message};

/// All that a reading process may map. Its parent holds some tens of megabytes beside it.
const MEMORY: u64 = 512 << 20;
/// Processor time, in seconds, in which another block must come, or all there is to tell.
const SECONDS: u64 = 20;
/// What lies in the pipe between the two processes.
#[cfg(target_os = "linux")]
const PIPE: usize = 1 << 20;

/// Limits the process that calls this for the rest of its life.
pub(super) fn hold() -> io::Result<()> {
    limit(Resource::As, MEMORY)?;
    // A dump of memory would hold people's data.
    limit(Resource::Core, 0)?;
    limit(Resource::Cpu, SECONDS)?;
    // Where the parent is gone nobody wants the blocks. The next one written would fail, but it may be long in coming.
    #[cfg(target_os = "linux")]
    rustix::process::set_parent_process_death_signal(Some(Signal::KILL))?;
    Ok(())
}

/// Begins the time for the next block.
pub(super) fn renew() {
    let used = clock_gettime(ClockId::ProcessCPUTime).tv_sec;
    // A limit that cannot be moved stays where it is, which is the safe side.
    drop(limit(Resource::Cpu, used.unsigned_abs() + 1 + SECONDS));
}

/// Lowers a limit, and leaves one alone that is lower already.
fn limit(what: Resource, most: u64) -> io::Result<()> {
    let now = getrlimit(what);
    let most = now.maximum.map_or(most, |maximum| maximum.min(most));
    Ok(setrlimit(what, Rlimit { current: Some(most), maximum: now.maximum })?)
}

/// Which limit ends a process by this signal; `None` where it is none of them.
pub(super) fn exceeded(signal: i32) -> Option<Message> {
    let is = |one: Signal| one.as_raw() == signal;
    if is(Signal::XCPU) {
        Some(message!("ingest-too-long", "reading it takes longer than any list takes"))
    } else if [Signal::ABORT, Signal::BUS, Signal::KILL, Signal::SEGV].into_iter().any(is) {
        let mb = (MEMORY >> 20).to_string();
        Some(message!("ingest-too-much-memory", "reading it takes more than {mb} MB of memory", mb = mb))
    } else {
        None
    }
}

/// Makes room for a whole block in the pipe, so that the two processes wait for each other less often.
pub(super) fn widen(pipe: BorrowedFd<'_>) {
    // Where the system gives no more room, there is less.
    #[cfg(target_os = "linux")]
    let _ = rustix::pipe::fcntl_setpipe_size(pipe, PIPE);
}
