//! Calls that must not be made twice: entered once, each made once, whatever the far end says.

use super::{ONCE, clock, now, plan};
use crate::ledger::{Changing, Taking};
use crate::{
    CallBatch, CallKind, Calling, CallsReceipt, Closing, Error, Event, Ledger, NewBatch, Pace, PlannedCalls,
    State, Tried, send_calls,
};
use std::time::Duration;
use tempfile::TempDir;
use ucontact::{Outcome, ScheduledCall};
use words::Message;

/// What the far end does with a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Far {
    Yes,
    No(u16),
    Busy(Option<u64>),
    Silent,
    Away,
    Dies,
}

/// A ledger, and a far end that counts.
struct Bench {
    folder: TempDir,
    ledger: Ledger,
    arrived: Vec<u32>,
}

impl Bench {
    fn new(calls: usize) -> Self {
        let folder = TempDir::new().unwrap();
        let ledger = Ledger::open(&folder.path().join("state")).unwrap();
        Self { folder, ledger, arrived: vec![0; calls] }
    }

    fn forms(&self) -> Vec<String> {
        (0..self.arrived.len()).map(|nth| format!("{{\"destination\":\"09834448{nth}\"}}")).collect()
    }

    fn new_batch(part: Option<i64>) -> NewBatch<'static> {
        let (kind, instance, source) = (CallKind::Disposition, "sandbox", "tipificaciones.csv");
        NewBatch { kind, instance, source, part, who: Some("ana") }
    }

    fn enter(&self) -> CallBatch {
        self.ledger.enter_calls(&Self::new_batch(None), &self.forms(), now()).unwrap()
    }

    /// Makes the calls, each attempt met by the next of these, the last for all others.
    fn send(&mut self, far: &[Far]) -> Result<CallsReceipt, Error> {
        self.send_until(far, &|| false)
    }

    fn send_until(
        &mut self,
        far: &[Far],
        interrupted: &(dyn Fn() -> bool + Sync),
    ) -> Result<CallsReceipt, Error> {
        let (batch, forms, clock) = (self.enter(), self.forms(), clock());
        let mut told = Vec::new();
        let calling = Calling {
            clock: &clock,
            pace: &mut Pace::new(10_000),
            patience: ONCE,
            interrupted,
            progress: &mut |nth, state| told.push((nth, state)),
        };
        let (mut attempts, arrived) = (far.iter().copied(), &mut self.arrived);
        let last = *far.last().unwrap();
        send_calls(&self.ledger, &batch, &forms, calling, &mut |nth, hook| {
            let far = attempts.next().unwrap_or(last);
            if far == Far::Away {
                return Outcome::NotSent { why: Message::foreign("refused") }.into();
            }
            if let Err(by) = hook() {
                return Outcome::Stopped { by }.into();
            }
            let (status, retry_after) = match far {
                Far::No(status) => (status, None),
                Far::Busy(after) => (429, after.map(Duration::from_secs)),
                _ => (200, None),
            };
            let why = Message::foreign("so it is");
            arrived[nth] += u32::from(matches!(far, Far::Yes | Far::Silent | Far::Dies));
            match far {
                Far::Yes => Tried { outcome: Outcome::Accepted, said: Some(Message::foreign("code 7")) },
                Far::Dies => std::panic::resume_unwind(Box::new("killed")),
                Far::Silent => Outcome::Unknown { why, sent_whole: true }.into(),
                _ => Outcome::Refused { status, why, retry_after }.into(),
            }
        })
    }

    fn states(&self) -> Vec<State> {
        self.ledger.calls(self.enter().id).unwrap().into_iter().map(|call| call.state).collect()
    }
}

use State::{Accepted, Held, Planned, Refused};

