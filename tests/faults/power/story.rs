//! A program's run, step by step: what it did to the disk, and what it sent.

use super::calls::{Call, bytes, calls, descriptor, is_socket, pieces};
use super::disk::{Disk, Tree};
use std::collections::{BTreeMap, HashMap};
use std::path::Path;

/// The calls that `strace` must be asked for. What writes files in ways that are not followed here stands at the end: a story
/// with one of those is refused.
pub(crate) const TRACED: &str = "openat,open,creat,write,pwrite64,writev,pwritev,pwritev2,fsync,fdatasync,rename,renameat,\
    renameat2,link,linkat,unlink,unlinkat,ftruncate,truncate,mkdir,mkdirat,rmdir,close,dup,dup2,dup3,fcntl,lseek,fallocate,\
    clone,clone3,fork,vfork,sendto,sendmsg,copy_file_range,sendfile,splice,syncfs,sync,io_uring_setup";

/// One step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// A file is opened, and made where it is not there.
    Create(String),
    /// A directory is made.
    MakeDirectory(String),
    /// Bytes are written at a place.
    Write(String, usize, Vec<u8>),
    /// Bytes are written at the end.
    Append(String, Vec<u8>),
    /// A file gets another length.
    Length(String, usize),
    /// A file is at least so long.
    AtLeast(String, usize),
    /// A file or a directory is synced.
    Sync(String),
    /// A name becomes another.
    Rename(String, String),
    /// A file gets a second name.
    Link(String, String),
    /// A name is taken away.
    Remove(String),
    /// Bytes leave by a connection.
    Send(String, Vec<u8>),
}

/// What the world has of a run, at some moment of it.
#[derive(Debug)]
pub(crate) struct Moment {
    /// The disk.
    pub(crate) disk: Disk,
    sent: BTreeMap<String, Vec<u8>>,
}

impl Moment {
    /// Before the first step.
    pub(crate) fn first(tree: &Tree) -> Self {
        Self { disk: Disk::holding(tree), sent: BTreeMap::new() }
    }

    /// Takes a step.
    pub(crate) fn step(&mut self, step: &Step) {
        let Self { disk, sent } = self;
        match step {
            Step::Create(path) => disk.create(path),
            Step::MakeDirectory(path) => disk.make_directory(path),
            Step::Write(path, at, bytes) => disk.write(path, *at, bytes),
            Step::Append(path, bytes) => disk.write(path, disk.length(path).unwrap_or(0), bytes),
            Step::Length(path, length) => disk.set_length(path, *length),
            Step::AtLeast(path, length) if disk.length(path) < Some(*length) => {
                disk.set_length(path, *length);
            }
            Step::AtLeast(..) => {}
            Step::Sync(path) => disk.sync(path),
            Step::Rename(from, to) => disk.rename(from, to),
            Step::Link(from, to) => disk.link(from, to),
            Step::Remove(path) => disk.remove(path),
            Step::Send(connection, bytes) => sent.entry(connection.clone()).or_default().extend(bytes),
        }
    }

    /// The bodies that were sent to their last byte to a path that holds this. Who received one may have done what it says.
    pub(crate) fn sent_whole(&self, path: &str) -> Vec<Vec<u8>> {
        self.sent.values().filter_map(|request| whole(request, path)).collect()
    }
}

/// The body of a request, where it is there to its last byte.
fn whole(request: &[u8], path: &str) -> Option<Vec<u8>> {
    let end = request.windows(4).position(|four| four == b"\r\n\r\n")?;
    let head = String::from_utf8_lossy(&request[..end]).into_owned();
    let body = &request[end + 4..];
    let asked = head.split(' ').nth(1)?;
    let mut lines = head.lines().filter_map(|line| line.split_once(':'));
    let length = lines.find(|(name, _)| name.eq_ignore_ascii_case("content-length"))?.1;
    let length: usize = length.trim().parse().ok()?;
    (asked.contains(path) && body.len() >= length).then(|| body[..length].to_vec())
}

/// The steps of a log, of files below `top`. Refuses what cannot be followed.
pub(crate) fn steps(log: &str, top: &Path) -> Result<Vec<Step>, String> {
    let mut teller =
        Teller { top: top.to_string_lossy().into_owned(), at: HashMap::new(), steps: Vec::new() };
    calls(log).iter().filter(|call| call.result >= 0).try_for_each(|call| teller.tell(call))?;
    Ok(teller.steps)
}

struct Teller {
    top: String,
    /// How far each descriptor of each process has written.
    at: HashMap<(u32, i64), usize>,
    steps: Vec<Step>,
}

