//! The lines of a list: the numbers of each, for which campaigns they count, and which lines hold none.

use super::columns::{Area, Campaign, Columns, is_one};
use super::expiry::{Expiry, expiry};
use chrono::{DateTime, Utc};
use contact::{Block, Number, Row, mask_digits};
use dedupe::Scope;
use normalize::Reading;
use std::collections::BTreeSet;
use std::sync::Arc;
use words::{Arg, Message, message};

/// One number of one line.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Line<'l> {
    /// By its line ([`contact::Number::line`]).
    pub(crate) number: u64,
    /// For which campaigns it counts.
    pub(crate) scope: &'l Scope,
    /// Whether it counted once, and does no more.
    pub(crate) expired: bool,
}

/// What was seen in a list.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    /// The lines, without blank ones and titles.
    pub(crate) lines: u64,
    /// Lines that hold something that is no number, or nothing.
    pub(crate) unreadable: Holes,
    /// Lines that count no more.
    pub(crate) expired: u64,
    /// Lines whose date cannot be read: they count.
    pub(crate) undated: Holes,
    /// Lines with something in the campaign's place that is perhaps none: they count for all.
    pub(crate) in_doubt: Holes,
    /// Whether that is the campaign's place in some line beyond doubt.
    pub(crate) some_sure: bool,
    /// Lines with a number in a column that nobody named: it is refused too.
    pub(crate) beside: Holes,
    /// Whether its numbers were looked for in the first column for want of a better one.
    pub(crate) is_first_column: bool,
    /// What lies on the list's sheet and was not read.
    pub(crate) not_read: Vec<Message>,
}

/// Lines with something amiss: how many, and the first of them.
#[derive(Debug, Default)]
pub(crate) struct Holes {
    pub(crate) count: u64,
    /// The row of each, and what stands there, masked.
    first: Vec<(u32, String)>,
}

/// How many of them are shown.
const SHOWN: usize = 5;

impl Holes {
    fn note(&mut self, row: u32, cell: &str) {
        self.count += 1;
        if self.first.len() < SHOWN {
            self.first.push((row, masked(cell)));
        }
    }

    /// So many, of which nobody remembers where they are.
    pub(super) fn somewhere(count: u64) -> Self {
        Self { count, first: Vec::new() }
    }

    /// `row 7 (A•• 09• ••• •56), row 9 (blank), …`.
    pub(crate) fn rows(&self) -> Arg {
        let one = |(row, cell): &(u32, String)| match cell.as_str() {
            "" => message!("holes-blank-row", "row {row} (blank)", row = row.to_string()),
            cell => message!("holes-row", "row {row} ({cell})", row = row.to_string(), cell = cell),
        };
        if self.first.is_empty() {
            return message!("holes-lines", "{lines} lines", lines = self.count).into();
        }
        let more = (self.count > self.first.len() as u64).then(|| Message::foreign("…"));
        Arg::list(self.first.iter().map(one).chain(more))
    }
}

/// A cell's shape, for those who may not see whom it is about: the digits of numbers and all but the first letters of words hidden.
fn masked(cell: &str) -> String {
    const LONGEST: usize = 30;
    let mut in_word = false;
    let hide = |c: char| {
        let goes_on = std::mem::replace(&mut in_word, c.is_alphabetic());
        if goes_on && in_word { '•' } else { c }
    };
    let text: String = mask_digits(cell.trim()).chars().map(hide).collect();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text,
    }
}

/// Reads the lines of a list, block by block.
#[derive(Debug)]
pub(crate) struct Lines {
    columns: Columns,
    reading: Reading,
    now: DateTime<Utc>,
    seen: Seen,
    /// Rows before the first number that may be titles.
    titles: Vec<(u32, String)>,
    campaigns: BTreeSet<Arc<str>>,
    any: bool,
    /// Whether a doubt is decided against the line: who is taken off a list is called.
    strict: bool,
}

impl Lines {
    /// Lines with these columns, whose numbers are read so; the clock says which count no more.
    pub(crate) fn new(columns: Columns, reading: Reading, now: DateTime<Utc>) -> Self {
        Self {
            seen: Seen { is_first_column: columns.others, ..Seen::default() },
            columns,
            reading,
            now,
            titles: Vec::new(),
            campaigns: BTreeSet::new(),
            any: false,
            strict: false,
        }
    }

