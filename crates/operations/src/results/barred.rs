//! Numbers that shall not be called again for what came of a call, as a blacklist in the portal's own form, `number;campaign;`.
//!
//! The list only grows: what stands in it stays, byte for byte, whoever wrote it. So it must be one of that very form: behind anything
//! else our lines would be read as nobody, and whoever stands in them called again. The numbers stand as they were dialled, which is how
//! the portal compares them, for every campaign or for that of the call.

use super::calls::said;
use super::tables::replace;
use super::trouble::Trouble;
use crate::Error;
use contact::{fold_name, mask_digits};
use select::nearest;
use std::collections::{BTreeMap, BTreeSet};
use std::io::ErrorKind;
use std::path::PathBuf;
use ucontact::CallRecord;
use words::{Arg, Message, message};

/// For whom a number is listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BarredFor {
    /// Every campaign: who may not be called for one thing is called for no other.
    #[default]
    All,
    /// The campaign of the call; every one where the record names none beyond doubt.
    Campaign,
}

/// Numbers for a blacklist.
#[derive(Clone, Debug, Default)]
pub(super) struct Barred {
    path: Option<PathBuf>,
    /// The words as they were typed, and folded.
    typed: Vec<String>,
    words: Vec<String>,
    whom: BarredFor,
    /// What came of calls, folded, each as it stands in the first that has it, and in how many.
    heard: BTreeMap<String, (String, u64)>,
    /// Each with its campaigns, a star for every one.
    numbers: BTreeMap<String, BTreeSet<String>>,
}

/// So many dispositions are told where none is the one that was asked for.
const SHOWN: usize = 20;

/// What stands in a line that holds for every campaign.
const ALL: &str = "*";

impl Barred {
    /// For what came of calls, in these words.
    pub(super) fn of(path: Option<PathBuf>, dispositions: &[String], whom: BarredFor) -> Self {
        let typed: Vec<String> =
            dispositions.iter().filter(|word| !fold_name(word).is_empty()).cloned().collect();
        let words = typed.iter().map(|word| fold_name(word)).collect();
        Self { path, typed, words, whom, heard: BTreeMap::new(), numbers: BTreeMap::new() }
    }

    pub(super) fn is_wanted(&self) -> bool {
        self.path.is_some()
    }

    pub(super) fn words(&self) -> &[String] {
        &self.words
    }

    /// What came of a call.
    pub(super) fn hear(&mut self, record: &CallRecord) {
        for said in said(record) {
            let folded = fold_name(said);
            if !folded.is_empty() {
                self.heard.entry(folded).or_insert_with(|| (said.trim().to_owned(), 0)).1 += 1;
            }
        }
    }

    /// Of each word that no call has, that it is so, and which were heard, the most frequent first.
    pub(super) fn unheard(&self) -> Vec<Message> {
        let unheard = self.typed.iter().zip(&self.words).filter(|(_, word)| !self.heard.contains_key(*word));
        let mut heard: Vec<&(String, u64)> = self.heard.values().collect();
        heard.sort_by_key(|(_, calls)| std::cmp::Reverse(*calls));
        let names = || heard.iter().map(|(said, _)| said.as_str());
        // A note may hold a number.
        let seen = || Arg::list(names().take(SHOWN).map(mask_digits));
        let tell = |(typed, _): (&String, &String)| match nearest(typed, names()) {
            _ if heard.is_empty() => message!(
                "results-nobody-has-any",
                "no call has the disposition \"{word}\", nor any other: none was seen",
                word = typed
            ),
            Some(near) => message!(
                "results-nobody-has-near",
                "no call has the disposition \"{word}\" ({near}). Those that were seen: {seen}",
                word = typed,
                near = near,
                seen = seen()
            ),
            None => message!(
                "results-nobody-has",
                "no call has the disposition \"{word}\". Those that were seen: {seen}",
                word = typed,
                seen = seen()
            ),
        };
        unheard.map(tell).collect()
    }

