//! The records of calls: what came of a list once it was dialled.

mod filter;
mod record;

pub use filter::CallFilter;
pub use record::CallRecord;

use crate::reply::LIMIT_OF_LISTS;
use crate::{Call, Client, Error, Token, field, path};
use serde_json::{Map, Value};
use words::message;

/// How many records an answer holds at most.
pub const RECORDS_PER_PAGE: u64 = 50;

impl Client {
    /// The records of calls that pass the filter, [`RECORDS_PER_PAGE`] at most, from the one at `from_row` on: 0, 50, 100, and
    /// so on until none come: a far end may give fewer a page. It changes nothing.
    ///
    /// The vendor's page has it as `Cdr/getrecords` ("Obter gravações de Chamadas") with the fields `lastrow`, `searchLimit`,
    /// `filter`, and one that is always 1.
    ///
    /// # Errors
    /// Where no answer comes, or one that is no list of records, or the token is not good.
    pub fn call_records(
        &self,
        token: &Token,
        filter: &CallFilter<'_>,
        from_row: u64,
    ) -> Result<Vec<CallRecord>, Error> {
        const CALL: Call = Call::ReadRecords;
        let (filter, from_row) = (filter.json(), from_row.to_string());
        let form = [
            (field::LAST_ROW, from_row.as_str()),
            (field::SEARCH_LIMIT, &RECORDS_PER_PAGE.to_string()),
            (field::FILTER, &filter),
            (field::RANDOM, "1"),
            (field::RANDOM_AS_TRANSLATED, "1"),
        ];
        let reply = self.call(CALL, path::GET_RECORDS, &form, Some(token), LIMIT_OF_LISTS)?;
        let none = || message!("ucontact-answer-no-records", "no list of records");
        read(&self.permitted(CALL, reply)?).ok_or_else(|| self.unknown_answer(CALL, none()))
    }
}

pub(crate) fn read(answer: &str) -> Option<Vec<CallRecord>> {
    let records: Vec<Map<String, Value>> = serde_json::from_str(answer).ok()?;
    Some(records.into_iter().map(CallRecord::read).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_has_every_key_of_the_page() {
        let from = chrono::NaiveDate::from_ymd_opt(2015, 12, 3).and_then(|day| day.and_hms_opt(0, 0, 0));
        let filter = CallFilter { from, campaign: "a\"->", at_least: Some(2), ..CallFilter::default() };
        let read: Map<String, Value> = serde_json::from_str(&filter.json()).unwrap();
        let page = "agent calldatef calldatei campaign cont data destination exclude mindur range rating source type";
        let mut keys: Vec<&str> = read.keys().map(String::as_str).collect();
        keys.sort_unstable();
        assert_eq!(keys.join(" "), page);
        assert_eq!(read["calldatei"], "2015-12-03 00:00:00");
        assert_eq!((&read["calldatef"], &read["cont"]), (&"".into(), &"2".into()));
        assert_eq!(read["campaign"], "a\"->");
        assert_eq!(read["type"], "record");
    }

    #[test]
    fn a_record_becomes_the_object_that_it_was_read_from() {
        let page = include_str!("records/page.json");
        for record in read(page).unwrap() {
            let object = record.object();
            assert!(!object.contains_key("userfield"), "what is null is not there");
            assert_eq!(object["calldate"], "2022-06-20 17:56:59");
            assert_eq!((&object["duration"], &object["sequence"]), (&16.into(), &0.into()));
            assert_eq!(object["new"], serde_json::json!([1]));
            assert_eq!(object["billsec"], "soon", "what is not what it should be stays");
            assert_eq!(CallRecord::read(object), record);
        }
    }

    #[test]
    fn a_record_is_whatever_is_there() {
        let of = |answer: &str| read(answer).map(|records| format!("{records:?}"));
        let check = |answer: &str, expected: Option<&str>| {
            assert_eq!(
                of(answer).map(|printed| printed.replace("CallRecord ", "")).as_deref(),
                expected,
                "{answer}"
            );
        };
        check("[]", Some("[]"));
        check(
            r#"[{"id": 1, "calldate": "2022-06-20 17:56:59", "dst": "canary", "disposition": "NO ANSWER", "campaign": "Out<-",
                "dialerbase": null, "quality": 0, "note": "canary", "new": [{}]}]"#,
            Some(
                "[{ id: Some(\"1\"), calldate: Some(2022-06-20T17:56:59), guid: None, campaign: Some(\"Out<-\"), \
                 destination: Some(\"••••\"), dialerbase: None, disposition: Some(\"NO ANSWER\"), .. }]",
            ),
        );
        check(
            r#"[{"dst": 33334444, "dialerbase": ""}]"#,
            Some(
                "[{ id: None, calldate: None, guid: None, campaign: None, destination: Some(\"••••\"), \
                 dialerbase: None, disposition: None, .. }]",
            ),
        );
        check("0", None);
        check("", None);
        check("[1]", None);
        check(r#"{"id": 1}"#, None);
        check("<html></html>", None);
    }
}