#[test]
fn what_was_made_is_not_made_again_and_what_was_not_is() {
    let mut bench = Bench::new(4);
    let receipt = bench.send(&[Far::Yes, Far::No(400), Far::Silent, Far::Yes]).unwrap();
    assert_eq!(receipt.states, [(Accepted, 2), (Refused, 1), (Held, 1)]);
    assert_eq!((receipt.closing, receipt.calls(Held)), (None, 1));
    bench.send(&[Far::Yes]).unwrap();
    assert_eq!(bench.arrived, [1, 0, 1, 1], "a second run makes what was never made");
    assert_eq!(bench.states(), [Accepted, Refused, Held, Accepted]);
    let said = bench.ledger.calls(bench.enter().id).unwrap()[0].said.clone().unwrap();
    assert_eq!(said.english(), "the server said yes: code 7");

    let batch = bench.enter();
    bench
        .ledger
        .resolve_call((&batch, 3), Event::PersonSawItMissing, ("not there", Some("ana")), now())
        .unwrap();
    assert_eq!(bench.ledger.release_refused_calls(&batch, None, now()).unwrap(), 1);
    bench.send(&[Far::Yes]).unwrap();
    assert_eq!(
        (bench.arrived, bench.ledger.call_states(batch.id).unwrap()),
        (vec![1, 1, 2, 1], vec![(Accepted, 4)])
    );
}

#[test]
fn entering_the_same_calls_finds_them_unless_they_were_given_up() {
    let bench = Bench::new(2);
    let (first, again) = (bench.enter(), bench.enter());
    assert_eq!(first, again);
    assert_eq!(bench.ledger.call_batches("sandbox").unwrap(), std::slice::from_ref(&first));
    assert_eq!(bench.ledger.call_batches("https://elsewhere.example").unwrap(), []);
    let other = bench.ledger.enter_calls(&Bench::new_batch(None), &["a"], now()).unwrap();
    assert_ne!(first.id, other.id);

    bench.ledger.abandon_calls(&first, ("the wrong file", Some("ana")), now()).unwrap();
    let why = bench.ledger.abandon_calls(&first, ("again", None), now());
    assert!(matches!(why, Err(Error::CallsAbandoned { .. })));
    assert_ne!(bench.enter().id, first.id);
    assert!(bench.ledger.call_batch(first.id).unwrap().unwrap().is_abandoned);
}

#[test]
fn forms_that_are_not_those_that_were_entered_are_not_sent() {
    let mut bench = Bench::new(1);
    let batch = bench.enter();
    let clock = clock();
    let calling = Calling {
        clock: &clock,
        pace: &mut Pace::new(10_000),
        patience: ONCE,
        interrupted: &|| false,
        progress: &mut |_, _| {},
    };
    let sent = send_calls(&bench.ledger, &batch, &["{}"], calling, &mut |_, _| panic!("it was made"));
    assert!(matches!(sent, Err(Error::CallsChanged { .. })));
    bench.arrived.clear();
}

#[test]
fn three_in_a_row_of_which_nobody_knows_are_enough() {
    let mut bench = Bench::new(9);
    let far = [Far::Silent, Far::Silent, Far::Yes, Far::Silent];
    let receipt = bench.send(&far).unwrap();
    assert_eq!((receipt.calls(Held), receipt.calls(Planned)), (5, 3));
    assert_eq!(receipt.closing, Some(Closing::Unknown));
}

#[test]
fn where_the_instance_cannot_be_reached_nothing_is_held() {
    let mut bench = Bench::new(3);
    let receipt = bench.send(&[Far::Yes, Far::Away]).unwrap();
    assert_eq!(receipt.states, [(Planned, 2), (Accepted, 1)]);
    assert_eq!(receipt.closing, Some(Closing::Unreachable));
    assert_eq!(receipt.unsent.unwrap().english(), "refused");
    bench.send(&[Far::Away, Far::Yes]).unwrap();
    assert_eq!(bench.arrived, [1, 1, 1], "once is tried again");
}

#[test]
fn who_is_asked_to_wait_waits_and_who_is_not_let_in_ends() {
    let mut bench = Bench::new(2);
    let receipt = bench.send(&[Far::Busy(Some(0)), Far::Yes]).unwrap();
    assert_eq!((receipt.states, receipt.closing), (vec![(Accepted, 2)], None));
    let mut bench = Bench::new(2);
    let receipt = bench.send(&[Far::Busy(Some(3600))]).unwrap();
    assert_eq!((receipt.calls(Planned), receipt.closing), (2, Some(Closing::AskedToWait)));
    let mut bench = Bench::new(2);
    let receipt = bench.send(&[Far::No(401)]).unwrap();
    assert_eq!(
        (receipt.states, receipt.closing),
        (vec![(Planned, 1), (Refused, 1)], Some(Closing::LockedOut))
    );
}

