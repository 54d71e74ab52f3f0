//! What a person does about lists that were not settled: look, decide, resume.

use crate::portal::Portal;
use crate::world::{Said, World, pipeline};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

const BASE: &str = "Celular;Casa;Nombre\n098 000 001;;Ana\n098 000 002;;Eva\n";
const WHO: [(&str, &str); 3] =
    [("DIALBASE_USER", "ana"), ("DIALBASE_PASSWORD", "secreto"), ("SUDO_USER", "carmen")];

/// A run of one list, which the instance takes or not.
struct Bench {
    world: World,
    portal: Portal,
    run: String,
    /// What the instance answers to an upload; none to hang up.
    answer: Arc<Mutex<Option<&'static str>>>,
    /// The list whose calls are on record.
    called: Arc<Mutex<Option<String>>>,
    lets_nobody_ask: Arc<AtomicBool>,
}

impl Bench {
    fn new(answer: Option<&'static str>) -> Self {
        let (answer, called) = (Arc::new(Mutex::new(answer)), Arc::new(Mutex::new(None::<String>)));
        let lets_nobody_ask = Arc::new(AtomicBool::new(false));
        let (answers, calls, silent) =
            (Arc::clone(&answer), Arc::clone(&called), Arc::clone(&lets_nobody_ask));
        let portal = Portal::start(move |call, _| match call {
            "getrecords" if silent.load(Ordering::Relaxed) => None,
            "getrecords" => {
                let other = r#"{"id": 1, "dialerbase": "otra.csv"}"#.to_owned();
                let mine = calls.lock().unwrap().clone();
                let mine = mine.map(|name| format!(r#", {{"id": 2, "dialerbase": "{name}"}}"#));
                Some(format!("[{other}{}]", mine.unwrap_or_default()))
            }
            call if call.starts_with("uploadbase") => answers.lock().unwrap().map(str::to_owned),
            _ => None,
        });
        let world = World::new();
        world.write("base.csv", BASE);
        world.write("ventas.toml", pipeline(&portal.address, ""));
        let mut bench = Self { world, portal, run: String::new(), answer, called, lets_nobody_ask };
        bench.dialbase(&["run", "ventas.toml"]);
        let runs = bench.dialbase(&["runs", "list"]).out;
        runs.split_whitespace().nth(3).unwrap().clone_into(&mut bench.run);
        bench
    }

    fn dialbase(&self, arguments: &[&str]) -> Said {
        self.world.dialbase_as(arguments, &WHO)
    }

    fn shown(&self) -> String {
        let shown = self.dialbase(&["runs", "show", &self.run]);
        assert_eq!(shown.exit, 0, "{}", shown.err);
        shown.out + &shown.err
    }

    fn name(&self) -> String {
        self.shown().split_whitespace().nth(2).unwrap().to_owned()
    }

    fn resolve(&self, more: &[&str]) -> Said {
        self.dialbase(&[&["runs", "resolve", &self.run], more].concat())
    }

    fn resume(&self) -> Said {
        self.dialbase(&["runs", "resume", &self.run])
    }
}

#[test]
fn without_a_decision_what_is_known_is_shown() {
    let bench = Bench::new(None);
    let name = bench.name();
    for part in ["1", &name] {
        let known = bench.resolve(&[part]);
        assert_eq!(known.exit, 0, "{}", known.err);
        let all = known.out + &known.err;
        for words in [
            &format!("{name} is held"),
            "Ventas->  America/Montevideo  2 contacts",
            &format!("UTC as {name}"),
            "sending -> held: ",
            "no call of this list is on record, among 1 of its campaign: that proves nothing",
            "--loaded | --not-loaded | --abandon --reason",
        ] {
            assert!(all.contains(words), "{words}: {all}");
        }
    }
    *bench.called.lock().unwrap() = Some(name);
    assert!(bench.resolve(&["1"]).out.contains("1 call of this list is on record: it is loaded"));
    bench.lets_nobody_ask.store(true, Ordering::Relaxed);
    let known = bench.resolve(&["1"]);
    assert!(
        known.exit == 0 && known.out.contains("the instance could not be asked for its calls"),
        "{known:?}"
    );
    let known = bench.world.dialbase(&["runs", "resolve", &bench.run, "1"]);
    assert!(known.exit == 0 && known.out.contains("there are no credentials"), "{known:?}");
    assert!(bench.shown().contains("  1  held "), "looking changes nothing");
}

#[test]
fn a_decision_is_on_record_with_who_and_why() {
    let bench = Bench::new(None);
    let decided = bench.resolve(&["1", "--loaded", "--reason", "212 contacts, list active"]);
    assert_eq!(decided.exit, 0, "{}", decided.err);
    let shown = bench.shown();
    assert!(shown.contains("  1  confirmed "), "{shown}");
    assert!(shown.contains("says carmen: 212 contacts, list active"), "{shown}");
    let again = bench.resolve(&["1", "--abandon", "--reason", "otra vez"]);
    assert_eq!(again.exit, 2, "{}", again.err);
}

#[test]
fn a_decision_needs_a_reason_and_a_reason_a_decision() {
    let bench = Bench::new(None);
    for wrong in [
        &["1", "--loaded"][..],
        &["1", "--reason", "porque sí"],
        &["1", "--loaded", "--reason", "  "],
        &["1", "--loaded", "--abandon", "--reason", "porque sí"],
        &["7"],
        &["otra.csv"],
    ] {
        assert_eq!(bench.resolve(wrong).exit, 2, "{wrong:?}");
    }
    assert!(bench.shown().contains("  1  held "));
}

#[test]
fn a_list_that_called_people_is_not_said_to_be_missing() {
    let bench = Bench::new(None);
    *bench.called.lock().unwrap() = Some(bench.name());
    let decided = bench.resolve(&["1", "--not-loaded", "--reason", "no la veo"]);
    assert_eq!(decided.exit, 4, "{}", decided.err);
    assert!(decided.err.contains("1 of its calls are on record"), "{}", decided.err);
    assert!(bench.shown().contains("  1  held "));
}

#[test]
fn a_list_that_is_not_there_goes_when_its_run_is_resumed() {
    let bench = Bench::new(None);
    let first = bench.name();
    let resumed = bench.resume();
    assert_eq!(resumed.exit, 6, "{}", resumed.err);
    assert_eq!(bench.portal.uploads(), 1, "what is held is not sent");

    *bench.answer.lock().unwrap() = Some("1");
    let decided = bench.resolve(&["1", "--not-loaded", "--reason", "Ana looked"]);
    assert_eq!(decided.exit, 0, "{}", decided.err);
    assert!(decided.err.contains(&format!("dialbase runs resume {}", bench.run)), "{}", decided.err);
    let resumed = bench.resume();
    assert_eq!(resumed.exit, 0, "{}", resumed.err);
    assert_eq!(bench.portal.uploads(), 2);
    let shown = bench.shown();
    assert!(shown.contains("  1  accepted ") && shown.contains(&format!("UTC as {first}")), "{shown}");
    assert_ne!(bench.name(), first, "another attempt has another name");
    let resumed = bench.resume();
    assert!(resumed.exit == 0 && resumed.err.contains("nothing was sent now"), "{}", resumed.err);
    assert_eq!(bench.portal.uploads(), 2);
    let verified = bench.dialbase(&["verify"]);
    assert_eq!(verified.exit, 0, "{}", verified.out);
}

#[test]
fn what_was_refused_goes_when_its_run_is_resumed_and_not_before() {
    let bench = Bench::new(Some("0"));
    assert!(bench.shown().contains(&format!("to send what did not go: dialbase runs resume {}", bench.run)));
    *bench.answer.lock().unwrap() = Some("1");
    let plan = format!(".dialbase/plans/{}", bench.run);
    assert_eq!(bench.dialbase(&["apply", &plan]).exit, 1, "a plan is not sent again by itself");
    assert_eq!(bench.portal.uploads(), 1);
    let resumed = bench.resume();
    assert_eq!(resumed.exit, 0, "{}", resumed.err);
    assert_eq!(bench.portal.uploads(), 2);
    assert!(bench.shown().contains("  1  accepted "));
}

#[test]
fn a_run_whose_plan_is_gone_or_stale_is_not_resumed() {
    let bench = Bench::new(Some("0"));
    bench.world.write("base.csv", BASE.replace("Eva", "Ema"));
    let stale = bench.resume();
    assert!(stale.exit == 4 && stale.err.contains("is stale"), "{}", stale.err);
    assert!(stale.err.contains("run the pipeline anew"), "{}", stale.err);
    assert!(bench.shown().contains("  1  refused "), "nothing is released that does not go");
    std::fs::remove_dir_all(bench.world.path(".dialbase/plans")).unwrap();
    let gone = bench.resume();
    assert_eq!(gone.exit, 2, "{}", gone.err);
    let words = gone.err.replace("\n  │ ", " ");
    assert!(words.contains(&format!("the plan of run {} is not in ", bench.run)), "{words}");
    assert!(bench.shown().contains("which is not there any more"));
    assert_eq!(bench.dialbase(&["runs", "resume", "otra"]).exit, 2);
}

#[test]
fn a_run_is_shown_to_a_machine_too() {
    let bench = Bench::new(None);
    let shown = bench.dialbase(&["runs", "show", &bench.run, "--json"]);
    let shown: serde_json::Value = serde_json::from_str(&shown.out).unwrap();
    assert_eq!(shown["run"], bench.run.as_str());
    let list = &shown["lists"][0];
    assert_eq!((&list["number"], &list["state"], &list["contacts"]), (&1.into(), &"held".into(), &2.into()));
    assert_eq!(list["attempts"][0]["name"], list["name"]);
}

#[test]
fn what_was_refused_and_went_in_another_run_since_does_not_go_again() {
    let bench = Bench::new(Some("0"));
    *bench.answer.lock().unwrap() = Some("1");
    // The same lines, and then, in another run of all, somebody beside them.
    let anew = bench.dialbase(&["run", "ventas.toml"]);
    assert_eq!(anew.exit, 0, "{}", anew.err);
    assert_eq!(bench.portal.uploads(), 2);
    let resumed = bench.resume();
    assert_eq!(resumed.exit, 0, "{}", resumed.err);
    assert!(resumed.err.contains("Repeated        2  contacts"), "{}", resumed.err);
    assert_eq!(bench.portal.uploads(), 2);

    let bench = Bench::new(Some("0"));
    *bench.answer.lock().unwrap() = Some("1");
    bench.world.write("otra.csv", "Celular;Casa;Nombre\n098 000 002;2400 0001;Eva\n");
    assert_eq!(bench.dialbase(&["run", "ventas.toml", "--input", "otra.csv"]).exit, 0);
    let resumed = bench.resume();
    assert_eq!(resumed.exit, 4, "{}", resumed.err);
    assert!(resumed.err.contains("went to their campaign a short while ago"), "{}", resumed.err);
    assert_eq!(bench.portal.uploads(), 2);
    assert_eq!(bench.dialbase(&["verify"]).exit, 0);
}

#[test]
fn what_a_killed_process_was_sending_is_held_for_whoever_looks() {
    let portal = Portal::start(|call, _| {
        if call.starts_with("uploadbase") {
            std::thread::sleep(std::time::Duration::from_mins(1));
        }
        None
    });
    let world = World::new();
    world.write("base.csv", BASE);
    world.write("ventas.toml", pipeline(&portal.address, ""));
    let mut command = crate::world::dialbase();
    command.args(["run", "ventas.toml"]).envs(WHO).current_dir(world.path("."));
    let mut process = command.stderr(std::process::Stdio::null()).spawn().unwrap();
    while portal.uploads() == 0 {
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    let meanwhile = world.dialbase(&["runs", "list"]);
    assert!(meanwhile.out.contains("2 sending"), "who is at work is not gone: {}", meanwhile.out);
    process.kill().unwrap();
    process.wait().unwrap();

    let after = world.dialbase(&["runs", "list"]);
    assert!(after.out.contains("2 held"), "{}", after.out);
    let run = after.out.split_whitespace().nth(3).unwrap();
    let shown = world.dialbase(&["runs", "show", run]);
    assert!(shown.err.contains("List 1 is held: look for"), "{}", shown.err);
}
