//! A file that the program wrote itself, for a person to mend: it is told by its columns, wherever it was saved since.
//!
//! What a source says of its sheet, its cells, its header and the like is said of the list that such a file was made from.

use crate::text;
use crate::{Header, Hidden, Source};
use contact::fold_name;

/// How many rows with text are looked at: somebody may have put a title above the rows.
pub(crate) const LOOKED_AT: usize = 10;

impl Source {
    /// The same file as one of ours, on this sheet: its header is where our columns are named, and every row counts.
    pub(crate) fn as_ours(&self, sheet: Option<String>) -> Self {
        Self {
            sheet,
            range: None,
            hidden: Hidden::Include,
            header: Header::Naming(self.ours.clone()),
            encoding: None,
            delimiter: None,
            ..self.clone()
        }
    }

    /// The same file as one of ours, where its beginning shows that it is one.
    pub(crate) fn if_ours_by_text(&self, sample: &[u8]) -> Option<Self> {
        if !self.may_be_ours(sample) {
            return None;
        }
        let start = text::start(sample)?;
        let mut lines = start.split(['\n', '\r']).filter(|line| !line.trim().is_empty()).take(LOOKED_AT);
        let bare = |cell: &str| cell.trim_matches(['"', '\'', ' ', '\u{feff}']).to_owned();
        let names_ours = |line: &str| line.split([',', ';', '\t', '|']).any(|cell| self.is_ours(&bare(cell)));
        lines.any(names_ours).then(|| self.as_ours(self.sheet.clone()))
    }

    /// Whether a cell is the name of a column of ours.
    pub(crate) fn is_ours(&self, cell: &str) -> bool {
        let folded = fold_name(cell);
        !folded.is_empty() && self.ours.iter().any(|name| fold_name(name) == folded)
    }

