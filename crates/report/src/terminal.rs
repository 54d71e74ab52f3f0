//! A terminal: in which language it is read, how wide it is, whether it shows colours; and lines that fit it.

use textwrap::core::display_width;
use textwrap::{Options, WordSeparator, WordSplitter};
use words::{Arg, Language, plain};

/// What words for a person are printed on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Terminal {
    /// In which language it is read.
    pub language: Language,
    /// How many columns it has; none where lines are not broken, as in a file.
    pub width: Option<usize>,
    /// Whether it shows colours. Nothing is told by a colour alone.
    pub colours: bool,
}

/// How words are shown where there are colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// As they are.
    #[default]
    Usual,
    /// A heading.
    Strong,
    /// It went well.
    Good,
    /// A person should look.
    Care,
    /// It did not go well.
    Bad,
    /// A name that can be asked about.
    Name,
}

impl Tone {
    /// What a terminal takes for it: a number of SGR.
    fn code(self) -> &'static str {
        match self {
            Self::Usual => "0",
            Self::Strong => "1",
            Self::Good => "1;32",
            Self::Care => "1;33",
            Self::Bad => "1;31",
            Self::Name => "36",
        }
    }
}

impl Terminal {
    /// Words in a tone. What steers a terminal is not let through.
    #[must_use]
    pub fn toned(&self, tone: Tone, words: &str) -> String {
        let words = plain(words);
        if self.colours && tone != Tone::Usual {
            format!("\u{1b}[{}m{words}\u{1b}[0m", tone.code())
        } else {
            words.into_owned()
        }
    }

    /// Lines of at most its width, of which all but the first begin with `indent` blanks. What is longer than a line, such as a path,
    /// stays whole; so does a command at the end, on a line of its own, for it is copied.
    #[must_use]
    pub fn lines(&self, words: &str, indent: usize) -> Vec<String> {
        let words = plain(words);
        let Some(width) = self.width else { return words.split('\n').map(str::to_owned).collect() };
        let blanks = " ".repeat(indent);
        let (words, command) = match words.rfind(": dialbase ") {
            Some(end) if display_width(&words) > width => (&words[..=end], Some(&words[end + 2..])),
            _ => (&*words, None),
        };
        // Codes, options and paths are typed as they stand.
        let options = Options::new(width)
            .word_separator(WordSeparator::AsciiSpace)
            .word_splitter(WordSplitter::NoHyphenation)
            .break_words(false)
            .subsequent_indent(&blanks);
        let lines = textwrap::wrap(words, options).into_iter().map(|line| line.trim_end().to_owned());
        lines.chain(command.map(|command| format!("{blanks}{command}"))).collect()
    }

    /// What is left of it beside so many columns; some words must fit still.
    pub(crate) fn narrower(&self, by: usize) -> Self {
        Self { width: self.width.map(|width| width.saturating_sub(by).max(20)), ..*self }
    }

    /// A label in its language.
    pub(crate) fn label(&self, id: &str, args: &[(&str, Arg)]) -> String {
        languages::label(self.language, id, args)
    }

    /// A count as its language writes it.
    pub(crate) fn count(&self, count: u64) -> String {
        words::count(self.language, count)
    }
}

/// The words with blanks behind them, so that they fill so many columns.
pub(crate) fn padded(words: &str, columns: usize) -> String {
    format!("{words}{}", " ".repeat(columns.saturating_sub(display_width(words))))
}

/// How many columns the widest of some words fills.
pub(crate) fn widest<'w>(words: impl IntoIterator<Item = &'w str>) -> usize {
    words.into_iter().map(display_width).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_between_words_and_keep_names_whole() {
        let check = |width, words: &str, lines: &[&str]| {
            assert_eq!(Terminal { width, ..Terminal::default() }.lines(words, 2), lines, "{width:?}");
        };
        check(None, "one two-three four", &["one two-three four"]);
        check(Some(10), "one two-three four", &["one", "  two-three", "  four"]);
        check(
            Some(20),
            "dialbase apply plans/a-long-directory/of-today",
            &["dialbase apply", "  plans/a-long-directory/of-today"],
        );
        check(
            Some(24),
            "look for it, then say: dialbase runs resolve RUN --loaded",
            &["look for it, then say:", "  dialbase runs resolve RUN --loaded"],
        );
        check(Some(12), "café日本 ñandú", &["café日本", "  ñandú"]);
    }

    #[test]
    fn colours_are_ours_alone() {
        let colourful = Terminal { colours: true, ..Terminal::default() };
        assert_eq!(colourful.toned(Tone::Bad, "a\u{1b}[2Jb"), "\u{1b}[1;31ma?[2Jb\u{1b}[0m");
        assert_eq!(Terminal::default().toned(Tone::Bad, "a\u{1b}[2Jb"), "a?[2Jb");
    }
}