    /// Takes the lines of a block, and gives every number of each to `hold`.
    pub(crate) fn take(&mut self, block: &Block, hold: &mut dyn FnMut(Line<'_>)) {
        for row in block.rows().filter(|row| !row.is_blank()) {
            self.line(row, hold);
        }
    }

    /// What was seen in all of them.
    pub(crate) fn finish(mut self) -> Seen {
        if !self.any {
            // A header may stand over nothing; other rows without a number are what the list consists of.
            for (row, cell) in self.titles.iter().skip(1) {
                self.seen.lines += 1;
                self.seen.unreadable.note(*row, cell);
            }
        }
        self.seen
    }

    fn line(&mut self, row: Row<'_>, hold: &mut dyn FnMut(Line<'_>)) {
        /// How many titles may stand above a list.
        const TITLES: usize = 10;
        let (mut numbers, rest) = self.numbers(row);
        if self.strict {
            // The two forms of one line are one number: in Argentina, with and without the 9 of mobiles.
            numbers.sort_unstable_by_key(|number| number.line());
            numbers.dedup_by_key(|number| number.line());
        }
        let cells =
            || self.columns.numbers.iter().map(|column| row.cell(*column)).collect::<Vec<_>>().join(" ");
        if numbers.is_empty() && digits(&cells()) < LIKE_A_NUMBER {
            // A title above a list without a header is no damage, nor is a page's header; a line like it further down is.
            if self.columns.titles && !self.any && self.titles.len() < TITLES {
                self.titles.push((row.number(), cells()));
                return;
            }
            if row.remarks().any(|remark| ingest::is_outside(remark.code)) {
                return;
            }
        }
        self.seen.lines += 1;
        if rest || numbers.is_empty() {
            self.seen.unreadable.note(row.number(), &cells());
        }
        if self.strict && (rest || numbers.len() != 1) {
            if !rest && !numbers.is_empty() {
                self.seen.unreadable.note(row.number(), &cells());
            }
            return;
        }
        if !self.strict {
            let others = self.others(row, &numbers);
            numbers.extend(others);
        }
        if numbers.is_empty() {
            return;
        }
        self.any = true;
        let expired = self.is_expired(row);
        self.seen.expired += u64::from(expired);
        for scope in self.scopes(row) {
            for number in &numbers {
                hold(Line { number: number.line(), scope: &scope, expired });
            }
        }
    }

    /// Decides every doubt against the line: for lists of whom to take off.
    pub(crate) fn strict(self) -> Self {
        Self { strict: true, ..self }
    }

    /// The numbers of a line, and whether it says something that is none of them.
    fn numbers(&self, row: Row<'_>) -> (Vec<Number>, bool) {
        let area = match self.columns.area {
            Area::Column(column) => row.cell(column),
            Area::Nowhere | Area::Before => "",
        };
        let (mut numbers, mut rest) = (Vec::new(), false);
        for column in &self.columns.numbers {
            let cell = row.cell(*column);
            let (read, unread) = normalize::refused_numbers(cell, area, &self.reading);
            numbers.extend(read);
            // The digits of a date may be a number: it is refused, and the line is none that a list should have.
            rest |= unread || self.is_date(cell);
        }
        if numbers.is_empty() && self.columns.area == Area::Before {
            let (area, local) = (normalize::tidy(row.cell(0)), row.cell(1));
            let read = |area| normalize::refused_numbers(local, area, &self.reading);
            // What is whole without it has no area code beside it, but something else: a line's number, a customer's.
            let lacks = || digits(local) >= LIKE_A_NUMBER && read("").0.is_empty();
            if normalize::area_code(&area).is_some() && lacks() {
                return read(&area);
            }
        }
        (numbers, rest)
    }

    fn is_date(&self, cell: &str) -> bool {
        let mut is_date = false;
        if cell.contains(['-', '/', '.', ':']) {
            normalize::read_numbers(cell, "", &self.reading, |read| {
                is_date |= matches!(read, Err(misread) if misread.why == normalize::Misreading::Date);
            });
        }
        is_date
    }

    /// The numbers of the columns that nobody named, where nobody named any; those that stand there without a doubt.
    fn others(&mut self, row: Row<'_>, known: &[Number]) -> Vec<Number> {
        let mut others = Vec::new();
        if !self.columns.others {
            return others;
        }
        for cell in row.cells().skip(1).filter(|cell| digits(cell) >= LIKE_A_NUMBER && !self.is_date(cell)) {
            if known.is_empty() {
                // Nothing else says whom the line is about.
                others.extend(normalize::refused_numbers(cell, "", &self.reading).0);
                continue;
            }
            normalize::read_numbers(cell, "", &self.reading, |read| {
                others.extend(read.map(|read| read.number));
            });
        }
        others.retain(|number| known.iter().all(|known| known.line() != number.line()));
        if !others.is_empty() {
            self.seen.beside.note(row.number(), "");
        }
        others
    }

