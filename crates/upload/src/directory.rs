//! Directories that are still there after the power failed.

use std::fs::{DirBuilder, File};
use std::io;
use std::os::unix::fs::DirBuilderExt;
use std::path::Path;

/// Makes a directory, and those above it that are missing, for their owner alone. When this returns, its name is on disk: what is
/// synced in a directory that is itself not there any more is lost all the same, and a ledger with it.
///
/// # Errors
/// Where one cannot be made or synced.
pub fn make_directory(path: &Path) -> io::Result<()> {
    let path = std::path::absolute(path)?;
    let Some(parent) = path.parent() else { return Ok(()) };
    let was_there = path.is_dir();
    if !was_there {
        if !parent.is_dir() {
            make_directory(parent)?;
        }
        match DirBuilder::new().mode(0o700).create(&path) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && path.is_dir() => {}
            made => made?,
        }
    }
    // Whoever made it may have been killed before this.
    match File::open(parent) {
        // Who may not look into a folder did not make what is there, or its owner would.
        Err(error) if was_there && error.kind() == io::ErrorKind::PermissionDenied => Ok(()),
        opened => opened?.sync_all(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn all_that_is_missing_is_made_for_the_owner_alone() {
        let top = tempfile::tempdir().unwrap();
        let deep = top.path().join("a/b");
        for _ in 0..2 {
            make_directory(&deep).unwrap();
        }
        for path in [top.path().join("a"), deep] {
            assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o700);
        }
        std::fs::write(top.path().join("file"), "").unwrap();
        assert!(make_directory(&top.path().join("file")).is_err());
    }
}
