//! Which rows a pipeline chooses by its `where`.

use crate::file::{Pipeline, Problem, Problems};
use contact::Table;
use select::Filter;
use words::Told;

impl Pipeline {
    /// The pipeline's `where`, read.
    pub(crate) fn filter(&self) -> Result<Option<Filter>, Problems> {
        let Some(written) = &self.filter else { return Ok(None) };
        Filter::parse(&written.text).map(Some).map_err(|error| self.problems(self.of_filter(error)))
    }

    /// What is wrong with the pipeline's `where` by itself.
    pub(crate) fn unreadable_filter(&self) -> Option<Problem> {
        Filter::parse(&self.filter.as_ref()?.text).err().map(|error| self.of_filter(error))
    }

    /// What is wrong with the pipeline's `where`, for a table.
    pub(crate) fn filter_problem(&self, table: &Table) -> Option<Problem> {
        let bound = Filter::parse(&self.filter.as_ref()?.text).and_then(|filter| filter.bind(table));
        bound.err().map(|error| self.of_filter(error))
    }

    pub(super) fn bind_filter(&self, filter: &Filter, table: &Table) -> Result<select::Bound, Problems> {
        filter.bind(table).map_err(|error| self.problems(self.of_filter(error)))
    }

    fn of_filter(&self, error: select::FilterError) -> Problem {
        let written = self.filter.as_ref();
        let span = written.map_or(0..0, |written| written.inside(&self.text, error.span.clone()));
        Problem::new(error.told(), span).maybe_help(error.advice())
    }

    fn problems(&self, problem: Problem) -> Problems {
        Problems::new(&self.path, &self.text, vec![problem])
    }
}
