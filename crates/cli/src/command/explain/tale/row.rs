//! What happened to the number in one row.

use crate::terms;
use crate::voice::Voice;
use pipeline::{
    Became, CodeStory, FateStory, HappenedStory, HeldStory, How, NoticedStory, NumberStory, PartStory,
    RowStory, RunStory, Said, StoodStory, ZoneStory,
};
use upload::State;
use words::{Arg, Language, Message, message, told};

pub(super) fn lines(row: &RowStory, run: &RunStory, voice: &Voice) -> Vec<String> {
    let tale = Tale { voice };
    let mut said: Vec<Message> =
        row.stood.iter().flat_map(|stood| tale.stood(stood, run.number.as_ref())).collect();
    said.extend(row.noticed.iter().map(|noticed| tale.noticed(noticed)));
    said.extend(held_against(row, run));
    said.extend(tale.became(&row.became));
    match &row.fate {
        FateStory::LeftOut { why, instead } => {
            said.push(message!(
                "cli-row-left-out",
                "The row was left out: {code}: {means}{by}.",
                code = &why.code.code,
                means = tale.means(&why.code),
                by = by(why.by.as_ref())
            ));
            said.extend(
                instead
                    .iter()
                    .map(|row| message!("cli-row-instead", "Dialled in its place: {row}.", row = row)),
            );
            let advice = tale.advice(&why.code);
            said.push(message!("cli-row-what-to-do", "What to do: {advice}.", advice = advice));
        }
        FateStory::Planned { campaign, numbers, zone, part } => {
            if *numbers > 1 {
                said.push(message!(
                    "cli-row-numbers",
                    "The row has {n} numbers that may be dialled.",
                    n = *numbers
                ));
            }
            said.push(self::zone(zone));
            match part {
                Some(part) => said.extend(self::part(part, campaign)),
                None => said.push(message!(
                    "cli-row-unnamed-list",
                    "It stands in a list for {campaign} that the plan does not name.",
                    campaign = campaign
                )),
            }
        }
    }
    said.iter().map(|words| voice.text(words)).collect()
}

/// What is told, and how.
struct Tale<'v> {
    voice: &'v Voice,
}

