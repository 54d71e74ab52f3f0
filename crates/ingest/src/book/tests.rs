//! Workbooks read from end to end, good ones and hostile ones.

use crate::fixtures::{Cells, file, outcome, path_of, read, rows, surveyed, zip_of};
use crate::{Amounts, BookKind, Header, Hidden, Merged, Source, open};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Table, TableColumn, Workbook, Worksheet};

fn workbook(write: impl FnOnce(&mut Worksheet)) -> tempfile::NamedTempFile {
    let mut workbook = Workbook::new();
    write(workbook.add_worksheet().set_name("Clientes").unwrap());
    file(&workbook.save_to_buffer().unwrap())
}

#[test]
fn cells_are_text_as_on_the_sheet_and_rows_keep_their_numbers() {
    let file = workbook(|sheet| {
        let date = Format::new().set_num_format("dd/mm/yyyy");
        let time = Format::new().set_num_format("hh:mm");
        let bold = Format::new().set_bold();
        sheet.write(1, 0, "Base de clientes").unwrap();
        for (column, name) in ["Nome", "Fone", "Saldo", "Vence", "Hora", "Ativo"].iter().enumerate() {
            sheet.write(3, column as u16, *name).unwrap();
        }
        sheet.write(4, 0, " 007 ").unwrap();
        sheet.write(4, 1, 59_899_000_001_f64).unwrap();
        sheet.write(4, 2, 1.5).unwrap();
        sheet.write_with_format(4, 3, ExcelDateTime::from_ymd(2024, 1, 31).unwrap(), &date).unwrap();
        sheet.write_with_format(4, 4, ExcelDateTime::from_hms(10, 20, 0).unwrap(), &time).unwrap();
        sheet.write(4, 5, true).unwrap();
        // Formatting without a value is not data.
        sheet.write_blank(5, 3, &bold).unwrap();
        sheet.write_blank(900, 900, &bold).unwrap();
        sheet.write(7, 2, Formula::new("=1+1").set_result("2")).unwrap();
        sheet.write_rich_string(7, 4, &[(&bold, "A"), (&Format::new(), "na")]).unwrap();
        sheet.write(8, 1, 1e15).unwrap();
        sheet.write(8, 7, "x").unwrap();
    });
    let source = Source { header: Header::Naming(vec!["fone".into()]), ..Source::at(path_of(&file)) };
    let reader = open(&source).unwrap();
    assert_eq!(reader.format().to_string(), "xlsx, sheet Clientes");
    let table = reader.table();
    assert_eq!(table.columns, ["Nome", "Fone", "Saldo", "Vence", "Hora", "Ativo", "G", "H"]);
    assert_eq!((table.header_row, table.sheet.as_deref(), reader.skipped_above()), (4, Some("Clientes"), 1));
    let expected: &[(u32, &[&str])] = &[
        (5, &[" 007 ", "59899000001", "1.5", "2024-01-31", "10:20:00", "TRUE"]),
        (8, &["", "", "2", "", "Ana"]),
        (9, &["", "1000000000000000", "", "", "", "", "", "x"]),
    ];
    let (cells, remarks) = read(reader);
    assert_eq!(cells, rows(expected));
    assert_eq!(remarks, ["B9 cell-digits-lost", "H9 cells-beyond-header"]);
}

#[test]
fn a_late_cell_beyond_the_header_is_noted_where_it_stands() {
    let file = workbook(|sheet| {
        sheet.write(0, 0, "Nome").unwrap();
        for row in 1..300 {
            sheet.write(row, 0, "Ana").unwrap();
        }
        sheet.write(299, 3, "x").unwrap();
        sheet.write(299, 4, "y").unwrap();
    });
    let (cells, remarks) = read(open(&Source::at(path_of(&file))).unwrap());
    assert_eq!(
        (cells.len(), cells[298].clone()),
        (299, rows(&[(300, &["Ana", "", "", "x", "y"])])[0].clone())
    );
    assert_eq!(remarks, ["D300 cells-beyond-header"]);
}

