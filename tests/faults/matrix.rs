//! The matrix: where the program dies, and how the server behaves meanwhile.
//!
//! The 22 points meet the 26 behaviours, each with each; the behaviours meet several parts at once without a death; and what is left
//! of the product (three parts, each met in its own way, a second death while the first is being got over) is thrown by seed.

use crate::bench::{Bench, Ended, Harm, PROGRAM, Settings, Verb, Verdict};
use crate::chance::Chance;
use crate::figures::{Suite, each};
use crate::oracle::Behaviour;
use fault::Point;
use std::collections::BTreeSet;
use std::fmt;
use std::process::Command;
use std::sync::Mutex;

/// Where the program dies, and which time it comes by there.
pub(crate) type Death = (&'static str, u32);

/// A load, how the server meets it, and how the program comes to an end, and to another.
#[derive(Clone, Debug)]
pub(crate) struct Cell {
    /// The command that first sends.
    pub(crate) verb: Verb,
    pub(crate) parallel: usize,
    /// How each part's upload is met.
    pub(crate) meets: Vec<Behaviour>,
    pub(crate) death: Option<Death>,
    /// Where the program dies again while it gets over the first death. The server still misbehaves then.
    pub(crate) second: Option<Death>,
    /// How it is run again, in this order.
    pub(crate) again: &'static [Verb],
    pub(crate) mutant: Option<&'static str>,
}

impl Cell {
    /// One that nobody harms.
    pub(crate) fn plain() -> Self {
        Self {
            verb: Verb::Run,
            parallel: 1,
            meets: Vec::new(),
            death: None,
            second: None,
            again: &[Verb::Resume],
            mutant: None,
        }
    }

    /// The second part is met so.
    pub(crate) fn meeting(behaviour: Behaviour) -> Self {
        Self { meets: vec![Behaviour::Yes, behaviour], ..Self::plain() }
    }

    /// The program dies there.
    pub(crate) fn dying(self, at: &'static str, nth: u32) -> Self {
        Self { death: Some((at, nth)), ..self }
    }

    /// Runs it to its end, and beyond; answers how its first run ended, and what is wrong.
    pub(crate) fn run(&self) -> (Ended, Verdict) {
        let encrypted = self.meets.contains(&Behaviour::TlsFailure);
        let bench = Bench::new(Settings { parallel: self.parallel, encrypted });
        bench.oracle.meets(self.meets.iter().copied());
        let mut first = None;
        if self.verb == Verb::Apply {
            let planned = bench.call(Verb::Plan, &self.harm(self.death));
            if planned.exit.is_none() {
                bench.call(Verb::Plan, &self.harm(None));
                first = Some(planned);
            }
        }
        // A process dies once.
        let death = if first.is_none() { self.death } else { None };
        let ended = bench.call(self.verb, &self.harm(death));
        if self.second.is_some() {
            bench.call(self.again[0], &self.harm(self.second));
        }
        let mut last = ended.clone();
        for verb in self.again {
            last = self.settle(&bench, *verb);
        }
        let mut verdict = bench.judge(&last);
        if verdict.is_clean() {
            verdict = self.looked_after(&bench);
        }
        (first.unwrap_or(ended), verdict)
    }

    /// A person looks in the portal for every list that is held, and says what is there. Then the nightly job runs, and by mistake
    /// somebody applies an old plan once more: everybody is there, once.
    fn looked_after(&self, bench: &Bench) -> Verdict {
        let mut verdict = Verdict::default();
        let there: BTreeSet<String> = bench
            .oracle
            .seen()
            .uploads
            .into_iter()
            .filter(|upload| upload.processed)
            .map(|upload| upload.filename)
            .collect();
        let parts = bench.books().map(|books| books.parts).unwrap_or_default();
        for part in parts.iter().filter(|part| part.state == "held") {
            let name = part.attempts.last().map_or("", String::as_str);
            let seen = if there.contains(name) { "--loaded" } else { "--not-loaded" };
            let said = decide(bench, (&part.run, name), seen, &self.harm(None));
            if said.exit != Some(0) {
                verdict.dishonest.push(format!("{seen} is not heard: exit {:?} {}", said.exit, said.err));
            }
        }
        let last = self.settle(bench, Verb::Run);
        self.settle(bench, Verb::Oldest);
        let loaded = bench.oracle.seen().loaded();
        verdict.doubles = loaded.values().map(|times| times - 1).sum();
        verdict.lost = Bench::contacts().filter(|contact| !loaded.contains_key(contact)).count() as u32;
        if last.exit != Some(0) {
            verdict.unsettled.push(format!("when a person has decided: exit {:?} {}", last.exit, last.err));
        }
        verdict
    }

    /// Faults have stopped: runs the program until another run would change nothing.
    fn settle(&self, bench: &Bench, verb: Verb) -> Ended {
        bench.oracle.behaves();
        let mut ended = bench.call(verb, &self.harm(None));
        for _ in 0..3 {
            // 5: not finished, safe to run again.
            if ended.exit != Some(5) {
                break;
            }
            ended = bench.call(verb, &self.harm(None));
        }
        ended
    }

    fn harm(&self, death: Option<Death>) -> Harm {
        let mut harm = Harm::none();
        harm.variables.extend(self.mutant.map(|mutant| ("DIALBASE_MUTANT", mutant.to_owned())));
        harm.variables.extend(death.map(|(at, nth)| ("DIALBASE_DIES_AT", format!("{at}:{nth}"))));
        harm
    }
}

/// A person decides about a list of a run.
pub(crate) fn decide(bench: &Bench, (run, list): (&str, &str), seen: &str, harm: &Harm) -> Ended {
    let mut command = Command::new(PROGRAM);
    command.args(["runs", "resolve", run, list, seen, "--reason", "looked in the portal"]);
    command.args(["--state", ".dialbase"]).current_dir(bench.path(".")).env_clear();
    command.env("DIALBASE_TOKEN", "dTpvcmFj");
    command.envs(harm.variables.iter().map(|(name, value)| (*name, value)));
    command.output().unwrap().into()
}

impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { verb, parallel, meets, death, second, again, mutant } = self;
        write!(f, "{verb:?}, {parallel} at once, met by {meets:?}")?;
        for (at, nth) in death.iter().chain(second) {
            write!(f, ", dies at {at}:{nth}")?;
        }
        write!(f, ", again by {again:?}")?;
        mutant.map_or(Ok(()), |mutant| write!(f, ", {mutant}"))
    }
}

