//! The calls that preflight, undo and resolve make.

use super::misfortunes::head;
use super::{BASE, House, house, house_with};
use serde_json::{Value, json};
use std::io::{Read, Write};
use ucontact::Base;

const QUEUE_SUMMARY: &str = "Integra/resources/Supervisor/queuesummary";
const CAMPAIGN_STATUS: &str = "Integra/resources/Supervisor/campaignstatus";
const REMOVE_CONTACT: &str = "Integra/resources/Dialers/RemoveContact";
const GET_RECORDS: &str = "Integra/resources/Cdr/getrecords";

impl House {
    pub(super) fn call(&self, path: &str, fields: &[(&str, &str)]) -> String {
        self.call_as(self.token().reveal(), path, fields)
    }

    fn call_as(&self, token: &str, path: &str, fields: &[(&str, &str)]) -> String {
        let form = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let mut stream = self.connect();
        write!(stream, "{}{form}", head(token, path, form.len())).unwrap();
        let mut reply = String::new();
        stream.read_to_string(&mut reply).unwrap();
        reply
    }

    pub(super) fn called(&self, path: &str, fields: &[(&str, &str)]) -> Value {
        serde_json::from_str(self.call(path, fields).split_once("\r\n\r\n").unwrap().1).unwrap()
    }
}

#[test]
fn campaigns_are_told_where_they_are_known() {
    let house = house_with(|settings| settings.campaigns = vec!["Power<-".to_owned()]);
    house.upload(&BASE);
    let queues = house.called(QUEUE_SUMMARY, &[]);
    let names: Vec<&Value> = queues.as_array().unwrap().iter().map(|queue| &queue["queue"]).collect();
    // The real one ends with one that is none.
    assert_eq!(names, [&json!("C->"), &json!("Power<-"), &json!(null)]);
    assert_eq!(queues[0]["loggedIn"], 0);

    let status = house.called(CAMPAIGN_STATUS, &[("queue", "")]);
    assert_eq!(status.as_object().unwrap().keys().collect::<Vec<_>>(), ["C->", "Power<-"]);
    assert_eq!(house.called(CAMPAIGN_STATUS, &[("queue", "Power<-")])["Power<-"]["campaign"], "Power<-");
    assert_eq!(house.called(CAMPAIGN_STATUS, &[("queue", "Power")]), json!({}));
}

#[test]
fn where_no_campaign_is_known_none_is_told() {
    let house = house();
    house.upload(&BASE);
    assert_eq!(house.called(QUEUE_SUMMARY, &[]), json!([]));
    assert_eq!(house.called(CAMPAIGN_STATUS, &[("queue", "")]), json!({}));
}

#[test]
fn a_number_is_taken_off_every_list_of_its_campaign() {
    let house = house();
    house.upload(&BASE);
    house.upload(&Base { filename: "second.csv", ..BASE });
    let content = "D->;098344484;;;5;\n";
    let other =
        Base { filename: "other.csv", campaign: "D->", lines: 1, content: content.as_bytes(), ..BASE };
    assert_eq!(house.upload(&other), "accepted");
    let remove = |number: &str| {
        let reply = house.call(REMOVE_CONTACT, &[("campaign", "C->"), ("number", number)]);
        reply.split_once("\r\n\r\n").unwrap().1.to_owned()
    };
    // An alternative is not who is in the list.
    assert_eq!(remove("099124484"), "0");
    assert_eq!(remove("098344484"), "1");
    assert_eq!(remove("098344484"), "0");
    let lists = house.json("/lists");
    let left: Vec<usize> =
        lists.as_array().unwrap().iter().map(|list| list["contacts"].as_array().unwrap().len()).collect();
    assert_eq!(left, [1, 1, 1]);
    assert_eq!(lists[2]["contacts"][0]["number"], "098344484");
}

#[test]
fn calls_are_found_page_by_page() {
    let house = house();
    let record = |n: u32| {
        let day = n % 28 + 1;
        json!({"dst": format!("0980000{n:02}"), "dialerbase": "first.csv", "campaign": if n < 60 { "C->" } else { "D->" },
               "calldate": format!("2026-11-{day:02} 10:00:00")})
    };
    assert_eq!(house.called(GET_RECORDS, &[("lastrow", "0"), ("searchLimit", "50")]), json!([]));
    let calls: Vec<Value> = (0..70).map(record).collect();
    let put = house.post("/calls", "application/json", &Value::from(calls).to_string());
    assert!(put.ends_with("\r\n\r\n70"), "{put}");

    let page = |row: &str, filter: Value| {
        let filter = filter.to_string();
        let fields = [("lastrow", row), ("searchLimit", "50"), ("filter", filter.as_str()), ("random", "1")];
        house.called(GET_RECORDS, &fields).as_array().unwrap().clone()
    };
    let all = json!({"calldatei": "", "calldatef": "", "campaign": "", "destination": "", "type": "record"});
    assert_eq!(
        (page("0", all.clone()).len(), page("50", all.clone()).len(), page("100", all).len()),
        (50, 20, 0)
    );
    assert_eq!(page("50", json!({"campaign": "C->"})).len(), 10);
    let one = page("0", json!({"destination": "098000007"}));
    assert_eq!((one.len(), &one[0]["id"], &one[0]["dialerbase"]), (1, &json!(8), &json!("first.csv")));
    assert_eq!(one[0].as_object().unwrap().len(), 36, "the vendor's records have 36 fields");
    let days = json!({"calldatei": "2026-11-03 00:00:00", "calldatef": "2026-11-04 23:59:59"});
    assert_eq!(page("0", days).len(), 6);
    assert!(house.post("/calls", "application/json", "{}").starts_with("HTTP/1.1 400 "));
}

#[test]
fn who_is_not_signed_in_is_told_nothing() {
    let house = house_with(|settings| settings.campaigns = vec!["C->".to_owned()]);
    for path in [QUEUE_SUMMARY, CAMPAIGN_STATUS, REMOVE_CONTACT, GET_RECORDS] {
        assert!(house.call_as("bWFkZTp1cA==", path, &[]).starts_with("HTTP/1.1 401 "), "{path}");
    }
}
