//! What a file is, told by its first bytes.

use crate::utf8::Written;
use crate::{Error, arrow, json, vcard};
use memchr::memmem;
use std::fs::File;
use std::io::{ErrorKind, Read, Seek};
use std::path::Path;

/// How much of a file is looked at to tell what it is.
pub(crate) const SAMPLE: usize = 64 << 10;

/// What this crate reads.
pub(crate) enum Kind {
    Workbook,
    /// With the file's first bytes.
    Text(Vec<u8>),
    Json(Vec<u8>),
    Vcard(Vec<u8>),
    Arrow,
    #[cfg(feature = "parquet")]
    Parquet,
}

/// Something that this crate does not read.
pub(crate) struct Foreign {
    is: &'static str,
    hint: &'static str,
}

impl Foreign {
    pub(crate) fn error(&self, path: &Path) -> Error {
        Error::Foreign { path: path.into(), is: self.is, hint: self.hint }
    }
}

const RESAVE: &str = "open it in a spreadsheet program and save it as .xlsx or CSV";
const EXPORT: &str = "ask for the list as .xlsx or CSV";
const UNPACK: &str = "unpack it and give the file that is in it";

const fn foreign(is: &'static str, hint: &'static str) -> Foreign {
    Foreign { is, hint }
}

static MAGICS: &[(&[u8], Foreign)] = &[
    (b"%PDF", foreign("a PDF document", EXPORT)),
    (b"\x89PNG", foreign("a picture (PNG)", EXPORT)),
    (b"\xFF\xD8\xFF", foreign("a picture (JPEG)", EXPORT)),
    (b"GIF8", foreign("a picture (GIF)", EXPORT)),
    (b"BZh", foreign("compressed with bzip2", UNPACK)),
    (b"\xFD7zXZ\0", foreign("compressed with xz", UNPACK)),
    (b"7z\xBC\xAF\x27\x1C", foreign("a 7-Zip archive", UNPACK)),
    (b"Rar!\x1A", foreign("a RAR archive", UNPACK)),
    (b"SQLite format 3\0", foreign("an SQLite database", EXPORT)),
    #[cfg(not(feature = "parquet"))]
    (b"PAR1", foreign("a Parquet file, which this build does not read", EXPORT)),
    (b"Obj\x01", foreign("an Avro file", EXPORT)),
    (b"FEA1", foreign("a Feather file of the first version", EXPORT)),
    (b"{\\rtf", foreign("a rich-text document (RTF)", EXPORT)),
];
static OLD_WORKBOOK: Foreign = foreign("an old Excel workbook (.xls)", RESAVE);
static OLD_DOCUMENT: Foreign = foreign("an old Office document", EXPORT);
static LOCKED: Foreign = foreign(
    "a password-protected workbook",
    "open it with its password and save it without one, as .xlsx or CSV",
);
static BINARY: Foreign = foreign("a binary file, not a list", EXPORT);

static BINARY_WORKBOOK: Foreign = foreign("a binary Excel workbook (.xlsb)", RESAVE);
static OPEN_DOCUMENT: Foreign = foreign("an OpenDocument file (.ods)", RESAVE);
static WORD: Foreign = foreign("a Word document", EXPORT);
static NUMBERS: Foreign = foreign("an Apple Numbers document", "export it from Numbers as .xlsx or CSV");
static ARCHIVE: Foreign = foreign("a zip archive, not a workbook", UNPACK);
static TAR: Foreign = foreign("a tar archive", UNPACK);

static WEB_PAGE: Foreign = foreign("a web page (HTML), whatever its name says", RESAVE);
static XML_WORKBOOK: Foreign = foreign("an XML spreadsheet of Excel 2003", RESAVE);
static XML: Foreign = foreign("an XML file", EXPORT);

/// Tells what the file is, leaving it at its beginning.
pub(crate) fn recognise(path: &Path, mut file: &File) -> Result<Kind, Error> {
    let cannot_read = |source| Error::Read { path: path.into(), source };
    let mut sample = Vec::with_capacity(SAMPLE);
    file.take(SAMPLE as u64).read_to_end(&mut sample).map_err(cannot_read)?;
    file.rewind().map_err(cannot_read)?;
    if sample.is_empty() {
        return Err(Error::Empty { path: path.into() });
    }
    if let Some(foreign) = by_magic(&sample) {
        return Err(foreign.error(path));
    }
    if sample.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return Err(compound(file).map_err(cannot_read)?.error(path));
    }
    if [&b"PK\x03\x04"[..], b"PK\x05\x06", b"PK\x07\x08"].iter().any(|magic| sample.starts_with(magic)) {
        return Ok(Kind::Workbook);
    }
    if sample.starts_with(arrow::FILE) || arrow::is_stream(&sample) {
        return Ok(Kind::Arrow);
    }
    #[cfg(feature = "parquet")]
    if sample.starts_with(b"PAR1") {
        return Ok(Kind::Parquet);
    }
    let start = Written::of(&sample).start(&sample);
    let (is_json, is_vcard) = (json::begins(&start), vcard::begins(&start));
    Ok(match () {
        () if is_json => Kind::Json(sample),
        () if is_vcard => Kind::Vcard(sample),
        () => Kind::Text(sample),
    })
}

