//! In which encoding a text file is written: its mark, else UTF-16 and UTF-32 by their zeros, else UTF-8 where that is what
//! the whole file is, else the one of the West's in which its letters make most sense.
//!
//! The whole file is looked at once before it is read: the first accent may stand on its last row.

use super::decode::piece;
use super::encoding::{Encoding, Evidence, Letters};
use super::sense::{elsewhere, sense};
use crate::recognise::{Foreign, SAMPLE, binary};
use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE};
use std::io::{ErrorKind, Read, Result};

/// How a file is to be decoded.
pub(crate) struct Found {
    pub(crate) letters: Letters,
    /// How many bytes the byte order mark has.
    pub(crate) mark: usize,
    /// What the file is, where it is no text at all.
    pub(crate) foreign: Option<&'static Foreign>,
}

/// Finds the encoding of a file that begins with `sample`, reading `file` to its end where only that tells.
pub(crate) fn find(sample: &[u8], pinned: Option<Encoding>, file: impl Read) -> Result<Found> {
    let known = |encoding, evidence, mark: usize| {
        let samples = accented(&piece(encoding, &sample[mark..]));
        let letters = Letters { encoding, mixed_with: None, evidence, samples };
        Found { letters, mark, foreign: None }
    };
    if let Some((encoding, mark)) = Encoding::for_mark(sample) {
        return Ok(known(encoding, Evidence::Mark, mark));
    }
    if let Some(encoding) = pinned {
        return Ok(known(encoding, Evidence::Pinned, 0));
    }
    if let Some(encoding) = by_zeros(sample) {
        return Ok(known(encoding, Evidence::Zeros, 0));
    }
    if let Some(foreign) = binary(sample) {
        return Ok(Found { foreign: Some(foreign), ..known(UTF_8.into(), Evidence::Ascii, 0) });
    }
    Ok(Found { letters: census(file)?.judged(), mark: 0, foreign: None })
}

/// UTF-16 of a Western text has a zero in nearly every other byte and nowhere else, UTF-32 of any text in the byte that
/// counts most of each four.
fn by_zeros(sample: &[u8]) -> Option<Encoding> {
    let share = |from: usize, step: usize| {
        let bytes = sample.iter().skip(from).step_by(step);
        let zeros = bytes.clone().filter(|&&byte| byte == 0).count();
        zeros as f64 / bytes.count().max(1) as f64
    };
    let fours: Vec<f64> = (0..4).map(|from| share(from, 4)).collect();
    match fours[..] {
        [first, _, third, fourth] if sample.len() >= 8 && fourth > 0.95 && third > 0.6 && first < 0.05 => {
            return Some(Encoding::Utf32Le);
        }
        [first, second, _, fourth] if sample.len() >= 8 && first > 0.95 && second > 0.6 && fourth < 0.05 => {
            return Some(Encoding::Utf32Be);
        }
        _ => {}
    }
    let (high, low) = (share(0, 2), share(1, 2));
    match () {
        () if sample.len() > 3 && low > 0.6 && high < 0.05 => Some(UTF_16LE.into()),
        () if sample.len() > 3 && high > 0.6 && low < 0.05 => Some(UTF_16BE.into()),
        () => None,
    }
}

/// What in a file speaks for UTF-8 and what against it.
#[derive(Debug, Default, PartialEq, Eq)]
struct Census {
    /// Letters of more than one byte.
    sequences: u64,
    /// Such letters as they are written in the West, which hardly two bytes of another encoding give by chance.
    western: u64,
    /// Bytes that cannot stand where they stand in UTF-8.
    strays: u64,
    /// Places with bytes outside ASCII, each on a line of its own.
    places: Vec<u8>,
    /// The lines from the first of them on.
    lines: Vec<u8>,
}

/// How much is kept of the places with bytes outside ASCII.
const PLACES: usize = 48 << 10;
/// How much is kept round such a byte.
const ROUND: usize = 24;

fn census(mut file: impl Read) -> Result<Census> {
    let mut census = Census::default();
    let mut buffer = vec![0; 4 * SAMPLE];
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
    if held > 0 {
        census.places.extend_from_slice(&buffer[..held]);
    }
    Ok(census)
}

impl Census {
    /// Counts what a chunk holds; answers how many bytes at its end are the beginning of a letter.
    fn add(&mut self, chunk: &[u8]) -> usize {
        let (mut at, mut noted) = (0, 0);
        loop {
            let bytes = &chunk[at..];
            let (valid, error) = match std::str::from_utf8(bytes) {
                Ok(text) => (text.len(), None),
                Err(error) => (error.valid_up_to(), Some(error)),
            };
            if !bytes[..valid].is_ascii() {
                noted = self.count_letters(chunk, at, at + valid, noted);
            }
            at += valid;
            match error.map(|error| error.error_len()) {
                None => return 0,
                Some(None) => return bytes.len() - valid,
                Some(Some(stray)) => {
                    self.strays += stray as u64;
                    noted = self.note(chunk, at, noted);
                    at += stray;
                }
            }
        }
    }

