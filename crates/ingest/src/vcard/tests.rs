//! Cards read from end to end.

use crate::fixtures::{file, path_of, read};
use crate::{Source, open};

/// The columns, each row with its number, and the remarks; or the error.
fn outcome(bytes: &[u8]) -> Result<Vec<String>, String> {
    let file = file(bytes);
    let said = |error: crate::Error| error.to_string().replace(&path_of(&file), "FILE");
    let source = Source::at(path_of(&file));
    let mut reader = open(&source).map_err(said)?;
    if let Some(error) = reader.find_map(Result::err) {
        return Err(said(error));
    }
    let reader = open(&source).map_err(said)?;
    assert_eq!(reader.format().to_string(), "vcard");
    let mut lines = vec![reader.table().columns.join("|")];
    let (cells, remarks) = read(reader);
    lines.extend(cells.iter().map(|(row, cells)| format!("{row}: {}", cells.join("|"))));
    lines.extend(remarks);
    Ok(lines)
}

/// The columns and the row of a card with these lines.
fn check(lines: &str, columns: &str, row: &str) {
    let card = format!("BEGIN:VCARD\r\nVERSION:3.0\r\n{}\r\nEND:VCARD\r\n", lines.replace('\n', "\r\n"));
    assert_eq!(outcome(card.as_bytes()).unwrap(), [columns.to_string(), format!("1: {row}")], "{lines}");
}

#[test]
fn a_property_and_its_types_are_a_column() {
    check("FN:Ana Paz", "FN", "Ana Paz");
    check("TEL;TYPE=CELL,VOICE:099 000 001", "TEL cell", "099 000 001");
    check("TEL;TYPE=cell;TYPE=pref:1\ntel;type=HOME:2", "TEL cell|TEL home", "1|2");
    check("TEL;WORK;FAX:1\nTEL;FAX;WORK:2", "TEL fax work|TEL fax work (2)", "1|2");
    check("TEL;TYPE=\"voice,home\";VALUE=uri:tel:+598-99-000-001", "TEL home", "tel:+598-99-000-001");
    check("TEL:1\nTEL;TYPE=VOICE:2", "TEL|TEL (2)", "1|2");
    check("N:Paz;Ana;;Dra.;", "N family|N given|N prefix", "Paz|Ana|Dra.");
    check("ORG:Uno\\, S.A.;Ventas", "ORG", "Uno, S.A., Ventas");
    check(
        "ADR;TYPE=home:;;Calle 1\\; 2;Montevideo;;11000;Uruguay",
        "ADR home street|ADR home city|ADR home code|ADR home country",
        "Calle 1; 2|Montevideo|11000|Uruguay",
    );
    check("item1.TEL:1\nitem1.X-ABLabel:_$!<Mobile>!$_", "TEL mobile", "1");
    check("X-ABLabel:solo", "X-ABLABEL", "solo");
    check("EMAIL;INTERNET:a@b.example", "EMAIL", "a@b.example");
    check("NOTE:uno\\ndos\\\\n", "NOTE", "uno\ndos\\n");
}

#[test]
fn folded_and_coded_lines_are_whole() {
    check("NOTE:uno d\n os t\n\tres", "NOTE", "uno dos tres");
    check("FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Jo=C3=A3o =\n=C3=89", "FN", "João É");
    check("FN;QUOTED-PRINTABLE;CHARSET=ISO-8859-1:Jo=E3o", "FN", "João");
    check("FN;ENCODING=QUOTED-PRINTABLE:a=3Db=zz", "FN", "a=b=zz");
    check("PHOTO;ENCODING=b;TYPE=JPEG:AAAA\n AAAA\n AAAA", "PHOTO jpeg", "(9 bytes, not text)");
    check("PHOTO;BASE64:AAAA\n AAAA\n\nFN:x", "PHOTO|FN", "(6 bytes, not text)|x");
    check("PHOTO;VALUE=uri:https://a.example/x.jpg", "PHOTO", "https://a.example/x.jpg");
    check("NOTE:uno\ndos", "NOTE", "uno\ndos");
}

#[test]
fn cards_stand_one_after_another() {
    let check =
        |text: &str, expected: &[&str]| assert_eq!(outcome(text.as_bytes()).unwrap(), expected, "{text}");
    let two = "begin:vcard\nFN:Ana\nTEL:1\nend:vcard\n\nBEGIN:VCARD\nTEL:2\nEMAIL:x\nEND:VCARD";
    check(two, &["FN|TEL|EMAIL", "1: Ana|1", "6: |2|x"]);
    check(&two.replace('\n', "\r"), &["FN|TEL|EMAIL", "1: Ana|1", "6: |2|x"]);
    check(
        "BEGIN:VCARD\nFN:Ana\nBEGIN:VCARD\nFN:Eva\n",
        &["FN", "1: Ana", "3: Eva", "1 vcard-open", "3 vcard-open"],
    );
    check("\u{feff}BEGIN:VCARD\nFN:É\nEND:VCARD\n", &["FN", "1: É"]);
}

#[test]
fn what_is_no_card_is_an_error() {
    let check = |text: &str, expected: &str| assert_eq!(outcome(text.as_bytes()), Err(expected.into()));
    check("BEGIN:VCARD\nEND:VCARD\nFN:x\n", "FILE:3: a card should begin here, with BEGIN:VCARD");
    let long = format!("BEGIN:VCARD\n{}", "NOTE:xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n".repeat(30_000));
    check(&long, "FILE:1: the row that begins here is longer than 1 MB");
    let photo = format!(
        "BEGIN:VCARD\nPHOTO;BASE64:\n{}FN:x\nEND:VCARD",
        " AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n".repeat(50_000)
    );
    assert_eq!(outcome(photo.as_bytes()).unwrap(), ["PHOTO|FN", "1: (1500000 bytes, not text)|x"]);
}
