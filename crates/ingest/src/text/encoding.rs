//! In which encoding a text file is written: its mark, else UTF-16 by its zeros, else UTF-8 where that is what the whole
//! file is, else windows-1252.
//!
//! The whole file is looked at once before it is read: the first accent may stand on its last row.

use crate::recognise::{Foreign, binary};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::io::{ErrorKind, Read, Result};

/// How a file is to be decoded.
pub(crate) struct Found {
    pub(crate) encoding: &'static Encoding,
    /// How many bytes the byte order mark has.
    pub(crate) mark: usize,
    /// Whether it is UTF-8 with bytes of windows-1252 among it.
    pub(crate) mixed: bool,
    /// What the file is, where it is no text at all.
    pub(crate) foreign: Option<&'static Foreign>,
}

/// Finds the encoding of a file that begins with `sample`, reading `file` to its end where only that tells.
pub(crate) fn find(sample: &[u8], pinned: Option<&'static Encoding>, file: impl Read) -> Result<Found> {
    let known = |encoding, mark| Found { encoding, mark, mixed: false, foreign: None };
    if let Some((encoding, mark)) = Encoding::for_bom(sample) {
        return Ok(known(encoding, mark));
    }
    if let Some(encoding) = pinned.or_else(|| utf16_by_zeros(sample)) {
        return Ok(known(encoding, 0));
    }
    if let Some(foreign) = binary(sample) {
        return Ok(Found { foreign: Some(foreign), ..known(UTF_8, 0) });
    }
    let Census { sequences, strays } = census(file)?;
    // Two letters of windows-1252 look like one of UTF-8 now and then, as in `É”`; real UTF-8 is not that rare.
    if sequences * 10 < strays {
        return Ok(known(WINDOWS_1252, 0));
    }
    Ok(Found { mixed: strays > 0, ..known(UTF_8, 0) })
}

/// UTF-16 of a Western text has a zero in nearly every other byte, and nowhere else.
fn utf16_by_zeros(sample: &[u8]) -> Option<&'static Encoding> {
    let pairs = sample.len() / 2;
    let zeros = |from: usize| sample.iter().skip(from).step_by(2).filter(|&&byte| byte == 0).count();
    let (high, low) = (zeros(0), zeros(1));
    let mostly = |count: usize| count * 10 > pairs * 6;
    let hardly = |count: usize| count * 20 <= pairs;
    match () {
        () if pairs > 1 && mostly(low) && hardly(high) => Some(UTF_16LE),
        () if pairs > 1 && mostly(high) && hardly(low) => Some(UTF_16BE),
        () => None,
    }
}

/// What in a file speaks for UTF-8 and what against it.
#[derive(Debug, Default, PartialEq, Eq)]
struct Census {
    /// Letters of more than one byte.
    sequences: u64,
    /// Bytes that cannot stand where they stand in UTF-8.
    strays: u64,
}

fn census(mut file: impl Read) -> Result<Census> {
    let mut census = Census::default();
    let mut buffer = vec![0; 256 << 10];
    // Bytes of a letter that the last chunk cut.
    let mut held = 0;
    loop {
        let count = match file.read(&mut buffer[held..]) {
            Ok(0) => break,
            Ok(count) => count,
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        let filled = held + count;
        held = census.add(&buffer[..filled]);
        buffer.copy_within(filled - held..filled, 0);
    }
    census.strays += held as u64;
    Ok(census)
}

impl Census {
    /// Counts what a chunk holds; answers how many bytes at its end are the beginning of a letter.
    fn add(&mut self, mut bytes: &[u8]) -> usize {
        loop {
            let (valid, error) = match std::str::from_utf8(bytes) {
                Ok(text) => (text.len(), None),
                Err(error) => (error.valid_up_to(), Some(error)),
            };
            let (text, rest) = bytes.split_at(valid);
            if !text.is_ascii() {
                self.sequences += text.iter().filter(|&&byte| byte >= 0xC0).count() as u64;
            }
            match error.map(|error| error.error_len()) {
                None => return 0,
                Some(None) => return rest.len(),
                Some(Some(stray)) => {
                    self.strays += stray as u64;
                    bytes = &rest[stray..];
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(bytes: &[u8], encoding: &'static Encoding, mark: usize, mixed: bool) {
        let found = find(&bytes[..bytes.len().min(64 << 10)], None, bytes).unwrap();
        assert_eq!(
            (found.encoding, found.mark, found.mixed),
            (encoding, mark, mixed),
            "{:?}",
            bytes.escape_ascii()
        );
    }

    fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn the_encoding_is_that_of_the_whole_file() {
        check(b"nome;fone\n", UTF_8, 0, false);
        check("João;1\n".as_bytes(), UTF_8, 0, false);
        check(b"\xEF\xBB\xBFnome", UTF_8, 3, false);
        check(b"Jo\xE3o;1\n", WINDOWS_1252, 0, false);
        check(
            b"JOS\xC9\x94;CORA\xC7\xC3O;P\xE3o;Z\xE9;L\xE1;C\xE1;M\xE1;T\xE1;P\xE9;P\xE1;R\xE9",
            WINDOWS_1252,
            0,
            false,
        );
        check(&utf16("\u{feff}nome\tfone\n", u16::to_le_bytes), UTF_16LE, 2, false);
        check(&utf16("\u{feff}nome\tfone\n", u16::to_be_bytes), UTF_16BE, 2, false);
        check(&utf16("nome\tção\n", u16::to_le_bytes), UTF_16LE, 0, false);
        check(&utf16("nome\tção\n", u16::to_be_bytes), UTF_16BE, 0, false);
        check(
            "João;Zoë;Jo".as_bytes().iter().chain(b"\xE3o").copied().collect::<Vec<_>>().as_slice(),
            UTF_8,
            0,
            true,
        );
    }

    #[test]
    fn an_accent_on_the_last_row_of_a_long_file_still_counts() {
        let mut bytes = b"Ana;099000001\n".repeat(20_000);
        check(&bytes, UTF_8, 0, false);
        bytes.extend(b"Jo\xE3o;1\n");
        check(&bytes, WINDOWS_1252, 0, false);
    }

    proptest! {
        #[test]
        fn the_census_does_not_depend_on_where_chunks_end(
            bytes in proptest::collection::vec(prop_oneof![Just(b'a'), Just(0xC3), Just(0xA3), Just(0xE2), any::<u8>()], 0..64),
            step in 1usize..5,
        ) {
            struct Steps<'b>(&'b [u8], usize);
            impl Read for Steps<'_> {
                fn read(&mut self, out: &mut [u8]) -> Result<usize> {
                    let count = self.1.min(self.0.len()).min(out.len());
                    out[..count].copy_from_slice(&self.0[..count]);
                    self.0 = &self.0[count..];
                    Ok(count)
                }
            }
            prop_assert_eq!(census(Steps(&bytes, step)).unwrap(), census(&bytes[..]).unwrap());
            prop_assert_eq!(census(&bytes[..]).unwrap().strays == 0, std::str::from_utf8(&bytes).is_ok());
        }
    }
}
