//! What a file is, told by its first bytes.

mod foreign;

use crate::book::{COMPOUND, Container};
use crate::utf8::Written;
use crate::{BookKind, Error, arrow, json, vcard};
pub(crate) use foreign::by_magic;
use std::fs::File;
use std::io::{Read, Seek};
use std::path::Path;
use words::{Message, message};

/// How much of a file is looked at to tell what it is.
pub(crate) const SAMPLE: usize = 64 << 10;

/// What this crate reads.
pub(crate) enum Kind {
    Workbook(Container),
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
    is: fn() -> Message,
    hint: fn() -> Message,
}

impl Foreign {
    pub(crate) fn error(&self, path: &Path) -> Error {
        Error::Foreign { path: path.into(), is: (self.is)().into(), hint: (self.hint)().into() }
    }
}

const RESAVE: fn() -> Message =
    || message!("ingest-resave", "open it in a spreadsheet program and save it as .xlsx or CSV");
const EXPORT: fn() -> Message = || message!("ingest-export", "ask for the list as .xlsx or CSV");
const UNPACK: fn() -> Message = || message!("ingest-unpack", "unpack it and give the file that is in it");

const fn foreign(is: fn() -> Message, hint: fn() -> Message) -> Foreign {
    Foreign { is, hint }
}

pub(crate) static OLD_DOCUMENT: Foreign =
    foreign(|| message!("ingest-is-old-office", "an old Office document"), EXPORT);
pub(crate) static LOCKED: Foreign = foreign(
    || message!("ingest-is-locked", "a password-protected workbook"),
    || message!("ingest-unlock", "open it with its password and save it without one, as .xlsx or CSV"),
);
static BINARY: Foreign = foreign(|| message!("ingest-is-binary", "a binary file, not a list"), EXPORT);

pub(crate) static OPEN_DOCUMENT: Foreign =
    foreign(|| message!("ingest-is-open-document", "an OpenDocument text, not a spreadsheet"), EXPORT);
static WORD: Foreign = foreign(|| message!("ingest-is-word", "a Word document"), EXPORT);
static SLIDES: Foreign = foreign(|| message!("ingest-is-slides", "a presentation"), EXPORT);
static NUMBERS: Foreign = foreign(
    || message!("ingest-is-numbers", "an Apple Numbers document"),
    || message!("ingest-export-from-numbers", "export it from Numbers as .xlsx or CSV"),
);
static ARCHIVE: Foreign = foreign(|| message!("ingest-is-zip", "a zip archive, not a workbook"), UNPACK);
static TAR: Foreign = foreign(|| message!("ingest-is-archive", "a {kind} archive", kind = "tar"), UNPACK);

static WEB_PAGE: Foreign = foreign(
    || message!("ingest-is-page", "a web page (HTML) without a table, whatever its name says"),
    EXPORT,
);
static WEB_ARCHIVE: Foreign = foreign(|| message!("ingest-is-web-archive", "a web archive (MHTML)"), RESAVE);
static XML: Foreign = foreign(|| message!("ingest-is-xml", "an XML file"), EXPORT);

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
    if sample.starts_with(COMPOUND) {
        return Ok(Kind::Workbook(Container::Compound));
    }
    if [&b"PK\x03\x04"[..], b"PK\x05\x06", b"PK\x07\x08"].iter().any(|magic| sample.starts_with(magic)) {
        return Ok(Kind::Workbook(Container::Zip));
    }
    // How sheets begin that stand alone: those of Excel 2, 3 and 4, and those that programs put together by hand.
    if matches!(sample[..], [9, 0 | 2 | 4 | 8, 4 | 6 | 8 | 16, 0, _, 0 | 2..=6, 0x10 | 5, 0, ..]) {
        return Ok(Kind::Workbook(Container::Records));
    }
    if let Some(container) = document(&sample) {
        return Ok(Kind::Workbook(container));
    }
    if sample.starts_with(arrow::FILE) || arrow::is_stream(&sample) {
        return Ok(Kind::Arrow);
    }
    #[cfg(feature = "parquet")]
    // An encrypted one is said by its name where its end is read.
    if sample.starts_with(b"PAR1") || sample.starts_with(b"PARE") {
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

/// A workbook that is one document of XML, by how it begins.
fn document(sample: &[u8]) -> Option<Container> {
    // In UTF-16 every other byte is a zero; without them it reads the same.
    let start: Vec<u8> = sample.iter().copied().filter(|byte| *byte != 0).collect();
    let start = String::from_utf8_lossy(&start).to_lowercase();
    if !start.trim_start_matches(|c: char| !c.is_ascii_graphic()).starts_with('<') {
        return None;
    }
    if start.contains("opendocument") && start.contains("<office:document") {
        Some(Container::Fods)
    } else if start.contains("office:spreadsheet") && start.contains("<?xml") {
        Some(Container::Xml2003)
    } else if ["<table", "<tr", "<td"].iter().any(|tag| start.contains(tag)) {
        Some(Container::Html)
    } else {
        None
    }
}

/// What a zip archive is, by the names in it, in small letters.
pub(crate) fn archive(names: &[String]) -> Result<BookKind, &'static Foreign> {
    let has = |ending: &str| names.iter().any(|name| name.ends_with(ending));
    if has("workbook.xml") {
        Ok(BookKind::Xlsx)
    } else if has("workbook.bin") {
        Ok(BookKind::Xlsb)
    } else if has("word/document.xml") {
        Err(&WORD)
    } else if has("ppt/presentation.xml") {
        Err(&SLIDES)
    } else if has("encrypted-package") {
        Err(&LOCKED)
    } else if names.iter().any(|name| name == "content.xml") {
        Ok(BookKind::Ods)
    } else if has(".iwa") {
        Err(&NUMBERS)
    } else if has("[content_types].xml") {
        // A list of sheets may have any name; the reader finds it or says why not.
        Ok(BookKind::Xlsx)
    } else {
        Err(&ARCHIVE)
    }
}

