//! What the page shows of the dialer: the blacklist, what is scheduled, and who was called.

use super::{escape, heading, mask, table, write};
use crate::store::{Black, Call, EVERY, InDialer, SCHEDULED, Store, WAITS};
use crate::{Dialling, moment};
use chrono::NaiveDate;
use serde_json::Value;
use words::Language;

/// How many of each are shown.
const SHOWN: u32 = 50;

/// What is shown of the dialer, the latest first.
#[derive(Debug, Default)]
pub(crate) struct Dialler {
    /// What the clock shows, once it was moved.
    clock: Option<String>,
    zone: String,
    blacklist: Vec<Black>,
    waiting: u64,
    scheduled: Vec<InDialer>,
    dialled: u64,
    last: Vec<Call>,
}

impl Dialler {
    pub(crate) fn of(store: &Store, rules: &Dialling) -> rusqlite::Result<Self> {
        let (now, moved) = store.clock()?;
        let mut blacklist = store.blacklist()?;
        blacklist.reverse();
        Ok(Self {
            clock: moved.then(|| moment::written(rules.zone, now)),
            zone: rules.zone.name().to_owned(),
            blacklist,
            waiting: store.count_waiting()?,
            scheduled: store.in_dialer(rules, WAITS, SCHEDULED, SHOWN.into())?,
            dialled: store.count_records()?,
            last: store.last_records(SHOWN.into())?,
        })
    }

    pub(super) fn write(&self, html: &mut String, language: Language) {
        let head = |id| heading(language, id, &[]);
        if let Some(clock) = &self.clock {
            let facts = [
                ("clock", when(language, clock).into()),
                ("zone", self.zone.as_str().into()),
                ("contacts", self.waiting.into()),
            ];
            write(html, format_args!("<p>{}</p>\n", heading(language, "clock", &facts)));
        }
        if !self.blacklist.is_empty() {
            let count = [("numbers", self.blacklist.len().into())];
            write(html, format_args!("<h2>{}</h2>\n", heading(language, "blacklist", &count)));
            let rows: Vec<String> =
                self.blacklist.iter().take(SHOWN as usize).map(|black| black_row(language, black)).collect();
            table(html, language, &["number", "campaign", "by"].map(head), rows.into_iter());
        }
        if !self.scheduled.is_empty() {
            let count = [("calls", self.scheduled.len().into())];
            write(html, format_args!("<h2>{}</h2>\n", heading(language, "scheduled", &count)));
            let rows: Vec<String> = self.scheduled.iter().map(|call| scheduled_row(language, call)).collect();
            table(html, language, &["due", "number", "campaign", "agent"].map(head), rows.into_iter());
        }
        if !self.last.is_empty() {
            let count = [("calls", self.dialled.into())];
            write(html, format_args!("<h2>{}</h2>\n", heading(language, "dialled", &count)));
            let headings =
                ["called", "number", "campaign", "file", "result", "spoke", "agent", "note"].map(head);
            let rows: Vec<String> = self.last.iter().map(|call| call_row(language, call)).collect();
            table(html, language, &headings, rows.into_iter());
        }
    }
}

fn black_row(language: Language, black: &Black) -> String {
    let campaign =
        if black.campaign == EVERY { heading(language, "every", &[]) } else { escape(&black.campaign) };
    format!(
        "<tr><td>{}</td><td>{campaign}</td><td>{}</td></tr>\n",
        mask(&black.phone),
        escape(&black.username)
    )
}

fn scheduled_row(language: Language, call: &InDialer) -> String {
    format!(
        "<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>\n",
        escape(&when(language, &call.due)),
        mask(&call.destination),
        escape(&call.campaign),
        escape(&call.agent),
    )
}

fn call_row(language: Language, call: &Call) -> String {
    let said = |name: &str| call.get(name).and_then(Value::as_str).unwrap_or_default();
    format!(
        "<tr><td>{}</td><td>{}</td><td>{}</td><td><code>{}</code></td><td>{}</td><td class=\"count\">{}</td><td>{}</td>\
         <td>{}</td></tr>\n",
        escape(&when(language, said("calldate"))),
        mask(said("dst")),
        escape(said("campaign")),
        escape(said("dialerbase")),
        escape(said("disposition")),
        call.get("billsec").and_then(Value::as_i64).unwrap_or(0),
        escape(said("peeraccount")),
        escape(said("note")),
    )
}

/// A moment by the server's clock, its day as the language writes it.
fn when(language: Language, written: &str) -> String {
    let shown = written.split_once(' ').and_then(|(day, time)| {
        let day: NaiveDate = day.parse().ok()?;
        Some(format!("{} {time}", words::day(language, day)))
    });
    shown.unwrap_or_else(|| written.to_owned())
}
