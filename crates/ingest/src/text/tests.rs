//! Text files read from end to end.

use crate::fixtures::{Cells, file, path_of, read};
use crate::{Error, Header, Source, open};
use proptest::prelude::*;

fn rows(expected: &[(u32, &[&str])]) -> Cells {
    expected.iter().map(|(row, cells)| (*row, cells.iter().map(ToString::to_string).collect())).collect()
}

fn source(bytes: &[u8], header: Header) -> (tempfile::NamedTempFile, Source) {
    let file = file(bytes);
    let source = Source { header, ..Source::at(path_of(&file)) };
    (file, source)
}

#[test]
fn rows_stand_where_a_spreadsheet_shows_them() {
    let check = |text: &str, expected: &[(u32, &[&str])]| {
        let (_file, source) = source(text.as_bytes(), Header::None);
        let source = Source { delimiter: Some(b';'), ..source };
        assert_eq!(read(open(&source).unwrap()).0, rows(expected), "{text:?}");
    };
    check("a;b\nc;d\n", &[(1, &["a", "b"]), (2, &["c", "d"])]);
    check("a;b\nc;d", &[(1, &["a", "b"]), (2, &["c", "d"])]);
    check("a\r\n\r\n\r\nb\r\n", &[(1, &["a"]), (4, &["b"])]);
    check("\n\na\n\n", &[(3, &["a"])]);
    check("a\rb\r\rc", &[(1, &["a"]), (2, &["b"]), (4, &["c"])]);
    check("a\n\r\nb\rc", &[(1, &["a"]), (3, &["b"]), (4, &["c"])]);
    check("\"a\nb\r\nc\"\n\"d\"\n", &[(1, &["a\nb\nc"]), (2, &["d"])]);
    check("\n\n\"a\nb\"\n\nc\n", &[(3, &["a\nb"]), (5, &["c"])]);
    check(";;;\na\n", &[(1, &["", "", "", ""]), (2, &["a"])]);
    check("a;\"x \"\"y\"\"\";b\n", &[(1, &["a", "x \"y\"", "b"])]);
    check("a\nb;c;d\ne;f\n", &[(1, &["a"]), (2, &["b", "c", "d"]), (3, &["e", "f"])]);
    check("a;\"\n\"\n", &[(1, &["a", "\n"])]);
    check("\u{feff}\"a\"\nb", &[(1, &["a"]), (2, &["b"])]);
}

#[test]
fn the_header_is_where_the_source_says() {
    let titled = "\nRelatório;;\n;;\nNome;Celular;Celular\nAna;1;2\n";
    let check = |header: Header, columns: &[&str], header_row, above, first: u32| {
        let (_file, source) = source(titled.as_bytes(), header.clone());
        let reader = open(&source).unwrap();
        let table = reader.table();
        assert_eq!(
            (&table.columns[..], table.header_row, reader.skipped_above()),
            (&columns.iter().map(ToString::to_string).collect::<Vec<_>>()[..], header_row, above),
            "{header:?}"
        );
        assert_eq!(read(reader).0[0].0, first, "{header:?}");
    };
    check(Header::First, &["Relatório", "B", "C"], 2, 0, 3);
    check(Header::Row(4), &["Nome", "Celular", "Celular (2)"], 4, 1, 5);
    check(Header::None, &["A", "B", "C"], 0, 0, 2);
    let naming = |names: &[&str]| Header::Naming(names.iter().map(ToString::to_string).collect());
    check(naming(&["celular", "NOME"]), &["Nome", "Celular", "Celular (2)"], 4, 1, 5);
    check(naming(&["Celular (2)"]), &["Nome", "Celular", "Celular (2)"], 4, 1, 5);
    check(naming(&["Telefone"]), &["Relatório", "B", "C"], 2, 0, 3);
}

#[test]
fn a_header_may_be_pinned_deep_down() {
    let text = "x;y\n".repeat(500) + "Nome;Celular\nAna;1\n";
    let (_file, source) = source(text.as_bytes(), Header::Row(501));
    let reader = open(&source).unwrap();
    assert_eq!(
        (reader.skipped_above(), reader.table().columns.clone()),
        (500, vec!["Nome".into(), "Celular".into()])
    );
    assert_eq!(read(reader).0, rows(&[(502, &["Ana", "1"])]));
}

