//! What is written into a trace comes back, and what was never written makes no panic.

use super::*;
use contact::{Settled, Witness};
use proptest::prelude::*;

fn head() -> TraceHead {
    TraceHead { region: "UY".into(), guesses: vec!["extension".into()], ..TraceHead::default() }
}

fn table() -> TracedTable {
    let table = Arc::new(Table {
        sheet: Some("Hoja".into()),
        ..Table::text("base.xlsx", ["Celular", "DDD", "Casa"])
    });
    TracedTable { table, phones: vec![(0, Some(1)), (2, None)] }
}

fn cells(one: &'static str, other: &'static str) -> Vec<TracedCell<'static>> {
    vec![TracedCell { number: one, ddd: "11" }, TracedCell { number: other, ddd: "" }]
}

fn noticed(code: &'static str, column: Option<u16>, seen: &'static str) -> Noticed<'static> {
    Noticed {
        code: code.into(),
        severity: Severity::Changed,
        column,
        seen: seen.into(),
        became: None,
        by: None,
    }
}

fn group(zone: Option<&'static str>) -> TracedGroup<'static> {
    let witnesses = [Some(Witness::Column(3)), Some(Witness::Area), None, None];
    let why = ZoneWhy { witnesses, settled: Settled::Several };
    TracedGroup { campaign: "Ventas->".into(), zone: zone.map(Into::into), why }
}

fn rows() -> Vec<TracedRow<'static>> {
    let planned = |row, zone, phones: &[(Option<u16>, u64)], one| TracedRow {
        row,
        cells: cells(one, "24000101"),
        fate: TracedFate::Planned { group: group(zone), phones: phones.to_vec() },
        noticed: vec![],
    };
    let became = Some("+59898344484".into());
    let repaired = Noticed {
        became,
        by: Some("extension".into()),
        ..noticed("number-repaired", Some(0), "098344484 x")
    };
    vec![
        planned(2, None, &[(Some(0), 59_898_344_484), (Some(2), 59_824_000_101)], "098 344 484"),
        TracedRow {
            noticed: vec![repaired],
            ..planned(3, Some("America/Lima"), &[(Some(0), 59_898_344_484)], "098344484 x")
        },
        TracedRow {
            row: 1,
            cells: cells("x", ""),
            fate: TracedFate::LeftOut(noticed("phone-unreadable", None, "")),
            noticed: vec![noticed("number-unreadable", Some(0), "x")],
        },
        planned(u32::MAX, None, &[(Some(9), 1), (None, u64::MAX), (Some(0), 0)], "9"),
    ]
}

