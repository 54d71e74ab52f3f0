//! The tables by which `numbering` answers without the reference, made from the reference's own metadata.
//!
//! One automaton per calling code knows the valid numbers, each with its region, its kind and how it is dialled inside its
//! country. What a plan says in a way we do not know makes no entry, and leaves its numbers to the reference.

mod automaton;
mod national;
mod pattern;
mod plan;
pub(crate) mod short;

use automaton::{Nodes, Patterns, Reach};
use contact::Kind;
use national::{Dialled, Strip};
use plan::{Plan, Range};
use std::collections::BTreeSet;

/// The longest national significant number that libphonenumber reads.
const LONGEST: usize = 17;
/// The label of valid numbers of which the tables do not know how they are dialled.
const UNSURE: u16 = 1;
/// The most digits that are read without the reference.
const MOST_DIGITS: usize = 24;

/// What an expression of a plan tells of a number that it matches; plans by their place under the calling code.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Mark {
    Range(usize, Kind),
    Leading(usize),
    Format(usize),
    FormatLeading(usize),
}

/// All tables as they grow. Entry 0 of each is none.
struct Tables {
    nodes: Nodes,
    labels: Vec<[u16; 3]>,
    strips: Vec<Strip>,
    dialled: Vec<Dialled>,
    plans: Vec<[u16; 10]>,
    codes: Vec<[u16; 2]>,
    left: BTreeSet<String>,
}

/// The tables, in the words of two bytes that `fast::tables` reads.
pub(crate) fn generate() -> Vec<u8> {
    tables().bytes()
}

/// What the tables leave to the reference, because its plan is written in a way we do not know: a sentence each.
pub(crate) fn left() -> BTreeSet<String> {
    tables().left
}

fn tables() -> Tables {
    let mut tables = Tables::none();
    for (code, plans) in plan::all() {
        let main = tables.plans.len() as u16;
        let root = tables.numbers(&plans, main);
        tables.codes[usize::from(code)] = [tables.or_left(root, || format!("the numbers of +{code}")), main];
        for plan in &plans {
            let entry = tables.plan(plan, main);
            let what = || format!("what is dialled in {}, +{code}", String::from_utf8_lossy(&plan.letters));
            let entry = tables.or_left(entry, what);
            tables.plans.push(entry);
        }
    }
    tables
}

impl Tables {
    fn none() -> Self {
        Self {
            nodes: Nodes::new(),
            labels: vec![[0; 3]; UNSURE as usize + 1],
            strips: vec![Strip { end: 0, literal: (0, 0), from: 0, to: 0 }],
            dialled: vec![Dialled::default()],
            plans: vec![[0; 10]],
            codes: vec![[0; 2]; 1000],
            left: BTreeSet::new(),
        }
    }

    /// The entry that could be made, or none and a note of it.
    fn or_left<T: Default>(&mut self, made: Option<T>, what: impl FnOnce() -> String) -> T {
        made.unwrap_or_else(|| {
            self.left.insert(what());
            T::default()
        })
    }

    /// The automaton of a calling code's valid numbers.
    fn numbers(&mut self, plans: &[Plan], main: u16) -> Option<u16> {
        let mut patterns = Patterns::new();
        for (nth, plan) in plans.iter().enumerate() {
            let ranges = plan.special.iter().chain([&plan.general, &plan.fixed, &plan.mobile]);
            for range in ranges {
                add(&mut patterns, Mark::Range(nth, range.kind), range.pattern.as_deref(), Reach::Whole)?;
            }
            add(&mut patterns, Mark::Leading(nth), plan.leading.as_deref(), Reach::Start)?;
        }
        // All regions of a code are written in the formats of the main one.
        for (nth, format) in plans[0].formats.iter().enumerate() {
            add(&mut patterns, Mark::Format(nth), Some(&format.pattern), Reach::Whole)?;
            add(&mut patterns, Mark::FormatLeading(nth), format.leading.as_deref(), Reach::Start)?;
        }
        let Self { nodes, labels, dialled, left, .. } = self;
        let label = |marks: &BTreeSet<Mark>, length: usize| {
            let Some((nth, kind)) = home(plans, marks, length) else { return 0 };
            let Some(form) = national_form(&plans[0], marks, length) else {
                left.insert(format!("some numbers of {length} digits of +{}", plans[0].code));
                return UNSURE;
            };
            interned(labels, [main + nth as u16, kind as u16, interned(dialled, form)])
        };
        Some(nodes.whole(&patterns, LONGEST, label))
    }

    fn plan(&mut self, plan: &Plan, main: u16) -> Option<[u16; 10]> {
        let longest = |pattern: &String| pattern::parse(pattern)?.properties().maximum_len();
        let known =
            plan.general.pattern.as_ref().is_none_or(|p| longest(p).is_some_and(|len| len <= MOST_DIGITS));
        known.then_some(())?;
        let mut general = Patterns::new();
        add(&mut general, (), plan.general.pattern.as_deref(), Reach::Whole)?;
        let general = self.nodes.whole(&general, MOST_DIGITS, |marks, _| u16::from(!marks.is_empty()));
        let international = self.prefix(plan.international_prefix.as_deref(), "")?;
        let national = self.prefix(plan.national_prefix.as_deref(), &plan.transform)?;
        let [possible, local] = [length_set(plan.general.lengths())?, length_set(&plan.local_lengths)?];
        Some([
            u16::from_be_bytes(plan.letters),
            plan.code,
            general,
            international,
            national,
            possible as u16,
            (possible >> 16) as u16,
            local as u16,
            (local >> 16) as u16,
            main,
        ])
    }

