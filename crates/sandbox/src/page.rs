//! The page for people: what arrived and what was refused, in one file, without a script, numbers masked.

use crate::Behaviour;
use crate::reader::Contact;
use crate::store::{Attempt, List, Refusal};
use std::fmt::Write;

/// How many contacts of a list are shown.
const SHOWN: usize = 10;

const STYLE: &str = "
:root { color-scheme: light dark; --line: #8884; --soft: #8881; --quiet: #777; --warn: #b35900; }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 72rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; margin: 0; } h2 { font-size: 1.1rem; margin: 2.5rem 0 .5rem; }
p, .quiet { color: var(--quiet); margin: .25rem 0; }
.wide { overflow-x: auto; } table { border-collapse: collapse; width: 100%; }
th { text-align: left; font-weight: 600; } thead th { border-bottom: 2px solid var(--line); }
th, td { padding: .35rem .75rem .35rem 0; vertical-align: top; } tbody td { border-bottom: 1px solid var(--line); }
.count { text-align: right; font-variant-numeric: tabular-nums; } code { font: .9em ui-monospace, monospace; }
.warn { color: var(--warn); } details table { background: var(--soft); font-size: .9em; margin: .5rem 0; }
details th, details td { padding-left: .5rem; }
";

/// The whole page, the newest first.
pub(crate) fn page(lists: &[List], refusals: &[Refusal], attempts: &[Attempt]) -> String {
    let people: u64 = lists.iter().map(|list| list.cant).sum();
    let mut html = String::from("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    html += "<meta name=\"viewport\" content=\"width=device-width\">\n<title>uContact sandbox</title>\n";
    write(&mut html, format_args!("<style>{STYLE}</style>\n</head>\n<body>\n<h1>uContact sandbox</h1>\n"));
    html += "<p>A stand-in for a real instance, on this machine alone. It calls nobody.</p>\n";
    write(&mut html, format_args!("<h2>Lists: {}, with {people} lines</h2>\n", lists.len()));
    table(
        &mut html,
        &["Campaign", "Time zone", "Lines", "File", "By", "Received"],
        lists.iter().rev().map(list_row),
    );
    write(&mut html, format_args!("<h2>Refused uploads: {}</h2>\n", refusals.len()));
    table(&mut html, &["Why", "Campaign", "File", "By", "Received"], refusals.iter().rev().map(refusal_row));
    let odd: Vec<&Attempt> =
        attempts.iter().filter(|attempt| attempt.behaviour != Behaviour::One.name()).collect();
    if !odd.is_empty() {
        write(&mut html, format_args!("<h2>Rehearsed misfortunes: {}</h2>\n", odd.len()));
        let headings = ["Upload", "What befell it", "Kept", "Campaign", "File", "Came"];
        table(&mut html, &headings, odd.into_iter().rev().map(attempt_row));
    }
    html + "</body>\n</html>\n"
}

fn table(html: &mut String, headings: &[&str], rows: impl ExactSizeIterator<Item = String>) {
    if rows.len() == 0 {
        *html += "<p>None yet.</p>\n";
        return;
    }
    *html += "<div class=\"wide\"><table>\n<thead><tr>";
    for heading in headings {
        write(html, format_args!("<th>{heading}</th>"));
    }
    *html += "</tr></thead>\n<tbody>\n";
    html.extend(rows);
    *html += "</tbody>\n</table></div>\n";
}

fn list_row(list: &List) -> String {
    let zone =
        list.timezone.as_deref().map_or("<span class=\"quiet\">the server's</span>".to_owned(), escape);
    let double = list.duplicate_of.as_deref().map_or(String::new(), |other| {
        format!("<br><span class=\"warn\">the same content as <code>{}</code></span>", escape(other))
    });
    format!(
        "<tr><td>{}</td><td>{zone}</td><td class=\"count\">{}</td><td><code>{}</code>{double}{}</td><td>{}</td>\
         <td>{}</td></tr>\n",
        escape(&list.campaign),
        list.cant,
        escape(&list.filename),
        contacts(&list.contacts),
        escape(&list.username),
        when(&list.received_at),
    )
}

fn contacts(contacts: &[Contact]) -> String {
    let mut html = String::from("<details><summary>first lines</summary><table>");
    html += "<tr><th>Number</th><th>Alternatives</th><th>Parameters</th><th>Priority</th><th>Agent</th></tr>";
    for contact in contacts.iter().take(SHOWN) {
        let alternatives: Vec<String> = contact.alternatives.iter().map(|number| mask(number)).collect();
        // The values are people's data.
        let keys: Vec<&str> = contact.params.iter().map(|(key, _)| key.as_str()).collect();
        write(
            &mut html,
            format_args!(
                "<tr><td>{}</td><td>{}</td><td>{}</td><td class=\"count\">{}</td><td>{}</td></tr>",
                mask(&contact.number),
                alternatives.join(" "),
                escape(&keys.join(", ")),
                contact.priority,
                escape(&contact.agentphone),
            ),
        );
    }
    html + "</table></details>"
}

fn refusal_row(refusal: &Refusal) -> String {
    let said = |text: &Option<String>| text.as_deref().map(escape).unwrap_or_default();
    format!(
        "<tr><td class=\"warn\">{}</td><td>{}</td><td><code>{}</code></td><td>{}</td><td>{}</td></tr>\n",
        escape(&refusal.reason),
        said(&refusal.campaign),
        said(&refusal.filename),
        said(&refusal.username),
        when(&refusal.received_at),
    )
}

fn attempt_row(attempt: &Attempt) -> String {
    let said = |text: &Option<String>| text.as_deref().map(escape).unwrap_or_default();
    let words = attempt.behaviour.parse().map(Behaviour::words).unwrap_or_default();
    let elsewhere = if attempt.elsewhere { "<br><span class=\"warn\">sent there, too</span>" } else { "" };
    format!(
        "<tr><td class=\"count\">{}</td><td><code>{}</code>{elsewhere}<br><span class=\"quiet\">{}</span></td>\
         <td>{}</td><td>{}</td><td><code>{}</code></td><td>{}</td></tr>\n",
        attempt.upload,
        escape(&attempt.behaviour),
        escape(words),
        if attempt.processed { "yes" } else { "no" },
        said(&attempt.campaign),
        said(&attempt.filename),
        when(&attempt.arrived_at),
    )
}

/// `2024-05-01 12:00:00 UTC`.
fn when(received_at: &str) -> String {
    escape(&received_at.replace('T', " ").replace('Z', " UTC"))
}

/// A number, typed or not, with all but its first two and last two digits hidden: `W=2=09•••••56`.
fn mask(number: &str) -> String {
    let (kind, number) = number.rsplit_once('=').map_or(("", number), |(kind, number)| (kind, number));
    let digits = number.chars().filter(char::is_ascii_digit).count();
    let mut nth = 0;
    let hide = |c: char| {
        nth += usize::from(c.is_ascii_digit());
        if c.is_ascii_digit() && nth > 2 && (nth + 2 <= digits || digits < 5) { '•' } else { c }
    };
    let masked: String = number.chars().map(hide).collect();
    let equals = if kind.is_empty() { "" } else { "=" };
    escape(&format!("{kind}{equals}{masked}"))
}

fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped += "&amp;",
            '<' => escaped += "&lt;",
            '>' => escaped += "&gt;",
            '"' => escaped += "&quot;",
            '\'' => escaped += "&#39;",
            c => escaped.push(c),
        }
    }
    escaped
}

fn write(html: &mut String, text: std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    let _ = html.write_fmt(text);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_masked() {
        let check = |number, masked| assert_eq!(mask(number), masked);
        check("098344484", "09•••••84");
        check("+59898344484", "+59•••••••84");
        check("W=2=099111111", "W=2=09•••••11");
        check("1234", "12••");
        check("12345", "12•45");
        check("91", "91");
    }

    #[test]
    fn what_was_sent_cannot_write_the_page() {
        assert_eq!(escape("<b a='1'>&\""), "&lt;b a=&#39;1&#39;&gt;&amp;&quot;");
        let refusal = Refusal {
            filename: Some("<script>".to_owned()),
            campaign: Some("Test<-".to_owned()),
            timezone: None,
            cant: None,
            username: None,
            received_at: "2024-05-01T12:00:00Z".to_owned(),
            reason: "<script>".to_owned(),
        };
        let page = page(&[], &[refusal], &[]);
        assert!(!page.contains("<script"), "{page}");
        assert!(page.contains("Test&lt;-") && page.contains("2024-05-01 12:00:00 UTC"), "{page}");
    }
}
