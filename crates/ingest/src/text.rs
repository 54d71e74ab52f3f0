//! Delimited text: one record a row, whatever its encoding, delimiter and line ends.

mod codepages;
mod column;
mod cut;
mod decode;
mod detect;
mod dialect;
mod encoding;
mod guess;
mod judge;
mod kinds;
mod push;
mod records;
mod repair;
mod sense;

pub(crate) use decode::{Decoded, piece, with_strays};

pub use column::{RowsInColumn, rows_in_column};
pub use dialect::{Dialect, Escape, LineEnds};
pub use encoding::{Encoding, Evidence, Letters};

use crate::progress::Counted;
use crate::reader::{Format, Outlet};
use crate::recognise::{SAMPLE, markup};
use crate::stream::stream;
use crate::{Error, Reading, Source};
use contact::{Code, Severity};
use guess::Found;
use records::Records;
use std::fs::File;
use std::io::{Seek, SeekFrom};
use std::sync::Arc;

/// A cell of a UTF-8 file holds bytes of windows-1252.
pub(crate) static MIXED_ENCODING: Code = Code {
    id: "text-mixed-encoding",
    severity: Severity::Note,
    means: "a letter was not written in the file's encoding and was read as windows-1252",
    advice: "check the accents in this cell, and save the file in one encoding",
};

/// A cell holds bytes that mean nothing in the file's encoding.
pub(crate) static UNDECODABLE: Code = Code {
    id: "text-undecodable",
    severity: Severity::Note,
    means: "a letter could not be read in the file's encoding and stands as \u{fffd}",
    advice: "check the letter, and the encoding if the pipeline names one",
};

/// A cell's letters were spoilt before the file was written: UTF-8 read as windows-1252 and written again.
pub(crate) static MOJIBAKE: Code = Code {
    id: "text-mojibake",
    severity: Severity::Note,
    means: "letters were already spoilt when the file was written, as in JoÃ£o for João, and stand as they were found",
    advice: "ask for the list again, exported as UTF-8 from where it was first kept",
};

/// A cell holds NULs, which no letter is written with.
pub(crate) static NUL: Code = Code {
    id: "text-nul",
    severity: Severity::Note,
    means: "NUL characters stood among the letters of a cell and were taken out",
    advice: "look at the cell; if many have it, ask for the list again",
};

/// A quote was not closed or not written twice, and only one reading of the row makes sense.
pub(crate) static QUOTE_REPAIRED: Code = Code {
    id: "quote-repaired",
    severity: Severity::Changed,
    means: "a quote is not properly closed or not written twice, and the row was cut in the only way that gives its columns",
    advice: "look whether the cells are right, and write quotes inside a cell twice",
};

/// A row has another delimiter than the rest.
pub(crate) static ROW_OTHERWISE: Code = Code {
    id: "row-other-delimiter",
    severity: Severity::Changed,
    means: "another delimiter than in the rest of the file stood between the cells, and the row was cut at that",
    advice: "look whether the cells are right",
};

/// A whole row stood in one quoted cell.
pub(crate) static ROW_WRAPPED: Code = Code {
    id: "row-in-one-cell",
    severity: Severity::Changed,
    means: "the whole row stood inside one quoted cell and was cut into its cells",
    advice: "look whether the cells are right; such rows come from a list that was opened and saved in one column",
};

/// A row is longer than any row of a list.
pub(crate) static ROW_TOO_LONG: Code = Code {
    id: "row-too-long",
    severity: Severity::LeftOut,
    means: "the row is longer than 1 MB, and only its beginning was kept",
    advice: "look at this row: what is in it is no list",
};

/// A record of several lines has a quote inside a quoted cell that is not written twice: most likely a quote was opened
/// by mistake, and rows below it were taken for text.
pub(crate) static QUOTE_STRAY: Code = Code {
    id: "quote-stray",
    severity: Severity::LeftOut,
    means: "a quote is opened in this line or one before it and not properly closed, so it is not known where the row ends",
    advice: "write quotes inside a cell twice, or remove them, in this row and those below it",
};

/// The most columns that a sheet has.
pub(crate) const MAX_COLUMNS: usize = 16_384;

/// Reads a text file's rows to the outlet; `sample` is how it begins.
pub(crate) fn read(source: &Source, mut file: File, sample: &[u8], outlet: &Outlet) -> Result<(), Error> {
    let ours = source.if_ours_by_text(sample);
    let source = ours.as_ref().unwrap_or(source);
    let path = &source.path;
    let cannot_read = |cause| Error::Read { path: path.clone(), source: cause };
    let Found { letters, mark, foreign } =
        guess::find(sample, source.encoding, &mut file).map_err(cannot_read)?;
    if let Some(foreign) = foreign {
        return Err(foreign.error(path));
    }
    let start = beginning(&letters, &sample[mark..]);
    if let Some(foreign) = markup(&start) {
        return Err(foreign.error(path));
    }
    let dialect = detect::detect(&start, sample.len() == SAMPLE, source.delimiter);
    file.seek(SeekFrom::Start(mark as u64)).map_err(cannot_read)?;
    let bytes = Decoded::new(letters.encoding, Counted::new(file, Arc::clone(&outlet.progress)));
    let strays = letters.mixed_with.unwrap_or(Encoding::Web(encoding_rs::WINDOWS_1252));
    let mut records = Records::new(path, bytes, &dialect, strays, source.reading);
    if dialect.said_in_row_1 && source.reading == Reading::AsMeant {
        records.skip_line()?;
    }
    let format = Format::Text { letters, dialect };
    stream(source, format, outlet, |block, named| records.next_row(block, named))
}

/// How a file begins, as text, as far as the beginning itself tells its encoding.
pub(crate) fn start(sample: &[u8]) -> Option<String> {
    let Found { letters, mark, foreign } = guess::find(sample, None, sample).ok()?;
    foreign.is_none().then(|| beginning(&letters, &sample[mark..]))
}

/// How a file begins, as text.
fn beginning(letters: &Letters, bytes: &[u8]) -> String {
    match letters.mixed_with {
        Some(strays) => with_strays(bytes, strays).into_owned(),
        None => piece(letters.encoding, bytes),
    }
}

#[cfg(test)]
mod tests;
