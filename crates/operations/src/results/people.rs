//! The contacts of a list as they were sent, and which of them a call was to.

use crate::Error;
use contact::{Number, Region, Zone};
use report::{TRACE, Traced, TracedFate};
use serialize::{Charset, Digest};
use std::collections::HashMap;
use std::fs::File;
use std::io::BufReader;
use std::path::Path;
use upload::{Plan, SentList};

/// So many digits at least tell a number from others, where one was written with more in front than the other.
const TAIL: usize = 8;

/// The contacts of a run's lists, as its plan has them.
pub(super) struct PlanPeople {
    plan: Plan,
    region: Region,
    rows: Rows,
}

/// A contact as it was sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Person {
    /// The main number as it is dialled.
    pub(super) number: String,
    /// The others, alike.
    pub(super) alternatives: Vec<String>,
    /// The row that it comes from, as the spreadsheet shows it; blank where the plan does not tell any more.
    pub(super) row: String,
}

/// The contacts of a list.
pub(super) struct ListPeople {
    /// In the order of their lines.
    pub(super) people: Vec<Person>,
    /// Their time zone, by its IANA name; none for the instance's own.
    pub(super) zone: Option<String>,
    /// The zone of the instance's clock, where their calls had moments.
    pub(super) server: Option<Zone>,
    region: Region,
    exact: HashMap<String, u32>,
    tails: HashMap<String, Vec<(String, u32)>>,
}

impl PlanPeople {
    /// What a run's plan still tells.
    ///
    /// # Errors
    /// Where the plan cannot be read.
    pub(super) fn read(directory: &Path) -> Result<Self, Error> {
        let plan = Plan::read(directory)?;
        let (region, rows) = traced(directory).unwrap_or((Region::NONE, Rows::default()));
        Ok(Self { plan, region, rows })
    }

    /// The contacts of one of its lists; nothing where its file is not as it was sent.
    pub(super) fn of(&self, directory: &Path, list: &SentList) -> Option<ListPeople> {
        let part = self.plan.parts.get(list.nth).filter(|part| part.identity() == list.identity)?;
        let content = std::fs::read(directory.join(&part.file)).ok()?;
        if Digest::of(&content).to_string() != part.sha256 {
            return None;
        }
        let text = Charset::named(&self.plan.charset).and_then(|charset| charset.decode(&content))?;
        let group = self.rows.group(&list.campaign, part.zone.as_deref());
        let mut people = Vec::with_capacity(usize::try_from(part.lines).unwrap_or(0));
        for line in text.lines() {
            let line = serialize::parse(line).ok()?;
            let key = self.number(line.number).map(Number::key);
            let row = key.and_then(|key| self.rows.row(group?, key));
            people.push(Person {
                number: line.number.to_owned(),
                alternatives: line.alternatives.iter().map(|number| (*number).to_owned()).collect(),
                row: row.unwrap_or_default(),
            });
        }
        let server = part.calls.as_ref().and_then(|calls| Zone::named(calls.server_zone.as_deref()?));
        Some(ListPeople { server, ..ListPeople::of(people, part.zone.clone(), self.region) })
    }

    fn number(&self, text: &str) -> Option<Number> {
        numbering::parse(text, self.region).ok()
    }
}

impl ListPeople {
    fn of(people: Vec<Person>, zone: Option<String>, region: Region) -> Self {
        let mut exact = HashMap::new();
        let mut tails: HashMap<String, Vec<(String, u32)>> = HashMap::new();
        // A main number comes before an alternative of another.
        let mains = people.iter().zip(0..).map(|(person, nth)| (person.number.as_str(), nth));
        let others = people
            .iter()
            .zip(0..)
            .flat_map(|(person, nth)| person.alternatives.iter().map(move |number| (number.as_str(), nth)));
        for (number, nth) in mains.chain(others) {
            let digits = bare(number);
            if let Some(tail) = tail(&digits) {
                let alike = tails.entry(tail).or_default();
                if alike.iter().all(|(known, _)| *known != digits) {
                    alike.push((digits.clone(), nth));
                }
            }
            exact.entry(digits).or_insert(nth);
        }
        Self { people, zone, server: None, region, exact, tails }
    }

