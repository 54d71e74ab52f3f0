//! What can be typed about results.

use super::At;
use chrono::NaiveDateTime;
use clap::ValueEnum;
use contact::Zone;
use std::path::PathBuf;

/// Read what came of a load: every call once, held against what was sent
///
/// Of a period, a run or a list it reads the records of calls, and writes in a directory: every record (results.csv, results.parquet),
/// every contact that was sent with its calls and what came of them (contacts.csv, contacts.parquet), and a page (results.html). What was
/// read is kept: run again, it goes on where it was cut off (exit status 5), and asks for no day again that is over.
#[derive(clap::Args)]
#[command(group = clap::ArgGroup::new("what").args(["from", "run", "list"]).required(true).multiple(true))]
pub(crate) struct Results {
    /// From this day or moment on, by the instance's clock, as in 2026-11-30 or "2026-11-30 09:00" [default: the day before the upload]
    #[arg(long, value_name = "WHEN", value_parser = from)]
    pub(crate) from: Option<NaiveDateTime>,
    /// Up to this day or moment [default: now]
    #[arg(long, value_name = "WHEN", value_parser = until)]
    pub(crate) to: Option<NaiveDateTime>,
    /// Only this campaign, as the portal spells it
    #[arg(long, value_name = "NAME")]
    pub(crate) campaign: Option<String>,
    /// Only the lists of this run
    #[arg(long, value_name = "RUN")]
    pub(crate) run: Option<String>,
    /// Only this list, by its name in the portal
    #[arg(long, value_name = "LIST")]
    pub(crate) list: Option<String>,
    /// The instance's own time zone, by whose clock it writes records [default: not known]
    #[arg(long, value_name = "ZONE", value_parser = zone)]
    pub(crate) zone: Option<Zone>,
    /// The directory for the tables [default: results, beside the plan of the run]
    #[arg(short, long, value_name = "DIR")]
    pub(crate) output: Option<PathBuf>,
    /// What came of calls whose numbers go on the blacklist: the agents' dispositions or the switch's, as in "wrong number,deceased"
    #[arg(long, value_name = "WORDS", value_delimiter = ',', value_parser = disposition, requires = "blacklist")]
    pub(crate) dispositions: Vec<String>,
    /// The blacklist that these numbers are added to: a new file, or one of lines in the portal's form, number;campaign;
    #[arg(long, value_name = "FILE", requires = "dispositions")]
    pub(crate) blacklist: Option<PathBuf>,
    /// For which campaigns they are listed: all, or that of the call, as its record names it
    #[arg(long, value_name = "WHOM", value_enum, default_value_t, requires = "blacklist")]
    pub(crate) blacklist_for: ListedFor,
    /// Read the days again that are read already, for what was noted of their calls later
    #[arg(long)]
    pub(crate) again: bool,
    /// How many pages of 50 records a second, at most
    #[arg(long, value_name = "N", default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..=1000))]
    pub(crate) per_second: u32,
    /// Print the summary as JSON
    #[arg(long)]
    pub(crate) json: bool,
    #[command(flatten)]
    pub(crate) at: At,
}

/// For which campaigns a number is listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum ListedFor {
    /// All of them
    #[default]
    All,
    /// That of the call; all where the record names none with its arrow
    Campaign,
}

fn from(text: &str) -> Result<NaiveDateTime, String> {
    moment(text, false)
}

fn until(text: &str) -> Result<NaiveDateTime, String> {
    moment(text, true)
}

fn moment(text: &str, is_end: bool) -> Result<NaiveDateTime, String> {
    operations::moment(text, is_end).ok_or_else(|| "write 2026-11-30, or \"2026-11-30 09:00\"".to_owned())
}

fn disposition(text: &str) -> Result<String, String> {
    let is_blank = !text.chars().any(char::is_alphanumeric);
    if is_blank {
        Err("a disposition is blank: write it as in \"wrong number,deceased\"".to_owned())
    } else {
        Ok(text.to_owned())
    }
}

fn zone(name: &str) -> Result<Zone, String> {
    Zone::named(name).ok_or_else(|| "write an IANA name, as in America/Montevideo".to_owned())
}
