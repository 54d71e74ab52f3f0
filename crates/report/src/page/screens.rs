//! What an agent will see of some contacts, with what is no longer as it was written.

use super::text::{CUT, data};
use crate::{AgentScreen, Report, ScreenField};
use minijinja::Value;
use serde::Serialize;

/// How many fields of a form a page shows.
const MOST_FIELDS: usize = 60;

/// How many bytes of HTML a piece of a value may take.
const BYTES: usize = 240;

/// A contact as the agent's form shows it.
#[derive(Debug, Serialize)]
pub(super) struct Screen {
    at: String,
    campaign: String,
    number: String,
    alternatives: Vec<String>,
    priority: u64,
    agent: String,
    fields: Vec<Field>,
    further: usize,
}

/// A parameter.
#[derive(Debug, Serialize)]
struct Field {
    key: String,
    /// What the agent will see, as HTML: what was replaced is marked.
    sent: Value,
    as_sent: String,
    changed: bool,
    as_written: String,
}

/// The contacts that a report shows.
pub(super) fn screens(report: &Report) -> Vec<Screen> {
    report.screens.iter().take(3).map(screen).collect()
}

fn screen(screen: &AgentScreen) -> Screen {
    Screen {
        at: screen.at.clone(),
        campaign: screen.campaign.clone(),
        number: screen.number.clone(),
        alternatives: screen.alternatives.iter().take(9).cloned().collect(),
        priority: screen.priority.into(),
        agent: screen.agent.clone(),
        fields: screen.fields.iter().take(MOST_FIELDS).map(field).collect(),
        further: screen.fields.len().saturating_sub(MOST_FIELDS),
    }
}

fn field(field: &ScreenField) -> Field {
    Field {
        key: field.key.clone(),
        sent: Value::from_safe_string(marked(field)),
        as_sent: field.as_sent.clone(),
        changed: field.changed,
        as_written: field.as_written.clone(),
    }
}

/// What is sent, with what is not as it was written in marks. Where letters went, nobody can say which stands for which.
fn marked(field: &ScreenField) -> String {
    let (written, sent): (Vec<char>, Vec<char>) =
        (field.as_written.trim().chars().collect(), field.as_sent.chars().collect());
    if !field.changed || written.len() != sent.len() {
        return data(&field.as_sent, BYTES);
    }
    let mut html = String::new();
    let mut from = 0;
    let same = |nth: &usize| written[*nth] == sent[*nth];
    while from < sent.len() && html.len() < BYTES {
        let is_same = same(&from);
        let to = (from..sent.len()).find(|nth| same(nth) != is_same).unwrap_or(sent.len());
        let piece = data(&sent[from..to].iter().collect::<String>(), BYTES);
        let (open, close) = if is_same { ("", "") } else { ("<mark>", "</mark>") };
        html.extend([open, &piece, close]);
        from = to;
        // A piece that was cut says so itself.
        if piece.contains(CUT) {
            return html;
        }
    }
    if from < sent.len() {
        html.push_str(CUT);
    }
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_replaced_is_marked() {
        let check = |as_written: &str, as_sent: &str, html: &str| {
            let changed = as_written != as_sent;
            let field = ScreenField {
                as_written: as_written.into(),
                as_sent: as_sent.into(),
                changed,
                ..ScreenField::default()
            };
            assert_eq!(marked(&field), html);
        };
        check("Ana", "Ana", "<bdi>Ana</bdi>");
        check("a;b", "a,b", "<bdi>a</bdi><mark><bdi>,</bdi></mark><bdi>b</bdi>");
        check("a#b", "ab", "<bdi>ab</bdi>");
        check("<;", "<,", "<bdi>&lt;</bdi><mark><bdi>,</bdi></mark>");
    }

    #[test]
    fn what_does_not_fit_is_said_to_be_cut() {
        let check = |as_written: &str, cut: usize| {
            let (as_sent, changed) = (as_written.replace(';', ","), true);
            let field =
                ScreenField { as_written: as_written.into(), as_sent, changed, ..ScreenField::default() };
            assert_eq!(marked(&field).matches(CUT).count(), cut, "{as_written}");
        };
        check(&"a;".repeat(100), 1);
        check(&format!("{};", "a".repeat(1_000)), 1);
        check(&format!("a;{}", "b".repeat(1_000)), 1);
        check("a;b", 0);
    }
}
