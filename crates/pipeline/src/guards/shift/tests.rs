//! Rows whose cells moved, and rows that only look so.

use super::*;
use contact::{Block, Table};
use proptest::prelude::{prop, prop_assert_eq, proptest};
use std::sync::Arc;

const COLUMNS: [&str; 6] = ["CI", "Nombre", "Celular", "Casa", "Saldo", "Estado"];

/// A row as it should be.
fn right(nth: usize) -> Vec<String> {
    let cells = [
        format!("4.{:03}.{:03}-{}", nth % 1000, nth * 7 % 1000, nth % 10),
        ["Ana", "Eva María", "José Luis"][nth % 3].to_owned(),
        format!("09{} {:03} {:03}", nth % 9, nth % 1000, nth * 3 % 1000),
        if nth.is_multiple_of(4) { String::new() } else { format!("2{:03} {:04}", nth % 1000, nth % 10_000) },
        format!("{},{:02}", nth * 13 % 9000, nth % 100),
        ["activo", "moroso"][nth % 2].to_owned(),
    ];
    cells.to_vec()
}

/// A row with a cell more at a column, and everything behind it one further right.
fn inserted(mut row: Vec<String>, at: usize, cell: &str) -> Vec<String> {
    row.insert(at, cell.to_owned());
    row
}

fn missing(mut row: Vec<String>, at: usize) -> Vec<String> {
    row.remove(at);
    row
}

fn shifted(rows: impl IntoIterator<Item = Vec<String>>) -> Vec<Shifted> {
    let mut block = Block::new(Arc::new(Table::text("t.csv", COLUMNS)));
    for (number, row) in (2..).zip(rows) {
        block.push_row(number, row.iter().map(String::as_str));
    }
    let mut shift = Shift::of(COLUMNS.len(), &[2, 3]);
    block.rows().for_each(|row| shift.take(row));
    shift.finish()
}

/// What is said where some rows of so many are changed: side, column, first and last row, how many.
fn said(rows: usize, change: impl Fn(usize, Vec<String>) -> Vec<String>) -> Vec<(Side, u16, u32, u32, u64)> {
    let shifted = shifted((0..rows).map(|nth| change(nth, right(nth))));
    shifted.iter().map(|one| (one.side, one.column, one.first, one.last, one.rows)).collect()
}

#[test]
fn cells_that_moved_are_found_with_their_first_row() {
    // The row of the sheet is two more, for the header and since it counts from 1.
    let from = |first: usize, to: usize, change: &dyn Fn(Vec<String>) -> Vec<String>| {
        said(1000, |nth, row| if (first..to).contains(&nth) { change(row) } else { row })
    };
    let check = |found: Vec<(Side, u16, u32, u32, u64)>, side, column, first, last, rows| {
        assert_eq!(found, [(side, column, first, last, rows)]);
    };
    check(from(700, 1000, &|row| inserted(row, 2, "")), Side::Right, 2, 702, 1001, 300);
    check(from(700, 1000, &|row| inserted(row, 1, "De los Santos")), Side::Right, 1, 702, 1001, 300);
    check(from(700, 1000, &|row| inserted(row, 0, "")), Side::Right, 0, 702, 1001, 300);
    check(from(700, 1000, &|row| missing(row, 1)), Side::Left, 1, 702, 1001, 300);
    check(from(700, 1000, &|row| missing(row, 0)), Side::Left, 0, 702, 1001, 300);
    check(from(700, 1000, &|row| missing(row, 2)), Side::Left, 2, 702, 1001, 300);
    // For a stretch only.
    check(from(500, 520, &|row| inserted(row, 2, "12")), Side::Right, 2, 502, 521, 20);
    check(from(995, 1000, &|row| missing(row, 1)), Side::Left, 1, 997, 1001, 5);
    // Within the rows that teach what columns hold.
    check(from(30, 1000, &|row| missing(row, 1)), Side::Right, 1, 2, 31, 30);
    check(from(100, 1000, &|row| missing(row, 1)), Side::Left, 1, 102, 1001, 900);
    check(from(190, 1000, &|row| inserted(row, 2, "")), Side::Right, 2, 192, 1001, 810);
}