#[test]
fn cells_beyond_the_header_are_named_and_noted() {
    let (_file, source) = source(b"Nome;Fone\nAna;1;\nSa;2;x\nZoe;3;;;y\n", Header::First);
    let reader = open(&source).unwrap();
    assert_eq!(reader.table().columns, ["Nome", "Fone", "C", "D", "E"]);
    assert_eq!(read(reader).1, ["C3 cells-beyond-header", "E4 cells-beyond-header"]);
    let late = "Nome;Fone\n".to_string() + &"Ana;1\n".repeat(200) + "Sá;2;x\n";
    let (_file, source) = self::source(late.as_bytes(), Header::First);
    let reader = open(&source).unwrap();
    assert_eq!(reader.table().columns, ["Nome", "Fone"]);
    assert_eq!(read(reader).1, ["C202 cells-beyond-header"]);
}

#[test]
fn every_encoding_gives_the_same_rows() {
    let check = |bytes: &[u8], format: &str, remarks: &[&str]| {
        let (_file, source) = source(bytes, Header::First);
        let reader = open(&source).unwrap();
        assert_eq!(reader.format().to_string(), format);
        assert_eq!(reader.table().columns, ["Nome", "Endereço"]);
        assert_eq!(
            read(reader),
            (
                rows(&[(2, &["João", "Ipê"]), (3, &["Zoé", "Sé"])]),
                remarks.iter().map(ToString::to_string).collect()
            )
        );
    };
    let utf16 = |mark: &str, bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
        format!("{mark}Nome\tEndereço\r\nJoão\tIpê\r\nZoé\tSé\r\n").encode_utf16().flat_map(bytes).collect()
    };
    let utf8 = "Nome;Endereço\nJoão;Ipê\nZoé;Sé\n";
    check(utf8.as_bytes(), "text, utf-8, delimiter ;", &[]);
    check(format!("\u{feff}{utf8}").as_bytes(), "text, utf-8, delimiter ;", &[]);
    check(b"Nome,Endere\xE7o\nJo\xE3o,Ip\xEA\nZo\xE9,S\xE9\n", "text, windows-1252, delimiter ,", &[]);
    check(&utf16("\u{feff}", u16::to_le_bytes), "text, utf-16le, delimiter tab", &[]);
    check(&utf16("\u{feff}", u16::to_be_bytes), "text, utf-16be, delimiter tab", &[]);
    check(&utf16("", u16::to_le_bytes), "text, utf-16le, delimiter tab", &[]);
    let mixed = b"Nome|Endere\xC3\xA7o\nJo\xC3\xA3o|Ip\xEA\nZo\xC3\xA9|S\xC3\xA9\n";
    check(mixed, "text, utf-8 and windows-1252 mixed, delimiter |", &["B2 text-mixed-encoding"]);
}

#[test]
fn a_pinned_encoding_and_delimiter_hold() {
    let (_file, plain) = source(b"nome,a;b\nJo\xE3o,\xA4;1\n", Header::First);
    let pinned = Source { encoding: Some(encoding_rs::ISO_8859_15), delimiter: Some(b','), ..plain };
    assert_eq!(read(open(&pinned).unwrap()).0, rows(&[(2, &["João", "€;1"])]));
    let wrong = Source { encoding: Some(encoding_rs::EUC_JP), ..pinned };
    let (cells, remarks) = read(open(&wrong).unwrap());
    assert_eq!(cells, rows(&[(2, &["Jo\u{fffd}o", "\u{fffd};1"])]));
    assert_eq!(remarks, ["A2 text-undecodable", "B2 text-undecodable"]);
}

#[test]
fn what_excel_says_of_its_delimiter_is_row_1_and_no_data() {
    let (_file, source) = source(b"sep=;\r\nnome,x;fone\r\nAna;1\r\n", Header::First);
    let reader = open(&source).unwrap();
    let table = reader.table();
    assert_eq!((table.columns.clone(), table.header_row), (vec!["nome,x".into(), "fone".into()], 2));
    assert_eq!(reader.skipped_above(), 0);
    assert_eq!(read(reader).0, rows(&[(3, &["Ana", "1"])]));
}

/// The error that ends a file, wherever it comes up.
fn error(bytes: &[u8]) -> String {
    let (_file, source) = source(bytes, Header::First);
    let error: Error = match open(&source) {
        Err(error) => error,
        Ok(mut reader) => reader.find_map(Result::err).expect("an error"),
    };
    assert!(error.hint().is_some());
    error.to_string().replace(source.path.to_str().unwrap(), "FILE")
}

#[test]
fn a_quote_that_is_never_closed_loses_nothing_in_silence() {
    let check = |text: &str, expected: &str| assert_eq!(error(text.as_bytes()), expected, "{text:?}");
    let open = |row: u32| format!("FILE:{row}: a quote is opened in this row and never closed");
    check("nome;fone\nAna;1\n\n\"Bar;2\nEva;3\nZoe;4\n", &open(4));
    check("nome;fone\nAna;\"1", &open(2));
    check("nome;fone\nAna;1\n\"", &open(3));
    let long = "nome;fone\nAna;1\n\n\"Bar;2\n".to_string() + &"Eva;3\n".repeat(300_000);
    check(&long, "FILE:4: the row that begins here is longer than 1 MB");
    let deep = "nome;fone\n".to_string() + &"Eva;3\n".repeat(300_000) + "\n\"Bar;2\nAna;1\n";
    check(&deep, &open(300_003));
}

