//! An upload as the far end reads it: split naively, with no escape for `;` `:` `=` or the end of a line.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use encoding_rs::WINDOWS_1252;
use serde::Serialize;
use std::borrow::Cow;
use std::collections::BTreeMap;
use ucontact::field;
use words::{Arg, Message, message};

/// An upload that is as it must be.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Upload {
    pub(crate) filename: String,
    pub(crate) campaign: String,
    pub(crate) time_zone: Option<String>,
    pub(crate) lines: u64,
    pub(crate) username: String,
    pub(crate) content: Vec<u8>,
    pub(crate) contacts: Vec<Contact>,
}

/// One line.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Contact {
    pub(crate) number: String,
    /// In the line's order, which reports of the real one go by.
    pub(crate) params: Vec<(String, String)>,
    pub(crate) alternatives: Vec<String>,
    pub(crate) priority: u16,
    pub(crate) agentphone: String,
}

/// The fields of a form by name.
pub(crate) type Form = BTreeMap<String, String>;

/// Reads a form's body. Of a field that stands twice, the first counts.
pub(crate) fn form(body: &[u8]) -> Form {
    let mut form = Form::new();
    for (name, value) in form_urlencoded::parse(body).into_owned() {
        form.entry(name).or_insert(value);
    }
    form
}

/// Reads an upload, or says what is wrong with it; never with a person's data in the words.
pub(crate) fn read(form: &Form, zoned: bool) -> Result<Upload, Message> {
    let field = |name: &str| match form.get(name) {
        Some(value) if !value.is_empty() => Ok(value.clone()),
        _ => Err(message!("sandbox-no-field", "the field {name} is missing or empty", name = name)),
    };
    let filename = file_name(field(field::FILENAME)?)?;
    let content = content(&field(field::FILE_BASE64)?)?;
    let campaign = field(field::CAMPAIGN)?;
    let cant = field(field::LINES)?;
    let username = field(field::USERNAME)?;
    let time_zone = zoned.then(|| field(field::TIME_ZONE)).transpose()?.map(zone).transpose()?;

    let text = text(&content);
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let lines: Vec<&str> = text.strip_suffix('\n').unwrap_or(&text).split('\n').collect();
    let count = lines.len() as u64;
    if cant.parse() != Ok(count) {
        let cant = format!("{cant:?}");
        return Err(message!(
            "sandbox-line-count",
            "the field {field} says {cant}, but the file has {lines} lines",
            field = field::LINES,
            cant = cant,
            lines = count
        ));
    }
    let contact = |(n, line): (usize, &&str)| {
        contact(line, &campaign).map_err(|wrong| {
            let line = (n + 1).to_string();
            message!("sandbox-in-line", "line {line}: {wrong}", line = line, wrong = wrong)
        })
    };
    let contacts = lines.iter().enumerate().map(contact).collect::<Result<_, _>>()?;
    Ok(Upload { filename, campaign, time_zone, lines: count, username, content, contacts })
}

/// The portal allows `[A-Za-z0-9_-]` and `.csv` at the end, at most 50 characters, no leading `R`.
fn file_name(name: String) -> Result<String, Message> {
    let allowed = |stem: &str| {
        (1..=46).contains(&stem.len())
            && stem.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'))
            && !stem.starts_with('R')
    };
    if name.strip_suffix(".csv").is_some_and(allowed) {
        Ok(name)
    } else {
        Err(message!(
            "sandbox-file-name",
            "the file's name is not allowed: [A-Za-z0-9_-], then .csv, at most 50 characters, no leading R"
        ))
    }
}

fn content(base64: &str) -> Result<Vec<u8>, Message> {
    STANDARD.decode(base64).map_err(|wrong| {
        message!(
            "sandbox-no-base64",
            "the field {field} is no base64: {wrong}",
            field = field::FILE_BASE64,
            wrong = Arg::text(wrong)
        )
    })
}

/// A zone of the IANA database, or one that is named like one: some instances have names of their own, such as
/// `Uruguay/Montevideo`.
fn zone(name: String) -> Result<String, Message> {
    let word = |word: &str| {
        !word.is_empty() && word.bytes().all(|b| b.is_ascii_alphanumeric() || b"_-+".contains(&b))
    };
    let area_and_city = name.contains('/') && name.split('/').all(word);
    let known = area_and_city || name.parse::<chrono_tz::Tz>().is_ok();
    if known {
        return Ok(name);
    }
    let name = format!("{name:?}");
    Err(message!("sandbox-no-zone", "{name} is no name of a time zone", name = name))
}

/// UTF-8, or else windows-1252, in which any bytes are text.
fn text(content: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(content) {
        Ok(text) => text.into(),
        Err(_) => WINDOWS_1252.decode_without_bom_handling(content).0,
    }
}

