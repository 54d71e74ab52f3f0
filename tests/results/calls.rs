//! Calls of a far end that is no sandbox: made up on the spot, paged as the vendor's page says, or otherwise.

use crate::portal::Portal;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

/// Over how many seconds calls are spread: three days from 2026-01-05 on.
const SPAN: u64 = 3 * 86_400;

/// So many calls, numbered from 1 in the order of their moments.
#[derive(Clone)]
pub(crate) struct Calls {
    /// The moments, as seconds from the first day's midnight on.
    at: Vec<u64>,
    /// Those that are there no more.
    gone: BTreeSet<usize>,
}

impl Calls {
    /// Spread over three days, several in some seconds, so that their order is not told by their moments alone.
    pub(crate) fn spread(count: u64) -> Self {
        let at = (0..count).map(|nth| nth / 3 * 3 * SPAN / count.max(1)).collect();
        Self { at, gone: BTreeSet::new() }
    }

    pub(crate) fn count(&self) -> u64 {
        self.at.len() as u64
    }

    /// A call more, on the first day: so it stands before others.
    pub(crate) fn grow(&mut self) {
        self.at.push(40_000 + self.count());
    }

    /// The call of this place in their order is there no more; the others keep their numbers.
    pub(crate) fn strike(&mut self, nth: usize) {
        self.gone.insert(nth);
    }

    /// A far end that has them.
    pub(crate) fn portal(&self) -> Portal {
        let calls = Arc::new(self.clone());
        Portal::start(move |call, form| (call == "getrecords").then(|| calls.page(form)))
    }

    /// The page that a form asks for.
    pub(crate) fn page(&self, form: &str) -> String {
        self.written(form, |_| {})
    }

    /// The same, of a set whose last call comes first.
    pub(crate) fn page_backwards(&self, form: &str) -> String {
        self.written(form, |of_day| of_day.reverse())
    }

    /// The same, of a set that is in another order for each seed.
    pub(crate) fn page_shuffled(&self, form: &str, seed: u64) -> String {
        let key = |nth: &usize| {
            (*nth as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15 ^ (seed << 7)).rotate_left(29) >> 20
        };
        self.written(form, |of_day| of_day.sort_by_key(key))
    }

    fn written(&self, form: &str, order: impl FnOnce(&mut Vec<usize>)) -> String {
        let fields: BTreeMap<String, String> = form_urlencoded::parse(form.as_bytes()).into_owned().collect();
        let count = |name: &str| fields.get(name).and_then(|text| text.parse::<usize>().ok());
        let filter: Value =
            fields.get("filter").map_or(Value::Null, |text| serde_json::from_str(text).unwrap());
        let bound = |name: &str| filter[name].as_str().filter(|text| !text.is_empty()).map(seconds);
        let (from, until) = (bound("calldatei").unwrap_or(0), bound("calldatef").unwrap_or(u64::MAX));
        let is_of = |nth: &usize| (from..=until).contains(&self.at[*nth]) && !self.gone.contains(nth);
        let mut of_period: Vec<usize> = (0..self.at.len()).filter(is_of).collect();
        of_period.sort_by_key(|nth| self.at[*nth]);
        order(&mut of_period);
        let (after, limit) = (count("lastrow").unwrap_or(0), count("searchLimit").unwrap_or(50));
        let page = of_period.iter().skip(after).take(limit);
        page.map(|nth| self.record(*nth)).collect::<Value>().to_string()
    }

    fn record(&self, nth: usize) -> Value {
        let disposition = ["NO ANSWER", "BUSY", "ANSWERED"][nth % 3];
        json!({
            "id": nth + 1, "calldate": moment(self.at[nth]), "src": "9901", "dst": format!("098{nth:06}"), "duration": 16, "billsec": 0,
            "disposition": disposition, "guid": format!("00000000-0000-4000-8000-{nth:012}"),
            "uniqueid": format!("1655747819.{nth}"), "campaign": "Ventas->", "sequence": 0, "type": "record", "note": null,
            "dialerbase": "Otra-lista.csv",
        })
    }
}

/// A moment as the page writes it.
fn moment(seconds: u64) -> String {
    let (day, second) = (5 + seconds / 86_400, seconds % 86_400);
    format!("2026-01-{day:02} {:02}:{:02}:{:02}", second / 3_600, second / 60 % 60, second % 60)
}

/// The seconds of a moment in January 2026.
fn seconds(text: &str) -> u64 {
    let number = |range: std::ops::Range<usize>| text[range].parse::<u64>().unwrap();
    assert_eq!(&text[..8], "2026-01-");
    (number(8..10) - 5) * 86_400 + number(11..13) * 3_600 + number(14..16) * 60 + number(17..19)
}

/// A table of ours, each row by its columns' names. The tests put no quotes and no semicolons in cells.
pub(crate) fn table(path: &Path) -> Vec<BTreeMap<String, String>> {
    let text = std::fs::read_to_string(path).unwrap();
    let mut lines = text.trim_start_matches('\u{feff}').lines();
    let names: Vec<String> = lines.next().unwrap().split(';').map(str::to_owned).collect();
    let row = |line: &str| -> BTreeMap<String, String> {
        names.iter().cloned().zip(line.split(';').map(|cell| cell.trim_matches('"').to_owned())).collect()
    };
    lines.map(row).collect()
}