#[test]
fn what_was_pushed_off_a_sheet_is_not_needed_to_see_it() {
    let pushed = |nth: usize, row: Vec<String>| {
        if nth < 700 { row } else { inserted(row, 2, "").into_iter().take(COLUMNS.len()).collect() }
    };
    assert_eq!(said(1000, pushed), [(Side::Right, 2, 702, 1001, 300)]);
}

#[test]
fn a_short_list_is_enough() {
    let moved = |nth: usize, row: Vec<String>| if nth < 25 { row } else { missing(row, 1) };
    assert_eq!(said(35, moved), [(Side::Left, 1, 27, 36, 10)]);
    let moved = |nth: usize, row: Vec<String>| if nth < 10 { row } else { missing(row, 1) };
    assert_eq!(said(19, moved), []);
}

#[test]
fn single_rows_here_and_there_are_told_where_they_are_many() {
    let here_and_there = |every: usize| {
        move |nth: usize, row| if nth % every == every - 1 { inserted(row, 1, "x") } else { row }
    };
    assert_eq!(said(5_000, here_and_there(100)), [(Side::Right, 1, 101, 5_001, 50)]);
    assert_eq!(said(5_000, here_and_there(1_000)), []);
}

#[test]
fn rows_that_only_look_so_are_left_alone() {
    let from = |first: usize, change: &dyn Fn(usize, &mut Vec<String>)| {
        let found = said(1000, |nth, mut row| {
            if nth >= first {
                change(nth, &mut row);
            }
            row
        });
        assert_eq!(found, []);
    };
    from(0, &|_, _| {});
    // No mobile, and no number at all.
    from(700, &|_, row| row[2].clear());
    from(700, &|_, row| row[2..4].iter_mut().for_each(String::clear));
    // The second column is filled where the first is empty, even with a mobile.
    from(700, &|_, row| (row[2], row[3]) = (String::new(), "2400 0001".into()));
    from(700, &|_, row| {
        row[3] = std::mem::take(&mut row[2]);
    });
    // Mobiles and lines change their columns.
    from(700, &|_, row| row.swap(2, 3));
    // A footer's words, notes, other ways to write.
    from(995, &|_, row| (row[2], row[5]) = ("sin teléfono".into(), String::new()));
    from(700, &|_, row| row[2] = row[2].replacen("09", "+598 9", 1));
    from(700, &|_, row| row[4] = "n/a".into());
    from(700, &|_, row| row.truncate(3));
    from(700, &|nth, row| row[3] = format!("{} {}", row[3], nth % 2));
    // Another country's list below the first.
    from(700, &|_, row| (row[0], row[2]) = ("12345678A".into(), "+54 9 11 4321 1234".into()));
    // Another kind of list below the first, of which some cells look like those of the columns beside.
    from(700, &|_, row| (row[3], row[4], row[5]) = ("099 123 456".into(), "Ana".into(), "1.234,50".into()));
    // Names in the phone column, as where somebody is called through another.
    from(700, &|nth, row| row[2] = ["Ana", "Eva"][nth % 2].into());
}

#[test]
fn a_table_of_one_column_has_nowhere_to_move_to() {
    let mut shift = Shift::of(1, &[0]);
    let mut block = Block::new(Arc::new(Table::text("t.csv", ["Celular"])));
    (0..500).for_each(|row| block.push_row(row + 2, ["098344484"]));
    block.rows().for_each(|row| shift.take(row));
    assert_eq!(shift.finish(), []);
}

proptest! {
    /// Whatever stands in the cells, rows in any order of the same list have not moved.
    #[test]
    fn the_order_of_rows_does_not_look_like_a_move(order in prop::collection::vec(0_usize..5_000, 1..600)) {
        prop_assert_eq!(shifted(order.into_iter().map(right)), []);
    }

    /// Wherever cells move, it is said from which row on, to the end.
    #[test]
    fn a_move_is_told_from_its_first_row(first in 60_usize..900, at in 0_usize..4) {
        let told = shifted((0..950).map(|nth| if nth < first { right(nth) } else { missing(right(nth), at) }));
        let told: Vec<(Side, u32, bool)> = told.iter().map(|one| (one.side, one.first, one.to_the_end)).collect();
        prop_assert_eq!(told, [(Side::Left, first as u32 + 2, true)]);
    }
}
