//! Compiling a blacklist: numbers in any order and of any count become one file, in bounded memory.

use super::compiled::{PREAMBLE, hex, preamble};
use super::header::{Dated, Header, Registry, Role, Source};
use super::merge::{Changes, Dates, Input, Means, merge};
use super::section::Encoder;
use super::sort::{Runs, Sorter};
use super::{Compiled, Error, Scope, Since};
use chrono::{DateTime, NaiveDate, Utc};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};

/// What compiling needs beside the numbers.
#[derive(Clone, Copy)]
pub struct Making<'m> {
    /// Makes an empty file that nobody else sees, for what does not fit into memory.
    pub scratch: &'m dyn Fn() -> io::Result<File>,
    /// How many numbers stand in memory, at 32 bytes each.
    pub at_once: usize,
}

impl Making<'_> {
    /// What takes some 130 MB.
    pub const AT_ONCE: usize = 1 << 22;
}

/// A compiled blacklist under way.
pub struct Compiler<'c> {
    making: Making<'c>,
    sorter: Sorter,
    groups: BTreeMap<Group, u32>,
    last: Option<(Group, u32)>,
    registries: Vec<Draft<'c>>,
}

/// Numbers that are sorted together.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Group {
    registry: usize,
    scope: Scope,
    /// The day of their list; none for numbers that are taken away.
    day: Option<NaiveDate>,
}

/// A registry under way.
struct Draft<'c> {
    name: String,
    sources: Vec<Source>,
    /// How many of the sources were there before.
    carried: usize,
    as_of: Option<DateTime<Utc>>,
    before: Vec<(&'c Compiled, &'c Registry, Before)>,
}

/// What the numbers of an earlier file mean.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Before {
    /// They stay.
    Stay,
    /// They tell dates.
    Date,
}

impl<'c> Compiler<'c> {
    /// Starts one.
    ///
    /// # Errors
    /// Where no scratch file can be made.
    pub fn new(making: Making<'c>) -> Result<Self, Error> {
        let sorter = Sorter::new((making.scratch)()?, making.at_once);
        Ok(Self { making, sorter, groups: BTreeMap::new(), last: None, registries: Vec::new() })
    }

    /// Begins a registry; answers by which number it goes here.
    ///
    /// # Errors
    /// Where there is one of that name.
    pub fn begin(&mut self, name: &str) -> Result<usize, Error> {
        if self.registries.iter().any(|draft| draft.name == name) {
            return Err(Error::Taken { name: name.to_owned() });
        }
        let draft =
            Draft { name: name.to_owned(), sources: Vec::new(), carried: 0, as_of: None, before: Vec::new() };
        self.registries.push(draft);
        Ok(self.registries.len() - 1)
    }

    /// Begins a registry with all that one of a compiled blacklist holds.
    ///
    /// # Errors
    /// Where there is one of that name.
    pub fn carry(&mut self, compiled: &'c Compiled, registry: &'c Registry) -> Result<usize, Error> {
        let at = self.begin(&registry.name)?;
        if let Some(draft) = self.registries.get_mut(at) {
            draft.sources.clone_from(&registry.sources);
            draft.carried = registry.sources.len();
            draft.as_of = Some(registry.as_of);
            draft.before.push((compiled, registry, Before::Stay));
        }
        Ok(at)
    }

    /// Lets an earlier file tell since when numbers are listed: those of the registries that this one has too.
    pub fn remember(&mut self, earlier: &'c Compiled) {
        for draft in &mut self.registries {
            let same = earlier.header().registries.iter().filter(|registry| registry.name == draft.name);
            draft.before.extend(same.map(|registry| (earlier, registry, Before::Date)));
        }
    }

