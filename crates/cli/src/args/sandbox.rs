//! What can be typed to rehearse.

use chrono::NaiveTime;
use sandbox::{Order, Zone};
use std::path::PathBuf;
use std::time::Duration;

/// Start a uContact on this machine that calls nobody
///
/// It can misbehave as a real one may, so that what a run does then can be seen before it matters. The behaviours, and what a
/// run makes of each, stand in docs/running.md; GET /behaviours lists them too, and GET /attempts says what befell each upload.
#[derive(clap::Args)]
pub(crate) struct Sandbox {
    /// The port on 127.0.0.1; 0 for any that is free
    #[arg(long, default_value_t = 8085)]
    pub(crate) port: u16,
    /// The directory with its state
    #[arg(long, value_name = "DIR", default_value = ".dialbase")]
    pub(crate) state: PathBuf,
    /// What befalls an upload, as in 3=hang-processed for the third since the start, or of every upload, as in reset-in-body
    #[arg(long, value_name = "[N=]BEHAVIOUR")]
    pub(crate) misbehave: Vec<Order>,
    /// Let chance choose for each upload; the same seed chooses the same
    #[arg(long, value_name = "N")]
    pub(crate) seed: Option<u64>,
    /// Let chance choose for so many uploads in a hundred only
    #[arg(
        long, value_name = "PERCENT", requires = "seed", default_value_t = 100,
        value_parser = clap::value_parser!(u8).range(0..=100)
    )]
    pub(crate) share: u8,
    /// How long slow-one takes to answer
    #[arg(long, value_name = "TIME", default_value = "90s", value_parser = duration)]
    pub(crate) delay: Duration,
    /// How long nobody gets through for refused, and with --tls for tls-failure
    #[arg(long, value_name = "TIME", default_value = "3s", value_parser = duration)]
    pub(crate) away: Duration,
    /// Speak https, with a certificate of an authority of its own
    #[arg(long)]
    pub(crate) tls: bool,
    /// A campaign that exists, as the portal spells it; without any, it does not say which there are
    #[arg(long, value_name = "NAME")]
    pub(crate) campaign: Vec<String>,
    /// Let so many seconds pass in one, and dial meanwhile; with 0 its clock stands still until POST /advance
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(crate) speed: u32,
    /// Draw other outcomes of calls; the same number draws the same
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub(crate) calls_seed: u64,
    /// How many agents speak, each on one line
    #[arg(long, value_name = "N", default_value_t = 8, value_parser = clap::value_parser!(u16).range(0..=1_000))]
    pub(crate) agents: u16,
    /// From when until when people are called, by the clock of where they are
    #[arg(long, value_name = "HH:MM-HH:MM", default_value = "09:00-21:00", value_parser = hours)]
    pub(crate) hours: (NaiveTime, NaiveTime),
    /// The server's own time zone, by which it writes call records
    #[arg(long, value_name = "ZONE", default_value = "America/Montevideo")]
    pub(crate) zone: Zone,
    /// Call numbers on its blacklist too, as a dialer does whose DNCR switch is off
    #[arg(long)]
    pub(crate) no_dncr: bool,
}

fn hours(text: &str) -> Result<(NaiveTime, NaiveTime), String> {
    let time = |text: &str| NaiveTime::parse_from_str(text.trim(), "%H:%M").ok();
    let ends = text.split_once('-').and_then(|(from, to)| time(from).zip(time(to)));
    ends.filter(|(from, to)| from < to).ok_or_else(|| "write 09:00-21:00".to_owned())
}

fn duration(text: &str) -> Result<Duration, String> {
    const UNITS: [(&str, u64); 4] = [("ms", 1), ("s", 1_000), ("m", 60_000), ("h", 3_600_000)];
    let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let unit = UNITS.iter().find(|(unit, _)| *unit == &text[digits.len()..]);
    let millis = unit.and_then(|(_, millis)| digits.parse::<u64>().ok()?.checked_mul(*millis));
    millis.map(Duration::from_millis).ok_or_else(|| "write 300ms, 90s, 2m or 1h".to_owned())
}
