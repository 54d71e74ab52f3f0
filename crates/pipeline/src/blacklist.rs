//! Reading blacklists, and refusing those that are not to be trusted: old, cut short, or of another kind than they seem.
//!
//! A list that did not parse must never look like an empty one: whoever is missing from it is called. So every doubt about a list as
//! a whole is an ailment that stops the run, and every doubt about a line is decided against calling.

mod asking;
mod change;
mod columns;
mod compile;
mod compiled;
mod expiry;
mod gather;
mod health;
mod ingredients;
mod lines;
mod plain;
mod put;
mod told;

pub use asking::{Holding, Lists, lists_of};
pub use change::{Change, change};
pub use compile::{Compilation, Compile, compile};
pub use compiled::open as compiled;
pub use gather::{Bad, Entry, Gather, Gathered, gather};
pub use health::{Ailment, Unhealthy};
pub use ingredients::{Asked, lists};

use crate::bind::unknown_column;
use crate::file::{BlacklistSpec, Pipeline, Problem};
use crate::{Error, Progress, Stage, spool};
use chrono::{DateTime, Utc};
use contact::Number;
use dedupe::{Blacklist, Listed, Scope};
use health::{Figures, ailments};
use lines::Seen;
use normalize::Reading;
use plain::{File, Plain};
use std::path::{Path, PathBuf};
use upload::{BlacklistStamp, Ledger, PastReading};

/// Blacklists that were found healthy.
#[derive(Debug, Default)]
pub(crate) struct Blacklists {
    lists: Vec<Blacklist>,
    /// What is known of each.
    known: Vec<Known>,
}

/// What is known of a blacklist that was found healthy.
#[derive(Debug)]
struct Known {
    seen: Seen,
    /// How many numbers it holds, those that count no more included.
    numbers: u64,
    /// The last time that it was read and had another content.
    previous: Option<PastReading>,
    stamp: BlacklistStamp,
}

/// Reads every blacklist of a pipeline, and notes in the ledger of a state directory how much each healthy one holds.
///
/// # Errors
/// Where one cannot be read or is not to be trusted: then nobody may be called. All that speaks against all of them is said. Where
/// the ledger cannot be read or written.
pub(crate) fn load_all(pipeline: &Pipeline, state: &Path, now: DateTime<Utc>) -> Result<Blacklists, Error> {
    let mut healthy = Blacklists::default();
    if pipeline.blacklists.is_empty() {
        return Ok(healthy);
    }
    let ledger = Ledger::open(state)?;
    let mut unhealthy = Vec::new();
    for (spec, name) in pipeline.blacklists.iter().zip(names(&pipeline.blacklists)) {
        let key = key(spec);
        let loaded = if compiled::is_compiled(&spec.path) {
            compiled::load(spec, &name, &key, &pipeline.reading(), &ledger, now)?
        } else {
            let past = ledger.readings(&key)?;
            load(spec, &name, &pipeline.reading(), &past, now).map(|(list, known)| vec![(key, list, known)])
        };
        match loaded {
            Err(ailments) => unhealthy.push(Unhealthy { path: spec.path.clone(), ailments }),
            Ok(loaded) => {
                for (key, list, known) in loaded {
                    let sha256 = known.stamp.file.sha256.clone();
                    ledger.note_reading(&key, &PastReading { at: now, sha256, numbers: known.numbers })?;
                    healthy.lists.push(list);
                    healthy.known.push(known);
                }
            }
        }
    }
    if unhealthy.is_empty() { Ok(healthy) } else { Err(Error::BlacklistsUnhealthy { lists: unhealthy }) }
}

impl Blacklists {
    /// The lists themselves.
    pub(crate) fn lists(&self) -> &[Blacklist] {
        &self.lists
    }

