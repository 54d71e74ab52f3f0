//! `where` against people who must not be called, and `[timezone]` from what the rows tell.

use super::first;
use super::toml::{Page, text};
use crate::column::{Column, Detail};
use crate::meaning::{Meaning, Sure};
use words::{Arg, Message, message};

/// What people write into a column that says "do not call". Capitals do not count; tomorrow's file may hold others of them.
const SAYS_NO: &str =
    "'1', '1.0', 'S', 'SI', 'SÍ', 'SIM', 'Y', 'YES', 'X', 'T', 'TRUE', 'V', 'VERDADERO', 'VERDADEIRO'";

/// The columns that say "do not call" suppress.
pub(super) fn opt_out(page: &mut Page<'_>, columns: &[Column]) {
    let flags: Vec<&Column> = columns.iter().filter(|column| column.is == Meaning::OptOut).collect();
    let asked: Vec<Message> = flags.iter().filter_map(|column| question(column)).collect();
    let not_in = |column: &&Column| format!("\"{}\" not in ({SAYS_NO})", column.name.replace('"', "\"\""));
    let condition = flags.iter().map(not_in).collect::<Vec<_>>().join(" and ");
    if let Some(asked) = Message::all(asked) {
        page.question("where", asked);
        page.commented(&format!("where = '''{condition}'''"));
    } else if !condition.is_empty() {
        page.line(&format!("where = '''{condition}'''"));
    }
}

/// What has to be asked of a flag.
fn question(column: &Column) -> Option<Message> {
    match &column.detail {
        Detail::OptOut { unclear, .. } if !unclear.is_empty() => Some(message!(
            "draft-whom",
            "Whom does {column} keep from being called? It holds {values}",
            column = text(&column.name),
            values = Arg::list(unclear)
        )),
        _ => None,
    }
}

/// The zones: a column, an address, the area code; and what happens where nothing tells.
pub(super) fn timezone(page: &mut Page<'_>, columns: &[Column]) {
    page.section("timezone");
    let is_address = |column: &&Column| !column.name.contains(',');
    let zone = first(columns, Meaning::Zone, Sure::Sure);
    let state = first(columns, Meaning::State, Sure::Sure).filter(is_address);
    let city = first(columns, Meaning::City, Sure::Sure).filter(is_address);
    let mut from: Vec<String> = zone.iter().map(|zone| text(&format!("column:{}", zone.name))).collect();
    if let Some(state) = state {
        let city = city.map_or(String::new(), |city| format!(",{}", city.name));
        from.push(text(&format!("address:{}{city}", state.name)));
    }
    from.push("\"area-code\"".to_owned());
    let in_order = message!("draft-zones-in-order", "what is asked, in order");
    page.line_for(&format!("from = [{}]", from.join(", ")), &in_order);
    let told = share_told(columns);
    if told < 0.8 && state.is_none() && zone.is_none() {
        let question = message!(
            "draft-zone-unknown",
            "{percent} % of the numbers tell no single zone: \"reject\" leaves them out; or name the zone whose clock is meant",
            percent = (100.0 - told * 100.0).round().to_string()
        );
        page.question("unknown", question);
    } else {
        let not_called = message!("draft-zone-reject", "whose time zone nobody knows is not called");
        page.line_for("unknown = \"reject\"", &not_called);
    }
}

/// The share of the numbers whose digits tell one zone.
fn share_told(columns: &[Column]) -> f64 {
    let (mut told, mut valid) = (0, 0);
    for column in columns.iter().filter(|column| column.is == Meaning::Phone) {
        if let Detail::Phone { numbers, .. } = &column.detail {
            told += numbers.one_zone;
            valid += numbers.valid;
        }
    }
    if valid == 0 { 1.0 } else { told as f64 / valid as f64 }
}
