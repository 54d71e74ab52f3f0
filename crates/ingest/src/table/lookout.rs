//! Looks at a table's rows before they go out: which are its header again, which its footer, and where another table begins.
//!
//! One block is held back, so that the end of the file is known before the rows above it are gone.

use super::again::{self, Again};
use super::another::{another, could_name};
use super::sample::{self, Columns, Line};
use super::{ANOTHER_TABLE, FOOTER, HEADER_AGAIN, footer};
use contact::{Block, Code, Row};

/// How many rows round a row are looked at.
const AROUND: u32 = 100;
/// After so many blank rows they say nothing any more.
const MOST_GAPS: u32 = 200;

/// What is held back of a table, and what is known of it.
pub(crate) struct Lookout {
    header: Vec<String>,
    columns: Columns,
    again: Again,
    held: Option<Block>,
    /// The last row that was looked at, and whether it was blank.
    last: (u32, bool),
    gaps: u32,
    /// Whether the rows above the block are gone.
    further: bool,
    /// Whether another table has begun.
    beyond: bool,
}

impl Lookout {
    /// `header` names the columns, and stands on row `row`; `columns` is what the first rows hold, and `again` tells the header
    /// where it is repeated.
    pub(crate) fn new(header: Vec<String>, row: u32, columns: Columns, again: Again) -> Self {
        Self {
            header,
            columns,
            again,
            held: None,
            last: (row, false),
            gaps: 0,
            further: false,
            beyond: false,
        }
    }

    /// Takes a block and gives the one before it, whose rows are known now.
    pub(crate) fn pass(&mut self, block: Block) -> Option<Block> {
        let held = self.held.take();
        let known = held.map(|mut held| {
            self.look(&mut held, Some(&block));
            held
        });
        self.held = Some(block);
        known
    }

    /// The blocks that were held back, with the last rows known for what they are.
    pub(crate) fn end(mut self, last: Block) -> Vec<Block> {
        let mut last = last;
        let mut blocks = Vec::with_capacity(2);
        if let Some(mut held) = self.held.take() {
            self.look(&mut held, Some(&last));
            blocks.push(held);
        }
        self.look(&mut last, None);
        blocks.push(last);
        if !self.beyond {
            self.mark_footer(&mut blocks);
        }
        blocks
    }

    fn mark_footer(&self, blocks: &mut [Block]) {
        let rows: Vec<(usize, u32)> = blocks
            .iter()
            .enumerate()
            .flat_map(|(nth, block)| (0..block.len() as u32).map(move |row| (nth, row)))
            .collect();
        let rows = &rows[rows.len().saturating_sub(AROUND as usize)..];
        let lines: Vec<Line<'_>> = rows.iter().map(|&(nth, row)| Line::of(blocks[nth].row(row))).collect();
        let header = self.header_line();
        let named = (!self.header.is_empty()).then_some(&header);
        let Some(first) = footer::footer(named, &lines) else { return };
        let blank: Vec<bool> = lines.iter().map(Line::is_blank).collect();
        for (&(nth, row), _) in rows.iter().zip(blank).skip(first).filter(|(_, blank)| !blank) {
            blocks[nth].remark_row(row, &FOOTER);
        }
    }

    fn header_line(&self) -> Line<'_> {
        Line::new(0, self.header.iter().map(String::as_str))
    }

    fn look(&mut self, block: &mut Block, next: Option<&Block>) {
        let again = if self.beyond { Vec::new() } else { self.again_in(block, next) };
        let mut first = if self.beyond { Some(0) } else { None };
        for row in 0..block.len() as u32 {
            if first.is_some() || self.gaps > MOST_GAPS || self.header.is_empty() {
                break;
            }
            if again.binary_search(&row).is_ok() {
                self.last = (block.row(row).number(), false);
            } else {
                first = self.begins(block, row, next);
            }
        }
        let within = first.unwrap_or(u32::MAX);
        again.into_iter().filter(|row| *row < within).for_each(|row| block.remark_row(row, &HEADER_AGAIN));
        if let Some(first) = first {
            self.beyond = true;
            mark(block, first, &ANOTHER_TABLE);
        }
        self.further = true;
    }

    /// The rows of a block that are the header again, or belong to one, which may stand at the beginning of the next block.
    fn again_in(&self, block: &Block, next: Option<&Block>) -> Vec<u32> {
        const PAGE: u32 = again::MOST as u32 + 1;
        let end = block.len() as u32;
        let beginning = next.map_or(0, |next| PAGE.min(next.len() as u32));
        let mut found = Vec::new();
        for at in 0..end + beginning {
            let row = if at < end {
                block.row(at)
            } else if let Some(next) = next {
                next.row(at - end)
            } else {
                break;
            };
            if !self.again.may_be(row) || !self.again.is_header(&Line::of(row)) {
                continue;
            }
            let mut above = sample::lines(block, at.saturating_sub(PAGE)..at);
            above.extend(next.iter().flat_map(|next| sample::lines(next, 0..at.saturating_sub(end))));
            let first = at - self.again.with_it(&above) as u32;
            found.extend((first..=at).filter(|row| *row < end && !block.row(*row).is_blank()));
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Where another table begins, if its header is this row.
    fn begins(&mut self, block: &Block, at: u32, next: Option<&Block>) -> Option<u32> {
        let row = block.row(at);
        let (last, was_blank) = std::mem::replace(&mut self.last, (row.number(), row.is_blank()));
        let apart = was_blank || row.number() > last + 1;
        // A title may stand between the blank row and the header.
        let titled = || at > 0 && is_lone(block.row(at - 1));
        if self.last.1 || !(apart || titled()) {
            return None;
        }
        self.gaps += u32::from(apart);
        if !could_name(&Line::of(row)) {
            return None;
        }
        let start = at.saturating_sub(AROUND);
        let mut lines = sample::lines(block, start..at + AROUND);
        lines.extend(next.iter().flat_map(|next| sample::lines(next, 0..AROUND)));
        let here = (at - start) as usize;
        let few = self.further && here < 5;
        let rows: Vec<Line<'_>> = lines[..here].iter().filter(|line| line.count() > 1).cloned().collect();
        let above = if few || rows.is_empty() { self.columns.clone() } else { Columns::of(&rows) };
        another(&self.header_line(), &above, &lines, here, at == 0 && apart).map(|first| start + first as u32)
    }
}

fn is_lone(row: Row<'_>) -> bool {
    row.cells().filter(|cell| !cell.trim().is_empty()).take(2).count() == 1
}

fn mark(block: &mut Block, from: u32, code: &'static Code) {
    let filled: Vec<u32> = (from..block.len() as u32).filter(|&row| !block.row(row).is_blank()).collect();
    for row in filled {
        block.remark_row(row, code);
    }
}
