//! The JSON object that some calls take as their one field, put together from its keys: all of them are there, each of its kind.

use super::ApiError;
use serde_json::{Map, Value};
use ucontact::field;
use words::message;

/// An object of the vendor's page.
#[derive(Debug, PartialEq, Eq)]
pub struct ApiObject {
    /// The field of the form in which it travels.
    pub(super) field: &'static str,
    keys: &'static [(&'static str, Key)],
    /// Whether it travels as the one object of a list.
    is_list: bool,
}

/// A key's kind, and what stands there where nothing is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
    /// A text that must be given.
    Needed,
    /// A text, empty where none is given.
    Text,
    /// A text, `null` where none is given.
    Moment,
    /// A whole number that must be given.
    NeededCount,
    /// A whole number, else this one.
    Count(u64),
    /// `true` or `false`, which must be given.
    NeededFlag,
}

impl ApiObject {
    /// Its keys, in the page's order.
    pub fn keys(&self) -> impl Iterator<Item = &'static str> {
        self.keys.iter().map(|(name, _)| *name)
    }

    /// It with these values, as it travels.
    pub(super) fn written(&self, call: &'static str, given: &[(String, String)]) -> Result<String, ApiError> {
        let value = |name: &str| given.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
        let lacking = self.keys.iter().filter(|(name, key)| key.must_be_given() && value(name).is_none());
        let keys: Vec<&str> = lacking.map(|(name, _)| *name).collect();
        if !keys.is_empty() {
            return Err(ApiError::Lacking { call, keys });
        }
        let mut object = Map::new();
        for (name, key) in self.keys {
            let read = key.read(value(name)).ok_or_else(|| ApiError::NotAValue {
                key: name,
                what: match key {
                    Key::NeededFlag => message!("operations-api-flag", "true or false"),
                    _ => message!("operations-api-count", "a whole number"),
                },
            });
            object.insert((*name).to_owned(), read?);
        }
        let object = Value::Object(object);
        Ok(if self.is_list { Value::Array(vec![object]) } else { object }.to_string())
    }
}

impl Key {
    fn must_be_given(self) -> bool {
        matches!(self, Self::Needed | Self::NeededCount | Self::NeededFlag)
    }

    fn read(self, given: Option<&str>) -> Option<Value> {
        match (self, given) {
            (Self::Count(usual), None) => Some(usual.into()),
            (Self::NeededCount | Self::Count(_), given) => given?.parse::<u64>().ok().map(Value::from),
            (Self::NeededFlag, given) => given?.parse::<bool>().ok().map(Value::from),
            (Self::Moment, None | Some("" | "null")) => Some(Value::Null),
            (Self::Needed | Self::Text | Self::Moment, given) => Some(given.unwrap_or_default().into()),
        }
    }
}

/// "Tareas Marcadores".
pub(super) const TASK: ApiObject = ApiObject {
    field: field::CALL,
    is_list: false,
    keys: &[
        ("calldate", Key::Moment),
        ("campaign", Key::Needed),
        ("destination", Key::Needed),
        ("alternatives", Key::Text),
        ("agent", Key::Text),
        ("data", Key::Text),
        ("source", Key::Text),
        ("bulk", Key::NeededFlag),
        ("automatic", Key::NeededFlag),
    ],
};

/// "Agendar Chamada".
pub(super) const SCHEDULED: ApiObject = ApiObject {
    field: field::CALL_SCHEDULE,
    is_list: false,
    keys: &[
        ("calldate", Key::Needed),
        ("campaign", Key::Needed),
        ("destination", Key::Needed),
        ("alternatives", Key::Text),
        ("agentphone", Key::Text),
        ("data", Key::Text),
    ],
};

/// "Chamada Respool". Its status is 1 where it is enabled, and 1 as a priority is for scheduled calls.
pub(super) const SPOOLED: ApiObject = ApiObject {
    field: field::CALL_SPOOL,
    is_list: false,
    keys: &[
        ("campaign", Key::Needed),
        ("destination", Key::Needed),
        ("dialerbase", Key::Needed),
        ("status", Key::Count(1)),
        ("data", Key::Text),
        ("alternatives", Key::Text),
        ("contact", Key::NeededCount),
        ("retries", Key::Count(0)),
        ("priority", Key::Count(9999)),
        ("agentphone", Key::Text),
    ],
};

const LISTED_KEYS: &[(&str, Key)] = &[
    ("phone", Key::Needed),
    ("campaign", Key::Needed),
    ("username", Key::Text),
    ("company", Key::Text),
    ("job_title", Key::Text),
    ("name", Key::Text),
];

/// "Blacklist", one number.
pub(super) const LISTED: ApiObject = ApiObject { field: field::BLACKLIST, is_list: false, keys: LISTED_KEYS };

/// "Blacklist", as the calls for many take it.
pub(super) const LISTED_MANY: ApiObject =
    ApiObject { field: field::BLACKLIST, is_list: true, keys: LISTED_KEYS };

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn written(object: &ApiObject, given: &[(&str, &str)]) -> Result<Value, String> {
        let given: Vec<_> = given.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
        let written = object.written("Call", &given).map_err(|error| error.to_string())?;
        Ok(serde_json::from_str(&written).unwrap())
    }

    #[test]
    fn all_keys_are_there_each_of_its_kind() {
        let person = [("campaign", "V->"), ("destination", "12-345-678")];
        let task = [&person[..], &[("bulk", "false"), ("automatic", "true")]].concat();
        assert_eq!(
            written(&TASK, &task).unwrap(),
            json!({ "calldate": null, "campaign": "V->", "destination": "12-345-678", "alternatives": "", "agent": "",
                    "data": "", "source": "", "bulk": false, "automatic": true })
        );
        let spooled =
            [&person[..], &[("dialerbase", "b"), ("contact", "222"), ("agentphone", "1001")]].concat();
        assert_eq!(
            written(&SPOOLED, &spooled).unwrap(),
            json!({ "campaign": "V->", "destination": "12-345-678", "dialerbase": "b", "status": 1, "data": "",
                    "alternatives": "", "contact": 222, "retries": 0, "priority": 9999, "agentphone": "1001" })
        );
        assert_eq!(
            written(&LISTED_MANY, &[("phone", "1"), ("campaign", "*")]).unwrap(),
            json!([{ "phone": "1", "campaign": "*", "username": "", "company": "", "job_title": "", "name": "" }])
        );
    }

    #[test]
    fn what_lacks_or_is_of_another_kind_is_said() {
        let check = |object, given: &[(&str, &str)], expected: &str| {
            assert_eq!(written(object, given).unwrap_err(), expected);
        };
        check(&SCHEDULED, &[("campaign", "V->")], "Call needs calldate, destination");
        let task = [("campaign", "V->"), ("destination", "1"), ("automatic", "no"), ("bulk", "true")];
        check(&TASK, &task, "automatic must be true or false");
        let spooled = [("campaign", "V->"), ("destination", "1"), ("dialerbase", "b"), ("contact", "-1")];
        check(&SPOOLED, &spooled, "contact must be a whole number");
    }
}
