//! A telephone number that masks itself when printed.

use std::fmt;
use words::{Message, told};

/// A telephone number that some numbering plan holds valid.
///
/// Only the crate `numbering` makes these, from text or from a plan's answer. It is 24 bytes, copies, and knows every form
/// in which it can be dialled, so nothing after the parse needs the plan again. Printing one masks its middle; showing it
/// whole takes [`Number::reveal`] or [`Number::dial`].
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Number {
    e164: u64,
    national: u64,
    national_len: u8,
    country_len: u8,
    kind: Kind,
    region: Region,
}

/// How a number is written for the dialer (`[format] dial` of a pipeline file).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DialForm {
    /// As dialled inside its country, with the trunk prefix where the country has one: `098344484`.
    #[default]
    National,
    /// The national significant number, without a trunk prefix: `98344484`.
    NationalDigits,
    /// E.164 with its plus: `+59898344484`.
    E164,
    /// E.164 without the plus: `59898344484`.
    E164Digits,
}

/// What a number reaches, in libphonenumber's terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names are the field's own")]
pub enum Kind {
    Mobile,
    Fixed,
    /// Where the plan cannot tell, as in North America.
    FixedOrMobile,
    TollFree,
    Premium,
    SharedCost,
    Voip,
    Personal,
    Pager,
    /// A company's access number (universal access number).
    Uan,
    Voicemail,
    Unknown,
}

/// A country or territory, by its two ISO 3166 letters; `001` numbers belong to no country and are `ZZ`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Region([u8; 2]);

impl Number {
    /// Puts a number together from a numbering plan's answer; for the crate `numbering` alone.
    ///
    /// `e164` holds the digits without the plus, at most 15; `country_len` of them are the calling code. `national` are the
    /// digits as dialled inside the country, at most 19. Answers nothing for digits that do not fit.
    #[must_use]
    pub fn assemble(e164: &str, country_len: u8, national: &str, kind: Kind, region: Region) -> Option<Self> {
        (e164.len() <= 15 && !e164.starts_with('0')).then_some(())?;
        let national_len = u8::try_from(national.len()).ok()?;
        Self::of_digits(e164.parse().ok()?, country_len, national.parse().ok()?, national_len, kind, region)
    }

    /// As [`Number::assemble`], of digits already read: `national_len` of them in `national`, leading zeros counted.
    #[inline]
    #[must_use]
    pub fn of_digits(
        e164: u64,
        country_len: u8,
        national: u64,
        national_len: u8,
        kind: Kind,
        region: Region,
    ) -> Option<Self> {
        let fits = (country_len.saturating_add(1)..=15).contains(&digits_in(e164))
            && (1..=19).contains(&national_len)
            && digits_in(national) <= national_len;
        fits.then_some(Self { e164, national, national_len, country_len, kind, region })
    }

    /// The number in E.164, whole, for the files and requests that must hold it.
    #[must_use]
    pub fn reveal(self) -> String {
        self.dial(DialForm::E164)
    }

    /// The number as the dialer shall dial it.
    #[must_use]
    pub fn dial(self, form: DialForm) -> String {
        match form {
            DialForm::National => {
                format!("{:0width$}", self.national, width = usize::from(self.national_len))
            }
            DialForm::NationalDigits => self.digits()[usize::from(self.country_len)..].to_owned(),
            DialForm::E164 => format!("+{}", self.e164),
            DialForm::E164Digits => self.digits(),
        }
    }

    /// The key by which two writings are the same number: the digits of E.164 as one integer.
    #[inline]
    #[must_use]
    pub fn key(self) -> u64 {
        self.e164
    }

    /// The key by which two numbers may be the same line, wider than [`Number::key`]: for refusing, where one call too few is
    /// no harm.
    ///
    /// Argentina's mobiles have a 9 after the country code only when they are called from abroad or from a mobile (ITU, +54
    /// national numbering plan), and Brazil's of eight digits got a ninth before them, a 9 (Anatel, resolution 553 of 2010). The 1
    /// that Mexico's had until 2019 is gone once a number is read.
    #[must_use]
    pub fn line(self) -> u64 {
        const TEN_DIGITS: u64 = 10_000_000_000;
        let (significant, len) = self.significant();
        let line = match (self.country_code(), len) {
            (54, 11) => (significant / TEN_DIGITS == 9).then_some(54 * TEN_DIGITS + significant % TEN_DIGITS),
            (55, 11) => {
                let (area, local) = (significant / 1_000_000_000, significant % 1_000_000_000);
                let was_eight = (96..=99).contains(&(local / 10_000_000));
                was_eight.then(|| (5_500 + area) * 100_000_000 + local % 100_000_000)
            }
            _ => None,
        };
        line.unwrap_or(self.e164)
    }

    /// The national significant number as an integer, and how many digits it has, leading zeros counted.
    #[inline]
    #[must_use]
    pub fn significant(self) -> (u64, u8) {
        let len = digits_in(self.e164) - self.country_len;
        (self.e164 % power_of_ten(len), len)
    }

