//! Power loss: what was not synced is gone, and still nobody is loaded twice and nobody is lost.
//!
//! The program runs once, under `strace`. From what it asked of the kernel follows, for each moment of the run, what a disk would hold
//! if the power failed then, and which uploads had left to their last byte. Such a disk is put in the place of the program's folder, the
//! server has loaded what it may have loaded, and the program runs again. The index of a write-ahead log in shared memory is dropped:
//! it is not on a disk in any sense, and is made anew.

mod calls;
mod disk;
mod story;

use crate::bench::{Bench, PROGRAM, Settings, Verb, Verdict};
use crate::figures::Suite;
use crate::strace;
use disk::{Loss, Tree};
use std::collections::HashSet;
use std::fs::{DirBuilder, OpenOptions};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::Write;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::Path;
use std::process::{Command, Stdio};
use story::{Moment, Step};

/// What the path of an upload holds.
const UPLOAD: &str = "/uploadbase";

/// What is tried.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scope {
    /// How many parts at once.
    pub(crate) parallel: usize,
    /// How many throws of chance for each moment.
    pub(crate) chances: u64,
    /// Moments from the first to the last that matter, as shares of the run in percent.
    pub(crate) moments: (usize, usize),
    /// How many at once.
    pub(crate) workers: usize,
}

/// Who is told of each disk that was found, and what came of it.
type Told<'t> = &'t (dyn Fn(String, &Verdict) + Sync);

/// Fails the power at every moment of a run of the program, which may be a mutant; the program that finds the disk is a healthy one.
pub(crate) fn fails(scope: Scope, mutant: Option<&'static str>, told: Told<'_>) {
    std::thread::scope(|scoped| {
        for nth in 0..scope.workers {
            scoped.spawn(move || Traced::run(scope.parallel, mutant).fails(scope, nth, told));
        }
    });
}

/// A run, and all that it did.
struct Traced {
    bench: Bench,
    before: Tree,
    steps: Vec<Step>,
}

/// How the program is run again.
#[derive(Clone, Copy, Debug)]
enum Again {
    /// As the nightly job does.
    Anew,
    /// What is left of the last run, and then the nightly job.
    Resumed,
}

impl Traced {
    fn run(parallel: usize, mutant: Option<&'static str>) -> Self {
        let bench = Bench::new(Settings { parallel, ..Settings::default() });
        let top = bench.path(".").canonicalize().unwrap();
        let before = tree(&top);
        let log = tempfile::NamedTempFile::new().unwrap();
        let mut command = Command::new("strace");
        command.args(["-f", "-y", "-xx", "-qq", "-s", "4000000", "-e", &format!("trace={}", story::TRACED)]);
        command.arg("-o").arg(log.path()).arg(PROGRAM);
        bench.order(&mut command, Verb::Run);
        command.envs(mutant.map(|mutant| ("DIALBASE_MUTANT", mutant)));
        let ended = command.stdin(Stdio::null()).output().expect("strace starts: it is a package of its own");
        assert!(ended.status.success(), "{}", String::from_utf8_lossy(&ended.stderr));
        let steps = story::steps(&std::fs::read_to_string(log.path()).unwrap(), &top).unwrap();
        let traced = Self { bench, before, steps };
        traced.is_followed(&top);
        traced
    }

    /// What the log says that is there, is there: else it was not understood.
    fn is_followed(&self, top: &Path) {
        let mut moment = Moment::first(&self.before);
        self.steps.iter().for_each(|step| moment.step(step));
        assert_eq!(moment.sent_whole(UPLOAD).len(), self.bench.oracle.seen().uploads.len());
        let (there, told) = (tree(top), moment.disk.now());
        assert!(there.keys().eq(told.keys()), "{:?}\n{:?}", there.keys(), told.keys());
        for (path, content) in &there {
            assert!(told[path] == *content, "{path} is not what the log says");
        }
    }

