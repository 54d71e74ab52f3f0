//! Cells that no spreadsheet takes for a formula.

use std::borrow::Cow;

/// The cell as no spreadsheet takes it for a formula: an apostrophe before `= + - @`, TAB and CR at the start of any line of
/// it, blanks before them or not.
pub(crate) fn defused(cell: &str) -> Cow<'_, str> {
    let dangerous =
        |line: &str| line.starts_with(['\t', '\r']) || line.trim_start().starts_with(['=', '+', '-', '@']);
    if !cell.split('\n').any(dangerous) {
        return Cow::Borrowed(cell);
    }
    let defuse = |line: &str| if dangerous(line) { format!("'{line}") } else { line.to_owned() };
    cell.split('\n').map(defuse).collect::<Vec<_>>().join("\n").into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_defused() {
        let check = |cell, safe: &str| assert_eq!(defused(cell), safe);
        check("=HYPERLINK(1)", "'=HYPERLINK(1)");
        check("  +1", "'  +1");
        check("a\n-b", "a\n'-b");
        check("@x", "'@x");
        check("\tx", "'\tx");
        check("a-b", "a-b");
    }
}
