//! What is fuzzed: one function a reader over any bytes, for libFuzzer and for the project's own tests.
//!
//! A function returns where the bytes are read or refused, and panics where they break a promise.

use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// What takes any bytes.
pub type Target = fn(&[u8]);

/// Every target, with the bytes from which changing begins.
pub const TARGETS: &[(&str, Target, &[&[u8]])] = &[
    ("text", file, &[b"Nome;Fone\nAna;\"099;000\"\n", b"a\tb\r\n\xE9\t'x'\r\n", b"sep=|\na|b\n1|2\n"]),
    ("xlsx", xlsx, &[SHEET]),
    ("xls", file, &[RECORDS]),
    ("xlsb", xlsb, &[b"\x91\x01\0\0\x08\0\0\0\0\0\0\0\0\x05\x0C\0\0\0\0\0\0\0\0\0\0\0\xF0\x3F\x92\x01\0"]),
    ("ods", ods, &[OPEN_DOCUMENT]),
    ("fods", file, &[OPEN_DOCUMENT]),
    ("xml2003", file, &[XML2003]),
    ("html", file, &[b"<html><table><tr><td colspan=2 rowspan=3>a&amp;<br>b<td>c</td></tr><tr hidden><td>d</table>"]),
    ("json", file, &[b"{\"n\":1,\"d\":[{\"a\":\"\\u00e9\",\"b\":[1,{\"c\":null}]},{\"a\":true}]}", b"{\"a\":1}\n{\"b\":[2]}\n"]),
    ("parquet", parquet, &[b"PAR1\x15\0\x15\x0A\x15\x0A\x2C\x15\x02\x15\0\x15\x06\x15\x06\0\0\x01\0\0\0\x07\0\0\0PAR1"]),
    ("arrow", file, &[include_bytes!("../../crates/ingest/fixtures/types.arrow"), include_bytes!("../../crates/ingest/fixtures/nested.arrows")]),
    ("vcard", file, &[b"BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Pa=C3=A9z;Ana\r\nTEL;CELL:1\r\n 2\r\nEND:VCARD\r\n"]),
    ("packed", file, &[b"\x28\xB5\x2F\xFD\0\x58\x41\0\0a,b\n1,2\n"]),
    ("line", line, &[b"prueba->;098344484;nombre=Ana:cedula=1;24001234;9999;1001", b"x;1;;;1;"]),
];

const SHEET: &[u8] = b"<worksheet><cols><col min='1' max='2' hidden='1'/></cols><sheetData><row r='1'><c r='A1' t='s'>\
    <v>0</v></c><c t='inlineStr'><is><r><t>x</t></r></is></c></row><row r='3' hidden='1'><c r='B3' s='1'><v>45322.5</v></c>\
    <c t='e'><v>#N/A</v></c><c t='b'><v>1</v></c></row></sheetData><autoFilter ref='A1:B3'/><mergeCells><mergeCell ref='A1:B2'/>\
    </mergeCells></worksheet>";
const OPEN_DOCUMENT: &[u8] = b"<?xml version='1.0'?><office:document xmlns:office='urn:oasis:names:tc:opendocument'><office:body>\
    <office:spreadsheet><table:table table:name='T'><table:table-column table:number-columns-repeated='2' table:visibility='collapse'/>\
    <table:table-row table:number-rows-repeated='3'><table:table-cell table:number-columns-repeated='2' office:value-type='string'>\
    <text:p>a<text:s text:c='2'/>b</text:p></table:table-cell><table:table-cell office:value-type='float' office:value='1.5'/>\
    </table:table-row></table:table></office:spreadsheet></office:body></office:document>";
const XML2003: &[u8] = b"<?xml version='1.0'?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'><Worksheet Name='U'><Table>\
    <Column Index='2' Span='3' Hidden='1'/><Row Index='2' Span='1'><Cell Index='3' MergeAcross='1' MergeDown='2'><Data Type='Number'>\
    1</Data></Cell><Cell Formula='=1'/></Row></Table></Worksheet></Workbook>";
/// A sheet of Excel 4 that stands alone: a beginning, a number, a text, an end.
const RECORDS: &[u8] = b"\x09\x04\x06\0\0\0\x10\0\0\0\x03\x02\x0E\0\0\0\0\0\0\0\0\0\0\0\0\0\xF0\x3F\
    \x04\x02\x0B\0\x01\0\0\0\0\0\x03\0Ana\x0A\0\0\0";

