//! `[report]`: what it shows of people.

use super::section::Section;
use super::value::Value;

/// What a report shows of people.
#[derive(Clone, Copy, Debug)]
pub struct ReportSpec {
    /// Whether the digits of telephone numbers are hidden in it.
    pub masks: bool,
}

impl Default for ReportSpec {
    fn default() -> Self {
        Self { masks: true }
    }
}

pub(super) fn report(section: &mut Section<'_>) -> ReportSpec {
    let usual = ReportSpec::default();
    ReportSpec { masks: section.optional("mask", Value::boolean).unwrap_or(usual.masks) }
}