fn contact(line: &str, campaign: &str) -> Result<Contact, Message> {
    let fields: Vec<&str> = line.split(';').collect();
    let &[of, number, params, alternatives, priority, agentphone] = fields.as_slice() else {
        let fields = fields.len();
        return Err(message!("sandbox-field-count", "{fields} fields where 6 must be", fields = fields));
    };
    if of != campaign {
        return Err(message!("sandbox-field-1", "field 1 is not the form's campaign"));
    }
    if !is_number(number) {
        return Err(message!("sandbox-field-2", "field 2 is no number"));
    }
    let params = items(params).map(param).collect::<Result<_, _>>()?;
    let alternatives = items(alternatives).map(alternative).collect::<Result<_, _>>()?;
    let Ok(priority @ 1..=9999) = priority.parse() else {
        return Err(message!("sandbox-field-5", "field 5 is no priority from 1 to 9999"));
    };
    Ok(Contact {
        number: number.to_owned(),
        params,
        alternatives,
        priority,
        agentphone: agentphone.to_owned(),
    })
}

/// What a field lists, between colons; a blank field lists nothing.
fn items(field: &str) -> impl Iterator<Item = &str> {
    field.split(':').filter(move |_| !field.is_empty())
}

fn param(pair: &str) -> Result<(String, String), Message> {
    let (key, value) = pair
        .split_once('=')
        .ok_or_else(|| message!("sandbox-field-3-pair", "field 3 has a parameter without ="))?;
    let is_key = !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    if is_key {
        Ok((key.to_owned(), value.to_owned()))
    } else {
        Err(message!("sandbox-field-3-key", "field 3 has a key other than [A-Za-z0-9_]"))
    }
}

/// `099123456`, or `W=3=099123456`: type, retries, number.
fn alternative(item: &str) -> Result<String, Message> {
    let number = match item.split('=').collect::<Vec<_>>()[..] {
        [number] => Some(number),
        ["M" | "W" | "H" | "P" | "U", retries, number] if is_digits(retries) => Some(number),
        _ => None,
    };
    match number {
        Some(number) if is_number(number) => Ok(item.to_owned()),
        _ => Err(message!(
            "sandbox-field-4",
            "field 4 has an alternative that is neither NUMBER nor TYPE=RETRIES=NUMBER"
        )),
    }
}

