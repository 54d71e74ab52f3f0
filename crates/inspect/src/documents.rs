//! Identity numbers that prove themselves: by check digits, or by a form that nothing else has.

use contact::Region;
use words::{Message, message};

/// An identity number of a kind that can be told from its digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Document {
    /// Brazil's number of persons.
    Cpf,
    /// Brazil's number of companies.
    Cnpj,
    /// Uruguay's identity card.
    CiUruguay,
    /// Chile's number of persons and companies.
    RutChile,
    /// Spain's identity card, and the foreigner's.
    DniSpain,
    /// Argentina's number of taxpayers and workers.
    CuitArgentina,
    /// Peru's number of taxpayers.
    RucPeru,
    /// Ecuador's identity card.
    CedulaEcuador,
    /// Colombia's number of taxpayers.
    NitColombia,
    /// Mexico's number of taxpayers.
    Rfc,
    /// Mexico's number of persons.
    Curp,
}

impl Document {
    /// All of them. Where two fit a cell, the first is meant.
    pub const ALL: [Self; 11] = [
        Self::Cpf,
        Self::Cnpj,
        Self::CiUruguay,
        Self::RutChile,
        Self::DniSpain,
        Self::CuitArgentina,
        Self::RucPeru,
        Self::CedulaEcuador,
        Self::NitColombia,
        Self::Rfc,
        Self::Curp,
    ];

    /// The name for machines: `ci-uruguay`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.told().0
    }

    /// The name for people: `CI of Uruguay`.
    #[must_use]
    pub fn means(self) -> Message {
        match self {
            Self::Cpf => Message::foreign("CPF"),
            Self::Cnpj => Message::foreign("CNPJ"),
            Self::CiUruguay => message!("document-ci-uruguay", "CI of Uruguay"),
            Self::RutChile => message!("document-rut-chile", "RUT of Chile"),
            Self::DniSpain => message!("document-dni-spain", "DNI or NIE of Spain"),
            Self::CuitArgentina => message!("document-cuit-argentina", "CUIT of Argentina"),
            Self::RucPeru => message!("document-ruc-peru", "RUC of Peru"),
            Self::CedulaEcuador => message!("document-cedula-ecuador", "cédula of Ecuador"),
            Self::NitColombia => message!("document-nit-colombia", "NIT of Colombia"),
            Self::Rfc => Message::foreign("RFC"),
            Self::Curp => Message::foreign("CURP"),
        }
    }

    /// How many of so many cells have its check digits.
    pub(crate) fn proven(self, count: u64, of: u64) -> Message {
        message!(
            "inspect-check-digits",
            "{count} of {of} cells have the check digits of a {document}",
            count = count,
            of = of,
            document = self.means()
        )
    }

    /// The country that gives it.
    #[must_use]
    pub fn region(self) -> Region {
        Region::new(self.told().1).unwrap_or(Region::NONE)
    }

    fn told(self) -> (&'static str, &'static str) {
        match self {
            Self::Cpf => ("cpf", "BR"),
            Self::Cnpj => ("cnpj", "BR"),
            Self::CiUruguay => ("ci-uruguay", "UY"),
            Self::RutChile => ("rut-chile", "CL"),
            Self::DniSpain => ("dni-spain", "ES"),
            Self::CuitArgentina => ("cuit-argentina", "AR"),
            Self::RucPeru => ("ruc-peru", "PE"),
            Self::CedulaEcuador => ("cedula-ecuador", "EC"),
            Self::NitColombia => ("nit-colombia", "CO"),
            Self::Rfc => ("rfc", "MX"),
            Self::Curp => ("curp", "MX"),
        }
    }

    /// Whether a cell holds one, its check digits right. Where zeros in front were lost, as spreadsheets lose them, they count.
    #[must_use]
    pub fn is(self, cell: &str) -> bool {
        let Some(kept) = kept(cell) else { return false };
        match self {
            Self::Cpf => digits(&kept, 9..=11, 11).is_some_and(|digits| is_cpf(&digits)),
            Self::Cnpj => is_cnpj(&kept),
            Self::CiUruguay => digits(&kept, 7..=8, 8).is_some_and(|digits| is_ci(&digits)),
            Self::RutChile => is_rut(&kept),
            Self::DniSpain => is_dni_of_spain(&kept),
            Self::CuitArgentina => {
                let prefixes = ["20", "23", "24", "25", "26", "27", "30", "33", "34"];
                prefixes.iter().any(|prefix| kept.starts_with(prefix))
                    && by_eleven(&kept)
                        .is_some_and(|(rest, check)| check == if rest == 10 { 9 } else { rest % 11 })
            }
            Self::RucPeru => {
                ["10", "15", "17", "20"].iter().any(|prefix| kept.starts_with(prefix))
                    && by_eleven(&kept).is_some_and(|(rest, check)| check == rest % 10)
            }
            Self::CedulaEcuador => digits(&kept, 10..=10, 10).is_some_and(|digits| is_cedula(&digits)),
            Self::NitColombia => digits(&kept, 10..=10, 10).is_some_and(|digits| is_nit(&digits)),
            Self::Rfc => is_rfc(&kept),
            Self::Curp => kept.len() == 18 && has_form(&kept, "AAAA000000AAAAAAX0"),
        }
    }

    /// Whether one in ten numbers of its length is right by chance.
    #[must_use]
    pub fn is_weak(self) -> bool {
        !matches!(self, Self::Cpf | Self::Cnpj | Self::DniSpain | Self::Rfc | Self::Curp)
    }
}

