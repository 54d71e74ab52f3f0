//! Reading in a process of its own, under limits on memory and time that the system holds.
//!
//! The readers hold limits of their own, and this is what holds when one of them forgets something: a process that runs out
//! of memory or into the ground is not caught, it is gone. So the program starts itself once more for each file; that process
//! reads and writes blocks to its standard output, and its death is an [`Error`] like others. Who uses this crate as a library
//! and names no program reads in the process at hand.

mod limits;
mod wire;

use crate::reader::{Opened, Outlet};
use crate::{CODES, Error, Source, book, packed, reader};
use contact::{Block, Table};
use serde::{Deserialize, Serialize};
use std::ffi::OsString;
use std::fs::File;
use std::io::{self, BufReader, ErrorKind};
use std::os::fd::AsFd;
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::path::PathBuf;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::{Arc, OnceLock};
pub(crate) use wire::Word;
use wire::{Frame, Told};

/// The first argument of a process that reads for another one: not for people.
pub const APART: &str = "read-apart";

static PROGRAM: OnceLock<PathBuf> = OnceLock::new();

/// From now on every file is read by a process of this program, which answers [`APART`] with [`serve`].
///
/// This is said once for the whole process and not with each [`Source`], because a guard that every caller must remember is
/// one that somebody forgets.
pub fn read_apart(program: PathBuf) {
    // Who says it twice means the same program.
    drop(PROGRAM.set(program));
}

/// What is to be read of a file.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(crate) enum Task {
    Rows,
    Tabs,
    Survey,
}

/// What a reading process is asked; the path stands beside it, for it need not be Unicode.
#[derive(Debug, Serialize, Deserialize)]
struct Job {
    task: Task,
    source: Source,
}

/// The process that shall read, where one shall.
pub(crate) fn start(task: Task, source: &Source) -> Option<Result<Apart, Error>> {
    PROGRAM.get().map(|program| {
        Apart::start(program, task, source)
            .map_err(|cause| Error::NoProcess { path: source.path.clone(), source: cause })
    })
}

/// A process that reads a file. It ends with this.
pub(crate) struct Apart {
    path: PathBuf,
    process: Child,
    output: BufReader<ChildStdout>,
}

impl Apart {
    fn start(program: &PathBuf, task: Task, source: &Source) -> io::Result<Self> {
        let job = serde_json::to_string(&Job { task, source: source.clone() })?;
        let input = if packed::is_input(&source.path) { packed::input()?.into() } else { Stdio::null() };
        let mut process = Command::new(program)
            .arg0("dialbase")
            .args([OsString::from(APART), job.into(), source.path.clone().into()])
            .stdin(input)
            .stdout(Stdio::piped())
            // What it says when it dies is for developers: a person is told here.
            .stderr(Stdio::null())
            .spawn()?;
        let output = process.stdout.take().ok_or_else(|| io::Error::other("it has no output"))?;
        limits::widen(output.as_fd());
        Ok(Self { path: packed::named(&source.path).into(), process, output: BufReader::new(output) })
    }

    /// Sends on what the process reads, until it ends or nobody listens.
    pub(crate) fn relay(mut self, outlet: &Outlet) -> Result<(), Error> {
        let mut table: Option<Arc<Table>> = None;
        loop {
            match (self.frame()?, &table) {
                (Frame::Word(Word::Opened(beginning)), None) => {
                    let opened = Opened::from(beginning);
                    table = Some(Arc::clone(&opened.table));
                    if !outlet.opened(opened) {
                        return Ok(());
                    }
                }
                (Frame::Block { progress, bytes }, Some(table)) => {
                    outlet.progress.set(progress);
                    let block = Block::decode(Arc::clone(table), CODES, &bytes);
                    if !outlet.block(block.ok_or_else(|| self.broke_off())?) {
                        return Ok(());
                    }
                }
                (Frame::Word(Word::Done), Some(_)) => {
                    outlet.progress.end();
                    return Ok(());
                }
                _ => return Err(self.broke_off()),
            }
        }
    }

    /// The one answer of the process, where it is the one that is `wanted`.
    pub(crate) fn answer<T>(mut self, wanted: impl FnOnce(Word) -> Option<T>) -> Result<T, Error> {
        match self.frame()? {
            Frame::Word(word) => wanted(word).ok_or_else(|| self.broke_off()),
            Frame::Block { .. } => Err(self.broke_off()),
        }
    }

    /// What the process says next; that it failed, and that it died, are errors.
    fn frame(&mut self) -> Result<Frame, Error> {
        match Frame::read(&mut self.output) {
            Ok(Frame::Word(Word::Failed(told))) => Err(told.error(self.path.clone())),
            Ok(frame) => Ok(frame),
            // Only a process that has ended says no more.
            Err(error) if error.kind() == ErrorKind::UnexpectedEof => {
                let signal = self.process.wait().ok().and_then(|status| status.signal());
                Err(match signal.and_then(limits::exceeded) {
                    Some(what) => Error::TooBig { path: self.path.clone(), what: Box::new(what) },
                    None => self.broke_off(),
                })
            }
            Err(_) => Err(self.broke_off()),
        }
    }

    fn broke_off(&self) -> Error {
        Error::BrokeOff { path: self.path.clone() }
    }
}

impl Drop for Apart {
    fn drop(&mut self) {
        // Most often it has ended already, and was waited for or waits to be.
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

/// Reads a file for another process. The arguments are those behind [`APART`].
///
/// # Errors
/// Where the arguments mean nothing, or nobody takes the blocks any more.
pub fn serve(mut arguments: impl Iterator<Item = OsString>) -> io::Result<()> {
    limits::hold()?;
    let job = arguments.next().and_then(|job| job.into_string().ok()).unwrap_or_default();
    let Job { task, mut source } = serde_json::from_str(&job)?;
    source.path = arguments.next().unwrap_or_default().into();
    // Not through the buffer that is kept for lines.
    let mut out = File::from(io::stdout().as_fd().try_clone_to_owned()?);
    let answer = match task {
        Task::Rows => rows(&source, &mut out),
        Task::Tabs => book::tabs(&source).map(Word::Tabs).map_err(Stop::Failed),
        Task::Survey => book::survey(&source).map(Word::Survey).map_err(Stop::Failed),
    };
    match answer {
        Ok(word) => word.write(&mut out),
        Err(Stop::Failed(error)) => Word::Failed(Told::of(&error)).write(&mut out),
        Err(Stop::Unheard(error)) => Err(error),
    }
}

/// Why a process reads no further.
enum Stop {
    Failed(Error),
    Unheard(io::Error),
}

fn rows(source: &Source, out: &mut File) -> Result<Word, Stop> {
    let mut reader = reader::open(source).map_err(Stop::Failed)?;
    Word::Opened(reader.opened().into()).write(out).map_err(Stop::Unheard)?;
    let mut frame = Vec::new();
    while let Some(block) = reader.next() {
        limits::renew();
        let block = block.map_err(Stop::Failed)?;
        wire::write_block(&block, reader.progress(), &mut frame, out).map_err(Stop::Unheard)?;
    }
    Ok(Word::Done)
}
