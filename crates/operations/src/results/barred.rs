//! Numbers that shall not be called again for what came of a call, as a blacklist in the portal's own form, `number;campaign;`.
//!
//! The list only grows: what stands in it stays, byte for byte, whoever wrote it. The numbers stand as they were dialled, which is how the
//! portal compares them, for every campaign or for that of the call.

use super::tables::replace;
use super::trouble::Trouble;
use crate::Error;
use contact::fold_name;
use std::collections::{BTreeMap, BTreeSet};
use std::io::ErrorKind;
use std::path::PathBuf;

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
    words: Vec<String>,
    whom: BarredFor,
    /// Each with its campaigns, a star for every one.
    numbers: BTreeMap<String, BTreeSet<String>>,
}

/// What stands in a line that holds for every campaign.
const ALL: &str = "*";

impl Barred {
    /// For what came of calls, in these words.
    pub(super) fn of(path: Option<PathBuf>, dispositions: &[String], whom: BarredFor) -> Self {
        let words = dispositions.iter().map(|word| fold_name(word)).filter(|word| !word.is_empty()).collect();
        Self { path, words, whom, numbers: BTreeMap::new() }
    }

    pub(super) fn is_wanted(&self) -> bool {
        self.path.is_some()
    }

    pub(super) fn words(&self) -> &[String] {
        &self.words
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

    /// Writes the list; answers how many numbers it did not have.
    pub(super) fn write(&self) -> Result<u64, Error> {
        let Some(path) = &self.path else { return Ok(0) };
        let mut list = match std::fs::read(path) {
            Ok(list) => list,
            Err(error) if error.kind() == ErrorKind::NotFound => Vec::new(),
            Err(source) => return Err(Trouble::File { path: path.clone(), source }.into_error()),
        };
        let text = String::from_utf8_lossy(&list).into_owned();
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
