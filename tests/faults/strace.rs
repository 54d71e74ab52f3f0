//! strace: which calls the program makes, and how one of them goes wrong.

use crate::bench::{Bench, Harm, Settings, Verb};
use crate::oracle::Behaviour;
use std::collections::BTreeMap;
use std::process::{Command, Stdio};

/// The calls that change something or wait for somebody: what was done is there, what was not done is not, if the process dies between
/// two of them.
pub(crate) const CALLS: [&str; 20] = [
    "pwrite64",
    "write",
    "writev",
    "fsync",
    "fdatasync",
    "rename",
    "renameat",
    "renameat2",
    "link",
    "linkat",
    "unlink",
    "unlinkat",
    "ftruncate",
    "mkdir",
    "openat",
    "connect",
    "sendto",
    "recvfrom",
    "epoll_wait",
    "flock",
];

/// Those that can fail because a disk is full or broken.
pub(crate) const DISK_CALLS: [&str; 13] = [
    "pwrite64",
    "write",
    "fsync",
    "fdatasync",
    "rename",
    "renameat",
    "renameat2",
    "link",
    "linkat",
    "unlink",
    "ftruncate",
    "mkdir",
    "openat",
];

/// Whether strace is here and may do its work. Where it is not, the whole suites fail and the parts of them say so.
pub(crate) fn is_here(whole: bool) -> bool {
    let mut strace = Command::new("strace");
    strace.args(["-f", "-o", "/dev/null", "-e", "trace=fsync", "-e", "inject=fsync:error=EIO", "true"]);
    let tried = strace.stdin(Stdio::null()).output();
    let is_here = tried.as_ref().is_ok_and(|tried| tried.status.success());
    if !is_here {
        let why = tried.map_or_else(
            |error| error.to_string(),
            |tried| String::from_utf8_lossy(&tried.stderr).into_owned(),
        );
        assert!(!whole, "strace cannot be used: {why}");
        eprintln!("NOT TESTED: strace cannot be used, so nothing was killed at its calls: {why}");
    }
    is_here
}

/// From when on calls are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum From {
    /// The first.
    Start,
    /// The instance lets the program in: from then on it is the senders that do things, whose calls would otherwise come after as many
    /// of the thread that plans.
    SignIn,
}

/// How often the thread that does it most does each of some calls, in a run that nobody harms.
pub(crate) fn counted(
    calls: &[&'static str],
    (verb, from): (Verb, From),
    settings: Settings,
    meets: &[Behaviour],
) -> BTreeMap<&'static str, u32> {
    let bench = Bench::new(settings);
    bench.oracle.meets(meets.iter().copied());
    if verb == Verb::Apply {
        assert_eq!(bench.call(Verb::Plan, &Harm::none()).exit, Some(0));
    }
    let log = bench.path("calls");
    let harm = Harm {
        log: Some((log.clone(), calls.join(","))),
        from_sign_in: from == From::SignIn,
        ..Harm::none()
    };
    bench.call(verb, &harm);
    let mut counts: BTreeMap<(String, &str), u32> = BTreeMap::new();
    for line in std::fs::read_to_string(log).unwrap().lines() {
        let (thread, said) = line.split_once(' ').unwrap_or_default();
        let call = said.trim_start().split('(').next().unwrap_or_default();
        if let Some(call) = calls.iter().find(|known| **known == call) {
            *counts.entry((thread.to_owned(), call)).or_default() += 1;
        }
    }
    let mut most = BTreeMap::new();
    for ((_, call), count) in counts {
        let known: &mut u32 = most.entry(call).or_default();
        *known = count.max(*known);
    }
    most
}