/// Digits and capitals alone; nothing where other marks than those of documents stand among them.
fn kept(cell: &str) -> Option<String> {
    let mut kept = String::with_capacity(cell.len());
    for c in cell.trim().chars() {
        match c {
            '0'..='9' | 'A'..='Z' | '&' => kept.push(c),
            'a'..='z' => kept.push(c.to_ascii_uppercase()),
            'ñ' | 'Ñ' => kept.push('N'),
            '.' | '-' | '/' | ' ' => {}
            _ => return None,
        }
    }
    (7..=18).contains(&kept.len()).then_some(kept)
}

fn digits(text: &str, lengths: std::ops::RangeInclusive<usize>, width: usize) -> Option<Vec<u32>> {
    if !lengths.contains(&text.len()) {
        return None;
    }
    let digits: Option<Vec<u32>> = text.chars().map(|c| c.to_digit(10)).collect();
    let digits = digits.filter(|digits| digits.iter().any(|digit| *digit != digits[0]))?;
    Some(std::iter::repeat_n(0, width - digits.len()).chain(digits).collect())
}

fn weighed(digits: &[u32], weights: impl IntoIterator<Item = u32>) -> u32 {
    digits.iter().zip(weights).map(|(digit, weight)| digit * weight).sum()
}

/// Receita Federal: two digits, each by eleven.
fn is_cpf(digits: &[u32]) -> bool {
    let check = |len: usize| {
        let rest = weighed(&digits[..len], (2..=len as u32 + 1).rev()) * 10 % 11;
        rest % 10 == digits[len]
    };
    check(9) && check(10)
}

/// Receita Federal: as a CPF with other weights; since 2026 letters may stand in it, each for its place in ASCII less 48.
fn is_cnpj(kept: &str) -> bool {
    const WEIGHTS: [u32; 13] = [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2];
    let kept = if kept.len() == 13 { format!("0{kept}") } else { kept.to_owned() };
    let values: Vec<u32> = kept.bytes().map(|byte| u32::from(byte.saturating_sub(48))).collect();
    let check = |len: usize| {
        let rest = weighed(&values[..len], WEIGHTS[13 - len..].iter().copied()) % 11;
        values[len] == if rest < 2 { 0 } else { 11 - rest }
    };
    kept.len() == 14 && values.iter().any(|value| *value != values[0]) && check(12) && check(13)
}

/// Dirección Nacional de Identificación Civil: the last digit fills a sum up to tens.
fn is_ci(digits: &[u32]) -> bool {
    let sum = weighed(digits, [2, 9, 8, 7, 6, 3, 4]);
    (10 - sum % 10) % 10 == digits[7]
}

/// Registro Civil: by eleven, where 10 is written K.
fn is_rut(kept: &str) -> bool {
    let (body, check) = kept.split_at(kept.len() - 1);
    let Some(digits) = digits(body, 7..=8, 8) else { return false };
    let sum = weighed(&digits, [3, 2, 7, 6, 5, 4, 3, 2]);
    let expected = match 11 - sum % 11 {
        11 => '0',
        10 => 'K',
        digit => char::from_digit(digit, 10).unwrap_or('?'),
    };
    check.starts_with(expected)
}

