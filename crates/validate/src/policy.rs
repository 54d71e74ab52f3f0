//! What a pipeline allows.

mod rules;

pub use rules::{Kinds, Rules};

use chrono::{DateTime, Utc};
use contact::{Region, Zone};
use std::collections::BTreeSet;

/// What a pipeline allows, for one table.
#[derive(Clone, Debug)]
pub struct Policy {
    /// The country from which the dialer dials, with its calling code.
    pub home: (Region, u16),
    /// Whom the written form of numbers can reach.
    pub reach: Reach,
    /// What it demands beside what every row must be.
    pub rules: Rules,
    /// Whether a number's area code may tell its zone.
    pub zone_by_area: bool,
    /// What to do where the zones that are told show different clocks.
    pub several_zones: SeveralZones,
    /// What to do where nothing tells a zone.
    pub unknown_zone: UnknownZone,
    /// The moment for which zones are compared: they are alike when their clocks show the same then.
    pub now: DateTime<Utc>,
    /// The zones that the instance has enabled; empty for any.
    pub allowed_zones: BTreeSet<Zone>,
    /// Whether a value with a separator of the dialer base refuses its row, instead of being changed.
    pub reject_separators: bool,
    /// Whether the base's character set has a character. A campaign's name must be written to the letter.
    pub writable: fn(char) -> bool,
}

impl Policy {
    /// What a pipeline allows that says nothing: numbers of its own country, and nobody whose zone is not known.
    #[must_use]
    pub fn strict(home: (Region, u16), now: DateTime<Utc>) -> Self {
        Self {
            home,
            reach: Reach::Home,
            rules: Rules::default(),
            zone_by_area: true,
            several_zones: SeveralZones::Unknown,
            unknown_zone: UnknownZone::Reject,
            now,
            allowed_zones: BTreeSet::new(),
            reject_separators: false,
            writable: |_| true,
        }
    }
}

/// Whom the written form of numbers can reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// The dialer's own country: a national form without a prefix for others.
    Home,
    /// Every country.
    Everywhere,
}

/// What to do with a contact that may live by several clocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SeveralZones {
    /// What is done where nothing tells a zone.
    Unknown,
    /// Leave it out.
    Reject,
    /// Dial it by the zone of most people.
    Main,
    /// Dial it by the zone by whose clock every call is within the legal hours of all; leave it out if there is none.
    Safe(Hours),
}

/// When the campaign calls, by the clock of a list's zone, and when the law allows it, by the person's own: minutes of the day,
/// from and until.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hours {
    /// When the campaign calls.
    pub calling: (u16, u16),
    /// When it is legal.
    pub legal: (u16, u16),
}

/// What to do with a contact of which nothing tells a time zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnknownZone {
    /// Leave it out.
    Reject,
    /// Load it into the instance's own zone.
    Server,
    /// Load it into this zone.
    Zone(Zone),
}
