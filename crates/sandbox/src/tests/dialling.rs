//! Who is called when, and who is not.

use super::House;
use super::circle::{at_nine, people};
use super::misfortunes::head;
use chrono::{NaiveDate, NaiveDateTime};
use serde_json::{Value, json};
use std::io::{Read as _, Write as _};
use ucontact::{
    BlacklistEntry, Outcome, Respool, ScheduledCall, ScheduledCalls, Task, TaskMode, field, path,
};

fn at(hour: u32) -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 11, 30).unwrap().and_hms_opt(hour, 0, 0).unwrap()
}

impl House {
    /// What a call answers to a body.
    fn answer(&self, path: &str, body: &str) -> String {
        let mut stream = self.connect();
        write!(stream, "{}{body}", head(self.token().reveal(), path, body.len())).unwrap();
        let mut reply = String::new();
        stream.read_to_string(&mut reply).unwrap();
        reply.split_once("\r\n\r\n").unwrap().1.to_owned()
    }

    fn waiting(&self) -> Vec<(String, String)> {
        let all = self.json("/dialling");
        let of = |one: &Value| {
            (one["kind"].as_str().unwrap().to_owned(), one["state"].as_str().unwrap().to_owned())
        };
        all.as_array().unwrap().iter().map(of).collect()
    }

    fn numbers_called(&self) -> Vec<String> {
        self.dialled().iter().map(|call| call["dst"].as_str().unwrap().to_owned()).collect()
    }
}

fn black<'a>(phone: &'a str, campaign: &'a str) -> BlacklistEntry<'a> {
    BlacklistEntry { phone, campaign, username: "ana", company: "Canary & Co", job_title: "x", name: "y=z" }
}

const LIST: &str = "C->;098000001;;;9999;\nC->;098000002;;099000002;9999;\nC->;098000003;;;9999;\n";

#[test]
fn who_is_on_the_blacklist_is_not_called() {
    for heeded in [true, false] {
        let house = at_nine(|settings| settings.dialling.heeds_blacklist = heeded);
        let token = house.token();
        house.client.add_black(&token, field::BLACKLIST, &black("098-000-001", "")).unwrap();
        let several = [black("098000002", "C->"), black("098000003", "D->"), black("098000004", "*")];
        house.client.add_black_bulk(&token, "whatever", &several).unwrap();
        house.load("list.csv", LIST);
        house.advance("by=12h");
        let called = house.numbers_called();
        let was = |number: &str| called.iter().any(|called| called == number);
        assert_eq!((was("098000001"), was("098000002")), (!heeded, !heeded), "{called:?}");
        assert!(was("098000003"), "another campaign's");
        if heeded {
            assert!(was("099000002"), "the alternative is not on it");
            assert_eq!(house.waiting()[0].1, "blacklisted");
        }
    }
}

