//! Rules over one contact, and the only maker of a [`Dialable`].
//!
//! One rule, one file: its code, its check, its tests. Rules about numbers take the number and promote the next; rules about
//! rows leave the row out. What comes out may be dialled by every rule, so nothing behind this crate has to ask.

mod dialable;
mod policy;
mod rules;
mod threshold;

pub use dialable::{Dialable, Joined, Spare};
pub use policy::{Hours, Policy, Reach, SeveralZones, UnknownZone};
pub use rules::codes;
pub use rules::premium::never_dialled;
pub use threshold::{Limit, Standing, Threshold};

use contact::{Batch, Contact};

/// Holds every contact against every rule.
#[must_use]
pub fn dialables(contacts: Batch<Contact>, policy: &Policy) -> Batch<Dialable> {
    contacts.advance(|contact, _, findings| Dialable::new(contact, policy, findings))
}

#[cfg(test)]
mod tests;