#[test]
fn who_is_interrupted_makes_no_other_call() {
    let mut bench = Bench::new(2);
    let receipt = bench.send_until(&[Far::Yes], &|| true).unwrap();
    assert_eq!((receipt.calls(Planned), receipt.closing), (2, Some(Closing::Interrupted)));
}

/// Makes calls until the far end kills the process, as far as the ledger can tell.
fn die(bench: &mut Bench, far: &[Far]) {
    let died = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| bench.send(far).map(drop)));
    assert!(died.is_err());
}

#[test]
fn a_call_whose_maker_died_is_held_and_a_person_decides() {
    let mut bench = Bench::new(3);
    die(&mut bench, &[Far::Yes, Far::Dies]);
    assert_eq!(bench.states(), [Accepted, State::Sending, Planned]);
    assert!(bench.ledger.is_sending().unwrap());
    bench.send(&[Far::Yes]).unwrap();
    assert_eq!(
        (bench.states(), bench.arrived.as_slice()),
        (vec![Accepted, Held, Accepted], [1, 1, 1].as_slice())
    );
    let (ledger, batch) = (&bench.ledger, bench.enter());
    let decide = |call, event| ledger.resolve_call((&batch, call), event, ("seen", Some("ana")), now());
    assert!(matches!(decide(1, Event::PersonSawIt), Err(Error::NotToDecide { .. })));
    assert!(matches!(decide(4, Event::PersonSawIt), Err(Error::NoSuchCall { .. })));
    assert!(matches!(decide(0, Event::PersonSawIt), Err(Error::NoSuchCall { .. })));
    assert_eq!(ledger.resolve_calls(&batch, Event::PersonSawIt, ("seen", None), now()).unwrap(), 1);
    assert_eq!(bench.states(), [Accepted, State::Confirmed, Accepted]);
}

#[test]
fn what_happened_to_a_call_stays_as_it_is() {
    let mut bench = Bench::new(1);
    bench.send(&[Far::Yes]).unwrap();
    for change in ["UPDATE call_events SET what = 'x'", "DELETE FROM call_events"] {
        assert!(bench.ledger.try_to(change).is_err(), "{change}");
    }
    let keyed: String = bench.ledger.one("SELECT sha256 FROM calls").unwrap();
    let plain = serialize::Digest::of(bench.forms()[0].as_bytes()).to_string();
    assert_ne!(keyed, plain, "a number is guessed from a plain digest");
}

/// A plan of one part whose three lines go as calls, entered.
fn planned_calls(bench: &Bench, run: &str) -> (crate::Plan, CallBatch, i64) {
    let directory = bench.folder.path().join(run);
    let people = ["098344484", "098344485", "098344486"];
    let lines = people
        .map(|number| {
            format!(
                "prueba->;{number};nombre=Ana;;9999;
"
            )
        })
        .concat();
    let mut plan = plan(run, &directory, &[&lines]);
    let form = |(nth, destination): (u32, &&str)| {
        let calldate = chrono::NaiveDate::from_ymd_opt(2031, 5, 10)
            .unwrap()
            .and_hms_opt(9 + nth, u32::from(run == "r2"), 0)
            .unwrap();
        let call = ScheduledCall {
            calldate,
            campaign: "prueba->",
            destination,
            alternatives: "",
            agentphone: "",
            data: "nombre=Ana",
        };
        call.form() + "\n"
    };
    let forms: String = (0..).zip(&people).map(form).collect();
    std::fs::write(directory.join("parts/calls.ndjson"), &forms).unwrap();
    plan.parts[0].calls = Some(PlannedCalls {
        kind: CallKind::Schedule,
        file: "parts/calls.ndjson".into(),
        sha256: serialize::Digest::of(forms.as_bytes()).to_string(),
        server_zone: Some("America/Montevideo".into()),
        first: None,
        hours: None,
        last: None,
    });
    std::fs::write(directory.join(crate::Plan::FILE), serde_json::to_vec(&plan).unwrap()).unwrap();
    bench.ledger.enter(&plan, &directory, now()).unwrap();
    let part = bench.ledger.parts(run).unwrap()[0].id;
    let batch = bench.ledger.calls_of_part(part).unwrap().unwrap();
    (plan, batch, part)
}

