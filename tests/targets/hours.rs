//! Nobody is called outside of the hours, by their own clock: when it is planned, and when it leaves.

use super::{BASE, SCHEDULE, WHO, run, saying, scheduled, shown, sound, the_run, world};
use crate::portal::Portal;
use crate::world::{Said, World};
use chrono::{TimeDelta, Timelike, Utc};
use serde_json::json;

const NOW: &str = "[task]\nmode = \"now-first\"\n";

/// Calls at an hour of the day in Montevideo, where the people are.
fn at(world: &World, hour: i64, arguments: &[&str]) -> Said {
    // Montevideo is three hours behind, all year.
    let shown = (Utc::now() - TimeDelta::hours(3)).num_seconds_from_midnight();
    let off = (hour * 3600 - i64::from(shown)).to_string();
    world.dialbase_as(arguments, &[WHO[0], WHO[1], ("DIALBASE_CLOCK", &off)])
}

fn tasks(portal: &Portal) -> usize {
    portal.heard("DialerTask").len()
}

#[test]
fn nobody_is_called_at_night_where_nothing_is_said() {
    let portal = saying(&[]);
    let world = world(&portal, "task", NOW);
    for night in [4, 7, 21, 23] {
        let said = at(&world, night, &["run", "ventas.toml"]);
        assert_eq!((said.exit, tasks(&portal)), (9, 0), "{night}: {}", said.err);
        assert!(said.err.contains("3  call-now-outside-hours"), "{night}: {}", said.err);
    }
    let said = at(&world, 20, &["run", "ventas.toml"]);
    assert_eq!((said.exit, tasks(&portal)), (0, 3), "{}", said.err);
}

#[test]
fn whose_turn_comes_at_night_waits_for_the_morning() {
    let portal = saying(&[]);
    let world = world(&portal, "task", NOW);
    let said = at(&world, 20, &["plan", "ventas.toml", "-o", "plan"]);
    assert_eq!(said.exit, 0, "{}", said.err);
    let said = at(&world, 22, &["apply", "plan"]);
    assert_eq!((said.exit, tasks(&portal)), (5, 0), "{}", said.err);
    assert!(said.err.contains("outside of the hours within which they may be called"), "{}", said.err);
    sound(&world);
    let said = at(&world, 32, &["apply", "plan"]);
    assert_eq!((said.exit, tasks(&portal)), (0, 3), "{}", said.err);
}

#[test]
fn scheduled_calls_have_hours_where_nothing_is_said() {
    let portal = saying(&[]);
    let world = world(&portal, "schedule", SCHEDULE);
    let base = "Celular;Casa;Nombre;Cuándo;Agente\n098 000 001;;Ana;2031-05-10 04:30;1001\n098 000 002;;Eva;2031-05-10 15:30;1001\n";
    world.write("base.csv", base);
    let said = at(&world, 12, &["run", "ventas.toml"]);
    assert_eq!((said.exit, scheduled(&portal).len()), (0, 1), "{}", said.err);
    assert!(said.err.contains("1  call-time-outside-hours"), "{}", said.err);
}

#[test]
fn by_a_clock_that_nobody_knows_nobody_is_called_at_once() {
    let portal = saying(&[]);
    let world = world(&portal, "task", NOW);
    let text = std::fs::read_to_string(world.path("ventas.toml")).unwrap();
    let text = text.replace("unknown = \"reject\"", "from = [\"column:Zona\"]\nunknown = \"server\"");
    world.write("base.csv", "Celular;Casa;Nombre;Cuándo;Agente;Zona\n098 000 001;;Ana;;1001;\n");
    world.write("ventas.toml", &text);
    let said = at(&world, 12, &["run", "ventas.toml"]);
    assert_eq!((said.exit, tasks(&portal)), (2, 0), "{}", said.err);
    assert!(said.err.contains("server_zone = \"America/Montevideo\""), "{}", said.err);
    world.write("ventas.toml", text.replace(NOW, &format!("{NOW}server_zone = \"America/Montevideo\"\n")));
    let said = at(&world, 22, &["run", "ventas.toml"]);
    assert_eq!((said.exit, tasks(&portal)), (9, 0), "{}", said.err);
    let said = at(&world, 12, &["run", "ventas.toml"]);
    assert_eq!((said.exit, tasks(&portal)), (0, 1), "{}", said.err);
}

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
    assert!(last.starts_with(words) && last.contains("write a new moment"), "{}", said.err);
    let the_run = the_run(&world);
    let resumed = world.dialbase_as(&["runs", "resume", &the_run], &WHO);
    assert!(
        resumed.exit == 5 && resumed.err.lines().last().unwrap_or_default().starts_with(words),
        "{resumed:?}"
    );
    let show = world.dialbase(&["runs", "show", &the_run]);
    assert!(
        show.err.contains(words) && !show.err.contains("runs resume"),
        "nothing is to be resumed: {}",
        show.err
    );
    assert_eq!(shown(&world)["lists"][0]["calls"]["past"], json!([1]));
    assert!(world.dialbase(&["runs", "show", &the_run, "--lang", "es"]).err.contains("ya no se envía"));
    // With a new moment it goes, and the others do not go again.
    world.write("base.csv", BASE);
    let again = run(&world);
    assert_eq!((again.exit, scheduled(&portal).len()), (0, 3), "{}", again.err);
    sound(&world);
}
