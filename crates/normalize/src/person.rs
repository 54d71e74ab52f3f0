//! Whose row it is, by the column that says so: an identity card, a customer's number.

use crate::tidy;
use contact::Row;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::num::NonZeroU64;

/// A hash of what identifies the person, alike in all writings of it; nothing where nothing does.
pub(crate) fn person(row: Row<'_>, column: Option<u16>) -> Option<NonZeroU64> {
    let written = identity(row.cell(column?))?;
    let mut hasher = DefaultHasher::new();
    written.hash(&mut hasher);
    NonZeroU64::new(hasher.finish())
}

/// `1.234.567-8` and `12345678` are one: letters and digits count, without the zeros that a spreadsheet drops. What fills a form,
/// such as `0`, `99999999` or words alone, is nobody.
fn identity(cell: &str) -> Option<String> {
    let text = tidy(cell);
    let text = text.strip_suffix(".0").unwrap_or(&text);
    let kept: String = text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).collect();
    let kept = kept.trim_start_matches('0');
    let one_over_and_over = kept.chars().all(|c| kept.starts_with(c));
    let fills_a_form = one_over_and_over && kept.len() > 5;
    let nobody = kept.is_empty() || fills_a_form || !kept.chars().any(|c| c.is_ascii_digit());
    (!nobody).then(|| kept.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writings_of_one_identity_are_one() {
        let check = |cell, meant: Option<&str>| assert_eq!(identity(cell).as_deref(), meant, "{cell}");
        for cell in ["1.234.567-8", " 12345678 ", "012345678", "12345678.0", "1234 5678"] {
            check(cell, Some("12345678"));
        }
        check("ab-0012x", Some("AB0012X"));
        check("12", Some("12"));
        check("111", Some("111"));
        for cell in ["", "-", "0", "00000000", "99999999", "S/D", "sin dato", "NULL"] {
            check(cell, None);
        }
    }
}
