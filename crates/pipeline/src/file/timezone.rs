//! `[timezone]`: how a contact's time zone is found, and what happens where nothing tells.

use super::section::Section;
use super::value::Value;
use super::{ColumnRef, Problem, Written};
use contact::Zone;
use select::nearest;
use std::collections::{BTreeMap, BTreeSet};
use validate::UnknownZone;

/// How a contact's time zone is found.
#[derive(Clone, Debug)]
pub struct TimezoneSpec {
    /// What is asked, in order.
    pub from: Vec<Evidence>,
    /// What happens where nothing tells one zone. It has no default: a wrong zone calls people at night.
    pub unknown: UnknownZone,
    /// Whether an alternative goes that rings by another clock than the main number.
    pub drop_alternatives_elsewhere: bool,
    /// The zones that the instance has enabled; empty for any.
    pub allowed: BTreeSet<Zone>,
    /// The instance's own names for zones, where they differ from IANA's.
    pub rename: BTreeMap<Zone, String>,
}

/// What can tell a zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// A column.
    Column(ColumnRef),
    /// The area code of the main number.
    AreaCode,
}

pub(super) fn timezone(section: &mut Section<'_>) -> Option<TimezoneSpec> {
    let from = section.optional("from", evidence).unwrap_or_else(|| vec![Evidence::AreaCode]);
    let advice = "say what happens where nothing tells the zone: \"reject\", \"server\", or a zone's name";
    let unknown = section.required("unknown", advice, unknown);
    let choices = [("keep", false), ("drop", true)];
    let drop_alternatives_elsewhere =
        section.optional("alternatives", |value| value.one_of(&choices)).unwrap_or_default();
    let allowed =
        section.optional("allowed", |value| value.list()?.iter().map(zone).collect()).unwrap_or_default();
    let rename = section.optional("rename", renames).unwrap_or_default();
    Some(TimezoneSpec { from, unknown: unknown?, drop_alternatives_elsewhere, allowed, rename })
}

fn evidence(value: &Value<'_>) -> Result<Vec<Evidence>, Problem> {
    let one = |value: &Value<'_>| {
        let text = value.text()?;
        match text.strip_prefix("column:") {
            Some(name) if !name.trim().is_empty() => {
                Ok(Evidence::Column(Written { text: name.trim().to_owned(), span: value.span() }))
            }
            _ if text == "area-code" => Ok(Evidence::AreaCode),
            _ => Err(value.problem("this tells no zone").help("write \"column:Zona\" or \"area-code\"")),
        }
    };
    value.list()?.iter().map(one).collect()
}

fn unknown(value: &Value<'_>) -> Result<UnknownZone, Problem> {
    match value.text()? {
        "reject" => Ok(UnknownZone::Reject),
        "server" => Ok(UnknownZone::Server),
        _ => zone(value).map(UnknownZone::Zone).map_err(|problem| {
            problem.help("write \"reject\", \"server\", or an IANA name such as \"America/Montevideo\"")
        }),
    }
}

fn zone(value: &Value<'_>) -> Result<Zone, Problem> {
    let name = value.text()?;
    numbering::zone_named(name).ok_or_else(|| {
        let near = nearest(name, Zone::all().map(Zone::name));
        value.problem("no time zone of the IANA database has this name").maybe_help(near)
    })
}

fn renames(value: &Value<'_>) -> Result<BTreeMap<Zone, String>, Problem> {
    let unexpected = || value.unexpected("{ \"America/Montevideo\" = \"Uruguay/Montevideo\" }");
    let section = Section::new("rename", value.table().ok_or_else(unexpected)?, value.span(), value.folder());
    let one = |(name, span, value): (&str, std::ops::Range<usize>, Value<'_>)| {
        let near = || nearest(name, Zone::all().map(Zone::name));
        let unknown = || {
            Problem::new("no time zone of the IANA database has this name", span.clone()).maybe_help(near())
        };
        Ok((numbering::zone_named(name).ok_or_else(unknown)?, value.text()?.to_owned()))
    };
    section.entries().into_iter().map(one).collect()
}
