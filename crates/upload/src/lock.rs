//! One run at a time on one state directory. The kernel releases the lock with the process, so it is never stale.

use crate::Error;
use fault::{Mutant, Point};
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read, Seek, SeekFrom, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use words::Message;

/// The right to send, as long as it lives.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

impl Lock {
    /// Takes the lock of a state directory; `who` is what another run is told.
    ///
    /// # Errors
    /// Where another run holds it, saying who; where the file cannot be used.
    pub fn take(state: &Path, who: &Message) -> Result<Self, Error> {
        let path = state.join("lock");
        let failed = |source| Error::File { path: path.clone(), source };
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false).mode(0o600);
        let mut file = options.open(&path).map_err(failed)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) if fault::is(Mutant::LeaseByClock) && is_over(&file) => {}
            Err(TryLockError::WouldBlock) => {
                let mut holder = String::new();
                file.read_to_string(&mut holder).map_err(failed)?;
                return Err(Error::Locked { holder: Message::of_kept(holder.trim()) });
            }
            Err(TryLockError::Error(source)) => return Err(failed(source)),
        }
        let write = |file: &mut File| {
            file.set_len(0)?;
            file.seek(SeekFrom::Start(0))?;
            writeln!(file, "{}", who.kept())
        };
        write(&mut file).map_err(failed)?;
        fault::reach(Point::Locked);
        Ok(Self { _file: file })
    }
}

/// Whether a lock was taken a second ago or longer: what those believe who let a lock end with its time.
fn is_over(lock: &File) -> bool {
    let age = lock.metadata().and_then(|lock| lock.modified()).map(|since| since.elapsed());
    age.is_ok_and(|age| age.is_ok_and(|age| age.as_secs() >= 1))
}