#[test]
fn the_blacklist_is_kept_as_it_was_told() {
    let house = at_nine(|_| ());
    let token = house.token();
    let listed = || -> Vec<(String, String)> {
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let all = house.json("/blacklist");
        all.as_array().unwrap().iter().map(|one| (text(&one["phone"]), text(&one["campaign"]))).collect()
    };
    let pair = |phone: &str, campaign: &str| (phone.to_owned(), campaign.to_owned());
    let bare = json!({"phone": "1", "campaign": "a&b=c->"}).to_string();
    assert_eq!(house.answer(path::ADD_BLACK, &bare), "1");
    let encoded: String =
        form_urlencoded::byte_serialize(br#"[{"phone": "2", "campaign": "*"}, {"phone": "3"}]"#).collect();
    assert_eq!(house.answer(path::ADD_BLACK_BULK, &encoded), "1");
    house.client.add_black_bulk(&token, field::BLACKLIST, &[black("2", "C->"), black("2", "*")]).unwrap();
    let mut expected = vec![pair("1", "a&b=c->"), pair("3", "*"), pair("2", "C->"), pair("2", "*")];
    assert_eq!(listed(), expected, "who is on it twice is on it once");
    for wrong in [r#"[{"phone": "4"}, {"phone": ""}]"#, r#"{"phone": "4"}"#, "phone=4", ""] {
        assert_eq!(house.answer(path::ADD_BLACK_BULK, wrong), "0", "{wrong}");
    }
    assert_eq!(listed(), expected, "all or none");
    house.client.delete_black(&token, field::BLACKLIST, &black("1", "D->")).unwrap();
    assert_eq!(listed(), expected, "another campaign's");
    house.client.delete_black(&token, field::BLACKLIST, &black("1", "a&b=c->")).unwrap();
    expected.remove(0);
    assert_eq!(listed(), expected);
    house.client.delete_black_bulk(&token, field::BLACKLIST, &[black("2", "*"), black("7", "*")]).unwrap();
    assert_eq!(listed(), [pair("3", "*")]);
}

#[test]
fn a_scheduled_call_is_dialled_at_its_time_and_not_before() {
    let house = at_nine(|_| ());
    let token = house.token();
    let call = ScheduledCall {
        calldate: at(15),
        campaign: "C->",
        destination: "098344484",
        alternatives: "099124484:099121212",
        agentphone: "1001",
        data: "Par1=Val1:Par2=Val2",
    };
    let schedule = |call: &ScheduledCall<'_>| house.client.schedule_call(&token, call, || Ok(()));
    assert!(matches!(schedule(&call), Outcome::Accepted));
    assert!(matches!(
        schedule(&ScheduledCall { calldate: at(16), destination: "098344485", ..call }),
        Outcome::Accepted
    ));
    let clock = house.advance("to=2026-11-30 15:00:00");
    assert_eq!((&clock["underway"], &clock["dialled"], &clock["waiting"]), (&json!(0), &json!(0), &json!(2)));
    assert_eq!(house.advance("by=1s")["underway"], 1);
    house.advance("by=30m");
    let calls = house.dialled();
    let first = (&calls[0]["calldate"], &calls[0]["dst"], &calls[0]["parandvalues"]);
    assert_eq!(first, (&json!("2026-11-30 15:00:00"), &json!("098344484"), &json!("Par1=Val1:Par2=Val2")));

    let taken =
        |from, to| ScheduledCalls { campaign: "C->", destination: "098344485", from: at(from), to: at(to) };
    house.client.remove_scheduled(&token, &taken(10, 14)).unwrap();
    assert_eq!(house.waiting()[1].1, "waiting", "it is at another hour");
    house.client.remove_scheduled(&token, &taken(10, 17)).unwrap();
    house.advance("by=12h");
    assert!(house.dialled().iter().all(|call| call["dst"] != "098344485"));

    let bad = |date: &str| {
        let object = json!({"calldate": date, "campaign": "C->", "destination": "098344484", "alternatives": "",
                            "agentphone": "", "data": ""});
        let form: String = form_urlencoded::byte_serialize(object.to_string().as_bytes()).collect();
        house.answer(path::SCHEDULE_DIALER_CALL, &format!("callschedule={form}"))
    };
    for date in ["", "tomorrow", "2026-12-32 10:00:00", "2026-12-01T10:00:00", "01/12/2026 10:00"] {
        assert_eq!(bad(date), "0", "{date:?}");
    }
    assert_eq!(bad("2026-12-01 10:00:00"), "1");
}

#[test]
fn tasks_are_dialled_as_their_mode_is() {
    let house = at_nine(|settings| settings.dialling.hire(1));
    let token = house.token();
    house.load("list.csv", LIST);
    let task = |mode, destination, agent| {
        let task = Task {
            mode,
            campaign: "C->",
            destination,
            alternatives: "",
            agent,
            data: "idcustomer=7",
            source: "5550",
        };
        house.client.run_task(&token, &task, || Ok(()))
    };
    assert!(matches!(task(TaskMode::At(at(11)), "1", "1010"), Outcome::Accepted));
    assert!(matches!(task(TaskMode::IntoDialer, "2", "1010"), Outcome::Accepted));
    assert!(matches!(task(TaskMode::NowFirst, "12-345-678", ""), Outcome::Accepted));
    assert!(matches!(task(TaskMode::NowByHand, "4", ""), Outcome::Accepted));
    assert!(
        matches!(task(TaskMode::IntoDialer, "5", ""), Outcome::Refused { status: 200, .. }),
        "a progressive one's agent"
    );
    house.advance("by=1h");
    let called = house.numbers_called();
    assert_eq!(
        called[..3],
        ["4", "12345678", "2"],
        "before all lists: by hand, at once, and then what is queued"
    );
    assert!(called.iter().all(|number| number != "1"));
    assert_eq!(house.dialled()[0]["src"], "5550");
    house.advance("by=2h");
    let calls = house.dialled();
    let scheduled = calls.iter().find(|call| call["dst"] == "1").unwrap();
    assert!(scheduled["calldate"].as_str().unwrap().starts_with("2026-11-30 11:0"), "{scheduled}");
    assert_eq!(house.answer(path::DIALER_TASK, "call={}"), "0");
}

#[test]
fn a_contact_that_comes_back_takes_its_own_place() {
    let house = at_nine(|settings| settings.dialling.hire(1));
    let token = house.token();
    house.load("list.csv", LIST);
    house.advance("by=1s");
    let id = house
        .json("/dialling")
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["tries"] == 0 && one["state"] == "waiting")
        .unwrap()["id"]
        .as_u64();
    let back = Respool {
        campaign: "C->",
        destination: "097000009",
        dialerbase: "list.csv",
        data: "a=b",
        alternatives: "",
        contact: id.unwrap(),
        retries: 0,
        priority: 2,
        agentphone: "",
    };
    assert!(matches!(house.client.respool(&token, &back, || Ok(())), Outcome::Accepted));
    let refused = house.client.respool(&token, &Respool { priority: 0, ..back }, || Ok(()));
    assert!(matches!(refused, Outcome::Refused { status: 200, .. }));
    let states = house.waiting();
    assert_eq!(states.iter().filter(|(_, state)| state == "respooled").count(), 1, "{states:?}");
    house.advance("by=1h");
    let call = house.dialled().into_iter().find(|call| call["dst"] == "097000009").unwrap();
    assert_eq!((&call["contact"], &call["dialerbase"]), (&json!(id), &json!("list.csv")));
}

