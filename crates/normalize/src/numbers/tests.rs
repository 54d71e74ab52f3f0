//! Cells as people fill them.

use super::*;
use proptest::prelude::*;

fn read_by(cell: &str, area: &str, reading: &Reading) -> Vec<String> {
    let mut all = Vec::new();
    read_numbers(cell, area, reading, |read| {
        all.push(read.map_or_else(|misread| misread.why.code().id.to_owned(), |read| read.number.reveal()));
    });
    all
}

fn read(cell: &str, area: &str, region: &str) -> Vec<String> {
    read_by(cell, area, &Reading::of(Region::new(region).unwrap()))
}

#[test]
fn one_number_as_people_write_it() {
    let check = |cell, number| assert_eq!(read(cell, "", "UY"), [number], "{cell}");
    check("098344484", "+59898344484");
    check("98344484", "+59898344484");
    check("098-344-484", "+59898344484");
    check("+598 98 344 484", "+59898344484");
    check("00598 98344484", "+59898344484");
    check("59898344484", "+59898344484");
    check("tel:+59898344484", "+59898344484");
    check("p:+59898344484", "+59898344484");
    check("Cel: 098 344 484", "+59898344484");
    check("Teléfono contacto 098344484", "+59898344484");
    check("098 344 484 (trabajo)", "+59898344484");
    check("98344484.0", "+59898344484");
    check("98344484,00", "+59898344484");
    check("０９８３４４４８４", "+59898344484");
    check("2400 1234 int. 12", "+59824001234");
    check("2400 1234 x12", "+59824001234");
    check("2400 1234 #12", "+59824001234");
    check("M=2=24001234", "+59824001234");
    check("٠٩٨٣٤٤٤٨٤", "+59898344484");
    check("+55 (51) 99612-3456", "+5551996123456");
}

#[test]
fn several_numbers_are_several() {
    let check = |cell, numbers: &[&str]| assert_eq!(read(cell, "", "UY"), numbers, "{cell}");
    check("098344484 / 24001234", &["+59898344484", "+59824001234"]);
    check("098344484;24001234", &["+59898344484", "+59824001234"]);
    check("098344484\n24001234", &["+59898344484", "+59824001234"]);
    check("098344484 ::: 24001234", &["+59898344484", "+59824001234"]);
    check("098344484 o 24001234", &["+59898344484", "+59824001234"]);
    check("098344484 y al 24001234", &["+59898344484", "number-with-words"]);
    check("098344484, 24001234", &["+59898344484", "+59824001234"]);
    check("092810461,0 y 2400 1234", &["+59892810461", "+59824001234"]);
    check("098344484 / / 0059824001234", &["+59898344484", "+59824001234"]);
    check("/098344484 /", &["+59898344484"]);
    check("5,76E+10/098344484", &["phone-digits-lost", "+59898344484"]);
    check("098344484 O #¿NOMBRE?", &["+59898344484", "number-unreadable"]);
    check("911 o 098344484", &["number-with-words"]);
    check("+5511 o 961061552", &["number-with-words"]);
    check("Nº 098344484", &["+59898344484"]);
    check("098344484 | 123", &["+59898344484", "number-short"]);
    check("098344484 - 2400 1234", &["+59898344484", "+59824001234"]);
    check("098344484   2400 1234", &["+59898344484", "+59824001234"]);
    check("098  344  484", &["+59898344484"]);
    check("0", &[]);
    check("00000000", &[]);
    check("0 / 098344484", &["+59898344484"]);
    check("098344484 / 24001234 / no tiene", &["+59898344484", "+59824001234"]);
    check("098344484 / 24001234 / mamá", &["+59898344484", "+59824001234", "number-unreadable"]);
    check("no tiene / 098344484", &["+59898344484"]);
    check("098344484 / #¡REF!", &["+59898344484"]);
    check("098344484 / #no llamar", &["refused"]);
    check("+54 / 11 / 43211234", &["+541143211234"]);
    check("+54 - 11 - 43211234", &["+541143211234"]);
    check("54  11  43211234", &["number-no-such-range"]);
    check("+598 - 98 - 344484", &["+59898344484"]);
    check("no atiende / 098344484", &["number-with-words"]);
    check("FAX; 24001235", &["number-with-words"]);
    check("fallecido | 098344484", &["number-with-words"]);
    check("equivocado\n098344484", &["number-with-words"]);
    check("24001235 y fax", &["number-with-words"]);
    check("24001235 o no es", &["number-with-words"]);
    check("Casa; 24001235", &["+59824001235"]);
    check("no tiene; 24001235", &["number-unreadable", "+59824001235"]);
    check("+598 2400 - 1234", &["+59824001234"]);
    check("+598  2400  1234", &["+59824001234"]);
    check("2123 - 6246", &["+59821236246"]);
    check("H=1=24001236:M=0=098344484", &["+59824001236", "+59898344484"]);
    check("2400 1234/35", &["+59824001234", "number-too-short"]);
    check("2400 1234 - 6", &["+59824001234", "number-unreadable"]);
    check("24001234,12", &["+59824001234", "number-too-short"]);
    check("2400/1234", &["+59824001234"]);
    check("", &[]);
    check(" - ", &[]);
}

