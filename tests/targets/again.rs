//! A list of calls that ended halfway, run again.

use super::{BASE, SCHEDULE, WHO, run, saying, scheduled, sound, the_run, world};
use serde_json::Value;

#[test]
fn run_again_makes_the_calls_that_never_were_made_and_no_other() {
    // The second call finds the session shut, or is refused for itself.
    let shut = "HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n";
    for (answer, first) in [(shut, 5), ("0", 1)] {
        let portal = saying(&[Some("1"), Some(answer)]);
        let world = world(&portal, "schedule", SCHEDULE);
        let said = run(&world);
        assert_eq!(said.exit, first, "{answer}: {}", said.err);
        let said = run(&world);
        assert_eq!(said.exit, 0, "{answer}: {}", said.err);
        let mut people: Vec<String> =
            scheduled(&portal).iter().map(|call| call["destination"].to_string()).collect();
        assert_eq!(people.len(), 4, "{answer}: the refused one twice");
        people.sort();
        people.dedup();
        assert_eq!(people.len(), 3, "{answer}: {people:?}");
        let runs = world.dialbase(&["runs", "list", "--json"]).out;
        let runs: Vec<Value> = runs.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(runs.len(), 2);
        sound(&world);
        // The first run has nothing left to do, and nobody is called again.
        let oldest = runs.iter().map(|run| run["run"].as_str().unwrap()).min().unwrap();
        let said = world.dialbase_as(&["runs", "resume", oldest], &WHO);
        assert_eq!(said.exit, 0, "{answer}: {}", said.err);
        assert_eq!(scheduled(&portal).len(), 4, "{answer}");
        assert_eq!(run(&world).exit, 0);
        assert_eq!(scheduled(&portal).len(), 4, "{answer}");
        // So do those of a list that grew.
        world.write("base.csv", BASE.to_owned() + "098 000 004;;Olga;2031-05-13 10:00;1001\n");
        let said = run(&world);
        assert_eq!((said.exit, scheduled(&portal).len()), (0, 5), "{answer}: {}", said.err);
        assert!(
            said.err.contains("Accepted        1  contact")
                && said.err.contains("Repeated        3  contacts"),
            "{answer}: {}",
            said.err
        );
        // Also when nobody remembers it: what is booked for a moment is booked.
        world.write("base.csv", BASE.to_owned() + "098 000 005;;Luz;2031-05-14 10:00;1001\n");
        let days_later = [WHO[0], WHO[1], ("DIALBASE_CLOCK", "500000")];
        let said = world.dialbase_as(&["run", "ventas.toml"], &days_later);
        assert_eq!((said.exit, scheduled(&portal).len()), (0, 6), "{answer}: {}", said.err);
        sound(&world);
    }
}

#[test]
fn a_call_whose_person_went_elsewhere_can_be_given_up() {
    let shut = "HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n";
    let portal = saying(&[Some("1"), Some(shut)]);
    let world = world(&portal, "schedule", SCHEDULE);
    assert_eq!(run(&world).exit, 5);
    let first = the_run(&world);
    // Iris, who was not called, goes in another list at another hour.
    let iris = BASE.lines().step_by(3).collect::<Vec<_>>().join("\n").replace("3:15", "4:15");
    world.write("otra.csv", iris);
    let other = std::fs::read_to_string(world.path("ventas.toml")).unwrap().replace("base.csv", "otra.csv");
    world.write("otra.toml", other);
    let said = world.dialbase_as(&["run", "otra.toml"], &WHO);
    assert_eq!((said.exit, scheduled(&portal).len()), (0, 3), "{}", said.err);

    let resume = || world.dialbase_as(&["runs", "resume", &first], &WHO);
    let said = resume();
    assert_eq!((said.exit, scheduled(&portal).len()), (5, 4), "{}", said.err);
    assert!(!said.err.contains("lets us in no more"), "that was the time before: {}", said.err);
    let give_up =
        ["runs", "resolve", &first, "1", "--call", "3", "--abandon", "--reason", "went in another list"];
    let said = world.dialbase(&give_up);
    assert_eq!(said.exit, 0, "{}", said.err);
    let said = resume();
    assert_eq!((said.exit, scheduled(&portal).len()), (0, 4), "{}", said.err);
    sound(&world);
}
