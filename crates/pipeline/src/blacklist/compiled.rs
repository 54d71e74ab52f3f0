//! A compiled blacklist in a run: told by its first bytes, found whole, and each registry of it held against its health.

use super::health::{self, Ailment, Figures, ailments};
use super::lines::{Holes, Seen};
use super::plain::{File, as_it_was};
use super::{Known, missing_canaries};
use crate::Error;
use crate::file::{BlacklistSpec, HealthSpec, Problem};
use chrono::{DateTime, Utc};
use dedupe::Blacklist;
use dedupe::blacklist::{Compiled, Registry};
use normalize::Reading;
use std::io::Read;
use std::path::Path;
use upload::{BlacklistStamp, Ledger};
use words::{Message, Told as _, message};

/// How a compiled blacklist's name ends, as a rule. A damaged one is known by it.
const EXTENSION: &str = "dbl";

/// A registry of a compiled blacklist, by what the ledger knows it.
type Loaded = (String, Blacklist, Known);

/// Whether a file is a compiled blacklist, or means to be one.
pub(super) fn is_compiled(path: &Path) -> bool {
    let mut first = Vec::new();
    let read = std::fs::File::open(path)
        .and_then(|file| file.take(Compiled::TELLING as u64).read_to_end(&mut first));
    let named = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case(EXTENSION));
    read.is_ok() && (named || Compiled::is_told_by(&first))
}

/// Opens a compiled blacklist, and sees that it is whole and as it was written.
///
/// # Errors
/// Where it is not.
pub fn open(path: &Path) -> Result<Compiled, Error> {
    let opened = std::fs::File::open(path).map_err(Into::into).and_then(|file| Compiled::open(&file));
    opened.map_err(|source| Error::CompiledUnreadable { path: path.to_owned(), source })
}

/// What a pipeline says of a compiled blacklist that can only be said of rows.
pub(super) fn problems(spec: &BlacklistSpec) -> Vec<Problem> {
    let problem = |key: &crate::Written| {
        Problem::new(
            message!(
                "file-compiled-has-no-rows",
                "`{key}` says how rows are read, and {path} is compiled",
                key = &key.text,
                path = spec.path.display(),
            ),
            key.span.clone(),
        )
        .help(message!(
            "file-compiled-has-no-rows-do",
            "take it out here; it was said when the list was built"
        ))
    };
    spec.of_rows.iter().map(problem).collect()
}

/// Maps a compiled blacklist; answers a list for each of its registries, or all that speaks against it.
///
/// # Errors
/// Where the ledger cannot be read.
pub(super) fn load(
    spec: &BlacklistSpec,
    name: &str,
    key: &str,
    home: &Reading,
    ledger: &Ledger,
    now: DateTime<Utc>,
) -> Result<Result<Vec<Loaded>, Vec<Ailment>>, Error> {
    let (file, compiled) = match opened(spec) {
        Ok(opened) => opened,
        Err(ailment) => return Ok(Err(vec![ailment])),
    };
    let lists = compiled.blacklists(name);
    let mut against = of_all(spec, &lists, home, now);
    let mut loaded = Vec::new();
    for (registry, list) in compiled.header().registries.iter().zip(lists) {
        let key = format!("{key} › {}", registry.name);
        let past = ledger.readings(&key)?;
        let stamp = BlacklistStamp { modified_at: registry.as_of, ..file.stamp.clone() };
        let seen = seen(registry);
        let numbers = list.len() as u64;
        let figures = Figures { numbers, seen: &seen, missing_canaries: Vec::new() };
        // How many numbers there must be is said of all registries together.
        let health = HealthSpec { min_rows: 0, ..spec.health.clone() };
        let of_registry = health::age(&stamp, now).into_iter().chain(ailments(&health, &figures, &past, now));
        against.extend(
            of_registry
                .map(|ailment| Ailment { what: in_registry(&registry.name, &ailment.what), ..ailment }),
        );
        let previous = past.into_iter().rev().find(|past| past.sha256 != stamp.file.sha256);
        loaded.push((key, list, Known { seen, numbers, previous, stamp }));
    }
    for gone in ledger.lists_below(key)?.into_iter().filter(|gone| loaded.iter().all(|(key, ..)| key != gone))
    {
        let past = ledger.readings(&gone)?;
        let shrunk = spec.health.max_shrink.and_then(|spec| health::shrunk(spec, 0, &past, now));
        against.extend(shrunk.map(|ailment| Ailment {
            what: message!(
                "ailment-registry-gone",
                "the registry {registry} is gone: {what}",
                registry = gone.rsplit(" › ").next().unwrap_or(&gone),
                what = ailment.what,
            ),
            ..ailment
        }));
    }
    Ok(if against.is_empty() { Ok(loaded) } else { Err(against) })
}

fn opened(spec: &BlacklistSpec) -> Result<(File, Compiled), Ailment> {
    if let Some(key) = spec.of_rows.first() {
        return Err(Ailment {
            what: message!(
                "ailment-compiled",
                "it is compiled, and `{key}` says how rows are read",
                key = &key.text,
            ),
            remedy: message!(
                "ailment-compiled-do",
                "take `{key}` out of the pipeline file; it was said when the list was built",
                key = &key.text,
            )
            .into(),
        });
    }
    let file = File::of(spec)?;
    let compiled = open(&spec.path).map_err(|error| match error {
        Error::CompiledUnreadable { source, .. } => {
            Ailment { what: source.told(), remedy: source.advice().unwrap_or_else(as_it_was).into() }
        }
        error => Ailment { what: error.told(), remedy: as_it_was().into() },
    })?;
    file.is_as_it_was()?;
    Ok((file, compiled))
}

fn in_registry(registry: &str, what: &Message) -> Message {
    message!("ailment-in-registry", "{registry}: {what}", registry = registry, what = what)
}

/// What speaks against all registries together.
fn of_all(spec: &BlacklistSpec, lists: &[Blacklist], home: &Reading, now: DateTime<Utc>) -> Vec<Ailment> {
    let figures = Figures {
        numbers: lists.iter().map(|list| list.len() as u64).sum(),
        seen: &Seen::default(),
        missing_canaries: missing_canaries(spec, home, |line| lists.iter().any(|list| list.lists(line))),
    };
    ailments(&spec.health, &figures, &[], now)
}

/// What was seen when the registry's files were read.
fn seen(registry: &Registry) -> Seen {
    let sum = |figure: fn(&dedupe::blacklist::Source) -> u64| {
        registry.sources.iter().map(figure).fold(0, u64::saturating_add)
    };
    Seen {
        lines: sum(|source| source.rows),
        unreadable: Holes::somewhere(sum(|source| source.unreadable)),
        ..Seen::default()
    }
}