#[test]
fn a_quote_closed_by_another_rows_quote_is_noted() {
    let text = "nome;fone\n\"Zé;1\nEva;2\n\"Sá\";3\nLia;4\n\"Rua \"\"A\"\"\nfundos\";5\n";
    let (_file, source) = source(text.as_bytes(), Header::First);
    let (cells, remarks) = read(open(&source).unwrap());
    let lines = [["\"Zé", "1"], ["Eva", "2"], ["\"Sá\"", "3"]];
    assert_eq!(cells[..3], lines.map(|line| (2, line.map(str::to_owned).to_vec())));
    assert_eq!(remarks, ["2 quote-stray", "2 quote-stray", "2 quote-stray"]);
}

#[test]
fn what_has_no_rows_or_too_many_columns_is_said() {
    let check = |bytes: &[u8], expected: &str| assert_eq!(error(bytes), expected);
    check(b"\n\r\n \n;;\n", "FILE holds no rows");
    check(b"\xEF\xBB\xBF", "FILE holds no rows");
    let wide = b"x;y\na;b\n".repeat(3).into_iter().chain(b";".repeat(16_384)).collect::<Vec<_>>();
    check(&wide, "FILE:7: the row has 16385 cells, and a sheet has 16,384 columns");
    let (_file, pinned) = source(b"\nnome\n", Header::Row(1));
    assert!(open(&pinned).unwrap_err().to_string().ends_with(":1: there is no header on this row"));
}

/// A table as a spreadsheet holds it, and one way of writing it.
#[derive(Debug)]
struct Written {
    cells: Vec<Vec<String>>,
    text: String,
    expected: Cells,
}

fn quote(cell: &str, always: bool) -> String {
    if always || cell.contains([';', '"', '\n', '\r']) || cell.is_empty() {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.into()
    }
}

prop_compose! {
    fn written()(
        rows in proptest::collection::vec((
            proptest::collection::vec(("[ab;\"\n\r ,é]{0,4}", any::<bool>()), 1..4),
            0usize..3,
        ), 1..12),
        end in prop_oneof![Just("\n"), Just("\r\n"), Just("\r")],
        ended in any::<bool>(),
    ) -> Written {
        let (mut text, mut expected, mut number) = (String::new(), Vec::new(), 0);
        let last = rows.len() - 1;
        for (nth, (row, blank)) in rows.iter().enumerate() {
            text += &end.repeat(*blank);
            text += &row.iter().map(|(cell, always)| quote(cell, *always)).collect::<Vec<_>>().join(";");
            if nth < last || ended {
                text += end;
            }
            number += *blank as u32 + 1;
            let cells = row.iter().map(|(cell, _)| cell.replace("\r\n", "\n").replace('\r', "\n")).collect();
            expected.push((number, cells));
        }
        Written { cells: rows.into_iter().map(|(row, ..)| row.into_iter().map(|(cell, _)| cell).collect()).collect(), text, expected }
    }
}

proptest! {
    #[test]
    fn what_is_written_is_read_where_it_stood(written in written(), windows in any::<bool>()) {
        let bytes = if windows { encoding_rs::WINDOWS_1252.encode(&written.text).0.into_owned() } else { written.text.clone().into_bytes() };
        let (_file, source) = source(&bytes, Header::None);
        let source = Source { delimiter: Some(b';'), ..source };
        match open(&source) {
            Ok(reader) => {
                let (cells, remarks) = read(reader);
                prop_assert_eq!(cells, written.expected, "{:?}", written.text);
                prop_assert!(remarks.is_empty());
            }
            Err(Error::NoRows { .. }) => prop_assert!(written.cells.iter().flatten().all(|cell| cell.trim().is_empty())),
            Err(error) => prop_assert!(false, "{error}"),
        }
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(prop_oneof![Just(b'"'), Just(b';'), Just(b'\n'), Just(b'\r'), any::<u8>()], 0..200)) {
        let (_file, source) = source(&bytes, Header::First);
        if let Err(error) | Ok(Err(error)) = open(&source).map(Iterator::collect::<Result<Vec<_>, _>>) {
            let broke_off = matches!(error, Error::BrokeOff { .. });
            prop_assert!(!broke_off);
        }
    }
}
