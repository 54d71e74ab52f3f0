//! Chance that is the same whenever its seed is: what comes of a call, and by which name it goes.

use crate::choice::{STEP, mix};

/// The numbers that a seed, a name and some figures draw.
#[derive(Clone, Debug)]
pub(crate) struct Dice(u64);

impl Dice {
    /// Those of a seed and of whatever tells one drawing from another.
    pub(crate) fn of(seed: u64, name: &str, figures: &[u64]) -> Self {
        let state = figures.iter().fold(mix(seed ^ hash(name)), |state, figure| {
            mix(state.wrapping_add(STEP).wrapping_add(mix(figure.wrapping_mul(STEP))))
        });
        Self(state)
    }

    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(STEP);
        mix(self.0)
    }

    /// A number below another.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        (self.roll() % end.max(1) as u64) as usize
    }

    /// So many seconds, from the one to the other.
    pub(crate) fn between(&mut self, least: i64, most: i64) -> i64 {
        least + i64::from(self.below(most.abs_diff(least) as usize + 1) as u32)
    }

    /// A name in the form of a random UUID.
    pub(crate) fn guid(&mut self) -> String {
        let (high, low) = (self.roll(), self.roll());
        format!(
            "{:08x}-{:04x}-4{:03x}-{:04x}-{:012x}",
            high >> 32,
            high >> 16 & 0xffff,
            high & 0xfff,
            low >> 48 & 0x3fff | 0x8000,
            low & 0xffff_ffff_ffff
        )
    }
}

/// FNV-1a: the same on every machine, in every version.
pub(crate) fn hash(text: &str) -> u64 {
    text.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_draws_the_same_and_anything_else_another() {
        let guid = |seed, name, figures: &[u64]| Dice::of(seed, name, figures).guid();
        let drawn = guid(1, "a.csv", &[1, 0]);
        assert_eq!(drawn, guid(1, "a.csv", &[1, 0]));
        for other in [
            guid(2, "a.csv", &[1, 0]),
            guid(1, "b.csv", &[1, 0]),
            guid(1, "a.csv", &[0, 1]),
            guid(1, "a.csv", &[1]),
        ] {
            assert_ne!(drawn, other);
        }
        assert_eq!(drawn.split('-').map(str::len).collect::<Vec<_>>(), [8, 4, 4, 4, 12]);
        assert_eq!(hash("a"), 0xaf63_dc4c_8601_ec8c);
    }

    #[test]
    fn what_is_drawn_lies_between() {
        let mut dice = Dice::of(1, "", &[]);
        let drawn: std::collections::BTreeSet<i64> = (0..200).map(|_| dice.between(3, 6)).collect();
        assert_eq!(drawn.into_iter().collect::<Vec<_>>(), [3, 4, 5, 6]);
    }
}
