//! A number that is asked for, and the cells of a row in which it stands.

use super::story::How;
use contact::{Code, Number, Region, mask_digits};
use normalize::{Misread, Read, Reading, Repair, Repairs, tidy};
use report::{TraceHead, TracedFate, TracedRow, TracedTable};
use std::borrow::Cow;

/// By how many last digits a row is told apart from most others, before it is looked at closely.
const TAIL: u32 = 6;

/// How many of a number's last digits show in a text where not all of them stand, as in an old form of it.
const ENDING: usize = 7;

/// What is looked for in a run, as that run would have read it.
pub(super) struct Asked {
    text: String,
    pub(super) number: Option<Number>,
    /// What a cell must hold: the digits as they are written inside the number's country, or all that were asked for.
    digits: String,
    reading: Reading,
}

/// A cell in which it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stood {
    /// The column; none where it stood in another row of the same person.
    pub(super) column: Option<u16>,
    pub(super) how: How,
    /// The number that was read.
    pub(super) read: Option<Read>,
    /// Why none was.
    pub(super) misread: Option<&'static Code>,
}

impl Asked {
    /// What was asked for, in a run that read its numbers as its trace says, or in another country.
    pub(super) fn of(text: &str, region: Option<Region>, head: &TraceHead) -> Self {
        let of_run = reading(head);
        let reading = region.filter(|region| *region != of_run.region).map_or(of_run, Reading::of);
        let mut number = None;
        normalize::read_numbers(text, "", &reading, |read| {
            number = number.or(read.ok().map(|read| read.number));
        });
        let text = tidy(text).into_owned();
        let written = |number: Number| {
            let (digits, len) = number.significant();
            format!("{digits:0width$}", width = usize::from(len))
        };
        let digits = number.map_or_else(|| digits(&text), written);
        Self { text, number, digits, reading }
    }

    /// Whether a row may hold it: told by the last digits alone, so that a closer look is taken at few.
    pub(super) fn may_be_in(&self, row: &TracedRow<'_>) -> bool {
        let Some(tail) = self.tail() else {
            return row.cells.iter().any(|cell| self.may_be_part_of(cell.number));
        };
        let is_planned = match &row.fate {
            TracedFate::Planned { phones, .. } => {
                phones.iter().any(|(_, number)| number % 10_u64.pow(TAIL) == tail)
            }
            TracedFate::LeftOut(why) => has_tail(&why.seen, tail),
        };
        let noticed = || row.noticed.iter().any(|noticed| has_tail(&noticed.seen, tail));
        is_planned || row.cells.iter().any(|cell| has_tail(cell.number, tail)) || noticed()
    }

    /// The cells of a row in which it stands, in dialling order.
    pub(super) fn stands_in(&self, table: &TracedTable, row: &TracedRow<'_>) -> Vec<Stood> {
        let cells = table.phones.iter().zip(&row.cells);
        let mut stood: Vec<Stood> =
            cells.filter_map(|((column, _), cell)| self.stands(*column, (cell.number, cell.ddd))).collect();
        // What the run says weighs more than what is read from its cells now.
        for (column, number) in planned(row).chain(named(row)) {
            let read = Read { number, repairs: Repairs::NONE };
            let how = self.same(number);
            let unread = |stood: &Stood| stood.how == How::Digits;
            let Some(how) = how.filter(|_| stood.iter().all(unread)) else { continue };
            stood.retain(|stood| stood.column != column);
            stood.push(Stood { column, how, read: Some(read), misread: None });
        }
        stood
    }

    fn stands(&self, column: u16, (cell, ddd): (&str, &str)) -> Option<Stood> {
        let (mut best, mut first, mut misread) = (None::<(How, Read)>, None, None);
        normalize::read_numbers(cell, ddd, &self.reading, |read| match read {
            Ok(read) => {
                let same = self.same(read.number).map(|how| (how, read));
                best = [best, same].into_iter().flatten().min_by_key(|(how, _)| *how);
                first = first.or(Some(read));
            }
            Err(Misread { text, why }) => {
                let digits = digits(&tidy(text));
                let among = self.number.is_some() && digits.contains(&self.digits);
                if among || self.is_written(text) {
                    misread = Some(why.code());
                }
            }
        });
        let stood = |how, read, misread| Some(Stood { column: Some(column), how, read, misread });
        match (best, misread) {
            (Some((how, read)), _) => stood(how, Some(read), None),
            (None, Some(why)) => stood(How::Digits, None, Some(why)),
            // The whole cell is what was asked for, though it reads as more: by its area code, for one.
            (None, None) => self.is_written(cell).then(|| stood(How::Digits, first, None)).flatten(),
        }
    }

