//! One call, as the instance recorded it.

use crate::Guid;
use crate::members::Members;
use chrono::NaiveDateTime;
use serde_json::{Map, Value};
use std::fmt;

/// One call, as far as the instance tells it: every key of the vendor's page, under its own name or the one given behind it.
/// What is missing, `null` or empty is nothing.
#[derive(Clone, Default, PartialEq)]
pub struct CallRecord {
    /// The record's own number.
    pub id: Option<String>,
    /// When the call was, by the server's clock as far as is known.
    pub calldate: Option<NaiveDateTime>,
    /// Who called, in words, as `"Out<-" <9901>`.
    pub clid: Option<String>,
    /// The number that the call came from (`src`).
    pub source: Option<String>,
    /// The number dialled (`dst`).
    pub destination: Option<String>,
    /// The switch's context, as `inbound`.
    pub dcontext: Option<String>,
    /// The switch's channel of who called.
    pub channel: Option<String>,
    /// The switch's channel of who was called.
    pub dstchannel: Option<String>,
    /// What the switch did last, as `Queue`.
    pub lastapp: Option<String>,
    /// What it did that with.
    pub lastdata: Option<String>,
    /// How many seconds it took from the dialling on.
    pub duration: Option<u64>,
    /// How many seconds it took from the answer on.
    pub billsec: Option<u64>,
    /// What came of it, as `NO ANSWER`.
    pub disposition: Option<String>,
    /// The switch's flags of accounting.
    pub amaflags: Option<i64>,
    /// The switch's account, as `Inbound`.
    pub accountcode: Option<String>,
    /// What the switch's configuration noted.
    pub userfield: Option<String>,
    /// The switch's own name of the call, as `1655747819.0`.
    pub uniqueid: Option<String>,
    /// What the record is: `record` (`type`).
    pub kind: Option<String>,
    /// The call's own name, which names its recording.
    pub guid: Option<String>,
    /// Why the call ended, as the telephone network's code.
    pub causecode: Option<String>,
    /// The campaign.
    pub campaign: Option<String>,
    /// `inbound` or `outbound`.
    pub direction: Option<String>,
    /// The line that the call took.
    pub carrier: Option<String>,
    /// The name of the first of the calls that belong together.
    pub linkedid: Option<String>,
    /// The agent.
    pub peeraccount: Option<String>,
    /// The record's place among those of its call.
    pub sequence: Option<i64>,
    /// What was charged, as written.
    pub charged_balance: Option<String>,
    /// What it cost, as written.
    pub real_balance: Option<String>,
    /// A note.
    pub note: Option<String>,
    /// The contact's own number in the dialer.
    pub contact: Option<String>,
    /// When the call's work was finished, by the same clock.
    pub finishtime: Option<NaiveDateTime>,
    /// How it was rated.
    pub rating: Option<i64>,
    /// The list that the number came with.
    pub dialerbase: Option<String>,
    /// What the workflow and the forms got, as `name=value:name=value`.
    pub parandvalues: Option<String>,
    /// The person's other numbers.
    pub alternatives: Option<String>,
    /// The quality of the sound, as the instance counts it.
    pub quality: Option<i64>,
    /// What else the instance told: keys that the page does not have, and values that are not what they should be.
    pub other: Map<String, Value>,
}

impl CallRecord {
    /// The call's own name, where it is one.
    #[must_use]
    pub fn name(&self) -> Option<Guid> {
        self.guid.as_deref()?.parse().ok()
    }

