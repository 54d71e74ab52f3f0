//! A block as bytes, for a process that reads what another one has read.
//!
//! What comes from the other process is checked as if a stranger had sent it: bytes that make no block are none.

use super::{Block, Remark};
use crate::{Code, Table};
use std::sync::Arc;

/// Stands for a remark on the whole row.
const WHOLE_ROW: u32 = u32::MAX;

impl Block {
    /// Appends the block to `bytes`, all but its table. A code goes by its place among `codes`; answers whether all of them
    /// have one.
    #[must_use]
    pub fn encode(&self, codes: &[&'static Code], bytes: &mut Vec<u8>) -> bool {
        let lengths = [self.text.len(), self.cell_ends.len(), self.row_ends.len(), self.remarks.len()];
        bytes.extend(lengths.iter().flat_map(|length| (*length as u32).to_le_bytes()));
        bytes.extend_from_slice(self.text.as_bytes());
        for words in [&self.cell_ends, &self.row_ends, &self.numbers] {
            put(words, bytes);
        }
        self.remarks.iter().all(|remark| {
            let code = codes.iter().position(|code| *code == remark.code);
            let row = [remark.row, remark.column.map_or(WHOLE_ROW, u32::from)];
            code.map(|code| put(&[row[0], row[1], code as u32], bytes)).is_some()
        })
    }

    /// The block that bytes stand for; `None` where they stand for none.
    #[must_use]
    pub fn decode(table: Arc<Table>, codes: &[&'static Code], bytes: &[u8]) -> Option<Self> {
        let mut rest = bytes;
        let [text, cells, rows, remarks] = words(&mut rest, 4)?.try_into().ok()?;
        let text = std::str::from_utf8(rest.split_off(..text as usize)?).ok()?;
        let (cell_ends, row_ends) = (words(&mut rest, cells)?, words(&mut rest, rows)?);
        let numbers = words(&mut rest, rows)?;
        let remarks = words(&mut rest, remarks.checked_mul(3)?)?;
        let remark = |words: &[u32]| {
            let column = (words[1] != WHOLE_ROW).then(|| u16::try_from(words[1]));
            let code = codes.get(words[2] as usize).copied()?;
            Some(Remark { row: words[0], column: column.transpose().ok()?, code })
        };
        let remarks: Vec<Remark> = remarks.chunks_exact(3).map(remark).collect::<Option<_>>()?;
        let in_order = |ends: &[u32], last: usize| {
            ends.is_sorted() && ends.last().copied().unwrap_or_default() as usize == last
        };
        let holds = rest.is_empty()
            && in_order(&cell_ends, text.len())
            && in_order(&row_ends, cell_ends.len())
            && cell_ends.iter().all(|end| text.is_char_boundary(*end as usize))
            && remarks.is_sorted_by_key(|remark| remark.row);
        holds.then(|| Self { table, text: text.to_owned(), cell_ends, row_ends, numbers, remarks })
    }
}

fn put(words: &[u32], bytes: &mut Vec<u8>) {
    let from = bytes.len();
    bytes.resize(from + words.len() * 4, 0);
    for (place, word) in bytes[from..].as_chunks_mut().0.iter_mut().zip(words) {
        *place = word.to_le_bytes();
    }
}

/// Takes so many words off the front.
fn words(rest: &mut &[u8], count: u32) -> Option<Vec<u32>> {
    let bytes = rest.split_off(..(count as usize).checked_mul(4)?)?;
    Some(bytes.as_chunks().0.iter().map(|word| u32::from_le_bytes(*word)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Severity;

    static NOTED: Code = Code { id: "noted", severity: Severity::Note, means: "", advice: "" };
    static OTHER: Code = Code { id: "other", severity: Severity::Note, means: "", advice: "" };

    fn table() -> Arc<Table> {
        Arc::new(Table::text("t.csv", ["a", "b"]))
    }

    fn block() -> Block {
        let mut block = Block::new(table());
        block.push_row(2, ["José", ""]);
        block.remark(Some(1), &NOTED);
        block.remark(None, &OTHER);
        block.push_row(5, []);
        block.push_row(6, ["z", "\u{1F600}", "w"]);
        block
    }

    fn encoded() -> Vec<u8> {
        let mut bytes = Vec::new();
        assert!(block().encode(&[&OTHER, &NOTED], &mut bytes));
        bytes
    }

    #[test]
    fn a_block_comes_back_from_its_bytes() {
        let back = Block::decode(table(), &[&OTHER, &NOTED], &encoded()).unwrap();
        assert_eq!(format!("{back:?}"), format!("{:?}", block()));
        let mut bytes = Vec::new();
        assert!(Block::new(table()).encode(&[], &mut bytes));
        assert!(Block::decode(table(), &[], &bytes).unwrap().is_empty());
    }

    #[test]
    fn a_code_that_is_not_listed_is_told() {
        assert!(!block().encode(&[&OTHER], &mut Vec::new()));
    }

    #[test]
    fn bytes_that_are_cut_or_changed_make_no_panic() {
        let bytes = encoded();
        for length in 0..bytes.len() {
            assert!(Block::decode(table(), &[&OTHER, &NOTED], &bytes[..length]).is_none(), "{length}");
        }
        for at in 0..bytes.len() {
            let mut bytes = bytes.clone();
            bytes[at] ^= 0xFF;
            if let Some(block) = Block::decode(table(), &[&OTHER, &NOTED], &bytes) {
                block.rows().flat_map(crate::Row::cells).for_each(drop);
            }
        }
    }
}
