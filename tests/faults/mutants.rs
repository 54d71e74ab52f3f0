//! Programs that are broken on purpose: the suites must notice each of the fourteen, and nothing in the healthy one.

use crate::bench::{Bench, Ended, Harm, PROGRAM, Settings, Verb, Verdict};
use crate::matrix::{Cell, decide};
use crate::oracle::Behaviour;
use crate::power::{self, Scope};
use crate::strace;
use std::process::{Child, Command};
use std::sync::Mutex;
use std::time::Duration;

/// Something that happens to the program, which may be a mutant; answers what is wrong then.
struct Scenario {
    name: &'static str,
    happens: fn(Option<&'static str>) -> Verdict,
    /// Who must be caught by it.
    catches: &'static [&'static str],
    needs_strace: bool,
}

const SCENARIOS: [Scenario; 12] = [
    quick(
        "it dies when the second list is handed over",
        &["intent-after-sending", "recovery-requeues"],
        |mutant| cell(Cell::meeting(Behaviour::Yes).dying("sent", 2), mutant),
    ),
    quick("the server promises one byte more and closes", &["accepted-before-body"], |mutant| {
        cell(Cell::meeting(Behaviour::CutShort), mutant)
    }),
    quick("the server loads, and says nothing in time", &["timeout-is-not-sent"], |mutant| {
        cell(Cell::meeting(Behaviour::HangProcessed), mutant)
    }),
    quick("the server loads, and closes without a word", &["eof-is-not-sent"], |mutant| {
        cell(Cell::meeting(Behaviour::CloseProcessed), mutant)
    }),
    quick("a person says of an accepted list that it is not there", &["unguarded-update"], overruled),
    quick("a second run comes while the first stands still", &["lease-by-clock"], two_at_once),
    quick("the server keeps connections", &["pooled"], |mutant| cell(Cell::plain(), mutant)),
    quick("the server sends the list elsewhere", &["redirects-on"], |mutant| {
        cell(Cell::meeting(Behaviour::Redirect), mutant)
    }),
    quick("the server loads, and says 500", &["server-error-retried"], |mutant| {
        cell(Cell::meeting(Behaviour::ErrorProcessed), mutant)
    }),
    quick("the server says 200, and nothing", &["any-success-is-accepted"], |mutant| {
        cell(Cell::meeting(Behaviour::Empty), mutant)
    }),
    quick("another list has some of the same people", &["claims-not-unique"], overlapping),
    Scenario {
        name: "the power fails around the middle part",
        happens: without_power,
        catches: &["not-synced", "spool-not-synced"],
        needs_strace: true,
    },
];

const fn quick(
    name: &'static str,
    catches: &'static [&'static str],
    happens: fn(Option<&'static str>) -> Verdict,
) -> Scenario {
    Scenario { name, happens, catches, needs_strace: false }
}

fn cell(cell: Cell, mutant: Option<&'static str>) -> Verdict {
    Cell { mutant, ..cell }.run().1
}

fn harm(mutant: Option<&'static str>) -> Harm {
    mutant.map_or_else(Harm::none, |mutant| Harm::variable("DIALBASE_MUTANT", mutant))
}

/// A command that the bench has no word for.
fn call(bench: &Bench, verb: Verb, mutant: Option<&'static str>, order: impl FnOnce(&mut Command)) -> Ended {
    let mut command = Command::new(PROGRAM);
    bench.order(&mut command, verb);
    command.envs(harm(mutant).variables);
    order(&mut command);
    command.output().unwrap().into()
}

/// A person overrules the server's own word, by mistake; then what is left of the run is sent.
fn overruled(mutant: Option<&'static str>) -> Verdict {
    let bench = Bench::new(Settings::default());
    let sent = bench.call(Verb::Run, &harm(mutant));
    let books = bench.books().unwrap();
    let part = &books.parts[0];
    let said = decide(&bench, (&part.run, &part.attempts[0]), "--not-loaded", &harm(mutant));
    let mut verdict = bench.judge(&bench.call(Verb::Resume, &harm(mutant)));
    if sent.exit != Some(0) || said.exit == Some(0) {
        verdict
            .dishonest
            .push(format!("exits {:?} and {:?}: {}{}", sent.exit, said.exit, said.out, said.err));
    }
    verdict
}

