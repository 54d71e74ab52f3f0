//! Lists that look wrong as a whole: cut by a spreadsheet, with cells in other columns, without their digits, or sent before.

use crate::world::{Said, World, pipeline};
use serde_json::Value;
use std::fmt::Write;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const SANDBOX: [(&str, &str); 2] = [("DIALBASE_USER", "demo"), ("DIALBASE_PASSWORD", "sandbox")];
const HEADER: &str = "Celular;Casa;Nombre;Saldo;Estado\n";

fn row(nth: u32) -> String {
    let home =
        if nth.is_multiple_of(3) { String::new() } else { format!("24{:02} {:04}", nth % 100, nth % 10_000) };
    format!(
        "09{} {:03} {:03};{home};Ana;{},50;activo",
        1 + nth / 1_000_000,
        nth / 1_000 % 1_000,
        nth % 1_000,
        nth % 900
    )
}

fn list(rows: u32) -> String {
    (0..rows).fold(HEADER.to_owned(), |list, nth| list + &row(nth) + "\n")
}

/// What a plan of a list says: its exit status, and its alarms.
fn planned(name: &str, bytes: impl AsRef<[u8]>, more: &str) -> (Said, Vec<(String, String)>) {
    let world = World::new();
    world.write(name, bytes);
    world.write("ventas.toml", pipeline("sandbox", more).replace("base.csv", name));
    let said = world.dialbase(&["plan", "ventas.toml", "-o", "plan", "--json"]);
    let report: Value = serde_json::from_str(&said.out).unwrap_or_else(|_| panic!("{}", said.err));
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let alarms = report["alarms"].as_array().unwrap().iter();
    let alarms = alarms.map(|alarm| (text(&alarm["code"]), text(&alarm["words"]["text"]))).collect();
    (said, alarms)
}

fn codes(name: &str, bytes: impl AsRef<[u8]>) -> Vec<String> {
    planned(name, bytes, "").1.into_iter().map(|(code, _)| code).collect()
}

#[test]
fn a_list_that_a_spreadsheet_cut_is_told() {
    let (said, alarms) = planned("base.csv", list(65_535), "");
    assert_eq!(said.exit, 0, "{}", said.err);
    let words = "base.csv ends at row 65536, which is the last that a sheet of a spreadsheet has";
    assert_eq!(alarms, [("input-cut".to_owned(), words.to_owned())]);
    assert_eq!(codes("base.csv", list(65_534)), [] as [&str; 0]);

    let (said, _) = planned("base.csv", list(65_535), "[alarms]\ninput-cut = \"stop\"");
    assert_eq!(said.exit, 4, "{}", said.err);
}

