//! A person goes to a campaign in one list at a time, whatever the lists are called and whatever else is in them.

use super::*;
use words::Told as _;

const ANA_AND_EVA: &str = "prueba->;098344484;nombre=Ana;;9999;\nprueba->;098344485;nombre=Eva;;9999;\n";
const IRIS: &str = "prueba->;098344487;nombre=Iris;;9999;\n";

fn sandbox(bench: &Bench) -> Sandbox {
    Sandbox::start(0, &bench.directory("sandbox")).unwrap()
}

#[test]
fn a_list_that_grew_by_a_row_does_not_bring_the_others_again() {
    let bench = Bench::new();
    let sandbox = sandbox(&bench);
    bench.apply(&plan("r1", &bench.directory("r1"), &[ANA]), &sandbox.address()).unwrap();
    let grown = plan("r2", &bench.directory("r2"), &[ANA_AND_EVA]);
    let error = bench.apply(&grown, &sandbox.address()).unwrap_err();
    let Error::PeopleWent { lists } = &error else { panic!("{error}") };
    assert_eq!(
        (lists.len(), lists[0].run.as_str(), lists[0].contacts, lists[0].is_held),
        (1, "r1", 1, false)
    );
    assert!(
        error
            .to_string()
            .starts_with("people of this plan went to their campaign a short while ago: 1 contact in")
    );
    assert_eq!(bench.ledger.one("SELECT COUNT(*) FROM attempts"), Some(1), "nothing of it left");
    assert_eq!(bench.ledger.runs().unwrap().len(), 1, "a run of which nothing left is none");
}

#[test]
fn who_may_go_again_after_a_while_goes_again_after_it() {
    let bench = Bench::new();
    let sandbox = sandbox(&bench);
    bench.apply(&plan("r1", &bench.directory("r1"), &[ANA]), &sandbox.address()).unwrap();
    let mut grown = plan("r2", &bench.directory("r2"), &[ANA_AND_EVA]);
    let after = |grown: &Plan, hours| {
        bench
            .ledger
            .claimed_before(grown, &bench.directory("r2"), now() + TimeDelta::hours(hours))
            .unwrap()
            .len()
    };
    assert_eq!([after(&grown, 0), after(&grown, 20), after(&grown, 21)], [1, 1, 0]);
    // The clock stands still, so what went "now" did not go before now.
    grown.claim_seconds = 0;
    assert_eq!(after(&grown, 1), 0);
}

#[test]
fn another_campaign_and_another_instance_are_other_scopes() {
    let bench = Bench::new();
    let sandbox = sandbox(&bench);
    bench.apply(&plan("r1", &bench.directory("r1"), &[ANA]), &sandbox.address()).unwrap();
    let mut elsewhere = plan("r2", &bench.directory("r2"), &[ANA_AND_EVA]);
    elsewhere.instance = "https://other.example".into();
    assert_eq!(states(&bench.apply(&elsewhere, &sandbox.address()).unwrap()), ["accepted"]);
}

#[test]
fn a_held_list_stands_in_the_way_of_its_people_and_of_nobody_else() {
    let bench = Bench::new();
    let first = plan("r1", &bench.directory("r1"), &[ANA]);
    bench.apply(&first, &server(b"", 2)).unwrap();
    let sandbox = sandbox(&bench);
    let others = plan("r2", &bench.directory("r2"), &[IRIS]);
    assert_eq!(states(&bench.apply(&others, &sandbox.address()).unwrap()), ["accepted"]);

    let same = plan("r3", &bench.directory("r3"), &[ANA_AND_EVA]);
    let error = bench.apply(&same, &sandbox.address()).unwrap_err();
    let Error::PeopleWent { lists } = &error else { panic!("{error}") };
    assert!(
        lists[0].is_held && error.to_string().starts_with("nobody knows yet whether an earlier list arrived")
    );
    let hint = error.advice().unwrap().to_string();
    assert!(hint.contains(&format!("dialbase runs resolve r1 {}", lists[0].name)), "{hint}");
    let a_year_later = now() + TimeDelta::days(365);
    let standing = bench.ledger.claimed_before(&same, &bench.directory("r3"), a_year_later).unwrap();
    assert_eq!(standing.len(), 1, "what nobody knows does not become known by waiting");
}

