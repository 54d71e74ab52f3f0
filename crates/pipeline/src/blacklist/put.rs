//! A file written beside its place, synced, and renamed into it whole; and files that nobody sees.

use crate::Error;
use dedupe::blacklist::Compiled;
use std::fs::{File, Metadata, OpenOptions};
use std::io::{self, BufWriter};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

/// A file under way. What is dropped before [`Put::keep`] leaves nothing behind.
pub(super) struct Put {
    place: PathBuf,
    partial: PathBuf,
    kept: bool,
    /// Which file stood in the place.
    before: Option<(u64, u64)>,
}

impl Put {
    /// Starts a file that shall stand at `place`, for its owner alone; answers the compiled blacklist that stands there now, too.
    ///
    /// # Errors
    /// Where something else stands there, or the disk takes none.
    pub(super) fn start(place: &Path) -> Result<(Self, Option<Compiled>, BufWriter<File>), Error> {
        let standing = std::fs::metadata(place).ok();
        let earlier = standing.is_some().then(|| super::compiled::open(place)).transpose()?;
        let mut partial = place.as_os_str().to_owned();
        partial.push(format!(".partial-{}", std::process::id()));
        let partial = PathBuf::from(partial);
        sweep(place);
        let opened = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&partial);
        let file = opened.map_err(|source| Error::Write { path: partial.clone(), source })?;
        let put =
            Self { place: place.to_owned(), partial, kept: false, before: standing.as_ref().map(identity) };
        Ok((put, earlier, BufWriter::with_capacity(1 << 20, file)))
    }

    /// A file without a name beside the place: it is gone when it is closed, whatever happens.
    pub(super) fn scratch(&self) -> io::Result<File> {
        tempfile::tempfile_in(folder(&self.place))
    }

    /// Puts the file into its place: from here on it is there, whole.
    ///
    /// # Errors
    /// Where the disk fails, or somebody else wrote there meanwhile.
    pub(super) fn keep(mut self, file: BufWriter<File>) -> Result<(), Error> {
        let failed = |source| Error::Write { path: self.place.clone(), source };
        let file = file.into_inner().map_err(|error| failed(error.into_error()))?;
        file.sync_all().map_err(failed)?;
        let standing = std::fs::metadata(&self.place).ok();
        if standing.as_ref().map(identity) != self.before {
            return Err(Error::CompiledMeanwhile { path: self.place.clone() });
        }
        std::fs::rename(&self.partial, &self.place).map_err(failed)?;
        self.kept = true;
        File::open(folder(&self.place)).and_then(|folder| folder.sync_all()).map_err(failed)
    }
}

impl Drop for Put {
    fn drop(&mut self) {
        if !self.kept {
            // What cannot be removed is named `.partial`, and is never taken for a list.
            drop(std::fs::remove_file(&self.partial));
        }
    }
}

fn identity(standing: &Metadata) -> (u64, u64) {
    (standing.dev(), standing.ino())
}

fn folder(place: &Path) -> &Path {
    place.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Removes what builds of the same file that were killed left half made.
fn sweep(place: &Path) {
    let Some(name) = place.file_name() else { return };
    let begins = format!("{}.partial-", name.to_string_lossy());
    for entry in std::fs::read_dir(folder(place)).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let process = name.strip_prefix(&begins).map(|process| Path::new("/proc").join(process));
        if process.is_some_and(|process| Path::new("/proc/self").exists() && !process.exists()) {
            // What cannot be removed now is tried again by the next build.
            drop(std::fs::remove_file(entry.path()));
        }
    }
}