/// A call of a plan leaves, and this is heard of it.
fn leaves(bench: &Bench, run: &str, nth: usize, event: Event) -> Result<(), Error> {
    leaves_after(0, bench, run, nth, event)
}

/// The same, so many hours later.
fn leaves_after(hours: i64, bench: &Bench, run: &str, nth: usize, event: Event) -> Result<(), Error> {
    let now = || now() + chrono::TimeDelta::hours(hours);
    let (plan, batch, part) = planned_calls(bench, run);
    let (ledger, directory) = (&bench.ledger, bench.folder.path().join(run));
    let mains = ledger.main_number_of_lines(&directory, &plan.parts[0]).unwrap();
    let call = &ledger.calls(batch.id).unwrap()[nth];
    let name = plan.parts[0].name.clone();
    let taking = Taking { part, call: call.id, name: &name, mains: &mains[nth..=nth] };
    let words = words::message!("upload-call-accepted", "the server said yes");
    let changing = |from| Changing::of(&batch, call, from);
    let note = |change: &rusqlite::Transaction<'_>| ledger.note_leaving(change, &plan, &taking, now());
    ledger.call_happens(changing(Planned), Event::Connected, (&words, None), now(), note)?;
    ledger.call_happens(changing(State::Sending), event, (&words, None), now(), |_| Ok(()))
}

/// What verify finds broken, by its words.
fn breaches(ledger: &Ledger) -> Vec<String> {
    let broken = ledger.verify().unwrap().into_iter().flat_map(|checked| checked.broken);
    broken.map(|words| words.to_string()).collect()
}

#[test]
fn each_call_has_its_own_time_however_long_its_part_is_being_sent() {
    let bench = Bench::new(0);
    leaves_after(0, &bench, "r1", 0, Event::SaidYes).unwrap();
    leaves_after(10, &bench, "r2", 1, Event::SaidYes).unwrap();
    // Twenty hours are over for this person, though not between the first calls of the two parts.
    leaves_after(25, &bench, "r2", 0, Event::SaidYes).unwrap();
    assert_eq!(breaches(&bench.ledger), [""; 0]);
    // What was broken off goes on long after the other began: this person's last call is the first part's.
    leaves_after(35, &bench, "r1", 1, Event::SaidYes).unwrap();
    assert_eq!(breaches(&bench.ledger), [""; 0]);
    // What nobody knows of one call says nothing of the others.
    leaves_after(36, &bench, "r1", 2, Event::NoWord).unwrap();
    assert_eq!((is_now(&bench, "r1"), breaches(&bench.ledger)), (Held, vec![]));
}

#[test]
fn a_person_who_is_called_twice_too_soon_is_found_however_long_ago_the_parts_began() {
    let bench = Bench::new(0);
    leaves_after(0, &bench, "r1", 0, Event::SaidYes).unwrap();
    leaves_after(15, &bench, "r1", 1, Event::SaidYes).unwrap();
    leaves_after(21, &bench, "r2", 2, Event::SaidYes).unwrap();
    assert!(matches!(leaves_after(30, &bench, "r2", 1, Event::SaidYes), Err(Error::Claimed { .. })));
    // Only who does away with the claim gets so far.
    bench.ledger.try_to("DELETE FROM claims WHERE call IN (SELECT id FROM calls WHERE nth = 1)").unwrap();
    leaves_after(30, &bench, "r2", 1, Event::SaidYes).unwrap();
    let found = breaches(&bench.ledger);
    assert!(found.len() == 1 && found[0].starts_with("a person is in "), "{found:?}");
}

#[test]
fn no_call_leaves_when_a_blacklist_is_too_old_though_the_first_did_in_time() {
    let bench = Bench::new(0);
    leaves_after(0, &bench, "r1", 0, Event::SaidYes).unwrap();
    let written = now().to_rfc3339();
    let held = format!("INSERT INTO held_against VALUES ('r1', 'no-llamar.csv', 'aa', '{written}', 36000)");
    bench.ledger.try_to(&held).unwrap();
    let is_old = |words: &String| words.contains("was older than its max_age");
    assert!(!breaches(&bench.ledger).iter().any(is_old));
    leaves_after(11, &bench, "r1", 1, Event::SaidYes).unwrap();
    assert!(breaches(&bench.ledger).iter().any(is_old), "{:?}", breaches(&bench.ledger));
}

