//! The records of calls: what came of a list once it was dialled.

use crate::reply::LIMIT_OF_LISTS;
use crate::{Call, Client, Error, Token, field, path};
use serde_json::{Map, Value, json};
use std::fmt;
use words::message;

/// How many records an answer holds at most.
pub const RECORDS_PER_PAGE: u64 = 50;

/// Which records of calls are asked for. What is empty leaves all in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CallFilter<'a> {
    /// The first moment, by the server's clock, as `2015-12-03 00:00:00`.
    pub from: &'a str,
    /// The last moment, alike.
    pub until: &'a str,
    /// The campaign.
    pub campaign: &'a str,
    /// The number dialled.
    pub destination: &'a str,
}

/// One call, as far as the instance tells it.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct CallRecord {
    /// The record's own number.
    pub id: Option<String>,
    /// When it was, by the server's clock, as `2022-06-20 17:56:59`.
    pub calldate: Option<String>,
    /// The campaign.
    pub campaign: Option<String>,
    /// The number dialled (the page's `dst`).
    pub destination: Option<String>,
    /// The list that the number came with.
    pub dialerbase: Option<String>,
    /// What came of it, as `NO ANSWER`.
    pub disposition: Option<String>,
}

/// Everything but who was called.
impl fmt::Debug for CallRecord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CallRecord")
            .field("id", &self.id)
            .field("calldate", &self.calldate)
            .field("campaign", &self.campaign)
            .field("destination", &self.destination.as_ref().map(|_| "••••"))
            .field("dialerbase", &self.dialerbase)
            .field("disposition", &self.disposition)
            .finish()
    }
}

impl Client {
    /// The records of calls that pass the filter, [`RECORDS_PER_PAGE`] at most, from the one at `from_row` on: 0, 50, 100, and
    /// so on until fewer come.
    ///
    /// The vendor's page has it as `Cdr/getrecords` with the fields `lastrow`, `searchLimit`, `filter`, and one that is always 1.
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
        let (filter, from_row) = (written(filter), from_row.to_string());
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

/// The filter as the instance reads it: every key of the vendor's page, and no other.
fn written(filter: &CallFilter<'_>) -> String {
    json!({
        "calldatei": filter.from,
        "calldatef": filter.until,
        "agent": "",
        "campaign": filter.campaign,
        "source": "",
        "destination": filter.destination,
        "data": "",
        "range": "",
        "rating": "",
        "mindur": "",
        "exclude": "",
        "type": "record",
        "cont": "",
    })
    .to_string()
}

fn read(answer: &str) -> Option<Vec<CallRecord>> {
    let records: Vec<Map<String, Value>> = serde_json::from_str(answer).ok()?;
    Some(records.iter().map(record).collect())
}

/// A record, whatever of it is there: versions add fields, and leave out others.
fn record(record: &Map<String, Value>) -> CallRecord {
    let text = |key: &str| match record.get(key)? {
        Value::String(text) if !text.is_empty() => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    };
    CallRecord {
        id: text("id"),
        calldate: text("calldate"),
        campaign: text("campaign"),
        destination: text("dst"),
        dialerbase: text("dialerbase"),
        disposition: text("disposition"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_has_every_key_of_the_page() {
        let filter = CallFilter { from: "2015-12-03 00:00:00", campaign: "a\"->", ..CallFilter::default() };
        let read: Map<String, Value> = serde_json::from_str(&written(&filter)).unwrap();
        let page = "agent calldatef calldatei campaign cont data destination exclude mindur range rating source type";
        let mut keys: Vec<&str> = read.keys().map(String::as_str).collect();
        keys.sort_unstable();
        assert_eq!(keys.join(" "), page);
        assert_eq!(read["calldatei"], "2015-12-03 00:00:00");
        assert_eq!(read["campaign"], "a\"->");
        assert_eq!(read["type"], "record");
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
                "dialerbase": null, "quality": 0, "new": [{}]}]"#,
            Some(
                "[{ id: Some(\"1\"), calldate: Some(\"2022-06-20 17:56:59\"), campaign: Some(\"Out<-\"), \
                 destination: Some(\"••••\"), dialerbase: None, disposition: Some(\"NO ANSWER\") }]",
            ),
        );
        check(
            r#"[{"dst": 33334444, "dialerbase": ""}]"#,
            Some(
                "[{ id: None, calldate: None, campaign: None, destination: Some(\"••••\"), dialerbase: None, \
                 disposition: None }]",
            ),
        );
        check("0", None);
        check("", None);
        check("[1]", None);
        check(r#"{"id": 1}"#, None);
        check("<html></html>", None);
    }
}