    /// Who was called, where the number is one of the list's: as it stands there, or with more or fewer digits in front.
    pub(super) fn called(&self, dialled: &str) -> Option<u32> {
        let digits = bare(dialled);
        if digits.is_empty() {
            return None;
        }
        if let Some(nth) = self.exact.get(&digits) {
            return Some(*nth);
        }
        let alike = self.tails.get(&tail(&digits)?)?;
        let mut fits = alike
            .iter()
            .filter(|(known, _)| known.ends_with(digits.as_str()) || digits.ends_with(known.as_str()))
            .map(|(_, nth)| *nth);
        let first = fits.next()?;
        // Of two people, nobody knows which.
        fits.all(|nth| nth == first).then_some(first)
    }

    /// The line of a number as it is dialled, by which the ledger knows it.
    pub(super) fn line(&self, number: &str) -> Option<u64> {
        numbering::parse(number, self.region).ok().map(Number::line)
    }
}

/// A number's digits without zeros in front, which only reach over borders of areas and countries.
fn bare(number: &str) -> String {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    digits.trim_start_matches('0').to_owned()
}

fn tail(digits: &str) -> Option<String> {
    digits.len().checked_sub(TAIL).map(|start| digits[start..].to_owned())
}

/// Which row each contact of a run comes from, by its campaign and zone and its main number's key.
#[derive(Default)]
struct Rows {
    groups: Vec<(String, Option<String>)>,
    /// Files, with the sheet where they have several.
    tables: Vec<String>,
    places: HashMap<(usize, u64), (usize, u32)>,
}

impl Rows {
    fn group(&self, campaign: &str, zone: Option<&str>) -> Option<usize> {
        self.groups.iter().position(|(known, of)| known == campaign && of.as_deref() == zone)
    }

    fn row(&self, group: usize, key: u64) -> Option<String> {
        let (table, row) = self.places.get(&(group, key))?;
        Some(format!("{} › {row}", self.tables.get(*table)?))
    }
}

/// The country of a run's numbers, and for each contact its row.
fn traced(directory: &Path) -> Option<(Region, Rows)> {
    let file = File::open(directory.join(TRACE)).ok()?;
    let trace = Traced::open(BufReader::new(file)).ok()?;
    let region = Region::new(&trace.head().region).unwrap_or(Region::NONE);
    let mut rows = Rows::default();
    let read = trace.rows(|table, row| {
        let TracedFate::Planned { group, phones } = &row.fate else { return };
        let Some((_, key)) = phones.first() else { return };
        let sheet = table.table.sheet.as_ref().map(|sheet| format!(" › {sheet}")).unwrap_or_default();
        let of = rows.group(&group.campaign, group.zone.as_deref()).unwrap_or_else(|| {
            rows.groups.push((group.campaign.to_string(), group.zone.as_deref().map(str::to_owned)));
            rows.groups.len() - 1
        });
        let name = format!("{}{sheet}", table.table.source);
        let table = rows.tables.iter().rposition(|known| *known == name).unwrap_or_else(|| {
            rows.tables.push(name);
            rows.tables.len() - 1
        });
        rows.places.entry((of, *key)).or_insert((table, row.row));
    });
    // What came before a damage is as it was; of the rest the rows are not told.
    drop(read);
    Some((region, rows))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list() -> ListPeople {
        let person = |number: &str, alternatives: &[&str]| Person {
            number: number.to_owned(),
            alternatives: alternatives.iter().map(|&number| number.to_owned()).collect(),
            row: String::new(),
        };
        let people = vec![
            person("098000001", &["24000001"]),
            person("098000002", &["098000001"]),
            person("1155551234", &[]),
            person("2155551234", &[]),
        ];
        ListPeople::of(people, None, Region::new("UY").unwrap())
    }

    #[test]
    fn a_number_is_found_however_it_was_dialled() {
        let check = |dialled: &str, nth| assert_eq!(list().called(dialled), nth, "{dialled}");
        check("098000001", Some(0));
        check("98000001", Some(0));
        check("+598 98 000 001", Some(0));
        check("24000001", Some(0));
        check("0098000002", Some(1));
        check("1155551234", Some(2));
        // Of two, nobody knows which.
        check("55551234", None);
        check("098000003", None);
        check("", None);
        check("7001", None);
    }

    #[test]
    fn a_number_has_the_line_by_which_the_ledger_knows_it() {
        assert_eq!(list().line("098000001"), Some(59_898_000_001));
        assert_eq!(list().line("7001"), None);
    }
}