#[test]
fn the_sheet_is_chosen_by_name_or_by_being_alone() {
    let mut workbook = Workbook::new();
    for (name, cell) in [("Resumo", "a"), ("São Paulo", "b"), ("Apoio", "c")] {
        workbook.add_worksheet().set_name(name).unwrap().write(0, 0, cell).unwrap();
    }
    workbook.worksheet_from_index(2).unwrap().set_hidden(true);
    let file = file(&workbook.save_to_buffer().unwrap());
    let header = |sheet: Option<&str>| {
        let source = Source { sheet: sheet.map(String::from), ..Source::at(path_of(&file)) };
        open(&source).map(|reader| reader.table().columns.clone()).map_err(|error| error.to_string())
    };
    assert_eq!(header(Some("sao paulo")), Ok(vec!["b".into()]));
    assert_eq!(header(Some("Apoio")), Ok(vec!["c".into()]));
    let tabs: Vec<_> =
        crate::tabs(&Source::at(file.path())).unwrap().unwrap().into_iter().map(|tab| tab.name).collect();
    assert_eq!(tabs, ["Resumo", "São Paulo", "Apoio"]);
    let listed = "\"Resumo\" (1 row), \"São Paulo\" (1 row), \"Apoio\" (hidden, 1 row)";
    assert_eq!(
        header(None),
        Err(format!("{} does not say by itself which sheet is meant: it has {listed}", path_of(&file)))
    );
}

const PARTS: [(&str, &str); 3] = [
    ("[Content_Types].xml", "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>"),
    (
        "_rels/.rels",
        "<Relationships><Relationship Id='a' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument' Target='xl/workbook.xml'/></Relationships>",
    ),
    (
        "xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id='r1' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet' Target='worksheets/sheet1.xml'/></Relationships>",
    ),
];
const BOOK: &str = "<workbook xmlns:r='r'><workbookPr date1904='DATES'/><sheets><sheet name='S' sheetId='1' r:id='r1'/></sheets></workbook>";

/// A workbook written by hand: what stands in its sheet data, its shared strings, its styles.
fn by_hand(data: &str, more: &[(&str, &str)]) -> Vec<u8> {
    let sheet = format!("<worksheet><sheetData>{data}</sheetData></worksheet>");
    let book = BOOK.replace("DATES", "0");
    let mut parts: Vec<(&str, &[u8])> = PARTS.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    parts.push(("xl/workbook.xml", book.as_bytes()));
    parts.push(("xl/worksheets/sheet1.xml", sheet.as_bytes()));
    parts.extend(more.iter().map(|(name, text)| (*name, text.as_bytes())));
    zip_of(&parts)
}

#[test]
fn what_other_programs_write_is_read() {
    let check = |data: &str, expected: &[(u32, &[&str])]| {
        assert_eq!(outcome(&by_hand(data, &[])), Ok(rows(expected)), "{data}");
    };
    let text = |cell: &str| format!("<c {cell} t='inlineStr'><is><t>x</t></is></c>");
    check(
        &format!("<row>{}{}</row><row>{}</row>", text(""), text(""), text("")),
        &[(1, &["x", "x"]), (2, &["x"])],
    );
    check(&format!("<row r='5'>{}</row>", text("r='C5'")), &[(5, &["", "", "x"])]);
    check(&format!("<row>{}{}</row>", text("r='C5'"), text("r='A5'")), &[(5, &["x", "", "x"])]);
    check(&format!("<row r='3'><c r='A4'/></row><row r='4'>{}</row>", text("r='A4'")), &[(4, &["x"])]);
    check(
        "<row r='1'><c r='A1' t='e'><v>#N/A</v></c><c r='B1' t='b'><v>0</v></c></row>",
        &[(1, &["#N/A", "FALSE"])],
    );
    check("<row r='1'><c r='A1' t='str'><f>A2</f><v>55 &amp; 1</v></c></row>", &[(1, &["55 & 1"])]);
    check("<row r='2'><c r='A2'><v>5.5010004E+10</v></c></row>", &[(2, &["55010004000"])]);
    check(
        "<row r='1'><c r='A1'/></row><row r='3'><c r='A3' t='d'><v>2024-01-31</v></c></row>",
        &[(3, &["2024-01-31"])],
    );
}

#[test]
fn workbooks_may_count_their_days_from_1904() {
    let styles = "<styleSheet><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/></cellXfs></styleSheet>";
    let sheet =
        "<worksheet><sheetData><row r='1'><c r='A1' s='1'><v>43860</v></c></row></sheetData></worksheet>";
    let book = BOOK.replace("DATES", "1");
    let mut parts: Vec<(&str, &[u8])> = PARTS.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    parts.push(("xl/workbook.xml", book.as_bytes()));
    parts.push(("xl/worksheets/sheet1.xml", sheet.as_bytes()));
    parts.push(("xl/styles.xml", styles.as_bytes()));
    assert_eq!(outcome(&zip_of(&parts)), Ok(rows(&[(1, &["2024-01-31"])])));
}

