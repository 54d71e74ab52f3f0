//! How much sense bytes outside ASCII make in the encodings of the West.

use super::decode::piece;
use super::encoding::Encoding;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{ISO_8859_15, MACINTOSH, WINDOWS_1252};
use std::collections::BTreeSet;

/// The encodings that are tried, the most usual first, and how much more sense each must make than the first: one or two
/// letters are no proof.
fn tried() -> [(Encoding, f64); 5] {
    [
        (WINDOWS_1252.into(), 0.0),
        (Encoding::Cp850, 1.2),
        (MACINTOSH.into(), 1.2),
        (ISO_8859_15.into(), 0.5),
        (Encoding::Cp437, 3.0),
    ]
}

/// The encoding in which a text makes most sense, and in how many of a hundred places it does.
pub(super) fn sense(bytes: &[u8]) -> (Encoding, u8) {
    let mut best = (Encoding::Web(WINDOWS_1252), f64::MIN, 0);
    for (encoding, doubt) in tried() {
        let text = piece(encoding, bytes);
        let (total, share) = weigh(&text);
        let total = total - doubt;
        if total > best.1 {
            best = (encoding, total, share);
        }
    }
    (best.0, best.2)
}

/// How many of a hundred letters must make sense in an encoding of the West, or others are tried.
const WESTERN: u8 = 75;

/// From how many different letters on another alphabet can be told from a slip of the hand.
const FEW: usize = 3;

