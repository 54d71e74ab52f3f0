//! What is kept of each number of a run, at little more than its own size, in tables that grow without ever standing twice in
//! memory.
//!
//! A hash table doubles, and holds the old and the new while it does: up to 27 bytes a number at the worst moment. This one
//! is 256 small tables that grow by a sixteenth, one at a time.

/// A value for each of some non-zero 64-bit keys.
#[derive(Clone, Debug)]
pub struct NumberMap<V> {
    shards: Vec<Shard<V>>,
    len: usize,
}

/// A set of non-zero 64-bit keys.
pub type NumberSet = NumberMap<()>;

#[derive(Clone, Debug)]
struct Shard<V> {
    /// Open addressing; 0 is an empty slot.
    keys: Vec<u64>,
    /// The value beside each key: apart, so that no padding stands between them.
    values: Vec<V>,
    len: usize,
}

const SHARDS: usize = 256;
const SMALLEST: usize = 16;

impl<V: Copy + Default> Default for NumberMap<V> {
    fn default() -> Self {
        Self { shards: (0..SHARDS).map(|_| Shard::empty()).collect(), len: 0 }
    }
}

impl<V: Copy + Default> NumberMap<V> {
    /// The value of a key, which is the default where it is new, to be changed in place; and whether it is new. Zero is no key: it
    /// has no place.
    pub fn entry(&mut self, key: u64) -> Option<(&mut V, bool)> {
        if key == 0 {
            return None;
        }
        let hash = spread(key);
        let (value, new) = self.shards[(hash >> 56) as usize].entry(key, hash);
        self.len += usize::from(new);
        Some((value, new))
    }

    /// The value of a key.
    #[must_use]
    pub fn get(&self, key: u64) -> Option<V> {
        let hash = spread(key);
        self.shards[(hash >> 56) as usize].get(key, hash)
    }

    /// Every value, to be changed in place, in no order.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut V> {
        let taken = |shard| {
            let Shard { keys, values, .. }: &mut Shard<V> = shard;
            keys.iter().zip(values).filter(|(key, _)| **key != 0).map(|(_, value)| value)
        };
        self.shards.iter_mut().flat_map(taken)
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
        let slots: usize = self.shards.iter().map(|shard| shard.keys.capacity()).sum();
        slots * (size_of::<u64>() + size_of::<V>())
    }
}

impl NumberSet {
    /// Adds a key; answers whether it was new. Zero is no key, and never new.
    pub fn insert(&mut self, key: u64) -> bool {
        self.entry(key).is_some_and(|((), new)| new)
    }

    /// Whether it holds a key.
    #[must_use]
    pub fn contains(&self, key: u64) -> bool {
        self.get(key).is_some()
    }
}

impl<V: Copy + Default> Shard<V> {
    fn empty() -> Self {
        Self { keys: Vec::new(), values: Vec::new(), len: 0 }
    }

    fn entry(&mut self, key: u64, hash: u64) -> (&mut V, bool) {
        // Seven of eight slots taken: beyond that the probes grow long.
        if (self.len + 1) * 8 > self.keys.len() * 7 {
            self.grow();
        }
        let slot = find(&self.keys, key, hash);
        let new = self.keys[slot] == 0;
        self.keys[slot] = key;
        self.len += usize::from(new);
        (&mut self.values[slot], new)
    }

    fn get(&self, key: u64, hash: u64) -> Option<V> {
        if self.len == 0 || key == 0 {
            return None;
        }
        let slot = find(&self.keys, key, hash);
        (self.keys[slot] == key).then(|| self.values[slot])
    }

    fn grow(&mut self) {
        let size = SMALLEST.max(self.keys.len() + self.keys.len().div_ceil(16));
        let old_keys = std::mem::replace(&mut self.keys, vec![0; size]);
        let old_values = std::mem::replace(&mut self.values, vec![V::default(); size]);
        for (key, value) in old_keys.into_iter().zip(old_values).filter(|(key, _)| *key != 0) {
            let slot = find(&self.keys, key, spread(key));
            self.keys[slot] = key;
            self.values[slot] = value;
        }
    }
}

/// The slot that holds a key, or the free one where it would stand. One slot at least is free.
fn find(keys: &[u64], key: u64, hash: u64) -> usize {
    let mut slot = start(hash, keys.len());
    while keys[slot] != 0 && keys[slot] != key {
        slot = if slot + 1 == keys.len() { 0 } else { slot + 1 };
    }
    slot
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
    use std::collections::HashMap;

    /// The worst moment of a million neighbours, in bytes a number.
    fn worst<V: Copy + Default>() -> f64 {
        let mut map = NumberMap::<V>::default();
        let mut worst = 0.0_f64;
        for number in 0..1_000_000_u64 {
            assert!(map.entry(59_890_000_000 + number).is_some_and(|(_, new)| new));
            if number > 100_000 && number % 1_000 == 0 {
                worst = worst.max(map.bytes() as f64 / map.len() as f64);
            }
        }
        worst
    }

    #[test]
    fn a_number_takes_little_more_than_itself() {
        assert!(worst::<()>() < 10.0, "{}", worst::<()>());
        assert!(worst::<u8>() < 11.5, "{}", worst::<u8>());
        assert!(worst::<u32>() < 15.0, "{}", worst::<u32>());
    }

    proptest! {
        #[test]
        fn it_is_a_map(keys in prop::collection::vec((1..2_000_u64, any::<u8>()), 0..3_000)) {
            let (mut ours, mut reference) = (NumberMap::<u8>::default(), HashMap::new());
            for (key, value) in keys {
                let (place, new) = ours.entry(key).unwrap();
                *place = value;
                prop_assert_eq!(new, reference.insert(key, value).is_none());
            }
            prop_assert_eq!(ours.len(), reference.len());
            prop_assert!((0..2_100).all(|key| ours.get(key) == reference.get(&key).copied()));
            prop_assert_eq!(ours.values_mut().map(|value| u64::from(*value)).sum::<u64>(), reference.values().map(|value| u64::from(*value)).sum::<u64>());
        }
    }
}
