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

/// A call that some thread makes for the nth time.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Made {
    pub(crate) call: &'static str,
    pub(crate) nth: u32,
    /// Whether every thread that comes so far makes it on a file of the load: and not, say, to wake another thread.
    pub(crate) is_on_file: bool,
}

/// The calls that a run makes which nobody harms: each as often as the thread that makes it most, for strace counts by thread.
pub(crate) fn made(
    calls: &[&'static str],
    (verb, from): (Verb, From),
    settings: Settings,
    meets: &[Behaviour],
) -> Vec<Made> {
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
    let folder = bench.path("").display().to_string();
    let mut counts: BTreeMap<(String, &'static str), u32> = BTreeMap::new();
    let mut made: BTreeMap<(&'static str, u32), bool> = BTreeMap::new();
    for line in std::fs::read_to_string(log).unwrap().lines() {
        let (thread, said) = line.split_once(' ').unwrap_or_default();
        let (call, on) = said.trim_start().split_once('(').unwrap_or_default();
        if let Some(call) = calls.iter().find(|known| **known == call) {
            let nth = counts.entry((thread.to_owned(), call)).or_default();
            *nth += 1;
            *made.entry((call, *nth)).or_insert(true) &= is_on_file(on, &folder);
        }
    }
    made.into_iter().map(|((call, nth), is_on_file)| Made { call, nth, is_on_file }).collect()
}

/// Whether a call's first argument, but for the directory that a path is relative to, is a file below a folder.
fn is_on_file(arguments: &str, folder: &str) -> bool {
    let path = match arguments.strip_prefix("AT_FDCWD") {
        Some(rest) => rest.split_once(">, ").map_or(rest, |(_, path)| path),
        None => arguments,
    };
    let first = path.split(',').next().unwrap_or_default();
    first.contains(folder) || (first.starts_with('"') && !first.starts_with("\"/"))
}
