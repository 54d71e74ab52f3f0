//! A contact that may be dialled.

use crate::{Policy, rules};
use contact::{Contact, Finding, Phone, Zone, ZoneWhy};

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
        rules::no_number::check(&contact)?;
        rules::campaign::check(&contact, policy)?;
        rules::required::check(&contact, policy)?;
        rules::separator::check(&contact, policy)?;
        let decided = rules::zone::decide(&contact, policy)?;
        if let Some(zone) = decided.by_area() {
            rules::alternatives::apply(&mut contact, zone, policy, findings);
        }
        rules::agent::note(&contact, findings);
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
}
