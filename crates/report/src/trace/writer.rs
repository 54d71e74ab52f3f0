//! Rows into a trace, in the file's order.

use super::bytes::{folded, put, put_text};
use super::{Noticed, TraceHead, TracedFate, TracedGroup, TracedRow, TracedTable, VERSION, kind};
use contact::{Witness, ZoneWhy};
use lz4_flex::frame::{BlockMode, BlockSize, FrameEncoder, FrameInfo};
use serde_json::json;
use std::collections::HashMap;
use std::io::{self, Write};

/// Writes a trace.
pub struct TraceWriter<W: Write> {
    out: FrameEncoder<W>,
    /// The rows since the last chunk.
    rows: Vec<u8>,
    written: u64,
    last_row: u32,
    /// How the last number came of its cell: what stands before the cell's last digits, and how many those are.
    last_shape: (u64, u8),
    /// What repeats, by the order in which it came first, and the bytes of what no chunk holds yet.
    words: HashMap<Box<str>, u64>,
    new_words: Vec<u8>,
    groups: HashMap<(u64, u64, ZoneWhy), u64>,
    new_groups: Vec<u8>,
    last_group: Option<(TracedGroup<'static>, u64)>,
}

impl<W: Write> TraceWriter<W> {
    /// Starts a trace.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn new(out: W, head: &TraceHead) -> io::Result<Self> {
        let frame = FrameInfo::new().block_mode(BlockMode::Linked).block_size(BlockSize::Max256KB);
        let mut writer = Self {
            out: FrameEncoder::with_frame_info(frame.block_checksums(true).content_checksum(true), out),
            rows: Vec::new(),
            written: 0,
            last_row: 0,
            last_shape: (0, 0),
            words: HashMap::new(),
            new_words: Vec::new(),
            groups: HashMap::new(),
            new_groups: Vec::new(),
            last_group: None,
        };
        writer.out.write_all(kind::MAGIC)?;
        writer.out.write_all(&VERSION.to_le_bytes())?;
        write_chunk(&mut writer.out, kind::HEAD, &serde_json::to_vec(head)?)?;
        Ok(writer)
    }