impl Teller {
    fn tell(&mut self, call: &Call) -> Result<(), String> {
        let given = |nth: usize| call.given.get(nth).map_or("", String::as_str);
        match call.name.as_str() {
            "open" | "creat" => self.opened(call, given(0), given(1), None),
            "openat" => self.opened(call, given(1), given(2), Some(given(0))),
            "write" | "writev" | "sendto" | "sendmsg" if is_socket(given(0)) => self.sent(call),
            "write" => self.wrote(call, bytes(given(1))),
            "writev" => self.wrote(call, pieces(given(1))),
            "pwrite64" => self.wrote_at(call, bytes(given(1))),
            "lseek" => {
                if let Some((number, _)) = descriptor(given(0)) {
                    self.at.insert((call.process, number), call.result.cast_unsigned() as usize);
                }
            }
            "fcntl" if given(1).starts_with("F_DUPFD") => self.doubled(call),
            "dup" | "dup2" | "dup3" => self.doubled(call),
            "fsync" | "fdatasync" => self.on(given(0), Step::Sync),
            "ftruncate" => self.on(given(0), |path| Step::Length(path, number(given(1)))),
            "truncate" => self.on_path(None, given(0), |path| Step::Length(path, number(given(1)))),
            "fallocate" => {
                self.on(given(0), |path| Step::AtLeast(path, number(given(2)) + number(given(3))));
            }
            "mkdir" => self.on_path(None, given(0), Step::MakeDirectory),
            "mkdirat" => self.on_path(Some(given(0)), given(1), Step::MakeDirectory),
            "unlink" | "rmdir" => self.on_path(None, given(0), Step::Remove),
            "unlinkat" => self.on_path(Some(given(0)), given(1), Step::Remove),
            "rename" => self.two((None, given(0)), (None, given(1)), Step::Rename),
            "link" => self.two((None, given(0)), (None, given(1)), Step::Link),
            "renameat" | "renameat2" => {
                self.two((Some(given(0)), given(1)), (Some(given(2)), given(3)), Step::Rename);
            }
            "linkat" => self.two((Some(given(0)), given(1)), (Some(given(2)), given(3)), Step::Link),
            "close" | "fcntl" | "clone" | "clone3" | "fork" | "vfork" => {}
            other => {
                let mut below = call.given.iter().filter_map(|given| descriptor(given));
                let ours = below.find_map(|(_, name)| self.below(&name));
                if ours.is_some() || other.starts_with("io_uring") {
                    return Err(format!("{other} is not followed: what it does to files is not known here"));
                }
            }
        }
        Ok(())
    }

    fn opened(&mut self, call: &Call, path: &str, flags: &str, directory: Option<&str>) {
        // A descriptor that is opened anew begins at the beginning.
        self.at.insert((call.process, call.result), 0);
        if call.name == "creat" || flags.contains("O_CREAT") {
            self.on_path(directory, path, Step::Create);
        }
        if call.name == "creat" || flags.contains("O_TRUNC") {
            self.on_path(directory, path, |path| Step::Length(path, 0));
        }
        if flags.contains("O_APPEND") {
            self.at.insert((call.process, call.result), usize::MAX);
        }
    }

    fn sent(&mut self, call: &Call) {
        let Some((_, connection)) = call.given.first().and_then(|given| descriptor(given)) else { return };
        let given = call.given.get(1).map_or("", String::as_str);
        let mut bytes = if given.contains("iov_base=") { pieces(given) } else { bytes(given) };
        bytes.truncate(call.result.cast_unsigned() as usize);
        self.steps.push(Step::Send(connection, bytes));
    }

    fn wrote(&mut self, call: &Call, mut bytes: Vec<u8>) {
        let Some((number, name)) = call.given.first().and_then(|given| descriptor(given)) else { return };
        let Some(path) = self.below(&name) else { return };
        bytes.truncate(call.result.cast_unsigned() as usize);
        let at = self.at.entry((call.process, number)).or_insert(0);
        if *at == usize::MAX {
            self.steps.push(Step::Append(path, bytes));
        } else {
            self.steps.push(Step::Write(path, *at, bytes.clone()));
            *at += bytes.len();
        }
    }

    fn wrote_at(&mut self, call: &Call, mut bytes: Vec<u8>) {
        bytes.truncate(call.result.cast_unsigned() as usize);
        let at = call.given.get(3).map_or(0, |at| number(at));
        self.on(call.given.first().map_or("", String::as_str), |path| Step::Write(path, at, bytes));
    }

    fn doubled(&mut self, call: &Call) {
        if let Some((number, _)) = call.given.first().and_then(|given| descriptor(given))
            && let Some(at) = self.at.get(&(call.process, number)).copied()
        {
            self.at.insert((call.process, call.result), at);
        }
    }

    /// A step on what a descriptor stands for.
    fn on(&mut self, given: &str, step: impl FnOnce(String) -> Step) {
        if let Some(path) = descriptor(given).and_then(|(_, name)| self.below(&name)) {
            self.steps.push(step(path));
        }
    }

    /// A step on a path, which may be one below a directory.
    fn on_path(&mut self, directory: Option<&str>, path: &str, step: impl FnOnce(String) -> Step) {
        if let Some(path) = self.path(directory, path) {
            self.steps.push(step(path));
        }
    }

