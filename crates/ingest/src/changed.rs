//! Good files with some bytes changed: rows or an error come out, and never a reader that broke off.

use crate::fixtures::{file, path_of, zip_of};
use crate::{Source, open};
use flate2::write::GzEncoder;
use std::io::Write;
use words::Told;

const CARDS: &str = "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Pa=C3=A9z;Ana\r\nTEL;CELL:1\r\n 2\r\n\
    item1.ADR;TYPE=home:;;Sol\\;1;Salto\r\nitem1.X-ABLabel:a\r\nPHOTO;BASE64:AAAA\r\n BBBB\r\nEND:VCARD\r\nBEGIN:VCARD\r\nFN:x\r\nEND:VCARD\r\n";
const ARRAY: &str =
    r#"{"n":1,"data":[{"a":"é\n\u00e3","b":[1,2,{"c":null}],"d":{"e":1.50}},{"a":true,"b":[]},{"x":-1e5}]}"#;
const LINES: &str =
    "{\"a\":\"x\",\"b\":{\"c\":1}}\n{\"a\":[\"y\",2]}\n\n{\"a\":null,\"d\":\"\\ud83d\\ude00\"}\n";
const ROWS: &str = r#"[["nome","fone"],["Ana",99],["Eva",[1,2]],[{"a":1}]]"#;

/// Always the same numbers that look like chance.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit.max(1)
    }
}

fn changed(whole: &[u8], chance: &mut Chance) -> Vec<u8> {
    let mut bytes = whole.to_vec();
    for _ in 0..=chance.below(3) {
        let at = chance.below(bytes.len());
        let end = (at + 1 + chance.below(8)).min(bytes.len());
        let telling = b"\"{}[],:;\\\n\r=\0\xFF\x80\x7F ";
        match chance.below(6) {
            0 if at < bytes.len() => bytes[at] ^= 1 << chance.below(8),
            1 if at < bytes.len() => bytes[at] = telling[chance.below(telling.len())],
            2 => bytes.insert(at, telling[chance.below(telling.len())]),
            3 => drop(bytes.drain(at..end)),
            4 => {
                let piece = bytes[at..end].repeat(1 + chance.below(300));
                bytes.splice(at..at, piece);
            }
            _ => bytes.truncate(at.max(1)),
        }
    }
    bytes
}

fn check(name: &str, whole: &[u8], times: usize) {
    let mut chance = Chance(4);
    for nth in 0..times {
        let bytes = changed(whole, &mut chance);
        let file = file(&bytes);
        let outcome = open(&Source::at(path_of(&file)))
            .and_then(|mut reader| reader.try_for_each(|block| block.map(drop)));
        if let Err(error) = outcome {
            assert!(!matches!(error, crate::Error::BrokeOff { .. }), "{name}, change {nth}: {error}");
            assert!(error.advice().is_some_and(|advice| !advice.english().is_empty()));
        }
    }
}

#[test]
fn text_with_names_in_it_survives_change() {
    check("cards", CARDS.as_bytes(), 4_000);
    check("array", ARRAY.as_bytes(), 4_000);
    check("lines", LINES.as_bytes(), 4_000);
    check("rows", ROWS.as_bytes(), 2_000);
}

#[test]
fn what_is_packed_survives_change() {
    let mut gzip = GzEncoder::new(Vec::new(), flate2::Compression::default());
    gzip.write_all(CARDS.as_bytes()).unwrap();
    check("gzip", &gzip.finish().unwrap(), 2_000);
    let level = ruzstd::encoding::CompressionLevel::Fastest;
    check("zstd", &ruzstd::encoding::compress_to_vec(CARDS.as_bytes(), level), 2_000);
    check("zip", &zip_of(&[("a.json", ARRAY.as_bytes()), ("b.vcf", b"")]), 2_000);
}

#[test]
fn arrow_survives_change() {
    check("types", include_bytes!("../fixtures/types.arrow"), 3_000);
    check("nested", include_bytes!("../fixtures/nested.arrows"), 3_000);
    check("zstd", include_bytes!("../fixtures/list-zstd.arrow"), 1_000);
    check("lz4", include_bytes!("../fixtures/list-lz4.arrow"), 500);
}

/// The `parquet` crate may break off on a damaged file, which is caught and said: only that the program goes on is checked.
#[cfg(feature = "parquet")]
#[test]
fn parquet_survives_change() {
    let mut chance = Chance(4);
    for whole in crate::parquet::samples() {
        for _ in 0..1_500 {
            let file = file(&changed(&whole, &mut chance));
            let outcome = open(&Source::at(path_of(&file)))
                .and_then(|mut reader| reader.try_for_each(|block| block.map(drop)));
            drop(outcome);
        }
    }
}
