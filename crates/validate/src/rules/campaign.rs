//! A campaign's name goes to the instance to the letter, so the character set must have all of it.

use crate::Policy;
use contact::{Code, Contact, Finding, Severity};

pub(crate) static CODE: Code = Code {
    id: "campaign-not-writable",
    severity: Severity::LeftOut,
    means: "the campaign's name holds a character that the base's character set does not have",
    advice: "set `charset = \"utf-8\"` under [format], or rename the campaign",
};

pub(crate) fn check(contact: &Contact, policy: &Policy) -> Result<(), Finding> {
    let writable = contact.campaign.chars().all(policy.writable);
    if writable { Ok(()) } else { Err(Finding::new(&CODE, contact.row, None, &*contact.campaign)) }
}

#[cfg(test)]
mod tests {
    use crate::Policy;
    use crate::fixtures::{contact, hold, left_out, mobile, policy};
    use contact::Contact;

    #[test]
    fn a_campaign_must_be_writable_to_the_letter() {
        let ascii = Policy { writable: |c| c.is_ascii(), ..policy() };
        let campaign = Contact { campaign: "Campaña->".into(), ..contact(vec![mobile()]) };
        assert_eq!(left_out(campaign, &ascii), "campaign-not-writable");
        assert!(hold(contact(vec![mobile()]), &ascii).0.is_ok());
    }
}
