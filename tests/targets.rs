//! Contacts that go as calls: each once, with the fields of the vendor's page, at the moment that the row says.

mod again;
#[cfg(feature = "faults")]
mod hours;
mod past;

use crate::portal::Portal;
use crate::world::{Said, World, pipeline};
use serde_json::{Value, json};
use std::sync::Mutex;

const WHO: [(&str, &str); 2] = [("DIALBASE_USER", "ana"), ("DIALBASE_PASSWORD", "secreto")];

const BASE: &str = "Celular;Casa;Nombre;Cuándo;Agente\n\
    098 000 001;2400 0001;Ana: x=1;2031-05-10 15:30;1001\n\
    098 000 002;;Eva;11/05/2031 09:00;1003\n\
    098 000 003;;Iris;12/05/2031 3:15 PM;1002\n";

const SCHEDULE: &str =
    "[schedule]\ndate = \"Cuándo\"\nzone = \"America/Mexico_City\"\nserver_zone = \"America/Montevideo\"\n";

/// A pipeline whose contacts go one by one.
fn targeted(url: &str, target: &str, more: &str) -> String {
    let text = pipeline(url, more) + &format!("target = \"{target}\"\nper_second = 1000\n");
    text.replace("[params]", "agent = \"Agente\"\n\n[params]")
}

fn world(portal: &Portal, target: &str, more: &str) -> World {
    let world = World::new();
    world.write("base.csv", BASE);
    world.write("ventas.toml", targeted(&portal.address, target, more));
    world
}

/// A portal that says these to the calls that it is asked for, one after the other, and then `1`; none is to hang up.
fn saying(answers: &[Option<&'static str>]) -> Portal {
    let answers = Mutex::new(answers.iter().rev().copied().collect::<Vec<_>>());
    Portal::start(move |call, _| match call {
        "ScheduleDialerCall" | "DialerTask" => {
            answers.lock().unwrap().pop().unwrap_or(Some("1")).map(str::to_owned)
        }
        "uploadbasewithtimezone" => Some("1".to_owned()),
        _ => None,
    })
}

fn run(world: &World) -> Said {
    world.dialbase_as(&["run", "ventas.toml"], &WHO)
}

/// A field of a form.
fn field(form: &str, name: &str) -> String {
    let value = form.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('=')).unwrap();
    let (mut bytes, mut rest) = (Vec::new(), value.bytes());
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'+' => b' ',
            b'%' => {
                let hex: Vec<u8> = rest.by_ref().take(2).collect();
                u8::from_str_radix(std::str::from_utf8(&hex).unwrap(), 16).unwrap()
            }
            byte => byte,
        });
    }
    String::from_utf8(bytes).unwrap()
}

fn sent(portal: &Portal, call: &str, name: &str) -> Vec<Value> {
    portal.heard(call).iter().map(|form| serde_json::from_str(&field(form, name)).unwrap()).collect()
}

fn scheduled(portal: &Portal) -> Vec<Value> {
    sent(portal, "ScheduleDialerCall", "callschedule")
}

/// The name of the only run.
fn the_run(world: &World) -> String {
    let list = world.dialbase(&["runs", "list", "--json"]).out;
    let run: Value = serde_json::from_str(list.lines().next().unwrap()).unwrap();
    run["run"].as_str().unwrap().to_owned()
}

fn shown(world: &World) -> Value {
    let run = the_run(world);
    serde_json::from_str(&world.dialbase(&["runs", "show", &run, "--json"]).out).unwrap()
}

fn sound(world: &World) {
    let said = world.dialbase(&["verify"]);
    assert_eq!(said.exit, 0, "{}{}", said.out, said.err);
}

