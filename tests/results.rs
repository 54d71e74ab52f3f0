//! What came of a load, read from a far end that pages as the vendor's page says, moves while it is read, breaks off, and answers in every
//! damaged way: each call is told of once.

mod called;
mod calls;
mod moving;

use crate::portal::Portal;
use crate::world::{Said, World, dialbase, pipeline};
use calls::{Calls, table};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

const WHO: [(&str, &str); 2] = [("DIALBASE_USER", "carmen"), ("DIALBASE_PASSWORD", "secret")];
const PERIOD: [&str; 6] = ["--from", "2026-01-05", "--to", "2026-01-07", "--per-second", "1000"];

/// Reads the results of three days in January from a far end.
fn results(world: &World, address: &str, more: &[&str]) -> Said {
    let usual = ["results", "--url", address, "-o", "out"];
    world.dialbase_as(&[&usual[..], &PERIOD, more].concat(), &WHO)
}

fn summary(world: &World) -> Value {
    serde_json::from_str(&std::fs::read_to_string(world.path("out/results.json")).unwrap()).unwrap()
}

/// The ids in the table of records, each as often as it stands there.
fn ids(world: &World) -> Vec<String> {
    table(&world.path("out/results.csv")).into_iter().map(|row| row["id"].clone()).collect()
}

/// Whether the table has each call once, and all of them.
fn has_each_once(world: &World, count: u64) {
    let ids = ids(world);
    let distinct: BTreeSet<u64> = ids.iter().map(|id| id.parse().unwrap()).collect();
    assert_eq!((ids.len() as u64, distinct.len() as u64), (count, count));
    assert_eq!((distinct.first(), distinct.last()), (Some(&1), Some(&count)));
    assert_eq!(summary(world)["records"]["read"], count);
}

#[test]
fn each_call_is_told_of_once_and_a_day_that_is_over_is_not_asked_for_again() {
    let world = World::new();
    let calls = Calls::spread(1_234);
    let portal = calls.portal();
    let said = results(&world, &portal.address, &[]);
    assert_eq!(said.exit, 0, "{}", said.err);
    has_each_once(&world, 1_234);
    assert!(said.err.contains("1,234  records of calls"), "{}", said.err);

    let forms = portal.heard("getrecords");
    assert!(
        forms.iter().all(|form| form.contains("searchLimit=50") && form.contains("lastrow=")),
        "{forms:?}"
    );
    assert!(forms.iter().all(|form| form.contains("calldatei%22%3A%222026-01-0")), "{}", forms[0]);
    let again = results(&world, &portal.address, &[]);
    assert_eq!(again.exit, 0, "{}", again.err);
    has_each_once(&world, 1_234);
    assert_eq!(portal.heard("getrecords").len(), forms.len());
    results(&world, &portal.address, &["--again"]);
    assert!(portal.heard("getrecords").len() > forms.len());
    has_each_once(&world, 1_234);
}

#[test]
fn whatever_kills_it_each_call_is_told_of_once() {
    killed_again_and_again(10_000, 12, Duration::from_millis(120));
}

fn killed_again_and_again(count: u64, kills: u64, span: Duration) {
    let world = World::new();
    let portal = Calls::spread(count).portal();
    for nth in 0..kills {
        let usual = ["results", "--url", &portal.address, "-o", "out"];
        let mut command = dialbase();
        command.args(usual).args(PERIOD).envs(WHO).current_dir(world.path("."));
        let mut process = command.stderr(std::process::Stdio::null()).spawn().unwrap();
        // Now before it is let in, now in the middle of a page, now while the tables are written.
        std::thread::sleep(span * ((nth * 7 % 11 + 1) as u32) / 6);
        drop(process.kill());
        process.wait().unwrap();
    }
    let said = results(&world, &portal.address, &[]);
    assert_eq!(said.exit, 0, "{}", said.err);
    has_each_once(&world, count);
    let asked = portal.heard("getrecords").len() as u64;
    assert!(asked < count / 50 + 60 + 4 * kills, "{asked} pages for {count} records: it began anew");
}

