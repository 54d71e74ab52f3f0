//! `[timezone]`: how a contact's time zone is found, and what happens where nothing tells.

use super::section::Section;
use super::value::Value;
use super::{ColumnRef, Problem, Written};
use contact::Zone;
use select::nearest;
use std::collections::{BTreeMap, BTreeSet};
use validate::{Consequence, Hours, SeveralZones, UnknownZone};
use words::{Message, message};

/// How a contact's time zone is found.
#[derive(Clone, Debug)]
pub struct TimezoneSpec {
    /// What is asked, in order.
    pub from: Vec<Evidence>,
    /// What happens where the zones that are told show different clocks.
    pub several: SeveralZones,
    /// What happens where nothing tells a zone. It has no default: a wrong zone calls people at night.
    pub unknown: UnknownZone,
    /// What follows where an alternative rings by another clock than the main number, if it is said here.
    pub alternatives: Option<Consequence>,
    /// The zones that the instance has enabled; empty for any.
    pub allowed: BTreeSet<Zone>,
    /// The instance's own names for zones, where they differ from IANA's.
    pub rename: BTreeMap<Zone, String>,
}

/// What can tell a zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// A column with its name.
    Column(ColumnRef),
    /// A column with the state or province, and one with the city, where there is one.
    Address {
        /// The column with the state.
        state: ColumnRef,
        /// The column with the city.
        city: Option<ColumnRef>,
    },
    /// The area code of the main number.
    AreaCode,
}

pub(super) fn timezone(section: &mut Section<'_>) -> Option<TimezoneSpec> {
    let from = section.optional("from", evidence).unwrap_or_else(|| vec![Evidence::AreaCode]);
    let advice = message!(
        "file-zone-unknown-do",
        "say what happens where nothing tells the zone: \"reject\", \"server\", or a zone's name"
    );
    let unknown = section.required("unknown", advice, unknown);
    let several = several(section);
    let choices = [("keep", Consequence::Warn), ("drop", Consequence::Reject)];
    let alternatives = section.optional("alternatives", |value| value.one_of(&choices));
    let allowed =
        section.optional("allowed", |value| value.list()?.iter().map(zone).collect()).unwrap_or_default();
    let rename = section.optional("rename", renames).unwrap_or_default();
    Some(TimezoneSpec { from, several, unknown: unknown?, alternatives, allowed, rename })
}

fn evidence(value: &Value<'_>) -> Result<Vec<Evidence>, Problem> {
    value.list()?.iter().map(one_evidence).collect()
}

/// `"column:Zona"`, `"address:UF"`, `"address:UF,Cidade"`, `"area-code"`.
fn one_evidence(value: &Value<'_>) -> Result<Evidence, Problem> {
    let text = value.text()?;
    let column = |name: &str| {
        let name = name.trim();
        (!name.is_empty()).then(|| Written { text: name.to_owned(), span: value.span() })
    };
    let evidence = if let Some(name) = text.strip_prefix("column:") {
        column(name).map(Evidence::Column)
    } else if let Some(names) = text.strip_prefix("address:") {
        let (state, city) = names.split_once(',').map_or((names, None), |(state, city)| (state, Some(city)));
        column(state).map(|state| Evidence::Address { state, city: city.and_then(column) })
    } else {
        (text == "area-code").then_some(Evidence::AreaCode)
    };
    evidence.ok_or_else(|| {
        value.problem(message!("file-no-evidence", "this tells no zone")).help(message!(
            "file-no-evidence-do",
            "write \"column:Zona\", \"address:UF\", \"address:UF,Cidade\" or \"area-code\""
        ))
    })
}

