//! The ways in which a number is written in a list, good and bad.

use super::Written;
use super::chance::Chance;

/// A way of writing; for all markets where none is named.
pub(crate) struct Shape {
    pub(crate) name: &'static str,
    pub(crate) markets: &'static [&'static str],
    pub(crate) write: fn(&mut Chance, &Written) -> String,
}

const fn anywhere(name: &'static str, write: fn(&mut Chance, &Written) -> String) -> Shape {
    Shape { name, markets: &[], write }
}

const fn only(
    markets: &'static [&'static str],
    name: &'static str,
    write: fn(&mut Chance, &Written) -> String,
) -> Shape {
    Shape { name, markets, write }
}

/// How many of the shapes are common writing.
pub(crate) const COMMON: usize = 14;

/// The first ones stand more than once, as they are the most frequent in lists.
pub(crate) const SHAPES: &[Shape] = &[
    anywhere("E.164", |_, number| number.e164.clone()),
    anywhere("E.164", |_, number| number.e164.clone()),
    anywhere("international", |_, number| number.international.clone()),
    anywhere("national", |_, number| number.national.clone()),
    anywhere("national", |_, number| number.national.clone()),
    anywhere("dialled digits", |_, number| number.dialled.clone()),
    anywhere("dialled digits", |_, number| number.dialled.clone()),
    anywhere("significant digits", |_, number| number.significant.clone()),
    anywhere("significant digits", |_, number| number.significant.clone()),
    anywhere("digits with code", |_, number| number.e164[1..].to_owned()),
    anywhere("digits with code", |_, number| number.e164[1..].to_owned()),
    anywhere("spaced", |chance, number| separated(chance, any(number), &[" "])),
    anywhere("dotted", |chance, number| separated(chance, any(number), &["."])),
    anywhere("dashed", |chance, number| separated(chance, any(number), &["-"])),
    anywhere("all marks", |chance, number| {
        separated(chance, any(number), &[" ", "-", ".", "/", "(", ")", "[", "]", "  ", " - "])
    }),
    anywhere("area in parentheses", |chance, number| {
        let (area, rest) = number.significant.split_at(1 + chance.below(4));
        let trunk = chance.one_of(&["", "", "0", "0 "]);
        format!("{trunk}({area}) {}", separated(chance, |_| rest.to_owned(), &[" ", "-"]))
    }),
    anywhere("00 and code", |chance, number| {
        let prefix = chance.one_of(&["00", "+00", "00 ", "000"]);
        format!("{prefix}{}{}", number.code, spaced(chance, &number.significant))
    }),
    anywhere("code and trunk 0", |chance, number| {
        let prefix = chance.one_of(&["+CODE 0", "+CODE (0)", "CODE0", "00CODE0", "+(CODE)0"]);
        format!("{}{}", prefix.replace("CODE", &number.code), spaced(chance, &number.significant))
    }),
    anywhere("another's prefix", |chance, number| {
        let prefix = chance.one_of(&["011", "010", "0011", "9", "8", "1", "0", "09", "++", "+"]);
        let digits = chance.one_of(&[&number.e164[1..], &number.significant, &number.dialled]).to_owned();
        format!("{prefix}{}", spaced(chance, digits))
    }),
    anywhere("code twice", |_, number| format!("+{}{}", number.code, &number.e164)),
    anywhere("extension", |chance, number| {
        let words = [
            " ramal 12",
            " r. 12",
            " ext. 12",
            " x12",
            "x5",
            " anexo 5",
            " int 4",
            " #12",
            ";ext=12",
            ", 55",
        ];
        format!("{}{}", any(number)(chance), chance.one_of(&words))
    }),
    anywhere("label", |chance, number| {
        let before = ["tel: ", "Tel.: ", "Cel ", "p:", "WhatsApp ", "'", "=\"", "(casa) ", "M=0=", "tel:"];
        let after = ["", "", "\"", " (fax)", " Ana", " - casa", " *"];
        format!("{}{}{}", chance.one_of(&before), any(number)(chance), chance.one_of(&after))
    }),
    anywhere("blanks around", |chance, number| {
        let blanks = [" ", "\t", "\n", "\u{a0}", "\u{200e}", "\u{feff}", "\r\n", "\u{202c}", "."];
        format!("{}{}{}", chance.one_of(&blanks), any(number)(chance), chance.one_of(&blanks))
    }),
    anywhere("no-break spaces", |chance, number| separated(chance, any(number), &["\u{a0}"])),
    anywhere("strange marks", |chance, number| {
        let marks = [
            "\u{200b}", "\u{2013}", "\u{2011}", "\u{3000}", "\u{ad}", "\u{2212}", "\u{ff0d}", "\u{2060}",
            "~", "\u{b7}", "_", ",", "*", ":",
        ];
        separated(chance, any(number), &marks)
    }),
    anywhere("full-width digits", |chance, number| in_digits(&any(number)(chance), '\u{ff10}')),
    anywhere("arabic digits", |chance, number| in_digits(&any(number)(chance), '\u{660}')),
    anywhere("letters of the keys", |chance, number| {
        let keys = ["0", "1", "A", "D", "G", "J", "M", "P", "T", "W"];
        let text = any(number)(chance);
        let (head, tail) = text.split_at(text.len().saturating_sub(1 + chance.below(6)));
        let letter =
            |c: char| c.to_digit(10).map_or_else(|| c.to_string(), |digit| keys[digit as usize].to_owned());
        format!("{head}{}", tail.chars().map(letter).collect::<String>())
    }),
    anywhere("a digit missing", |chance, number| changed(chance, number, |_, _| String::new())),
    anywhere("a digit missing", |chance, number| changed(chance, number, |_, _| String::new())),
    anywhere("a digit too many", |chance, number| {
        changed(chance, number, |chance, digit| format!("{digit}{}", chance.digit()))
    }),
    anywhere("another digit", |chance, number| {
        changed(chance, number, |chance, _| chance.digit().to_string())
    }),
    anywhere("a letter for a digit", |chance, number| {
        changed(chance, number, |chance, _| (*chance.one_of(&["O", "l", "x", "S", "+", "*"])).to_owned())
    }),
    anywhere("two numbers", |chance, number| {
        let between = [" / ", "/", " ; ", " | ", " ::: ", "\n", " ou ", " o ", " y ", "  ", ", "];
        let mut second = any(number)(chance);
        second.pop();
        format!("{}{}{second}{}", any(number)(chance), chance.one_of(&between), chance.digit())
    }),
    anywhere("float", |chance, number| {
        let digits = chance.one_of(&[&number.e164[1..], &number.significant, &number.dialled]).to_owned();
        format!("{}{}", digits, chance.one_of(&[".0", ",0", ".00"]))
    }),
    anywhere("exponent", |chance, number| {
        let digits = &number.e164[1..];
        let (point, places) = (chance.one_of(&['.', ',']), (3 + chance.below(5)).min(digits.len()));
        format!("{}{point}{}E+{}", &digits[..1], &digits[1..places], digits.len() - 1)
    }),
    anywhere("without the area", |chance, number| number.significant[1 + chance.below(3)..].to_owned()),
    anywhere("leading zeros", |chance, number| {
        format!("{}{}", "0".repeat(1 + chance.below(9)), number.dialled)
    }),
    only(&["BR"], "carrier code", |chance, number| {
        let prefix = chance.one_of(&["0 15 ", "0 21 ", "041", "90 15 ", "9090", "0031", "+55 0 15 "]);
        format!("{prefix}{}", spaced(chance, &number.significant))
    }),
    only(&["CO"], "carrier code", |chance, number| {
        let prefix = chance.one_of(&["03 ", "05", "07 ", "09", "009", "0"]);
        format!("{prefix}{}", spaced(chance, &number.significant))
    }),
    only(&["AR"], "15", |chance, number| {
        let local = number.significant.trim_start_matches('9');
        let (area, rest) = local.split_at(2 + chance.below(3));
        format!("{}{area} 15 {rest}", chance.one_of(&["", "0", "+54 ", "+54 9 "]))
    }),
    only(&["AR"], "without the 9", |chance, number| {
        let local = number.significant.trim_start_matches('9');
        format!("{}{}", chance.one_of(&["", "0", "+54 ", "54"]), spaced(chance, local))
    }),
    only(&["MX"], "01, 044, 045, 1", |chance, number| {
        let prefix = chance.one_of(&["01", "01 ", "044 ", "045", "1", "+52 1 ", "521", "00521"]);
        format!("{prefix}{}", spaced(chance, &number.significant))
    }),
];