impl Tale<'_> {
    /// What a code means.
    fn means(&self, code: &CodeStory) -> String {
        languages::means(self.voice.language(), &code.code, &code.means)
    }

    /// What a person does about a code.
    fn advice(&self, code: &CodeStory) -> String {
        languages::advice(self.voice.language(), &code.code, &code.advice)
    }

    fn stood(&self, stood: &StoodStory, asked: Option<&NumberStory>) -> Vec<Message> {
        let mut said = vec![match &stood.column {
            Some(column) if stood.area_code.is_empty() => message!(
                "cli-stood",
                "{at}, column {column}, held \"{cell}\".",
                at = &stood.at,
                column = column,
                cell = &stood.cell
            ),
            Some(column) => message!(
                "cli-stood-beside-area",
                "{at}, column {column}, held \"{cell}\", with the area code \"{area}\" beside it.",
                at = &stood.at,
                column = column,
                cell = &stood.cell,
                area = &stood.area_code
            ),
            None => message!(
                "cli-stood-elsewhere",
                "It stood in another row of the same person, and was joined to this one."
            ),
        }];
        said.push(match (stood.how, &stood.read, asked) {
            (How::Number, _, Some(asked)) => reads_as(asked),
            (How::Line, Some(read), _) => message!(
                "cli-reads-as-other-form",
                "It reads as {number}, {kind} of {region}: another form of the same line.",
                number = &read.e164,
                kind = terms::kind(read.kind),
                region = &read.region
            ),
            (_, Some(read), _) => reads_as(read),
            _ => match &stood.misread {
                Some(why) => message!(
                    "cli-not-read",
                    "No number was read from it: {code}: {means}.",
                    code = &why.code,
                    means = self.means(why)
                ),
                None => message!("cli-not-read-at-all", "No number with these digits was read from it."),
            },
        });
        said.extend(stood.repairs.iter().map(|repair| {
            let means = terms::mended(&repair.name, &repair.means, self.voice);
            message!("cli-was-mended", "Mended: {means} ({name}).", means = means, name = &repair.name)
        }));
        said
    }

    fn noticed(&self, noticed: &NoticedStory) -> Message {
        let seen = if noticed.seen.is_empty() {
            Message::default()
        } else {
            message!("cli-noticed-seen", ": \"{seen}\"", seen = &noticed.seen)
        };
        let became = noticed.became.as_ref().map_or_else(Message::default, |text| {
            message!("cli-noticed-became", ", which became \"{text}\"", text = text)
        });
        message!(
            "cli-noticed",
            "Noticed at {at}{seen}{became}: {code}: {means}{by}.",
            at = &noticed.at,
            seen = seen,
            became = became,
            code = &noticed.code.code,
            means = self.means(&noticed.code),
            by = by(noticed.by.as_ref())
        )
    }

    fn became(&self, became: &Became) -> Option<Message> {
        Some(match became {
            Became::Main => {
                message!("cli-became-main", "It passed every rule, and is the number that is dialled first.")
            }
            Became::Alternative { nth } => message!(
                "cli-became-alternative",
                "It passed every rule, and is alternative {nth} of the row.",
                nth = nth.to_string()
            ),
            Became::Taken { why } => message!(
                "cli-became-taken",
                "It was taken from the row: {code}: {means}{by}.",
                code = &why.code.code,
                means = self.means(&why.code),
                by = by(why.by.as_ref())
            ),
            Became::Gone => message!("cli-became-gone", "The row goes without it."),
            Became::LeftOut | Became::Unread => return None,
        })
    }
}

fn reads_as(number: &NumberStory) -> Message {
    message!(
        "cli-reads-as",
        "It reads as {number}, {kind} of {region}.",
        number = &number.e164,
        kind = terms::kind(number.kind),
        region = &number.region
    )
}

/// ` (no-llamar.csv)`: who says so.
fn by(who: Option<&Message>) -> Message {
    who.map_or_else(Message::default, |who| message!("cli-said-by", " ({who})", who = who))
}

fn held_against(row: &RowStory, run: &RunStory) -> Vec<Message> {
    if matches!(row.became, Became::Unread) {
        return Vec::new();
    }
    if run.blacklists == 0 {
        return vec![message!("cli-no-blacklist", "The run had no blacklist to hold it against.")];
    }
    if row.held_against.is_empty() {
        return vec![message!(
            "cli-held-against-none",
            "It was held against no blacklist: the row was left out before that."
        )];
    }
    row.held_against.iter().map(held).collect()
}

fn held(held: &HeldStory) -> Message {
    let HeldStory { list, scope, numbers, modified_at, sha256, said } = held;
    let (said, state) = match said {
        Said::NotHeld => ("it is not in it", "not-held"),
        Said::Held => ("it is in it", "held"),
        Said::NotAsked => ("not asked any more", "not-asked"),
    };
    let written = words::minute(Language::English, *modified_at);
    let count = match numbers {
        1 => "1 number".to_owned(),
        n => format!("{} numbers", words::count(Language::English, *n)),
    };
    let for_whom = if scope.english().is_empty() { String::new() } else { format!(", for {scope}") };
    told!(
        &format!("Blacklist {list} ({count}{for_whom}, written {written}, SHA-256 {sha256}): {said}."),
        "cli-held",
        list = list,
        n = numbers,
        has_scope = if scope.english().is_empty() { "no" } else { "yes" },
        scope = scope,
        at = *modified_at,
        sha256 = sha256,
        said = state
    )
}