    fn count_letters(&mut self, chunk: &[u8], from: usize, to: usize, mut noted: usize) -> usize {
        let text = &chunk[from..to];
        self.sequences += count(text, |byte| byte >= 0xC0);
        // `Ã` and `Â` begin the letters of the West, `â` the quotes and dashes of a word processor.
        self.western += count(text, |byte| matches!(byte, 0xC2 | 0xC3 | 0xE2));
        let first =
            |from: usize| chunk[from..to].iter().position(|&byte| byte >= 0xC0).map(|length| from + length);
        let mut next = first(from.max(noted.min(to)));
        while let Some(at) = next.filter(|_| self.places.len() <= PLACES) {
            noted = self.note(chunk, at, noted);
            next = first(noted.clamp(at + 1, to));
        }
        noted
    }

    /// Keeps the bytes round a place, where they are not kept already; answers up to where they are.
    fn note(&mut self, chunk: &[u8], at: usize, noted: usize) -> usize {
        if at < noted || self.places.len() > PLACES {
            return noted;
        }
        if self.lines.is_empty() {
            let from = chunk[..at].iter().rposition(|&byte| byte == b'\n').map_or(0, |end| end + 1);
            let rest = &chunk[from..(at + PLACES).min(chunk.len())];
            // The last line may be cut inside a letter.
            self.lines.extend(&rest[..rest.iter().rposition(|&byte| byte == b'\n').unwrap_or(rest.len())]);
        }
        let end = (at + ROUND).min(chunk.len());
        self.places.extend_from_slice(&chunk[at.saturating_sub(ROUND).max(noted)..end]);
        self.places.push(b'\n');
        end
    }

    fn judged(self) -> Letters {
        let utf8 = Encoding::Web(UTF_8);
        if self.sequences == 0 && self.strays == 0 {
            return Letters {
                encoding: utf8,
                mixed_with: None,
                evidence: Evidence::Ascii,
                samples: Vec::new(),
            };
        }
        let words = |encoding| accented(&piece(encoding, &self.places));
        if self.strays == 0 {
            return Letters {
                encoding: utf8,
                mixed_with: None,
                evidence: Evidence::Utf8,
                samples: words(utf8),
            };
        }
        let strays = without_utf8(&self.places);
        let (best, share) = sense(&strays);
        // Two letters of windows-1252 look like one of UTF-8 now and then, as in `É”`; real UTF-8 is not that rare.
        let best = elsewhere(&self.lines, share).unwrap_or(best);
        if self.western == 0 || self.sequences * 10 < self.strays && self.western * 50 < self.strays {
            return Letters {
                encoding: best,
                mixed_with: None,
                evidence: Evidence::Sense(share),
                samples: words(best),
            };
        }
        Letters { encoding: utf8, mixed_with: Some(best), evidence: Evidence::Mixed, samples: words(utf8) }
    }
}

/// How many bytes are of a kind, counted in bytes by pieces: that is many times as fast as in wide numbers.
fn count(bytes: &[u8], is: impl Fn(u8) -> bool) -> u64 {
    let piece = |piece: &[u8]| u64::from(piece.iter().map(|&byte| u8::from(is(byte))).sum::<u8>());
    bytes.chunks(255).map(piece).sum()
}

/// The places without the letters that are UTF-8.
fn without_utf8(places: &[u8]) -> Vec<u8> {
    let mut rest = Vec::with_capacity(places.len());
    for chunk in places.utf8_chunks() {
        rest.extend(chunk.valid().chars().map(|c| if c.is_ascii() { c as u8 } else { b'?' }));
        rest.extend_from_slice(chunk.invalid());
    }
    rest
}

