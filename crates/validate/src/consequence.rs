//! What follows where a rule is broken: the rule's own answer, or the pipeline's.

use contact::{Code, Finding, Severity};
use std::collections::BTreeMap;

/// What follows where a rule is broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Consequence {
    /// The row is left out; a rule about numbers takes the number, and the next one is promoted.
    Reject,
    /// It is noted, and the row goes as it is.
    Warn,
    /// Nothing.
    Ignore,
}

impl Consequence {
    /// Every consequence with its name in a pipeline file.
    pub const NAMES: [(&'static str, Self); 3] =
        [("reject", Self::Reject), ("warn", Self::Warn), ("ignore", Self::Ignore)];

    /// What follows for a whole row.
    ///
    /// # Errors
    /// The finding, as one that leaves the row out.
    pub(crate) fn befall(self, finding: Finding, findings: &mut Vec<Finding>) -> Result<(), Finding> {
        match self {
            Self::Reject => return Err(finding.as_severe(Severity::LeftOut)),
            Self::Warn => findings.push(finding.as_severe(Severity::Note)),
            Self::Ignore => {}
        }
        Ok(())
    }

    /// What follows for one number of a row; answers whether it is taken.
    pub(crate) fn befall_number(
        self,
        finding: impl FnOnce() -> Finding,
        findings: &mut Vec<Finding>,
    ) -> bool {
        match self {
            Self::Reject => findings.push(finding().as_severe(Severity::Changed)),
            Self::Warn => findings.push(finding().as_severe(Severity::Note)),
            Self::Ignore => {}
        }
        self == Self::Reject
    }
}

/// What a pipeline makes of the rules, by code.
#[derive(Clone, Debug, Default)]
pub struct Consequences(BTreeMap<&'static str, Consequence>);

impl Consequences {
    /// Says what follows where the rule of a code is broken.
    pub fn set(&mut self, code: &'static Code, consequence: Consequence) {
        self.0.insert(code.id, consequence);
    }

    /// Says what follows from a code of which nothing was said.
    pub fn unless_said(&mut self, code: &'static Code, consequence: Consequence) {
        self.0.entry(code.id).or_insert(consequence);
    }

    /// What follows: what was said, or what usually does.
    #[must_use]
    pub fn of(&self, code: &Code) -> Consequence {
        self.0.get(code.id).copied().unwrap_or_else(|| crate::rules::usual(code))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    static ROW: Code = Code { id: "row", severity: Severity::LeftOut, means: "", advice: "" };
    static NOTE: Code = Code { id: "note", severity: Severity::Note, means: "", advice: "" };

    #[test]
    fn what_usually_follows_holds_until_the_pipeline_says_otherwise() {
        let mut consequences = Consequences::default();
        assert_eq!(consequences.of(&ROW), Consequence::Reject);
        assert_eq!(consequences.of(&NOTE), Consequence::Warn);
        consequences.set(&NOTE, Consequence::Reject);
        assert_eq!(consequences.of(&NOTE), Consequence::Reject);
    }

    #[test]
    fn what_befalls_a_row_shows_in_its_finding() {
        let mut findings = Vec::new();
        let finding = || Finding::new(&ROW, 2, None, "");
        assert_eq!(
            Consequence::Reject.befall(finding(), &mut findings).map_err(|why| why.severity),
            Err(Severity::LeftOut)
        );
        assert!(Consequence::Ignore.befall(finding(), &mut findings).is_ok() && findings.is_empty());
        assert!(Consequence::Warn.befall(finding(), &mut findings).is_ok());
        assert!(Consequence::Reject.befall_number(finding, &mut findings));
        assert!(!Consequence::Warn.befall_number(finding, &mut findings));
        assert!(!Consequence::Ignore.befall_number(finding, &mut findings));
        let severities: Vec<Severity> = findings.iter().map(|finding| finding.severity).collect();
        assert_eq!(severities, [Severity::Note, Severity::Changed, Severity::Note]);
    }
}
