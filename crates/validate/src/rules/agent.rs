//! An agent on a campaign that ignores agents.

use contact::{Code, Contact, Finding, Severity};

pub(crate) static CODE: Code = Code {
    id: "agent-ignored",
    severity: Severity::Note,
    means: "the row names an agent, and its campaign is a predictive or power dialer, which ignores agents",
    advice: "use a progressive or preview campaign (its name ends in ->), or leave the agent out",
};

pub(crate) fn note(contact: &Contact, findings: &mut Vec<Finding>) {
    // Predictive and power dialers end in `<-` (the vendor's manuals).
    if !contact.agent.is_empty() && contact.campaign.ends_with("<-") {
        findings.push(Finding::new(&CODE, contact.row, None, &contact.agent));
    }
}