    /// Whether a number is the one asked for, or of the same line.
    pub(super) fn same(&self, number: Number) -> Option<How> {
        let asked = self.number?;
        if asked.key() == number.key() {
            Some(How::Number)
        } else {
            (asked.line() == number.line()).then_some(How::Line)
        }
    }

    /// Whether a text is what was asked for, to the letter or to the digit.
    fn is_written(&self, text: &str) -> bool {
        let text = tidy(text);
        let same_digits = || !self.digits.is_empty() && digits(&text) == self.digits;
        !text.is_empty() && (text == self.text || same_digits())
    }

    /// Whether one of the texts of a cell, which may hold several, could be what was asked for.
    fn may_be_part_of(&self, cell: &str) -> bool {
        let cell = tidy(cell);
        if self.digits.is_empty() { cell.contains(&self.text) } else { digits(&cell).contains(&self.digits) }
    }

    /// The last digits as one number; nothing for what has fewer.
    fn tail(&self) -> Option<u64> {
        let from = self.digits.len().checked_sub(TAIL as usize)?;
        self.digits[from..].parse().ok()
    }

    /// A text of the row with every number masked but the one that was asked for.
    pub(super) fn shown(&self, text: &str) -> String {
        let (mut shown, mut rest) = (String::new(), text);
        while let Some((from, to)) = self.find(rest) {
            shown += &mask_digits(&rest[..from]);
            shown += &rest[from..to];
            rest = &rest[to..];
        }
        shown + &mask_digits(rest)
    }

    /// A line of a dialer base, so: each of its fields by itself.
    pub(super) fn shown_line(&self, line: &str) -> String {
        line.split_inclusive([';', ':', '=']).map(|field| self.shown(field)).collect()
    }

    /// Where the digits that are asked for stand in a text, whatever stands between them: the first and behind the last. Where
    /// an old form of the number stands there, its last digits.
    fn find(&self, text: &str) -> Option<(usize, usize)> {
        let places: Vec<(usize, u8)> =
            text.bytes().enumerate().filter(|(_, byte)| byte.is_ascii_digit()).collect();
        let all = self.digits.len();
        let lengths = [all, 10, 8, ENDING].into_iter().filter(|length| (ENDING..=all).contains(length));
        lengths.into_iter().find_map(|length| {
            let wanted = &self.digits.as_bytes()[all - length..];
            let same = |places: &&[(usize, u8)]| places.iter().map(|(_, byte)| byte).eq(wanted);
            let found = places.windows(length).find(same)?;
            let (first, last) = (found.first()?.0, found.last()?.0);
            // A calling code or a zero that touches it is its own.
            let before = text[..first].bytes().rev().take_while(u8::is_ascii_digit).count();
            Some((if before <= 5 { first - before } else { first }, last + 1))
        })
    }
}

/// The numbers with which a row is planned.
fn planned(row: &TracedRow<'_>) -> impl Iterator<Item = (Option<u16>, Number)> {
    let phones = match &row.fate {
        TracedFate::Planned { phones, .. } => phones.as_slice(),
        TracedFate::LeftOut(_) => &[],
    };
    phones.iter().filter_map(|(column, number)| Some((*column, whole(&format!("+{number}"))?)))
}

/// The numbers that findings name whole, such as those that a blacklist took.
fn named(row: &TracedRow<'_>) -> impl Iterator<Item = (Option<u16>, Number)> {
    let why = match &row.fate {
        TracedFate::LeftOut(why) => Some(why),
        TracedFate::Planned { .. } => None,
    };
    // What became something is named where that stands.
    let noticed = row.noticed.iter().chain(why).filter(|noticed| noticed.became.is_none());
    noticed.filter_map(|noticed| Some((noticed.column, whole(&noticed.seen)?)))
}

/// The number of E.164 digits behind a plus.
pub(super) fn whole(text: &str) -> Option<Number> {
    let is_whole = text.strip_prefix('+').is_some_and(|digits| digits.bytes().all(|b| b.is_ascii_digit()));
    is_whole.then(|| numbering::parse(text, Region::NONE).ok()).flatten()
}

