//! Rules over one contact, and the only maker of a [`Dialable`].
//!
//! One rule, one file: its code, its check, its tests. Rules about numbers take the number and promote the next; rules about
//! rows leave the row out. What comes out may be dialled by every rule, so nothing behind this crate has to ask.
//!
//! What a rule does where it is broken is a [`Consequence`], the pipeline's to say, but for the rules that protect people.

mod consequence;
mod dialable;
mod listed;
mod pattern;
mod policy;
mod rules;
mod threshold;

pub use consequence::{Consequence, Consequences};
pub use dialable::{Dialable, Joined, Spare};
pub use listed::{Listed, Nearest};
pub use pattern::{Pattern, PatternError};
pub use policy::{Hours, Kinds, Policy, Reach, Rules, SeveralZones, UnknownZone};
pub use rules::agent_known::Agents;
pub use rules::agent_missing::CODE as AGENT_MISSING;
pub use rules::alternatives::ELSEWHERE as ALTERNATIVE_ELSEWHERE;
pub use rules::param::{Amounts, DateOrder, Dates, Demand, Lengths, ParamRule};
pub use rules::premium::never_dialled;
pub use rules::{codes, settable};
pub use threshold::{Limit, Standing, Threshold};

use contact::{Batch, Contact};

/// Holds every contact against every rule.
#[must_use]
pub fn dialables(contacts: Batch<Contact>, policy: &Policy) -> Batch<Dialable> {
    contacts.advance(|contact, _, findings| Dialable::new(contact, policy, findings))
}

#[cfg(test)]
mod fixtures;

#[cfg(test)]
mod tests;
