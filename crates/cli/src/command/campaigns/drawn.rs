//! Campaigns as lines for a person: all in a table, and their agents in another; one with what is told of it, and its agents.

use crate::table::{Column, Side, Table};
use crate::voice::Voice;
use chrono::{DateTime, Utc};
use operations::{AgentState, AgentStatus, Campaign, CampaignStatus, Campaigns, Lasted, QueueSummary};
use std::time::Duration;
use words::{Arg, Message, message};

/// What the instance does not tell.
const UNTOLD: &str = "–";

/// What the instance did not tell of them, and why not.
pub(super) fn missing(campaigns: &Campaigns) -> Vec<Message> {
    let less = campaigns.missing.as_ref().map(|why| {
        message!(
            "cli-campaigns-less",
            "One of the two calls that tell of campaigns told nothing: {why}",
            why = why
        )
    });
    let mut silent = campaigns.campaigns.iter().filter(|campaign| campaign.agents_missing.is_some());
    let names: Vec<&str> = silent.clone().map(|campaign| campaign.name.as_str()).collect();
    let agents = silent.find_map(|campaign| campaign.agents_missing.as_ref()).map(|why| {
        message!(
            "cli-campaigns-agents-missing",
            "The agents of {campaigns} were not told: {why}",
            campaigns = Arg::list(names),
            why = why
        )
    });
    less.into_iter().chain(agents).collect()
}

/// All in a table, and their agents below, no line wider than so many columns if that can be.
pub(super) fn drawn(campaigns: &Campaigns, width: Option<usize>, voice: &Voice) -> Vec<String> {
    if campaigns.campaigns.is_empty() {
        return vec![voice.text(&message!("cli-campaigns-none", "The instance names no campaign"))];
    }
    let mut lines = all(campaigns, width, voice);
    if campaigns.campaigns.iter().any(|campaign| campaign.agents.is_some()) {
        lines.push(String::new());
        lines.extend(agents_of(&campaigns.campaigns, width, voice));
    }
    lines
}

/// The one that was asked for, with all that is told of it.
pub(super) fn drawn_alone(campaigns: &Campaigns, width: Option<usize>, voice: &Voice) -> Vec<String> {
    let mut lines: Vec<String> = campaigns.campaigns.iter().flat_map(|one| told_of(one, voice)).collect();
    lines.push(String::new());
    lines.extend(agents_of(&campaigns.campaigns, width, voice));
    lines
}

fn all(campaigns: &Campaigns, width: Option<usize>, voice: &Voice) -> Vec<String> {
    let right = |head, spare| Column { head, side: Side::Right, spare };
    let mut table = Table::new(
        [
            Column { head: message!("cli-campaign", "campaign"), side: Side::Left, spare: 0 },
            right(message!("cli-agents", "agents"), 2),
            right(message!("cli-signed-in", "signed in"), 0),
            right(message!("cli-free", "free"), 0),
            right(message!("cli-on-call", "on a call"), 1),
            right(message!("cli-pausing", "pausing"), 3),
            right(message!("cli-wrap-up", "wrap-up"), 5),
            right(message!("cli-waiting", "waiting"), 0),
            right(message!("cli-longest-wait", "longest wait"), 4),
            right(message!("cli-calls", "calls"), 1),
            right(message!("cli-completed", "answered"), 3),
            right(message!("cli-abandoned", "given up"), 2),
            right(message!("cli-service", "in time"), 6),
        ],
        voice,
    );
    for campaign in &campaigns.campaigns {
        let summary = campaign.summary.as_ref();
        let status =
            |of: fn(&CampaignStatus) -> Option<u64>| count(campaign.status.as_ref().and_then(of), voice);
        table.row([
            campaign.name.clone(),
            status(|status| status.totalagents),
            count(campaign.signed_in(), voice),
            count(campaign.available(), voice),
            status(|status| status.busy),
            status(|status| status.paused),
            status(|status| status.onwrapup),
            count(summary.and_then(|summary| summary.callers), voice),
            seconds(summary.and_then(|summary| summary.longest_hold_time)),
            status(|status| status.totalcalls),
            status(|status| status.completed),
            status(|status| status.abandoned),
            number(campaign.status.as_ref().and_then(|status| status.servicelevel)),
        ]);
    }
    lines(table, width, voice)
}

