//! Valid numbers in common writing, by tables: what it answers, the reference would answer too.
//!
//! The steps are those of libphonenumber's `ParseHelper`, for texts of digits, one plus and plain punctuation alone. All
//! other texts, and all that is no valid number, is left to the reference, which also knows why.

mod tables;

use contact::{Number, Region};
use tables::{Decimal, Digits, Found, Plan};

/// The number, if the text is one of the common cases.
pub(crate) fn parse(text: &str, region: Region) -> Option<Number> {
    let (digits, has_plus) = scan(text)?;
    let (plan, rest) =
        if has_plus { after_plus(digits)? } else { from_region(digits, Plan::of_region(region)?)? };
    let code = plan.code()?;
    let stripped = plan.without_national_prefix(rest);
    let number = if plan.is_possible_or_too_long(stripped) { stripped } else { rest };
    let found = tables::find(code, number)?;
    let e164 = Decimal::of_number(code).followed_by(number.as_slice());
    let country_len = Decimal::of_number(code).len;
    let Found { region, kind, national } = found;
    Number::of_digits(e164.whole()?, country_len, national.whole()?, national.len, kind, region)
}

/// The digits of a text, and whether a plus stands before them; nothing for a text with anything that needs thought.
fn scan(text: &str) -> Option<(Digits, bool)> {
    const LONGEST: usize = 40;
    const FEWEST: usize = 3;
    (text.len() <= LONGEST).then_some(())?;
    let (mut digits, mut has_plus) = (Digits::none(), false);
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        match byte {
            b'0'..=b'9' => digits.read(byte - b'0')?,
            b' ' | b'-' | b'.' | b'(' | b')' | b'/' | b'[' | b']' => {}
            b'+' if !has_plus && digits.len() == 0 => has_plus = true,
            // A no-break space.
            0xC2 if bytes.next() == Some(0xA0) => {}
            _ => return None,
        }
    }
    (digits.len() >= FEWEST).then_some((digits, has_plus))
}

/// The main plan of the calling code with which the digits begin, and the rest.
fn after_plus(digits: Digits) -> Option<(Plan, Digits)> {
    // The reference wants three digits, and no calling code begins with 0.
    (digits.len() >= 3 && !digits.starts_with_zero()).then_some(())?;
    let mut code = 0;
    for (nth, digit) in digits.as_slice().iter().take(3).enumerate() {
        code = code * 10 + usize::from(*digit);
        if let Some(plan) = Plan::of_code(code) {
            return Some((plan, digits.from(nth + 1)));
        }
    }
    None
}

/// The plan of digits without a plus, and the digits that are left to it: `maybe_extract_country_code`.
fn from_region(digits: Digits, home: Plan) -> Option<(Plan, Digits)> {
    let code = home.code()?;
    if let Some(end) = home.international_prefix(digits) {
        let rest = digits.from(end);
        if !rest.starts_with_zero() {
            return after_plus(rest);
        }
    }
    if let Some(rest) = without_code(digits, code) {
        let stripped = home.without_national_prefix(rest);
        let better = !home.is_general(digits) && home.is_general(stripped);
        if better || home.is_too_long(digits) {
            return Some((home.main(), stripped));
        }
    }
    Some((home, digits))
}

fn without_code(digits: Digits, code: usize) -> Option<Digits> {
    let code = Decimal::of_number(code);
    let start = digits.as_slice().get(..usize::from(code.len))?;
    (Decimal::default().followed_by(start) == code).then(|| digits.from(start.len()))
}

#[cfg(test)]
mod tests;
