//! The expressions of a numbering plan, read as what they are: sets of digit strings.

use regex_syntax::ParserBuilder;
use regex_syntax::hir::{Class, Hir, HirKind, Look};

/// Which of the ten digits, as bits.
pub(crate) type DigitSet = u16;

/// A way in which a prefix expression can match: a digit set for each place.
#[derive(Clone, Debug, Default)]
pub(crate) struct Word {
    pub(crate) digits: Vec<DigitSet>,
    /// Where the groups `$1` and `$2` stand, if they take part.
    pub(crate) groups: [Option<(usize, usize)>; 2],
    /// Whether the text must end here.
    pub(crate) ends: bool,
}

/// The expression, or nothing where it is none.
pub(crate) fn parse(pattern: &str) -> Option<Hir> {
    ParserBuilder::new().unicode(false).utf8(false).build().parse(pattern).ok()
}

pub(crate) fn digits_of(class: &Class) -> DigitSet {
    let holds = |digit: u8| match class {
        Class::Bytes(class) => class.iter().any(|range| (range.start()..=range.end()).contains(&digit)),
        Class::Unicode(class) => {
            class.iter().any(|range| (range.start()..=range.end()).contains(&char::from(digit)))
        }
    };
    (b'0'..=b'9').filter(|digit| holds(*digit)).map(|digit| digit_set(digit).unwrap_or(0)).sum()
}

pub(crate) fn digit_set(letter: u8) -> Option<DigitSet> {
    letter.is_ascii_digit().then(|| 1 << (letter - b'0'))
}

/// Every way in which the expression can match, the preferred first, as a backtracking engine would try them; nothing if
/// there are too many or it has parts we do not know.
pub(crate) fn words(hir: &Hir) -> Option<Vec<Word>> {
    let words = match hir.kind() {
        HirKind::Empty => vec![Word::default()],
        HirKind::Literal(literal) => {
            let digits = literal.0.iter().map(|letter| digit_set(*letter)).collect::<Option<_>>()?;
            vec![Word { digits, ..Word::default() }]
        }
        HirKind::Class(class) => vec![Word { digits: vec![digits_of(class)], ..Word::default() }],
        HirKind::Look(Look::End) => vec![Word { ends: true, ..Word::default() }],
        HirKind::Repetition(repetition) if repetition.greedy => {
            let (max, once) = (repetition.max?, words(&repetition.sub)?);
            let mut rest = vec![Word::default()];
            for count in (0..max).rev() {
                rest = joined(&once, &rest)?;
                if count >= repetition.min {
                    rest.push(Word::default());
                }
            }
            rest
        }
        HirKind::Look(_) | HirKind::Repetition(_) => return None,
        HirKind::Capture(capture) => {
            let mut inner = words(&capture.sub)?;
            for word in &mut inner {
                *word.groups.get_mut(capture.index as usize - 1)? = Some((0, word.digits.len()));
            }
            inner
        }
        HirKind::Concat(parts) => {
            let mut all = vec![Word::default()];
            for part in parts {
                all = joined(&all, &words(part)?)?;
            }
            all
        }
        HirKind::Alternation(parts) => {
            parts.iter().map(words).collect::<Option<Vec<_>>>()?.into_iter().flatten().collect()
        }
    };
    Some(words)
}

/// Each of the first followed by each of the second.
fn joined(first: &[Word], second: &[Word]) -> Option<Vec<Word>> {
    const TOO_MANY: usize = 20_000;
    if first.len() * second.len() > TOO_MANY || first.iter().any(|word| word.ends) {
        return (first.iter().any(|word| word.ends) && second.iter().all(|word| word.digits.is_empty()))
            .then(|| first.to_vec());
    }
    let join = |before: &Word, after: &Word| {
        let shift = before.digits.len();
        let moved = |group: Option<(usize, usize)>| group.map(|(from, to)| (from + shift, to + shift));
        Word {
            digits: before.digits.iter().chain(&after.digits).copied().collect(),
            groups: [0, 1].map(|nth| moved(after.groups[nth]).or(before.groups[nth])),
            ends: after.ends,
        }
    };
    Some(first.iter().flat_map(|before| second.iter().map(move |after| join(before, after))).collect())
}
