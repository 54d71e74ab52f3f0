//! What is counted of one column, row by row, in memory that does not grow with the file.

use crate::cells::{SHAPES, Shape, shapes};
use crate::documents::Document;
use crate::phones::{Beside, Countries, PhoneTally, may_be_phone};
use contact::Region;
use std::collections::{BTreeMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

/// How many distinct values of a column are told apart at most.
const MOST_DISTINCT: usize = 5_000;

/// How many are in all columns.
const MOST_TOLD_APART: usize = 2_000_000;

/// How many filled cells of a column are looked at closely.
const LOOKED_AT: u64 = 10_000;

/// How many are in all columns.
const MOST_LOOKED_AT: u64 = 2_000_000;

/// A cell longer than so many bytes is as much work as two.
const LONG_CELL: u64 = 256;

/// How many names are looked up as states.
const STATES_ASKED: u64 = 300;

/// How many values are kept with their counts; a flag or a choice has fewer.
const FEW: usize = 24;

/// How many examples are kept.
const EXAMPLES: usize = 3;

/// What is counted of one column.
#[derive(Clone, Debug)]
pub(crate) struct Tally {
    /// Cells that are not blank.
    pub(crate) filled: u64,
    /// Of these, how many were looked at closely.
    pub(crate) looked_at: u64,
    shapes: [u64; SHAPES],
    documents: [u64; Document::ALL.len()],
    /// Cells that may hold a telephone number.
    pub(crate) phone_like: u64,
    pub(crate) phones: PhoneTally,
    told_apart: usize,
    /// How many more cells are looked at closely.
    closely: u64,
    hashes: HashSet<u64>,
    /// Values with their counts, while they are few.
    pub(crate) values: Option<BTreeMap<String, u64>>,
    pub(crate) examples: Vec<String>,
    /// Names that were looked up as states, and how many are, by country.
    pub(crate) states_asked: u64,
    states: Vec<(Region, u64)>,
    /// The longest and shortest cells of digits alone.
    pub(crate) digits: Option<(usize, usize)>,
}

impl Tally {
    /// Of a column of a table with so many.
    pub(crate) fn new(countries: &Countries, columns: usize) -> Self {
        Self {
            // However wide a table is, what is kept of it stays small, and so does the work.
            told_apart: (MOST_TOLD_APART / columns.max(1)).clamp(100, MOST_DISTINCT),
            closely: (MOST_LOOKED_AT / columns.max(1) as u64).clamp(100, LOOKED_AT),
            filled: 0,
            looked_at: 0,
            shapes: [0; SHAPES],
            documents: [0; Document::ALL.len()],
            phone_like: 0,
            phones: PhoneTally::new(countries, columns),
            hashes: HashSet::new(),
            values: Some(BTreeMap::new()),
            examples: Vec::new(),
            states_asked: 0,
            states: countries.regions().map(|region| (region, 0)).collect(),
            digits: None,
        }
    }

    /// Takes a cell, with what stands beside it.
    pub(crate) fn take(&mut self, cell: &str, beside: Beside<'_>, countries: &Countries) {
        let cell = cell.trim();
        if cell.is_empty() {
            return;
        }
        self.filled += 1;
        self.tell_apart(cell);
        if self.closely == 0 {
            return;
        }
        self.closely = self.closely.saturating_sub(1 + cell.len() as u64 / LONG_CELL);
        self.looked_at += 1;
        let mut is_words = false;
        shapes(cell, |shape| {
            self.shapes[shape as usize] += 1;
            is_words |= shape == Shape::Words;
        });
        if cell.len() >= 7 {
            for (count, document) in self.documents.iter_mut().zip(Document::ALL) {
                *count += u64::from(document.is(cell));
            }
        }
        if cell.bytes().all(|byte| byte.is_ascii_digit()) {
            let (least, most) = self.digits.unwrap_or((cell.len(), cell.len()));
            self.digits = Some((least.min(cell.len()), most.max(cell.len())));
        }
        if may_be_phone(cell) {
            self.phone_like += 1;
            self.phones.take(cell, beside, countries);
        }
        if is_words && self.states_asked < STATES_ASKED && cell.len() <= 40 {
            self.states_asked += 1;
            for (region, count) in &mut self.states {
                *count += u64::from(!numbering::state_zones(*region, cell).is_empty());
            }
        }
    }

    fn tell_apart(&mut self, cell: &str) {
        if self.hashes.len() <= self.told_apart {
            let mut hasher = DefaultHasher::new();
            cell.hash(&mut hasher);
            let is_new = self.hashes.insert(hasher.finish());
            if is_new && self.examples.len() < EXAMPLES {
                self.examples.push(shortened(cell));
            }
        }
        if let Some(values) = &mut self.values {
            // Most values of a few are short, and known.
            if let Some(count) = values.get_mut(cell) {
                *count += 1;
                return;
            }
            *values.entry(shortened(cell)).or_default() += 1;
            if values.len() > FEW {
                self.values = None;
            }
        }
    }

    /// How many distinct values there are, and whether there are more.
    pub(crate) fn distinct(&self) -> (u64, bool) {
        let known = self.hashes.len().min(self.told_apart);
        (known as u64, self.hashes.len() > self.told_apart)
    }

    pub(crate) fn count(&self, shape: Shape) -> u64 {
        self.shapes[shape as usize]
    }

    /// The share of the cells that have one of some shapes that exclude each other.
    pub(crate) fn share(&self, shapes: &[Shape]) -> f64 {
        share(shapes.iter().map(|shape| self.count(*shape)).sum(), self.looked_at)
    }

    /// The kind of document that most cells are, and how many are.
    pub(crate) fn document(&self) -> Option<(Document, u64)> {
        let counted = Document::ALL.into_iter().zip(self.documents).filter(|(_, count)| *count > 0);
        counted.rev().max_by_key(|(_, count)| *count)
    }

    /// How many cells are of a kind of document.
    pub(crate) fn of_document(&self, document: Document) -> u64 {
        let at = Document::ALL.iter().position(|known| *known == document);
        at.map_or(0, |at| self.documents[at])
    }

    /// The share of the names that are states of a country.
    pub(crate) fn states(&self, region: Region) -> f64 {
        let count = self.states.iter().find(|(known, _)| *known == region).map_or(0, |(_, count)| *count);
        // Cells that are no words are no states.
        share(count, self.states_asked) * self.share(&[Shape::Words])
    }
}

pub(crate) fn share(part: u64, whole: u64) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// The text on one line, with an end that fits into a table.
fn shortened(cell: &str) -> String {
    const MOST: usize = 28;
    // Of a text as long as a book, the rest need not be looked at.
    let end = cell.char_indices().nth(40 * MOST).map_or(cell.len(), |(end, _)| end);
    let mut words = cell[..end].split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some((end, _)) = words.char_indices().nth(MOST) {
        words.truncate(end);
        words.push('…');
    }
    words
}
