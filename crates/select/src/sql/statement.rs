//! A statement as it was written, as it names its things, and as the engine is asked.

use super::error::Names;
use super::{ROW_COLUMN, SOURCE, SqlError, functions};
use crate::nearest::did_you_mean;
use sqlparser::ast::{
    Distinct, Expr, GroupByExpr, Ident, ObjectName, OrderBy, OrderByExpr, OrderByKind, OrderByOptions, Query,
    Select, SelectItem, SetExpr, Statement as Ast, TableFactor, TableWithJoins, Visit, Visitor,
};
use sqlparser::dialect::GenericDialect;
use sqlparser::parser::{Parser, ParserError, ParserOptions};
use sqlparser::tokenizer::{Location, Span};
use std::ops::{ControlFlow, Range};
use words::{Message, message};

/// Functions that give one value a row: with others, or with none that we know, a SELECT may gather rows.
const ROW_BY_ROW: [&str; 5] = [
    "abs bit_length cbrt ceil ceiling char_length character_length coalesce columns concat concat_ws",
    "date date_part datetime div ends_with exp floor greatest if ifnull least left length ln log",
    "lower lpad ltrim mod nullif octet_length pow power regexp_like replace reverse right round rpad",
    "rtrim sign split_part sqrt starts_with strftime strpos strptime substr time timestamp trunc",
    "truncate upper",
];

/// One SELECT.
pub(super) struct Statement {
    written: String,
    query: Box<Query>,
}

impl Statement {
    /// Reads a text as the engine will.
    pub(super) fn parse(text: &str) -> Result<Self, SqlError> {
        let options = ParserOptions { trailing_commas: true, ..ParserOptions::default() };
        let parsed = Parser::new(&GenericDialect).with_options(options).try_with_sql(text);
        let mut statements =
            parsed.and_then(|mut parser| parser.parse_statements()).map_err(|error| syntax(text, error))?;
        match (statements.pop(), statements.pop()) {
            (Some(Ast::Query(query)), None) => Ok(Self { written: text.to_owned(), query }),
            _ => Err(SqlError::NotASelect),
        }
    }

    /// Whether every table that it reads is one of the pipeline's or its own WITH's.
    pub(super) fn check(&self, names: &Names) -> Result<(), SqlError> {
        let mut scan = Scan::default();
        let _ = self.query.visit(&mut scan);
        if let Some(name) = scan.withs.iter().find(|with| names.tables.contains(with)) {
            return Err(SqlError::TwoTables { name: name.clone() });
        }
        if let Some(name) = scan.not_tables.into_iter().next() {
            return Err(SqlError::NotATable { name });
        }
        let is_known = |name: &&String| names.tables.contains(name) || scan.withs.contains(name);
        match scan.tables.iter().find(|name| !is_known(name)) {
            Some(name) => Err(self.unknown_table(name, names)),
            None => Ok(()),
        }
    }

    pub(super) fn unknown_table(&self, name: &str, names: &Names) -> SqlError {
        SqlError::UnknownTable {
            name: name.to_owned(),
            span: self.span_of(name),
            help: did_you_mean(name, names.tables.iter().map(String::as_str)).map(Box::new),
        }
    }

    /// Where a name first stands in the statement, in bytes.
    pub(super) fn span_of(&self, name: &str) -> Option<Range<usize>> {
        let mut scan = Scan::default();
        let _ = self.query.visit(&mut scan);
        let found = scan.idents.into_iter().find(|ident| ident.value == name)?;
        bytes(&self.written, found.span)
    }

    /// The query, for the engine.
    pub(super) fn query(&self) -> Query {
        Query::clone(&self.query)
    }
}

/// The same query with the rows that it came from as a last column, where each row of its tables gives one of the result
/// at most, so that the column adds no row. `carriers` are the tables that have it.
pub(super) fn carrying_rows(query: &Query, carriers: &[String]) -> Option<Query> {
    let mut query = query.clone();
    let SetExpr::Select(select) = &mut *query.body else { return None };
    if !is_row_by_row(select) {
        return None;
    }
    let column = Ident::new(ROW_COLUMN);
    // A subquery in FROM may have the column too; the engine knows.
    let expr = match carrier_in(&select.from, carriers) {
        Some(table) => Expr::CompoundIdentifier(vec![table, column.clone()]),
        None => Expr::Identifier(column.clone()),
    };
    select.projection.push(SelectItem::ExprWithAlias { expr, alias: column });
    Some(query)
}

