//! Who of a list stands on the instance's blacklist by our hand: a file of the state directory, for its owner alone.
//!
//! The numbers stand there in clear. Hashes would not do: to take a number off, it must be said, and it is gone from the list by then.
//! They are nobody's customers but people who do not want to be called, as they stand in every compiled list too.
//!
//! The file is in order and never changed; beside it a journal says what was done since. What shall be sent is written there first and
//! synced, and once more when the instance said that it took it. So whatever ends the program, a call of which nobody knows what came is
//! known as that: its numbers are sent again, for the calls may be made again, and taken off where the list has them no more. In the end
//! the journal is folded into a new file, and the ledger says that it is that one from there on.

use super::PushError;
use super::record::{Item, Record, State};
use crate::Error;
use serialize::Digest;
use std::collections::BTreeMap;
use std::collections::btree_map::IntoIter;
use std::fs::{File, OpenOptions};
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::iter::Peekable;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use upload::{Ledger, PushedList};

/// How many lines a journal has before it is folded: what it says stands in memory then.
const LONG: u64 = 1_000_000;

/// What is done with items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verb {
    Add,
    Remove,
}

impl Verb {
    fn mark(self) -> char {
        match self {
            Self::Add => '+',
            Self::Remove => '-',
        }
    }
}

/// What stands in a journal before the items of a call, and behind them when the instance took them.
const CALL: &str = "call";
const TOOK: &str = "took";

/// The items of a list.
pub(super) struct Set {
    ledger: Ledger,
    instance: String,
    folder: PathBuf,
    pub(super) list: PushedList,
    journal: Option<BufWriter<File>>,
    /// How many lines the journal has.
    long: u64,
}

impl Set {
    /// The sets of an instance, found to be as the ledger has them.
    pub(super) fn all(ledger: &Ledger, state: &Path, instance: &str) -> Result<Vec<Self>, Error> {
        let open = |list| {
            let mut set = Self { list, ..Self::new(ledger, state, instance, "") };
            set.is_as_it_was()?;
            set.sweep();
            set.fold()?;
            Ok(set)
        };
        ledger.pushed_lists(instance)?.into_iter().map(open).collect()
    }

    /// One of which nothing stands there.
    pub(super) fn new(ledger: &Ledger, state: &Path, instance: &str, name: &str) -> Self {
        Self {
            ledger: ledger.clone(),
            instance: instance.to_owned(),
            folder: state.join("pushed"),
            list: PushedList {
                list: name.to_owned(),
                nth: 0,
                sha256: String::new(),
                numbers: 0,
                origin: None,
            },
            journal: None,
            long: 0,
        }
    }

    /// Makes it known to the ledger, before anything of it is sent.
    pub(super) fn begin(&self) -> Result<(), Error> {
        upload::make_directory(&self.folder).map_err(|source| failed(&self.folder, source))?;
        self.ledger.note_pushed_list(&self.instance, &self.list)?;
        Ok(())
    }

    /// Says by which files it is brought now; blank where somebody named it.
    ///
    /// # Errors
    /// Where nobody named it, and the list that stands there under their names is of other files: what that one has, this would take off.
    pub(super) fn is_brought_by(&mut self, origin: &str) -> Result<(), Error> {
        let before = self.list.origin.as_deref();
        if !origin.is_empty() && before.is_some_and(|before| before != origin) {
            let (list, before) = (self.list.list.clone(), before.unwrap_or_default().replace('\n', " + "));
            return Err(PushError::OtherFiles { list, before }.into());
        }
        self.list.origin = Some(origin.to_owned());
        Ok(())
    }

    fn path(&self, nth: u64, kind: &str) -> PathBuf {
        let name = Digest::of(format!("{}\0{}", self.instance, self.list.list).as_bytes()).to_string();
        self.folder.join(format!("{}-{nth}.{kind}", &name[..16]))
    }

