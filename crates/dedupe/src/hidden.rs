//! A number that may not be called is not shown to the agent either: a form that shows it invites a call by hand.

use contact::{Code, Contact, Finding, Number, Severity};

/// A parameter that held a number which was taken from its row.
pub(crate) static CODE: Code = Code {
    id: "number-hidden",
    severity: Severity::Changed,
    means: "a parameter held a number that was taken from the row since it must not be called, so its digits are hidden",
    advice: "nothing to do; or take the column from [params], where the agent has no use for it",
};

/// Hides the digits of the parameters in which one of some numbers stands.
pub(crate) fn hide(contact: &mut Contact, taken: &[Number], findings: &mut Vec<Finding>) {
    let row = contact.row;
    contact.params.change(|column, value| {
        if !taken.iter().any(|number| holds(value, *number)) {
            return None;
        }
        let hidden: String = value.chars().map(|c| if c.is_ascii_digit() { 'x' } else { c }).collect();
        findings.push(Finding::new(&CODE, row, column, value).became(&*hidden));
        Some(hidden)
    });
}

/// Whether a value holds a number, in whatever form it is written: its last digits stand there, in this order.
fn holds(value: &str, number: Number) -> bool {
    /// Old and new forms of a line differ before these.
    const ALIKE: u8 = 8;
    let (significant, len) = number.significant();
    let kept = len.min(ALIKE);
    let last = format!("{:0width$}", significant % 10_u64.pow(u32::from(kept)), width = usize::from(kept));
    let digits: String = value.chars().filter(char::is_ascii_digit).collect();
    digits.contains(&last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use contact::{Kind, Region};

    #[test]
    fn a_number_is_found_in_all_its_forms() {
        let number = |e164: &str, country| {
            Number::assemble(e164, country, "1", Kind::Mobile, Region::new("UY").unwrap()).unwrap()
        };
        let check = |value, held| assert_eq!(holds(value, number("59898000001", 3)), held, "{value}");
        check("098000001", true);
        check("llamar al +598 98 000-001 de tarde", true);
        check("98000001", true);
        check("098000002", false);
        check("Ana", false);
        check("", false);
        assert!(holds("(11) 8765-4321", number("5511987654321", 2)));
    }
}
