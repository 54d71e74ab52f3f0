//! A Parquet row as named cells.

use crate::Cause;
use crate::columns::{BETWEEN, join};
use crate::typed::{self, Unit};
use parquet::basic::{ConvertedType, LogicalType, Repetition, TimeUnit};
use parquet::data_type::{AsBytes, Decimal};
use parquet::record::{Field, Row, RowColumnIter};
use parquet::schema::types::Type;

/// What takes the cells: the name on the way to each, and its text. A blank cell is none.
type Sink<'s> = &'s mut dyn FnMut(&str, &str) -> Result<(), Cause>;

/// The names of the columns that a schema has in any case; answers whether there can be no others.
pub(super) fn names(
    schema: &Type,
    path: &str,
    take: &mut dyn FnMut(&str) -> Result<(), Cause>,
) -> Result<bool, Cause> {
    let mut whole = true;
    for field in schema.get_fields() {
        let path = join(path, field.name())?;
        if is_cell(field) {
            take(&path)?;
        } else if !is_repeated(field) && kind(field) == ConvertedType::NONE {
            whole &= names(field, &path, take)?;
        } else {
            whole = false;
        }
    }
    Ok(whole)
}

/// Whether it is a value, or a list of values.
fn is_cell(ty: &Type) -> bool {
    if ty.is_primitive() {
        return true;
    }
    let [repeated] = ty.get_fields() else { return false };
    // Old writers give a list of records of one value one of these names, and leave out what stands between.
    let is_record = repeated.name() == "array" || repeated.name().ends_with("_tuple");
    let is_value = |ty: &Type| match ty {
        Type::GroupType { fields, .. } => {
            matches!(&fields[..], [only] if only.is_primitive() && !is_repeated(only)) && !is_record
        }
        Type::PrimitiveType { .. } => true,
    };
    kind(ty) == ConvertedType::LIST && is_value(repeated)
}

fn kind(ty: &Type) -> ConvertedType {
    ty.get_basic_info().converted_type()
}

fn is_repeated(ty: &Type) -> bool {
    let info = ty.get_basic_info();
    info.has_repetition() && info.repetition() == Repetition::REPEATED
}

/// The cells of a row.
pub(super) fn of(row: &Row, schema: &Type, sink: Sink<'_>) -> Result<(), Cause> {
    members(row.get_column_iter(), Some(schema), "", sink)
}

fn members(columns: RowColumnIter<'_>, ty: Option<&Type>, path: &str, sink: Sink<'_>) -> Result<(), Cause> {
    for (nth, (name, field)) in columns.enumerate() {
        let ty = ty.filter(|ty| ty.is_group()).and_then(|ty| ty.get_fields().get(nth));
        value(field, ty.map(AsRef::as_ref), &join(path, name)?, sink)?;
    }
    Ok(())
}

fn value(field: &Field, ty: Option<&Type>, path: &str, sink: Sink<'_>) -> Result<(), Cause> {
    match field {
        Field::Group(row) => members(row.get_column_iter(), ty, path, sink),
        Field::ListInternal(list) => {
            let (elements, ty) = (list.elements(), ty.map(element));
            let nested = |field: &Field| {
                matches!(field, Field::Group(_) | Field::ListInternal(_) | Field::MapInternal(_))
            };
            if elements.iter().any(nested) {
                let mut numbered = elements.iter().zip(1..);
                return numbered
                    .try_for_each(|(field, nth)| value(field, ty, &join(path, &nth.to_string())?, sink));
            }
            let texts: Vec<String> =
                elements.iter().map(|field| text(field, ty)).filter(|text| !text.is_empty()).collect();
            cell(path, &texts.join(BETWEEN), sink)
        }
        Field::MapInternal(map) => {
            let inner = ty.and_then(|ty| ty.get_fields().first());
            let part = |nth: usize| {
                inner.filter(|ty| ty.is_group()).and_then(|ty| ty.get_fields().get(nth)).map(AsRef::as_ref)
            };
            let mut entries = map.entries().iter();
            entries
                .try_for_each(|(key, field)| value(field, part(1), &join(path, &text(key, part(0)))?, sink))
        }
        field => cell(path, &text(field, ty), sink),
    }
}

fn cell(path: &str, text: &str, sink: Sink<'_>) -> Result<(), Cause> {
    if text.is_empty() { Ok(()) } else { sink(path, text) }
}

