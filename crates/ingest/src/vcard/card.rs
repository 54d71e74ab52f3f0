//! One card: its properties as named cells.

use super::lines::{Line, Lines, MAX_TEXT, is_quoted_printable};
use crate::Error;
use crate::columns::MAX_NAME;
use crate::utf8::mended;
use encoding_rs::Encoding;
use std::borrow::Cow;
use std::collections::BTreeMap;
use words::message;

/// What a type says that nobody looks for in a column's name: it is the default, or only a preference.
const UNSAID: [&str; 5] = ["internet", "pref", "voice", "x-internet", "text"];
/// The property that labels another of its group.
const LABEL: &str = "X-ABLABEL";
const MAX_LABEL: usize = 100;
/// What stands before a value. A longer one is no name of a column.
const MAX_HEAD: usize = MAX_NAME / 2;
/// What the parts of a structured value are.
const NAME: [&str; 5] = ["family", "given", "additional", "prefix", "suffix"];
const ADDRESS: [&str; 7] = ["box", "extended", "street", "city", "region", "code", "country"];

/// A card.
pub(super) struct Card {
    /// The line on which it begins.
    pub(super) row: u32,
    /// Whether its end is missing.
    pub(super) open: bool,
    properties: Vec<Property>,
}

/// `item1.TEL;TYPE=cell:+598 99 000 001`.
struct Property {
    group: String,
    name: String,
    types: Vec<String>,
    value: String,
}

impl Card {
    /// The next card.
    pub(super) fn next(lines: &mut Lines<'_>) -> Result<Option<Self>, Error> {
        let Some(begin) = lines.next()? else { return Ok(None) };
        if !super::is(&begin.text, "BEGIN", "VCARD") {
            let what = message!("ingest-no-card", "a card should begin here, with BEGIN:VCARD").into();
            return Err(Error::Broken { path: lines.path.into(), row: begin.row, what });
        }
        let mut card = Self { row: begin.row, open: true, properties: Vec::new() };
        let mut size = 0;
        while !lines.next_is("BEGIN", "VCARD") {
            let Some(line) = lines.next()? else { break };
            if super::is(&line.text, "END", "VCARD") {
                card.open = false;
                break;
            }
            size += line.text.len();
            if size > MAX_TEXT {
                return Err(Error::LongRow { path: lines.path.into(), row: card.row });
            }
            card.add(&line);
        }
        Ok(Some(card))
    }

    fn add(&mut self, line: &Line) {
        match Property::parse(line) {
            Some(property) if property.name == "VERSION" => {}
            Some(property) => self.properties.push(property),
            // A line without a colon can only be the rest of the line before, written without the blank of a fold.
            None => match self.properties.last_mut() {
                Some(last) => last.value.extend(["\n", &line.text]),
                None => self.properties.push(Property::unnamed(&line.text)),
            },
        }
    }

    /// The cells, each with its column's name. A label that belongs to one property is a type of it.
    pub(super) fn cells(&self) -> Vec<(String, String)> {
        let is_label = |property: &&Property| property.name == LABEL && !property.group.is_empty();
        let (labels, others): (Vec<_>, Vec<_>) = self.properties.iter().partition(is_label);
        let mut labels: BTreeMap<&str, &Property> =
            labels.into_iter().map(|label| (label.group.as_str(), label)).collect();
        let mut cells: Vec<_> = others
            .into_iter()
            .flat_map(|property| {
                property.cells(labels.get(property.group.as_str()).map(|label| label.label()))
            })
            .collect();
        // A label of nothing is a cell of its own.
        for property in &self.properties {
            if property.name != LABEL {
                labels.remove(property.group.as_str());
            }
        }
        cells.extend(labels.into_values().flat_map(|label| label.cells(None)));
        cells
    }
}

impl Property {
    fn parse(line: &Line) -> Option<Self> {
        let (head, value) = split_outside_quotes(&line.text)?;
        if head.len() > MAX_HEAD {
            return Some(Self::unnamed(&line.text));
        }
        let mut parameters = head.split(';');
        let full = parameters.next()?.trim();
        let (group, name) = full.rsplit_once('.').unwrap_or(("", full));
        let (mut types, mut charset) = (Vec::new(), None);
        for parameter in parameters {
            let (key, values) = parameter.split_once('=').unwrap_or(("TYPE", parameter));
            match key.trim().to_ascii_uppercase().as_str() {
                // Version 2.1 writes an encoding without its key, as if it were a type.
                "TYPE"
                    if !matches!(
                        values.to_ascii_uppercase().as_str(),
                        "QUOTED-PRINTABLE" | "BASE64" | "B" | "8BIT"
                    ) =>
                {
                    types
                        .extend(values.trim_matches('"').split(',').map(|value| value.trim().to_lowercase()));
                }
                "CHARSET" => charset = Encoding::for_label(values.trim_matches('"').as_bytes()),
                _ => {}
            }
        }
        types.retain(|name| !name.is_empty() && !UNSAID.contains(&name.as_str()));
        types.sort_unstable();
        types.dedup();
        let mut value = if is_quoted_printable(&line.text) { decoded(value, charset) } else { value.into() };
        if line.left_off > 0 || is_base64(head) || value.starts_with("data:") {
            value = format!("({} bytes, not text)", (value.len() + line.left_off) / 4 * 3).into();
        }
        Some(Self { group: group.into(), name: name.to_ascii_uppercase(), types, value: value.into_owned() })
    }

