//! Everybody on some lists, each once and in order, whatever kind of files the lists are and however long: for those who bring a list
//! elsewhere, or take people off by one.

use super::ingredients::{Asked, Ingredient, called};
use super::{compile, compiled, place};
use crate::Error;
use crate::spool::file_name;
use chrono::{DateTime, Utc};
use dedupe::Scope;
use dedupe::blacklist::{Compiled, Compiler, Dated, Making, Role};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use upload::Stamp;
use words::Arg;

/// What shall be gathered.
#[derive(Clone, Debug)]
pub struct Gather<'g> {
    /// The lists. Where they name a campaign, it takes the place of whatever the lists say.
    pub from: Asked,
    /// Whether a doubt is decided against a line: where whoever is listed may be called afterwards.
    pub strict: bool,
    /// A directory for what does not fit into memory; nothing is left there.
    pub scratch: &'g Path,
    /// What the clock says.
    pub now: DateTime<Utc>,
}

/// A number for all campaigns or one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// The campaign; all where none is named.
    pub campaign: Option<Arc<str>>,
    /// The number's line ([`contact::Number::line`]).
    pub line: u64,
}

/// Lines of a list that hold something that is no number.
#[derive(Clone, Debug, PartialEq)]
pub struct Bad {
    /// What the list is called.
    pub list: String,
    /// How many.
    pub lines: u64,
    /// Where the first of them are, and what stands there, masked.
    pub rows: Arg,
}

/// Everybody on some lists, in order.
#[derive(Debug)]
pub struct Gathered {
    compiled: Compiled,
    /// What the lists are called together.
    pub name: String,
    /// Where the files are that they are named by, a line each: from wherever they are named.
    pub origin: String,
    /// The digests of the lists' files, in the order in which they are named.
    pub digests: Vec<String>,
    /// Numbers as often as they stand in the lists, and lines with something that is none.
    pub read: u64,
    /// Numbers that count no more, by their date.
    pub expired: u64,
    /// Numbers in lines of which it is not clear for which campaign they are.
    pub in_doubt: u64,
    /// Lines with something that is no number.
    pub unreadable: u64,
    /// Where these are.
    pub bad: Vec<Bad>,
}

/// Gathers everybody on some lists.
///
/// # Errors
/// Where a list is not to be trusted, nobody says of which country it is, or the disk fails.
pub fn gather(request: &Gather<'_>) -> Result<Gathered, Error> {
    let ingredients = request.from.ingredients()?;
    let failed = |source| Error::Compiling { path: request.scratch.to_owned(), source };
    let scratch = || tempfile::tempfile_in(request.scratch);
    let mut compiler =
        Compiler::new(Making { scratch: &scratch, at_once: Making::AT_ONCE }).map_err(failed)?;
    let all = compiler.begin("all").map_err(failed)?;
    let (day, only) = (request.now.date_naive(), request.from.only());
    let mut figures = Figures::default();
    for (ingredient, name) in ingredients.iter().zip(called(&ingredients)) {
        let mut take = |line, scope: &Scope| {
            figures.taken += 1;
            compiler.take(all, line, only.as_ref().unwrap_or(scope), day, Role::List);
        };
        let path = match ingredient {
            Ingredient::Compiled(path) => {
                let list = compiled::open(path)?;
                for section in sections(&list) {
                    let scope = section.scope();
                    list.numbers(section).for_each(|line| take(line, &scope));
                }
                path
            }
            Ingredient::List { spec, home } => {
                let role = if request.strict { Role::Remove } else { Role::List };
                let mut expired = 0;
                let (seen, _) = compile::read_lines(spec, home, role, request.now, &mut |line, _| {
                    if line.expired { expired += 1 } else { take(line.number, line.scope) }
                })?;
                figures.expired += expired;
                // Otherwise they count for all campaigns.
                figures.in_doubt += if request.strict { seen.in_doubt.count } else { 0 };
                let lines = seen.unreadable.count;
                if lines > 0 {
                    figures.bad.push(Bad { list: name, lines, rows: seen.unreadable.rows() });
                }
                &spec.path
            }
        };
        let unreadable = |source| Error::BlacklistUnreadable {
            path: path.clone(),
            source: ingest::Error::Open { path: path.clone(), source },
        };
        figures.digests.push(Stamp::of(path).map_err(unreadable)?.sha256);
    }
    let mut file = scratch().map_err(|source| failed(source.into()))?;
    compiler.finish("", request.now, &mut file).map_err(failed)?;
    let compiled = Compiled::open(&file).map_err(failed)?;
    Ok(figures.of(compiled, &request.from.files))
}

/// What was counted.
#[derive(Default)]
struct Figures {
    taken: u64,
    expired: u64,
    in_doubt: u64,
    bad: Vec<Bad>,
    digests: Vec<String>,
}

