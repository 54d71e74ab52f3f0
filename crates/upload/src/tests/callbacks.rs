//! Callbacks: known by the call that they are for, as long as one may have gone.

use super::now;
use crate::{CallKind, Callback, Event, Ledger, NewBatch};
use chrono::NaiveDateTime;
use tempfile::TempDir;
use words::Message;

fn at(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
}

#[test]
fn a_callback_stands_as_long_as_it_may_have_gone() {
    let folder = TempDir::new().unwrap();
    let ledger = Ledger::open(&folder.path().join("state")).unwrap();
    let new = |instance| NewBatch {
        kind: CallKind::Disposition,
        instance,
        source: "a.csv:2",
        part: None,
        who: None,
    };
    assert_eq!(ledger.known_calls(&new("here"), &["a form"]).unwrap(), None);
    let batch = ledger.enter_calls(&new("here"), &["a form"], now()).unwrap();
    assert_eq!(ledger.known_calls(&new("here"), &["a form"]).unwrap().as_ref(), Some(&batch));
    assert_eq!(ledger.known_calls(&new("there"), &["a form"]).unwrap(), None);
    let booked = Callback { guid: "a-1", moment: at("2026-12-01 15:00") };
    ledger.note_callback(&batch, booked).unwrap();
    ledger.note_callback(&batch, booked).unwrap();

    let has = |instance, guid, moment, shown| {
        let callback = Callback { guid, moment: at(moment) };
        ledger.has_callback((instance, None), callback, at(shown)).unwrap()
    };
    let (same, other, before, after) =
        ("2026-12-01 15:00", "2026-12-02 15:00", "2026-11-30 12:00", "2026-12-01 15:01");
    let call = || ledger.calls(batch.id).unwrap().remove(0);
    let happens = |event| {
        let call = call();
        let changing = crate::ledger::Changing::of(&batch, &call, call.state);
        let what = Message::foreign("so it was");
        ledger.call_happens(changing, event, (&what, None), now(), |_| Ok(())).unwrap();
    };
    assert!(!has("here", "a-1", same, before), "it was never made");
    happens(Event::Connected);
    for event in [Event::NoWord, Event::PersonGaveUp] {
        assert!(has("here", "a-1", same, before) && has("here", "a-1", same, after));
        assert!(has("here", "a-1", other, before), "the first is still to come");
        assert!(!has("here", "a-1", other, after), "it was made, and this is another");
        assert!(!has("here", "a-2", same, before) && !has("there", "a-1", same, before));
        let own = ledger.has_callback(("here", Some(&batch)), booked, at(before)).unwrap();
        assert!(!own, "it is not in its own way");
        happens(event);
    }
    assert!(has("here", "a-1", same, before), "nobody knew whether it went when it was given up");

    let refused = ledger.enter_calls(&new("here"), &["another form"], now()).unwrap();
    ledger.note_callback(&refused, Callback { guid: "a-3", moment: at(same) }).unwrap();
    assert!(!has("here", "a-3", same, before));
    let kept: String = ledger.one("SELECT guid FROM callbacks").unwrap();
    assert!(!kept.contains("a-1"), "{kept}");
}
