//! What an agent will see of a contact.

use serde::{Deserialize, Serialize};

/// One contact as the agent's form shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
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
#[serde(default)]
pub struct ScreenField {
    /// Its key.
    pub key: String,
    /// What stands in the row's cell.
    pub as_written: String,
    /// What the agent will see.
    pub as_sent: String,
    /// Whether a character was replaced or dropped on the way: a separator of the dialer base, or one that its character set
    /// does not have.
    pub changed: bool,
}
