//! Sorted numbers at some two bytes each, and the questions that can be asked of them.
//!
//! A number's upper 48 bits name its bucket, its lower 16 stand in it. A section is a directory of the buckets that hold something,
//! ten bytes each (six of the upper bits, four of where the bucket starts), and behind it all lower bits in their order. All is
//! little-endian, whatever the machine. E.164 spans 10^15 numbers, so the directory lists only buckets that are there.

use std::cmp::Ordering;

/// Where a section lies among some bytes, and how large it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) offset: u64,
    pub(crate) buckets: u64,
    pub(crate) numbers: u64,
}

/// A section that was found to lie within its bytes.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Section<'b> {
    directory: &'b [Entry],
    lows: &'b [Low],
}

type Entry = [u8; 10];
type Low = [u8; 2];

const LOW_BITS: u32 = 16;

impl Place {
    /// How many bytes a section takes; nothing where that is more than there can be.
    pub(crate) fn len(&self) -> Option<u64> {
        let directory = self.buckets.checked_mul(size_of::<Entry>() as u64)?;
        directory.checked_add(self.numbers.checked_mul(size_of::<Low>() as u64)?)
    }

    /// The first byte behind it.
    pub(crate) fn end(&self) -> Option<u64> {
        self.offset.checked_add(self.len()?)
    }
}

impl<'b> Section<'b> {
    /// The section at a place; nothing where the bytes end before it does.
    pub(crate) fn at(bytes: &'b [u8], place: Place) -> Option<Self> {
        let (start, end) = (usize::try_from(place.offset).ok()?, usize::try_from(place.end()?).ok()?);
        let bytes = bytes.get(start..end)?;
        let (directory, lows) = bytes.split_at_checked(place.buckets as usize * size_of::<Entry>())?;
        Some(Self { directory: directory.as_chunks().0, lows: lows.as_chunks().0 })
    }

    /// Tells which of some sorted numbers it holds, each by its position.
    ///
    /// Memory is what this waits for, and the processor's guesses at which way a comparison goes. So some numbers are looked for side
    /// by side, step by step, without a branch that depends on them: what one waits for, the others need not.
    pub(crate) fn held(&self, sorted: &[u64], mut tell: impl FnMut(usize)) {
        let mut rest = self.directory;
        let mut first = 0;
        for (nth, asked) in sorted.chunks(SIDE_BY_SIDE).enumerate() {
            let last = asked.last().map_or(0, |number| number >> LOW_BITS);
            let (window, behind) = rest.split_at(rest.partition_point(|entry| upper_of(entry) <= last));
            let mut places: [&[Low]; SIDE_BY_SIDE] = [&[]; SIDE_BY_SIDE];
            for ((place, at), number) in places.iter_mut().zip(buckets(window, asked)).zip(asked) {
                if window.get(at).is_some_and(|entry| upper_of(entry) == number >> LOW_BITS) {
                    *place = self.bucket(first + at);
                }
            }
            look_at(&places, asked);
            for (position, (number, place)) in asked.iter().zip(places).enumerate() {
                if stands(*number as u16, place) {
                    tell(nth * SIDE_BY_SIDE + position);
                }
            }
            // The last bucket of these may be the first of the next.
            let kept = window.len().saturating_sub(1);
            first += kept;
            rest = rest.get(kept..).unwrap_or(behind);
        }
    }

    /// Whether it holds a number.
    pub(crate) fn holds(&self, number: u64) -> bool {
        let mut holds = false;
        self.held(&[number], |_| holds = true);
        holds
    }

    /// Every number, in order.
    pub(crate) fn numbers(self) -> impl Iterator<Item = u64> + 'b {
        (0..self.directory.len()).flat_map(move |bucket| {
            let upper = self.directory.get(bucket).map_or(0, upper_of) << LOW_BITS;
            self.bucket(bucket).iter().map(move |low| upper | u64::from(value(low)))
        })
    }

    /// The lower bits of a bucket, in order.
    #[inline]
    fn bucket(&self, bucket: usize) -> &'b [Low] {
        let start = |bucket: usize| self.directory.get(bucket).map_or(self.lows.len(), start_of);
        self.lows.get(start(bucket)..start(bucket + 1)).unwrap_or_default()
    }
}

#[inline]
fn upper_of(entry: &Entry) -> u64 {
    entry.first_chunk().map_or(0, |bytes| u64::from_le_bytes(*bytes) & UPPER)
}

#[inline]
fn start_of(entry: &Entry) -> usize {
    entry.last_chunk().map_or(0, |bytes| u32::from_le_bytes(*bytes) as usize)
}

/// Six bytes.
const UPPER: u64 = (1 << (u64::BITS - LOW_BITS)) - 1;