#[test]
fn the_same_plan_made_anew_goes_on_beside_a_held_list_and_says_that_it_is_there() {
    let bench = Bench::new();
    let first = plan("r1", &bench.directory("r1"), &[ANA, EVA]);
    bench.apply(&first, &server(b"", 2)).unwrap();
    let sandbox = sandbox(&bench);
    let again = plan("r2", &bench.directory("r2"), &[ANA, EVA]);
    let receipt = bench.apply(&again, &sandbox.address()).unwrap();
    assert_eq!(states(&receipt), ["repeated", "accepted"]);
    let said = receipt.parts[0].said.as_ref().map(Message::english);
    assert_eq!(said, Some("the same lines may have gone in run r1 at 2026-11-22 08:53 UTC"));
    let held = bench.ledger.held_beside(&again).unwrap();
    assert_eq!((held.len(), held[0].run.as_str(), held[0].is_held), (1, "r1", true));
    assert!(bench.ledger.held_beside(&first).unwrap().is_empty(), "its own it knows");
}

#[test]
fn the_rest_of_a_run_goes_on_beside_its_held_list() {
    let bench = Bench::new();
    let run = plan("r1", &bench.directory("r1"), &[ANA, EVA]);
    assert_eq!(states(&bench.apply(&run, &server(b"", 2)).unwrap()), ["held", "planned"]);
    let sandbox = sandbox(&bench);
    assert_eq!(states(&bench.apply(&run, &sandbox.address()).unwrap()), ["held", "accepted"]);
}

#[test]
fn a_person_decides_what_becomes_of_a_held_list() {
    let bench = Bench::new();
    let first = plan("r1", &bench.directory("r1"), &[ANA]);
    bench.apply(&first, &server(b"", 2)).unwrap();
    let name = bench.ledger.parts("r1").unwrap()[0].name.clone().unwrap();
    let decide = |run, name, event| bench.ledger.resolve((run, name), event, ("saw it", Some("ana")), now());
    assert!(matches!(decide("r1", "other.csv", Event::PersonSawIt), Err(Error::NoSuchPart { .. })));
    assert_eq!(decide("r1", &name, Event::PersonSawItMissing).unwrap(), State::Planned);
    assert!(matches!(decide("r1", "1", Event::PersonSawIt), Err(Error::NotToDecide { .. })));

    let sandbox = sandbox(&bench);
    let receipt = bench.apply(&first, &sandbox.address()).unwrap();
    assert_eq!(states(&receipt), ["accepted"]);
    assert!(receipt.parts[0].name.as_deref().unwrap().ends_with("-a2.csv"), "{receipt:?}");
}

#[test]
fn whom_another_list_took_meanwhile_a_released_list_does_not_bring_again() {
    let bench = Bench::new();
    let first = plan("r1", &bench.directory("r1"), &[ANA]);
    bench.apply(&first, &server(b"", 2)).unwrap();
    bench.ledger.resolve(("r1", "1"), Event::PersonSawItMissing, ("it is not there", None), now()).unwrap();
    let sandbox = sandbox(&bench);
    let second = plan("r2", &bench.directory("r2"), &[ANA_AND_EVA]);
    assert_eq!(states(&bench.apply(&second, &sandbox.address()).unwrap()), ["accepted"]);
    assert!(matches!(bench.apply(&first, &sandbox.address()), Err(Error::PeopleWent { .. })));
}

#[test]
fn the_database_itself_gives_nobody_to_two_lists() {
    let bench = Bench::new();
    let (first, second) =
        (plan("r1", &bench.directory("r1"), &[ANA]), plan("r2", &bench.directory("r2"), &[ANA_AND_EVA]));
    for plan in [&first, &second] {
        bench.ledger.enter(plan, &bench.directory(&plan.run), now()).unwrap();
    }
    let connected = |plan: &Plan| {
        let numbers = bench.ledger.main_numbers(&bench.directory(&plan.run), &plan.parts[0]).unwrap();
        let part = bench.ledger.parts(&plan.run).unwrap()[0].id;
        bench.ledger.connected(plan, (part, &plan.parts[0].name), &numbers, now())
    };
    connected(&first).unwrap();
    assert!(matches!(connected(&second), Err(Error::Claimed { contacts: 1, .. })));
    assert_eq!(bench.ledger.parts("r2").unwrap()[0].state, State::Planned, "wholly or not at all");
    assert_eq!(bench.ledger.one("SELECT COUNT(*) FROM claims"), Some(1));
}

