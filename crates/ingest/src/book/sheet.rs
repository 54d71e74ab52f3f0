//! The sheets of a workbook, what every format answers about them, and which one is meant.

use super::cell::Epoch;
use super::range::CellRange;
use super::row::SheetRow;
use super::survey::NamedTable;
use super::trouble::Trouble;
use contact::fold_name;
use serde::{Deserialize, Serialize};

/// A workbook, opened as far as its list of sheets.
pub(crate) trait Book {
    /// Its sheets in order, without those that hold no rows, such as charts.
    fn tabs(&self) -> &[Tab];

    /// From when it counts its days.
    fn epoch(&self) -> Epoch {
        Epoch::From1900
    }

    /// The ranges that have names.
    fn tables(&mut self) -> Result<Vec<NamedTable>, Trouble> {
        Ok(Vec::new())
    }

    /// How many pieces of the workbook stand in front of a sheet and must be passed over to open it.
    fn distance(&self, _nth: usize) -> u64 {
        0
    }

    /// Opens a sheet.
    fn grid(&mut self, nth: usize) -> Result<Box<dyn Grid + '_>, Trouble>;
}

/// A sheet, row by row.
pub(crate) trait Grid {
    /// Puts the next row that the file tells of into `row`; answers whether there was one. After the last it is not
    /// asked again.
    fn next_row(&mut self, row: &mut SheetRow) -> Result<bool, Trouble>;

    /// What the sheet says of itself, known when its rows have ended.
    fn layout(&mut self) -> Result<&Layout, Trouble>;
}

/// A sheet as its tab shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tab {
    /// The name on it.
    pub name: String,
    /// Whether it is shown.
    pub visibility: Visibility,
}

/// Whether a sheet's tab is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Visibility {
    /// It is.
    #[default]
    Visible,
    /// Not until it is unhidden.
    Hidden,
    /// Not even in the list of what could be unhidden.
    VeryHidden,
}

impl Visibility {
    pub(crate) fn said(state: Option<&str>) -> Self {
        match state {
            Some("hidden" | "SheetHidden") => Self::Hidden,
            Some("veryHidden" | "SheetVeryHidden") => Self::VeryHidden,
            _ => Self::Visible,
        }
    }

    pub(crate) fn numbered(state: u32) -> Self {
        match state {
            1 => Self::Hidden,
            2 => Self::VeryHidden,
            _ => Self::Visible,
        }
    }
}

/// What a sheet says of itself beside its rows.
#[derive(Clone, Debug, Default)]
pub(crate) struct Layout {
    /// From which column to which.
    pub(crate) hidden: Vec<(u32, u32)>,
    pub(crate) merged: Vec<CellRange>,
    /// Where a filter stands, and whether it leaves anything out.
    pub(crate) filter: Option<CellRange>,
    pub(crate) filtered: bool,
}

/// How many merged cells, or stretches of hidden columns, are told of. A sheet can have more of them than a person can read.
const MAX_RANGES: usize = 1 << 16;

impl Layout {
    pub(crate) fn hide(&mut self, first: u32, last: u32) {
        if self.hidden.len() < MAX_RANGES {
            self.hidden.push((first, last));
        }
    }

    pub(crate) fn merge(&mut self, range: CellRange) {
        if self.merged.len() < MAX_RANGES {
            self.merged.push(range);
        }
    }
}

/// The sheet of this name; where none is named, the only visible one.
pub(crate) fn choose(wanted: Option<&str>, tabs: &[Tab]) -> Option<usize> {
    let all = || tabs.iter().enumerate();
    match wanted {
        None => only(all().filter(|(_, tab)| tab.visibility == Visibility::Visible)).map(|(nth, _)| nth),
        Some(wanted) => {
            let exact = all().find(|(_, tab)| tab.name == wanted).map(|(nth, _)| nth);
            let folded = all().filter(|(_, tab)| fold_name(&tab.name) == fold_name(wanted));
            exact.or_else(|| only(folded).map(|(nth, _)| nth))
        }
    }
}

/// The only one there is.
pub(crate) fn only<T>(mut all: impl Iterator<Item = T>) -> Option<T> {
    all.next().filter(|_| all.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(tabs: &[(&str, Visibility)], wanted: Option<&str>, chosen: Option<usize>) {
        let tab =
            |(name, visibility): &(&str, Visibility)| Tab { name: (*name).into(), visibility: *visibility };
        assert_eq!(choose(wanted, &tabs.iter().map(tab).collect::<Vec<_>>()), chosen, "{wanted:?}");
    }

    #[test]
    fn a_sheet_is_chosen_by_name_or_because_it_is_the_only_visible_one() {
        use Visibility::{Hidden, VeryHidden, Visible};
        let one = [("Apoyo", Hidden), ("Clientes", Visible), ("Listas", VeryHidden)];
        check(&one, None, Some(1));
        check(&one, Some("Apoyo"), Some(0));
        check(&one, Some(" CLIENTES"), Some(1));
        check(&one, Some("Gráfico"), None);
        let several = [("São Paulo", Visible), ("SAO PAULO", Visible)];
        check(&several, None, None);
        check(&several, Some("SAO PAULO"), Some(1));
        check(&several, Some("sao paulo"), None);
        check(&one[..1], None, None);
        check(&[], None, None);
    }
}
