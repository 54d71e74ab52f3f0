//! `dialbase phone`: what a number is, or why it is none.

use crate::args::Phone;
use crate::output::Failure;
use crate::terms;
use crate::voice::Voice;
use contact::{Code, DialForm, Number};
use normalize::{Misread, Misreading, Read, Reading, Repair, Repairs};
use numbering::Confidence;
use pipeline::Exit;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use serde::Serialize;
use std::io::{self, BufRead, BufWriter, Write};
use words::{Arg, Message, message};

pub(crate) fn phone(args: Phone, voice: &mut Voice) -> Result<Exit, Failure> {
    let question = Question::of(&args, voice);
    let mut out = BufWriter::new(io::stdout().lock());
    let mut all_read = true;
    if args.numbers.is_empty() {
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
    } else {
        all_read = question.answer(&args.numbers, &mut out)?;
    }
    out.flush().map_err(Failure::Output)?;
    Ok(if all_read { Exit::Done } else { Exit::Failed })
}

/// Lines that are read before they are answered, so that all processors have some.
const LINES_AT_ONCE: usize = 20_000;

/// What is asked of each text.
struct Question<'v> {
    reading: Reading,
    repair: bool,
    form: Form,
    /// What is dialled before the number of another country.
    international_prefix: &'static str,
    voice: &'v Voice,
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
    /// Why other pieces of the text are none, where there is a number beside them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    unread: Vec<&'static str>,
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

impl Answer<'_> {
    /// Why pieces of the text are no numbers, or why there is none where nothing stands.
    fn misread(&self) -> impl Iterator<Item = &'static Code> {
        let nothing = self.read.is_empty() && self.misread.is_empty();
        self.misread.iter().copied().chain(nothing.then_some(NOTHING)).map(Misreading::code)
    }
}

impl<'v> Question<'v> {
    fn of(args: &Phone, voice: &'v Voice) -> Self {
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
            voice,
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
        let lines = match self.form {
            Form::Table => self.table(&answer),
            Form::Json => vec![self.json(&answer)],
            Form::Words => self.words(&answer),
        };
        (lines.join("\n") + "\n", answer.misread.is_empty() && !answer.read.is_empty())
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
    fn table(&self, answer: &Answer<'_>) -> Vec<String> {
        let read = answer.read.iter().map(|Read { number, .. }| {
            let (e164, national) = (number.reveal(), number.dial(DialForm::National));
            let (kind, region, zones) = (number.kind().as_str(), number.region(), zones(*number).join(" "));
            match self.refused(*number) {
                Some(code) => format!("{e164}\t{code}\t{}", self.voice.means(code)),
                None => format!("{e164}\t{kind}\t{region}\t{national}\t{zones}"),
            }
        });
        let misread =
            answer.misread().map(|code| format!("{}\t{code}\t{}", answer.input, self.voice.means(code)));
        read.chain(misread).collect()
    }

    fn json(&self, answer: &Answer<'_>) -> String {
        let mut numbers: Vec<Described> = answer.read.iter().map(|read| self.described(*read)).collect();
        let first = numbers.iter().position(|number| number.valid).unwrap_or(0);
        let first = if numbers.is_empty() { None } else { Some(numbers.remove(first)) };
        let none =
            || Described { reason: answer.misread().next().map(|code| code.id), ..Described::default() };
        let unread = first.iter().flat_map(|_| answer.misread.iter().map(|why| why.code().id)).collect();
        let first = first.unwrap_or_else(none);
        let line = Line { input: answer.input, first, alternatives: numbers, unread };
        serde_json::to_string(&line).unwrap_or_else(|error| unreachable!("texts and flags are JSON: {error}"))
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
            repairs: repairs.iter().map(Repair::name).collect(),
            reason: refused.map(|code| code.id),
        }
    }

    fn words(&self, answer: &Answer<'_>) -> Vec<String> {
        let mut lines = vec![words::on_one_line(answer.input).into_owned()];
        let mut say = |depth: usize, words: Message| {
            lines.push(format!("{}{}", " ".repeat(depth), self.voice.text(&words)));
        };
        for Read { number, repairs } in &answer.read {
            say(
                2,
                message!(
                    "cli-number-is",
                    "{number} is a number of {region}, {kind}",
                    number = number.reveal(),
                    region = number.region().as_str(),
                    kind = terms::kind(number.kind().as_str())
                ),
            );
            if let Some(code) = self.refused(*number) {
                say(4, self.coded(code));
            }
            say(
                4,
                message!(
                    "cli-number-dialled",
                    "dialled {national} inside its country, {international} from {region}",
                    national = number.dial(DialForm::National),
                    international = self.international(*number),
                    region = self.reading.region.as_str()
                ),
            );
            let told = told_by(numbering::ringing(*number).confidence);
            say(
                4,
                match zones(*number).as_slice() {
                    [] => told,
                    zones => message!(
                        "cli-number-rings",
                        "rings in {zones} ({told})",
                        zones = one_of(zones),
                        told = told
                    ),
                },
            );
            for repair in repairs.iter() {
                let (name, means) = (repair.name(), terms::mended(repair.name(), repair.means(), self.voice));
                say(4, message!("cli-number-mended", "mended: {means} ({name})", means = means, name = name));
            }
        }
        for code in answer.misread() {
            say(2, self.coded(code));
            say(4, Message::foreign(self.voice.advice(code)));
        }
        lines
    }

    /// A code, and what it means.
    fn coded(&self, code: &Code) -> Message {
        Message::foreign(format!("{code}: {}", self.voice.means(code)))
    }

    /// Why a number is dialled for nobody; nothing where the pure answer of the plans is asked for.
    fn refused(&self, number: Number) -> Option<&'static Code> {
        validate::never_dialled(number).filter(|_| self.repair)
    }

    fn international(&self, number: Number) -> String {
        format!("{}{}", self.international_prefix, number.dial(DialForm::E164Digits))
    }
}

/// What is said of a text in which nothing stands.
const NOTHING: Misreading = Misreading::Plan(numbering::Unreadable::NotANumber);

/// How sure the zones are, in words.
fn told_by(confidence: Confidence) -> Message {
    match confidence {
        Confidence::Area => message!("cli-told-by-area", "by its area"),
        Confidence::AreaMixed => message!("cli-told-by-mixed-area", "its area lies in several zones"),
        Confidence::CountrySingle => message!("cli-told-by-country", "its country has one zone"),
        Confidence::CountryMulti => message!("cli-told-country-alone", "its digits tell the country only"),
        Confidence::None => message!("cli-told-by-none", "its digits tell no place"),
    }
}

/// `A`, `A or B`, `A or B or C`.
fn one_of(zones: &[&str]) -> Arg {
    let (first, rest) = zones.split_first().map_or(("", &[][..]), |(first, rest)| (*first, rest));
    rest.iter().fold(Arg::text(first), |all, zone| {
        message!("cli-one-or-other", "{one} or {other}", one = all, other = zone).into()
    })
}

fn zones(number: Number) -> Vec<&'static str> {
    numbering::zones(number).iter().map(|zone| zone.name()).collect()
}
