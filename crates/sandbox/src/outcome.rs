//! What comes of one try to reach somebody.

use crate::Dialling;
use crate::dice::Dice;

/// The cause that calls have which a machine took: "non-selected user clearing" of Q.850. The vendor's page has a `causecode`
/// and does not say which a machine's is.
const OF_A_MACHINE: &str = "26";

/// The disposition of a call that was answered, by whomever.
pub(crate) const ANSWERED: &str = "ANSWERED";

/// What comes of a try.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Outcome {
    pub(crate) disposition: &'static str,
    pub(crate) cause: &'static str,
    /// How long it rings.
    pub(crate) ring: i64,
    /// How long somebody speaks.
    pub(crate) talk: i64,
    /// How long the line is not free after that: the agent writes down what was said.
    pub(crate) wrap: i64,
    /// What the agent says of it.
    pub(crate) tag: Option<String>,
    pub(crate) rating: u8,
    pub(crate) next: Next,
}

/// What the dialer does after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Next {
    /// Nothing: somebody was reached.
    Done,
    /// The next try, so many seconds later.
    After(i64),
    /// The next number: this one will never be reached.
    OtherNumber,
}

impl Outcome {
    /// Draws one. Of a hundred tries, 38 reach a person, 12 a machine, 30 nobody, 12 a busy line, and 8 are not put through.
    pub(crate) fn draw(rules: &Dialling, dice: &mut Dice) -> Self {
        let nobody = |disposition, cause, ring, next| Self {
            disposition,
            cause,
            ring,
            talk: 0,
            wrap: 0,
            tag: None,
            rating: 0,
            next,
        };
        match dice.below(100) {
            0..38 => {
                // Most calls are short: of two draws the shorter.
                let talk = dice.between(8, 300).min(dice.between(8, 300));
                let said: Vec<_> = rules.dispositions.iter().filter(|said| !said.reschedules).collect();
                let tag = (!said.is_empty()).then(|| said[dice.below(said.len())].tag());
                let (ring, wrap) = (dice.between(3, 20), dice.between(4, 40));
                let rating = dice.below(6) as u8;
                Self { disposition: ANSWERED, cause: "16", ring, talk, wrap, tag, rating, next: Next::Done }
            }
            38..50 => {
                let (ring, talk) = (dice.between(12, 25), dice.between(4, 20));
                let machine = nobody(ANSWERED, OF_A_MACHINE, ring, Next::After(3_600));
                Self { talk, ..machine }
            }
            50..80 => nobody("NO ANSWER", "19", dice.between(20, 35), Next::After(1_800)),
            80..92 => nobody("BUSY", "17", dice.between(1, 4), Next::After(300)),
            // A number that is not in use, and then one that is out of order.
            92..97 => nobody("FAILED", "1", dice.between(0, 2), Next::OtherNumber),
            _ => nobody("FAILED", "27", dice.between(0, 2), Next::OtherNumber),
        }
    }

    /// Whether a person spoke.
    pub(crate) fn is_person(&self) -> bool {
        self.next == Next::Done
    }

    /// How long it keeps a line.
    pub(crate) fn length(&self) -> i64 {
        (self.ring + self.talk + self.wrap).max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn outcomes_have_sensible_shares() {
        let rules = Dialling::default();
        let mut shares: BTreeMap<(&str, &str), u32> = BTreeMap::new();
        for line in 0..10_000 {
            let outcome = Outcome::draw(&rules, &mut Dice::of(7, "a.csv", &[line, 0]));
            *shares.entry((outcome.disposition, outcome.cause)).or_default() += 1;
            assert_eq!(outcome.tag.is_some(), outcome.is_person());
            assert_eq!(outcome.talk > 0, outcome.disposition == ANSWERED);
        }
        let check = |disposition, cause, per_cent: u32| {
            let share = shares[&(disposition, cause)];
            assert!(share.abs_diff(per_cent * 100) < 200, "{disposition} {cause}: {share} of 10000");
        };
        check(ANSWERED, "16", 38);
        check(ANSWERED, OF_A_MACHINE, 12);
        check("NO ANSWER", "19", 30);
        check("BUSY", "17", 12);
        check("FAILED", "1", 5);
        check("FAILED", "27", 3);
        assert_eq!(shares.len(), 6);
    }
}
