//! The columns of an Arrow schema, and what their values are.

use super::{Wrong, wrong};
use crate::columns::join;
use crate::typed::Unit;
use polars_arrow_format::ipc::{
    DateUnit, Endianness, FieldRef, IntRef, IntervalUnit, Precision, SchemaRef, TimeUnit, TypeRef,
};
use words::message;

/// How deep types may be nested, and how many there may be.
const MAX_DEPTH: usize = 32;
const MAX_FIELDS: usize = 100_000;

/// A column, or a part of one.
#[derive(Clone, Debug)]
pub(super) struct Column {
    pub(super) name: String,
    pub(super) kind: Kind,
    pub(super) parts: Vec<Self>,
    /// Where values stand in a dictionary: which, and what their numbers are.
    pub(super) dictionary: Option<(i64, Whole)>,
}

/// A whole number, so many bytes wide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Whole {
    pub(super) width: usize,
    pub(super) signed: bool,
}

/// What values are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Null,
    Bool,
    Int(Whole),
    /// So many bytes wide.
    Float(usize),
    Decimal {
        width: usize,
        scale: i32,
    },
    Days,
    /// Milliseconds of which only the day counts.
    DayMillis,
    Time {
        width: usize,
        unit: Unit,
    },
    Timestamp {
        unit: Unit,
        utc: bool,
    },
    Duration(Unit),
    Months,
    DaysMillis,
    MonthsDaysNanos,
    /// Text or bytes; offsets are so many bytes wide.
    Bytes(usize),
    FixedBytes(usize),
    Views,
    List(usize),
    ListView(usize),
    FixedList(usize),
    Struct,
    Map,
    /// Values that stand for as many rows as the numbers beside them say.
    Runs,
}

impl Kind {
    /// Whether a value is made of others.
    pub(super) fn is_nested(self) -> bool {
        matches!(self, Self::List(_) | Self::ListView(_) | Self::FixedList(_) | Self::Struct | Self::Map)
    }

    fn is_list(self) -> bool {
        matches!(self, Self::List(_) | Self::ListView(_) | Self::FixedList(_))
    }
}

impl Column {
    /// What its values are, where they stand for several rows each.
    fn values(&self) -> &Self {
        if self.kind == Kind::Runs { self.parts[1].values() } else { self }
    }
}

pub(super) fn columns(schema: SchemaRef<'_>) -> Result<Vec<Column>, Wrong> {
    if schema.endianness()? == Endianness::Big {
        return Err(wrong(message!(
            "ingest-arrow-big-endian",
            "its numbers are written backwards (big endian), which is not read"
        )));
    }
    let mut count = 0;
    let fields = schema.fields()?.into_iter().flatten();
    fields.map(|field| column(field?, MAX_DEPTH, &mut count)).collect()
}

fn column(field: FieldRef<'_>, depth: usize, count: &mut usize) -> Result<Column, Wrong> {
    *count += 1;
    if depth == 0 || *count > MAX_FIELDS {
        return Err(wrong(message!("ingest-arrow-deep-types", "its types are nested too deep")));
    }
    let parts = field.children()?.into_iter().flatten();
    let parts: Vec<Column> = parts.map(|part| column(part?, depth - 1, count)).collect::<Result<_, _>>()?;
    let kind =
        kind(field.type_()?.ok_or_else(|| wrong(message!("ingest-arrow-no-type", "a column has no type")))?)?;
    let fits = match kind {
        Kind::Map => parts.len() == 1 && parts[0].kind == Kind::Struct && parts[0].parts.len() == 2,
        kind if kind.is_list() => parts.len() == 1,
        Kind::Runs => parts.len() == 2 && matches!(parts[0].kind, Kind::Int(_)),
        _ => true,
    };
    if !fits {
        return Err(wrong(message!("ingest-arrow-type-lacks", "a type lacks a part")));
    }
    let dictionary = match field.dictionary()? {
        None => None,
        Some(encoding) => {
            let index = encoding.index_type()?.map_or(Ok(Whole { width: 4, signed: true }), whole)?;
            Some((encoding.id()?, index))
        }
    };
    Ok(Column { name: field.name()?.unwrap_or_default().into(), kind, parts, dictionary })
}

