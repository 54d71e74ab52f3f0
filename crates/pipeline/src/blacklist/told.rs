//! What reports say of a list that was found healthy.

use super::{Blacklists, Known};
use chrono::{DateTime, Utc};
use dedupe::Blacklist;
use report::Tally;
use upload::Plan;
use words::{Arg, Message, message};

impl Blacklists {
    /// Each list, and what it caught.
    pub(crate) fn held_against(&self, tally: &Tally, now: DateTime<Utc>) -> Vec<report::Blacklist> {
        let all = self.lists.iter().zip(&self.known);
        all.map(|(list, known)| held_against(list, known, tally, now)).collect()
    }

    /// What a person should know of them.
    pub(crate) fn about(&self, plan: &Plan) -> Vec<Message> {
        self.lists.iter().zip(&self.known).flat_map(|(list, known)| about(list, known, plan)).collect()
    }
}

fn held_against(list: &Blacklist, known: &Known, tally: &Tally, now: DateTime<Utc>) -> report::Blacklist {
    let Known { seen, numbers, previous, stamp } = known;
    let previous = previous.as_ref();
    report::Blacklist {
        source: list.name().to_owned(),
        scope: scope(list),
        lines: seen.lines,
        numbers: *numbers,
        unreadable: seen.unreadable.count,
        expired: seen.expired,
        hits: tally.by("number-blacklisted", list.name()),
        modified_at: stamp.modified_at,
        age_seconds: (now - stamp.modified_at).num_seconds().max(0).cast_unsigned(),
        previous: previous.map(|past| report::Previously { numbers: past.numbers, at: past.at }),
        sha256: stamp.file.sha256.clone(),
    }
}

/// `all campaigns`, `Ventas->`, `all campaigns, or Ventas->, as each line says`.
fn scope(list: &Blacklist) -> Message {
    const SHOWN: usize = 5;
    let mut names: Vec<&str> = list.campaigns().take(SHOWN).collect();
    if list.campaigns().count() > SHOWN {
        names.push("…");
    }
    match (list.len_for_all() > 0, names.as_slice()) {
        (_, []) => message!("scope-all", "all campaigns"),
        (true, names) => message!(
            "scope-all-or",
            "all campaigns, or {campaigns}, as each line says",
            campaigns = Arg::list(names),
        ),
        (false, names) => Message::foreign(names.join(", ")),
    }
}

/// What a person should know of a list.
fn about(list: &Blacklist, Known { seen, stamp, .. }: &Known, plan: &Plan) -> Vec<Message> {
    let mut about = Vec::new();
    let name = list.name();
    if seen.unreadable.count > 0 {
        about.push(message!(
            "about-list-unreadable",
            "the blacklist {name} holds something that is no number at {rows}: nobody is held back for it",
            name = name,
            rows = seen.unreadable.rows(),
        ));
    }
    if seen.undated.count > 0 {
        about.push(message!(
            "about-list-undated",
            "the blacklist {name} does not say in a readable way until when {rows} counts: it counts",
            name = name,
            rows = seen.undated.rows(),
        ));
    }
    if seen.expired > 0 && list.is_empty() {
        about.push(message!(
            "about-list-all-expired",
            "every line of the blacklist {name} has expired, so it holds nobody back",
            name = name,
        ));
    }
    if seen.in_doubt.count > 0 && seen.some_sure {
        about.push(message!(
            "about-list-in-doubt",
            "{lines} lines of the blacklist {name} have something beside the number that may be no campaign, such as {rows}: they count for all campaigns; say `campaign = {{ column = … }}`, or `campaign = \"*\"`, to settle it",
            lines = seen.in_doubt.count,
            name = name,
            rows = seen.in_doubt.rows(),
        ));
    }
    if seen.beside.count > 0 {
        about.push(message!(
            "about-list-beside",
            "{lines} lines of the blacklist {name} hold a number outside the first column, and it is refused too: say which column is meant, as `column`",
            lines = seen.beside.count,
            name = name,
        ));
    }
    for what in &seen.not_read {
        about.push(message!(
            "about-list-not-read",
            "the blacklist {name} holds more that was not read: {what}",
            name = name,
            what = what,
        ));
    }
    if stamp.max_age_seconds.is_some() && stamp.modified_at > plan.made_at {
        about.push(message!(
            "about-list-of-the-future",
            "the blacklist {name} was written after this moment, by its date: its age is not known",
            name = name,
        ));
    }
    let of_run = |listed: &str| plan.parts.iter().any(|part| dedupe::is_meant(listed, &part.campaign));
    let mut campaigns = list.campaigns().peekable();
    if campaigns.peek().is_some() && !campaigns.any(of_run) {
        about.push(message!(
            "about-list-other-campaigns",
            "the blacklist {name} names campaigns, and none of them is one of this run",
            name = name,
        ));
    }
    about
}
