//! The runs that a state directory knows: those of its ledger, and the plans that stand in it.

use crate::Error;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use upload::{Ledger, Plan};

/// A run that can be searched, or might have been.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct KnownRun {
    /// Its name.
    pub(super) run: String,
    /// Its plan's directory.
    pub(super) directory: PathBuf,
}

/// The runs that a state directory knows, the latest first.
///
/// # Errors
/// Where it knows none, or its ledger cannot be read.
pub(super) fn known_runs(state: &Path, ledger: Option<&Ledger>) -> Result<Vec<KnownRun>, Error> {
    let plans = std::fs::read_dir(state.join("plans")).into_iter().flatten().flatten();
    let whole = |name: &str| !name.contains(".partial-");
    let plans = plans
        .filter(|entry| whole(&entry.file_name().to_string_lossy()))
        .map(|entry| entry.path())
        .filter(|path| path.is_dir());
    let applied = ledger.map(Ledger::directories).transpose()?.unwrap_or_default();
    // The same plan by two paths is one run.
    let mut known: BTreeMap<String, KnownRun> = BTreeMap::new();
    for directory in applied.into_iter().chain(plans) {
        let plan = Plan::read(&directory);
        let name = directory.file_name().map(|name| name.to_string_lossy().into_owned());
        // One that cannot be read is known by its directory, and said to be unreadable when it is searched.
        let run = plan.as_ref().map_or(name.unwrap_or_default(), |plan| plan.run.clone());
        let when = plan.map_or_else(|_| String::new(), |plan| plan.made_at.to_rfc3339());
        known.entry(format!("{when} {run}")).or_insert(KnownRun { run, directory });
    }
    if known.is_empty() {
        Err(Error::NoRuns { state: state.to_owned() })
    } else {
        Ok(known.into_values().rev().collect())
    }
}
