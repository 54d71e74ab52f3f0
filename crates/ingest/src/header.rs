//! The names of a table's columns, from the cells of its header.

use contact::column_letters;
use std::collections::HashMap;

/// The names of `width` columns: each one once, and the column's letters where the header is blank or ends earlier.
pub(crate) fn names<'c>(header: impl IntoIterator<Item = &'c str>, width: usize) -> Vec<String> {
    let mut names: Vec<String> = header.into_iter().map(name).collect();
    names.resize(names.len().max(width), String::new());
    for (nth, name) in names.iter_mut().enumerate().filter(|(_, name)| name.is_empty()) {
        *name = column_letters(nth as u16);
    }
    each_once(names)
}

/// A header cell as a name: without the blanks round it, seen and unseen, on one line.
fn name(cell: &str) -> String {
    let lines =
        cell.split(['\n', '\r']).map(|line| line.trim_matches(is_blank)).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join(" ")
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || words::is_without_width(c)
}

fn each_once(names: Vec<String>) -> Vec<String> {
    // A header may already hold "Phone (2)": that name is taken, wherever it stands.
    let mut seen: HashMap<String, u32> = names.iter().map(|name| (name.clone(), 0)).collect();
    names.into_iter().map(|name| numbered(name, &mut seen)).collect()
}

fn numbered(name: String, seen: &mut HashMap<String, u32>) -> String {
    let mut times = seen[&name] + 1;
    let mut unique = name.clone();
    if times > 1 {
        unique = format!("{name} ({times})");
        while seen.contains_key(&unique) {
            times += 1;
            unique = format!("{name} ({times})");
        }
        seen.insert(unique.clone(), 1);
    }
    seen.insert(name, times);
    unique
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::HashSet;

    #[test]
    fn names_are_clean_and_each_one_once() {
        let check = |header: &[&str], width, expected: &[&str]| {
            assert_eq!(names(header.iter().copied(), width), expected, "{header:?}");
        };
        check(&["Nome", "Celular"], 0, &["Nome", "Celular"]);
        check(&[" Nome\u{a0}", "\u{feff}Fone\u{200b}"], 0, &["Nome", "Fone"]);
        check(&["Fecha\nde \r\n alta"], 0, &["Fecha de alta"]);
        check(&["Fone", "Fone", "Fone"], 0, &["Fone", "Fone (2)", "Fone (3)"]);
        check(&["Fone", "Fone", "Fone (2)"], 0, &["Fone", "Fone (3)", "Fone (2)"]);
        check(&["", "x", " "], 0, &["A", "x", "C"]);
        check(&["C", "", ""], 0, &["C", "B", "C (2)"]);
        check(&["x"], 3, &["x", "B", "C"]);
    }

    proptest! {
        #[test]
        fn no_two_columns_share_a_name(header in proptest::collection::vec("[AB]?( \\([23]\\))?", 0..12)) {
            let names = names(header.iter().map(String::as_str), 4);
            prop_assert_eq!(names.iter().collect::<HashSet<_>>().len(), names.len());
            prop_assert!(names.len() >= header.len().max(4));
        }
    }
}