    /// A number as it was dialled, and the campaign for which it was.
    pub(super) fn add(&mut self, dialled: &str, campaign: Option<&str>) {
        let number: String = dialled.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
        if number.bytes().any(|b| b.is_ascii_digit()) {
            let campaign =
                campaign.map(str::trim).filter(|name| self.whom == BarredFor::Campaign && is_sure(name));
            self.numbers.entry(number).or_default().insert(campaign.unwrap_or(ALL).to_owned());
        }
    }

    /// The list as it is.
    ///
    /// # Errors
    /// Where it cannot be read, or is none to which our lines may be added.
    pub(super) fn there(&self) -> Result<String, Error> {
        let Some(path) = &self.path else { return Ok(String::new()) };
        let list = match std::fs::read(path) {
            Ok(list) => list,
            Err(error) if error.kind() == ErrorKind::NotFound => Vec::new(),
            Err(source) => return Err(Trouble::File { path: path.clone(), source }.into_error()),
        };
        own_form(list).map_err(|what| Trouble::NotAList { path: path.clone(), what }.into_error())
    }

    /// Writes the list; answers how many numbers it did not have.
    pub(super) fn write(&self) -> Result<u64, Error> {
        let Some(path) = &self.path else { return Ok(0) };
        let text = self.there()?;
        let mut list = text.clone().into_bytes();
        let known: BTreeSet<(&str, &str)> = text.lines().filter_map(number_and_campaign).collect();
        let is_known = |number: &str, campaign: &str| {
            known.contains(&(number, ALL)) || known.contains(&(number, campaign))
        };
        let mut new = Vec::new();
        for (number, campaigns) in &self.numbers {
            // Who is listed for every one is not listed for one more.
            let all = campaigns.get(ALL);
            let campaigns = campaigns.iter().filter(|campaign| all.is_none_or(|all| all == *campaign));
            new.extend(campaigns.filter(|campaign| !is_known(number, campaign)).map(|name| (number, name)));
        }
        if !list.is_empty() && !list.ends_with(b"\n") {
            list.push(b'\n');
        }
        for (number, campaign) in &new {
            list.extend_from_slice(format!("{number};{campaign};\n").as_bytes());
        }
        if !new.is_empty() || !path.exists() {
            replace(path, &list)?;
        }
        let numbers: BTreeSet<&String> = new.iter().map(|(number, _)| *number).collect();
        Ok(numbers.len() as u64)
    }
}

/// A list of lines of our form as text; else what it is.
fn own_form(list: Vec<u8>) -> Result<String, Message> {
    match list.as_slice() {
        [b'P', b'K', 3 | 5, ..] => {
            return Err(message!("results-list-packed", "a workbook or another packed file"));
        }
        [0x89, b'D', b'B', b'L', ..] => return Err(message!("results-list-compiled", "a compiled list")),
        _ => {}
    }
    let no_text = |_| message!("results-list-no-text", "no text in UTF-8");
    let text = String::from_utf8(list).map_err(no_text)?;
    match text.trim_start_matches('\u{feff}').lines().position(|line| !is_own_line(line)) {
        None => Ok(text),
        Some(nth) => Err(message!(
            "results-list-other-form",
            "line {row} is not of the form number;campaign;",
            row = (nth + 1).to_string()
        )),
    }
}

/// Whether a line is as the portal has them, a remark, or nothing.
fn is_own_line(line: &str) -> bool {
    let line = line.trim();
    if line.is_empty() || line.starts_with('#') {
        return true;
    }
    let fields: Vec<&str> = line.split(';').map(str::trim).collect();
    let [number, campaign, ""] = fields.as_slice() else { return false };
    let is_number = number.bytes().any(|b| b.is_ascii_digit())
        && number.chars().all(|c| c.is_ascii_digit() || matches!(c, '+' | ' ' | '-' | '.' | '(' | ')'));
    is_number && (matches!(*campaign, "" | ALL) || is_sure(campaign))
}

/// Whether whoever reads the list takes a text for one campaign: with an arrow at its end, and nothing in it that would break the line.
fn is_sure(campaign: &str) -> bool {
    let is_odd = |c: char| matches!(c, ';' | '"') || c.is_control();
    (campaign.ends_with("->") || campaign.ends_with("<-")) && !campaign.contains(is_odd)
}