    /// Says of which table the rows are that follow.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn table(&mut self, TracedTable { table, phones }: &TracedTable) -> io::Result<()> {
        self.flush()?;
        self.last_row = 0;
        let value = json!({
            "source": table.source, "sheet": table.sheet, "columns": table.columns, "header_row": table.header_row,
            "phones": phones,
        });
        write_chunk(&mut self.out, kind::TABLE, &serde_json::to_vec(&value)?)
    }

    /// Takes a row of the table under way, with a cell for each of its phone columns. It is kept until [`Self::flush`].
    pub fn row(&mut self, table: &TracedTable, row: &TracedRow<'_>) {
        put(folded(i64::from(row.row) - i64::from(self.last_row)), &mut self.rows);
        self.last_row = row.row;
        self.written += 1;
        let fate = match &row.fate {
            TracedFate::Planned { group, .. } => self.group(group) << 1,
            TracedFate::LeftOut(_) => 1,
        };
        put(fate, &mut self.rows);
        for cell in &row.cells {
            put_text(cell.number, &mut self.rows);
            put_text(cell.ddd, &mut self.rows);
        }
        match &row.fate {
            TracedFate::Planned { phones, .. } => {
                put(phones.len() as u64, &mut self.rows);
                for (column, number) in phones {
                    put(kind::column(*column), &mut self.rows);
                    self.number(*number, table.cell(&row.cells, *column));
                }
            }
            TracedFate::LeftOut(why) => self.noticed(table, row, why),
        }
        put(row.noticed.len() as u64, &mut self.rows);
        for noticed in &row.noticed {
            self.noticed(table, row, noticed);
        }
    }

    /// Writes the rows that it was given.
    ///
    /// # Errors
    /// Where they cannot be written.
    pub fn flush(&mut self) -> io::Result<()> {
        let (words, groups, rows) = (&mut self.new_words, &mut self.new_groups, &mut self.rows);
        for (kind, bytes) in [(kind::WORDS, words), (kind::GROUPS, groups), (kind::ROWS, rows)] {
            if !bytes.is_empty() {
                write_chunk(&mut self.out, kind, bytes)?;
                bytes.clear();
            }
        }
        Ok(())
    }

    /// Ends the trace and gives the file back.
    ///
    /// # Errors
    /// Where the rest cannot be written.
    pub fn finish(mut self) -> io::Result<W> {
        self.flush()?;
        write_chunk(&mut self.out, kind::END, &self.written.to_le_bytes())?;
        Ok(self.out.finish()?)
    }

    fn noticed(&mut self, table: &TracedTable, row: &TracedRow<'_>, noticed: &Noticed<'_>) {
        let code = self.word(&noticed.code);
        put(code, &mut self.rows);
        let severity = kind::SEVERITIES.iter().position(|severity| *severity == noticed.severity);
        put(severity.unwrap_or(0) as u64, &mut self.rows);
        put(kind::column(noticed.column), &mut self.rows);
        // Most of what is noticed is noticed of a cell that stands here already.
        if !noticed.seen.is_empty() && table.cell(&row.cells, noticed.column) == noticed.seen {
            put(0, &mut self.rows);
        } else {
            put(1, &mut self.rows);
            put_text(&noticed.seen, &mut self.rows);
        }
        match &noticed.became {
            None => put(0, &mut self.rows),
            Some(text) => {
                put(1, &mut self.rows);
                put_text(text, &mut self.rows);
            }
        }
        let by = noticed.by.as_ref().map_or(0, |by| self.word(by) + 1);
        put(by, &mut self.rows);
    }

    /// A number as what stands before the last digits of its cell, and how many of them are its own: that repeats, where the
    /// digits would not.
    fn number(&mut self, number: u64, cell: &str) {
        let digits = kind::last_digits(cell);
        let fits = |(before, len): (u64, u8)| {
            let power = 10_u64.pow(len.into());
            before.checked_mul(power).and_then(|whole| whole.checked_add(digits % power)) == Some(number)
        };
        if self.last_shape.1 == 0 || !fits(self.last_shape) {
            let shapes = (1..=kind::MOST_DIGITS).rev().map(|len| (number / 10_u64.pow(len.into()), len));
            self.last_shape = shapes.into_iter().find(|shape| fits(*shape)).unwrap_or((number, 0));
        }
        let (before, len) = self.last_shape;
        self.rows.push(len);
        put(before, &mut self.rows);
    }

    fn word(&mut self, word: &str) -> u64 {
        if let Some(number) = self.words.get(word) {
            return *number;
        }
        let number = self.words.len() as u64;
        put_text(word, &mut self.new_words);
        self.words.insert(word.into(), number);
        number
    }

    fn group(&mut self, group: &TracedGroup<'_>) -> u64 {
        if let Some((last, number)) = &self.last_group
            && last == group
        {
            return *number;
        }
        let campaign = self.word(&group.campaign);
        let zone = group.zone.as_ref().map_or(0, |zone| self.word(zone) + 1);
        let next = self.groups.len() as u64;
        let number = *self.groups.entry((campaign, zone, group.why)).or_insert_with(|| {
            put_group((campaign, zone, group.why), &mut self.new_groups);
            next
        });
        let (campaign, zone) = (group.campaign.to_string(), group.zone.as_ref().map(ToString::to_string));
        let kept = TracedGroup { campaign: campaign.into(), zone: zone.map(Into::into), why: group.why };
        self.last_group = Some((kept, number));
        number
    }
}

fn put_group((campaign, zone, why): (u64, u64, ZoneWhy), bytes: &mut Vec<u8>) {
    put(campaign, bytes);
    put(zone, bytes);
    put(kind::SETTLED.iter().position(|settled| *settled == why.settled).unwrap_or(0) as u64, bytes);
    put(why.witnesses.iter().flatten().count() as u64, bytes);
    for witness in why.witnesses.iter().flatten() {
        put(if let Witness::Column(column) = witness { kind::column(Some(*column)) } else { 0 }, bytes);
    }
}

fn write_chunk(out: &mut impl Write, kind: u8, bytes: &[u8]) -> io::Result<()> {
    out.write_all(&[kind])?;
    out.write_all(&(bytes.len() as u64).to_le_bytes())?;
    out.write_all(bytes)
}
