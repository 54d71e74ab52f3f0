//! What reports say of a list that was found healthy.

use super::{Blacklists, Known};
use chrono::{DateTime, Utc};
use dedupe::Blacklist;
use report::Tally;
use upload::Plan;

impl Blacklists {
    /// Each list, and what it caught.
    pub(crate) fn held_against(&self, tally: &Tally, now: DateTime<Utc>) -> Vec<report::Blacklist> {
        let all = self.lists.iter().zip(&self.known);
        all.map(|(list, known)| held_against(list, known, tally, now)).collect()
    }

    /// What a person should know of them.
    pub(crate) fn about(&self, plan: &Plan) -> Vec<String> {
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
fn scope(list: &Blacklist) -> String {
    const SHOWN: usize = 5;
    let mut names: Vec<&str> = list.campaigns().take(SHOWN).collect();
    if list.campaigns().count() > SHOWN {
        names.push("…");
    }
    match (list.len_for_all() > 0, names.as_slice()) {
        (_, []) => "all campaigns".to_owned(),
        (true, names) => format!("all campaigns, or {}, as each line says", names.join(", ")),
        (false, names) => names.join(", "),
    }
}

fn about(list: &Blacklist, Known { seen, stamp, .. }: &Known, plan: &Plan) -> Vec<String> {
    let mut about = Vec::new();
    let name = list.name();
    if seen.unreadable.count > 0 {
        let rows = seen.unreadable.rows();
        about.push(format!(
            "the blacklist {name} holds something that is no number at {rows}: nobody is held back for it"
        ));
    }
    if seen.undated.count > 0 {
        let rows = seen.undated.rows();
        about.push(format!(
            "the blacklist {name} does not say in a readable way until when {rows} counts: it counts"
        ));
    }
    if seen.expired > 0 && list.is_empty() {
        about.push(format!("every line of the blacklist {name} has expired, so it holds nobody back"));
    }
    if seen.in_doubt.count > 0 && seen.some_sure {
        let (count, rows) = (seen.in_doubt.count, seen.in_doubt.rows());
        about.push(format!("{count} lines of the blacklist {name} have something beside the number that may be no campaign, such as {rows}: they count for all campaigns; say `campaign = {{ column = … }}`, or `campaign = \"*\"`, to settle it"));
    }
    if seen.beside.count > 0 {
        about.push(format!("{} lines of the blacklist {name} hold a number outside the first column, and it is refused too: say which column is meant, as `column`", seen.beside.count));
    }
    for what in &seen.not_read {
        about.push(format!("the blacklist {name} holds more that was not read: {what}"));
    }
    if stamp.max_age_seconds.is_some() && stamp.modified_at > plan.made_at {
        about.push(format!(
            "the blacklist {name} was written after this moment, by its date: its age is not known"
        ));
    }
    let of_run = |listed: &str| plan.parts.iter().any(|part| dedupe::is_meant(listed, &part.campaign));
    let mut campaigns = list.campaigns().peekable();
    if campaigns.peek().is_some() && !campaigns.any(of_run) {
        about.push(format!("the blacklist {name} names campaigns, and none of them is one of this run"));
    }
    about
}