#[test]
fn a_signal_ends_it_after_the_page_and_it_goes_on() {
    let world = World::new();
    let calls = Calls::spread(2_000);
    let slow = calls.clone();
    let portal = Portal::start(move |_, form| {
        std::thread::sleep(Duration::from_millis(50));
        Some(slow.page(form))
    });
    let mut command = dialbase();
    command.args(["results", "--url", &portal.address, "-o", "out"]).args(PERIOD);
    command.envs(WHO).current_dir(world.path(".")).stderr(std::process::Stdio::piped());
    let process = command.spawn().unwrap();
    while portal.heard("getrecords").len() < 5 {
        std::thread::sleep(Duration::from_millis(10));
    }
    let kill = format!("kill -TERM {}", process.id());
    assert!(std::process::Command::new("sh").args(["-c", &kill]).status().unwrap().success());
    let said: Said = process.wait_with_output().unwrap().into();
    assert_eq!(said.exit, 5, "{}", said.err);
    assert!(
        said.err.contains("Not read to the end") && !world.path("out/results.csv").exists(),
        "{}",
        said.err
    );
    let asked = portal.heard("getrecords").len();
    assert!(asked < 10);
    let said = results(&world, &portal.address, &[]);
    assert_eq!(said.exit, 0, "{}", said.err);
    has_each_once(&world, 2_000);
}

#[test]
fn a_damaged_answer_neither_loses_nor_doubles_a_call() {
    let calls = Calls::spread(400);
    let whole = calls.page("lastrow=50&filter=%7B%22calldatei%22%3A%222026-01-05+00%3A00%3A00%22%7D");
    for damaged in [
        "",
        "0",
        "null",
        "<html><body>502 Bad Gateway</body></html>",
        &whole[..whole.len() / 2],
        "[1, 2]",
        "{\"error\": \"busy\"}",
        "[{\"id\": 1},",
    ] {
        let world = World::new();
        let (calls, nth) = (calls.clone(), AtomicU64::new(0));
        let damaged = damaged.to_owned();
        let answer = damaged.clone();
        let portal = Portal::start(move |_, form| {
            let is_third = nth.fetch_add(1, Ordering::Relaxed) == 2;
            Some(if is_third { answer.clone() } else { calls.page(form) })
        });
        let said = results(&world, &portal.address, &[]);
        assert_eq!(said.exit, 5, "{damaged}: {}", said.err);
        assert!(said.err.contains("did not come"), "{}", said.err);
        assert!(said.err.contains("run the same command again"), "{}", said.err);
        let said = results(&world, &portal.address, &[]);
        assert_eq!(said.exit, 0, "{damaged}: {}", said.err);
        has_each_once(&world, 400);
    }
}

#[test]
fn a_far_end_that_hangs_up_or_says_500_is_asked_again_the_next_time() {
    let world = World::new();
    let calls = Calls::spread(300);
    let nth = AtomicU64::new(0);
    let portal = Portal::start(move |_, form| {
        let hangs_up = nth.fetch_add(1, Ordering::Relaxed) == 3;
        (!hangs_up).then(|| calls.page(form))
    });
    assert_eq!(results(&world, &portal.address, &[]).exit, 5);
    portal.answers("500 Internal Server Error");
    // Now it does not even let us in.
    assert_ne!(results(&world, &portal.address, &[]).exit, 0);
    portal.answers("200 OK");
    let said = results(&world, &portal.address, &[]);
    assert_eq!(said.exit, 0, "{}", said.err);
    has_each_once(&world, 300);
}

#[test]
fn nulls_numbers_as_text_and_unknown_keys_are_the_same_call() {
    let world = World::new();
    let calls = Calls::spread(200);
    let nth = AtomicU64::new(0);
    let portal = Portal::start(move |_, form| {
        let mut page: Vec<Value> = serde_json::from_str(&calls.page(form)).unwrap();
        for record in &mut page {
            match nth.fetch_add(1, Ordering::Relaxed) % 3 {
                0 => record["id"] = record["id"].to_string().into(),
                1 => {
                    record["guid"] = Value::Null;
                    record["dialerbase"] = Value::Null;
                    record["duration"] = "16".into();
                }
                _ => record["sentiment"] = json!({"score": 0.5}),
            }
        }
        Some(Value::from(page).to_string())
    });
    for more in [&[][..], &["--again"], &["--again"]] {
        let said = results(&world, &portal.address, more);
        assert_eq!(said.exit, 0, "{}", said.err);
        has_each_once(&world, 200);
    }
    let rows = table(&world.path("out/results.csv"));
    // What was null in one answer, another told.
    assert!(rows.iter().all(|row| row["guid"].len() == 36 && row["duration"] == "16"));
    assert!(rows.iter().any(|row| row["other"].contains("sentiment")));
}