#[test]
fn claims_of_an_earlier_version_are_taken_over() {
    let bench = Bench::new();
    let sandbox = sandbox(&bench);
    bench.apply(&plan("r1", &bench.directory("r1"), &[ANA]), &sandbox.address()).unwrap();
    bench.ledger.age_to_3();
    let again = Bench { ledger: Ledger::open(&bench.directory("state")).unwrap(), ..bench };
    assert_eq!(again.ledger.one("SELECT COUNT(*) FROM claims"), Some(1));
    let grown = plan("r2", &again.directory("r2"), &[ANA_AND_EVA]);
    assert!(matches!(again.apply(&grown, &sandbox.address()), Err(Error::PeopleWent { .. })));
}

#[test]
fn what_happened_can_only_be_added_to() {
    let bench = Bench::new();
    let sandbox = sandbox(&bench);
    bench.apply(&plan("r1", &bench.directory("r1"), &[ANA]), &sandbox.address()).unwrap();
    for change in [
        "UPDATE attempts SET name = 'x'",
        "DELETE FROM attempts",
        "UPDATE events SET what = ''",
        "DELETE FROM events",
    ] {
        assert!(bench.ledger.try_to(change).unwrap_err().to_string().contains("only added"), "{change}");
    }
}

#[test]
fn a_damaged_ledger_is_not_sent_with() {
    let bench = Bench::new();
    let sandbox = sandbox(&bench);
    bench.apply(&plan("r1", &bench.directory("r1"), &[ANA, EVA]), &sandbox.address()).unwrap();
    let state = bench.folder.path().join("copy");
    std::fs::create_dir(&state).unwrap();
    let path = state.join("ledger.db");
    bench.ledger.copy_to(&path);
    let mut bytes = std::fs::read(&path).unwrap();
    let last = bytes.len() - 4096;
    bytes[last..].fill(0x5a);
    std::fs::write(&path, bytes).unwrap();
    let error = Ledger::open(&state).unwrap_err();
    assert!(matches!(error, Error::LedgerDamaged { .. } | Error::Ledger { .. }), "{error}");
}

#[test]
fn of_a_held_list_of_an_earlier_version_anybody_may_be_in_it() {
    let bench = Bench::new();
    bench.apply(&plan("r1", &bench.directory("r1"), &[ANA]), &server(b"", 2)).unwrap();
    bench.ledger.age();
    let old = Bench { ledger: Ledger::open(&bench.directory("state")).unwrap(), ..bench };
    let sandbox = sandbox(&old);
    let others = plan("r2", &old.directory("r2"), &[IRIS]);
    let error = old.apply(&others, &sandbox.address()).unwrap_err();
    assert!(matches!(&error, Error::PeopleWent { lists } if lists[0].is_held), "{error}");
}

#[test]
fn the_lines_of_a_list_that_was_given_up_without_knowing_do_not_go_again() {
    let bench = Bench::new();
    bench.apply(&plan("r1", &bench.directory("r1"), &[ANA]), &server(b"", 2)).unwrap();
    bench.ledger.resolve(("r1", "1"), Event::PersonGaveUp, ("nobody knows", None), now()).unwrap();
    let sandbox = sandbox(&bench);
    let again = plan("r2", &bench.directory("r2"), &[ANA]);
    assert_eq!(states(&bench.apply(&again, &sandbox.address()).unwrap()), ["repeated"]);
    let refused = plan("r3", &bench.directory("r3"), &[IRIS]);
    let no = b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n0";
    bench.apply(&refused, &server(no, 2)).unwrap();
    bench.ledger.resolve(("r3", "1"), Event::PersonGaveUp, ("not wanted", None), now()).unwrap();
    let again = plan("r4", &bench.directory("r4"), &[IRIS]);
    assert_eq!(states(&bench.apply(&again, &sandbox.address()).unwrap()), ["accepted"], "it never was there");
}
