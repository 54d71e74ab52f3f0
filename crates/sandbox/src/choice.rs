//! Which behaviour befalls which upload.

use crate::Behaviour;
use std::collections::BTreeMap;
use std::str::FromStr;

/// The behaviour of every upload, by its number. Uploads are counted from 1, in the order in which their first bytes arrive.
///
/// An order for one upload goes before one for all, and either before chance. Without any, everything is answered `1`.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    /// Of single uploads.
    pub nth: BTreeMap<u64, Behaviour>,
    /// Of every other upload.
    pub every: Option<Behaviour>,
    /// What draws one, where nothing else is said.
    pub chance: Option<Chance>,
}

impl Choice {
    /// Adds an order; the later of two for the same upload counts.
    pub fn order(&mut self, order: Order) {
        match order.upload {
            Some(nth) => drop(self.nth.insert(nth, order.behaviour)),
            None => self.every = Some(order.behaviour),
        }
    }

    /// The behaviour of an upload.
    #[must_use]
    pub fn of(&self, upload: u64) -> Behaviour {
        let drawn = || self.chance.map(|chance| chance.of(upload));
        self.nth.get(&upload).copied().or(self.every).or_else(drawn).unwrap_or(Behaviour::One)
    }
}

/// An order as it is typed: `3=hang-processed` for the third upload, `hang-processed` for every one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Order {
    /// The upload, counted from 1; nothing for all.
    pub upload: Option<u64>,
    /// What befalls it.
    pub behaviour: Behaviour,
}

impl FromStr for Order {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let Some((upload, name)) = text.split_once('=') else {
            return Ok(Self { upload: None, behaviour: text.parse()? });
        };
        let upload = upload.parse().ok().filter(|&upload| upload > 0);
        let upload = upload.ok_or("uploads are counted from 1, as in 3=hang-processed")?;
        Ok(Self { upload: Some(upload), behaviour: name.parse()? })
    }
}

/// A drawing of behaviours that is the same whenever its seed is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chance {
    /// The seed.
    pub seed: u64,
    /// Of how many uploads in a hundred one is drawn; the others are answered `1`.
    pub share: u8,
}

impl Chance {
    /// What is drawn for an upload; it does not matter which were drawn before.
    #[must_use]
    pub fn of(self, upload: u64) -> Behaviour {
        let first = self.seed.wrapping_add(upload.wrapping_mul(2).wrapping_mul(STEP));
        if mix(first) % 100 >= u64::from(self.share) {
            return Behaviour::One;
        }
        let all = Behaviour::ALL;
        all[(mix(first.wrapping_add(STEP)) % all.len() as u64) as usize]
    }
}

/// How far apart the states of splitmix64 are.
pub(crate) const STEP: u64 = 0x9E37_79B9_7F4A_7C15;

/// The output of splitmix64 for a state.
pub(crate) fn mix(state: u64) -> u64 {
    let z = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_order_for_one_goes_before_one_for_all_and_both_before_chance() {
        let mut choice = Choice::default();
        assert_eq!(choice.of(1), Behaviour::One);
        choice.chance = Some(Chance { seed: 1, share: 100 });
        assert_ne!((1..9).map(|n| choice.of(n)).collect::<Vec<_>>(), vec![Behaviour::One; 8]);
        for order in ["zero", "2=empty", "2=html"] {
            choice.order(order.parse().unwrap());
        }
        assert_eq!([1, 2, 3].map(|n| choice.of(n)), [Behaviour::Zero, Behaviour::Html, Behaviour::Zero]);
    }

    #[test]
    fn an_order_names_an_upload_and_a_behaviour() {
        let wrong = |text: &str| text.parse::<Order>().unwrap_err();
        assert!(wrong("0=zero").contains("counted from 1"));
        assert!(wrong("x=zero").contains("counted from 1"));
        assert!(wrong("1=nought").contains("there are one, "));
        assert!(wrong("").contains("there are one, "));
    }

    /// Its first three outputs for the seed 0, as its author's code prints them.
    #[test]
    fn chance_is_splitmix64() {
        let outputs = [1, 2, 3].map(|n| mix(STEP.wrapping_mul(n)));
        assert_eq!(outputs, [0xE220_A839_7B1D_CDAF, 0x6E78_9E6A_A1B9_65F4, 0x06C4_5D18_8009_454F]);
    }

    #[test]
    fn a_seed_draws_the_same_again_and_every_behaviour_in_time() {
        let drawn = |seed, share| (1..=2_000).map(|n| Chance { seed, share }.of(n)).collect::<Vec<_>>();
        assert_eq!(drawn(7, 100), drawn(7, 100));
        assert_ne!(drawn(7, 100), drawn(8, 100));
        // Whoever noted a seed gets the same again, in later versions too.
        assert_eq!(
            drawn(7, 100)[..4].iter().map(|b| b.name()).collect::<Vec<_>>(),
            ["429-too-many", "half-status-line", "tls-failure", "reset-in-body"]
        );
        for behaviour in Behaviour::ALL {
            let times = drawn(7, 100).iter().filter(|drawn| **drawn == behaviour).count();
            assert!((40..=120).contains(&times), "{behaviour}: {times} of 2000");
        }
        let odd = drawn(7, 30).iter().filter(|drawn| **drawn != Behaviour::One).count();
        assert!((480..=680).contains(&odd), "{odd} of 2000, for 30 %");
        assert!(drawn(7, 0).iter().all(|drawn| *drawn == Behaviour::One));
    }
}