#[test]
fn a_set_that_moves_while_it_is_read_loses_nobody() {
    // The latest first, and a call more before every fifth answer: rows move on by one.
    let world = World::new();
    let (calls, nth) = (Arc::new(Mutex::new(Calls::spread(900))), AtomicU64::new(0));
    let growing = Arc::clone(&calls);
    let portal = Portal::start(move |_, form| {
        let mut calls = growing.lock().unwrap();
        let asked = nth.fetch_add(1, Ordering::Relaxed);
        // A first page is the last thing that is asked of a day; what comes afterwards nobody can see who does not ask again, and a day
        // is closed only when it was over long before.
        let is_first = form.contains("lastrow=0&");
        if asked % 5 == 4 && asked < 40 && !is_first && form.contains("calldatei%22%3A%222026-01-05") {
            calls.grow();
        }
        Some(calls.page_backwards(form))
    });
    let said = results(&world, &portal.address, &[]);
    assert_eq!(said.exit, 0, "{}", said.err);
    let count = calls.lock().unwrap().count();
    assert!(count > 900);
    has_each_once(&world, count);
}

#[test]
fn an_order_that_is_another_each_time_is_read_until_all_is_known_or_it_says_so() {
    let world = World::new();
    let (calls, nth) = (Calls::spread(400), AtomicU64::new(0));
    let portal = Portal::start(move |_, form| {
        let asked = nth.fetch_add(1, Ordering::Relaxed);
        // It settles at last.
        Some(calls.page_shuffled(form, if asked < 12 { asked } else { 0 }))
    });
    let mut said = results(&world, &portal.address, &[]);
    for _ in 0..3 {
        if said.exit == 0 {
            break;
        }
        assert_eq!(said.exit, 5, "{}", said.err);
        assert!(said.err.contains("moved each time"), "{}", said.err);
        said = results(&world, &portal.address, &[]);
    }
    assert_eq!(said.exit, 0, "{}", said.err);
    has_each_once(&world, 400);
}

#[test]
fn a_far_end_whose_pages_are_shorter_is_read_to_its_end() {
    let world = World::new();
    let calls = Calls::spread(130);
    // Whatever it is asked for, it gives twenty.
    let portal =
        Portal::start(move |_, form| Some(calls.page(&form.replace("searchLimit=50", "searchLimit=20"))));
    let said = results(&world, &portal.address, &[]);
    assert_eq!(said.exit, 0, "{}", said.err);
    has_each_once(&world, 130);
}

#[test]
fn a_far_end_that_gives_all_at_once_is_read_once() {
    let world = World::new();
    let calls = Calls::spread(90);
    let portal = Portal::start(move |_, form| {
        let rest = form.split('&').filter(|field| !field.starts_with("lastrow="));
        Some(calls.page(&rest.collect::<Vec<_>>().join("&")))
    });
    let said = results(&world, &portal.address, &[]);
    assert_eq!(said.exit, 0, "{}", said.err);
    has_each_once(&world, 90);
}

#[test]
fn a_far_end_that_does_not_page_is_found_out() {
    let world = World::new();
    let calls = Calls::spread(400);
    let portal = Portal::start(move |_, form| Some(calls.page(&form.replace("lastrow=", "row="))));
    let said = results(&world, &portal.address, &[]);
    assert_eq!(said.exit, 1, "{}", said.err);
    assert!(said.err.contains("the same records"), "{}", said.err);
}

#[test]
fn a_far_end_that_heeds_no_period_is_read_once() {
    let world = World::new();
    let calls = Calls::spread(400);
    let portal = Portal::start(move |_, form| Some(calls.page(&form.replace("calldate", "day"))));
    let said = results(&world, &portal.address, &["--json"]);
    assert_eq!(said.exit, 0, "{}", said.err);
    assert!(portal.heard("getrecords").len() < 12);
    assert!(said.out.contains("gave records of other days"), "{}", said.out);
    has_each_once(&world, 400);
}

#[test]
fn two_calls_under_one_number_are_two_and_calls_without_any_are_told_apart() {
    let world = World::new();
    let call = |id: Value, guid: &str, second: u32| {
        json!({
            "id": id, "guid": if guid.is_empty() { Value::Null } else { guid.into() },
            "calldate": format!("2026-01-05 10:00:{second:02}"), "dst": "098000001", "disposition": "BUSY",
        })
    };
    // The id is a row's number; then there is neither id nor guid, and two are alike to the letter.
    let all = vec![
        call(1.into(), "020f9687-adc6-46ca-b675-e96c9d1606ef", 1),
        call(1.into(), "020f9687-adc6-46ca-b675-e96c9d1606ee", 2),
        call(Value::Null, "", 3),
        call(Value::Null, "", 3),
        call(Value::Null, "", 4),
    ];
    let portal = Portal::start(move |_, form| {
        let is_day = form.contains("calldatei%22%3A%222026-01-05");
        Some(if is_day { Value::from(all.clone()).to_string() } else { "[]".to_owned() })
    });
    for more in [&[][..], &["--again"]] {
        let said = results(&world, &portal.address, more);
        assert_eq!(said.exit, 0, "{}", said.err);
        assert_eq!(ids(&world).len(), 5);
    }
}

