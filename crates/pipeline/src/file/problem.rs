//! Mistakes in a pipeline file, each underlined where it stands.

use super::spot::spot;
use miette::{Diagnostic, LabeledSpan, NamedSource, SourceCode};
use std::fmt;
use std::ops::Range;
use std::path::Path;

/// One mistake.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    message: String,
    span: Range<usize>,
    /// The part of the text there that is meant, in bytes of what it says.
    part: Option<Range<usize>>,
    help: Option<String>,
    /// Others that were found beside it.
    others: Vec<Problem>,
}

/// Every mistake of one file.
#[derive(Debug)]
pub struct Problems {
    title: String,
    problems: Vec<Underlined>,
}

#[derive(Debug)]
struct Underlined {
    problem: Problem,
    source: NamedSource<String>,
}

impl Problem {
    /// A mistake at some bytes of the file.
    pub fn new(message: impl Into<String>, span: Range<usize>) -> Self {
        Self { message: message.into(), span, part: None, help: None, others: Vec::new() }
    }

    /// The same, at a part of the text that stands there, in bytes of what it says.
    #[must_use]
    pub(crate) fn at(self, part: Range<usize>) -> Self {
        Self { part: Some(part), ..self }
    }

    /// The same, with what to do.
    #[must_use]
    pub fn help(self, help: impl Into<String>) -> Self {
        Self { help: Some(help.into()), ..self }
    }

    /// The same, with what to do if that is known.
    #[must_use]
    pub fn maybe_help(self, help: Option<impl ToString>) -> Self {
        Self { help: help.map(|help| help.to_string()).or(self.help), ..self }
    }

    /// The first of some mistakes, with the others beside it.
    pub(crate) fn all(problems: Vec<Self>) -> Option<Self> {
        let mut problems = problems.into_iter();
        let first = problems.next()?;
        Some(Self { others: problems.collect(), ..first })
    }

    /// The same, with the bytes of the file that are meant.
    fn found(self, file: &str) -> Self {
        let span = match self.part {
            Some(part) => spot(file, self.span, part),
            None => self.span,
        };
        Self { span, part: None, ..self }
    }

    /// It and the others beside it.
    pub(crate) fn each(mut self) -> impl Iterator<Item = Self> {
        let others = std::mem::take(&mut self.others);
        std::iter::once(self).chain(others)
    }

    pub(crate) fn of_toml(error: &toml::de::Error, text: &str) -> Self {
        let span = error.span().unwrap_or(0..0);
        // What is missing at an end is shown at the last character before it.
        let before = text
            .get(..span.start)
            .and_then(|before| before.char_indices().rfind(|(_, c)| !c.is_whitespace()));
        let span = match before {
            Some((at, c)) if span.is_empty() || text[span.clone()].trim().is_empty() => at..at + c.len_utf8(),
            _ => span,
        };
        let message = error.message();
        let help = if message.contains("unicode") || message.contains("escape") {
            "a backslash means something else in double quotes: write paths with /, or in single quotes"
        } else {
            "this is TOML: texts stand in quotes, lists in [ ], a section starts with [name]"
        };
        Self::new(message, span).help(help)
    }
}

impl Problems {
    /// The mistakes of the file at `path`, in the order in which they stand there.
    #[must_use]
    pub fn new(path: &Path, text: &str, problems: Vec<Problem>) -> Self {
        let problems = problems.into_iter().flat_map(Problem::each);
        let mut problems: Vec<Problem> = problems.map(|problem| problem.found(text)).collect();
        problems.sort_by_key(|problem| problem.span.start);
        problems.dedup();
        let name = path.display().to_string();
        let count = problems.len();
        let title = format!("{name} has {count} mistake{}", if count == 1 { "" } else { "s" });
        let text = without_secrets(text);
        let underlined = |problem| Underlined {
            problem,
            source: NamedSource::new(&name, text.clone()).with_language("toml"),
        };
        Self { title, problems: problems.into_iter().map(underlined).collect() }
    }
}

/// The text with what looks like a secret starred out, byte for byte: none belongs into a pipeline file, but one may have
/// strayed there, and what is underlined ends in logs.
fn without_secrets(text: &str) -> String {
    let mut open: Option<&str> = None;
    let lines = text.split('\n').map(|line| {
        let from = if open.is_some() { Some(0) } else { secret_from(line) };
        let Some(from) = from else { return line.to_owned() };
        // A text over several lines is a secret to its end.
        for quotes in ["\"\"\"", "\'\'\'"] {
            let odd = line[from..].matches(quotes).count() % 2 == 1;
            match open {
                None if odd => open = Some(quotes),
                Some(opened) if opened == quotes && odd => open = None,
                _ => {}
            }
        }
        format!("{}{}", &line[..from], "*".repeat(line.len() - from))
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Where in a line a secret begins: behind the `=` of a key that names one, or of an address with a user in it.
fn secret_from(line: &str) -> Option<usize> {
    const NAMES: [&str; 8] = ["pass", "token", "secret", "clave", "senha", "contras", "pwd", "key"];
    let secret = |at: usize| {
        let key = contact::fold_name(line[..at].rsplit([',', '{', '[']).next().unwrap_or_default());
        let user_in_address = line[at..].split_once("://").is_some_and(|(_, rest)| rest.contains('@'));
        NAMES.iter().any(|name| key.contains(name)) || user_in_address
    };
    line.match_indices('=').map(|(at, _)| at).find(|at| secret(*at)).map(|at| at + 1)
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.title)
    }
}

impl std::error::Error for Problems {}

impl Diagnostic for Problems {
    fn related<'a>(&'a self) -> Option<Box<dyn Iterator<Item = &'a dyn Diagnostic> + 'a>> {
        Some(Box::new(self.problems.iter().map(|problem| problem as &dyn Diagnostic)))
    }
}

impl fmt::Display for Underlined {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.problem.message)
    }
}

impl std::error::Error for Underlined {}

impl Diagnostic for Underlined {
    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.problem.help.as_ref().map(|help| Box::new(help) as Box<dyn fmt::Display>)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        (!self.problem.span.is_empty()).then_some(&self.source as &dyn SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let label = LabeledSpan::underline(self.problem.span.clone());
        (!self.problem.span.is_empty()).then(|| Box::new(std::iter::once(label)) as Box<_>)
    }
}
