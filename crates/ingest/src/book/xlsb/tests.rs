//! Binary workbooks read from end to end, good ones and hostile ones.

use crate::Visibility;
use crate::fixtures::{outcome, remarks, rows, surveyed, zip_of};

fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let kind = if kind < 128 { vec![kind as u8] } else { vec![kind as u8 | 0x80, (kind >> 7) as u8] };
    let length = [data.len() as u8 | 0x80, (data.len() >> 7) as u8 & 0x7F];
    [&kind[..], &length, data].concat()
}

fn words(words: &[u32]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_le_bytes()).collect()
}

fn text(text: &str) -> Vec<u8> {
    let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    [words(&[units.len() as u32 / 2]), units].concat()
}

fn cell(kind: u16, column: u32, style: u32, value: &[u8]) -> Vec<u8> {
    record(kind, &[words(&[column, style]), value.to_vec()].concat())
}

/// A row that begins: its number from 0, and whether it is hidden.
fn row(number: u32, hidden: bool) -> Vec<u8> {
    let mut data = words(&[number, 0]);
    data.extend([0x2C, 1, 0, u8::from(hidden) << 4, 0]);
    record(0, &data)
}

/// A workbook with these records in its sheet.
fn workbook(state: u32, data: &[Vec<u8>]) -> Vec<u8> {
    let parts = parts(state, data);
    zip_of(&parts.iter().map(|(name, bytes)| (*name, &bytes[..])).collect::<Vec<_>>())
}

fn parts(state: u32, data: &[Vec<u8>]) -> [(&'static str, Vec<u8>); 5] {
    let relations = "<Relationships><Relationship Id='r1' Type='x/worksheet' Target='sheet1.bin'/>\
        <Relationship Id='r2' Type='x/sharedStrings' Target='strings.bin'/>\
        <Relationship Id='r3' Type='x/styles' Target='styles.bin'/></Relationships>";
    let book =
        [record(153, &words(&[1])), record(156, &[words(&[state, 1]), text("r1"), text("Uno")].concat())]
            .concat();
    let strings = record(19, &[&[0][..], &text(" 007 ")].concat());
    let styles =
        [record(617, &[]), record(47, &[0; 4]), record(47, &[0, 0, 14, 0]), record(618, &[])].concat();
    let sheet = [record(145, &[]), data.concat(), record(146, &[])].concat();
    [
        ("xl/workbook.bin", book),
        ("xl/_rels/workbook.bin.rels", relations.into()),
        ("xl/sheet1.bin", sheet),
        ("xl/strings.bin", strings),
        ("xl/styles.bin", styles),
    ]
}

#[test]
fn every_kind_of_cell_is_read() {
    let check = |cells: Vec<u8>, expected: &[&str]| {
        assert_eq!(
            outcome(&workbook(0, &[row(4, false), cells])),
            Ok(rows(&[(5, expected)])),
            "{expected:?}"
        );
    };
    check(cell(7, 0, 0, &words(&[0])), &[" 007 "]);
    check(cell(5, 1, 0, &59_899_000_001_f64.to_le_bytes()), &["", "59899000001"]);
    check(cell(9, 0, 1, &43_860_f64.to_le_bytes()), &["2024-01-31"]);
    check(cell(2, 0, 0, &words(&[(123 << 2) | 3])), &["1.23"]);
    check(cell(4, 0, 0, &[1]), &["TRUE"]);
    check(cell(3, 0, 0, &[0x2A]), &["#N/A"]);
    check(cell(6, 0, 0, &text("Ana")), &["Ana"]);
    check(cell(62, 0, 0, &[&[0][..], &text("rica")].concat()), &["rica"]);
    check([cell(1, 1, 0, &[]), record(18, &words(&[0, 0]))].concat(), &["", "", " 007 "]);
}

#[test]
fn what_is_hidden_is_told() {
    let ana = || cell(6, 0, 0, &text("Ana"));
    let columns = record(60, &[words(&[0, 1, 0, 0]), vec![1, 0]].concat());
    let merged = record(176, &words(&[0, 1, 0, 2]));
    let data = [columns, row(0, true), ana(), row(1, false), ana(), merged];
    assert_eq!(remarks(&workbook(0, &data)), ["1 row-hidden"]);
    let survey = surveyed(&workbook(2, &data));
    let sheet = &survey.sheets[0];
    assert_eq!((survey.from_1904, sheet.visibility), (true, Visibility::VeryHidden));
    assert_eq!((sheet.filled_rows, sheet.hidden_rows, sheet.hidden_columns), (2, 1, 1));
    assert_eq!(sheet.merged, ["A1:C2"]);
}

#[test]
fn a_table_has_a_name() {
    let relations =
        "<Relationships><Relationship Id='r1' Type='x/table' Target='table1.bin'/></Relationships>";
    let about = [words(&[2, 8, 0, 3]), vec![0; 48], text("Base_1"), text("Base")].concat();
    let unnamed = [words(&[2, 8, 0, 3]), vec![0; 48], text("Base_1"), words(&[u32::MAX])].concat();
    let check = |table: &[u8], name: &str| {
        let book = parts(0, &[]);
        let mut book: Vec<(&str, &[u8])> = book.iter().map(|(name, bytes)| (*name, &bytes[..])).collect();
        let table = record(343, table);
        book.extend([("xl/_rels/sheet1.bin.rels", relations.as_bytes()), ("xl/table1.bin", &table)]);
        let tables = surveyed(&zip_of(&book)).tables;
        assert_eq!(tables[0].to_string(), format!("\"{name}\" (Uno, A3:D9)"));
    };
    check(&about, "Base");
    check(&unnamed, "Base_1");
}

#[test]
fn a_list_of_sheets_in_the_drafts_form_is_read() {
    let mut book = parts(0, &[row(0, false), cell(6, 0, 0, &text("Ana"))]);
    book[0].1 = record(156, &[words(&[0, 0, 1]), text("r1"), text("Uno")].concat());
    let book: Vec<(&str, &[u8])> = book.iter().map(|(name, bytes)| (*name, &bytes[..])).collect();
    assert_eq!(outcome(&zip_of(&book)), Ok(rows(&[(1, &["Ana"])])));
}

#[test]
fn hostile_sheets_end_in_an_error() {
    let check = |data: &[Vec<u8>], ends: &str| {
        let error = outcome(&workbook(0, data)).unwrap_err();
        assert!(error.contains(ends), "{error}");
    };
    check(&[row(0, false), cell(7, 0, 0, &words(&[9]))], "a cell in row 1 names a text that is missing");
    check(&[row(0, false), cell(4, u32::MAX, 0, &[1])], "a cell claims row 1 and column 4294967296");
    check(&[row(u32::MAX, false), cell(4, 0, 0, &[1])], "claims to be row 4294967295");
    check(&[row(0, false), cell(6, 0, 0, &words(&[u32::MAX]))], "a record is too short");
    check(
        &[row(5, false), cell(4, 0, 0, &[1]), row(2, false)],
        "below it stands row 3, which is out of order",
    );
}
