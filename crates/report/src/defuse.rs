//! Cells as no spreadsheet takes them for a formula, and back again.

use std::borrow::Cow;

/// The cell with an apostrophe before `= + - @`, TAB and CR at the start of any line of it, blanks before them or not. What looks like such
/// a cell already gets one more, so that it is found again as it was.
pub(crate) fn defused(cell: &str) -> Cow<'_, str> {
    let defuse = |line: &str| if is_dangerous(line) { format!("'{line}") } else { line.to_owned() };
    by_line(cell, is_dangerous, defuse).map_or(Cow::Borrowed(cell), Cow::Owned)
}

/// The cell as it was before it was defused; nothing where it is as it was.
pub(crate) fn restored(cell: &str) -> Option<String> {
    let is_defused = |line: &str| line.strip_prefix('\'').is_some_and(is_dangerous);
    by_line(cell, is_defused, |line| if is_defused(line) { line[1..].to_owned() } else { line.to_owned() })
}

fn is_dangerous(line: &str) -> bool {
    let line = line.trim_start_matches('\'');
    line.starts_with(['\t', '\r']) || line.trim_start().starts_with(['=', '+', '-', '@'])
}

/// The cell with its lines changed, where any of them is one to change.
fn by_line(cell: &str, is_one: impl Fn(&str) -> bool, change: impl Fn(&str) -> String) -> Option<String> {
    let any = cell.split('\n').any(is_one);
    any.then(|| cell.split('\n').map(change).collect::<Vec<_>>().join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn formulas_are_defused() {
        let check = |cell, safe: &str| assert_eq!(defused(cell), safe);
        check("=HYPERLINK(1)", "'=HYPERLINK(1)");
        check("  +1", "'  +1");
        check("a\n-b", "a\n'-b");
        check("@x", "'@x");
        check("\tx", "'\tx");
        check("a-b", "a-b");
        check("'=x", "''=x");
        check("'x", "'x");
    }

    proptest! {
        #[test]
        fn what_was_defused_comes_back(cell in "('| |=|\\+|-|@|\t|\r|\n|a){0,12}|.*") {
            let safe = defused(&cell);
            prop_assert!(safe.split('\n').all(|line| !line.trim_start().starts_with(['=', '+', '-', '@'])));
            prop_assert_eq!(restored(&safe).unwrap_or_else(|| safe.into_owned()), cell);
        }
    }
}
