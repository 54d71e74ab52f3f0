//! The parts of a workbook that is a zip archive, each inflated no further than a list needs.
//!
//! What an archive says of its sizes may be a lie, so each part is measured while it is read.

use super::trouble::Trouble;
use super::xml::{Piece, Xml, attribute, name};
use crate::limit::{has_mb, in_mb, inflates, ratio};
use crate::progress::{Counted, Progress};
use std::collections::HashMap;
use std::fs::File;
use std::io::{self, BufReader, Read};
use std::sync::Arc;
use words::message;
use zip::ZipArchive;
use zip::read::ZipFile;

const MB: u64 = 1 << 20;
/// The whole file.
pub(crate) const MAX_FILE: u64 = 200 * MB;
/// A part, inflated.
pub(crate) const MAX_INFLATED: u64 = 2048 * MB;
/// The texts of all cells.
pub(crate) const MAX_STRINGS: u64 = 512 * MB;
/// A part of which more is kept than a row: styles, lists of parts.
pub(crate) const MAX_LOADED: u64 = 32 * MB;
/// A part larger than this may not be more than 200 times its compressed size.
const MAX_UNRATED: u64 = 10 * MB;
const MAX_RATIO: u64 = 200;
/// Parts in the archive.
const MAX_PARTS: usize = 10_000;

type Source = BufReader<Counted<File>>;

/// A zip archive with the parts of a workbook.
pub(crate) struct Package {
    archive: ZipArchive<Source>,
    /// Each part by its name in small letters, with slashes: programs differ in how they write both. Of two with the same
    /// name the last one counts, as in every other reader.
    parts: HashMap<String, usize>,
}

/// A part while it is being read.
pub(crate) type Part<'p> = Measured<ZipFile<'p, Source>>;

impl Package {
    pub(crate) fn open(file: File, progress: &Arc<Progress>) -> Result<Self, Trouble> {
        let length = file.metadata()?.len();
        if length > MAX_FILE {
            let (length, limit) = (length / MB, MAX_FILE / MB);
            return Err(Trouble::too_big(has_mb(length, limit)));
        }
        let archive = ZipArchive::new(BufReader::new(Counted::new(file, Arc::clone(progress))))?;
        if archive.len() > MAX_PARTS {
            let parts = archive.len();
            return Err(Trouble::too_big(message!(
                "ingest-too-many-parts",
                "it has {parts} parts, and the limit is {limit}",
                parts = parts,
                limit = MAX_PARTS
            )));
        }
        let names = archive.file_names().enumerate();
        let parts = names.filter_map(|(nth, name)| Some((folded(&name.ok()?), nth))).collect();
        Ok(Self { archive, parts })
    }

    /// The names of the parts, in small letters and in order.
    pub(crate) fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = self.parts.keys().cloned().collect();
        names.sort_unstable();
        names
    }

    /// A part of which at most `limit` bytes are read; `None` where there is no such part.
    pub(crate) fn part(&mut self, name: &str, limit: u64) -> Result<Option<Part<'_>>, Trouble> {
        let Some(&nth) = self.parts.get(&folded(name)) else { return Ok(None) };
        if self.archive.by_index_raw(nth)?.encrypted() {
            return Err(Trouble::Locked);
        }
        let part = self.archive.by_index(nth)?;
        let (compressed, said) = (part.compressed_size(), part.size());
        let part = Measured { name: name.into(), inner: part, compressed, limit, size: 0 };
        // What it says of itself may be a lie, but where that is too much already nobody has to inflate it to know.
        part.check_ratio(said)?;
        Ok(Some(part))
    }

    /// The parts that `name` relates to, each with its identifier, its kind, and its target as a part's name.
    pub(crate) fn relations(&mut self, name: &str, limit: u64) -> Result<Vec<Relation>, Trouble> {
        let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
        let list = if folder.is_empty() {
            format!("_rels/{file}.rels")
        } else {
            format!("{folder}/_rels/{file}.rels")
        };
        let Some(part) = self.part(&list, limit)? else { return Ok(Vec::new()) };
        let mut xml = Xml::new(part)?;
        let mut relations = Vec::new();
        loop {
            match xml.next()? {
                Piece::Open(tag) | Piece::Empty(tag) if self::name(&tag) == "Relationship" => {
                    let say = |name| attribute(&tag, name).unwrap_or_default();
                    let kind = say("Type").rsplit('/').next().unwrap_or_default().to_string();
                    relations.push(Relation {
                        id: say("Id").into(),
                        kind,
                        target: target(folder, &say("Target")),
                    });
                }
                Piece::End => return Ok(relations),
                _ => {}
            }
        }
    }

    /// The part that holds the list of sheets, whatever its name: `xl/workbook.xml`.
    pub(crate) fn workbook(&mut self, usual: &str) -> Result<String, Trouble> {
        let named =
            self.relations("", MAX_LOADED)?.into_iter().find(|relation| relation.kind == "officeDocument");
        let named = named.map(|relation| relation.target).filter(|name| self.has(name));
        let ending = usual.rsplit('/').next().unwrap_or(usual);
        let by_ending = || self.names().into_iter().find(|name| name.ends_with(ending));
        named
            .or_else(by_ending)
            .ok_or_else(|| Trouble::damaged(message!("ingest-no-list-of-sheets", "it has no list of sheets")))
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.parts.contains_key(&folded(name))
    }
}

