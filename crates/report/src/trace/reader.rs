//! A trace, read back row by row. Its bytes are checked as if a stranger had written them.

use super::bytes::{take, take_as, take_text, unfolded};
use super::{
    CHANGED, NO_BEGINNING, NO_HEAD, NO_TRACE, Noticed, TOO_EARLY, TraceError, TraceHead, TracedCell,
    TracedFate, TracedGroup, TracedRow, TracedTable, VERSION, kind,
};
use contact::{Table, Witness, ZoneWhy};
use lz4_flex::frame::FrameDecoder;
use serde::Deserialize;
use std::borrow::Cow;
use std::io::{self, Read};
use std::sync::Arc;

/// A trace that is read.
pub struct Traced<R: Read> {
    from: FrameDecoder<R>,
    head: TraceHead,
}

/// A table as its chunk says it.
#[derive(Deserialize)]
struct SaidTable {
    source: String,
    sheet: Option<String>,
    columns: Vec<String>,
    header_row: u32,
    phones: Vec<(u16, Option<u16>)>,
}

/// What repeats: rows name it by its number.
#[derive(Default)]
struct Known {
    words: Vec<String>,
    groups: Vec<TracedGroup<'static>>,
}

impl<R: Read> Traced<R> {
    /// Reads the head of a trace.
    ///
    /// # Errors
    /// Where it cannot be read, or is of another version.
    pub fn open(from: R) -> Result<Self, TraceError> {
        let mut from = FrameDecoder::new(from);
        let mut start = [0; 12];
        from.read_exact(&mut start).map_err(unreadable)?;
        if start[..8] != *kind::MAGIC {
            return Err(TraceError::Damaged(NO_BEGINNING));
        }
        if start[8..] != VERSION.to_le_bytes() {
            return Err(TraceError::Version);
        }
        let (kind, bytes) = chunk(&mut from)?;
        let head = (kind == kind::HEAD).then(|| serde_json::from_slice(&bytes).ok()).flatten();
        Ok(Self { from, head: head.ok_or(TraceError::Damaged(NO_HEAD))? })
    }

    /// How the run read its numbers.
    #[must_use]
    pub fn head(&self) -> &TraceHead {
        &self.head
    }

    /// Gives every row to `take`, in the file's order, with its table.
    ///
    /// # Errors
    /// Where the trace is damaged or ends too early: rows may have been given before.
    pub fn rows(mut self, mut take: impl FnMut(&TracedTable, &TracedRow<'_>)) -> Result<(), TraceError> {
        let mut known = Known::default();
        let mut table = TracedTable { table: Arc::new(Table::text("", [""; 0])), phones: Vec::new() };
        let (mut last_row, mut rows) = (0, 0_u64);
        loop {
            let (kind, bytes) = chunk(&mut self.from)?;
            let read = match kind {
                kind::TABLE => said_table(&bytes).map(|said| (table, last_row) = (said, 0)),
                kind::WORDS => {
                    all(&bytes, |rest| take_text(rest).map(|word| known.words.push(word.to_owned())))
                }
                kind::GROUPS => {
                    all(&bytes, |rest| group(rest, &known.words).map(|group| known.groups.push(group)))
                }
                kind::ROWS => all(&bytes, |rest| {
                    let row = row(rest, last_row, &table, &known)?;
                    last_row = row.row;
                    rows += 1;
                    take(&table, &row);
                    Some(())
                }),
                kind::END => return if bytes == rows.to_le_bytes() { self.end() } else { Err(DAMAGED) },
                _ => None,
            };
            read.ok_or(DAMAGED)?;
        }
    }

    /// Nothing follows; reading on also compares the checksum.
    fn end(mut self) -> Result<(), TraceError> {
        match self.from.read(&mut [0]).map_err(unreadable)? {
            0 => Ok(()),
            _ => Err(DAMAGED),
        }
    }
}

const DAMAGED: TraceError = TraceError::Damaged(NO_TRACE);

/// What the frame's reader says: of the disk as it is, of the bytes that they are damaged.
fn unreadable(error: io::Error) -> TraceError {
    match error.kind() {
        io::ErrorKind::UnexpectedEof => TraceError::Damaged(TOO_EARLY),
        _ if error.raw_os_error().is_some() => TraceError::Unreadable(error),
        _ => TraceError::Damaged(CHANGED),
    }
}

fn chunk(from: &mut impl Read) -> Result<(u8, Vec<u8>), TraceError> {
    let (mut kind, mut length) = ([0], [0; 8]);
    from.read_exact(&mut kind).map_err(unreadable)?;
    from.read_exact(&mut length).map_err(unreadable)?;
    let length = u64::from_le_bytes(length);
    let mut bytes = Vec::new();
    // As much memory is taken as there are bytes, whatever length is claimed.
    let read = from.take(length).read_to_end(&mut bytes).map_err(unreadable)?;
    if read as u64 == length { Ok((kind[0], bytes)) } else { Err(TraceError::Damaged(TOO_EARLY)) }
}

/// Takes things off the front until nothing is left; answers nothing where one is none.
fn all<'b>(mut bytes: &'b [u8], mut one: impl FnMut(&mut &'b [u8]) -> Option<()>) -> Option<()> {
    while !bytes.is_empty() {
        one(&mut bytes)?;
    }
    Some(())
}

fn said_table(bytes: &[u8]) -> Option<TracedTable> {
    let SaidTable { source, sheet, columns, header_row, phones } = serde_json::from_slice(bytes).ok()?;
    Some(TracedTable { table: Arc::new(Table { source, sheet, columns, header_row }), phones })
}

fn group(rest: &mut &[u8], words: &[String]) -> Option<TracedGroup<'static>> {
    let campaign = Cow::Owned(words.get(take_as::<usize>(rest)?)?.clone());
    let zone = match take_as::<usize>(rest)? {
        0 => None,
        number => Some(Cow::Owned(words.get(number - 1)?.clone())),
    };
    let settled = *kind::SETTLED.get(take_as::<usize>(rest)?)?;
    let mut why = ZoneWhy { witnesses: [None; 4], settled };
    let count = take_as::<usize>(rest)?;
    for witness in why.witnesses.get_mut(..count)? {
        *witness = Some(column(take(rest)?)?.map_or(Witness::Area, Witness::Column));
    }
    Some(TracedGroup { campaign, zone, why })
}

