//! The columns that we add to rows that were left out, and how a file with them is known again.
//!
//! Their names are no words that a translation may change: a file that was written by one version is loaded with the next, and one that
//! was written in one language by somebody who reads another. So all of them stand here, and are known for ever.

use chrono::{DateTime, NaiveDateTime, Utc};
use contact::{Row, Table, fold_name};
use std::collections::HashSet;
use std::fmt;
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
    /// Which row it is, whether its cells were changed since, and the code again: a [`Check`].
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

    /// Whether the column that tells the rows apart is still there.
    #[must_use]
    pub fn has_checks(&self) -> bool {
        self.check.is_some()
    }

    /// How that column is called in a workbook.
    #[must_use]
    pub fn check_column(language: Language) -> &'static str {
        Role::Check.in_book(language)
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

    /// Whether anything stands in the columns of ours, so that nobody added the row.
    #[must_use]
    pub fn says_anything(&self, row: Row<'_>) -> bool {
        let says = |column: Option<u16>| column.is_some_and(|column| !row.cell(column).trim().is_empty());
        [self.place, self.code, self.check].into_iter().any(says)
    }

    /// What tells a row from all others, where the file still says so.
    #[must_use]
    pub fn check<'r>(&self, row: Row<'r>) -> Option<Check<'r>> {
        Check::read(row.cell(self.check?).trim())
    }
}

/// What tells a row that was left out from all others, whatever becomes of its cells: `k20261122-085300-1f2e3d4c.7.phone-missing.00c0ffee00c0ffee`.
///
/// A letter in front: no spreadsheet takes it for a number. It keeps no secret: what it is made of stands beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Check<'c> {
    /// The run that left the row out first.
    pub run: &'c str,
    /// The how manyth row it was that the run left out, from 1.
    pub nth: u64,
    /// The code for which it was left out last. A person may clear the column that says so, or translate it.
    pub code: &'c str,
    /// The sum of its cells as they were then.
    pub sum: u64,
}

impl<'c> Check<'c> {
    fn read(cell: &'c str) -> Option<Self> {
        let mut pieces = cell.strip_prefix('k')?.split('.');
        let (run, nth, code, sum) = (pieces.next()?, pieces.next()?, pieces.next()?, pieces.next()?);
        let sum = u64::from_str_radix(sum, 16).ok()?;
        pieces.next().is_none().then_some(Self { run, nth: nth.parse().ok()?, code, sum })
    }

    /// When the run began that left the row out first: its name says so.
    #[must_use]
    pub fn since(&self) -> Option<DateTime<Utc>> {
        Some(NaiveDateTime::parse_from_str(self.run.get(..MOMENT_LETTERS)?, MOMENT).ok()?.and_utc())
    }

    /// The row in 64 bits.
    #[must_use]
    pub fn key(&self) -> u64 {
        XxHash3_64::oneshot(format!("{}.{}", self.run, self.nth).as_bytes())
    }
}

impl fmt::Display for Check<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { run, nth, code, sum } = self;
        write!(f, "k{run}.{nth}.{code}.{sum:016x}")
    }
}

/// How a run's name begins.
const MOMENT: &str = "%Y%m%d-%H%M%S";
const MOMENT_LETTERS: usize = "20261122-085300".len();

/// The columns by which a row is told to be changed: those that say something to the pipeline. A remark beside them changes nothing.
#[derive(Clone, Debug, Default)]
pub struct Telling(Option<HashSet<String>>);

impl Telling {
    /// All of them: who reads what is not known.
    #[must_use]
    pub fn all() -> Self {
        Self(None)
    }

    /// Those of these names.
    #[must_use]
    pub fn of<'n>(names: impl IntoIterator<Item = &'n str>) -> Self {
        Self(Some(names.into_iter().map(fold_name).collect()))
    }

    /// The sums of rows with these columns.
    #[must_use]
    pub fn sums<'n>(&self, columns: impl IntoIterator<Item = &'n str>) -> Sums {
        let tells = |name: &String| self.0.as_ref().is_none_or(|names| names.contains(name));
        let column = |name: &str| Some(fold_name(name)).filter(tells).filter(|_| !Added::is_ours(name));
        Sums(columns.into_iter().map(column).collect())
    }
}

