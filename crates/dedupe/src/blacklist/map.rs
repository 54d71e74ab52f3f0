//! A file's bytes as memory: the one place of the project where a promise is ours to keep and not the compiler's.

use memmap2::Mmap;
use std::fs::File;
use std::io;
use std::ops::Deref;

/// A file's bytes, brought in by the system when they are looked at.
#[derive(Debug)]
pub(crate) struct Map(Mmap);

impl Map {
    /// Maps all of a file, to be read.
    ///
    /// # Errors
    /// What the system says.
    #[expect(unsafe_code, reason = "memory that is a file has no safe maker; the argument stands below")]
    pub(crate) fn of(file: &File) -> io::Result<Self> {
        // SAFETY: a mapping must not change while it is borrowed. A compiled blacklist is written once, beside its place, and
        // renamed into it; dialbase never writes into one that stands, and a newer one is another file, while this one
        // lives on for whoever has it mapped. It is mapped to be read only, and its mode lets nobody but its owner write.
        // Should its owner do so all the same, what is read are bytes, of which every value is a valid one, and each offset
        // that is made from them is checked: the answer may be another, nothing is read beyond the mapping. Should
        // they cut it short, the system ends the process (SIGBUS) at the first page that is gone. That happens while a
        // plan is made, so nothing was sent, and the plan is not kept.
        let map = unsafe { Mmap::map(file) }?;
        Ok(Self(map))
    }
}

impl Deref for Map {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.0
    }
}
