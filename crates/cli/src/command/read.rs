//! `dialbase read`: the table as a pipeline sees it, on stdout.

use crate::args::{Form, Read};
use crate::output::{Failure, say};
use contact::{Block, Row};
use ingest::{Header, Source};
use pipeline::Exit;
use std::io::{self, BufWriter, Write};

pub(crate) fn read(args: Read) -> Result<Exit, Failure> {
    let header = args.header.unwrap_or(Header::First);
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
            Form::Csv => {
                let width = u16::try_from(table.columns.len()).unwrap_or(u16::MAX);
                let cells = |row: Row<'_>| csv_record(&mut out, (0..width).map(|column| row.cell(column)));
                block.rows().try_for_each(cells)?;
            }
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

/// One object a row, its keys in the columns' order.
fn ndjson(out: &mut impl Write, block: &Block, columns: &[String]) -> Result<(), Failure> {
    for row in block.rows() {
        let pair = |(name, column): (&String, u16)| format!("{}:{}", json(name), json(row.cell(column)));
        let pairs: Vec<String> = columns.iter().zip(0..).map(pair).collect();
        writeln!(out, "{{{}}}", pairs.join(",")).map_err(Failure::Output)?;
    }
    Ok(())
}

fn json(text: &str) -> serde_json::Value {
    text.into()
}
