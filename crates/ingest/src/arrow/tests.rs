//! Arrow files and streams of another program (pyarrow 26, in `fixtures`) read here.

use crate::fixtures::{file, path_of, read};
use crate::{Source, open};
use words::Told;

const TYPES: &[u8] = include_bytes!("../../fixtures/types.arrow");
const NESTED: &[u8] = include_bytes!("../../fixtures/nested.arrows");
const RUNS: &[u8] = include_bytes!("../../fixtures/runs.arrows");
const LIST: &[u8] = include_bytes!("../../fixtures/list.arrows");
const LZ4: &[u8] = include_bytes!("../../fixtures/list-lz4.arrow");
const ZSTD: &[u8] = include_bytes!("../../fixtures/list-zstd.arrow");

/// The columns, then each row with its number; or the error.
fn outcome(bytes: &[u8]) -> Result<Vec<String>, String> {
    let file = file(bytes);
    let said = |error: crate::Error| {
        assert!(error.advice().is_some());
        error.to_string().replace(&path_of(&file), "FILE")
    };
    let source = Source::at(path_of(&file));
    let mut reader = open(&source).map_err(said)?;
    if let Some(error) = reader.find_map(Result::err) {
        return Err(said(error));
    }
    let reader = open(&source).map_err(said)?;
    assert_eq!(reader.format().to_string(), "arrow");
    let mut lines = vec![reader.table().columns.join("|")];
    lines.extend(read(reader).0.iter().map(|(row, cells)| format!("{row}: {}", cells.join("|"))));
    Ok(lines)
}

#[test]
fn values_that_stand_for_several_rows_stand_in_each() {
    let expected = ["n|ciudad", "2: 1|Salto", "3: 2|Salto", "4: 3", "5: 4|Rocha", "6: 5|Rocha"];
    assert_eq!(outcome(RUNS).unwrap(), expected);
}

#[test]
fn values_are_as_a_person_reads_them() {
    let lines = outcome(TYPES).unwrap();
    let (names, texts) = (lines[0].split('|'), lines[1].trim_start_matches("2: ").split('|'));
    let found: Vec<(&str, &str)> = names.zip(texts).collect();
    let expected = [
        ("bool", "TRUE"),
        ("i8", "-7"),
        ("u64", "18446744073709551615"),
        ("i64", "598099000001"),
        ("f16", "1.5"),
        ("f32", "0.1"),
        ("f64", "598099000001"),
        ("dec", "-123.45"),
        ("dec256", "12345678901234567890123456789012345678901234567.89"),
        ("date", "2024-01-31"),
        ("date64", "2024-01-31"),
        ("time32", "10:20:00"),
        ("time64", "10:20:00.0005"),
        ("ts", "2024-01-31 10:20:00"),
        ("tsz", "2024-01-31 10:20:00Z"),
        ("dur", "30:00:00"),
        ("mdn", "P1M2DT3.000000000S"),
        ("text", " 007 é"),
        ("large", "Ana"),
        ("view", "a text that is longer than twelve"),
        ("short", "Ana"),
        ("bin", "ff00"),
        ("fixed", "ab"),
        ("dict", "Eva"),
        ("null", ""),
        ("list", "99 ; 98"),
        ("llist", "1 ; 2"),
        ("lview", "1 ; 2"),
        ("flist", "1 ; 2"),
        ("struct.rua", "Sol"),
        ("struct.num", "7"),
    ];
    assert_eq!(found, expected);
    // In the second row there is nothing anywhere.
    assert_eq!(lines[2..], ["3: "]);
}

#[test]
fn what_is_nested_goes_by_the_names_on_the_way_to_it() {
    let expected = ["id|fim|f.1.t|f.1.n|f.2.t|f.2.n|m.a|m.b", "2: 1|x|cel|99|casa|98|1", "3: 2|y||97||||2"];
    assert_eq!(outcome(NESTED).unwrap(), expected);
}

#[test]
fn files_streams_and_compressions_read_the_same() {
    let lines = outcome(LIST).unwrap();
    assert_eq!((lines.len(), &lines[3_000][..]), (3_001, "3001: Eva|598099000993"));
    assert!(outcome(LZ4).as_ref() == Ok(&lines) && outcome(ZSTD).as_ref() == Ok(&lines));
}

#[test]
fn a_cut_file_is_an_error() {
    for whole in [TYPES, NESTED, ZSTD] {
        for length in (400..whole.len()).step_by(61) {
            assert_eq!(
                outcome(&whole[..length]),
                Err("FILE is an Arrow file, and damaged".into()),
                "{length}"
            );
        }
    }
}
