//! Files made to harm: each is read or refused in plain words, in little memory and in seconds.

pub(crate) mod made;
pub(crate) mod mutated;

use crate::world::{Said, World};
use made::{book, circular_compound, each, fods, gzip, liar, overlapping, xlsx, xml2003, zip, zstd};
use std::process::Command;
use std::time::{Duration, Instant};

/// All that the program may map, in KiB, beside what its readers hold themselves to. A file that makes it want more ends it
/// by a signal.
const MEMORY: &str = "614400";
const PATIENCE: Duration = Duration::from_secs(30);

impl World {
    /// Runs the program in the folder under these limits of the shell.
    pub(crate) fn limited(&self, limits: &str, arguments: &[&str]) -> Said {
        let program = env!("CARGO_BIN_EXE_dialbase");
        let mut shell = Command::new("sh");
        shell.args(["-c", &format!("{limits} && exec \"$0\" \"$@\""), program]).args(arguments);
        shell.current_dir(self.path("")).output().expect("there is a shell").into()
    }
}

/// Reads a file in every way there is. `says` is what the first of them says on stderr.
fn check(name: &str, bytes: impl AsRef<[u8]>, says: &str) {
    let world = World::new();
    world.write(name, bytes);
    for arguments in [&["read", name][..], &["read", "--raw", name], &["inspect", name]] {
        let begun = Instant::now();
        let said = world.limited(&format!("ulimit -v {MEMORY}"), arguments);
        assert!(begun.elapsed() < PATIENCE, "{name}, {arguments:?}: it took {:?}", begun.elapsed());
        let spoken = said.err.split_whitespace().collect::<Vec<_>>().join(" ").replace(" │ ", " ");
        assert!(matches!(said.exit, 0 | 3), "{name}, {arguments:?}: {} {spoken}", said.exit);
        assert!(said.exit == 0 || spoken.contains("help: "), "{name}, {arguments:?}: {spoken}");
        assert!(!spoken.contains("defect") && !spoken.contains("broke off"), "{name}: {spoken}");
        if arguments == ["read", name] {
            assert!(spoken.contains(says), "{name}: {spoken}");
        }
    }
}

fn cell(place: &str, value: &str) -> String {
    format!("<c r='{place}'><v>{value}</v></c>")
}

fn row(cells: &str) -> String {
    format!("<row>{cells}</row>")
}

fn line(repeated: u64, cells: &str) -> String {
    format!("<table:table-row table:number-rows-repeated='{repeated}'>{cells}</table:table-row>")
}

fn text(repeated: u64, text: &str) -> String {
    format!(
        "<table:table-cell table:number-columns-repeated='{repeated}' office:value-type='string'>\
         <text:p>{text}</text:p></table:table-cell>"
    )
}

#[test]
fn workbooks_that_lie_about_where_their_cells_stand() {
    check(
        "a.xlsx",
        xlsx(&row(&(cell("A1", "1") + &cell("XFD1048576", "2")))),
        "a cell in row 1 claims to stand in row 1048576",
    );
    check("a.xlsx", xlsx(&row(&cell("ZZZZZZ4294967295", "1"))), "cannot be");
    check("a.xlsx", xlsx(&format!("<row r='99999999999'>{}</row>", cell("A1", "1"))), "1 columns");
    check("a.xlsx", xlsx("<row r='1'><c t='s'><v>4000000000</v></c></row>"), "names a text that is missing");
    check("a.xls", xml2003("<Row Index='1000000000'><Cell><Data>1</Data></Cell></Row>"), "1000000000");
    check("a.xls", xml2003("<Row><Cell MergeAcross='4294967295' MergeDown='4294967295'/></Row>"), "no rows");
}

#[test]
fn workbooks_that_say_little_and_mean_much() {
    check("a.fods", fods(&line(1_000_000_000, &text(1, "a"))), "row 1048577");
    check("a.fods", fods(&line(1, &text(1_000_000_000, "a"))), "column 16385");
    check("a.fods", fods(&line(9, &text(16_384, &"a".repeat(30_000)))), "longer than 1 MB");
    check(
        "a.fods",
        fods(&line(1, "<table:table-cell><text:p><text:s text:c='2000000000'/></text:p></table:table-cell>")),
        "a",
    );
    check("a.xls", "<table><tr><td colspan=1000000000 rowspan=1000000000>a<td>b<tr><td>c", "column 16385");
    check("a.xls", "<table><tr><td>".repeat(100_000), "too deep");
    let texts = format!("<si><t>{}</t></si>", "x".repeat(32_767));
    let wide = row(&"<c t='s'><v>0</v></c>".repeat(2_000));
    let sheet = format!("<worksheet><sheetData>{}</sheetData></worksheet>", wide.repeat(50));
    check("a.xlsx", book(1, &sheet, &texts), "longer than 1 MB");
    check(
        "a.xlsx",
        book(300, &format!("<worksheet><sheetData>{}</sheetData></worksheet>", row("").repeat(9)), ""),
        "S300",
    );
}

