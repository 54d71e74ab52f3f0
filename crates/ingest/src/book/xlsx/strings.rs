//! The texts that cells share, in one piece of memory.

use crate::book::cell;
use crate::book::trouble::Trouble;
use crate::book::xml::{Piece, Xml, name};
use std::io::Read;

/// What drafts of the format call a text.
const DRAFTED: &str = "sstItem";

/// Texts by their number.
#[derive(Default)]
pub(crate) struct Strings {
    text: String,
    ends: Vec<u32>,
}

impl Strings {
    /// Reads a list of shared strings, as many as there are: what it claims to hold is not believed.
    pub(super) fn read(part: impl Read) -> Result<Self, Trouble> {
        let mut strings = Self::default();
        let mut xml = Xml::new(part)?;
        let mut item = Item::default();
        loop {
            match xml.next()? {
                Piece::Open(tag) => match name(&tag) {
                    "si" | DRAFTED => item = Item::default(),
                    inner => item.open(inner),
                },
                Piece::Empty(tag) if matches!(name(&tag), "si" | DRAFTED) => strings.end(),
                Piece::Text(text) if item.reads() => strings.text.push_str(&text),
                Piece::Close(tag) => match tag.local_name().into_inner() {
                    "si" | DRAFTED => strings.end_escaped(),
                    inner => item.close(inner),
                },
                Piece::End => return Ok(strings),
                _ => {}
            }
        }
    }

    /// Adds what `write` puts at the end of the string it is given; answers its number.
    pub(crate) fn push(&mut self, write: impl FnOnce(&mut String)) -> usize {
        write(&mut self.text);
        self.end();
        self.ends.len() - 1
    }

    pub(crate) fn get(&self, nth: usize) -> Option<&str> {
        let end = *self.ends.get(nth)? as usize;
        let start = nth.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        Some(&self.text[start..end])
    }

    fn end(&mut self) {
        self.ends.push(self.text.len() as u32);
    }

    /// Ends a text in which letters may be escaped.
    fn end_escaped(&mut self) {
        let start = self.ends.last().map_or(0, |end| *end as usize);
        if memchr::memmem::find(&self.text.as_bytes()[start..], b"_x").is_some() {
            let written = self.text.split_off(start);
            cell::unescaped(&written, &mut self.text);
        }
        self.end();
    }
}

/// Where in a text with runs one stands: what says how it is pronounced is not read.
#[derive(Default)]
pub(super) struct Item {
    text: bool,
    phonetic: bool,
}

impl Item {
    pub(super) fn open(&mut self, name: &str) {
        match name {
            "t" => self.text = true,
            "rPh" => self.phonetic = true,
            _ => {}
        }
    }

    pub(super) fn close(&mut self, name: &str) {
        match name {
            "t" => self.text = false,
            "rPh" => self.phonetic = false,
            _ => {}
        }
    }

    pub(super) fn reads(&self) -> bool {
        self.text && !self.phonetic
    }
}