/// The number in one of its plain forms.
fn any(number: &Written) -> impl Fn(&mut Chance) -> String {
    |chance| {
        let forms = [
            &number.e164,
            &number.international,
            &number.national,
            &number.national,
            &number.significant,
            &number.dialled,
        ];
        (*chance.one_of(&forms)).clone()
    }
}

/// Marks thrown between the digits.
fn separated(chance: &mut Chance, text: impl Fn(&mut Chance) -> String, marks: &[&str]) -> String {
    let often = 2 + chance.below(5);
    let plain: String = text(chance).chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    let mut separated = String::new();
    for c in plain.chars() {
        if !separated.is_empty() && chance.below(often) == 0 {
            separated.push_str(chance.one_of::<&str>(marks));
        }
        separated.push(c);
    }
    separated
}

fn spaced(chance: &mut Chance, digits: &str) -> String {
    if chance.below(2) == 0 {
        digits.to_owned()
    } else {
        separated(chance, |_| digits.to_owned(), &[" ", "-", "."])
    }
}

/// One digit of a plain form changed.
fn changed(chance: &mut Chance, number: &Written, change: fn(&mut Chance, char) -> String) -> String {
    let text = any(number)(chance);
    let places: Vec<usize> = text.match_indices(|c: char| c.is_ascii_digit()).map(|(at, _)| at).collect();
    let at = *chance.one_of(&places);
    let (head, tail) = text.split_at(at);
    let digit = tail.chars().next().unwrap_or('0');
    format!("{head}{}{}", change(chance, digit), &tail[1..])
}

fn in_digits(text: &str, zero: char) -> String {
    let moved = |c: char| c.to_digit(10).and_then(|digit| char::from_u32(zero as u32 + digit)).unwrap_or(c);
    text.chars().map(moved).collect()
}
