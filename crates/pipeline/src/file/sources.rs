//! `[source]`, one or many, and the extra `[tables]` of an SQL statement.

use super::Problem;
use super::section::Section;
use super::value::Value;
use ingest::{Amounts, Hidden, Merged};
use std::path::PathBuf;
use upload::Stamp;
use words::message;

/// One input.
#[derive(Clone, Debug)]
pub struct SourceSpec {
    /// The file.
    pub path: PathBuf,
    /// The sheet, where a workbook has several.
    pub sheet: Option<String>,
    /// The cells of the sheet that are read, where not all are, or the name that the workbook gives them.
    pub range: Option<ingest::Range>,
    /// What happens to rows that the sheet does not show. Without a word, they stop the run: the person who filtered the sheet
    /// saw other rows than we would load.
    pub hidden: ingest::Hidden,
    /// What merged cells hold.
    pub merged: ingest::Merged,
    /// What happens where a column holds other things than in the last run.
    pub changed: Changed,
    /// How percents and amounts of money are written.
    pub amounts: ingest::Amounts,
    /// Where the header stands.
    pub header: HeaderSpec,
    /// The encoding, where it shall not be found out.
    pub encoding: Option<ingest::Encoding>,
    /// The delimiter, where it shall not be found out.
    pub delimiter: Option<char>,
}

/// What happens where a column that the pipeline names holds other things than in the last run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Changed {
    /// The report says so.
    #[default]
    Note,
    /// The run stops.
    Stop,
}

/// Where the header stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum HeaderSpec {
    /// On the first row that names every column that the pipeline names.
    #[default]
    Found,
    /// On this row.
    Row(u32),
    /// Nowhere: columns go by their letters.
    None,
}

impl SourceSpec {
    /// The same source, in another file: what `--input` means.
    #[must_use]
    pub fn in_file(&self, path: PathBuf) -> Self {
        Self { path, ..self.clone() }
    }
}

pub(super) fn sources(root: &mut Section<'_>) -> Option<Vec<SourceSpec>> {
    if !root.has("source") {
        let lacks = message!("file-lacks-source", "the pipeline file lacks [source]");
        root.problem(
            Problem::new(lacks, root.span())
                .help(message!("file-lacks-source-do", "say where the rows are: `path = \"clientes.xlsx\"`")),
        );
        root.tables("source", source)?;
        return None;
    }
    root.tables("source", source)
}

fn source(section: &mut Section<'_>) -> Option<SourceSpec> {
    let advice = message!("file-source-path-do", "say which file: `path = \"clientes.xlsx\"`");
    let path = section.required("path", advice, input);
    let sheet = section.optional("sheet", |value| value.text().map(str::to_owned));
    let range = section.optional("range", |value| {
        let range = value.text()?.parse::<ingest::Range>();
        range.map_err(|_| {
            value
                .problem(message!("file-no-cells", "these are no cells of a sheet"))
                .help(message!("file-no-cells-do", "write them as in \"A3:F500\", or the name of a table"))
        })
    });
    let hiddens = [("include", Hidden::Include), ("exclude", Hidden::Exclude), ("stop", Hidden::Stop)];
    let hidden = section.optional("hidden", |value| value.one_of(&hiddens)).unwrap_or(Hidden::Stop);
    let mergeds = [("first", Merged::First), ("fill", Merged::Fill)];
    let merged = section.optional("merged", |value| value.one_of(&mergeds)).unwrap_or_default();
    let amountss = [("stored", Amounts::AsStored), ("shown", Amounts::AsShown)];
    let amounts = section.optional("amounts", |value| value.one_of(&amountss)).unwrap_or_default();
    let changeds = [("note", Changed::Note), ("stop", Changed::Stop)];
    let changed = section.optional("changed", |value| value.one_of(&changeds)).unwrap_or_default();
    let header = section.optional("header", header).unwrap_or_default();
    let encoding = section.optional("encoding", encoding);
    let delimiter = section.optional("delimiter", delimiter);
    Some(SourceSpec {
        path: path?,
        sheet,
        range,
        hidden,
        merged,
        amounts,
        changed,
        header,
        encoding,
        delimiter,
    })
}

/// A file, or `-` for what comes by standard input.
fn input(value: &Value<'_>) -> Result<PathBuf, Problem> {
    if value.text()? == Stamp::INPUT { Ok(Stamp::INPUT.into()) } else { value.path() }
}

pub(super) fn tables(section: &mut Section<'_>) -> Vec<(String, PathBuf)> {
    let mut tables = Vec::new();
    for (name, _, value) in section.entries() {
        match value.path() {
            Ok(path) => tables.push((name.to_owned(), path)),
            Err(problem) => section.problem(problem),
        }
    }
    tables
}

pub(super) fn header(value: &Value<'_>) -> Result<HeaderSpec, Problem> {
    if value.is_text() {
        return value.one_of(&[("none", HeaderSpec::None)]).map_err(|problem| {
            problem.help(message!("file-no-header-do", "write a row's number, or \"none\""))
        });
    }
    Ok(HeaderSpec::Row(value.whole(1..=1_048_576)? as u32))
}

pub(super) fn encoding(value: &Value<'_>) -> Result<ingest::Encoding, Problem> {
    ingest::Encoding::for_label(value.text()?).ok_or_else(|| {
        value.problem(message!("file-no-encoding", "this is no encoding")).help(message!(
            "file-no-encoding-do",
            "write \"utf-8\", \"windows-1252\", \"cp850\" or \"utf-16le\""
        ))
    })
}

pub(super) fn delimiter(value: &Value<'_>) -> Result<char, Problem> {
    let text = value.text().unwrap_or("\t");
    let mut letters = text.chars();
    match (text, letters.next(), letters.next()) {
        ("TAB" | "tab" | "\\t", _, _) => Ok('\t'),
        (_, Some(one), None) if !one.is_alphanumeric() && one != '"' => Ok(one),
        _ => Err(value
            .problem(message!("file-no-delimiter", "this is no delimiter"))
            .help(message!("file-no-delimiter-do", "write one character: \",\", \";\", \"|\" or \"TAB\""))),
    }
}
