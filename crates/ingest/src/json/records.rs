//! The records of a JSON text as rows.

use super::NOT_A_RECORD;
use super::document::{Document, Place, Stream};
use super::flatten::{self, Wanted, Wrong};
use super::values::Fault;
use crate::columns::{Cells, Columns, changed};
use crate::stream::remark_beyond;
use crate::text::{MAX_COLUMNS, MIXED_ENCODING, UNDECODABLE};
use crate::utf8::mended;
use crate::{Error, packed};
use contact::Block;
use words::{Message, message};

/// The records of a document one after another.
pub(super) struct Records<'d> {
    document: &'d Document<'d>,
    values: Stream<'d>,
    /// The names that stand beside the list, until they have been the first record, on row 0.
    names: Option<Vec<u8>>,
    /// The array's element under way, from 1.
    ordinal: u64,
    ended: bool,
    /// The record under way as it is written.
    raw: Vec<u8>,
    row: u32,
    /// Cells that went out, with those that only keep others in their place.
    cells: u64,
}

impl<'d> Records<'d> {
    pub(super) fn new(document: &'d Document<'d>, values: Stream<'d>, names: Option<Vec<u8>>) -> Self {
        Self { document, values, names, ordinal: 0, ended: false, raw: Vec::new(), row: 0, cells: 0 }
    }

    pub(super) fn first_is_object(&mut self) -> Result<bool, Error> {
        self.without_names();
        if self.advance()? {
            Ok(self.raw.first() == Some(&b'{'))
        } else {
            Err(Error::NoRows { path: self.document.path.into() })
        }
    }

    /// Passes over names beside the list: objects have theirs.
    pub(super) fn without_names(&mut self) {
        self.names = None;
    }

    /// Notes the names in the next record; answers whether there is one.
    pub(super) fn learn(&mut self, columns: &mut Columns) -> Result<bool, Error> {
        if !self.advance()? {
            return Ok(false);
        }
        let text = mended(&self.raw);
        if !text.starts_with('{') {
            let valid = flatten::valid(&text).map(|_| true);
            return valid.or_else(|wrong| self.tolerate(&wrong).map(|()| true));
        }
        let mut too_many = false;
        let learnt = retried(&text, |json| {
            columns.next_row();
            flatten::cells(json, Wanted::Names, &mut |name, _| {
                let met = columns.meet(name);
                too_many |= met.is_err();
                met.map(|_| ()).map_err(|_| String::new())
            })
        });
        if too_many {
            return Err(self.broken(message!(
                "ingest-too-many-names",
                "with this record there are more than {columns} different names",
                columns = MAX_COLUMNS
            )));
        }
        learnt.or_else(|wrong| self.tolerate(&wrong)).map(|()| true)
    }

    /// Pushes the next record as the cells of its names; answers how many.
    pub(super) fn next_object(
        &mut self,
        columns: &mut Columns,
        cells: &mut Cells,
        block: &mut Block,
    ) -> Result<Option<usize>, Error> {
        if !self.advance()? {
            return Ok(None);
        }
        let text = mended(&self.raw);
        if !text.starts_with('{') {
            return Ok(Some(self.leave_out(&text, block)));
        }
        // Where the mark for what could not be read stands in the file itself, it is as good as any letter.
        let replaced = self.values.inner().get_ref().replaced() || !text.contains('\u{fffd}');
        let mut undecodable = None;
        let read = retried(&text, |json| {
            columns.next_row();
            cells.clear();
            undecodable = None;
            flatten::cells(json, Wanted::Texts, &mut |name, text| {
                let column = columns.known(name).ok_or_else(|| changed().to_string())?;
                if replaced && text.contains('\u{fffd}') {
                    undecodable = undecodable.or(u16::try_from(column).ok());
                }
                cells.add(column, text);
                Ok(())
            })
        });
        if let Err(wrong) = &read {
            self.tolerate(wrong)?;
            return Ok(Some(self.leave_out(&text, block)));
        }
        if text.as_bytes() != self.raw {
            block.remark(None, &MIXED_ENCODING);
        }
        if undecodable.is_some() {
            block.remark(undecodable, &UNDECODABLE);
        }
        let width = cells.push(block);
        block.end_row(self.row);
        self.cells += width as u64;
        if let Some(limit) = packed::exceeded(self.values.at(), self.cells).filter(|_| width > 0) {
            let what = message!(
                "ingest-too-many-cells-so-far",
                "its {cells} cells so far are more than {limit}",
                cells = self.cells,
                limit = limit
            );
            return Err(Error::TooBig { path: self.document.path.into(), what: what.into() });
        }
        Ok(Some(width))
    }