    /// What this label calls the property that it belongs to.
    fn label(&self) -> String {
        let label = self.value.trim_start_matches("_$!<").trim_end_matches(">!$_");
        label.chars().take(MAX_LABEL).collect::<String>().to_lowercase()
    }

    fn unnamed(text: &str) -> Self {
        Self { group: String::new(), name: String::new(), types: Vec::new(), value: text.into() }
    }

    fn cells(&self, label: Option<String>) -> Vec<(String, String)> {
        let types: Vec<String> = self.types.iter().cloned().chain(label).collect();
        let column = |part: Option<&str>| {
            let words =
                std::iter::once(self.name.as_str()).chain(types.iter().map(String::as_str)).chain(part);
            words.collect::<Vec<_>>().join(" ")
        };
        let parts: &[&str] = match self.name.as_str() {
            "N" => &NAME,
            "ADR" => &ADDRESS,
            "ORG" => return vec![(column(None), joined(&split(&self.value)))],
            _ => return vec![(column(None), unescaped(&self.value))],
        };
        let values = split(&self.value);
        let named = parts.iter().zip(&values).map(|(part, value)| (column(Some(part)), value.clone()));
        let beyond = values.iter().skip(parts.len()).map(|value| (column(None), value.clone()));
        named.chain(beyond).filter(|(_, value)| !value.is_empty()).collect()
    }
}

/// The part before the first colon that is not in quotes, and the part behind it.
fn split_outside_quotes(line: &str) -> Option<(&str, &str)> {
    let mut quoted = false;
    let at = line.find(|c| {
        quoted ^= c == '"';
        c == ':' && !quoted
    });
    let (head, value) = at.or_else(|| line.find(':')).map(|at| line.split_at(at))?;
    Some((head, &value[1..]))
}

fn is_base64(head: &str) -> bool {
    let head = head.to_ascii_uppercase();
    head.split(';').skip(1).any(|parameter| matches!(parameter, "BASE64" | "ENCODING=BASE64" | "ENCODING=B"))
}

/// The parts of a structured value, each without its escapes.
fn split(value: &str) -> Vec<String> {
    let (mut parts, mut from, mut escaped) = (Vec::new(), 0, false);
    for (at, c) in value.char_indices() {
        if c == ';' && !escaped {
            parts.push(unescaped(&value[from..at]));
            from = at + 1;
        }
        escaped = c == '\\' && !escaped;
    }
    parts.push(unescaped(&value[from..]));
    parts
}

fn joined(parts: &[String]) -> String {
    let parts: Vec<&str> = parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    parts.join(", ")
}

/// `\n` is a line break, and a backslash before `,` `;` `:` or another one only protects it.
fn unescaped(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    let mut chars = value.chars();
    while let Some(c) = chars.next() {
        match (c, chars.clone().next()) {
            ('\\', Some('n' | 'N')) => text.push('\n'),
            ('\\', Some(escaped @ (',' | ';' | ':' | '\\'))) => text.push(escaped),
            _ => {
                text.push(c);
                continue;
            }
        }
        chars.next();
    }
    text
}

/// Quoted-printable as text, in the encoding that the property names, else UTF-8 or windows-1252.
fn decoded<'v>(value: &'v str, charset: Option<&'static Encoding>) -> Cow<'v, str> {
    let mut bytes = Vec::with_capacity(value.len());
    let mut rest = value.as_bytes();
    while let [first, tail @ ..] = rest {
        let hex = |digit: u8| char::from(digit).to_digit(16).map(|digit| digit as u8);
        match (first, tail) {
            (b'=', [high, low, tail @ ..]) if hex(*high).is_some() && hex(*low).is_some() => {
                bytes.push(hex(*high).unwrap_or(0) << 4 | hex(*low).unwrap_or(0));
                rest = tail;
            }
            _ => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    match charset.filter(|charset| *charset != encoding_rs::UTF_8) {
        Some(charset) => charset.decode_without_bom_handling(&bytes).0.into_owned().into(),
        None => mended(&bytes).into_owned().into(),
    }
}