/// The first run has the lock, and stands still for longer than a lock would last that ends by the clock.
fn two_at_once(mutant: Option<&'static str>) -> Verdict {
    let bench = Bench::new(Settings::default());
    bench.oracle.pauses();
    let first = bench.start(Verb::Run, &Harm { from_sign_in: true, ..harm(mutant) });
    let waits = bench.oracle.is_paused(Duration::from_secs(10));
    signal(&first, "STOP");
    bench.oracle.goes_on();
    std::thread::sleep(LEASE);
    let second = bench.call(Verb::Run, &harm(mutant));
    signal(&first, "CONT");
    let first: Ended = first.wait_with_output().unwrap().into();
    let mut verdict = bench.judge(&bench.settle(Verb::Resume));
    // The first may find that the instance let it wait too long.
    if !waits || !matches!(first.exit, Some(0 | 5)) || second.exit != Some(7) {
        let what = format!("exits {:?} and {:?} of two at once: {}", first.exit, second.exit, second.err);
        verdict.dishonest.push(what);
    }
    verdict
}

fn signal(process: &Child, name: &str) {
    let sent = Command::new("kill").args([format!("-{name}"), process.id().to_string()]).status();
    assert!(sent.unwrap().success());
}

/// Longer than any lock of a mutant's lasts.
const LEASE: Duration = Duration::from_millis(1500);

/// Another list for the same campaigns, with one who is loaded and one who is not.
fn overlapping(mutant: Option<&'static str>) -> Verdict {
    let bench = Bench::new(Settings::default());
    let first = bench.call(Verb::Run, &harm(mutant));
    let second = "Campaña;Celular;Nombre\nCobranzas->;098 000 002;Eva\nCobranzas->;098 000 009;Luz\n";
    std::fs::write(bench.path("second.csv"), second).unwrap();
    call(&bench, Verb::Run, mutant, |command| {
        command.args(["--input", "second.csv"]);
    });
    bench.judge(&first)
}

/// The run is the mutant's; the disks that it leaves are found by a healthy program.
fn without_power(mutant: Option<&'static str>) -> Verdict {
    let wrong = Mutex::new(Verdict::default());
    let scope = Scope { parallel: 1, chances: 0, moments: (50, 80), workers: 2 };
    power::fails(scope, mutant, &|_, verdict| {
        let mut wrong = wrong.lock().unwrap();
        if wrong.is_clean() {
            *wrong = verdict.clone();
        }
    });
    wrong.into_inner().unwrap()
}

/// Runs scenarios with the healthy program and with the mutants that each must catch; answers the table, and what is not as it shall be.
fn judge(scenarios: &[&Scenario]) -> (String, Vec<String>) {
    let told = Mutex::new((Vec::new(), Vec::new()));
    crate::figures::each(scenarios, |scenario| {
        let healthy = (scenario.happens)(None);
        if !healthy.is_clean() {
            told.lock().unwrap().1.push(format!("healthy: {}: {healthy}", scenario.name));
        }
        for mutant in scenario.catches {
            let verdict = (scenario.happens)(Some(mutant));
            let shown = verdict.to_string();
            let mut lines = shown.lines();
            let line = [lines.next(), lines.next()].into_iter().flatten().collect::<Vec<_>>().join("; ");
            let mut told = told.lock().unwrap();
            if verdict.is_clean() {
                told.1.push(format!("{mutant} survives: {}", scenario.name));
            } else {
                told.0.push(format!("{mutant:24} {} ({line})", scenario.name));
            }
        }
    });
    let (mut caught, wrong) = told.into_inner().unwrap();
    caught.sort();
    (caught.join("\n"), wrong)
}

#[test]
fn every_mutant_is_somebodys() {
    let mut caught: Vec<&str> = SCENARIOS.iter().flat_map(|scenario| scenario.catches).copied().collect();
    let mut all: Vec<&str> = fault::Mutant::ALL.iter().map(|(name, _)| *name).collect();
    caught.sort_unstable();
    all.sort_unstable();
    assert_eq!(caught, all);
}

#[test]
fn no_mutant_survives() {
    let has_strace = strace::is_here(false);
    let scenarios: Vec<&Scenario> =
        SCENARIOS.iter().filter(|scenario| has_strace || !scenario.needs_strace).collect();
    let (caught, wrong) = judge(&scenarios);
    println!("{caught}");
    if let Some(kept) = std::env::var_os("DIALBASE_FIGURES") {
        let figures = serde_json::json!({ "caught": caught.lines().count(), "of": fault::Mutant::ALL.len() });
        std::fs::write(std::path::Path::new(&kept).join("mutants.json"), figures.to_string()).unwrap();
    }
    assert!(wrong.is_empty(), "{}\n{caught}", wrong.join("\n"));
}
