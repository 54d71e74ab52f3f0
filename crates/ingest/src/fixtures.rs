//! Files for the tests, and what is read from them.

use crate::Reader;
use std::io::Write;
use tempfile::NamedTempFile;
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