    fn is_expired(&mut self, row: Row<'_>) -> bool {
        let Some((column, order)) = self.columns.expires else { return false };
        match expiry(row.cell(column), order) {
            Expiry::At(moment) => moment <= self.now,
            Expiry::Never => false,
            Expiry::Unreadable => {
                self.seen.undated.note(row.number(), row.cell(column));
                false
            }
        }
    }

    fn scopes(&mut self, row: Row<'_>) -> Vec<Scope> {
        let (column, perhaps) = match &self.columns.campaign {
            Campaign::All => return vec![Scope::Everywhere],
            Campaign::Fixed(name) => return vec![Scope::Campaign(Arc::clone(name))],
            Campaign::Column(column) => (*column, false),
            Campaign::Perhaps(column) => (*column, true),
        };
        let written = with_plain_suffix(&normalize::tidy(row.cell(column)));
        if !is_one(&written) {
            return vec![Scope::Everywhere];
        }
        // A cell may name several.
        let mut names = several(&written);
        let is_sure = |name: &&str| name.ends_with("->") || name.ends_with("<-");
        if perhaps && !names.iter().all(is_sure) {
            // The portal ends its lines with a blank cell.
            self.seen.some_sure |= row.width() > 2 && row.cells().skip(2).all(|cell| cell.trim().is_empty());
            self.seen.in_doubt.note(row.number(), &written);
            return if self.strict { Vec::new() } else { vec![Scope::Everywhere] };
        }
        self.seen.some_sure |= perhaps;
        if names.iter().any(|name| !is_one(name)) {
            return vec![Scope::Everywhere];
        }
        if names.len() > 1 {
            names.push(&written);
        }
        names.into_iter().map(|name| Scope::Campaign(self.campaign(name))).collect()
    }

    /// A campaign's name, kept once however many lines have it.
    fn campaign(&mut self, name: &str) -> Arc<str> {
        if let Some(known) = self.campaigns.get(name) {
            return Arc::clone(known);
        }
        let new: Arc<str> = name.into();
        self.campaigns.insert(Arc::clone(&new));
        new
    }
}

/// The names that a cell may mean, whatever stands between them: one too many costs calls, one too few a fine.
fn several(written: &str) -> Vec<&str> {
    let mut names = vec![written];
    for between in [";", "|", "\n", ",", "/", "&", "+", " y ", " e ", " o ", " and ", " or ", " - "] {
        names = names.into_iter().flat_map(|name| name.split(between)).collect();
    }
    // `C-> D->` has nothing between them.
    let behind_suffix = |name: &'_ str| -> Option<usize> {
        ["-> ", "<- "].iter().filter_map(|suffix| name.find(suffix)).min().map(|at| at + 2)
    };
    let mut apart = Vec::new();
    for mut name in names {
        while let Some(at) = behind_suffix(name) {
            apart.push(&name[..at]);
            name = &name[at..];
        }
        apart.push(name);
    }
    apart.into_iter().map(str::trim).filter(|name| !name.is_empty()).collect()
}

/// A campaign's name with its dialer's suffix as the portal writes it, however a mail or a web page did.
fn with_plain_suffix(name: &str) -> String {
    let arrows = [("→", "->"), ("←", "<-"), ("&gt;", ">"), ("&lt;", "<")];
    arrows.iter().fold(name.to_owned(), |name, (odd, plain)| name.replace(odd, plain))
}

/// Digits from which on a text may be a number that could not be read.
const LIKE_A_NUMBER: usize = 6;

fn digits(text: &str) -> usize {
    text.bytes().filter(u8::is_ascii_digit).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_may_name_several_campaigns_however_it_parts_them() {
        let check = |cell, names: &[&str]| assert_eq!(several(cell), names, "{cell}");
        for cell in
            ["C->, B<-", "C->;B<-", "C-> / B<-", "C->\nB<-", "C-> y B<-", "C->&B<-", "C-> B<-", "C-> - B<-"]
        {
            check(cell, &["C->", "B<-"]);
        }
        check("Ventas Norte->", &["Ventas Norte->"]);
        check("C->", &["C->"]);
    }

    #[test]
    fn what_is_shown_of_a_cell_says_nobodys_name_or_number() {
        let check = |cell, shown| assert_eq!(masked(cell), shown);
        check("Ana  María 098 765 001", "A•• M•••• 09• ••• •01");
        check("5,511E+12", "5,511E+12");
        check("", "");
        check("11 9876-54", "11 ••••-54");
        check(&"x ".repeat(40), "x x x x x x x x x x x x x x x …");
    }
}
