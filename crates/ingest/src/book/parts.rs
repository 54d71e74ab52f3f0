//! What Excel's two formats in a package have in common: sheets that are parts, and texts and looks that cells name by number.

use super::cell::Epoch;
use super::look::Looks;
use super::package::{MAX_INFLATED, MAX_LOADED, MAX_STRINGS, Package, Part, Relation};
use super::range::{CellRange, placed};
use super::sheet::Tab;
use super::survey::NamedTable;
use super::trouble::Trouble;
use super::xlsx::Strings;
use crate::Amounts;
use words::message;

/// The most tables that are told of, and the most sheets that are looked at for them.
const MAX_TABLES: usize = 256;
/// The longest part about what a sheet relates to, or about a table.
const MAX_LIST: u64 = 1 << 20;

/// A workbook, opened as far as its list of sheets.
pub(crate) struct Parts {
    package: Package,
    pub(crate) tabs: Vec<Tab>,
    /// The part of each sheet.
    sheets: Vec<String>,
    pub(crate) epoch: Epoch,
    amounts: Amounts,
    named: Vec<NamedTable>,
    strings: Option<String>,
    styles: Option<String>,
    /// What all sheets share, once a sheet was asked for.
    shared: Option<Shared>,
}

/// The texts and looks that cells name by number.
#[derive(Default)]
pub(crate) struct Shared {
    pub(crate) strings: Strings,
    pub(crate) looks: Looks,
    pub(crate) epoch: Epoch,
}

/// The name and the cells of a table.
pub(crate) type Named = (String, CellRange);

/// What the list of sheets says.
#[derive(Default)]
pub(crate) struct Listed {
    /// Each tab, charts among them, by the identifier of its part.
    pub(crate) tabs: Vec<(String, Tab)>,
    pub(crate) epoch: Epoch,
    /// Names, and the formulas that they stand for.
    pub(crate) names: Vec<(String, String)>,
}

impl Parts {
    /// Opens a workbook whose list of sheets is usually the part `usual`, and is read by `list`.
    pub(crate) fn open(
        mut package: Package,
        usual: &str,
        amounts: Amounts,
        list: impl FnOnce(Part<'_>) -> Result<Listed, Trouble>,
    ) -> Result<Self, Trouble> {
        let workbook = package.workbook(usual)?;
        let relations = package.relations(&workbook, MAX_LOADED)?;
        let folder = workbook.rsplit_once('/').map_or("", |(folder, _)| folder);
        let kind = usual.rsplit_once('.').map_or("", |(_, kind)| kind);
        let of_kind = |part: &str| {
            let related = relations.iter().find(|relation| relation.kind == part);
            let related = related.map(|found| found.target.clone()).filter(|part| package.has(part));
            related.or_else(|| Some(format!("{folder}/{part}.{kind}"))).filter(|part| package.has(part))
        };
        let (strings, styles) = (of_kind("sharedStrings"), of_kind("styles"));
        let part = package.part(&workbook, MAX_LOADED)?;
        let listed = list(part.ok_or_else(|| {
            Trouble::damaged(message!("ingest-no-list-of-sheets", "it has no list of sheets"))
        })?)?;
        let (mut tabs, mut sheets) = (Vec::new(), Vec::new());
        for (id, tab) in listed.tabs {
            let related = relations.iter().find(|relation| relation.id == id);
            // A workbook that does not say where its sheets are has them where they usually are.
            let usual = || format!("{folder}/worksheets/sheet{}.{kind}", sheets.len() + 1);
            // Charts and modules of old macros have no rows; of the latter there is nothing.
            if related.is_some_and(|relation| relation.kind != "worksheet") || id.is_empty() {
                continue;
            }
            sheets.push(related.map_or_else(usual, |found| found.target.clone()));
            tabs.push(tab);
        }
        let named = listed.names.into_iter().filter_map(|(name, formula)| {
            placed(&formula).map(|(sheet, range)| NamedTable { name, sheet, range })
        });
        let named = named.take(MAX_TABLES).collect();
        Ok(Self { package, tabs, sheets, epoch: listed.epoch, amounts, named, strings, styles, shared: None })
    }

    /// The part of a sheet, and what it shares with the others.
    pub(crate) fn sheet(
        &mut self,
        nth: usize,
        strings: fn(Part<'_>) -> Result<Strings, Trouble>,
        looks: fn(Part<'_>, Looks) -> Result<Looks, Trouble>,
    ) -> Result<(Part<'_>, &Shared), Trouble> {
        if self.shared.is_none() {
            let mut shared =
                Shared { epoch: self.epoch, looks: Looks::new(self.amounts), ..Shared::default() };
            if let Some(part) = &self.strings
                && let Some(part) = self.package.part(part, MAX_STRINGS)?
            {
                shared.strings = strings(part)?;
            }
            if let Some(part) = &self.styles
                && let Some(part) = self.package.part(part, MAX_LOADED)?
            {
                shared.looks = looks(part, shared.looks)?;
            }
            self.shared = Some(shared);
        }
        let part = self.package.part(&self.sheets[nth], MAX_INFLATED)?;
        let part = part.ok_or_else(|| {
            Trouble::damaged(message!("ingest-sheet-missing", "the part that holds the sheet is missing"))
        })?;
        Ok((part, self.shared.get_or_insert_default()))
    }

    /// The ranges with names: those of the workbook, and the tables on its sheets, of which `table` reads the name and the
    /// cells.
    pub(crate) fn tables(
        &mut self,
        table: fn(Part<'_>) -> Result<Option<Named>, Trouble>,
    ) -> Result<Vec<NamedTable>, Trouble> {
        let mut tables = self.named.clone();
        for (tab, part) in self.tabs.iter().zip(&self.sheets).take(MAX_TABLES) {
            for Relation { kind, target, .. } in self.package.relations(part, MAX_LIST)? {
                if kind == "table"
                    && tables.len() < 2 * MAX_TABLES
                    && let Some(part) = self.package.part(&target, MAX_LIST)?
                    && let Some((name, range)) = table(part)?
                {
                    tables.push(NamedTable { name, sheet: tab.name.clone(), range });
                }
            }
        }
        Ok(tables)
    }
}