/// How many numbers are looked for at once.
const SIDE_BY_SIDE: usize = 32;

/// Lower bits that the processor brings in together.
const A_LINE: usize = 64 / size_of::<Low>();

/// In which line of a bucket lower bits would stand were it filled evenly. In one that is filled by chance they are off by half a
/// square root of its numbers: in a full one, a line.
#[inline]
fn likely(low: u16, lows: &[Low]) -> usize {
    ((usize::from(low) * lows.len()) >> LOW_BITS) / A_LINE
}

#[inline]
fn line(nth: usize, lows: &[Low]) -> &[Low] {
    let rest = lows.get(nth * A_LINE..).unwrap_or_default();
    rest.get(..A_LINE).unwrap_or(rest)
}

#[inline]
fn value(low: &Low) -> u16 {
    u16::from_le_bytes(*low)
}

/// Looks at where numbers should stand in their buckets. To have asked for a place is enough for it to be on its way; so little is
/// done for each that the processor asks for many before the first arrives.
#[inline]
fn look_at(places: &[&[Low]; SIDE_BY_SIDE], asked: &[u64]) {
    let mut lines: [&[Low]; SIDE_BY_SIDE] = [&[]; SIDE_BY_SIDE];
    for ((likely_it, place), number) in lines.iter_mut().zip(places).zip(asked) {
        *likely_it = line(likely(*number as u16, place), place);
    }
    let ends = |line: &&[Low]| line.first().map_or(0, value) ^ line.last().map_or(0, value);
    std::hint::black_box(lines.iter().fold(0, |seen, line| seen ^ ends(line)));
}

/// For each of some sorted numbers the place of its bucket; of one that is not there, any place.
///
/// Where buckets stand without a gap, as in a country's areas, a number's is as far from the last as its upper bits are.
#[inline]
fn buckets(window: &[Entry], asked: &[u64]) -> [usize; SIDE_BY_SIDE] {
    const FEW: usize = 6;
    let mut found = [0; SIDE_BY_SIDE];
    let (mut at, mut gaps) = (0, 0);
    for (place, number) in found.iter_mut().zip(asked) {
        let upper = number >> LOW_BITS;
        let on = upper.saturating_sub(window.get(at).map_or(0, upper_of));
        let next = at.saturating_add(on as usize);
        if window.get(next).is_some_and(|entry| upper_of(entry) == upper) {
            at = next;
        } else {
            gaps += 1;
            if gaps > FEW {
                return scattered(window, asked);
            }
            let rest = window.get(at..).unwrap_or_default();
            at += rest.partition_point(|entry| upper_of(entry) < upper);
        }
        *place = at;
    }
    found
}

/// As [`buckets`], where there are many gaps: for each the last bucket that is not behind it, or the first.
#[inline]
fn scattered(window: &[Entry], asked: &[u64]) -> [usize; SIDE_BY_SIDE] {
    let mut found = [0; SIDE_BY_SIDE];
    let mut size = window.len();
    while size > 1 {
        let half = size / 2;
        for (at, number) in found.iter_mut().zip(asked) {
            let ahead = window.get(*at + half).is_none_or(|entry| upper_of(entry) > number >> LOW_BITS);
            *at += std::hint::select_unpredictable(ahead, 0, half);
        }
        size -= half;
    }
    found
}

/// Whether lower bits stand in a bucket: in the line where they are likely or one beside it, as a rule; else anywhere.
#[inline]
fn stands(low: u16, lows: &[Low]) -> bool {
    const FEW: usize = 6;
    let mut nth = likely(low, lows);
    let mut went = None;
    for _ in 0..FEW {
        let line = line(nth, lows);
        let (Some(first), Some(last)) = (line.first(), line.last()) else { return false };
        let goes = match (value(first).cmp(&low), value(last).cmp(&low)) {
            (Ordering::Greater, _) => Ordering::Less,
            (_, Ordering::Less) => Ordering::Greater,
            _ => return line.iter().fold(false, |stands, held| stands | (value(held) == low)),
        };
        let next = if goes == Ordering::Less { nth.checked_sub(1) } else { Some(nth + 1) };
        match next {
            // Between two lines, or before the first.
            None => return false,
            Some(_) if went.replace(goes).is_some_and(|went| went != goes) => return false,
            Some(next) => nth = next,
        }
    }
    lows.binary_search_by(|held| value(held).cmp(&low)).is_ok()
}

/// A section under way: what to write for each number.
#[derive(Debug, Default)]
pub(crate) struct Encoder {
    upper: Option<u64>,
    buckets: u64,
    numbers: u64,
}

