//! Every contact as it will be dialled, for whoever reviews what goes out: `contacts.csv`, `contacts.parquet`.

use crate::Table;
use crate::parquet::{Cell, Holds};
use std::io::{self, Write};

/// In which form the contacts are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ContactsForm {
    /// Delimited text, as `rejected.csv` is.
    Csv,
    /// Parquet, which keeps leading zeros and plus signs wherever it is opened.
    Parquet,
}

impl ContactsForm {
    /// Every form with its name in a pipeline file.
    pub const NAMES: [(&'static str, Self); 2] = [("csv", Self::Csv), ("parquet", Self::Parquet)];

    /// The name of its file in a plan's directory.
    #[must_use]
    pub fn file(self) -> &'static str {
        match self {
            Self::Csv => "contacts.csv",
            Self::Parquet => "contacts.parquet",
        }
    }
}

/// One contact as it will be dialled: its line, and where it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed<'c> {
    /// The name of its list.
    pub list: &'c str,
    /// Its line in the list, from 1.
    pub line: u32,
    /// The campaign.
    pub campaign: &'c str,
    /// The time zone by its IANA name; blank for the instance's own.
    pub zone: &'c str,
    /// The time zone as the instance is told it.
    pub zone_sent: &'c str,
    /// The main number as it is dialled.
    pub number: &'c str,
    /// The same in E.164.
    pub e164: &'c str,
    /// What it reaches: `mobile`.
    pub kind: &'c str,
    /// The other numbers as the line has them.
    pub alternatives: &'c str,
    /// 1 is dialled first, 9999 last.
    pub priority: u32,
    /// An extension or user name; blank for any agent.
    pub agent: &'c str,
    /// The parameters' values as they are sent, in the order of their keys.
    pub params: Vec<&'c str>,
    /// The file of its row.
    pub source: &'c str,
    /// Its sheet, where it has several.
    pub sheet: &'c str,
    /// Its row there.
    pub row: u32,
}

/// The columns before the parameters, and behind them.
const BEFORE: [(&str, Holds); 11] = [
    ("list", Holds::Text),
    ("line", Holds::Whole),
    ("campaign", Holds::Text),
    ("zone", Holds::Text),
    ("zone_sent", Holds::Text),
    ("number", Holds::Text),
    ("e164", Holds::Text),
    ("kind", Holds::Text),
    ("alternatives", Holds::Text),
    ("priority", Holds::Whole),
    ("agent", Holds::Text),
];
const BEHIND: [(&str, Holds); 3] = [("source", Holds::Text), ("sheet", Holds::Text), ("row", Holds::Whole)];

/// A list of contacts under way.
pub struct ContactsWriter<W: Write + Send>(Table<W>);

impl<W: Write + Send> ContactsWriter<W> {
    /// Starts the file, with a column `param_KEY` for each parameter.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn new(form: ContactsForm, file: W, keys: &[String]) -> io::Result<Self> {
        let params: Vec<String> = keys.iter().map(|key| format!("param_{key}")).collect();
        let params = params.iter().map(|name| (name.as_str(), Holds::Text));
        let columns: Vec<_> = BEFORE.into_iter().chain(params).chain(BEHIND).collect();
        Ok(Self(Table::new(form, file, &columns)?))
    }

    /// Writes a contact.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn contact(&mut self, listed: &Listed<'_>) -> io::Result<()> {
        self.0.row(&listed.cells())
    }

    /// Ends the file and gives it back.
    ///
    /// # Errors
    /// Where the rest cannot be written.
    pub fn finish(self) -> io::Result<W> {
        self.0.finish()
    }
}

impl<'c> Listed<'c> {
    /// What stands in the columns, in order.
    fn cells(&self) -> Vec<Cell<'c>> {
        let mut cells = vec![
            Cell::Text(self.list),
            Cell::Whole(self.line),
            Cell::Text(self.campaign),
            Cell::Text(self.zone),
            Cell::Text(self.zone_sent),
            Cell::Text(self.number),
            Cell::Text(self.e164),
            Cell::Text(self.kind),
            Cell::Text(self.alternatives),
            Cell::Whole(self.priority),
            Cell::Text(self.agent),
        ];
        cells.extend(self.params.iter().map(|param| Cell::Text(param)));
        cells.extend([Cell::Text(self.source), Cell::Text(self.sheet), Cell::Whole(self.row)]);
        cells
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listed() -> Listed<'static> {
        Listed {
            list: "Ventas-Montev-261122-0853-001-e3b0c442.csv",
            line: 1,
            campaign: "Ventas->",
            zone: "America/Montevideo",
            zone_sent: "Uruguay/Montevideo",
            number: "098000101",
            e164: "+59898000101",
            kind: "mobile",
            alternatives: "24000000:24000001",
            priority: 9999,
            agent: "",
            params: vec!["Ana, \"la\" 1ª", "=HYPERLINK(1)"],
            source: "clientes.xlsx",
            sheet: "Clientes",
            row: 17,
        }
    }

    fn written(form: ContactsForm) -> Vec<u8> {
        let keys = ["nombre".to_owned(), "nota".to_owned()];
        let mut writer = ContactsWriter::new(form, Vec::new(), &keys).unwrap();
        writer.contact(&listed()).unwrap();
        writer.finish().unwrap()
    }

    #[test]
    fn csv_opens_in_a_spreadsheet_and_starts_no_formula() {
        insta::assert_snapshot!(String::from_utf8(written(ContactsForm::Csv)).unwrap());
    }

    #[test]
    fn parquet_holds_the_same_as_it_is() {
        use parquet::file::reader::{FileReader, SerializedFileReader};
        use parquet::record::Field;
        let bytes = bytes::Bytes::from(written(ContactsForm::Parquet));
        let reader = SerializedFileReader::new(bytes).unwrap();
        let rows: Vec<_> = reader.get_row_iter(None).unwrap().map(Result::unwrap).collect();
        assert_eq!(rows.len(), 1);
        let columns: Vec<(String, Field)> =
            rows[0].get_column_iter().map(|(name, field)| (name.clone(), field.clone())).collect();
        let text = |text: &str| Field::Str(text.to_owned());
        let expected = [
            ("list", text("Ventas-Montev-261122-0853-001-e3b0c442.csv")),
            ("line", Field::Int(1)),
            ("campaign", text("Ventas->")),
            ("zone", text("America/Montevideo")),
            ("zone_sent", text("Uruguay/Montevideo")),
            ("number", text("098000101")),
            ("e164", text("+59898000101")),
            ("kind", text("mobile")),
            ("alternatives", text("24000000:24000001")),
            ("priority", Field::Int(9999)),
            ("agent", text("")),
            ("param_nombre", text("Ana, \"la\" 1ª")),
            ("param_nota", text("=HYPERLINK(1)")),
            ("source", text("clientes.xlsx")),
            ("sheet", text("Clientes")),
            ("row", Field::Int(17)),
        ];
        assert_eq!(columns, expected.map(|(name, field)| (name.to_owned(), field)));
    }
}
