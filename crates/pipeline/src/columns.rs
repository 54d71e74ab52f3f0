//! The columns that a pipeline names, what it uses each for, and what the report says of those of an input.

use crate::file::{CampaignSpec, ColumnRef, Evidence, Pipeline};
use contact::{Table, column_letters};
use report::{Cells, ColumnCells, ColumnReport, Use};
use select::Filter;

impl Pipeline {
    /// Every column that the pipeline names.
    pub(crate) fn column_refs(&self) -> Vec<&ColumnRef> {
        self.uses().into_iter().map(|(column, _)| column).collect()
    }

    /// Every column that the pipeline names, with what for; one may be named several times.
    fn uses(&self) -> Vec<(&ColumnRef, Use)> {
        let campaign = match &self.campaign {
            CampaignSpec::Column(column) => Some(column),
            CampaignSpec::Fixed(_) => None,
        };
        let phones = (1..).zip(&self.columns.phones).flat_map(|(nth, phone): (u32, _)| {
            let number = Some((&phone.number, of_several("phone", nth)));
            [number, phone.ddd.as_ref().map(|ddd| (ddd, of_several("area-code", nth)))]
        });
        let others = [
            (campaign, "campaign"),
            (self.columns.priority.column.as_ref(), "priority"),
            (self.columns.agent.as_ref().map(|agent| &agent.column), "agent"),
            (self.duplicates.id.as_ref(), "person"),
            (self.target.timing().map(|timing| &timing.date), "call-date"),
            (self.target.timing().and_then(|timing| timing.time.as_ref()), "call-time"),
        ];
        let others = others.into_iter().map(|(column, role)| Some((column?, alone(role))));
        let refusing = self.refusal.columns.iter().map(|column| Some((column, alone("refusal"))));
        let params = self.params.iter().map(|param| Some((&param.column, of_several("param", &param.key))));
        let zones = self.timezone.from.iter().flat_map(|evidence| match evidence {
            Evidence::Column(column) => [Some((column, alone("zone"))), None],
            Evidence::Address { state, city } => {
                [Some((state, alone("state"))), city.as_ref().map(|city| (city, alone("city")))]
            }
            Evidence::AreaCode => [None, None],
        });
        phones.chain(others).chain(refusing).chain(params).chain(zones).flatten().collect()
    }

    /// What each column of an input is used for.
    fn uses_of(&self, table: &Table) -> Vec<Vec<Use>> {
        let mut uses = vec![Vec::new(); table.columns.len()];
        if self.sql.is_some() {
            // What else the pipeline names are columns of the statement's result.
            uses.fill(vec![alone("sql")]);
            return uses;
        }
        let filter = self.filter.as_ref().and_then(|written| Filter::parse(&written.text).ok());
        let filtering = filter.iter().flat_map(Filter::columns).map(|(name, _)| (name, alone("where")));
        let named = self.uses().into_iter().map(|(column, with)| (column.text.as_str(), with));
        for (name, with) in named.chain(filtering) {
            let of_column = table.column(name).and_then(|column| uses.get_mut(usize::from(column)));
            if let Some(of_column) = of_column.filter(|of_column| !of_column.contains(&with)) {
                of_column.push(with);
            }
        }
        uses
    }

    /// What the report says of the columns of an input: what its first rows seem to hold, and what was counted in all.
    pub(crate) fn of_columns(
        &self,
        table: &Table,
        seen: &[inspect::Column],
        cells: &Cells,
    ) -> Vec<ColumnReport> {
        let column = |((seen, counted), used_as): ((&inspect::Column, &ColumnCells), _)| {
            let (distinct, distinct_is_at_least) = counted.distinct();
            ColumnReport {
                input: table.title(),
                name: seen.name.clone(),
                letters: column_letters(seen.at),
                holds: seen.is.as_str().to_owned(),
                sure: seen.sure.as_str().to_owned(),
                used_as,
                filled: counted.filled,
                of: cells.rows(),
                distinct,
                distinct_is_at_least,
                samples: counted.samples.clone(),
            }
        };
        // All three have one for each column of the table.
        seen.iter().zip(cells.columns()).zip(self.uses_of(table)).map(column).collect()
    }
}

fn alone(role: &str) -> Use {
    Use { role: role.to_owned(), which: None }
}

fn of_several(role: &str, which: impl ToString) -> Use {
    Use { role: role.to_owned(), which: Some(which.to_string()) }
}
