//! The values of one array, each access within the bytes there are.

use super::schema::{Column, Kind, Whole};
use super::{Wrong, wrong};
use crate::columns::{BETWEEN, MAX_ROW, join};
use crate::typed;
use bytes::Bytes;
use std::ops::Range;
use std::sync::Arc;
use words::message;

/// What takes the cells: the name on the way to each, and its text. A blank cell is none.
pub(super) type Sink<'s> = &'s mut dyn FnMut(&str, &str) -> Result<(), Wrong>;

/// The values of a column, or of a part of one, in one batch.
#[derive(Clone, Debug)]
pub(super) struct Array {
    length: usize,
    /// A bit for each value that is there; without bits, all are.
    valid: Bytes,
    buffers: Vec<Bytes>,
    parts: Vec<Self>,
    dictionary: Option<Arc<Vec<Self>>>,
}

impl Array {
    /// An array of nothing but nulls.
    pub(super) fn empty(length: usize) -> Self {
        Self { length, valid: Bytes::new(), buffers: Vec::new(), parts: Vec::new(), dictionary: None }
    }

    /// An array with as many values as it says.
    pub(super) fn new(
        column: &Column,
        length: usize,
        valid: Bytes,
        buffers: Vec<Bytes>,
        parts: Vec<Self>,
        dictionary: Option<Arc<Vec<Self>>>,
    ) -> Result<Self, Wrong> {
        let widths = match column.dictionary {
            Some((_, index)) => Some(index.width),
            None => width(column.kind),
        };
        let needed = match (column.kind, widths) {
            (Kind::Bool, None) => Some(length.div_ceil(8)),
            (Kind::Bytes(width) | Kind::List(width), None) if length > 0 => {
                length.checked_add(1).and_then(|ends| ends.checked_mul(width))
            }
            (Kind::Map, None) if length > 0 => length.checked_add(1).and_then(|ends| ends.checked_mul(4)),
            (Kind::ListView(width), None) | (_, Some(width)) => length.checked_mul(width),
            _ => Some(0),
        };
        let has = |bytes: Option<&Bytes>, needed: usize| {
            needed == 0 || bytes.is_some_and(|bytes| bytes.len() >= needed)
        };
        let both = !matches!(column.kind, Kind::ListView(_))
            || needed.is_some_and(|needed| has(buffers.get(1), needed));
        let parts_needed = match column.kind {
            Kind::Struct => Some(length),
            Kind::FixedList(count) => length.checked_mul(count),
            _ => Some(0),
        };
        let whole = (valid.is_empty() || valid.len() >= length.div_ceil(8))
            && needed.is_some_and(|needed| has(buffers.first(), needed))
            && both
            && (dictionary.is_some()
                || parts.iter().all(|part| parts_needed.is_some_and(|needed| part.length >= needed)));
        if whole {
            Ok(Self { length, valid, buffers, parts, dictionary })
        } else {
            Err(wrong(message!("ingest-arrow-short-column", "a column is cut short")))
        }
    }

    pub(super) fn length(&self) -> usize {
        self.length
    }

    fn is_null(&self, at: usize) -> bool {
        !self.valid.is_empty() && !bit(&self.valid, at)
    }

    /// The bytes of a value of a fixed width.
    fn fixed<const WIDTH: usize>(&self, buffer: usize, at: usize) -> Result<[u8; WIDTH], Wrong> {
        let bytes =
            self.buffers.get(buffer).and_then(|bytes| bytes.get(at.checked_mul(WIDTH)?..)?.first_chunk());
        bytes.copied().ok_or_else(outside)
    }

    fn number(&self, buffer: usize, at: usize, whole: Whole) -> Result<i128, Wrong> {
        Ok(match (whole.width, whole.signed) {
            (1, true) => i8::from_le_bytes(self.fixed(buffer, at)?).into(),
            (1, false) => u8::from_le_bytes(self.fixed(buffer, at)?).into(),
            (2, true) => i16::from_le_bytes(self.fixed(buffer, at)?).into(),
            (2, false) => u16::from_le_bytes(self.fixed(buffer, at)?).into(),
            (4, true) => i32::from_le_bytes(self.fixed(buffer, at)?).into(),
            (4, false) => u32::from_le_bytes(self.fixed(buffer, at)?).into(),
            (_, true) => i64::from_le_bytes(self.fixed(buffer, at)?).into(),
            (_, false) => u64::from_le_bytes(self.fixed(buffer, at)?).into(),
        })
    }

    fn place(&self, buffer: usize, at: usize, width: usize) -> Result<usize, Wrong> {
        Ok(usize::try_from(self.number(buffer, at, Whole { width, signed: true })?)?)
    }

