//! The story of a number in plain sentences, top to bottom.

use pipeline::{
    Became, FateStory, HappenedStory, HeldStory, How, NoticedStory, NumberStory, OverriddenStory, PartStory,
    RowStory, RunStory, Said, StoodStory, Story, ZoneStory,
};
use std::path::Path;

/// The whole story.
pub(super) fn story(story: &Story, state: &Path) -> String {
    let mut lines = Vec::new();
    for run in &story.runs {
        lines.extend(self::run(run));
        lines.push(String::new());
    }
    lines.extend(searched(story, state));
    lines.join("\n")
}

/// What was searched, and what could not be.
fn searched(story: &Story, state: &Path) -> Vec<String> {
    let runs = |count: u64| if count == 1 { "1 run".to_owned() } else { format!("{count} runs") };
    let found = story.runs.len() as u64;
    let mut lines = vec![match found {
        0 => format!(
            "{} stands in no phone column of {} that {} searched.",
            story.asked,
            runs(story.searched),
            was(story.searched)
        ),
        _ => format!(
            "{} stands in {found} of {} that {} searched.",
            story.asked,
            runs(story.searched),
            was(story.searched)
        ),
    }];
    if !story.without_trace.is_empty() {
        let names = story.without_trace.join(", ");
        lines.push(format!(
            "Not searched, for they keep no trace of their rows (an earlier version planned them): {names}."
        ));
    }
    for run in &story.unreadable {
        lines.push(format!("Not searched, for it cannot be read: {}: {}.", run.directory, run.why));
    }
    if found == 0 {
        for run in &story.chosen_by_sql {
            lines
                .push(format!("In run {run}, the rows that its SQL statement did not choose left no trace."));
        }
        lines.push(format!(
            "Runs are known to {}; --state names another directory, --plan a plan.",
            state.display()
        ));
    }
    lines
}

fn was(count: u64) -> &'static str {
    if count == 1 { "was" } else { "were" }
}

fn run(run: &RunStory) -> Vec<String> {
    let made = run.made_at.format("%Y-%m-%d %H:%M UTC");
    let applied = match &run.applied_at {
        Some(at) => format!("applied {} UTC", minute(at)),
        None => "never applied, as far as the ledger knows".to_owned(),
    };
    let mut lines = vec![
        format!("Run {}, planned {made} from {}, for {}; {applied}.", run.run, run.pipeline, run.instance),
        format!("  Its plan is {} (dialbase {}).", run.directory, run.program),
    ];
    lines.extend(run.stopped.iter().map(|why| format!("  A guard stopped it: {why}.")));
    lines.extend(run.overridden.iter().map(overridden));
    if run.number.is_none() {
        lines.push("  What was asked for is no number there, so its digits were looked for.".to_owned());
    }
    for row in &run.rows {
        lines.push(String::new());
        lines.push(format!("  {}", row.row));
        lines.extend(self::row(row, run).into_iter().map(|line| format!("    {line}")));
    }
    lines
}

fn overridden(overridden: &OverriddenStory) -> String {
    let who = overridden.who.as_deref().unwrap_or("somebody");
    let at = minute(&overridden.at);
    format!("  {at} UTC, {who} let it go though {} had stopped it: {}", overridden.guard, overridden.reason)
}

fn row(row: &RowStory, run: &RunStory) -> Vec<String> {
    let mut lines: Vec<String> =
        row.stood.iter().flat_map(|stood| self::stood(stood, run.number.as_ref())).collect();
    lines.extend(row.noticed.iter().map(noticed));
    lines.extend(held_against(row, run));
    lines.extend(became(&row.became));
    match &row.fate {
        FateStory::LeftOut { why, instead } => {
            let by = by(why.by.as_deref());
            lines.push(format!("The row was left out: {}: {}{by}.", why.code.code, why.code.means));
            lines.extend(instead.iter().map(|row| format!("Dialled in its place: {row}.")));
            lines.push(format!("What to do: {}.", why.code.advice));
        }
        FateStory::Planned { campaign, numbers, zone, part } => {
            if *numbers > 1 {
                lines.push(format!("The row has {numbers} numbers that may be dialled."));
            }
            lines.push(self::zone(zone));
            match part {
                Some(part) => lines.extend(self::part(part, campaign)),
                None => {
                    lines.push(format!("It stands in a list for {campaign} that the plan does not name."));
                }
            }
        }
    }
    lines
}

fn stood(stood: &StoodStory, asked: Option<&NumberStory>) -> Vec<String> {
    let area = match stood.area_code.as_str() {
        "" => String::new(),
        code => format!(", with the area code \"{code}\" beside it"),
    };
    let mut lines = vec![match &stood.column {
        Some(column) => format!("{}, column {column}, held \"{}\"{area}.", stood.at, stood.cell),
        None => "It stood in another row of the same person, and was joined to this one.".to_owned(),
    }];
    let number = |number: &NumberStory| format!("{}, {} of {}", number.e164, number.kind, number.region);
    match (stood.how, &stood.read, asked) {
        (How::Number, _, Some(asked)) => lines.push(format!("It reads as {}.", number(asked))),
        (How::Line, Some(read), _) => {
            lines.push(format!("It reads as {}: another form of the same line.", number(read)));
        }
        (_, Some(read), _) => lines.push(format!("It reads as {}.", number(read))),
        _ => lines.push(match &stood.misread {
            Some(why) => format!("No number was read from it: {}: {}.", why.code, why.means),
            None => "No number with these digits was read from it.".to_owned(),
        }),
    }
    let mended = stood.repairs.iter().map(|repair| format!("Mended: {} ({}).", repair.means, repair.name));
    lines.extend(mended);
    lines
}

