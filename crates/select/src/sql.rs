//! One SQL statement over the rows of a table, and the rows that its result came from.

mod error;
mod frame;
mod functions;
mod parts;
mod rows;
mod statement;

pub use error::SqlError;
pub use frame::Extra;

use contact::Block;
use error::Names;
use polars::error::set_warning_function;
use polars::prelude::{DataFrame, IntoLazy, LazyFrame, PolarsResult};
use polars::sql::SQLContext;
use sqlparser::ast::Query;
use statement::Statement;
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use words::message;

/// The name of the rows' table in a statement.
pub const SOURCE: &str = "source";

/// The column that SQL sees beside those of `source`: which row it is. It never stands in a result.
pub const ROW_COLUMN: &str = "dialbase_row";

/// What a statement makes of a table's rows.
#[derive(Clone, Debug, Default)]
pub struct Selected {
    /// The result's rows, in its order, under its columns' names. A row has the number of the row of `source` that it
    /// came from, and what the reader noticed about that one; it has number 0 where it came from none. Columns count as in
    /// the result: their letters are no longer the sheet's.
    pub blocks: Vec<Block>,
    /// The numbers of the rows of `source` that the result does not hold, in their order.
    pub dropped: Vec<u32>,
    /// How many rows the statement made: those that came from no row of `source`, and each appearance of one after its
    /// first. Rows of `source` less `dropped` plus `computed` are the rows of the result.
    pub computed: u64,
}

/// Runs one SELECT over `source`, which is all blocks of one table in order, and over other tables by their names.
///
/// Every column of a text table is text, so that zeros in front stay, and a blank cell is NULL. To count, a statement says
/// `CAST(x AS DOUBLE)`, which refuses what is no number, or `number(x)`, which reads numbers as people write them
/// (`$ 1.234,50`), and `day(x)` for dates (`31/01/2024`), as [`Filter`](crate::Filter) reads them; both give NULL for what
/// they cannot read. A Parquet table keeps its types. Names are exact to the letter, and one with blanks stands in double
/// quotes: `"Fecha de pago"`.
///
/// A plain SELECT keeps each row's address, whatever columns it names, orders by or joins. A result that gathers rows
/// (GROUP BY, DISTINCT, aggregates, UNION) is computed, unless it holds a column [`ROW_COLUMN`] with the rows it speaks for.
///
/// The same rows and statement give the same result: ties, and a result without ORDER BY, are ordered by the source's
/// rows and then by every column from left to right. In the result numbers are plain, dates ISO, truth TRUE or FALSE.
///
/// # Errors
/// Where the statement is no SELECT, names what is not there, compares what cannot be compared, or cannot be run.
pub fn sql(statement: &str, source: &[Block], tables: Vec<(String, Extra)>) -> Result<Selected, SqlError> {
    // The engine asserts what it believes of a plan; a statement that proves it wrong must not end the program.
    let run = AssertUnwindSafe(|| run(statement, source, tables));
    catch_unwind(run)
        .unwrap_or_else(|_| Err(SqlError::refused(message!("sql-gave-up", "the SQL engine gave up on it"))))
}

/// What a statement may read, by its names.
type Tables = BTreeMap<String, LazyFrame>;

fn run(statement: &str, source: &[Block], tables: Vec<(String, Extra)>) -> Result<Selected, SqlError> {
    // The engine warns its programmers on stderr, which is the operator's.
    set_warning_function(|_, _| ());
    let statement = Statement::parse(statement)?;
    let frames = frames(source, tables)?;
    let names = Names::of(&frames);
    statement.check(&names)?;
    let tables = frames.into_iter().map(|(name, frame)| (name, frame.lazy())).collect();
    let result =
        result(statement.query(), tables).map_err(|error| error::translate(&error, &statement, &names))?;
    rows::selected(&result, source)
}

fn frames(source: &[Block], tables: Vec<(String, Extra)>) -> Result<BTreeMap<String, DataFrame>, SqlError> {
    let mut frames = BTreeMap::from([(SOURCE.to_owned(), frame::source(source)?)]);
    for (name, table) in tables {
        if frames.contains_key(&name) {
            return Err(SqlError::TwoTables { name });
        }
        let frame = frame::extra(&name, table)?;
        frames.insert(name, frame);
    }
    Ok(frames)
}

/// The result in an order that only the rows decide, with the column of rows where it has one.
fn result(mut query: Query, mut tables: Tables) -> PolarsResult<DataFrame> {
    parts::planned_apart(&mut query, &mut tables)?;
    let mut names = columns(&query, &tables)?;
    if row_column(&names).is_none()
        && let Some(carrying) = statement::carrying_rows(&query, &carriers(&tables)?)
        && let Ok(with_rows) = columns(&carrying, &tables)
    {
        (query, names) = (carrying, with_rows);
    }
    let ordered = statement::ordered(query, names.len(), row_column(&names));
    let mut result = plan(&ordered.to_string(), &tables)?.collect()?;
    result.rechunk_mut();
    Ok(result)
}

fn plan(query: &str, tables: &Tables) -> PolarsResult<LazyFrame> {
    let mut context = SQLContext::new().with_function_registry(Arc::new(functions::Ours));
    for (name, table) in tables {
        context.register(name, table.clone());
    }
    context.execute(query)
}

/// The names of a query's columns.
fn columns(query: &Query, tables: &Tables) -> PolarsResult<Vec<String>> {
    names_of(&mut plan(&query.to_string(), tables)?)
}

fn names_of(frame: &mut LazyFrame) -> PolarsResult<Vec<String>> {
    Ok(frame.collect_schema()?.iter_names().map(ToString::to_string).collect())
}

/// The tables that say which rows of the source they hold.
fn carriers(tables: &Tables) -> PolarsResult<Vec<String>> {
    let mut carriers = Vec::new();
    for (name, table) in tables {
        if names_of(&mut table.clone())?.iter().any(|column| column == ROW_COLUMN) {
            carriers.push(name.clone());
        }
    }
    Ok(carriers)
}

/// Where the column of rows stands: `dialbase_row`, or `dialbase_row:b` as the engine calls a second one in a join.
fn row_column(columns: &[String]) -> Option<usize> {
    let exact = columns.iter().position(|name| name == ROW_COLUMN);
    exact.or_else(|| columns.iter().position(|name| is_row_column(name)))
}

fn is_row_column(name: &str) -> bool {
    name.strip_prefix(ROW_COLUMN).is_some_and(|rest| rest.is_empty() || rest.starts_with(':'))
}

#[cfg(test)]
mod tests;
