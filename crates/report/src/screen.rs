//! What an agent will see of a contact.

use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// One contact as the agent's form shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct AgentScreen {
    /// Where its row stands: `clientes.xlsx › Clientes:17`.
    pub at: String,
    /// The campaign.
    pub campaign: String,
    /// The main number as it is dialled; masked where the report is.
    pub number: String,
    /// The other numbers as the line holds them; masked where the report is.
    pub alternatives: Vec<String>,
    /// 1 is dialled first, 9999 last.
    pub priority: u16,
    /// An extension or user name; blank for any agent.
    pub agent: String,
    /// The parameters, in the form's order.
    pub fields: Vec<ScreenField>,
}

/// One parameter of a contact.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct ScreenField {
    /// Its key.
    pub key: String,
    /// What stands in the row's cell.
    pub as_written: String,
    /// What the agent will see.
    pub as_sent: String,
    /// Whether that is something else, blanks at its ends aside: a separator of the dialer base was replaced, or a character
    /// that its character set does not have.
    pub changed: bool,
    /// The codes of what changed it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub why: Vec<String>,
}

/// How many contacts a report shows.
const SCREENS: usize = 3;

/// Chooses whose screens are shown: the first contact of which a value was changed, the first with several numbers, and the
/// first ones of the list.
#[derive(Clone, Debug, Default)]
pub struct Screens {
    seen: u64,
    changed: Option<u64>,
    several: Option<u64>,
    kept: BTreeMap<u64, AgentScreen>,
}

impl Screens {
    /// Takes the next contact: what changed in it, and how many numbers it has, tell whether `screen` is asked.
    pub fn take(&mut self, is_changed: bool, numbers: usize, screen: impl FnOnce() -> Option<AgentScreen>) {
        let nth = self.seen;
        self.seen += 1;
        let is_first_changed = is_changed && self.changed.is_none();
        let is_first_several = numbers > 1 && self.several.is_none();
        if !is_first_changed && !is_first_several && nth >= SCREENS as u64 {
            return;
        }
        let Some(screen) = screen() else { return };
        self.kept.insert(nth, screen);
        self.changed = self.changed.or(is_first_changed.then_some(nth));
        self.several = self.several.or(is_first_several.then_some(nth));
    }

    /// Three of them at most, in the list's order.
    #[must_use]
    pub fn chosen(self) -> Vec<AgentScreen> {
        let mut chosen: BTreeSet<u64> = [self.changed, self.several].into_iter().flatten().collect();
        for nth in self.kept.keys() {
            if chosen.len() < SCREENS {
                chosen.insert(*nth);
            }
        }
        let kept = self.kept.into_iter().filter(|(nth, _)| chosen.contains(nth));
        kept.map(|(_, screen)| screen).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_are_shown_of_which_one_is_changed_and_one_has_several_numbers() {
        let check = |contacts: &[(bool, usize)], shown: &[u16]| {
            let mut screens = Screens::default();
            for (priority, (is_changed, numbers)) in (0..).zip(contacts) {
                let screen = || Some(AgentScreen { priority, ..AgentScreen::default() });
                screens.take(*is_changed, *numbers, screen);
            }
            let chosen: Vec<u16> = screens.chosen().iter().map(|screen| screen.priority).collect();
            assert_eq!(chosen, shown);
        };
        check(&[], &[]);
        check(&[(false, 1)], &[0]);
        check(&[(false, 1), (true, 2)], &[0, 1]);
        check(&[(false, 1); 9], &[0, 1, 2]);
        let mut contacts = vec![(false, 1); 9];
        contacts[5] = (true, 1);
        check(&contacts, &[0, 1, 5]);
        contacts[7] = (false, 3);
        check(&contacts, &[0, 5, 7]);
        contacts[1] = (true, 2);
        check(&contacts, &[0, 1, 2]);
    }
}
