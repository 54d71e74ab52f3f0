//! A time zone by its IANA name.

use chrono::{DateTime, NaiveDateTime, Offset, TimeZone, Utc};
use std::cmp::Ordering;
use std::fmt;

/// A time zone of the IANA database.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Zone(chrono_tz::Tz);

impl Zone {
    /// The zone that `chrono-tz` names so, for tables that stand in the program itself.
    #[must_use]
    pub const fn of(zone: chrono_tz::Tz) -> Self {
        Self(zone)
    }

    /// The zone of an exact IANA name, links included: `America/Montevideo`.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        name.parse().ok().map(Self)
    }

    /// Every zone of the database, links included.
    pub fn all() -> impl Iterator<Item = Self> {
        chrono_tz::TZ_VARIANTS.iter().copied().map(Self)
    }

    /// How far its clocks are ahead of UTC at a moment, in seconds.
    #[must_use]
    pub fn ahead_of_utc(self, at: DateTime<Utc>) -> i32 {
        self.0.offset_from_utc_datetime(&at.naive_utc()).fix().local_minus_utc()
    }

    /// The moment at which its clocks show this; the earlier one where they show it twice, none where they leave it out.
    #[must_use]
    pub fn at(self, shown: NaiveDateTime) -> Option<DateTime<Utc>> {
        self.0.from_local_datetime(&shown).earliest().map(|at| at.to_utc())
    }

    /// What its clocks show at a moment.
    #[must_use]
    pub fn shows(self, at: DateTime<Utc>) -> NaiveDateTime {
        at.with_timezone(&self.0).naive_local()
    }

    /// The IANA name.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.0.name()
    }
}

/// Why a contact is dialled by the clock of its zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ZoneWhy {
    /// What had a say, in the order of evidence; of more than fit, the first.
    pub witnesses: [Option<Witness>; 4],
    /// How what they said came to one zone.
    pub settled: Settled,
}

/// What had a say in a contact's time zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Witness {
    /// A column of the row, from 0.
    Column(u16),
    /// The area of the contact's first number that belongs to a place.
    Area,
}

/// How what was said of a contact's time zone came to one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Settled {
    /// The clocks of all zones that were told show the same.
    Agreed,
    /// They do not, and the pipeline says which counts then.
    Several,
    /// Nothing told one, and the pipeline names the zone for that.
    Unknown,
    /// Nothing told one, and the pipeline leaves it to the instance.
    Server,
}

/// In the order of the names.
impl Ord for Zone {
    fn cmp(&self, other: &Self) -> Ordering {
        self.name().cmp(other.name())
    }
}

impl PartialOrd for Zone {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl fmt::Debug for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clocks_are_those_of_the_day() {
        let at = |month| Utc.with_ymd_and_hms(2026, month, 22, 12, 0, 0).unwrap();
        let check = |name, month, hours| {
            assert_eq!(Zone::named(name).unwrap().ahead_of_utc(at(month)), hours * 3600, "{name}");
        };
        check("America/Montevideo", 11, -3);
        check("America/Rio_Branco", 11, -5);
        check("America/Santiago", 11, -3);
        check("America/Santiago", 7, -4);
        check("America/Punta_Arenas", 7, -3);
    }
}
