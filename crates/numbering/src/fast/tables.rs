//! The tables of the fast path, as `tables/` makes them: words of two bytes, entry 0 of each table none.

use contact::{Kind, Region};

/// Room for the digits 0–9 of a text, or of a number in the making.
pub(super) type Room = [u8; 40];
pub(super) const EMPTY: Room = [0; 40];

/// Digits as one integer; leading zeros count.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Decimal {
    value: u64,
    pub(super) len: u8,
}

/// A region's plan, in the parts that reading takes.
#[derive(Clone, Copy)]
pub(super) struct Plan(usize);

/// What the plans of a calling code say of a national significant number.
pub(super) enum Answer {
    Found(Found),
    Invalid,
    /// The tables do not hold all that the plans say of such numbers.
    Unsure,
}

/// What `test_number_length` says of a number as a whole.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Length {
    Possible,
    LocalOnly,
    TooShort,
    TooLong,
    Impossible,
}

/// What is known of a valid number.
pub(super) struct Found {
    pub(super) region: Region,
    pub(super) kind: Kind,
    /// The digits as dialled from abroad.
    pub(super) e164: Decimal,
    /// The digits as dialled inside the country.
    pub(super) national: Decimal,
}

type Word = [u8; 2];

static WORDS: &[Word] = include_bytes!("../../data/plans.bin").as_chunks().0;

/// Words of an entry of each table.
const NODE: usize = 14;
const LABEL: usize = 3;
const STRIP: usize = 5;
const DIALLED: usize = 6;
const PLAN: usize = 10;
const CODE: usize = 2;

/// Where each table begins. The counts stand at the head, in the tables' order.
const NODES: usize = 5;
const LABELS: usize = NODES + word(0) * NODE;
const STRIPS: usize = LABELS + word(1) * LABEL;
const DIALLINGS: usize = STRIPS + word(2) * STRIP;
const PLANS: usize = DIALLINGS + word(3) * DIALLED;
const CODES: usize = PLANS + word(4) * PLAN;

/// Places in a node, after the ten digits.
const OPEN: usize = 10;
const CLOSED: usize = 11;
const RUN_END: usize = 12;
const RUN_LEN: usize = 13;

/// The label of numbers that are left to the reference.
const UNSURE: usize = 1;

/// As `contact::Kind` declares them.
const KINDS: [Kind; 12] = [
    Kind::Mobile,
    Kind::Fixed,
    Kind::FixedOrMobile,
    Kind::TollFree,
    Kind::Premium,
    Kind::SharedCost,
    Kind::Voip,
    Kind::Personal,
    Kind::Pager,
    Kind::Uan,
    Kind::Voicemail,
    Kind::Unknown,
];

/// The plan of each region by its two letters.
static REGIONS: [[u16; 26]; 26] = regions();

impl Decimal {
    pub(super) fn of_number(number: usize) -> Self {
        let len = match number {
            0 => 0,
            1..=9 => 1,
            10..=99 => 2,
            100..=999 => 3,
            _ => number.ilog10() as u8 + 1,
        };
        Self { value: number as u64, len }
    }

    /// A literal of the tables: how many digits, and as a number.
    fn of_literal([len, value]: [usize; 2]) -> Self {
        Self { value: value as u64, len: len as u8 }
    }

    fn of_digits(digits: &[u8]) -> Self {
        let value = digits.iter().fold(0, |value: u64, digit| value * 10 + u64::from(*digit));
        Self { value, len: digits.len() as u8 }
    }

    /// What overflows has more digits than `whole` lets pass.
    #[inline]
    fn joined(self, other: Self) -> Self {
        let ten = TENS.get(usize::from(other.len)).copied().unwrap_or(0);
        let value = self.value.wrapping_mul(ten).wrapping_add(other.value);
        Self { value, len: self.len + other.len }
    }

    /// The integer, if it holds all digits.
    pub(super) fn whole(self) -> Option<u64> {
        (self.len <= 19).then_some(self.value)
    }
}

/// The powers of ten that a number of 64 bits holds.
static TENS: [u64; 20] = {
    let mut tens = [1; 20];
    let mut nth = 1;
    while nth < 20 {
        tens[nth] = tens[nth - 1] * 10;
        nth += 1;
    }
    tens
};

impl Plan {
    pub(super) fn of_region(region: Region) -> Option<Self> {
        let [a, b] = *region.as_str().as_bytes().first_chunk()?;
        let plan = REGIONS[usize::from(a.checked_sub(b'A')?)][usize::from(b.checked_sub(b'A')?)];
        (plan > 0).then_some(Self(usize::from(plan)))
    }

    /// The main plan of a calling code.
    pub(super) fn of_code(code: usize) -> Option<Self> {
        let plan = (code < 1000).then(|| word(CODES + code * CODE + 1))?;
        (plan > 0).then_some(Self(plan))
    }

    /// The plan that stands for all regions of the same calling code.
    pub(super) fn main(self) -> Self {
        Self(self.field(9))
    }

    /// The calling code; nothing where the plan is left to the reference.
    pub(super) fn code(self) -> Option<usize> {
        Some(self.field(1)).filter(|code| *code > 0)
    }

    /// Whether the digits match the general pattern, which knows no lengths.
    pub(super) fn is_general(self, digits: &[u8]) -> bool {
        whole(self.field(2), digits) > 0
    }

