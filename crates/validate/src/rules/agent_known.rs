//! An agent whom the pipeline does not know: nobody would ever be given the contact.

use crate::{Listed, Pattern, Policy};
use contact::{Code, Contact, Finding, Severity};

pub(crate) static CODE: Code = Code {
    id: "agent-unknown",
    severity: Severity::LeftOut,
    means: "the row names an agent who is not among those that the pipeline allows",
    advice: "write the agent's extension or user name as the portal has it, or allow it at `agent` under [columns]",
};

/// The agents that rows may name: those listed, and those whose names have a form.
#[derive(Clone, Debug)]
pub struct Agents {
    /// The column in which rows name them.
    pub column: u16,
    /// By name.
    pub listed: Option<Listed>,
    /// By form.
    pub pattern: Option<Pattern>,
}

impl Agents {
    fn has(&self, agent: &str) -> bool {
        let listed = self.listed.as_ref().is_some_and(|listed| listed.has(agent));
        listed || self.pattern.as_ref().is_some_and(|pattern| pattern.fits(agent))
    }
}

pub(crate) fn check(contact: &Contact, policy: &Policy, findings: &mut Vec<Finding>) -> Result<(), Finding> {
    let Some(agents) = &policy.rules.agents else { return Ok(()) };
    if contact.agent.is_empty() || agents.has(&contact.agent) {
        return Ok(());
    }
    let finding = Finding::new(&CODE, contact.row, agents.column, &contact.agent);
    let near = agents.listed.as_ref().and_then(|listed| listed.near(&contact.agent));
    let finding = match near {
        Some(near) => finding.by(near),
        None => finding,
    };
    policy.rules.consequences.of(&CODE).befall(finding, findings)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::{contact, hold, left_out, mobile, policy};

    #[test]
    fn only_agents_who_are_listed_or_have_the_form_may_be_named() {
        let with_agent = |agent: &str| Contact { agent: agent.into(), ..contact(vec![mobile()]) };
        let mut policy = policy();
        policy.rules.agents = Some(Agents {
            column: 2,
            listed: Some(Listed::new(["jperez".to_owned()], |_, _| None)),
            pattern: Some(Pattern::new(r"1\d{3}").unwrap()),
        });
        let goes = |agent| hold(with_agent(agent), &policy).0.is_ok();
        assert!(goes("") && goes("jperez") && goes("1001"));
        assert!(!goes("21001") && !goes("10011"));
        assert_eq!(left_out(with_agent("mlopez"), &policy), "agent-unknown");
    }
}