fn zone(zone: &ZoneStory) -> Message {
    let told = zone.told_by.iter().map(|column| match column {
        Some(column) => message!("cli-zone-column", "the column {column}", column = column),
        None => message!("cli-zone-area", "the area of a number"),
    });
    let told =
        told.reduce(|one, then| message!("cli-zone-then", "{one}, then {then}", one = one, then = then));
    let told = told.unwrap_or_default();
    let own = || message!("cli-zone-own", "the instance's own").into();
    let name: Arg = zone.zone.as_ref().map_or_else(own, Arg::from);
    match zone.settled {
        "agreed" => {
            message!("cli-zone-agreed", "Time zone {zone}: told by {told}.", zone = name, told = told)
        }
        "several" => message!(
            "cli-zone-several",
            "Time zone {zone}: {told} left several, and `several` under [timezone] decided.",
            zone = name,
            told = told
        ),
        "unknown" => message!(
            "cli-zone-unknown",
            "Time zone {zone}: nothing told one, and `unknown` under [timezone] names it.",
            zone = name
        ),
        _ => message!(
            "cli-zone-server",
            "Time zone {zone}: nothing told one, and `unknown` under [timezone] leaves it to the instance.",
            zone = name
        ),
    }
}

fn part(part: &PartStory, campaign: &str) -> Vec<Message> {
    let ((line, lines), (nth, of)) = (part.line_nth, part.nth);
    let zone = part.zone_sent.as_deref().map(|zone| format!(", {zone}")).unwrap_or_default();
    let mut said = vec![message!(
        "cli-part-line",
        "Line {line} of {lines} of {file}, part {nth} of {of} ({campaign}{zone}):",
        line = line,
        lines = lines,
        file = &part.file,
        nth = nth,
        of = of,
        campaign = campaign,
        zone = zone
    )];
    said.push(match &part.line {
        Some(line) => Message::foreign(format!("  {line}")),
        None => message!(
            "cli-part-gone",
            "  The file is gone, or not as it was planned, so the line cannot be shown."
        ),
    });
    said.push(if part.is_call {
        message!(
            "cli-the-call",
            "The call of this line, in {name}, is {state}.",
            name = &part.list,
            state = state(&part.state)
        )
    } else {
        message!(
            "cli-part-list",
            "The list {name} is {state}: {means}.",
            name = &part.list,
            state = state(&part.state),
            means = means(&part.state)
        )
    });
    said.extend(part.happened.iter().map(happened));
    said
}

/// The word for a state.
fn state(name: &str) -> Message {
    State::named(name).map_or_else(|| Message::foreign(name), State::words)
}

/// What is known of a part in a state.
fn means(state: &str) -> Message {
    match state {
        "planned" => message!("cli-state-planned", "nothing of it has left this machine"),
        "sending" => message!("cli-state-sending", "it may be leaving now"),
        "accepted" => {
            message!("cli-state-accepted", "the instance received it, and does not say that it loaded it")
        }
        "refused" => message!("cli-state-refused", "the instance did not take it"),
        "held" => {
            message!("cli-state-held", "nobody knows whether it arrived; a person must look in the portal")
        }
        "confirmed" => message!("cli-state-confirmed", "a person saw it in the portal"),
        "abandoned" => message!("cli-state-abandoned", "a person gave it up"),
        "repeated" => message!("cli-state-repeated", "the same lines went before, so it was not sent"),
        "undone" => message!("cli-state-undone", "a person had its contacts removed again"),
        _ => message!("cli-state-unknown", "this version does not know what that means"),
    }
}

fn happened(happened: &HappenedStory) -> Message {
    let second = happened.at.get(..19).unwrap_or(&happened.at).replace('T', " ");
    if happened.by_a_person {
        message!(
            "cli-part-decided",
            "  {at} UTC  {state}, a person said: {said}",
            at = second,
            state = state(&happened.state),
            said = &happened.said
        )
    } else {
        message!(
            "cli-part-happened",
            "  {at} UTC  {state}: {said}",
            at = second,
            state = state(&happened.state),
            said = &happened.said
        )
    }
}
