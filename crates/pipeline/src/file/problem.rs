//! Mistakes in a pipeline file, each underlined where it stands.

use super::spot::spot;
use super::syntax;
use miette::{Diagnostic, LabeledSpan, NamedSource, SourceCode};
use std::fmt;
use std::ops::Range;
use std::path::Path;
use toml::de::DeTable;
use words::{Language, Message, Told, message, told};

/// One mistake.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    message: Box<Message>,
    span: Range<usize>,
    /// The part of the text there that is meant, in bytes of what it says.
    part: Option<Range<usize>>,
    help: Option<Box<Message>>,
    /// Others that were found beside it.
    others: Vec<Problem>,
}

/// Every mistake of one file.
#[derive(Debug)]
pub struct Problems {
    title: Message,
    each: Vec<Underlined>,
    language: Option<Language>,
}

/// One mistake of a file, with the file.
#[derive(Debug)]
pub struct Underlined {
    problem: Problem,
    source: NamedSource<String>,
}

impl Problem {
    /// A mistake at some bytes of the file.
    #[must_use]
    pub fn new(message: Message, span: Range<usize>) -> Self {
        Self { message: Box::new(message), span, part: None, help: None, others: Vec::new() }
    }

    /// The same, at a part of the text that stands there, in bytes of what it says.
    #[must_use]
    pub(crate) fn at(self, part: Range<usize>) -> Self {
        Self { part: Some(part), ..self }
    }

    /// The same, with what to do.
    #[must_use]
    pub fn help(self, help: Message) -> Self {
        Self { help: Some(Box::new(help)), ..self }
    }

    /// The same, with what to do if that is known.
    #[must_use]
    pub fn maybe_help(self, help: Option<Message>) -> Self {
        Self { help: help.map(Box::new).or(self.help), ..self }
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
            message!(
                "file-backslash-do",
                "a backslash means something else in double quotes: write paths with /, or in single quotes"
            )
        } else {
            message!(
                "file-toml-do",
                "this is TOML: texts stand in quotes, lists in [ ], a section starts with [name]"
            )
        };
        Self::new(syntax::words(message), span).help(help)
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
        let english = format!("{name} has {count} mistake{}", if count == 1 { "" } else { "s" });
        let title = told!(&english, "file-mistakes", name = &name, count = count);
        let language = language_of(text);
        let text = without_secrets(text);
        let underlined = |problem| Underlined {
            problem,
            source: NamedSource::new(&name, text.clone()).with_language("toml"),
        };
        Self { title, each: problems.into_iter().map(underlined).collect(), language }
    }

    /// The language that the file asks for, mistakes or not.
    #[must_use]
    pub fn language(&self) -> Option<Language> {
        self.language
    }

    /// Each mistake, in the order in which they stand in the file.
    pub fn each(&self) -> impl Iterator<Item = &Underlined> {
        self.each.iter()
    }

    /// The same mistakes in the words of another language, to be rendered: `say` says a message in it.
    #[must_use]
    pub fn said(&self, say: &dyn Fn(&Message) -> String) -> Self {
        let foreign = |message: &Message| Message::foreign(say(message));
        let underlined = |Underlined { problem, source }: &Underlined| Underlined {
            problem: Problem {
                message: Box::new(foreign(&problem.message)),
                help: problem.help.as_deref().map(|help| Box::new(foreign(help))),
                ..problem.clone()
            },
            source: source.clone(),
        };
        let each = self.each.iter().map(underlined).collect();
        Self { title: foreign(&self.title), each, language: self.language }
    }
}

impl Underlined {
    /// What is wrong.
    #[must_use]
    pub fn message(&self) -> &Message {
        &self.problem.message
    }

    /// What to do about it, where that is known.
    #[must_use]
    pub fn help(&self) -> Option<&Message> {
        self.problem.help.as_deref()
    }

    /// The bytes of the file that are wrong; none where it is something that is not there.
    #[must_use]
    pub fn span(&self) -> Range<usize> {
        self.problem.span.clone()
    }

    /// The file, with what looks like a secret starred out.
    #[must_use]
    pub fn source(&self) -> &NamedSource<String> {
        &self.source
    }
}

/// How many mistakes there are; each of them has its own words.
impl Told for Problems {
    fn told(&self) -> Message {
        self.title.clone()
    }
}

/// The language that a text asks for, as far as it can be read.
fn language_of(text: &str) -> Option<Language> {
    let (document, _) = DeTable::parse_recoverable(text);
    let tag = document.get_ref().get("language")?.get_ref().as_str()?;
    Language::ALL.into_iter().find(|language| language.tag() == tag)
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
        self.title.fmt(f)
    }
}

impl std::error::Error for Problems {}

impl Diagnostic for Problems {
    fn related<'a>(&'a self) -> Option<Box<dyn Iterator<Item = &'a dyn Diagnostic> + 'a>> {
        Some(Box::new(self.each.iter().map(|problem| problem as &dyn Diagnostic)))
    }
}

impl fmt::Display for Underlined {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.problem.message.fmt(f)
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
