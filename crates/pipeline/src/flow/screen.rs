//! A contact as its agent will see it, read from the very line that goes out.

use contact::{Finding, Row, Table};
use report::{AgentScreen, ScreenField};
use serialize::{Charset, parse};
use std::sync::Arc;
use validate::Dialable;

/// How much of a value a report shows.
const LONGEST: usize = 300;

/// The screen of a contact, from its row, its line and what was noticed about that row. None where the line is none, which the
/// writer of lines would not have let through.
pub(super) fn screen(
    (row, dialable): (Row<'_>, &Dialable),
    (line, charset): (&[u8], Charset),
    noticed: &[&Finding],
    table: &Arc<Table>,
) -> Option<AgentScreen> {
    let text = charset.decode(line.strip_suffix(b"\n").unwrap_or(line))?;
    let line = parse(&text).ok()?;
    let columns = dialable.contact().params.iter().map(|(column, _)| column);
    let field = |((key, sent), column): ((&str, &str), u16)| {
        let written = row.cell(column);
        let of_cell = |finding: &&&Finding| finding.column == Some(column);
        let why = noticed.iter().filter(of_cell).filter(|finding| finding.became.is_some());
        let changed = sent != written.trim();
        ScreenField {
            key: key.to_owned(),
            as_written: shortened(written),
            as_sent: shortened(sent),
            changed,
            why: why.filter(|_| changed).map(|finding| finding.code.id.to_owned()).collect(),
        }
    };
    Some(AgentScreen {
        at: contact::Place { table: Arc::clone(table), row: row.number(), column: None }.to_string(),
        campaign: line.campaign.to_owned(),
        number: line.number.to_owned(),
        alternatives: line.alternatives.iter().map(ToString::to_string).collect(),
        priority: line.priority,
        agent: line.agent.to_owned(),
        // A line has a pair for each parameter.
        fields: line.params.into_iter().zip(columns).map(field).collect(),
    })
}

fn shortened(value: &str) -> String {
    match value.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &value[..end]),
        None => value.to_owned(),
    }
}
