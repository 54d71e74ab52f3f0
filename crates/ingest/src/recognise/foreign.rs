//! Files that are no lists and give themselves away by their first bytes: each is refused by its name.

use super::{EXPORT, Foreign, RESAVE, TAR, UNPACK, WEB_ARCHIVE, foreign};
use memchr::memmem::find;
use words::message;

static MAGICS: &[(&[u8], Foreign)] = &[
    (b"\x89PNG", foreign(|| message!("ingest-is-picture", "a picture ({kind})", kind = "PNG"), EXPORT)),
    (b"\xFF\xD8\xFF", foreign(|| message!("ingest-is-picture", "a picture ({kind})", kind = "JPEG"), EXPORT)),
    (b"GIF8", foreign(|| message!("ingest-is-picture", "a picture ({kind})", kind = "GIF"), EXPORT)),
    (b"II*\0", foreign(|| message!("ingest-is-picture", "a picture ({kind})", kind = "TIFF"), EXPORT)),
    (b"MM\0*", foreign(|| message!("ingest-is-picture", "a picture ({kind})", kind = "TIFF"), EXPORT)),
    (b"\0\0\x01\0", foreign(|| message!("ingest-is-icon", "a picture (icon)"), EXPORT)),
    (
        b"\0\0\0\x0CjP  ",
        foreign(|| message!("ingest-is-picture", "a picture ({kind})", kind = "JPEG 2000"), EXPORT),
    ),
    (b"8BPS\0", foreign(|| message!("ingest-is-picture", "a picture ({kind})", kind = "Photoshop"), EXPORT)),
    (b"AT&TFORM", foreign(|| message!("ingest-is-scan", "a scanned document (DjVu)"), EXPORT)),
    (b"%!PS", foreign(|| message!("ingest-is-postscript", "a document for printers (PostScript)"), EXPORT)),
    (b"ID3\x03", foreign(|| message!("ingest-is-sound", "a sound ({kind})", kind = "MP3"), EXPORT)),
    (b"ID3\x04", foreign(|| message!("ingest-is-sound", "a sound ({kind})", kind = "MP3"), EXPORT)),
    (
        b"OggS\0",
        foreign(|| message!("ingest-is-sound-or-video", "a sound or a video ({kind})", kind = "Ogg"), EXPORT),
    ),
    (b"fLaC\0", foreign(|| message!("ingest-is-sound", "a sound ({kind})", kind = "FLAC"), EXPORT)),
    (
        b"\x1A\x45\xDF\xA3",
        foreign(|| message!("ingest-is-video", "a video ({kind})", kind = "Matroska"), EXPORT),
    ),
    (b"BZh", foreign(|| message!("ingest-is-compressed", "compressed with {kind}", kind = "bzip2"), UNPACK)),
    (
        b"\xFD7zXZ\0",
        foreign(|| message!("ingest-is-compressed", "compressed with {kind}", kind = "xz"), UNPACK),
    ),
    (
        b"\x04\x22\x4D\x18",
        foreign(|| message!("ingest-is-compressed", "compressed with {kind}", kind = "lz4"), UNPACK),
    ),
    (
        b"\x1F\x9D",
        foreign(
            || message!("ingest-is-compressed", "compressed with {kind}", kind = "compress (.Z)"),
            UNPACK,
        ),
    ),
    (
        b"LZIP\x01",
        foreign(|| message!("ingest-is-compressed", "compressed with {kind}", kind = "lzip"), UNPACK),
    ),
    (
        b"7z\xBC\xAF\x27\x1C",
        foreign(|| message!("ingest-is-archive", "a {kind} archive", kind = "7-Zip"), UNPACK),
    ),
    (b"Rar!\x1A", foreign(|| message!("ingest-is-archive", "a {kind} archive", kind = "RAR"), UNPACK)),
    (b"MSCF\0\0\0\0", foreign(|| message!("ingest-is-cabinet", "a cabinet archive"), UNPACK)),
    (
        b"SQLite format 3\0",
        foreign(|| message!("ingest-is-database", "an {kind} database", kind = "SQLite"), EXPORT),
    ),
    (
        b"\0\x01\0\0Standard ",
        foreign(|| message!("ingest-is-database", "an {kind} database", kind = "Access"), EXPORT),
    ),
    #[cfg(not(feature = "parquet"))]
    (
        b"PAR1",
        foreign(|| message!("ingest-is-parquet", "a Parquet file, which this build does not read"), EXPORT),
    ),
    (b"Obj\x01", foreign(|| message!("ingest-is-file", "an {kind} file", kind = "Avro"), EXPORT)),
    (b"ORC\x0A", foreign(|| message!("ingest-is-file", "an {kind} file", kind = "ORC"), EXPORT)),
    (b"\x89HDF", foreign(|| message!("ingest-is-file", "an {kind} file", kind = "HDF5"), EXPORT)),
    (b"FEA1", foreign(|| message!("ingest-is-old-feather", "a Feather file of the first version"), EXPORT)),
    (
        b"\0\0\x02\0\x04\x04",
        foreign(|| message!("ingest-is-workbook", "a {kind} workbook", kind = "Lotus 1-2-3"), RESAVE),
    ),
    (
        b"\0\0\x02\0\x06\x04",
        foreign(|| message!("ingest-is-workbook", "a {kind} workbook", kind = "Lotus 1-2-3"), RESAVE),
    ),
    (
        b"\0\0\x1A\0",
        foreign(|| message!("ingest-is-workbook", "a {kind} workbook", kind = "Lotus 1-2-3"), RESAVE),
    ),
    (b"\x7FELF", PROGRAM),
    (b"\xCA\xFE\xBA\xBE", PROGRAM),
    (b"\xCF\xFA\xED\xFE", PROGRAM),
    (b"\0asm", PROGRAM),
    (
        b"L\0\0\0\x01\x14\x02\0",
        foreign(|| message!("ingest-is-link", "a link to a file (.lnk), not the file"), EXPORT),
    ),
    (
        b"-----BEGIN ",
        foreign(|| message!("ingest-is-pem", "a certificate, a key or an enciphered message (PEM)"), EXPORT),
    ),
    (b"BEGIN:VCALENDAR", foreign(|| message!("ingest-is-calendar", "a calendar (iCalendar)"), EXPORT)),
];

