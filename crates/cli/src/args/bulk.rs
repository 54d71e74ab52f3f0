//! What can be typed to send a file's rows as calls.

use super::MaybeAt;
use super::api::field;
use super::reason;
use std::path::PathBuf;

/// A file whose rows are sent, each once.
#[derive(clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is an argument that can be typed")]
pub(crate) struct Bulk {
    /// The file, of any kind that `dialbase read` reads
    pub(crate) file: PathBuf,
    /// Its sheet
    #[arg(long, value_name = "NAME")]
    pub(crate) sheet: Option<String>,
    /// The column in which a field stands, as in guid=Llamada
    #[arg(long, value_name = "FIELD=NAME", value_parser = field)]
    pub(crate) column: Vec<(String, String)>,
    /// A field that is the same in every row, as in campaign='Ventas->'
    #[arg(long, value_name = "FIELD=VALUE", value_parser = field)]
    pub(crate) set: Vec<(String, String)>,
    /// Send nothing; print what would be sent, one JSON object a row
    #[arg(long, conflicts_with_all = ["yes", "Resolved"])]
    pub(crate) dry_run: bool,
    /// Send without asking
    #[arg(long)]
    pub(crate) yes: bool,
    /// Send what the instance refused before, too
    #[arg(long)]
    pub(crate) retry_refused: bool,
    /// How many a second, at most
    #[arg(long, value_name = "N", default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..=1000))]
    pub(crate) per_second: u32,
    /// Print what came of it as JSON
    #[arg(long)]
    pub(crate) json: bool,
    /// The held row that you looked for in the portal, as the spreadsheet numbers it, or `all`
    #[arg(long, value_name = "ROW", value_parser = row, requires_all = ["Resolved", "reason"])]
    pub(crate) resolve: Option<Row>,
    #[command(flatten)]
    pub(crate) resolved: Resolved,
    /// Who looked, and what they saw: it goes on record
    #[arg(long, value_name = "TEXT", value_parser = reason, requires = "resolve")]
    pub(crate) reason: Option<String>,
    #[command(flatten)]
    pub(crate) at: MaybeAt,
}

/// What a person saw in the portal.
#[derive(clap::Args)]
#[group(multiple = false, requires = "resolve")]
pub(crate) struct Resolved {
    /// It was done
    #[arg(long)]
    pub(crate) done: bool,
    /// It was not done: the next run sends it
    #[arg(long)]
    pub(crate) not_done: bool,
    /// Whatever became of it, it is not sent any more
    #[arg(long)]
    pub(crate) abandon: bool,
}

/// A row by its number; none for all.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row(pub(crate) Option<u32>);

fn row(text: &str) -> Result<Row, String> {
    match text {
        "all" => Ok(Row(None)),
        _ => text.parse().map(|row| Row(Some(row))).map_err(|_| "write the row's number, or all".to_owned()),
    }
}
