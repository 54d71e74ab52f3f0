//! What can be typed of blacklists.

use super::{At, dial_form, reason, region};
use chrono::{DateTime, Utc};
use clap::Subcommand;
use contact::{DialForm, Region};
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
    Push(Push),
    Sync(Sync),
    Remove(Remove),
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

/// Put the numbers of lists on the instance's own blacklist
///
/// Only what is not there yet by this list's hand goes, in calls of many numbers, written as the instance dials. What was cut off goes on
/// where it stopped; a call of which nobody knows what came is made again, which harms nobody. uContact looks at its list when it dials,
/// and only where the dialer's switch for it is on: load by a pipeline that names the same lists, too.
#[derive(clap::Args)]
pub(crate) struct Push {
    #[command(flatten)]
    pub(crate) bring: Bring,
}

/// Make what stands on the instance's blacklist by a list's hand equal to the list
///
/// Puts there who is new, and takes off whom this list put there and has no more. What others put there, in the portal or by another
/// list, is never touched. A list that lost more than a tenth, and more than 100 numbers, or all, is not followed without a word.
#[derive(clap::Args)]
pub(crate) struct Sync {
    /// Take off however many the list lost; the reason goes on record
    #[arg(long, value_name = "REASON", value_parser = reason)]
    pub(crate) allow_shrink: Option<String>,
    /// Take numbers off without asking
    #[arg(long)]
    pub(crate) yes: bool,
    #[command(flatten)]
    pub(crate) bring: Bring,
}

/// Take the numbers of lists off the instance's blacklist, whoever put them there
///
/// For all campaigns, or the one that a line or --campaign names: what is listed for another stays. A line in doubt is left out.
#[derive(clap::Args)]
pub(crate) struct Remove {
    /// Take them off without asking
    #[arg(long)]
    pub(crate) yes: bool,
    #[command(flatten)]
    pub(crate) bring: Bring,
}

/// What is brought, where to, and how.
#[derive(clap::Args)]
pub(crate) struct Bring {
    /// Lists of any kind that `dialbase read` reads, compiled files, and pipeline files, whose lists are meant
    #[arg(required = true, value_name = "SOURCE")]
    pub(crate) sources: Vec<PathBuf>,
    /// What the lists are called together: by it is known what of them stands there [default: their files' names]
    #[arg(long, value_name = "NAME")]
    pub(crate) name: Option<String>,
    /// Say what would be done, and do nothing
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Print it as JSON
    #[arg(long)]
    pub(crate) json: bool,
    #[command(flatten)]
    pub(crate) rows: Rows,
    /// How numbers are written: national, national-digits, e164 or e164-digits [default: as the pipeline has it, else national]
    #[arg(long, value_name = "FORM", value_parser = dial_form)]
    pub(crate) dial: Option<DialForm>,
    /// How many numbers go in a call, at most; a form never grows over 1 MiB
    #[arg(long, value_name = "N", default_value_t = 1000, value_parser = clap::value_parser!(u32).range(1..=10_000))]
    pub(crate) chunk: u32,
    /// How many calls a second, at most
    #[arg(long, value_name = "N", default_value_t = 2, value_parser = clap::value_parser!(u32).range(1..=1000))]
    pub(crate) per_second: u32,
    /// The form's field for the numbers, which the vendor's page does not name [default: as the pipeline has it, else blacklist]
    #[arg(long, value_name = "NAME")]
    pub(crate) field: Option<String>,
    #[command(flatten)]
    pub(crate) at: At,
}
