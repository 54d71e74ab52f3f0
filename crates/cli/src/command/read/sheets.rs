//! The sheets of a workbook: one by its number, or each to a file of its own.

use super::{file_stem, print};
use crate::args::{Form, Read};
use crate::output::{Failure, explain};
use crate::voice::Voice;
use ingest::Source;
use pipeline::Exit;
use std::fs::File;
use std::path::Path;
use words::message;

/// The longest name of a file, in letters, before its extension.
const LONGEST_NAME: usize = 100;

/// The sheet that is meant by a name, or by a number that is no sheet's name.
pub(super) fn named(file: &Path, wanted: Option<&str>) -> Result<Option<String>, Failure> {
    let Some(wanted) = wanted else { return Ok(None) };
    let Some(nth) = wanted.parse::<usize>().ok().and_then(|number| number.checked_sub(1)) else {
        return Ok(Some(wanted.into()));
    };
    let mut sheets = sheets(file)?;
    let is_name = sheets.iter().any(|sheet| sheet.trim() == wanted);
    Ok(Some(if is_name || nth >= sheets.len() { wanted.into() } else { sheets.swap_remove(nth) }))
}

/// Writes each sheet to a file in the directory. One that cannot be read does not keep the others from it.
pub(super) fn write_all(args: &Read, directory: &Path, voice: &Voice) -> Result<Exit, Failure> {
    let cannot = |path: &Path| {
        let path = path.to_owned();
        move |error| Failure::File(path.clone(), error)
    };
    let mut sheets: Vec<Option<String>> = sheets(&args.file)?.into_iter().map(Some).collect();
    if sheets.is_empty() {
        // A text has no sheets, and is one table.
        sheets.push(None);
    }
    std::fs::create_dir_all(directory).map_err(cannot(directory))?;
    let mut exit = Exit::Done;
    let mut taken = Vec::new();
    for sheet in sheets {
        let name = file_name(sheet.as_deref().unwrap_or(&file_stem(&args.file)), &taken);
        let extension = match args.to {
            Form::Csv => "csv",
            Form::Parquet => "parquet",
            Form::Ndjson => "ndjson",
        };
        let path = directory.join(format!("{name}.{extension}"));
        taken.push(name.to_lowercase());
        let file = File::create_new(&path).map_err(cannot(&path))?;
        match print(args, sheet, file, (&cannot(&path), voice)) {
            Ok(()) => voice.say(&message!("cli-written-to", "written to {path}", path = path.display())),
            Err(Failure::Stopped(error)) if is_empty(&error) => voice.say(&message!(
                "cli-stays-empty",
                "{path} stays empty: the sheet holds no rows",
                path = path.display()
            )),
            Err(failure @ Failure::Stopped(_)) => {
                exit = explain(&failure, voice);
                voice.insist(&message!("cli-is-not-whole", "{path} is not whole", path = path.display()));
            }
            Err(failure) => return Err(failure),
        }
    }
    Ok(exit)
}

/// Whether there was nothing to write, as on a sheet that nobody used.
fn is_empty(error: &operations::Error) -> bool {
    matches!(error, operations::Error::Run(error) if matches!(**error, pipeline::Error::Input(ingest::Error::NoRows { .. })))
}

/// The names of a workbook's sheets, in order; none where the file has no sheets.
fn sheets(file: &Path) -> Result<Vec<String>, Failure> {
    let tabs = ingest::tabs(&Source::at(file))?;
    Ok(tabs.unwrap_or_default().into_iter().map(|tab| tab.name).collect())
}

/// A sheet's name as a file may be called everywhere, unlike those that are taken. It is a stranger's text.
fn file_name(sheet: &str, taken: &[String]) -> String {
    let plain = |c: char| if c.is_alphanumeric() || " -_()".contains(c) { c } else { '_' };
    let name: String = sheet.chars().take(LONGEST_NAME).map(plain).collect();
    let name = if name.trim().is_empty() { "_".to_owned() } else { name.trim().to_owned() };
    let mut free = name.clone();
    let mut times = 1;
    while taken.contains(&free.to_lowercase()) {
        times += 1;
        free = format!("{name} ({times})");
    }
    free
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheets_name_leads_nowhere_else() {
        let check = |sheet: &str, taken: &[&str], name: &str| {
            let taken: Vec<String> = taken.iter().map(ToString::to_string).collect();
            assert_eq!(file_name(sheet, &taken), name, "{sheet:?}");
        };
        check("Clientes", &[], "Clientes");
        check("Año 2024 (2)", &[], "Año 2024 (2)");
        check("../../etc/passwd", &[], "______etc_passwd");
        check("a\0b\nc:d", &[], "a_b_c_d");
        check(" ", &[], "_");
        check("CLIENTES", &["clientes"], "CLIENTES (2)");
    }
}
