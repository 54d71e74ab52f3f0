//! How the program speaks to whoever started it: in which language, how much of it, and on what.

use crate::args::Speech;
use crate::language::language;
use crate::output;
use contact::Code;
use report::{Report, Terminal};
use words::{Arg, Language, Message};

/// How much is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Loudness {
    /// What went wrong, and what needs a person.
    Quiet,
    /// What came of it.
    Usual,
    /// What it is doing, too.
    Verbose,
}

/// How the program speaks.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Voice {
    typed: Option<Language>,
    loudness: Loudness,
    terminal: Terminal,
    /// Whether what stands on it can be written over.
    is_live: bool,
}

impl Voice {
    /// As it was asked for, and as the environment has it.
    pub(crate) fn of(speech: &Speech, environment: &dyn Fn(&str) -> Option<String>) -> Self {
        let loudness = match speech {
            Speech { quiet: true, .. } => Loudness::Quiet,
            Speech { verbose: true, .. } => Loudness::Verbose,
            Speech { .. } => Loudness::Usual,
        };
        let terminal =
            Terminal { language: language(speech.lang, None, environment), ..output::terminal(environment) };
        Self { typed: speech.lang, loudness, terminal, is_live: output::is_live(environment) }
    }

    /// From here on in the language of a pipeline, if none was typed and it names one.
    pub(crate) fn follow(&mut self, pipeline: Option<Language>) {
        if let Some(language) = self.typed.or(pipeline) {
            self.terminal.language = language;
        }
    }

    /// The language.
    pub(crate) fn language(&self) -> Language {
        self.terminal.language
    }

    /// What words are printed on.
    pub(crate) fn terminal(&self) -> &Terminal {
        &self.terminal
    }

    /// Whether work may be shown while it goes on.
    pub(crate) fn shows_progress(&self) -> bool {
        self.loudness != Loudness::Quiet && self.is_live
    }

    /// Whether it says what it is doing.
    pub(crate) fn is_verbose(&self) -> bool {
        self.loudness == Loudness::Verbose
    }

    /// Words in its language. No name in them steers a terminal.
    pub(crate) fn text(&self, words: &Message) -> String {
        words::plain(&languages::say(self.language(), words)).into_owned()
    }

    /// What stands in words, in its language.
    pub(crate) fn said(&self, arg: &Arg) -> String {
        words::plain(&arg.to(self.language(), &|message| languages::say(self.language(), message)))
            .into_owned()
    }

    /// What a code means.
    pub(crate) fn means(&self, code: &Code) -> String {
        languages::means(self.language(), code.id, code.means)
    }

    /// What a person does about a code.
    pub(crate) fn advice(&self, code: &Code) -> String {
        languages::advice(self.language(), code.id, code.advice)
    }

    /// Says what came of it.
    pub(crate) fn say(&self, words: &Message) {
        if self.loudness != Loudness::Quiet {
            output::say(&self.text(words));
        }
    }

    /// Says several things beside each other where they fit, else below each other.
    pub(crate) fn say_beside(&self, all: &[Message]) {
        let all: Vec<String> = all.iter().map(|words| self.text(words)).collect();
        let beside = all.join(" · ");
        let fits = self.terminal.width.is_none_or(|width| textwrap::core::display_width(&beside) <= width);
        if self.loudness != Loudness::Quiet {
            output::say(if fits { beside } else { all.join("\n") }.as_str());
        }
    }

    /// Sets what was said apart from what comes.
    pub(crate) fn pause(&self) {
        if self.loudness != Loudness::Quiet {
            output::say("");
        }
    }

    /// Says what a person must know, however little they want to hear.
    pub(crate) fn insist(&self, words: &Message) {
        output::say(&self.text(words));
    }

    /// Says what it is doing, to who wants to hear it.
    pub(crate) fn murmur(&self, words: &Message) {
        if self.is_verbose() {
            output::say(&self.text(words));
        }
    }

    /// Says what became of a run; to who wants quiet, what they must know of it.
    pub(crate) fn tell(&self, report: &Report) {
        let words = match self.loudness {
            Loudness::Quiet => report::concerns(report, &self.terminal),
            Loudness::Usual | Loudness::Verbose => report::summary(report, &self.terminal),
        };
        if !words.is_empty() {
            output::say(&words);
        }
    }
}