    /// Fails the power at the moments of one worker.
    fn fails(&self, scope: Scope, worker: usize, told: Told<'_>) {
        let mut seen = HashSet::new();
        let mut moment = Moment::first(&self.before);
        let (first, last) = scope.moments;
        for (nth, step) in self.steps.iter().enumerate() {
            moment.step(step);
            let share = nth * 100 / self.steps.len();
            // Neighbours often leave the same disk, so a worker takes some in a row.
            if share < first || share > last || nth / 8 % scope.workers != worker {
                continue;
            }
            let losses = [Loss::Strict, Loss::Journal];
            let chances = (0..scope.chances).map(|chance| Loss::Some(nth as u64 * 1000 + chance));
            for loss in losses.into_iter().chain(chances) {
                let mut left = moment.disk.after(loss);
                left.retain(|path, _| !path.ends_with("-shm"));
                let sent = moment.sent_whole(UPLOAD);
                if seen.insert(digest(&left, &sent)) {
                    self.recover(&left, &sent, &format!("after step {nth}, {}: {loss:?}", brief(step)), told);
                }
            }
        }
    }

    fn recover(&self, left: &Tree, sent: &[Vec<u8>], when: &str, told: Told<'_>) {
        for again in [Again::Resumed, Again::Anew] {
            put(&self.bench.path("."), left);
            self.bench.oracle.has_loaded(sent);
            for verdict in self.again(again) {
                told(format!("{when}, {again:?}"), &verdict);
            }
        }
    }

    /// Runs the program again and judges.
    fn again(&self, again: Again) -> Vec<Verdict> {
        let bench = &self.bench;
        if let Again::Anew = again {
            return vec![bench.judge(&bench.settle(Verb::Run))];
        }
        let known = bench.books().and_then(|books| Some(books.runs.last()?.id.clone()));
        let Some(run) = known else { return Vec::new() };
        let resumed = bench.settle(Verb::Resume);
        let mut first = bench.judge(&resumed);
        let books = bench.books().unwrap();
        let is_held = books.parts.iter().any(|part| part.state == "held");
        if !is_held && books.parts(&run).iter().any(|part| part.state == "planned") {
            first.unsettled.push(format!("run {run} cannot be resumed: {}", resumed.err));
        }
        vec![first, bench.judge(&bench.settle(Verb::Run))]
    }
}

/// What is in a folder.
fn tree(top: &Path) -> Tree {
    let mut tree = Tree::new();
    let mut open = vec![top.to_owned()];
    while let Some(folder) = open.pop() {
        for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            let name = path.strip_prefix(top).unwrap().to_string_lossy().into_owned();
            if path.is_dir() {
                tree.insert(name, None);
                open.push(path);
            } else {
                tree.insert(name, Some(std::fs::read(&path).unwrap().into()));
            }
        }
    }
    tree
}

/// Puts this in the place of what is in a folder.
fn put(top: &Path, tree: &Tree) {
    for path in std::fs::read_dir(top).unwrap().map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            std::fs::remove_dir_all(path).unwrap();
        } else {
            std::fs::remove_file(path).unwrap();
        }
    }
    for (name, content) in tree {
        let path = top.join(name);
        match content {
            None => DirBuilder::new().mode(0o700).create(path).unwrap(),
            Some(bytes) => {
                let mut options = OpenOptions::new();
                let mut file = options.write(true).create_new(true).mode(0o600).open(path).unwrap();
                file.write_all(bytes).unwrap();
            }
        }
    }
}

fn digest(tree: &Tree, sent: &[Vec<u8>]) -> u64 {
    let mut digest = DefaultHasher::new();
    (tree, sent).hash(&mut digest);
    digest.finish()
}

/// A step without what was written.
fn brief(step: &Step) -> String {
    format!("{step:?}").split(", [").next().unwrap_or_default().to_owned()
}

#[test]
fn a_power_loss_around_the_middle_part_costs_nothing() {
    if !strace::is_here(false) {
        return;
    }
    let suite = Suite::part("power-loss");
    let scope = Scope { parallel: 1, chances: 1, moments: (60, 75), workers: 2 };
    fails(scope, None, &|cell, verdict| suite.add(cell, verdict));
    suite.ends();
}

#[test]
#[ignore = "takes minutes; cargo xtask faults runs it"]
fn a_power_loss_at_any_moment_costs_nothing() {
    assert!(strace::is_here(true));
    let suite = Suite::whole("power-loss");
    for parallel in [1, 2, 4] {
        let scope = Scope { parallel, chances: 4, moments: (0, 100), workers: 3 };
        fails(scope, None, &|cell, verdict| suite.add(format!("{parallel} at once, {cell}"), verdict));
    }
    suite.ends();
}