    /// Which of a part's values belong to one of this array's.
    fn range(&self, kind: Kind, at: usize) -> Result<Range<usize>, Wrong> {
        let range = match kind {
            Kind::List(width) | Kind::Bytes(width) => {
                self.place(0, at, width)?..self.place(0, at + 1, width)?
            }
            Kind::Map => self.place(0, at, 4)?..self.place(0, at + 1, 4)?,
            Kind::ListView(width) => {
                let from = self.place(0, at, width)?;
                from..from.checked_add(self.place(1, at, width)?).ok_or_else(outside)?
            }
            Kind::FixedList(count) => at * count..(at + 1) * count,
            _ => 0..0,
        };
        let end = if matches!(kind, Kind::Bytes(_)) {
            self.buffers.get(1).map_or(0, Bytes::len)
        } else {
            self.parts.first().map_or(0, Self::length)
        };
        if range.start <= range.end && range.end <= end { Ok(range) } else { Err(outside()) }
    }

    /// The dictionary's piece that holds a value, and where in it.
    fn look_up(&self, at: usize, index: Whole) -> Result<Option<(&Self, usize)>, Wrong> {
        let mut at = usize::try_from(self.number(0, at, index)?)?;
        for piece in self.dictionary.iter().flat_map(|pieces| pieces.iter()) {
            if at < piece.length {
                return Ok(Some((piece, at)));
            }
            at -= piece.length;
        }
        Err(wrong(message!("ingest-arrow-not-in-dictionary", "a value is not in its dictionary")))
    }

    /// Which of the values that stand for several rows stands for one.
    fn run(&self, at: usize, ends: Whole) -> Result<usize, Wrong> {
        let (mut first, mut behind) = (0, self.parts[1].length.min(self.parts[0].length));
        while first < behind {
            let middle = first + (behind - first) / 2;
            if self.parts[0].number(0, middle, ends)? > at as i128 {
                behind = middle;
            } else {
                first = middle + 1;
            }
        }
        if first < self.parts[1].length.min(self.parts[0].length) { Ok(first) } else { Err(outside()) }
    }

    /// A text that stands in its view where it is short, and else in one of the buffers behind.
    fn view(&self, at: usize) -> Result<&[u8], Wrong> {
        let place = at.checked_mul(16).ok_or_else(outside)?;
        let view = self.buffers[0].get(place..).and_then(<[u8]>::first_chunk::<16>).ok_or_else(outside)?;
        let part =
            |from: usize| view[from..].first_chunk().map_or(0, |bytes| u32::from_le_bytes(*bytes) as usize);
        let length = part(0);
        if length <= 12 {
            return Ok(&view[4..4 + length]);
        }
        let texts = part(8).checked_add(1).and_then(|nth| self.buffers.get(nth)).ok_or_else(outside)?;
        texts.get(part(12)..).and_then(|rest| rest.get(..length)).ok_or_else(outside)
    }
}

fn width(kind: Kind) -> Option<usize> {
    match kind {
        Kind::Int(whole) => Some(whole.width),
        Kind::Float(width)
        | Kind::Decimal { width, .. }
        | Kind::FixedBytes(width)
        | Kind::Time { width, .. } => Some(width),
        Kind::Days | Kind::Months => Some(4),
        Kind::DayMillis | Kind::Timestamp { .. } | Kind::Duration(_) | Kind::DaysMillis => Some(8),
        Kind::MonthsDaysNanos | Kind::Views => Some(16),
        _ => None,
    }
}

fn bit(bytes: &[u8], at: usize) -> bool {
    bytes.get(at / 8).is_some_and(|byte| byte >> (at % 8) & 1 == 1)
}

fn outside() -> Wrong {
    wrong(message!("ingest-arrow-outside", "a value stands outside of its column"))
}

/// The cells of one value.
pub(super) fn cells(
    column: &Column,
    array: &Array,
    at: usize,
    path: &str,
    sink: Sink<'_>,
) -> Result<(), Wrong> {
    if column.kind == Kind::Null || array.is_null(at) {
        return Ok(());
    }
    if let (Kind::Runs, Kind::Int(whole)) =
        (column.kind, column.parts.first().map_or(Kind::Null, |part| part.kind))
    {
        let run = array.run(at, whole)?;
        return cells(&column.parts[1], &array.parts[1], run, path, sink);
    }
    if let Some((_, index)) = column.dictionary {
        let Some((piece, at)) = array.look_up(at, index)? else { return Ok(()) };
        let values = &column.parts;
        return if piece.is_null(at) { Ok(()) } else { value(column, values, piece, at, path, sink) };
    }
    value(column, &column.parts, array, at, path, sink)
}