    fn two(
        &mut self,
        from: (Option<&str>, &str),
        to: (Option<&str>, &str),
        step: impl FnOnce(String, String) -> Step,
    ) {
        if let (Some(from), Some(to)) = (self.path(from.0, from.1), self.path(to.0, to.1)) {
            self.steps.push(step(from, to));
        }
    }

    fn path(&self, directory: Option<&str>, path: &str) -> Option<String> {
        let path = String::from_utf8_lossy(&bytes(path)).into_owned();
        if path.starts_with('/') {
            return self.below(&path);
        }
        // The program was started at the top.
        let directory = directory.and_then(descriptor).map_or_else(|| self.top.clone(), |(_, name)| name);
        self.below(&format!("{directory}/{path}"))
    }

    /// A path as it is below the top; nothing where it is elsewhere.
    fn below(&self, path: &str) -> Option<String> {
        let rest = path.strip_prefix(&self.top)?;
        let rest = if rest.is_empty() { rest } else { rest.strip_prefix('/')? };
        let names: Vec<&str> = rest.split('/').filter(|name| !matches!(*name, "" | ".")).collect();
        Some(names.join("/"))
    }
}

fn number(given: &str) -> usize {
    given.parse().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::power::disk::Loss;

    /// As `strace -xx` writes a string.
    fn hex(text: &str) -> String {
        text.bytes().fold(String::new(), |all, byte| all + &format!("\\x{byte:02x}"))
    }

    fn log() -> String {
        let fd = |number: u32, path: &str| format!("{number}<{}>", hex(path));
        let quoted = |text: &str| format!("\"{}\"", hex(text));
        let at = format!("AT_FDCWD<{}>", hex("/top"));
        let socket = fd(5, "socket:[77]");
        let head = "POST /x/uploadbase HTTP/1.1\r\ncontent-length: 4\r\n\r\n";
        [
            format!("1 mkdir({}, 0700) = 0", quoted("state")),
            format!(
                "1 openat({at}, {}, O_WRONLY|O_CREAT, 0600) = {}",
                quoted("/top/state/a"),
                fd(3, "/top/state/a")
            ),
            format!("1 write({}, {}, 2) = 2", fd(3, "/top/state/a"), quoted("ab")),
            format!("1 write({}, {}, 3) = 2", fd(3, "/top/state/a"), quoted("cde")),
            format!("1 fsync({}) = 0", fd(3, "/top/state/a")),
            format!("1 write({}, {}, 2) = 2", fd(3, "/elsewhere"), quoted("ab")),
            format!("1 rename({}, {}) = 0", quoted("state/a"), quoted("./state/b")),
            format!("1 fsync({}) = 0", fd(4, "/top")),
            format!("1 fsync({}) = 0", fd(4, "/top/state")),
            format!("1 sendto({socket}, {}, {}, 0, NULL, 0) = {}", quoted(head), head.len(), head.len()),
            format!("1 sendto({socket}, {}, 2, 0, NULL, 0) = 2", quoted("ab")),
            format!("1 sendto({socket}, {}, 2, 0, NULL, 0) = 2", quoted("cd")),
        ]
        .join("\n")
    }

    #[test]
    fn a_log_is_a_story_and_a_story_leaves_a_disk() {
        let steps = steps(&log(), Path::new("/top")).unwrap();
        let path = || "state/a".to_owned();
        assert_eq!(steps[1], Step::Create(path()));
        assert_eq!(steps[3], Step::Write(path(), 2, b"cd".to_vec()), "what was written, not what was given");
        assert_eq!(steps[5], Step::Rename(path(), "state/b".to_owned()));
        let mut moment = Moment::first(&Tree::new());
        let left = |moment: &Moment| moment.disk.after(Loss::Strict).into_keys().collect::<Vec<_>>();
        let mut seen = Vec::new();
        for step in &steps {
            moment.step(step);
            seen.push((left(&moment).join(" "), moment.sent_whole("/uploadbase").len()));
        }
        assert_eq!(seen[5], (String::new(), 0));
        assert_eq!(seen[6], ("state".to_owned(), 0), "the directory is safe, what is in it is not");
        assert_eq!(seen[7], ("state state/b".to_owned(), 0));
        assert_eq!(seen[9].1, 0);
        assert_eq!(moment.sent_whole("/uploadbase"), [b"abcd".to_vec()]);
        assert!(moment.sent_whole("/other").is_empty());
    }

    #[test]
    fn what_cannot_be_followed_is_refused() {
        let log = format!("1 sendfile(3<{}>, 4<{}>, NULL, 9) = 9", hex("/top/a"), hex("/b"));
        assert!(steps(&log, Path::new("/top")).unwrap_err().contains("sendfile is not followed"));
        let log = format!("1 sendfile(3<{}>, 4<{}>, NULL, 9) = 9", hex("/c"), hex("/b"));
        assert_eq!(steps(&log, Path::new("/top")), Ok(Vec::new()));
    }
}
