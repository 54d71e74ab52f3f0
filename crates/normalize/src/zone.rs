//! The time zones that a row's own columns state.

use crate::{Mapping, ZoneColumn, tidy};
use contact::{Code, Finding, Region, Row, Severity, StatedZones, Zone};

static UNREADABLE: Code = Code {
    id: "zone-unreadable",
    severity: Severity::Note,
    means: "the time zone's column holds no IANA zone, so the next evidence was asked",
    advice: "write a name such as America/Montevideo, or leave the cell blank",
};

static STATE_UNKNOWN: Code = Code {
    id: "state-unknown",
    severity: Severity::Note,
    means: "the column with the state holds none of the pipeline's country, so the next evidence was asked",
    advice: "write the state's name or its letters, as in São Paulo or SP, or leave the cell blank",
};

pub(crate) static CODES: [&Code; 2] = [&UNREADABLE, &STATE_UNKNOWN];

pub(crate) fn stated(row: Row<'_>, mapping: &Mapping, findings: &mut Vec<Finding>) -> StatedZones {
    let mut zones = |columns: &[ZoneColumn]| stated_in(row, columns, mapping.reading.region, findings);
    let before_area = zones(&mapping.zones.before_area);
    StatedZones { before_area, after_area: zones(&mapping.zones.after_area) }
}

/// What the first column that says something says. What a later one says narrows it, and is believed against it only where
/// that was several zones.
fn stated_in(row: Row<'_>, columns: &[ZoneColumn], region: Region, findings: &mut Vec<Finding>) -> Vec<Zone> {
    let mut zones: Vec<Zone> = Vec::new();
    for column in columns {
        let said = match *column {
            ZoneColumn::Name(column) => named(row, column, findings),
            ZoneColumn::Address { state, city } => at_address(row, (state, city), region, findings),
        };
        let both: Vec<Zone> = zones.iter().copied().filter(|zone| said.contains(zone)).collect();
        if !both.is_empty() {
            zones = both;
        } else if !said.is_empty() && zones.len() != 1 {
            zones = said;
        }
    }
    zones
}

fn named(row: Row<'_>, column: u16, findings: &mut Vec<Finding>) -> Vec<Zone> {
    let cell = row.cell(column);
    let name = tidy(cell);
    let zone = numbering::zone_named(&name);
    if zone.is_none() && !name.is_empty() {
        findings.push(Finding::new(&UNREADABLE, row.number(), column, cell));
    }
    zone.into_iter().collect()
}

fn at_address(
    row: Row<'_>,
    (state, city): (u16, Option<u16>),
    region: Region,
    findings: &mut Vec<Finding>,
) -> Vec<Zone> {
    let cell = row.cell(state);
    let name = tidy(cell);
    let city = city.map_or_else(Default::default, |city| tidy(row.cell(city)));
    let zones = numbering::city_zones(region, &name, &city);
    if zones.is_empty() && !name.is_empty() {
        findings.push(Finding::new(&STATE_UNKNOWN, row.number(), state, cell));
    }
    zones.to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;
    use contact::{Block, Table};
    use std::sync::Arc;

    const ADDRESS: ZoneColumn = ZoneColumn::Address { state: 1, city: Some(2) };

    fn read(cells: [&str; 3], columns: &[ZoneColumn]) -> (Vec<&'static str>, Vec<&'static str>) {
        let mut block = Block::new(Arc::new(Table::text("t.csv", ["Zona", "UF", "Cidade"])));
        block.push_row(2, cells);
        let mut findings = Vec::new();
        let zones = stated_in(block.row(0), columns, Region::new("BR").unwrap(), &mut findings);
        (zones.into_iter().map(Zone::name).collect(), findings.iter().map(|found| found.code.id).collect())
    }

    #[test]
    fn an_address_tells_its_zones_and_the_city_narrows_them() {
        let check = |cells, zones: &[&str], codes: &[&str]| {
            assert_eq!(read(cells, &[ADDRESS]), (zones.to_vec(), codes.to_vec()));
        };
        check(["", "SP", ""], &["America/Sao_Paulo"], &[]);
        check(["", "amazonas", ""], &["America/Manaus", "America/Eirunepe"], &[]);
        check(["", "AM", "Tabatinga"], &["America/Eirunepe"], &[]);
        check(["", "Narnia", ""], &[], &["state-unknown"]);
        check(["", "", "Tabatinga"], &[], &[]);
    }

    #[test]
    fn what_comes_first_weighs_more_and_the_next_may_narrow_it() {
        let check = |cells, columns: &[ZoneColumn], zones: &[&str]| assert_eq!(read(cells, columns).0, zones);
        let name = ZoneColumn::Name(0);
        check(["America/Manaus", "SP", ""], &[name, ADDRESS], &["America/Manaus"]);
        check(["America/Manaus", "AM", ""], &[ADDRESS, name], &["America/Manaus"]);
        check(["America/Bahia", "AM", ""], &[ADDRESS, name], &["America/Bahia"]);
        check(["America/Bahia", "SP", ""], &[ADDRESS, name], &["America/Sao_Paulo"]);
        check(["", "AM", ""], &[name, ADDRESS], &["America/Manaus", "America/Eirunepe"]);
    }
}
