//! Which rows a pipeline chooses by its SQL statement.

use crate::Error;
use crate::file::{Pipeline, Problem, Problems};
use contact::Block;
use std::path::Path;
use words::Told;

/// What an SQL statement chose.
pub(super) struct Selected {
    pub(super) blocks: Vec<Block>,
    pub(super) dropped: u64,
    pub(super) computed: u64,
}

pub(super) fn selected(
    pipeline: &Pipeline,
    statement: &crate::Written,
    source: &[Block],
) -> Result<Selected, Error> {
    let tables = pipeline.tables.iter().map(|(name, path)| Ok((name.clone(), extra(path)?)));
    let tables = tables.collect::<Result<Vec<_>, Error>>()?;
    let selected = select::sql(&statement.text, source, tables).map_err(|error| {
        let span = error.span().map_or(statement.span.clone(), |span| statement.inside(&pipeline.text, span));
        let problem = Problem::new(error.told(), span).maybe_help(error.advice());
        Problems::new(&pipeline.path, &pipeline.text, vec![problem])
    })?;
    Ok(Selected {
        blocks: selected.blocks,
        dropped: selected.dropped.len() as u64,
        computed: selected.computed,
    })
}

/// A table that the statement names beside `source`: Parquet keeps its types, everything else is text.
fn extra(path: &Path) -> Result<select::Extra, Error> {
    let unreadable = |source| Error::Input(ingest::Error::Open { path: path.to_owned(), source });
    if path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("parquet")) {
        return Ok(select::Extra::Parquet(std::fs::read(path).map_err(unreadable)?));
    }
    let blocks: Vec<Block> = ingest::open(&ingest::Source::at(path))?.collect::<Result<_, _>>()?;
    match blocks.iter().find_map(ingest::first_left_out) {
        Some((row, code)) => {
            Err(Error::Input(ingest::Error::RowLeftOut { path: path.to_owned(), row, code }))
        }
        None => Ok(select::Extra::Text(blocks)),
    }
}
