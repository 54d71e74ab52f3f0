//! What can be typed of taking people out of a campaign again.

use super::{At, dial_form, reason, region};
use chrono::NaiveDateTime;
use contact::{DialForm, Region};
use std::path::PathBuf;

/// Take people out of a campaign again, or their scheduled calls, by a file or a run
///
/// Each number is removed from the campaign, whichever list brought it. What was removed is on record, and what was cut off goes on where
/// it stopped. What the ledger knows of loads stays as it is, but for a run that is undone: who is removed by a file counts as loaded
/// until their time is over.
#[derive(clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is an argument that can be typed")]
pub(crate) struct Remove {
    /// The file with the numbers, of any kind that `dialbase read` reads, or a compiled list
    #[arg(required_unless_present = "run", conflicts_with = "run", requires = "campaign")]
    pub(crate) file: Option<PathBuf>,
    /// The run whose contacts are removed, as `dialbase undo` does it; --pipeline, where it is named, must have the run's own instance
    #[arg(long, value_name = "RUN", conflicts_with_all = ["url", "scheduled", "dry_run", "json", "dial", "column", "region", "campaign"])]
    pub(crate) run: Option<String>,
    /// The campaign, exactly as the portal spells it
    #[arg(long, value_name = "NAME")]
    pub(crate) campaign: Option<String>,
    /// Take back their scheduled calls in the place of the contacts
    #[arg(long, requires_all = ["from", "to"])]
    pub(crate) scheduled: bool,
    /// The first moment of the scheduled calls, by the server's clock, as in "2026-12-01 08:00", or the day from its beginning on
    #[arg(long, value_name = "TIME", value_parser = from, requires = "scheduled")]
    pub(crate) from: Option<NaiveDateTime>,
    /// The last moment of them; a day is meant with its evening
    #[arg(long, value_name = "TIME", value_parser = until, requires = "scheduled")]
    pub(crate) to: Option<NaiveDateTime>,
    /// The column with the numbers [default: the first]
    #[arg(long, value_name = "NAME")]
    pub(crate) column: Option<String>,
    /// The country of numbers written without one [default: the pipeline's]
    #[arg(long, value_name = "XX", value_parser = region)]
    pub(crate) region: Option<Region>,
    /// How numbers are written: national, national-digits, e164 or e164-digits [default: as the pipeline has it, else national]
    #[arg(long, value_name = "FORM", value_parser = dial_form)]
    pub(crate) dial: Option<DialForm>,
    /// How many removals a second, at most
    #[arg(long, value_name = "N", default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..=1000))]
    pub(crate) per_second: u32,
    /// Say who would be removed, and remove nobody
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Do it without asking
    #[arg(long, requires = "reason")]
    pub(crate) yes: bool,
    /// Why: it goes on record
    #[arg(long, value_name = "TEXT", value_parser = reason)]
    pub(crate) reason: Option<String>,
    /// Print it as JSON
    #[arg(long)]
    pub(crate) json: bool,
    /// The pipeline file whose instance is meant, as it signs in there
    #[arg(long, value_name = "PIPELINE", required_unless_present_any = ["url", "run"])]
    pub(crate) pipeline: Option<PathBuf>,
    /// The instance's address, in the place of a pipeline file; who signs in stands in the environment
    #[arg(long, value_name = "URL", conflicts_with = "pipeline")]
    pub(crate) url: Option<String>,
    /// The directory with the ledger [default: .dialbase, beside the pipeline file where one is named]
    #[arg(long, value_name = "DIR")]
    pub(crate) state: Option<PathBuf>,
}

impl Remove {
    /// The instance that is meant.
    pub(crate) fn at(&self) -> At {
        At { pipeline: self.pipeline.clone(), url: self.url.clone(), state: self.state.clone() }
    }
}

fn from(text: &str) -> Result<NaiveDateTime, String> {
    moment(text, false)
}

fn until(text: &str) -> Result<NaiveDateTime, String> {
    moment(text, true)
}

fn moment(text: &str, is_end: bool) -> Result<NaiveDateTime, String> {
    operations::moment(text, is_end)
        .ok_or_else(|| "write it as in 2026-12-01, or 2026-12-01 08:00".to_owned())
}