    /// Tells whoever shows it which lists were read.
    pub(crate) fn tell(&self, progress: &dyn Fn(Progress<'_>)) {
        for (list, known) in self.lists.iter().zip(&self.known) {
            progress(Progress::Blacklist { name: list.name(), numbers: known.numbers });
        }
        progress(Progress::Done(Stage::Blacklists));
    }

    /// Their files as they were read.
    pub(crate) fn stamps(&self) -> Vec<BlacklistStamp> {
        self.known.iter().map(|known| known.stamp.clone()).collect()
    }
}

/// Every column that the pipeline names in a blacklist and that is not there.
///
/// # Errors
/// Where a blacklist cannot be read.
pub(crate) fn unknown_columns(spec: &BlacklistSpec) -> Result<Vec<Problem>, Error> {
    if compiled::is_compiled(&spec.path) {
        return Ok(compiled::problems(spec));
    }
    let unreadable = |source| Error::BlacklistUnreadable { path: spec.path.clone(), source };
    let reader = ingest::open(&plain::source(spec)).map_err(unreadable)?;
    Ok(spec.column_refs().into_iter().filter_map(|column| unknown_column(column, reader.table())).collect())
}

impl BlacklistSpec {
    /// A list in the pipeline's country is read as the pipeline reads its rows; one of another knows nothing of its area codes.
    pub(crate) fn reading(&self, home: &Reading) -> Reading {
        let reading = match self.region.filter(|region| *region != home.region) {
            Some(region) => Reading::of(region),
            None => home.clone(),
        };
        Reading { area: self.area_code.clone().unwrap_or(reading.area), ..reading }
    }
}

fn load(
    spec: &BlacklistSpec,
    name: &str,
    home: &Reading,
    past: &[PastReading],
    now: DateTime<Utc>,
) -> Result<(Blacklist, Known), Vec<Ailment>> {
    let file = File::of(spec).map_err(|ailment| vec![ailment])?;
    let old = health::age(&file.stamp, now);
    let reading = spec.reading(home);
    let (mut listed, mut apart) = (Listed::default(), Vec::new());
    let read = Plain::open(spec, reading.clone(), now).and_then(|plain| {
        plain.read(&mut |line| {
            if line.expired || *line.scope != Scope::Everywhere {
                apart.push(line.number);
            }
            if !line.expired {
                listed.hold(line.number, line.scope);
            }
        })
    });
    let seen = match read.and_then(|seen| file.is_as_it_was().map(|()| seen)) {
        Ok(seen) => seen,
        Err(ailment) => return Err(old.into_iter().chain([ailment]).collect()),
    };
    let list = Blacklist::new(name, listed);
    apart.sort_unstable();
    apart.dedup();
    let for_all = |line: u64| list.holding(line).any(|(scope, _)| *scope == Scope::Everywhere);
    apart.retain(|line| !for_all(*line));
    let missing = missing_canaries(spec, home, |line| list.lists(line) || apart.binary_search(&line).is_ok());
    let figures = Figures {
        numbers: (list.len_for_all() + apart.len()) as u64,
        seen: &seen,
        missing_canaries: missing,
    };
    let ailments: Vec<Ailment> = old.into_iter().chain(ailments(&spec.health, &figures, past, now)).collect();
    if !ailments.is_empty() {
        return Err(ailments);
    }
    let numbers = figures.numbers;
    let previous = past.iter().rev().find(|past| past.sha256 != file.stamp.file.sha256).cloned();
    Ok((list, Known { seen, numbers, previous, stamp: file.stamp }))
}

/// The numbers that must be in a list.
fn canaries(spec: &BlacklistSpec, home: &Reading) -> Vec<Number> {
    let reading = spec.reading(home);
    let numbers = |canary: &crate::Written| normalize::refused_numbers(&canary.text, "", &reading).0;
    spec.health.canaries.iter().flat_map(numbers).collect()
}

/// Those that are not: of each that may be read in several ways one must be.
fn missing_canaries(spec: &BlacklistSpec, home: &Reading, holds: impl Fn(u64) -> bool) -> Vec<Number> {
    let reading = spec.reading(home);
    let missing = spec.health.canaries.iter().filter_map(|canary| {
        let (numbers, _) = normalize::refused_numbers(&canary.text, "", &reading);
        if numbers.iter().any(|number| holds(number.line())) { None } else { numbers.first().copied() }
    });
    missing.collect()
}

/// What each list is called: its file's name, with its sheet; its path where another has the same name.
fn names(all: &[BlacklistSpec]) -> Vec<String> {
    let sheet =
        |spec: &BlacklistSpec| spec.sheet.as_ref().map(|sheet| format!(" › {sheet}")).unwrap_or_default();
    let short = |spec: &BlacklistSpec| format!("{}{}", spool::file_name(&spec.path), sheet(spec));
    let long = |spec: &BlacklistSpec| format!("{}{}", spec.path.display(), sheet(spec));
    let name = |(nth, spec): (usize, &BlacklistSpec)| {
        if all.iter().filter(|other| short(other) == short(spec)).count() == 1 {
            return short(spec);
        }
        match all[..nth].iter().filter(|other| long(other) == long(spec)).count() {
            0 => long(spec),
            before => format!("{} ({})", long(spec), before + 1),
        }
    };
    all.iter().enumerate().map(name).collect()
}

/// Where a list is, from wherever it is named. A link that is turned to a new file each day is one list.
fn place(path: &Path) -> PathBuf {
    let path = crate::plan::absolute(path);
    let folder = path.parent().and_then(|folder| std::fs::canonicalize(folder).ok());
    folder.zip(path.file_name()).map_or(path.clone(), |(folder, name)| folder.join(name))
}

/// By what the ledger knows a list: its place, and what of the file is read.
fn key(spec: &BlacklistSpec) -> String {
    let mut key = place(&spec.path).display().to_string();
    let columns = spec.columns.iter().map(|column| contact::fold_name(&column.text));
    for part in spec.sheet.iter().cloned().chain(columns) {
        key.push_str(" › ");
        key.push_str(&part);
    }
    key
}
