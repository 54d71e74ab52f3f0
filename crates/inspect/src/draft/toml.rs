//! The lines of a pipeline file, with their comments below each other.

use super::Drafted;
use words::Message;

/// Where comments begin, if the line before them is not longer.
const COMMENTS_AT: usize = 36;

/// A page under way.
pub(super) struct Page<'s> {
    text: String,
    questions: Vec<Message>,
    /// Says what comments say, in the language of who reads them.
    say: &'s dyn Fn(&Message) -> String,
}

impl<'s> Page<'s> {
    pub(super) fn new(say: &'s dyn Fn(&Message) -> String) -> Self {
        Self { text: String::new(), questions: Vec::new(), say }
    }

    /// A line.
    pub(super) fn line(&mut self, line: &str) {
        self.text.extend([line, "\n"]);
    }

    /// A line, and why it stands there.
    pub(super) fn line_for(&mut self, line: &str, why: &Message) {
        let gap = COMMENTS_AT.saturating_sub(line.chars().count()).max(2);
        self.text.extend([line, " ".repeat(gap).as_str(), "# ", &one_line(&(self.say)(why)), "\n"]);
    }

    /// A key without its answer.
    pub(super) fn question(&mut self, key: &str, question: Message) {
        self.line_for(&format!("{key} = \"?\""), &question);
        self.questions.push(question);
    }

    /// A question above the line whose `"?"` it is.
    pub(super) fn asks(&mut self, question: Message) {
        self.comment(&question);
        self.questions.push(question);
    }

    pub(super) fn comment(&mut self, words: &Message) {
        self.text.extend(["# ", &one_line(&(self.say)(words)), "\n"]);
    }

    /// A line that is left out, to be taken in.
    pub(super) fn commented(&mut self, line: &str) {
        self.text.extend(["# ", line, "\n"]);
    }

    pub(super) fn blank(&mut self) {
        self.text.push('\n');
    }

    pub(super) fn section(&mut self, name: &str) {
        self.blank();
        self.text.extend(["[", name, "]\n"]);
    }

    pub(super) fn finish(self) -> Drafted {
        Drafted { text: self.text, questions: self.questions }
    }
}

/// Words as a comment can hold them: a column's name may have line breaks.
fn one_line(words: &str) -> String {
    words.replace(char::is_control, " ")
}

/// A text in TOML: in single quotes where it holds double ones, and nothing else that needs care.
pub(super) fn text(text: &str) -> String {
    if text.contains(['"', '\\']) && !text.contains('\'') && !text.contains(char::is_control) {
        return format!("'{text}'");
    }
    inline_text(text)
}

/// A text in double quotes.
pub(super) fn inline_text(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            c if c.is_control() => quoted.extend(["\\u", &format!("{:04X}", u32::from(c))]),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_quoted() {
        let check = |plain, quoted: &str| assert_eq!(text(plain), quoted);
        check("Celular", "\"Celular\"");
        check("DEUDA \"S/\"", "'DEUDA \"S/\"'");
        check("d'\"Or", "\"d'\\\"Or\"");
        check("a\nb\u{1}", "\"a\\nb\\u0001\"");
    }
}