    /// Pushes the next record, whose values have no names; answers how many cells it has.
    pub(super) fn next_array(&mut self, block: &mut Block, named: usize) -> Result<Option<usize>, Error> {
        if !self.advance()? {
            return Ok(None);
        }
        let text = mended(&self.raw);
        let mut cells = Vec::new();
        let read =
            flatten::valid(&text).and_then(|json| flatten::row(&json, |cell| cells.push(cell.to_owned())));
        if let Err(wrong) = &read {
            self.tolerate(wrong)?;
        }
        if read.is_err() || text.starts_with('{') {
            return Ok(Some(self.leave_out(&text, block)));
        }
        if cells.len() > MAX_COLUMNS {
            return Err(Error::WideRow {
                path: self.document.path.into(),
                row: self.row,
                cells: cells.len(),
            });
        }
        remark_beyond(named, cells.iter().map(String::as_str), block);
        if text.as_bytes() != self.raw {
            block.remark(None, &MIXED_ENCODING);
        }
        block.push_row(self.row, cells.iter().map(String::as_str));
        Ok(Some(cells.len()))
    }

    /// Pushes what is no record as it stands, so that it is a row with a fate.
    fn leave_out(&self, text: &str, block: &mut Block) -> usize {
        block.remark(None, &NOT_A_RECORD);
        block.push_row(self.row, [text]);
        1
    }

    /// Among lines each stands for itself; in a document a damaged value makes doubtful what follows.
    fn tolerate(&self, wrong: &Wrong) -> Result<(), Error> {
        if matches!(self.document.place, Place::Lines) {
            return Ok(());
        }
        let line = self.values.line();
        Err(self.broken(message!(
            "ingest-json-damaged-before",
            "the JSON is damaged on line {line} or before: {wrong}",
            line = line.to_string(),
            wrong = flatten::said(wrong)
        )))
    }

    fn broken(&self, what: Message) -> Error {
        Error::Broken { path: self.document.path.into(), row: self.row, what: what.into() }
    }

    /// Cuts out the next record; answers whether there is one.
    fn advance(&mut self) -> Result<bool, Error> {
        if let Some(names) = self.names.take() {
            self.raw = names;
            self.row = 0;
            return Ok(true);
        }
        let (row, there) = match &self.document.place {
            Place::Lines => self.next_line(),
            Place::Values => self.next_value(),
            Place::Array(list) => {
                let (at, whole) = (list.at, list.is_whole());
                self.ordinal += 1;
                let there = self.next_element(at, whole);
                (self.ordinal, there)
            }
        };
        let line = self.values.line();
        let there = there.map_err(|fault| self.document.fault(fault, row, line))?;
        self.row = u32::try_from(row).map_err(|_| Error::TooManyRows { path: self.document.path.into() })?;
        Ok(there)
    }

    fn next_line(&mut self) -> (u64, Result<bool, Fault>) {
        loop {
            let line = self.values.line();
            match self.values.line_into(&mut self.raw) {
                Ok(None) => return (line, Ok(false)),
                Err(fault) => return (line, Err(fault)),
                Ok(Some(())) => {}
            }
            let blank = |byte: &u8| byte.is_ascii_whitespace() || *byte == 0x1E;
            let from = self.raw.iter().take_while(|byte| blank(byte)).count();
            if from < self.raw.len() {
                self.raw.drain(..from);
                return (line, Ok(true));
            }
        }
    }

    fn next_value(&mut self) -> (u64, Result<bool, Fault>) {
        let next = self.values.significant();
        let line = self.values.line();
        let there = match next {
            Ok(None) => Ok(false),
            Ok(Some(_)) => self.values.value(&mut self.raw).map(|()| true),
            Err(fault) => Err(fault),
        };
        (line, there)
    }

    fn next_element(&mut self, at: u64, whole: bool) -> Result<bool, Fault> {
        let values = &mut self.values;
        if self.ended {
            return Ok(false);
        }
        if self.ordinal == 1 {
            values.skip_to(at)?;
            values.expect(b'[', changed)?;
        }
        if values.take(b']')? {
            self.ended = true;
            return match values.significant()? {
                Some(_) if whole => Err(Fault::syntax(message!(
                    "ingest-json-more",
                    "there is more behind the end of the list"
                ))),
                _ => Ok(false),
            };
        }
        if self.ordinal > 1 {
            values.expect(b',', || message!("ingest-json-no-comma", "a comma is missing"))?;
        }
        values.value(&mut self.raw)?;
        Ok(true)
    }
}

/// Reads an object, and where that fails reads it as far as it can be mended.
fn retried(text: &str, mut read: impl FnMut(&str) -> Result<(), Wrong>) -> Result<(), Wrong> {
    // Blanks behind a value are not part of it.
    let first = read(text.trim_ascii_end());
    first.or_else(|_| flatten::valid(text).and_then(|json| read(&json)))
}
