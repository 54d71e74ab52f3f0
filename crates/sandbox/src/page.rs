//! The page for people: what arrived and what was refused, in one file, without a script, numbers masked.

use crate::Behaviour;
use crate::reader::Contact;
use crate::store::{Attempt, List, Refusal};
use chrono::NaiveDate;
use languages::{label, say};
use std::fmt::Write;
use words::{Arg, Language};

mod dialler;

pub(crate) use dialler::Dialler;

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

/// The whole page in a language, the newest first.
pub(crate) fn page(
    language: Language,
    lists: &[List],
    refusals: &[Refusal],
    attempts: &[Attempt],
    dialler: &Dialler,
) -> String {
    let head = |id| heading(language, id, &[]);
    let people: u64 = lists.iter().map(|list| list.cant).sum();
    let title = head("title");
    let mut html = String::from("<!doctype html>\n");
    write(&mut html, format_args!("<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n", language.tag()));
    html += "<meta name=\"viewport\" content=\"width=device-width\">\n";
    write(&mut html, format_args!("<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"));
    write(&mut html, format_args!("<h1>{title}</h1>\n<p>{}</p>\n", head("about")));

    let counts = [("lists", lists.len().into()), ("lines", people.into())];
    write(&mut html, format_args!("<h2>{}</h2>\n", heading(language, "lists", &counts)));
    let headings = ["campaign", "zone", "lines", "file", "by", "received"].map(head);
    table(&mut html, language, &headings, lists.iter().rev().map(|list| list_row(language, list)));

    let count = [("uploads", refusals.len().into())];
    write(&mut html, format_args!("<h2>{}</h2>\n", heading(language, "refused", &count)));
    let headings = ["why", "campaign", "file", "by", "received"].map(head);
    let rows = refusals.iter().rev().map(|refusal| refusal_row(language, refusal));
    table(&mut html, language, &headings, rows);

    let odd: Vec<&Attempt> =
        attempts.iter().filter(|attempt| attempt.behaviour != Behaviour::One.name()).collect();
    if !odd.is_empty() {
        let count = [("uploads", odd.len().into())];
        write(&mut html, format_args!("<h2>{}</h2>\n", heading(language, "misfortunes", &count)));
        let headings = ["upload", "befell", "kept", "campaign", "file", "came"].map(head);
        let rows = odd.into_iter().rev().map(|attempt| attempt_row(language, attempt));
        table(&mut html, language, &headings, rows);
    }
    dialler.write(&mut html, language);
    html + "</body>\n</html>\n"
}

/// A label of the page.
fn heading(language: Language, id: &str, args: &[(&str, Arg)]) -> String {
    escape(&label(language, &format!("sandbox-page-{id}"), args))
}

