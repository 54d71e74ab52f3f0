//! A list of allowed values, to be written as people write.

use contact::fold_name;
use std::collections::BTreeSet;
use words::Message;

/// Allowed values. Case, accents and blanks do not count, as in the names of columns.
#[derive(Clone, Debug)]
pub struct Listed {
    values: Vec<String>,
    folded: BTreeSet<String>,
    nearest: Nearest,
}

/// What to ask of a value that is none of some: "did you mean …?".
pub type Nearest = fn(&str, &[String]) -> Option<Message>;

impl Listed {
    /// The values, and who proposes one of them.
    pub fn new(values: impl IntoIterator<Item = String>, nearest: Nearest) -> Self {
        let values: Vec<String> = values.into_iter().collect();
        let folded = values.iter().map(|value| fold_name(value)).collect();
        Self { values, folded, nearest }
    }

    /// Whether a value is one of them.
    #[must_use]
    pub fn has(&self, value: &str) -> bool {
        // Most stand there to the letter.
        self.values.iter().any(|listed| listed == value) || self.folded.contains(&fold_name(value))
    }

    /// A question that proposes the likeliest, if one is like it at all. Of a long list it proposes none: a column may be wrong on
    /// every row, and the question is asked on each.
    #[must_use]
    pub fn near(&self, value: &str) -> Option<Message> {
        const MOST: usize = 100;
        (self.values.len() <= MOST).then(|| (self.nearest)(value, &self.values)).flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_found_as_people_write_them() {
        let first: Nearest = |_, all| all.first().map(Message::foreign);
        let listed = Listed::new(["Sí".to_owned(), "Plan Oro".to_owned()], first);
        let check = |value, has| assert_eq!(listed.has(value), has, "{value}");
        check("Sí", true);
        check("SI", true);
        check("plan_oro", true);
        check("plan  oro ", true);
        check("planoro", false);
        check("", false);
        assert_eq!(listed.near("Si!"), Some(Message::foreign("Sí")));
        let long = Listed::new((0..101).map(|n| n.to_string()), first);
        assert_eq!(long.near("x"), None);
    }
}
