//! Lines gathered into parts: one campaign, one time zone, at most so many lines, at most so many bytes.

use crate::Digest;
use contact::{Number, Table, Zone};
use std::collections::BTreeMap;
use std::sync::Arc;

/// How large a part may grow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Lines.
    pub lines: u64,
    /// Bytes once encoded in base64.
    pub bytes: u64,
}

/// Five thousand lines and one MiB: the size that an instance takes is not known, and Java servers often stop at 2 MB.
impl Default for Limits {
    fn default() -> Self {
        Self { lines: 5000, bytes: 1 << 20 }
    }
}

/// One upload's worth of lines.
#[derive(Clone, Debug)]
pub struct Part {
    /// The campaign of every line.
    pub campaign: Arc<str>,
    /// The zone of every line; `None` is the instance's own.
    pub zone: Option<Zone>,
    /// How many lines, each ended by LF.
    pub lines: u64,
    /// The lines.
    pub content: Vec<u8>,
    /// The forms in which they go as calls, each ended by LF; none where they go as a base.
    pub forms: Vec<u8>,
    /// Who is in it: the lines of its numbers ([`contact::Number::line`]), with [`MAIN`] in those of main numbers.
    pub numbers: Vec<u64>,
    /// Where each line comes from, where somebody said so.
    pub origins: Vec<Origin>,
}

/// Where a line comes from, and what it does not say itself.
#[derive(Clone, Debug)]
pub struct Origin {
    /// The table of its row.
    pub table: Arc<Table>,
    /// The row's number there.
    pub row: u32,
    /// Its main number, which the line holds in one of its forms.
    pub main: Number,
}

/// What marks a main number among a part's numbers. E.164 leaves this bit free.
pub const MAIN: u64 = 1 << 63;
/// What marks, among a part's numbers, a row that was left out before and went mended: which one, in the bits below.
pub const ROW: u64 = 1 << 62;
/// What marks, among a part's numbers, a person: who, in the bits below.
pub const PERSON: u64 = 1 << 61;

impl Part {
    /// The digest of the content.
    #[must_use]
    pub fn digest(&self) -> Digest {
        Digest::of(&self.content)
    }

    /// Its numbers as bytes: eight each, the lowest first.
    #[must_use]
    pub fn numbers_as_bytes(&self) -> Vec<u8> {
        self.numbers.iter().flat_map(|number| number.to_le_bytes()).collect()
    }

    fn held(&self) -> usize {
        self.content.len() + self.forms.len() + size_of_val(&*self.numbers) + size_of_val(&*self.origins)
    }
}

/// The parts under way: at most one for each campaign and zone.
#[derive(Debug)]
pub struct Parts {
    limits: Limits,
    open: BTreeMap<(Arc<str>, Option<Zone>), Part>,
    /// The bytes of all parts under way.
    held: usize,
}

/// How many bytes may be under way. Where there are many campaigns and zones, parts end early rather than fill the memory.
const HELD: usize = 64 << 20;

impl Parts {
    /// No part yet.
    #[must_use]
    pub fn new(limits: Limits) -> Self {
        Self { limits, open: BTreeMap::new(), held: 0 }
    }

    /// Adds a line, its LF included, the form in which it goes as a call or nothing, its numbers, and where it comes from if somebody will ask; answers a part that is to end: the one that it found full, or the largest where too much
    /// is under way.
    #[must_use]
    pub fn add(
        &mut self,
        (campaign, zone): (&Arc<str>, Option<Zone>),
        (line, form): (&[u8], &[u8]),
        numbers: impl IntoIterator<Item = u64>,
        origin: Option<Origin>,
    ) -> Option<Part> {
        let fresh = || Part {
            campaign: Arc::clone(campaign),
            zone,
            lines: 0,
            content: Vec::new(),
            forms: Vec::new(),
            numbers: Vec::new(),
            origins: Vec::new(),
        };
        let part = self.open.entry((Arc::clone(campaign), zone)).or_insert_with(fresh);
        let too_long = part.lines == self.limits.lines;
        let too_large = part.lines > 0 && in_base64(part.content.len() + line.len()) > self.limits.bytes;
        let full = (too_long || too_large).then(|| std::mem::replace(part, fresh()));
        let before = part.held();
        part.lines += 1;
        part.content.extend_from_slice(line);
        part.forms.extend_from_slice(form);
        part.numbers.extend(numbers);
        part.origins.extend(origin);
        self.held += part.held() - before;
        let ended = full.or_else(|| if self.held > HELD { self.end_largest() } else { None });
        self.held -= ended.as_ref().map_or(0, Part::held);
        ended
    }

    fn end_largest(&mut self) -> Option<Part> {
        let largest = self.open.iter().max_by_key(|(_, part)| part.held()).map(|(key, _)| key.clone())?;
        self.open.remove(&largest)
    }

    /// The parts under way, in the order of campaign and zone.
    pub fn finish(self) -> impl Iterator<Item = Part> {
        self.open.into_values()
    }
}

fn in_base64(bytes: usize) -> u64 {
    bytes.div_ceil(3) as u64 * 4
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_part_holds_one_campaign_and_one_zone() {
        let mut parts = Parts::new(Limits { lines: 2, bytes: 1000 });
        let (sales, debts) = (Arc::from("Ventas->"), Arc::from("Cobranzas->"));
        let lima = Zone::named("America/Lima");
        let mut full = Vec::new();
        for (campaign, zone) in
            [(&sales, None), (&debts, lima), (&sales, None), (&sales, None), (&sales, lima)]
        {
            full.extend(parts.add((campaign, zone), (b"line\n", b""), [], None));
        }
        full.extend(parts.finish());
        let shape = |part: &Part| (part.campaign.to_string(), part.zone.map(Zone::name), part.lines);
        let shapes: Vec<_> = full.iter().map(shape).collect();
        let (sales, debts) = (sales.to_string(), debts.to_string());
        let lima = Some("America/Lima");
        assert_eq!(
            shapes,
            [(sales.clone(), None, 2), (debts, lima, 1), (sales.clone(), None, 1), (sales, lima, 1)]
        );
    }

    #[test]
    fn many_campaigns_do_not_fill_the_memory() {
        let mut parts = Parts::new(Limits { lines: u64::MAX, bytes: u64::MAX });
        let line = vec![b'x'; 1 << 20];
        let ended = (0..200)
            .filter_map(|nth| parts.add((&format!("C{nth}").into(), None), (&line, b""), [], None))
            .count();
        assert!(parts.held <= HELD);
        assert_eq!(ended + parts.finish().count(), 200);
    }

    proptest! {
        #[test]
        fn no_line_is_lost_and_no_part_outgrows_its_limits(
            lines in prop::collection::vec("[a-z]{1,40}\n", 0..200), limit in 1..20_u64, bytes in 60..400_u64,
        ) {
            let campaign = Arc::from("C");
            let mut parts = Parts::new(Limits { lines: limit, bytes });
            let mut all: Vec<Part> = lines.iter().filter_map(|line| parts.add((&campaign, None), (line.as_bytes(), b""), [], None)).collect();
            all.extend(parts.finish());
            for part in &all {
                prop_assert!(part.lines <= limit && in_base64(part.content.len()) <= bytes);
                prop_assert_eq!(part.content.iter().filter(|&&b| b == b'\n').count() as u64, part.lines);
            }
            let joined: Vec<u8> = all.iter().flat_map(|part| part.content.clone()).collect();
            prop_assert_eq!(joined, lines.concat().into_bytes());
        }
    }
}