/// How one part names another.
pub(crate) struct Relation {
    pub(crate) id: String,
    /// The last word of its kind: `worksheet`.
    pub(crate) kind: String,
    pub(crate) target: String,
}

fn folded(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_lowercase()
}

/// The name of the part that a part in `folder` calls `target`. Nothing is ever written to such a path.
fn target(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let mut path: Vec<&str> = if target.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(path.pop()),
            step => path.push(step),
        }
    }
    path.retain(|step| !step.is_empty());
    path.join("/")
}

/// Bytes that end in an error where there are more of them than a list needs.
pub(crate) struct Measured<R> {
    name: String,
    inner: R,
    compressed: u64,
    limit: u64,
    size: u64,
}

impl<R: Read> Read for Measured<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(out)?;
        self.size += count as u64;
        let Self { name, limit, .. } = self;
        if self.size > *limit {
            return Err(Trouble::too_big(inflates(name, in_mb(*limit / MB))).into());
        }
        self.check_ratio(self.size)?;
        Ok(count)
    }
}

impl<R> Measured<R> {
    fn check_ratio(&self, size: u64) -> io::Result<()> {
        if size <= MAX_UNRATED || size <= self.compressed.saturating_mul(MAX_RATIO) {
            return Ok(());
        }
        Err(Trouble::too_big(inflates(&self.name, ratio(MAX_RATIO))).into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_measured_by_what_it_inflates_to() {
        let check = |compressed, limit, length, expected: Result<u64, &str>| {
            let inner = io::repeat(b'<').take(length);
            let mut part = Measured { name: "a.xml".into(), inner, compressed, limit, size: 0 };
            let found = io::copy(&mut part, &mut io::sink()).map_err(|error| error.to_string());
            assert_eq!(found, expected.map_err(String::from));
        };
        check(1, MAX_INFLATED, 10 * MB, Ok(10 * MB));
        check(1, MAX_INFLATED, 11 * MB, Err("its part a.xml inflates to more than 200 times its size"));
        check(MB, MAX_INFLATED, 11 * MB, Ok(11 * MB));
        check(MB, 8 * MB, 9 * MB, Err("its part a.xml inflates to more than 8 MB"));
    }

    #[test]
    fn a_part_that_says_that_it_is_too_large_is_not_begun() {
        let check = |blanks: u64, expected: Option<&str>| {
            let bytes = crate::fixtures::zip_of(&[("a.xml", " ".repeat(blanks as usize).as_bytes())]);
            let file = crate::fixtures::file(&bytes);
            let mut package = Package::open(file.reopen().unwrap(), &Arc::default()).unwrap();
            let refused = package.part("a.xml", MAX_INFLATED).err().map(|trouble| match trouble {
                Trouble::TooBig(what) => what.to_string(),
                other => format!("{other:?}"),
            });
            assert_eq!(refused.as_deref(), expected);
        };
        check(MB, None);
        check(11 * MB, Some("its part a.xml inflates to more than 200 times its size"));
    }

    #[test]
    fn parts_name_each_other_in_many_ways() {
        let check = |folder, written, expected: &str| assert_eq!(target(folder, written), expected);
        check("xl", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml");
        check("xl", "/xl/worksheets/sheet1.xml", "xl/worksheets/sheet1.xml");
        check("xl/worksheets", "../tables\\table1.xml", "xl/tables/table1.xml");
        check("", "xl/workbook.xml", "xl/workbook.xml");
        check("xl", "../../../x", "x");
    }
}
