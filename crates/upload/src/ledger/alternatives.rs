//! Who went to a campaign with a number that is not their main one: an instance takes people out by their main numbers alone.
//!
//! The ledger knows of a number that it went in a list, not as whose. The plan of the list says so, as long as it is where it was.

use super::Ledger;
use super::claims::MAY_BE_THERE;
use super::loads::{self, Hashing};
use crate::{Error, Plan};
use rusqlite::params;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::PathBuf;

/// Of whom people are taken out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loaded {
    /// Those who are loaded in a campaign.
    Contacts,
    /// Those who are called at a moment.
    Scheduled,
}

/// Contacts who have one of some numbers as an alternative, all by the lines of numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ByAlternative {
    /// Their main numbers, each with those of the numbers that are alternatives of it.
    pub mains: BTreeMap<u64, BTreeSet<u64>>,
    /// Those of the numbers that went as an alternative of somebody, and nobody knows any more of whom.
    pub lost: BTreeSet<u64>,
    /// The names of the lists in which these went, whose plans are gone or are not what they were.
    pub lost_lists: BTreeSet<String>,
}

/// A list, and where its plan was.
struct Sent {
    directory: PathBuf,
    nth: usize,
    sha256: String,
    name: String,
}

impl Ledger {
    /// Who went to a campaign of an instance, or may have, with one of some numbers as an alternative.
    ///
    /// # Errors
    /// Where the ledger or its key cannot be read.
    pub fn by_alternative(
        &self,
        (instance, campaign, loaded): (&str, &str, Loaded),
        numbers: impl Iterator<Item = u64>,
    ) -> Result<ByAlternative, Error> {
        let sent = self.sent_to(instance, campaign, loaded)?;
        let mut by = ByAlternative::default();
        if sent.is_empty() {
            return Ok(by);
        }
        let hashing = self.hashing()?;
        // Of each list the numbers that it has, each with whether as a main number: an alternative it may be besides.
        let mut in_lists: BTreeMap<i64, HashMap<u64, bool>> = BTreeMap::new();
        for number in numbers {
            for (part, is_main) in self.parts_with(&hashing, number)? {
                if sent.contains_key(&part) {
                    in_lists.entry(part).or_default().insert(number, is_main);
                }
            }
        }
        let mut of: BTreeMap<u64, BTreeSet<u64>> = BTreeMap::new();
        let mut lost: Vec<(u64, i64)> = Vec::new();
        for (part, numbers) in &in_lists {
            match sent.get(part).and_then(Sent::numbers) {
                Some(lines) => alternatives(&lines, numbers, &mut of),
                None => lost
                    .extend(numbers.iter().filter(|(_, main)| !**main).map(|(number, _)| (*number, *part))),
            }
        }
        for (number, part) in lost {
            // Whoever another list has with this number is who it was here, too, where they were in this list.
            let mut is_known = false;
            for main in of.get(&number).into_iter().flatten() {
                is_known |= self.parts_with(&hashing, *main)?.contains(&(part, true));
            }
            if !is_known {
                by.lost.insert(number);
                by.lost_lists.extend(sent.get(&part).map(|list| list.name.clone()));
            }
        }
        for (number, mains) in of {
            for main in mains {
                by.mains.entry(main).or_default().insert(number);
            }
        }
        Ok(by)
    }

    /// The lists whose people may be in a campaign, by their numbers in the ledger.
    fn sent_to(&self, instance: &str, campaign: &str, loaded: Loaded) -> Result<HashMap<i64, Sent>, Error> {
        self.ask(|connection| {
            let mut parts = connection.prepare(&format!(
                "SELECT parts.id, runs.directory, parts.nth, parts.sha256,
                    (SELECT name FROM attempts WHERE part = parts.id ORDER BY id DESC LIMIT 1)
                 FROM parts JOIN runs ON runs.id = parts.run AND runs.instance = ?1
                 WHERE parts.campaign = ?2 AND {MAY_BE_THERE}
                    AND EXISTS (SELECT 1 FROM batches WHERE part = parts.id AND kind = 'schedule') = ?3"
            ))?;
            let scheduled = loaded == Loaded::Scheduled;
            let sent = parts.query_map(params![instance, campaign, scheduled], |row| {
                let sent = Sent {
                    directory: row.get::<_, String>(1)?.into(),
                    nth: row.get::<_, u32>(2)? as usize,
                    sha256: row.get(3)?,
                    name: row.get::<_, Option<String>>(4)?.unwrap_or_default(),
                };
                Ok((row.get(0)?, sent))
            })?;
            sent.collect()
        })
    }

