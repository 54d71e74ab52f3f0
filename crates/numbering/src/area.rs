//! The area code that stands in a number, in the countries whose lists we know.
//!
//! Zones have a finer map of their own; this is the code that people name a place by. In a country that is not here no number
//! has an area, which is better than a prefix that nobody calls one.

use crate::country_code;
use contact::{Kind, Number, Region};

/// The area code of a number, without a trunk prefix; none where its kind has no area, as most mobiles, or its country is not
/// known here.
///
/// Sources: Anatel's numbering plan (Brazil, two digits), IFT (Mexico, two digits in three cities, else three), ENACOM
/// (Argentina, two to four), NANPA (North America, three), URSEC (Uruguay), CRC (Colombia), SUBTEL (Chile), MTC (Peru), CNMC
/// (Spain), ANACOM (Portugal).
#[must_use]
pub fn area_code(number: Number) -> Option<u16> {
    let has_area = match number.kind() {
        Kind::Fixed | Kind::FixedOrMobile => true,
        Kind::Mobile => MOBILES_WITH_AREA.contains(&number.country_code()),
        _ => false,
    };
    let (digits, len) = number.significant();
    let first = |count: u8| (digits / 10_u64.pow(u32::from(len.checked_sub(count)?))).try_into().ok();
    match (has_area, number.country_code()) {
        (false, _) => None,
        (_, 1 | 57) => first(3),
        (_, 55) => first(2),
        (_, 52) => first(2).filter(|code| [33, 55, 56, 81].contains(code)).or_else(|| first(3)),
        (_, 54) => argentine(digits, len),
        // Montevideo, and Maldonado.
        (_, 598) => first(1)
            .filter(|code| *code == 2)
            .or_else(|| first(2).filter(|code| *code == 42))
            .or_else(|| first(3)),
        // The plan cannot tell Chile's mobiles, which begin with a 9, from fixed lines.
        (_, 56) if first(1) == Some(9) => None,
        (_, 56) => first(1).filter(|code| *code == 2).or_else(|| first(2)),
        (_, 51) => first(1).filter(|code| *code == 1).or_else(|| first(2)),
        (_, 34) => first(2).filter(|code| [91, 93].contains(code)).or_else(|| first(3)),
        (_, 351) => first(2).filter(|code| [21, 22].contains(code)).or_else(|| first(3)),
        _ => None,
    }
}

/// What people call the place of an area code: `Recife` for 81 of Brazil. None where nobody wrote it down.
#[must_use]
pub fn place(country: Region, area: u16) -> Option<&'static str> {
    let prefix = format!("{}{area}", country_code(country)?);
    // It is asked for the few areas of a report.
    PLACES
        .lines()
        .find_map(|line| line.split_once('\t').filter(|(known, _)| *known == prefix))
        .map(|(_, place)| place)
}

const PLACES: &str = include_str!("../data/areas.tsv");

/// Countries whose mobiles are of an area.
const MOBILES_WITH_AREA: [u16; 4] = [1, 52, 54, 55];

/// Argentina's mobiles have a 9 before their area when they are called from abroad.
fn argentine(digits: u64, len: u8) -> Option<u16> {
    const TEN_DIGITS: u64 = 10_000_000_000;
    let local = match len {
        11 => digits % TEN_DIGITS,
        10 => digits,
        _ => return None,
    };
    let (two, three) = ((local / 100_000_000) as u16, (local / 10_000_000) as u16);
    let code = if two == 11 {
        two
    } else if ARGENTINE_OF_THREE.binary_search(&three).is_ok() {
        three
    } else {
        (local / 1_000_000) as u16
    };
    Some(code)
}

/// Argentina's codes of three digits; all others but Buenos Aires have four.
const ARGENTINE_OF_THREE: [u16; 38] = [
    220, 221, 223, 230, 236, 237, 249, 260, 261, 263, 264, 266, 280, 291, 294, 297, 298, 299, 336, 341, 342,
    343, 345, 348, 351, 353, 358, 362, 364, 370, 376, 379, 380, 381, 383, 385, 387, 388,
];

#[cfg(test)]
mod tests {
    use super::*;
    use contact::Region;

    #[test]
    fn a_place_is_what_people_call_it() {
        let check = |country: &str, area, called: Option<&str>| {
            assert_eq!(place(Region::new(country).unwrap(), area), called, "{country} {area}");
        };
        check("BR", 81, Some("Recife"));
        check("BR", 20, None);
        check("UY", 2, Some("Montevideo"));
        check("US", 212, Some("New York"));
        check("CA", 416, Some("Ontario"));
        check("AR", 2966, Some("Río Gallegos"));
        check("ES", 928, Some("Las Palmas"));
        check("IE", 1, None);
    }

    #[test]
    fn every_place_stands_once_in_order_and_is_an_area() {
        let places: Vec<(&str, &str)> = PLACES
            .lines()
            .filter(|line| !line.starts_with('#'))
            .map(|line| line.split_once('\t').unwrap())
            .collect();
        assert!(
            places.len() > 700 && places.is_sorted() && places.iter().all(|(_, place)| !place.is_empty())
        );
        for pair in places.windows(2) {
            assert_ne!(pair[0].0, pair[1].0, "{pair:?}");
        }
        let is_area = |prefix: &str| {
            let countries = ["1", "34", "351", "51", "52", "54", "55", "56", "57", "598"];
            let known = |code: &&&str| prefix.strip_prefix(**code).is_some();
            let code = countries.iter().filter(known).max_by_key(|code| code.len()).unwrap();
            let (area, national) = (prefix[code.len()..].parse().unwrap(), &prefix[code.len()..]);
            // Some number of it has that area: which digits follow is not the same everywhere.
            let mut tails =
                (0..10_u64).flat_map(|digit| (5..=8).map(move |len| digit.to_string().repeat(len)));
            tails.any(|tail| {
                let number = crate::parse(&format!("+{code}{national}{tail}"), Region::NONE);
                number.is_ok_and(|number| area_code(number) == Some(area))
            })
        };
        let strange: Vec<_> = places.iter().filter(|(prefix, _)| !is_area(prefix)).collect();
        assert!(strange.is_empty(), "{strange:?}");
    }

    #[test]
    fn an_area_is_the_code_that_people_name_it_by() {
        let check = |text: &str, area: Option<u16>| {
            let number = crate::parse(text, Region::NONE).expect(text);
            assert_eq!(area_code(number), area, "{text}");
        };
        check("+5511961234567", Some(11));
        check("+558134191234", Some(81));
        check("+5491123456789", Some(11));
        check("+541143211234", Some(11));
        check("+5493512345678", Some(351));
        check("+542966421234", Some(2966));
        check("+525512345678", Some(55));
        check("+526144101234", Some(614));
        check("+12702301234", Some(270));
        check("+59824001234", Some(2));
        check("+59842221234", Some(42));
        check("+59847331234", Some(473));
        check("+59898344484", None);
        check("+576012345678", Some(601));
        check("+573012345678", None);
        check("+56322301234", Some(32));
        check("+56221234567", Some(2));
        check("+56961234567", None);
        check("+5112345678", Some(1));
        check("+5154212345", Some(54));
        check("+34912345678", Some(91));
        check("+34958123456", Some(958));
        check("+351212345678", Some(21));
        check("+351289123456", Some(289));
        check("+35312345678", None);
        check("+18002345678", None);
    }
}
