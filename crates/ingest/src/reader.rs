//! The thread that reads a file, and the end at which its blocks come out.
//!
//! A workbook and the reader of one of its sheets cannot stand in one struct, and reading should overlap with what is
//! done to the rows: a thread of its own solves both. A bounded queue keeps it from running ahead.

use crate::apart::{self, Task};
use crate::packed::{self, Unpacked};
use crate::progress::Progress;
use crate::recognise::{Kind, recognise};
use crate::table::Layout;
use crate::{BookKind, Error, Source, book, json, text, vcard};
use contact::{Block, Table};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::JoinHandle;
use words::message;

/// The name of the thread on which files are read. A panic in it is caught and becomes an [`Error`], so a panic hook
/// may keep silent about this thread.
pub const THREAD: &str = "ingest";

/// How many blocks may wait to be taken.
const QUEUE: usize = 4;

/// Opens a file and reads as far as its header.
///
/// # Errors
/// Where the file cannot be read, is no table, or its sheet or header is not where the source says.
pub fn open(source: &Source) -> Result<Reader, Error> {
    let (sender, messages) = sync_channel(QUEUE);
    let progress = Arc::new(Progress::default());
    let mut outlet = Outlet { sender, progress: Arc::clone(&progress), within: Vec::new() };
    let job = source.clone();
    let thread = std::thread::Builder::new()
        .name(THREAD.into())
        .spawn(move || work(&job, &mut outlet))
        .map_err(|cause| Error::Open { path: source.path.clone(), source: cause })?;
    match messages.recv() {
        Ok(Message::Opened(opened)) => {
            Ok(Reader { opened, progress, messages: Some(messages), thread: Some(thread), renamed: false })
        }
        Ok(Message::Failed(error)) => Err(error),
        Ok(Message::Block(_)) | Err(_) => Err(Error::BrokeOff { path: source.path.clone() }),
    }
}

/// A file that is being read: its table, and its rows in blocks.
///
/// After an error there is nothing more. Dropping the reader stops its thread.
#[derive(Debug)]
pub struct Reader {
    opened: Opened,
    progress: Arc<Progress>,
    messages: Option<Receiver<Message>>,
    thread: Option<JoinHandle<()>>,
    /// Whether the columns have other names than where they are read.
    renamed: bool,
}

/// What is known once the header has been read.
#[derive(Debug)]
pub(crate) struct Opened {
    pub(crate) table: Arc<Table>,
    pub(crate) format: Format,
    pub(crate) skipped_above: u32,
    pub(crate) layout: Layout,
}

impl Opened {
    /// A table whose format names its columns.
    pub(crate) fn keyed(table: Arc<Table>, format: Format) -> Self {
        Self { table, format, skipped_above: 0, layout: Layout::default() }
    }
}

impl Reader {
    /// The table that the rows come from.
    #[must_use]
    pub fn table(&self) -> &Arc<Table> {
        &self.opened.table
    }

    /// What the file turned out to be.
    #[must_use]
    pub fn format(&self) -> &Format {
        &self.opened.format
    }

    /// The same rows under other names of their columns, in their order: what a file that the caller wrote means by its names.
    #[must_use]
    pub fn renamed(mut self, columns: Vec<String>) -> Self {
        self.opened.table = Arc::new(Table { columns, ..Table::clone(&self.opened.table) });
        self.renamed = true;
        self
    }

    pub(crate) fn opened(&self) -> &Opened {
        &self.opened
    }

    /// How many rows that are not blank stood above the header. They are not delivered.
    #[must_use]
    pub fn skipped_above(&self) -> u32 {
        self.opened.skipped_above
    }

    /// How the table lies on its sheet, and why it was taken so.
    #[must_use]
    pub fn layout(&self) -> &Layout {
        &self.opened.layout
    }

    /// Bytes of the file read so far, and bytes in all. For a workbook these are compressed bytes, and it may end early
    /// because other sheets are never read.
    #[must_use]
    pub fn progress(&self) -> (u64, u64) {
        self.progress.get()
    }
}