    fn prefix(&mut self, pattern: Option<&str>, transform: &str) -> Option<u16> {
        let Some(pattern) = pattern else { return Some(0) };
        let words = pattern::words(&pattern::parse(pattern)?)?;
        let labelled = words.into_iter().map(|word| {
            let strip = national::strip(&word, transform)?;
            Some((word, interned(&mut self.strips, strip)))
        });
        let labelled: Option<Vec<_>> = labelled.collect();
        Some(self.nodes.prefix(&labelled?))
    }

    fn bytes(&self) -> Vec<u8> {
        let runs = self.nodes.runs();
        let nodes =
            self.nodes.rows.iter().zip(&runs).flat_map(|(node, run)| {
                node.next.into_iter().chain([node.open, node.closed, run.end, run.len])
            });
        let strips = self
            .strips
            .iter()
            .flat_map(|strip| [strip.end, strip.literal.0, strip.literal.1, strip.from, strip.to]);
        let dialled = self
            .dialled
            .iter()
            .flat_map(|form| [form.head.0, form.head.1, form.skip, form.take, form.middle.0, form.middle.1]);
        let counts = [
            self.nodes.rows.len(),
            self.labels.len(),
            self.strips.len(),
            self.dialled.len(),
            self.plans.len(),
        ];
        let words = counts
            .into_iter()
            .map(|count| count as u16)
            .chain(nodes)
            .chain(self.labels.iter().copied().flatten())
            .chain(strips)
            .chain(dialled)
            .chain(self.plans.iter().copied().flatten())
            .chain(self.codes.iter().copied().flatten());
        words.flat_map(u16::to_le_bytes).collect()
    }
}

fn add<M: Copy + Ord>(
    patterns: &mut Patterns<M>,
    mark: M,
    pattern: Option<&str>,
    reach: Reach,
) -> Option<()> {
    let Some(pattern) = pattern else { return Some(()) };
    patterns.add(mark, &pattern::parse(pattern)?, reach)
}

fn interned<T: PartialEq>(all: &mut Vec<T>, one: T) -> u16 {
    let known = all.iter().skip(1).position(|other| *other == one);
    known.map_or_else(
        || {
            all.push(one);
            all.len() as u16 - 1
        },
        |nth| nth as u16 + 1,
    )
}

/// The plan that a valid number belongs to, and its kind: `get_region_for_number` and `is_valid_number_for_region`.
fn home(plans: &[Plan], marks: &BTreeSet<Mark>, length: usize) -> Option<(usize, Kind)> {
    let kinds = plans.iter().enumerate().map(|(nth, plan)| (nth, kind(plan, nth, marks, length)));
    let alone = plans.len() == 1;
    let mut claimed =
        kinds.filter(|(nth, kind)| alone || kind.is_some() || marks.contains(&Mark::Leading(*nth)));
    claimed.next().and_then(|(nth, kind)| Some((nth, kind?)))
}

/// `get_number_type_helper`.
fn kind(plan: &Plan, nth: usize, marks: &BTreeSet<Mark>, length: usize) -> Option<Kind> {
    let is = |range: &Range| range.has_length(length) && marks.contains(&Mark::Range(nth, range.kind));
    is(&plan.general).then_some(())?;
    if let Some(special) = plan.special.iter().find(|range| is(range)) {
        return Some(special.kind);
    }
    match (is(&plan.fixed), is(&plan.mobile)) {
        (true, mobile) if mobile || plan.mobile_is_fixed => Some(Kind::FixedOrMobile),
        (true, _) => Some(Kind::Fixed),
        (false, mobile) => (mobile && !plan.mobile_is_fixed).then_some(Kind::Mobile),
    }
}

/// How the number is dialled inside its country: the digits of the first format that fits.
fn national_form(main: &Plan, marks: &BTreeSet<Mark>, length: usize) -> Option<Dialled> {
    let fits = |nth: usize| {
        let leads = main.formats[nth].leading.is_none() || marks.contains(&Mark::FormatLeading(nth));
        leads && marks.contains(&Mark::Format(nth))
    };
    let Some(nth) = (0..main.formats.len()).find(|nth| fits(*nth)) else {
        return Some(Dialled::default());
    };
    let format = &main.formats[nth];
    national::dialled(&format.pattern, &format.replacement, &format.rule, length)
}

/// Lengths as bits, as `build_length_mask` makes them; nothing where one is past the 31st.
fn length_set(lengths: &[i32]) -> Option<u32> {
    lengths.iter().try_fold(0, |set, length| match length {
        -1 => Some(0),
        length => Some(set | 1_u32.checked_shl(u32::try_from(*length).ok()?)?),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_we_cannot_read_is_left_to_the_reference() {
        let check = |pattern, transform, known| {
            let prefix = Tables::none().prefix(Some(pattern), transform);
            assert_eq!(prefix.is_some(), known, "{pattern} {transform}");
        };
        check("0", "", true);
        check("0(?:(1[245])(\\d{10}))?", "$2", true);
        check("0|(\\d{7})$", "1$1", true);
        check("0+", "", false);
        check("0??1", "", false);
        check("0\\b", "", false);
        check("0(?!1)", "", false);
        check("0a", "", false);
        check("0(1)", "$1$1", false);
        check("0(1)", "$3", false);
        check("0(1)", "123456$1", false);
    }

    #[test]
    fn the_tables_leave_little_to_the_reference() {
        assert_eq!(left().into_iter().collect::<Vec<_>>(), [""; 0]);
    }
}