fn is_number(text: &str) -> bool {
    is_digits(text.strip_prefix('+').unwrap_or(text))
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = "C->;098344484;name=Ana:id=;099124484:W=2=+59899111111;9999;1001\n";

    fn upload(name: &str, content: &[u8], cant: &str, zone: &str) -> Form {
        let base64 = STANDARD.encode(content);
        let fields = [
            (field::FILENAME, name),
            (field::FILE_BASE64, &base64),
            (field::CAMPAIGN, "C->"),
            (field::LINES, cant),
            (field::USERNAME, "loads"),
            (field::TIME_ZONE, zone),
        ];
        fields.map(|(name, value)| (name.to_owned(), value.to_owned())).into()
    }

    #[test]
    fn a_good_upload_is_read_field_by_field() {
        let upload = read(&upload("a-1_B.csv", GOOD.as_bytes(), "1", "America/Montevideo"), true).unwrap();
        let pair = |key: &str, value: &str| (key.to_owned(), value.to_owned());
        assert_eq!(
            upload.contacts,
            [Contact {
                number: "098344484".to_owned(),
                params: vec![pair("name", "Ana"), pair("id", "")],
                alternatives: vec!["099124484".to_owned(), "W=2=+59899111111".to_owned()],
                priority: 9999,
                agentphone: "1001".to_owned(),
            }]
        );
        assert_eq!(upload.time_zone.as_deref(), Some("America/Montevideo"));
        assert_eq!((upload.lines, upload.content.len()), (1, GOOD.len()));
    }

    #[test]
    fn what_is_wrong_with_a_form_is_said() {
        let good = GOOD.as_bytes();
        let check = |form: &Form, reason: &str| {
            let wrong = read(form, true).unwrap_err();
            assert!(wrong.english().contains(reason), "{wrong}");
        };
        for missing in [field::FILENAME, field::FILE_BASE64, field::CAMPAIGN, field::LINES, field::TIME_ZONE]
        {
            let mut form = upload("a.csv", good, "1", "Etc/UTC");
            form.remove(missing);
            check(&form, &format!("the field {missing} is missing or empty"));
        }
        let mut broken = upload("a.csv", good, "1", "Etc/UTC");
        broken.insert(field::FILE_BASE64.to_owned(), "QQ =".to_owned());
        check(&broken, "no base64");
        check(&upload("a.csv", b"", "0", "Etc/UTC"), "the field fileb64 is missing or empty");
        check(&upload("a.csv", good, "2", "Etc/UTC"), "says \"2\", but the file has 1 lines");
        check(&upload("a.csv", good, "one", "Etc/UTC"), "says \"one\"");
        check(&upload("a.csv", good, "1", "Montevideo"), "no name of a time zone");
        check(&upload("a.csv", good, "1", "America//Montevideo"), "no name of a time zone");
        assert!(read(&upload("a.csv", good, "1", "Uruguay/Montevideo"), true).is_ok());
        for name in [
            "a",
            "a.CSV",
            ".csv",
            "a b.csv",
            "ñ.csv",
            "../a.csv",
            "R.csv",
            &format!("{}.csv", "a".repeat(47)),
        ] {
            check(&upload(name, good, "1", "Etc/UTC"), "name is not allowed");
        }
        assert!(read(&upload(&format!("{}.csv", "a".repeat(46)), good, "1", "Etc/UTC"), true).is_ok());
        assert_eq!(read(&upload("a.csv", good, "1", "nonsense"), false).unwrap().time_zone, None);
    }

    #[test]
    fn what_is_wrong_with_a_line_is_said() {
        let check = |line: &str, reason: Option<&str>| {
            assert_eq!(contact(line, "C->").err().as_ref().map(Message::english), reason, "{line}");
        };
        check("C->;098344484;;;9999;", None);
        check("C->;+59898344484;a=b=c;+598991;1;", None);
        check("C->;098344484;a=b", Some("3 fields where 6 must be"));
        check("C->;098344484;a=x;y;;9999;", Some("7 fields where 6 must be"));
        check("", Some("1 fields where 6 must be"));
        check("C;098344484;;;9999;", Some("field 1 is not the form's campaign"));
        check("\u{feff}C->;098344484;;;9999;", Some("field 1 is not the form's campaign"));
        check("C->;;;;9999;", Some("field 2 is no number"));
        check("C->;+;;;9999;", Some("field 2 is no number"));
        check("C->;098 344;;;9999;", Some("field 2 is no number"));
        check("C->;1234567.0;;;9999;", Some("field 2 is no number"));
        check("C->;٠٩٨;;;9999;", Some("field 2 is no number"));
        check("C->;098;a;;9999;", Some("field 3 has a parameter without ="));
        check("C->;098;a=x:;;9999;", Some("field 3 has a parameter without ="));
        check("C->;098;=x;;9999;", Some("field 3 has a key other than [A-Za-z0-9_]"));
        check("C->;098;año=x;;9999;", Some("field 3 has a key other than [A-Za-z0-9_]"));
        let alternative = Some("field 4 has an alternative that is neither NUMBER nor TYPE=RETRIES=NUMBER");
        check("C->;098;;099:;9999;", alternative);
        check("C->;098;;W=099;9999;", alternative);
        check("C->;098;;X=1=099;9999;", alternative);
        check("C->;098;;W=x=099;9999;", alternative);
        check("C->;098;;W=1=099=1;9999;", alternative);
        let priority = Some("field 5 is no priority from 1 to 9999");
        check("C->;098;;;;", priority);
        check("C->;098;;;0;", priority);
        check("C->;098;;;10000;", priority);
    }

    #[test]
    fn any_end_of_line_ends_a_line() {
        let check = |content: &str, cant: &str, good: bool| {
            let form = upload("a.csv", content.as_bytes(), cant, "");
            assert_eq!(read(&form, false).is_ok(), good, "{content:?}");
        };
        let line = "C->;098;a=x;;9999;";
        check(line, "1", true);
        check(&format!("{line}\n{line}"), "2", true);
        check(&format!("{line}\r\n{line}\r\n"), "2", true);
        check(&format!("{line}\n\n"), "2", false);
        // A carriage return within a value is the end of the line to who reads lines as Java does.
        check("C->;098;a=x\ry;;9999;\n", "1", false);
    }

    #[test]
    fn what_is_no_utf_8_is_windows_1252() {
        let form = upload("a.csv", b"C->;098;a=Ni\xf1o;;9999;", "1", "");
        assert_eq!(read(&form, false).unwrap().contacts[0].params[0].1, "Niño");
    }

    #[test]
    fn a_reason_holds_no_number() {
        let form = upload("a.csv", b"C->;099123456x;a=canary;;9999;", "1", "");
        let reason = read(&form, false).unwrap_err().kept();
        assert!(!reason.contains("099123456") && !reason.contains("canary"), "{reason}");
    }
}
