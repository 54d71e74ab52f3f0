//! A parameter's value that must be an amount, within bounds or not.

use super::Unmet;
use contact::{Code, Severity};

static UNREADABLE: Code = Code {
    id: "param-not-an-amount",
    severity: Severity::LeftOut,
    means: "a parameter that shall be an amount is no number as people write them",
    advice: "write it as 1234.50 or 1.234,50, with its currency or without",
};

static OUTSIDE: Code = Code {
    id: "param-amount-outside",
    severity: Severity::LeftOut,
    means: "a parameter is an amount below or above what the pipeline allows",
    advice: "correct the cell, or change `at_least` or `at_most` at the parameter in the pipeline file",
};

pub(super) static CODES: [&Code; 2] = [&UNREADABLE, &OUTSIDE];

/// Which amounts a value may be, in trillionths.
#[derive(Clone, Copy, Debug)]
pub struct Amounts {
    /// Reads what people write; nothing for what is no amount.
    pub read: fn(&str) -> Option<i128>,
    /// At least.
    pub at_least: Option<i128>,
    /// At most.
    pub at_most: Option<i128>,
}

impl Amounts {
    pub(super) fn unmet(&self, value: &str) -> Option<Unmet> {
        let Some(amount) = (self.read)(value) else { return Some((&UNREADABLE, None)) };
        let within = self.at_least.is_none_or(|least| amount >= least)
            && self.at_most.is_none_or(|most| amount <= most);
        (!within).then_some((&OUTSIDE, None))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_stays_within_its_bounds() {
        let amounts = Amounts { read: |text| text.parse().ok(), at_least: Some(1), at_most: Some(100) };
        let check = |value, code: Option<&str>| {
            assert_eq!(amounts.unmet(value).map(|(code, _)| code.id), code, "{value}");
        };
        check("1", None);
        check("100", None);
        check("0", Some("param-amount-outside"));
        check("101", Some("param-amount-outside"));
        check("cien", Some("param-not-an-amount"));
    }
}
