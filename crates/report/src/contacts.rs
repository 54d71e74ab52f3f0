//! Every contact as it will be dialled, for whoever reviews what goes out: `contacts.csv`, `contacts.parquet`.

use crate::defuse::defused;
use crate::parquet::{Holds, ParquetFile};
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
pub struct ContactsWriter<W: Write + Send>(Out<W>);

enum Out<W: Write + Send> {
    Csv(Box<csv::Writer<W>>),
    Parquet(Box<ParquetFile<W>>),
}

impl<W: Write + Send> ContactsWriter<W> {
    /// Starts the file, with a column `param_KEY` for each parameter.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn new(form: ContactsForm, mut file: W, keys: &[String]) -> io::Result<Self> {
        let params: Vec<String> = keys.iter().map(|key| format!("param_{key}")).collect();
        let params = params.iter().map(|name| (name.as_str(), Holds::Text));
        let columns = BEFORE.into_iter().chain(params).chain(BEHIND);
        Ok(Self(match form {
            ContactsForm::Csv => {
                // As in `rejected.csv`, for spreadsheets in Spanish and Portuguese.
                file.write_all("\u{feff}".as_bytes())?;
                let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(file);
                writer.write_record(columns.map(|(name, _)| name))?;
                Out::Csv(Box::new(writer))
            }
            ContactsForm::Parquet => Out::Parquet(Box::new(ParquetFile::new(file, columns)?)),
        }))
    }

    /// Writes a contact.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn contact(&mut self, listed: &Listed<'_>) -> io::Result<()> {
        let wholes = [listed.line, listed.priority, listed.row];
        match &mut self.0 {
            Out::Csv(writer) => {
                let mut wholes = wholes.iter().map(ToString::to_string);
                let mut texts = listed.texts();
                let columns = BEFORE.into_iter().chain(listed.params.iter().map(|_| ("", Holds::Text)));
                for (_, holds) in columns.chain(BEHIND) {
                    // There is one for each column.
                    match holds {
                        Holds::Text => writer.write_field(&*defused(texts.next().unwrap_or_default()))?,
                        Holds::Whole => writer.write_field(wholes.next().unwrap_or_default())?,
                    }
                }
                Ok(writer.write_record(None::<&[u8]>)?)
            }
            Out::Parquet(file) => file.row(wholes, listed.texts()),
        }
    }

    /// Ends the file and gives it back.
    ///
    /// # Errors
    /// Where the rest cannot be written.
    pub fn finish(self) -> io::Result<W> {
        match self.0 {
            Out::Csv(writer) => writer.into_inner().map_err(csv::IntoInnerError::into_error),
            Out::Parquet(file) => file.finish(),
        }
    }
}

impl<'c> Listed<'c> {
    /// What stands in the columns of text, in order.
    fn texts(&self) -> impl Iterator<Item = &'c str> + use<'_, 'c> {
        let &Self { list, campaign, zone, zone_sent, number, e164, kind, alternatives, agent, .. } = self;
        let before = [list, campaign, zone, zone_sent, number, e164, kind, alternatives, agent];
        before.into_iter().chain(self.params.iter().copied()).chain([self.source, self.sheet])
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
