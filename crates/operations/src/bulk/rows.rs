//! Rows of a file as calls: where the fields stand, and which rows have what a call needs.

use super::{Bulk, BulkError, BulkFile, BulkKind, Entry, Unusable};
use crate::Error;
use chrono::NaiveDateTime;
use contact::{Row, Severity, Table};
use ingest::Source;
use select::{did_you_mean, nearest};
use std::collections::HashSet;
use ucontact::{Guid, field, moment};

/// How people and spreadsheets write a moment, the day before the month.
const MOMENTS: [&str; 8] = [
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%dT%H:%M:%S",
    "%Y-%m-%d %H:%M",
    "%Y-%m-%dT%H:%M",
    "%d/%m/%Y %H:%M:%S",
    "%d/%m/%Y %H:%M",
    "%d-%m-%Y %H:%M:%S",
    "%d-%m-%Y %H:%M",
];

/// Where a field's value comes from.
enum From {
    Column(u16),
    Fixed(String),
    Nowhere,
}

pub(super) fn read(kind: BulkKind, file: &BulkFile) -> Result<Bulk, Error> {
    let reader = ingest::open(&Source { sheet: file.sheet.clone(), ..Source::at(&file.path) })?;
    let table = reader.table().clone();
    let from = sources(kind, file, &table)?;
    let columns = kind.names().zip(&from).filter_map(|(name, from)| match from {
        From::Column(nth) => Some((name, Some(table.columns[usize::from(*nth)].clone()))),
        From::Fixed(_) => Some((name, None)),
        From::Nowhere => None,
    });
    let mut bulk =
        Bulk { kind, columns: columns.collect(), read: 0, ready: Vec::new(), unusable: Vec::new() };
    let mut seen = HashSet::new();
    for block in reader {
        let block = block?;
        for row in block.rows() {
            bulk.read += 1;
            let place = block.place(row.position(), None);
            let entry = values(kind, &from, row).and_then(|values| usable(kind, values));
            match entry {
                Ok((_, _, values)) if !seen.insert(values.clone()) => {
                    bulk.unusable.push((place, Unusable::Twice));
                }
                Ok((guid, schedule, values)) => {
                    bulk.ready.push(Entry { place, guid, schedule, values });
                }
                Err(why) => bulk.unusable.push((place, why)),
            }
        }
    }
    Ok(bulk)
}

/// Where each field comes from: what was typed, else the column of its name.
fn sources(kind: BulkKind, file: &BulkFile, table: &Table) -> Result<Vec<From>, BulkError> {
    for (given, _) in file.columns.iter().chain(&file.fixed) {
        if !kind.names().any(|name| name == given) {
            let near = did_you_mean(given, kind.names());
            return Err(BulkError::NoSuchField { call: kind.call(), given: given.clone(), near });
        }
    }
    let typed = |pairs: &[(String, String)], name: &str| {
        pairs.iter().find(|(field, _)| field == name).map(|(_, value)| value.clone())
    };
    let mut lacking = Vec::new();
    let mut sources = Vec::new();
    for field in kind.fields() {
        let source = if let Some(value) = typed(&file.fixed, field.name) {
            From::Fixed(value)
        } else if let Some(given) = typed(&file.columns, field.name) {
            let none = || BulkError::NoSuchColumn {
                title: table.title(),
                near: nearest(&given, table.columns.iter().map(String::as_str)),
                given: given.clone(),
            };
            From::Column(table.column(&given).ok_or_else(none)?)
        } else {
            let found = field.columns.iter().find_map(|name| table.column(name));
            found.map_or(From::Nowhere, From::Column)
        };
        if field.is_needed && matches!(source, From::Nowhere) {
            lacking.push(field.name);
        }
        sources.push(source);
    }
    if lacking.is_empty() {
        Ok(sources)
    } else {
        Err(BulkError::NoColumn { title: table.title(), fields: lacking })
    }
}

/// The fields of a row, unless the reader is not sure of one of them.
fn values(kind: BulkKind, from: &[From], row: Row<'_>) -> Result<Vec<String>, Unusable> {
    let is_used = |column: Option<u16>| {
        column
            .is_none_or(|column| from.iter().any(|from| matches!(from, From::Column(nth) if *nth == column)))
    };
    let doubtful =
        row.remarks().find(|remark| remark.code.severity == Severity::LeftOut && is_used(remark.column));
    if let Some(remark) = doubtful {
        return Err(Unusable::Noticed(remark.code));
    }
    let value = |from: &From| match from {
        From::Column(nth) => row.cell(*nth).trim().to_owned(),
        From::Fixed(value) => value.clone(),
        From::Nowhere => String::new(),
    };
    let values: Vec<String> = from.iter().map(value).collect();
    let empty = kind.fields().iter().zip(&values).find(|(field, value)| field.is_needed && value.is_empty());
    empty.map_or(Ok(values.clone()), |(field, _)| Err(Unusable::Empty(field.name)))
}

