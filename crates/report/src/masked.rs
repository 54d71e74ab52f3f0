//! Cells as a report shows them where it hides people's numbers: days and amounts are read as they are.
//!
//! What may be a number of a telephone or of a person stays hidden wherever there is a doubt. So a cell is shown only where the whole of
//! it is a day or an amount, in a column that no telephone number is read from.

use chrono::NaiveDate;
use contact::mask_digits;

/// The years of which somebody may write a day.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2099;

/// The fewest digits that anybody could call.
const NUMBER: usize = 7;

/// What people write before or behind an amount, in capitals; the longer of two that begin alike first.
const CURRENCIES: [&str; 22] = [
    "U$S", "US$", "R$", "S/.", "S/", "GS.", "GS", "BS.", "BS", "$U", "$", "€", "£", "₲", "USD", "UYU", "ARS",
    "BRL", "CLP", "COP", "PEN", "PYG",
];

/// A cell that is no telephone number as far as anybody knows.
pub(crate) fn value(cell: &str) -> String {
    let text = cell.trim();
    if is_day(text) || is_amount(text) { cell.to_owned() } else { mask_digits(cell) }
}

/// `2024-01-31`, `31/12/2023`, `31-12-2023 08:30:00`.
fn is_day(text: &str) -> bool {
    let (day, time) = text.split_once([' ', 'T']).map_or((text, None), |(day, time)| (day, Some(time)));
    let mark = if day.contains('/') { '/' } else { '-' };
    let parts: Vec<&str> = day.split(mark).collect();
    let [first, second, third] = parts[..] else { return false };
    let (year, a, b) = if first.len() == 4 { (first, second, third) } else { (third, first, second) };
    let number =
        |text: &str| text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten();
    let is_short = |text: &str| (1..=2).contains(&text.len());
    let (Some(year), Some(a), Some(b)) = (number(year).filter(|_| year.len() == 4), number(a), number(b))
    else {
        return false;
    };
    let is_of_calendar = |month: i32, day: i32| {
        let (month, day) = (u32::try_from(month).unwrap_or(0), u32::try_from(day).unwrap_or(0));
        NaiveDate::from_ymd_opt(year, month, day).is_some()
    };
    YEARS.contains(&year)
        && [first, second, third].iter().filter(|part| is_short(part)).count() == 2
        && (is_of_calendar(a, b) || (first.len() != 4 && is_of_calendar(b, a)))
        && time.is_none_or(is_time)
}

/// `08:30`, `08:30:00`, `08:30:00.000`.
fn is_time(text: &str) -> bool {
    let (text, fraction) = text.split_once('.').map_or((text, ""), |(text, fraction)| (text, fraction));
    let parts: Vec<&str> = text.split(':').collect();
    let is_below =
        |part: &str, most: u32| part.len() <= 2 && part.parse::<u32>().is_ok_and(|part| part < most);
    let is_clock = |part: (usize, &&str)| is_below(part.1, if part.0 == 0 { 24 } else { 60 });
    (2..=3).contains(&parts.len())
        && parts.iter().enumerate().all(is_clock)
        && fraction.len() <= 6
        && fraction.bytes().all(|byte| byte.is_ascii_digit())
}

/// `$ 1.250,00`, `R$ 12.345.678,90`, `123,456.70`: with a currency, or too short for a number.
fn is_amount(text: &str) -> bool {
    let (bare, has_currency) = without_currency(text.strip_prefix('-').unwrap_or(text));
    let bare = bare.strip_prefix('-').unwrap_or(bare);
    let (whole, decimals) = match bare.rfind(['.', ',']) {
        Some(at) if (1..=2).contains(&(bare.len() - at - 1)) => (&bare[..at], &bare[at + 1..]),
        _ => (bare, ""),
    };
    let has_decimals = !decimals.is_empty();
    // The mark before the decimals is another than that between thousands.
    let thousands =
        if has_decimals { if bare[whole.len()..].starts_with(',') { '.' } else { ',' } } else { '.' };
    let thousands = if !has_decimals && whole.contains(',') { ',' } else { thousands };
    let groups: Vec<&str> = whole.split(thousands).collect();
    let is_grouped = groups.len() > 1;
    let in_threes = groups[0].len() <= 3 && groups[1..].iter().all(|group| group.len() == 3);
    let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let digits = whole.bytes().filter(u8::is_ascii_digit).count();
    // Numbers begin with a zero, amounts of several digits do not.
    let begins_well = digits == 1 || (digits > 1 && !whole.starts_with('0'));
    let is_told = if has_currency { is_grouped || has_decimals } else { has_decimals && digits < NUMBER };
    begins_well
        && groups.iter().all(|group| !group.is_empty() && all_digits(group))
        && all_digits(decimals)
        && (!is_grouped || in_threes)
        && is_told
}

