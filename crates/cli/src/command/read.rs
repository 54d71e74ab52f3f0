//! `dialbase read`: a table, or the grid it stands in, on stdout or in a file a sheet.

mod grid;
mod row;
mod sheets;
mod table;

use crate::args::Read;
use crate::output::Failure;
use crate::voice::Voice;
use ingest::{Amounts, Header, Reader, Reading, Source};
use pipeline::Exit;
use row::Print;
use std::io::{self, Write};
use std::path::Path;
use words::message;

pub(crate) fn read(args: Read, voice: &mut Voice) -> Result<Exit, Failure> {
    if let (true, Some(directory)) = (args.all_sheets, &args.output) {
        return sheets::write_all(&args, directory, voice);
    }
    let sheet = sheets::named(&args.file, args.sheet.as_deref())?;
    print(&args, sheet, io::stdout(), (&Failure::Output, voice))?;
    Ok(Exit::Done)
}

/// Prints one sheet, and says on stderr what it is and what of it was left out.
fn print(
    args: &Read,
    sheet: Option<String>,
    out: impl Write + Send,
    (failed, voice): (&dyn Fn(io::Error) -> Failure, &Voice),
) -> Result<(), Failure> {
    let header = if args.raw { Header::None } else { args.header.clone().unwrap_or(Header::Found) };
    let reading = if args.raw { Reading::AsItStands } else { Reading::AsMeant };
    let amounts = if args.as_shown { Amounts::AsShown } else { Amounts::AsStored };
    let range = args.range.clone();
    let source = Source { sheet, header, reading, amounts, range, ..Source::at(&args.file) };
    let print = Print { out, to: args.to, address: args.address, failed };
    if args.raw {
        grid::print(&source, print, voice)
    } else {
        table::print(&source, args.names, print, voice)
    }
}

/// What was read, in a line: `base.csv: text, utf-8, delimiter ;, 3 columns, 90 rows`.
fn say_what(reader: &Reader, columns: usize, rows: usize, voice: &Voice) {
    voice.say(&message!(
        "cli-read-what",
        "{source}: {format}, {columns} columns, {rows} rows",
        source = &reader.table().source,
        format = reader.format().said(),
        columns = columns,
        rows = rows
    ));
}

/// The name that a file of this path has.
fn file_stem(path: &Path) -> String {
    path.file_stem().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}