#[test]
fn each_contact_is_scheduled_once_by_the_servers_clock_and_the_plan_shows_it() {
    let portal = saying(&[]);
    let world = world(&portal, "schedule", SCHEDULE);
    let said = world.dialbase(&["plan", "ventas.toml", "-o", "plan"]);
    assert_eq!(said.exit, 0, "{}", said.err);
    let words = "3 contacts are called one by one, from 2031-05-10 18:30:00 to 2031-05-12 18:15:00 by the server's clock (America/Montevideo)";
    assert!(said.err.contains(words), "{}", said.err);
    // It is no warning: nobody has to do anything about it, and `--quiet` does not say it.
    let said_so = said.err.lines().find(|line| line.contains("called one by one")).unwrap_or_default();
    assert!(!said_so.contains("Warning"), "{}", said.err);
    let report: Value =
        serde_json::from_str(&std::fs::read_to_string(world.path("plan/report.json")).unwrap()).unwrap();
    assert_eq!(report["dialled"]["one_by_one"]["text"], words);
    assert!(!report["warnings"].to_string().contains("one by one"), "{report}");
    let page = std::fs::read_to_string(world.path("plan/report.html")).unwrap();
    assert!(page.contains("called one by one"));
    let parts: Vec<_> =
        std::fs::read_dir(world.path("plan/parts")).unwrap().map(|one| one.unwrap().path()).collect();
    let forms = parts.iter().find(|path| path.extension().is_some_and(|ending| ending == "ndjson")).unwrap();
    let planned: Vec<Value> = std::fs::read_to_string(forms)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(scheduled(&portal), [] as [Value; 0], "a plan sends nothing");

    let said = world.dialbase_as(&["apply", "plan"], &WHO);
    assert_eq!(said.exit, 0, "{}", said.err);
    assert!(!said.err.contains("activate"), "nothing is to be activated: {}", said.err);
    assert_eq!(scheduled(&portal), planned);
    let ana = json!({
        "calldate": "2031-05-10 18:30:00", "campaign": "Ventas->", "destination": "098000001",
        "alternatives": "24000001", "agentphone": "1001", "data": "nombre=Ana- x-1",
    });
    assert_eq!(planned[0], ana, "six keys, as on the page, and nothing forged");
    let dates: Vec<&str> = planned.iter().map(|call| call["calldate"].as_str().unwrap()).collect();
    assert_eq!(dates, ["2031-05-10 18:30:00", "2031-05-11 12:00:00", "2031-05-12 18:15:00"]);
    assert_eq!(world.dialbase_as(&["apply", "plan"], &WHO).exit, 0);
    assert_eq!(scheduled(&portal).len(), 3, "applied again, it sends nothing");
    assert_eq!(
        shown(&world)["lists"][0]["calls"],
        json!({ "kind": "schedule", "states": { "accepted": 3 }, "held": [], "past": [] })
    );
    sound(&world);
}

#[test]
fn by_the_contacts_own_clock_and_within_its_hours() {
    let portal = saying(&[]);
    let own = "[schedule]\ndate = \"Día\"\ntime = \"Hora\"\nzone = \"contact\"\nserver_zone = \"America/Montevideo\"\nhours = \"09:00-20:00\"\n";
    let world = world(&portal, "schedule", own);
    let text = targeted(&portal.address, "schedule", own)
        .replace("unknown =", "from = [\"column:Zona\"]\nunknown =");
    world.write("ventas.toml", text.replace("agent = \"Agente\"\n", "[rules]\nagent-missing = \"warn\"\n"));
    world.write(
        "base.csv",
        "Celular;Casa;Nombre;Día;Hora;Zona\n\
         098 000 001;;Ana;2031-05-10;15:30;America/Mexico_City\n\
         098 000 002;;Eva;2031-05-10;15:30;America/Montevideo\n\
         098 000 003;;Iris;2031-05-10;20:00;America/Montevideo\n\
         098 000 004;;Olga;2031-05-10;mañana;America/Montevideo\n\
         098 000 005;;Sol;;;America/Montevideo\n\
         098 000 006;;Luz;2020-05-10;15:30;America/Montevideo\n",
    );
    let said = run(&world);
    assert_eq!(said.exit, 0, "{}", said.err);
    let dates: Vec<(String, String)> = scheduled(&portal)
        .iter()
        .map(|call| (call["destination"].as_str().unwrap().into(), call["calldate"].as_str().unwrap().into()))
        .collect();
    let expected = [("098000001", "2031-05-10 18:30:00"), ("098000002", "2031-05-10 15:30:00")];
    let mut dates = dates;
    dates.sort();
    assert_eq!(dates, expected.map(|(number, at)| (number.to_owned(), at.to_owned())));
    for code in ["call-time-outside-hours", "call-time-unreadable", "call-time-missing", "call-time-past"] {
        assert!(said.err.contains(code), "{code}: {}", said.err);
    }
    sound(&world);
}

