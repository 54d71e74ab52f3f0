//! What came of the calls to one contact.

use chrono::NaiveDateTime;
use contact::fold_name;
use std::collections::BTreeMap;
use ucontact::CallRecord;

/// What came of the calls to a contact. A call may have several records, one for each agent whom it rang at: they have one name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Calls {
    /// For how long somebody spoke in each, by its name.
    seconds: BTreeMap<String, u64>,
    pub(super) records: u64,
    pub(super) first: Option<NaiveDateTime>,
    pub(super) last: Option<NaiveDateTime>,
    pub(super) outcome: String,
    /// What the agent said of it last.
    pub(super) note: String,
    pub(super) answered: Option<NaiveDateTime>,
    pub(super) answered_last: Option<NaiveDateTime>,
    /// The number at which somebody answered first.
    pub(super) answered_at: String,
    /// The numbers that were called, each with its last outcome and when somebody answered there last.
    pub(super) numbers: BTreeMap<String, (NaiveDateTime, String, Option<NaiveDateTime>)>,
}

impl Calls {
    /// Adds a record; they come in the order of their moments. Answers whether it is of a call that had none yet.
    pub(super) fn add(&mut self, n: i64, record: &CallRecord) -> bool {
        let name = call_name(record).unwrap_or_else(|| n.to_string());
        let is_new = !self.seconds.contains_key(&name);
        let seconds = self.seconds.entry(name).or_default();
        *seconds = (*seconds).max(record.billsec.unwrap_or(0));
        self.records += 1;
        self.first = self.first.or(record.calldate);
        self.last = record.calldate.or(self.last);
        self.outcome = record.disposition.clone().unwrap_or_default();
        if let Some(note) = &record.note {
            self.note.clone_from(note);
        }
        let (is_answered, number) = (is_answered(record), record.destination.clone().unwrap_or_default());
        if is_answered {
            if self.answered.is_none() {
                (self.answered, self.answered_at) = (record.calldate, number.clone());
            }
            self.answered_last = record.calldate.or(self.answered_last);
        }
        if let Some(at) = record.calldate {
            let answered = self.numbers.get(&number).and_then(|(_, _, answered)| *answered);
            let answered = if is_answered { Some(at) } else { answered };
            self.numbers.insert(number, (at, self.outcome.clone(), answered));
        }
        is_new
    }

    /// How many calls there were.
    pub(super) fn attempts(&self) -> u64 {
        self.seconds.len() as u64
    }

    /// For how long somebody spoke in all of them.
    pub(super) fn spoken(&self) -> u64 {
        self.seconds.values().sum()
    }
}

/// The call's name, which its records share.
fn call_name(record: &CallRecord) -> Option<String> {
    let names = [&record.guid, &record.linkedid, &record.uniqueid];
    names.into_iter().find_map(Clone::clone)
}

/// Whether somebody answered: by the switch's word. A machine may have, too: the record does not say.
pub(super) fn is_answered(record: &CallRecord) -> bool {
    record.disposition.as_deref().is_some_and(|disposition| fold_name(disposition) == "answered")
}

/// Whether what came of a call is one of some words, without regard to case and accents: what the switch said, what the agent said as a
/// whole, or one of its levels.
pub(super) fn is_one_of(record: &CallRecord, words: &[String]) -> bool {
    said(record).any(|said| words.contains(&fold_name(said)))
}

/// What was said of a call, as a whole and by its levels.
pub(super) fn said(record: &CallRecord) -> impl Iterator<Item = &str> {
    [&record.disposition, &record.note].into_iter().flatten().flat_map(|said| {
        let mut levels: Vec<&str> = said.split(['|', '>', '/', ';', ',']).collect();
        if levels.len() > 1 {
            levels.push(said);
        }
        levels
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(json: serde_json::Value) -> CallRecord {
        CallRecord::read(json.as_object().unwrap().clone())
    }

    fn call(guid: &str, at: &str, disposition: &str, billsec: u64) -> CallRecord {
        record(serde_json::json!({
            "guid": guid, "calldate": format!("2026-11-30 {at}:00"), "disposition": disposition, "billsec": billsec, "dst": "098",
        }))
    }

    #[test]
    fn a_call_that_rang_at_two_agents_is_one() {
        let mut calls = Calls::default();
        assert!(calls.add(1, &call("a", "09:00", "BUSY", 0)));
        assert!(calls.add(2, &call("b", "10:00", "ANSWERED", 16)));
        assert!(!calls.add(3, &call("b", "10:01", "ANSWERED", 15)));
        assert!(calls.add(4, &call("c", "11:00", "No Answer", 0)));
        assert_eq!((calls.attempts(), calls.records, calls.spoken()), (3, 4, 16));
        assert_eq!(calls.outcome, "No Answer");
        assert_eq!(calls.answered.unwrap().to_string(), "2026-11-30 10:00:00");
        assert_eq!(calls.numbers["098"].2.unwrap().to_string(), "2026-11-30 10:01:00");
    }

    #[test]
    fn an_outcome_is_what_was_said_however_it_is_written() {
        let words: Vec<String> = ["wrong number", "numero equivocado"].map(fold_name).into();
        let check = |said: &str, is| {
            let record = record(serde_json::json!({"disposition": "ANSWERED", "note": said}));
            assert_eq!(is_one_of(&record, &words), is, "{said}");
        };
        check("Wrong Number", true);
        check("Contact|WRONG NUMBER|moved", true);
        check("Número equivocado", true);
        check("not a wrong number", false);
        check("", false);
        assert!(is_one_of(&call("a", "09:00", "wrong number", 0), &words));
    }
}
