//! A record's cells go to a block as text, with what is to be said of each.

use super::cut::Cells;
use super::decode::with_strays;
use super::encoding::Encoding;
use super::{MIXED_ENCODING, MOJIBAKE, NUL, UNDECODABLE};
use crate::stream::remark_beyond;
use contact::Block;
use std::borrow::Cow;
use std::ops::Range;

/// What is known of all cells.
pub(super) struct Push {
    /// How many columns have a name.
    pub(super) named: usize,
    /// The encoding of bytes that are not UTF-8.
    pub(super) strays: Encoding,
    /// Whether any byte so far meant nothing.
    pub(super) replaced: bool,
}

/// Where the cells of a line are, if its quotes are simple: each quoted cell is closed before a delimiter, with no quote in it.
pub(super) fn simple_cells(line: &[u8], delimiter: u8, quote: u8, cells: &mut Vec<Range<usize>>) -> bool {
    cells.clear();
    let mut at = 0;
    loop {
        let quoted = line.get(at) == Some(&quote);
        let from = at + usize::from(quoted);
        let stop = if quoted { quote } else { delimiter };
        let found = memchr::memchr(stop, &line[from..]).map(|length| from + length);
        let (end, behind) = match (found, quoted) {
            (None, true) => return false,
            (Some(end), true) => (end, end + 1),
            (found, false) => (found.unwrap_or(line.len()), found.unwrap_or(line.len())),
        };
        cells.push(from..end);
        match line.get(behind) {
            None => return true,
            Some(&byte) if byte == delimiter => at = behind + 1,
            Some(_) => return false,
        }
    }
}

/// Pushes the cells of a line where they are.
pub(super) fn push_line(push: &Push, block: &mut Block, line: &[u8], cells: &[Range<usize>]) {
    let Ok(text) = std::str::from_utf8(line) else {
        return push.pieces(block, cells.iter().map(|range| &line[range.clone()]));
    };
    if cells.len() > push.named {
        remark_beyond(push.named, cells.iter().map(|range| &text[range.clone()]), block);
    }
    let plain = text.is_ascii();
    for (column, range) in cells.iter().enumerate() {
        let cell = &text[range.clone()];
        if !plain {
            push.remark_letters(block, column, cell);
        }
        block.push_cell(cell);
    }
}

impl Push {
    /// Pushes a record that was cut; answers how many cells it has.
    pub(super) fn cells(&self, block: &mut Block, cells: &Cells) -> usize {
        self.pieces(block, cells.iter());
        cells.len()
    }

    fn pieces<'c>(&self, block: &mut Block, cells: impl Iterator<Item = &'c [u8]> + Clone) {
        let text = |bytes| with_strays(bytes, self.strays);
        if cells.clone().nth(self.named).is_some() {
            let texts: Vec<Cow<'_, str>> = cells.clone().map(text).collect();
            remark_beyond(self.named, texts.iter().map(AsRef::as_ref), block);
        }
        for (column, bytes) in cells.enumerate() {
            let text = text(bytes);
            if text.as_bytes() != bytes {
                block.remark(u16::try_from(column).ok(), &MIXED_ENCODING);
            }
            self.remark_letters(block, column, &text);
            if text.contains('\0') {
                block.remark(u16::try_from(column).ok(), &NUL);
                block.push_cell(&text.replace('\0', ""));
            } else {
                block.push_cell(&text);
            }
        }
    }

    /// Notes letters that were lost, or spoilt before the file was written.
    fn remark_letters(&self, block: &mut Block, column: usize, cell: &str) {
        if cell.is_ascii() {
            return;
        }
        if self.replaced && cell.contains('\u{fffd}') {
            block.remark(u16::try_from(column).ok(), &UNDECODABLE);
        }
        if is_mojibake(cell) {
            block.remark(u16::try_from(column).ok(), &MOJIBAKE);
        }
    }
}

/// Whether a cell holds UTF-8 that was read as windows-1252 and written again, as in `JoÃ£o`.
fn is_mojibake(cell: &str) -> bool {
    // `Â`, `Ã` and `â` end with these bytes, which most letters do not.
    if memchr::memchr3(0x82, 0x83, 0xA2, cell.as_bytes()).is_none() {
        return false;
    }
    let mut letters = cell.chars().peekable();
    while let Some(c) = letters.next() {
        // What windows-1252 makes of the bytes from 0x80 to 0xBF, with which no letter of UTF-8 begins.
        let continues = |next: char| matches!(next, '\u{80}'..='\u{bf}' | 'Œ' | 'œ' | 'Š' | 'š' | 'Ž' | 'ž' | 'Ÿ' | 'ƒ' | 'ˆ' | '˜' | '–'..='›' | '€' | '™');
        match c {
            'Ã' | 'Â' if letters.peek().copied().is_some_and(continues) => return true,
            'â' if letters.peek() == Some(&'€') => return true,
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spoilt_letters_are_known() {
        let check = |cell: &str, spoilt| assert_eq!(is_mojibake(cell), spoilt, "{cell:?}");
        check("JoÃ£o", true);
        check("NÃºÃ±ez", true);
        check("nÂº 3", true);
        check("Dâ€™Avila", true);
        check("JOÃO", false);
        check("Ângela", false);
        check("IRMÃ", false);
        check("crâne", false);
    }
}
