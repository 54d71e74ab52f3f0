//! A first pipeline file, made of what was seen. What is not sure is left as a question: a `"?"`, on which `lint` fails, with
//! the question behind it.

mod params;
mod toml;
mod where_from;

use crate::column::{Column, Detail};
use crate::headers::claim;
use crate::meaning::{Meaning, Sure};
use crate::{Home, Seen, is_headerless};
use contact::Line;
use toml::{Page, inline_text, text};
use words::{Arg, Message, message};

/// What is known beside what was seen.
#[derive(Clone, Debug, Default)]
pub struct Draft<'d> {
    /// The path of the list as the pipeline file shall name it: relative to itself.
    pub source: &'d str,
    /// The path of the pipeline file as a person would type it.
    pub pipeline: &'d str,
    /// The sheet, where the file has several.
    pub sheet: Option<&'d str>,
    /// Sheets that may be meant as well.
    pub other_sheets: Vec<&'d str>,
    /// How many rows of the sheet are hidden, by hand or by a filter.
    pub hidden_rows: u32,
    /// The row of the header, where somebody said it.
    pub header: Option<u32>,
    /// The campaign, where somebody said it.
    pub campaign: Option<&'d str>,
}

/// A pipeline file, and how many questions are open in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Drafted {
    /// The file's text.
    pub text: String,
    /// The questions that are open.
    pub questions: Vec<Message>,
}

/// Writes a pipeline file; `say` says its comments.
#[must_use]
pub fn draft(seen: &Seen, about: &Draft<'_>, say: &dyn Fn(&Message) -> String) -> Drafted {
    let mut page = Page::new(say);
    let columns = &seen.columns;
    let sheet = seen.table.sheet.as_ref().map_or(String::new(), |sheet| format!(" › {sheet}"));
    page.comment(&message!(
        "draft-head",
        "{source}{sheet}, {rows} rows: a first pipeline by `dialbase init`.",
        source = &seen.table.source,
        sheet = sheet,
        rows = seen.rows
    ));
    page.comment(&message!(
        "draft-look-through",
        "Look through it, answer what is left as \"?\", and ask: dialbase lint {pipeline}",
        pipeline = about.pipeline
    ));
    page.blank();
    campaign(&mut page, seen, about);
    region(&mut page, seen.home.as_ref());
    where_from::opt_out(&mut page, columns);
    source(&mut page, seen, about);
    page.section("columns");
    phones(&mut page, columns);
    priority(&mut page, columns);
    agent(&mut page, columns);
    params::params(&mut page, columns);
    where_from::timezone(&mut page, columns);
    last(&mut page);
    page.finish()
}

fn campaign(page: &mut Page<'_>, seen: &Seen, about: &Draft<'_>) {
    let column = first(&seen.columns, Meaning::Campaign, Sure::Sure);
    match (about.campaign, column) {
        (Some(name), _) => {
            let why = message!("draft-campaign", "exactly as the portal spells it, arrow and all");
            page.line_for(&format!("campaign = {}", text(name)), &why);
        }
        (None, Some(column)) => {
            let line = format!("campaign = {{ column = {} }}", text(&column.name));
            let why = message!("draft-campaign-column", "each row says for which campaign it is");
            page.line_for(&line, &why);
        }
        (None, None) => {
            let which = message!(
                "draft-which-campaign",
                "Which campaign, exactly as the portal spells it? {example}",
                example = "\"Ventas->\""
            );
            page.question("campaign", which);
        }
    }
}

fn region(page: &mut Page<'_>, home: Option<&Home>) {
    match home {
        Some(home) if home.sure == Sure::Sure => {
            let why = message!(
                "draft-region",
                "numbers without a country code: {why}",
                why = home.evidence.first().cloned().unwrap_or_default()
            );
            page.line_for(&format!("region = \"{}\"", home.region), &why);
        }
        Some(home) => {
            let all = std::iter::once(&home.region).chain(&home.others);
            page.question("region", of_which_country(any_of(all.map(contact::Region::as_str))));
        }
        None => page.question("region", of_which_country(Message::foreign("UY, BR, AR, MX…"))),
    }
}

fn of_which_country(countries: Message) -> Message {
    message!(
        "draft-which-region",
        "Of which country are numbers without its code? {countries}",
        countries = countries
    )
}