/// Sums rows of one table.
#[derive(Clone, Debug)]
pub struct Sums(Vec<Option<String>>);

impl Sums {
    /// What tells a row's cells from others, whatever the order of the columns; blanks round a cell, and blank cells, do not count. Zero
    /// where nothing stands there.
    #[must_use]
    pub fn of<'c>(&self, cells: impl IntoIterator<Item = &'c str>) -> u64 {
        self.each(cells).fold(0, u64::wrapping_add)
    }

    /// What each cell adds to the sum.
    pub fn each<'c>(&self, cells: impl IntoIterator<Item = &'c str>) -> impl Iterator<Item = u64> {
        let mut one = String::new();
        self.0.iter().zip(cells).map(move |(name, cell)| {
            let cell = cell.trim();
            let Some(name) = name.as_ref().filter(|_| !cell.is_empty()) else { return 0 };
            one.clear();
            // What a line ends with depends on who saved the file.
            one.extend([name, "\u{1f}"].into_iter().chain(cell.split('\r')));
            XxHash3_64::oneshot(one.as_bytes())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn whether_a_row_was_changed_hangs_on_the_cells_that_tell() {
        let sum = |telling: &Telling, row: &[(&str, &str)]| {
            telling.sums(row.iter().map(|(name, _)| *name)).of(row.iter().map(|(_, cell)| *cell))
        };
        let was = sum(&Telling::all(), &[("Nombre", "Ana"), ("Nota", "a\r\nb"), ("Celular", "")]);
        let check = |row: &[(&str, &str)], is_same| {
            assert_eq!(sum(&Telling::all(), row) == was, is_same, "{row:?}");
        };
        check(&[("Nombre", " Ana "), ("Nota", "a\nb"), ("Celular", " ")], true);
        check(&[("NOMBRE", "Ana"), ("Código (dialbase)", "phone-missing"), ("Nota", "a\nb")], true);
        check(&[("Nota", "a\nb"), ("Nombre", "Ana")], true);
        check(&[("Nota", "Ana"), ("Nombre", "a\nb")], false);
        check(&[("Nombre", "Ana"), ("Nota", "a\nb"), ("Celular", "099")], false);
        check(&[("Nombre", "Ana"), ("Nota", "a\nb"), ("Visto", "ok")], false);

        let telling = Telling::of(["Celular", "nombre"]);
        let sum = |row: &[(&str, &str)]| sum(&telling, row);
        let ana = sum(&[("Nombre", "Ana"), ("CELULAR", "099")]);
        assert_eq!(ana, sum(&[("Nombre", "Ana"), ("Celular", "099"), ("Visto", "ok")]));
        assert_ne!(ana, sum(&[("Nombre", "Ana"), ("Celular", "098")]));
        assert_eq!(sum(&[("Visto", "ok")]), 0);
    }

    #[test]
    fn a_check_reads_back() {
        let check =
            Check { run: "20261122-085300-1f2e3d4c-2", nth: 7, code: "phone-missing", sum: 0x00c0_ffee };
        let written = check.to_string();
        assert_eq!(written, "k20261122-085300-1f2e3d4c-2.7.phone-missing.0000000000c0ffee");
        assert_eq!(Check::read(&written), Some(check));
        assert_eq!(check.since().unwrap().to_rfc3339(), "2026-11-22T08:53:00+00:00");
        assert_ne!(check.key(), Check { nth: 8, ..check }.key());
        for other in ["", "k", "20261122-085300-1f2e3d4c.7.x.0", "k2026.7.x", "k2026.-1.x.0", "k2026.1.x.0.0"]
        {
            assert_eq!(Check::read(other), None, "{other}");
        }
        assert_eq!(Check::read("kñandú.1.x.0").unwrap().since(), None);
    }
}