    fn is_as_it_was(&self) -> Result<(), Error> {
        let path = self.path(self.list.nth, "pushed");
        if self.list.nth == 0 {
            return Ok(());
        }
        let list = || self.list.list.clone();
        match File::open(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                Err(PushError::Gone { path, list: list() }.into())
            }
            opened => {
                let digest = opened.and_then(Digest::of_reader).map_err(|source| failed(&path, source))?;
                if digest.to_string() == self.list.sha256 {
                    Ok(())
                } else {
                    Err(PushError::Changed { path, list: list() }.into())
                }
            }
        }
    }

    /// Removes what folding left behind that was cut off: numbers in clear shall not lie about.
    fn sweep(&self) {
        let current = self.path(self.list.nth, "");
        let current = current.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let of_list = current.rsplit_once('-').map_or("", |(list, _)| list);
        for entry in std::fs::read_dir(&self.folder).into_iter().flatten().flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            let stem = name.split('.').next().unwrap_or_default();
            if stem != current && stem.rsplit_once('-').is_some_and(|(list, _)| list == of_list) {
                // What cannot be removed now is tried again by the next.
                drop(std::fs::remove_file(entry.path()));
            }
        }
    }

    /// Its items, in order, as they were when the journal was folded last.
    pub(super) fn records(&self) -> Result<Records, Error> {
        let path = self.path(self.list.nth, "pushed");
        let file = if self.list.nth == 0 {
            None
        } else {
            Some(BufReader::new(File::open(&path).map_err(|source| failed(&path, source))?))
        };
        Ok(Records { path, file, line: String::new() })
    }

    /// Says that a call is about to be made for items. When this returns, it is on disk.
    pub(super) fn intend(&mut self, verb: Verb, items: &[Item]) -> Result<(), Error> {
        self.write(|journal| {
            writeln!(journal, "{CALL}")?;
            items.iter().try_for_each(|item| journal.write_all(item.line(verb.mark()).as_bytes()))
        })?;
        self.long += items.len() as u64;
        Ok(())
    }

    /// Says that the instance took them.
    pub(super) fn took(&mut self) -> Result<(), Error> {
        self.write(|journal| writeln!(journal, "{TOOK}"))?;
        if self.long >= LONG { self.fold() } else { Ok(()) }
    }

    /// Says of items what needs no call.
    pub(super) fn note(&mut self, verb: Verb, items: &[Item]) -> Result<(), Error> {
        if items.is_empty() {
            return Ok(());
        }
        self.intend(verb, items)?;
        self.took()
    }

    fn write(&mut self, words: impl FnOnce(&mut BufWriter<File>) -> io::Result<()>) -> Result<(), Error> {
        let path = self.path(self.list.nth, "journal");
        let written = (|| {
            let journal = match &mut self.journal {
                Some(journal) => journal,
                None => self.journal.insert(created(&path, true)?),
            };
            words(journal)?;
            journal.flush()?;
            journal.get_ref().sync_all()
        })();
        written.map_err(|source| failed(&path, source))
    }

    /// Makes one file of the last one and the journal.
    pub(super) fn fold(&mut self) -> Result<(), Error> {
        self.journal = None;
        self.long = 0;
        let journal = self.path(self.list.nth, "journal");
        let changes = match File::open(&journal) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            opened => opened.and_then(changes).map_err(|source| failed(&journal, source))?,
        };
        let (old, nth) = (self.path(self.list.nth, "pushed"), self.list.nth + 1);
        let new = self.path(nth, "pushed");
        let partial = new.with_extension("partial");
        let mut merged =
            Merged { records: self.records()?.peekable(), changes: changes.into_iter().peekable() };
        let mut numbers = 0;
        let file_failed = |source| failed(&partial, source);
        let mut file = created(&partial, false).map_err(file_failed)?;
        while let Some(record) = merged.next()? {
            numbers += 1;
            file.write_all(record.line().as_bytes()).map_err(file_failed)?;
        }
        let file = file.into_inner().map_err(|error| file_failed(error.into_error()))?;
        file.sync_all().map_err(file_failed)?;
        let digest = File::open(&partial).and_then(Digest::of_reader).map_err(file_failed)?;
        std::fs::rename(&partial, &new).map_err(file_failed)?;
        sync(&self.folder).map_err(|source| failed(&self.folder, source))?;
        self.list = PushedList { nth, sha256: digest.to_string(), numbers, ..self.list.clone() };
        self.ledger.note_pushed_list(&self.instance, &self.list)?;
        // What is left of them is never read again.
        drop((std::fs::remove_file(old), std::fs::remove_file(journal)));
        Ok(())
    }
}

