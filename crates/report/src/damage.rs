//! Columns that were damaged as a whole, told from single cells: what happened to nearly all of a column's numbers happened in
//! a spreadsheet or an export, and is mended there.

use contact::{DialForm, Finding, Number, Table};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;
use words::{Message, message};

/// What happened to nearly all numbers of one column.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Damaged {
    /// The column: `clientes.xlsx › Clientes › Celular`.
    pub column: String,
    /// How many of its cells.
    pub cells: u64,
    /// Of how many that hold something.
    pub of: u64,
    /// What happened.
    pub means: Message,
    /// What a person does about it.
    pub advice: Message,
}

/// A column of which most numbers lost digits.
#[derive(Clone, Debug, PartialEq)]
pub struct Lost {
    /// The column: `clientes.xlsx › Clientes › Celular`.
    pub column: String,
    /// How many of its cells.
    pub cells: u64,
    /// Of how many that hold something.
    pub of: u64,
    /// How it shows.
    pub means: Message,
}

/// What happened to the numbers of each column so far.
#[derive(Clone, Debug, Default)]
pub struct Damage {
    tables: Vec<(Arc<Table>, BTreeMap<u16, Cells>)>,
}

/// The cells of one column.
#[derive(Clone, Debug, Default)]
struct Cells {
    filled: u64,
    without_zero: u64,
    floats: u64,
    digits_lost: u64,
    rounded: u64,
    too_short: u64,
    dates: u64,
}

/// Fewer cells than these may be alike by chance.
const FEWEST: u64 = 20;

/// A number that is dialled has no fewer digits.
const FEW: usize = 7;

/// So many zeros at the end of most numbers are no chance.
const ZEROS: u32 = 5;

impl Damage {
    /// Cells of a column that hold something, whatever became of their rows.
    pub fn filled(&mut self, table: &Arc<Table>, column: u16, cells: u64) {
        self.cells(table, column).filled += cells;
    }

    /// A cell from which a number was read.
    pub fn read(&mut self, table: &Arc<Table>, column: u16, cell: &str, number: Number) {
        let cells = self.cells(table, column);
        cells.without_zero += u64::from(lacks_zero(cell, number));
        cells.rounded += u64::from(number.significant().0.is_multiple_of(10_u64.pow(ZEROS)));
    }

    /// A finding about a cell.
    pub fn noticed(&mut self, table: &Arc<Table>, finding: &Finding) {
        let Some(column) = finding.column else { return };
        let count: fn(&mut Cells) -> &mut u64 =
            match (finding.code.id, finding.by.as_deref().map(Message::id)) {
                ("number-repaired", Some("repair-fraction")) => |cells| &mut cells.floats,
                ("phone-digits-lost", _) => |cells| &mut cells.digits_lost,
                ("number-is-date", _) => |cells| &mut cells.dates,
                ("number-no-such-range" | "number-placeholder" | "number-too-long", _)
                    if is_rounded(&finding.seen) =>
                {
                    |cells| &mut cells.rounded
                }
                ("number-too-short", _) => |cells| &mut cells.too_short,
                ("number-no-such-range", _) if digits(&finding.seen).count() < FEW => {
                    |cells| &mut cells.too_short
                }
                _ => return,
            };
        *count(self.cells(table, column)) += 1;
    }

    /// The columns that were damaged as a whole, in the order in which they were read.
    #[must_use]
    pub fn columns(&self) -> Vec<Damaged> {
        let columns =
            self.tables.iter().flat_map(|(table, columns)| columns.iter().map(move |column| (table, column)));
        columns.flat_map(|(table, (column, cells))| cells.damage(&name(table, *column))).collect()
    }

    /// The columns of which most numbers lost digits, in the order in which they were read.
    #[must_use]
    pub fn lost(&self) -> Vec<Lost> {
        let columns =
            self.tables.iter().flat_map(|(table, columns)| columns.iter().map(move |column| (table, column)));
        columns.filter_map(|(table, (column, cells))| cells.lost(&name(table, *column))).collect()
    }

    fn cells(&mut self, table: &Arc<Table>, column: u16) -> &mut Cells {
        // The same table comes again and again, and it is the last one.
        let known = self.tables.iter().rposition(|(known, _)| Arc::ptr_eq(known, table) || known == table);
        let nth = known.unwrap_or_else(|| {
            self.tables.push((Arc::clone(table), BTreeMap::new()));
            self.tables.len() - 1
        });
        self.tables[nth].1.entry(column).or_default()
    }
}

impl Cells {
    fn lost(&self, column: &str) -> Option<Lost> {
        let kinds = [
            (
                self.digits_lost,
                message!(
                    "lost-written-short",
                    "a spreadsheet wrote them as 5.51E+12, or with zeros for their last digits"
                ),
            ),
            (
                self.rounded,
                message!("lost-rounded", "they end in five zeros, as where 5.51E+12 was made a number again"),
            ),
            (self.too_short, message!("lost-too-short", "they have fewer digits than a number needs")),
        ];
        // A cell may hold several numbers.
        let cells = kinds.iter().map(|(cells, _)| cells).sum::<u64>().min(self.filled);
        let (_, means) = kinds.into_iter().max_by_key(|(cells, _)| *cells)?;
        let most = cells >= FEWEST && cells * 2 > self.filled;
        most.then(|| Lost { column: column.to_owned(), cells, of: self.filled, means })
    }

