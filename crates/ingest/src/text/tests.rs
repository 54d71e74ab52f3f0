//! Text files read from end to end.

use crate::fixtures::{Cells, file, path_of, read};
use crate::{Error, Header, Reading, Source, open};
use proptest::prelude::*;
use words::Told;

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
        let source = Source { delimiter: Some(';'), ..source };
        assert_eq!(read(open(&source).unwrap()).0, rows(expected), "{text:?}");
    };
    check("a;b\nc;d\n", &[(1, &["a", "b"]), (2, &["c", "d"])]);
    check("a;b\nc;d", &[(1, &["a", "b"]), (2, &["c", "d"])]);
    check("a\r\n\r\n\r\nb\r\n", &[(1, &["a"]), (4, &["b"])]);
    check("\n\na\n\n", &[(3, &["a"])]);
    check("a\rb\r\rc", &[(1, &["a"]), (2, &["b"]), (4, &["c"])]);
    check("a\n\r\nb\rc", &[(1, &["a"]), (3, &["b"]), (4, &["c"])]);
    check("\"a\nb\r\nc\"\n\"d\"\n", &[(1, &["a\nb\r\nc"]), (2, &["d"])]);
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
    let pinned = Source { encoding: Some(encoding_rs::ISO_8859_15.into()), delimiter: Some(','), ..plain };
    assert_eq!(read(open(&pinned).unwrap()).0, rows(&[(2, &["João", "€;1"])]));
    let wrong = Source { encoding: Some(encoding_rs::EUC_JP.into()), ..pinned };
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
    assert!(error.advice().is_some());
    error.to_string().replace(source.path.to_str().unwrap(), "FILE")
}

/// What is read of a file with a header, and what is remarked.
fn check_read(text: &str, expected: &[(u32, &[&str])], remarks: &[&str]) {
    let (_file, source) = source(text.as_bytes(), Header::First);
    let (cells, found) = read(open(&source).unwrap());
    assert_eq!(
        (cells, found),
        (rows(expected), remarks.iter().map(ToString::to_string).collect()),
        "{text:?}"
    );
}

#[test]
fn a_quote_out_of_order_is_repaired_where_one_reading_makes_sense() {
    check_read(
        "nome;fone\nAna;1\n\n\"Bar;2\nEva;3\n",
        &[(2, &["Ana", "1"]), (4, &["\"Bar", "2"]), (5, &["Eva", "3"])],
        &["4 quote-repaired"],
    );
    check_read("nome;fone\nAna;\"1", &[(2, &["Ana", "\"1"])], &["2 quote-repaired"]);
    check_read(
        "nome;fone\n\"Bar do \"Zé\"\";1\n\"Eva\";2\n",
        &[(2, &["Bar do \"Zé\"", "1"]), (3, &["Eva", "2"])],
        &["2 quote-repaired"],
    );
    check_read(
        "nome;fone\n\"Zé\" do Bar;1\nEva;2\n",
        &[(2, &["\"Zé\" do Bar", "1"]), (3, &["Eva", "2"])],
        &["2 quote-repaired"],
    );
    check_read(
        "nome;fone\n\"\"Zé\";1\nEva;2\n",
        &[(2, &["\"Zé", "1"]), (3, &["Eva", "2"])],
        &["2 quote-repaired"],
    );
    let swallowed = "nome;fone\n\"Zé;1\nEva;2\n\"Sá\";3\nLia;4\n\"Rua \"\"A\"\"\nfundos\";5\n";
    let expected: [(u32, &[&str]); 5] = [
        (2, &["\"Zé", "1"]),
        (3, &["Eva", "2"]),
        (4, &["Sá", "3"]),
        (5, &["Lia", "4"]),
        (6, &["Rua \"A\"\nfundos", "5"]),
    ];
    check_read(swallowed, &expected, &["2 quote-repaired"]);
}

