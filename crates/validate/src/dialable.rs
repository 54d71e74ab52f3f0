//! A contact that may be dialled.

use crate::{Policy, rules};
use chrono::{DateTime, Utc};
use contact::{Contact, Finding, Phone, Zone, ZoneWhy};
use std::sync::Arc;

/// A contact that passed every rule: it has a main number, its zone is decided, and all of it may go out.
#[derive(Clone, Debug)]
pub struct Dialable {
    contact: Contact,
    zone: Option<Zone>,
    zone_why: ZoneWhy,
}

impl Dialable {
    /// The one door: every rule, in the order in which a person would ask.
    ///
    /// # Errors
    /// The finding of the first rule that leaves the row out.
    pub(crate) fn new(
        mut contact: Contact,
        policy: &Policy,
        findings: &mut Vec<Finding>,
    ) -> Result<Self, Finding> {
        rules::premium::apply(&mut contact, findings);
        rules::foreign::apply(&mut contact, policy, findings);
        rules::country::apply(&mut contact, policy, findings);
        rules::kind::apply(&mut contact, policy, findings);
        rules::no_number::check(&contact)?;
        rules::campaign::check(&contact, policy)?;
        rules::param::check(&contact, policy, findings)?;
        rules::separator::check(&contact, policy)?;
        rules::priority::check(&contact, policy, findings)?;
        let decided = rules::zone::decide(&contact, policy)?;
        if let Some(zone) = decided.by_area() {
            rules::alternatives::apply(&mut contact, zone, policy, findings);
        } else if let Some(zone) = decided.zone {
            rules::elsewhere::apply(&mut contact, zone, policy, findings);
            rules::no_number::check(&contact)?;
        }
        rules::agent_known::check(&contact, policy, findings)?;
        rules::agent::check(&contact, policy, findings)?;
        rules::agent_missing::check(&contact, policy, findings)?;
        Ok(Self { contact, zone: decided.zone, zone_why: decided.why })
    }

    /// The contact.
    #[must_use]
    pub fn contact(&self) -> &Contact {
        &self.contact
    }

    /// The number that is dialled first.
    #[must_use]
    pub fn main(&self) -> Phone {
        self.contact.phones[0]
    }

    /// The numbers that are dialled when the main one does not answer, in order.
    #[must_use]
    pub fn alternatives(&self) -> &[Phone] {
        &self.contact.phones[1..]
    }

    /// The zone by whose clock the contact is dialled; `None` is the instance's own.
    #[must_use]
    pub fn zone(&self) -> Option<Zone> {
        self.zone
    }

    /// What told that zone.
    #[must_use]
    pub fn zone_why(&self) -> ZoneWhy {
        self.zone_why
    }

    /// Takes out the alternatives that shall not stay.
    pub fn retain_alternatives(&mut self, mut stays: impl FnMut(&Phone) -> bool) {
        let mut main = true;
        self.contact.phones.retain(|phone| std::mem::take(&mut main) || stays(phone));
    }

    /// Its numbers, each of which may be dialled for another row of the same person.
    #[must_use]
    pub fn spares(&self) -> Vec<Spare> {
        let spare = |phone: &Phone| Spare {
            phone: Phone { column: None, ..*phone },
            zone: self.zone,
            campaign: Arc::clone(&self.contact.campaign),
        };
        self.contact.phones.iter().map(spare).collect()
    }

    /// Adds a number of another row of the same person as the last alternative; answers what became of it.
    pub fn join(&mut self, spare: &Spare, now: DateTime<Utc>) -> Joined {
        let clock = |zone: Option<Zone>| zone.map(|zone| zone.ahead_of_utc(now));
        if self.contact.phones.iter().any(|phone| phone.number.key() == spare.phone.number.key()) {
            Joined::WasThere
        } else if self.contact.campaign != spare.campaign {
            Joined::OfAnotherCampaign
        } else if clock(self.zone) == clock(spare.zone) {
            self.contact.phones.push(spare.phone);
            Joined::Added
        } else {
            Joined::RingsElsewhere
        }
    }
}

/// A number that may be dialled, for which campaign, and by the clock of which zone.
#[derive(Clone, Debug)]
pub struct Spare {
    phone: Phone,
    zone: Option<Zone>,
    campaign: Arc<str>,
}

impl Spare {
    /// The number.
    #[must_use]
    pub fn phone(&self) -> Phone {
        self.phone
    }
}

/// What became of a number that another row was to take over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joined {
    /// It is its last alternative now.
    Added,
    /// It had it already.
    WasThere,
    /// Nobody asked whether it may be called for the row's campaign.
    OfAnotherCampaign,
    /// It rings by another clock than the one by which the row is dialled.
    RingsElsewhere,
}
