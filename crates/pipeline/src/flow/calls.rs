//! Contacts that go as calls, each by its own form and at its own moment, instead of in a base.

use crate::file::{ClockSpec, Pipeline, Target, TaskSpec, TimingSpec};
use chrono::{DateTime, NaiveDate, NaiveDateTime, Timelike, Utc};
use contact::{Batch, Finding, Row, Table, Zone};
use select::{
    CALL_NOW_OUTSIDE_HOURS, CALL_TIME_MISSING, CALL_TIME_OUTSIDE_HOURS, CALL_TIME_PAST, CALL_TIME_UNREADABLE,
};
use serialize::Line;
use ucontact::{ScheduledCall, Task, TaskMode};
use validate::Dialable;

/// When the rows of a table get their calls.
#[derive(Clone, Copy, Debug)]
pub(super) struct Timing<'p> {
    /// Where each call has a moment, the columns that tell it.
    told: Option<(&'p TimingSpec, u16, Option<u16>)>,
    /// In minutes of the day.
    hours: (u16, u16),
    server_zone: Option<Zone>,
    now: DateTime<Utc>,
}

impl<'p> Timing<'p> {
    /// That of a pipeline; none where its contacts go in bases.
    pub(super) fn of(pipeline: &'p Pipeline, table: &Table, now: DateTime<Utc>) -> Option<Self> {
        let target = &pipeline.target;
        let (hours, server_zone) = (target.hours()?, target.server_zone());
        // Columns were looked for when the table was bound.
        let told = target.timing().and_then(|spec| {
            let time = spec.time.as_ref().and_then(|time| table.column(&time.text));
            Some((spec, table.column(&spec.date.text)?, time))
        });
        Some(Self { told, hours, server_zone, now })
    }

    /// Leaves out who would be called at no moment, or at one that no call may have.
    pub(super) fn to_come(self, rows: Batch<Dialable>) -> Batch<Dialable> {
        let whether = |(row, dialable): (Row<'_>, &Dialable)| self.of_row(row, dialable.zone()).err();
        let mut against: std::vec::IntoIter<Option<Finding>> =
            rows.kept_rows().map(whether).collect::<Vec<_>>().into_iter();
        rows.advance(|dialable, _, _| against.next().flatten().map_or(Ok(dialable), Err))
    }

    /// The moment of a row by the server's clock, none where it is called at once; or what is wrong with it.
    fn of_row(&self, row: Row<'_>, zone: Option<Zone>) -> Result<Option<NaiveDateTime>, Finding> {
        let Some((spec, date, time)) = self.told else { return self.at_once(row, zone).map(|()| None) };
        let cells = (row.cell(date), time.map(|time| row.cell(time)));
        let seen = match cells.1 {
            Some(time) => format!("{} {time}", cells.0),
            None => cells.0.to_owned(),
        };
        let wrong = |code| Finding::new(code, row.number(), date, seen.trim());
        if seen.trim().is_empty() {
            return Err(wrong(&CALL_TIME_MISSING));
        }
        let own = zone.unwrap_or(spec.server_zone);
        let clock = match spec.zone {
            ClockSpec::Contact => own,
            ClockSpec::Zone(zone) => zone,
        };
        let read = select::moment(cells.0, cells.1).and_then(as_shown);
        let at = read.and_then(|shown| clock.at(shown)).ok_or_else(|| wrong(&CALL_TIME_UNREADABLE))?;
        if at <= self.now {
            return Err(wrong(&CALL_TIME_PAST));
        }
        if !self.is_within(own.shows(at)) {
            return Err(wrong(&CALL_TIME_OUTSIDE_HOURS));
        }
        Ok(Some(spec.server_zone.shows(at)))
    }

    /// Whether a call may go at once: by the clock of the contact's zone, else of the server's. Where neither is known, the pipeline file
    /// allows any hour.
    fn at_once(&self, row: Row<'_>, zone: Option<Zone>) -> Result<(), Finding> {
        let Some(own) = zone.or(self.server_zone) else { return Ok(()) };
        let shown = own.shows(self.now);
        if self.is_within(shown) {
            return Ok(());
        }
        let shown = format!("{} {}", shown.format("%H:%M"), own.name());
        Err(Finding::new(&CALL_NOW_OUTSIDE_HOURS, row.number(), None, &shown))
    }

    fn is_within(&self, shown: NaiveDateTime) -> bool {
        let minute = (shown.hour() * 60 + shown.minute()) as u16;
        (self.hours.0..self.hours.1).contains(&minute)
    }
}

fn as_shown(moment: select::Moment) -> Option<NaiveDateTime> {
    let day = NaiveDate::from_ymd_opt(moment.year.into(), moment.month.into(), moment.day.into())?;
    day.and_hms_opt(moment.hour.into(), moment.minute.into(), moment.second.into())
}

/// The form in which a line of a base goes as a call, with its LF; nothing where it goes in the base.
pub(super) fn form(
    target: &Target,
    timing: Option<Timing<'_>>,
    (row, dialable): (Row<'_>, &Dialable),
    line: &Line<'_>,
) -> String {
    let at = timing.and_then(|timing| timing.of_row(row, dialable.zone()).ok().flatten());
    let params: Vec<String> = line.params.iter().map(|(key, value)| format!("{key}={value}")).collect();
    let (data, alternatives) = (params.join(":"), line.alternatives.join(":"));
    let (campaign, destination, agent) = (line.campaign, line.number, line.agent);
    let form = match (target, at) {
        (Target::Schedule { .. }, Some(calldate)) => ScheduledCall {
            calldate,
            campaign,
            destination,
            alternatives: &alternatives,
            agentphone: agent,
            data: &data,
        }
        .form(),
        (Target::Task { mode, source, .. }, at) => {
            let mode = match (mode, at) {
                (TaskSpec::NowFirst, _) => TaskMode::NowFirst,
                (TaskSpec::ByHand, _) => TaskMode::NowByHand,
                (TaskSpec::IntoDialer, _) => TaskMode::IntoDialer,
                (TaskSpec::At(_), Some(at)) => TaskMode::At(at),
                // Nobody comes here without a moment; the count of forms would show it.
                (TaskSpec::At(_), None) => return String::new(),
            };
            Task { mode, campaign, destination, alternatives: &alternatives, agent, data: &data, source }
                .form()
        }
        _ => return String::new(),
    };
    form + "\n"
}

/// The first and the last moment of forms.
pub(super) fn span(forms: &[u8]) -> (Option<NaiveDateTime>, Option<NaiveDateTime>) {
    let moment = |form: &[u8]| {
        let form: serde_json::Value = serde_json::from_slice(form).ok()?;
        NaiveDateTime::parse_from_str(form["calldate"].as_str()?, "%Y-%m-%d %H:%M:%S").ok()
    };
    let moments = || forms.split(|byte| *byte == b'\n').filter_map(moment);
    (moments().min(), moments().max())
}
