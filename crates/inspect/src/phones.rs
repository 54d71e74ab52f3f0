//! A column's cells, read as numbers of every country in question.

use contact::{Kind, Region};
use normalize::{Misreading, Read, Reading, read_numbers};
use numbering::Unreadable;

/// The countries whose lists we see. A list of another is told by naming it.
const COUNTRIES: [&str; 14] =
    ["BR", "UY", "AR", "MX", "CO", "CL", "PE", "US", "ES", "PT", "PY", "EC", "BO", "VE"];

/// How many cells of a column are read as numbers at most. Each is read once a country.
const ENOUGH: u64 = 1_000;

/// How many cells of a table are, so that a wide one does not take all day.
const ENOUGH_IN_ALL: u64 = 100_000;

/// The countries as which numbers are read.
#[derive(Clone, Debug)]
pub(crate) struct Countries(Vec<(Reading, u16)>);

impl Countries {
    /// All that are usual, and one that was asked for.
    pub(crate) fn with(asked: Option<Region>) -> Self {
        let usual = COUNTRIES.iter().filter_map(|letters| Region::new(letters));
        let mut regions: Vec<Region> = usual.collect();
        regions.extend(asked.filter(|asked| !regions.contains(asked)));
        let with_code = |region| numbering::country_code(region).map(|code| (Reading::of(region), code));
        Self(regions.into_iter().filter_map(with_code).collect())
    }

    pub(crate) fn regions(&self) -> impl Iterator<Item = Region> {
        self.0.iter().map(|(reading, _)| reading.region)
    }
}

/// What a column's cells are as numbers of one country.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AsNumbers {
    /// The country.
    pub region: Region,
    /// Cells whose first number is of the country.
    pub valid: u64,
    /// Of these, mobiles.
    pub mobile: u64,
    /// Of these, fixed lines.
    pub fixed: u64,
    /// Of these, those whose digits tell one time zone.
    pub one_zone: u64,
    /// Cells with a number that lacks its area code.
    pub without_area: u64,
}

/// A column's cells, read as numbers.
#[derive(Clone, Debug)]
pub(crate) struct PhoneTally {
    /// How many cells are read.
    enough: u64,
    /// How many cells were read.
    pub(crate) read: u64,
    /// By country, in the order of [`Countries`].
    pub(crate) countries: Vec<AsNumbers>,
    /// Cells with several numbers.
    pub(crate) several: u64,
    /// Cells that only fill a form.
    pub(crate) placeholders: u64,
    /// Cells in which a number stands among words.
    pub(crate) words: u64,
    /// Cells in which somebody says no.
    pub(crate) refused: u64,
    /// Numbers with a plus, by the place of their country.
    pub(crate) with_plus: Vec<u64>,
    /// As numbers of Brazil whose area code the column before holds, where no header tells.
    pub(crate) after_area: AsNumbers,
}

/// What a row says beside a cell of the area code of its numbers.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Beside<'r> {
    /// The cell of the column that a header calls area codes.
    pub(crate) area: &'r str,
    /// The cell before it, where no header tells what either is.
    pub(crate) before: &'r str,
}

impl PhoneTally {
    /// Of a table with so many columns.
    pub(crate) fn new(countries: &Countries, columns: usize) -> Self {
        let none = |region| AsNumbers { region, valid: 0, mobile: 0, fixed: 0, one_zone: 0, without_area: 0 };
        let brazil = Region::new(COUNTRIES[0]).unwrap_or(Region::NONE);
        Self {
            after_area: none(brazil),
            enough: (ENOUGH_IN_ALL / columns.max(1) as u64).clamp(20, ENOUGH),
            read: 0,
            countries: countries.regions().map(none).collect(),
            several: 0,
            placeholders: 0,
            words: 0,
            refused: 0,
            with_plus: vec![0; countries.0.len()],
        }
    }

    /// Reads a cell that may hold a number.
    pub(crate) fn take(&mut self, cell: &str, beside: Beside<'_>, countries: &Countries) {
        if self.read >= self.enough {
            return;
        }
        self.read += 1;
        if is_brazilian_area(beside.before) && cell.bytes().filter(u8::is_ascii_digit).count() <= 9 {
            let reading = Reading::of(self.after_area.region);
            read_numbers(cell, beside.before, &reading, |answer| {
                // Ten digits or eleven: the area code is among them.
                if let Some(read) = answer.ok().filter(|read| read.number.significant().1 >= 10) {
                    self.after_area.count(read);
                }
            });
        }
        let has_plus = cell.contains('+');
        for (nth, (reading, code)) in countries.0.iter().enumerate() {
            let (mut first, mut misread, mut found) = (None, None, 0_u32);
            read_numbers(cell, beside.area, reading, |answer| match answer {
                Ok(read) => {
                    found += 1;
                    first.get_or_insert(read);
                }
                Err(why) => {
                    misread.get_or_insert(why.why);
                }
            });
            if nth == 0 {
                self.note(misread, found);
            }
            let tally = &mut self.countries[nth];
            match (first, misread) {
                (Some(read), _) if read.number.country_code() == *code => {
                    tally.count(read);
                    self.with_plus[nth] += u64::from(has_plus);
                }
                (None, Some(Misreading::Plan(Unreadable::AreaMissing))) => tally.without_area += 1,
                _ => {}
            }
        }
    }

    /// What is the same in every country.
    fn note(&mut self, misread: Option<Misreading>, found: u32) {
        self.several += u64::from(found > 1);
        match misread {
            Some(Misreading::Placeholder) => self.placeholders += 1,
            Some(Misreading::Words) => self.words += 1,
            Some(Misreading::Refused) => self.refused += 1,
            _ => {}
        }
    }

    /// The country's answers.
    pub(crate) fn of(&self, region: Region) -> Option<AsNumbers> {
        self.countries.iter().find(|tally| tally.region == region).copied()
    }
}

impl AsNumbers {
    fn count(&mut self, Read { number, .. }: Read) {
        self.valid += 1;
        match number.kind() {
            Kind::Mobile => self.mobile += 1,
            Kind::Fixed => self.fixed += 1,
            _ => {}
        }
        self.one_zone += u64::from(numbering::zones(number).len() == 1);
    }
}

/// Two digits without a zero, or with one before them.
fn is_brazilian_area(cell: &str) -> bool {
    let digits = cell.trim().strip_prefix('0').unwrap_or(cell.trim());
    digits.len() == 2 && digits.bytes().all(|byte| matches!(byte, b'1'..=b'9'))
}

/// Whether a cell may hold a telephone number: it has digits enough, and they are most of it but for a few words.
pub(crate) fn may_be_phone(cell: &str) -> bool {
    let digits = cell.chars().filter(|c| c.is_numeric()).count();
    let others = cell.chars().filter(|c| c.is_alphabetic()).count();
    (6..=60).contains(&digits) && others <= digits.max(12) && !cell.contains('@')
}