fn row<'t>(
    rest: &mut &'t [u8],
    last_row: u32,
    table: &TracedTable,
    known: &'t Known,
) -> Option<TracedRow<'t>> {
    let row = u32::try_from(i64::from(last_row).checked_add(unfolded(take(rest)?))?).ok()?;
    let fate = take(rest)?;
    let cell = |_: &_| Some(TracedCell { number: take_text(rest)?, ddd: take_text(rest)? });
    let cells: Vec<TracedCell<'t>> = table.phones.iter().map(cell).collect::<Option<_>>()?;
    let fate = if fate & 1 == 1 {
        TracedFate::LeftOut(noticed(rest, (table, &cells), known)?)
    } else {
        let group = known.groups.get(usize::try_from(fate >> 1).ok()?)?;
        let mut phones = Vec::new();
        for _ in 0..take(rest)? {
            let column = column(take(rest)?)?;
            phones.push((column, number(rest, table.cell(&cells, column))?));
        }
        TracedFate::Planned { group: group.borrowed(), phones }
    };
    let mut all = Vec::new();
    for _ in 0..take(rest)? {
        all.push(noticed(rest, (table, &cells), known)?);
    }
    Some(TracedRow { row, cells, fate, noticed: all })
}

/// The column, or none, that a number stands for; nothing where no column has it.
#[expect(clippy::option_option, reason = "no column is something else than a number that is none")]
fn column(number: u64) -> Option<Option<u16>> {
    number
        .checked_sub(1)
        .map(|column| u16::try_from(column).ok())
        .map_or(Some(None), |column| column.map(Some))
}

fn number(rest: &mut &[u8], cell: &str) -> Option<u64> {
    let len = u32::from(*rest.split_off_first()?);
    let power = 10_u64.checked_pow(len)?;
    take(rest)?.checked_mul(power)?.checked_add(kind::last_digits(cell) % power)
}

fn noticed<'t>(
    rest: &mut &'t [u8],
    (table, cells): (&TracedTable, &[TracedCell<'t>]),
    known: &'t Known,
) -> Option<Noticed<'t>> {
    let word = |number: usize| known.words.get(number).map(|word| Cow::Borrowed(word.as_str()));
    let code = word(take_as(rest)?)?;
    let severity = *kind::SEVERITIES.get(take_as::<usize>(rest)?)?;
    let column = column(take(rest)?)?;
    let seen = if take(rest)? == 0 { table.cell(cells, column) } else { take_text(rest)? };
    let became = if take(rest)? == 0 { None } else { Some(Cow::Borrowed(take_text(rest)?)) };
    let by = match take_as::<usize>(rest)? {
        0 => None,
        number => Some(word(number - 1)?),
    };
    Some(Noticed { code, severity, column, seen: Cow::Borrowed(seen), became, by })
}