/// One of some: `"UY", or "BR"`.
fn any_of(all: impl IntoIterator<Item = impl Into<String>>) -> Message {
    let or = |one, other| message!("draft-or", "{one}, or {other}", one = one, other = other);
    all.into_iter().map(Message::foreign).reduce(or).unwrap_or_default()
}

fn source(page: &mut Page<'_>, seen: &Seen, about: &Draft<'_>) {
    page.section("source");
    let relative = message!("draft-path", "relative to this file");
    page.line_for(&format!("path = {}", text(about.source)), &relative);
    match (about.sheet, about.other_sheets.as_slice()) {
        (None, _) => {}
        (Some(sheet), []) => {
            let why = message!("draft-sheet", "the one with numbers to dial");
            page.line_for(&format!("sheet = {}", text(sheet)), &why);
        }
        (Some(sheet), others) => {
            let all = std::iter::once(&sheet).chain(others).map(|sheet| text(sheet));
            let which = message!("draft-which-sheet", "Which sheet? {sheets}", sheets = any_of(all));
            page.question("sheet", which);
        }
    }
    if about.hidden_rows > 0 {
        let what = message!(
            "draft-hidden",
            "{rows} rows are hidden or filtered out: \"include\" or \"exclude\" them, or \"stop\"?",
            rows = about.hidden_rows
        );
        page.question("hidden", what);
    }
    match (seen.table.header_row, about.header) {
        (0, _) if is_headerless(&seen.table) => {
            page.line_for("header = \"none\"", &message!("draft-no-header", "columns go by their letters"));
        }
        (0, _) => {}
        (_, Some(row)) => {
            let why = message!("draft-header", "the row with the columns' names");
            page.line_for(&format!("header = {row}"), &why);
        }
        // The first row that holds every column named here is found.
        _ => {}
    }
}

/// The columns to dial, mobiles first, and what is said of those that are not.
fn phones(page: &mut Page<'_>, columns: &[Column]) {
    let (mut sure, mut unsure): (Vec<&Column>, Vec<&Column>) = (Vec::new(), Vec::new());
    for column in columns.iter().filter(|column| column.is == Meaning::Phone) {
        if column.sure == Sure::Sure { sure.push(column) } else { unsure.push(column) }
    }
    sure.sort_by_key(|column| turn(column));
    let name = |area: u16| columns.get(usize::from(area)).map(|column| column.name.as_str());
    let areas: Vec<Option<&str>> = sure.iter().map(|column| column.area().and_then(name)).collect();
    let shared =
        areas.first().copied().flatten().filter(|first| areas.iter().all(|area| *area == Some(*first)));
    let entry = |(column, area): (&&Column, Option<&str>)| match area {
        Some(area) if shared.is_none() => {
            format!("{{ number = {}, ddd = {} }}", inline_text(&column.name), inline_text(area))
        }
        _ => text(&column.name),
    };
    let mut entries: Vec<String> = sure.iter().zip(areas.iter().copied()).map(entry).collect();
    let why = message!("draft-phones", "in dialling order: the first good number is the main one");
    if !unsure.is_empty() || entries.is_empty() {
        entries.push("\"?\"".to_owned());
        page.asks(question_of_phones(&unsure, columns));
    }
    if entries.len() > 1 && entries.iter().map(String::len).sum::<usize>() > 60 {
        page.line_for("phone = [", &why);
        for entry in entries {
            page.line(&format!("    {entry},"));
        }
        page.line("]");
    } else {
        page.line_for(&format!("phone = [{}]", entries.join(", ")), &why);
    }
    if let Some(area) = shared {
        let why = message!("draft-ddd", "the area code of numbers that lack one");
        page.line_for(&format!("ddd = {}", text(area)), &why);
    }
    left_out(page, columns);
}