#[test]
fn an_area_code_apart_is_joined() {
    let check = |cell, ddd, number| assert_eq!(read(cell, ddd, "BR"), [number], "{ddd} {cell}");
    check("96123-4567", "11", "+5511961234567");
    check("96123-4567", "11.0", "+5511961234567");
    check("961234567", "011", "+5511961234567");
    check("3333-4567", "(51)", "+555133334567");
    check("11961234567", "51", "+5511961234567");
    check("+5511961234567", "51", "+5511961234567");
    check("11/96123-4567", "", "+5511961234567");
    check("0055 51 99612-3456", "", "+5551996123456");
    // What has its area lacks a digit, and is not another's with the area before it once more.
    check("(91) 3456-789", "91", "number-no-such-range");
    check("91 3456-789", "91", "number-area-missing");
    check("91345-6789", "91", "+5591913456789");
    check("3456-789", "11", "number-too-short");
}

#[test]
fn what_hides_digits_or_is_anothers_is_nobody() {
    let check =
        |cell, area, region: &str, why| assert_eq!(read(cell, area, region), [why], "{region} {cell}");
    check("55 1234 56xx", "55", "MX", "number-with-words");
    check("11 4321 12xx", "11", "AR", "number-with-words");
    check("6123xx09009", "", "CL", "number-with-words");
    check("11 9xx61234567", "", "BR", "number-with-words");
    check("00966 501234", "", "ES", "number-too-short");
    check("00 91 9876543", "", "PT", "number-area-missing");
    check("044566+0019", "", "CL", "number-unreadable");
    check("0055 11 96167 - 1632", "", "CL", "+5511961671632");
    check("(305) 555 - 0199", "", "US", "+13055550199");
    check("011 4321 - 1235", "", "AR", "+541143211235");
}

#[test]
fn what_a_country_writes_before_its_numbers_is_taken_away() {
    let check = |cell, region, number| assert_eq!(read(cell, "", region), [number], "{region} {cell}");
    check("044 55 1234 5670", "MX", "+525512345670");
    check("01 33 3615 0101", "MX", "+523336150101");
    check("+52 1 81 1234 5670", "MX", "+528112345670");
    check("0 301 234 5670", "CO", "+573012345670");
    check("09 6123 4567", "CL", "+56961234567");
    check("0612 345 670", "ES", "+34612345670");
    check("(0xx11) 96123-4567", "BR", "+5511961234567");
    check("(0055) 51 99612-3456", "BR", "+5551996123456");
    check("+0055 51 99612-3456", "BR", "+5551996123456");
    check("+55+5551996123456", "BR", "+5551996123456");
    check("+55 (+55) 51 99612-3456", "BR", "+5551996123456");
    check("+54+5551996123456", "BR", "number-unreadable");
    check("000098344484", "UY", "+59898344484");
    check("0098344484", "UY", "number-no-such-range");
    check("00-57 301 2345670", "CO", "+573012345670");
}