impl Figures {
    fn of(self, compiled: Compiled, files: &[PathBuf]) -> Gathered {
        let Self { taken, expired, in_doubt, bad, digests } = self;
        let unreadable = bad.iter().map(|bad| bad.lines).sum();
        Gathered {
            compiled,
            name: files.iter().map(|file| file_name(file)).collect::<Vec<_>>().join(" + "),
            origin: files.iter().map(|file| place(file).display().to_string()).collect::<Vec<_>>().join("\n"),
            digests,
            read: taken + expired + in_doubt + unreadable,
            expired,
            in_doubt,
            unreadable,
            bad,
        }
    }
}

fn sections(list: &Compiled) -> impl Iterator<Item = &Dated> {
    list.header().registries.iter().flat_map(|registry| &registry.sections)
}

impl Gathered {
    /// Everybody, in order, each once for all campaigns or one.
    pub fn entries(&self) -> impl Iterator<Item = Entry> {
        sections(&self.compiled).flat_map(|section| {
            let campaign: Option<Arc<str>> = section.campaign.as_deref().map(Arc::from);
            self.compiled.numbers(section).map(move |line| Entry { campaign: campaign.clone(), line })
        })
    }

    /// The campaigns that some of them are for.
    pub fn campaigns(&self) -> impl Iterator<Item = &str> {
        sections(&self.compiled).filter_map(|section| section.campaign.as_deref())
    }

    /// How many they are.
    #[must_use]
    pub fn len(&self) -> u64 {
        sections(&self.compiled).map(|section| section.numbers).sum()
    }

    /// Whether there is nobody.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Numbers that stood in the lists before.
    #[must_use]
    pub fn repeated(&self) -> u64 {
        self.read - self.expired - self.in_doubt - self.unreadable - self.len()
    }

    /// What was read and is nobody to be told of, by reason; reasons without any are left away.
    pub fn left_out(&self) -> impl Iterator<Item = (&'static str, u64)> {
        let reasons = [
            ("repeated", self.repeated()),
            ("expired", self.expired),
            ("in-doubt", self.in_doubt),
            ("unreadable", self.unreadable),
        ];
        reasons.into_iter().filter(|(_, numbers)| *numbers > 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use contact::Region;

    #[test]
    fn everybody_is_there_once_in_order_and_all_that_was_read_is_accounted_for() {
        let folder = tempfile::TempDir::new().unwrap();
        let write = |name: &str, text: &str| {
            std::fs::write(folder.path().join(name), text).unwrap();
            folder.path().join(name)
        };
        let often = "098 344 484;;\n".repeat(20);
        let one = write("uno.csv", &format!("098 344 486;Ventas->;\n{often}nadie;;\n"));
        let other = write("otra.txt", "098 344 485\n+598 98 344 484\n");
        let now = DateTime::UNIX_EPOCH;
        let gathered = |campaign: Option<&str>| {
            let from = Asked {
                files: vec![one.clone(), other.clone()],
                region: Region::new("UY"),
                campaign: campaign.map(str::to_owned),
                ..Asked::default()
            };
            gather(&Gather { from, strict: false, scratch: folder.path(), now }).unwrap()
        };
        let lists = gathered(None);
        let entry = |campaign: Option<&str>, line| Entry { campaign: campaign.map(Arc::from), line };
        let expected = [
            entry(None, 59_898_344_484),
            entry(None, 59_898_344_485),
            entry(Some("Ventas->"), 59_898_344_486),
        ];
        assert_eq!(lists.entries().collect::<Vec<_>>(), expected);
        assert_eq!((lists.read, lists.repeated(), lists.unreadable, lists.len()), (24, 20, 1, 3));
        assert_eq!((lists.name.as_str(), lists.digests.len()), ("uno.csv + otra.txt", 2));
        assert_eq!(lists.bad[0].list, "uno.csv");
        assert!(lists.origin.lines().eq([&one, &other].map(|path| super::place(path).display().to_string())));
        // A campaign that is named takes the place of theirs; a star means all.
        let all = |lists: &Gathered| lists.entries().map(|entry| entry.campaign).collect::<Vec<_>>();
        assert_eq!(all(&gathered(Some("Otra<-"))), vec![Some(Arc::from("Otra<-")); 3]);
        assert_eq!(all(&gathered(Some("*"))), vec![None; 3]);
    }

    #[test]
    fn a_number_of_two_forms_is_one_also_where_a_doubt_is_decided_against_a_line() {
        let folder = tempfile::TempDir::new().unwrap();
        let list = folder.path().join("bajas.txt");
        std::fs::write(&list, "+54 11 2345 6789\n+54 9 11 2345 6788\n098 344 484\n").unwrap();
        let from = Asked { files: vec![list], region: Region::new("UY"), ..Asked::default() };
        let now = DateTime::UNIX_EPOCH;
        let gathered = gather(&Gather { from, strict: true, scratch: folder.path(), now }).unwrap();
        assert_eq!((gathered.read, gathered.len(), gathered.unreadable), (3, 3, 0));
    }
}
