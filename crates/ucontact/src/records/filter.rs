//! Which records of calls are asked for.

use crate::moment::written_or_empty;
use crate::secret::masked;
use chrono::NaiveDateTime;
use serde_json::json;
use std::fmt;

/// Which records of calls are asked for. What is empty or nothing leaves all in.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct CallFilter<'a> {
    /// The first moment, by the server's clock as far as is known (`calldatei`).
    pub from: Option<NaiveDateTime>,
    /// The last moment, alike (`calldatef`).
    pub until: Option<NaiveDateTime>,
    /// The agent.
    pub agent: &'a str,
    /// The campaign.
    pub campaign: &'a str,
    /// The number that the call came from.
    pub source: &'a str,
    /// The number dialled.
    pub destination: &'a str,
    /// The call's tag ("Dados da chamada Tag").
    pub data: &'a str,
    /// Hours of the day ("Intervalo de horas"). How they are written, the page does not say.
    pub range: &'a str,
    /// How the call was rated.
    pub rating: Option<u32>,
    /// The least that a call lasted, likely in seconds (`mindur`).
    pub min_duration: Option<u32>,
    /// A number to leave out.
    pub exclude: &'a str,
    /// How often the number is there at least within the span (`cont`).
    pub at_least: Option<u32>,
}

/// Everything but who was called.
impl fmt::Debug for CallFilter<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CallFilter")
            .field("from", &self.from)
            .field("until", &self.until)
            .field("agent", &self.agent)
            .field("campaign", &self.campaign)
            .field("source", &masked(self.source))
            .field("destination", &masked(self.destination))
            .field("data", &masked(self.data))
            .field("range", &self.range)
            .field("rating", &self.rating)
            .field("min_duration", &self.min_duration)
            .field("exclude", &masked(self.exclude))
            .field("at_least", &self.at_least)
            .finish()
    }
}

impl CallFilter<'_> {
    /// The filter as the instance reads it: every key of the vendor's page, and no other.
    pub(super) fn json(&self) -> String {
        let number = |number: Option<u32>| number.map(|number| number.to_string()).unwrap_or_default();
        json!({
            "calldatei": written_or_empty(self.from),
            "calldatef": written_or_empty(self.until),
            "agent": self.agent,
            "campaign": self.campaign,
            "source": self.source,
            "destination": self.destination,
            "data": self.data,
            "range": self.range,
            "rating": number(self.rating),
            "mindur": number(self.min_duration),
            "exclude": self.exclude,
            "type": "record",
            "cont": number(self.at_least),
        })
        .to_string()
    }
}
