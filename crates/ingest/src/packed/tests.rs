//! What is packed reads as what is in it, and bombs are refused.

use crate::fixtures::{cells, file, path_of, zip_of};
use crate::{Source, open};
use flate2::Compression;
use flate2::write::GzEncoder;
use ruzstd::encoding::{CompressionLevel, compress_to_vec};
use std::io::{Read, Write};
use words::Told;

const LIST: &[u8] = b"nome;fone\nAna;099000001\n";

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::default());
    gzip.write_all(bytes).unwrap();
    gzip.finish().unwrap()
}

fn zstd(bytes: &[u8]) -> Vec<u8> {
    compress_to_vec(bytes, CompressionLevel::Fastest)
}

fn workbook(sheet: &str) -> Vec<u8> {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet().set_name(sheet).unwrap();
    for (row, cells) in [["nome", "fone"], ["Ana", "099000001"]].iter().enumerate() {
        sheet.write_row(row as u32, 0, *cells).unwrap();
    }
    workbook.save_to_buffer().unwrap()
}

/// What a file is, and the cells of its only row; or its error.
fn outcome(bytes: &[u8], sheet: Option<&str>) -> Result<String, String> {
    let file = file(bytes);
    let said = |error: crate::Error| {
        assert!(error.advice().is_some_and(|advice| !advice.english().is_empty()));
        error.to_string().replace(&path_of(&file), "FILE")
    };
    let reader =
        open(&Source { sheet: sheet.map(String::from), ..Source::at(path_of(&file)) }).map_err(said)?;
    let format = reader.format().to_string();
    assert_eq!(cells(reader), [(2, vec!["Ana".to_string(), "099000001".into()])]);
    Ok(format)
}

#[test]
fn what_is_packed_reads_as_what_is_in_it() {
    let check = |bytes: &[u8], format: &str| assert_eq!(outcome(bytes, None).as_deref(), Ok(format));
    let text = "text, utf-8, delimiter ;";
    check(&gzip(LIST), &format!("gzip, {text}"));
    check(&zstd(LIST), &format!("zstd, {text}"));
    check(&zip_of(&[("lista.csv", LIST)]), &format!("zip, {text}"));
    check(&[gzip(&LIST[..7]), gzip(&LIST[7..])].concat(), &format!("gzip, {text}"));
    let skipped = b"\x5A\x2A\x4D\x18\x03\0\0\0abc".to_vec();
    check(&[zstd(&LIST[..7]), skipped, zstd(&LIST[7..])].concat(), &format!("zstd, {text}"));
    check(&gzip(&zip_of(&[("lista.csv", &zstd(LIST))])), &format!("gzip, zip, zstd, {text}"));
    let book = workbook("Base");
    check(&gzip(&book), "gzip, xlsx, sheet Base");
    check(&zstd(&book), "zstd, xlsx, sheet Base");
    check(&zip_of(&[("base.xlsx", &book)]), "zip, xlsx, sheet Base");
}

#[test]
fn the_file_in_an_archive_is_the_only_list_or_named() {
    let (first, second) = (workbook("Base"), workbook("Otra"));
    let check = |parts: &[(&str, &[u8])], sheet, outcome: Result<&str, &str>| {
        assert_eq!(
            self::outcome(&zip_of(parts), sheet),
            outcome.map(String::from).map_err(String::from),
            "{sheet:?}"
        );
    };
    let text = Ok("zip, text, utf-8, delimiter ;");
    let beside: &[(&str, &[u8])] = &[
        ("logo.png", b"\x89PNG\r\n\x1a\n"),
        ("__MACOSX/._lista.csv", b"x"),
        ("datos/", b""),
        ("datos/.DS_Store", b"x"),
        ("datos/vacio.txt", b""),
        ("datos/lista.csv", LIST),
    ];
    check(beside, None, text);
    let books: &[(&str, &[u8])] = &[("a/base.xlsx", &first), ("a/otra.xlsx", &second), ("leia.txt", LIST)];
    let listed = "\"a/base.xlsx\", \"a/otra.xlsx\", \"leia.txt\"";
    check(books, None, Err(&format!("FILE does not say by itself which file is meant: it holds {listed}")));
    check(books, Some("leia.txt"), text);
    check(books, Some("BASE.xlsx"), Ok("zip, xlsx, sheet Base"));
    check(books, Some("a/otra.xlsx"), Ok("zip, xlsx, sheet Otra"));
    check(books, Some("otra.xlsx/Otra"), Ok("zip, xlsx, sheet Otra"));
    check(books, Some("otra.xlsx/Base"), Err("FILE has no sheet \"Base\", but \"Otra\" (2 rows)"));
    check(books, Some("Otra"), Err(&format!("FILE holds no one file \"Otra\", but {listed}")));
    check(&books[1..2], Some("Otra"), Ok("zip, xlsx, sheet Otra"));
    check(&books[1..2], Some("otra.xlsx"), Ok("zip, xlsx, sheet Otra"));
    check(
        &[("x\u{1b}[1m", LIST), ("y", LIST)],
        None,
        Err("FILE does not say by itself which file is meant: it holds \"x\u{fffd}[1m\", \"y\""),
    );
    check(&[("logo.png", b"\x89PNG\r\n\x1a\n")], None, Err("FILE is a picture (PNG)"));
    check(&[("datos/", b"")], None, Err("FILE holds no rows"));
}

