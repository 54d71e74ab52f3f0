//! What can be typed about earlier runs.

use super::reason;
use clap::Subcommand;
use std::path::PathBuf;

#[derive(clap::Args)]
pub(crate) struct Runs {
    #[command(subcommand)]
    pub(crate) command: RunsCommand,
}

#[derive(Subcommand)]
pub(crate) enum RunsCommand {
    /// List the runs of a ledger, the latest first
    List {
        /// The directory with the ledger
        #[arg(long, value_name = "DIR", default_value = ".dialbase")]
        state: PathBuf,
        /// And each time that a list was brought to an instance's blacklist, or people were taken out by a file
        #[arg(long)]
        all: bool,
        /// Print one JSON object a line
        #[arg(long)]
        json: bool,
    },
    /// Show the lists of a run, what is known of each, and what to do next
    Show(ShowRun),
    /// Send what never left of a run, and what the instance refused; never what is held
    Resume(Resume),
    Resolve(Resolve),
}

#[derive(clap::Args)]
pub(crate) struct ShowRun {
    /// The run's name
    pub(crate) run: String,
    /// Print one JSON object
    #[arg(long)]
    pub(crate) json: bool,
    /// The directory with the ledger
    #[arg(long, value_name = "DIR", default_value = ".dialbase")]
    pub(crate) state: PathBuf,
}

#[derive(clap::Args)]
pub(crate) struct Resume {
    /// The run's name
    pub(crate) run: String,
    /// Print the report as JSON
    #[arg(long)]
    pub(crate) json: bool,
    /// The directory with the ledger
    #[arg(long, value_name = "DIR", default_value = ".dialbase")]
    pub(crate) state: PathBuf,
}

/// Show what is known of a list, or say what became of it after looking in the portal
///
/// Without a decision it shows what is known, and asks the instance for calls of the list: one is a proof that the list is loaded, none
/// proves nothing. A decision goes on record, with who made it, when, and why.
#[derive(clap::Args)]
pub(crate) struct Resolve {
    /// The run's name
    pub(crate) run: String,
    /// The list's name, or its number in the run
    #[arg(value_name = "LIST")]
    pub(crate) list: String,
    /// One of the calls that the list is, by its line, counted from 1; without it, all that are held
    #[arg(long, value_name = "LINE", requires = "Seen")]
    pub(crate) call: Option<usize>,
    #[command(flatten)]
    pub(crate) seen: Seen,
    /// Who looked, and what they saw: it goes on record
    #[arg(long, value_name = "TEXT", value_parser = reason, requires = "Seen")]
    pub(crate) reason: Option<String>,
    /// The directory with the ledger
    #[arg(long, value_name = "DIR", default_value = ".dialbase")]
    pub(crate) state: PathBuf,
}

/// What a person saw in the portal.
#[derive(clap::Args)]
#[group(multiple = false, requires = "reason")]
pub(crate) struct Seen {
    /// The list is there
    #[arg(long)]
    pub(crate) loaded: bool,
    /// The list is not there: resuming the run sends it
    #[arg(long)]
    pub(crate) not_loaded: bool,
    /// Whatever became of it, it is not sent any more
    #[arg(long)]
    pub(crate) abandon: bool,
}

/// Remove the contacts of a run from the instance again, one by one
///
/// Each main number is removed from its campaign, whichever list brought it: earlier and later loads of the same number go too. What
/// was removed is on record, and an undoing that was cut off goes on where it stopped.
#[derive(clap::Args)]
pub(crate) struct Undo {
    /// The run's name
    pub(crate) run: String,
    /// How many removals a second, at most
    #[arg(long, value_name = "N", default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..=1000))]
    pub(crate) per_second: u32,
    /// Do it without asking
    #[arg(long, requires = "reason")]
    pub(crate) yes: bool,
    /// Why: it goes on record
    #[arg(long, value_name = "TEXT", value_parser = reason)]
    pub(crate) reason: Option<String>,
    /// The directory with the ledger
    #[arg(long, value_name = "DIR", default_value = ".dialbase")]
    pub(crate) state: PathBuf,
}

#[derive(clap::Args)]
pub(crate) struct Verify {
    /// The directory with the ledger
    #[arg(long, value_name = "DIR", default_value = ".dialbase")]
    pub(crate) state: PathBuf,
    /// Print one JSON object an invariant
    #[arg(long)]
    pub(crate) json: bool,
}