/// The same query, ordered to the last tie: as it asks, by the rows it came from, by all columns from left to right.
pub(super) fn ordered(mut query: Query, columns: usize, row_column: Option<usize>) -> Query {
    let mut keys = match query.order_by.take() {
        Some(OrderBy { kind: OrderByKind::Expressions(keys), .. }) if !is_all(&keys) => keys,
        // Every column is a key already.
        Some(all) => return Query { order_by: Some(all), ..query },
        None => Vec::new(),
    };
    let is_plain =
        matches!(&*query.body, SetExpr::Select(select) if is_source_only(select) && is_row_by_row(select));
    match row_column {
        // The engine keeps the rows' order where nothing gathers or joins them.
        Some(_) if is_plain && keys.is_empty() => return query,
        Some(rows) if is_plain => keys.push(ordinal(rows)),
        _ => keys.extend(
            row_column.into_iter().chain((0..columns).filter(|&nth| Some(nth) != row_column)).map(ordinal),
        ),
    }
    query.order_by = Some(OrderBy { kind: OrderByKind::Expressions(keys), interpolate: None });
    query
}

/// `SELECT * FROM` a table.
pub(super) fn whole_of(table: &str) -> Option<Query> {
    Statement::parse(&format!("SELECT * FROM {table}")).ok().map(|statement| *statement.query)
}

/// Whether it calls a function of ours.
pub(super) fn calls_ours(part: &impl Visit) -> bool {
    let mut scan = Scan::default();
    let _ = part.visit(&mut scan);
    scan.ours > 0
}

fn ordinal(column: usize) -> OrderByExpr {
    let value = sqlparser::ast::Value::Number((column + 1).to_string(), false);
    OrderByExpr {
        expr: Expr::value(value),
        options: OrderByOptions { asc: None, nulls_first: None },
        with_fill: None,
    }
}

fn is_all(keys: &[OrderByExpr]) -> bool {
    matches!(keys, [OrderByExpr { expr: Expr::Identifier(name), .. }] if name.value.eq_ignore_ascii_case("all"))
}

/// Whether each row of the tables gives one row of the result, at most.
fn is_row_by_row(select: &Select) -> bool {
    let is_grouped = !matches!(&select.group_by, GroupByExpr::Expressions(keys, more) if keys.is_empty() && more.is_empty());
    let is_distinct = matches!(select.distinct, Some(Distinct::Distinct));
    let mut scan = Scan::default();
    let _ = select.projection.visit(&mut scan);
    !is_grouped && !is_distinct && select.having.is_none() && scan.gathering == 0
}

/// What the first table that says which rows it holds is called where it is read.
fn carrier_in(from: &[TableWithJoins], carriers: &[String]) -> Option<Ident> {
    let mut tables = from
        .iter()
        .flat_map(|from| [&from.relation].into_iter().chain(from.joins.iter().map(|join| &join.relation)));
    tables.find_map(|table| match table {
        TableFactor::Table { name, alias, .. } => {
            let name = plain_name(name).filter(|name| carriers.contains(&name.value))?;
            Some(alias.as_ref().map_or(name, |alias| &alias.name).clone())
        }
        _ => None,
    })
}

fn is_source_only(select: &Select) -> bool {
    let [TableWithJoins { relation: TableFactor::Table { name, .. }, joins }] = select.from.as_slice() else {
        return false;
    };
    joins.is_empty() && plain_name(name).is_some_and(|table| table.value == SOURCE)
}

fn gives_one_a_row(function: &str) -> bool {
    ROW_BY_ROW.iter().flat_map(|line| line.split(' ')).any(|known| known == function)
}

