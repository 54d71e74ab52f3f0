//! What can be typed of blacklists.

use super::region;
use chrono::{DateTime, Utc};
use clap::Subcommand;
use contact::Region;
use std::path::PathBuf;

#[derive(clap::Args)]
pub(crate) struct Blacklist {
    #[command(subcommand)]
    pub(crate) command: BlacklistCommand,
}

#[derive(Subcommand)]
pub(crate) enum BlacklistCommand {
    Build(Build),
    Change(Change),
    Check(Check),
    Info(Info),
}

/// Compile lists into one file that is asked without being read
///
/// Lists of other columns, countries or campaigns are built into a file each, and these joined: compiled files are lists too. Of
/// what stands in FILE already the dates are kept: a number that was in it is listed since the day that it says.
#[derive(clap::Args)]
pub(crate) struct Build {
    /// Lists of any kind that `dialbase read` reads, compiled files, and pipeline files, whose lists are meant
    #[arg(required = true, value_name = "SOURCE")]
    pub(crate) sources: Vec<PathBuf>,
    /// The file to write; one that is there is replaced, whole
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: PathBuf,
    /// The registry that all lists are parts of [default: each is one, called as its file]
    #[arg(long, value_name = "NAME")]
    pub(crate) name: Option<String>,
    #[command(flatten)]
    pub(crate) rows: Rows,
    /// Build as if it were this time, as in 2026-11-22T08:53:00Z
    #[arg(long, value_name = "TIME")]
    pub(crate) now: Option<DateTime<Utc>>,
}

/// How lists are read that are neither compiled nor of a pipeline.
#[derive(clap::Args)]
pub(crate) struct Rows {
    /// The country of numbers written without one
    #[arg(long, value_name = "XX", value_parser = region)]
    pub(crate) region: Option<Region>,
    /// The column with the numbers [default: the first]
    #[arg(long, value_name = "NAME")]
    pub(crate) column: Option<String>,
    /// The campaign for which they count [default: all, or as each line says]
    #[arg(long, value_name = "NAME")]
    pub(crate) campaign: Option<String>,
}

/// Add numbers to a compiled file, and take numbers from it
///
/// A number that is in both lists stays listed. A registry is as fresh afterwards as its last change list.
#[derive(clap::Args)]
#[command(group = clap::ArgGroup::new("lists").required(true).multiple(true))]
pub(crate) struct Change {
    /// The compiled file; it is replaced, whole
    pub(crate) file: PathBuf,
    /// A list of numbers to add
    #[arg(long, value_name = "LIST", group = "lists", num_args = 1..)]
    pub(crate) add: Vec<PathBuf>,
    /// A list of numbers to take away
    #[arg(long, value_name = "LIST", group = "lists", num_args = 1..)]
    pub(crate) remove: Vec<PathBuf>,
    /// The registry [default: the only one]
    #[arg(long, value_name = "NAME")]
    pub(crate) registry: Option<String>,
    #[command(flatten)]
    pub(crate) rows: Rows,
    /// Change it as if it were this time, as in 2026-11-22T08:53:00Z
    #[arg(long, value_name = "TIME")]
    pub(crate) now: Option<DateTime<Utc>>,
}

/// Say which list holds a number, for which campaign, and since when
///
/// Exit status: 0 no number is listed; 1 one is, or is no number; 4 a list cannot be trusted.
#[derive(clap::Args)]
pub(crate) struct Check {
    /// A list, a compiled file, or a pipeline file, whose lists are meant
    pub(crate) file: PathBuf,
    /// The numbers, a text each. Without any, a text a line from standard input
    #[arg(allow_negative_numbers = true)]
    pub(crate) numbers: Vec<String>,
    /// Another such file
    #[arg(long, value_name = "FILE")]
    pub(crate) also: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) rows: Rows,
    /// Print one JSON object a text
    #[arg(long)]
    pub(crate) json: bool,
}

/// Say what a compiled file holds, after seeing that it is whole and as it was written
#[derive(clap::Args)]
pub(crate) struct Info {
    /// The compiled file
    pub(crate) file: PathBuf,
    /// Print its header as JSON
    #[arg(long)]
    pub(crate) json: bool,
}