#[test]
fn a_blacklist_refuses_more_than_a_list_dials() {
    let check = |cell, region: &str, numbers: &[&str], unreadable| {
        let (read, rest) = refused_numbers(cell, "", &Reading::of(Region::new(region).unwrap()));
        let read: Vec<String> = read.into_iter().map(contact::Number::reveal).collect();
        assert_eq!(
            (read.iter().map(String::as_str).collect::<Vec<_>>(), rest),
            (numbers.to_vec(), unreadable),
            "{cell}"
        );
    };
    check("098344484 no llamar", "UY", &["+59898344484"], false);
    check("Ana 098344484 / 24001234", "UY", &["+59824001234", "+59898344484"], false);
    check("11 6123-4567", "BR", &["+5511961234567"], false);
    check("11 3123-4567", "BR", &["+551131234567"], false);
    check("+55 11 6123-4567", "UY", &["+5511961234567"], false);
    check("098344484 no llamar ni 24001234", "UY", &["+59824001234", "+59898344484"], false);
    check("098344484 (Ana) 24001234 (Juan)", "UY", &["+59824001234", "+59898344484"], false);
    check("098 344 484 cliente 4521", "UY", &["+59898344484"], false);
    check("Ana 2: 098344484", "UY", &["+59898344484"], false);
    check("31/01/2024 098344484", "UY", &["+59898344484"], false);
    check("098344484 24001234", "UY", &["+59824001234", "+59898344484"], false);
    check("005511 6123-4567", "BR", &["+5511961234567"], false);
    check("0 15 11 6123-4567", "BR", &["+5511961234567"], false);
    check("(11) 96123-4567 Ana", "BR", &["+5511961234567"], false);
    check("+55 (11) 6123-4567 (vivo)", "BR", &["+5511961234567"], false);
    check("Ana [11] 96123-4567", "BR", &["+5511961234567"], false);
    check("24001234 (098344484)", "UY", &["+59824001234", "+59898344484"], false);
    check("55 011 6123-4567", "BR", &["+5511961234567"], false);
    check("00 54 11 4321-1234", "BR", &["+541143211234", "+5491143211234"], false);
    check("+54 9 011 15 6345-1287", "AR", &["+541163451287", "+5491163451287"], false);
    check("15 11 6345 1287", "AR", &["+541163451287", "+5491163451287"], false);
    check("5713425671", "CO", &["+576013425671"], false);
    check("03 1 3425671", "CO", &["+576013425671"], false);
    check("+57 1 3425671", "UY", &["+576013425671"], false);
    check("Ana", "UY", &[], true);
    check("5,98E+10", "UY", &[], true);
    check("", "UY", &[], false);
}

#[test]
fn a_blacklist_reads_what_the_list_dials() {
    let reading = Reading { area: "11".into(), ..Reading::of(Region::new("BR").unwrap()) };
    let check = |cell, reading: &Reading, numbers: &[&str]| {
        let (read, unreadable) = refused_numbers(cell, "", reading);
        let read: Vec<String> = read.into_iter().map(contact::Number::reveal).collect();
        assert_eq!(
            (read.iter().map(String::as_str).collect::<Vec<_>>(), unreadable),
            (numbers.to_vec(), false)
        );
    };
    check("96123-4567", &reading, &["+5511961234567"]);
    check("11 7812-3456 / fax 11 3123-4569", &reading, &["+551131234569", "+551178123456", "+5511978123456"]);
    check("21 98222-3334 - 11 98222-3331 (Juan)", &reading, &["+5511982223331", "+5521982223334"]);
    check("1 2345679", &Reading::of(Region::new("CO").unwrap()), &["+576012345679"]);
    let hole = refused_numbers("11 96123-4567 / 11 1123-45", "", &reading);
    assert_eq!((hole.0.len(), hole.1), (1, true), "a number that nobody is held back for is told");
}