/// Ministerio del Interior: a letter by 23; X, Y and Z of foreigners stand for 0, 1 and 2.
fn is_dni_of_spain(kept: &str) -> bool {
    const LETTERS: &[u8; 23] = b"TRWAGMYFPDXBNJZSQVHLCKE";
    let (body, letter) = kept.split_at(kept.len() - 1);
    let body = match body.as_bytes().first() {
        Some(b'X') => format!("0{}", &body[1..]),
        Some(b'Y') => format!("1{}", &body[1..]),
        Some(b'Z') => format!("2{}", &body[1..]),
        _ => body.to_owned(),
    };
    let number = body.parse::<usize>().ok().filter(|_| (7..=8).contains(&body.len()));
    number.is_some_and(|number| letter.as_bytes().first() == LETTERS.get(number % 23))
}

/// AFIP and SUNAT weigh eleven digits alike, and read the rest each in their way: what it is, and the check digit.
fn by_eleven(kept: &str) -> Option<(u32, u32)> {
    let digits = digits(kept, 11..=11, 11)?;
    Some((11 - weighed(&digits, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11, digits[10]))
}

/// Registro Civil: of a province that there is, of a person, and its sum by tens.
fn is_cedula(digits: &[u32]) -> bool {
    let province = digits[0] * 10 + digits[1];
    let doubled = |(nth, digit): (usize, &u32)| match digit * if nth % 2 == 0 { 2 } else { 1 } {
        ten @ 10.. => ten - 9,
        one => one,
    };
    let sum: u32 = digits[..9].iter().enumerate().map(doubled).sum();
    (matches!(province, 1..=24) || province == 30) && digits[2] < 6 && (10 - sum % 10) % 10 == digits[9]
}

/// DIAN: nine digits by eleven, with primes for weights.
fn is_nit(digits: &[u32]) -> bool {
    let rest = weighed(digits, [41, 37, 29, 23, 19, 17, 13, 7, 3]) % 11;
    digits[0] >= 8 && digits[9] == if rest < 2 { rest } else { 11 - rest }
}

fn is_rfc(kept: &str) -> bool {
    let body = match kept.len() {
        12 => "AAA000000XXX",
        13 => "AAAA000000XXX",
        _ => return false,
    };
    has_form(kept, body)
}

/// Whether a text has a form: A for a letter, 0 for a digit, X for either.
fn has_form(text: &str, form: &str) -> bool {
    let fits = |(c, form): (char, char)| match form {
        'A' => c.is_ascii_uppercase() || c == '&',
        '0' => c.is_ascii_digit(),
        _ => c.is_ascii_alphanumeric(),
    };
    text.len() == form.len() && text.chars().zip(form.chars()).all(fits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Document::{
        CedulaEcuador, CiUruguay, Cnpj, Cpf, CuitArgentina, Curp, DniSpain, NitColombia, Rfc, RucPeru,
        RutChile,
    };

    #[test]
    fn documents_prove_themselves() {
        let check = |document: Document, right: &str, wrong: &str| {
            assert!(document.is(right), "{document:?} {right}");
            assert!(!document.is(wrong), "{document:?} {wrong}");
        };
        check(Cpf, "111.444.777-35", "111.444.777-36");
        check(Cpf, "11144477735", "111444777350");
        check(Cpf, "1234567890", "1234567891");
        check(Cpf, "123.456.789-09", "111.111.111-11");
        check(Cnpj, "11.222.333/0001-81", "11.222.333/0001-82");
        check(Cnpj, "12.ABC.345/01DE-35", "12.ABC.345/01DE-36");
        check(CiUruguay, "1.234.567-2", "1.234.567-3");
        check(CiUruguay, "12345672", "123456721");
        check(RutChile, "12.345.678-5", "12.345.678-6");
        check(RutChile, "1.000.005-K", "1.000.005-0");
        check(DniSpain, "12345678Z", "12345678A");
        check(DniSpain, "X1234567L", "X1234567A");
        check(CuitArgentina, "20-12345678-6", "20-12345678-7");
        check(RucPeru, "20123456786", "20123456787");
        check(CedulaEcuador, "0102030400", "0102030401");
        check(NitColombia, "900.000.001-2", "900.000.001-3");
        check(Rfc, "AAAA010101AAA", "AAAA01010AAAA");
        check(Curp, "XAXX010101HDFXXX09", "XAXX010101HDFXXX0X");
    }

    #[test]
    fn what_is_no_document_is_none() {
        for cell in ["", "Ana", "099 000 101", "+598 99 000 101", "2024-01-31", "12345", "ñandú", "é"] {
            assert!(!Document::ALL.iter().any(|document| document.is(cell)), "{cell}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_cell_is_too_strange(cell in "\\PC*") {
            for document in Document::ALL {
                proptest::prop_assert!(!document.is(&cell) || cell.len() >= 7);
            }
        }
    }
}
