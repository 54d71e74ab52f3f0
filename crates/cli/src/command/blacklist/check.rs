//! `dialbase blacklist check`: which list holds a number, and since when.

use super::asked;
use crate::args::Check;
use crate::command::clock;
use crate::output::Failure;
use contact::{Number, Region};
use normalize::Reading;
use pipeline::{Exit, Holding, Lists};
use serde::Serialize;
use std::io::{self, BufRead, BufWriter, Write};

pub(super) fn check(args: Check) -> Result<Exit, Failure> {
    let mut files = args.also;
    files.insert(0, args.file);
    let lists = pipeline::lists(&asked(files, &args.rows), clock()())?;
    let region = args.rows.region.unwrap_or(Region::NONE);
    let question = Question { lists, reading: Reading::of(region), json: args.json };
    let mut out = BufWriter::new(io::stdout().lock());
    let mut all_free = true;
    let mut answer = |text: &str| {
        let (lines, free) = question.answer(text);
        all_free &= free;
        out.write_all(lines.as_bytes()).map_err(Failure::Output)
    };
    if args.numbers.is_empty() {
        for line in io::stdin().lock().split(b'\n') {
            answer(&String::from_utf8_lossy(&line.map_err(Failure::Input)?))?;
        }
    } else {
        args.numbers.iter().try_for_each(|text| answer(text))?;
    }
    out.flush().map_err(Failure::Output)?;
    Ok(if all_free { Exit::Done } else { Exit::Failed })
}

/// What is asked of each text.
struct Question {
    lists: Lists,
    reading: Reading,
    json: bool,
}

/// A text's answer as JSON: a number that may stand in it, and who holds it.
#[derive(Serialize)]
struct Line<'l> {
    input: &'l str,
    number: Option<String>,
    listed: bool,
    by: Vec<Holding<'l>>,
}

impl Question {
    /// What is said of a text, and whether it is a number that no list holds.
    fn answer(&self, text: &str) -> (String, bool) {
        let text = text.strip_suffix('\r').unwrap_or(text);
        // As a blacklist is read: what it may mean counts too.
        let (mut numbers, _) = normalize::refused_numbers(text, "", &self.reading);
        numbers.sort_by_key(|number| (number.line(), std::cmp::Reverse(number.key())));
        numbers.dedup_by_key(|number| number.line());
        let answers: Vec<(Number, Vec<Holding<'_>>)> =
            numbers.into_iter().map(|number| (number, self.lists.holding(number))).collect();
        let free = !answers.is_empty() && answers.iter().all(|(_, by)| by.is_empty());
        let lines = match answers.as_slice() {
            [] if self.json => json(&Line { input: text, number: None, listed: false, by: Vec::new() }),
            [] => format!("{text}\tno number\twrite it with + and its country, or name that: --region XX\n"),
            answers if self.json => answers
                .iter()
                .map(|(number, by)| {
                    let number = Some(number.reveal());
                    json(&Line { input: text, number, listed: !by.is_empty(), by: by.clone() })
                })
                .collect(),
            answers => answers.iter().flat_map(|(number, by)| table(*number, by)).collect(),
        };
        (lines, free)
    }
}

fn json(line: &Line<'_>) -> String {
    let json = serde_json::to_string(line);
    json.unwrap_or_else(|error| unreachable!("texts and dates are JSON: {error}")) + "\n"
}

/// A line a list that holds the number, tab-separated: E.164, listed or not, by which list, for which campaign, since when.
fn table(number: Number, by: &[Holding<'_>]) -> Vec<String> {
    let number = number.reveal();
    if by.is_empty() {
        return vec![format!("{number}\tnot listed\n")];
    }
    let line = |held: &Holding<'_>| {
        let (list, campaign) = (held.list, held.campaign.unwrap_or("all campaigns"));
        let since = held.since_when().map(|since| format!("\tsince {since}")).unwrap_or_default();
        format!("{number}\tlisted\t{list}\t{campaign}{since}\n")
    };
    by.iter().map(line).collect()
}
