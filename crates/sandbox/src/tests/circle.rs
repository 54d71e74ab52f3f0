//! The whole circle: what is uploaded is dialled, recorded, converted, tagged and disposed of, and its records say so.

use super::{House, house_with};
use chrono::NaiveDate;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::time::{Duration, Instant};
use ucontact::{
    Audio, Base, CallFilter, CallRecord, Client, Deadlines, Disposition, DispositionAnswer,
    DispositionRefusal, Guid, Outcome, RECORDS_PER_PAGE, Recordings,
};

/// A Monday at nine, when people may be called.
pub(super) const START: &str = "2026-11-30 09:00:00";

/// A house whose clock stands at a known moment.
pub(super) fn at_nine(change: impl FnOnce(&mut crate::Settings)) -> House {
    house_with(|settings| {
        settings.dialling.start = START.replace(' ', "T").parse().ok();
        change(settings);
    })
}

/// A list of so many people.
pub(super) fn people(count: usize) -> String {
    (0..count).fold(String::new(), |mut lines, n| {
        writeln!(lines, "C->;0980{n:05};name=Ana:id={n};0990{n:05};9999;").unwrap();
        lines
    })
}

impl House {
    pub(super) fn load(&self, filename: &str, content: &str) {
        let lines = content.lines().count() as u64;
        let base = Base {
            filename,
            campaign: "C->",
            lines,
            username: "loads",
            time_zone: Some("America/Montevideo"),
            content: content.as_bytes(),
        };
        assert_eq!(self.upload(&base), "accepted");
    }

    /// Moves the clock on.
    pub(super) fn advance(&self, by: &str) -> Value {
        let reply = self.post("/advance", "application/x-www-form-urlencoded", by);
        assert!(reply.starts_with("HTTP/1.1 200 "), "{reply}");
        serde_json::from_str(reply.split_once("\r\n\r\n").unwrap().1).unwrap()
    }

    pub(super) fn dialled(&self) -> Vec<Value> {
        self.json("/dialled").as_array().unwrap().clone()
    }

    fn all_records(&self, filter: &CallFilter<'_>) -> Vec<CallRecord> {
        let token = self.token();
        let mut all = Vec::new();
        loop {
            let page = self.client.call_records(&token, filter, all.len() as u64).unwrap();
            let is_last = (page.len() as u64) < RECORDS_PER_PAGE;
            all.extend(page);
            if is_last {
                return all;
            }
        }
    }

    fn recordings(&self) -> Recordings {
        let backup = self.sandbox.address().replace("127.0.0.1", "localhost");
        let backup = Client::new(backup.parse().unwrap(), Deadlines::default()).unwrap();
        Recordings { telephony: self.client.clone(), backup: Some(backup) }
    }
}

pub(super) fn guid(text: &str) -> Guid {
    text.parse().unwrap()
}

#[test]
fn what_is_uploaded_is_dialled_recorded_and_disposed_of() {
    let house = at_nine(|_| ());
    house.load("circle.csv", &people(60));
    assert_eq!(house.dialled(), [] as [Value; 0], "nobody is called before the clock is moved");
    let clock = house.advance("by=12h");
    assert_eq!((&clock["now"], &clock["underway"]), (&json!("2026-11-30 21:00:00"), &json!(0)));

    let records = house.all_records(&CallFilter { campaign: "C->", ..CallFilter::default() });
    assert!(records.len() > 60, "{}", records.len());
    let main: BTreeSet<&str> = records
        .iter()
        .filter_map(|record| record.destination.as_deref())
        .filter(|n| n.starts_with("0980"))
        .collect();
    assert_eq!(main.len(), 60, "everybody was called");
    for record in &records {
        assert_eq!(record.dialerbase.as_deref(), Some("circle.csv"));
        assert!(record.contact.is_some() && record.finishtime > record.calldate, "{record:?}");
        assert!(record.parandvalues.as_deref().unwrap().starts_with("name=Ana:id="));
    }

    let recordings = house.recordings();
    let token = house.token();
    let (mut mp3, mut converted) = (0, 0);
    for record in &records {
        let (name, at) = (guid(record.guid.as_deref().unwrap()), record.calldate);
        let mut sound = Vec::new();
        let found = recordings.find(Some(&token), (&name, at), 1 << 20, &mut sound);
        if record.disposition.as_deref() != Some("ANSWERED") {
            assert!(found.is_err(), "nobody spoke: {record:?}");
            continue;
        }
        let found = found.unwrap();
        assert_eq!(found.bytes, sound.len() as u64);
        if found.audio == Audio::Mp3 {
            mp3 += 1;
            continue;
        }
        let in_folder = found.place.path.matches('/').count() == 2;
        let day = in_folder.then(|| at.unwrap().date());
        house.client.convert(&token, &name, day).unwrap();
        let found = recordings.find(Some(&token), (&name, at), 1 << 20, &mut Vec::new()).unwrap();
        assert_eq!(found.audio, Audio::Mp3);
        converted += 1;
    }
    assert!(mp3 > 10 && converted > 3, "{mp3} {converted}");
}

