//! One entry of an instance's blacklist as we brought it, and how it stands in a file.

use pipeline::Entry;
use std::borrow::Cow;
use std::sync::Arc;

/// A number as the instance has it, for all campaigns or one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Item {
    /// Whose number it is.
    pub(super) entry: Entry,
    /// As it was sent.
    pub(super) text: String,
}

/// What is known of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// The instance said that it took it.
    There,
    /// A call was made for it, and nobody knows what came of that.
    Maybe,
}

/// An item, and what is known of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Record {
    pub(super) item: Item,
    pub(super) state: State,
}

/// What is sent for all campaigns, and stands in files for it.
pub(super) const ALL: &str = "*";

impl Item {
    /// The campaign as the instance gets it.
    pub(super) fn campaign(&self) -> &str {
        self.entry.campaign.as_deref().unwrap_or(ALL)
    }

    /// Its line in a file, behind a mark.
    pub(super) fn line(&self, mark: char) -> String {
        let (campaign, line, text) = (escaped(self.campaign()), self.entry.line, &self.text);
        format!("{mark}{campaign}\t{line}\t{text}\n")
    }

    /// The mark and the item of a line; nothing where it is none of ours.
    pub(super) fn of_line(line: &str) -> Option<(char, Self)> {
        let mark = line.chars().next()?;
        let mut fields = line.get(mark.len_utf8()..)?.split('\t');
        let (campaign, number, text) = (fields.next()?, fields.next()?.parse().ok()?, fields.next()?);
        let campaign = (campaign != ALL).then(|| unescaped(campaign)).map(Arc::from);
        let entry = Entry { campaign, line: number };
        fields.next().is_none().then(|| (mark, Self { entry, text: text.to_owned() }))
    }
}

impl Record {
    /// Its line in a file.
    pub(super) fn line(&self) -> String {
        self.item.line(self.state.mark())
    }

    /// The record of a line; nothing where it is none.
    pub(super) fn of_line(line: &str) -> Option<Self> {
        let (mark, item) = Item::of_line(line)?;
        let state = [State::There, State::Maybe].into_iter().find(|state| state.mark() == mark)?;
        Some(Self { item, state })
    }
}

impl State {
    fn mark(self) -> char {
        match self {
            Self::There => '+',
            Self::Maybe => '?',
        }
    }
}

/// A campaign's name without what parts fields and lines.
fn escaped(name: &str) -> Cow<'_, str> {
    if name.contains(['%', '\t', '\n', '\r']) {
        let escapes = [("%", "%25"), ("\t", "%09"), ("\n", "%0A"), ("\r", "%0D")];
        escapes.iter().fold(name.to_owned(), |name, (plain, escape)| name.replace(plain, escape)).into()
    } else {
        name.into()
    }
}

fn unescaped(name: &str) -> String {
    let escapes = [("%0D", "\r"), ("%0A", "\n"), ("%09", "\t"), ("%25", "%")];
    escapes.iter().fold(name.to_owned(), |name, (escape, plain)| name.replace(escape, plain))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_read_as_it_was_written() {
        for campaign in [None, Some("Ventas->"), Some("a%09b\tc\r\n%")] {
            for state in [State::There, State::Maybe] {
                let entry = Entry { campaign: campaign.map(Arc::from), line: 59_898_344_484 };
                let record = Record { item: Item { entry, text: "098344484".into() }, state };
                let line = record.line();
                assert_eq!(Record::of_line(line.trim_end_matches('\n')), Some(record), "{line}");
            }
        }
        for none in ["", "+", "+*\t1", "+*\tx\t1", "+*\t1\t1\t1", "!*\t1\t1"] {
            assert_eq!(Record::of_line(none), None, "{none}");
        }
    }
}
