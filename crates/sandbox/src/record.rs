//! A call's record, with every field that the vendor's have.

use crate::moment;
use crate::outcome::Outcome;
use crate::store::Call;
use chrono_tz::Tz;
use serde_json::{Value, json};

/// The number that the sandbox calls from, where nobody says another: that of the vendor's page.
pub(crate) const CALLER: &str = "9901";

/// A call, as it is made.
#[derive(Debug, Default)]
pub(crate) struct Made<'a> {
    /// When it was made.
    pub(crate) at: i64,
    pub(crate) guid: String,
    pub(crate) campaign: &'a str,
    /// The number that it comes from; blank for the usual.
    pub(crate) source: &'a str,
    pub(crate) destination: &'a str,
    /// Who spoke, if anybody did, by name and by extension.
    pub(crate) agent: &'a str,
    pub(crate) extension: &'a str,
    /// The list's name.
    pub(crate) base: Option<&'a str>,
    pub(crate) data: &'a str,
    pub(crate) alternatives: &'a str,
    pub(crate) contact: Option<i64>,
}

/// The record of a call that came to this end.
pub(crate) fn of(made: &Made<'_>, outcome: &Outcome, zone: Tz) -> Call {
    let Made { at, guid, campaign, destination, agent, extension, .. } = made;
    let source = if made.source.is_empty() { CALLER } else { made.source };
    let written = |text: &str| if text.is_empty() { Value::Null } else { text.into() };
    // Two calls of one second have different guids.
    let unique = format!(
        "{at}.{}",
        guid.get(..8).and_then(|hex| u32::from_str_radix(hex, 16).ok()).unwrap_or(0) % 10_000
    );
    let record = json!({
        "calldate": moment::written(zone, *at),
        "clid": format!("\"{campaign}\" <{source}>"),
        "src": source,
        "dst": destination,
        "dcontext": "outbound",
        "channel": format!("SIP/{source}-{}", guid.get(..8).unwrap_or_default()),
        "dstchannel": if extension.is_empty() { String::new() } else { format!("SIP/{extension}-{}", guid.get(28..).unwrap_or_default()) },
        "lastapp": "Queue",
        "lastdata": format!("{campaign},tkc,,,600,,,functions,,"),
        "duration": outcome.ring + outcome.talk,
        "billsec": outcome.talk,
        "disposition": outcome.disposition,
        "accountcode": "Outbound",
        "uniqueid": unique,
        "guid": guid,
        "causecode": outcome.cause,
        "campaign": campaign,
        "carrier": source,
        "linkedid": unique,
        "peeraccount": agent,
        "note": outcome.tag,
        "contact": made.contact,
        "finishtime": moment::written(zone, at + outcome.length()),
        "rating": outcome.rating,
        "dialerbase": made.base,
        "parandvalues": written(made.data),
        "alternatives": written(made.alternatives),
    });
    match record {
        Value::Object(record) => record,
        _ => Call::new(),
    }
}

/// A record with every field, whatever of it is known.
pub(crate) fn whole(known: Call) -> Call {
    let usual = json!({
        "id": 0, "calldate": "", "clid": "", "src": "", "dst": "", "dcontext": "outbound", "channel": "",
        "dstchannel": "", "lastapp": "Queue", "lastdata": "", "duration": 0, "billsec": 0, "disposition": "NO ANSWER",
        "amaflags": 3, "accountcode": "Outbound", "userfield": null, "uniqueid": "", "type": "record", "guid": "",
        "causecode": "16", "campaign": "", "direction": "outbound", "carrier": "", "linkedid": "", "peeraccount": "",
        "sequence": 0, "charged_balance": null, "real_balance": null, "note": null, "contact": null,
        "finishtime": "", "rating": 0, "dialerbase": null, "parandvalues": null, "alternatives": null, "quality": 0,
    });
    let mut record = usual.as_object().cloned().unwrap_or_default();
    record.extend(known);
    record
}