#[test]
fn a_progressive_dialer_wants_an_agent_for_a_call_and_not_for_a_base() {
    let without = BASE.replace("1003", "");
    let went = |target: &str, more: &str, rule: &str| {
        let portal = saying(&[]);
        let world = world(&portal, target, more);
        world.write("base.csv", &without);
        let text = targeted(&portal.address, target, more);
        let text = if target == "base" { text.replace("per_second = 1000\n", "") } else { text };
        world.write("ventas.toml", text.replace("[params]", &format!("{rule}[params]")));
        let said = run(&world);
        let heard = |call| portal.heard(call).len();
        let went = heard("ScheduleDialerCall") + heard("DialerTask") + heard("uploadbasewithtimezone");
        (went, said.exit, said.err.contains("agent-missing"))
    };
    let warn = "[rules]\nagent-missing = \"warn\"\n";
    let reject = "[rules]\nagent-missing = \"reject\"\n";
    assert_eq!(went("schedule", SCHEDULE, ""), (2, 0, true));
    assert_eq!(went("task", "[task]\nmode = \"into-dialer\"\nhours = \"00:00-24:00\"\n", ""), (2, 0, true));
    assert_eq!(went("schedule", SCHEDULE, warn), (3, 0, true));
    assert_eq!(went("base", "", ""), (1, 0, false), "in a base the agent is optional");
    assert_eq!(went("base", "", reject), (1, 0, true));
}

#[test]
fn tasks_of_each_mode_have_the_keys_of_the_page() {
    let modes = [
        ("mode = \"now-first\"", json!(null), false, true),
        ("mode = \"by-hand\"", json!(null), false, false),
        ("mode = \"into-dialer\"\nsource = \"web\"", json!(null), true, false),
        (
            "mode = \"at\"\ndate = \"Cuándo\"\nzone = \"America/Mexico_City\"\nserver_zone = \"America/Montevideo\"",
            json!("2031-05-10 18:30:00"),
            true,
            false,
        ),
    ];
    for (mode, calldate, bulk, automatic) in modes {
        let portal = saying(&[]);
        let world = world(&portal, "task", &format!("[task]\n{mode}\nhours = \"00:00-24:00\"\n"));
        let said = run(&world);
        assert_eq!(said.exit, 0, "{mode}: {}", said.err);
        let source = if mode.contains("web") { "web" } else { "dialbase" };
        let ana = json!({
            "calldate": calldate, "campaign": "Ventas->", "destination": "098000001", "alternatives": "24000001",
            "agent": "1001", "data": "nombre=Ana- x-1", "source": source, "bulk": bulk, "automatic": automatic,
        });
        let tasks = sent(&portal, "DialerTask", "call");
        assert_eq!((tasks.len(), &tasks[0]), (3, &ana), "{mode}");
        sound(&world);
    }
}

