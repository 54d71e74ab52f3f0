//! Which campaigns there are, and how each is: its numbers and its agents.
//!
//! Two calls tell of campaigns, and each tells what the other does not. Versions lack one of them, or damage its answer: then what the
//! other tells is there, and why it is not more.

mod agents;
mod json;

use crate::Error;
use select::did_you_mean;
use std::collections::BTreeMap;
use std::time::SystemTime;
use ucontact::{AgentStatus, Answered, CampaignStatus, Client, QueueSummary, Token};
use words::{Message, Told};

/// What an instance tells of its campaigns.
#[derive(Clone, Debug, Default)]
pub struct Campaigns {
    /// The campaigns, by their names.
    pub campaigns: Vec<Campaign>,
    /// The moment of it by the instance's own clock, where it says.
    pub server_time: Option<SystemTime>,
    /// Why one of the two calls told nothing.
    pub missing: Option<Message>,
}

/// What an instance tells of a campaign.
#[derive(Clone, Debug, Default)]
pub struct Campaign {
    /// Its name, with its `<-` or `->`.
    pub name: String,
    /// What `queuesummary` tells.
    pub summary: Option<QueueSummary>,
    /// What `campaignstatus` tells.
    pub status: Option<CampaignStatus>,
    /// Its agents, where they were asked for and told.
    pub agents: Option<Vec<AgentStatus>>,
    /// Why they were not told.
    pub agents_missing: Option<Message>,
}

impl Campaigns {
    /// Asks for the numbers of every campaign. It changes nothing.
    ///
    /// # Errors
    /// Where neither call tells of campaigns.
    pub fn all(client: &Client, token: &Token) -> Result<Self, Error> {
        let (summaries, statuses) = (client.queue_summary(token), client.campaign_statuses(token));
        let (summaries, statuses, missing) = match (summaries, statuses) {
            (Ok(summaries), Ok(statuses)) => (Some(summaries), Some(statuses), None),
            (Ok(summaries), Err(why)) => (Some(summaries), None, Some(why.told())),
            (Err(why), Ok(statuses)) => (None, Some(statuses), Some(why.told())),
            (Err(why), Err(_)) => return Err(why.into()),
        };
        let server_time = summaries
            .as_ref()
            .and_then(|answered| answered.server_time)
            .or_else(|| statuses.as_ref().and_then(|answered| answered.server_time));
        let mut campaigns: BTreeMap<String, Campaign> = BTreeMap::new();
        for summary in summaries.map(|answered| answered.value).unwrap_or_default() {
            let name = summary.queue.clone();
            of(&mut campaigns, name).summary = Some(summary);
        }
        for status in statuses.map(|answered| answered.value.campaigns).unwrap_or_default() {
            let name = status.campaign.clone();
            of(&mut campaigns, name).status = Some(status);
        }
        Ok(Self { campaigns: campaigns.into_values().collect(), server_time, missing })
    }

    /// Asks for one campaign and its agents. It changes nothing.
    ///
    /// # Errors
    /// Where the instance does not answer, or has no such campaign.
    pub fn one(client: &Client, token: &Token, wanted: &str) -> Result<Self, Error> {
        let mut all = Self::all(client, token)?;
        let names = || all.campaigns.iter().map(|campaign| campaign.name.as_str());
        let Some(name) = named(wanted, names()).map(str::to_owned) else {
            return Err(Error::NoSuchCampaign {
                given: wanted.to_owned(),
                address: client.address().to_string(),
                near: did_you_mean(wanted, names()).map(Box::new),
            });
        };
        let Answered { value, server_time } = client.campaign_status(token, &name)?;
        all.campaigns.retain(|campaign| campaign.name == name);
        for campaign in &mut all.campaigns {
            let status = value.campaigns.iter().find(|status| status.campaign == name).cloned();
            campaign.status = status.or(campaign.status.take());
            campaign.agents = Some(agents::of(&value.agents, &name));
        }
        Ok(Self { server_time: server_time.or(all.server_time), ..all })
    }
}

impl Campaign {
    /// How many agents are signed in.
    #[must_use]
    pub fn signed_in(&self) -> Option<u64> {
        let status = self.status.as_ref().and_then(|status| status.logged);
        status.or(self.summary.as_ref().and_then(|summary| summary.logged_in))
    }

    /// How many agents can take a call.
    #[must_use]
    pub fn available(&self) -> Option<u64> {
        let status = self.status.as_ref().and_then(|status| status.availables);
        status.or(self.summary.as_ref().and_then(|summary| summary.available))
    }
}

/// The campaign of a name, a new one where there is none.
fn of(campaigns: &mut BTreeMap<String, Campaign>, name: String) -> &mut Campaign {
    campaigns.entry(name.clone()).or_insert_with(|| Campaign { name, ..Campaign::default() })
}

/// The campaign that is meant: the one of this very name; else the only one of the same letters, large or small, with its arrow or
/// without, for a shell eats the `>` of a name that nobody quoted.
fn named<'n>(wanted: &str, names: impl Iterator<Item = &'n str> + Clone) -> Option<&'n str> {
    if let Some(name) = names.clone().find(|name| *name == wanted) {
        return Some(name);
    }
    let stem = |name: &str| name.trim_end_matches(['<', '>', '-']).trim().to_lowercase();
    let mut alike = names.filter(|name| stem(name) == stem(wanted));
    alike.next().filter(|_| alike.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_campaign_is_named_with_its_arrow_or_without() {
        let check = |wanted: &str, expected: Option<&str>| {
            let names = ["Ventas->", "Ventas<-", "Cobros->", "cobros ", "Altas->"];
            assert_eq!(named(wanted, names.into_iter()), expected, "{wanted}");
        };
        check("Ventas->", Some("Ventas->"));
        check("Altas", Some("Altas->"));
        check("altas-", Some("Altas->"));
        check("Ventas", None);
        check("cobros ", Some("cobros "));
        check("COBROS", None);
        check("Bajas", None);
        check("", None);
    }
}