/// The guid, the moment to call again, and the values as they are sent.
fn usable(
    kind: BulkKind,
    mut values: Vec<String>,
) -> Result<(Guid, Option<NaiveDateTime>, Vec<String>), Unusable> {
    let (mut guid, mut schedule) = (None, None);
    for (name, value) in kind.names().zip(&mut values) {
        match name {
            field::GUID => guid = Some(value.parse::<Guid>().map_err(|_| Unusable::Guid)?),
            field::CALLER_ID | field::PHONE => *value = digits(value).ok_or(Unusable::Number)?,
            field::SCHEDULE if !value.is_empty() => {
                let at = MOMENTS.iter().find_map(|format| NaiveDateTime::parse_from_str(value, format).ok());
                let at = at.ok_or(Unusable::Schedule)?;
                *value = moment::written(at);
                schedule = Some(at);
            }
            _ => {}
        }
    }
    let guid = guid.ok_or(Unusable::Guid)?;
    Ok((guid, schedule, values))
}

/// A number without what people put between its digits; nothing where something else is in it.
fn digits(text: &str) -> Option<String> {
    let bare: String = text.chars().filter(|c| !c.is_whitespace() && !"-.()/".contains(*c)).collect();
    let digits = bare.strip_prefix('+').unwrap_or(&bare);
    let is_number = (3..=20).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then_some(bare)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn bulk(
        kind: BulkKind,
        text: &str,
        columns: &[(&str, &str)],
        fixed: &[(&str, &str)],
    ) -> Result<Bulk, String> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("base.csv");
        fs::write(&path, text).unwrap();
        let owned =
            |pairs: &[(&str, &str)]| pairs.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
        let file = BulkFile { path, sheet: None, columns: owned(columns), fixed: owned(fixed) };
        Bulk::read(kind, &file).map_err(|error| words::Told::told(&error).to_string())
    }

    #[test]
    fn columns_are_known_by_their_names_in_three_languages() {
        let text =
            "GUID;Campaña;Agente;Teléfono;Nivel 1;Agenda\na-1;V->;ana;098 344-484;Venta;30/11/2026 15:00\n";
        let bulk = bulk(BulkKind::Dispositions, text, &[], &[]).unwrap();
        let form: Vec<(&str, &str)> =
            bulk.form(&bulk.ready[0]).filter(|(_, value)| !value.is_empty()).collect();
        assert_eq!(
            form,
            [
                ("campaign", "V->"),
                ("agent", "ana"),
                ("callerid", "098344484"),
                ("guid", "a-1"),
                ("l1", "Venta"),
                ("schedule", "2026-11-30 15:00:00")
            ]
        );
        assert_eq!(bulk.form(&bulk.ready[0]).count(), 13);
    }

    #[test]
    fn what_is_not_told_by_the_header_is_typed() {
        let text = "id,who\na-1,098344484\n";
        let typed = [("guid", "id"), ("phone", "WHO")];
        let tags = bulk(BulkKind::Tags, text, &typed, &[("data", "VIP")]).unwrap();
        assert_eq!(
            tags.form(&tags.ready[0]).collect::<Vec<_>>(),
            [("phone", "098344484"), ("guid", "a-1"), ("data", "VIP")]
        );
        let check = |columns: &[(&str, &str)], expected: &str| {
            assert_eq!(bulk(BulkKind::Tags, text, columns, &[]).unwrap_err(), expected);
        };
        check(&[("guid", "id")], "base.csv has no column for phone, data");
        check(&[("guid", "ide")], "base.csv has no column \"ide\"");
        check(&[("gid", "id")], "TagRecord has no field \"gid\"");
    }

    #[test]
    fn a_row_that_lacks_something_says_what() {
        let text = "guid;phone;tag\na-1;098344484;x\n;098344484;x\n../x;098344484;x\na-2;;x\na-3;Ana;x\na-4;098344484;\n\
                    a-1;098 344 484;x\n";
        let tags = bulk(BulkKind::Tags, text, &[], &[]).unwrap();
        let why: Vec<(u32, &str)> =
            tags.unusable.iter().map(|(place, why)| (place.row, why.name())).collect();
        assert_eq!(
            why,
            [
                (3, "empty-guid"),
                (4, "guid-unusable"),
                (5, "empty-number"),
                (6, "number-unusable"),
                (7, "empty-data"),
                (8, "twice")
            ]
        );
        assert_eq!((tags.read, tags.ready.len()), (7, 1));
    }

    #[test]
    fn a_moment_to_call_again_is_read() {
        let check = |moment: &str, expected: &str| {
            let text =
                format!("guid;phone;campaign;agent;l1;schedule\na-1;098344484;V->;a;Volver;{moment}\n");
            let bulk = bulk(BulkKind::Dispositions, &text, &[], &[]).unwrap();
            let said = bulk.ready.first().map_or_else(
                || bulk.unusable[0].1.name().to_owned(),
                |entry| bulk.value(entry, "schedule").to_owned(),
            );
            assert_eq!(said, expected, "{moment}");
        };
        check("2026-11-30 15:00", "2026-11-30 15:00:00");
        check("2026-11-30T15:00:07", "2026-11-30 15:00:07");
        check("", "");
        check("mañana", "schedule-unreadable");
        check("31/02/2027 10:00", "schedule-unreadable");
    }
}
