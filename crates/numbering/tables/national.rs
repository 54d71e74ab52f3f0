//! What a plan does to digits: the prefixes it takes off when reading, and those it puts on when writing.

use crate::tables::pattern::{Word, parse};
use regex_syntax::hir::{Hir, HirKind};

/// Literal digits: how many, and as a number.
pub(crate) type Literal = (u16, u16);

/// What stands for a matched prefix of `end` digits: a literal, then the match's own digits from `from` to `to`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Strip {
    pub(crate) end: u16,
    pub(crate) literal: Literal,
    pub(crate) from: u16,
    pub(crate) to: u16,
}

/// How a national significant number is dialled inside the country: the head, `take` digits after the first `skip`, the
/// middle, and the rest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Dialled {
    pub(crate) head: Literal,
    pub(crate) skip: u16,
    pub(crate) take: u16,
    pub(crate) middle: Literal,
}

enum Piece {
    Digits(String),
    Group(usize),
}

/// What `maybe_strip_national_prefix_and_carrier_code` does where this word matches.
pub(crate) fn strip(word: &Word, transform: &str) -> Option<Strip> {
    let end = word.digits.len() as u16;
    let [first, second] = word.groups;
    let filled = |group: Option<(usize, usize)>| group.is_some_and(|(from, to)| to > from);
    let transformed =
        !transform.is_empty() && (first.is_some() && filled(second) || filled(first) && second.is_none());
    if !transformed {
        return Some(Strip { end, literal: (0, 0), from: end, to: end });
    }
    let (literal, group) = match pieces(transform)?.as_slice() {
        [Piece::Group(group)] => ((0, 0), *group),
        [Piece::Digits(digits), Piece::Group(group)] => (literal(digits)?, *group),
        _ => return None,
    };
    // A group that takes no part is replaced by nothing.
    let (from, to) = word.groups.get(group.checked_sub(1)?)?.unwrap_or((0, 0));
    Some(Strip { end, literal, from: from as u16, to: to as u16 })
}

/// The digits of a number of this length in a national format, or nothing where they are none of the simple cases.
pub(crate) fn dialled(pattern: &str, format: &str, rule: &str, length: usize) -> Option<Dialled> {
    let pieces = pieces(&with_prefix(format, rule)?)?;
    let hir = parse(pattern)?;
    let groups: Vec<&Hir> = match hir.kind() {
        HirKind::Capture(capture) => vec![&capture.sub],
        HirKind::Concat(parts) => parts
            .iter()
            .map(|part| if let HirKind::Capture(c) = part.kind() { Some(&*c.sub) } else { None })
            .collect::<Option<_>>()?,
        _ => return None,
    };
    let spans = spans(&groups, length)?;
    let mut all: Vec<Result<Literal, (usize, usize)>> = vec![];
    for piece in pieces {
        match (piece, all.last_mut()) {
            (Piece::Digits(digits), _) => all.push(Ok(literal(&digits)?)),
            (Piece::Group(group), last) => {
                let (from, to) = *spans.get(group.checked_sub(1)?)?;
                match last {
                    Some(Err((_, end))) if *end == from => *end = to,
                    _ => all.push(Err((from, to))),
                }
            }
        }
    }
    let none = (0, 0);
    let (head, skip, take, middle, end) = match all.as_slice() {
        [Err((from, to))] => (none, *from, to - from, none, *to),
        [Ok(head), Err((from, to))] => (*head, *from, to - from, none, *to),
        [Err((from, to)), Ok(middle), Err((on, end))] if on == to => (none, *from, to - from, *middle, *end),
        [Ok(head), Err((from, to)), Ok(middle), Err((on, end))] if on == to => {
            (*head, *from, to - from, *middle, *end)
        }
        _ => return None,
    };
    // The digits after the middle are "the rest": one entry serves all lengths.
    let take = if middle == none { 0 } else { take };
    (end == length).then_some(Dialled { head, skip: skip as u16, take: take as u16, middle })
}

/// Where the groups stand in a number of this length, for expressions of which the engine's first match is the whole.
///
/// With one group of variable length, greedy and open to any digit, the longest choice that leaves room for the others is
/// the one that ends with the number.
fn spans(groups: &[&Hir], length: usize) -> Option<Vec<(usize, usize)>> {
    let fixed =
        |hir: &Hir| hir.properties().minimum_len().filter(|len| hir.properties().maximum_len() == Some(*len));
    let variable: Vec<&&Hir> = groups.iter().filter(|hir| fixed(hir).is_none()).collect();
    let any_digits = |hir: &Hir| matches!(hir.kind(), HirKind::Repetition(r) if r.greedy && matches!(r.sub.kind(), HirKind::Class(_)));
    if variable.len() > 1 || !variable.iter().all(|hir| any_digits(hir)) {
        return None;
    }
    let taken: usize = groups.iter().filter_map(|hir| fixed(hir)).sum();
    let left = length.checked_sub(taken)?;
    let mut at = 0;
    let span = groups.iter().map(|hir| {
        let from = at;
        at += fixed(hir).unwrap_or(left);
        (from, at)
    });
    Some(span.collect()).filter(|_| variable.len() == 1 || left == 0)
}

/// The format with the rule for its first group, as `format_nsn_using_pattern` puts them together.
fn with_prefix(format: &str, rule: &str) -> Option<String> {
    if rule.is_empty() {
        return Some(format.to_owned());
    }
    let first = format.find('$')?;
    let (group, rest) = format[first..].split_at_checked(2)?;
    let known = rule.match_indices('$').all(|(at, _)| {
        let mut after = rule[at + 1..].chars();
        after.next() == Some('1') && !after.next().is_some_and(|c| c.is_alphanumeric() || c == '_')
    });
    known.then(|| format!("{}{}{rest}", &format[..first], rule.replace("$1", group)))
}

/// A replacement text of the crate `regex`, its digits and groups alone.
fn pieces(replacement: &str) -> Option<Vec<Piece>> {
    let mut pieces = vec![];
    let mut parts = replacement.split('$');
    let text = |text: &str, pieces: &mut Vec<Piece>| {
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        if !digits.is_empty() {
            pieces.push(Piece::Digits(digits));
        }
    };
    text(parts.next()?, &mut pieces);
    for part in parts {
        // The name of a group is as long as it can be: `$15` is group 15, not group 1 and a five.
        let end = part.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(part.len());
        pieces.push(Piece::Group(part[..end].parse().ok()?));
        text(&part[end..], &mut pieces);
    }
    Some(pieces)
}

fn literal(digits: &str) -> Option<Literal> {
    (digits.len() <= 4).then_some(())?;
    Some((digits.len() as u16, digits.parse().ok()?))
}
