//! Calls that put numbers on an instance's blacklist and take them off, some hundreds at once, at a pace.

use super::record::Item;
use super::set::Verb;
use crate::Hands;
use pipeline::Reached;
use ucontact::BlacklistEntry;
use upload::Pace;
use words::Message;

/// How large a form may grow.
const MOST_BYTES: usize = 1 << 20;

/// How often a call is made of which nobody knows what came. It may be: what is listed twice is listed.
const ATTEMPTS: u32 = 2;

/// After so many calls in a row that came to nothing, each asked for as often as that, the instance is left alone. One alone is passed
/// over, and left for the next run: what is wrong with its numbers must not keep the others off the list.
const IN_A_ROW: u32 = 2;

/// What became of some items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sent {
    /// The instance took them.
    Took,
    /// Nobody knows, or it did not; the others may go.
    Passed,
    /// The same, and the instance is left alone.
    Stopped,
    /// Somebody wishes it to end.
    Interrupted,
}

impl Sent {
    /// Whether the next may go.
    pub(super) fn goes_on(self) -> bool {
        matches!(self, Self::Took | Self::Passed)
    }
}

/// Makes the calls.
pub(super) struct Sender<'a> {
    pub(super) reached: &'a Reached,
    pub(super) field: &'a str,
    pub(super) username: &'a str,
    pub(super) pace: Pace,
    pub(super) hands: &'a Hands<'a>,
    /// How many in a row came to nothing.
    pub(super) in_a_row: u32,
    /// What the instance said last where it did not take what it was given.
    pub(super) said: Option<Message>,
}

impl Sender<'_> {
    pub(super) fn send(&mut self, verb: Verb, items: &[Item]) -> Sent {
        let entries: Vec<BlacklistEntry<'_>> = items
            .iter()
            .map(|item| BlacklistEntry {
                phone: &item.text,
                campaign: item.campaign(),
                username: self.username,
                ..BlacklistEntry::default()
            })
            .collect();
        let (client, token) = (&self.reached.client, &self.reached.token);
        for _ in 0..ATTEMPTS {
            if !self.pace.may_go_on(self.hands.interrupted) {
                return Sent::Interrupted;
            }
            let answer = match verb {
                Verb::Add => client.add_black_bulk(token, self.field, &entries),
                Verb::Remove => client.delete_black_bulk(token, self.field, &entries),
            };
            match answer {
                Ok(()) => {
                    self.in_a_row = 0;
                    return Sent::Took;
                }
                Err(error) => self.said = Some(pipeline::Error::from(error).in_one()),
            }
        }
        self.in_a_row += 1;
        if self.in_a_row < IN_A_ROW { Sent::Passed } else { Sent::Stopped }
    }
}

/// At most how many bytes an item takes in the form.
pub(super) fn most_bytes(item: &Item, username: &str) -> usize {
    /// What stands around the values, `{"phone":"","campaign":"",…},`.
    const AROUND: usize = 90;
    // Each byte may need three where it is percent-encoded, and a quote in a name is two before that.
    3 * (AROUND + item.text.len() + 2 * (item.campaign().len() + username.len()))
}

/// Items that go in one call.
pub(super) struct Chunk {
    pub(super) items: Vec<Item>,
    /// How many entries they are of.
    pub(super) entries: u64,
    /// Which of them are noted of which set.
    pub(super) of_sets: Vec<Vec<Item>>,
    bytes: usize,
    most: usize,
}

impl Chunk {
    pub(super) fn new(most: usize, sets: usize) -> Self {
        Self { items: Vec::new(), entries: 0, of_sets: vec![Vec::new(); sets], bytes: 0, most }
    }

    /// Notes an item of a set.
    pub(super) fn note(&mut self, set: usize, item: &Item) {
        self.of_sets[set].push(item.clone());
    }

    /// Whether it must go before more is put in.
    pub(super) fn is_full(&self, more: &[Item], username: &str) -> bool {
        let bytes: usize = more.iter().map(|item| most_bytes(item, username)).sum();
        let too_many = self.items.len() + more.len() > self.most || self.bytes + bytes > MOST_BYTES;
        too_many && !self.items.is_empty()
    }

    pub(super) fn put(&mut self, more: Vec<Item>, username: &str) {
        self.bytes += more.iter().map(|item| most_bytes(item, username)).sum::<usize>();
        self.items.extend(more);
        self.entries += 1;
    }

    pub(super) fn clear(&mut self) {
        *self = Self::new(self.most, self.of_sets.len());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use pipeline::Entry;

    #[test]
    fn a_chunk_is_full_by_its_count_or_its_bytes() {
        let item = |campaign: &str| Item {
            entry: Entry { campaign: Some(campaign.into()), line: 59_898_344_484 },
            text: "098344484".into(),
        };
        let mut chunk = Chunk::new(2, 0);
        assert!(!chunk.is_full(&[item("C->"), item("C->"), item("C->")], "u"), "one entry always goes");
        chunk.put(vec![item("C->")], "u");
        assert!(!chunk.is_full(&[item("C->")], "u"));
        assert!(chunk.is_full(&[item("C->"), item("C->")], "u"));
        let long = "\"".repeat(1000);
        let mut chunk = Chunk::new(100_000, 0);
        while !chunk.is_full(&[item(&long)], "u") {
            chunk.put(vec![item(&long)], "u");
        }
        let phones: Vec<BlacklistEntry<'_>> = chunk
            .items
            .iter()
            .map(|item| BlacklistEntry {
                phone: &item.text,
                campaign: item.campaign(),
                ..BlacklistEntry::default()
            })
            .collect();
        assert!(chunk.bytes <= MOST_BYTES && phones.len() > 100, "{}", phones.len());
    }
}
