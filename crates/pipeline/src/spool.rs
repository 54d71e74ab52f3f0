//! A plan's directory: written beside its place, synced, and renamed into it whole, or not there at all.

use crate::Error;
use chrono::{DateTime, TimeDelta, Utc};
use fault::{Mutant, Point};
use std::fs::{DirBuilder, File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

/// What a plan's directory holds beside files: the parts, and who is in each.
const DIRECTORIES: [&str; 2] = ["parts", "numbers"];

/// What a directory under way has in its name, before the number of the process.
const PARTIAL: &str = ".partial-";

/// A plan's directory under way. What is dropped before [`Spool::keep`] leaves nothing behind.
#[derive(Debug)]
pub(crate) struct Spool {
    place: PathBuf,
    partial: PathBuf,
    kept: bool,
}

impl Spool {
    /// Starts a directory that shall stand at `place`, for its owner alone.
    pub(crate) fn start(place: &Path) -> Result<Self, Error> {
        if place.exists() {
            return Err(Error::DirectoryTaken { directory: place.to_owned() });
        }
        let mut partial = place.as_os_str().to_owned();
        partial.push(format!("{PARTIAL}{}", std::process::id()));
        let partial = PathBuf::from(partial);
        let spool = Self { place: place.to_owned(), partial, kept: false };
        let failed = |source| Error::Write { path: spool.partial.clone(), source };
        if spool.partial.exists() {
            // A process of the same number was killed over the same plan.
            std::fs::remove_dir_all(&spool.partial).map_err(failed)?;
        }
        // A plan that is synced in a directory that is not is lost with it.
        upload::make_directory(spool.parent()).map_err(failed)?;
        spool.make()?;
        Ok(spool)
    }

    /// The directory that it shall stand in.
    fn parent(&self) -> &Path {
        let parent = self.place.parent().filter(|parent| !parent.as_os_str().is_empty());
        parent.unwrap_or(Path::new("."))
    }

    /// Makes the directories in it.
    fn make(&self) -> Result<(), Error> {
        let make = |directory: &str| {
            DirBuilder::new().recursive(true).mode(0o700).create(self.partial.join(directory))
        };
        DIRECTORIES.iter().try_for_each(|name| make(name)).map_err(|source| self.failed("", source))
    }

    /// Takes out all that was written, to begin again.
    pub(crate) fn clear(&self) -> Result<(), Error> {
        std::fs::remove_dir_all(&self.partial).map_err(|source| self.failed("", source))?;
        self.make()
    }

    /// Removes what runs that were killed left half made in a directory of plans: people's data that nobody looks for.
    pub(crate) fn sweep(directory: &Path, now: DateTime<Utc>) {
        // A process of another container is not seen here, but does not plan for a day.
        let old = |entry: &std::fs::DirEntry| {
            let written = entry.metadata().and_then(|meta| meta.modified());
            written.is_ok_and(|written| now - DateTime::<Utc>::from(written) > TimeDelta::days(1))
        };
        let gone =
            |process: &str| Path::new("/proc/self").exists() && !Path::new("/proc").join(process).exists();
        for entry in std::fs::read_dir(directory).into_iter().flatten().flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            if old(&entry) && name.split_once(PARTIAL).is_some_and(|(_, process)| gone(process)) {
                // What cannot be removed now is tried again by the next run.
                drop(std::fs::remove_dir_all(entry.path()));
            }
        }
    }

    /// Where files without a name may be kept meanwhile.
    pub(crate) fn scratch(&self) -> &Path {
        &self.partial
    }

    /// A new file in it.
    pub(crate) fn create(&self, name: &str) -> Result<File, Error> {
        let path = self.partial.join(name);
        let opened = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path);
        opened.map_err(|source| Error::Write { path, source })
    }

    /// A whole file in it, synced.
    pub(crate) fn write(&self, name: &str, bytes: &[u8]) -> Result<(), Error> {
        let mut file = self.create(name)?;
        file.write_all(bytes).and_then(|()| sync(&file)).map_err(|source| self.failed(name, source))
    }

    /// What to say when a file in it cannot be written.
    pub(crate) fn failed(&self, name: &str, source: io::Error) -> Error {
        Error::Write { path: self.partial.join(name), source }
    }

    /// Puts it into its place, synced: from here on it is there, whole.
    pub(crate) fn keep(mut self) -> Result<PathBuf, Error> {
        let failed = |source| Error::Write { path: self.place.clone(), source };
        let sync = |directory: &Path| File::open(directory).and_then(|directory| sync(&directory));
        fault::reach(Point::SpoolWritten);
        DIRECTORIES.iter().try_for_each(|name| sync(&self.partial.join(name))).map_err(failed)?;
        sync(&self.partial).map_err(failed)?;
        fault::reach(Point::SpoolSynced);
        std::fs::rename(&self.partial, &self.place).map_err(failed)?;
        fault::reach(Point::SpoolPlaced);
        sync(self.parent()).map_err(failed)?;
        self.kept = true;
        fault::reach(Point::SpoolKept);
        Ok(self.place.clone())
    }
}

impl Drop for Spool {
    fn drop(&mut self) {
        if !self.kept {
            // What cannot be removed is named `.partial` and is never taken for a plan.
            drop(std::fs::remove_dir_all(&self.partial));
        }
    }
}

/// Whether a directory is one that a run was still making when it ended, and none that may be applied.
pub(crate) fn is_partial(directory: &Path) -> bool {
    let name = file_name(directory);
    let process = name.rsplit_once(PARTIAL).map(|(_, process)| process);
    process.is_some_and(|process| !process.is_empty() && process.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Waits until a file or a directory of a plan is on disk.
fn sync(file: &File) -> io::Result<()> {
    if fault::is(Mutant::SpoolNotSynced) { Ok(()) } else { file.sync_all() }
}

/// Replaces a file of a directory, for its owner alone: a reader sees the old one or the new one, whole.
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let mut partial = path.as_os_str().to_owned();
    partial.push(".partial");
    let partial = PathBuf::from(partial);
    let written = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&partial);
    let synced = written.and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()));
    let placed = synced.and_then(|()| std::fs::rename(&partial, path));
    placed.map_err(|source| Error::Write { path: path.to_owned(), source })
}

/// A path's last part, as a person would say it.
pub(crate) fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}