const PROGRAM: Foreign = foreign(|| message!("ingest-is-program", "a program"), EXPORT);
static WINDOWS_PROGRAM: Foreign = PROGRAM;
static PDF: Foreign = foreign(|| message!("ingest-is-pdf", "a PDF document"), EXPORT);
static RICH_TEXT: Foreign = foreign(|| message!("ingest-is-rtf", "a rich-text document (RTF)"), EXPORT);
static BITMAP: Foreign =
    foreign(|| message!("ingest-is-picture", "a picture ({kind})", kind = "BMP"), EXPORT);
static WEBP: Foreign = foreign(|| message!("ingest-is-picture", "a picture ({kind})", kind = "WebP"), EXPORT);
static SOUND: Foreign =
    foreign(|| message!("ingest-is-sound-or-video", "a sound or a video ({kind})", kind = "RIFF"), EXPORT);
static MPEG: Foreign = foreign(|| message!("ingest-is-mpeg", "a video or a picture (MPEG-4, HEIC)"), EXPORT);
static DBASE: Foreign = foreign(|| message!("ingest-is-dbase", "a dBase table (.dbf)"), RESAVE);
static MAIL: Foreign = foreign(
    || message!("ingest-is-mail", "an e-mail"),
    || message!("ingest-save-attachment", "save its attachment and give that"),
);

/// How far in front of a document something else may stand, as its readers allow.
const PROLOGUE: usize = 1024;

/// What a file is that gives itself away by its first bytes.
pub(crate) fn by_magic(sample: &[u8]) -> Option<&'static Foreign> {
    let known = MAGICS.iter().find(|(magic, _)| sample.starts_with(magic)).map(|(_, foreign)| foreign);
    known.or_else(|| by_places(sample)).or_else(|| by_words(sample))
}

/// Formats whose marks stand further in, or are so short that more must fit.
fn by_places(sample: &[u8]) -> Option<&'static Foreign> {
    let at = |from: usize, bytes: &[u8]| sample.get(from..).is_some_and(|rest| rest.starts_with(bytes));
    let riff = at(0, b"RIFF");
    match sample {
        _ if at(257, b"ustar") => Some(&TAR),
        _ if at(4, b"ftyp") => Some(&MPEG),
        _ if riff && at(8, b"WEBP") => Some(&WEBP),
        _ if riff && (at(8, b"WAVE") || at(8, b"AVI ")) => Some(&SOUND),
        _ if at(0, b"BM") && at(6, &[0; 4]) => Some(&BITMAP),
        _ if at(0, b"MZ") && (find(sample, b"PE\0\0").is_some() || find(sample, b"DOS mode").is_some()) => {
            Some(&WINDOWS_PROGRAM)
        }
        // The day of the last change, and what is reserved.
        [0x03 | 0x30 | 0x83 | 0x8B | 0xF5, _, 1..=12, 1..=31, ..] if at(12, &[0; 16]) => Some(&DBASE),
        _ => None,
    }
}

