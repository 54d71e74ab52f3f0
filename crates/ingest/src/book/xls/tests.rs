//! Old workbooks read from end to end, good ones and hostile ones.

use crate::Visibility;
use crate::fixtures::{compound, outcome, remarks, rows, surveyed};

fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    [&kind.to_le_bytes()[..], &(data.len() as u16).to_le_bytes(), data].concat()
}

fn words(words: &[u16]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_le_bytes()).collect()
}

/// A cell's record: its row, column and style, and its value.
fn cell(kind: u16, place: [u16; 3], value: &[u8]) -> Vec<u8> {
    record(kind, &[words(&place), value.to_vec()].concat())
}

fn number(row: u16, column: u16, style: u16, number: f64) -> Vec<u8> {
    cell(0x0203, [row, column, style], &number.to_le_bytes())
}

fn narrow(text: &[u8]) -> Vec<u8> {
    [&words(&[text.len() as u16])[..], &[0], text].concat()
}

/// The records of a workbook of Excel 97 with one sheet.
fn records(state: u8, shared: &[Vec<u8>], sheet: &[Vec<u8>]) -> Vec<u8> {
    let begin = |kind| record(0x0809, &words(&[0x0600, kind, 0, 0, 0, 0, 0, 0]));
    // Of two styles the second shows dates.
    let styles =
        [record(0x00E0, &[0; 20]), record(0x00E0, &words(&[0, 14, 0, 0, 0, 0, 0, 0, 0, 0]))].concat();
    let globals = |start: u32| {
        let tab = [&start.to_le_bytes()[..], &[state, 0, 3, 0], b"Uno"].concat();
        [begin(5), styles.clone(), record(0x0085, &tab), shared.concat(), record(0x000A, &[])].concat()
    };
    [globals(globals(0).len() as u32), begin(0x10), sheet.concat(), record(0x000A, &[])].concat()
}

fn workbook(shared: &[Vec<u8>], sheet: &[Vec<u8>]) -> Vec<u8> {
    compound(&[("Workbook", &records(0, shared, sheet))])
}

#[test]
fn every_kind_of_cell_is_read() {
    let check = |cells: Vec<u8>, expected: &[&str]| {
        let sheet = [cells];
        assert_eq!(outcome(&workbook(&[], &sheet)), Ok(rows(&[(5, expected)])), "{expected:?}");
    };
    check(number(4, 1, 0, 59_899_000_001.0), &["", "59899000001"]);
    check(number(4, 0, 1, 45_322.0), &["2024-01-31"]);
    check(cell(0x027E, [4, 0, 0], &((123_u32 << 2) | 3).to_le_bytes()), &["1.23"]);
    check(cell(0x027E, [4, 0, 0], &((-7_i32) << 2 | 2).to_le_bytes()), &["-7"]);
    // Two numbers side by side, each with its style, and the last column behind them.
    let packed = |whole: u16| [whole << 2 | 2, 0];
    let several = words(&[&[4, 0, 0][..], &packed(5), &[1], &packed(60), &[1]].concat());
    check(record(0x00BD, &several), &["5", "1900-02-29"]);
    check(cell(0x0205, [4, 0, 0], &[1, 0]), &["TRUE"]);
    check(cell(0x0205, [4, 0, 0], &[0x07, 1]), &["#DIV/0!"]);
    check(cell(0x0204, [4, 0, 0], &narrow(b" 007 ")), &[" 007 "]);
    check(cell(0x0204, [4, 0, 0], &narrow(b"A\0n\0a\0")), &["Ana"]);
}

#[test]
fn formulas_have_the_value_they_had() {
    let formula = |value: [u8; 8]| cell(0x0006, [0, 0, 1], &[&value[..], &[0; 8]].concat());
    let special = |kind: u8, value: u8| formula([kind, 0, value, 0, 0, 0, 0xFF, 0xFF]);
    let check = |sheet: &[Vec<u8>], expected: &[(u32, &[&str])]| {
        let more = [sheet, &[number(1, 0, 0, 1.0)]].concat();
        assert_eq!(outcome(&workbook(&[], &more)), Ok(rows(&[expected, &[(2, &["1"])]].concat())));
    };
    check(&[formula(45_322_f64.to_le_bytes())], &[(1, &["2024-01-31"])]);
    check(&[special(1, 1)], &[(1, &["TRUE"])]);
    check(&[special(2, 0x2A)], &[(1, &["#N/A"])]);
    check(&[special(3, 0)], &[]);
    check(&[special(0, 0), record(0x0207, &narrow(b"xy"))], &[(1, &["xy"])]);
    check(&[special(0, 0), record(0x04BC, &[0; 8]), record(0x0207, &narrow(b"xy"))], &[(1, &["xy"])]);
}

#[test]
fn a_shared_text_goes_on_in_the_next_record_in_another_width() {
    let begin = [&words(&[1, 0, 1, 0, 8])[..], &[0], b"Jos"].concat();
    let wide = [&[1][..], &words(&[0xE9, 0x20])].concat();
    let shared = [record(0x00FC, &begin), record(0x003C, &wide), record(0x003C, b"\0Mar")];
    let sheet = [cell(0x00FD, [0, 0, 0], &[0; 4])];
    assert_eq!(outcome(&workbook(&shared, &sheet)), Ok(rows(&[(1, &["José Mar"])])));
}

