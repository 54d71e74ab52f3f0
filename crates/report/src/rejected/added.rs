//! The columns that we add to rows that were left out, and how a file with them is known again.
//!
//! Their names are no words that a translation may change: a file that was written by one version is loaded with the next, and one that
//! was written in one language by somebody who reads another. So all of them stand here, and are known for ever.

use chrono::{DateTime, NaiveDateTime, Utc};
use contact::{Row, Table, fold_name};
use twox_hash::XxHash3_64;
use words::Language;

/// What stands in a column of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// What is wrong, in words.
    Reason,
    /// What to do.
    Advice,
    /// Where the row stood when it first came.
    Place,
    /// The code of the reason.
    Code,
    /// Since when the row is left out, and what tells whether its cells were changed since.
    Check,
}

/// A column of ours: its name in the text, and in the workbook in each language, in the order of [`Language::ALL`].
type Named = (Role, &'static str, [&'static str; 3]);

const NAMED: [Named; 5] = [
    (
        Role::Reason,
        "dialbase_reason",
        ["What is wrong (dialbase)", "Qué está mal (dialbase)", "O que está errado (dialbase)"],
    ),
    (
        Role::Advice,
        "dialbase_advice",
        ["What to do (dialbase)", "Qué hacer (dialbase)", "O que fazer (dialbase)"],
    ),
    (
        Role::Place,
        "dialbase_row",
        ["Where it stood (dialbase)", "Dónde estaba (dialbase)", "Onde estava (dialbase)"],
    ),
    (Role::Code, "dialbase_code", ["Code (dialbase)", "Código (dialbase)", "Código (dialbase)"]),
    (Role::Check, "dialbase_check", ["Check (dialbase)", "Control (dialbase)", "Controle (dialbase)"]),
];

/// The columns of ours in the text, in their order.
pub(super) const IN_TEXT: [Role; 5] = [Role::Place, Role::Code, Role::Reason, Role::Advice, Role::Check];
/// The columns of ours in the workbook, in their order.
pub(super) const IN_BOOK: [Role; 5] = [Role::Reason, Role::Advice, Role::Place, Role::Code, Role::Check];

impl Role {
    /// Its name in the text.
    pub(super) fn in_text(self) -> &'static str {
        self.named().1
    }

    /// Its name in the workbook.
    pub(super) fn in_book(self, language: Language) -> &'static str {
        let nth = Language::ALL.iter().position(|one| *one == language).unwrap_or(0);
        self.named().2[nth]
    }

    fn named(self) -> &'static Named {
        // Every role is named.
        NAMED.iter().find(|(role, ..)| *role == self).unwrap_or(&NAMED[0])
    }

    /// The role of a column, by its name.
    fn of(name: &str) -> Option<(Self, Form)> {
        let folded = fold_name(name);
        let is = |one: &str| fold_name(one) == folded;
        let form = |(role, text, book): &Named| match () {
            () if is(text) => Some((*role, Form::Text)),
            () if book.iter().any(|name| is(name)) => Some((*role, Form::Book)),
            () => None,
        };
        // Most names are told by one look.
        folded.contains("dialbase").then(|| NAMED.iter().find_map(form)).flatten()
    }
}

/// In which of our files a column is named so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Text,
    Book,
}

/// The columns of ours in a table: it is a file that we wrote for somebody to mend, wherever it was saved since.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Added {
    place: Option<u16>,
    code: Option<u16>,
    check: Option<u16>,
    is_text: bool,
}

impl Added {
    /// Those of a table; nothing where it is a list like any other.
    #[must_use]
    pub fn of(table: &Table) -> Option<Self> {
        let mut added = Self::default();
        let mut is_ours = false;
        for (column, name) in (0..).zip(&table.columns) {
            let Some((role, form)) = Role::of(name) else { continue };
            is_ours = true;
            added.is_text |= form == Form::Text;
            let place = match role {
                Role::Place => &mut added.place,
                Role::Code => &mut added.code,
                Role::Check => &mut added.check,
                Role::Reason | Role::Advice => continue,
            };
            *place = place.or(Some(column));
        }
        is_ours.then_some(added)
    }

    /// Every name that a column of ours may have.
    #[must_use]
    pub fn names() -> Vec<String> {
        NAMED
            .iter()
            .flat_map(|(_, text, book)| [text].into_iter().chain(book))
            .map(ToString::to_string)
            .collect()
    }

    /// Whether a column of this name is one of ours.
    #[must_use]
    pub fn is_ours(name: &str) -> bool {
        Role::of(name).is_some()
    }

    /// Whether the column that says why each row was left out is still there.
    #[must_use]
    pub fn has_codes(&self) -> bool {
        self.code.is_some()
    }

