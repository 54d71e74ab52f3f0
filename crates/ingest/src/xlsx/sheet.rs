//! Which sheet of a workbook is meant.

use crate::Error;
use crate::error::Sheet;
use calamine::{SheetType, SheetVisible};
use contact::fold_name;
use std::path::Path;

/// The sheet of this name; where none is named, the only visible one.
pub(crate) fn choose(path: &Path, wanted: Option<&str>, sheets: &[calamine::Sheet]) -> Result<String, Error> {
    let sheets: Vec<Sheet> = sheets
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| Sheet { name: sheet.name.clone(), visible: sheet.visible == SheetVisible::Visible })
        .collect();
    let found = match wanted {
        Some(wanted) => named(wanted, &sheets),
        None => only(sheets.iter().filter(|sheet| sheet.visible)),
    };
    found.map(|sheet| sheet.name.clone()).ok_or_else(|| match wanted {
        Some(wanted) => Error::NoSuchSheet { path: path.into(), wanted: wanted.into(), sheets },
        None => Error::WhichSheet { path: path.into(), sheets },
    })
}

fn named<'s>(wanted: &str, sheets: &'s [Sheet]) -> Option<&'s Sheet> {
    let exact = sheets.iter().find(|sheet| sheet.name == wanted);
    exact.or_else(|| only(sheets.iter().filter(|sheet| fold_name(&sheet.name) == fold_name(wanted))))
}

fn only<'s>(mut sheets: impl Iterator<Item = &'s Sheet>) -> Option<&'s Sheet> {
    sheets.next().filter(|_| sheets.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(name: &str, visible: SheetVisible, typ: SheetType) -> calamine::Sheet {
        calamine::Sheet { name: name.into(), typ, visible }
    }

    fn check(sheets: &[calamine::Sheet], wanted: Option<&str>, chosen: Result<&str, &str>) {
        let found = choose(Path::new("b.xlsx"), wanted, sheets).map_err(|error| error.to_string());
        assert_eq!(found.as_deref().map_err(String::as_str), chosen);
    }

    #[test]
    fn a_sheet_is_chosen_by_name_or_because_it_is_the_only_visible_one() {
        use SheetType::{ChartSheet, WorkSheet};
        use SheetVisible::{Hidden, VeryHidden, Visible};
        let one = [
            sheet("Clientes", Visible, WorkSheet),
            sheet("Apoyo", Hidden, WorkSheet),
            sheet("Listas", VeryHidden, WorkSheet),
            sheet("Gráfico", Visible, ChartSheet),
        ];
        check(&one, None, Ok("Clientes"));
        check(&one, Some("Apoyo"), Ok("Apoyo"));
        check(&one, Some(" CLIENTES"), Ok("Clientes"));
        let listed = "\"Clientes\", \"Apoyo\" (hidden), \"Listas\" (hidden)";
        check(&one, Some("Gráfico"), Err(&format!("b.xlsx has no sheet \"Gráfico\", but {listed}")));

        let several = [sheet("São Paulo", Visible, WorkSheet), sheet("SAO PAULO", Visible, WorkSheet)];
        let listed = "\"São Paulo\", \"SAO PAULO\"";
        check(
            &several,
            None,
            Err(&format!("b.xlsx does not say by itself which sheet is meant: it has {listed}")),
        );
        check(&several, Some("SAO PAULO"), Ok("SAO PAULO"));
        check(&several, Some("sao paulo"), Err(&format!("b.xlsx has no sheet \"sao paulo\", but {listed}")));
        check(
            &one[1..2],
            None,
            Err("b.xlsx does not say by itself which sheet is meant: it has \"Apoyo\" (hidden)"),
        );
        check(&[], None, Err("b.xlsx does not say by itself which sheet is meant: it has no sheet at all"));
    }
}
