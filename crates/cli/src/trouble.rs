//! What went wrong, as it is shown: what could not be done, why, where it stands, and what to do about it.

use crate::voice::Voice;
use miette::{Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, NamedSource, SourceCode};
use operations::Error;
use pipeline::{Problems, Underlined};
use std::fmt;
use std::ops::Range;
use words::{Message, Told, message, plain};

/// So many columns errors fill at most: a sentence that is longer is hard to read.
const WIDEST: usize = 110;

/// What went wrong, or why, or one mistake of a file, in a language.
#[derive(Debug)]
struct Trouble {
    what: String,
    why: Option<Box<Trouble>>,
    place: Option<(NamedSource<String>, Range<usize>)>,
}

/// The error, or each mistake that it is made of, underlined.
pub(crate) fn rendered(error: &Error, voice: &Voice) -> String {
    let advice = error.advice().map(|advice| voice.text(&advice));
    let Some(problems) = problems(error) else {
        let drawn = drawn(&Trouble::of(&error.chain(), voice), voice);
        let helped = advice.map(|advice| helped(&advice, voice));
        return std::iter::once(drawn).chain(helped).collect::<Vec<_>>().join("\n");
    };
    let mut text = voice.text(&error.told());
    for problem in problems.each() {
        let drawn = drawn(&Trouble::at(problem, voice), voice);
        text.extend(["\n\n", &drawn]);
        if let Some(help) = problem.help() {
            text.extend(["\n", &helped(&voice.text(help), voice)]);
        }
    }
    if let Some(advice) = advice {
        text.extend(["\n\n", &helped(&advice, voice)]);
    }
    text
}

fn problems(error: &Error) -> Option<&Problems> {
    match error {
        Error::Run(error) => match &**error {
            pipeline::Error::Problems(problems) | pipeline::Error::Misfit(problems) => Some(problems),
            _ => None,
        },
        Error::Results(_) => None,
    }
}

impl Trouble {
    /// What happened, and each cause below what it caused.
    fn of(chain: &[Message], voice: &Voice) -> Self {
        let said = chain
            .iter()
            .rev()
            .fold(None, |why, message| Some(Box::new(Self { what: voice.text(message), why, place: None })));
        said.map_or_else(|| Self { what: String::new(), why: None, place: None }, |trouble| *trouble)
    }

    /// A mistake where it stands.
    fn at(problem: &Underlined, voice: &Voice) -> Self {
        let source = problem.source();
        // As many bytes as there were, so that what is underlined stays it.
        let text = plain(source.inner()).into_owned();
        let span = problem.span();
        let place = (!span.is_empty()).then(|| (NamedSource::new(source.name(), text), span));
        Self { what: voice.text(problem.message()), why: None, place }
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what)
    }
}

impl std::error::Error for Trouble {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.why.as_deref().map(|why| why as _)
    }
}

impl Diagnostic for Trouble {
    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.place.as_ref().map(|(source, _)| source as _)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let (_, span) = self.place.as_ref()?;
        Some(Box::new(std::iter::once(LabeledSpan::underline(span.clone()))))
    }
}

/// What went wrong, with marks and lines.
fn drawn(trouble: &Trouble, voice: &Voice) -> String {
    let handler = GraphicalReportHandler::new_themed(theme(voice)).with_width(width(voice)).with_links(false);
    let mut text = String::new();
    match handler.render_report(&mut text, trouble) {
        Ok(()) => text.trim_end().to_owned(),
        // A text takes whatever is written to it; should it not, the plain words are better than none.
        Err(_) => trouble.to_string(),
    }
}

/// `help: …`, in the lines below what went wrong.
fn helped(advice: &str, voice: &Voice) -> String {
    let help = voice.text(&message!("cli-help", "help"));
    let indent = format!("  {help}: ");
    let blanks = " ".repeat(textwrap::core::display_width(&indent));
    let indent = theme(voice).styles.help.style(indent).to_string();
    let options = textwrap::Options::new(width(voice) - 2).initial_indent(&indent).subsequent_indent(&blanks);
    textwrap::fill(advice, options)
}

fn theme(voice: &Voice) -> GraphicalTheme {
    if voice.terminal().colours { GraphicalTheme::unicode() } else { GraphicalTheme::unicode_nocolor() }
}

fn width(voice: &Voice) -> usize {
    voice.terminal().width.map_or(WIDEST, |width| width.clamp(40, WIDEST))
}