impl Iterator for Reader {
    type Item = Result<Block, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        match self.messages.as_ref()?.recv() {
            Ok(Message::Block(block)) if self.renamed => Some(Ok(block.of_table(Arc::clone(self.table())))),
            Ok(Message::Block(block)) => Some(Ok(block)),
            Ok(Message::Failed(error)) => {
                self.messages = None;
                Some(Err(error))
            }
            // The worker sends a last word on every way out but the good one.
            Ok(Message::Opened(_)) | Err(_) => None,
        }
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        // Without its other end the thread's next send fails, and the thread ends.
        self.messages = None;
        if let Some(thread) = self.thread.take() {
            // Its panics were caught inside; what is left to wait for is the block under way.
            drop(thread.join());
        }
    }
}

/// What a file turned out to be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Format {
    /// Text with delimiters.
    Text {
        /// The encoding, and what speaks for it.
        letters: text::Letters,
        /// How it is cut into records and cells.
        dialect: text::Dialect,
    },
    /// A sheet of a workbook.
    Workbook {
        /// The workbook's format.
        kind: BookKind,
        /// The sheet's name.
        sheet: String,
    },
    /// A JSON document.
    Json {
        /// The keys under which its list of rows stands, where it is not the whole document.
        list: Option<String>,
    },
    /// JSON values one after another, as a rule one a line.
    Ndjson,
    /// A file of contact cards.
    Vcard,
    /// A Parquet file.
    Parquet,
    /// An Arrow file or stream.
    Arrow,
    /// Something that was compressed or in an archive.
    Packed {
        /// How: "gzip".
        within: Cow<'static, str>,
        /// What it is, unpacked.
        format: Box<Self>,
    },
}

/// `xlsx, sheet Clientes`, and `text, windows-1252, delimiter ;`.
impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.said())
    }
}

impl Format {
    /// The same as its `Display`, for every language.
    #[must_use]
    pub fn said(&self) -> words::Message {
        match self {
            Self::Workbook { kind, sheet } => {
                let kind = kind.to_string();
                message!("ingest-format-sheet", "{kind}, sheet {sheet}", kind = kind, sheet = sheet)
            }
            Self::Json { list: None } => words::Message::foreign("json"),
            Self::Json { list: Some(list) } => {
                message!("ingest-format-json-list", "json, the list in {list}", list = list)
            }
            Self::Ndjson => words::Message::foreign("ndjson"),
            Self::Vcard => words::Message::foreign("vcard"),
            Self::Parquet => words::Message::foreign("parquet"),
            Self::Arrow => words::Message::foreign("arrow"),
            Self::Packed { within, format } => message!(
                "ingest-format-packed",
                "{within}, {format}",
                within = &**within,
                format = format.said()
            ),
            Self::Text { letters, dialect } => {
                let (encoding, cells) = (letters.encoding.name(), dialect.cells_in_words());
                match letters.mixed_with {
                    None => message!(
                        "ingest-format-text",
                        "text, {encoding}, {cells}",
                        encoding = encoding,
                        cells = cells
                    ),
                    Some(strays) => message!(
                        "ingest-format-text-mixed",
                        "text, {encoding} and {strays} mixed, {cells}",
                        encoding = encoding,
                        strays = strays.name(),
                        cells = cells
                    ),
                }
            }
        }
    }
}

/// The worker's end.
pub(crate) struct Outlet {
    sender: SyncSender<Message>,
    pub(crate) progress: Arc<Progress>,
    /// What the file was unpacked from, the outermost first.
    within: Vec<&'static str>,
}

enum Message {
    Opened(Opened),
    Block(Block),
    Failed(Error),
}

impl Outlet {
    /// Hands over what is known of the table; answers whether anyone still listens.
    pub(crate) fn opened(&self, mut opened: Opened) -> bool {
        for within in self.within.iter().rev() {
            opened.format = Format::Packed { within: Cow::Borrowed(within), format: Box::new(opened.format) };
        }
        self.sender.send(Message::Opened(opened)).is_ok()
    }

    /// Hands over a block; answers whether anyone still listens.
    pub(crate) fn block(&self, block: Block) -> bool {
        self.sender.send(Message::Block(block)).is_ok()
    }
}