fn is_now(bench: &Bench, run: &str) -> State {
    bench.ledger.parts(run).unwrap()[0].state
}

#[test]
fn a_part_is_what_its_calls_are_and_who_was_refused_is_free() {
    let bench = Bench::new(0);
    assert_eq!((planned_calls(&bench, "r1").1.calls, is_now(&bench, "r1")), (3, Planned));
    leaves(&bench, "r1", 0, Event::SaidYes).unwrap();
    assert_eq!(is_now(&bench, "r1"), State::Sending, "the others wait");
    bench.ledger.hold_orphans(now()).unwrap();
    assert_eq!((is_now(&bench, "r1"), bench.ledger.is_sending().unwrap()), (State::Sending, false));
    leaves(&bench, "r1", 1, Event::SaidNo).unwrap();
    leaves(&bench, "r1", 2, Event::NoWord).unwrap();
    assert_eq!(is_now(&bench, "r1"), Held);
    let in_the_way = |run: &str| {
        let (plan, ..) = planned_calls(&bench, run);
        let directory = bench.folder.path().join(run);
        let lists = bench.ledger.claimed_before(&plan, &directory, now()).unwrap();
        lists.iter().map(|list| (list.is_held, list.contacts)).collect::<Vec<_>>()
    };
    assert_eq!(in_the_way("r2"), [(true, 2)], "of three, one was refused");
    assert!(matches!(leaves(&bench, "r2", 0, Event::SaidYes), Err(Error::Claimed { .. })));
    assert!(matches!(leaves(&bench, "r2", 2, Event::SaidYes), Err(Error::Claimed { .. })));
    leaves(&bench, "r2", 1, Event::SaidYes).unwrap();
    let runs = bench.ledger.runs().unwrap();
    let r1 = runs.iter().find(|run| run.id == "r1").unwrap();
    assert_eq!(r1.lines, [(Accepted, 1), (Refused, 1), (Held, 1)]);
    let breaches = |ledger: &Ledger| {
        let checked = ledger.verify().unwrap().into_iter().filter(|checked| !checked.broken.is_empty());
        checked.map(|checked| checked.invariant).collect::<Vec<_>>()
    };
    assert_eq!(breaches(&bench.ledger), [""; 0]);
    bench.ledger.try_to("UPDATE calls SET state = 'accepted' WHERE state = 'held'").unwrap();
    assert_eq!(breaches(&bench.ledger), ["I3"], "nobody said yes, and the part says that it is held");
    bench.ledger.try_to("UPDATE calls SET state = 'held' WHERE nth = 2 AND state = 'accepted'").unwrap();
    assert_eq!(breaches(&bench.ledger), [""; 0]);
    bench.ledger.try_to("UPDATE parts SET state = 'accepted' WHERE run = 'r1'").unwrap();
    assert!(breaches(&bench.ledger).contains(&"I3"));
}

#[test]
fn a_call_changes_only_from_the_state_that_it_is_in_and_never_of_a_batch_that_was_given_up() {
    let bench = Bench::new(2);
    let batch = bench.enter();
    let calls = bench.ledger.calls(batch.id).unwrap();
    let words = Message::foreign("so it is");
    let happens = |nth: usize, from, event| {
        let changing = Changing::of(&batch, &calls[nth], from);
        bench.ledger.call_happens(changing, event, (&words, None), now(), |_| Ok(()))
    };
    happens(0, Planned, Event::Connected).unwrap();
    // Two that both read it as planned do not both make it.
    let twice = happens(0, Planned, Event::Connected);
    assert!(matches!(twice, Err(Error::CallImpossible { call: 1, from: Planned, .. })), "{twice:?}");
    assert!(happens(0, Accepted, Event::Connected).is_err(), "what is accepted is not made again");
    bench.ledger.abandon_calls(&batch, ("the wrong file", None), now()).unwrap();
    assert!(happens(1, Planned, Event::Connected).is_err());
    happens(0, State::Sending, Event::NoWord).unwrap();
    assert_eq!(bench.ledger.call_states(batch.id).unwrap(), [(Planned, 1), (Held, 1)]);
}
