//! Numbers that people type to get past a form belong to nobody, or to somebody who is called all day.

use contact::{Code, Contact, DialForm, Finding, Number, Severity};

pub(crate) static CODE: Code = Code {
    id: "number-placeholder",
    severity: Severity::Changed,
    means: "a number that only fills a form was taken from the row: one digit repeated, or 12345678 at its end",
    advice: "ask for the real number",
};

pub(crate) fn apply(contact: &mut Contact, findings: &mut Vec<Finding>) {
    super::refuse_numbers(contact, &CODE, findings, is_placeholder);
}

/// Whether the last digits are one digit repeated, or 12345678. Other sequences, such as 2345 6789, are somebody's.
fn is_placeholder(number: Number) -> bool {
    let digits = number.dial(DialForm::NationalDigits);
    let last = &digits.as_bytes()[digits.len().saturating_sub(8)..];
    let repeated = last.len() >= 7 && last.windows(2).all(|pair| pair[0] == pair[1]);
    repeated || digits.ends_with("12345678") || digits.ends_with("123456789")
}

#[cfg(test)]
mod tests {
    use super::*;
    use contact::{Kind, Region};

    #[test]
    fn form_fillers_are_seen_through() {
        let check = |e164, country_len, placeholder| {
            let number = Number::assemble(e164, country_len, "1", Kind::Mobile, Region::NONE).unwrap();
            assert_eq!(is_placeholder(number), placeholder, "{e164}");
        };
        check("59899999999", 3, true);
        check("5511999999999", 2, true);
        check("5511912345678", 2, true);
        check("59822222222", 3, true);
        check("55119123456789", 2, true);
        check("59898344484", 3, false);
        check("59823456789", 3, false);
        check("59898765432", 3, false);
        check("5511988888877", 2, false);
    }
}