impl Encoder {
    /// What a number adds to the directory, where it opens a bucket, and to the lower bits. Numbers come in order, each once.
    /// Nothing where a section can hold no more.
    pub(crate) fn push(&mut self, number: u64) -> Option<(Option<Entry>, Low)> {
        let upper = number >> LOW_BITS;
        let start = u32::try_from(self.numbers).ok()?;
        let opens = self.upper != Some(upper);
        let entry = opens.then(|| {
            let mut entry: Entry = [0; 10];
            entry[..8].copy_from_slice(&upper.to_le_bytes());
            entry[6..].copy_from_slice(&start.to_le_bytes());
            entry
        });
        self.upper = Some(upper);
        self.buckets += u64::from(opens);
        self.numbers += 1;
        Some((entry, (number as u16).to_le_bytes()))
    }

    /// Where the section lies once its directory and its lower bits are written at an offset.
    pub(crate) fn place(&self, offset: u64) -> Place {
        Place { offset, buckets: self.buckets, numbers: self.numbers }
    }
}

/// Adds the section of some sorted numbers, each once, to bytes in memory.
pub(crate) fn append(bytes: &mut Vec<u8>, sorted: &[u64]) -> Place {
    let mut encoder = Encoder::default();
    let mut lows = Vec::with_capacity(sorted.len() * size_of::<Low>());
    let offset = bytes.len() as u64;
    // A list of plain text with four thousand million numbers does not fit into memory before it gets here.
    for (entry, low) in sorted.iter().map_while(|number| encoder.push(*number)) {
        bytes.extend(entry.into_iter().flatten());
        lows.extend(low);
    }
    bytes.extend(lows);
    encoder.place(offset)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn held(numbers: &BTreeSet<u64>, asked: &BTreeSet<u64>) -> BTreeSet<u64> {
        let (numbers, asked): (Vec<u64>, Vec<u64>) =
            (numbers.iter().copied().collect(), asked.iter().copied().collect());
        let mut bytes = vec![7; 3];
        let place = append(&mut bytes, &numbers);
        assert_eq!(place.end(), Some(bytes.len() as u64));
        let section = Section::at(&bytes, place).unwrap();
        assert_eq!(section.numbers().collect::<Vec<_>>(), numbers);
        let mut held = BTreeSet::new();
        section.held(&asked, |position| assert!(held.insert(asked[position])));
        assert!(asked.iter().all(|number| section.holds(*number) == held.contains(number)));
        held
    }

    #[test]
    fn what_it_holds_is_what_was_put_in() {
        let check = |numbers: &[u64], asked: &[u64], expected: &[u64]| {
            let set = |numbers: &[u64]| numbers.iter().copied().collect();
            assert_eq!(held(&set(numbers), &set(asked)), set(expected), "{numbers:?} {asked:?}");
        };
        check(&[], &[0, 1, u64::MAX], &[]);
        check(&[0], &[0, 1, 0x1_0000], &[0]);
        check(&[u64::MAX], &[0, u64::MAX - 1, u64::MAX], &[u64::MAX]);
        check(&[0xffff, 0x1_0000], &[0xfffe, 0xffff, 0x1_0000, 0x1_0001], &[0xffff, 0x1_0000]);
        check(&[999_999_999_999_999], &[99_999_999_999_999, 999_999_999_999_999], &[999_999_999_999_999]);
    }

    /// Numbers that share buckets, and numbers that share none.
    fn numbers() -> impl Strategy<Value = BTreeSet<u64>> {
        let near = (0..4_u64, 0..70_u64).prop_map(|(bucket, low)| (bucket << 16) + low * 950);
        prop::collection::btree_set(prop_oneof![near, any::<u64>(), 0..1_000_000_000_000_000_u64], 0..300)
    }

    proptest! {
        #[test]
        fn it_is_a_set(numbers in numbers(), asked in numbers(), both in numbers()) {
            let numbers = &numbers | &both;
            let asked = &asked | &both;
            prop_assert_eq!(held(&numbers, &asked), &numbers & &asked);
        }

        #[test]
        fn damaged_bytes_answer_something_and_never_panic(
            bytes in prop::collection::vec(any::<u8>(), 0..200),
            place in (0..200_u64, 0..30_u64, 0..100_u64),
            asked in numbers(),
        ) {
            let (offset, buckets, numbers) = place;
            if let Some(section) = Section::at(&bytes, Place { offset, buckets, numbers }) {
                let asked: Vec<u64> = asked.into_iter().collect();
                section.held(&asked, |position| assert!(position < asked.len()));
                prop_assert!(section.numbers().count() <= (numbers * (buckets + 1)) as usize);
            }
        }
    }
}
