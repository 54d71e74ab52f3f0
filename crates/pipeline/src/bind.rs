//! A pipeline bound to one table: names become columns, or every name that is not there is said at once.

use crate::file::{CampaignSpec, ColumnRef, Evidence, Pipeline, Problem, Problems, Target};
use chrono::{DateTime, Utc};
use contact::Table;
use normalize::{CampaignFrom, Mapping, PhoneColumn, Priorities, Reading, Refusing, ZoneColumn, ZoneColumns};
use select::did_you_mean;
use serialize::{Charset, Separators};
use validate::{Agents, Consequence, Demand, ParamRule, Policy, Reach, Rules};
use words::message;

/// What the stages need to know of one table.
#[derive(Clone, Debug)]
pub(crate) struct Bound {
    pub(crate) mapping: Mapping,
    pub(crate) policy: Policy,
}

impl Pipeline {
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
                last: priority.last,
            },
            agent: self.columns.agent.as_ref().map(|agent| column(&agent.column)),
            person: self.duplicates.id.as_ref().map(column),
            refusing: Refusing {
                columns: self.refusal.columns.iter().map(column).collect(),
                values: self.refusal.values.clone(),
            },
            zones: ZoneColumns { before_area: zones(before), after_area: zones(after) },
        }
    }

    /// What is demanded of the rows of a table.
    fn rules(&self, table: &Table, now: DateTime<Utc>) -> Rules {
        let agents = self.columns.agent.as_ref().filter(|agent| agent.is_held());
        let params = self.params.iter().enumerate().flat_map(|(nth, param)| {
            let in_form = !param.required && self.form.iter().any(|key| key.text == param.key);
            let demands = param.demands(now).into_iter().chain(in_form.then_some(Demand::InForm));
            demands.map(move |demand| ParamRule { nth, demand, severity: param.severity })
        });
        let mut consequences = self.rules.consequences.clone();
        if let Some(consequence) = self.timezone.alternatives {
            consequences.set(&validate::ALTERNATIVE_ELSEWHERE, consequence);
        }
        if self.target != Target::Base {
            consequences.unless_said(&validate::AGENT_MISSING, Consequence::Reject);
        }
        let countries = self.numbers.countries.as_ref();
        Rules {
            consequences,
            kinds: self.numbers.kinds.clone(),
            countries: countries.map(|countries| countries.iter().map(|country| country.region).collect()),
            agents: agents.map(|agent| Agents {
                column: table.column(&agent.column.text).unwrap_or(u16::MAX),
                listed: agent.listed.clone(),
                pattern: agent.pattern.clone(),
            }),
            params: params.collect(),
        }
    }

    fn policy(&self, table: &Table, now: DateTime<Utc>) -> Policy {
        Policy {
            home: self.home,
            reach: if self.format.reaches_abroad() { Reach::Everywhere } else { Reach::Home },
            rules: self.rules(table, now),
            several_zones: self.timezone.several,
            zone_by_area: self.timezone.from.contains(&Evidence::AreaCode),
            unknown_zone: self.timezone.unknown,
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
    let message = message!(
        "file-no-such-column",
        "{place} has no column `{column}`",
        place = place,
        column = &column.text,
    );
    let problem = Problem::new(message, column.span.clone());
    Some(problem.maybe_help(did_you_mean(&column.text, table.columns.iter().map(String::as_str))))
}
