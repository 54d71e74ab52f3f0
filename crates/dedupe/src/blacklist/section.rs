//! Sorted numbers at some two bytes each, and the questions that can be asked of them.
//!
//! A number's upper 48 bits name its bucket, its lower 16 stand in it. A section is a directory of the buckets that hold something,
//! ten bytes each (six of the upper bits, four of where the bucket starts), and behind it all lower bits in their order. All is
//! little-endian, whatever the machine. E.164 spans 10^15 numbers, so the directory lists only buckets that are there.

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
    /// The two sorted rows leap over each other, so what is asked close together is found close together. Memory is what it waits
    /// for, so it looks at the places of some numbers before it compares them: then they come in side by side.
    pub(crate) fn held(&self, sorted: &[u64], mut tell: impl FnMut(usize)) {
        let (mut asked, mut bucket) = (0, 0);
        let mut places: Vec<(usize, u16, &[Low])> = Vec::with_capacity(SIDE_BY_SIDE);
        while asked < sorted.len() && bucket < self.directory.len() {
            let mut looked_at = 0;
            while let Some(&number) = sorted.get(asked).filter(|_| places.len() < SIDE_BY_SIDE) {
                let upper = number >> LOW_BITS;
                let behind = |entry: &Entry| upper_of(entry) < upper;
                bucket += leap(self.directory.get(bucket..).unwrap_or_default(), behind);
                let Some(entry) = self.directory.get(bucket) else { break };
                if upper_of(entry) > upper {
                    let least = upper_of(entry) << LOW_BITS;
                    asked += leap(sorted.get(asked..).unwrap_or_default(), |number| *number < least);
                    continue;
                }
                let (low, lows) = (number as u16, self.bucket(bucket));
                looked_at ^= lows.get(likely(low, lows)).map_or(0, |low| u16::from_le_bytes(*low));
                places.push((asked, low, lows));
                asked += 1;
            }
            std::hint::black_box(looked_at);
            for (asked, low, lows) in places.drain(..) {
                if stands(low, lows) {
                    tell(asked);
                }
            }
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
            self.bucket(bucket).iter().map(move |low| upper | u64::from(u16::from_le_bytes(*low)))
        })
    }

    /// The lower bits of a bucket, in order.
    fn bucket(&self, bucket: usize) -> &'b [Low] {
        let start = |bucket: usize| self.directory.get(bucket).map_or(self.lows.len(), start_of);
        self.lows.get(start(bucket)..start(bucket + 1)).unwrap_or_default()
    }
}

fn upper_of(entry: &Entry) -> u64 {
    entry.first_chunk().map_or(0, |bytes| u64::from_le_bytes(*bytes) & UPPER)
}

fn start_of(entry: &Entry) -> usize {
    entry.last_chunk().map_or(0, |bytes| u32::from_le_bytes(*bytes) as usize)
}

/// Six bytes.
const UPPER: u64 = (1 << (u64::BITS - LOW_BITS)) - 1;

/// How many numbers are looked for at once.
const SIDE_BY_SIDE: usize = 32;

/// Where lower bits would stand in a bucket, were it filled evenly: nearly all are.
fn likely(low: u16, lows: &[Low]) -> usize {
    (usize::from(low) * lows.len()) >> LOW_BITS
}

/// Whether lower bits stand in a bucket: looked for from where they are likely, in both directions.
fn stands(low: u16, lows: &[Low]) -> bool {
    let behind = |held: &Low| u16::from_le_bytes(*held) < low;
    let (before, after) = lows.split_at_checked(likely(low, lows)).unwrap_or_default();
    let place = match after.first() {
        Some(first) if behind(first) => before.len() + leap(after, behind),
        _ => before.len() - leap_back(before, |held| !behind(held)),
    };
    lows.get(place).is_some_and(|held| u16::from_le_bytes(*held) == low)
}

/// How many of the last items are ahead, found in steps that double.
fn leap_back<T>(items: &[T], ahead: impl Fn(&T) -> bool) -> usize {
    let (mut from, mut step) = (0, 1);
    while items.len().checked_sub(from + step).and_then(|at| items.get(at)).is_some_and(&ahead) {
        from += step;
        step *= 2;
    }
    let within = items.get(..items.len() - from).unwrap_or_default();
    let within = within.get(within.len().saturating_sub(step)..).unwrap_or_default();
    from + within.len() - within.partition_point(|item| !ahead(item))
}

/// How many of the first items are behind, found in steps that double: cheap where it is few.
fn leap<T>(items: &[T], behind: impl Fn(&T) -> bool) -> usize {
    let (mut from, mut step) = (0, 1);
    while items.get(from + step - 1).is_some_and(&behind) {
        from += step;
        step *= 2;
    }
    let within = items.get(from..).unwrap_or_default();
    from + within[..within.len().min(step)].partition_point(behind)
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
