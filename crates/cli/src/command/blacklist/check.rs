//! `dialbase blacklist check`: which list holds a number, and since when.

use super::{asked, campaign};
use crate::args::Check;
use crate::command::clock;
use crate::output::Failure;
use crate::terms;
use crate::voice::Voice;
use contact::Number;
use pipeline::{Exit, Holding, Lists};
use serde::Serialize;
use std::io::{self, BufRead, BufWriter, Write};
use words::message;

pub(super) fn check(args: Check, voice: &Voice) -> Result<Exit, Failure> {
    let mut files = args.also;
    files.insert(0, args.file);
    let lists = pipeline::lists(&asked(files, &args.rows), clock()())?;
    let question = Question { lists, json: args.json, voice };
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
struct Question<'v> {
    lists: Lists,
    json: bool,
    voice: &'v Voice,
}

/// A text's answer as JSON: a number that may stand in it, and who holds it.
#[derive(Serialize)]
struct Line<'l> {
    input: &'l str,
    number: Option<String>,
    listed: bool,
    by: Vec<Holding<'l>>,
}

impl Question<'_> {
    /// What is said of a text, and whether it is a number that no list holds.
    fn answer(&self, text: &str) -> (String, bool) {
        let text = text.strip_suffix('\r').unwrap_or(text);
        // As a blacklist is read: what it may mean counts too.
        let (mut numbers, _) = normalize::refused_numbers(text, "", &self.lists.reading);
        numbers.sort_by_key(|number| (number.line(), std::cmp::Reverse(number.key())));
        numbers.dedup_by_key(|number| number.line());
        let answers: Vec<(Number, Vec<Holding<'_>>)> =
            numbers.into_iter().map(|number| (number, self.lists.holding(number))).collect();
        let free = !answers.is_empty() && answers.iter().all(|(_, by)| by.is_empty());
        let lines = match answers.as_slice() {
            [] if self.json => json(&Line { input: text, number: None, listed: false, by: Vec::new() }),
            [] => {
                let none = self.voice.text(&message!("cli-no-number", "no number"));
                let advice = self.voice.text(&message!(
                    "cli-no-number-do",
                    "write it with + and its country, or name that: --region XX"
                ));
                format!("{text}\t{none}\t{advice}\n")
            }
            answers if self.json => answers
                .iter()
                .map(|(number, by)| {
                    let number = Some(number.reveal());
                    json(&Line { input: text, number, listed: !by.is_empty(), by: by.clone() })
                })
                .collect(),
            answers => answers.iter().flat_map(|(number, by)| table(*number, by, self.voice)).collect(),
        };
        (lines, free)
    }
}

fn json(line: &Line<'_>) -> String {
    let json = serde_json::to_string(line);
    json.unwrap_or_else(|error| unreachable!("texts and dates are JSON: {error}")) + "\n"
}

/// A line a list that holds the number, tab-separated: E.164, listed or not, by which list, for which campaign, since when.
fn table(number: Number, by: &[Holding<'_>], voice: &Voice) -> Vec<String> {
    let number = number.reveal();
    if by.is_empty() {
        return vec![format!("{number}\t{}\n", voice.text(&message!("cli-not-listed", "not listed")))];
    }
    let listed = voice.text(&message!("cli-listed", "listed"));
    let line = |held: &Holding<'_>| {
        let (list, campaign) = (held.list, voice.text(&campaign(held.campaign)));
        let since = held.since.map(|on| {
            let since = terms::since(on, held.or_before);
            format!("\t{}", voice.text(&message!("cli-listed-since", "since {since}", since = since)))
        });
        format!("{number}\t{listed}\t{list}\t{campaign}{}\n", since.unwrap_or_default())
    };
    by.iter().map(line).collect()
}
