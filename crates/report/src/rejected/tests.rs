//! What stands in both files, read back by others.

use super::book::Most;
use super::*;
use calamine::{Data, Reader, Xlsx};
use chrono::DateTime;
use contact::{Block, Severity};
use proptest::prelude::*;
use std::io::{Cursor, Read};

static MISSING: Code =
    Code { id: "phone-missing", severity: Severity::LeftOut, means: "no number", advice: "write one" };
static SHORT: Code =
    Code { id: "number-too-short", severity: Severity::Note, means: "too short", advice: "complete it" };
static BLANK: Code =
    Code { id: "row-blank", severity: Severity::LeftOut, means: "the row is blank", advice: "nothing to do" };
static TWICE: Code = Code { id: "duplicate", severity: Severity::LeftOut, means: "twice", advice: "nothing" };

/// Both files.
struct Written {
    csv: Vec<u8>,
    book: Vec<u8>,
    held: Held,
}

fn table<'c>(columns: impl IntoIterator<Item = &'c str>) -> Arc<Table> {
    let table = Table::text("clientes.xlsx", columns);
    Arc::new(Table { sheet: Some("Clientes".into()), ..table })
}

fn account(wrong: u64) -> Account {
    let mut account = Account::default();
    account.read(wrong + 9);
    account.leave_out(&MISSING, wrong);
    account.leave_out(&BLANK, 3);
    account.leave_out(&TWICE, 2);
    account.plan(4);
    account
}

/// Writes rows that lack a number; the first ones' cells have something to say for each finding.
fn written(
    table: &Arc<Table>,
    rows: &[&[&str]],
    noticed: &[&Finding],
    most: Most,
    language: Language,
) -> Written {
    let mut block = Block::new(Arc::clone(table));
    for (number, row) in (17..).zip(rows) {
        block.push_row(number, row.iter().copied());
    }
    let scratch = tempfile::tempdir().unwrap();
    let at = (language, DateTime::UNIX_EPOCH);
    let mut rejected = Rejected::new(
        Vec::new(),
        scratch.path(),
        &[Arc::clone(table)],
        ("20261122-085300-1f2e3d4c", &Telling::all()),
        at,
    )
    .unwrap();
    rejected.book.most = most;
    for row in block.rows() {
        let why = Finding::new(&MISSING, row.number(), None, "");
        rejected.row(&LeftOut { table, row, judged: table, why: &why, noticed, blamed: &[1] }).unwrap();
    }
    let mut book = Vec::new();
    let codes = [&MISSING, &SHORT, &BLANK, &TWICE];
    let (csv, held) = rejected.finish(&account(rows.len() as u64), &codes, &mut book).unwrap();
    assert_eq!(std::fs::read_dir(scratch.path()).unwrap().count(), 0, "nothing is left behind");
    Written { csv, book, held }
}

fn plainly(table: &Arc<Table>, row: &[&str]) -> Written {
    written(table, &[row], &[], Most::default(), Language::English)
}

fn csv_of(written: &Written) -> Vec<Vec<String>> {
    let text = written.csv.strip_prefix("\u{feff}".as_bytes()).unwrap();
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').has_headers(false).from_reader(text);
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

/// The cells of a sheet, by calamine. What is no text stands as what it is.
fn sheet_of(written: &Written, nth: usize) -> Vec<Vec<String>> {
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(&written.book)).unwrap();
    let name = book.sheet_names()[nth].clone();
    let formulas = book.worksheet_formula(&name).unwrap();
    assert!(formulas.cells().all(|(_, _, formula)| formula.is_empty()), "a formula");
    let cell = |cell: &Data| match cell {
        Data::Empty => String::new(),
        Data::String(text) => text.clone(),
        Data::Float(number) => format!("#{number}"),
        other => panic!("a cell is no text: {other:?}"),
    };
    book.worksheet_range(&name).unwrap().rows().map(|row| row.iter().map(cell).collect()).collect()
}

