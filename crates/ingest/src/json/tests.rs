//! JSON read from end to end, good and bad.

use crate::fixtures::{file, path_of, read};
use crate::{Source, open};
use proptest::prelude::*;
use words::Told;

/// `A1 B1 | …` of each row with its number, the header first; then the remarks; or the error.
fn outcome(bytes: &[u8], sheet: Option<&str>) -> Result<Vec<String>, String> {
    let file = file(bytes);
    let said = |error: crate::Error| {
        assert!(error.advice().is_some_and(|advice| !advice.english().is_empty()));
        error.to_string().replace(&path_of(&file), "FILE")
    };
    let source = Source { sheet: sheet.map(String::from), ..Source::at(path_of(&file)) };
    let mut reader = open(&source).map_err(said)?;
    if let Some(error) = reader.find_map(Result::err) {
        return Err(said(error));
    }
    let reader = open(&source).map_err(said)?;
    let mut lines = vec![format!("{}: {}", reader.format(), reader.table().columns.join("|"))];
    let (cells, remarks) = read(reader);
    lines.extend(cells.iter().map(|(row, cells)| format!("{row}: {}", cells.join("|"))));
    lines.extend(remarks);
    Ok(lines)
}

#[test]
fn a_range_is_of_cells_and_not_of_records_with_names() {
    let within = |json: &str| {
        let file = file(json.as_bytes());
        let reader = open(&Source { range: Some("A1:B2".parse().unwrap()), ..Source::at(path_of(&file)) });
        reader
            .map(|reader| read(reader).0.len())
            .map_err(|error| error.to_string().replace(&path_of(&file), "FILE"))
    };
    assert_eq!(within(r#"[["nome","fone"],["Ana",99],["Eva",98]]"#), Ok(1));
    let refused = "FILE has no cells that a range could choose: its rows name their columns";
    assert_eq!(within(r#"[{"nome":"Ana","fone":99}]"#), Err(refused.to_owned()));
}

fn check(json: &str, expected: &[&str]) {
    assert_eq!(
        outcome(json.as_bytes(), None).as_deref(),
        Ok(&expected.iter().map(ToString::to_string).collect::<Vec<_>>()[..]),
        "{json}"
    );
}

#[test]
fn records_stand_in_an_array() {
    check(
        r#"[{"nome":"Ana","fone":99},{"fone":"98","nome":"Eva"}]"#,
        &["json: nome|fone", "1: Ana|99", "2: Eva|98"],
    );
    check("[\n  {\"a\": 1},\n  {\"b\": 2}\n]\n", &["json: a|b", "1: 1", "2: |2"]);
    check("\u{feff}[{\"a\":1}]", &["json: a", "1: 1"]);
    check(
        r#"[["nome","fone"],["Ana",99],["Eva",98,"x"]]"#,
        &["json: nome|fone|C", "2: Ana|99", "3: Eva|98|x", "C3 cells-beyond-header"],
    );
    check(r#"["fone","99","98"]"#, &["json: fone", "2: 99", "3: 98"]);
    check(
        r#"[{"a":1},null,7,{"a":2}]"#,
        &["json: a", "1: 1", "2: null", "3: 7", "4: 2", "2 json-not-a-record", "3 json-not-a-record"],
    );
    check(r#"[{"a":NaN},{}]"#, &["json: a", "1: ", "2: "]);
}

#[test]
fn records_stand_in_the_only_list_of_an_object() {
    check(
        r#"{"total":2,"data":[{"a":1},{"a":2}],"next":null}"#,
        &["json, the list in data: a", "1: 1", "2: 2"],
    );
    check(
        "{\"result\":{\"meta\":{\"x\":[1]},\n\"rows\":[[\"a\"],[1]]}}",
        &["json, the list in result.rows: a", "2: 1"],
    );
    let split = r#"{"index":[0,1],"data":[["Ana",1],["Eva",2]],"columns":["nome","fone"]}"#;
    check(split, &["json, the list in data: nome|fone", "1: Ana|1", "2: Eva|2"]);
    let inside = r#"{"columns":["x"],"r":{"rows":[["a"],[1]]}}"#;
    check(inside, &["json, the list in r.rows: a", "2: 1"]);
    check(r#"{"columns":["x"],"data":[{"a":1}]}"#, &["json, the list in data: a", "1: 1"]);
    check(r#"{"a":{"b":1},"c":[1,2]}"#, &["ndjson: a.b|c", "1: 1|1 ; 2"]);
    let two = br#"{"clientes":[{"a":1}],"pagos":[{"b":2}]}"#;
    let which = "FILE does not say by itself which sheet is meant: it has \"clientes\", \"pagos\"";
    assert_eq!(outcome(two, None), Err(which.into()));
    assert_eq!(outcome(two, Some("Pagos")).unwrap(), ["json, the list in pagos: b", "1: 2"]);
    assert_eq!(outcome(two, Some("x")), Err("FILE has no sheet \"x\", but \"clientes\", \"pagos\"".into()));
}

#[test]
fn records_stand_on_lines() {
    check("{\"a\":1}\n\n{\"a\":2,\"b\":3}\r\n", &["ndjson: a|b", "1: 1", "3: 2|3"]);
    check("\n[\"a\",\"b\"]\n[1,2]\n", &["ndjson: a|b", "3: 1|2"]);
    check("{\n\"a\":1}\n{\"a\":\n2}", &["ndjson: a", "1: 1", "3: 2"]);
    let long = "9".repeat(60);
    let separated = format!("\u{1e}{{\"a\":{long}}}\n\u{1e}{{\"a\":{long}}}\n");
    check(&separated, &["ndjson: a", &format!("1: {long}"), &format!("2: {long}")]);
    check(
        "{\"a\":1}\n{\"a\":2,\n{\"a\":3}\nx\n{\"a\":4",
        &[
            "ndjson: a",
            "1: 1",
            "2: {\"a\":2,",
            "3: 3",
            "4: x",
            "5: {\"a\":4",
            "2 json-not-a-record",
            "4 json-not-a-record",
            "5 json-not-a-record",
        ],
    );
    check("{\"a\":{\"b\":1}}\n{\"a.b\":2,\"a\":{\"b\":3}}", &["ndjson: a.b|a.b (2)", "1: 1", "2: 2|3"]);
    check("{\"a\":\"x\\ud83d\"}\n{\"a\":1}", &["ndjson: a", "1: x\u{fffd}", "2: 1", "A1 text-undecodable"]);
}

#[test]
fn json_may_be_in_any_encoding() {
    let utf16: Vec<u8> = "[{\"ã\":\"é\"}]".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(outcome(&utf16, None).unwrap(), ["json: ã", "1: é"]);
    assert_eq!(
        outcome(b"[{\"a\":\"Jo\xE3o\"}]", None).unwrap(),
        ["json: a", "1: João", "1 text-mixed-encoding"]
    );
    assert_eq!(
        outcome("{\"a\":\"é\"}\n{\"a\":\"\u{20}Jo\0o\"}".replace('\0', "x").as_bytes(), None).unwrap(),
        ["ndjson: a", "1: é", "2:  Joxo"]
    );
    let mixed = [&"{\"a\":\"éééé\"}\n".repeat(9).into_bytes()[..], b"{\"a\":\"Jo\xE3o\"}"].concat();
    assert_eq!(outcome(&mixed, None).unwrap()[10..], ["10: João", "10 text-mixed-encoding"]);
}

#[test]
fn what_is_no_json_list_is_an_error() {
    let check = |json: &str, expected: &str| {
        assert_eq!(outcome(json.as_bytes(), None), Err(expected.into()), "{json}");
    };
    check("[]", "FILE holds no rows");
    check("[{\"a\":1},\n{\"a\":2", "FILE:2: the JSON is damaged on line 2: it ends in the middle");
    check("[{\"a\":1}{\"a\":2}]", "FILE:2: the JSON is damaged on line 1: a comma is missing");
    check("[{\"a\":1}] x", "FILE:2: the JSON is damaged on line 1: there is more behind the end of the list");
    check("[{\"a\":1},]", "FILE:2: the JSON is damaged on line 1: a value is missing");
    check(
        "[{\"a\":1},\n{\"a\":tru}]",
        "FILE:2: the JSON is damaged on line 2 or before: expected ident at line 1 column 9",
    );
    check("{\"a\" 1}", "FILE:1: the JSON is damaged on line 1: a colon is missing");
    check("{\"a\":1", "FILE:1: the JSON is damaged on line 1: a comma or a closing brace is missing");
    check(
        &format!("[{{\"a\":\"{}\"}}]", "x".repeat(1 << 20)),
        "FILE:1: the row that begins here is longer than 1 MB",
    );
    let many: Vec<String> = (0..16_385).map(|nth| format!("\"{nth}\":1")).collect();
    check(
        &format!("[{{{}}}]", many.join(",")),
        "FILE:1: with this record there are more than 16,384 different names",
    );
}

#[test]
fn a_few_bytes_a_row_do_not_make_a_wide_table() {
    let names: Vec<String> = (0..16_384).map(|nth| format!("\"{nth}\":1")).collect();
    let json = format!("{{{}}}\n{}", names.join(","), "{\"16383\":1}\n".repeat(20_000));
    let error = outcome(json.as_bytes(), None).unwrap_err();
    assert!(
        error.starts_with("FILE is not opened: its ") && error.ends_with("200 times its size"),
        "{error}"
    );
}

#[test]
fn what_only_looks_like_json_is_text() {
    let check = |text: &str| assert!(!super::begins(text), "{text}");
    for text in ["[Nome];[Fone]", "{nome};x", "[1] x;y", "[x]", "nome;fone", "[NOTE] a,b", "[-;x"] {
        check(text);
    }
    for text in
        [" [ {\"a\": 1}]", "{}", "[]", "[[1", "[\"a\",", "[\"a\"]", "[1.5,2", "[null]", "{ \"a\"", "[true,"]
    {
        assert!(super::begins(text), "{text}");
    }
}

proptest! {
    #[test]
    fn a_table_of_texts_reads_back(
        names in proptest::collection::btree_set("[a-z]{1,4}", 1..5),
        rows in proptest::collection::vec(proptest::collection::vec("\\PC{0,12}", 5), 1..30),
        pretty in any::<bool>(),
        lines in any::<bool>(),
    ) {
        let records: Vec<serde_json::Value> = rows
            .iter()
            .map(|row| names.iter().zip(row).map(|(name, text)| (name.clone(), text.as_str().into())).collect::<serde_json::Map<_, _>>().into())
            .collect();
        let written: Vec<String> = records.iter().map(|record| if pretty { serde_json::to_string_pretty(record) } else { serde_json::to_string(record) }.unwrap()).collect();
        let json = if lines { written.join("\n") } else { format!("[{}]", written.join(",")) };
        let file = file(json.as_bytes());
        let (cells, remarks) = read(open(&Source::at(path_of(&file))).unwrap());
        prop_assert!(remarks.is_empty());
        for ((_, cells), row) in cells.iter().zip(&rows) {
            for (nth, text) in row.iter().take(names.len()).enumerate() {
                prop_assert_eq!(cells.get(nth).map_or("", String::as_str), text);
            }
        }
        prop_assert_eq!(cells.len(), rows.len());
    }
}