/// The table's lines, and which columns had no room.
fn lines(table: Table, width: Option<usize>, voice: &Voice) -> Vec<String> {
    let drawn = table.drawn(width);
    let mut lines = drawn.lines;
    if !drawn.left_out.is_empty() {
        let more = message!(
            "cli-wider-shows",
            "A wider terminal shows more: {columns}",
            columns = Arg::list(drawn.left_out)
        );
        let more = voice.text(&more);
        lines.push(String::new());
        lines.push(width.map_or(more.clone(), |width| crate::table::shortened(&more, width)));
    }
    lines
}

/// What is told of one campaign, a line each.
fn told_of(campaign: &Campaign, voice: &Voice) -> Vec<String> {
    let Campaign { name, summary, status, .. } = campaign;
    let of = |of: fn(&CampaignStatus) -> Option<u64>| count(status.as_ref().and_then(of), voice);
    let waits = |of: fn(&QueueSummary) -> Option<u64>| summary.as_ref().and_then(of);
    let lasted = |of: fn(&CampaignStatus) -> Option<Lasted>| {
        status.as_ref().and_then(of).map_or(UNTOLD.to_owned(), |it| time(it.time))
    };
    let share = |of: fn(&CampaignStatus) -> Option<f64>| number(status.as_ref().and_then(of));
    let figures: [(Message, String); 19] = [
        (message!("cli-agents", "agents"), of(|status| status.totalagents)),
        (message!("cli-signed-in", "signed in"), count(campaign.signed_in(), voice)),
        (message!("cli-free", "free"), count(campaign.available(), voice)),
        (message!("cli-not-free", "not free"), of(|status| status.notavailables)),
        (message!("cli-on-call", "on a call"), of(|status| status.busy)),
        (message!("cli-pausing", "pausing"), of(|status| status.paused)),
        (message!("cli-on-call-pausing", "on a call and pausing"), of(|status| status.busypaused)),
        (message!("cli-wrap-up", "wrap-up"), of(|status| status.onwrapup)),
        (message!("cli-waiting", "waiting"), count(waits(|summary| summary.callers), voice)),
        (message!("cli-average-wait", "average wait"), seconds(waits(|summary| summary.hold_time))),
        (message!("cli-longest-wait", "longest wait"), seconds(waits(|summary| summary.longest_hold_time))),
        (message!("cli-average-talk", "average call"), seconds(waits(|summary| summary.talk_time))),
        (message!("cli-calls", "calls"), of(|status| status.totalcalls)),
        (message!("cli-completed", "answered"), of(|status| status.completed)),
        (message!("cli-abandoned", "given up"), of(|status| status.abandoned)),
        (message!("cli-talked", "talked"), lasted(|status| status.talked)),
        (message!("cli-waited", "waited"), lasted(|status| status.hold)),
        (message!("cli-service", "in time"), share(|status| status.servicelevel)),
        (message!("cli-abandoned-share", "share given up"), share(|status| status.abandonedlevel)),
    ];
    let mut rows: Vec<(String, String)> =
        figures.into_iter().map(|(label, figure)| (voice.text(&label), figure)).collect();
    let strategy = status.as_ref().and_then(|status| status.strategy.clone());
    rows.push((
        voice.text(&message!("cli-strategy", "agents chosen by")),
        strategy.map_or(UNTOLD.to_owned(), |strategy| words::on_one_line(&strategy).into_owned()),
    ));
    let widest = |of: fn(&(String, String)) -> &String| {
        rows.iter().map(|row| textwrap::core::display_width(of(row))).max().unwrap_or(0)
    };
    let labels = widest(|(label, _)| label);
    let lines = rows.iter().map(|(label, figure)| {
        let blanks = " ".repeat(labels - textwrap::core::display_width(label));
        format!("  {label}{blanks}  {figure}")
    });
    std::iter::once(words::on_one_line(name).into_owned()).chain(lines).collect()
}