#[test]
fn what_is_not_ours_stays_and_what_is_asked_for_wrongly_is_said() {
    let world = World::new();
    let portal = Calls::spread(10).portal();
    std::fs::create_dir(world.path("out")).unwrap();
    world.write("out/contacts.csv", "mine");
    let said = results(&world, &portal.address, &[]);
    assert!(said.exit == 2 && said.err.contains("stays as it is"), "{}", said.err);
    assert_eq!(std::fs::read_to_string(world.path("out/contacts.csv")).unwrap(), "mine");
    let check = |arguments: &[&str], exit, words: &str| {
        let usual = ["results", "--url", &portal.address];
        let said = world.dialbase_as(&[&usual[..], arguments].concat(), &WHO);
        assert!(said.exit == exit && said.err.contains(words), "{}: {}", said.exit, said.err);
    };
    check(&[], 2, "--from");
    check(&["--from", "2026-01-05"], 2, "name a directory with -o");
    check(&["--from", "2026-01-05", "--to", "2026-01-04", "-o", "o"], 2, "ends before it begins");
    check(&["--from", "soon", "-o", "o"], 2, "write 2026-11-30");
    check(&["--run", "nobody", "-o", "o"], 2, "knows of no list of nobody");
    check(&["--from", "2026-01-05", "--zone", "Mars", "-o", "o"], 2, "IANA");
    check(&["--from", "2026-01-05", "--blacklist", "b.csv", "-o", "o"], 2, "--dispositions");
}

#[test]
fn whom_nobody_may_call_is_listed_for_all_or_for_the_campaign_of_the_call() {
    let world = World::new();
    let calls = Calls::spread(9);
    let portal = calls.portal();
    for (file, more, ends) in
        [("todas.csv", &[][..], ";*;"), ("una.csv", &["--blacklist-for", "campaign"][..], ";Ventas->;")]
    {
        let listed = ["--dispositions", "busy", "--blacklist", file];
        let said = results(&world, &portal.address, &[&listed[..], more].concat());
        assert_eq!(said.exit, 0, "{}", said.err);
        assert!(said.err.contains("3 numbers are new on the blacklist"), "{}", said.err);
        let barred = std::fs::read_to_string(world.path(file)).unwrap();
        assert!(barred.lines().count() == 3 && barred.lines().all(|line| line.ends_with(ends)), "{barred}");
    }
    assert_eq!(results(&world, &portal.address, &["--blacklist-for", "campaign"]).exit, 2);
}

#[test]
fn who_answered_is_not_called_again_and_whom_nobody_may_call_is_blacklisted() {
    let far_end = World::new();
    let sandbox = far_end.sandbox_with(&["--campaign", "Ventas->", "--speed", "0"]);
    let who = [("DIALBASE_USER", "demo"), ("DIALBASE_PASSWORD", "sandbox")];
    let world = World::new();
    let rows: String =
        (1..=40).fold(String::new(), |rows, nth| rows + &format!("098 000 {nth:03};;Persona {nth}\n"));
    world.write("base.csv", format!("Celular;Casa;Nombre\n{rows}"));
    let usual = pipeline(&sandbox.address, "");
    let usual = usual.replace("unknown = \"reject\"", "from = [\"area-code\"]\nunknown = \"server\"");
    world.write("ventas.toml", &usual);
    let loaded = world.dialbase_as(&["run", "ventas.toml"], &who);
    assert_eq!(loaded.exit, 0, "{}", loaded.err);
    ureq::post(format!("{}/advance", sandbox.address)).send_form([("by", "3d")]).unwrap();

    let runs = world.dialbase(&["runs", "list", "--json"]).out;
    let run: Value = serde_json::from_str(runs.lines().next().unwrap()).unwrap();
    let run = run["run"].as_str().unwrap();
    let read = ["results", "--pipeline", "ventas.toml", "--run", run, "-o", "out"];
    // The far end's clock is three days ahead.
    let day = chrono::NaiveDate::parse_from_str(&run[..8], "%Y%m%d").unwrap() + chrono::Days::new(4);
    let day = day.to_string();
    let read = [&read[..], &["--zone", "America/Montevideo", "--to", &day]].concat();
    let listed = ["--dispositions", "NO ANSWER", "--blacklist", "no-llamar.csv"];
    let said = world.dialbase_as(&[&read[..], &listed].concat(), &who);
    assert!([0, 5].contains(&said.exit), "{}", said.err);
    let summary = summary(&world);
    assert_eq!(summary["contacts"]["contacts"], 40, "{summary}");
    let contacts = table(&world.path("out/contacts.csv"));
    assert_eq!(contacts.len(), 40);
    let answered: Vec<&str> = contacts
        .iter()
        .filter(|row| !row["answered_at"].is_empty())
        .map(|row| row["number"].as_str())
        .collect();
    assert!(!answered.is_empty() && answered.len() < 40, "{contacts:?}");
    let silent: Vec<&str> = contacts
        .iter()
        .filter(|row| row["outcome"] == "NO ANSWER")
        .map(|row| row["number"].as_str())
        .collect();
    let barred = std::fs::read_to_string(world.path("no-llamar.csv")).unwrap();
    assert!(!silent.is_empty() && barred.lines().all(|line| line.ends_with(";*;")), "{barred}");
    assert!(silent.iter().all(|number| barred.contains(&format!("{number};*;"))), "{silent:?} {barred}");

    world.write(
        "ventas.toml",
        usual + "[duplicates]\nanswered = { within = \"30d\", scope = \"campaign\" }\n",
    );
    let again = world.dialbase_as(&["plan", "ventas.toml", "-o", "again", "--json"], &who);
    assert_eq!(again.exit, 0, "{}", again.err);
    let report: Value = serde_json::from_str(&again.out).unwrap();
    assert_eq!(report["account"]["left_out"]["answered-earlier"], answered.len());
    let parts = std::fs::read_dir(world.path("again/parts")).unwrap();
    let planned: String = parts.map(|part| std::fs::read_to_string(part.unwrap().path()).unwrap()).collect();
    assert_eq!(planned.lines().count(), 40 - answered.len());
    assert!(answered.iter().all(|number| !planned.contains(&format!(";{number};"))), "{planned}");
}