    /// Takes a number of a file of a registry: by its line ([`contact::Number::line`]), for whom, the day of its file, and what
    /// becomes of it.
    pub fn take(&mut self, registry: usize, line: u64, scope: &Scope, day: NaiveDate, role: Role) {
        let day = Some(day).filter(|_| role != Role::Remove);
        let is = |group: &Group| group.registry == registry && group.day == day && group.scope == *scope;
        let at = match &self.last {
            Some((group, at)) if is(group) => *at,
            _ => {
                let group = Group { registry, scope: scope.clone(), day };
                let next = self.groups.len() as u32;
                let at = *self.groups.entry(group.clone()).or_insert(next);
                self.last = Some((group, at));
                at
            }
        };
        self.sorter.push(at, line);
    }

    /// Says what file was read into a registry.
    pub fn note(&mut self, registry: usize, source: Source) {
        if let Some(draft) = self.registries.get_mut(registry) {
            draft.sources.push(source);
        }
    }

    /// Writes the file; answers its header, and what is otherwise than before in each registry of it.
    ///
    /// # Errors
    /// Where the disk fails.
    pub fn finish(
        self,
        program: &str,
        now: DateTime<Utc>,
        out: &mut (impl Write + Seek),
    ) -> Result<(Header, Vec<Changes>), Error> {
        let Self { making, sorter, groups, registries, .. } = self;
        let runs = sorter.finish()?;
        let mut scopes: Vec<BTreeSet<Scope>> = vec![BTreeSet::new(); registries.len()];
        for Group { registry, scope, .. } in groups.keys() {
            scopes.get_mut(*registry).map(|scopes| scopes.insert(scope.clone()));
        }
        let mut drafts: Vec<(usize, Draft<'_>, BTreeSet<Scope>)> = Vec::new();
        for (at, (draft, mut scopes)) in registries.into_iter().zip(scopes).enumerate() {
            let before = draft.before.iter().flat_map(|(_, registry, _)| &registry.sections);
            scopes.extend(before.map(Dated::scope));
            drafts.push((at, draft, scopes));
        }
        // In whatever order lists are named, the file is the same.
        drafts.sort_by(|one, other| one.1.name.cmp(&other.1.name));

        out.write_all(&[0; PREAMBLE])?;
        let mut payload = Payload { out: &mut *out, sha256: Sha256::new(), end: PREAMBLE as u64 };
        let (mut finished, mut changed) = (Vec::new(), Vec::new());
        for (at, draft, scopes) in drafts {
            let (mut sections, mut changes) = (Vec::new(), Changes::default());
            for scope in scopes {
                let mut inputs = draft.inputs(at, &scope, &groups, &runs)?;
                let (dated, change) = written(&mut inputs, &scope, &making, &mut payload, &draft.name)?;
                sections.extend(dated);
                changes.add(change);
            }
            finished.push(draft.finish(sections, now));
            changed.push(changes);
        }
        let Payload { sha256, end, .. } = payload;
        let payload_sha256 = hex(&sha256.finalize());
        let header =
            Header { program: program.to_owned(), built_at: now, payload_sha256, registries: finished };
        let json = serde_json::to_vec(&header).map_err(io::Error::from)?;
        out.write_all(&json)?;
        out.seek(SeekFrom::Start(0))?;
        out.write_all(&preamble(end, &json))?;
        out.flush()?;
        Ok((header, changed))
    }
}

impl Draft<'_> {
    /// All that is said of the registry's numbers for one scope.
    fn inputs<'i>(
        &'i self,
        at: usize,
        scope: &Scope,
        groups: &BTreeMap<Group, u32>,
        runs: &'i Runs,
    ) -> Result<Vec<Input<'i>>, Error> {
        let known = self.before.iter().filter_map(|(_, registry, _)| registry.newest()).max();
        let known = known.map(|newest| newest.date_naive());
        // What an earlier list lacks was not listed then, if the new list is a newer one.
        let since = |day| Since { on: day, or_before: known.is_none_or(|known| day <= known) };
        let mut inputs = Vec::new();
        let first = Group { registry: at, scope: scope.clone(), day: None };
        let of_scope =
            groups.range(first..).take_while(|(group, _)| group.registry == at && group.scope == *scope);
        for (group, number) in of_scope {
            let means = group.day.map_or(Means::Taken, |day| Means::Listed(since(day)));
            inputs.push(Input::new(runs.numbers(*number)?, means)?);
        }
        for (compiled, registry, before) in &self.before {
            for section in registry.sections.iter().filter(|section| section.scope() == *scope) {
                let means = match before {
                    Before::Stay => Means::Stays(section.since()),
                    Before::Date => Means::Was(section.since()),
                };
                inputs.push(Input::new(compiled.numbers(section).map(Ok), means)?);
            }
        }
        Ok(inputs)
    }

    fn finish(self, sections: Vec<Dated>, now: DateTime<Utc>) -> Registry {
        let Self { name, mut sources, carried, as_of, .. } = self;
        let read = sources.get_mut(carried..).unwrap_or_default();
        read.sort();
        // Several files are as old as the oldest; a change list makes what it changes as fresh as it is itself.
        let oldest = read.iter().map(|source| source.modified_at).min();
        Registry { name, as_of: as_of.max(oldest).unwrap_or(now), sources, sections }
    }
}

