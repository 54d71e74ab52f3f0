//! A pipeline bound to one table: names become columns, or every name that is not there is said at once.

use crate::file::{CampaignSpec, ColumnRef, Evidence, Pipeline, Problem, Problems};
use chrono::{DateTime, Utc};
use contact::Table;
use normalize::{CampaignFrom, Mapping, PhoneColumn, Priorities, Reading, Refusing, ZoneColumn, ZoneColumns};
use select::did_you_mean;
use serialize::{Charset, Separators};
use validate::{Policy, Reach};

/// What the stages need to know of one table.
#[derive(Clone, Debug)]
pub(crate) struct Bound {
    pub(crate) mapping: Mapping,
    pub(crate) policy: Policy,
}

impl Pipeline {
    /// Every column that the pipeline names.
    pub(crate) fn column_refs(&self) -> Vec<&ColumnRef> {
        let campaign = match &self.campaign {
            CampaignSpec::Column(column) => Some(column),
            CampaignSpec::Fixed(_) => None,
        };
        let phones = self.columns.phones.iter().flat_map(|phone| [Some(&phone.number), phone.ddd.as_ref()]);
        let others = [
            campaign,
            self.columns.priority.column.as_ref(),
            self.columns.agent.as_ref(),
            self.duplicates.id.as_ref(),
        ];
        let refusing = self.refusal.columns.iter().map(Some);
        let params = self.params.iter().map(|param| Some(&param.column));
        let zones = self.timezone.from.iter().flat_map(|evidence| match evidence {
            Evidence::Column(column) => [Some(column), None],
            Evidence::Address { state, city } => [Some(state), city.as_ref()],
            Evidence::AreaCode => [None, None],
        });
        phones.chain(others).chain(refusing).chain(params).chain(zones).flatten().collect()
    }

    /// Every column that is not in a table.
    pub(crate) fn unknown_columns(&self, table: &Table) -> Vec<Problem> {
        self.column_refs().into_iter().filter_map(|column| unknown_column(column, table)).collect()
    }

    /// Finds every column in a table.
    ///
    /// # Errors
    /// Every column that is not there, underlined in the pipeline file.
    pub(crate) fn bind(&self, table: &Table, now: DateTime<Utc>) -> Result<Bound, Problems> {
        let unknown = self.unknown_columns(table);
        if !unknown.is_empty() {
            return Err(Problems::new(&self.path, &self.text, unknown));
        }
        Ok(Bound { mapping: self.mapping(table), policy: self.policy(table, now) })
    }

    /// How numbers are read.
    pub(crate) fn reading(&self) -> Reading {
        Reading { region: self.home.0, area: self.numbers.area_code.clone(), guesses: self.numbers.guess }
    }

    pub(crate) fn mapping(&self, table: &Table) -> Mapping {
        let column = |column: &ColumnRef| table.column(&column.text).unwrap_or(u16::MAX);
        let area = self.timezone.from.iter().position(|evidence| *evidence == Evidence::AreaCode);
        let zones = |from: &[Evidence]| {
            let columns = from.iter().filter_map(|evidence| match evidence {
                Evidence::Column(name) => Some(ZoneColumn::Name(column(name))),
                Evidence::Address { state, city } => {
                    Some(ZoneColumn::Address { state: column(state), city: city.as_ref().map(column) })
                }
                Evidence::AreaCode => None,
            });
            columns.collect()
        };
        let (before, after) = self.timezone.from.split_at(area.unwrap_or(self.timezone.from.len()));
        let priority = &self.columns.priority;
        Mapping {
            campaign: match &self.campaign {
                CampaignSpec::Fixed(name) => CampaignFrom::Pipeline(name.clone()),
                CampaignSpec::Column(name) => CampaignFrom::Column(column(name)),
            },
            reading: self.reading(),
            phones: self
                .columns
                .phones
                .iter()
                .map(|phone| PhoneColumn {
                    number: column(&phone.number),
                    ddd: phone.ddd.as_ref().map(column),
                    line: phone.line,
                })
                .collect(),
            params: self.params.iter().map(|param| column(&param.column)).collect(),
            priority: Priorities {
                column: priority.column.as_ref().map(column),
                default: priority.default,
                first: priority.first,
            },
            agent: self.columns.agent.as_ref().map(column),
            person: self.duplicates.id.as_ref().map(column),
            refusing: Refusing {
                columns: self.refusal.columns.iter().map(column).collect(),
                values: self.refusal.values.clone(),
            },
            zones: ZoneColumns { before_area: zones(before), after_area: zones(after) },
        }
    }

    fn policy(&self, table: &Table, now: DateTime<Utc>) -> Policy {
        let required = self.params.iter().filter(|param| param.required);
        Policy {
            home: self.home,
            reach: if self.format.reaches_abroad() { Reach::Everywhere } else { Reach::Home },
            required: required.filter_map(|param| table.column(&param.column.text)).collect(),
            several_zones: self.timezone.several,
            zone_by_area: self.timezone.from.contains(&Evidence::AreaCode),
            unknown_zone: self.timezone.unknown,
            drop_alternatives_elsewhere: self.timezone.drop_alternatives_elsewhere,
            now,
            allowed_zones: self.timezone.allowed.clone(),
            reject_separators: self.format.separators == Separators::Reject,
            writable: match self.format.charset {
                Charset::Utf8 => |c| Charset::Utf8.has(c),
                Charset::Latin1 => |c| Charset::Latin1.has(c),
                Charset::Ascii => |c| Charset::Ascii.has(c),
            },
        }
    }
}

/// What to say of a column that a table does not have.
pub(crate) fn unknown_column(column: &ColumnRef, table: &Table) -> Option<Problem> {
    if table.column(&column.text).is_some() {
        return None;
    }
    let place = table
        .sheet
        .as_ref()
        .map_or_else(|| table.source.clone(), |sheet| format!("{} › {sheet}", table.source));
    let problem = Problem::new(format!("{place} has no column `{}`", column.text), column.span.clone());
    Some(problem.maybe_help(did_you_mean(&column.text, table.columns.iter().map(String::as_str))))
}