    fn damage(&self, column: &str) -> Vec<Damaged> {
        let of = self.filled;
        let kinds = [
            (
                self.without_zero,
                message!(
                    "damage-without-zero",
                    "the leading zero is missing, as where a spreadsheet keeps numbers; they are dialled with it"
                ),
                as_text(),
            ),
            (
                self.floats,
                message!(
                    "damage-floats",
                    "the numbers end in .0, for they went through a float; it was taken away"
                ),
                as_text(),
            ),
            (
                self.digits_lost,
                message!(
                    "damage-digits-lost",
                    "a spreadsheet wrote the numbers as 5.51E+12 and dropped their digits"
                ),
                as_text(),
            ),
            (
                self.dates,
                message!("damage-dates", "the column holds dates, not numbers"),
                message!("damage-dates-do", "check that the pipeline names the right column"),
            ),
        ];
        let whole = |cells: u64| cells >= FEWEST && cells * 10 >= of * 9;
        let damaged =
            |(cells, means, advice)| Damaged { column: column.to_owned(), cells, of, means, advice };
        kinds.into_iter().filter(|(cells, ..)| whole(*cells)).map(damaged).collect()
    }
}

fn as_text() -> Message {
    message!("damage-as-text", "format the column as text at its source and export it again")
}

/// Whether a cell is a number that is dialled with a zero before it, all digits and without that zero. What people type has
/// blanks or dashes.
fn lacks_zero(cell: &str, number: Number) -> bool {
    let (significant, len) = number.significant();
    let bare = cell.len() == usize::from(len) && cell.parse() == Ok(significant);
    bare && number.dial(DialForm::National).strip_prefix('0') == Some(cell)
}

fn digits(text: &str) -> impl DoubleEndedIterator<Item = u8> + Clone {
    text.bytes().filter(u8::is_ascii_digit)
}

/// Whether the digits of a text end in zeros, as where a number was rounded.
fn is_rounded(text: &str) -> bool {
    let zeros = digits(text).rev().take_while(|digit| *digit == b'0').count();
    zeros >= ZEROS as usize && zeros < digits(text).count()
}

fn name(table: &Table, column: u16) -> String {
    let name = table.columns.get(usize::from(column)).map_or("", String::as_str);
    format!("{} › {name}", table.title())
}

#[cfg(test)]
mod tests {
    use super::*;
    use contact::{Code, Kind, Region, Severity};

    static LOST: Code = Code { id: "phone-digits-lost", severity: Severity::Note, means: "", advice: "" };

    fn number() -> Number {
        Number::assemble("59898344484", 3, "098344484", Kind::Mobile, Region::new("UY").unwrap()).unwrap()
    }

    #[test]
    fn a_whole_column_is_told_from_single_cells() {
        let table = Arc::new(Table::text("t.csv", ["Celular", "Casa"]));
        let told = |cells: &[(&str, usize)], lost: usize| {
            let mut damage = Damage::default();
            for (cell, times) in cells {
                damage.filled(&table, 0, *times as u64);
                (0..*times).for_each(|_| damage.read(&table, 0, cell, number()));
            }
            damage.filled(&table, 1, lost as u64);
            (0..lost).for_each(|_| damage.noticed(&table, &Finding::new(&LOST, 2, 1, "5,51E+12")));
            damage
                .columns()
                .into_iter()
                .map(|damaged| (damaged.column, damaged.cells, damaged.of))
                .collect::<Vec<_>>()
        };
        let celular = "t.csv › Celular".to_owned();
        assert_eq!(told(&[("98344484", 20)], 0), [(celular.clone(), 20, 20)]);
        assert_eq!(told(&[("98344484", 90), ("098 344 484", 10)], 0), [(celular, 90, 100)]);
        assert_eq!(told(&[("98344484", 89), ("098 344 484", 11)], 0), []);
        assert_eq!(told(&[("98344484", 19)], 0), []);
        assert_eq!(told(&[("98 344 484", 50), ("098344484", 50)], 0), []);
        assert_eq!(told(&[], 30), [("t.csv › Casa".to_owned(), 30, 30)]);
    }

    static SHORT: Code = Code { id: "number-too-short", severity: Severity::Note, means: "", advice: "" };
    static NO_RANGE: Code =
        Code { id: "number-no-such-range", severity: Severity::Note, means: "", advice: "" };

    #[test]
    fn most_numbers_of_a_column_tell_that_digits_are_gone() {
        let table = Arc::new(Table::text("t.csv", ["Celular"]));
        let check = |filled: u64, noticed: &[(&'static Code, &str, usize)], told: Option<(u64, &str)>| {
            let mut damage = Damage::default();
            damage.filled(&table, 0, filled);
            for (code, seen, times) in noticed {
                (0..*times).for_each(|_| damage.noticed(&table, &Finding::new(code, 2, 0, *seen)));
            }
            let lost = damage.lost();
            let lost: Vec<(u64, &str)> = lost.iter().map(|lost| (lost.cells, lost.means.english())).collect();
            assert_eq!(lost.len(), usize::from(told.is_some()), "{lost:?}");
            assert!(
                lost.first().zip(told).is_none_or(|(lost, told)| lost.0 == told.0 && lost.1.contains(told.1))
            );
        };
        check(100, &[(&LOST, "5,98E+10", 51)], Some((51, "5.51E+12")));
        check(100, &[(&LOST, "5,98E+10", 50)], None);
        check(20, &[(&LOST, "5,98E+10", 19)], None);
        check(100, &[(&LOST, "5,98E+10", 30), (&SHORT, "0981", 40)], Some((70, "fewer digits")));
        check(100, &[(&NO_RANGE, "59891200000", 60)], Some((60, "five zeros")));
        check(100, &[(&NO_RANGE, "09 81 12", 60)], Some((60, "fewer digits")));
        check(100, &[(&NO_RANGE, "098 123 4567", 100)], None);
        check(100, &[(&NO_RANGE, "0000000000", 100)], None);
    }
}
