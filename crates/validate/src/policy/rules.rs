//! What a pipeline demands of rows beside what every row must be.

use crate::Consequences;
use crate::rules::agent_known::Agents;
use crate::rules::param::ParamRule;
use contact::{Kind, Region};
use std::collections::BTreeSet;

/// What a pipeline demands of rows beside what every row must be; by default, nothing.
#[derive(Clone, Debug, Default)]
pub struct Rules {
    /// What follows where a rule is broken.
    pub consequences: Consequences,
    /// The kinds of numbers that go; all but those that are never dialled where nothing is said.
    pub kinds: Option<Kinds>,
    /// The countries whose numbers go; all where nothing is said.
    pub countries: Option<BTreeSet<Region>>,
    /// The agents that rows may name; any where nothing is said.
    pub agents: Option<Agents>,
    /// What the parameters must be, in the pipeline's order.
    pub params: Vec<ParamRule>,
}

/// Kinds of numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kinds(BTreeSet<Kind>);

impl FromIterator<Kind> for Kinds {
    /// Where mobiles go and fixed lines too, so does what is one of them, and the plan cannot tell which.
    fn from_iter<I: IntoIterator<Item = Kind>>(kinds: I) -> Self {
        let mut kinds: BTreeSet<Kind> = kinds.into_iter().collect();
        if kinds.contains(&Kind::Mobile) && kinds.contains(&Kind::Fixed) {
            kinds.insert(Kind::FixedOrMobile);
        }
        Self(kinds)
    }
}

impl Kinds {
    /// Whether numbers of a kind go.
    #[must_use]
    pub fn has(&self, kind: Kind) -> bool {
        self.0.contains(&kind)
    }
}