fn work(source: &Source, outlet: &mut Outlet) {
    let broke_off = |_| Err(Error::BrokeOff { path: source.path.clone() });
    if let Err(error) = catch_unwind(AssertUnwindSafe(|| read(source, outlet))).unwrap_or_else(broke_off) {
        // Where nobody listens any more, nobody wants to know.
        drop(outlet.sender.send(Message::Failed(error)));
    }
}

fn read(source: &Source, outlet: &mut Outlet) -> Result<(), Error> {
    if let Some(apart) = apart::start(Task::Rows, source) {
        return apart?.relay(outlet);
    }
    let Unpacked { source, file, within } = packed::open(source)?;
    let cannot_open = |cause| Error::Open { path: source.path.clone(), source: cause };
    outlet.progress.begin(file.metadata().map_err(cannot_open)?.len());
    outlet.within = within;
    match recognise(&source.path, &file)? {
        Kind::Workbook(container) => book::read(&source, file, container, outlet),
        Kind::Text(sample) => text::read(&source, file, &sample, outlet),
        Kind::Json(sample) => json::read(&source, file, &sample, outlet),
        Kind::Vcard(sample) => vcard::read(&source, file, &sample, outlet),
        Kind::Arrow => crate::arrow::read(&source, file, outlet),
        #[cfg(feature = "parquet")]
        Kind::Parquet => crate::parquet::read(&source, file, outlet),
    }?;
    outlet.progress.end();
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::{cells, file, path_of};
    use words::Told;

    fn long_file(rows: usize) -> tempfile::NamedTempFile {
        file(("nome;fone\n".to_string() + &"Ana;099000001\n".repeat(rows)).as_bytes())
    }

    #[test]
    fn a_reader_may_move_to_another_thread() {
        fn check<T: Send>() {}
        check::<Reader>();
    }

    #[test]
    fn dropping_a_reader_early_ends_its_thread() {
        let long = long_file(200_000);
        let mut reader = open(&Source::at(path_of(&long))).unwrap();
        assert!(reader.next().unwrap().is_ok());
        let progress = Arc::clone(&reader.progress);
        drop(reader);
        assert_eq!(Arc::strong_count(&progress), 1, "the thread held the other");
    }

    #[test]
    fn blocks_are_some_thousand_rows_and_hold_every_row() {
        let long = long_file(10_000);
        let mut reader = open(&Source::at(path_of(&long))).unwrap();
        let blocks: Vec<Block> = reader.by_ref().map(Result::unwrap).collect();
        assert!(blocks.len() > 1 && blocks.iter().all(|block| block.len() <= 4096));
        let numbers: Vec<u32> =
            blocks.iter().flat_map(|block| block.rows().map(contact::Row::number)).collect();
        assert_eq!(numbers, (2..=10_001).collect::<Vec<_>>());
        let (read, total) = reader.progress();
        assert_eq!((read, total), (total, 10 + 14 * 10_000));
    }

    #[test]
    fn a_file_that_is_not_there_is_said() {
        let error = open(&Source::at("/nowhere/base.csv")).unwrap_err();
        assert_eq!(error.to_string(), "cannot open /nowhere/base.csv");
        assert_eq!(error.advice().unwrap().english(), "check the path");
    }

    #[test]
    fn columns_may_have_other_names_than_in_the_file() {
        let short = file(b"'=nome\nAna\n");
        let reader = open(&Source::at(path_of(&short))).unwrap().renamed(vec!["=nome".to_owned()]);
        let table = Arc::clone(reader.table());
        let blocks: Vec<Block> = reader.map(Result::unwrap).collect();
        assert_eq!((table.columns.clone(), blocks[0].row(0).cell(0)), (vec!["=nome".to_owned()], "Ana"));
        assert!(blocks.iter().all(|block| Arc::ptr_eq(block.table(), &table)));
    }

    #[test]
    fn the_table_is_named_for_its_file_without_folders() {
        let short = file(b"nome\nAna\n");
        let reader = open(&Source::at(path_of(&short))).unwrap();
        let name = short.path().file_name().unwrap().to_string_lossy().into_owned();
        assert_eq!((reader.table().source.clone(), reader.table().header_row), (name, 1));
        assert_eq!(cells(reader), [(2, vec!["Ana".to_string()])]);
    }
}