/// The encoding of a text of which at most this share makes sense in the West, if it is one from elsewhere: of Eastern
/// Europe, Greece, Turkey, Russia, Asia.
pub(super) fn elsewhere(text: &[u8], share: u8) -> Option<Encoding> {
    let letters: BTreeSet<u8> = text.iter().copied().filter(|byte| !byte.is_ascii()).collect();
    if share >= WESTERN || letters.len() < FEW {
        return None;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(text, true);
    let found = detector.guess(None, Utf8Detection::Deny);
    let (_, broken) = found.decode_without_bom_handling(text);
    let western = [WINDOWS_1252, ISO_8859_15, MACINTOSH, encoding_rs::WINDOWS_1258];
    (!broken && !western.contains(&found)).then_some(Encoding::Web(found))
}

/// How much sense all letters outside ASCII make, and the share of a hundred that make some.
fn weigh(text: &str) -> (f64, u8) {
    let letters: Vec<char> = text.chars().collect();
    let (mut total, mut good, mut all) = (0.0, 0_usize, 0_usize);
    for (at, &c) in letters.iter().enumerate().filter(|(_, c)| !c.is_ascii()) {
        let at_distance = |back: usize| at.checked_sub(back).map_or('\n', |at| letters[at]);
        let ahead = |by: usize| letters.get(at + by).copied().unwrap_or('\n');
        let weight = weigh_letter(c, [at_distance(2), at_distance(1)], [ahead(1), ahead(2)]);
        total += weight;
        good += usize::from(weight > 0.0);
        all += 1;
    }
    (total, (good * 100 / all.max(1)) as u8)
}

/// How much sense a letter makes between two before it and two behind it.
fn weigh_letter(c: char, before: [char; 2], behind: [char; 2]) -> f64 {
    if c.is_alphabetic() && !matches!(c, 'ª' | 'º' | 'µ' | 'ƒ') {
        // `ção` has two letters in a row that are not ASCII; no language of the West has three.
        let foreign = |c: char| !c.is_ascii() && c.is_alphabetic();
        if before.into_iter().all(foreign) {
            return -1.5;
        }
        return usual(c) + case(c, before, behind[0]) + place(c, before[1], behind[0]);
    }
    let (before, behind) = (before[1], behind[0]);
    let (word_before, word_behind) = (before.is_alphabetic(), behind.is_alphabetic());
    match c {
        '’' if word_before => 1.0,
        '…' if word_before && !word_behind => 1.2,
        'º' | 'ª' | '°' if before.is_ascii_digit() || matches!(before, 'n' | 'N') && !word_behind => 1.2,
        'º' | 'ª' | '°' if !word_behind && word_before => 0.2,
        '¿' | '¡' if !word_before && word_behind => 1.2,
        '“' | '‘' | '«' if !word_before => 0.8,
        '”' | '’' | '»' if !word_behind => 0.8,
        '–' | '—' | '•' | '·' | '…' | '®' | '™' | '©' if !(word_before && word_behind) => 0.6,
        '€' | '£'
            if !word_before
                && (behind.is_ascii_digit() || behind == ' ' || before.is_ascii_digit() || before == ' ') =>
        {
            1.0
        }
        '²' | '³' if word_before && !word_behind => 0.4,
        '½' | '¼' | '¾' if !word_before && !word_behind => 0.2,
        // A blank that does not break stands between words, but also where `á` stood in DOS.
        '\u{a0}' if word_before && word_behind => -0.8,
        '\u{a0}' => 0.3,
        '\u{80}'..='\u{9f}' | '\u{fffd}' => -3.0,
        '´' | '¨' | '`' | '\u{ad}' => -0.3,
        '¤' | '¦' | '¸' | '¯' | '‗' => -1.5,
        _ if word_before && word_behind => -2.0,
        _ if word_before || word_behind => -1.0,
        // Lines and blocks, as DOS drew frames with, and what a formula needs.
        '\u{2190}'..='\u{25ff}' | '\u{f8ff}' => -1.2,
        _ => -0.4,
    }
}

/// How usual a letter is in the languages of the West.
fn usual(c: char) -> f64 {
    let small = c.to_lowercase().next().unwrap_or(c);
    match small {
        'á' | 'é' | 'í' | 'ó' | 'ú' | 'ñ' | 'ç' | 'ã' | 'õ' => 1.6,
        'â' | 'ê' | 'ô' | 'à' | 'ü' | 'ö' | 'ä' | 'è' => 1.3,
        'î' | 'û' | 'ï' | 'ë' | 'ß' | 'å' | 'æ' | 'ø' | 'ì' | 'ò' | 'ù' | 'œ' => 0.8,
        'š' | 'ž' | 'ý' | 'ÿ' | 'ð' | 'þ' | 'ı' => -0.4,
        _ => -1.5,
    }
}

/// Whether a letter's case fits those beside it.
fn case(c: char, [far, before]: [char; 2], behind: char) -> f64 {
    let alone = !before.is_alphabetic() && !behind.is_alphabetic();
    match c.is_uppercase() {
        _ if alone => -0.6,
        true if before.is_lowercase() => -2.0,
        true if before.is_uppercase() && behind.is_lowercase() => -1.0,
        true if !before.is_alphabetic() && behind.is_lowercase() => 0.3,
        false if before.is_uppercase() && behind.is_uppercase() => -2.0,
        false if !before.is_alphabetic() && behind.is_uppercase() => -2.0,
        // `JOSé`, but not `Zé`.
        false if far.is_uppercase() && before.is_uppercase() && !behind.is_alphabetic() => -0.8,
        _ => 0.5,
    }
}

/// What speaks against a letter where it stands: `ç` and `ñ` have a vowel behind them, `õ` an `e`, and no word begins with a
/// grave accent.
fn place(c: char, before: char, behind: char) -> f64 {
    let consonant = behind.is_ascii_alphabetic() && !"aeiouyAEIOUY".contains(behind);
    let begins = !before.is_alphabetic() && behind.is_alphabetic();
    match c.to_lowercase().next().unwrap_or(c) {
        'ç' | 'ñ' if consonant => -1.0,
        'õ' if !matches!(behind, 'e' | 'E') => -1.0,
        'ò' | 'ì' | 'ù' if begins => -1.0,
        _ => 0.0,
    }
}
