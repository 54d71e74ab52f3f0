//! What kind of thing a cell holds, at a glance.

/// What kind of thing a cell holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Shape {
    /// Nothing.
    Blank,
    /// Few digits, as codes and counts have: how many tells nothing.
    Few,
    /// So many digits, and nothing but marks between them.
    Digits(u8),
    /// So many digits behind a plus or a zero.
    Dialled(u8),
    /// An amount: digits with a decimal sign, a currency, a percent.
    Amount,
    /// A day, or a time.
    Date,
    /// Letters, and no digit.
    Words,
    /// Letters and digits.
    Mixed,
    /// An address with an @.
    Email,
}

/// Codes and counts have so many digits.
const FEW: u8 = 6;

impl Shape {
    pub(super) fn of(cell: &str) -> Self {
        let cell = cell.trim();
        let (mut digits, mut letters, mut decimal, mut at) = (0_u8, false, false, false);
        for byte in cell.bytes() {
            match byte {
                b'0'..=b'9' => digits = digits.saturating_add(1),
                b'@' => at = true,
                b'A'..=b'Z' | b'a'..=b'z' | 0x80.. => letters = true,
                b',' | b'$' | b'%' => decimal = true,
                _ => {}
            }
        }
        match (digits, letters) {
            _ if cell.is_empty() => Self::Blank,
            _ if at && letters => Self::Email,
            (0, _) => Self::Words,
            (_, true) => Self::Mixed,
            _ if is_date(cell) => Self::Date,
            _ if decimal || is_decimal(cell) => Self::Amount,
            _ if digits <= FEW => Self::Few,
            _ if cell.starts_with(['0', '+']) => Self::Dialled(digits.min(20)),
            _ => Self::Digits(digits.min(20)),
        }
    }
}

/// `31/1/2024`, `2024-01-31`, `10:20`: digits that begin with a day, a month, a year or an hour and its sign.
fn is_date(cell: &str) -> bool {
    if cell.contains(':') {
        return true;
    }
    let groups: Vec<&str> = cell.split(' ').next().unwrap_or(cell).split(['/', '-', '.']).collect();
    let lengths: Vec<usize> = groups.iter().map(|group| group.len()).collect();
    let all_digits = groups.iter().all(|group| group.bytes().all(|b| b.is_ascii_digit()));
    all_digits && matches!(lengths[..], [1 | 2, 1 | 2, 2 | 4] | [4, 1 | 2, 1 | 2])
}

/// `120.5`, `-3.25`: one point, with one or two digits behind it.
fn is_decimal(cell: &str) -> bool {
    cell.split_once('.').is_some_and(|(_, behind)| {
        (1..=2).contains(&behind.len()) && behind.bytes().all(|b| b.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_told_at_a_glance() {
        let check = |cell, shape| assert_eq!(Shape::of(cell), shape, "{cell}");
        check("", Shape::Blank);
        check("  ", Shape::Blank);
        check("098 344 484", Shape::Dialled(9));
        check("+598 98 344 484", Shape::Dialled(11));
        check("98344484", Shape::Digits(8));
        check("2400-0001", Shape::Digits(8));
        check("(11) 4321-1234", Shape::Digits(10));
        check("4.123.456-7", Shape::Digits(8));
        check("7", Shape::Few);
        check("01", Shape::Few);
        check("123456", Shape::Few);
        check("1234567", Shape::Digits(7));
        check("1.234,50", Shape::Amount);
        check("$ 120", Shape::Amount);
        check("-120.5", Shape::Amount);
        check("31/01/2024", Shape::Date);
        check("2024-01-31 10:20:00", Shape::Date);
        check("31.1.24", Shape::Date);
        check("Ana María", Shape::Words);
        check("-", Shape::Words);
        check("18 de Julio 1234", Shape::Mixed);
        check("ana@example.com", Shape::Email);
    }
}