#[test]
fn what_nobody_knows_is_held_and_a_person_says_of_each_call_what_became_of_it() {
    let portal = saying(&[Some("1"), None, Some("0")]);
    let world = world(&portal, "schedule", SCHEDULE);
    let said = run(&world);
    assert_eq!(said.exit, 6, "{}", said.err);
    let calls = json!({ "kind": "schedule", "states": { "accepted": 1, "held": 1, "refused": 1 }, "held": [2], "past": [] });
    assert_eq!(shown(&world)["lists"][0]["calls"], calls);
    let run_name = the_run(&world);
    let in_words = world.dialbase(&["runs", "show", &run_name]).out;
    assert!(
        in_words.contains("1 accepted, 1 refused and 1 held")
            || in_words.contains("held are those of lines 2"),
        "{in_words}"
    );
    sound(&world);

    let again = world.dialbase_as(&["runs", "resume", &run_name], &WHO);
    assert_eq!(again.exit, 6, "{}", again.err);
    assert_eq!(scheduled(&portal).len(), 4, "what was refused is asked for again, what is held is not");
    let resolve = |call: &str, what: &str| {
        world.dialbase(&["runs", "resolve", &run_name, "1", "--call", call, what, "--reason", "I looked"])
    };
    assert_eq!(resolve("1", "--loaded").exit, 2);
    assert_eq!(resolve("9", "--loaded").exit, 2);
    let said = resolve("2", "--not-loaded");
    assert_eq!(said.exit, 0, "{}", said.err);
    assert_eq!(world.dialbase_as(&["runs", "resume", &run_name], &WHO).exit, 0);
    let numbers: Vec<String> =
        scheduled(&portal).iter().map(|call| call["destination"].as_str().unwrap().to_owned()).collect();
    assert_eq!(numbers, ["098000001", "098000002", "098000003", "098000003", "098000002"]);
    sound(&world);
    let undone = world.dialbase(&["undo", &run_name, "--yes", "--reason", "x"]);
    assert_eq!(undone.exit, 4, "{}", undone.err);
    assert!(undone.err.contains("dialbase remove --scheduled"), "{}", undone.err);
}

#[test]
fn who_went_in_a_call_does_not_go_again_so_soon() {
    let portal = saying(&[Some("1"), Some("0"), Some("1")]);
    let world = world(&portal, "schedule", SCHEDULE);
    assert_eq!(run(&world).exit, 1);
    // The same people at another hour: another content, and the same people.
    world.write("base.csv", BASE.replace("15:30", "16:30"));
    let said = run(&world);
    assert_eq!(said.exit, 4, "{}", said.err);
    assert!(said.err.contains("people of this plan went to their campaign"), "{}", said.err);
    // Whom the instance refused went nowhere.
    world.write("base.csv", BASE.lines().step_by(2).take(2).collect::<Vec<_>>().join("\n"));
    let said = run(&world);
    assert_eq!(said.exit, 0, "{}", said.err);
    assert_eq!(scheduled(&portal).len(), 4);
    sound(&world);
    // And a base does not bring them either.
    let base = targeted(&portal.address, "base", "").replace("per_second = 1000\n", "");
    world.write("ventas.toml", base);
    world.write("base.csv", BASE);
    let said = run(&world);
    assert_eq!(said.exit, 4, "{}", said.err);
}

#[test]
fn the_same_rows_go_no_second_time() {
    let portal = saying(&[]);
    let world = world(&portal, "schedule", SCHEDULE);
    assert_eq!(run(&world).exit, 0);
    let said = run(&world);
    assert_eq!(scheduled(&portal).len(), 3, "{}", said.err);
    assert!(said.err.contains("Repeated"), "{}", said.err);
    sound(&world);
}

#[test]
fn a_plan_whose_calls_were_touched_is_not_sent() {
    let portal = saying(&[]);
    let world = world(&portal, "schedule", SCHEDULE);
    assert_eq!(world.dialbase(&["plan", "ventas.toml", "-o", "plan"]).exit, 0);
    let forms = std::fs::read_dir(world.path("plan/parts")).unwrap().map(|one| one.unwrap().path());
    let forms =
        forms.into_iter().find(|path| path.extension().is_some_and(|ending| ending == "ndjson")).unwrap();
    let text = std::fs::read_to_string(&forms).unwrap();
    std::fs::write(&forms, text.replace("098000001", "098000009")).unwrap();
    let said = world.dialbase_as(&["apply", "plan"], &WHO);
    assert_eq!((said.exit, scheduled(&portal).len()), (4, 0), "{}", said.err);
    std::fs::write(&forms, text).unwrap();
    world.write(
        "ventas.toml",
        targeted(&portal.address, "task", "[task]\nmode = \"now-first\"\nhours = \"00:00-24:00\"\n"),
    );
    assert_eq!(world.dialbase_as(&["apply", "plan"], &WHO).exit, 4);
    assert_eq!(scheduled(&portal).len(), 0);
}

