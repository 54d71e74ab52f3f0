//! `OpenDocument` tables read from end to end, good ones and hostile ones.

use crate::fixtures::{file, outcome, path_of, read, remarks, rows, surveyed, zip_of};
use crate::{Amounts, BookKind, Header, Source, Visibility, open};

const HEAD: &str = "<?xml version='1.0'?><office:document xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' \
    xmlns:table='t' xmlns:text='x' xmlns:style='s' xmlns:calcext='c'><office:automatic-styles>\
    <style:style style:name='away' style:family='table'><style:table-properties table:display='false'/></style:style>\
    </office:automatic-styles><office:body><office:spreadsheet>";
const TAIL: &str = "</office:spreadsheet></office:body></office:document>";

/// A flat document of one table.
fn table(inside: &str) -> Vec<u8> {
    format!("{HEAD}<table:table table:name='Uno'>{inside}</table:table>{TAIL}").into_bytes()
}

fn check(inside: &str, expected: &[(u32, &[&str])]) {
    assert_eq!(outcome(&table(inside)), Ok(rows(expected)), "{inside}");
}

fn row(cells: &str) -> String {
    format!("<table:table-row>{cells}</table:table-row>")
}

fn cell(kind: &str, value: &str, text: &str) -> String {
    format!("<table:table-cell office:value-type='{kind}' {value}><text:p>{text}</text:p></table:table-cell>")
}

#[test]
fn values_are_what_the_cell_says_and_not_how_it_shows_them() {
    let check = |kind, value, text, expected| check(&row(&cell(kind, value, text)), &[(1, &[expected])]);
    check("string", "", " 007 ", " 007 ");
    check("float", "office:value='59899000001'", "5.99E+10", "59899000001");
    check("percentage", "office:value='0.125'", "13 %", "0.125");
    check("currency", "office:value='1234.5' office:currency='UYU'", "$ 1.234,50", "1234.5");
    check("boolean", "office:boolean-value='true'", "VERDADERO", "TRUE");
    check("date", "office:date-value='2024-01-31'", "31/01/24", "2024-01-31");
    check("date", "office:date-value='2024-01-31T10:20:00'", "31/01/24", "2024-01-31 10:20:00");
    check("time", "office:time-value='PT33H05M00S'", "33:05", "33:05:00");
    check("string", "calcext:value-type='error'", "#N/A", "#N/A");
    check("float", "office:value='0' table:formula='of:=1/0'", "#DIV/0!", "#DIV/0!");
    check("float", "office:value='x'", "shown", "shown");
    check("boolean", "office:boolean-value='-2'", "IGAZ", "TRUE");
    check("boolean", "office:boolean-value='0'", "HAMIS", "FALSE");
    check("boolean", "office:boolean-value='x'", "IGAZ", "IGAZ");
    check("string", "office:string-value='099'", "/099", "099");
    check("string", "office:string-value=''", "Ana", "Ana");
    check("string", "office:string-value='a b'", "a</text:p><text:p>b", "a\nb");
    check("string", "office:string-value='' calcext:value-type='error'", "#N/A", "#N/A");
}

#[test]
fn amounts_are_shown_where_that_is_asked_for() {
    let file = file(&table(&row(&[
        cell("percentage", "office:value='0.125'", "13 %"),
        cell("currency", "office:value='1234.5'", "$ 1.234,50"),
        cell("float", "office:value='59899000001'", "5.99E+10"),
    ]
    .concat())));
    let source = Source { header: Header::None, amounts: Amounts::AsShown, ..Source::at(path_of(&file)) };
    assert_eq!(read(open(&source).unwrap()).0, rows(&[(1, &["13 %", "$ 1.234,50", "59899000001"])]));
}

#[test]
fn ranges_with_names_are_told() {
    let names = "<table:named-expressions><table:named-range table:name='Base' table:base-cell-address='$Uno.$A$1' \
        table:cell-range-address='$Uno.$A$1:.$C$9'/><table:named-range table:name='Celda' \
        table:cell-range-address='$&apos;Hoja 2.0&apos;.$B$2'/></table:named-expressions><table:database-ranges>\
        <table:database-range table:name='Lista' table:target-range-address='Uno.A1:Uno.B3'/><table:database-range \
        table:name='__Anonymous_Sheet_DB__0' table:target-range-address='Uno.A1:Uno.B3'/></table:database-ranges>";
    let file = format!("{HEAD}<table:table table:name='Uno'></table:table>{names}{TAIL}");
    let tables: Vec<String> = surveyed(file.as_bytes()).tables.iter().map(ToString::to_string).collect();
    assert_eq!(tables, ["\"Base\" (Uno, A1:C9)", "\"Celda\" (Hoja 2.0, B2)", "\"Lista\" (Uno, A1:B3)"]);
}

