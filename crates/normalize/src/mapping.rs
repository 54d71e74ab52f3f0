//! Which column means what, for one table.

use crate::{Reading, Refusing};
use contact::Line;
use std::sync::Arc;

/// A pipeline's columns, found in one table.
#[derive(Clone, Debug)]
pub struct Mapping {
    /// Where the campaign's name stands.
    pub campaign: CampaignFrom,
    /// How numbers are read.
    pub reading: Reading,
    /// The columns with numbers, in dialling order.
    pub phones: Vec<PhoneColumn>,
    /// The parameters' columns, in the pipeline's order.
    pub params: Arc<[u16]>,
    /// How the order of dialling is told.
    pub priority: Priorities,
    /// The column with the agent.
    pub agent: Option<u16>,
    /// The column that says whose the row is.
    pub person: Option<u16>,
    /// The columns that say who must not be called.
    pub refusing: Refusing,
    /// The columns that state a time zone.
    pub zones: ZoneColumns,
}

/// Where the campaign's name stands.
#[derive(Clone, Debug)]
pub enum CampaignFrom {
    /// In the pipeline file: the same for all rows.
    Pipeline(Arc<str>),
    /// In a column.
    Column(u16),
}

/// A column with numbers, and the one with their area code where it stands apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PhoneColumn {
    /// The column with the numbers.
    pub number: u16,
    /// The column with the area code (DDD) of those that lack one.
    pub ddd: Option<u16>,
    /// What kind of line the column is for, by its name.
    pub line: Option<Line>,
}

/// How the order of dialling is told.
#[derive(Clone, Copy, Debug)]
pub struct Priorities {
    /// The column, if there is one.
    pub column: Option<u16>,
    /// For rows that do not say, or say something impossible.
    pub default: u16,
    /// The first priority that rows may claim: 2, since the instance uses 1 for scheduled calls; 1 only where the pipeline
    /// says so.
    pub first: u16,
    /// The last priority that rows may claim: the dialer's, unless the pipeline says less.
    pub last: u16,
}

/// The columns that state a time zone, in the pipeline's order of evidence.
#[derive(Clone, Debug, Default)]
pub struct ZoneColumns {
    /// Those that weigh more than the number's area code.
    pub before_area: Vec<ZoneColumn>,
    /// Those that are asked where the area code does not tell.
    pub after_area: Vec<ZoneColumn>,
}

/// A column that states a time zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ZoneColumn {
    /// It names the zone.
    Name(u16),
    /// It names the state or province, and another one the city, where there is one.
    Address {
        /// The column with the state.
        state: u16,
        /// The column with the city.
        city: Option<u16>,
    },
}
