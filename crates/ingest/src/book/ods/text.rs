//! The text of an `OpenDocument` cell, from its paragraphs; and its way to write a length of time.

use crate::book::cell;
use crate::book::row::bounded;
use crate::book::trouble::Trouble;
use crate::book::xml::{Piece, Xml, attribute, name};
use std::io::Read;
use words::message;

/// A cell's text.
#[derive(Default)]
pub(super) struct Text {
    joined: String,
    paragraphs: u32,
    /// Whether the text ends in a blank that stands for a broken line.
    soft: bool,
}

/// More blanks than a cell can hold.
const MAX_BLANKS: usize = 40_000;

impl Text {
    pub(super) fn clear(&mut self) {
        self.joined.clear();
        self.paragraphs = 0;
    }

    pub(super) fn as_str(&self) -> &str {
        &self.joined
    }

    pub(super) fn is_empty(&self) -> bool {
        self.joined.is_empty()
    }

    pub(super) fn has_several_paragraphs(&self) -> bool {
        self.paragraphs > 1
    }

    /// Reads what stands in a cell, to its end. Comments, drawings and tables in cells are not its text.
    pub(super) fn read<R: Read>(&mut self, xml: &mut Xml<R>) -> Result<(), Trouble> {
        let mut depth = 1;
        while depth > 0 {
            match xml.next()? {
                Piece::Open(tag) => match name(&tag) {
                    "p" | "h" => {
                        drop(tag);
                        self.next_paragraph();
                        self.paragraph(xml)?;
                    }
                    "list" | "list-item" | "list-header" | "section" => depth += 1,
                    _ => {
                        drop(tag);
                        xml.skip()?;
                    }
                },
                Piece::Empty(tag) if matches!(name(&tag), "p" | "h") => self.next_paragraph(),
                Piece::Close(_) => depth -= 1,
                Piece::End => {
                    return Err(Trouble::damaged(message!("ingest-open-cell", "a cell has no end")));
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn next_paragraph(&mut self) {
        if self.paragraphs > 0 {
            self.joined.push('\n');
        }
        self.paragraphs += 1;
        self.soft = false;
    }

    fn paragraph<R: Read>(&mut self, xml: &mut Xml<R>) -> Result<(), Trouble> {
        let start = self.joined.len();
        let mut depth = 1;
        while depth > 0 {
            match xml.next()? {
                Piece::Text(text) => self.push(&text, start),
                Piece::Open(tag) => match name(&tag) {
                    "annotation" | "note" | "frame" | "ruby-text" | "custom-shape" | "g" => {
                        drop(tag);
                        xml.skip()?;
                    }
                    "s" => {
                        self.blanks(attribute(&tag, "c").as_deref());
                        depth += 1;
                    }
                    "tab" => {
                        self.hard("\t");
                        depth += 1;
                    }
                    "line-break" => {
                        self.hard("\n");
                        depth += 1;
                    }
                    _ => depth += 1,
                },
                Piece::Empty(tag) => match name(&tag) {
                    "s" => self.blanks(attribute(&tag, "c").as_deref()),
                    "tab" => self.hard("\t"),
                    "line-break" => self.hard("\n"),
                    _ => {}
                },
                Piece::Close(_) => depth -= 1,
                Piece::End => {
                    return Err(Trouble::damaged(message!(
                        "ingest-open-paragraph",
                        "a paragraph has no end"
                    )));
                }
                Piece::Other => {}
            }
            bounded(&self.joined)?;
        }
        if self.soft {
            self.joined.pop();
        }
        Ok(())
    }

    /// Adds text of a paragraph that begins at `start`. Blanks that break a line are there for who reads the XML, and stand
    /// for one blank between words.
    fn push(&mut self, written: &str, start: usize) {
        let is_blank = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r');
        let mut rest = written;
        while !rest.is_empty() {
            let blanks = rest.len() - rest.trim_start_matches(is_blank).len();
            let (blank, behind) = rest.split_at(blanks);
            let word = behind.split(is_blank).next().unwrap_or_default();
            rest = &behind[word.len()..];
            if blank.contains(['\t', '\n', '\r']) {
                if self.joined.len() > start && !self.joined.ends_with(' ') {
                    self.joined.push(' ');
                    self.soft = true;
                }
            } else {
                self.hard(blank);
            }
            self.hard(word);
        }
    }

    /// Adds what stays as it is.
    fn hard(&mut self, text: &str) {
        self.joined.push_str(text);
        self.soft &= text.is_empty();
    }

    fn blanks(&mut self, count: Option<&str>) {
        let count = count.and_then(|count| count.parse().ok()).unwrap_or(1);
        self.joined.extend(std::iter::repeat_n(' ', usize::min(count, MAX_BLANKS)));
        self.soft &= count == 0;
    }
}

/// Writes a length of time, `PT33H05M12.5S`, as a sheet shows it: `33:05:12.500`. Anything else stays.
pub(super) fn time(written: &str, text: &mut String) {
    match milliseconds(written.trim_start_matches('-')) {
        Some(length) => {
            text.push_str(if written.starts_with('-') { "-" } else { "" });
            cell::duration(length, text);
        }
        None => text.push_str(written),
    }
}

fn milliseconds(written: &str) -> Option<u64> {
    let mut rest = written.strip_prefix('P')?;
    let (mut total, mut of_day) = (0.0, false);
    while let Some(first) = rest.chars().next() {
        if first == 'T' {
            of_day = true;
            rest = &rest[1..];
            continue;
        }
        let end = rest.find(|c: char| c.is_ascii_alphabetic())?;
        let number: f64 = rest[..end].replace(',', ".").parse().ok()?;
        let unit = match (&rest[end..=end], of_day) {
            ("D", false) => 86_400.0,
            ("H", true) => 3600.0,
            ("M", true) => 60.0,
            ("S", true) => 1.0,
            _ => return None,
        };
        total += number * unit;
        rest = &rest[end + 1..];
    }
    // No length of time that a person can mean is longer.
    (total < 1e12).then(|| cell::milliseconds(total * 1000.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_of_time_are_read() {
        let check = |written, expected: &str| {
            let mut text = String::new();
            time(written, &mut text);
            assert_eq!(text, expected);
        };
        check("PT33H", "33:00:00");
        check("PT10H20M00S", "10:20:00");
        check("PT00H00M01.25S", "00:00:01.250");
        check("PT00H00M01,250000S", "00:00:01.250");
        check("-PT1H30M", "-01:30:00");
        check("P2DT1H", "49:00:00");
        check("P1M", "P1M");
        check("10:20", "10:20");
        check("PT", "00:00:00");
        check("PT5é", "PT5é");
    }

    #[test]
    fn paragraphs_are_lines_and_broken_xml_is_not() {
        let check = |inside: &str, expected: &str| {
            let mut xml = Xml::new(format!("<c>{inside}</c>").as_bytes().to_vec().leak() as &[u8]).unwrap();
            drop(xml.next().unwrap());
            let mut text = Text::default();
            text.read(&mut xml).unwrap();
            assert_eq!(text.as_str(), expected, "{inside}");
        };
        check("<p>a</p><p>b</p>", "a\nb");
        check("\n  <p>a</p>\n  <p/>\n", "a\n");
        check("<p>a<s/>b<s c='3'/>c<tab/>d<line-break/>e</p>", "a b   c\td\ne");
        check("<p>\n    a\n    <span>b</span>\n  </p>", "a b");
        check("<p>  a  </p>", "  a  ");
        check("<p>\n a\n <s c='2'/>\n</p>", "a   ");
        check("<p>\n <s c='2'/>\n</p>", "  ");
        check("<p>\n <tab/>\n</p>", "\t");
        check("<p>a &amp; b<annotation><p>x</p></annotation></p>", "a & b");
        check("<annotation><p>x</p></annotation><p>a</p><shapes><p>y</p></shapes>", "a");
        check("<p><s c='2'/>a</p>", "  a");
        check("<list><list-item><p>a</p></list-item><list-item><p>b</p></list-item></list>", "a\nb");
    }
}