/// The first three different words with a letter outside ASCII.
fn accented(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_ascii()) {
        if words.len() < 3 && word.chars().count() > 1 && !words.iter().any(|known| known == word) {
            words.push(word.into());
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{ISO_8859_15, MACINTOSH, WINDOWS_1252};
    use proptest::prelude::*;

    fn check(bytes: &[u8], encoding: impl Into<Encoding>, mark: usize, mixed: bool) {
        let found = find(&bytes[..bytes.len().min(SAMPLE)], None, bytes).unwrap();
        let letters = &found.letters;
        assert_eq!(
            (letters.encoding, found.mark, letters.mixed_with.is_some()),
            (encoding.into(), mark, mixed),
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
        check(&utf16("nome\tfone\n", u16::to_le_bytes), UTF_16LE, 0, false);
        check(&utf16("nome\tfone\n", u16::to_be_bytes), UTF_16BE, 0, false);
        check(
            "Jo\u{e3}o,S\u{e3}o,\u{c9}va\nJo"
                .as_bytes()
                .iter()
                .copied()
                .chain(*b"s\xE9\n")
                .collect::<Vec<_>>()
                .as_slice(),
            UTF_8,
            0,
            true,
        );
        check(b"n\0\0\0o\0\0\0m\0\0\0e\0\0\0", Encoding::Utf32Le, 0, false);
        check(b"\0\0\0n\0\0\0o\0\0\0m\0\0\0e", Encoding::Utf32Be, 0, false);
        check(b"\xFF\xFE\0\0n\0\0\0o\0\0\0", Encoding::Utf32Le, 4, false);
        let late = "nome\n".repeat(100_000).into_bytes().into_iter().chain(*b"Jo\xE3o").collect::<Vec<_>>();
        check(&late, WINDOWS_1252, 0, false);
    }

    #[test]
    fn letters_make_sense_in_one_encoding_of_the_west() {
        check(b"Jo\xC6o da Concei\x87\xC6o;S\xC6o Jos\x82;Avi\xC6o\n", Encoding::Cp850, 0, false);
        check(b"JO\xC7O;CONCEI\x80\xC7O\n", Encoding::Cp850, 0, false);
        check(b"Mar\xA1a Nu\xA4ez;Garc\xA1a;Le\xA2n\n", Encoding::Cp850, 0, false);
        check(b"Jo\x8Bo da Concei\x8D\x8Bo;Jos\x8E\n", MACINTOSH, 0, false);
        check(b"Mar\x92a Nu\x96ez;Garc\x92a;Le\x97n\n", MACINTOSH, 0, false);
        check(b"M\xE4dchen;J\xE4ger;M\xE4rz;H\xE4fen\n", WINDOWS_1252, 0, false);
        check(b"CEP;N\xC6o ligar\n1;2\n", Encoding::Cp850, 0, false);
        check(b"Hor\x87rio;Telefone\n", MACINTOSH, 0, false);
        check(b"pre\xE7o \xA4 10;c\xBDur;\xA4 20\n", ISO_8859_15, 0, false);
        check(b"D\x92Avila \x96 S\xE3o Jos\xE9 \x93x\x94 n\xBA 3\n", WINDOWS_1252, 0, false);
        check(b"Mar\xEDa N\xFA\xF1ez;JOS\xC9 PE\xD1A;12 \x80\n", WINDOWS_1252, 0, false);
    }

    #[test]
    fn what_makes_no_sense_in_the_west_may_come_from_elsewhere() {
        let check = |text: &str, encoding: &'static encoding_rs::Encoding| {
            let (bytes, _, unmapped) = encoding.encode(text);
            assert!(!unmapped);
            super::tests::check(&bytes, encoding, 0, false);
        };
        check("Имя;Город\nИван Петров;Москва\nАнна Сидорова;Казань\n", encoding_rs::WINDOWS_1251);
        check("名前;住所\n山田太郎;東京都千代田区\n鈴木花子;大阪府大阪市\n", encoding_rs::SHIFT_JIS);
        check("姓名;城市\n王小明;北京市海淀区\n李华;上海市浦东新区\n", encoding_rs::GBK);
    }

    #[test]
    fn three_accented_words_are_shown() {
        let check = |bytes: &[u8], words: &[&str]| {
            assert_eq!(find(bytes, None, bytes).unwrap().letters.samples, words);
        };
        check(b"Jo\xE3o;Ana\nJo\xE3o;S\xE9\nIp\xEA;\xC9va\n", &["João", "Sé", "Ipê"]);
        check(b"Ana\n", &[]);
        check("\u{feff}Zoé\n".as_bytes(), &["Zoé"]);
    }

    proptest! {
        #[test]
        fn a_census_does_not_depend_on_its_chunks(bytes in proptest::collection::vec(any::<u8>(), 0..300), step in 1usize..9) {
            struct Steps<'b>(&'b [u8], usize);
            impl Read for Steps<'_> {
                fn read(&mut self, out: &mut [u8]) -> Result<usize> {
                    let count = self.1.min(self.0.len()).min(out.len());
                    out[..count].copy_from_slice(&self.0[..count]);
                    self.0 = &self.0[count..];
                    Ok(count)
                }
            }
            let count = |census: Census| (census.sequences, census.western, census.strays);
            prop_assert_eq!(count(census(Steps(&bytes, step)).unwrap()), count(census(&bytes[..]).unwrap()));
            prop_assert_eq!(census(&bytes[..]).unwrap().strays == 0, std::str::from_utf8(&bytes).is_ok());
        }
    }
}
