//! Some thousands of rows of text cells, in one flat buffer.
//!
//! A string a cell costs more than splitting the file into cells; one buffer with offsets costs a tenth of it.

mod wire;

use crate::{Code, Place, Table};
use std::sync::Arc;

/// Rows as text, in the table's order, each with its number on the sheet.
///
/// Rows may be ragged: a cell beyond a row's end reads as blank.
#[derive(Clone, Debug)]
pub struct Block {
    table: Arc<Table>,
    text: String,
    cell_ends: Vec<u32>,
    row_ends: Vec<u32>,
    numbers: Vec<u32>,
    remarks: Vec<Remark>,
}

/// What the reader noticed about one cell while making it text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// The row's position in its block.
    pub row: u32,
    /// The column, from 0; `None` for the whole row.
    pub column: Option<u16>,
    /// What was noticed.
    pub code: &'static Code,
}

impl Block {
    /// A block without rows.
    #[must_use]
    pub fn new(table: Arc<Table>) -> Self {
        Self {
            table,
            text: String::new(),
            cell_ends: Vec::new(),
            row_ends: Vec::new(),
            numbers: Vec::new(),
            remarks: Vec::new(),
        }
    }

    /// Adds a whole row that stands on row `number` of the sheet.
    pub fn push_row<'c>(&mut self, number: u32, cells: impl IntoIterator<Item = &'c str>) {
        for cell in cells {
            self.push_cell(cell);
        }
        self.end_row(number);
    }

    /// Adds a cell to the row under way.
    pub fn push_cell(&mut self, cell: &str) {
        self.text.push_str(cell);
        self.cell_ends.push(self.text.len() as u32);
    }

    /// Ends the row under way, which stands on row `number` of the sheet.
    pub fn end_row(&mut self, number: u32) {
        self.row_ends.push(self.cell_ends.len() as u32);
        self.numbers.push(number);
    }

    /// Notes something about the row under way: the one whose cells are being pushed.
    pub fn remark(&mut self, column: Option<u16>, code: &'static Code) {
        self.remarks.push(Remark { row: self.numbers.len() as u32, column, code });
    }

    /// Notes something about a whole row that was pushed before, behind what is noted already.
    pub fn remark_row(&mut self, row: u32, code: &'static Code) {
        let behind = self.remarks.partition_point(|remark| remark.row <= row);
        self.remarks.insert(behind, Remark { row, column: None, code });
    }

    /// The table that the rows come from.
    #[must_use]
    pub fn table(&self) -> &Arc<Table> {
        &self.table
    }

    /// The same rows as those of another table, whose columns are the same under other names.
    #[must_use]
    pub fn of_table(self, table: Arc<Table>) -> Self {
        Self { table, ..self }
    }

    /// How many rows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.row_ends.len()
    }

    /// Whether there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.row_ends.is_empty()
    }

    /// How many bytes of text the cells hold.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.text.len()
    }

    /// The rows in order.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        (0..self.len() as u32).map(|position| self.row(position))
    }

    /// The row at a position, from 0.
    ///
    /// # Panics
    /// Where there is no such row.
    #[must_use]
    pub fn row(&self, position: u32) -> Row<'_> {
        let at = position as usize;
        let first = if at == 0 { 0 } else { self.row_ends[at - 1] };
        Row { block: self, position, first, end: self.row_ends[at] }
    }

    /// Where the row at a position, or one cell of it, stood.
    #[must_use]
    pub fn place(&self, position: u32, column: Option<u16>) -> Place {
        Place { table: Arc::clone(&self.table), row: self.numbers[position as usize], column }
    }
}

/// One row of a block.
#[derive(Clone, Copy, Debug)]
pub struct Row<'b> {
    block: &'b Block,
    position: u32,
    first: u32,
    end: u32,
}

impl<'b> Row<'b> {
    /// The cell of a column, from 0; blank beyond the row's end.
    #[must_use]
    pub fn cell(self, column: u16) -> &'b str {
        let cell = self.first + u32::from(column);
        if cell < self.end { self.block_cell(cell) } else { "" }
    }

    /// The cells that the row has.
    pub fn cells(self) -> impl Iterator<Item = &'b str> {
        (self.first..self.end).map(move |cell| self.block_cell(cell))
    }

    /// How many cells the row has.
    #[must_use]
    pub fn width(self) -> usize {
        (self.end - self.first) as usize
    }

    /// The row's position in its block, from 0.
    #[must_use]
    pub fn position(self) -> u32 {
        self.position
    }

    /// The row's number on the sheet, from 1.
    #[must_use]
    pub fn number(self) -> u32 {
        self.block.numbers[self.position as usize]
    }

    /// Whether every cell is blank.
    #[must_use]
    pub fn is_blank(self) -> bool {
        self.cells().all(|cell| cell.trim().is_empty())
    }

    /// What the reader noticed about this row.
    pub fn remarks(self) -> impl Iterator<Item = &'b Remark> {
        let remarks = &self.block.remarks;
        let first = remarks.partition_point(|remark| remark.row < self.position);
        remarks[first..].iter().take_while(move |remark| remark.row == self.position)
    }

    fn block_cell(self, cell: u32) -> &'b str {
        let ends = &self.block.cell_ends;
        let start = if cell == 0 { 0 } else { ends[cell as usize - 1] };
        &self.block.text[start as usize..ends[cell as usize] as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Severity;

    static NOTED: Code = Code { id: "noted", severity: Severity::Note, means: "", advice: "" };

    fn block() -> Block {
        let mut block = Block::new(Arc::new(Table::text("t.csv", ["a", "b"])));
        block.push_row(2, ["x", "y"]);
        block.push_row(5, [" ", ""]);
        block.remark(Some(1), &NOTED);
        block.push_row(6, ["z"]);
        block
    }

    #[test]
    fn cells_are_found_again_and_beyond_the_end_is_blank() {
        let block = block();
        let cells: Vec<Vec<&str>> = block.rows().map(|row| row.cells().collect()).collect();
        assert_eq!(cells, [vec!["x", "y"], vec![" ", ""], vec!["z"]]);
        assert_eq!(block.row(2).cell(1), "");
        assert_eq!(block.row(0).cell(1), "y");
        assert!(block.row(1).is_blank() && !block.row(2).is_blank());
        assert_eq!(block.rows().map(Row::number).collect::<Vec<_>>(), [2, 5, 6]);
    }

    #[test]
    fn remarks_are_found_with_their_row() {
        let block = block();
        assert_eq!(block.row(0).remarks().count(), 0);
        let remark = block.row(2).remarks().next().expect("the remark stands at its row");
        assert_eq!((remark.row, remark.column, remark.code.id), (2, Some(1), "noted"));
    }

    #[test]
    fn a_row_that_went_by_can_be_remarked_upon() {
        let mut block = block();
        block.remark_row(0, &NOTED);
        block.remark_row(2, &NOTED);
        let remarks = |row| block.row(row).remarks().map(|remark| remark.column).collect::<Vec<_>>();
        assert_eq!((remarks(0), remarks(1), remarks(2)), (vec![None], vec![], vec![Some(1), None]));
    }
}