    /// In which lists a number went, and whether as a main number.
    fn parts_with(&self, hashing: &Hashing, number: u64) -> Result<Vec<(i64, bool)>, Error> {
        let hash = hashing.of(number);
        self.ask(|connection| {
            let mut parts = connection.prepare_cached("SELECT part, main FROM went WHERE hash = ?1")?;
            parts.query_map([hash], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
        })
    }
}

impl Sent {
    /// The numbers of its contacts as its plan has them; nothing where the plan is gone, or is not what it was.
    fn numbers(&self) -> Option<Vec<u64>> {
        let plan = Plan::read(&self.directory).ok()?;
        let part = plan.parts.get(self.nth).filter(|part| part.identity() == self.sha256)?;
        loads::numbers(&self.directory, part).ok()
    }
}

/// Notes of whom each of some numbers is an alternative, in the numbers of a list, in which each main number comes before its alternatives.
fn alternatives(list: &[u64], numbers: &HashMap<u64, bool>, of: &mut BTreeMap<u64, BTreeSet<u64>>) {
    let mut main = None;
    for number in list {
        if number & serialize::MAIN != 0 {
            main = Some(number & !serialize::MAIN);
        } else if let Some(main) = main.filter(|main| main != number && numbers.contains_key(number)) {
            of.entry(*number).or_default().insert(main);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::{now, plan};
    use crate::{Event, State};
    use serialize::{Digest, MAIN};
    use std::path::Path;
    use words::Message;

    const ANA: u64 = 98_344_484;
    const EVA: u64 = 98_344_485;
    const HOME: u64 = 24_000_001;
    const WORK: u64 = 24_000_002;

    /// A run whose list went, with these numbers.
    fn went(ledger: &Ledger, folder: &Path, run: &str, numbers: &[u64]) {
        let directory = folder.join(run);
        let lines = [ANA, EVA].map(|number| format!("prueba->;{number};nombre={run};;9999;\n")).concat();
        let mut plan = plan(run, &directory, &[&lines]);
        let bytes: Vec<u8> = numbers.iter().flat_map(|number| number.to_le_bytes()).collect();
        std::fs::write(directory.join(&plan.parts[0].numbers), &bytes).unwrap();
        plan.parts[0].numbers_sha256 = Digest::of(&bytes).to_string();
        plan.claim_seconds = 0;
        std::fs::write(directory.join(Plan::FILE), serde_json::to_string(&plan).unwrap()).unwrap();
        ledger.enter(&plan, &directory, now()).unwrap();
        let part = ledger.parts(run).unwrap()[0].id;
        ledger.connected(&plan, (part, &format!("{run}.csv")), &[], now()).unwrap();
        ledger.happen(part, State::Sending, Event::SaidYes, &Message::foreign("1"), now()).unwrap();
    }

    fn by(ledger: &Ledger, campaign: &str, numbers: &[u64]) -> (Vec<u64>, Vec<u64>) {
        let of = ("sandbox", campaign, Loaded::Contacts);
        let by = ledger.by_alternative(of, numbers.iter().copied()).unwrap();
        (by.mains.into_keys().collect(), by.lost.into_iter().collect())
    }

    #[test]
    fn whose_alternative_a_number_is_the_plan_says_and_without_it_that_it_is_one() {
        let folder = tempfile::TempDir::new().unwrap();
        let ledger = Ledger::open(&folder.path().join("state")).unwrap();
        assert_eq!(by(&ledger, "prueba->", &[HOME]), (vec![], vec![]));
        // Two share a home, and one's own number is the other's second.
        went(&ledger, folder.path(), "r1", &[ANA | MAIN, HOME, EVA | MAIN, HOME, ANA]);
        assert_eq!(by(&ledger, "prueba->", &[HOME]), (vec![ANA, EVA], vec![]));
        assert_eq!(by(&ledger, "prueba->", &[ANA]), (vec![EVA], vec![]));
        assert_eq!(by(&ledger, "prueba->", &[EVA, WORK]), (vec![], vec![]));
        assert_eq!(by(&ledger, "otra->", &[HOME]), (vec![], vec![]));
        let scheduled = ledger.by_alternative(("sandbox", "prueba->", Loaded::Scheduled), [HOME].into_iter());
        assert_eq!(scheduled.unwrap(), ByAlternative::default());

        let numbers = folder.path().join("r1/numbers");
        std::fs::rename(&numbers, folder.path().join("r1/gone")).unwrap();
        assert_eq!(by(&ledger, "prueba->", &[HOME, WORK, EVA]), (vec![], vec![HOME]));
        std::fs::rename(folder.path().join("r1/gone"), &numbers).unwrap();
        std::fs::remove_file(folder.path().join("r1/plan.json")).unwrap();
        let lost =
            ledger.by_alternative(("sandbox", "prueba->", Loaded::Contacts), [HOME].into_iter()).unwrap();
        assert_eq!((lost.lost, lost.lost_lists), ([HOME].into(), ["r1.csv".to_owned()].into()));
    }

    #[test]
    fn whoever_a_later_list_has_with_the_number_is_who_it_was_in_one_whose_plan_is_gone() {
        let folder = tempfile::TempDir::new().unwrap();
        let ledger = Ledger::open(&folder.path().join("state")).unwrap();
        went(&ledger, folder.path(), "r1", &[ANA | MAIN, HOME, EVA | MAIN, WORK]);
        went(&ledger, folder.path(), "r2", &[ANA | MAIN, HOME]);
        std::fs::remove_file(folder.path().join("r1/plan.json")).unwrap();
        assert_eq!(by(&ledger, "prueba->", &[HOME, WORK]), (vec![ANA], vec![WORK]));
    }
}
