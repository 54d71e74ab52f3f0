//! The time zones that a row's own columns state.

use crate::{Mapping, ZoneColumn, tidy};
use contact::{Code, Finding, Region, Row, Severity, Stated, StatedZones, Zone};

static UNREADABLE: Code = Code {
    id: "zone-unreadable",
    severity: Severity::Note,
    means: "the column with the time zone holds no zone's name, so what comes next in `from` under [timezone] was asked",
    advice: "write a name such as America/Montevideo, or leave the cell blank",
};

static STATE_UNKNOWN: Code = Code {
    id: "state-unknown",
    severity: Severity::Note,
    means: "the column with the state holds none of the pipeline's country, so what comes next in `from` under [timezone] was asked",
    advice: "write the state's name or its letters, as in São Paulo or SP, or leave the cell blank",
};

pub(crate) static CODES: [&Code; 2] = [&UNREADABLE, &STATE_UNKNOWN];

pub(crate) fn stated(row: Row<'_>, mapping: &Mapping, findings: &mut Vec<Finding>) -> StatedZones {
    let mut zones = |columns: &[ZoneColumn]| stated_in(row, columns, mapping.reading.region, findings);
    let before_area = zones(&mapping.zones.before_area);
    StatedZones { before_area, after_area: zones(&mapping.zones.after_area) }
}

/// What each column says, where it says something.
fn stated_in(
    row: Row<'_>,
    columns: &[ZoneColumn],
    region: Region,
    findings: &mut Vec<Finding>,
) -> Vec<Stated> {
    let mut said = |column: &ZoneColumn| match *column {
        ZoneColumn::Name(column) => Stated { column, zones: named(row, column, findings) },
        ZoneColumn::Address { state, city } => {
            Stated { column: state, zones: at_address(row, (state, city), region, findings) }
        }
    };
    columns.iter().map(&mut said).filter(|stated| !stated.zones.is_empty()).collect()
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

    type Told = (Vec<Vec<&'static str>>, Vec<&'static str>);

    fn read(cells: [&str; 3], columns: &[ZoneColumn]) -> Told {
        let mut block = Block::new(Arc::new(Table::text("t.csv", ["Zona", "UF", "Cidade"])));
        block.push_row(2, cells);
        let mut findings = Vec::new();
        let zones = stated_in(block.row(0), columns, Region::new("BR").unwrap(), &mut findings);
        let names = zones.into_iter().map(|stated| stated.zones.into_iter().map(Zone::name).collect());
        (names.collect(), findings.iter().map(|found| found.code.id).collect())
    }

    #[test]
    fn an_address_tells_its_zones_and_the_city_narrows_them() {
        let check = |cells, zones: &[&str], codes: &[&str]| {
            let said = if zones.is_empty() { vec![] } else { vec![zones.to_vec()] };
            assert_eq!(read(cells, &[ADDRESS]), (said, codes.to_vec()));
        };
        check(["", "SP", ""], &["America/Sao_Paulo"], &[]);
        check(["", "amazonas", ""], &["America/Manaus", "America/Eirunepe"], &[]);
        check(["", "AM", "Tabatinga"], &["America/Eirunepe"], &[]);
        check(["", "Narnia", ""], &[], &["state-unknown"]);
        check(["", "", "Tabatinga"], &[], &[]);
    }

    #[test]
    fn each_column_says_its_own_in_the_order_of_evidence() {
        let both = read(["America/Bahia", "SP", ""], &[ADDRESS, ZoneColumn::Name(0)]).0;
        assert_eq!(both, [["America/Sao_Paulo"], ["America/Bahia"]]);
        assert_eq!(read(["x", "SP", ""], &[ZoneColumn::Name(0), ADDRESS]).1, ["zone-unreadable"]);
    }
}