/// What a file is that gives itself away by its first bytes.
pub(crate) fn by_magic(sample: &[u8]) -> Option<&'static Foreign> {
    let known = MAGICS.iter().find(|(magic, _)| sample.starts_with(magic)).map(|(_, foreign)| foreign);
    known.or_else(|| (sample.get(257..262) == Some(b"ustar")).then_some(&TAR))
}

/// What an OLE compound file is, by the names in its directory, which may stand anywhere.
fn compound(mut file: &File) -> std::io::Result<&'static Foreign> {
    let names = [
        (&LOCKED, utf16("EncryptedPackage")),
        (&OLD_WORKBOOK, utf16("Workbook\0")),
        (&OLD_WORKBOOK, utf16("Book\0")),
    ];
    let longest = names.iter().map(|(_, name)| name.len()).max().unwrap_or(0);
    let mut found = [false; 3];
    let mut window = Vec::new();
    let mut chunk = vec![0; SAMPLE];
    loop {
        let count = match file.read(&mut chunk) {
            Ok(0) => break,
            Ok(count) => count,
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        window.extend_from_slice(&chunk[..count]);
        for (found, (_, name)) in found.iter_mut().zip(&names) {
            *found = *found || memmem::find(&window, name).is_some();
        }
        // A name may lie across two chunks.
        window.drain(..window.len().saturating_sub(longest));
    }
    let first = found.iter().position(|&found| found);
    Ok(first.map_or(&OLD_DOCUMENT, |nth| names[nth].0))
}

fn utf16(name: &str) -> Vec<u8> {
    name.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// What a zip archive is, by the names in it, in small letters; `None` is a workbook.
pub(crate) fn archive(names: &[String]) -> Option<&'static Foreign> {
    let has = |ending: &str| names.iter().any(|name| name.ends_with(ending));
    if has("workbook.xml") {
        None
    } else if has("workbook.bin") {
        Some(&BINARY_WORKBOOK)
    } else if has("word/document.xml") {
        Some(&WORD)
    } else if has("content.xml") && has("mimetype") {
        Some(&OPEN_DOCUMENT)
    } else if has(".iwa") {
        Some(&NUMBERS)
    } else if has("[content_types].xml") {
        // A workbook part may have any name; calamine finds it or says why not.
        None
    } else {
        Some(&ARCHIVE)
    }
}

/// Whether a zip archive is no document of any kind, by the names in it, in small letters.
pub(crate) fn is_plain_archive(names: &[String]) -> bool {
    archive(names).is_some_and(|is| std::ptr::eq(is, &raw const ARCHIVE))
}

/// Bytes that are no text in any encoding of one byte a letter.
pub(crate) fn binary(sample: &[u8]) -> Option<&'static Foreign> {
    let control =
        |&&byte: &&u8| byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0B | 0x0C | 0x1A | 0x1B);
    (sample.iter().filter(control).count() * 50 > sample.len()).then_some(&BINARY)
}

/// Text that is no list with delimiters.
pub(crate) fn markup(text: &str) -> Option<&'static Foreign> {
    let start = text.trim_start().get(..2048).unwrap_or(text.trim_start()).to_lowercase();
    if start.starts_with('<') && ["<html", "<table", "<!doctype html"].iter().any(|tag| start.contains(tag)) {
        Some(&WEB_PAGE)
    } else if start.starts_with("<?xml") && start.contains("office:spreadsheet") {
        Some(&XML_WORKBOOK)
    } else if start.starts_with("<?xml") {
        Some(&XML)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use crate::fixtures::{file, path_of, zip_of};
    use crate::{Source, open};

    fn check(bytes: &[u8], is: &str) {
        let file = file(bytes);
        let error = open(&Source::at(path_of(&file))).unwrap_err();
        assert_eq!(error.to_string().replace(&path_of(&file), "FILE"), format!("FILE is {is}"));
        assert!(error.hint().is_some_and(|hint| !hint.is_empty()));
    }

    fn compound(name: &str) -> Vec<u8> {
        let mut bytes = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
        // Across the border of the first chunk.
        bytes.resize(super::SAMPLE - 7, 0);
        bytes.extend(super::utf16(name));
        bytes.resize(bytes.len() + 3000, 0);
        bytes
    }

    #[test]
    fn what_is_no_list_is_said_by_its_name() {
        check(b"", "empty");
        check(b"%PDF-1.7\n...", "a PDF document");
        check(b"\x89PNG\r\n\x1a\n", "a picture (PNG)");
        check(b"\xFF\xD8\xFF\xE0", "a picture (JPEG)");
        check(b"BZh91AY", "compressed with bzip2");
        check(b"SQLite format 3\0...", "an SQLite database");
        check(&compound("Workbook\0"), "an old Excel workbook (.xls)");
        check(&compound("Book\0"), "an old Excel workbook (.xls)");
        check(&compound("EncryptedPackage\0"), "a password-protected workbook");
        check(&compound("WordDocument\0"), "an old Office document");
        check(&[0, 1, 2, 3, 200, 0, 7, 9].repeat(100), "a binary file, not a list");
        check(&zip_of(&[("mimetype", b"x"), ("content.xml", b"<x/>")]), "an OpenDocument file (.ods)");
        check(&zip_of(&[("xl/workbook.bin", b"x")]), "a binary Excel workbook (.xlsb)");
        check(&zip_of(&[("word/document.xml", b"x")]), "a Word document");
        check(b" <html><body><table>", "a web page (HTML), whatever its name says");
        check(b"\xEF\xBB\xBF<?xml version='1.0'?><r/>", "an XML file");
    }
}
