//! An agent on a campaign that ignores agents.

use crate::Policy;
use contact::{Code, Contact, Finding, Severity};

pub(crate) static CODE: Code = Code {
    id: "agent-ignored",
    severity: Severity::Note,
    means: "the row names an agent, and its campaign is a predictive or power dialer, which ignores agents",
    advice: "use a progressive or preview campaign (its name ends in ->), or leave the agent out",
};

pub(crate) fn check(contact: &Contact, policy: &Policy, findings: &mut Vec<Finding>) -> Result<(), Finding> {
    // Predictive and power dialers end in `<-` (the vendor's manuals).
    if contact.agent.is_empty() || !contact.campaign.ends_with("<-") {
        return Ok(());
    }
    let finding = Finding::new(&CODE, contact.row, None, &contact.agent);
    policy.rules.consequences.of(&CODE).befall(finding, findings)
}

#[cfg(test)]
mod tests {
    use crate::Consequence;
    use crate::fixtures::{contact, hold, left_out, mobile, policy};
    use contact::Contact;

    fn with_agent(campaign: &str) -> Contact {
        Contact { campaign: campaign.into(), agent: "1001".into(), ..contact(vec![mobile()]) }
    }

    #[test]
    fn an_agent_on_a_predictive_campaign_is_noted() {
        assert_eq!(hold(with_agent("C<-"), &policy()).1, ["agent-ignored"]);
        assert!(hold(with_agent("C->"), &policy()).1.is_empty());
    }

    #[test]
    fn the_pipeline_may_make_more_or_less_of_it() {
        let mut policy = policy();
        policy.rules.consequences.set(&super::CODE, Consequence::Reject);
        assert_eq!(left_out(with_agent("C<-"), &policy), "agent-ignored");
        policy.rules.consequences.set(&super::CODE, Consequence::Ignore);
        assert!(hold(with_agent("C<-"), &policy).1.is_empty());
    }
}
