//! What can be typed to look at campaigns.

use super::At;

/// Show the campaigns of an instance, with their numbers, their agents, and what each agent does
///
/// What the instance does not tell is shown as –. A table that is wider than the terminal loses its less important columns, and says so. The numbers are the instance's own;
/// what each means stands in docs/campaigns.md.
#[derive(clap::Args)]
pub(crate) struct Campaigns {
    /// One campaign, with all that is told of it. Put it in quotes: a shell eats the > of Ventas->
    pub(crate) name: Option<String>,
    /// Show it anew every so many seconds, until Ctrl-C
    #[arg(
        long, value_name = "SECONDS", num_args = 0..=1, default_missing_value = "5",
        value_parser = clap::value_parser!(u64).range(1..=86_400)
    )]
    pub(crate) watch: Option<u64>,
    /// Leave the agents out: they take a call for each campaign
    #[arg(long, conflicts_with = "name")]
    pub(crate) no_agents: bool,
    /// Print one JSON object; with --watch, one a line
    #[arg(long)]
    pub(crate) json: bool,
    #[command(flatten)]
    pub(crate) at: At,
}