/// Formats that are text.
fn by_words(sample: &[u8]) -> Option<&'static Foreign> {
    let start = &sample[..sample.len().min(PROLOGUE)];
    let plain = start.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(start).trim_ascii_start();
    match () {
        () if plain.starts_with(b"%PDF") || find(start, b"\n%PDF-1.").is_some() => Some(&PDF),
        () if plain.starts_with(b"{\\rtf") => Some(&RICH_TEXT),
        () => mail(sample),
    }
}

/// An e-mail, by the lines in front of its text.
fn mail(sample: &[u8]) -> Option<&'static Foreign> {
    let lines = || sample.split(|byte| *byte == b'\n').take_while(|line| !line.trim_ascii().is_empty());
    let has = |name: &[u8]| {
        lines().any(|line| line.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name)))
    };
    let is_field = |line: &[u8]| {
        let name = line.iter().position(|byte| *byte == b':').map(|end| &line[..end]);
        name.is_some_and(|name| {
            !name.is_empty() && name.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'-')
        })
    };
    let is_head = lines().next().is_some_and(is_field) && has(b"MIME-Version:");
    if is_head && find(sample, b"multipart/related").is_some() {
        return Some(&WEB_ARCHIVE);
    }
    let is_mail = lines().next().is_some_and(is_field)
        && has(b"From:")
        && (has(b"Subject:") || has(b"Received:"))
        && [&b"MIME-Version:"[..], b"Received:", b"Return-Path:", b"Message-ID:"].into_iter().any(has);
    is_mail.then_some(&MAIL)
}

#[cfg(test)]
mod tests {
    use super::by_magic;

    #[test]
    fn what_is_no_list_is_told_by_its_first_bytes() {
        let check = |bytes: &[u8], is: Option<&str>| {
            let found = by_magic(bytes).map(|foreign| (foreign.is)());
            assert_eq!(found.as_ref().map(words::Message::english), is, "{}", String::from_utf8_lossy(bytes));
        };
        check(b"\n\n%PDF-1.4\n1 0 obj", Some("a PDF document"));
        check(b"\xEF\xBB\xBF%PDF-1.4\n", Some("a PDF document"));
        check(b" {\\rtf1 hola}", Some("a rich-text document (RTF)"));
        check(b"BM\x36\x04\0\0\0\0\0\0\x36", Some("a picture (BMP)"));
        check(b"BMW;Serie;099000001\n", None);
        check(b"RIFF\x24\0\0\0WEBPVP8 ", Some("a picture (WebP)"));
        check(b"\0\0\0\x18ftypmp42", Some("a video or a picture (MPEG-4, HEIC)"));
        check(b"MZ\x90This program cannot be run in DOS mode.", Some("a program"));
        check(b"MZ;Celular\nx;099000001\n", None);
        check(b"ID;Nome\n1;Ana\n", None);
        check(
            b"-----BEGIN CERTIFICATE-----\nMIID",
            Some("a certificate, a key or an enciphered message (PEM)"),
        );
        check(b"From: a@example.com\r\nSubject: x\r\nMIME-Version: 1.0\r\n\r\nhola", Some("an e-mail"));
        check(b"Return-Path: <a@example.com>\nReceived: by x\nFrom: b@example.com\n\n", Some("an e-mail"));
        check(b"From: Ana\nSubject: 099000001\n", None);
        check(
            b"From: x\nMIME-Version: 1.0\nContent-Type: multipart/related\n\n<table>",
            Some("a web archive (MHTML)"),
        );
        check(
            b"\x03\x7C\x01\x01\x02\0\0\0A\0\x14\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0NOME",
            Some("a dBase table (.dbf)"),
        );
        check(b"BEGIN:VCARD\nFN:Ana\nEND:VCARD\n", None);
        check(b"%PDF;Nome", Some("a PDF document"));
        check(b"nome;nota\nAna;veja %PDF-1.4\n", None);
    }
}
