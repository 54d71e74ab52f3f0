//! A list of calls that ended halfway, run again.

use super::{BASE, SCHEDULE, WHO, run, saying, scheduled, sound, world};
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
        sound(&world);
    }
}
