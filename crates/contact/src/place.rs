//! Where a cell stood, in the spreadsheet's own terms.

use std::fmt;
use std::sync::Arc;

/// One table of rows: a sheet of a workbook, or a text file, with the names of its columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The file's name, without its folders, as a person would say it.
    pub source: String,
    /// The sheet's name, where the file has sheets.
    pub sheet: Option<String>,
    /// The columns' names in order: trimmed, each one once (a second `Phone` is `Phone (2)`), and the column's letters
    /// where the header is blank.
    pub columns: Vec<String>,
    /// The row on which the header stands, as the spreadsheet numbers it; 0 where there is none.
    pub header_row: u32,
}

impl Table {
    /// A text file whose header is on row 1.
    pub fn text<C: Into<String>>(source: impl Into<String>, columns: impl IntoIterator<Item = C>) -> Self {
        Self {
            source: source.into(),
            sheet: None,
            columns: columns.into_iter().map(Into::into).collect(),
            header_row: 1,
        }
    }

    /// The file, and the sheet where it has several: `clientes.xlsx › Clientes`.
    #[must_use]
    pub fn title(&self) -> String {
        let sheet = self.sheet.as_ref().map(|sheet| format!(" › {sheet}"));
        format!("{}{}", self.source, sheet.unwrap_or_default())
    }

    /// The column of a name: the one that is the same to the letter, else the only one that is the same but for case,
    /// accents and blanks.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<u16> {
        let exact = self.columns.iter().position(|column| column == name.trim());
        let folded = || {
            let wanted = fold_name(name);
            let mut same = (0..self.columns.len()).filter(|&nth| fold_name(&self.columns[nth]) == wanted);
            same.next().filter(|_| same.next().is_none())
        };
        exact.or_else(folded).and_then(|nth| u16::try_from(nth).ok())
    }
}

/// A row of a table, or one cell of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The table that holds it.
    pub table: Arc<Table>,
    /// The row as the spreadsheet numbers it, from 1.
    pub row: u32,
    /// The column, from 0; `None` for the whole row.
    pub column: Option<u16>,
}

/// `clientes.xlsx › Clientes!C17`, `base.csv › C17`, and `base.csv:17` for a whole row.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Table { source, sheet, .. } = &*self.table;
        let row = self.row;
        match (sheet, self.column) {
            (Some(sheet), Some(column)) => write!(f, "{source} › {sheet}!{}{row}", column_letters(column)),
            (Some(sheet), None) => write!(f, "{source} › {sheet}:{row}"),
            (None, Some(column)) => write!(f, "{source} › {}{row}", column_letters(column)),
            (None, None) => write!(f, "{source}:{row}"),
        }
    }
}

/// A column's letters on a spreadsheet: 0 is `A`, 26 is `AA`.
#[must_use]
pub fn column_letters(column: u16) -> String {
    let mut letters = Vec::new();
    let mut rest = u32::from(column) + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

/// A column's name without what people write differently: case, accents, and the number and kind of blanks.
#[must_use]
pub fn fold_name(name: &str) -> String {
    let words: Vec<&str> =
        name.split(|c: char| c.is_whitespace() || c == '_').filter(|word| !word.is_empty()).collect();
    words.join(" ").to_lowercase().chars().filter(|c| !is_accent(*c)).map(without_accent).collect()
}

/// An accent that stands behind its letter as a character of its own, as in names that come from a Mac.
fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// A small letter of Spanish or Portuguese without its accent.
#[must_use]
pub fn without_accent(c: char) -> char {
    match c {
        'á' | 'à' | 'â' | 'ã' | 'ä' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'í' | 'ì' | 'î' | 'ï' => 'i',
        'ó' | 'ò' | 'ô' | 'õ' | 'ö' => 'o',
        'ú' | 'ù' | 'û' | 'ü' => 'u',
        'ç' => 'c',
        'ñ' => 'n',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_those_of_a_spreadsheet() {
        let check = |column, letters| assert_eq!(column_letters(column), letters);
        check(0, "A");
        check(25, "Z");
        check(26, "AA");
        check(701, "ZZ");
        check(702, "AAA");
        check(16_383, "XFD");
    }

    #[test]
    fn a_column_is_found_as_people_write_it() {
        let table = Table::text("t.csv", ["Teléfono", "Celular", "celular 2", "NOME", "Nome"]);
        let check = |name, column| assert_eq!(table.column(name), column, "{name}");
        check("Teléfono", Some(0));
        check(" telefono ", Some(0));
        check("CELULAR", Some(1));
        check("celular_2", Some(2));
        check("Nome", Some(4));
        check("nome", None);
        check("fax", None);
    }

    #[test]
    fn a_place_reads_as_on_the_sheet() {
        let text = Arc::new(Table::text("base.csv", ["A"]));
        let sheet = Arc::new(Table { sheet: Some("Clientes".into()), ..Table::text("clientes.xlsx", ["A"]) });
        let check = |table: &Arc<Table>, column, shown| {
            assert_eq!(Place { table: Arc::clone(table), row: 17, column }.to_string(), shown);
        };
        check(&text, None, "base.csv:17");
        check(&text, Some(2), "base.csv › C17");
        check(&sheet, None, "clientes.xlsx › Clientes:17");
        check(&sheet, Some(2), "clientes.xlsx › Clientes!C17");
    }
}
