//! What a program asked of the kernel, read from a log that `strace -f -y -xx` wrote.
//!
//! With `-xx` every string is hexadecimal, so no comma, bracket or quotation mark in a line is data.

use std::collections::HashMap;

/// A call that came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Call {
    /// The process; threads are of their process.
    pub(crate) process: u32,
    /// The call's name.
    pub(crate) name: String,
    /// What it was given, as the log writes it.
    pub(crate) given: Vec<String>,
    /// What it came back with; less than nothing where it went wrong.
    pub(crate) result: i64,
}

/// The calls of a log, in the order in which they had their effect: sends when they began, since bytes may have left from then on,
/// all others when they were over, since nothing is promised before that.
pub(crate) fn calls(log: &str) -> Vec<Call> {
    let mut open: HashMap<u32, (usize, String)> = HashMap::new();
    let mut found: Vec<(usize, Call)> = Vec::new();
    for (nth, line) in log.lines().enumerate() {
        let Some((thread, rest)) = line.split_once(' ') else { continue };
        let Ok(thread) = thread.parse::<u32>() else { continue };
        let rest = rest.trim_start();
        if rest.starts_with("+++") || rest.starts_with("---") {
            continue;
        }
        if let Some(begun) = rest.strip_suffix("<unfinished ...>") {
            open.insert(thread, (nth, begun.to_owned()));
            continue;
        }
        let (began, whole) = match rest.strip_prefix("<... ") {
            Some(resumed) => {
                let Some((began, begun)) = open.remove(&thread) else { continue };
                let Some((_, end)) = resumed.split_once(" resumed>") else { continue };
                (began, begun + end)
            }
            None => (nth, rest.to_owned()),
        };
        if let Some(call) = call(thread, &whole) {
            let at = if is_send(&call) { began } else { nth };
            found.push((at, call));
        }
    }
    found.sort_by_key(|(at, _)| *at);
    let mut calls: Vec<Call> = found.into_iter().map(|(_, call)| call).collect();
    let threads = threads(&calls);
    for call in &mut calls {
        while let Some(process) = threads.get(&call.process) {
            call.process = *process;
        }
    }
    calls
}

/// The bytes of a string.
pub(crate) fn bytes(given: &str) -> Vec<u8> {
    let digits = given.trim_start_matches('"').split('"').next().unwrap_or_default();
    let byte = |pair: &str| u8::from_str_radix(pair.get(..2)?, 16).ok();
    digits.split("\\x").skip(1).filter_map(byte).collect()
}

/// A descriptor, and what it stands for: a path, or a socket's name.
pub(crate) fn descriptor(given: &str) -> Option<(i64, String)> {
    let (number, rest) = given.split_once('<')?;
    let name = String::from_utf8_lossy(&bytes(rest.split('>').next()?)).into_owned();
    Some((number.trim().parse().unwrap_or(-100), name))
}

/// All bytes of a list of pieces, one after the other.
pub(crate) fn pieces(given: &str) -> Vec<u8> {
    given.split("iov_base=").skip(1).flat_map(bytes).collect()
}

fn is_send(call: &Call) -> bool {
    let to_socket = || call.given.first().is_some_and(|first| is_socket(first));
    matches!(call.name.as_str(), "sendto" | "sendmsg" | "write" | "writev") && to_socket()
}

/// Whether a descriptor is a socket.
pub(crate) fn is_socket(given: &str) -> bool {
    descriptor(given).is_some_and(|(_, name)| name.starts_with("socket:["))
}

/// Whose thread each thread is.
fn threads(calls: &[Call]) -> HashMap<u32, u32> {
    let is_thread = |call: &&Call| {
        call.name.starts_with("clone") && call.given.iter().any(|given| given.contains("CLONE_THREAD"))
    };
    let born = calls.iter().filter(is_thread).filter(|call| call.result > 0);
    born.map(|call| (call.result.cast_unsigned() as u32, call.process)).collect()
}

/// One call, of a whole line without its thread.
fn call(process: u32, line: &str) -> Option<Call> {
    let (name, rest) = line.split_once('(')?;
    let mut given = vec![String::new()];
    let mut depth = 0_u32;
    let mut letters = rest.char_indices();
    let end = loop {
        let (at, letter) = letters.next()?;
        match letter {
            ')' if depth == 0 => break at,
            ',' if depth == 0 => {
                given.push(String::new());
                continue;
            }
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth = depth.checked_sub(1)?,
            _ => {}
        }
        given.last_mut()?.push(letter);
    };
    let result = rest.get(end + 1..)?.trim_start().strip_prefix('=')?.trim_start();
    let digits: String =
        result.chars().take_while(|letter| letter.is_ascii_digit() || *letter == '-').collect();
    let given = given.iter().map(|given| given.trim().to_owned()).collect();
    Some(Call { process, name: name.to_owned(), given, result: digits.parse().ok()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_a_call() {
        let log = r#"12 pwrite64(3<\x2f\x61>, "\x61\x62\x63", 3, 10) = 3
12 openat(AT_FDCWD<\x2f>, "\x62", O_WRONLY|O_CREAT, 0600) = -1 ENOENT (No such file or directory)
12 --- SIGCHLD {si_signo=SIGCHLD} ---
12 +++ exited with 0 +++"#;
        let found = calls(log);
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].name, "pwrite64");
        assert_eq!(descriptor(&found[0].given[0]), Some((3, "/a".to_owned())));
        assert_eq!(bytes(&found[0].given[1]), b"abc");
        assert_eq!(found[0].given[3], "10");
        assert_eq!((found[0].result, found[1].result), (3, -1));
        assert_eq!(descriptor(&found[1].given[0]), Some((-100, "/".to_owned())));
    }

    #[test]
    fn what_is_interrupted_counts_when_it_ends_and_a_send_when_it_begins() {
        let log = r#"1 clone3({flags=CLONE_VM|CLONE_THREAD, stack_size=0x7fff80} => {parent_tid=[2]}, 88) = 2
1 fsync(3<\x2f\x61> <unfinished ...>
2 sendto(4<\x73\x6f\x63\x6b\x65\x74\x3a\x5b\x31\x5d>, "\x61", 1, 0, NULL, 0 <unfinished ...>
1 <... fsync resumed>) = 0
2 <... sendto resumed>) = 1
1 writev(3<\x2f\x61>, [{iov_base="\x31", iov_len=1}, {iov_base="\x32\x33", iov_len=2}], 2) = 3"#;
        let found = calls(log);
        let names: Vec<&str> = found.iter().map(|call| call.name.as_str()).collect();
        assert_eq!(names, ["clone3", "sendto", "fsync", "writev"]);
        assert!(found.iter().all(|call| call.process == 1));
        assert_eq!(pieces(&found[3].given[1]), b"123");
    }
}