fn kind(ty: TypeRef<'_>) -> Result<Kind, Wrong> {
    Ok(match ty {
        TypeRef::Null(_) => Kind::Null,
        TypeRef::Bool(_) => Kind::Bool,
        TypeRef::Int(int) => Kind::Int(whole(int)?),
        TypeRef::FloatingPoint(float) => Kind::Float(match float.precision()? {
            Precision::Half => 2,
            Precision::Single => 4,
            Precision::Double => 8,
        }),
        TypeRef::Decimal(decimal) => {
            let width = usize::try_from(decimal.bit_width()?)? / 8;
            let scale = decimal.scale()?;
            if !matches!(width, 4 | 8 | 16 | 32) || scale.abs() > 1_000 {
                return Err(wrong(message!("ingest-arrow-decimals", "a column has decimals that cannot be")));
            }
            Kind::Decimal { width, scale }
        }
        TypeRef::Date(date) if date.unit()? == DateUnit::Day => Kind::Days,
        TypeRef::Date(_) => Kind::DayMillis,
        TypeRef::Time(time) => {
            let width = if time.bit_width()? == 32 { 4 } else { 8 };
            Kind::Time { width, unit: unit(time.unit()?) }
        }
        TypeRef::Timestamp(stamp) => {
            let utc = stamp.timezone()?.is_some_and(|zone| !zone.is_empty());
            Kind::Timestamp { unit: unit(stamp.unit()?), utc }
        }
        TypeRef::Duration(duration) => Kind::Duration(unit(duration.unit()?)),
        TypeRef::Interval(interval) => match interval.unit()? {
            IntervalUnit::YearMonth => Kind::Months,
            IntervalUnit::DayTime => Kind::DaysMillis,
            IntervalUnit::MonthDayNano => Kind::MonthsDaysNanos,
        },
        TypeRef::Binary(_) | TypeRef::Utf8(_) => Kind::Bytes(4),
        TypeRef::LargeBinary(_) | TypeRef::LargeUtf8(_) => Kind::Bytes(8),
        TypeRef::BinaryView(_) | TypeRef::Utf8View(_) => Kind::Views,
        TypeRef::FixedSizeBinary(bytes) => Kind::FixedBytes(usize::try_from(bytes.byte_width()?)?),
        TypeRef::List(_) => Kind::List(4),
        TypeRef::LargeList(_) => Kind::List(8),
        TypeRef::ListView(_) => Kind::ListView(4),
        TypeRef::LargeListView(_) => Kind::ListView(8),
        TypeRef::FixedSizeList(list) => Kind::FixedList(usize::try_from(list.list_size()?)?),
        TypeRef::Struct(_) => Kind::Struct,
        TypeRef::Map(_) => Kind::Map,
        TypeRef::Union(_) => {
            return Err(wrong(message!(
                "ingest-arrow-union",
                "a column is a union of types, which is not read"
            )));
        }
        TypeRef::RunEndEncoded(_) => Kind::Runs,
    })
}

fn whole(int: IntRef<'_>) -> Result<Whole, Wrong> {
    let width = match int.bit_width()? {
        8 => 1,
        16 => 2,
        32 => 4,
        64 => 8,
        _ => return Err(wrong(message!("ingest-arrow-numbers", "a column has numbers that cannot be"))),
    };
    Ok(Whole { width, signed: int.is_signed()? })
}

fn unit(unit: TimeUnit) -> Unit {
    match unit {
        TimeUnit::Second => Unit::Seconds,
        TimeUnit::Millisecond => Unit::Millis,
        TimeUnit::Microsecond => Unit::Micros,
        TimeUnit::Nanosecond => Unit::Nanos,
    }
}

/// The names of the columns that there are in any case; answers whether there can be no others.
pub(super) fn names(
    columns: &[Column],
    path: &str,
    take: &mut dyn FnMut(&str) -> Result<(), Wrong>,
) -> Result<bool, Wrong> {
    let mut whole = true;
    for column in columns {
        let path = join(path, &column.name)?;
        if is_cell(column) {
            take(&path)?;
        } else if column.values().kind == Kind::Struct {
            whole &= names(&column.values().parts, &path, take)?;
        } else {
            whole = false;
        }
    }
    Ok(whole)
}

/// Whether this is the name of one of the columns that there are in any case.
pub(super) fn has(name: &str, columns: &[Column]) -> bool {
    columns.iter().any(|column| {
        if is_cell(column) {
            return column.name == name;
        }
        let rest = name.strip_prefix(column.name.as_str()).and_then(|rest| rest.strip_prefix('.'));
        let values = column.values();
        values.kind == Kind::Struct && rest.is_some_and(|rest| has(rest, &values.parts))
    })
}

/// Whether a value is one cell: it is plain, or a list of plain ones.
fn is_cell(column: &Column) -> bool {
    let column = column.values();
    let plain = |column: &Column| !column.values().kind.is_nested();
    plain(column) || (column.kind.is_list() && plain(&column.parts[0]))
}
