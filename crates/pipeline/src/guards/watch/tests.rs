//! What tells one content from another.

use super::*;
use crate::file::Pipeline;
use proptest::prelude::{Just, Strategy, prop, prop_assert_eq, prop_assert_ne, proptest};
use std::path::Path;

const PIPELINE: &str = r#"
campaign = "Ventas->"
region = "UY"
source = { path = "base.csv" }
columns = { phone = "a" }
timezone = { unknown = "reject" }
upload = { url = "sandbox", username = "cargas" }
"#;

fn watched(rows: &[Vec<&str>]) -> Watched {
    let table = Arc::new(Table::text("t.csv", ["a", "b", "c"]));
    let mut watch = Watch::at(&table, &Pipeline::parse(Path::new("p.toml"), PIPELINE).unwrap());
    for (number, row) in (2..).zip(rows) {
        let mut block = Block::new(Arc::clone(&table));
        block.push_row(number, row.iter().copied());
        watch.take(&block);
    }
    watch.finish()
}

#[test]
fn content_is_that_of_the_rows() {
    let content = |rows: &[Vec<&str>]| watched(rows).content;
    let list = content(&[vec!["1", "x"], vec!["2", "y"]]);
    let check = |rows: &[Vec<&str>], same: bool| assert_eq!(content(rows) == list, same, "{rows:?}");
    check(&[vec!["1", "x"], vec!["2", "y"]], true);
    check(&[vec!["2", "y"], vec!["1", "x"]], true);
    check(&[vec!["1", " x", ""], vec![""], vec!["2 ", "y"]], true);
    check(&[vec!["1", "x"], vec!["2", "y"], vec!["2", "y"]], false);
    check(&[vec!["1", "x"], vec!["2", "z"]], false);
    check(&[vec!["1x"], vec!["2", "y"]], false);
    check(&[vec!["", "1", "x"], vec!["2", "y"]], false);
    check(&[vec!["1", "y"], vec!["2", "x"]], false);
}

#[test]
fn rows_are_counted_without_blank_ones() {
    let rows = [vec!["1"], vec![" ", ""], vec!["2"], vec![]];
    let Watched { rows, list_rows, last_row, ends, .. } = watched(&rows);
    assert_eq!((rows, list_rows, last_row, ends), (2, 2, 4, false));
}

/// The content of some rows is told from any other's, and stays the same in future versions: ledgers keep it.
#[test]
fn content_stays_the_same() {
    assert_eq!(
        format!("{:032x}", watched(&[vec!["098344484", "Ana"]]).content),
        "f4373626c5225c22b80d4d7d7eba099a"
    );
}

fn rows() -> impl Strategy<Value = Vec<Vec<&'static str>>> {
    let cell = prop::sample::select(vec!["", "1", "2", "x", "1x", " y"]);
    prop::collection::vec(prop::collection::vec(cell, 0..4), 0..12)
}

proptest! {
    #[test]
    fn order_does_not_matter((rows, other) in rows().prop_flat_map(|rows| (Just(rows.clone()), Just(rows).prop_shuffle()))) {
        prop_assert_eq!(watched(&rows).content, watched(&other).content);
    }

    #[test]
    fn a_row_more_is_another_content(rows in rows(), more in prop::sample::select(vec!["1", "x"])) {
        let longer: Vec<Vec<&str>> = rows.iter().cloned().chain([vec![more]]).collect();
        prop_assert_ne!(watched(&rows).content, watched(&longer).content);
    }
}