/// A file for its owner alone, empty; its name is on disk, too, where it must be.
fn created(path: &Path, named: bool) -> io::Result<BufWriter<File>> {
    let file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(path)?;
    if named {
        sync(path.parent().unwrap_or(Path::new(".")))?;
    }
    Ok(BufWriter::with_capacity(1 << 16, file))
}

fn sync(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

fn failed(path: &Path, source: io::Error) -> Error {
    PushError::File { path: path.to_owned(), source }.into()
}

/// What a journal says in the end of each item that it names: nothing of one that is gone.
fn changes(file: File) -> io::Result<BTreeMap<Item, Option<State>>> {
    let mut changes = BTreeMap::new();
    let mut call: Vec<(char, Item)> = Vec::new();
    let mut settle = |call: &mut Vec<(char, Item)>, took: bool| {
        for (mark, item) in call.drain(..) {
            let after = match (took, mark == Verb::Add.mark()) {
                (false, _) => Some(State::Maybe),
                (true, true) => Some(State::There),
                (true, false) => None,
            };
            changes.insert(item, after);
        }
    };
    let mut lines = BufReader::new(file);
    let mut line = String::new();
    loop {
        line.clear();
        lines.read_line(&mut line)?;
        // What was being written when the power failed was not sent: it was not on disk yet.
        let Some(whole) = line.strip_suffix('\n') else { break };
        match whole {
            CALL => settle(&mut call, false),
            TOOK => settle(&mut call, true),
            item => call.push(Item::of_line(item).ok_or(io::ErrorKind::InvalidData)?),
        }
    }
    settle(&mut call, false);
    Ok(changes)
}

/// The items of a file, in order.
pub(super) struct Records {
    path: PathBuf,
    file: Option<BufReader<File>>,
    line: String,
}

impl Records {
    /// Of a list of which nothing stands there.
    pub(super) fn none() -> Self {
        Self { path: PathBuf::new(), file: None, line: String::new() }
    }

    fn step(&mut self) -> io::Result<Option<Record>> {
        let Some(file) = &mut self.file else { return Ok(None) };
        self.line.clear();
        if file.read_line(&mut self.line)? == 0 {
            return Ok(None);
        }
        let record = self.line.strip_suffix('\n').and_then(Record::of_line);
        Ok(Some(record.ok_or(io::ErrorKind::InvalidData)?))
    }
}

impl Iterator for Records {
    type Item = Result<Record, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        self.step().map_err(|source| failed(&self.path, source)).transpose()
    }
}

/// The items of a file with the changes of a journal.
struct Merged {
    records: Peekable<Records>,
    changes: Peekable<IntoIter<Item, Option<State>>>,
}