fn reading(head: &TraceHead) -> Reading {
    let guesses =
        Repair::GUESSES.into_iter().filter(|guess| head.guesses.iter().any(|name| name == guess.name()));
    Reading {
        region: Region::new(&head.region).unwrap_or(Region::NONE),
        area: head.area_code.clone(),
        guesses: guesses.collect(),
    }
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// Whether these last digits end any run of digits in a text, whatever stands between them.
fn has_tail(text: &str, tail: u64) -> bool {
    let text = if text.is_ascii() { Cow::Borrowed(text) } else { tidy(text) };
    let (mut last, mut count) = (0, 0);
    text.bytes().filter(u8::is_ascii_digit).any(|digit| {
        last = (last * 10 + u64::from(digit - b'0')) % 10_u64.pow(TAIL);
        count += 1;
        count >= TAIL && last == tail
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use contact::Table;
    use proptest::prelude::*;
    use report::TracedCell;
    use std::sync::Arc;

    fn asked(text: &str, region: &str) -> Asked {
        Asked::of(text, None, &TraceHead { region: region.into(), ..TraceHead::default() })
    }

    /// How a number stands in a cell that has this area code beside it.
    fn stands(asked: &Asked, number: &str, ddd: &str) -> Option<How> {
        let table =
            TracedTable { table: Arc::new(Table::text("t.csv", ["n", "ddd"])), phones: vec![(0, Some(1))] };
        let why = report::Noticed {
            code: "row-filtered".into(),
            severity: contact::Severity::LeftOut,
            column: None,
            seen: "".into(),
            became: None,
            by: None,
        };
        let (fate, noticed) = (TracedFate::LeftOut(why), Vec::new());
        let row = TracedRow { row: 2, cells: vec![TracedCell { number, ddd }], fate, noticed };
        let stood = asked.stands_in(&table, &row).first().map(|stood| stood.how);
        assert_eq!(
            stood.is_some(),
            stood.is_some() && asked.may_be_in(&row),
            "{number} would not be looked at"
        );
        stood
    }

    #[test]
    fn a_number_is_found_however_it_is_written() {
        let check =
            |region, text, cell, ddd, how| assert_eq!(stands(&asked(text, region), cell, ddd), how, "{cell}");
        check("UY", "098344484", "+598 98 344 484", "", Some(How::Number));
        check("UY", "+598 98344484", "tel: 098-344-484 int. 7", "", Some(How::Number));
        check("UY", "098344484", "2400 0101 / 098344484", "", Some(How::Number));
        check("UY", "098344484", "098344485", "", None);
        check("UY", "098344484", "preguntar 098344484", "", Some(How::Digits));
        check("UY", "98344484", "1234598344484", "", Some(How::Digits));
        check("BR", "81991000101", "99100-0101", "81", Some(How::Number));
        check("BR", "81991000101", "99100-0101", "11", None);
        check("BR", "99100-0101", "99100-0101", "81", Some(How::Digits));
        check("AR", "+54 9 11 6345-1287", "011 6345-1287", "", Some(How::Line));
        check("UY", "5,98E+10", "5,98E+10", "", Some(How::Digits));
        check("UY", "12", "12", "", Some(How::Digits));
        check("UY", "9834448", "098344484", "", None);
        check("UY", "9834448", "preguntar 098344484", "", None);
        check("UY", "", "", "", None);
    }

    #[test]
    fn other_numbers_are_masked() {
        let check = |text, shown: &str| assert_eq!(asked("098344484", "UY").shown(text), shown);
        check("098 344 484", "098 344 484");
        check("+598 98344484", "+598 98344484");
        check("24000101 / 098344484 / 099123456", "24••••01 / 098344484 / 09•••••56");
        check("098 344 485", "09• ••• •85");
        let line = "C->;098344484;doc=12345678:n=Ana;24000101;9999;";
        let shown = "C->;098344484;doc=12••••78:n=Ana;24••••01;9999;";
        assert_eq!(asked("098344484", "UY").shown_line(line), shown);
        assert_eq!(asked("+54 9 11 6345-1287", "AR").shown("011 15 6345-1287"), "011 15 6345-1287");
    }

    proptest! {
        #[test]
        fn no_text_is_too_odd_to_be_asked_for_or_shown(text in any::<String>(), cell in any::<String>()) {
            let asked = asked(&text, "UY");
            stands(&asked, &cell, &text);
            let count = |text: &str| text.chars().count();
            prop_assert_eq!(count(&asked.shown(&cell)), count(&cell));
            asked.shown_line(&cell);
        }

        #[test]
        fn a_number_that_is_not_asked_for_never_shows(other in 0_u32..1_000_000) {
            let other = format!("099{other:06}");
            let shown = asked("098344484", "UY").shown(&format!("{other} 098344484 {other}"));
            prop_assert!(!shown.contains(&other), "{}", shown);
        }
    }
}