    /// The country calling code: 598.
    #[inline]
    #[must_use]
    pub fn country_code(self) -> u16 {
        let (_, after) = self.significant();
        (self.e164 / power_of_ten(after)) as u16
    }

    /// What it reaches.
    #[inline]
    #[must_use]
    pub fn kind(self) -> Kind {
        self.kind
    }

    /// The country it belongs to.
    #[inline]
    #[must_use]
    pub fn region(self) -> Region {
        self.region
    }

    fn digits(self) -> String {
        self.e164.to_string()
    }
}

#[inline]
fn digits_in(number: u64) -> u8 {
    number.checked_ilog10().map_or(0, |zeros| zeros as u8 + 1)
}

/// From a table: this is asked twice a number, and a power costs more than the rest.
#[inline]
fn power_of_ten(exponent: u8) -> u64 {
    const POWERS: [u64; 20] = {
        let (mut powers, mut nth) = ([1; 20], 1);
        while nth < powers.len() {
            powers[nth] = powers[nth - 1] * 10;
            nth += 1;
        }
        powers
    };
    POWERS.get(usize::from(exponent)).copied().unwrap_or(1)
}

/// `+598 98•••484`: the calling code, the first two digits and the last three or four.
impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.digits();
        let (country, rest) = digits.split_at(usize::from(self.country_len));
        let tail = if rest.len() >= 10 { 4 } else { rest.len().saturating_sub(5).min(3) };
        let head = 2.min(rest.len());
        let hidden = rest.len().saturating_sub(head + tail);
        write!(f, "+{country} {}{}{}", &rest[..head], "•".repeat(hidden), &rest[head + hidden..])
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Number({self}, {:?}, {})", self.kind, self.region)
    }
}

/// Any text with the digits of a telephone number hidden, whatever the script they are written in: each run of seven digits or more,
/// separators allowed, keeps its first two and its last two.
#[must_use]
pub fn mask_digits(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut run = String::new();
    for c in text.chars() {
        if is_digit(c) || (!run.is_empty() && !c.is_alphanumeric()) {
            run.push(c);
        } else {
            shown.push_str(&mask_run(&run));
            run.clear();
            shown.push(c);
        }
    }
    shown + &mask_run(&run)
}

/// Whether it is a digit of any script: what is read as a number is masked as one.
fn is_digit(c: char) -> bool {
    c.is_numeric()
}

fn mask_run(run: &str) -> String {
    let digits = run.chars().filter(|c| is_digit(*c)).count();
    if digits < 7 {
        return run.to_owned();
    }
    let mut nth = 0;
    let hide = |c: char| {
        if !is_digit(c) {
            return c;
        }
        nth += 1;
        if nth <= 2 || nth > digits - 2 { c } else { '•' }
    };
    run.chars().map(hide).collect()
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 12] = [
        Self::Mobile,
        Self::Fixed,
        Self::FixedOrMobile,
        Self::TollFree,
        Self::Premium,
        Self::SharedCost,
        Self::Voip,
        Self::Personal,
        Self::Pager,
        Self::Uan,
        Self::Voicemail,
        Self::Unknown,
    ];

    /// The word for reports: `mobile`, `toll-free`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Mobile => "mobile",
            Self::Fixed => "fixed",
            Self::FixedOrMobile => "fixed-or-mobile",
            Self::TollFree => "toll-free",
            Self::Premium => "premium",
            Self::SharedCost => "shared-cost",
            Self::Voip => "voip",
            Self::Personal => "personal",
            Self::Pager => "pager",
            Self::Uan => "uan",
            Self::Voicemail => "voicemail",
            Self::Unknown => "unknown",
        }
    }

    /// The kind of a word for reports.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }

    /// The same word, for every language.
    #[must_use]
    pub fn words(self) -> Message {
        let word = self.as_str();
        match self {
            Self::Mobile => told!(word, "kind-mobile"),
            Self::Fixed => told!(word, "kind-fixed"),
            Self::FixedOrMobile => told!(word, "kind-fixed-or-mobile"),
            Self::TollFree => told!(word, "kind-toll-free"),
            Self::Premium => told!(word, "kind-premium"),
            Self::SharedCost => told!(word, "kind-shared-cost"),
            Self::Voip => told!(word, "kind-voip"),
            Self::Personal => told!(word, "kind-personal"),
            Self::Pager => told!(word, "kind-pager"),
            Self::Uan => told!(word, "kind-uan"),
            Self::Voicemail => told!(word, "kind-voicemail"),
            Self::Unknown => told!(word, "kind-unknown"),
        }
    }
}

impl DialForm {
    /// Every form with its name in a pipeline file.
    pub const NAMES: [(&'static str, Self); 4] = [
        ("national", Self::National),
        ("national-digits", Self::NationalDigits),
        ("e164", Self::E164),
        ("e164-digits", Self::E164Digits),
    ];

    /// Whether the form can only reach numbers of one country.
    #[must_use]
    pub fn is_national(self) -> bool {
        matches!(self, Self::National | Self::NationalDigits)
    }
}

impl Region {
    /// No country.
    pub const NONE: Self = Self(*b"ZZ");