/// What is not dialled, and why.
fn left_out(page: &mut Page<'_>, columns: &[Column]) {
    let empty = columns.iter().filter(|column| {
        column.is == Meaning::Empty
            && claim(&column.name).is_some_and(|claim| claim.meaning == Meaning::Phone)
    });
    let empty: Vec<String> = empty.map(|column| text(&column.name)).collect();
    if !empty.is_empty() {
        page.comment(&message!(
            "draft-empty-columns",
            "Without a number in this file, and so not dialled: {columns}.",
            columns = Arg::list(empty)
        ));
    }
    let asked = |column: &&Column| column.is == Meaning::Phone && column.sure == Sure::Unsure;
    for column in columns.iter().filter(asked) {
        for caution in &column.cautions {
            page.comment(&message!(
                "draft-care",
                "{column}: {caution}.",
                column = text(&column.name),
                caution = caution
            ));
        }
    }
    for column in columns.iter().filter(|column| column.is == Meaning::Fax) {
        page.comment(&message!(
            "draft-not-dialled",
            "{column} is not dialled: {is}.",
            column = text(&column.name),
            is = column.is.means()
        ));
    }
}

fn question_of_phones(unsure: &[&Column], columns: &[Column]) -> Message {
    if unsure.is_empty() {
        return message!(
            "draft-which-columns",
            "In which columns do numbers to dial stand? None is sure to hold any"
        );
    }
    let named = |column: &&Column| {
        let area = column.area().and_then(|area| columns.get(usize::from(area)));
        match area {
            Some(area) => {
                format!("{{ number = {}, ddd = {} }}", inline_text(&column.name), inline_text(&area.name))
            }
            None => text(&column.name),
        }
    };
    message!(
        "draft-which-of-these",
        "Which of these are dialled, and in which order? A fax may be among them: {columns}",
        columns = Arg::list(unsure.iter().map(named))
    )
}

/// Mobiles are called first: that is where people are. Then what tells nothing, homes and work.
fn turn(column: &Column) -> u8 {
    let by_name = normalize::line_of_column(&column.name).map(|line| match line {
        Line::Mobile => 0,
        Line::Home => 2,
        Line::Work => 3,
    });
    by_name.unwrap_or_else(|| match &column.detail {
        Detail::Phone { numbers, .. } if numbers.mobile * 10 >= numbers.valid * 9 && numbers.mobile > 0 => 0,
        Detail::Phone { numbers, .. } if numbers.fixed * 10 >= numbers.valid * 9 && numbers.fixed > 0 => 2,
        _ => 1,
    })
}

fn priority(page: &mut Page<'_>, columns: &[Column]) {
    if let Some(column) = first(columns, Meaning::Priority, Sure::Sure) {
        let why = message!("draft-priority", "2 is called first, 9999 last; blank or wrong means last");
        page.line_for(&format!("priority = {}", text(&column.name)), &why);
    }
}

fn agent(page: &mut Page<'_>, columns: &[Column]) {
    if let Some(column) = first(columns, Meaning::Agent, Sure::Sure) {
        let line = format!("agent = {}", text(&column.name));
        let why = message!("draft-agent", "an extension or a user; campaigns ending in -> look at it");
        page.line_for(&line, &why);
    } else if let Some(column) = first(columns, Meaning::Agent, Sure::Likely) {
        let line = format!("# agent = {}", text(&column.name));
        let why = message!("draft-agent-if", "if these are the agents' extensions, and not the customers'");
        page.line_for(&line, &why);
    }
}

/// What no file tells.
fn last(page: &mut Page<'_>) {
    page.blank();
    page.comment(&message!(
        "draft-blacklist",
        "Who must not be called: name the file, and how old it may be."
    ));
    page.commented("[[blacklist]]");
    page.commented("path = \"no-llamar.csv\"");
    page.commented("max_age = \"30d\"");
    page.section("limits");
    let limits = message!("draft-limits", "from `stop` on nothing is sent");
    page.line_for("rejected = { warn = \"5%\", stop = \"25%\" }", &limits);
    page.section("upload");
    let url = message!(
        "draft-url",
        "calls nobody; later {example}",
        example = "\"https://empresa.ucontactcloud.com\""
    );
    page.line_for("url = \"sandbox\"", &url);
    let username = message!("draft-username", "whom the portal shows beside the list");
    page.line_for("username = \"cargas\"", &username);
}

/// The first column that is something, and at least so sure.
fn first(columns: &[Column], is: Meaning, sure: Sure) -> Option<&Column> {
    columns.iter().find(|column| column.is == is && column.sure >= sure)
}