#[test]
fn a_target_says_all_that_it_needs_and_nothing_else() {
    let check = |target: &str, more: &str, words: &str| {
        let world = World::new();
        world.write("base.csv", BASE);
        world.write("ventas.toml", targeted("sandbox", target, more));
        let said = world.dialbase(&["lint", "ventas.toml"]);
        assert_eq!(said.exit, 2, "{target} {more}: {}", said.err);
        assert!(said.err.contains(words) || said.out.contains(words), "{words}: {}{}", said.out, said.err);
    };
    check("schedule", "", "`[schedule]` with `date");
    check("schedule", "[schedule]\ndate = \"Cuándo\"\n", "say by whose clock the column is");
    check("schedule", &SCHEDULE.replace("Mexico_City", "Mexico"), "no time zone of the IANA database");
    check("schedule", &SCHEDULE.replace("Cuándo", "Cuando?"), "no column `Cuando?`");
    check("base", SCHEDULE, "`schedule` does nothing here");
    check("task", "[task]\nmode = \"soon\"\n", "soon");
    check("task", "[task]\nmode = \"by-hand\"\ndate = \"Cuándo\"\n", "`date` does nothing here");
    check("list", "", "list");
}

#[test]
fn a_report_counts_each_call_by_its_own_state() {
    let portal = saying(&[Some("1"), None, Some("0")]);
    let world = world(&portal, "schedule", SCHEDULE);
    let said = world.dialbase_as(&["run", "ventas.toml", "--json"], &WHO);
    let report: Value = serde_json::from_str(&said.out).unwrap();
    let each_one = json!({ "accepted": 1, "held": 1, "refused": 1 });
    assert_eq!((&report["account"]["sent"], &report["parts"][0]["calls"]["states"]), (&each_one, &each_one));
    assert_eq!(report["parts"][0]["calls"]["first"], "2031-05-10 18:30:00");
    assert_eq!(report["parts"][0]["said"]["text"], "1 accepted; 1 refused; 1 held");
    let wrong = crate::report::against_schema(&report);
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn damaged_answers_are_no_yes_and_no_no() {
    let answers = ["{\"Result\":\"ok", "null", "\"1\"", "11", "<html>1</html>", "", " 1"];
    for answer in answers {
        let portal = saying(&[Some(answer)]);
        let world = world(&portal, "task", "[task]\nmode = \"now-first\"\nhours = \"00:00-24:00\"\n");
        let said = run(&world);
        assert_eq!(said.exit, 6, "{answer}: {}", said.err);
        let calls = &shown(&world)["lists"][0]["calls"];
        assert_eq!(
            (&calls["states"]["held"], &calls["states"]["accepted"]),
            (&json!(1), &json!(2)),
            "{answer}"
        );
        assert_eq!(sent(&portal, "DialerTask", "call").len(), 3, "{answer}: made once each");
    }
}

#[test]
fn after_three_of_which_nobody_knows_no_other_is_made_and_the_rest_goes_later() {
    let portal = saying(&[None, None, None]);
    let world = world(&portal, "schedule", SCHEDULE);
    world.write("base.csv", BASE.to_owned() + "098 000 004;;Olga;2031-05-13 10:00;1001\n");
    let said = run(&world);
    assert_eq!(said.exit, 6, "{}", said.err);
    assert_eq!(scheduled(&portal).len(), 3);
    let states = || shown(&world)["lists"][0]["calls"]["states"].clone();
    assert_eq!(states(), json!({ "held": 3, "planned": 1 }));
    let name = the_run(&world);
    assert_eq!(world.dialbase_as(&["runs", "resume", &name], &WHO).exit, 6);
    assert_eq!(states(), json!({ "held": 3, "accepted": 1 }));
    let resolve = ["runs", "resolve", &name, "1", "--loaded", "--reason", "all three are in the schedule"];
    assert_eq!(world.dialbase(&resolve).exit, 0);
    assert_eq!(states(), json!({ "confirmed": 3, "accepted": 1 }));
    assert_eq!(
        (scheduled(&portal).len(), shown(&world)["lists"][0]["state"].clone()),
        (4, json!("accepted"))
    );
    sound(&world);
}

#[test]
fn who_presses_ctrl_c_finishes_the_call_on_its_way_and_goes_on_later() {
    let (tell, came) = std::sync::mpsc::channel();
    let tell = Mutex::new(tell);
    let portal = Portal::start(move |call, _| {
        (call == "ScheduleDialerCall").then(|| {
            tell.lock().unwrap().send(()).ok();
            std::thread::sleep(std::time::Duration::from_millis(400));
            "1".to_owned()
        })
    });
    let world = world(&portal, "schedule", SCHEDULE);
    let mut command = crate::world::dialbase();
    command.args(["run", "ventas.toml"]).envs(WHO).current_dir(world.path("."));
    let process = command.stderr(std::process::Stdio::piped()).spawn().unwrap();
    came.recv_timeout(std::time::Duration::from_secs(20)).unwrap();
    let interrupt = format!("kill -INT {}", process.id());
    assert!(std::process::Command::new("sh").args(["-c", &interrupt]).status().unwrap().success());
    let said: Said = process.wait_with_output().unwrap().into();
    assert_eq!(said.exit, 5, "{}", said.err);
    let calls = &shown(&world)["lists"][0];
    assert_eq!(
        (&calls["state"], &calls["calls"]["states"]),
        (&json!("sending"), &json!({ "accepted": 1, "planned": 2 }))
    );
    sound(&world);
    assert_eq!(world.dialbase_as(&["runs", "resume", &the_run(&world)], &WHO).exit, 0);
    let mut numbers: Vec<String> =
        scheduled(&portal).iter().map(|call| call["destination"].as_str().unwrap().to_owned()).collect();
    numbers.sort();
    assert_eq!(numbers, ["098000001", "098000002", "098000003"]);
    sound(&world);
}

#[test]
fn no_call_leaves_once_a_blacklist_is_another_and_what_went_is_said() {
    let world = World::new();
    let list = world.path("no-llamar.csv");
    world.write("no-llamar.csv", "Número\n098000009\n");
    let again = Mutex::new(1);
    let portal = Portal::start(move |call, _| {
        (call == "ScheduleDialerCall").then(|| {
            let mut again = again.lock().unwrap();
            *again += 1;
            if *again < 4 {
                std::fs::write(&list, format!("Número\n09800000{again}\n")).unwrap();
            }
            "1".to_owned()
        })
    });
    world.write("base.csv", BASE);
    let blacklist = format!("{SCHEDULE}[[blacklist]]\npath = \"no-llamar.csv\"\n");
    world.write("ventas.toml", targeted(&portal.address, "schedule", &blacklist));
    let said = run(&world);
    assert_eq!((said.exit, scheduled(&portal).len()), (5, 1), "{}", said.err);
    assert!(said.err.contains("1 call had been accepted by then, and 0 are held"), "{}", said.err);
    let resumed = world.dialbase_as(&["runs", "resume", &the_run(&world)], &WHO);
    assert_eq!((resumed.exit, scheduled(&portal).len()), (4, 1), "stale: {}", resumed.err);
    sound(&world);
}

#[test]
fn explaining_a_number_tells_of_its_own_call() {
    let portal = saying(&[Some("1"), None, Some("0")]);
    let world = world(&portal, "schedule", SCHEDULE);
    run(&world);
    for (number, state) in [("098000001", "accepted"), ("098000002", "held"), ("098000003", "refused")] {
        let said = world.dialbase(&["explain", number]);
        assert!(said.out.contains("The call of this line, in Ventas"), "{number}: {}{}", said.out, said.err);
        assert!(said.out.contains(&format!("is {state}.")), "{number}: {}", said.out);
    }
}
