//! How long a parameter's value may be. Nothing is cut: half a value is another value.

use super::Unmet;
use contact::{Code, Severity};
use words::{Message, message};

static TOO_LONG: Code = Code {
    id: "param-too-long",
    severity: Severity::LeftOut,
    means: "a parameter has more characters than the pipeline allows",
    advice: "shorten the cell, or raise `max` at the parameter in the pipeline file; nothing is cut",
};

static TOO_SHORT: Code = Code {
    id: "param-too-short",
    severity: Severity::LeftOut,
    means: "a parameter has fewer characters than the pipeline asks for",
    advice: "complete the cell, or lower `min` at the parameter in the pipeline file",
};

pub(super) static CODES: [&Code; 2] = [&TOO_LONG, &TOO_SHORT];

/// How many characters a value may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lengths {
    /// At least.
    pub min: Option<usize>,
    /// At most.
    pub max: Option<usize>,
}

impl Lengths {
    pub(super) fn unmet(&self, value: &str) -> Option<Unmet> {
        let length = value.chars().count();
        let code = match (self.min, self.max) {
            (_, Some(max)) if length > max => &TOO_LONG,
            (Some(min), _) if length < min => &TOO_SHORT,
            _ => return None,
        };
        Some((code, Some(characters(length))))
    }
}

fn characters(n: usize) -> Message {
    if n == 1 {
        message!("rule-characters", "1 character", n = n)
    } else {
        message!("rule-characters", "{n} characters", n = n)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_counted_not_bytes() {
        let lengths = Lengths { min: Some(2), max: Some(4) };
        let check = |value, code: Option<&str>| {
            assert_eq!(lengths.unmet(value).map(|(code, _)| code.id), code, "{value}");
        };
        check("ñ", Some("param-too-short"));
        check("ñá", None);
        check("ñáéí", None);
        check("ñáéíó", Some("param-too-long"));
    }
}