#[test]
fn a_blacklist_completes_a_number_by_its_lines_area_code() {
    let check = |cell, area, region: &str, numbers: &[&str]| {
        let (read, unreadable) = refused_numbers(cell, area, &Reading::of(Region::new(region).unwrap()));
        let read: Vec<String> = read.into_iter().map(contact::Number::reveal).collect();
        assert_eq!(
            (read.iter().map(String::as_str).collect::<Vec<_>>(), unreadable),
            (numbers.to_vec(), false)
        );
    };
    check("96123-4567", "11", "BR", &["+5511961234567"]);
    check("6123-4567", "011", "BR", &["+5511961234567"]);
    check("11 96123-4567", "21", "BR", &["+5511961234567"]);
    check("4321-1234", "11", "AR", &["+541143211234", "+5491143211234"]);
    check("15 6345-1287", "11", "AR", &["+541163451287", "+5491163451287"]);
    check("5550123", "212", "US", &["+12125550123"]);
}

#[test]
fn what_cannot_be_read_says_why() {
    let check = |cell, why| assert_eq!(read(cell, "", "UY"), [why], "{cell}");
    check("5,51E+12", "phone-digits-lost");
    check("5.98983E+10", "phone-digits-lost");
    check("2024-01-31", "number-is-date");
    check("31/01/2024 10:20", "number-is-date");
    check("no llamar 098344484", "refused");
    check("098344484 NÃO LIGAR", "refused");
    check("098344484 no-llamar", "refused");
    check("098344484 don’t call", "refused");
    check("31/01/2024 no llamar", "refused");
    check("Bruno Llamares 098344484", "number-with-words");
    check("098344484 Mariano Callejas", "number-with-words");
    check("2400 casa 1234", "number-with-words");
    check("98344484.5", "number-unreadable");
    check("na\u{303}o ligar 098344484", "refused");
    check("dado de baja 098344484", "refused");
    check("24001234~12", "number-unreadable");
    check("sin permiso 098344484", "number-with-words");
    check("1-800-FLOWERS", "number-with-words");
    check("098344484 María", "number-with-words");
    check("no tiene", "number-unreadable");
    check("12", "number-too-short");
    check("911", "number-short");
    check("99999999", "number-placeholder");
    check("123456789", "number-placeholder");
    check("5989834448400000", "phone-digits-lost");
    check("598983444841000", "number-no-such-range");
    check("598983444840001234", "number-too-long");
    check("*31#098344484", "number-with-words");
    check("098344484 24001234", "number-too-long");
}

#[test]
fn repairs_are_told() {
    let check = |cell, region: &str, names: &[&str]| {
        let mut told = Vec::new();
        read_numbers(cell, "", &Reading::of(Region::new(region).unwrap()), |read| {
            told.extend(read.unwrap().repairs.iter().map(Repair::name));
        });
        assert_eq!(told, names, "{cell}");
    };
    check("098 344 484", "UY", &[]);
    check("Cel: 98344484.0", "UY", &["label", "fraction"]);
    check("'098344484", "UY", &["wrapping"]);
    check("=\"098344484\"", "UY", &["wrapping"]);
    check("\u{202a}+598 98 344 484\u{202c}", "UY", &["invisible-characters"]);
    check("０９８３４４４８４", "UY", &["wrapping"]);
    check("2400 1234 int. 12", "UY", &["extension"]);
    check("0055 51 99612-3456", "BR", &["own-country-code"]);
    check("(0xx11) 96123-4567", "BR", &["carrier-stand-in"]);
    check("044 55 1234 5670", "MX", &["trunk-prefix"]);
}

#[test]
fn guesses_are_made_where_they_are_allowed_and_nowhere_else() {
    let check = |cell, region: &str, guess, without: &str, with| {
        let reading = Reading::of(Region::new(region).unwrap());
        assert_eq!(read_by(cell, "", &reading), [without], "{cell}");
        let allowed = Reading { guesses: Repairs::NONE.with(guess), ..reading };
        assert_eq!(read_by(cell, "", &allowed), [with], "{cell}");
    };
    let none = "number-no-such-range";
    check("11 6123-4567", "BR", Repair::BrazilNinthDigit, none, "+5511961234567");
    check("1 234 5670", "CO", Repair::ColombiaOldFixed, none, "+576012345670");
    check("11 6345 1287", "AR", Repair::ArgentinaMobileNine, "+541163451287", "+5491163451287");
    check("0054 11 6345 1287", "AR", Repair::ArgentinaMobileNine, "+541163451287", "+5491163451287");
    check("0055 11 6123-4567", "BR", Repair::BrazilNinthDigit, none, "+5511961234567");
    check("0057 1 234 5670", "CO", Repair::ColombiaOldFixed, none, "+576012345670");
}

