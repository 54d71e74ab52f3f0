//! Numbers of any count put in order in bounded memory: sorted runs go to a scratch file and are merged from it.
//!
//! Two buffers take turns: while one fills, the other is sorted by all processors and written by a thread of its own.

use rayon::slice::ParallelSliceMut;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap, binary_heap};
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::os::unix::fs::FileExt;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::JoinHandle;

/// A number of a group. Groups are sorted apart.
type Grouped = (u32, u64);

/// Sorting under way.
#[derive(Debug)]
pub(super) struct Sorter {
    filling: Vec<Grouped>,
    at_once: usize,
    full: SyncSender<Vec<Grouped>>,
    empty: Receiver<Vec<Grouped>>,
    writing: JoinHandle<io::Result<Runs>>,
}

/// What was sorted, run by run.
#[derive(Debug)]
pub(super) struct Runs {
    file: File,
    groups: BTreeMap<u32, Vec<Run>>,
}

/// Sorted numbers in the scratch file, each once.
#[derive(Clone, Copy, Debug)]
struct Run {
    offset: u64,
    numbers: u64,
}

impl Sorter {
    /// Nothing yet; `at_once` numbers stand in memory, twice.
    pub(super) fn new(scratch: File, at_once: usize) -> Self {
        let (full, to_write) = sync_channel::<Vec<Grouped>>(0);
        let (emptied, empty) = sync_channel(2);
        // The second buffer; it grows when it is first needed. Its receiver is ours, so it arrives.
        drop(emptied.send(Vec::new()));
        let writing = std::thread::spawn(move || {
            let mut runs = Writing {
                file: BufWriter::with_capacity(1 << 20, scratch),
                offset: 0,
                groups: BTreeMap::new(),
            };
            for mut numbers in to_write {
                runs.write(&mut numbers)?;
                numbers.clear();
                // At the end nobody waits for it any more.
                drop(emptied.send(numbers));
            }
            let file = runs.file.into_inner().map_err(io::IntoInnerError::into_error)?;
            Ok(Runs { file, groups: runs.groups })
        });
        Self { filling: Vec::new(), at_once: at_once.max(1), full, empty, writing }
    }

    /// Takes a number of a group. Trouble with the scratch file shows here or at the end.
    pub(super) fn push(&mut self, group: u32, number: u64) {
        self.filling.push((group, number));
        if self.filling.len() >= self.at_once {
            self.turn();
        }
    }

    /// All numbers, sorted.
    pub(super) fn finish(mut self) -> io::Result<Runs> {
        self.turn();
        drop(self.full);
        self.writing.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    }

    /// Hands the buffer over, and goes on with the other one.
    fn turn(&mut self) {
        // Where the thread has ended, it says why when it is joined.
        let next = self.empty.recv().unwrap_or_default();
        let filled = std::mem::replace(&mut self.filling, next);
        drop(self.full.send(filled));
    }
}

struct Writing {
    file: BufWriter<File>,
    offset: u64,
    groups: BTreeMap<u32, Vec<Run>>,
}

impl Writing {
    fn write(&mut self, numbers: &mut Vec<Grouped>) -> io::Result<()> {
        numbers.par_sort_unstable();
        numbers.dedup();
        for of_group in numbers.chunk_by(|one, other| one.0 == other.0) {
            for (_, number) in of_group {
                self.file.write_all(&number.to_le_bytes())?;
            }
            let run = Run { offset: self.offset, numbers: of_group.len() as u64 };
            self.offset += run.numbers * NUMBER;
            let group = of_group.first().map_or(0, |(group, _)| *group);
            self.groups.entry(group).or_default().push(run);
        }
        Ok(())
    }
}

const NUMBER: u64 = size_of::<u64>() as u64;

/// Numbers that are read from a run at once.
const READ: u64 = 8192;

impl Runs {
    /// The numbers of a group, in order, each once.
    pub(super) fn numbers(&self, group: u32) -> io::Result<Merge<'_>> {
        let mut merge = Merge { open: Vec::new(), least: BinaryHeap::new(), last: None };
        for run in self.groups.get(&group).into_iter().flatten() {
            let mut open = Open { file: &self.file, run: *run, bytes: Vec::new(), at: 0 };
            if let Some(first) = open.next()? {
                merge.least.push(Reverse((first, merge.open.len())));
                merge.open.push(open);
            }
        }
        Ok(merge)
    }
}

/// Several runs as one.
pub(super) struct Merge<'r> {
    open: Vec<Open<'r>>,
    least: BinaryHeap<Reverse<(u64, usize)>>,
    last: Option<u64>,
}

/// A run that is being read.
struct Open<'r> {
    file: &'r File,
    run: Run,
    bytes: Vec<u8>,
    at: usize,
}

impl Open<'_> {
    fn next(&mut self) -> io::Result<Option<u64>> {
        if self.at == self.bytes.len() {
            let numbers = self.run.numbers.min(READ);
            self.bytes.resize((numbers * NUMBER) as usize, 0);
            self.file.read_exact_at(&mut self.bytes, self.run.offset)?;
            self.run =
                Run { offset: self.run.offset + numbers * NUMBER, numbers: self.run.numbers - numbers };
            self.at = 0;
        }
        let number = self.bytes.get(self.at..).and_then(|rest| rest.first_chunk());
        self.at += number.map_or(0, |bytes| bytes.len());
        Ok(number.map(|bytes| u64::from_le_bytes(*bytes)))
    }
}

impl Merge<'_> {
    fn step(&mut self) -> io::Result<Option<u64>> {
        while let Some(mut least) = self.least.peek_mut() {
            let Reverse((number, run)) = *least;
            match self.open.get_mut(run).map(Open::next).transpose()?.flatten() {
                Some(next) => *least = Reverse((next, run)),
                None => drop(binary_heap::PeekMut::pop(least)),
            }
            if self.last.replace(number) != Some(number) {
                return Ok(Some(number));
            }
        }
        Ok(None)
    }
}

impl Iterator for Merge<'_> {
    type Item = io::Result<u64>;

    fn next(&mut self) -> Option<io::Result<u64>> {
        self.step().transpose()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    proptest! {
        #[test]
        fn each_group_comes_in_order_each_number_once(
            numbers in prop::collection::vec((0..3_u32, prop_oneof![0..50_u64, any::<u64>()]), 0..200),
            at_once in 1..90_usize,
        ) {
            let mut sorter = Sorter::new(tempfile::tempfile().unwrap(), at_once);
            let mut reference: BTreeMap<u32, BTreeSet<u64>> = BTreeMap::new();
            for (group, number) in numbers {
                sorter.push(group, number);
                reference.entry(group).or_default().insert(number);
            }
            let runs = sorter.finish().unwrap();
            for group in 0..3 {
                let ours: Vec<u64> = runs.numbers(group).unwrap().map(Result::unwrap).collect();
                let theirs: Vec<u64> = reference.get(&group).into_iter().flatten().copied().collect();
                prop_assert_eq!(ours, theirs);
            }
        }
    }

    #[test]
    fn a_disk_that_fails_is_told() {
        let named = tempfile::NamedTempFile::new().unwrap();
        #[expect(clippy::disallowed_methods, reason = "a file that is opened to be read takes nothing")]
        let unwritable = File::open(named.path()).unwrap();
        let mut sorter = Sorter::new(unwritable, 2);
        (0..10).for_each(|number| sorter.push(0, number));
        assert!(sorter.finish().is_err());
    }
}