#[test]
fn a_disposition_that_no_call_has_is_said_and_a_blank_one_is_none() {
    let world = World::new();
    let portal = Calls::spread(9).portal();
    let ask =
        |word: &str| results(&world, &portal.address, &["--dispositions", word, "--blacklist", "b.csv"]);
    let said = ask("bussy");
    assert_eq!(said.exit, 0, "{}", said.err);
    let words = said.err.replace('\n', " ");
    assert!(words.contains("no call has the disposition \"bussy\" (did you mean `BUSY`?)"), "{}", said.err);
    for seen in ["NO ANSWER", "BUSY", "ANSWERED"] {
        assert!(words.contains(seen), "{}", said.err);
    }
    let both = ask("busy,numero equivocado");
    assert!(
        both.err.contains("numero equivocado") && !both.err.contains("disposition \"busy\""),
        "{}",
        both.err
    );
    assert!(both.err.contains("3 numbers are new"), "{}", both.err);
    for blank in ["", " ", "busy,", "busy, ,deceased"] {
        let said = ask(blank);
        assert!(said.exit == 2 && said.err.contains("blank"), "{blank:?} {}", said.err);
    }
}

#[test]
fn numbers_are_added_to_no_file_in_which_nobody_would_read_them() {
    let world = World::new();
    let portal = Calls::spread(9).portal();
    let workbook = std::fs::read(crate::world::project().join("samples/telefono-como-numero.xlsx")).unwrap();
    let lists: [(&str, &[u8], &str); 4] = [
        ("libro.xlsx", &workbook, "a workbook"),
        ("comas.csv", b"098000001,Ana\n", "line 1"),
        ("titulo.csv", b"nombre;numero;\nAna;098000001;\n", "line 1"),
        ("portal.csv", b"098000001;*;\n098000002;Ana;Ventas->\n", "line 2"),
    ];
    for (name, bytes, words) in lists {
        world.write(name, bytes);
        let said = results(&world, &portal.address, &["--dispositions", "busy", "--blacklist", name]);
        assert_eq!(said.exit, 3, "{}", said.err);
        assert!(said.err.contains(words) && said.err.contains("name a new file"), "{}", said.err);
        assert_eq!(std::fs::read(world.path(name)).unwrap(), bytes);
    }
    assert!(portal.heard("getrecords").is_empty() && !world.path("out").exists());
    world.write("nuestra.csv", "# ours\n098999999;*;\n");
    let said = results(&world, &portal.address, &["--dispositions", "busy", "--blacklist", "nuestra.csv"]);
    assert_eq!(said.exit, 0, "{}", said.err);
    assert_eq!(std::fs::read_to_string(world.path("nuestra.csv")).unwrap().lines().count(), 5);
}