/// `several`, and the hours that `"safe"` needs.
fn several(section: &mut Section<'_>) -> SeveralZones {
    let both_said = section.has("calling_hours") && section.has("legal_hours");
    let calling = section.optional("calling_hours", hours);
    let legal = section.optional("legal_hours", hours);
    let several = section.optional("several", |value| {
        let safe = || match (calling, legal) {
            (Some(calling), Some(legal)) if calling.0 < legal.0 || calling.1 > legal.1 => {
                Err(value.problem(message!(
                    "file-hours-not-legal",
                    "the calling hours are not within the legal ones, so none would be safe"
                )))
            }
            (Some(calling), Some(legal)) => Ok(SeveralZones::Safe(Hours { calling, legal })),
            // What is wrong with them is said where they stand.
            _ if both_said => Ok(SeveralZones::Reject),
            _ => Err(value
                .problem(message!("file-hours-missing", "nothing says when calls are safe"))
                .help(message!(
                    "file-hours-missing-do",
                    "write `calling_hours = \"09:00-20:00\"`, the campaign's, and `legal_hours = \"08:00-21:00\"`, the law's"
                ))),
        };
        match value.one_of(&[("reject", 0), ("main", 1), ("safe", 2)])? {
            0 => Ok(SeveralZones::Reject),
            1 => Ok(SeveralZones::Main),
            _ => safe(),
        }
    });
    if let (false, Some(_)) = (section.has("several"), calling.or(legal)) {
        let idle = message!("file-hours-idle", "hours are for `several = \"safe\"`, and it is not said");
        section.problem(
            Problem::new(idle, section.span())
                .help(message!("file-hours-idle-do", "say `several = \"safe\"`, or take the hours out")),
        );
    }
    several.unwrap_or(SeveralZones::Unknown)
}

/// `09:00-20:30`, in minutes of the day.
#[must_use]
pub fn hours_of(text: &str) -> Option<(u16, u16)> {
    let minutes = |time: &str| {
        let (hour, minute) = time.trim().split_once(':')?;
        let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
        let total = (hour <= 24 && minute < 60).then(|| hour * 60 + minute)?;
        (total <= 24 * 60).then_some(total)
    };
    let (from, until) = text.split_once('-')?;
    minutes(from).zip(minutes(until)).filter(|(from, until)| from < until)
}

/// `"09:00-20:30"`, in minutes of the day.
pub(super) fn hours(value: &Value<'_>) -> Result<(u16, u16), Problem> {
    hours_of(value.text()?).ok_or_else(|| {
        value
            .problem(message!("file-no-hours", "these are no hours of a day"))
            .help(message!("file-no-hours-do", "write them as in \"09:00-20:00\""))
    })
}

fn unknown(value: &Value<'_>) -> Result<UnknownZone, Problem> {
    match value.text()? {
        "reject" => Ok(UnknownZone::Reject),
        "server" => Ok(UnknownZone::Server),
        _ => zone(value).map(UnknownZone::Zone).map_err(|problem| {
            problem.help(message!(
                "file-no-unknown-zone-do",
                "write \"reject\", \"server\", or an IANA name such as \"America/Montevideo\""
            ))
        }),
    }
}

pub(super) fn zone(value: &Value<'_>) -> Result<Zone, Problem> {
    let name = value.text()?;
    numbering::zone_named(name).ok_or_else(|| {
        let near = nearest(name, Zone::all().map(Zone::name));
        value.problem(no_zone()).maybe_help(near)
    })
}

fn no_zone() -> Message {
    message!("file-no-zone", "no time zone of the IANA database has this name")
}

fn renames(value: &Value<'_>) -> Result<BTreeMap<Zone, String>, Problem> {
    let sample = "{ \"America/Montevideo\" = \"Uruguay/Montevideo\" }";
    let unexpected = || value.unexpected(Message::foreign(sample));
    let section = Section::new("rename", value.table().ok_or_else(unexpected)?, value.span(), value.folder());
    let one = |(name, span, value): (&str, std::ops::Range<usize>, Value<'_>)| {
        let near = || nearest(name, Zone::all().map(Zone::name));
        let unknown = || Problem::new(no_zone(), span.clone()).maybe_help(near());
        Ok((numbering::zone_named(name).ok_or_else(unknown)?, value.text()?.to_owned()))
    };
    section.entries().into_iter().map(one).collect()
}