fn written(rows: &[TracedRow<'_>]) -> Vec<u8> {
    let mut writer = TraceWriter::new(Vec::new(), &head()).unwrap();
    writer.table(&table()).unwrap();
    for row in rows {
        writer.row(&table(), row);
        if row.row % 2 == 0 {
            writer.flush().unwrap();
        }
    }
    writer.finish().unwrap()
}

/// The rows as text, which outlives what they were read from.
fn read(bytes: &[u8]) -> Result<Vec<String>, TraceError> {
    let trace = Traced::open(bytes)?;
    assert_eq!(trace.head(), &head());
    let mut rows = Vec::new();
    trace.rows(|of, row| {
        assert_eq!(of, &table());
        rows.push(format!("{row:?}"));
    })?;
    Ok(rows)
}

#[test]
fn what_is_written_comes_back() {
    let bytes = written(&rows());
    assert_eq!(read(&bytes).unwrap(), rows().iter().map(|row| format!("{row:?}")).collect::<Vec<_>>());
    assert_eq!(bytes, written(&rows()));
}

#[test]
fn a_number_costs_no_more_than_its_cell() {
    let row = |nth: u64| {
        let cell: &str = format!("09{:07}", nth * 7_919 % 10_000_000).leak();
        let number = 59_800_000_000 + cell.parse::<u64>().unwrap();
        TracedRow {
            row: nth as u32,
            cells: vec![TracedCell { number: cell, ddd: "" }, TracedCell::default()],
            fate: TracedFate::Planned { group: group(None), phones: vec![(Some(0), number)] },
            noticed: vec![],
        }
    };
    let rows: Vec<TracedRow<'_>> = (0..10_000).map(row).collect();
    let bytes = written(&rows).len();
    assert!(bytes < 16 * rows.len(), "{bytes}");
}

#[test]
fn a_trace_that_was_cut_or_changed_says_so() {
    let bytes = written(&rows());
    // The last eight bytes only say that there are no more.
    for length in 0..bytes.len() - 8 {
        assert!(matches!(read(&bytes[..length]), Err(TraceError::Damaged(_))), "{length}");
    }
    for at in 0..bytes.len() {
        let mut bytes = bytes.clone();
        bytes[at] ^= 0x55;
        let read = Traced::open(bytes.as_slice()).and_then(|trace| trace.rows(|_, _| ()));
        assert!(read.is_err(), "a change at {at} goes unseen");
    }
}

#[test]
fn a_trace_of_another_version_is_told_from_a_damaged_one() {
    let mut frame = lz4_flex::frame::FrameEncoder::new(Vec::new());
    std::io::Write::write_all(&mut frame, b"dialbase\xff\0\0\0").unwrap();
    assert!(matches!(Traced::open(frame.finish().unwrap().as_slice()), Err(TraceError::Version)));
}

/// Chunks as a stranger would write them, in a frame that is whole.
fn framed(chunks: &[(u8, Vec<u8>)]) -> Vec<u8> {
    let mut frame = lz4_flex::frame::FrameEncoder::new(Vec::new());
    let mut put = |bytes: &[u8]| std::io::Write::write_all(&mut frame, bytes).unwrap();
    put(kind::MAGIC);
    put(&VERSION.to_le_bytes());
    let head = (kind::HEAD, serde_json::to_vec(&head()).unwrap());
    let table = br#"{"source":"b","sheet":null,"columns":["a"],"header_row":1,"phones":[[0,null]]}"#;
    for (kind, bytes) in [&head, &(kind::TABLE, table.to_vec())].into_iter().chain(chunks) {
        put(&[*kind]);
        put(&(bytes.len() as u64).to_le_bytes());
        put(bytes);
    }
    frame.finish().unwrap()
}

proptest! {
    #[test]
    fn any_text_comes_back(
        texts in prop::collection::vec((any::<String>(), any::<String>(), any::<String>()), 1..6),
        numbers in prop::collection::vec(any::<u64>(), 0..4), row in any::<u32>(), column in any::<Option<u16>>(),
    ) {
        let row = |(cell, seen, by): &'_ (String, String, String)| {
            let noticed = Noticed {
                code: by.clone().into(),
                severity: Severity::Note, column, seen: seen.clone().into(), became: Some(cell.clone().into()),
                by: Some(by.clone().into()),
            };
            let phones = numbers.iter().map(|number| (column, *number)).collect();
            let fate = TracedFate::Planned { group: group(None), phones };
            let cell = TracedCell { number: cell.clone().leak(), ddd: seen.clone().leak() };
            TracedRow { row, cells: vec![cell, TracedCell::default()], fate, noticed: vec![noticed] }
        };
        let rows: Vec<TracedRow<'_>> = texts.iter().map(row).collect();
        prop_assert_eq!(read(&written(&rows)).unwrap(), rows.iter().map(|row| format!("{row:?}")).collect::<Vec<_>>());
    }

    #[test]
    fn any_chunks_are_rows_or_refused(
        chunks in prop::collection::vec((prop::sample::select(b"HTWGRE?".to_vec()), prop::collection::vec(any::<u8>(), 0..40)), 0..6),
    ) {
        if let Ok(trace) = Traced::open(framed(&chunks).as_slice()) {
            drop(trace.rows(|_, row| drop(format!("{row:?}"))));
        }
    }

    #[test]
    fn any_bytes_are_no_trace(bytes in prop::collection::vec(any::<u8>(), 0..99)) {
        prop_assert!(Traced::open(bytes.as_slice()).is_err());
    }
}