#[test]
fn a_cell_in_the_last_corner_costs_a_row_and_no_more() {
    let data = "<row r='1'><c r='A1'><v>1</v></c></row><row r='1048576'><c r='XFD1048576'><v>2</v></c></row>";
    let rows = outcome(&by_hand(data, &[])).unwrap();
    assert_eq!(
        (rows.len(), rows[1].0, rows[1].1.len(), rows[1].1[16_383].as_str()),
        (2, 1_048_576, 16_384, "2")
    );
}

#[test]
fn hostile_workbooks_end_in_an_error() {
    let check = |bytes: &[u8], starts: &str| {
        let error = outcome(bytes).unwrap_err();
        assert!(error.starts_with(starts), "{error}");
    };
    let cell = |place: &str| format!("<row><c r='A1'><v>1</v></c><c r='{place}'><v>1</v></c></row>");
    // Where numbers overflow, a debug build panics and a release build finds the place out of range.
    check(&by_hand(&cell("ZZZZZZ4294967295"), &[]), "FILE");
    check(
        &by_hand(&cell("XFE2"), &[]),
        "FILE › S:1: a cell in this row or below cannot be read (a cell in row 1 claims to stand in row 2)",
    );
    check(
        &by_hand(&cell("A1048577"), &[]),
        "FILE › S:1: a cell in this row or below cannot be read (a cell in row 1 claims to stand in row 1048577)",
    );
    check(
        &by_hand(&cell("XFE1"), &[]),
        "FILE › S:1: a cell in this row or below cannot be read (a cell claims row 1 and column 16385)",
    );
    check(
        &by_hand("<row r='1048577'><c r='A1048577'><v>1</v></c></row>", &[]),
        "FILE › S:1: below it a row claims to be row 1048577",
    );
    let backwards = "<row r='7'><c r='A7'><v>1</v></c></row><row r='2'><c r='A2'><v>1</v></c></row>";
    check(&by_hand(backwards, &[]), "FILE › S:7: below it stands row 2, which is out of order");
    let twice = "<row r='2'><c r='A2'><v>1</v></c></row>".repeat(2);
    check(&by_hand(&twice, &[]), "FILE › S:2: below it stands row 2, which is out of order");
    let strings = ("xl/sharedStrings.xml", "<sst uniqueCount='1'><si><t>x</t></si></sst>");
    check(
        &by_hand("<row><c r='A1' t='s'><v>9</v></c></row>", &[strings]),
        "FILE › S:1: a cell in this row or below cannot be read",
    );
    let deep = "<a>".repeat(300);
    check(
        &by_hand(&deep, &[]),
        "FILE › S:1: a cell in this row or below cannot be read (its elements stand too deep",
    );
    let typed = ("xl/sharedStrings.xml", "<!DOCTYPE x [<!ENTITY a 'b'>]><sst><si><t>&a;</t></si></sst>");
    check(&by_hand("", &[typed]), "FILE is a damaged workbook");
    check(
        &by_hand("<row><c r='A1'><v>1</v></c></row><!--", &[]),
        "FILE › S:1: a cell in this row or below cannot be read",
    );
    check(&by_hand("", &[]), "FILE holds no rows");
    let long = format!("<row><c r='A1' t='inlineStr'><is><t>{}</t></is></c></row>", "é".repeat(32_768));
    check(
        &by_hand(&long, &[]),
        "FILE › S:1: a cell in this row or below cannot be read (column A holds more text than a cell can)",
    );
    let bomb = format!("<a>{}</a>", " ".repeat(3 << 20)).repeat(4);
    check(
        &by_hand(&bomb, &[]),
        "FILE is not opened: its part xl/worksheets/sheet1.xml inflates to more than 200 times",
    );
}

#[test]
fn one_long_text_in_every_cell_of_a_row_is_too_much() {
    let strings = format!("<sst uniqueCount='1'><si><t>{}</t></si></sst>", "x".repeat(32_000));
    let row = format!("<row>{}</row>", "<c t='s'><v>0</v></c>".repeat(40));
    let error = outcome(&by_hand(&row, &[("xl/sharedStrings.xml", &strings)])).unwrap_err();
    assert_eq!(error, "FILE:1: the row that begins here is longer than 1 MB");
}

#[test]
fn a_workbook_cut_anywhere_ends_in_an_error() {
    let whole = by_hand(&"<row><c><v>1</v></c></row>".repeat(50), &[]);
    assert_eq!(outcome(&whole).unwrap().len(), 50);
    for length in (4..whole.len()).step_by(37) {
        assert!(outcome(&whole[..length]).is_err(), "{length} of {}", whole.len());
    }
}