#[test]
fn a_quote_of_which_no_reading_makes_sense_is_left_out_on_its_row() {
    check_read(
        "nome;fone\nAna;1\n\"\nEva;2\n",
        &[(2, &["Ana", "1"]), (3, &["\""]), (4, &["Eva", "2"])],
        &["3 quote-stray"],
    );
    check_read("fone\n1\n\"2\n3\n", &[(2, &["1"]), (3, &["\"2"]), (4, &["3"])], &["3 quote-stray"]);
    check_read(
        "a;b;c\n1;2;3\n\"x;y\nz \"q\";r;s\n4;5;6\n",
        &[(2, &["1", "2", "3"]), (3, &["x;y\nz \"q", "r", "s"]), (4, &["4", "5", "6"])],
        &["3 quote-repaired"],
    );
    check_read(
        "a;b;c\n1;2;3\n\"x;y\nz \"q\";r\n4;5;6\n",
        &[(2, &["1", "2", "3"]), (3, &["\"x", "y"]), (3, &["z \"q\"", "r"]), (4, &["4", "5", "6"])],
        &["3 quote-stray", "3 quote-stray"],
    );
}

#[test]
fn a_quote_never_closed_costs_one_row_however_long_the_file() {
    let long = "nome;fone\nAna;1\n\n\"Bar\n".to_string() + &"Eva;3\n".repeat(300_000);
    let (_file, source) = source(long.as_bytes(), Header::First);
    let (cells, remarks) = read(open(&source).unwrap());
    assert_eq!((cells.len(), remarks), (300_002, vec!["4 quote-stray".to_string()]));
    let alone = "\"a\n".repeat(400_000);
    let (_file, source) = self::source(alone.as_bytes(), Header::None);
    assert_eq!(read(open(&source).unwrap()).0.len(), 400_000);
    let every = "nome;fone\n".to_string() + &"\"Eva;3\n".repeat(100_000);
    let (_file, source) = self::source(every.as_bytes(), Header::First);
    assert_eq!(read(open(&source).unwrap()).0.len(), 100_000);
}

#[test]
fn a_row_longer_than_any_is_left_out() {
    let long = "nome;fone\nAna;1\n".to_string() + &"x".repeat(3 << 20) + "\nEva;2\n";
    let (_file, source) = source(long.as_bytes(), Header::First);
    let (cells, remarks) = read(open(&source).unwrap());
    assert_eq!(remarks, ["3 row-too-long"]);
    assert_eq!(
        cells.iter().map(|(row, cells)| (*row, cells[0].len())).collect::<Vec<_>>(),
        [(2, 3), (3, 200), (4, 3)]
    );
}

#[test]
fn a_row_inside_one_cell_is_cut() {
    check_read(
        "nome,fone,rua\nAna,1,x\n\"Eva,2,\"\"y, z\"\"\"\nLia,3,w\n",
        &[(2, &["Ana", "1", "x"]), (3, &["Eva", "2", "y, z"]), (4, &["Lia", "3", "w"])],
        &["3 row-in-one-cell"],
    );
    check_read(
        "nome; fone; rua\n\"Ana\"; \"1\"; \"x\"\n\"Eva; 2; y\"\n\"Lia\"; \"3\"; \"w\"\n",
        &[(2, &["Ana", "1", "x"]), (3, &["Eva", " 2", " y"]), (4, &["Lia", "3", "w"])],
        &["3 row-in-one-cell"],
    );
    check_read(
        "\"nome,fone,rua\"\n\"Ana,1,\"\"x, y\"\"\"\n\"Eva,2,z\"\n",
        &[(2, &["Ana", "1", "x, y"]), (3, &["Eva", "2", "z"])],
        &[],
    );
    check_read(
        "nome,rua\n\"Ana\",\"x, y\"\n\"Eva,z\"\n\"Lia, w\"\nZoe,v\n",
        &[(2, &["Ana", "x, y"]), (3, &["Eva", "z"]), (4, &["Lia, w"]), (5, &["Zoe", "v"])],
        &["3 row-in-one-cell"],
    );
}

