//! `dialbase phone`: what a number is, or why it is none.

use crate::args::Phone;
use crate::output::Failure;
use contact::{DialForm, Number};
use normalize::{Misread, Misreading, Read, Reading, Repairs};
use numbering::Confidence;
use pipeline::Exit;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use serde::Serialize;
use std::io::{self, BufRead, BufWriter, Write};

pub(crate) fn phone(args: Phone) -> Result<Exit, Failure> {
    let question = Question::of(&args);
    let mut out = BufWriter::new(io::stdout().lock());
    let mut all_read = true;
    if !args.numbers.is_empty() {
        all_read = question.answer(&args.numbers, &mut out)?;
    } else {
        let mut lines = io::stdin().lock().split(b'\n');
        loop {
            let some = lines.by_ref().take(LINES_AT_ONCE).collect::<Result<Vec<_>, _>>();
            let some = some.map_err(Failure::Input)?;
            if some.is_empty() {
                break;
            }
            // A byte that is no text makes its line unreadable, not those behind it.
            let texts: Vec<_> = some.iter().map(|line| String::from_utf8_lossy(line)).collect();
            question.answer(&texts, &mut out)?;
        }
    }
    out.flush().map_err(Failure::Output)?;
    Ok(if all_read { Exit::Done } else { Exit::Failed })
}

/// Lines that are read before they are answered, so that all processors have some.
const LINES_AT_ONCE: usize = 20_000;

/// What is asked of each text.
struct Question {
    reading: Reading,
    repair: bool,
    form: Form,
    /// What is dialled before the number of another country.
    international_prefix: &'static str,
}

#[derive(Clone, Copy)]
enum Form {
    Table,
    Json,
    Words,
}

/// A text, and the numbers in it.
struct Answer<'t> {
    input: &'t str,
    read: Vec<Read>,
    /// Why the other pieces of it are none.
    misread: Vec<Misreading>,
}

/// A text's answer as JSON: its first number that may be dialled, or why there is none.
#[derive(Serialize)]
struct Line<'t> {
    input: &'t str,
    #[serde(flatten)]
    first: Described,
    /// The other numbers in the text.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    alternatives: Vec<Described>,
}

/// A number as JSON.
#[derive(Default, Serialize)]
struct Described {
    e164: Option<String>,
    valid: bool,
    kind: Option<&'static str>,
    region: Option<String>,
    national: Option<String>,
    international: Option<String>,
    zones: Vec<&'static str>,
    confidence: Option<&'static str>,
    repairs: Vec<&'static str>,
    reason: Option<&'static str>,
}

impl Question {
    fn of(args: &Phone) -> Self {
        let form = match (args.json, args.explain) {
            (true, _) => Form::Json,
            (_, true) => Form::Words,
            _ => Form::Table,
        };
        Self {
            reading: Reading {
                region: args.region,
                area: args.area_code.clone().unwrap_or_default(),
                guesses: args.guess.iter().copied().collect(),
            },
            repair: !args.no_repair,
            form,
            // Where callers choose a carrier by the prefix, there is only the plus.
            international_prefix: numbering::international_prefix(args.region).unwrap_or("+"),
        }
    }

    /// Answers texts in their order, and whether all of them hold numbers and nothing else.
    fn answer(&self, texts: &[impl AsRef<str> + Sync], out: &mut impl Write) -> Result<bool, Failure> {
        let answers: Vec<(String, bool)> = texts.par_iter().map(|text| self.line(text.as_ref())).collect();
        answers.iter().try_for_each(|(line, _)| out.write_all(line.as_bytes())).map_err(Failure::Output)?;
        Ok(answers.iter().all(|(_, read)| *read))
    }

    fn line(&self, text: &str) -> (String, bool) {
        let text = text.strip_suffix('\r').unwrap_or(text);
        let answer = self.read(text);
        let line = match self.form {
            Form::Table => self.table(&answer),
            Form::Json => self.json(&answer),
            Form::Words => self.words(&answer),
        };
        (line, answer.misread.is_empty() && !answer.read.is_empty())
    }

