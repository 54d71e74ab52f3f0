//! Numbers that shall not be called again for what came of a call, as a blacklist in the portal's own form, `number;campaign;`.
//!
//! The list only grows: what stands in it stays, byte for byte, whoever wrote it. The numbers stand as they were dialled, which is how the
//! portal compares them, for every campaign.

use super::tables::replace;
use super::trouble::Trouble;
use crate::Error;
use contact::fold_name;
use std::collections::BTreeSet;
use std::io::ErrorKind;
use std::path::PathBuf;

/// Numbers for a blacklist.
#[derive(Clone, Debug, Default)]
pub(super) struct Barred {
    path: Option<PathBuf>,
    words: Vec<String>,
    numbers: BTreeSet<String>,
}

impl Barred {
    /// For what came of calls, in these words.
    pub(super) fn of(path: Option<PathBuf>, dispositions: &[String]) -> Self {
        let words = dispositions.iter().map(|word| fold_name(word)).filter(|word| !word.is_empty()).collect();
        Self { path, words, numbers: BTreeSet::new() }
    }

    pub(super) fn is_wanted(&self) -> bool {
        self.path.is_some()
    }

    pub(super) fn words(&self) -> &[String] {
        &self.words
    }

    /// A number as it was dialled.
    pub(super) fn add(&mut self, dialled: &str) {
        let number: String = dialled.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
        if number.bytes().any(|b| b.is_ascii_digit()) {
            self.numbers.insert(number);
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
        let known: BTreeSet<&str> = text.lines().filter_map(everywhere).collect();
        let new: Vec<&String> =
            self.numbers.iter().filter(|number| !known.contains(number.as_str())).collect();
        if !list.is_empty() && !list.ends_with(b"\n") {
            list.push(b'\n');
        }
        for number in &new {
            list.extend_from_slice(format!("{number};*;\n").as_bytes());
        }
        if !new.is_empty() || !path.exists() {
            replace(path, &list)?;
        }
        Ok(new.len() as u64)
    }
}

/// The number of a line that holds for every campaign.
fn everywhere(line: &str) -> Option<&str> {
    let mut fields = line.trim_start_matches('\u{feff}').trim().split(';');
    let number = fields.next()?.trim();
    let is_everywhere = fields.next().is_none_or(|campaign| matches!(campaign.trim(), "" | "*"));
    is_everywhere.then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_only_grows() {
        let folder = tempfile::TempDir::new().unwrap();
        let path = folder.path().join("no-llamar.csv");
        std::fs::write(&path, "098000001;*;\n098000002;Ventas->;\n# ours").unwrap();
        let mut barred = Barred::of(Some(path.clone()), &["Wrong number".to_owned()]);
        for number in ["098000001", "098 000 002", "098000003", "", "anonymous"] {
            barred.add(number);
        }
        assert_eq!(barred.write().unwrap(), 2);
        let text = "098000001;*;\n098000002;Ventas->;\n# ours\n098000002;*;\n098000003;*;\n";
        assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
        assert_eq!(barred.write().unwrap(), 0);
        assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
    }
}