#[test]
fn what_is_said_of_a_call_its_record_shows() {
    let house = at_nine(|_| ());
    house.load("circle.csv", &people(20));
    house.advance("3h");
    let token = house.token();
    let records = house.all_records(&CallFilter::default());
    let spoke = records.iter().find(|record| record.note.is_some()).unwrap();
    let (name, number) = (guid(spoke.guid.as_deref().unwrap()), spoke.destination.as_deref().unwrap());
    let note = || {
        let records = house.all_records(&CallFilter::default());
        records.iter().find(|record| record.guid == spoke.guid).unwrap().note.clone().unwrap()
    };
    assert!(note().matches('|').count() == 2, "{}", note());

    let before = note();
    let tagged = house.client.tag_recording(&token, (number, &name), "seen", || Ok(()));
    assert!(matches!(tagged, Outcome::Accepted), "{tagged:?}");
    assert_eq!(note(), before, "a tag is written a moment later");
    let begun = Instant::now();
    while note() != "seen" {
        assert!(begun.elapsed() < Duration::from_secs(10), "the tag is never written");
        std::thread::sleep(Duration::from_millis(20));
    }

    let said = Disposition {
        campaign: "C->",
        agent: "Daniel",
        callerid: number,
        guid: &name,
        levels: ["Contacto", "Titular", "Ya pagó"],
        data: ["", ""],
        comment: "",
        schedule: None,
        camptoreschedule: "",
        tag: "",
    };
    let answer = |said: &Disposition<'_>| house.client.disposition_call(&token, said, || Ok(())).answer;
    assert_eq!(answer(&said), Some(DispositionAnswer::Taken("Contacto|Titular|Ya pagó".to_owned())));
    assert_eq!(note(), "Contacto|Titular|Ya pagó");
    assert_eq!(answer(&Disposition { tag: "own", ..said }), Some(DispositionAnswer::Taken("own".to_owned())));
    assert_eq!(house.json("/dispositions")[1]["tag"], "own");

    let refused = |said: &Disposition<'_>, why| {
        assert_eq!(answer(said), Some(DispositionAnswer::Refused(why)), "{said:?}");
    };
    refused(&Disposition { campaign: "", ..said }, DispositionRefusal::CampaignEmpty);
    refused(&Disposition { callerid: "", ..said }, DispositionRefusal::CallerIdEmpty);
    refused(&Disposition { agent: "", ..said }, DispositionRefusal::AgentEmpty);
    refused(&Disposition { levels: ["", "", ""], ..said }, DispositionRefusal::LevelEmpty);
    refused(&Disposition { levels: ["Contacto", "", ""], ..said }, DispositionRefusal::NotFound);
    let again = Disposition { levels: ["Contacto", "Titular", "Volver a llamar"], ..said };
    refused(&again, DispositionRefusal::ScheduleEmpty);

    let at = NaiveDate::from_ymd_opt(2026, 11, 30).unwrap().and_hms_opt(16, 0, 0);
    assert!(answer(&Disposition { schedule: at, ..again }).is_some());
    house.advance("to=2026-11-30 17:00:00");
    let called = house.all_records(&CallFilter { from: at, destination: number, ..CallFilter::default() });
    assert_eq!((called[0].calldate, called[0].dialerbase.as_deref()), (at, Some("circle.csv")));
}

#[test]
fn the_same_seed_leads_to_the_same_calls_however_the_clock_is_moved() {
    let calls = |steps: &[&str], seed| {
        let house = at_nine(|settings| settings.dialling.seed = seed);
        house.load("same.csv", &people(30));
        for by in steps {
            house.advance(by);
        }
        house.dialled()
    };
    let whole = calls(&["by=2h"], 7);
    assert!(whole.len() > 30);
    assert_eq!(whole, calls(&["by=1s", "by=29m", "by=31s", "to=2026-11-30 11:00:00"], 7));
    assert_ne!(whole, calls(&["by=2h"], 8));
}

#[test]
fn a_hundred_thousand_records_are_paged_each_once() {
    const COUNT: usize = 100_000;
    let house = at_nine(|_| ());
    for from in (0..COUNT).step_by(COUNT / 4) {
        let record = |n: usize| json!({"dst": format!("09{n:07}"), "campaign": "C->", "calldate": "2026-11-30 10:00:00"});
        let calls: Value = (from..from + COUNT / 4).map(record).collect();
        assert!(house.post("/calls", "application/json", &calls.to_string()).ends_with("\r\n\r\n25000"));
    }
    let from = NaiveDate::from_ymd_opt(2026, 11, 1).unwrap().and_hms_opt(0, 0, 0);
    let filter = CallFilter { from, ..CallFilter::default() };
    let records = house.all_records(&filter);
    let numbers: Vec<usize> =
        records.iter().map(|record| record.destination.as_deref().unwrap()[2..].parse().unwrap()).collect();
    assert!(numbers.iter().copied().eq(0..COUNT), "each once, in their order");

    // The last page costs what the first does: nobody counts from the first record on.
    let token = house.token();
    let fastest = |after: usize| {
        let page = || {
            let begun = Instant::now();
            assert_eq!(house.client.call_records(&token, &filter, after as u64).unwrap().len(), 50);
            begun.elapsed()
        };
        (0..5).map(|_| page()).min().unwrap()
    };
    let (first, last) = (fastest(0), fastest(COUNT - 50));
    assert!(last < first * 5, "{first:?} {last:?}");
    let of_campaign = CallFilter { from, campaign: "C->", ..CallFilter::default() };
    let page = house.client.call_records(&house.token(), &of_campaign, COUNT as u64 - 3).unwrap();
    assert_eq!(page.len(), 3);
}