    /// The record as an object again, under the vendor's keys: [`CallRecord::read`] makes the same of it. What is not known is not there.
    #[must_use]
    pub fn object(&self) -> Map<String, Value> {
        let mut object = self.other.clone();
        let texts = [
            ("id", &self.id),
            ("clid", &self.clid),
            ("src", &self.source),
            ("dst", &self.destination),
            ("dcontext", &self.dcontext),
            ("channel", &self.channel),
            ("dstchannel", &self.dstchannel),
            ("lastapp", &self.lastapp),
            ("lastdata", &self.lastdata),
            ("disposition", &self.disposition),
            ("accountcode", &self.accountcode),
            ("userfield", &self.userfield),
            ("uniqueid", &self.uniqueid),
            ("type", &self.kind),
            ("guid", &self.guid),
            ("causecode", &self.causecode),
            ("campaign", &self.campaign),
            ("direction", &self.direction),
            ("carrier", &self.carrier),
            ("linkedid", &self.linkedid),
            ("peeraccount", &self.peeraccount),
            ("charged_balance", &self.charged_balance),
            ("real_balance", &self.real_balance),
            ("note", &self.note),
            ("contact", &self.contact),
            ("dialerbase", &self.dialerbase),
            ("parandvalues", &self.parandvalues),
            ("alternatives", &self.alternatives),
        ];
        let known = texts.into_iter().filter_map(|(key, text)| Some((key, Value::from(text.clone()?))));
        object.extend(known.map(|(key, text)| (key.to_owned(), text)));
        let counts = [("duration", self.duration), ("billsec", self.billsec)];
        let counts = counts.into_iter().filter_map(|(key, count)| Some((key, Value::from(count?))));
        let integers = [
            ("amaflags", self.amaflags),
            ("sequence", self.sequence),
            ("rating", self.rating),
            ("quality", self.quality),
        ];
        let integers = integers.into_iter().filter_map(|(key, integer)| Some((key, Value::from(integer?))));
        let moments = [("calldate", self.calldate), ("finishtime", self.finishtime)];
        let moments = moments.into_iter().filter_map(|(key, at)| Some((key, Value::from(whole_moment(at?)))));
        object.extend(counts.chain(integers).chain(moments).map(|(key, value)| (key.to_owned(), value)));
        object
    }

    /// Reads a record, whatever of it is there: versions add fields, and leave out others.
    #[must_use]
    pub fn read(object: Map<String, Value>) -> Self {
        let mut of = Members::new(object);
        Self {
            id: of.text("id"),
            calldate: of.moment("calldate"),
            clid: of.text("clid"),
            source: of.text("src"),
            destination: of.text("dst"),
            dcontext: of.text("dcontext"),
            channel: of.text("channel"),
            dstchannel: of.text("dstchannel"),
            lastapp: of.text("lastapp"),
            lastdata: of.text("lastdata"),
            duration: of.count("duration"),
            billsec: of.count("billsec"),
            disposition: of.text("disposition"),
            amaflags: of.integer("amaflags"),
            accountcode: of.text("accountcode"),
            userfield: of.text("userfield"),
            uniqueid: of.text("uniqueid"),
            kind: of.text("type"),
            guid: of.text("guid"),
            causecode: of.text("causecode"),
            campaign: of.text("campaign"),
            direction: of.text("direction"),
            carrier: of.text("carrier"),
            linkedid: of.text("linkedid"),
            peeraccount: of.text("peeraccount"),
            sequence: of.integer("sequence"),
            charged_balance: of.text("charged_balance"),
            real_balance: of.text("real_balance"),
            note: of.text("note"),
            contact: of.text("contact"),
            finishtime: of.moment("finishtime"),
            rating: of.integer("rating"),
            dialerbase: of.text("dialerbase"),
            parandvalues: of.text("parandvalues"),
            alternatives: of.text("alternatives"),
            quality: of.integer("quality"),
            other: of.rest(),
        }
    }
}

/// A moment with whatever parts of a second it has.
fn whole_moment(at: NaiveDateTime) -> String {
    at.format("%Y-%m-%d %H:%M:%S%.f").to_string()
}

/// What a call is found by, and nothing of the person.
impl fmt::Debug for CallRecord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CallRecord")
            .field("id", &self.id)
            .field("calldate", &self.calldate)
            .field("guid", &self.guid)
            .field("campaign", &self.campaign)
            .field("destination", &self.destination.as_ref().map(|_| "••••"))
            .field("dialerbase", &self.dialerbase)
            .field("disposition", &self.disposition)
            .finish_non_exhaustive()
    }
}
