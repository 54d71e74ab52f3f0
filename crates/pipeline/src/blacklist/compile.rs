//! Compiling lists of any kind into one file: read, sorted through scratch files, written whole or not at all.

use super::health::{self, Figures, ailments};
use super::ingredients::{Asked, Ingredient, called};
use super::lines::{Line, Seen};
use super::plain::{File, Plain};
use super::put::Put;
use super::{Ailment, Unhealthy, compiled, missing_canaries};
use crate::file::BlacklistSpec;
use crate::{Error, spool};
use chrono::{DateTime, Utc};
use dedupe::blacklist::{Changes, Compiled, Compiler, Header, Making, Role, Source};
use normalize::Reading;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use upload::BlacklistStamp;

/// What shall be compiled.
#[derive(Clone, Debug)]
pub struct Compile<'c> {
    /// The lists, compiled ones, and pipelines whose lists are meant.
    pub from: Asked,
    /// The registry that all lists are of; each is one of its own where none is named.
    pub registry: Option<String>,
    /// Where the file shall stand. What stands there tells since when numbers are listed.
    pub output: PathBuf,
    /// What the clock says.
    pub now: DateTime<Utc>,
    /// The version of the program.
    pub program: &'c str,
}

/// What was compiled.
#[derive(Clone, Debug)]
pub struct Compilation {
    /// What the file says of itself.
    pub header: Header,
    /// What is otherwise than before, in each registry of it.
    pub changes: Vec<Changes>,
    /// Registries that the file had before and has no longer.
    pub gone: Vec<String>,
}

/// Compiles lists into one file. The same lists, clock and earlier file give the same bytes.
///
/// # Errors
/// Where a list is not to be trusted, or the disk fails. What stood in the place stands there still.
pub fn compile(request: &Compile<'_>) -> Result<Compilation, Error> {
    let ingredients = request.from.ingredients()?;
    let carried: Vec<Option<Compiled>> = ingredients.iter().map(carried).collect::<Result<_, _>>()?;
    let (put, earlier, mut out) = Put::start(&request.output)?;
    let scratch = || put.scratch();
    let failed = |source| Error::Compiling { path: request.output.clone(), source };
    let mut compiler =
        Compiler::new(Making { scratch: &scratch, at_once: Making::AT_ONCE }).map_err(failed)?;
    let mut begun: BTreeMap<String, usize> = BTreeMap::new();
    for ((ingredient, name), compiled) in ingredients.iter().zip(called(&ingredients)).zip(&carried) {
        if let Some(compiled) = compiled {
            for registry in &compiled.header().registries {
                compiler.carry(compiled, registry).map_err(failed)?;
            }
        }
        if let Ingredient::List { spec, home } = ingredient {
            let name = request.registry.clone().unwrap_or(name);
            let at = match begun.get(&name) {
                Some(at) => *at,
                None => compiler.begin(&name).map_err(failed)?,
            };
            begun.insert(name, at);
            read(&mut compiler, at, spec, home, Role::List, request.now)?;
        }
    }
    if let Some(earlier) = &earlier {
        compiler.remember(earlier);
    }
    let (header, changes) = compiler.finish(request.program, request.now, &mut out).map_err(failed)?;
    let names: BTreeSet<&str> = header.registries.iter().map(|registry| registry.name.as_str()).collect();
    let before =
        earlier.iter().flat_map(|earlier| &earlier.header().registries).map(|registry| &registry.name);
    let gone = before.filter(|name| !names.contains(name.as_str())).cloned().collect();
    put.keep(out)?;
    Ok(Compilation { header, changes, gone })
}

fn carried(ingredient: &Ingredient) -> Result<Option<Compiled>, Error> {
    match ingredient {
        Ingredient::Compiled(path) => compiled::open(path).map(Some),
        Ingredient::List { .. } => Ok(None),
    }
}

/// Reads a list into a registry, and refuses one that is not to be trusted.
pub(super) fn read(
    compiler: &mut Compiler<'_>,
    registry: usize,
    spec: &BlacklistSpec,
    home: &Reading,
    role: Role,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let mut numbers = 0;
    let (seen, stamp) = read_lines(spec, home, role, now, &mut |line, modified_at| {
        numbers += 1;
        if !line.expired {
            compiler.take(registry, line.number, line.scope, modified_at.date_naive(), role);
        }
    })?;
    let (rows, unreadable) = (seen.lines, seen.unreadable.count);
    let (file, sha256, modified_at) =
        (spool::file_name(&spec.path), stamp.file.sha256, stamp.modified_at.min(now));
    compiler.note(registry, Source { file, sha256, modified_at, role, rows, numbers, unreadable });
    Ok(())
}

/// Gives every number of a list to `hold`, with when the list was last written, and refuses a list that is not to be trusted.
pub(super) fn read_lines(
    spec: &BlacklistSpec,
    home: &Reading,
    role: Role,
    now: DateTime<Utc>,
    hold: &mut dyn FnMut(Line<'_>, DateTime<Utc>),
) -> Result<(Seen, BlacklistStamp), Error> {
    let unhealthy = |ailments: Vec<Ailment>| Error::BlacklistsUnhealthy {
        lists: vec![Unhealthy { path: spec.path.clone(), ailments }],
    };
    let one = |ailment| unhealthy(vec![ailment]);
    let file = File::of(spec).map_err(one)?;
    // A file from the future is one of today.
    let modified_at = file.stamp.modified_at.min(now);
    let canaries = super::canaries(spec, home);
    let mut found = BTreeSet::new();
    let mut numbers = 0;
    let seen = Plain::open(spec, spec.reading(home), now).and_then(|plain| {
        let plain = if role == Role::Remove { plain.strict() } else { plain };
        plain.read(&mut |line| {
            numbers += 1;
            if canaries.iter().any(|canary| canary.line() == line.number) {
                found.insert(line.number);
            }
            hold(line, modified_at);
        })
    });
    let seen = seen.map_err(one)?;
    file.is_as_it_was().map_err(one)?;
    let missing_canaries = missing_canaries(spec, home, |line| found.contains(&line));
    let figures = Figures { numbers, seen: &seen, missing_canaries };
    let against = health::age(&file.stamp, now).into_iter().chain(ailments(&spec.health, &figures, &[], now));
    let against: Vec<Ailment> = against.collect();
    if against.is_empty() { Ok((seen, file.stamp)) } else { Err(unhealthy(against)) }
}
