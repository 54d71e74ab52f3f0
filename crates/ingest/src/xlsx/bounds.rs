//! How much a workbook inflates to, measured before anything is made of it.
//!
//! Opening a workbook loads its shared strings and styles whole, and allocates what they claim to be: a file of some
//! kilobytes can take gigabytes and end the process. What an archive's headers say of sizes may be a lie, so each part
//! is inflated once and counted.

use crate::Error;
use memchr::{memchr, memmem};
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;
use zip::ZipArchive;

const MB: u64 = 1 << 20;
/// The whole file.
const MAX_FILE: u64 = 200 * MB;
/// All its parts, inflated.
const MAX_INFLATED: u64 = 2048 * MB;
/// The texts of all cells.
const MAX_STRINGS: u64 = 512 * MB;
/// A part that is loaded whole and is no cell's text: styles, themes, lists of parts.
const MAX_LOADED: u64 = 32 * MB;
/// A part larger than this may not be more than 200 times its compressed size.
const MAX_UNRATED: u64 = 10 * MB;
const MAX_RATIO: u64 = 200;
/// Parts in the archive.
const MAX_PARTS: usize = 10_000;
/// The longest stretch of a part without a tag.
const MAX_TEXT: u64 = MB;
/// The most different texts, for which a table is allocated before they are read.
const MAX_UNIQUE: u64 = 32 * MB;
/// Where in the shared strings their tag must stand.
const PROLOG: usize = 64 << 10;

/// The names of a workbook's parts in small letters, once it is known that none of them is too big.
pub(crate) fn check(path: &Path, file: &File) -> Result<Vec<String>, Error> {
    let cannot_read = |source| Error::Read { path: path.into(), source };
    let damaged = |error: zip::result::ZipError| Error::Damaged { path: path.into(), source: error.into() };
    let too_big = |what: String| Error::TooBig { path: path.into(), what };
    let length = file.metadata().map_err(cannot_read)?.len();
    if length > MAX_FILE {
        return Err(too_big(format!("it has {} MB, and the limit is {} MB", length / MB, MAX_FILE / MB)));
    }
    let reader = BufReader::new(file.try_clone().map_err(cannot_read)?);
    let mut archive = ZipArchive::new(reader).map_err(damaged)?;
    if archive.len() > MAX_PARTS {
        return Err(too_big(format!("it has {} parts, and the limit is {MAX_PARTS}", archive.len())));
    }
    let names: Vec<String> = archive
        .file_names()
        .map(|name| name.map(|name| small(&name)))
        .collect::<Result<_, _>>()
        .map_err(damaged)?;
    let mut inflated = 0;
    for (nth, name) in names.iter().enumerate() {
        // A part that cannot be read may be one that nobody needs; if it is needed, the reader will say so.
        let Ok(inflating) = archive.by_index(nth) else { continue };
        let compressed = inflating.compressed_size();
        let mut part = Part { name, compressed, size: 0, untagged: 0, beginning: Vec::new() };
        inflated += part.measure(inflating).map_err(too_big)?;
        if inflated > MAX_INFLATED {
            return Err(too_big(format!("it inflates to more than {} MB", MAX_INFLATED / MB)));
        }
    }
    Ok(names)
}

/// A part's name as the reader of workbooks looks for it.
fn small(name: &str) -> String {
    name.replace('\\', "/").to_ascii_lowercase()
}

/// A part while it is being measured.
struct Part<'n> {
    name: &'n str,
    compressed: u64,
    size: u64,
    /// Bytes since the last chunk with a tag.
    untagged: u64,
    /// How the shared strings begin.
    beginning: Vec<u8>,
}

impl Part<'_> {
    /// Inflates the part and answers its size, or what is too big about it.
    fn measure(&mut self, mut inflating: impl Read) -> Result<u64, String> {
        let mut chunk = vec![0; PROLOG];
        // Where a part breaks off, the reader will break off as well: so far it was not too big.
        while let Ok(count @ 1..) = inflating.read(&mut chunk) {
            self.add(&chunk[..count])?;
        }
        if self.is_strings() { check_strings(&self.beginning).map(|()| self.size) } else { Ok(self.size) }
    }

    fn add(&mut self, chunk: &[u8]) -> Result<(), String> {
        let Self { name, compressed, .. } = *self;
        self.size += chunk.len() as u64;
        self.untagged = if memchr(b'<', chunk).is_some() { 0 } else { self.untagged + chunk.len() as u64 };
        let limit = self.limit();
        if self.size > limit {
            return Err(format!("its part {name} inflates to more than {} MB", limit / MB));
        }
        if self.size > MAX_UNRATED && self.size > compressed.saturating_mul(MAX_RATIO) {
            return Err(format!("its part {name} inflates to more than {MAX_RATIO} times its size"));
        }
        if self.untagged > MAX_TEXT && is_xml(name) {
            return Err(format!("its part {name} holds a text of more than {} MB", MAX_TEXT / MB));
        }
        if self.is_strings() && self.beginning.len() < PROLOG {
            // In UTF-16 every other byte is a zero; without them the tag reads the same.
            self.beginning.extend(chunk.iter().filter(|&&byte| byte != 0));
        }
        Ok(())
    }

    fn is_strings(&self) -> bool {
        self.name.ends_with("sharedstrings.xml")
    }

    fn limit(&self) -> u64 {
        let file = self.name.rsplit('/').next().unwrap_or(self.name);
        if self.is_strings() {
            MAX_STRINGS
        } else if matches!(file, "styles.xml" | "workbook.xml")
            || file.starts_with("theme")
            || extension(file) == "rels"
        {
            MAX_LOADED
        } else {
            MAX_INFLATED
        }
    }
}

