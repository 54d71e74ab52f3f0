//! Numbers in common writing, by tables: what it answers, the reference would answer too.
//!
//! The steps are those of libphonenumber's `ParseHelper`, for texts of digits, one plus and plain punctuation alone. All
//! other texts are left to the reference, and so is what a plan says in a way that the tables do not hold.

mod tables;

use crate::Unreadable;
use contact::{Number, Region};
use tables::{Answer, Decimal, Found, Length, Plan, Room};

/// The number or why it is none, if the text is one of the common cases.
pub(crate) fn parse(text: &str, region: Region) -> Option<Result<Number, Unreadable>> {
    let [mut read, mut home, mut main] = [tables::EMPTY; 3];
    let (digits, has_plus) = scan(text, &mut read)?;
    match digits.len() {
        0 | 1 => return Some(Err(Unreadable::NotANumber)),
        // Two make a number for the reference where nothing stands between them.
        2 if text.len() != 2 => return None,
        _ => {}
    }
    let (plan, rest) = if has_plus {
        after_plus(digits)?
    } else {
        from_region(digits, Plan::of_region(region)?, &mut home)?
    };
    let code = plan.code()?;
    let stripped = plan.without_national_prefix(rest, &mut main);
    let fits = matches!(plan.length(stripped), Length::Possible | Length::TooLong);
    let number = if fits { stripped } else { rest };
    match tables::find(code, number) {
        Answer::Found(Found { region, kind, e164, national }) => {
            let country_len = Decimal::of_number(code).len;
            Number::of_digits(e164.whole()?, country_len, national.whole()?, national.len, kind, region)
                .map(Ok)
        }
        Answer::Invalid => why(plan.main(), number).map(Err),
        Answer::Unsure => None,
    }
}

/// The calling code of a region, if the tables hold its plan.
pub(crate) fn country_code(region: Region) -> Option<u16> {
    Plan::of_region(region)?.code().map(|code| code as u16)
}

/// Why a number is none: as the reference parses it, then by `is_possible_number_with_reason`.
fn why(plan: Plan, number: &[u8]) -> Option<Unreadable> {
    /// The shortest and the longest national significant number that the reference reads.
    const READ: std::ops::RangeInclusive<usize> = 2..=17;
    /// Beyond these the reference counts zeros in its own way.
    const LEADING_ZEROS: usize = 10;
    let zeros = number.iter().take_while(|digit| **digit == 0).count();
    (number.len() >= *READ.start() && zeros <= LEADING_ZEROS).then_some(())?;
    Some(match plan.length(number) {
        Length::TooLong => Unreadable::TooLong,
        _ if number.len() > *READ.end() => Unreadable::TooLong,
        Length::TooShort => Unreadable::TooShort,
        Length::LocalOnly => Unreadable::AreaMissing,
        Length::Possible | Length::Impossible => Unreadable::NoSuchRange,
    })
}

/// The digits of a text, and whether a plus stands before them; nothing for a text with anything that needs thought.
fn scan<'r>(text: &str, room: &'r mut Room) -> Option<(&'r [u8], bool)> {
    /// The most digits that the automata of the general patterns know.
    const READABLE: usize = 24;
    let (mut count, mut seen) = (0, 0);
    if text.len() > room.len() {
        return None;
    }
    // Without a branch: what the next byte is cannot be foreseen.
    for &byte in text.as_bytes() {
        let class = CLASSES[usize::from(byte)];
        if let Some(place) = room.get_mut(count) {
            *place = byte & 0xF;
        }
        count += usize::from(class & DIGIT);
        seen |= class;
    }
    if seen & !(DIGIT | MARK) > 0 {
        let plain = seen & OTHER == 0 && marks_are_plain(text);
        plain.then_some(())?;
    }
    (count <= READABLE).then_some((room.get(..count)?, seen & PLUS > 0))
}

/// Whether the only plus, or run of them, stands before the digits, and no-break spaces are whole.
fn marks_are_plain(text: &str) -> bool {
    let (mut plus_may_come, mut last) = (true, ' ');
    text.chars().all(|c| {
        // What stands between two pluses, or before a later one, is for the reference to judge.
        plus_may_come &= !c.is_ascii_digit() && (last != '+' || c == '+');
        last = c;
        if c == '+' { plus_may_come } else { c.is_ascii() || c == '\u{a0}' }
    })
}

/// What a byte is, in bits: a text is what its bytes are together.
const DIGIT: u8 = 1;
const MARK: u8 = 2;
const PLUS: u8 = 4;
/// One of the two bytes of a no-break space.
const NO_BREAK: u8 = 8;
const OTHER: u8 = 16;

static CLASSES: [u8; 256] = {
    let mut classes = [OTHER; 256];
    let mut byte = 0;
    while byte < 256 {
        classes[byte] = match byte as u8 {
            b'0'..=b'9' => DIGIT,
            b' ' | b'-' | b'.' | b'(' | b')' | b'/' | b'[' | b']' => MARK,
            b'+' => PLUS,
            0xC2 | 0xA0 => NO_BREAK,
            _ => OTHER,
        };
        byte += 1;
    }
    classes
};

/// The main plan of the calling code with which the digits begin, and the rest.
fn after_plus(digits: &[u8]) -> Option<(Plan, &[u8])> {
    // The reference wants three digits, and no calling code begins with 0.
    (digits.len() >= 3 && digits[0] != 0).then_some(())?;
    let mut code = 0;
    for (nth, digit) in digits.iter().take(3).enumerate() {
        code = code * 10 + usize::from(*digit);
        if let Some(plan) = Plan::of_code(code) {
            return Some((plan, &digits[nth + 1..]));
        }
    }
    None
}

/// The plan of digits without a plus, and the digits that are left to it: `maybe_extract_country_code`.
fn from_region<'d>(digits: &'d [u8], home: Plan, room: &'d mut Room) -> Option<(Plan, &'d [u8])> {
    let code = home.code()?;
    if let Some(end) = home.international_prefix(digits) {
        let rest = &digits[end..];
        if rest.first() != Some(&0) {
            return after_plus(rest);
        }
    }
    if let Some(rest) = without_code(digits, code) {
        let stripped = home.without_national_prefix(rest, room);
        let better = !home.is_general(digits) && home.is_general(stripped);
        if better || home.length(digits) == Length::TooLong {
            return Some((home.main(), stripped));
        }
    }
    Some((home, digits))
}

fn without_code(digits: &[u8], code: usize) -> Option<&[u8]> {
    let (start, rest) = digits.split_at_checked(usize::from(Decimal::of_number(code).len))?;
    let number = start.iter().fold(0, |number, digit| number * 10 + usize::from(*digit));
    (number == code).then_some(rest)
}

#[cfg(test)]
mod tests;