fn table(
    html: &mut String,
    language: Language,
    headings: &[String],
    rows: impl ExactSizeIterator<Item = String>,
) {
    if rows.len() == 0 {
        write(html, format_args!("<p>{}</p>\n", heading(language, "none", &[])));
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

fn list_row(language: Language, list: &List) -> String {
    let servers = || format!("<span class=\"quiet\">{}</span>", heading(language, "servers-zone", &[]));
    let zone = list.timezone.as_deref().map_or_else(servers, escape);
    let double = list.duplicate_of.as_deref().map_or(String::new(), |other| {
        let same = heading(language, "same-content", &[]);
        format!("<br><span class=\"warn\">{same} <code>{}</code></span>", escape(other))
    });
    format!(
        "<tr><td>{}</td><td>{zone}</td><td class=\"count\">{}</td><td><code>{}</code>{double}{}</td><td>{}</td>\
         <td>{}</td></tr>\n",
        escape(&list.campaign),
        words::count(language, list.cant),
        escape(&list.filename),
        contacts(language, &list.contacts),
        escape(&list.username),
        when(language, &list.received_at),
    )
}

fn contacts(language: Language, contacts: &[Contact]) -> String {
    let head = |id| heading(language, id, &[]);
    let mut html = format!("<details><summary>{}</summary><table><tr>", head("first-lines"));
    for column in ["number", "alternatives", "params", "priority", "agent"].map(head) {
        write(&mut html, format_args!("<th>{column}</th>"));
    }
    html += "</tr>";
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

fn refusal_row(language: Language, refusal: &Refusal) -> String {
    let said = |text: &Option<String>| text.as_deref().map(escape).unwrap_or_default();
    format!(
        "<tr><td class=\"warn\">{}</td><td>{}</td><td><code>{}</code></td><td>{}</td><td>{}</td></tr>\n",
        escape(&say(language, &refusal.reason)),
        said(&refusal.campaign),
        said(&refusal.filename),
        said(&refusal.username),
        when(language, &refusal.received_at),
    )
}

fn attempt_row(language: Language, attempt: &Attempt) -> String {
    let said = |text: &Option<String>| text.as_deref().map(escape).unwrap_or_default();
    let does = |behaviour: Behaviour| label(language, &format!("sandbox-does-{behaviour}"), &[]);
    let words = attempt.behaviour.parse().map(does).unwrap_or_default();
    let sent_there = || format!("<br><span class=\"warn\">{}</span>", heading(language, "sent-there", &[]));
    let elsewhere = if attempt.elsewhere { sent_there() } else { String::new() };
    format!(
        "<tr><td class=\"count\">{}</td><td><code>{}</code>{elsewhere}<br><span class=\"quiet\">{}</span></td>\
         <td>{}</td><td>{}</td><td><code>{}</code></td><td>{}</td></tr>\n",
        attempt.upload,
        escape(&attempt.behaviour),
        escape(&words),
        heading(language, if attempt.processed { "yes" } else { "no" }, &[]),
        said(&attempt.campaign),
        said(&attempt.filename),
        when(language, &attempt.arrived_at),
    )
}

/// `2024-05-01 12:00:00 UTC`, `01/05/2024 12:00:00 UTC`.
fn when(language: Language, received_at: &str) -> String {
    let day_and_time = received_at.split_once('T');
    let written = day_and_time.and_then(|(day, time)| {
        let day: NaiveDate = day.parse().ok()?;
        Some(format!("{} {}", words::day(language, day), time.replace('Z', " UTC")))
    });
    escape(written.as_deref().unwrap_or(received_at))
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
    use words::{Message, message};

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
            reason: Message::foreign("<script>"),
        };
        for (language, when) in
            [(Language::English, "2024-05-01 12:00"), (Language::Spanish, "01/05/2024 12:00")]
        {
            let page = page(language, &[], std::slice::from_ref(&refusal), &[], &Dialler::default());
            assert!(!page.contains("<script"), "{page}");
            assert!(page.contains("Test&lt;-") && page.contains(&format!("{when}:00 UTC")), "{page}");
        }
    }

    #[test]
    fn the_page_is_in_the_readers_language() {
        let refusal = Refusal {
            filename: None,
            campaign: None,
            timezone: None,
            cant: None,
            username: None,
            received_at: String::new(),
            reason: message!("sandbox-field-2", "field 2 is no number"),
        };
        let attempt = Attempt {
            upload: 1,
            behaviour: Behaviour::Zero.name().to_owned(),
            filename: None,
            campaign: None,
            whole: true,
            processed: false,
            elsewhere: true,
            arrived_at: String::new(),
            processed_at: None,
        };
        let check = |language, said: &[&str]| {
            let (refusals, attempts) = (std::slice::from_ref(&refusal), std::slice::from_ref(&attempt));
            let page = page(language, &[], refusals, attempts, &Dialler::default());
            assert!(!page.contains("sandbox-page-") && !page.contains("sandbox-does-"), "{page}");
            for said in said {
                assert!(page.contains(said), "{said}\n{page}");
            }
        };
        check(
            Language::English,
            &["lang=\"en\"", "field 2 is no number", "It answers `0`; nothing is kept."],
        );
        check(Language::Spanish, &["lang=\"es\"", "el campo 2 no es un número", "Responde `0`", "Listas: 0"]);
        check(
            Language::Portuguese,
            &["lang=\"pt-BR\"", "o campo 2 não é um número", "Responde `0`", "Listas: 0"],
        );
    }
}