/// The target of a name.
///
/// # Panics
/// Where there is none.
#[must_use]
pub fn of(name: &str) -> Target {
    let found = TARGETS.iter().find(|(known, ..)| *known == name);
    found.unwrap_or_else(|| panic!("there is no target {name}")).1
}

/// A whole file, which is told by its content.
fn file(bytes: &[u8]) {
    let said = read(bytes);
    assert!(!said.contains("broke off"), "{said}");
}

/// The crate that reads Parquet breaks off now and then, which is caught, and said.
fn parquet(bytes: &[u8]) {
    drop(read(bytes));
}

/// A sheet, in a workbook that is whole.
fn xlsx(sheet: &[u8]) {
    file(&package(&[
        ("xl/workbook.xml", b"<workbook><sheets><sheet name='S' r:id='r1'/></sheets></workbook>"),
        (
            "xl/_rels/workbook.xml.rels",
            b"<Relationships><Relationship Id='r1' Type='x/worksheet' Target='sheet.xml'/><Relationship Id='r2' \
              Type='x/sharedStrings' Target='strings.xml'/><Relationship Id='r3' Type='x/styles' Target='styles.xml'/></Relationships>",
        ),
        ("xl/sheet.xml", sheet),
        ("xl/strings.xml", b"<sst><si><t>a</t></si><si><r><t>b</t></r></si></sst>"),
        ("xl/styles.xml", b"<styleSheet><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/></cellXfs></styleSheet>"),
    ]));
}

/// A sheet's records, in a binary workbook that is whole.
fn xlsb(records: &[u8]) {
    file(&package(&[
        ("xl/workbook.bin", b"\x9C\x01\x16\0\0\0\0\x01\0\0\0\x02\0\0\0r\x001\0\x01\0\0\0S\0"),
        (
            "xl/_rels/workbook.bin.rels",
            b"<Relationships><Relationship Id='r1' Type='x/worksheet' Target='sheet.bin'/></Relationships>",
        ),
        ("xl/sheet.bin", records),
    ]));
}

fn ods(content: &[u8]) {
    file(&package(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content),
    ]));
}

/// A line of a dialer base: what the naive parser reads from it says the same as the line.
fn line(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let Ok(line) = serialize::parse(&text) else { return };
    let params: Vec<String> = line.params.iter().map(|(key, value)| format!("{key}={value}")).collect();
    assert_eq!(text.split(';').nth(2), Some(params.join(":").as_str()));
    let fields =
        [line.campaign, line.number, &params.join(":"), &line.alternatives.join(":"), "", line.agent];
    let again = fields.map(str::to_owned);
    let before: Vec<String> = text.split(';').map(str::to_owned).collect();
    for nth in [0, 1, 2, 3, 5] {
        assert_eq!(again[nth], before[nth], "field {nth} of {text}");
    }
}

/// Reads a file in each way, and answers what went wrong.
fn read(bytes: &[u8]) -> String {
    let mut file = tempfile::NamedTempFile::new().expect("there is room for a file");
    file.write_all(bytes).expect("there is room for a file");
    let source = ingest::Source::at(file.path());
    let rows = ingest::open(&source).and_then(|mut reader| reader.try_for_each(|block| block.map(check)));
    let merged =
        ingest::Source { merged: ingest::Merged::Fill, header: ingest::Header::None, ..source.clone() };
    let filled = ingest::open(&merged).and_then(|mut reader| reader.try_for_each(|block| block.map(check)));
    let survey = ingest::survey(&source).map(drop);
    let errors = [rows, filled, survey].into_iter().filter_map(Result::err);
    let said = errors.map(|error| {
        format!("{error} ({})", words::Told::advice(&error).expect("every refusal has an advice"))
    });
    said.collect::<Vec<_>>().join("; ")
}

/// What holds of every block: rows are in order, and come back from their bytes.
fn check(block: contact::Block) {
    assert!(block.rows().map(contact::Row::number).is_sorted(), "rows are out of order");
    let mut bytes = Vec::new();
    assert!(block.encode(ingest::CODES, &mut bytes), "a remark is not listed");
    let back = contact::Block::decode(std::sync::Arc::clone(block.table()), ingest::CODES, &bytes);
    let back = back.expect("a block comes back from its bytes");
    assert!(back.rows().zip(block.rows()).all(|(one, other)| one.cells().eq(other.cells())));
}

/// An archive whose parts are stored as they are, so that what is changed is what is read.
fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, bytes) in parts {
        zip.start_file(*name, stored).expect("memory takes what is written");
        zip.write_all(bytes).expect("memory takes what is written");
    }
    zip.finish().expect("memory takes what is written").into_inner()
}