fn value(
    column: &Column,
    parts: &[Column],
    array: &Array,
    at: usize,
    path: &str,
    sink: Sink<'_>,
) -> Result<(), Wrong> {
    match column.kind {
        Kind::Struct => {
            let mut both = parts.iter().zip(&array.parts);
            both.try_for_each(|(part, values)| cells(part, values, at, &join(path, &part.name)?, sink))
        }
        Kind::Map => {
            let (entries, names, values) = (&array.parts[0], &parts[0].parts[0], &parts[0].parts[1]);
            for at in array.range(column.kind, at)? {
                let name = text(names, &entries.parts[0], at)?;
                cells(values, &entries.parts[1], at, &join(path, &name)?, sink)?;
            }
            Ok(())
        }
        kind if kind.is_nested() => {
            let (part, values, range) = (&parts[0], &array.parts[0], array.range(kind, at)?);
            if part.kind.is_nested() {
                let mut numbered = range.zip(1..);
                return numbered
                    .try_for_each(|(at, nth)| cells(part, values, at, &join(path, &nth.to_string())?, sink));
            }
            let mut joined = String::new();
            for at in range {
                let text = text(part, values, at)?;
                if !text.is_empty() {
                    joined += if joined.is_empty() { "" } else { BETWEEN };
                    joined += &text;
                }
                if joined.len() > MAX_ROW {
                    break;
                }
            }
            cell(path, &joined, sink)
        }
        _ => cell(path, &plain(column.kind, array, at)?, sink),
    }
}

fn cell(path: &str, text: &str, sink: Sink<'_>) -> Result<(), Wrong> {
    if text.is_empty() { Ok(()) } else { sink(path, text) }
}

/// A plain value as text, blank where it is null.
fn text(column: &Column, array: &Array, at: usize) -> Result<String, Wrong> {
    let mut found = String::new();
    cells(column, array, at, "", &mut |_, text| {
        text.clone_into(&mut found);
        Ok(())
    })?;
    Ok(found)
}

fn plain(kind: Kind, array: &Array, at: usize) -> Result<String, Wrong> {
    let int = |width| {
        array.number(0, at, Whole { width, signed: true }).and_then(|number| Ok(i64::try_from(number)?))
    };
    Ok(match kind {
        Kind::Bool => typed::truth(bit(&array.buffers[0], at)).into(),
        Kind::Int(whole) => array.number(0, at, whole)?.to_string(),
        Kind::Float(2) => typed::short_float(half(u16::from_le_bytes(array.fixed(0, at)?))),
        Kind::Float(4) => typed::short_float(f32::from_le_bytes(array.fixed(0, at)?)),
        Kind::Float(_) => typed::float(f64::from_le_bytes(array.fixed(0, at)?)),
        Kind::Decimal { width, scale } => {
            let bytes = array.buffers[0].get(at * width..(at + 1) * width).ok_or_else(outside)?;
            let highest_first: Vec<u8> = bytes.iter().rev().copied().collect();
            typed::decimal(&typed::digits(&highest_first), scale)
        }
        Kind::Days => typed::date(int(4)?),
        Kind::DayMillis => typed::date(int(8)?.div_euclid(86_400_000)),
        Kind::Time { width, unit } => typed::time(int(width)?, unit),
        Kind::Timestamp { unit, utc } => typed::timestamp(int(8)?, unit, utc),
        Kind::Duration(unit) => typed::time(int(8)?, unit),
        Kind::Months => format!("P{}M", int(4)?),
        Kind::DaysMillis => {
            let [days, millis] = [0, 1].map(|part| array.fixed(0, at * 2 + part).map(i32::from_le_bytes));
            format!("P{}DT{}S", days?, typed::decimal(&millis?.to_string(), 3))
        }
        Kind::MonthsDaysNanos => {
            let [months, days] = [0, 1].map(|part| array.fixed(0, at * 4 + part).map(i32::from_le_bytes));
            let nanos = array.fixed(0, at * 2 + 1).map(i64::from_le_bytes)?;
            format!("P{}M{}DT{}S", months?, days?, typed::decimal(&nanos.to_string(), 9))
        }
        Kind::Bytes(_) => {
            let range = array.range(kind, at)?;
            // Of a text that is too long for a row enough is taken to see that.
            let range = range.start..range.end.min(range.start.saturating_add(MAX_ROW + 1));
            if range.is_empty() { String::new() } else { typed::bytes(&array.buffers[1][range]) }
        }
        Kind::FixedBytes(width) => {
            typed::bytes(array.buffers[0].get(at * width..(at + 1) * width).ok_or_else(outside)?)
        }
        Kind::Views => typed::bytes(array.view(at)?),
        _ => String::new(),
    })
}

/// A number of sixteen bits with ten behind the point.
fn half(bits: u16) -> f32 {
    let (exponent, fraction) = (bits >> 10 & 31, f32::from(bits & 1023));
    let size = match exponent {
        0 => fraction * 2f32.powi(-24),
        31 if fraction > 0.0 => f32::NAN,
        31 => f32::INFINITY,
        _ => (1024.0 + fraction) * 2f32.powi(i32::from(exponent) - 25),
    };
    if bits & 0x8000 == 0 { size } else { -size }
}

#[cfg(test)]
mod tests {
    use super::half;

    #[test]
    fn half_a_number_is_a_number() {
        let check = |bits, number: f32| assert!(half(bits).total_cmp(&number).is_eq(), "{bits:x}");
        check(0x3C00, 1.0);
        check(0xC000, -2.0);
        check(0x3555, 0.333_251_95);
        check(1, 5.960_464_5e-8);
        check(0x7C00, f32::INFINITY);
        check(0x8000, -0.0);
    }
}