/// The rows of a workbook that is read as `change` says.
fn read_as(bytes: &[u8], change: impl FnOnce(&mut Source)) -> Result<(Cells, Vec<String>), String> {
    let file = file(bytes);
    let mut source = Source { header: Header::None, ..Source::at(path_of(&file)) };
    change(&mut source);
    open(&source).map(read).map_err(|error| error.to_string().replace(&path_of(&file), "FILE"))
}

fn sheet(write: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    let mut workbook = Workbook::new();
    write(workbook.add_worksheet().set_name("Clientes").unwrap());
    workbook.save_to_buffer().unwrap()
}

#[test]
fn hidden_rows_are_taken_left_out_or_an_error() {
    let file = sheet(|sheet| {
        for row in 0..4 {
            sheet.write(row, 0, row).unwrap();
        }
        sheet.set_row_hidden(1).unwrap().set_row_hidden(3).unwrap().set_row_hidden(9).unwrap();
    });
    let all = rows(&[(1, &["0"]), (2, &["1"]), (3, &["2"]), (4, &["3"])]);
    let noted = |code: &str| vec![format!("2 {code}"), format!("4 {code}")];
    assert_eq!(read_as(&file, |_| ()), Ok((all.clone(), noted("row-hidden"))));
    let left_out = read_as(&file, |source| source.hidden = Hidden::Exclude);
    assert_eq!(left_out, Ok((all, noted("row-hidden-left-out"))));
    let stopped = read_as(&file, |source| source.hidden = Hidden::Stop);
    assert_eq!(
        stopped.unwrap_err(),
        "FILE › Clientes:2: the sheet hides this row and does not show 2 rows in all"
    );
}

#[test]
fn a_range_keeps_its_addresses() {
    let file = sheet(|sheet| {
        for row in 0..4 {
            for column in 0..4 {
                sheet.write(row, column, row * 10 + u32::from(column)).unwrap();
            }
        }
    });
    let ranged = read_as(&file, |source| source.range = Some("B2:C3".parse().unwrap()));
    assert_eq!(ranged.unwrap().0, rows(&[(2, &["", "11", "12"]), (3, &["", "21", "22"])]));
    let none = read_as(&file, |source| source.range = Some("F:G".parse().unwrap()));
    assert_eq!(none.unwrap_err(), "FILE holds no rows");
}

#[test]
fn merged_cells_hold_the_value_once_or_each() {
    let file = sheet(|sheet| {
        let plain = Format::new();
        sheet.merge_range(0, 0, 2, 1, "Ana", &plain).unwrap();
        sheet.merge_range(4, 0, 5, 0, "", &plain).unwrap();
        for row in 0..6 {
            sheet.write(row, 2, row).unwrap();
        }
    });
    let first = read_as(&file, |_| ()).unwrap().0;
    assert_eq!(first[..2], rows(&[(1, &["Ana", "", "0"]), (2, &["", "", "1"])]));
    let filled = read_as(&file, |source| source.merged = Merged::Fill).unwrap().0;
    let expected: &[(u32, &[&str])] = &[
        (1, &["Ana", "Ana", "0"]),
        (2, &["Ana", "Ana", "1"]),
        (3, &["Ana", "Ana", "2"]),
        (4, &["", "", "3"]),
        (5, &["", "", "4"]),
        (6, &["", "", "5"]),
    ];
    assert_eq!(filled, rows(expected));
}

#[test]
fn a_workbook_is_told_of_without_its_cells() {
    let file = sheet(|sheet| {
        let headers = [TableColumn::new().set_header("Nome"), TableColumn::new().set_header("Fone")];
        sheet.add_table(2, 1, 5, 2, &Table::new().set_name("Base").set_columns(&headers)).unwrap();
        sheet.write(3, 1, "Ana").unwrap();
        sheet.merge_range(0, 0, 0, 3, "título", &Format::new()).unwrap();
        sheet.set_column_hidden(2).unwrap().set_column_hidden(8).unwrap().set_row_hidden(3).unwrap();
    });
    let survey = surveyed(&file);
    let told = &survey.sheets[0];
    assert_eq!((told.rows, told.columns, told.filled_rows), (4, 3, 3));
    assert_eq!(
        (told.hidden_rows, told.hidden_columns, told.merged.as_slice()),
        (1, 1, &["A1:D1".into()][..])
    );
    assert_eq!(
        (survey.kind, survey.from_1904, told.to_string()),
        (BookKind::Xlsx, false, "\"Clientes\" (3 rows)".into())
    );
    let table = &survey.tables[0];
    assert_eq!(
        (table.name.as_str(), table.sheet.as_str(), table.range.to_string()),
        ("Base", "Clientes", "B3:C6".into())
    );
}

