//! What a statement may call beside the engine's own functions: `number` and `day`, which read cells as `where` does.

use crate::amount::Amount;
use crate::day::Day;
use polars::prelude::udf::UserDefinedFunction;
use polars::prelude::{
    BaseColumnUdf, Column, DataType, Field, Float64Chunked, Int32Chunked, IntoColumn, IntoSeries,
    PolarsError, PolarsResult, Schema, StringChunked,
};
use polars::sql::{FunctionOptions, FunctionRegistry};

/// The functions by their names.
pub(super) struct Ours;

/// The names, as a statement calls them.
pub(super) const NAMES: [&str; 2] = ["number", "day"];

/// What the engine says for us of a call with no column or several.
pub(super) const ONE_COLUMN: &str = "`number` and `day` take one column";

impl FunctionRegistry for Ours {
    fn register(&mut self, _: &str, _: UserDefinedFunction) -> PolarsResult<()> {
        Err(PolarsError::SQLInterface("no function can be added".into()))
    }

    fn get_udf(&self, name: &str) -> PolarsResult<Option<UserDefinedFunction>> {
        Ok(match name {
            "number" => Some(function(name, DataType::Float64, numbers)),
            "day" => Some(function(name, DataType::Date, days)),
            _ => None,
        })
    }

    fn contains(&self, name: &str) -> bool {
        NAMES.contains(&name)
    }
}

fn function(name: &str, wanted: DataType, read: fn(&StringChunked) -> Column) -> UserDefinedFunction {
    let field_type = wanted.clone();
    let call = move |arguments: &mut [Column]| match arguments {
        [cells] if cells.dtype().is_string() => Ok(read(cells.str()?)),
        // A column of a Parquet table may be a number or a date already.
        [cells] => cells.cast(&wanted),
        _ => Err(PolarsError::SQLInterface(ONE_COLUMN.into())),
    };
    let field = move |_: &Schema, fields: &[Field]| {
        let name = fields.first().map_or("".into(), |field| field.name().clone());
        Ok(Field::new(name, field_type.clone()))
    };
    UserDefinedFunction {
        options: FunctionOptions::elementwise(),
        ..UserDefinedFunction::new(name.into(), BaseColumnUdf::new(call, field))
    }
}

fn numbers(cells: &StringChunked) -> Column {
    let read = cells.iter().map(|cell| cell.and_then(Amount::read).map(Amount::as_float));
    read.collect::<Float64Chunked>().with_name(cells.name().clone()).into_series().into_column()
}

fn days(cells: &StringChunked) -> Column {
    let read = cells.iter().map(|cell| cell.and_then(Day::read).map(Day::since_1970));
    let days: Int32Chunked = read.collect();
    days.with_name(cells.name().clone()).into_date().into_series().into_column()
}
