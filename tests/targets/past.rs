//! Calls whose moment passes while they wait.

use super::{BASE, SCHEDULE, WHO, saying, scheduled, shown, sound, the_run, world};
use serde_json::json;

#[test]
fn a_moment_that_is_past_when_its_turn_comes_is_not_sent() {
    let portal = saying(&[]);
    let any_hour = SCHEDULE.replace("Mexico_City", "Montevideo") + "hours = \"00:00-24:00\"\n";
    let world = world(&portal, "schedule", &any_hour);
    let soon = chrono::Utc::now().naive_utc() - chrono::TimeDelta::hours(3) + chrono::TimeDelta::seconds(4);
    world.write("base.csv", BASE.replace("2031-05-10 15:30", &soon.format("%Y-%m-%d %H:%M:%S").to_string()));
    assert_eq!(world.dialbase(&["plan", "ventas.toml", "-o", "plan"]).exit, 0);
    std::thread::sleep(std::time::Duration::from_secs(5));
    let said = world.dialbase_as(&["apply", "plan"], &WHO);
    assert_eq!(said.exit, 5, "{}", said.err);
    assert!(said.err.contains("1 call was not made: its moment is past"), "{}", said.err);
    assert_eq!(scheduled(&portal).len(), 2);
    let last = said.err.lines().last().unwrap_or_default().to_owned();
    let words = "The moment of 1 call passed while it waited (lines of list 1: 1): it is not sent any more, however often the run is resumed.";
    assert!(
        last.starts_with(words) && last.contains("--abandon") && last.contains("write a new moment"),
        "{}",
        said.err
    );
    let run = the_run(&world);
    let resumed = world.dialbase_as(&["runs", "resume", &run], &WHO);
    assert!(
        resumed.exit == 5 && resumed.err.lines().last().unwrap_or_default().starts_with(words),
        "{resumed:?}"
    );
    let show = world.dialbase(&["runs", "show", &run]);
    assert!(
        show.err.contains(words) && !show.err.contains("runs resume"),
        "nothing is to be resumed: {}",
        show.err
    );
    assert_eq!(shown(&world)["lists"][0]["calls"]["past"], json!([1]));
    assert!(world.dialbase(&["runs", "show", &run, "--lang", "es"]).err.contains("ya no se envía"));
    // Who gives it up is done with the run.
    let given_up = ["runs", "resolve", &run, "1", "--call", "1", "--abandon", "--reason", "it was yesterday"];
    assert_eq!(world.dialbase_as(&given_up, &WHO).exit, 0);
    let resumed = world.dialbase_as(&["runs", "resume", &run], &WHO);
    assert!(resumed.exit == 0 && !resumed.err.contains("passed while it waited"), "{resumed:?}");
    // The whole list again, with a moment that is to come: the others went, and do not go again.
    world.write("base.csv", BASE);
    let again = super::run(&world);
    assert_eq!((again.exit, scheduled(&portal).len()), (0, 3), "{}", again.err);
    sound(&world);
}