/// The agents of the campaigns, an agent of several in each of them.
fn agents_of(campaigns: &[Campaign], width: Option<usize>, voice: &Voice) -> Vec<String> {
    let of = |campaign: &Campaign| campaign.agents.clone().unwrap_or_default();
    let agents: Vec<(&str, AgentStatus)> = campaigns
        .iter()
        .flat_map(|campaign| of(campaign).into_iter().map(|agent| (campaign.name.as_str(), agent)))
        .collect();
    if agents.is_empty() {
        return vec![voice.text(&message!("cli-no-agents", "The instance names no agents"))];
    }
    let column = |head, side, spare| Column { head, side, spare };
    // Of one campaign the name stands above.
    let names = campaigns.len() > 1;
    let name = names.then(|| column(message!("cli-campaign", "campaign"), Side::Left, 0));
    let mut table = Table::new(
        name.into_iter().chain([
            column(message!("cli-agent", "agent"), Side::Left, 0),
            column(message!("cli-phone", "phone"), Side::Left, 2),
            column(message!("cli-does", "does"), Side::Left, 0),
            column(message!("cli-pausing", "pausing"), Side::Left, 1),
            column(message!("cli-calls", "calls"), Side::Right, 1),
            column(message!("cli-last-call", "last call"), Side::Left, 3),
        ]),
        voice,
    );
    for (campaign, agent) in &agents {
        let text = |text: &Option<String>| text.clone().unwrap_or_else(|| UNTOLD.to_owned());
        let name = names.then(|| (*campaign).to_owned());
        table.row(name.into_iter().chain([
            agent.name.clone().unwrap_or_else(|| agent.key.clone()),
            text(&agent.location),
            agent.status.map_or(UNTOLD.to_owned(), |state: AgentState| voice.text(&state.words())),
            pausing(agent, voice),
            count(agent.calls_taken, voice),
            last_call(agent.last_call, voice),
        ]));
    }
    lines(table, width, voice)
}

/// Whether an agent pauses, and why.
fn pausing(agent: &AgentStatus, voice: &Voice) -> String {
    match (agent.paused, &agent.pausedreason) {
        (Some(true), Some(reason)) => reason.clone(),
        (Some(true), None) => voice.text(&message!("cli-yes", "yes")),
        (Some(false), _) => String::new(),
        (None, _) => UNTOLD.to_owned(),
    }
}

/// When the last call was. 0 is likely none.
fn last_call(at: Option<u64>, voice: &Voice) -> String {
    match at {
        None => UNTOLD.to_owned(),
        Some(0) => String::new(),
        Some(at) => {
            let moment = i64::try_from(at).ok().and_then(|at| DateTime::<Utc>::from_timestamp(at, 0));
            moment.map_or_else(|| at.to_string(), |moment| words::minute(voice.language(), moment))
        }
    }
}

fn count(count: Option<u64>, voice: &Voice) -> String {
    count.map_or(UNTOLD.to_owned(), |count| words::count(voice.language(), count))
}

/// A share as the instance tells it: of what, and in which unit, its manual does not say.
fn number(number: Option<f64>) -> String {
    number.map_or(UNTOLD.to_owned(), |number| number.to_string())
}

fn seconds(seconds: Option<u64>) -> String {
    seconds.map_or(UNTOLD.to_owned(), |seconds| time(Duration::from_secs(seconds)))
}

/// `0:07`, `12:34`, `1:02:03`.
fn time(lasted: Duration) -> String {
    let (hours, minutes, seconds) =
        (lasted.as_secs() / 3600, lasted.as_secs() / 60 % 60, lasted.as_secs() % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes}:{seconds:02}") }
}