/// Whether a run comes by a point once for each part.
fn is_of_a_part(point: Point) -> bool {
    use Point::{Answered, Connected, Connecting, Recorded, Recording, Sent, Settled, Settling};
    [Connecting, Connected, Recording, Recorded, Sent, Answered, Settling, Settled].contains(&point)
}

/// What people do when it died: somebody sends what was left; the nightly job runs again.
const AGAIN: [&[Verb]; 2] = [&[Verb::Resume], &[Verb::Run]];

/// Each point with each behaviour: both befall the second part, where the point is one of a part.
fn product() -> Vec<Cell> {
    let mut cells = Vec::new();
    for (name, point) in Point::ALL {
        for behaviour in Behaviour::ALL {
            let cell = Cell::meeting(behaviour).dying(name, if is_of_a_part(point) { 2 } else { 1 });
            cells.extend(AGAIN.map(|again| Cell { again, ..cell.clone() }));
        }
    }
    cells
}

/// What only chance comes to.
fn thrown(seed: u64) -> Cell {
    let mut chance = Chance::of(seed);
    let death = |chance: &mut Chance| (chance.one(&Point::ALL).0, 1 + chance.below(3) as u32);
    let verb = *chance.one(&[Verb::Run, Verb::Apply]);
    let again: &[&[Verb]] = match verb {
        Verb::Apply => &[&[Verb::Apply], &[Verb::Run, Verb::Apply], &[Verb::Resume, Verb::Run]],
        _ => &[&[Verb::Run], &[Verb::Resume], &[Verb::Resume, Verb::Run], &[Verb::Run, Verb::Oldest]],
    };
    let first = (chance.below(4) > 0).then(|| death(&mut chance));
    Cell {
        verb,
        again: chance.one::<&[Verb]>(again),
        parallel: *chance.one(&[1, 2, 4]),
        meets: (0..3).map(|_| *chance.one(&Behaviour::ALL)).collect(),
        death: first,
        second: (chance.below(2) > 0).then(|| death(&mut chance)),
        mutant: None,
    }
}

