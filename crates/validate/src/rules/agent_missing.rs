//! No agent on a campaign that dials for one.
//!
//! In a base the agent is optional (the vendor's page, "Formato del archivo"), so there it is silent unless the pipeline asks. Of single
//! calls the same page says "En caso de ser Progresivo recordar ingresar tambien el agente": there a row without one is left out.

use crate::Policy;
use contact::{Code, Contact, Finding, Severity};

/// A row that names no agent, on a campaign of a dialer that dials for one.
pub static CODE: Code = Code {
    id: "agent-missing",
    severity: Severity::LeftOut,
    means: "the row names no agent, and its campaign is a progressive or preview dialer, which calls for an agent",
    advice: "write the agent's extension or user name, with its column as `agent` under [columns]; where the dialer finds one by itself, set `agent-missing = \"warn\"` under [rules]",
};

pub(crate) fn check(contact: &Contact, policy: &Policy, findings: &mut Vec<Finding>) -> Result<(), Finding> {
    // Progressive and preview dialers end in `->` (the vendor's manuals).
    if !contact.agent.is_empty() || !contact.campaign.ends_with("->") {
        return Ok(());
    }
    let finding = Finding::new(&CODE, contact.row, None, &*contact.campaign);
    policy.rules.consequences.of(&CODE).befall(finding, findings)
}

#[cfg(test)]
mod tests {
    use super::CODE;
    use crate::Consequence;
    use crate::fixtures::{contact, hold, left_out, mobile, policy};
    use contact::Contact;

    fn without_agent(campaign: &str) -> Contact {
        Contact { campaign: campaign.into(), agent: String::new(), ..contact(vec![mobile()]) }
    }

    #[test]
    fn a_progressive_campaign_wants_an_agent_where_the_pipeline_asks() {
        assert!(hold(without_agent("C->"), &policy()).1.is_empty());
        let mut policy = policy();
        policy.rules.consequences.set(&CODE, Consequence::Warn);
        assert_eq!(hold(without_agent("C->"), &policy).1, ["agent-missing"]);
        policy.rules.consequences.set(&CODE, Consequence::Reject);
        assert_eq!(left_out(without_agent("C->"), &policy), "agent-missing");
    }

    #[test]
    fn others_want_none() {
        let mut policy = policy();
        policy.rules.consequences.set(&CODE, Consequence::Reject);
        assert!(hold(without_agent("C<-"), &policy).1.is_empty());
        assert!(hold(without_agent("Avisos"), &policy).1.is_empty());
        let named = Contact { agent: "1001".into(), ..without_agent("C->") };
        assert!(hold(named, &policy).1.is_empty());
    }
}
