//! Whether a plan still is what was planned: its own bytes, its sums, and what the pipeline file says now.

use crate::plan::claim;
use crate::{Error, Pipeline};
use serialize::Digest;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use upload::{Plan, PlannedPart};
use words::{Message, message};

/// The file with the SHA-256 of a plan's own description. It shows what was edited by mistake; who edits a plan on purpose can make
/// this fit too, so the sums and the pipeline are looked at as well.
pub(crate) const SEAL: &str = "plan.sha256";

/// The seal of a plan's description.
pub(crate) fn seal(description: &[u8]) -> String {
    format!("{}  {}\n", Digest::of(description), Plan::FILE)
}

/// Refuses a plan whose description is not as it was written.
///
/// # Errors
/// Where it is another, or was written without a seal.
pub(super) fn is_sealed(directory: &Path) -> Result<(), Error> {
    let edited = |what| Error::PlanEdited { directory: directory.to_owned(), what };
    let read = |name: &str| std::fs::read(directory.join(name));
    let description = read(Plan::FILE)
        .map_err(|_| edited(message!("intact-unreadable", "its plan.json cannot be read")))?;
    match read(SEAL) {
        Ok(seal_there) if seal_there == seal(&description).as_bytes() => Ok(()),
        Ok(_) => Err(edited(message!("intact-another", "its plan.json is another one"))),
        Err(_) => Err(edited(message!("intact-no-seal", "its plan.sha256 is gone"))),
    }
}

/// Refuses a plan that says something else than its rows, or than its pipeline file.
///
/// # Errors
/// What differs.
pub(super) fn is_meant(directory: &Path, plan: &Plan, pipeline: &Pipeline) -> Result<(), Error> {
    match differs(plan).or_else(|| differs_from(plan, pipeline)) {
        Some(what) => Err(Error::PlanEdited { directory: directory.to_owned(), what }),
        None => Ok(()),
    }
}

/// What in a plan does not add up.
fn differs(plan: &Plan) -> Option<Message> {
    let books = &plan.books;
    let (came_in, left_out) = (books.read + books.computed, books.left_out.values().sum::<u64>());
    if came_in != books.planned + left_out {
        return Some(message!(
            "intact-rows",
            "{came_in} rows came in, and {accounted} have a fate",
            came_in = came_in,
            accounted = books.planned + left_out,
        ));
    }
    let lines: u64 = plan.parts.iter().map(|part| part.lines).sum();
    if lines != books.planned {
        return Some(message!(
            "intact-lines",
            "{planned} rows were planned, and its lists have {lines}",
            planned = books.planned,
            lines = lines,
        ));
    }
    let mut files = BTreeSet::new();
    let mut twice = plan.parts.iter().filter(|part| !files.insert((&part.file, &part.name)));
    let twice = twice.next();
    twice.map(|part| message!("intact-twice", "the list {name} stands in it twice", name = &part.name))
}

/// What in a plan is not what its pipeline file says.
fn differs_from(plan: &Plan, pipeline: &Pipeline) -> Option<Message> {
    let upload = &pipeline.upload;
    let (instance, charset) = (upload.instance.name(), pipeline.format.charset.name());
    let said = [
        (message!("intact-the-instance", "the instance"), plan.instance.as_str(), instance.as_str()),
        (message!("intact-the-user", "the user"), &plan.username, &upload.username),
        (message!("intact-the-charset", "the character set"), &plan.charset, charset),
    ];
    if let Some((what, planned, says)) = said.into_iter().find(|(_, planned, says)| planned != says) {
        return Some(message!(
            "intact-says-otherwise",
            "{what} is {planned}, and the pipeline file says {says}",
            what = what,
            planned = planned,
            says = says,
        ));
    }
    if plan.repeat_after_seconds != upload.repeat_after.map(|after| after.as_secs()) {
        return Some(message!(
            "intact-repeat-after",
            "how soon the same lines may go again is not what the pipeline file says"
        ));
    }
    if plan.claim_seconds != claim(pipeline).as_secs() {
        return Some(message!(
            "intact-claim",
            "how soon a person may go again is not what the pipeline file says"
        ));
    }
    let goes_otherwise = |part: &&PlannedPart| {
        let planned = part.calls.as_ref().map(|calls| {
            let hours = calls.hours.as_ref().map(|hours| (hours.from, hours.until));
            (calls.kind, calls.server_zone.as_deref(), hours)
        });
        let target = &pipeline.target;
        let server_zone = target.timing().map(|timing| timing.server_zone.name());
        let clock = part.zone.as_deref().or(target.server_zone().map(contact::Zone::name));
        let hours = target.hours().filter(|_| target.timing().is_none() && clock.is_some());
        planned != target.kind().map(|kind| (kind, server_zone, hours))
    };
    if let Some(part) = plan.parts.iter().find(goes_otherwise) {
        return Some(message!(
            "intact-target",
            "{name} does not go in the way that the pipeline file says: its target, its hours or the server's time zone is another",
            name = &part.name,
        ));
    }
    let zones = &pipeline.timezone;
    let renamed: BTreeMap<&str, &str> =
        zones.rename.iter().map(|(zone, name)| (zone.name(), name.as_str())).collect();
    let is_allowed = |part: &&PlannedPart| match (&part.zone, &part.zone_sent) {
        (None, None) => true,
        (Some(zone), Some(sent)) => {
            let name = renamed.get(zone.as_str()).copied().unwrap_or(zone);
            let enabled = zones.allowed.is_empty() || zones.allowed.iter().any(|known| known.name() == zone);
            enabled && name == sent
        }
        _ => false,
    };
    let part = plan.parts.iter().find(|part| !is_allowed(part))?;
    let own = || message!("intact-own-zone", "the instance's own");
    Some(message!(
        "intact-zone",
        "the time zone of {name}, {zone}, is none that the pipeline file allows",
        name = &part.name,
        zone = part.zone_sent.as_ref().map_or_else(own, Message::foreign),
    ))
}