#[test]
fn the_lists_area_code_completes_what_is_not_whole() {
    let reading = Reading { area: "11".into(), ..Reading::of(Region::new("BR").unwrap()) };
    let check = |cell, area, number| assert_eq!(read_by(cell, area, &reading), [number], "{cell}");
    check("96123-4567", "", "+5511961234567");
    check("96123-4567", "21", "+5521961234567");
    check("21 96123-4567", "", "+5521961234567");
    check("4003-1234", "", "+5540031234");
    assert_eq!(read("96123-4567", "", "BR"), ["number-area-missing"]);
    assert_eq!(read("6123-4567", "", "BR"), ["number-no-such-range"]);
}

proptest! {
    #[test]
    fn no_cell_is_too_strange(cell in "\\PC{0,40}", ddd in "\\PC{0,5}") {
        let _ = read(&cell, &ddd, "BR");
    }

    #[test]
    fn what_was_read_reads_the_same_again(cell in "[0-9 /()+.;-]{0,40}") {
        let mut numbers = Vec::new();
        let uruguay = Reading::of(Region::new("UY").unwrap());
        read_numbers(&cell, "", &uruguay, |read| numbers.extend(read.map(|read| read.number)));
        for number in numbers {
            prop_assert_eq!(read(&number.reveal(), "", "AR"), [number.reveal()]);
        }
    }
}

/// Every emergency number of every country, as people might write it.
#[test]
fn an_emergency_number_is_dialled_in_no_form_and_no_country() {
    let letters = || (b'A'..=b'Z').map(char::from);
    let regions = letters().flat_map(|a| letters().map(move |b| format!("{a}{b}")));
    let mut dialled: Vec<String> = Vec::new();
    let mut asked = 0;
    for region in regions.filter_map(|letters| Region::new(&letters)) {
        let Some(code) = numbering::country_code(region) else { continue };
        let digits = (1..=4).flat_map(|width| {
            (0..10_u32.pow(width)).map(move |n| format!("{n:0width$}", width = width as usize))
        });
        let emergency = |text: &String| numbering::short(text, region) == Some(numbering::Short::Emergency);
        let emergencies: Vec<String> = digits.filter(emergency).collect();
        for number in &emergencies {
            asked += 1;
            let forms = [
                number.clone(),
                format!("{number}.0"),
                format!("'{number}"),
                format!("tel: {number}"),
                format!("+{number}"),
                format!("00{number}"),
                format!("0{number}"),
                format!("({number})"),
                format!("+{code}{number}"),
                format!("+{code} {number}"),
                format!("{code}{number}"),
                format!("00{code}{number}"),
                format!("*31#{number}"),
                format!("#31#{number}"),
                format!("*{number}#"),
                format!("*{number}"),
                format!("{number};ext=1"),
                format!("{number} int. 12"),
                number.chars().map(|c| c.to_string()).collect::<Vec<_>>().join(" "),
                number.chars().map(|c| c.to_string()).collect::<Vec<_>>().join("-"),
            ];
            for form in forms {
                for area in ["", "11", "2", "34", "212"] {
                    for guess in [false, true] {
                        let mut reading = Reading::of(region);
                        if guess {
                            reading.area = area.to_owned();
                            reading.guesses = Repair::GUESSES.into_iter().collect();
                        }
                        // 376 110 is a telephone in Andorra, though 110 is the police and 376 Andorra.
                        let is_whole = form.ends_with(&format!("{code}{number}"));
                        if is_whole && (!area.is_empty() || numbering::parse(&form, region).is_ok()) {
                            continue;
                        }
                        let read = read_by(&form, if guess { "" } else { area }, &reading);
                        if read.iter().any(|read| read.starts_with('+')) {
                            dialled.push(format!("{region} {form:?} with {area:?} is {read:?}"));
                        }
                    }
                }
            }
        }
    }
    assert!(asked > 300, "{asked}");
    assert!(dialled.is_empty(), "{} of {asked}:\n{}", dialled.len(), dialled.join("\n"));
}
