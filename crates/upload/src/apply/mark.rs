//! The mark on a plan's directory: which ledger knows what became of it. Another one would send it all again.

use crate::{Error, Ledger};
use fault::Point;
use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

/// The file in a plan's directory that says which ledger knows what became of it.
pub(crate) const MARK: &str = "ledger";

/// Refuses a plan that carries another ledger's mark, or this one's though it does not know the plan: then it is an old copy of
/// the ledger, and what was sent since is not in it.
pub(super) fn may_be_marked(directory: &Path, ledger: &Ledger, is_known: bool) -> Result<(), Error> {
    let path = directory.join(MARK);
    match std::fs::read_to_string(&path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(source) => Err(Error::File { path, source }),
        Ok(mark) if mark != ledger.identity()? => Err(Error::OtherLedger { path: directory.to_owned() }),
        Ok(_) if is_known => Ok(()),
        Ok(_) => Err(Error::LedgerGone { path: ledger.path().to_owned(), plan: directory.to_owned() }),
    }
}

/// Marks a plan's directory, whole and on disk, before anything is sent.
///
/// # Errors
/// Where another ledger was faster.
pub(super) fn mark(directory: &Path, ledger: &Ledger) -> Result<(), Error> {
    let (path, partial) =
        (directory.join(MARK), directory.join(format!("{MARK}.partial-{}", std::process::id())));
    let failed = |source| Error::File { path: path.clone(), source };
    let mut options = OpenOptions::new();
    let file = options.write(true).create(true).truncate(true).mode(0o600).open(&partial);
    let identity = ledger.identity()?;
    file.and_then(|mut file| file.write_all(identity.as_bytes()).and_then(|()| file.sync_all()))
        .map_err(failed)?;
    fault::reach(Point::MarkWritten);
    // A link is there whole or not at all, and never in the place of another.
    let linked = std::fs::hard_link(&partial, &path);
    std::fs::remove_file(&partial).map_err(failed)?;
    match linked {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => may_be_marked(directory, ledger, true)?,
        linked => linked.map_err(failed)?,
    }
    File::open(directory).and_then(|directory| directory.sync_all()).map_err(failed)?;
    fault::reach(Point::Marked);
    Ok(())
}
