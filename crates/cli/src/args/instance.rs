//! Which instance is meant.

use std::path::PathBuf;

/// The instance, and the state directory that belongs to it.
#[derive(clap::Args)]
#[command(next_help_heading = "Instance")]
pub(crate) struct At {
    /// The pipeline file whose instance is meant, as it signs in there
    #[arg(long, value_name = "PIPELINE", required_unless_present = "url")]
    pub(crate) pipeline: Option<PathBuf>,
    /// The instance's address, in the place of a pipeline file; who signs in stands in the environment
    #[arg(long, value_name = "URL", conflicts_with = "pipeline")]
    pub(crate) url: Option<String>,
    /// The directory with the ledger [default: .dialbase, beside the pipeline file where one is named]
    #[arg(long, value_name = "DIR")]
    pub(crate) state: Option<PathBuf>,
}

/// The instance, where it may be that none is needed.
#[derive(clap::Args)]
#[command(next_help_heading = "Instance")]
pub(crate) struct MaybeAt {
    /// The pipeline file whose instance is meant, as it signs in there
    #[arg(long, value_name = "PIPELINE")]
    pub(crate) pipeline: Option<PathBuf>,
    /// The instance's address, in the place of a pipeline file; who signs in stands in the environment
    #[arg(long, value_name = "URL", conflicts_with = "pipeline")]
    pub(crate) url: Option<String>,
    /// The directory with the ledger [default: .dialbase, beside the pipeline file where one is named]
    #[arg(long, value_name = "DIR")]
    pub(crate) state: Option<PathBuf>,
}

impl MaybeAt {
    /// The instance, where one is named.
    pub(crate) fn named(self) -> Option<At> {
        let Self { pipeline, url, state } = self;
        (pipeline.is_some() || url.is_some()).then_some(At { pipeline, url, state })
    }
}