#[test]
fn cells_may_stand_in_any_order_and_the_later_one_holds() {
    let sheet = [number(3, 1, 0, 1.0), number(0, 0, 0, 2.0), number(3, 0, 0, 3.0), number(3, 1, 0, 4.0)];
    assert_eq!(outcome(&workbook(&[], &sheet)), Ok(rows(&[(1, &["2"]), (4, &["3", "4"])])));
}

#[test]
fn what_is_hidden_is_told() {
    let row = |row, flags| record(0x0208, &words(&[row, 0, 1, 0, 0, 0, flags, 0]));
    let columns = record(0x007D, &words(&[0, 0, 0, 0, 1, 0]));
    let merged = record(0x00E5, &words(&[1, 0, 1, 0, 2]));
    let sheet = [columns, row(0, 0x20), row(1, 0), number(0, 0, 0, 1.0), number(1, 0, 0, 2.0), merged];
    assert_eq!(remarks(&workbook(&[], &sheet)), ["1 row-hidden"]);
    let survey = surveyed(&compound(&[("Book", b"no"), ("Workbook", &records(1, &[], &sheet))]));
    let sheet = &survey.sheets[0];
    assert_eq!((sheet.visibility, sheet.filled_rows, sheet.hidden_rows), (Visibility::Hidden, 2, 1));
    assert_eq!((sheet.hidden_columns, sheet.merged.as_slice()), (1, &["A1:C2".to_string()][..]));
}

#[test]
fn a_format_that_counts_a_letter_too_many_is_read() {
    let format = record(0x041E, &[&words(&[42, 11])[..], b"\0dd/mm/yyyy"].concat());
    assert_eq!(outcome(&workbook(&[format], &[number(0, 0, 0, 7.0)])), Ok(rows(&[(1, &["7"])])));
}

#[test]
fn sheets_that_stand_alone_are_read() {
    let text = cell(0x0204, [0, 0, 0], &[&words(&[4])[..], b"Jos\xE9"].concat());
    let alone =
        [record(0x0809, &words(&[0, 0x10, 0, 0])), text, number(1, 0, 0, 7.0), record(0x000A, &[])].concat();
    assert_eq!(outcome(&alone), Ok(rows(&[(1, &["José"]), (2, &["7"])])));
    let check = |page: u16, bytes: &[u8], expected: &str| {
        let text = cell(0x0204, [0, 0, 0], &[&words(&[bytes.len() as u16])[..], bytes].concat());
        let begin = record(0x0809, &words(&[0, 0x10, 0, 0]));
        let file = [begin, record(0x0042, &words(&[page])), text, record(0x000A, &[])].concat();
        assert_eq!(outcome(&file), Ok(rows(&[(1, &[expected])])), "{page}");
    };
    check(850, b"Jos\x82 N\xA7\0", "José Nº");
    check(437, b"Jos\x82 \xA8", "José ¿");
    check(1251, b"\xC0", "А");
    check(10_000, b"Jos\x8E", "José");
    check(1252, b"Jos\xE9", "José");
    check(9999, b"Jos\xE9", "José");
    let two =
        [record(0x0009, &words(&[2, 0x10])), record(0x0004, b"\0\0\0\0\0\0\0\x03Ana"), record(0x000A, &[])]
            .concat();
    assert_eq!(outcome(&two), Ok(rows(&[(1, &["Ana"])])));
    // In Excel 3 a format of one letter is no longer than a number.
    let three = [
        record(0x0209, &words(&[0, 0x10, 0])),
        record(0x001E, b"\x010"),
        cell(0x0204, [0, 0, 0], b"\x03\0Ana"),
        record(0x000A, &[]),
    ];
    assert_eq!(outcome(&three.concat()), Ok(rows(&[(1, &["Ana"])])));
}

#[test]
fn hostile_workbooks_end_in_an_error() {
    let check = |file: &[u8], ends: &str| {
        let error = outcome(file).unwrap_err();
        assert!(error.contains(ends), "{error}");
    };
    let locked = [record(0x002F, &[0; 54])];
    check(&workbook(&locked, &[]), "FILE is a password-protected workbook");
    check(
        &workbook(&[], &[cell(0x00FD, [0, 0, 0], &[9, 0, 0, 0])]),
        "a cell in row 1 names a text that is missing",
    );
    check(&workbook(&[], &[number(0, 300, 0, 1.0)]), "a cell in row 1 claims column 300");
    check(&workbook(&[], &[record(0x0203, &[0; 5])]), "a record is too short");
    check(&workbook(&[record(0x00FC, &[0xFF; 8])], &[]), "FILE holds no rows");
    let whole = workbook(&[], &vec![number(7, 0, 0, 1.0); 40]);
    for length in (600..whole.len() - 400).step_by(97) {
        assert!(outcome(&whole[..length]).is_err(), "{length} of {}", whole.len());
    }
    // A chain that bites its tail, and one that leaves the file.
    let mut chained = whole.clone();
    for (at, next) in [(512 + 8, 2_u32), (512 + 8, 0x00FF_FFFF), (512 + 4, 1)] {
        chained[at..at + 4].copy_from_slice(&next.to_le_bytes());
        drop(outcome(&chained));
    }
}