#[test]
fn a_row_with_another_delimiter_is_cut_at_it() {
    let check = |row: &str, cells: &[&str], remarks: &[&str]| {
        let text = format!("a,b,c,d,e,f\n1,2,3,4,5,6\n{row}\n7,8,9,10,11,12\n");
        let expected: [(u32, &[&str]); 3] =
            [(2, &["1", "2", "3", "4", "5", "6"]), (3, cells), (4, &["7", "8", "9", "10", "11", "12"])];
        check_read(&text, &expected, remarks);
    };
    check("x;y;z;1,5;v;w", &["x", "y", "z", "1,5", "v", "w"], &["3 row-other-delimiter"]);
    check("x y \"z, u\" 1 2 ", &["x", "y", "z, u", "1", "2", ""], &["3 row-other-delimiter"]);
    check("x y", &["x y"], &[]);
}

#[test]
fn letters_spoilt_before_and_zeros_are_noted() {
    check_read(
        "nome;fone\nJoÃ£o;1\nA\0na;2\n\0\0",
        &[(2, &["JoÃ£o", "1"]), (3, &["Ana", "2"]), (4, &[""])],
        &["A2 text-mojibake", "A3 text-nul", "A4 text-nul"],
    );
}

#[test]
fn comments_are_rows_and_no_data() {
    check_read(
        "# lista de teste\n# de hoje\nnome;fone;rua\nAna;1;x\n# fim\nEva;2;y\n",
        &[(4, &["Ana", "1", "x"]), (6, &["Eva", "2", "y"])],
        &[],
    );
    check_read(
        "#nome;fone;rua\nAna;1;x\nEva;2;y\n",
        &[(2, &["Ana", "1", "x"]), (3, &["Eva", "2", "y"])],
        &[],
    );
}

#[test]
fn records_can_be_had_as_they_stand() {
    let check = |text: &str, expected: &[(u32, &[&str])]| {
        let (_file, source) = source(text.as_bytes(), Header::None);
        let source = Source { reading: Reading::AsItStands, ..source };
        assert_eq!(read(open(&source).unwrap()).0, rows(expected), "{text:?}");
    };
    let list: &[(u32, &[&str])] = &[(2, &["a", "b", "c"]), (3, &["1", "2", "3"]), (4, &["4", "5", "6"])];
    let with = |first: &'static [&'static str], then: &[(u32, &'static [&'static str])]| {
        [&[(1, first)][..], list, then].concat()
    };
    check("# x;y\na;b;c\n1;2;3\n4;5;6\n#\n\n\n", &with(&["# x", "y"], &[(5, &["#"]), (6, &[]), (7, &[])]));
    check("sep=;\na;b;c\n1;2;3\n4;5;6\n", &with(&["sep=", ""], &[]));
    check("Lista\na;b;c\n1;2;3\n4;5;6\n\"7;8;9\"\n", &with(&["Lista"], &[(5, &["7;8;9"])]));
    check("\na;b;c\n1;2;3\n4;5;6\n7,\"8;9\",0", &with(&[], &[(5, &["7,\"8", "9\",0"])]));
    check("\"a;b;c\"\n\"1;2;\"\"x\"\"\"\n", &[(1, &["a;b;c"]), (2, &["1;2;\"x\""])]);
    let late = "\n".repeat(200) + "a;b\n1;2\n";
    let (_file, late) = source(late.as_bytes(), Header::None);
    let late = Source { reading: Reading::AsItStands, ..late };
    assert_eq!(read(open(&late).unwrap()).0.len(), 202);
}

