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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drafted {
    /// The file's text.
    pub text: String,
    /// The questions that are open.
    pub questions: Vec<String>,
}

/// Writes a pipeline file.
#[must_use]
pub fn draft(seen: &Seen, about: &Draft<'_>) -> Drafted {
    let mut page = Page::default();
    let columns = &seen.columns;
    let sheet = seen.table.sheet.as_ref().map_or(String::new(), |sheet| format!(" › {sheet}"));
    page.comment(&format!(
        "{}{sheet}, {} rows: a first pipeline by `dialbase init`.",
        seen.table.source, seen.rows
    ));
    page.comment(&format!(
        "Look through it, answer what is left as \"?\", and ask: dialbase lint {}",
        about.pipeline
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

fn campaign(page: &mut Page, seen: &Seen, about: &Draft<'_>) {
    let column = first(&seen.columns, Meaning::Campaign, Sure::Sure);
    match (about.campaign, column) {
        (Some(name), _) => {
            page.line(
                &format!("campaign = {}", text(name)),
                "exactly as the portal spells it, arrow and all",
            );
        }
        (None, Some(column)) => {
            let line = format!("campaign = {{ column = {} }}", text(&column.name));
            page.line(&line, "each row says for which campaign it is");
        }
        (None, None) => {
            page.question("campaign", "Which campaign, exactly as the portal spells it? \"Ventas->\"");
        }
    }
}

fn region(page: &mut Page, home: Option<&Home>) {
    match home {
        Some(home) if home.sure == Sure::Sure => {
            let why = home.evidence.first().map_or("", String::as_str);
            page.line(
                &format!("region = \"{}\"", home.region),
                &format!("numbers without a country code: {why}"),
            );
        }
        Some(home) => {
            let all = std::iter::once(&home.region).chain(&home.others);
            let all: Vec<&str> = all.map(contact::Region::as_str).collect();
            page.question(
                "region",
                &format!("Of which country are numbers without its code? {}", all.join(", or ")),
            );
        }
        None => page.question("region", "Of which country are numbers without its code? UY, BR, AR, MX…"),
    }
}

fn source(page: &mut Page, seen: &Seen, about: &Draft<'_>) {
    page.section("source");
    page.line(&format!("path = {}", text(about.source)), "relative to this file");
    match (about.sheet, about.other_sheets.as_slice()) {
        (None, _) => {}
        (Some(sheet), []) => page.line(&format!("sheet = {}", text(sheet)), "the one with numbers to dial"),
        (Some(sheet), others) => {
            let all: Vec<String> = std::iter::once(&sheet).chain(others).map(|sheet| text(sheet)).collect();
            page.question("sheet", &format!("Which sheet? {}", all.join(", or ")));
        }
    }
    if about.hidden_rows > 0 {
        let rows = about.hidden_rows;
        page.question(
            "hidden",
            &format!("{rows} rows are hidden or filtered out: \"include\" or \"exclude\" them, or \"stop\"?"),
        );
    }
    match (seen.table.header_row, about.header) {
        (0, _) if is_headerless(&seen.table) => {
            page.line("header = \"none\"", "columns go by their letters");
        }
        (0, _) => {}
        (_, Some(row)) => page.line(&format!("header = {row}"), "the row with the columns' names"),
        // The first row that holds every column named here is found.
        _ => {}
    }
}

/// The columns to dial, mobiles first, and what is said of those that are not.
fn phones(page: &mut Page, columns: &[Column]) {
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
    let why = "in dialling order: the first good number is the main one";
    if !unsure.is_empty() || entries.is_empty() {
        entries.push("\"?\"".to_owned());
        page.asks(&question_of_phones(&unsure, columns));
    }
    if entries.len() > 1 && entries.iter().map(String::len).sum::<usize>() > 60 {
        page.line("phone = [", why);
        for entry in entries {
            page.line(&format!("    {entry},"), "");
        }
        page.line("]", "");
    } else {
        page.line(&format!("phone = [{}]", entries.join(", ")), why);
    }
    if let Some(area) = shared {
        page.line(&format!("ddd = {}", text(area)), "the area code of numbers that lack one");
    }
    left_out(page, columns);
}

/// What is not dialled, and why.
fn left_out(page: &mut Page, columns: &[Column]) {
    let empty = columns.iter().filter(|column| {
        column.is == Meaning::Empty
            && claim(&column.name).is_some_and(|claim| claim.meaning == Meaning::Phone)
    });
    let empty: Vec<String> = empty.map(|column| text(&column.name)).collect();
    if !empty.is_empty() {
        page.comment(&format!("Without a number in this file, and so not dialled: {}.", empty.join(", ")));
    }
    let asked = |column: &&Column| column.is == Meaning::Phone && column.sure == Sure::Unsure;
    for column in columns.iter().filter(asked) {
        for caution in &column.cautions {
            page.comment(&format!("{}: {caution}.", text(&column.name)));
        }
    }
    for column in columns.iter().filter(|column| column.is == Meaning::Fax) {
        page.comment(&format!("{} is not dialled: {}.", text(&column.name), column.is.means()));
    }
}

fn question_of_phones(unsure: &[&Column], columns: &[Column]) -> String {
    if unsure.is_empty() {
        return "In which columns do numbers to dial stand? None is sure to hold any".to_owned();
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
    let all: Vec<String> = unsure.iter().map(named).collect();
    format!("Which of these are dialled, and in which order? A fax may be among them: {}", all.join(", "))
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

fn priority(page: &mut Page, columns: &[Column]) {
    if let Some(column) = first(columns, Meaning::Priority, Sure::Sure) {
        page.line(
            &format!("priority = {}", text(&column.name)),
            "2 is called first, 9999 last; blank or wrong means last",
        );
    }
}

fn agent(page: &mut Page, columns: &[Column]) {
    if let Some(column) = first(columns, Meaning::Agent, Sure::Sure) {
        let line = format!("agent = {}", text(&column.name));
        page.line(&line, "an extension or a user; campaigns ending in -> look at it");
    } else if let Some(column) = first(columns, Meaning::Agent, Sure::Likely) {
        let line = format!("# agent = {}", text(&column.name));
        page.line(&line, "if these are the agents' extensions, and not the customers'");
    }
}

/// What no file tells.
fn last(page: &mut Page) {
    page.blank();
    page.comment("Who must not be called: name the file, and how old it may be.");
    page.comment("[[blacklist]]");
    page.comment("path = \"no-llamar.csv\"");
    page.comment("max_age = \"30d\"");
    page.section("limits");
    page.line("rejected = { warn = \"5%\", stop = \"25%\" }", "from `stop` on nothing is sent");
    page.section("upload");
    page.line("url = \"sandbox\"", "calls nobody; later \"https://empresa.ucontactcloud.com\"");
    page.line("username = \"cargas\"", "whom the portal shows beside the list");
}

/// The first column that is something, and at least so sure.
fn first(columns: &[Column], is: Meaning, sure: Sure) -> Option<&Column> {
    columns.iter().find(|column| column.is == is && column.sure >= sure)
}