#[test]
fn what_is_repeated_stands_where_it_should() {
    let ana = cell("string", "table:number-columns-repeated='2'", "Ana");
    check(&row(&ana), &[(1, &["Ana", "Ana"])]);
    let blank = "<table:table-cell table:number-columns-repeated='3'/>";
    check(&row(&(blank.to_string() + &ana)), &[(1, &["", "", "", "Ana", "Ana"])]);
    check(
        &format!(
            "<table:table-row table:number-rows-repeated='4'/><table:table-row table:number-rows-repeated='2'>{ana}\
             <table:table-cell table:number-columns-repeated='16382'/></table:table-row>\
             <table:table-row table:number-rows-repeated='1048570'>{blank}</table:table-row>"
        ),
        &[(5, &["Ana", "Ana"]), (6, &["Ana", "Ana"])],
    );
    check(
        &format!(
            "<table:table-header-rows>{0}</table:table-header-rows><table:table-row-group>{0}</table:table-row-group>",
            row(&ana)
        ),
        &[(1, &["Ana", "Ana"]), (2, &["Ana", "Ana"])],
    );
}

#[test]
fn what_is_hidden_or_missing_is_told() {
    let wide = row(&cell("string", "table:number-columns-spanned='3' table:number-rows-spanned='2'", "a"));
    assert_eq!(surveyed(&table(&wide)).sheets[0].merged, ["A1:C2"]);
    let inside = format!(
        "<table:table-column table:number-columns-repeated='2' table:visibility='collapse'/>\
         <table:table-row table:visibility='filter'>{}<table:table-cell table:formula='of:=A1'/></table:table-row>",
        cell("string", "", "a")
    );
    assert_eq!(remarks(&table(&inside)), ["1 row-hidden", "B1 formula-without-value"]);
    let away = String::from_utf8(table(&inside))
        .unwrap()
        .replace("table:name='Uno'", "table:name='Uno' table:style-name='away'");
    let survey = surveyed(away.as_bytes());
    let sheet = &survey.sheets[0];
    assert_eq!((survey.kind, sheet.visibility), (BookKind::Fods, Visibility::Hidden));
    assert_eq!((sheet.filled_rows, sheet.hidden_rows, sheet.hidden_columns), (1, 1, 2));
    assert!(sheet.filtered);
}

#[test]
fn tables_that_are_no_sheets_are_passed_over() {
    let changes = "<table:tracked-changes><table:table table:name='no'/></table:tracked-changes>";
    let page = format!(
        "{HEAD}{changes}<table:table table:name='Uno'><table:shapes><table:table/></table:shapes>{}</table:table>{TAIL}",
        row(&cell("string", "", "a"))
    );
    assert_eq!(outcome(page.as_bytes()), Ok(rows(&[(1, &["a"])])));
}

#[test]
fn a_spreadsheet_in_an_archive_is_read_and_what_else_may_be_there_is_said() {
    let content = table(&row(&cell("string", "", "a")));
    let archive = |more: &[(&str, &[u8])]| zip_of(&[&[("mimetype", &b"x"[..])], more].concat());
    assert_eq!(outcome(&archive(&[("content.xml", &content)])), Ok(rows(&[(1, &["a"])])));
    let manifest = b"<m:manifest><m:file-entry m:full-path='content.xml'><m:encryption-data/></m:file-entry></m:manifest>";
    let locked = archive(&[("content.xml", b"\x07\x01"), ("META-INF/manifest.xml", manifest)]);
    assert_eq!(outcome(&locked), Err("FILE is a password-protected workbook".into()));
    let text = "<office:document-content><office:body><office:text/></office:body></office:document-content>";
    let text = archive(&[("content.xml", text.as_bytes())]);
    assert_eq!(outcome(&text), Err("FILE is an OpenDocument text, not a spreadsheet".into()));
}

#[test]
fn hostile_tables_end_in_an_error() {
    let check = |file: &[u8], ends: &str| {
        let error = outcome(file).unwrap_err();
        assert!(error.contains(ends), "{error}");
    };
    let text = cell("string", "table:number-columns-repeated='2000000000'", "x");
    check(&table(&row(&text)), "a cell claims row 1 and column 16385");
    let blanks = cell("string", "", "a<text:s text:c='2000000000'/>");
    check(&table(&row(&blanks)), "column A holds more text than a cell can");
    let far = format!(
        "<table:table-row table:number-rows-repeated='4000000000'/>{}",
        row(&cell("string", "", "a"))
    );
    check(&table(&far), "below it a row claims to be row 4000000001");
    check(&table(&"<a>".repeat(300)), "too deep");
    check(&table(&row("&own;"))[..], "an entity of its own");
    let typed = String::from_utf8(table("")).unwrap().replace("?>", "?><!DOCTYPE a>");
    check(typed.as_bytes(), "it has a document type");
    let whole = table(&row(&cell("string", "", "a")).repeat(20));
    for length in (700..whole.len() - TAIL.len()).step_by(29) {
        assert!(outcome(&whole[..length]).is_err(), "{length} of {}", whole.len());
    }
}