#[test]
fn workbooks_of_crooked_xml() {
    let many = each(0..50_000, |nth| format!(" a{nth}='1'"));
    check("a.xlsx", xlsx(&format!("<row{many}>{}</row>", cell("A1", "1"))), "1 columns");
    check("a.xlsx", xlsx(&("<a>".repeat(100_000) + "</a>")), "deep");
    check("a.xlsx", xlsx(&row(&format!("<c t='inlineStr'><is>{}", "<r>".repeat(100_000)))), "deep");
    check("a.xlsx", book(1, "<!DOCTYPE a [<!ENTITY b 'cccc'>]><worksheet/>", ""), "a document type");
    check("a.fods", [b"<?xml version='1.0'?><!DOCTYPE a>".to_vec(), fods("")].concat(), "a document type");
    check("a.xlsx", xlsx(&format!("<row>{}</row><row><c><v>", cell("A1", "1"))), "cannot be read");
}

#[test]
fn archives_that_inflate_nest_overlap_and_lie() {
    check("a.xlsx", book(1, &" ".repeat(12 << 20), ""), "200 times its size");
    check("a.zip", zip(&[("a.csv", &b"a,b\n".repeat(3 << 20))]), "200 times its size");
    check("a.csv.gz", gzip(&vec![0; 12 << 20]), "200 times its size");
    check("a.zst", zstd(0x58, 100), "200 times its size");
    check("a.zst", zstd(0xFF, 0), "zstd");
    check("a.zst", zstd(0xA8, 0), "zstd");
    let nested = (0..5).fold(b"a,b\n1,2\n".to_vec(), |inner, _| zip(&[("inner.zip", &inner)]));
    check("a.zip", nested, "more than 3 times");
    check("a.gz", (0..5).fold(b"a,b\n".to_vec(), |inner, _| gzip(&inner)), "more than 3 times");
    check("a.zip", zip(&[("../../../etc/passwd", b"a,b\n1,2\n"), ("C:\\x.csv", b"a,b\n1,2\n")]), "1 rows");
    check("a.xlsx", overlapping(20_000), "20,000 files");
    check("a.zip", liar(10), "larger than its declared");
    check("a.zip", liar(u32::MAX - 1), "150,000 rows");
    check("a.xls", circular_compound(), "an old Office document");
}

#[test]
fn records_that_are_too_deep_or_too_wide() {
    check("a.json", "[".repeat(500_000), "ends in the middle");
    check("a.json", format!("[{}", "{\"a\":".repeat(100_000)), "ends in the middle");
    check("a.json", format!("[{{\"a\":\"{}\"}}]", "\\u00e9".repeat(1 << 18)), "long");
    let keys =
        |from: usize| (from..from + 100).map(|key| format!("\"k{key}\":1")).collect::<Vec<_>>().join(",");
    let lines = each(0..1_000, |line| format!("{{{}}}\n", keys(line * 100)));
    check("a.ndjson", lines, "16,384 different names");
    check("a.json", format!("[{{\"a\":{}}}]", "9".repeat(2 << 20)), "long");
    check("a.vcf", format!("BEGIN:VCARD\r\nFN:a\r\n{}", " x\r\n".repeat(1 << 19)), "1 columns");
    let phones = each(0..20_000, |nth| format!("TEL:{nth}\r\n"));
    check("a.vcf", format!("BEGIN:VCARD\r\nFN:a\r\n{phones}END:VCARD\r\n"), "16,384 different properties");
}

#[test]
fn texts_that_are_one_thing_only() {
    check("a.csv", format!("a,b\n1,\"{}", "x,y\n".repeat(200_000)), "200,000 rows");
    check("a.csv", "A".repeat(3 << 20), "1 columns");
    check("a.csv", ";".repeat(3 << 20), "1 columns");
    check("a.csv", "\n".repeat(2 << 20), "no rows");
    check("a.csv", format!("a,b\n{}", "\"".repeat(2 << 20)), "1 rows");
    check("a.csv", vec![0; 2 << 20], "a binary file");
    check("a.csv", [b"a,b\n1,2\n".to_vec(), vec![0; 2 << 20]].concat(), "a binary file");
    check("a.csv", format!("a,b\n{}\n", ",".repeat(20_000)), "16,384 columns");
}
