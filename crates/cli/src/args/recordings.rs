//! What can be typed to fetch recordings.

use super::At;
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use operations::{Address, Guid};
use std::path::PathBuf;

/// Fetch recordings of calls into a directory
///
/// Which ones, --guid, --list, --run or a period says. Each is looked for at the places that the vendor's manual names, as MP3 and then as
/// GSM, of which the instance is asked to make an MP3. What is in the directory stays as it is and is not fetched again, so that running
/// it again goes on where it ended. What came, and why some did not, stands in recordings.csv beside them. Exit status: 0 all that can
/// come has come, 5 some may come when it is run again, 9 there is nothing to fetch.
#[derive(clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is an argument that can be typed")]
pub(crate) struct Recordings {
    #[command(flatten)]
    pub(crate) which: Which,
    /// The day of the calls named by --guid: it names the folders that may hold their recordings
    #[arg(long, value_name = "DAY", requires = "guid")]
    pub(crate) day: Option<NaiveDate>,
    /// Calls from this moment on, by the instance's clock: 2026-11-01, or 2026-11-01 08:00:00
    #[arg(long, value_name = "TIME", value_parser = from, conflicts_with = "guid", required_unless_present = "Which")]
    pub(crate) from: Option<NaiveDateTime>,
    /// Calls until this moment; a day is meant with its evening
    #[arg(long, value_name = "TIME", value_parser = until, conflicts_with = "guid", required_unless_present = "Which")]
    pub(crate) to: Option<NaiveDateTime>,
    /// Calls of this campaign, as the portal spells it
    #[arg(long, value_name = "NAME", conflicts_with_all = ["guid", "run"])]
    pub(crate) campaign: Vec<String>,
    /// The directory that the recordings go to
    #[arg(short, long, value_name = "DIR")]
    pub(crate) output: PathBuf,
    /// How many at a time
    #[arg(long, value_name = "N", default_value_t = 3, value_parser = clap::value_parser!(u8).range(1..=16))]
    pub(crate) parallel: u8,
    /// The host of the recordings, where it is not the instance itself
    #[arg(long, value_name = "URL")]
    pub(crate) telephony: Option<Address>,
    /// The host of old recordings
    #[arg(long, value_name = "URL")]
    pub(crate) backup: Option<Address>,
    /// Do not ask the instance to make an MP3 of what is GSM
    #[arg(long)]
    pub(crate) no_convert: bool,
    /// Look for recordings of calls that nobody answered, too
    #[arg(long)]
    pub(crate) unanswered: bool,
    /// Write whole telephone numbers into recordings.csv
    #[arg(long)]
    pub(crate) reveal: bool,
    /// Print what came as JSON
    #[arg(long)]
    pub(crate) json: bool,
    #[command(flatten)]
    pub(crate) at: At,
}

/// Which calls.
#[derive(clap::Args)]
#[group(multiple = false)]
pub(crate) struct Which {
    /// A call's guid
    #[arg(long, value_name = "GUID", num_args = 1..)]
    pub(crate) guid: Vec<Guid>,
    /// The calls of a list, by its name in the portal
    #[arg(long, value_name = "NAME")]
    pub(crate) list: Option<String>,
    /// The calls of the lists of a run
    #[arg(long, value_name = "RUN")]
    pub(crate) run: Option<String>,
}

fn from(text: &str) -> Result<NaiveDateTime, String> {
    moment(text, NaiveTime::MIN)
}

fn until(text: &str) -> Result<NaiveDateTime, String> {
    moment(text, NaiveTime::from_hms_opt(23, 59, 59).unwrap_or_default())
}

/// A day, with this time where it has none.
fn moment(text: &str, time: NaiveTime) -> Result<NaiveDateTime, String> {
    let day = || text.parse::<NaiveDate>().ok().map(|day| day.and_time(time));
    let formats = ["%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M"];
    let moment = formats.iter().find_map(|format| NaiveDateTime::parse_from_str(text, format).ok());
    moment.or_else(day).ok_or_else(|| "write 2026-11-01, or 2026-11-01 08:00:00".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_begins_or_ends_a_span() {
        let check = |text: &str, first: &str, last: &str| {
            let said = |moment: Result<NaiveDateTime, String>| {
                moment.map_or_else(|error| error, |it| it.to_string())
            };
            assert_eq!((said(from(text)).as_str(), said(until(text)).as_str()), (first, last), "{text}");
        };
        check("2026-11-01", "2026-11-01 00:00:00", "2026-11-01 23:59:59");
        check("2026-11-01 08:00", "2026-11-01 08:00:00", "2026-11-01 08:00:00");
        check("2026-11-01T08:00:07", "2026-11-01 08:00:07", "2026-11-01 08:00:07");
        let no = "write 2026-11-01, or 2026-11-01 08:00:00";
        check("01/11/2026", no, no);
        check("2026-02-30", no, no);
    }
}
