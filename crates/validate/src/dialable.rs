//! A contact that may be dialled.

use crate::rules::zone::Decided;
use crate::{Policy, rules};
use contact::{Contact, Finding, Phone, Zone};

/// A contact that passed every rule: it has a main number, its zone is decided, and all of it may go out.
#[derive(Clone, Debug)]
pub struct Dialable {
    contact: Contact,
    zone: Option<Zone>,
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
        let zone = rules::zone::decide(&contact, policy)?;
        match zone {
            Some(Decided { zone, by_area: true }) => {
                rules::alternatives::apply(&mut contact, zone, policy, findings);
            }
            Some(Decided { zone, by_area: false }) => {
                rules::elsewhere::apply(&mut contact, zone, policy, findings);
                rules::no_number::check(&contact)?;
            }
            None => {}
        }
        rules::agent::check(&contact, policy, findings)?;
        rules::agent_known::check(&contact, policy, findings)?;
        Ok(Self { contact, zone: zone.map(|decided| decided.zone) })
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
}
