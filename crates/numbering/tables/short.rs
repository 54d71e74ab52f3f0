//! The automata of the regions' short numbers, made from `data/short.tsv`.

use crate::tables::automaton::{Nodes, Patterns, Reach};
use crate::tables::pattern;
use std::collections::BTreeSet;

/// No short number has more digits.
const LONGEST: usize = 12;

/// What an expression tells of the digits that it matches.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Mark {
    General,
    Emergency,
    Code,
}

/// A region's line.
struct Short<'a> {
    region: usize,
    general: &'a str,
    general_lengths: &'a str,
    emergency: &'a str,
    codes: &'a str,
    code_lengths: &'a str,
}

/// The words that `short` reads: where the automaton of each pair of letters begins, then the nodes.
///
/// An expression that we cannot read stops this: no other code would answer for its region.
pub(crate) fn generate() -> Vec<u8> {
    let mut nodes = Nodes::new();
    let mut roots = [0; 26 * 26];
    for line in include_str!("../data/short.tsv").lines().filter(|line| !line.starts_with('#')) {
        let short = read(line).expect("a region and five columns");
        roots[short.region] = automaton(&mut nodes, &short).unwrap_or_else(|| panic!("cannot read: {line}"));
    }
    let nodes = nodes.rows.iter().flat_map(|node| node.next.into_iter().chain([node.closed]));
    roots.into_iter().chain(nodes).flat_map(u16::to_le_bytes).collect()
}

fn read(line: &str) -> Option<Short<'_>> {
    let [region, general, general_lengths, emergency, codes, code_lengths] =
        line.split('\t').collect::<Vec<_>>()[..]
    else {
        return None;
    };
    let [a, b] = region.bytes().map(|letter| usize::from(letter - b'A')).collect::<Vec<_>>()[..] else {
        return None;
    };
    Some(Short { region: a * 26 + b, general, general_lengths, emergency, codes, code_lengths })
}

/// `is_emergency_number` and `is_valid_short_number_for_region`: 2 for an emergency number, 1 for another short one.
fn automaton(nodes: &mut Nodes, short: &Short<'_>) -> Option<u16> {
    let mut patterns = Patterns::new();
    for (mark, pattern) in
        [(Mark::General, short.general), (Mark::Emergency, short.emergency), (Mark::Code, short.codes)]
    {
        if !pattern.is_empty() {
            patterns.add(mark, &pattern::parse(pattern)?, Reach::Whole)?;
        }
    }
    let [general, codes] = [lengths(short.general_lengths)?, lengths(short.code_lengths)?];
    let longest = general.iter().chain(&codes).max().copied().unwrap_or(LONGEST);
    (longest <= LONGEST).then_some(())?;
    let possible = |lengths: &[usize], length| lengths.is_empty() || lengths.contains(&length);
    Some(nodes.whole(&patterns, LONGEST, |marks: &BTreeSet<Mark>, length| {
        let is = |mark, lengths: &[usize]| marks.contains(&mark) && possible(lengths, length);
        if marks.contains(&Mark::Emergency) {
            2
        } else {
            u16::from(is(Mark::General, &general) && is(Mark::Code, &codes))
        }
    }))
}

fn lengths(column: &str) -> Option<Vec<usize>> {
    column.split(',').filter(|length| !length.is_empty()).map(|length| length.parse().ok()).collect()
}
