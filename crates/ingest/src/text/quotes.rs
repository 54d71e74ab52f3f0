//! Whether the quotes of a record are in order.

/// What a record's quotes are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Quotes {
    /// Each quoted cell ends with the quote that closes it.
    Paired,
    /// A quoted cell goes on behind the quote that closes it.
    Stray,
    /// The record ends inside a quoted cell.
    Open,
}

enum At {
    CellStart,
    Plain,
    Quoted,
    Quote,
}

/// Looks at a record as it was written, its line feed included.
pub(crate) fn audit(raw: &[u8], delimiter: u8) -> Quotes {
    let mut at = At::CellStart;
    let mut stray = false;
    for &byte in raw {
        at = match (at, byte) {
            (At::Quoted, b'"') => At::Quote,
            (At::Quoted, _) | (At::CellStart | At::Quote, b'"') => At::Quoted,
            (_, byte) if byte == delimiter || byte == b'\n' => At::CellStart,
            (At::Quote, _) => {
                stray = true;
                At::Plain
            }
            (At::CellStart | At::Plain, _) => At::Plain,
        };
    }
    match at {
        At::Quoted => Quotes::Open,
        _ if stray => Quotes::Stray,
        _ => Quotes::Paired,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_are_judged_as_they_were_written() {
        let check = |raw: &str, quotes| assert_eq!(audit(raw.as_bytes(), b';'), quotes, "{raw:?}");
        check("Ana;1\n", Quotes::Paired);
        check("\"Ana\n\"\"A\"\"\";1\n", Quotes::Paired);
        check("Bar do \"Zé\";1\n", Quotes::Paired);
        check("\"Zé\" do Bar;1\n", Quotes::Stray);
        check("\"Zé;1\n\"Ana\";2\n", Quotes::Stray);
        check("\"Zé;1\n", Quotes::Open);
        check("\"\n", Quotes::Open);
        check("x;\"Zé\"\"\n", Quotes::Open);
        check("\"\"\n", Quotes::Paired);
    }
}