#[test]
fn what_is_packed_badly_is_refused() {
    let check = |bytes: &[u8], expected: &str| assert_eq!(outcome(bytes, None).unwrap_err(), expected);
    let blanks = vec![b' '; 11 << 20];
    let ratio = "inflates to more than 200 times its size";
    check(&gzip(&blanks), &format!("FILE is not opened: it {ratio}"));
    check(&zstd(&blanks), &format!("FILE is not opened: it {ratio}"));
    let mut deflated = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    deflated.start_file("a.csv", zip::write::SimpleFileOptions::default()).unwrap();
    deflated.write_all(&blanks).unwrap();
    let deflated = deflated.finish().unwrap().into_inner();
    check(&deflated, &format!("FILE is not opened: the file in it {ratio}"));
    check(&gzip(&gzip(&gzip(&gzip(LIST)))), "FILE is not opened: it is packed more than 3 times");
    check(&gzip(LIST)[..30], "FILE is compressed with gzip, and damaged");
    check(&zstd(LIST)[..20], "FILE is compressed with zstd, and damaged");
    let mut wrong = zip_of(&[("lista.csv", LIST)]);
    wrong[41] ^= 1;
    check(&wrong, "FILE is a zip archive, and damaged");
    check(&gzip(b""), "FILE is empty");
    check(&gzip(b"%PDF-1.7"), "FILE is a PDF document");
}

#[test]
fn limits_are_on_what_comes_out() {
    let check = |compressed, size, limit: Option<&str>| {
        let exceeded = super::exceeded(compressed, size);
        assert_eq!(exceeded.as_ref().map(words::Message::english), limit);
    };
    let mb = super::MB;
    check(1, 10 * mb, None);
    check(mb / 20, 10 * mb + 1, Some("200 times its size"));
    check(mb, 200 * mb, None);
    check(100 * mb, 2048 * mb, None);
    check(100 * mb, 2048 * mb + 1, Some("2048 MB"));
}

#[test]
fn frames_come_out_whole_in_small_bites() {
    let long: Vec<u8> = (0..300_000u32).flat_map(u32::to_le_bytes).collect();
    let packed = [zstd(&long), zstd(b""), zstd(&long)].concat();
    let mut frames = super::Frames::new(&packed[..]);
    let (mut out, mut bite) = (Vec::new(), [0; 1000]);
    loop {
        match frames.read(&mut bite).unwrap() {
            0 => break,
            count => out.extend_from_slice(&bite[..count]),
        }
    }
    assert!(out == [&long[..], &long].concat());
}

/// The program of the tests starts itself, with a list on its standard input.
#[test]
fn the_standard_input_is_a_file_like_any_other() {
    const INSIDE: &str = "DIALBASE_TEST_INPUT";
    if std::env::var_os(INSIDE).is_some() {
        let reader = open(&Source::at("-")).unwrap();
        assert_eq!(reader.format().to_string(), "gzip, text, utf-8, delimiter ;");
        assert_eq!((reader.table().source.as_str(), reader.table().columns.len()), ("standard input", 2));
        assert_eq!(cells(reader).len(), 1);
        assert_eq!(cells(open(&Source::at("-")).unwrap()).len(), 1, "it can be read again");
        return;
    }
    let name = "packed::tests::the_standard_input_is_a_file_like_any_other";
    let mut child = std::process::Command::new(std::env::current_exe().unwrap())
        .args(["--exact", name])
        .env(INSIDE, "1")
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(&gzip(LIST)).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
}
