//! What people are told of a plan: its report.

use super::Request;
use crate::blacklist::Blacklists;
use crate::file::{Instance, Pipeline};
use crate::flow::{Flowed, REJECTED, WORKBOOK};
use crate::spool::file_name;
use chrono::{DateTime, Utc};
use contact::Zone;
use report::{Certificate, Dialled, DialledGroup, Figures, FileDigest, Held, Report};
use std::collections::BTreeMap;
use upload::{CallKind, Plan, PlannedCalls, PlannedPart, Stamp};
use validate::{Hours, SeveralZones};
use words::{Arg, Language, Message, message, told};

/// The report of a plan, as far as stages and files tell it. What the guards say of it comes after.
pub(super) fn report(
    (pipeline, request): (&Pipeline, &Request<'_>),
    plan: &Plan,
    flowed: &Flowed,
    inputs: Vec<report::Input>,
    blacklists: &Blacklists,
) -> Report {
    let parts: Vec<report::Part> = plan.parts.iter().map(part).collect();
    let inputs: Vec<report::Input> = inputs
        .into_iter()
        .zip(&flowed.rows)
        .map(|(input, rows)| report::Input { rows: *rows, ..input })
        .collect();
    let report = Report {
        version: Report::VERSION,
        program: plan.program.clone(),
        run: plan.run.clone(),
        made_at: plan.made_at,
        pipeline: file_name(&plan.pipeline.path),
        instance: plan.instance.clone(),
        account: Figures::of(&flowed.account, &parts),
        blacklists: blacklists.held_against(&flowed.tally, request.now),
        findings: flowed.tally.found(),
        damaged: flowed.damage.clone(),
        parts,
        stopped: plan.stopped.clone(),
        overridden: Vec::new(),
        alarms: Vec::new(),
        normality: None,
        warnings: warnings(pipeline),
        dialled: dialled(pipeline, plan, &flowed.dialled),
        columns: flowed.columns.iter().flat_map(|looked| looked.report.clone()).collect(),
        screens: flowed.screens.clone(),
        certificate: Certificate {
            pipeline: digest(&plan.pipeline),
            tables: plan.inputs.iter().skip(inputs.len()).map(digest).collect(),
            who: request.who.clone(),
            ..Certificate::default()
        },
        masked: false,
        language: request.language,
        files: files(pipeline),
        inputs,
    };
    if pipeline.report.masks { report.masked() } else { report }
}

/// The files for people that stand beside the report.
fn files(pipeline: &Pipeline) -> Vec<String> {
    let contacts = pipeline.report.contacts.iter().map(|form| form.file());
    [report::PAGE, WORKBOOK, REJECTED].into_iter().chain(contacts).map(str::to_owned).collect()
}

fn part(part: &PlannedPart) -> report::Part {
    report::Part {
        name: part.name.clone(),
        campaign: part.campaign.clone(),
        zone: part.zone.clone(),
        lines: part.lines,
        bytes: part.bytes,
        sha256: part.sha256.clone(),
        calls: part.calls.as_ref().map(calls),
        state: upload::State::Planned.to_string(),
        said: None,
    }
}

fn calls(calls: &PlannedCalls) -> report::Calls {
    report::Calls {
        kind: calls.kind.as_str().to_owned(),
        sha256: calls.sha256.clone(),
        server_zone: calls.server_zone.clone(),
        first: calls.first.map(ucontact::moment::written),
        last: calls.last.map(ucontact::moment::written),
        states: BTreeMap::new(),
    }
}

/// What to say of a plan whose contacts are called one by one: how many, and when.
fn one_by_one(plan: &Plan) -> Option<Message> {
    let calls = || plan.parts.iter().filter_map(|part| part.calls.as_ref());
    let kind = calls().next()?.kind;
    let count: u64 = plan.parts.iter().map(|part| part.lines).sum();
    let what = if count == 1 { "contact" } else { "contacts" };
    let counted = words::count(Language::English, count);
    let first = calls().filter_map(|calls| calls.first).min();
    let last = calls().filter_map(|calls| calls.last).max();
    let zone = calls().find_map(|calls| calls.server_zone.as_deref()).unwrap_or_default();
    Some(match (kind, first.zip(last)) {
        (CallKind::Task, None) => told!(
            &format!(
                "{counted} {what} go to the dialer as tasks, one by one, as soon as the plan is applied"
            ),
            "plan-tasks-now",
            contacts = count
        ),
        (_, Some((first, last))) => {
            let (first, last) = (ucontact::moment::written(first), ucontact::moment::written(last));
            told!(
                &format!(
                    "{counted} {what} are called one by one, from {first} to {last} by the server's clock ({zone})"
                ),
                "plan-calls-at",
                contacts = count,
                first = first,
                last = last,
                zone = zone
            )
        }
        _ => return None,
    })
}

fn digest(stamp: &Stamp) -> FileDigest {
    FileDigest { name: file_name(&stamp.path), sha256: stamp.sha256.clone() }
}

/// What will be dialled, by campaign and zone too, and when that may be.
fn dialled(pipeline: &Pipeline, plan: &Plan, counted: &Dialled) -> Dialled {
    let hours = match pipeline.timezone.several {
        SeveralZones::Safe(Hours { calling, legal }) => Some((span(calling), span(legal))),
        _ => None,
    };
    let (calling_hours, legal_hours) = hours.unzip();
    let (groups, one_by_one) = (groups(&plan.parts, plan.made_at), one_by_one(plan));
    Dialled { groups, one_by_one, calling_hours, legal_hours, ..counted.clone() }
}

fn groups(parts: &[PlannedPart], made_at: DateTime<Utc>) -> Vec<DialledGroup> {
    let mut sums: BTreeMap<(&str, Option<&str>), (u64, u64)> = BTreeMap::new();
    for part in parts {
        let (contacts, count) = sums.entry((&part.campaign, part.zone.as_deref())).or_default();
        *contacts += part.lines;
        *count += 1;
    }
    let group = |((campaign, zone), (contacts, parts)): ((&str, Option<&str>), _)| DialledGroup {
        campaign: campaign.to_owned(),
        zone: zone.map(str::to_owned),
        contacts,
        parts,
        offset_seconds: zone.and_then(Zone::named).map(|zone| zone.ahead_of_utc(made_at)),
    };
    sums.into_iter().map(group).collect()
}

/// `09:00-20:30`, of minutes of the day.
fn span((from, until): (u16, u16)) -> String {
    let time = |minutes: u16| format!("{:02}:{:02}", minutes / 60, minutes % 60);
    format!("{}-{}", time(from), time(until))
}

/// What to say of a run of nothing but rows that were left out before.
fn come_again(flowed: &Flowed, inputs: &[report::Input]) -> Option<Message> {
    flowed.again.iter().all(|again| *again).then(|| {
        message!(
            "fixing-not-judged",
            "{inputs} holds rows that were left out before: who went since then is left out row by row, and neither limits nor earlier runs judge it",
            inputs = Arg::list(inputs.iter().map(|input| &input.source)),
        )
    })
}

/// What to say of rows that come again, and of those for which the workbook has no room.
pub(super) fn rows(flowed: &Flowed, inputs: &[report::Input]) -> impl Iterator<Item = Message> + use<> {
    come_again(flowed, inputs).into_iter().chain(not_in_the_workbook(&flowed.held))
}

/// What to say where the workbook does not hold all rows that were left out.
fn not_in_the_workbook(held: &Held) -> Option<Message> {
    let missing = held.beyond + held.too_long;
    (missing > 0).then(|| {
        message!(
            "workbook-holds-some",
            "{workbook} holds {rows} of the rows that were left out; {text} holds all of them",
            workbook = WORKBOOK,
            rows = held.rows,
            text = REJECTED,
        )
    })
}

fn warnings(pipeline: &Pipeline) -> Vec<Message> {
    let mut warnings = Vec::new();
    if pipeline.blacklists.is_empty() {
        warnings.push(message!(
            "warning-no-blacklist",
            "the pipeline names no blacklist, so no number was held against one"
        ));
    }
    if matches!(pipeline.upload.instance, Instance::Address(ref address) if !address.is_encrypted()) {
        warnings.push(message!(
            "warning-not-encrypted",
            "the instance is reached without encryption, on this machine only"
        ));
    }
    warnings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_written_as_the_pipeline_has_them() {
        assert_eq!(span((9 * 60, 20 * 60 + 30)), "09:00-20:30");
        assert_eq!(span((0, 24 * 60)), "00:00-24:00");
    }
}
