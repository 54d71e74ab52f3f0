//! Where the pipeline says so, a value with a separator of the dialer base refuses its row.

use crate::Policy;
use contact::{Code, Contact, Finding, Severity};

pub(crate) static CODE: Code = Code {
    id: "separator-in-value",
    severity: Severity::LeftOut,
    means: "a value holds ; : = or a line break, which separate values in the dialer base, so it would be read wrongly",
    advice: "take the character out of the cell; or set `separators = \"replace\"` under [format] in the pipeline file, and a comma, a dash or a blank stands in its place",
};

/// What ends a value, a pair, a field or a line of the dialer base: it has no escapes.
fn separates(c: char) -> bool {
    matches!(c, ';' | ':' | '=' | '\u{2028}' | '\u{2029}') || c.is_control()
}

pub(crate) fn check(contact: &Contact, policy: &Policy) -> Result<(), Finding> {
    if !policy.reject_separators {
        return Ok(());
    }
    if let Some((column, value)) = contact.params.iter().find(|(_, value)| value.contains(separates)) {
        return Err(Finding::new(&CODE, contact.row, column, value));
    }
    if contact.agent.contains(separates) {
        return Err(Finding::new(&CODE, contact.row, None, &contact.agent));
    }
    Ok(())
}
