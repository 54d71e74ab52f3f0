//! How far a file has been read, seen from another thread.

use std::io::{Read, Result, Seek, SeekFrom};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// Bytes read, of how many.
#[derive(Debug, Default)]
pub(crate) struct Progress {
    read: AtomicU64,
    total: AtomicU64,
}

impl Progress {
    pub(crate) fn begin(&self, total: u64) {
        self.total.store(total, Ordering::Relaxed);
    }

    /// Says that so many more bytes have been read.
    pub(crate) fn add(&self, bytes: u64) {
        self.read.fetch_add(bytes, Ordering::Relaxed);
    }

    /// Says how far another process has read.
    pub(crate) fn set(&self, (read, total): (u64, u64)) {
        self.read.store(read, Ordering::Relaxed);
        self.total.store(total, Ordering::Relaxed);
    }

    /// Says that all has been read that will be: the other sheets of a workbook never are.
    pub(crate) fn end(&self) {
        self.read.store(self.total.load(Ordering::Relaxed), Ordering::Relaxed);
    }

    pub(crate) fn get(&self) -> (u64, u64) {
        let total = self.total.load(Ordering::Relaxed);
        // A workbook's table of contents is read more than once.
        (self.read.load(Ordering::Relaxed).min(total), total)
    }
}

/// A file that counts what is read of it.
pub(crate) struct Counted<R> {
    inner: R,
    progress: Arc<Progress>,
}

impl<R> Counted<R> {
    pub(crate) fn new(inner: R, progress: Arc<Progress>) -> Self {
        Self { inner, progress }
    }
}

impl Counted<std::fs::File> {
    /// The same file once more, counted with this one. They share where they stand.
    pub(crate) fn again(&self) -> Result<Self> {
        Ok(Self::new(self.inner.try_clone()?, Arc::clone(&self.progress)))
    }
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, out: &mut [u8]) -> Result<usize> {
        let count = self.inner.read(out)?;
        self.progress.add(count as u64);
        Ok(count)
    }
}

impl<R: Seek> Seek for Counted<R> {
    fn seek(&mut self, to: SeekFrom) -> Result<u64> {
        self.inner.seek(to)
    }
}