#[test]
fn what_has_no_rows_or_too_many_columns_is_said() {
    let check = |bytes: &[u8], expected: &str| assert_eq!(error(bytes), expected);
    check(b"\n\r\n \n\n", "FILE holds no rows");
    check(b"\xEF\xBB\xBF", "FILE holds no rows");
    let wide = b"x;y\na;b\n".repeat(3).into_iter().chain(b";".repeat(16_384)).collect::<Vec<_>>();
    check(&wide, "FILE:7: the row has 16,385 cells, and a sheet has 16,384 columns");
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
            // A delimiter in a row's only cell is taken for a row in one cell.
            prop_oneof![
                proptest::collection::vec(("[ab\"\n\r ,é]{0,4}", any::<bool>()), 1),
                proptest::collection::vec(("[ab;\"\n\r ,é]{0,4}", any::<bool>()), 2..4),
            ],
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
            let cells = row.iter().map(|(cell, _)| cell.clone()).collect();
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
        let source = Source { delimiter: Some(';'), ..source };
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

/// The letters and digits of a text, in their order.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// What a file's cells hold, with what was remarked; nothing where the file is refused.
fn delivered(bytes: &[u8]) -> Option<(String, Vec<String>)> {
    let (_file, source) = source(bytes, Header::None);
    let reader = open(&source).ok()?;
    let crate::Format::Text { dialect, .. } = reader.format().clone() else { return None };
    let mut text = String::new();
    let mut remarks = Vec::new();
    for block in reader {
        for row in block.ok()?.rows() {
            row.cells().for_each(|cell| text.push_str(cell));
            remarks.extend(row.remarks().map(|remark| remark.code.id.to_string()));
        }
    }
    let told_apart = dialect.comment.is_some()
        || dialect.said_in_row_1
        || dialect.delimiter.is_some_and(char::is_alphanumeric)
        || dialect.escape == crate::Escape::Backslash;
    (!told_apart).then_some((letters(&text), remarks))
}

proptest! {
    #[test]
    fn no_letter_is_lost(text in "[ab1é\"';,\t|\\\\ \n\r#=]{0,120}") {
        if let Some((cells, remarks)) = delivered(text.as_bytes()) {
            prop_assert_eq!(cells, letters(&text), "{:?} {:?}", text, remarks);
        }
    }

    #[test]
    fn no_letter_of_a_list_with_broken_quotes_is_lost(
        rows in proptest::collection::vec(proptest::collection::vec("\"?[abé ;]{0,6}\"{0,3}", 3), 1..30),
        end in prop_oneof![Just("\n"), Just("\r\n"), Just("\r")],
    ) {
        let text: String = rows.iter().map(|row| row.join(";") + end).collect();
        if let Some((cells, remarks)) = delivered(text.as_bytes()) {
            prop_assert_eq!(cells, letters(&text), "{:?} {:?}", text, remarks);
        }
    }
}

/// Changes a good file in a few places, in the same way for the same seed, as a transfer or an editor might.
fn damaged(good: &[u8], seed: u64) -> Vec<u8> {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut next = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % below as u64) as usize
    };
    let mut bytes = good.to_vec();
    for _ in 0..=next(6) {
        let at = next(bytes.len().max(1)).min(bytes.len().saturating_sub(1));
        let odd = *b"\"';,\t\n\r\0\\\x1A\xFF\xC3\xE9#".get(next(14)).unwrap_or(&b'"');
        match next(5) {
            0 => bytes.insert(at, odd),
            1 if bytes.len() > 1 => drop(bytes.remove(at)),
            2 => bytes.truncate(at.max(1)),
            3 => bytes[at] = odd,
            _ => {
                let piece = bytes[at..(at + next(40)).min(bytes.len())].to_vec();
                bytes.splice(at..at, piece);
            }
        }
    }
    bytes
}

#[test]
fn damaged_files_are_read_or_refused_by_name() {
    let plain =
        "nome;fone;rua\nAna;099000001;\"Rua \"\"A\"\"; 2\"\nJoão;099000002;\"x\ny\"\nEva;099000003;z\n"
            .repeat(4);
    let slashed = "'a','b\\'c','d'\r\n'1','2','x,y'\r\n# nada\r\n".repeat(5);
    let wrapped = "\"nome,fone,rua\"\r\"Ana,1,\"\"x, y\"\"\"\r".repeat(5);
    let wide: Vec<u8> = plain.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let narrow = encoding_rs::WINDOWS_1252.encode(&plain).0.into_owned();
    for good in [plain.as_bytes(), slashed.as_bytes(), wrapped.as_bytes(), &wide, &narrow] {
        for seed in 0..150 {
            let bytes = damaged(good, seed);
            let (_file, source) = source(&bytes, Header::First);
            if let Err(error) | Ok(Err(error)) = open(&source).map(Iterator::collect::<Result<Vec<_>, _>>) {
                assert!(
                    !matches!(error, Error::BrokeOff { .. }),
                    "{seed}: {:?}",
                    bytes.escape_ascii().to_string()
                );
            }
        }
    }
}