/// The number of a line, and for which campaign it holds.
fn number_and_campaign(line: &str) -> Option<(&str, &str)> {
    let mut fields = line.trim_start_matches('\u{feff}').trim().split(';');
    let number = fields.next()?.trim();
    let campaign = fields.next().map(str::trim).filter(|campaign| !campaign.is_empty());
    Some((number, campaign.unwrap_or(ALL)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_only_grows() {
        let folder = tempfile::TempDir::new().unwrap();
        let path = folder.path().join("no-llamar.csv");
        std::fs::write(&path, "098000001;*;\n098000002;Ventas->;\n# ours").unwrap();
        let mut barred = Barred::of(Some(path.clone()), &["Wrong number".to_owned()], BarredFor::All);
        for number in ["098000001", "098 000 002", "098000003", "", "anonymous"] {
            barred.add(number, Some("Otra->"));
        }
        assert_eq!(barred.write().unwrap(), 2);
        let text = "098000001;*;\n098000002;Ventas->;\n# ours\n098000002;*;\n098000003;*;\n";
        assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
        assert_eq!(barred.write().unwrap(), 0);
        assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
    }

    #[test]
    fn only_a_list_of_our_form_is_added_to() {
        let check = |list: &[u8], expected: Option<&str>| {
            let folder = tempfile::TempDir::new().unwrap();
            let path = folder.path().join("lista");
            std::fs::write(&path, list).unwrap();
            let mut barred = Barred::of(Some(path.clone()), &["Wrong number".to_owned()], BarredFor::All);
            barred.add("098000001", None);
            let said = match barred.write() {
                Ok(_) => None,
                Err(Error::Results(trouble)) => Some(trouble.to_string()),
                Err(error) => panic!("{error}"),
            };
            let text = String::from_utf8_lossy(list).into_owned();
            assert_eq!(said.is_none(), expected.is_none(), "{text}: {said:?}");
            if let (Some(said), Some(expected)) = (said, expected) {
                assert!(said.contains(expected), "{text}: {said}");
                assert_eq!(std::fs::read(&path).unwrap(), list, "it stays as it is");
            }
        };
        check(b"", None);
        check(b"\n", None);
        check("\u{feff}098 000 002;*;\r\n+598 98 000 003;Ventas->;\r\n# ours\n099;;".as_bytes(), None);
        check(b"PK\x03\x04\x14\0", Some("workbook"));
        check(b"\x89DBL\r\n\x1a\n", Some("compiled"));
        check(b"098000002;Cobran\xe7as->;\n", Some("UTF-8"));
        check(b"098000002\n", Some("line 1 "));
        check(b"098000002,Ana,2026\n", Some("line 1 "));
        check(b"nombre;numero;\nAna;098000002;\n", Some("line 1 "));
        check(b"098000002;*;\nnumero;campana;\n", Some("line 2 "));
        check(b"098000002;Ana;\n", Some("line 1 "));
        check(b"098000002;*;Ana\n", Some("line 1 "));
    }

    #[test]
    fn a_number_is_listed_for_the_campaign_of_its_call_where_that_is_wished_and_sure() {
        let folder = tempfile::TempDir::new().unwrap();
        let path = folder.path().join("no-llamar.csv");
        std::fs::write(&path, "1;*;\n2;Ventas->;\n").unwrap();
        let mut barred = Barred::of(Some(path.clone()), &["Wrong number".to_owned()], BarredFor::Campaign);
        let calls = [
            ("1", Some("Ventas->")),
            ("2", Some("Ventas->")),
            ("2", Some(" Otra<- ")),
            ("2", Some("Tercera->")),
            ("3", Some("Ventas")),
            ("4", None),
            ("5", Some("a;b->")),
            ("6", Some("Ventas->")),
            ("6", None),
        ];
        for (number, campaign) in calls {
            barred.add(number, campaign);
        }
        assert_eq!(barred.write().unwrap(), 5);
        let text = "1;*;\n2;Ventas->;\n2;Otra<-;\n2;Tercera->;\n3;*;\n4;*;\n5;*;\n6;*;\n";
        assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
        assert_eq!(barred.write().unwrap(), 0);
    }
}
