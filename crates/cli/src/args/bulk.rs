//! What can be typed to send a file's rows as calls.

use super::MaybeAt;
use super::api::field;
use super::{reason, region};
use contact::{Region, Zone};
use std::path::PathBuf;

/// A file of dispositions.
#[derive(clap::Args)]
pub(crate) struct Dispositions {
    #[command(flatten)]
    pub(crate) bulk: Bulk,
    #[command(flatten)]
    pub(crate) callbacks: Callbacks,
}

/// What is said of rows that call somebody again.
#[derive(clap::Args, Default)]
#[command(next_help_heading = "Callbacks")]
pub(crate) struct Callbacks {
    /// The zone of the instance's own clock, by which `schedule` is, as in America/Montevideo [default: the pipeline's `server_zone`]
    #[arg(long, value_name = "ZONE", value_parser = zone)]
    pub(crate) server_zone: Option<Zone>,
    /// The hours within which a callback may be, by each person's own clock [default: the pipeline's `hours`, else 08:00-21:00]
    #[arg(long, value_name = "FROM-UNTIL", value_parser = hours)]
    pub(crate) hours: Option<(u16, u16)>,
    /// The country of numbers written without one [default: the pipeline's, else the one in which the instance's zone is]
    #[arg(long, value_name = "XX", value_parser = region)]
    pub(crate) region: Option<Region>,
    /// Book another callback for a call that has one at the same moment, or one that is still to come
    #[arg(long)]
    pub(crate) again: bool,
}

fn zone(name: &str) -> Result<Zone, String> {
    let zone = numbering::zone_named(name);
    zone.ok_or_else(|| {
        "no time zone of the IANA database has this name; write it as in America/Montevideo".to_owned()
    })
}

fn hours(text: &str) -> Result<(u16, u16), String> {
    pipeline::hours_of(text).ok_or_else(|| "write the hours as in 09:00-20:00".to_owned())
}

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
    /// Send nothing; print what would become of each row, one JSON object a row
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