#[test]
fn amounts_are_stored_or_shown() {
    let file = sheet(|sheet| {
        let formats = ["0.00%", "[$R$-416] #,##0.00", "dd/mm/yyyy", "General"];
        for (column, (format, number)) in formats.iter().zip([0.125, -1234.5, 45_322.0, 0.5]).enumerate() {
            let format = Format::new().set_num_format(*format);
            sheet.write_number_with_format(0, column as u16, number, &format).unwrap();
        }
    });
    let stored = read_as(&file, |_| ()).unwrap().0;
    assert_eq!(stored, rows(&[(1, &["0.125", "-1234.5", "2024-01-31", "0.5"])]));
    let shown = read_as(&file, |source| source.amounts = Amounts::AsShown).unwrap().0;
    assert_eq!(shown, rows(&[(1, &["12.50%", "-R$ 1,234.50", "2024-01-31", "0.5"])]));
}

/// A workbook of two sheets, with a table on the second and names for cells of both.
fn named() -> Vec<u8> {
    let mut workbook = Workbook::new();
    for name in ["Uno", "Dos"] {
        let sheet = workbook.add_worksheet().set_name(name).unwrap();
        for row in 0..4 {
            sheet.write(row, 0, format!("{name} {row}")).unwrap().write(row, 1, row).unwrap();
        }
    }
    let headers = [TableColumn::new().set_header("Nome"), TableColumn::new().set_header("Fone")];
    let table = Table::new().set_name("Clientes").set_columns(&headers);
    workbook.worksheet_from_index(1).unwrap().add_table(1, 0, 2, 1, &table).unwrap();
    workbook.define_name("Lista", "=Uno!$A$2:$A$3").unwrap();
    workbook.define_name("Uno!Local", "=Uno!$A$1").unwrap();
    workbook.define_name("Dos!Local", "=Dos!$A$1").unwrap();
    workbook.define_name("Constante", "=1+1").unwrap();
    workbook.save_to_buffer().unwrap()
}

#[test]
fn a_range_may_be_meant_by_its_name() {
    let check = |sheet: Option<&str>, name: &str, expected: &[(u32, &[&str])]| {
        let set = |source: &mut Source| {
            source.sheet = sheet.map(String::from);
            source.range = Some(name.parse().unwrap());
        };
        assert_eq!(read_as(&named(), set).unwrap().0, rows(expected), "{name}");
    };
    check(None, "Clientes", &[(2, &["Nome", "Fone"]), (3, &["Dos 2", "2"])]);
    check(None, "clientes", &[(2, &["Nome", "Fone"]), (3, &["Dos 2", "2"])]);
    check(None, "Lista", &[(2, &["Uno 1"]), (3, &["Uno 2"])]);
    check(Some("Dos"), "Local", &[(1, &["Dos 0"])]);
    let refused = |sheet: Option<&str>, name: &str, ends: &str| {
        let set = |source: &mut Source| {
            source.sheet = sheet.map(String::from);
            source.range = Some(name.parse().unwrap());
        };
        let error = read_as(&named(), set).unwrap_err();
        assert_eq!(error, format!("FILE has no one range \"{name}\", but {ends}"));
    };
    let all = "\"Lista\" (Uno, A2:A3), \"Local\" (Dos, A1), \"Local\" (Uno, A1), \"Clientes\" (Dos, A2:B3)";
    refused(None, "Nadie", all);
    refused(None, "Local", all);
    refused(Some("Dos"), "Lista", "\"Local\" (Dos, A1), \"Clientes\" (Dos, A2:B3)");
    refused(Some("Tres"), "Lista", "no range with a name");
}

#[test]
fn a_draft_of_the_format_is_read() {
    let strings = (
        "xl/sharedStrings.xml",
        "<sst><sstItem><t>a</t></sstItem><sstItem/><sstItem><t>c</t></sstItem></sst>",
    );
    let row = "<row><c t='s'><v>0</v></c><c t='s'><v>1</v></c><c t='s'><v>2</v></c></row>";
    assert_eq!(outcome(&by_hand(row, &[strings])), Ok(rows(&[(1, &["a", "", "c"])])));
}

#[test]
fn sheets_are_found_without_a_list_of_parts_and_modules_are_none() {
    let book =
        "<workbook><sheets><sheet name='Modulo' r:id=''/><sheet name='Uno' r:id='r1'/></sheets></workbook>";
    let sheet = "<worksheet><sheetData><row><c><v>7</v></c></row></sheetData></worksheet>";
    let file =
        zip_of(&[("xl/workbook.xml", book.as_bytes()), ("xl/worksheets/sheet1.xml", sheet.as_bytes())]);
    assert_eq!(outcome(&file), Ok(rows(&[(1, &["7"])])));
}