/// The text without a currency before or behind it, and whether there is one.
fn without_currency(text: &str) -> (&str, bool) {
    let begins = |currency: &str| {
        text.get(..currency.len())
            .is_some_and(|begin| begin.eq_ignore_ascii_case(currency))
            .then_some(currency.len())
    };
    let ends = |currency: &str| {
        let at = text.len().checked_sub(currency.len())?;
        text.get(at..).is_some_and(|end| end.eq_ignore_ascii_case(currency)).then_some(at)
    };
    if let Some(len) = CURRENCIES.into_iter().find_map(begins) {
        return (text[len..].trim_start(), true);
    }
    CURRENCIES.into_iter().find_map(ends).map_or((text, false), |at| (text[..at].trim_end(), true))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn days_and_amounts_are_read_as_they_are() {
        let check = |cell: &str| assert_eq!(value(cell), cell);
        check("2024-01-31");
        check("2024/1/5");
        check("31/12/2023");
        check("12/31/2023");
        check("31-12-2023 08:30");
        check(" 2024-01-31T08:30:00.000 ");
        check("$ 1.250,00");
        check("$1.250.000");
        check("-$ 12.345.678,90");
        check("R$ 1.234.567,8");
        check("1,234,567.00 USD");
        check("us$ 12345678.90");
        check("123.456,70");
        check("-12345.67");
        check("1.234,50");
    }

    #[test]
    fn what_may_be_a_number_is_not() {
        let check = |cell: &str, shown: &str| assert_eq!(value(cell), shown);
        check("098344484", "09•••••84");
        check("98.344.484", "98.•••.•84");
        check("98.344.484,00", "98.•••.•••,00");
        check("98344484.0", "98•••••4.0");
        check("4.123.456-7", "4.1••.••6-7");
        check("$ 98344484", "$ 98••••84");
        check("$ 098.344.484", "$ 09•.•••.•84");
        check("31/02/2023", "31/••/••23");
        check("31/12/2123", "31/••/••23");
        check("20241231", "20••••31");
        check("2412 2023", "24•• ••23");
        check("31/12/2023 098344484", "31/••/•••• •••••••84");
        check("2024-01-31 25:00", "20••-••-•• ••:00");
        check("Ana 31/12/2023", "Ana 31/••/••23");
    }

    /// How people write the digits of a number, and how spreadsheets do; each 9 is one of them.
    const FORMS: [&str; 22] = [
        "9999999",
        "99999999",
        "099 999 999",
        "09 999 99 99",
        "9999 9999",
        "9999-9999",
        "999-9999",
        "99.999.999",
        "99,999,999.00",
        "99.999.999,00",
        "9.999.999,00",
        "99999999,00",
        "99999999.0",
        "9999999999.00",
        "+999 99 999 999",
        "+55 (99) 99999-9999",
        "(99) 9999-9999",
        "99-9999-9999",
        "99/9999/9999",
        "9.999.999-9",
        "999.999.999-99",
        "99999999999999",
    ];

    proptest! {
        #[test]
        fn no_number_is_read(form in proptest::sample::select(&FORMS[..]), digits in "[1-9][0-9]{14}", around in "( |Cel |tel: ){0,2}") {
            let mut digits = digits.chars();
            let number: String = form.chars().map(|c| if c == '9' { digits.next().unwrap() } else { c }).collect();
            let cell = format!("{around}{number}");
            let shown = value(&cell);
            prop_assert_eq!(&shown, &mask_digits(&cell));
            let is_digit = |c: &char| c.is_ascii_digit();
            prop_assert!(shown.chars().filter(is_digit).count() <= 4, "{}", shown);
            prop_assert_eq!(value(&shown), shown);
        }

        #[test]
        fn any_text_shows_no_more_than_a_day_or_an_amount(cell in "([0-9]{1,5}|[-/.,: $T+()]|[a-zé]){0,8}") {
            let shown = value(&cell);
            let digits = |text: &str| text.chars().filter(char::is_ascii_digit).count();
            prop_assert!(shown == mask_digits(&cell) || is_day(cell.trim()) || is_amount(cell.trim()));
            prop_assert!(!is_day(cell.trim()) || digits(&cell) >= 6);
            prop_assert_eq!(value(&shown), shown);
        }
    }
}
