//! The tables of the fast path, as `tables/` makes them: words of two bytes, entry 0 of each table none.

use contact::{Kind, Region};

/// Digits 0–9 of a number in the making.
#[derive(Clone, Copy)]
pub(super) struct Digits {
    places: [u8; Self::MOST],
    start: u8,
    end: u8,
}

/// Digits as one integer; leading zeros count.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Decimal {
    value: u64,
    pub(super) len: u8,
}

/// A region's plan, in the parts that reading takes.
#[derive(Clone, Copy)]
pub(super) struct Plan(usize);

/// What is known of a valid number.
pub(super) struct Found {
    pub(super) region: Region,
    pub(super) kind: Kind,
    /// The digits as dialled inside the country.
    pub(super) national: Decimal,
}

type Word = [u8; 2];

static WORDS: &[Word] = include_bytes!("../../data/plans.bin").as_chunks().0;

/// Words of an entry of each table.
const NODE: usize = 12;
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

impl Digits {
    /// Room for a text's digits and what a plan may put before them.
    const MOST: usize = 32;
    /// The most digits that the automata of the general patterns know.
    const MOST_READ: u8 = 24;

    pub(super) fn none() -> Self {
        Self { places: [0; Self::MOST], start: 0, end: 0 }
    }

    /// Adds a digit of a text; nothing if there are too many.
    #[inline]
    pub(super) fn read(&mut self, digit: u8) -> Option<()> {
        (self.end < Self::MOST_READ).then_some(())?;
        self.push(digit);
        Some(())
    }

    pub(super) fn as_slice(&self) -> &[u8] {
        self.places.get(usize::from(self.start)..usize::from(self.end)).unwrap_or_default()
    }

    pub(super) fn len(&self) -> usize {
        self.as_slice().len()
    }

    /// Without the first ones.
    pub(super) fn from(self, count: usize) -> Self {
        Self { start: self.end.min(self.start + count as u8), ..self }
    }

    pub(super) fn starts_with_zero(&self) -> bool {
        self.as_slice().first() == Some(&0)
    }

    fn push(&mut self, digit: u8) {
        if let Some(free) = self.places.get_mut(usize::from(self.end)) {
            *free = digit;
            self.end += 1;
        }
    }
}

impl Decimal {
    pub(super) fn of_number(number: usize) -> Self {
        let len = number.checked_ilog10().map_or(0, |zeros| zeros as u8 + 1);
        Self { value: number as u64, len }
    }

    /// A literal of the tables: how many digits, and as a number.
    fn of_literal([len, value]: [usize; 2]) -> Self {
        Self { value: value as u64, len: len as u8 }
    }

    #[inline]
    pub(super) fn followed_by(self, digits: &[u8]) -> Self {
        // What overflows has more digits than `whole` lets pass.
        let add = |value: u64, digit: &u8| value.wrapping_mul(10).wrapping_add(u64::from(*digit));
        Self { value: digits.iter().fold(self.value, add), len: self.len.saturating_add(digits.len() as u8) }
    }

    fn joined(self, other: Self) -> Self {
        let shifted = self.value.wrapping_mul(10_u64.wrapping_pow(u32::from(other.len)));
        Self { value: shifted.wrapping_add(other.value), len: self.len.saturating_add(other.len) }
    }

    /// The integer, if it holds all digits.
    pub(super) fn whole(self) -> Option<u64> {
        (self.len <= 19).then_some(self.value)
    }
}

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
    pub(super) fn is_general(self, digits: Digits) -> bool {
        whole(self.field(2), digits) > 0
    }

    /// How many digits an international prefix takes, if the digits begin with one.
    pub(super) fn international_prefix(self, digits: Digits) -> Option<usize> {
        let strip = prefix(self.field(3), digits);
        (strip > 0).then(|| word(STRIPS + strip * STRIP))
    }

    /// The digits as `maybe_strip_national_prefix_and_carrier_code` leaves them.
    pub(super) fn without_national_prefix(self, digits: Digits) -> Digits {
        let strip = prefix(self.field(4), digits);
        if strip == 0 {
            return digits;
        }
        let [end, len, value, from, to] = row(STRIPS, strip);
        let stripped = if len == 0 && from == to {
            digits.from(end)
        } else {
            let read = |range| digits.as_slice().get(range).unwrap_or_default();
            let mut stripped = Digits::none();
            (0..len).rev().for_each(|place| stripped.push((value / 10_usize.pow(place as u32) % 10) as u8));
            read(from..to).iter().chain(read(end..digits.len())).for_each(|digit| stripped.push(*digit));
            stripped
        };
        if self.is_general(digits) && !self.is_general(stripped) { digits } else { stripped }
    }

    /// Whether `test_number_length` finds the digits possible as a whole number, or too long.
    pub(super) fn is_possible_or_too_long(self, digits: Digits) -> bool {
        let bit = 1 << digits.len();
        let (possible, local) = self.lengths();
        local & bit == 0 && possible > 0 && (possible & bit > 0 || possible < bit)
    }

    pub(super) fn is_too_long(self, digits: Digits) -> bool {
        let bit = 1 << digits.len();
        let (possible, local) = self.lengths();
        local & bit == 0 && possible > 0 && possible < bit
    }

    fn lengths(self) -> (u64, u64) {
        let set = |field| self.field(field) as u64 | (self.field(field + 1) as u64) << 16;
        (set(5), set(7))
    }

    fn field(self, nth: usize) -> usize {
        word(PLANS + self.0 * PLAN + nth)
    }
}

/// What the plans of a calling code say of a national significant number; nothing if it is not valid, or not for us.
pub(super) fn find(code: usize, number: Digits) -> Option<Found> {
    let label = whole(word(CODES + code * CODE), number);
    (label > 0).then_some(())?;
    let [plan, kind, dialled] = row(LABELS, label);
    let [head, head_digits, skip, take, middle, middle_digits] = row(DIALLINGS, dialled);
    let (first, rest) = number.as_slice().get(skip..)?.split_at_checked(take)?;
    let national = Decimal::of_literal([head, head_digits])
        .followed_by(first)
        .joined(Decimal::of_literal([middle, middle_digits]))
        .followed_by(rest);
    let letters = (Plan(plan).field(0) as u16).to_be_bytes();
    let region = std::str::from_utf8(&letters).ok().and_then(Region::new)?;
    Some(Found { region, kind: *KINDS.get(kind)?, national })
}

/// What an automaton says of the digits as a whole.
fn whole(root: usize, digits: Digits) -> usize {
    let end = digits.as_slice().iter().try_fold(root, |node, digit| next(node, *digit));
    end.map_or(0, |node| word(NODES + node * NODE + CLOSED))
}

/// What an automaton says of how the digits begin.
fn prefix(root: usize, digits: Digits) -> usize {
    let mut node = root;
    for digit in digits.as_slice() {
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

const fn word(at: usize) -> usize {
    u16::from_le_bytes(WORDS[at]) as usize
}

const fn regions() -> [[u16; 26]; 26] {
    let mut regions = [[0; 26]; 26];
    let mut plan = 1;
    while plan < word(4) {
        let [a, b] = WORDS[PLANS + plan * PLAN];
        // Stored as one word, the second letter comes first; `ZZ` is no region's, and left-out plans have no letters.
        if a != 0 && !(a == b'Z' && b == b'Z') {
            regions[(b - b'A') as usize][(a - b'A') as usize] = plan as u16;
        }
        plan += 1;
    }
    regions
}