#[test]
fn who_is_removed_is_not_called_any_more() {
    let house = at_nine(|settings| settings.dialling.hire(1));
    let token = house.token();
    house.load("list.csv", LIST);
    house.advance("by=1s");
    let called: Vec<Value> = house
        .json("/dialling")
        .as_array()
        .unwrap()
        .iter()
        .filter(|one| one["tries"] == 0 && one["state"] == "waiting")
        .cloned()
        .collect();
    let gone = called[0]["destination"].as_str().unwrap();
    house.client.remove_contact(&token, "C->", gone).unwrap();
    assert!(house.client.remove_contact(&token, "C->", gone).is_err());
    house.advance("by=12h");
    assert!(house.numbers_called().iter().all(|number| number != gone));
}

#[test]
fn nobody_is_called_at_night_where_they_are() {
    let house = at_nine(|_| ());
    let base = ucontact::Base {
        filename: "tokyo.csv",
        campaign: "C->",
        lines: 1,
        username: "loads",
        time_zone: Some("Asia/Tokyo"),
        content: b"C->;098000001;;;9999;\n",
    };
    assert_eq!(house.upload(&base), "accepted");
    // Nine in Montevideo is nine in the evening in Tokyo, and nine there again is twelve hours later.
    house.advance("to=2026-11-30 21:00:00");
    assert_eq!(house.advance("by=0s")["underway"], 0);
    house.advance("by=1h");
    assert_eq!(house.dialled()[0]["calldate"], "2026-11-30 21:00:00");
}

#[test]
fn the_clock_goes_forward_as_it_is_told_and_never_back() {
    let house = at_nine(|_| ());
    assert_eq!(
        (&house.json("/clock")["now"], &house.json("/clock")["moved"]),
        (&json!("2026-11-30 09:00:00"), &json!(false))
    );
    assert_eq!(house.advance("by=90s")["now"], "2026-11-30 09:01:30");
    assert_eq!(house.advance("28m")["now"], "2026-11-30 09:29:30");
    for wrong in ["by=-1h", "by=x", "to=2026-11-30 09:00:00", "to=2028-11-30 09:00:00", ""] {
        let reply = house.post("/advance", "application/x-www-form-urlencoded", wrong);
        assert!(reply.starts_with("HTTP/1.1 400 "), "{wrong}: {reply}");
    }
    let fast = at_nine(|settings| settings.dialling.speed = 3_600);
    fast.load("list.csv", &people(3));
    let begun = std::time::Instant::now();
    while fast.dialled().is_empty() {
        assert!(begun.elapsed().as_secs() < 20, "it never dials");
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
}
