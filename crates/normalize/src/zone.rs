//! The time zone that a row's own columns state.

use crate::{ZoneColumns, tidy};
use contact::{Code, Finding, Row, Severity, StatedZone, Zone};

static UNREADABLE: Code = Code {
    id: "zone-unreadable",
    severity: Severity::Note,
    means: "the time zone's column holds no IANA zone, so the next evidence was asked",
    advice: "write a name such as America/Montevideo, or leave the cell blank",
};

pub(crate) static CODES: [&Code; 1] = [&UNREADABLE];

pub(crate) fn stated(row: Row<'_>, columns: &ZoneColumns, findings: &mut Vec<Finding>) -> StatedZone {
    StatedZone {
        before_area: first(row, &columns.before_area, findings),
        after_area: first(row, &columns.after_area, findings),
    }
}

fn first(row: Row<'_>, columns: &[u16], findings: &mut Vec<Finding>) -> Option<Zone> {
    for &column in columns {
        let cell = row.cell(column);
        let name = tidy(cell);
        match numbering::zone_named(&name) {
            Some(zone) => return Some(zone),
            None if name.is_empty() => {}
            None => findings.push(Finding::new(&UNREADABLE, row.number(), column, cell)),
        }
    }
    None
}