    /// How that column is called in a workbook.
    #[must_use]
    pub fn code_column(language: Language) -> &'static str {
        Role::Code.in_book(language)
    }

    /// Whether its cells are those of `rejected.csv`, in which formulas were made harmless.
    #[must_use]
    pub fn is_defused(&self) -> bool {
        self.is_text
    }

    /// A cell as it was before it was made harmless.
    #[must_use]
    pub fn restored(cell: &str) -> Option<String> {
        crate::defuse::restored(cell)
    }

    /// Where a row stood when it first came, where the file still says so.
    #[must_use]
    pub fn place<'r>(&self, row: Row<'r>) -> Option<&'r str> {
        self.place.map(|column| row.cell(column).trim()).filter(|place| !place.is_empty())
    }

    /// The code for which a row was left out, as the file says it; blank where somebody added the row.
    #[must_use]
    pub fn code<'r>(&self, row: Row<'r>) -> &'r str {
        self.code.map_or("", |column| row.cell(column).trim())
    }

    /// Whether a row's own cells are as they were when it was left out, or nothing tells.
    #[must_use]
    pub fn is_unchanged(&self, table: &Table, row: Row<'_>) -> bool {
        let Some((_, sum)) = self.check(row) else { return true };
        let own = table.columns.iter().map(String::as_str).zip(row.cells());
        sum == sum_of(own.filter(|(name, _)| !Self::is_ours(name)))
    }

    /// When a row was first left out, where the file still says so.
    #[must_use]
    pub fn since(&self, row: Row<'_>) -> Option<DateTime<Utc>> {
        let (at, _) = self.check(row)?;
        Some(NaiveDateTime::parse_from_str(at, MOMENT).ok()?.and_utc())
    }

    /// The two halves of a row's check.
    fn check<'r>(&self, row: Row<'r>) -> Option<(&'r str, &'r str)> {
        row.cell(self.check?).trim().strip_prefix('k')?.split_once('-')
    }
}

/// How the moment is written in a check.
const MOMENT: &str = "%Y%m%dT%H%M%S";

/// Since when a row is left out, and the sum of its cells. A letter in front: no spreadsheet takes it for a number.
pub(super) fn check<'c>(since: DateTime<Utc>, cells: impl Iterator<Item = (&'c str, &'c str)>) -> String {
    format!("k{}-{}", since.format(MOMENT), sum_of(cells))
}

/// What tells a row's cells from others, whatever the order of the columns; blanks round a cell, and blank cells, do not count.
///
/// It keeps no secret: the cells stand beside it.
fn sum_of<'c>(cells: impl Iterator<Item = (&'c str, &'c str)>) -> String {
    let mut sum = 0_u64;
    let mut one = String::new();
    for (name, cell) in cells {
        let cell = cell.trim();
        if cell.is_empty() {
            continue;
        }
        one.clear();
        // What a line ends with depends on who saved the file.
        one.extend([name, "\u{1f}"].into_iter().chain(cell.split('\r')));
        sum = sum.wrapping_add(XxHash3_64::oneshot(one.as_bytes()));
    }
    format!("{sum:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use contact::Block;
    use std::collections::HashSet;
    use std::sync::Arc;

    #[test]
    fn a_file_of_ours_is_known_in_every_language_and_another_is_not() {
        let is_ours = |columns: &[&str]| Added::of(&Table::text("a.csv", columns.iter().copied())).is_some();
        for name in Added::names() {
            assert!(is_ours(&["Nombre", &name]), "{name}");
            assert!(is_ours(&["Nombre", &name.to_uppercase()]), "{name}");
        }
        assert!(is_ours(&["codigo (dialbase)"]));
        assert!(!is_ours(&["Nombre", "Código", "Code", "Qué hacer", "dialbase", "dialbase id"]));
    }

    #[test]
    fn each_name_is_of_one_role_and_known_as_it() {
        let mut seen = HashSet::new();
        for (role, text, book) in NAMED {
            assert_eq!(Role::of(text), Some((role, Form::Text)));
            assert!(book.iter().all(|name| Role::of(name) == Some((role, Form::Book))));
            let names: HashSet<String> = [text].into_iter().chain(book).map(fold_name).collect();
            assert!(names.into_iter().all(|name| seen.insert(name)));
            for language in Language::ALL {
                assert!(book.contains(&role.in_book(language)));
            }
        }
        assert_eq!(Role::Code.in_book(Language::Spanish), "Código (dialbase)");
    }

    #[test]
    fn whether_a_row_was_changed_hangs_on_its_own_cells_alone() {
        let cells = [("Nombre", "Ana"), ("Nota", "a\r\nb"), ("Celular", "")];
        let at = DateTime::from_timestamp(1_795_337_580, 999).unwrap();
        let said = check(at, cells.into_iter());
        assert!(said.starts_with("k20261122T085300-"), "{said}");
        let check = |columns: &[&str], row: &[&str], is_unchanged| {
            let table = Arc::new(Table::text("a.csv", columns.iter().copied()));
            let mut block = Block::new(Arc::clone(&table));
            block.push_row(2, row.iter().copied());
            let added = Added::of(&table).unwrap();
            assert_eq!(added.is_unchanged(&table, block.row(0)), is_unchanged, "{row:?}");
            let since = added.since(block.row(0)).map(|since| since.timestamp());
            assert_eq!(since, row.contains(&&*said).then_some(at.timestamp()));
        };
        let columns = ["Nombre", "Nota", "Celular", "Code (dialbase)", "Check (dialbase)"];
        check(&columns, &["Ana", "a\nb", "", "phone-missing", &said], true);
        check(&columns, &[" Ana ", "a\nb", " ", "", &said], true);
        check(&columns, &["Ana", "a\nb", "099", "phone-missing", &said], false);
        check(&["Check (dialbase)", "Nota", "Nombre"], &[&said, "a\nb", "Ana"], true);
        check(&["Check (dialbase)", "Nota", "Nombre"], &[&said, "Ana", "a\nb"], false);
        check(&columns[..4], &["Eva", "", "", ""], true);
    }
}