/// The type of a list's elements, whichever way it is written: the list has one repeated field, which is the element or
/// holds it.
fn element(ty: &Type) -> &Type {
    let repeated = match ty {
        Type::GroupType { fields, .. } if !is_repeated(ty) => fields.first().map_or(ty, AsRef::as_ref),
        _ => ty,
    };
    match repeated {
        Type::GroupType { fields, .. } if fields.len() == 1 => &fields[0],
        _ => repeated,
    }
}

/// A plain value as text; what its type says goes before how it is stored.
fn text(field: &Field, ty: Option<&Type>) -> String {
    let logical = ty.and_then(|ty| ty.get_basic_info().logical_type_ref());
    let number = whole(field);
    match (logical, number) {
        (Some(LogicalType::Timestamp(kind)), Some(count)) => {
            return typed::timestamp(count, unit(&kind.unit), kind.is_adjusted_to_u_t_c);
        }
        (Some(LogicalType::Time(kind)), Some(count)) => return typed::time(count, unit(&kind.unit)),
        (Some(LogicalType::Date), Some(days)) => return typed::date(days),
        (Some(LogicalType::Decimal(kind)), Some(number)) => {
            return typed::decimal(&number.to_string(), kind.scale);
        }
        (Some(LogicalType::Integer(kind)), Some(number)) if !kind.is_signed => {
            return unsigned(field, number);
        }
        _ => {}
    }
    match field {
        Field::Bool(value) => typed::truth(*value).into(),
        Field::ULong(value) => value.to_string(),
        Field::Float16(value) => typed::short_float(value.to_f32()),
        Field::Float(value) => typed::short_float(*value),
        Field::Double(value) => typed::float(*value),
        Field::Decimal(value) => decimal(value),
        Field::Str(value) => value.clone(),
        Field::Bytes(value) => bytes(value.as_bytes(), logical, ty),
        Field::Date(days) => typed::date(i64::from(*days)),
        Field::TimeMillis(count) => typed::time(i64::from(*count), Unit::Millis),
        Field::TimeMicros(count) => typed::time(*count, Unit::Micros),
        // Before there were types for it, a moment was one in UTC; the oldest form says nothing of the kind.
        Field::TimestampMillis(count) => typed::timestamp(*count, Unit::Millis, said_utc(ty)),
        Field::TimestampMicros(count) => typed::timestamp(*count, Unit::Micros, said_utc(ty)),
        _ => number.map(|number| number.to_string()).unwrap_or_default(),
    }
}

fn said_utc(ty: Option<&Type>) -> bool {
    let kind = ty.map(|ty| ty.get_basic_info().converted_type());
    matches!(kind, Some(ConvertedType::TIMESTAMP_MILLIS | ConvertedType::TIMESTAMP_MICROS))
}

/// The number that is stored, whatever it means.
fn whole(field: &Field) -> Option<i64> {
    Some(match field {
        Field::Byte(value) => i64::from(*value),
        Field::Short(value) => i64::from(*value),
        Field::Int(value) | Field::Date(value) | Field::TimeMillis(value) => i64::from(*value),
        Field::Long(value)
        | Field::TimeMicros(value)
        | Field::TimestampMillis(value)
        | Field::TimestampMicros(value) => *value,
        Field::UByte(value) => i64::from(*value),
        Field::UShort(value) => i64::from(*value),
        Field::UInt(value) => i64::from(*value),
        _ => return None,
    })
}

fn unsigned(field: &Field, number: i64) -> String {
    match field {
        Field::Int(value) => value.cast_unsigned().to_string(),
        Field::Long(value) => value.cast_unsigned().to_string(),
        _ => number.to_string(),
    }
}

fn decimal(value: &Decimal) -> String {
    typed::decimal(&typed::digits(value.data()), value.scale())
}

fn bytes(bytes: &[u8], logical: Option<&LogicalType>, ty: Option<&Type>) -> String {
    match logical {
        Some(LogicalType::Decimal(kind)) => typed::decimal(&typed::digits(bytes), kind.scale),
        Some(LogicalType::Uuid) if bytes.len() == 16 => {
            let hex = typed::hex(bytes);
            [&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]].join("-")
        }
        _ if ty.is_some_and(|ty| ty.get_basic_info().converted_type() == ConvertedType::INTERVAL) => {
            typed::hex(bytes)
        }
        _ => typed::bytes(bytes),
    }
}

fn unit(unit: &TimeUnit) -> Unit {
    match unit {
        TimeUnit::MILLIS => Unit::Millis,
        TimeUnit::MICROS => Unit::Micros,
        TimeUnit::NANOS => Unit::Nanos,
    }
}