    /// How many digits an international prefix takes, if the digits begin with one.
    pub(super) fn international_prefix(self, digits: &[u8]) -> Option<usize> {
        let strip = prefix(self.field(3), digits);
        (strip > 0).then(|| word(STRIPS + strip * STRIP))
    }

    /// The digits as `maybe_strip_national_prefix_and_carrier_code` leaves them.
    pub(super) fn without_national_prefix<'d>(self, digits: &'d [u8], room: &'d mut Room) -> &'d [u8] {
        let strip = prefix(self.field(4), digits);
        if strip == 0 {
            return digits;
        }
        let [end, len, value, from, to] = row(STRIPS, strip);
        let rest = digits.get(end..).unwrap_or_default();
        let stripped = if len == 0 && from == to {
            rest
        } else {
            let literal = (0..len).rev().map(|place| (value / 10_usize.pow(place as u32) % 10) as u8);
            let kept = digits.get(from..to).unwrap_or_default().iter().chain(rest);
            let count = room
                .iter_mut()
                .zip(literal.chain(kept.copied()))
                .map(|(place, digit)| *place = digit)
                .count();
            room.get(..count).unwrap_or_default()
        };
        if self.is_general(digits) && !self.is_general(stripped) { digits } else { stripped }
    }

    pub(super) fn length(self, digits: &[u8]) -> Length {
        let bit = 1 << digits.len();
        let (possible, local) = self.lengths();
        if local & bit > 0 {
            Length::LocalOnly
        } else if possible & bit > 0 {
            Length::Possible
        } else if possible == 0 {
            Length::Impossible
        } else if possible < bit {
            Length::TooLong
        } else if possible & (bit - 1) == 0 {
            Length::TooShort
        } else {
            Length::Impossible
        }
    }

    fn lengths(self) -> (u64, u64) {
        let set = |field| self.field(field) as u64 | (self.field(field + 1) as u64) << 16;
        (set(5), set(7))
    }

    fn field(self, nth: usize) -> usize {
        word(PLANS + self.0 * PLAN + nth)
    }
}

pub(super) fn find(code: usize, number: &[u8]) -> Answer {
    let root = word(CODES + code * CODE);
    match whole(root, number) {
        0 if root > 0 => Answer::Invalid,
        0 | UNSURE => Answer::Unsure,
        label => found(label, code, number).map_or(Answer::Unsure, Answer::Found),
    }
}

fn found(label: usize, code: usize, number: &[u8]) -> Option<Found> {
    let [plan, kind, dialled] = row(LABELS, label);
    let [head, head_digits, skip, take, middle, middle_digits] = row(DIALLINGS, dialled);
    let significant = Decimal::of_digits(number);
    let national = if skip + take + middle == 0 {
        Decimal::of_literal([head, head_digits]).joined(significant)
    } else {
        let (first, rest) = number.get(skip..)?.split_at_checked(take)?;
        Decimal::of_literal([head, head_digits])
            .joined(Decimal::of_digits(first))
            .joined(Decimal::of_literal([middle, middle_digits]))
            .joined(Decimal::of_digits(rest))
    };
    let e164 = Decimal::of_number(code).joined(significant);
    let region = Region::of_letters((Plan(plan).field(0) as u16).to_be_bytes())?;
    Some(Found { region, kind: *KINDS.get(kind)?, e164, national })
}

/// What an automaton says of the digits as a whole.
#[inline]
fn whole(root: usize, digits: &[u8]) -> usize {
    let (mut node, mut rest) = (root, digits);
    while let Some((digit, after)) = rest.split_first() {
        let at = NODES + node * NODE;
        let run = word(at + RUN_LEN);
        if run > 1 && run <= rest.len() {
            node = word(at + RUN_END);
            rest = &rest[run..];
            continue;
        }
        node = word(at + usize::from(*digit));
        if node == 0 {
            return 0;
        }
        rest = after;
    }
    word(NODES + node * NODE + CLOSED)
}

/// What an automaton says of how the digits begin.
#[inline]
fn prefix(root: usize, digits: &[u8]) -> usize {
    let mut node = root;
    for digit in digits {
        match next(node, *digit) {
            Some(next) => node = next,
            None => return word(NODES + node * NODE + OPEN),
        }
    }
    word(NODES + node * NODE + CLOSED)
}

fn next(node: usize, digit: u8) -> Option<usize> {
    Some(word(NODES + node * NODE + usize::from(digit))).filter(|next| *next > 0)
}

fn row<const N: usize>(table: usize, nth: usize) -> [usize; N] {
    std::array::from_fn(|field| word(table + nth * N + field))
}

/// A word of the tables; none behind their end, so that tables of another layout can be made anew by this program.
const fn word(at: usize) -> usize {
    if at < WORDS.len() { u16::from_le_bytes(WORDS[at]) as usize } else { 0 }
}

const fn regions() -> [[u16; 26]; 26] {
    let mut regions = [[0; 26]; 26];
    let mut plan = 1;
    while plan < word(4) {
        let [a, b] = (word(PLANS + plan * PLAN) as u16).to_le_bytes();
        // Stored as one word, the second letter comes first; `ZZ` is no region's, and left-out plans have no letters.
        if a.is_ascii_uppercase() && b.is_ascii_uppercase() && !(a == b'Z' && b == b'Z') {
            regions[(b - b'A') as usize][(a - b'A') as usize] = plan as u16;
        }
        plan += 1;
    }
    regions
}
