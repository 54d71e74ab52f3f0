//! Nobody is called outside of the hours, by their own clock: when it is planned, and when it leaves.

use super::{SCHEDULE, WHO, saying, scheduled, sound, world};
use crate::portal::Portal;
use crate::world::{Said, World};
use chrono::{TimeDelta, Timelike, Utc};

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
