//! Hostile files, made when they are needed: small on disk, or quick to write.

use std::io::{Cursor, Write};
use std::ops::Range;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// What is written for each number.
pub(super) fn each(numbers: Range<usize>, written: impl Fn(usize) -> String) -> String {
    numbers.map(written).collect::<Vec<_>>().concat()
}

/// An archive of these files, each deflated as far as it goes.
pub(super) fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, SimpleFileOptions::default().compression_level(Some(9))).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A workbook whose sheets all are the same part, with these texts to share.
pub(super) fn book(sheets: usize, sheet: &str, strings: &str) -> Vec<u8> {
    let tabs = each(1..sheets + 1, |nth| format!("<sheet name='S{nth}' sheetId='{nth}' r:id='r{nth}'/>"));
    let relation = |id: &str, kind: &str, target: &str| {
        format!("<Relationship Id='{id}' Type='x/{kind}' Target='{target}'/>")
    };
    let sheet_relations = each(1..sheets + 1, |nth| relation(&format!("r{nth}"), "worksheet", "sheet.xml"));
    let relations = format!(
        "<Relationships>{sheet_relations}{}</Relationships>",
        relation("s", "sharedStrings", "strings.xml")
    );
    zip(&[
        ("xl/workbook.xml", format!("<workbook><sheets>{tabs}</sheets></workbook>").as_bytes()),
        ("xl/_rels/workbook.xml.rels", relations.as_bytes()),
        ("xl/sheet.xml", sheet.as_bytes()),
        ("xl/strings.xml", format!("<sst>{strings}</sst>").as_bytes()),
    ])
}

pub(crate) fn xlsx(rows: &str) -> Vec<u8> {
    book(1, &format!("<worksheet><sheetData>{rows}</sheetData></worksheet>"), "<si><t>x</t></si>")
}

pub(super) fn fods(rows: &str) -> Vec<u8> {
    format!(
        "<?xml version='1.0'?><office:document xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0'>\
         <office:body><office:spreadsheet><table:table table:name='T'>{rows}</table:table></office:spreadsheet>\
         </office:body></office:document>"
    )
    .into_bytes()
}

pub(super) fn xml2003(rows: &str) -> Vec<u8> {
    format!(
        "<?xml version='1.0'?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'>\
         <Worksheet Name='U'><Table>{rows}</Table></Worksheet></Workbook>"
    )
    .into_bytes()
}

pub(super) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    gzip.write_all(bytes).unwrap();
    gzip.finish().unwrap()
}

/// A zstd frame of blocks of one letter each, 128 KiB a block, behind a header of this window.
pub(super) fn zstd(window: u8, blocks: usize) -> Vec<u8> {
    let block = |last: u32| [&((0x2_0000 << 3 | 1 << 1 | last).to_le_bytes())[..3], b"A"].concat();
    [vec![0x28, 0xB5, 0x2F, 0xFD, 0, window], block(0).repeat(blocks), block(1)].concat()
}

/// An archive whose many names all point to the same file.
pub(super) fn overlapping(names: u16) -> Vec<u8> {
    let one = zip(&[("xl/workbook.xml", &[b'x'; 4096])]);
    let directory = one.windows(4).position(|bytes| bytes == b"PK\x01\x02").unwrap();
    let end = one.windows(4).position(|bytes| bytes == b"PK\x05\x06").unwrap();
    let entry = &one[directory..end];
    let mut bytes = one[..directory].to_vec();
    for nth in 0..names {
        let mut entry = entry.to_vec();
        // Behind the 46 bytes of an entry stands its name, "xl/workbook.xml".
        entry[49..54].copy_from_slice(format!("{nth:05}").as_bytes());
        bytes.extend(entry);
    }
    let size = bytes.len() - directory;
    bytes.extend(b"PK\x05\x06\0\0\0\0");
    bytes.extend([names, names].map(u16::to_le_bytes).concat());
    bytes.extend([size as u32, directory as u32].map(u32::to_le_bytes).concat());
    bytes.extend([0, 0]);
    bytes
}

/// An archive of one list that says it holds so many bytes.
pub(super) fn liar(size: u32) -> Vec<u8> {
    let list = "nome,fone\n".to_owned() + &"Ana,099\n".repeat(150_000);
    let mut bytes = zip(&[("a.csv", list.as_bytes())]);
    let entry = bytes.windows(4).position(|four| four == b"PK\x01\x02").unwrap();
    bytes[entry + 24..entry + 28].copy_from_slice(&size.to_le_bytes());
    bytes
}

/// The header of a compound file whose tables of sectors lead in a circle.
pub(super) fn circular_compound() -> Vec<u8> {
    let mut bytes = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    bytes.resize(24, 0);
    bytes.extend([0x3E_u16, 3, 0xFFFE, 9, 6].map(u16::to_le_bytes).concat());
    bytes.resize(44, 0);
    bytes.extend([u32::MAX, 1, 0, 4096, 1, u32::MAX, 0, u32::MAX].map(u32::to_le_bytes).concat());
    bytes.resize(512, 0);
    // Each sector follows itself.
    bytes.extend((0..128_u32).map(|_| 0_u32).flat_map(u32::to_le_bytes));
    bytes.extend((0..128_u32).map(|_| 1_u32).flat_map(u32::to_le_bytes));
    bytes
}
