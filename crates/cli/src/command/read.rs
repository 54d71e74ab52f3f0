//! `dialbase read`: the table as a pipeline sees it, on stdout.

use crate::args::{Form, Read};
use crate::output::{Failure, say};
use contact::Block;
use ingest::{Header, Source};
use pipeline::Exit;
use std::io::{self, BufWriter, Write};

pub(crate) fn read(args: Read) -> Result<Exit, Failure> {
    let header = match args.header {
        None => Header::First,
        Some(0) => Header::None,
        Some(row) => Header::Row(row),
    };
    let reader = ingest::open(&Source { sheet: args.sheet, header, ..Source::at(args.file) })?;
    let table = std::sync::Arc::clone(reader.table());
    let format = reader.format().to_string();

    let mut out = BufWriter::new(io::stdout());
    let mut rows = 0;
    if args.to == Form::Csv {
        csv_record(&mut out, table.columns.iter().map(String::as_str))?;
    }
    for block in reader {
        let block = block?;
        rows += block.len();
        match args.to {
            Form::Csv => block.rows().try_for_each(|row| csv_record(&mut out, row.cells()))?,
            Form::Ndjson => ndjson(&mut out, &block, &table.columns)?,
        }
    }
    out.flush().map_err(Failure::Output)?;

    say(&format!("{}: {format}, {} columns, {rows} rows", table.source, table.columns.len()));
    Ok(Exit::Done)
}

fn csv_record<'c>(out: &mut impl Write, cells: impl Iterator<Item = &'c str>) -> Result<(), Failure> {
    let mut writer = csv::WriterBuilder::new().from_writer(out);
    writer.write_record(cells).map_err(io::Error::from).and_then(|()| writer.flush()).map_err(Failure::Output)
}

fn ndjson(out: &mut impl Write, block: &Block, columns: &[String]) -> Result<(), Failure> {
    for row in block.rows() {
        let object: serde_json::Map<String, serde_json::Value> =
            columns.iter().zip(0..).map(|(name, column)| (name.clone(), row.cell(column).into())).collect();
        let line = serde_json::Value::from(object);
        writeln!(out, "{line}").map_err(Failure::Output)?;
    }
    Ok(())
}