/// Whether a zip archive is no document of any kind, by the names in it, in small letters.
pub(crate) fn is_plain_archive(names: &[String]) -> bool {
    archive(names).is_err_and(|is| std::ptr::eq(is, &raw const ARCHIVE))
}

/// Bytes that are no text in any encoding of one byte a letter. Some programs put U+0001 or a separator of ASCII between
/// cells, and a file that was not written to its end may have zeros where its text should be.
pub(crate) fn binary(sample: &[u8]) -> Option<&'static Foreign> {
    let control = |&&byte: &&u8| matches!(byte, 0x02..=0x08 | 0x0E..=0x19);
    let zeros = sample.iter().filter(|&&byte| byte == 0).count();
    let controls = sample.iter().filter(control).count();
    (controls * 50 > sample.len() - zeros || zeros * 2 > sample.len()).then_some(&BINARY)
}

/// Text that is no list with delimiters.
pub(crate) fn markup(text: &str) -> Option<&'static Foreign> {
    let start = text.trim_start().get(..2048).unwrap_or(text.trim_start()).to_lowercase();
    if start.starts_with('<') && ["<html", "<table", "<!doctype html"].iter().any(|tag| start.contains(tag)) {
        Some(&WEB_PAGE)
    } else if start.starts_with("<?xml") || is_element(text.trim()) {
        Some(&XML)
    } else {
        None
    }
}

/// Whether a text is one element from its first letter to its last.
fn is_element(text: &str) -> bool {
    let name: String =
        text.chars().skip(1).take_while(|c| c.is_alphanumeric() || ":_-.".contains(*c)).collect();
    let ends = text.ends_with(&format!("</{name}>")) || (text.ends_with("/>") && text.lines().count() == 1);
    text.starts_with('<') && name.starts_with(char::is_alphabetic) && ends
}

#[cfg(test)]
mod tests {
    use crate::fixtures::{compound, file, path_of, zip_of};
    use crate::{Source, open};
    use words::Told;

    fn check(bytes: &[u8], is: &str) {
        let file = file(bytes);
        let error = open(&Source::at(path_of(&file))).unwrap_err();
        assert_eq!(error.to_string().replace(&path_of(&file), "FILE"), format!("FILE is {is}"));
        assert!(error.advice().is_some_and(|advice| !advice.english().is_empty()));
    }

    #[test]
    fn what_is_no_list_is_said_by_its_name() {
        check(b"", "empty");
        check(b"%PDF-1.7\n...", "a PDF document");
        check(b"\x89PNG\r\n\x1a\n", "a picture (PNG)");
        check(b"\xFF\xD8\xFF\xE0", "a picture (JPEG)");
        check(b"BZh91AY", "compressed with bzip2");
        check(b"SQLite format 3\0...", "an SQLite database");
        check(&compound(&[("EncryptedPackage", b"x")]), "a password-protected workbook");
        check(&compound(&[("WordDocument", b"x")]), "an old Office document");
        check(&[0, 1, 2, 3, 200, 0, 7, 9].repeat(100), "a binary file, not a list");
        check(&zip_of(&[("word/document.xml", b"x")]), "a Word document");
        check(b" <html><body><p>", "a web page (HTML) without a table, whatever its name says");
        check(b"\xEF\xBB\xBF<?xml version='1.0'?><r/>", "an XML file");
        check(b"<svg xmlns='x'><rect/></svg>\n", "an XML file");
    }
}