impl Merged {
    fn next(&mut self) -> Result<Option<Record>, Error> {
        loop {
            let next = match self.records.next_if(Result::is_err) {
                Some(failed) => return failed.map(Some),
                None => self.records.peek().and_then(|record| record.as_ref().ok()),
            };
            let changed = self.changes.peek().map(|(item, _)| item);
            let is_changed = match (next, changed) {
                (None, None) => return Ok(None),
                (Some(record), Some(changed)) => *changed <= record.item,
                (next, _) => next.is_none(),
            };
            if !is_changed {
                return self.records.next().transpose();
            }
            let Some((item, state)) = self.changes.next() else { continue };
            drop(self.records.next_if(|record| record.as_ref().is_ok_and(|record| record.item == item)));
            if let Some(state) = state {
                return Ok(Some(Record { item, state }));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use pipeline::Entry;
    use tempfile::TempDir;

    fn item(line: u64) -> Item {
        Item { entry: Entry { campaign: None, line }, text: line.to_string() }
    }

    fn open(folder: &TempDir) -> Result<Set, Error> {
        let ledger = Ledger::open(folder.path()).unwrap();
        let set = Set::all(&ledger, folder.path(), "i")?.pop();
        let set = set.unwrap_or_else(|| Set::new(&ledger, folder.path(), "i", "l"));
        set.begin()?;
        Ok(set)
    }

    fn states(set: &Set) -> Vec<(u64, State)> {
        let records = set.records().unwrap().map(Result::unwrap);
        records.map(|record| (record.item.entry.line, record.state)).collect()
    }

    #[test]
    fn what_was_taken_is_there_and_what_was_cut_off_may_be() {
        let folder = TempDir::new().unwrap();
        let mut set = open(&folder).unwrap();
        set.intend(Verb::Add, &[item(1), item(2), item(3)]).unwrap();
        set.took().unwrap();
        set.intend(Verb::Add, &[item(4)]).unwrap();
        // A process that ended here: what it began is read by the next.
        let mut set = open(&folder).unwrap();
        let there = |lines: &[u64]| lines.iter().map(|line| (*line, State::There)).collect::<Vec<_>>();
        assert_eq!(states(&set), [there(&[1, 2, 3]), vec![(4, State::Maybe)]].concat());
        set.intend(Verb::Remove, &[item(1)]).unwrap();
        set.took().unwrap();
        set.intend(Verb::Remove, &[item(2)]).unwrap();
        set.intend(Verb::Add, &[item(4)]).unwrap();
        set.took().unwrap();
        set.fold().unwrap();
        assert_eq!(states(&set), [(2, State::Maybe), (3, State::There), (4, State::There)]);
        assert_eq!(states(&open(&folder).unwrap()), states(&set));
        // One file is left, for its owner alone.
        let files: Vec<_> = std::fs::read_dir(folder.path().join("pushed")).unwrap().flatten().collect();
        assert_eq!(files.len(), 1);
        let mode = std::os::unix::fs::PermissionsExt::mode(&files[0].metadata().unwrap().permissions());
        assert_eq!(mode & 0o777, 0o600);
    }

    #[test]
    fn what_was_cut_off_while_it_was_folded_is_swept_and_nothing_else() {
        let folder = TempDir::new().unwrap();
        let mut set = open(&folder).unwrap();
        set.note(Verb::Add, &[item(1)]).unwrap();
        set.fold().unwrap();
        set.note(Verb::Add, &[item(2)]).unwrap();
        let others = set.folder.join("0123456789abcdef-0.journal");
        for stray in [set.path(0, "journal"), set.path(2, "partial"), set.path(11, "pushed"), others.clone()]
        {
            std::fs::write(stray, "+*\t3\t3\n").unwrap();
        }
        let set = open(&folder).unwrap();
        assert_eq!(states(&set), [(1, State::There), (2, State::There)]);
        let mut files: Vec<_> =
            std::fs::read_dir(&set.folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.sort();
        assert_eq!(files, [others, set.path(2, "pushed")]);
    }

    #[test]
    fn half_a_line_at_the_end_was_not_sent() {
        let folder = TempDir::new().unwrap();
        let mut set = open(&folder).unwrap();
        set.intend(Verb::Add, &[item(1)]).unwrap();
        set.took().unwrap();
        set.write(|journal| write!(journal, "{CALL}\n+*\t2")).unwrap();
        assert_eq!(states(&open(&folder).unwrap()), [(1, State::There)]);
    }

    #[test]
    fn a_file_that_is_gone_or_changed_is_not_taken_for_none() {
        let folder = TempDir::new().unwrap();
        let mut set = open(&folder).unwrap();
        set.intend(Verb::Add, &[item(1)]).unwrap();
        set.took().unwrap();
        set.fold().unwrap();
        let path = set.path(1, "pushed");
        std::fs::write(&path, "+*\t2\t2\n").unwrap();
        let why = |opened: Result<Set, Error>| match opened {
            Err(Error::Push(error)) => error.to_string(),
            _ => String::new(),
        };
        assert!(why(open(&folder)).ends_with("is not what was written"));
        std::fs::remove_file(&path).unwrap();
        assert!(why(open(&folder)).ends_with("is gone"));
    }
}
