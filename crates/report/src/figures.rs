//! Where the rows went: figures that add up.

use crate::Part;
use contact::Account;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Where the rows went. `read + computed = planned + Σ left_out`, and `planned = Σ sent`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Figures {
    /// Rows read from the inputs.
    pub read: u64,
    /// Rows that an SQL statement made beside them.
    pub computed: u64,
    /// Rows that stand in a part.
    pub planned: u64,
    /// Rows left out, by reason.
    pub left_out: BTreeMap<String, u64>,
    /// Planned rows by the state of their part: `planned` before they are sent, then `accepted` and the like.
    pub sent: BTreeMap<String, u64>,
}

impl Figures {
    /// The figures of an account, and of the parts.
    #[must_use]
    pub fn of(account: &Account, parts: &[Part]) -> Self {
        Self {
            read: account.rows_read(),
            computed: account.rows_computed(),
            planned: account.rows_planned(),
            left_out: account.left_out().map(|(reason, rows)| (reason.to_owned(), rows)).collect(),
            sent: sent(parts),
        }
    }
}

pub(crate) fn sent(parts: &[Part]) -> BTreeMap<String, u64> {
    let mut sent = BTreeMap::new();
    for part in parts {
        // Of calls, each has its own.
        match part.calls.as_ref().map(|calls| &calls.states).filter(|states| !states.is_empty()) {
            None => *sent.entry(part.state.clone()).or_default() += part.lines,
            Some(states) => {
                for (state, calls) in states {
                    *sent.entry(state.clone()).or_default() += calls;
                }
            }
        }
    }
    sent
}
