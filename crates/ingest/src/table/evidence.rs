//! What speaks for a row being a header, and what for its being data.

use super::kind::Kind;
use super::sample::{Columns, Line};
use std::collections::HashSet;
use words::{Arg, Message, message};

/// The longest text that still names a column.
const LONGEST_NAME: usize = 100;

/// What a row shows against the rows below it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Evidence {
    /// How many cells have text.
    cells: usize,
    /// Whether no two of its texts are the same.
    distinct: bool,
    /// Whether each text could be a name: words, short enough, or a label such as a year.
    names: bool,
    /// The kinds of the columns in which it has words.
    over: Vec<Kind>,
    /// The kinds in which it is like the column below.
    like: Vec<Kind>,
    /// How many of its texts stand in the same column again.
    again: usize,
    /// Whether nothing is below it.
    alone: bool,
}

impl Evidence {
    pub(crate) fn of(line: &Line<'_>, below: &[Line<'_>]) -> Self {
        let columns = Columns::of(below);
        let labels = are_labels(line, below.iter().find(|line| !line.is_blank()));
        let texts: HashSet<String> = line.filled().map(|(_, cell)| cell.trim().to_lowercase()).collect();
        let cells = line.count();
        let mut found = Self {
            cells,
            distinct: texts.len() == cells,
            names: true,
            alone: columns.rows == 0,
            ..Self::default()
        };
        for (column, cell) in line.filled() {
            let kind = Kind::of(cell);
            found.names &= is_label(cell) && (!kind.is_typed() || labels);
            if kind == Kind::Text {
                found.over.extend(columns.typed(column));
                found.again += usize::from(stands_again(line, column, below));
            } else if kind.is_typed() && !labels && (found.alone || columns.share(column, kind) >= 50) {
                found.like.push(kind);
            }
        }
        found
    }

    /// Whether the row is written like the ones below it.
    pub(crate) fn is_data(&self) -> bool {
        let weight = |kind: &Kind| match kind {
            // Alone on its sheet, a year or a count may be a name.
            Kind::Number if self.alone => 0,
            Kind::Number => 1,
            _ => 3,
        };
        // One name may well be a value too, as in a list of names.
        let again = if self.again >= 2 && self.again * 2 >= self.cells { self.again } else { 0 };
        self.like.iter().map(weight).sum::<usize>() + again > self.over.len()
    }

    /// Whether its cells could be names of columns, two at least.
    pub(crate) fn could_name(&self) -> bool {
        self.names && self.cells >= 2 && self.distinct
    }

    /// Whether it has words where the column below has something else.
    pub(crate) fn over_typed(&self) -> bool {
        !self.over.is_empty()
    }

    /// Why it is a header, after its number.
    pub(crate) fn as_header(&self) -> Message {
        let texts = match self.cells {
            1 => message!("ingest-texts", "1 text", texts = 1_u32),
            texts => message!("ingest-texts", "{texts} texts", texts = texts),
        };
        let distinct =
            (self.distinct && self.cells > 1).then(|| message!("ingest-each-different", "each different"));
        let over = match kinds(&self.over) {
            Some(kinds) => message!("ingest-over-rows", "over rows of {kinds}", kinds = kinds),
            None if self.alone => message!("ingest-nothing-below", "and nothing below"),
            None => message!("ingest-no-data-in-it", "and nothing in it that looks like data"),
        };
        let what = Arg::list(std::iter::once(texts).chain(distinct).chain([over]));
        message!("ingest-header-evidence", "{what}", what = what)
    }

    /// Why it is data, after its number.
    pub(crate) fn as_data(&self) -> Message {
        match kinds(&self.like) {
            None => message!("ingest-stands-again", "has texts that stand again below it"),
            Some(kinds) if self.alone => message!("ingest-holds", "holds {kinds}", kinds = kinds),
            Some(kinds) => {
                message!("ingest-holds-as-below", "holds {kinds}, as the rows below do", kinds = kinds)
            }
        }
    }
}

/// Whether a text is short enough to name something.
pub(crate) fn is_label(cell: &str) -> bool {
    cell.chars().count() <= LONGEST_NAME
}

/// Whether the numbers of a row are years or count up from 0 or 1, unlike those of the next row.
fn are_labels(line: &Line<'_>, next: Option<&Line<'_>>) -> bool {
    let numbers = |line: &Line<'_>| -> Option<Vec<u32>> {
        let typed = line.filled().filter(|(_, cell)| Kind::of(cell).is_typed());
        typed.map(|(_, cell)| cell.trim().parse().ok()).collect()
    };
    let is_label = |line: &Line<'_>| {
        numbers(line).is_some_and(|numbers| {
            let years = numbers.iter().all(|number| (1900..=2100).contains(number));
            let counts =
                numbers.len() >= 3 && numbers[0] <= 1 && numbers.windows(2).all(|two| two[0] + 1 == two[1]);
            // A row of nothing but counted numbers is as likely data.
            let named = numbers.len() < line.cells.len();
            !numbers.is_empty() && named && (years || counts)
        })
    };
    is_label(line) && !next.is_some_and(is_label)
}

/// Whether a text stands in its column again, in a row that is not the same row again. A letter or two may do so by chance.
fn stands_again(line: &Line<'_>, column: usize, below: &[Line<'_>]) -> bool {
    let text = line.cell(column).trim();
    text.chars().count() > 3
        && below.iter().any(|other| other.cell(column).trim() == text && other.cells != line.cells)
}

/// `numbers and dates`, each once.
fn kinds(kinds: &[Kind]) -> Option<Message> {
    let words: [(Kind, fn() -> Message); 4] = [
        (Kind::Number, || message!("ingest-kind-numbers", "numbers")),
        (Kind::Digits, || message!("ingest-kind-digits", "long numbers")),
        (Kind::Date, || message!("ingest-kind-dates", "dates")),
        (Kind::Address, || message!("ingest-kind-addresses", "addresses")),
    ];
    let mut held: Vec<Message> =
        words.iter().filter(|(kind, _)| kinds.contains(kind)).map(|(_, word)| word()).collect();
    let last = held.pop()?;
    if held.is_empty() {
        return Some(last);
    }
    Some(message!("ingest-kinds", "{first} and {last}", first = Arg::list(held), last = last))
}
