//! Files for the tests, and what is read from them.

use crate::{Header, Reader, Source, open};
use std::io::Write;
use tempfile::NamedTempFile;
use words::Told;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A row's number and its cells.
pub(crate) type Cells = Vec<(u32, Vec<String>)>;

pub(crate) fn file(bytes: &[u8]) -> NamedTempFile {
    let mut file = NamedTempFile::new().unwrap();
    file.write_all(bytes).unwrap();
    file
}

pub(crate) fn path_of(file: &NamedTempFile) -> String {
    file.path().to_str().unwrap().into()
}

/// All rows of a file that can be read to its end.
pub(crate) fn cells(reader: Reader) -> Cells {
    read(reader).0
}

/// All rows, and each remark as `B3 code`.
pub(crate) fn read(reader: Reader) -> (Cells, Vec<String>) {
    let (mut cells, mut remarks) = (Vec::new(), Vec::new());
    for block in reader.map(Result::unwrap) {
        for row in block.rows() {
            cells.push((row.number(), row.cells().map(String::from).collect()));
            remarks.extend(row.remarks().map(|remark| {
                let letters = remark.column.map(contact::column_letters).unwrap_or_default();
                format!("{letters}{} {}", row.number(), remark.code.id)
            }));
        }
    }
    (cells, remarks)
}

pub(crate) fn zip_of(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A compound file with these streams at its top, each in whole sectors.
pub(crate) fn compound(streams: &[(&str, &[u8])]) -> Vec<u8> {
    const SECTOR: usize = 512;
    let count = |bytes: usize| bytes.div_ceil(SECTOR);
    let mut table = vec![0xFFFF_FFFD_u32];
    let mut chained = |sectors: usize| {
        let first = table.len() as u32;
        table.extend((1..sectors).map(|nth| first + nth as u32));
        table.push(0xFFFF_FFFE);
        first
    };
    let entry = |name: &str, kind: u8, start: u32, size: usize, links: [u32; 3]| {
        let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        entry.resize(64, 0);
        entry.extend((name.len() as u16 * 2 + 2).to_le_bytes());
        entry.extend([kind, 1]);
        entry.extend(links.iter().flat_map(|link| link.to_le_bytes()));
        entry.resize(116, 0);
        entry.extend(start.to_le_bytes());
        entry.extend((size as u64).to_le_bytes());
        entry
    };
    let none = u32::MAX;
    let directory_at = chained(count((streams.len() + 1) * 128));
    let mut directory = entry("Root Entry", 5, 0xFFFF_FFFE, 0, [none, none, 1]);
    let mut data = Vec::new();
    for (nth, (name, bytes)) in streams.iter().enumerate() {
        let start = chained(count(bytes.len()));
        let right = if nth + 1 == streams.len() { none } else { nth as u32 + 2 };
        directory.extend(entry(name, 2, start, bytes.len(), [none, right, none]));
        data.extend_from_slice(bytes);
        data.resize(data.len().next_multiple_of(SECTOR), 0);
    }
    assert!(table.len() <= SECTOR / 4, "one sector of table is enough for a fixture");
    table.resize(SECTOR / 4, none);
    directory.resize(directory.len().next_multiple_of(SECTOR), 0);
    let mut bytes = crate::book::COMPOUND.to_vec();
    bytes.resize(24, 0);
    for word in [0x3E_u16, 3, 0xFFFE, 9, 6] {
        bytes.extend(word.to_le_bytes());
    }
    bytes.resize(44, 0);
    // One sector of table, the directory; a cutoff of nothing keeps short streams out of small sectors.
    for word in [1, directory_at, 0, 0, 0xFFFF_FFFE, 0, 0xFFFF_FFFE, 0, 0] {
        bytes.extend(u32::to_le_bytes(word));
    }
    bytes.resize(SECTOR, 0xFF);
    bytes.extend(table.iter().flat_map(|word| word.to_le_bytes()));
    bytes.extend(directory);
    bytes.extend(data);
    bytes
}

pub(crate) fn rows(expected: &[(u32, &[&str])]) -> Cells {
    expected.iter().map(|(row, cells)| (*row, cells.iter().map(ToString::to_string).collect())).collect()
}

/// The rows of a workbook, or the error that ends it.
pub(crate) fn outcome(bytes: &[u8]) -> Result<Cells, String> {
    let file = file(bytes);
    let source = Source { header: Header::None, ..Source::at(path_of(&file)) };
    let said = |error: crate::Error| {
        assert!(error.advice().is_some());
        let cause = std::error::Error::source(&error).map(|cause| format!(": {cause}")).unwrap_or_default();
        (error.to_string() + &cause).replace(&path_of(&file), "FILE")
    };
    let mut reader = open(&source).map_err(said)?;
    let failed = reader.find_map(Result::err);
    failed.map_or_else(|| Ok(cells(open(&source).unwrap())), |error| Err(said(error)))
}

/// What is noticed about the rows of a workbook, each as `B3 code`.
pub(crate) fn remarks(bytes: &[u8]) -> Vec<String> {
    let file = file(bytes);
    read(open(&Source { header: Header::None, ..Source::at(path_of(&file)) }).unwrap()).1
}

/// A workbook's sheets, each as it is told of.
pub(crate) fn surveyed(bytes: &[u8]) -> crate::Survey {
    let file = file(bytes);
    crate::survey(&Source::at(file.path())).unwrap().unwrap()
}
