//! Whether a row says that its person must not be called, and which numbers that is about.

use crate::numbers::{REFUSED, is_refusal, refused_numbers};
use crate::{Mapping, PhoneColumn, tidy};
use contact::{Code, Finding, Row, Severity, fold_name};

/// A row that may say no.
static UNCLEAR: Code = Code {
    id: "refusal-unclear",
    severity: Severity::LeftOut,
    means: "the column that says who must not be called holds neither yes nor no, so the person is not called, to be safe",
    advice: "write yes if the person must not be called and no if they may be; or name the words that mean \"do not call\" as `values` under [refusal] in the pipeline file",
};

pub(crate) static CODES: [&Code; 1] = [&UNCLEAR];

/// Where rows say that their person must not be called, and how (`[refusal]` of a pipeline file).
#[derive(Clone, Debug, Default)]
pub struct Refusing {
    /// The columns.
    pub columns: Vec<u16>,
    /// The values that mean so, folded; yes and no in three languages where there are none.
    pub values: Vec<String>,
}

/// What a cell says of a refusal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Says {
    Nothing,
    Refuses,
    Unclear,
}

/// Leaves the row out where one of its columns says that its person must not be called.
///
/// # Errors
/// The finding that says so.
pub(crate) fn check(row: Row<'_>, refusing: &Refusing) -> Result<(), Finding> {
    for &column in &refusing.columns {
        let cell = row.cell(column);
        let code = match says(cell, &refusing.values) {
            Says::Nothing => continue,
            Says::Refuses => &REFUSED,
            Says::Unclear => &UNCLEAR,
        };
        return Err(Finding::new(code, row.number(), column, cell));
    }
    Ok(())
}

/// The lines of the numbers that a row refuses ([`contact::Number::line`]): those of all its phone columns, read as widely as a
/// blacklist, where a column or words beside a number say so; none where the row does not refuse.
#[must_use]
pub fn refusals(row: Row<'_>, mapping: &Mapping) -> Vec<u64> {
    let by_words = || mapping.phones.iter().any(|phone| is_refusal(row.cell(phone.number)));
    if check(row, &mapping.refusing).is_ok() && !by_words() {
        return Vec::new();
    }
    let numbers = |&PhoneColumn { number, ddd, .. }: &PhoneColumn| {
        let area = ddd.map_or("", |ddd| row.cell(ddd));
        refused_numbers(row.cell(number), area, &mapping.reading).0
    };
    mapping.phones.iter().flat_map(numbers).map(contact::Number::line).collect()
}

fn says(cell: &str, values: &[String]) -> Says {
    let folded = fold_name(&tidy(cell));
    let folded = folded.strip_suffix(".0").unwrap_or(&folded);
    if !values.is_empty() {
        return if values.iter().any(|value| value == folded) { Says::Refuses } else { Says::Nothing };
    }
    match folded {
        "" | "-" | "0" | "f" | "false" | "falso" | "n" | "n/a" | "na" | "nao" | "no" | "none" | "null" => {
            Says::Nothing
        }
        "1" | "s" | "si" | "sim" | "t" | "true" | "v" | "verdadeiro" | "verdadero" | "x" | "y" | "yes"
        | "✓" | "✔" | "baja" | "optedout" | "opted out" => Says::Refuses,
        text if is_refusal(text) => Says::Refuses,
        _ => Says::Unclear,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Reading;
    use crate::tests::mapping;
    use contact::{Block, Region, Table};
    use std::sync::Arc;

    #[test]
    fn a_cell_refuses_as_people_write_it() {
        let check = |cell, meant| assert_eq!(says(cell, &[]), meant, "{cell}");
        for cell in
            ["x", " SÍ ", "Sim", "1", "1.0", "TRUE", "Verdadero", "yes", "No llamar", "NÃO LIGAR", "opt-out"]
        {
            check(cell, Says::Refuses);
        }
        for cell in ["", " ", "0", "0.0", "No", "NÃO", "false", "n", "-", "N/A"] {
            check(cell, Says::Nothing);
        }
        for cell in ["2024-03-01", "quizás", "2"] {
            check(cell, Says::Unclear);
        }
        let values = ["baja".to_owned(), "no contactar".to_owned()];
        let check = |cell, meant| assert_eq!(says(cell, &values), meant, "{cell}");
        check("BAJA", Says::Refuses);
        check("No  contactar", Says::Refuses);
        check("sí", Says::Nothing);
        check("Activo", Says::Nothing);
    }

    #[test]
    fn a_refusal_is_about_all_numbers_of_the_row() {
        let mapping = Mapping {
            refusing: Refusing { columns: vec![2], values: Vec::new() },
            reading: Reading::of(Region::new("UY").unwrap()),
            phones: [0, 1].map(|number| PhoneColumn { number, ddd: None, line: None }).to_vec(),
            ..mapping()
        };
        let lines = |cells: [&str; 3]| {
            let mut block = Block::new(Arc::new(Table::text("t.csv", ["Celular", "Casa", "No llamar"])));
            block.push_row(2, cells);
            refusals(block.row(0), &mapping)
        };
        let both = [59_899_123_456, 59_824_001_234];
        assert_eq!(lines(["099 123 456", "2400 1234", "x"]), both);
        assert_eq!(lines(["099 123 456 no llamar", "2400 1234", ""]), both);
        assert_eq!(lines(["099 123 456", "2400 1234", "quizás"]), both);
        assert!(lines(["099 123 456", "2400 1234", "no"]).is_empty());
    }
}