/// Pictures and macros have no tags.
fn is_xml(name: &str) -> bool {
    matches!(extension(name), "xml" | "rels" | "vml")
}

fn extension(name: &str) -> &str {
    name.rsplit('.').next().unwrap_or_default()
}

/// Checks for how many texts the shared strings' first tag has a table allocated.
fn check_strings(beginning: &[u8]) -> Result<(), String> {
    if beginning.is_empty() {
        return Ok(());
    }
    let tag =
        root(beginning).filter(|tag| is_sst(tag)).ok_or("its shared strings begin with something else")?;
    let claimed = claims(tag).max().unwrap_or(0);
    if claimed > MAX_UNIQUE {
        return Err(format!("it claims to have {claimed} different texts"));
    }
    Ok(())
}

/// The first tag that opens an element, without its angle brackets.
fn root(mut xml: &[u8]) -> Option<&[u8]> {
    loop {
        let tag = &xml[memchr(b'<', xml)? + 1..];
        let skip = match tag {
            [b'?', ..] => &b"?>"[..],
            [b'!', b'-', b'-', ..] => b"-->",
            // A document type has no place in a workbook.
            [b'!', ..] => return None,
            _ => return tag.get(..memchr(b'>', tag)?),
        };
        xml = &tag[memmem::find(tag, skip)? + skip.len()..];
    }
}

fn is_sst(tag: &[u8]) -> bool {
    let name = tag.split(|byte| byte.is_ascii_whitespace() || *byte == b'/').next().unwrap_or_default();
    name == b"sst" || name.ends_with(b":sst")
}

/// What each `uniqueCount` of a tag says.
fn claims(tag: &[u8]) -> impl Iterator<Item = u64> {
    const KEY: &[u8] = b"uniqueCount";
    memmem::find_iter(tag, KEY).map(|at| {
        let value = tag[at + KEY.len()..].iter().skip_while(|byte| !byte.is_ascii_digit());
        let digits = value.take_while(|byte| byte.is_ascii_digit());
        digits.fold(0u64, |number, digit| number.saturating_mul(10).saturating_add(u64::from(digit - b'0')))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_of_strings_is_as_long_as_its_tag_claims() {
        let check = |xml: &str, expected: Result<(), &str>| {
            assert_eq!(check_strings(xml.as_bytes()), expected.map_err(String::from), "{xml}");
        };
        check("<?xml version='1.0'?><sst count='9' uniqueCount='3'><si/></sst>", Ok(()));
        check("<!-- x --><x:sst\nuniqueCount = \"33554432\">", Ok(()));
        check("<sst/>", Ok(()));
        check("", Ok(()));
        let claims = |number: &str| format!("it claims to have {number} different texts");
        check("<sst uniqueCount='4000000000'>", Err(&claims("4000000000")));
        check("<sst uniqueCount='1' uniqueCount='00033554433'>", Err(&claims("33554433")));
        check("<sst uniqueCount='99999999999999999999999'>", Err(&claims(&u64::MAX.to_string())));
        let else_ = Err("its shared strings begin with something else");
        check("<!-- <sst> ", else_);
        check("<x><sst uniqueCount='4000000000'>", else_);
        check("<!DOCTYPE sst><sst>", else_);
    }

    fn measure(name: &str, compressed: u64, mut bytes: impl Read) -> Result<u64, String> {
        Part { name, compressed, size: 0, untagged: 0, beginning: Vec::new() }.measure(&mut bytes)
    }

    #[test]
    fn a_part_is_measured_by_what_it_inflates_to() {
        let tags = |length| std::io::repeat(b'<').take(length);
        let check = |name, compressed, length, expected: Result<u64, &str>| {
            let expected = expected.map_err(|what| format!("its part {name} {what}"));
            assert_eq!(measure(name, compressed, tags(length)), expected);
        };
        let sheet = "xl/worksheets/sheet1.xml";
        check(sheet, 1, 10 * MB, Ok(10 * MB));
        check(sheet, 1, 10 * MB + 1, Err("inflates to more than 200 times its size"));
        check(sheet, MB, 40 * MB, Ok(40 * MB));
        check("xl/styles.xml", MB, 32 * MB + 1, Err("inflates to more than 32 MB"));
        check("xl/_rels/workbook.xml.rels", MB, 40 * MB, Err("inflates to more than 32 MB"));
    }

    #[test]
    fn a_text_without_end_is_refused_and_a_picture_is_not() {
        let blank = || std::io::repeat(b' ').take(2 * MB);
        assert!(measure("xl/worksheets/sheet1.xml", MB, blank()).unwrap_err().contains("holds a text"));
        assert_eq!(measure("xl/media/image1.png", MB, blank()), Ok(2 * MB));
    }
}
