//! A set of numbers at some eight bytes each, which grows without ever standing twice in memory.
//!
//! A hash table doubles, and holds the old and the new while it does: up to 27 bytes a number at the worst moment. This one
//! is 256 small tables that grow by a quarter, one at a time.

/// A set of non-zero 64-bit keys.
#[derive(Clone, Debug)]
pub struct NumberSet {
    shards: Vec<Shard>,
    len: usize,
}

#[derive(Clone, Debug, Default)]
struct Shard {
    /// Open addressing; 0 is an empty slot.
    slots: Vec<u64>,
    len: usize,
}

const SHARDS: usize = 256;
const SMALLEST: usize = 16;

impl Default for NumberSet {
    fn default() -> Self {
        Self { shards: vec![Shard::default(); SHARDS], len: 0 }
    }
}

impl NumberSet {
    /// Adds a key; answers whether it was new. Zero is no key, and never new.
    pub fn insert(&mut self, key: u64) -> bool {
        if key == 0 {
            return false;
        }
        let hash = spread(key);
        let new = self.shards[(hash >> 56) as usize].insert(key, hash);
        self.len += usize::from(new);
        new
    }

    /// How many keys it holds.
    #[must_use]
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether it holds none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The memory of its slots.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.shards.iter().map(|shard| shard.slots.capacity() * size_of::<u64>()).sum()
    }
}

impl Shard {
    fn insert(&mut self, key: u64, hash: u64) -> bool {
        // Seven of eight slots taken: beyond that the probes grow long.
        if (self.len + 1) * 8 > self.slots.len() * 7 {
            self.grow();
        }
        let new = place(&mut self.slots, key, hash);
        self.len += usize::from(new);
        new
    }

    fn grow(&mut self) {
        let size = SMALLEST.max(self.slots.len() + self.slots.len() / 4);
        let old = std::mem::replace(&mut self.slots, vec![0; size]);
        for key in old.into_iter().filter(|&key| key != 0) {
            place(&mut self.slots, key, spread(key));
        }
    }
}

/// Puts a key into the first slot that is free or holds it; answers whether it was free.
fn place(slots: &mut [u64], key: u64, hash: u64) -> bool {
    let mut slot = start(hash, slots.len());
    while slots[slot] != 0 {
        if slots[slot] == key {
            return false;
        }
        slot = if slot + 1 == slots.len() { 0 } else { slot + 1 };
    }
    slots[slot] = key;
    true
}

/// A slot for a hash in a table of any size: the multiplication spares a division. The top byte chose the shard.
fn start(hash: u64, size: usize) -> usize {
    ((u128::from(hash << 8) * size as u128) >> 64) as usize
}

/// Spreads neighbouring numbers over the whole range (the finalizer of `SplitMix64`).
fn spread(key: u64) -> u64 {
    let mut hash = key.wrapping_add(0x9e37_79b9_7f4a_7c15);
    hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ (hash >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::HashSet;

    #[test]
    fn a_million_neighbours_fit_in_twelve_bytes_each() {
        let mut set = NumberSet::default();
        for number in 0..1_000_000_u64 {
            assert!(set.insert(59_890_000_000 + number));
        }
        assert!(!set.insert(59_890_000_017));
        assert_eq!(set.len(), 1_000_000);
        assert!(set.bytes() <= 12_000_000, "{} bytes", set.bytes());
    }

    proptest! {
        #[test]
        fn it_is_a_set(keys in prop::collection::vec(1..2_000_u64, 0..3_000)) {
            let (mut ours, mut reference) = (NumberSet::default(), HashSet::new());
            for key in keys {
                prop_assert_eq!(ours.insert(key), reference.insert(key));
            }
            prop_assert_eq!(ours.len(), reference.len());
        }
    }
}
