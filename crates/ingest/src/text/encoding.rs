//! The encodings that a text file may have, and what is said of the one that was found.

use super::codepages::{CP437, CP850};
use encoding_rs::{MACINTOSH, UTF_8, UTF_16BE, UTF_16LE};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use words::{Message, message};

/// How letters are written as bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// One of the web's.
    Web(&'static encoding_rs::Encoding),
    /// Code page 850, of DOS in Western Europe and Latin America.
    Cp850,
    /// Code page 437, of DOS in the United States.
    Cp437,
    /// Four bytes a letter, the lowest first.
    Utf32Le,
    /// Four bytes a letter, the highest first.
    Utf32Be,
}

impl Encoding {
    /// The encoding with this label: any that the web knows, `cp850`, `cp437`, `mac`, `utf-32`.
    #[must_use]
    pub fn for_label(label: &str) -> Option<Self> {
        let plain: String = label.trim().to_lowercase().replace(['-', '_', ' '], "");
        match plain.as_str() {
            "cp850" | "ibm850" | "850" | "dos" => Some(Self::Cp850),
            "cp437" | "ibm437" | "437" => Some(Self::Cp437),
            "utf32" | "utf32le" => Some(Self::Utf32Le),
            "utf32be" => Some(Self::Utf32Be),
            "utf16" => Some(Self::Web(UTF_16LE)),
            "mac" | "macroman" | "applemac" => Some(Self::Web(MACINTOSH)),
            "ansi" | "latin1" | "cp1252" => Some(Self::Web(encoding_rs::WINDOWS_1252)),
            "latin9" => Some(Self::Web(encoding_rs::ISO_8859_15)),
            _ => encoding_rs::Encoding::for_label(label.as_bytes()).map(Self::Web),
        }
    }

    /// The name in small letters: `utf-8`, `windows-1252`, `cp850`.
    #[must_use]
    pub fn name(self) -> String {
        match self {
            Self::Web(encoding) => encoding.name().to_lowercase(),
            Self::Cp850 => "cp850".into(),
            Self::Cp437 => "cp437".into(),
            Self::Utf32Le => "utf-32le".into(),
            Self::Utf32Be => "utf-32be".into(),
        }
    }

    /// The encoding that a byte order mark names, and how many bytes it has.
    pub(crate) fn for_mark(bytes: &[u8]) -> Option<(Self, usize)> {
        match bytes {
            // UTF-16's mark is the beginning of UTF-32's, and no list begins with a zero.
            [0xFF, 0xFE, 0, 0, ..] => Some((Self::Utf32Le, 4)),
            [0, 0, 0xFE, 0xFF, ..] => Some((Self::Utf32Be, 4)),
            [0xFF, 0xFE, ..] => Some((Self::Web(UTF_16LE), 2)),
            [0xFE, 0xFF, ..] => Some((Self::Web(UTF_16BE), 2)),
            [0xEF, 0xBB, 0xBF, ..] => Some((Self::Web(UTF_8), 3)),
            _ => None,
        }
    }

    /// Whether text comes through undecoded: it is UTF-8 already.
    pub(crate) fn is_utf8(self) -> bool {
        self == Self::Web(UTF_8)
    }

    /// The letter of a byte from 0x80 on, in an encoding of DOS.
    pub(crate) fn code_page(self) -> Option<Vec<char>> {
        match self {
            Self::Cp850 => Some(CP850.chars().collect()),
            Self::Cp437 => Some(CP437.chars().collect()),
            _ => None,
        }
    }
}

impl Serialize for Encoding {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.name())
    }
}

impl<'de> Deserialize<'de> for Encoding {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let name = String::deserialize(from)?;
        Self::for_label(&name).ok_or_else(|| D::Error::custom("no such encoding"))
    }
}

impl From<&'static encoding_rs::Encoding> for Encoding {
    fn from(encoding: &'static encoding_rs::Encoding) -> Self {
        Self::Web(encoding)
    }
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name())
    }
}

/// The encoding of a file, with what speaks for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letters {
    /// The encoding.
    pub encoding: Encoding,
    /// Where single rows are written in another encoding: which one.
    pub mixed_with: Option<Encoding>,
    /// Why this one.
    pub evidence: Evidence,
    /// Up to three words with accents, as they are read: if they look wrong, the encoding is.
    pub samples: Vec<String>,
}

/// Why a file is taken to be in an encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Evidence {
    /// The file begins with its byte order mark.
    Mark,
    /// Somebody said so.
    Pinned,
    /// Every second byte is a zero, or three of four.
    Zeros,
    /// There is no letter outside ASCII, which nearly all encodings write alike.
    Ascii,
    /// All letters outside ASCII are written as in UTF-8, which does not happen by chance.
    Utf8,
    /// Some letters are written as in UTF-8, others in one byte.
    Mixed,
    /// In this encoding more letters make sense where they stand than in others, in so many of a hundred places.
    Sense(u8),
}

impl Evidence {
    /// How sure it is, in percent.
    #[must_use]
    pub fn confidence(self) -> u8 {
        match self {
            Self::Mark | Self::Pinned | Self::Ascii => 100,
            Self::Zeros | Self::Utf8 => 99,
            Self::Mixed => 80,
            Self::Sense(share) => share.min(95),
        }
    }
}

/// `a byte order mark`, `97 of 100 accented letters make sense`.
impl fmt::Display for Evidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.said())
    }
}

impl Evidence {
    /// The same as its `Display`, for every language.
    #[must_use]
    pub fn said(self) -> Message {
        match self {
            Self::Mark => message!("ingest-by-mark", "a byte order mark"),
            Self::Pinned => message!("ingest-by-setting", "a setting"),
            Self::Zeros => message!("ingest-by-zeros", "the zeros between letters"),
            Self::Ascii => message!("ingest-by-ascii", "no letter outside ASCII"),
            Self::Utf8 => message!("ingest-by-every-letter", "every letter outside ASCII"),
            Self::Mixed => message!("ingest-by-most-letters", "most letters outside ASCII"),
            Self::Sense(share) => message!(
                "ingest-by-sense",
                "{share} of 100 letters outside ASCII make sense so",
                share = share.to_string()
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_name_encodings() {
        let check = |label: &str, name: &str| {
            assert_eq!(Encoding::for_label(label).map(Encoding::name).as_deref(), Some(name), "{label}");
        };
        check("UTF-8", "utf-8");
        check("latin1", "windows-1252");
        check("iso-8859-15", "iso-8859-15");
        check("CP850", "cp850");
        check("ibm437", "cp437");
        check("mac", "macintosh");
        check("utf-32", "utf-32le");
        check("UTF-16", "utf-16le");
        check("shift_jis", "shift_jis");
        assert_eq!(Encoding::for_label("klingon"), None);
    }

    #[test]
    fn code_pages_are_whole() {
        let check = |encoding: Encoding, byte: u8, letter: char| {
            let page = encoding.code_page().unwrap();
            assert_eq!((page.len(), page[usize::from(byte) - 0x80]), (128, letter));
        };
        check(Encoding::Cp850, 0xC6, 'ã');
        check(Encoding::Cp850, 0xFF, '\u{a0}');
        check(Encoding::Cp437, 0xA4, 'ñ');
    }
}