/// A workbook of one sheet, as small as one can be.
fn workbook(rows: u32) -> Vec<u8> {
    let mut sheet = String::from(
        "<?xml version=\"1.0\"?><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>",
    );
    let header = "Celular;Casa;Nombre;Saldo;Estado".to_owned();
    for (number, cells) in (1..).zip(std::iter::once(header).chain((0..rows).map(row))) {
        write!(sheet, "<row r=\"{number}\">").unwrap();
        for (column, cell) in ('A'..).zip(cells.split(';')) {
            write!(sheet, "<c r=\"{column}{number}\" t=\"inlineStr\"><is><t>{cell}</t></is></c>").unwrap();
        }
        sheet += "</row>";
    }
    sheet += "</sheetData></worksheet>";
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006";
    let parts = [
        (
            "[Content_Types].xml",
            format!(
                "<Types xmlns=\"{package}/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>"
            ),
        ),
        (
            "_rels/.rels",
            format!(
                "<Relationships xmlns=\"{package}/relationships\"><Relationship Id=\"rId1\" Type=\"{office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns=\"{main}\" xmlns:r=\"{office}\"><sheets><sheet name=\"Hoja1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                "<Relationships xmlns=\"{package}/relationships\"><Relationship Id=\"rId1\" Type=\"{office}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
            ),
        ),
        ("xl/worksheets/sheet1.xml", sheet),
    ];
    let mut archive = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in parts {
        archive.start_file(name, SimpleFileOptions::default()).unwrap();
        std::io::Write::write_all(&mut archive, text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

#[test]
fn so_is_a_sheet_that_is_full() {
    let (_, alarms) = planned("base.xlsx", workbook(65_535), "");
    let words = "base.xlsx › Hoja1 ends at row 65536, which is the last that a sheet of a spreadsheet has";
    assert_eq!(alarms, [("input-cut".to_owned(), words.to_owned())]);
    assert_eq!(codes("base.xlsx", workbook(1_000)), [] as [&str; 0]);
}

/// A list of three hundred rows, of which those from the hundredth on are changed.
fn changed(change: impl Fn(String) -> String) -> String {
    let rows = (0..300).map(|nth| if nth < 100 { row(nth) } else { change(row(nth)) });
    rows.fold(HEADER.to_owned(), |list, row| list + &row + "\n")
}

#[test]
fn cells_in_other_columns_are_told_from_their_first_row() {
    let check = |change: &dyn Fn(String) -> String, words: &str| {
        let (_, alarms) = planned("base.csv", changed(change), "");
        let shifted: Vec<&str> =
            alarms.iter().filter(|(code, _)| code == "columns-shifted").map(|(_, words)| &**words).collect();
        let words = format!(
            "from row 102 on, to the end, the cells of base.csv, from {words} than in the other rows"
        );
        assert_eq!(shifted, [words]);
    };
    check(&|row| row.replace("Ana", "Ana;María"), "`Nombre` on, stand one column further right");
    check(&|row| format!(";{row}"), "`Celular` on, stand one column further right");
    check(&|row| row.split_once(';').unwrap().1.to_owned(), "`Celular` on, stand one column further left");

    // Cells that are only blank, and numbers in the other column, are where they should be.
    let still = |change: &dyn Fn(String) -> String| {
        let codes = codes("base.csv", changed(change));
        assert!(!codes.contains(&"columns-shifted".to_owned()), "{codes:?}");
    };
    still(&|row| format!(";{}", row.split_once(';').unwrap().1));
    still(&|row| {
        let cells: Vec<&str> = row.split(';').collect();
        format!(";{};{}", cells[0], cells[2..].join(";"))
    });
    still(&|row| row.replace("Ana", "\"Ana; María\""));

    let (said, _) =
        planned("base.csv", changed(|row| format!(";{row}")), "[alarms]\ncolumns-shifted = \"stop\"");
    assert_eq!(said.exit, 4, "{}", said.err);
}

#[test]
fn a_column_of_which_most_numbers_lost_digits_is_told() {
    let column = |number: &dyn Fn(u32) -> String| {
        (0..100).fold("Celular;Casa;Nombre\n".to_owned(), |list, nth| format!("{list}{};;Ana\n", number(nth)))
    };
    let lost = |number: &dyn Fn(u32) -> String, words: Option<&str>| {
        let (_, alarms) = planned("base.csv", column(number), "");
        let told: Vec<&str> =
            alarms.iter().filter(|(code, _)| code == "digits-lost").map(|(_, words)| &**words).collect();
        assert_eq!(told.len(), usize::from(words.is_some()), "{told:?}");
        assert!(told.iter().all(|told| told.ends_with(words.unwrap_or_default())), "{told:?}");
    };
    let good = |nth: u32| format!("098 1{nth:02} 123");
    lost(&good, None);
    lost(
        &|_| "5,98E+10".into(),
        Some(
            "100 of 100 numbers in base.csv › Celular lost digits: a spreadsheet wrote them as 5.51E+12, or with zeros for their last digits",
        ),
    );
    lost(&|nth| if nth % 2 == 0 { good(nth) } else { "5,98E+10".into() }, None);
    lost(
        &|nth| if nth % 5 == 0 { good(nth) } else { "5.98E+10".into() },
        Some("a spreadsheet wrote them as 5.51E+12, or with zeros for their last digits"),
    );
    lost(
        &|nth| format!("5989{:03}00000", 100 + nth),
        Some("they end in five zeros, as where 5.51E+12 was made a number again"),
    );
    lost(&|nth| format!("0981{nth:02}"), Some("they have fewer digits than a number needs"));
    // The zero in front is put there again.
    lost(&|nth| format!("98100{nth:03}"), None);
}

#[test]
fn a_list_that_went_before_is_told_whatever_it_is_called() {
    let world = World::new();
    world.write("base.csv", list(40));
    // Else people who went a moment ago would stop the run whose rows stand in another order.
    let soon = "[duplicates]\nearlier = { within = \"1ms\", scope = \"campaign\" }";
    world.write("ventas.toml", pipeline("sandbox", soon));
    let run = |input: &str| {
        let said = world.dialbase_as(&["run", "ventas.toml", "--input", input], &SANDBOX);
        assert_eq!(said.exit, 0, "{}", said.err);
        said.err
    };
    assert!(!run("base.csv").contains("Warning: base.csv"));
    assert!(run("base.csv").contains("Warning: base.csv is the same file as in run "));
    world.write("hoy.csv", list(40));
    assert!(
        run("hoy.csv")
            .contains("Warning: hoy.csv is, to the byte, the file that was called base.csv in run ")
    );
    // In another order, with another delimiter.
    let other = list(40).replace("\n091", "\n092").replace(",50;", ";");
    let reversed: Vec<String> = other.lines().rev().take(40).map(|row| row.replace(';', ",")).collect();
    world.write("otra.csv", format!("Celular,Casa,Nombre,Saldo,Estado\n{}\n", reversed.join("\n")));
    world.write("ayer.csv", other);
    assert!(!run("ayer.csv").contains("Warning: ayer.csv"));
    assert!(run("otra.csv").contains("Warning: otra.csv holds the same rows as ayer.csv in run "));

    world.write("ventas.toml", pipeline("sandbox", "[alarms]\ninput-repeated = \"stop\""));
    let said = world.dialbase_as(&["run", "ventas.toml"], &SANDBOX);
    assert_eq!(said.exit, 4, "{}", said.err);
    let said = world.dialbase_as(&["run", "ventas.toml", "--override", "they were never called"], &SANDBOX);
    assert_eq!(said.exit, 0, "{}", said.err);
}

#[test]
fn the_samples_raise_no_alarm() {
    let folder = crate::world::project().join("pipelines");
    let pipelines = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut planned = 0;
    for pipeline in pipelines.filter(|path| path.extension().is_some_and(|extension| extension == "toml")) {
        let world = World::new();
        let said =
            world.dialbase(&["plan", pipeline.to_str().unwrap(), "-o", "plan", "--state", "state", "--json"]);
        let Ok(report) = serde_json::from_str::<Value>(&said.out) else {
            assert!(cfg!(not(feature = "sql")) && said.err.contains("without SQL"), "{}", said.err);
            continue;
        };
        assert_eq!(report["alarms"], Value::Array(Vec::new()), "{}", pipeline.display());
        planned += 1;
    }
    assert!(planned > 10, "{planned}");
}
