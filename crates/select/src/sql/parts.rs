//! The parts of a statement that are planned before it: every WITH, and what calls `number` or `day` inside a subquery.
//!
//! The engine plans a subquery in a context of its own, which does not know our functions. Planned apart, a part becomes a
//! table like any other, and the statement reads that. A subquery that speaks of the row outside it cannot be planned
//! apart, and stays as it is.

use super::statement::{calls_ours, whole_of};
use super::{Tables, plan};
use polars::prelude::{LazyFrame, PolarsResult};
use sqlparser::ast::{Cte, Query, SetExpr, VisitMut, VisitorMut};
use std::ops::ControlFlow;

/// The query without its parts; each is now among the tables.
pub(super) fn planned_apart(query: &mut Query, tables: &mut Tables) -> PolarsResult<()> {
    for mut part in query.with.take().map(|with| with.cte_tables).unwrap_or_default() {
        lift(&mut part.query, tables);
        let frame = renamed(plan(&part.query.to_string(), tables)?, &part)?;
        tables.insert(part.alias.name.value, frame);
    }
    lift(query, tables);
    Ok(())
}

/// `WITH x (a, b) AS …` gives the columns other names.
fn renamed(mut frame: LazyFrame, part: &Cte) -> PolarsResult<LazyFrame> {
    if part.alias.columns.is_empty() {
        return Ok(frame);
    }
    let schema = frame.collect_schema()?;
    let names = part.alias.columns.iter().map(|column| column.name.value.as_str());
    let old: Vec<&str> = schema.iter_names().take(part.alias.columns.len()).map(AsRef::as_ref).collect();
    Ok(frame.rename(old, names, true))
}

fn lift(query: &mut Query, tables: &mut Tables) {
    let _ = VisitMut::visit(query, &mut Lift { tables, depth: 0 });
}

struct Lift<'t> {
    tables: &'t mut Tables,
    /// How many queries the visitor stands in.
    depth: usize,
}

impl VisitorMut for Lift<'_> {
    type Break = ();

    fn pre_visit_query(&mut self, _: &mut Query) -> ControlFlow<()> {
        self.depth += 1;
        ControlFlow::Continue(())
    }

    fn post_visit_query(&mut self, query: &mut Query) -> ControlFlow<()> {
        self.depth -= 1;
        let is_sub = self.depth > 0;
        match &mut *query.body {
            SetExpr::SetOperation { left, right, .. } => {
                self.branch(left);
                self.branch(right);
            }
            SetExpr::Select(select) if is_sub && calls_ours(&**select) => {
                if let Some(whole) = self.apart(&query.to_string()) {
                    *query = whole;
                }
            }
            _ => {}
        }
        ControlFlow::Continue(())
    }
}

impl Lift<'_> {
    fn branch(&mut self, branch: &mut SetExpr) {
        match branch {
            SetExpr::SetOperation { left, right, .. } => {
                self.branch(left);
                self.branch(right);
            }
            SetExpr::Select(select) if calls_ours(&**select) => {
                if let Some(whole) = self.apart(&select.to_string()) {
                    *branch = *whole.body;
                }
            }
            _ => {}
        }
    }

    /// What reads the same as a query that is now a table, where it can be planned.
    fn apart(&mut self, query: &str) -> Option<Query> {
        let mut frame = plan(query, self.tables).ok()?;
        frame.collect_schema().ok()?;
        let name = format!("dialbase_part_{}", self.tables.len());
        let whole = whole_of(&name)?;
        self.tables.insert(name, frame);
        Some(whole)
    }
}
