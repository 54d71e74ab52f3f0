//! Cells of one column that are really rows: a delimited file pasted into column A of a sheet.

/// How many rows are enough to believe that two cells a row are no chance.
const ENOUGH: usize = 4;

/// How the cells of one column are cut into rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct RowsInColumn {
    delimiter: u8,
}

/// Tells whether the cells of one column are delimited rows: nine in ten are cut into as many cells, more than one.
pub(crate) fn rows_in_column<'c>(cells: impl IntoIterator<Item = &'c str>) -> Option<RowsInColumn> {
    let cells: Vec<&str> = cells.into_iter().filter(|cell| !cell.trim().is_empty()).collect();
    b";\t|,".iter().map(|&delimiter| RowsInColumn { delimiter }).find(|rows| rows.fit(&cells))
}

impl RowsInColumn {
    fn fit(self, cells: &[&str]) -> bool {
        let widths: Vec<usize> = cells.iter().map(|cell| self.cut(cell).len()).collect();
        let Some(&width) = widths.first() else { return false };
        let even = widths.iter().filter(|&&other| other == width).count() * 10 >= widths.len() * 9;
        // Commas and semicolons in sentences have a blank behind them.
        let sentences = [char::from(self.delimiter), ' '].iter().collect::<String>();
        let sentences = cells.iter().filter(|cell| cell.contains(&sentences)).count() * 2 > cells.len();
        let believed = (width > 2 && cells.len() > 1) || (width == 2 && cells.len() >= ENOUGH);
        believed && even && !sentences
    }

    /// The cells of a row that stood in one cell.
    pub(crate) fn cut(self, cell: &str) -> Vec<String> {
        let mut record = csv::StringRecord::new();
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .delimiter(self.delimiter)
            .from_reader(cell.as_bytes());
        // A cell that is no record stays as it is.
        match reader.read_record(&mut record) {
            Ok(true) => record.iter().map(str::to_owned).collect(),
            _ => vec![cell.to_owned()],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_may_hold_rows() {
        let check = |cells: &[&str], row: Option<&[&str]>| {
            let found = rows_in_column(cells.iter().copied()).map(|rows| rows.cut(cells[1]));
            let row = row.map(|row| row.iter().map(ToString::to_string).collect::<Vec<_>>());
            assert_eq!(found, row, "{cells:?}");
        };
        check(&["nome;fone;cidade", "Ana;1;\"Rio; RJ\""], Some(&["Ana", "1", "Rio; RJ"]));
        check(&["a,1", "b,2", "c,3", "d,4"], Some(&["b", "2"]));
        check(&["nome", "Silva, Ana", "Souza, Eva", "Peña, Zoe"], None);
        check(&["fone", "099 000 001", "099 000 002"], None);
    }
}