fn plain_name(name: &ObjectName) -> Option<&Ident> {
    match name.0.as_slice() {
        [only] => only.as_ident(),
        _ => None,
    }
}

/// What a statement names.
#[derive(Default)]
struct Scan {
    withs: Vec<String>,
    tables: Vec<String>,
    not_tables: Vec<String>,
    idents: Vec<Ident>,
    /// Calls that may gather rows.
    gathering: usize,
    /// Calls of our own functions.
    ours: usize,
}

impl Visitor for Scan {
    type Break = ();

    fn pre_visit_query(&mut self, query: &Query) -> ControlFlow<()> {
        self.withs.extend(
            query.with.iter().flat_map(|with| &with.cte_tables).map(|with| with.alias.name.value.clone()),
        );
        ControlFlow::Continue(())
    }

    fn pre_visit_table_factor(&mut self, factor: &TableFactor) -> ControlFlow<()> {
        match factor {
            TableFactor::Table { name, args: None, .. } => match plain_name(name) {
                Some(ident) => {
                    self.tables.push(ident.value.clone());
                    self.idents.push(ident.clone());
                }
                None => self.tables.push(name.to_string()),
            },
            TableFactor::Derived { .. } | TableFactor::NestedJoin { .. } | TableFactor::UNNEST { .. } => {}
            TableFactor::Table { name, .. } | TableFactor::Function { name, .. } => {
                self.not_tables.push(name.to_string());
            }
            other => self.not_tables.push(other.to_string()),
        }
        ControlFlow::Continue(())
    }

    fn pre_visit_expr(&mut self, expr: &Expr) -> ControlFlow<()> {
        match expr {
            Expr::Identifier(ident) => self.idents.push(ident.clone()),
            Expr::CompoundIdentifier(idents) => self.idents.extend(idents.iter().rev().cloned()),
            Expr::Function(call) if call.over.is_none() => {
                let name = call.name.to_string().to_lowercase();
                let is_ours = functions::NAMES.contains(&name.as_str());
                self.ours += usize::from(is_ours);
                self.gathering += usize::from(!is_ours && !gives_one_a_row(&name));
            }
            _ => {}
        }
        ControlFlow::Continue(())
    }
}

/// `Expected: …, found: X at Line: 1, Column: 5`.
fn syntax(text: &str, error: ParserError) -> SqlError {
    let message = match error {
        ParserError::TokenizerError(message) | ParserError::ParserError(message) => message,
        ParserError::RecursionLimitExceeded => {
            let reason = message!("sql-too-deep", "it nests too deep").into();
            return SqlError::Syntax { reason, span: None };
        }
    };
    let (reason, place) = message.split_once(" at Line: ").unwrap_or((&message, ""));
    let at = place.split_once(", Column: ").and_then(|(line, column)| {
        let location = Location { line: line.parse().ok()?, column: column.trim().parse().ok()? };
        bytes(text, Span { start: location, end: location })
    });
    SqlError::Syntax { reason: expected(reason).into(), span: at }
}

/// What the parser expected and found. What it expected it says in its own words.
fn expected(reason: &str) -> Message {
    let the_end = |found| match found {
        "EOF" => message!("sql-the-end", "the end"),
        found => Message::foreign(found),
    };
    let halves = reason.strip_prefix("Expected: ").and_then(|rest| rest.split_once(", found: "));
    let Some((expected, found)) = halves else {
        return message!("sql-engine-says", "{says}", says = reason.replace("EOF", "the end"));
    };
    message!(
        "sql-expected",
        "expected: {expected}, found: {found}",
        expected = expected,
        found = the_end(found)
    )
}

/// The bytes between two places that count lines and letters from 1.
fn bytes(text: &str, span: Span) -> Option<Range<usize>> {
    let offset = |location: Location| {
        let line = usize::try_from(location.line).ok()?.checked_sub(1)?;
        let column = usize::try_from(location.column).ok()?.checked_sub(1)?;
        let before: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
        let letters = text[before..].char_indices().nth(column).map_or(text.len() - before, |(at, _)| at);
        Some(before + letters)
    };
    Some(offset(span.start)?..offset(span.end)?)
}