fn noticed(noticed: &NoticedStory) -> String {
    let seen = if noticed.seen.is_empty() { String::new() } else { format!(": \"{}\"", noticed.seen) };
    let became = noticed.became.as_ref().map(|text| format!(", which became \"{text}\"")).unwrap_or_default();
    let by = by(noticed.by.as_deref());
    format!("Noticed at {}{seen}{became}: {}: {}{by}.", noticed.at, noticed.code.code, noticed.code.means)
}

fn by(who: Option<&str>) -> String {
    who.map(|who| format!(" ({who})")).unwrap_or_default()
}

fn held_against(row: &RowStory, run: &RunStory) -> Vec<String> {
    if matches!(row.became, Became::Unread) {
        return Vec::new();
    }
    if run.blacklists == 0 {
        return vec!["The run had no blacklist to hold it against.".to_owned()];
    }
    if row.held_against.is_empty() {
        return vec!["It was held against no blacklist: the row was left out before that.".to_owned()];
    }
    row.held_against.iter().map(held).collect()
}

fn held(held: &HeldStory) -> String {
    let HeldStory { list, scope, numbers, modified_at, sha256, said } = held;
    let said = match said {
        Said::NotHeld => "it is not in it",
        Said::Held => "it is in it",
        Said::NotAsked => "not asked any more",
    };
    let written = modified_at.format("%Y-%m-%d %H:%M UTC");
    let numbers = if *numbers == 1 { "1 number".to_owned() } else { format!("{numbers} numbers") };
    let scope = if scope.english().is_empty() { String::new() } else { format!(", for {scope}") };
    format!("Blacklist {list} ({numbers}{scope}, written {written}, SHA-256 {sha256}): {said}.")
}

fn became(became: &Became) -> Option<String> {
    match became {
        Became::Main => Some("It passed every rule, and is the number that is dialled first.".to_owned()),
        Became::Alternative { nth } => {
            Some(format!("It passed every rule, and is alternative {nth} of the row."))
        }
        Became::Taken { why } => {
            let by = by(why.by.as_deref());
            Some(format!("It was taken from the row: {}: {}{by}.", why.code.code, why.code.means))
        }
        Became::Gone => Some("The row goes without it.".to_owned()),
        Became::LeftOut | Became::Unread => None,
    }
}

fn zone(zone: &ZoneStory) -> String {
    let told: Vec<String> = zone
        .told_by
        .iter()
        .map(|column| match column {
            Some(column) => format!("the column {column}"),
            None => "the area of a number".to_owned(),
        })
        .collect();
    let told = told.join(", then ");
    let zone_name = zone.zone.as_deref().unwrap_or("the instance's own");
    let why = match zone.settled {
        "agreed" => format!("told by {told}"),
        "several" => format!("{told} left several, and `several` under [timezone] decided"),
        "unknown" => "nothing told one, and `unknown` under [timezone] names it".to_owned(),
        _ => "nothing told one, and `unknown` under [timezone] leaves it to the instance".to_owned(),
    };
    format!("Time zone {zone_name}: {why}.")
}

fn part(part: &PartStory, campaign: &str) -> Vec<String> {
    let ((line, lines), (nth, of)) = (part.line_nth, part.nth);
    let zone = part.zone_sent.as_deref().map(|zone| format!(", {zone}")).unwrap_or_default();
    let mut words =
        vec![format!("Line {line} of {lines} of {}, part {nth} of {of} ({campaign}{zone}):", part.file)];
    words.push(match &part.line {
        Some(line) => format!("  {line}"),
        None => "  The file is gone, or not as it was planned, so the line cannot be shown.".to_owned(),
    });
    words.push(format!("The list {} is {}: {}.", part.list, part.state, means(&part.state)));
    words.extend(part.happened.iter().map(happened));
    words
}

/// What is known of a part in a state.
fn means(state: &str) -> &'static str {
    match state {
        "planned" => "nothing of it has left this machine",
        "sending" => "it may be leaving now",
        "accepted" => "the instance received it, and does not say that it loaded it",
        "refused" => "the instance did not take it",
        "held" => "nobody knows whether it arrived; a person must look in the portal",
        "confirmed" => "a person saw it in the portal",
        "abandoned" => "a person gave it up",
        "repeated" => "the same lines went before, so it was not sent",
        _ => "this version does not know what that means",
    }
}

fn happened(happened: &HappenedStory) -> String {
    let who = if happened.by_a_person { ", a person said" } else { "" };
    let second = happened.at.get(..19).unwrap_or(&happened.at).replace('T', " ");
    format!("  {second} UTC  {}{who}: {}", happened.state, happened.said)
}

fn minute(at: &str) -> String {
    at.get(..16).unwrap_or(at).replace('T', " ")
}
