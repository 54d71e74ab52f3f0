//! A heading with its count, and below it the most frequent details, as many as there is room for.

use crate::terminal::{padded, widest};
use crate::{Terminal, Tone};

/// How far details stand in.
const INDENT: usize = 2;

/// A heading and what stands below it.
pub(crate) struct Section {
    pub(crate) label: String,
    pub(crate) tone: Tone,
    pub(crate) count: u64,
    /// What is counted.
    pub(crate) unit: String,
    /// The most frequent first.
    pub(crate) details: Vec<Detail>,
    /// How many lines they may take.
    pub(crate) room: usize,
    /// How it is said that some are not shown.
    pub(crate) more: Box<dyn Fn(u64) -> String>,
}

/// One line, or a few.
pub(crate) struct Detail {
    pub(crate) count: u64,
    /// How many bytes of the words are a name that can be asked about.
    pub(crate) name: usize,
    pub(crate) words: String,
}

impl Detail {
    /// Words about so many.
    pub(crate) fn new(count: u64, words: String) -> Self {
        Self { count, name: 0, words }
    }
}

/// The sections, their counts below each other.
pub(crate) fn lines(sections: &[Section], terminal: &Terminal) -> Vec<String> {
    let counts = sections.iter().flat_map(|section| {
        let details = section.details.iter().map(|detail| detail.count);
        details.chain([section.count]).map(|count| terminal.count(count))
    });
    let counts: Vec<String> = counts.collect();
    let columns = Columns {
        labels: widest(sections.iter().map(|section| section.label.as_str())),
        // So wide at least, or a small list would stand crooked beside a large one.
        counts: widest(counts.iter().map(String::as_str)).max(7),
    };
    sections.iter().flat_map(|section| section.lines(&columns, terminal)).collect()
}

/// How wide the columns are.
struct Columns {
    labels: usize,
    counts: usize,
}

impl Section {
    fn lines(&self, columns: &Columns, terminal: &Terminal) -> Vec<String> {
        let count = right(&terminal.count(self.count), columns.counts);
        let indent = columns.labels + 2 + columns.counts + 2;
        let gap = columns.labels - widest([self.label.as_str()]);
        let label = terminal.toned(self.tone, &self.label);
        let mut lines = vec![];
        for (nth, line) in terminal.narrower(indent).lines(&self.unit, 0).into_iter().enumerate() {
            lines.push(match nth {
                0 => format!("{label}{}  {count}  {line}", " ".repeat(gap)),
                _ => format!("{}{line}", " ".repeat(indent)),
            });
        }
        lines.extend(self.shown(columns, terminal));
        lines
    }

    /// The details for which there is room. At least one is shown, and what is not shown is counted.
    fn shown(&self, columns: &Columns, terminal: &Terminal) -> Vec<String> {
        let mut lines = Vec::new();
        for (nth, detail) in self.details.iter().enumerate() {
            let these = detail.lines(columns, terminal);
            let rest = &self.details[nth..];
            // The line that says of one more would take as much room as the one itself.
            if nth > 0 && lines.len() + these.len() > self.room && (rest.len() > 1 || these.len() > 1) {
                let count = rest.iter().map(|detail| detail.count).sum();
                let words = (self.more)(rest.len() as u64);
                lines.extend(Detail::new(count, words).lines(columns, terminal));
                break;
            }
            lines.extend(these);
        }
        lines
    }
}

impl Detail {
    fn lines(&self, columns: &Columns, terminal: &Terminal) -> Vec<String> {
        let indent = INDENT + columns.counts + 2;
        let count = right(&terminal.count(self.count), INDENT + columns.counts);
        let words = terminal.narrower(indent).lines(&self.words, 0);
        let line = |(nth, line): (usize, String)| match nth {
            0 if line.is_char_boundary(self.name) => {
                let (name, rest) = line.split_at(self.name);
                format!("{count}  {}{rest}", terminal.toned(Tone::Name, name)).trim_end().to_owned()
            }
            0 => format!("{count}  {line}"),
            _ => format!("{}{line}", " ".repeat(indent)),
        };
        words.into_iter().enumerate().map(line).collect()
    }
}

fn right(words: &str, columns: usize) -> String {
    let gap = padded("", columns.saturating_sub(widest([words])));
    format!("{gap}{words}")
}
