//! Where pages ended: who reads on from there need not count from the beginning.
//!
//! Records come after all others, and their order never changes. So the record that a page ended with is the one before the next
//! page for ever, as long as a filter asks for nothing that can change.

use std::collections::BTreeMap;

/// How many are kept. A reader who comes back after many others counts from the beginning.
const KEPT: usize = 20_000;

/// By what was asked for and how many records came before: the number of the last of them.
#[derive(Debug, Default)]
pub(crate) struct Bookmarks(BTreeMap<(String, u64), i64>);

impl Bookmarks {
    /// The nearest one that is not past so many records: how many came before it, and the number of the last of these.
    pub(super) fn before(&self, asked: &str, after: u64) -> (u64, i64) {
        let span = (asked.to_owned(), 0)..=(asked.to_owned(), after);
        self.0.range(span).next_back().map_or((0, 0), |((_, passed), last)| (*passed, *last))
    }

    pub(super) fn keep(&mut self, asked: String, passed: u64, last: i64) {
        if self.0.len() >= KEPT {
            self.0.clear();
        }
        self.0.insert((asked, passed), last);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_of_the_same_question_counts() {
        let mut bookmarks = Bookmarks::default();
        bookmarks.keep("a".to_owned(), 50, 70);
        bookmarks.keep("a".to_owned(), 100, 140);
        bookmarks.keep("b".to_owned(), 60, 60);
        let check = |asked, after, expected| assert_eq!(bookmarks.before(asked, after), expected);
        check("a", 49, (0, 0));
        check("a", 50, (50, 70));
        check("a", 99, (50, 70));
        check("a", 500, (100, 140));
        check("c", 500, (0, 0));
    }
}
