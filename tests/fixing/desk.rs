//! The desk of a manager: what was left out is opened, mended and saved, as a spreadsheet would.

use crate::world::{Said, World, pipeline};
use calamine::{Data, Reader, Xlsx};
use serde_json::Value;
use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};

/// The rows of a sheet, the header first.
pub(super) type Rows = Vec<Vec<String>>;

/// A pipeline, its list, and what is made of them.
pub(super) struct Desk {
    pub(super) world: World,
}

impl Desk {
    pub(super) fn of(more: &str, list: &str) -> Self {
        let world = World::new();
        world.write("ventas.toml", pipeline("sandbox", more));
        world.write("base.csv", list);
        Self { world }
    }

    /// Plans the pipeline, with more arguments, and sends the plan.
    pub(super) fn run(&self, more: &[&str]) -> Said {
        self.world.dialbase(&[&["run", "ventas.toml"], more].concat())
    }

    /// The directory of the last plan.
    fn plan(&self) -> PathBuf {
        let plans = std::fs::read_dir(self.world.path(".dialbase/plans")).unwrap();
        let made = |entry: &std::fs::DirEntry| entry.metadata().unwrap().modified().unwrap();
        plans.map(Result::unwrap).max_by_key(made).unwrap().path()
    }

    /// The rows that the last run left out.
    pub(super) fn rejected(&self, form: &str) -> PathBuf {
        self.plan().join("rejected").with_extension(form)
    }

    fn report(&self) -> Value {
        serde_json::from_str(&std::fs::read_to_string(self.plan().join("report.json")).unwrap()).unwrap()
    }

    /// Why the last run left out how many rows.
    pub(super) fn left_out(&self) -> Vec<(&'static str, u64)> {
        let report = self.report();
        let left_out = report["account"]["left_out"].as_object().unwrap();
        let known = pipeline::codes();
        let code = |id: &String| known.iter().find(|code| code.id == id).unwrap().id;
        left_out
            .iter()
            .map(|(id, rows)| (code(id), rows.as_u64().unwrap()))
            .filter(|(id, _)| *id != "row-blank")
            .collect()
    }

    /// What the last report says under a code.
    pub(super) fn finding(&self, code: &str) -> String {
        let report = self.report();
        let found = report["findings"].as_array().unwrap().iter().find(|found| found["code"] == code);
        found.unwrap().to_string()
    }

    /// The lists of the last run, one behind the other.
    pub(super) fn lines(&self) -> String {
        let parts = std::fs::read_dir(self.plan().join("parts")).unwrap();
        parts.map(|part| std::fs::read_to_string(part.unwrap().path()).unwrap()).collect()
    }

    /// Who was in the lists of the last run, in the order of their names.
    pub(super) fn people(&self) -> Vec<String> {
        let lines = self.lines();
        let name =
            |line: &str| line.split("nombre=").nth(1).unwrap().split([';', ':']).next().unwrap().to_owned();
        let mut people: Vec<String> = lines.lines().map(name).collect();
        people.sort();
        people
    }

    /// The main numbers of the lists of the last run.
    pub(super) fn main_numbers(&self) -> Vec<String> {
        let parts = std::fs::read_dir(self.plan().join("parts")).unwrap();
        let lines =
            parts.map(|part| std::fs::read_to_string(part.unwrap().path()).unwrap()).collect::<String>();
        lines.lines().map(|line| line.split(';').nth(1).unwrap().to_owned()).collect()
    }

    /// Saves rows as a workbook of another program: shared strings, no formats, a sheet of its own in front.
    pub(super) fn save(&self, name: &str, rows: &Rows) {
        let mut book = rust_xlsxwriter::Workbook::new();
        book.add_worksheet().set_name("Apuntes").unwrap().write_string(0, 0, "a mano").unwrap();
        let sheet = book.add_worksheet();
        for (number, row) in (0..).zip(rows) {
            for (column, cell) in (0..).zip(row) {
                sheet.write_string(number, column, cell).unwrap();
            }
        }
        book.save(self.world.path(name)).unwrap();
    }
}

/// The rows of a workbook's first sheet.
pub(super) fn rows(file: &Path) -> Rows {
    let mut book: Xlsx<BufReader<File>> = calamine::open_workbook(file).unwrap();
    let range = book.worksheet_range_at(0).unwrap().unwrap();
    let text = |cell: &Data| match cell {
        Data::Empty => String::new(),
        Data::String(text) => text.clone(),
        other => panic!("a cell is no text: {other:?}"),
    };
    range.rows().map(|row| row.iter().map(text).collect()).collect()
}

/// Writes numbers into the rows of some people.
pub(super) fn mend(rows: &mut Rows, numbers: &[(&str, &str)]) {
    let (name, mobile) = (column(rows, "Nombre"), column(rows, "Celular"));
    for (person, number) in numbers {
        let row = rows.iter_mut().find(|row| row[name] == *person).unwrap();
        (*number).clone_into(&mut row[mobile]);
    }
}

/// What stands in a column of a person's row.
pub(super) fn cell<'r>(rows: &'r Rows, person: &str, name: &str) -> &'r str {
    let names = column(rows, "Nombre");
    let row = rows.iter().find(|row| row[names] == person).unwrap();
    &row[column(rows, name)]
}

pub(super) fn column(rows: &Rows, name: &str) -> usize {
    rows[0].iter().position(|column| column == name).unwrap()
}

/// What a command said, in one line.
pub(super) fn words_of(said: &Said) -> String {
    said.err.replace('│', "").split_whitespace().collect::<Vec<_>>().join(" ")
}
