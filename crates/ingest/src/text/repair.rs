//! A line whose quotes are out of order, cut into as many cells as other rows have.
//!
//! Each quote that opens a cell was either meant to, or is a letter; each one in front of a delimiter closes a cell, or
//! does not. Of all such readings that give the right number of cells, the one is taken that calls the fewest quotes
//! mistakes.

use super::cut::{Cells, Rules, push_quotes};

/// How many pairs of an opening and a closing quote, and how many pieces, are weighed at most.
const MOST_PAIRS: usize = 4096;
const MOST_STATES: usize = 1 << 18;

/// Cuts a line into `width` cells; answers whether there is a way to.
pub(crate) fn repair(line: &[u8], rules: &Rules, width: usize, cells: &mut Cells) -> bool {
    let Some(quote) = rules.quote else { return false };
    let pieces = Pieces::of(line, rules, quote);
    let Some(way) = pieces.best(width) else { return false };
    cells.clear();
    for (first, last, quoted) in way {
        let text = &line[pieces.starts[first]..pieces.ends[last]];
        match pieces.inside(first, last) {
            Some(inside) if quoted => pieces.push(inside, cells),
            _ => cells.push(text),
        }
        cells.end_cell(quoted);
    }
    true
}

/// A line cut at every delimiter.
struct Pieces<'l> {
    line: &'l [u8],
    quote: u8,
    starts: Vec<usize>,
    ends: Vec<usize>,
    opening: Vec<usize>,
    closing: Vec<usize>,
}

impl<'l> Pieces<'l> {
    fn of(line: &'l [u8], rules: &Rules, quote: u8) -> Self {
        let ends: Vec<usize> = rules.delimiters(line).chain([line.len()]).collect();
        let starts: Vec<usize> = std::iter::once(0)
            .chain(ends.iter().map(|end| end + rules.delimiter_length()))
            .take(ends.len())
            .collect();
        let first = |start: usize| {
            line[start..].iter().position(|&byte| byte != b' ').map(|blanks| line[start + blanks])
        };
        let opening = (0..starts.len())
            .filter(|&nth| starts[nth] < ends[nth] && first(starts[nth]) == Some(quote))
            .collect();
        let closing = (0..starts.len())
            .filter(|&nth| line[starts[nth]..ends[nth]].trim_ascii_end().last() == Some(&quote))
            .collect();
        Self { line, quote, starts, ends, opening, closing }
    }

    /// What is between the quotes round these pieces.
    fn inside(&self, first: usize, last: usize) -> Option<&'l [u8]> {
        let text = self.line[self.starts[first]..self.ends[last]].trim_ascii();
        text.strip_prefix(&[self.quote])?.strip_suffix(&[self.quote])
    }

    /// The way with the fewest mistakes to `width` cells: for each cell its first and last piece, and whether it is quoted.
    fn best(&self, width: usize) -> Option<Vec<(usize, usize, bool)>> {
        let count = self.starts.len();
        if width == 0
            || count < width
            || self.opening.len() * self.closing.len() > MOST_PAIRS
            || count * width > MOST_STATES
        {
            return None;
        }
        // For each number of pieces and cells done: the mistakes made, and the last cell's first piece.
        let mut done: Vec<Option<(usize, usize, bool)>> = vec![None; (count + 1) * (width + 1)];
        let state = |pieces: usize, cells: usize| pieces * (width + 1) + cells;
        done[0] = Some((0, 0, false));
        for first in 0..count {
            let quoted: Vec<(usize, usize)> = self.quoted_from(first);
            for cells in 0..width.min(first + 1) {
                let Some((mistakes, ..)) = done[state(first, cells)] else { continue };
                let ways = quoted.iter().map(|&(last, more)| (last, more, true)).chain([(
                    first,
                    self.literal(first),
                    false,
                )]);
                for (last, more, is_quoted) in ways {
                    let place = &mut done[state(last + 1, cells + 1)];
                    if place.is_none_or(|(least, ..)| mistakes + more < least) {
                        *place = Some((mistakes + more, first, is_quoted));
                    }
                }
            }
        }
        let (mut way, mut pieces) = (Vec::new(), count);
        for cells in (1..=width).rev() {
            let (_, first, quoted) = done[state(pieces, cells)]?;
            way.push((first, pieces - 1, quoted));
            pieces = first;
        }
        way.reverse();
        (pieces == 0).then_some(way)
    }

    /// The quoted cells that may begin with this piece: the last piece of each, and its mistakes.
    fn quoted_from(&self, first: usize) -> Vec<(usize, usize)> {
        if self.opening.binary_search(&first).is_err() {
            return Vec::new();
        }
        let last = self.closing.iter().filter(|&&last| last >= first);
        last.filter_map(|&last| self.inside(first, last).map(|inside| (last, 2 * self.strays(inside))))
            .collect()
    }

    /// How many quotes in a quoted cell are not written twice.
    fn strays(&self, inside: &[u8]) -> usize {
        inside.split(|&byte| byte != self.quote).filter(|run| run.len() % 2 == 1).count()
    }

    /// The mistakes in a piece whose quotes are letters.
    fn literal(&self, piece: usize) -> usize {
        let at_start = self.opening.binary_search(&piece).is_ok();
        let at_end = self.closing.binary_search(&piece).is_ok();
        match (at_start, at_end) {
            // Quotes at both ends are hardly ever letters.
            (true, true) => 5,
            (true, false) => 2,
            (false, true) => 1,
            (false, false) => 0,
        }
    }

    fn push(&self, inside: &[u8], cells: &mut Cells) {
        let mut rest = inside;
        while let Some(at) = memchr::memchr(self.quote, rest) {
            let run = rest[at..].iter().take_while(|&&byte| byte == self.quote).count();
            cells.push(&rest[..at]);
            push_quotes(cells, self.quote, run.div_ceil(2));
            rest = &rest[at + run..];
        }
        cells.push(rest);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::dialect::Dialect;

    #[test]
    fn the_reading_with_the_fewest_mistakes_is_taken() {
        let check = |line: &str, expected: &[&str]| {
            let mut cells = Cells::default();
            let rules = Rules::of(&Dialect::delimited_by(','));
            let repaired = repair(line.as_bytes(), &rules, expected.len(), &mut cells);
            let found: Vec<_> = cells.iter().map(|cell| String::from_utf8_lossy(cell).into_owned()).collect();
            assert!(repaired);
            assert_eq!(found, expected, "{line:?}");
        };
        check("\"a,2,\"x, y\",z", &["\"a", "2", "x, y", "z"]);
        check("a,\"2,\"x, 5\"\"\",\"y, z\",w", &["a", "\"2", "x, 5\"", "y, z", "w"]);
        check("\"a, \"b\" c\",d", &["a, \"b\" c", "d"]);
        check("\"Bar do \"Zé\"\",1", &["Bar do \"Zé\"", "1"]);
        check("a,\"x, y\",\"", &["a", "x, y", "\""]);
        check("\"\"a, b\",c", &["\"a, b", "c"]);
    }

    #[test]
    fn what_has_too_few_or_no_way_is_left() {
        let check = |line: &str, width| {
            assert!(
                !repair(
                    line.as_bytes(),
                    &Rules::of(&Dialect::delimited_by(',')),
                    width,
                    &mut Cells::default()
                ),
                "{line:?}"
            );
        };
        check("\"a,b", 3);
        check("a,b,c", 2);
        check(&"\"a,b\",".repeat(2000), 3);
    }
}
