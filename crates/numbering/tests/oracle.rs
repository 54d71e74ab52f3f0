//! The reference, and the crate, answer like Python's `phonenumbers` of the same metadata, which `oracle/oracle.py` asked.

use contact::{Kind, Region};
use reference::{Answer, by_numbering, by_reference};

#[expect(dead_code, reason = "`exactness` uses all of it")]
mod reference;

/// A row of the oracle.
struct Row {
    region: Region,
    text: String,
    /// E.164, kind, significant number and region; nothing for what is no valid number.
    answer: Option<(String, Kind, String, Region)>,
}

#[test]
fn the_reference_is_libphonenumber() {
    check(by_reference);
}

#[test]
fn the_crate_is_libphonenumber() {
    check(by_numbering);
}

#[test]
fn the_known_differences_are_these() {
    let check = |text, from, by_reference_is, ours_is| {
        let region = Region::new(from).unwrap();
        let e164 = |answer: Option<Answer>| answer.map(|answer| answer.e164);
        assert_eq!(e164(by_reference(text, region)).as_deref(), by_reference_is, "{text}");
        assert_eq!(e164(by_numbering(text, region)).as_deref(), ours_is, "{text}");
    };
    // Valid by libphonenumber, and longer than any number of the network.
    check("0800 18500123456", "DE", Some("+4980018500123456"), None);
    check("0800 80017591759", "NG", Some("+23480080017591759"), None);
    // No number by libphonenumber; the reference keeps ten of the leading zeros, which makes one of +888 valid.
    check("+888000000000000001", "ZZ", Some("+88800000000001"), Some("+88800000000001"));
}

fn check(answer: fn(&str, Region) -> Option<Answer>) {
    let mut different = vec![];
    let mut rows = 0;
    for row in include_str!("../data/oracle.tsv").lines().filter(|line| !line.starts_with('#')).map(row) {
        let said =
            answer(&row.text, row.region).map(|said| (said.e164, said.kind, said.significant, said.region));
        if said != row.answer {
            different.push(format!("{:?} from {}: {said:?}, not {:?}", row.text, row.region, row.answer));
        }
        rows += 1;
    }
    assert!(rows > 15_000, "{rows} rows");
    assert!(different.is_empty(), "{} of {rows} rows:\n{}", different.len(), different.join("\n"));
}

fn row(line: &str) -> Row {
    let [region, text, e164, kind, significant, home] = line.split('\t').collect::<Vec<_>>()[..] else {
        panic!("not six columns: {line}");
    };
    let letters = |letters| Region::new(letters).expect("two letters");
    let answer = || (e164.to_owned(), named(kind), significant.to_owned(), letters(home));
    Row { region: letters(region), text: unescaped(text), answer: (!e164.is_empty()).then(answer) }
}

/// A kind by its name in libphonenumber.
fn named(kind: &str) -> Kind {
    match kind {
        "FIXED_LINE" => Kind::Fixed,
        "MOBILE" => Kind::Mobile,
        "FIXED_LINE_OR_MOBILE" => Kind::FixedOrMobile,
        "TOLL_FREE" => Kind::TollFree,
        "PREMIUM_RATE" => Kind::Premium,
        "SHARED_COST" => Kind::SharedCost,
        "VOIP" => Kind::Voip,
        "PERSONAL_NUMBER" => Kind::Personal,
        "PAGER" => Kind::Pager,
        "UAN" => Kind::Uan,
        "VOICEMAIL" => Kind::Voicemail,
        other => panic!("a kind that nobody knows: {other}"),
    }
}

/// The text with its characters in place of `\u{1f}`.
fn unescaped(text: &str) -> String {
    let mut parts = text.split("\\u{");
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (code, rest) = part.split_once('}').expect("a character's code ends");
        let code = u32::from_str_radix(code, 16).ok().and_then(char::from_u32);
        plain.push(code.expect("a character's code"));
        plain.push_str(rest);
    }
    plain
}