fn part(written: &Written, name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(&written.book)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn a_row_stands_as_it_came_with_the_reason_beside_it() {
    let short = Finding::new(&SHORT, 17, 1, "123");
    let table = table(["Nombre", "Celular"]);
    let written = written(&table, &[&["Ana", "123"]], &[&short], Most::default(), Language::English);
    let rows = csv_of(&written);
    let ours = ["dialbase_row", "dialbase_code", "dialbase_reason", "dialbase_advice", "dialbase_check"];
    assert_eq!(
        (&rows[0][..2], &rows[0][2..]),
        (&["Nombre", "Celular"].map(String::from)[..], &ours.map(String::from)[..])
    );
    let added =
        ["clientes.xlsx › Clientes:17", "phone-missing", "no number; Celular: too short", "write one"];
    assert_eq!(rows[1][..2], ["Ana", "123"]);
    assert_eq!(rows[1][2..6], added);

    let sheet = sheet_of(&written, 0);
    assert_eq!(
        sheet[0],
        [
            "Nombre",
            "Celular",
            "What is wrong (dialbase)",
            "What to do (dialbase)",
            "Where it stood (dialbase)",
            "Code (dialbase)",
            "Check (dialbase)"
        ]
    );
    assert_eq!(sheet[1][..6], ["Ana", "123", added[2], added[3], added[0], added[1]]);
    assert_eq!(sheet[1][6], rows[1][6]);
}

#[test]
fn a_cell_that_is_to_blame_is_framed_bold_and_noted() {
    let short = Finding::new(&SHORT, 17, 1, "123");
    let table = table(["Nombre", "Celular"]);
    let rows: [&[&str]; 3] = [&["Ana", "123"], &["Eva", "45"], &["Leo", ""]];
    let written = written(&table, &rows, &[&short], Most::of(10, 2), Language::English);
    let notes = part(&written, "xl/comments1.xml");
    assert_eq!(notes.matches("too short\n→ complete it").count(), 2, "{notes}");
    assert!(notes.contains("ref=\"B2\"") && !notes.contains("ref=\"B4\""), "{notes}");
    let sheet = part(&written, "xl/worksheets/sheet1.xml");
    let style = |cell: &str| {
        sheet.split_once(&format!("r=\"{cell}\" s=\"")).unwrap().1.split('"').next().unwrap().to_owned()
    };
    assert_eq!((style("B2"), style("B4")), (style("B3"), style("B3")));
    assert_ne!(style("A2"), style("B2"));
    let says = sheet_of(&written, 1).concat().concat();
    assert!(says.contains("Marked cells that have a note: 2."), "{says}");
    assert!(part(&written, "xl/styles.xml").contains("medium"));
}

#[test]
fn where_no_finding_names_a_cell_those_to_blame_are_marked() {
    let table = table(["Nombre", "Celular"]);
    let written = plainly(&table, &["Ana"]);
    let notes = part(&written, "xl/comments1.xml");
    assert!(notes.contains("ref=\"B2\"") && notes.contains("no number\n→ write one"), "{notes}");
}

#[test]
fn a_row_that_a_workbook_cannot_hold_is_in_the_text_and_in_the_account() {
    let table = table(["Nombre", "Celular"]);
    let long = "x".repeat(CELL + 1);
    let rows: [&[&str]; 4] = [&["Ana", ""], &[&long, ""], &["Eva", ""], &["Leo", ""]];
    let written = written(&table, &rows, &[], Most::of(2, 9), Language::English);
    assert_eq!(csv_of(&written).len(), 5);
    assert_eq!(written.held, Held { rows: 2, beyond: 1, too_long: 1 });
    let names: Vec<String> = sheet_of(&written, 0).into_iter().map(|row| row[0].clone()).collect();
    assert_eq!(names, ["Nombre", "Ana", "Eva"]);
    let says = sheet_of(&written, 1).concat().concat();
    assert!(says.contains("2 rows stand on the first sheet"), "{says}");
    assert!(
        says.contains("as long as their columns and their text fit: 1.")
            && says.contains("of a workbook’s cell: 1."),
        "{says}"
    );
}

#[test]
fn more_columns_than_a_sheet_has_leave_the_rows_to_the_text() {
    let names: Vec<String> = (0..16_380).map(|nth| format!("c{nth}")).collect();
    let wide = table(names.iter().map(String::as_str));
    let written = plainly(&wide, &["Ana"]);
    assert_eq!(written.held, Held { rows: 0, beyond: 1, too_long: 0 });
    assert_eq!((csv_of(&written).len(), sheet_of(&written, 0).len()), (2, 0));
}

#[test]
fn the_account_adds_up_in_every_language() {
    let table = table(["Nombre", "Celular"]);
    for language in Language::ALL {
        let written = written(&table, &[&["Ana", ""]], &[], Most::default(), language);
        let sheet = sheet_of(&written, 1);
        let counts: Vec<u64> =
            sheet.iter().filter_map(|row| row[1].strip_prefix('#')?.parse().ok()).collect();
        // Read; wrong, of which missing; protected; once, of which duplicate; not chosen; no rows, of which blank; planned; the sum.
        assert_eq!(counts, [10, 1, 1, 0, 2, 2, 0, 3, 3, 4, 10], "{sheet:?}");
        let all = sheet.concat().concat() + &sheet_of(&written, 0).concat().concat();
        assert!(!all.contains("rejected-"), "a label has no words: {all}");
        assert!(all.contains(Added::check_column(language)), "{all}");
    }
}

#[test]
fn the_same_rows_give_the_same_bytes() {
    let table = table(["Nombre", "Celular"]);
    assert!(plainly(&table, &["Ana", ""]).book == plainly(&table, &["Ana", ""]).book);
}

#[test]
fn nothing_in_a_cell_becomes_a_formula_a_number_or_a_link() {
    let table = table(["a", "b", "c", "d", "e", "f"]);
    let cells = [
        "=HYPERLINK(\"http://x\")",
        "0981234567",
        "https://example.com",
        "12345678901234567890",
        "1/2",
        "\u{202e}TRUE",
    ];
    let written = plainly(&table, &cells);
    assert_eq!(sheet_of(&written, 0)[1][..6], cells);
    let sheet = part(&written, "xl/worksheets/sheet1.xml");
    assert!(!sheet.contains("<f>") && !sheet.contains("hyperlink"), "{sheet}");
    assert!(
        part(&written, "xl/styles.xml").contains("numFmtId=\"49\""),
        "cells are text, whoever types into them"
    );
}

/// Any letters, and often those that mean something to a format.
const CELLS: &str = "(?s)((_x[0-9A-Fa-f]{4}_|[=+@'&<>\"; -]|[\r\n\t]|[\\x00-\\x1f\\x7f]|[\u{fffe}\u{ffff}\u{feff}\u{202e}\u{2028}])|.){0,12}";

proptest! {
    #[test]
    fn any_cell_comes_back_from_both_files(cells in proptest::collection::vec(CELLS, 2)) {
        let table = table(["a", "b"]);
        let written = plainly(&table, &[&cells[0], &cells[1]]);
        let rows = csv_of(&written);
        prop_assert_eq!(rows.len(), 2);
        prop_assert_eq!(rows[1].len(), 7);
        prop_assert!(rows[1][0].split('\n').all(|line| !line.trim_start().starts_with(['=', '+', '-', '@'])));
        let sheet = sheet_of(&written, 0);
        for (nth, cell) in cells.iter().enumerate() {
            let back = Added::restored(&rows[1][nth]).unwrap_or_else(|| rows[1][nth].clone());
            prop_assert_eq!(&back, cell);
            prop_assert_eq!(&sheet[1][nth], cell);
        }
    }
}