    /// Whether the longest word of a name of ours stands in a file's first bytes: a look that costs nothing.
    fn may_be_ours(&self, sample: &[u8]) -> bool {
        let is_word = |c: char| c.is_ascii_alphanumeric();
        let longest =
            |name: &String| name.split(|c| !is_word(c)).max_by_key(|word| word.len()).map(str::to_lowercase);
        let mut words: Vec<String> = self.ours.iter().filter_map(longest).collect();
        words.sort_unstable();
        words.dedup();
        // UTF-16 has a zero beside each letter.
        let letters: Vec<u8> = sample.iter().filter(|byte| **byte != 0).map(u8::to_ascii_lowercase).collect();
        words.iter().any(|word| letters.windows(word.len().max(1)).any(|window| window == word.as_bytes()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::{Cells, cells, file, path_of, rows};
    use crate::{CellRange, Encoding, Range, open};
    use rust_xlsxwriter::Workbook;

    const LIST: &[(u32, &[&str])] = &[(2, &["Ana", "099", "short"]), (3, &["Eva", "098", "long"])];

    /// What a source that is said of quite another file reads of these bytes.
    fn read_as_pinned(bytes: &[u8], pin: impl Fn(&mut Source)) -> Result<(Vec<String>, Cells), String> {
        let file = file(bytes);
        let mut source = Source::at(path_of(&file));
        source.ours = vec!["Código (dialbase)".into(), "dialbase_code".into()];
        pin(&mut source);
        let reader = open(&source).map_err(|error| error.to_string())?;
        Ok((reader.table().columns.clone(), cells(reader)))
    }

    /// Pins of every kind, none of which is right.
    fn wrong(source: &mut Source) {
        source.sheet = Some("Clientes".into());
        source.range = Some(Range::Cells("C7:D9".parse::<CellRange>().unwrap()));
        source.header = Header::Row(4);
        source.hidden = Hidden::Stop;
        source.encoding = Encoding::for_label("utf-16le");
        source.delimiter = Some('|');
    }

    fn book(sheets: &[(&str, &str)], hidden: bool) -> Vec<u8> {
        let mut book = Workbook::new();
        for (name, header) in sheets {
            let sheet = book.add_worksheet();
            sheet.set_name(*name).unwrap();
            let head = ["Nombre", "Celular", header];
            let list = LIST.iter().map(|(_, row)| *row);
            for (nth, row) in (0..).zip([&head[..]].into_iter().chain(list)) {
                for (column, cell) in (0..).zip(row) {
                    sheet.write_string(nth, column, *cell).unwrap();
                }
            }
            if hidden {
                sheet.set_row_hidden(1).unwrap();
            }
        }
        book.save_to_buffer().unwrap()
    }

    #[test]
    fn a_text_of_ours_is_read_as_it_is_whatever_is_said_of_the_list() {
        let check = |text: &str, bytes: &[u8]| {
            let (columns, cells) = read_as_pinned(bytes, wrong).unwrap();
            assert_eq!(columns[..2], ["Nombre", "Celular"], "{text}");
            assert_eq!(cells, rows(LIST), "{text}");
        };
        let text = "Nombre;Celular;dialbase_code\nAna;099;short\nEva;098;long\n";
        check("as we wrote it", format!("\u{feff}{text}").as_bytes());
        check("as Excel saves it", text.replace("dialbase_code", "C\u{f3}digo (dialbase)").as_bytes());
        check(
            "with commas and quotes",
            text.replace("dialbase_code", "\"DIALBASE CODE\"").replace(';', ",").as_bytes(),
        );
        let wide: Vec<u8> = text.replace(';', "\t").encode_utf16().flat_map(u16::to_le_bytes).collect();
        check("as Unicode text", &wide);
    }

    #[test]
    fn a_workbook_of_ours_is_read_from_the_sheet_that_has_our_columns() {
        let check = |sheets: &[(&str, &str)]| {
            let (columns, cells) = read_as_pinned(&book(sheets, true), wrong).unwrap();
            assert_eq!(columns, ["Nombre", "Celular", "Código (dialbase)"]);
            assert_eq!(cells, rows(LIST));
        };
        check(&[("Filas", "Código (dialbase)"), ("Cuenta", "Total")]);
        check(&[("Notas", "x"), ("Filas", "Código (dialbase)")]);
        check(&[("Clientes", "Código (dialbase)")]);
    }

    #[test]
    fn a_workbook_with_our_columns_on_two_sheets_is_asked_about_unless_one_is_meant() {
        let sheets = ["Filas", "Filas (2)", "Cuenta"];
        let two =
            book(&[(sheets[0], "Código (dialbase)"), (sheets[1], "dialbase_code"), (sheets[2], "x")], false);
        for wanted in [None, Some("Clientes".to_owned())] {
            let error = read_as_pinned(&two, |source| source.sheet.clone_from(&wanted)).unwrap_err();
            assert!(error.contains("\"Filas\"") && error.contains("\"Filas (2)\""), "{error}");
            assert!(!error.contains("Cuenta"), "{error}");
        }
        let (columns, cells) = read_as_pinned(&two, |source| source.sheet = Some(sheets[1].into())).unwrap();
        assert_eq!((columns[2].as_str(), cells), ("dialbase_code", rows(LIST)));
    }

    #[test]
    fn any_other_file_is_read_as_it_is_said() {
        let other = book(&[("Notas", "Código"), ("Filas", "x")], false);
        let error = read_as_pinned(&other, |source| source.sheet = Some("Clientes".into())).unwrap_err();
        assert!(error.contains("Clientes"), "{error}");
        let (columns, _) = read_as_pinned(&other, |source| source.sheet = Some("Filas".into())).unwrap();
        assert_eq!(columns[2], "x");
        let text = b"Nombre;Celular;dialbase id\nAna;099;1\n";
        let (columns, cells) = read_as_pinned(text, |source| source.header = Header::None).unwrap();
        assert_eq!((columns[0].as_str(), cells.len()), ("A", 2));
    }
}