/// Runs cells; answers the points at which one died.
fn run(suite: &Suite, cells: &[(String, Cell)]) -> BTreeSet<&'static str> {
    let died = Mutex::new(BTreeSet::new());
    each(cells, |(of, cell)| {
        let (first, verdict) = cell.run();
        if let Some((at, _)) = cell.death.filter(|_| first.exit.is_none()) {
            suite.counts("deaths", 1);
            died.lock().unwrap().insert(at);
        }
        suite.add(format!("{of}{cell}"), &verdict);
    });
    died.into_inner().unwrap()
}

fn unnamed(cells: impl IntoIterator<Item = Cell>) -> Vec<(String, Cell)> {
    cells.into_iter().map(|cell| (String::new(), cell)).collect()
}

/// A number that the environment may give.
fn number(name: &str) -> Option<u64> {
    std::env::var(name)
        .ok()
        .map(|given| given.parse().unwrap_or_else(|_| panic!("{name}: {given} is no number")))
}

#[test]
fn some_cells_of_the_matrix_are_clean() {
    let suite = Suite::part("matrix");
    let mut chance = Chance::of(number("DIALBASE_SEED").unwrap_or(1));
    let all = product();
    let cells: Vec<Cell> = (0..60).map(|_| chance.one(&all).clone()).collect();
    run(&suite, &unnamed(cells));
    suite.ends();
}

#[test]
#[ignore = "takes minutes; cargo xtask faults runs it"]
fn wherever_it_dies_and_whatever_the_server_does() {
    let suite = Suite::whole("matrix");
    let died = run(&suite, &unnamed(product()));
    let never: Vec<&str> =
        Point::ALL.into_iter().map(|(name, _)| name).filter(|name| !died.contains(name)).collect();
    assert!(never.is_empty(), "nobody died at {never:?}: what was shown there is nothing");
    suite.ends();
}

#[test]
#[ignore = "takes minutes; cargo xtask faults runs it"]
fn whatever_the_server_does_to_several_parts_at_once() {
    let suite = Suite::whole("behaviours");
    let mut cells = Vec::new();
    for behaviour in Behaviour::ALL {
        for parallel in [1, 2, 4] {
            for meets in [vec![behaviour], vec![Behaviour::Yes, behaviour], vec![behaviour; 3]] {
                cells.push(Cell { parallel, meets, ..Cell::plain() });
            }
        }
    }
    run(&suite, &unnamed(cells));
    suite.ends();
}

#[test]
#[ignore = "takes minutes; cargo xtask faults runs it"]
fn what_only_chance_comes_to() {
    let suite = Suite::whole("thrown");
    let seeds: Vec<u64> = match number("DIALBASE_SEED") {
        Some(seed) => vec![seed],
        None => (1..=number("DIALBASE_SEEDS").unwrap_or(300)).collect(),
    };
    suite.counts("seeds", seeds.len() as u64);
    let cells: Vec<(String, Cell)> =
        seeds.into_iter().map(|seed| (format!("DIALBASE_SEED={seed}: "), thrown(seed))).collect();
    run(&suite, &cells);
    suite.ends();
}
