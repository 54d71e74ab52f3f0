//! What came of contacts that went in calls of their own: records name no list, and are known by campaign, number and moment.

use super::{WHO, summary};
use crate::portal::Portal;
use crate::world::{World, pipeline};
use chrono::{TimeDelta, Utc};
use serde_json::{Value, json};
use std::sync::atomic::{AtomicUsize, Ordering};

/// A moment by the clock of Montevideo, so many minutes from now.
fn at(minutes: i64) -> String {
    (Utc::now() - TimeDelta::hours(3) + TimeDelta::minutes(minutes)).format("%Y-%m-%d %H:%M:%S").to_string()
}

fn record(id: u32, number: &str, minutes: i64, disposition: &str) -> Value {
    json!({
        "id": id, "guid": format!("guid-{id}"), "calldate": at(minutes), "campaign": "Ventas->", "dst": number,
        "destination": number, "disposition": disposition, "billsec": 7, "dialerbase": null,
        "note": match id { 1 | 2 | 6 => "Llamar al 099111222", 5 => "llamar a la hija al 099 111 222", _ => "" },
    })
}

/// A far end that takes all calls but the last, and tells of calls to all.
fn far_end() -> Portal {
    let asked = AtomicUsize::new(0);
    // Made once: a call's moment is the same whenever it is asked for.
    let records = json!([
        record(1, "098000001", 1, "ANSWERED"),
        record(2, "098000002", 1, "BUSY"),
        // Before anything was sent; of whom the instance refused; of a stranger.
        record(3, "098000003", -30, "ANSWERED"),
        record(4, "098000004", 1, "ANSWERED"),
        record(5, "099999999", 1, "ANSWERED"),
        record(6, "098000002", 4 * 24 * 60, "ANSWERED"),
    ])
    .to_string();
    Portal::start(move |call, form| match call {
        "ScheduleDialerCall" => {
            Some(if asked.fetch_add(1, Ordering::SeqCst) == 3 { "0" } else { "1" }.to_owned())
        }
        "getrecords" if form.contains("lastrow=0&") || form.ends_with("lastrow=0") => Some(records.clone()),
        "getrecords" => Some("[]".to_owned()),
        _ => None,
    })
}

/// A world whose contacts went to the far end, each in a call, but for the one that it refused; with its pipeline, and its rows.
fn called(portal: &Portal) -> (World, String, String) {
    let world = World::new();
    let rows: String = (1..=4).fold(String::new(), |rows, nth| {
        rows + &format!("098 000 00{nth};Persona {nth};2031-05-1{nth} 15:30;7\n")
    });
    world.write("base.csv", format!("Celular;Nombre;Fecha;Agente\n{rows}"));
    let usual = pipeline(
        &portal.address,
        "[schedule]\ndate = \"Fecha\"\nzone = \"contact\"\nserver_zone = \"America/Montevideo\"\n",
    )
    .replace("[\"Celular\", \"Casa\"]", "\"Celular\"\nagent = \"Agente\"");
    let usual = usual + "target = \"schedule\"\nper_second = 1000\n";
    world.write("ventas.toml", &usual);
    let said = world.dialbase_as(&["run", "ventas.toml"], &WHO);
    assert_eq!(said.exit, 1, "one is refused: {}", said.err);
    (world, usual, rows)
}

#[test]
fn a_call_is_known_by_campaign_number_and_moment_and_who_answered_is_not_called_again() {
    let portal = far_end();
    let (world, usual, rows) = called(&portal);
    let read = ["results", "--pipeline", "ventas.toml", "-o", "out", "--per-second", "1000", "--zone"];
    let read = [&read[..], &["America/Montevideo"]].concat();
    let day = at(-24 * 60);
    let said = world.dialbase_as(&[&read[..], &["--from", &day[..10]]].concat(), &WHO);
    assert!([0, 5].contains(&said.exit), "{}", said.err);
    let all = summary(&world);
    assert_eq!(
        (&all["records"]["read"], &all["records"]["joined"], &all["records"]["of_no_list"]),
        (&5.into(), &2.into(), &3.into())
    );
    let contacts = json!({"contacts": 3, "dialled": 2, "not_dialled": 1, "answered": 1, "of_lost_plans": 0});
    assert_eq!(all["contacts"], contacts, "{all}");
    let said_of = all["said"].as_object().unwrap();
    assert_eq!(
        (said_of.len(), &said_of[""]),
        (2, &1.into()),
        "what was said once may be about a person: {all}"
    );
    assert!(
        said_of.keys().any(|note| note.starts_with("Llamar al ")) && !all.to_string().contains("099111222"),
        "{all}"
    );
    assert!(!(said.out.clone() + &said.err).contains("099111222"), "{said:?}");

    let runs = world.dialbase(&["runs", "list", "--json"]).out;
    let run: Value = serde_json::from_str(runs.lines().next().unwrap()).unwrap();
    let said = world.dialbase_as(&[&read[..], &["--run", run["run"].as_str().unwrap()]].concat(), &WHO);
    assert!([0, 5].contains(&said.exit), "{}", said.err);
    assert_eq!((&summary(&world)["records"]["read"], &summary(&world)["contacts"]), (&2.into(), &contacts));

    let answered = "[duplicates]\nanswered = { within = \"30d\", scope = \"campaign\" }\n";
    world.write("ventas.toml", usual.replace("[upload]", &format!("{answered}[upload]")));
    world.write("base.csv", format!("Celular;Nombre;Fecha;Agente\n{}", rows.replace("15:30", "16:30")));
    let again = world.dialbase_as(&["plan", "ventas.toml", "-o", "again", "--json"], &WHO);
    let report: Value = serde_json::from_str(&again.out).unwrap_or_else(|_| panic!("{}", again.err));
    assert_eq!(report["account"]["left_out"]["answered-earlier"], 1, "{report}");

    // They left days before this period, and one of them was called in it. Only a program built to be harmed heeds another clock.
    if !cfg!(feature = "faults") {
        return;
    }
    let days_later = [WHO[0], WHO[1], ("DIALBASE_CLOCK", "345600")];
    let later = at(4 * 24 * 60);
    let said = world.dialbase_as(&[&read[..], &["--from", &later[..10]]].concat(), &days_later);
    assert!([0, 5].contains(&said.exit), "{}", said.err);
    let then = summary(&world);
    assert_eq!((&then["records"]["joined"], &then["contacts"]["answered"]), (&1.into(), &1.into()), "{then}");
    let later = at(5 * 24 * 60);
    let said = world.dialbase_as(&[&read[..], &["--from", &later[..10]]].concat(), &days_later);
    assert!([0, 5].contains(&said.exit), "{}", said.err);
    assert_eq!(summary(&world)["contacts"]["contacts"], 0, "nobody was called then");
}