    /// The region of two ISO letters, in either case.
    #[must_use]
    pub fn new(letters: &str) -> Option<Self> {
        Self::of_letters(*letters.as_bytes().first_chunk().filter(|_| letters.len() == 2)?)
    }

    /// As [`Region::new`], of two ASCII letters.
    #[inline]
    #[must_use]
    pub fn of_letters([a, b]: [u8; 2]) -> Option<Self> {
        let letters = a.is_ascii_alphabetic() && b.is_ascii_alphabetic();
        letters.then(|| Self([a.to_ascii_uppercase(), b.to_ascii_uppercase()]))
    }

    /// The two letters, upper case.
    #[inline]
    #[must_use]
    pub fn as_str(&self) -> &str {
        // The letters are ASCII: `new` is the only way in.
        std::str::from_utf8(&self.0).unwrap_or("ZZ")
    }
}

impl fmt::Display for Region {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for Region {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn uruguayan() -> Number {
        Number::assemble("59898344484", 3, "098344484", Kind::Mobile, Region::new("uy").unwrap()).unwrap()
    }

    #[test]
    fn every_dial_form_is_known() {
        let check = |form, digits| assert_eq!(uruguayan().dial(form), digits);
        check(DialForm::National, "098344484");
        check(DialForm::NationalDigits, "98344484");
        check(DialForm::E164, "+59898344484");
        check(DialForm::E164Digits, "59898344484");
        assert_eq!(uruguayan().country_code(), 598);
    }

    #[test]
    fn printing_masks() {
        let brazilian =
            Number::assemble("5511961234567", 2, "11961234567", Kind::Mobile, Region::new("BR").unwrap());
        assert_eq!(uruguayan().to_string(), "+598 98•••484");
        assert_eq!(brazilian.unwrap().to_string(), "+55 11•••••4567");
        assert_eq!(format!("{:?}", uruguayan()), "Number(+598 98•••484, Mobile, UY)");
    }

    #[test]
    fn the_forms_of_one_line_are_one_line_and_several_numbers() {
        let number = |e164| Number::assemble(e164, 2, "1", Kind::Mobile, Region::NONE).unwrap();
        let check = |one, other, same_line| {
            let (one, other) = (number(one), number(other));
            assert_eq!(one.line() == other.line(), same_line, "{one:?} {other:?}");
            assert_ne!(one.key(), other.key());
        };
        check("5491163451287", "541163451287", true);
        check("5491163451287", "541163451288", false);
        check("5511961234567", "551161234567", true);
        check("5511961234567", "552161234567", false);
        // Mobiles that were never of eight digits, and what a fixed line would be with a 9 before it.
        check("5511931234567", "551131234567", false);
        assert_eq!(uruguayan().line(), 59_898_344_484);
        assert_eq!(number("551161234567").line(), 551_161_234_567);
    }

    #[test]
    fn what_does_not_fit_is_no_number() {
        let check = |e164, len, national| {
            assert!(Number::assemble(e164, len, national, Kind::Mobile, Region::NONE).is_none());
        };
        check("1234567890123456", 1, "1");
        check("0598", 1, "598");
        check("598", 3, "1");
        check("59898344484", 3, "");
        check("5989834448x", 3, "1");
    }

    #[test]
    fn digits_of_a_text_are_masked() {
        let check = |text, masked| assert_eq!(mask_digits(text), masked);
        check("099 123 456", "09• ••• •56");
        check("Ana, 12 años, 10000", "Ana, 12 años, 10000");
        check("cel: +598-98344484 (Ana)", "cel: +59•-••••••84 (Ana)");
        check("Cel: 098–765–001", "Cel: 09•–•••–•01");
        // A number is read from the digits of other scripts too.
        check("０９８７６５００１", "０９•••••０１");
        check("Ana ٠٩٨٧٦٥٠٠١", "Ana ٠٩•••••٠١");
        check("०९८ ७६५ ००१", "०९• ••• •०१");
        check("098٧٦٥٠٠١", "09•••••٠١");
        check("", "");
    }

    proptest! {
        #[test]
        fn no_number_is_shown_in_any_script(
            number in "[0-9\u{660}-\u{669}\u{966}-\u{96f}\u{ff10}-\u{ff19} .()/-]{0,24}", text in ".*",
        ) {
            let shown = |text: &str| mask_digits(text).chars().filter(|c| c.is_numeric()).count();
            let digits = number.chars().filter(|c| c.is_numeric()).count();
            prop_assert_eq!(shown(&number), if digits < 7 { digits } else { 4 });
            prop_assert_eq!(mask_digits(&mask_digits(&text)), mask_digits(&text));
            prop_assert_eq!(mask_digits(&text).chars().count(), text.chars().count());
        }
    }
}
