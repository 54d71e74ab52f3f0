//! Mistakes in a pipeline file, each underlined where it stands.

use miette::{Diagnostic, LabeledSpan, NamedSource, SourceCode};
use std::fmt;
use std::ops::Range;
use std::path::Path;

/// One mistake.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    message: String,
    span: Range<usize>,
    help: Option<String>,
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
        Self { message: message.into(), span, help: None }
    }

    /// The same, with what to do.
    #[must_use]
    pub fn help(self, help: impl Into<String>) -> Self {
        Self { help: Some(help.into()), ..self }
    }

    /// The same, with what to do if that is known.
    #[must_use]
    pub fn maybe_help(self, help: Option<String>) -> Self {
        Self { help: help.or(self.help), ..self }
    }

    pub(crate) fn of_toml(error: &toml::de::Error) -> Self {
        Self::new(error.message(), error.span().unwrap_or(0..0))
            .help("this is TOML: texts stand in quotes, a section starts with [name]")
    }
}

impl Problems {
    /// The mistakes of the file at `path`, in the order in which they stand there.
    #[must_use]
    pub fn new(path: &Path, text: &str, mut problems: Vec<Problem>) -> Self {
        problems.sort_by_key(|problem| problem.span.start);
        problems.dedup();
        let name = path.display().to_string();
        let count = problems.len();
        let title = format!("{name} has {count} mistake{}", if count == 1 { "" } else { "s" });
        let underlined = |problem| Underlined {
            problem,
            source: NamedSource::new(&name, text.to_owned()).with_language("toml"),
        };
        Self { title, problems: problems.into_iter().map(underlined).collect() }
    }
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