/// Merges what is said of some numbers and writes what is left, a section a date.
fn written(
    inputs: &mut [Input<'_>],
    scope: &Scope,
    making: &Making<'_>,
    payload: &mut Payload<'_, impl Write>,
    registry: &str,
) -> Result<(Vec<Dated>, Changes), Error> {
    let dates = Dates::of(inputs);
    let mut drafts: Vec<Option<Draught>> = dates.told().iter().map(|_| None).collect();
    let full = || Error::Full { name: registry.to_owned() };
    let changes = merge(inputs, &dates, |date, number| {
        let Some(slot) = drafts.get_mut(date) else { return Ok(()) };
        let draught = match slot {
            Some(draught) => draught,
            None => slot.insert(Draught::new(making)?),
        };
        draught.push(number)?.then_some(()).ok_or_else(full)
    })?;
    let mut sections = Vec::new();
    for (since, draught) in dates.told().into_iter().zip(drafts) {
        let Some(Draught { encoder, directory, lows }) = draught else { continue };
        let place = encoder.place(payload.end);
        payload.copy(directory)?;
        payload.copy(lows)?;
        sections.push(Dated::new(scope, since, place));
    }
    Ok((sections, changes))
}

/// A section under way, in scratch files: its directory stands before its lower bits, and is known only with them.
struct Draught {
    encoder: Encoder,
    directory: BufWriter<File>,
    lows: BufWriter<File>,
}

impl Draught {
    fn new(making: &Making<'_>) -> io::Result<Self> {
        let file = || Ok::<_, io::Error>(BufWriter::with_capacity(1 << 16, (making.scratch)()?));
        Ok(Self { encoder: Encoder::default(), directory: file()?, lows: file()? })
    }

    /// Whether there was room for the number.
    fn push(&mut self, number: u64) -> io::Result<bool> {
        let Some((entry, low)) = self.encoder.push(number) else { return Ok(false) };
        if let Some(entry) = entry {
            self.directory.write_all(&entry)?;
        }
        self.lows.write_all(&low)?;
        Ok(true)
    }
}

/// The sections of the file, hashed while they are written.
struct Payload<'o, W> {
    out: &'o mut W,
    sha256: Sha256,
    end: u64,
}

impl<W: Write> Payload<'_, W> {
    /// Copies a scratch file to the end.
    fn copy(&mut self, scratch: BufWriter<File>) -> io::Result<()> {
        let mut file = scratch.into_inner().map_err(io::IntoInnerError::into_error)?;
        file.rewind()?;
        let mut buffer = vec![0; 1 << 17];
        loop {
            let bytes = match file.read(&mut buffer)? {
                0 => return Ok(()),
                read => buffer.get(..read).unwrap_or_default(),
            };
            self.sha256.update(bytes);
            self.out.write_all(bytes)?;
            self.end += bytes.len() as u64;
        }
    }
}