    fn read<'t>(&self, input: &'t str) -> Answer<'t> {
        let mut answer = Answer { input, read: Vec::new(), misread: Vec::new() };
        let mut take = |read: Result<Read, Misread<'_>>| match read {
            Ok(read) => answer.read.push(read),
            Err(misread) => answer.misread.push(misread.why),
        };
        if self.repair {
            normalize::read_numbers(input, "", &self.reading, take);
        } else {
            let read = numbering::parse(input, self.reading.region);
            let read = read.map(|number| Read { number, repairs: Repairs::NONE });
            take(read.map_err(|why| Misread { text: input, why: Misreading::Plan(why) }));
        }
        answer
    }

    /// A line a number, tab-separated: E.164, kind, country, as dialled at home, zones.
    fn table(&self, answer: &Answer<'_>) -> String {
        let mut lines = String::new();
        for Read { number, .. } in &answer.read {
            let (e164, national) = (number.reveal(), number.dial(DialForm::National));
            let (kind, region, zones) = (number.kind().as_str(), number.region(), zones(*number).join(" "));
            lines += &match self.refused(*number) {
                Some(code) => format!("{e164}\t{code}\t{}\n", code.means),
                None => format!("{e164}\t{kind}\t{region}\t{national}\t{zones}\n"),
            };
        }
        for why in &answer.misread {
            lines += &format!("{}\t{}\t{}\n", answer.input, why.code(), why.code().means);
        }
        if lines.is_empty() {
            lines = format!("{}\t{}\t{}\n", answer.input, NOTHING.code(), NOTHING.code().means);
        }
        lines
    }

    fn json(&self, answer: &Answer<'_>) -> String {
        let mut numbers: Vec<Described> = answer.read.iter().map(|read| self.described(*read)).collect();
        let first = numbers.iter().position(|number| number.valid).unwrap_or(0);
        let first = if numbers.is_empty() { None } else { Some(numbers.remove(first)) };
        let why = answer.misread.first().copied().unwrap_or(NOTHING);
        let none = || Described { reason: Some(why.code().id), ..Described::default() };
        let line = Line { input: answer.input, first: first.unwrap_or_else(none), alternatives: numbers };
        let json = serde_json::to_string(&line).unwrap_or_else(|error| unreachable!("{error}"));
        json + "\n"
    }

    fn described(&self, Read { number, repairs }: Read) -> Described {
        let refused = self.refused(number);
        let ringing = numbering::ringing(number);
        Described {
            e164: refused.is_none().then(|| number.reveal()),
            valid: refused.is_none(),
            kind: Some(number.kind().as_str()),
            region: Some(number.region().to_string()),
            national: Some(number.dial(DialForm::National)),
            international: Some(self.international(number)),
            zones: zones(number),
            confidence: Some(ringing.confidence.as_str()),
            repairs: repairs.iter().map(normalize::Repair::name).collect(),
            reason: refused.map(|code| code.id),
        }
    }

    fn words(&self, answer: &Answer<'_>) -> String {
        let mut text = format!("{}\n", answer.input);
        for Read { number, repairs } in &answer.read {
            let (e164, kind, region) = (number.reveal(), number.kind().as_str(), number.region());
            text += &format!("  {e164} is a number of {region}, {kind}\n");
            if let Some(code) = self.refused(*number) {
                text += &format!("    {}: {}\n", code.id, code.means);
            }
            let (national, international) = (number.dial(DialForm::National), self.international(*number));
            text += &format!(
                "    dialled {national} inside its country, {international} from {}\n",
                self.reading.region
            );
            let ringing = numbering::ringing(*number);
            let zones = zones(*number);
            text += &match zones.as_slice() {
                [] => "    rings in no place that its digits tell\n".to_owned(),
                zones => format!("    rings in {} ({})\n", zones.join(" or "), told_by(ringing.confidence)),
            };
            for repair in repairs.iter() {
                text += &format!("    mended: {} ({})\n", repair.means(), repair.name());
            }
        }
        let nothing = answer.read.is_empty() && answer.misread.is_empty();
        for why in answer.misread.iter().copied().chain(nothing.then_some(NOTHING)) {
            let code = why.code();
            text += &format!("  {}: {}\n    {}\n", code.id, code.means, code.advice);
        }
        text
    }

    /// Why a number is dialled for nobody; nothing where the pure answer of the plans is asked for.
    fn refused(&self, number: Number) -> Option<&'static contact::Code> {
        validate::never_dialled(number).filter(|_| self.repair)
    }

    fn international(&self, number: Number) -> String {
        format!("{}{}", self.international_prefix, number.dial(DialForm::E164Digits))
    }
}

/// What is said of a text in which nothing stands.
const NOTHING: Misreading = Misreading::Plan(numbering::Unreadable::NotANumber);

/// How sure the zones are, in words.
fn told_by(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Area => "by its area",
        Confidence::AreaMixed => "its area lies in several zones",
        Confidence::CountrySingle => "its country has one zone",
        Confidence::CountryMulti => "its digits tell the country only",
        Confidence::None => "its digits tell no place",
    }
}

fn zones(number: Number) -> Vec<&'static str> {
    numbering::zones(number).iter().map(|zone| zone.name()).collect()
}
