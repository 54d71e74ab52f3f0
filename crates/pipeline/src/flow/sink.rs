//! Where rows become lines and lines parts, in the file's order.

use super::blame::Blame;
use super::calls::{self, Timing};
use super::contacts::Contacts;
use super::earlier::person;
use super::rejects::Rejects;
use super::screen::screen;
use super::tables::{Known, Tables};
use super::trace::{Taken, Trace};
use super::{Before, Entered, Flowed, Way};
use crate::Error;
use crate::file::{Pipeline, Target};
use crate::spool::Spool;
use chrono::{DateTime, Utc};
use contact::{Account, Batch, Finding, Row, Table};
use report::{Damage, DialledTally, Screens, Tally};
use serialize::{Digest, Origin, Part, Parts, part_name};
use std::path::Path;
use std::sync::Arc;
use upload::{CallHours, PlannedCalls, PlannedPart};
use validate::Dialable;

/// Where rows become lines and lines parts, in the file's order.
pub(super) struct Sink<'p> {
    pipeline: &'p Pipeline,
    spool: &'p Spool,
    minute: &'p str,
    now: DateTime<Utc>,
    before: &'p Before,
    tables: Tables,
    never_seen: Option<u64>,
    writer: serialize::Writer<'p>,
    open: Parts,
    parts: Vec<PlannedPart>,
    rejects: Rejects<'p>,
    blame: Blame,
    tally: Tally,
    damage: Damage,
    dialled: DialledTally,
    screens: Screens,
    trace: Trace<'p>,
    /// Where the pipeline asks for them.
    contacts: Option<Contacts<'p>>,
    account: Account,
    line: Vec<u8>,
}

impl<'p> Sink<'p> {
    pub(super) fn new(way: &'p Way<'p>, tables: &[Arc<Table>]) -> Result<Self, Error> {
        Ok(Self {
            pipeline: way.pipeline,
            spool: way.spool,
            minute: &way.minute,
            now: way.now,
            before: &way.before,
            tables: way.tables.clone(),
            never_seen: None,
            writer: serialize::Writer::new(&way.pipeline.format),
            open: Parts::new(way.pipeline.parts),
            parts: Vec::new(),
            rejects: Rejects::of(way, tables),
            blame: Blame::of(way.pipeline),
            tally: Tally::default(),
            damage: Damage::default(),
            dialled: DialledTally::default(),
            screens: Screens::default(),
            trace: Trace::start(way.spool, way.pipeline)?,
            contacts: Contacts::start(way.spool, way.pipeline)?,
            account: Account::default(),
            line: Vec::new(),
        })
    }

    pub(super) fn take(&mut self, rows: Batch<Dialable>) -> Result<(), Error> {
        let new = self.before.never_seen(&rows)?;
        self.never_seen = new.map(|new| self.never_seen.unwrap_or(0) + new);
        let table = rows.block().table();
        let known = self.tables.of(table);
        let timing = Timing::of(self.pipeline, table, self.now);
        let (mut changes, mut of_row): (Vec<(u32, Finding)>, Vec<Finding>) = (Vec::new(), Vec::new());
        for phone in &self.pipeline.columns.phones {
            let Some(column) = table.column(&phone.number.text) else { continue };
            let filled = rows.block().rows().filter(|row| !row.cell(column).trim().is_empty());
            self.damage.filled(table, column, filled.count() as u64);
        }
        for (row, dialable) in rows.kept_rows() {
            for phone in &dialable.contact().phones {
                if let Some(column) = phone.column {
                    self.damage.read(table, column, row.cell(column), phone.number);
                }
            }
            self.line.clear();
            self.writer.write(dialable, &mut self.line, &mut of_row)?;
            self.show((row, dialable), &of_row, &rows);
            changes.extend(of_row.drain(..).map(|finding| (row.position(), finding)));
            let place = (&dialable.contact().campaign, dialable.zone());
            let origin =
                || Origin { table: Arc::clone(table), row: row.number(), main: dialable.main().number };
            let origin = self.contacts.is_some().then(origin);
            let form = self.form(timing, (row, dialable));
            let who = numbers((row, dialable), known.as_ref());
            if let Some(full) = self.open.add(place, (&self.line, form.as_bytes()), who, origin) {
                self.close(full)?;
            }
        }
        self.note(&rows, &changes);
        rows.settle(&mut self.account);
        let taken = Arc::new(Taken { rows, changes });
        self.rejects.take(&taken)?;
        self.trace.take(taken)
    }

    /// The form in which the line goes as a call; blank where it goes in a base.
    fn form(&self, timing: Option<Timing<'_>>, whose: (Row<'_>, &Dialable)) -> String {
        if self.pipeline.target == Target::Base {
            return String::new();
        }
        let text = self.pipeline.format.charset.decode(self.line.strip_suffix(b"\n").unwrap_or(&self.line));
        let line = text.as_deref().and_then(|text| serialize::parse(text).ok());
        // A line that does not read back was not let through.
        line.map(|line| calls::form(&self.pipeline.target, timing, whose, &line)).unwrap_or_default()
    }

    /// Within which hours the calls of a part may go that go at once.
    fn hours(&self, part: &Part) -> Option<CallHours> {
        let target = &self.pipeline.target;
        let (from, until) = target.hours().filter(|_| target.timing().is_none())?;
        let zone = part.zone.or(target.server_zone())?.name().to_owned();
        Some(CallHours { zone, from, until })
    }

    /// The calls that a part is, written beside its lines; none where it is a base.
    fn calls(&self, part: &Part, name: &str) -> Result<Option<PlannedCalls>, Error> {
        let target = &self.pipeline.target;
        let Some(kind) = target.kind() else { return Ok(None) };
        let file = Path::new("parts").join(name).with_extension("ndjson");
        self.spool.write(&file.to_string_lossy(), &part.forms)?;
        let (first, last) = calls::span(&part.forms);
        let server_zone = target.timing().map(|timing| timing.server_zone.name().to_owned());
        let sha256 = Digest::of(&part.forms).to_string();
        let hours = self.hours(part);
        Ok(Some(PlannedCalls { kind, file, sha256, server_zone, first, last, hours }))
    }

    /// Counts what was noticed. The first of each code are shown: those about a whole row with the cell that explains them.
    fn note(&mut self, rows: &Batch<Dialable>, changes: &[(u32, Finding)]) {
        let Self { tally, damage, blame, .. } = self;
        let (block, table) = (rows.block(), rows.block().table());
        let changed = changes.iter().map(|(position, finding)| (*position, finding));
        for (position, finding) in rows.findings_at().chain(changed).chain(rows.left_out()) {
            tally.add(finding, table, || {
                let of_row = rows.findings_at().filter(|(at, _)| *at == position);
                blame.explained(finding, (table, block.row(position)), of_row.map(|(_, finding)| finding))
            });
            damage.noticed(table, finding);
        }
    }

    /// Counts a contact for the report, and keeps its screen if that is to be shown.
    fn show(&mut self, (row, dialable): (Row<'_>, &Dialable), changes: &[Finding], rows: &Batch<Dialable>) {
        let main = dialable.main().number;
        let numbers = 1 + dialable.alternatives().len();
        self.dialled.add(main, numbering::area_code(main), numbers);
        let is_changed = changes.iter().any(|finding| finding.column.is_some());
        let line = (&*self.line, self.pipeline.format.charset);
        self.screens.take(is_changed, numbers, || {
            let of_row = rows.findings_at().filter(|(position, _)| *position == row.position());
            let noticed: Vec<&Finding> = of_row.map(|(_, finding)| finding).chain(changes).collect();
            screen((row, dialable), line, &noticed, rows.block().table())
        });
    }

    fn close(&mut self, part: Part) -> Result<(), Error> {
        let sha256 = part.digest();
        let zone = part.zone.map(contact::Zone::name);
        let name = part_name(&part.campaign, zone, self.minute, self.parts.len() + 1, &sha256.short(), 1);
        let file = Path::new("parts").join(&name);
        self.spool.write(&format!("parts/{name}"), &part.content)?;
        let numbers = part.numbers_as_bytes();
        let numbers_file = Path::new("numbers").join(&name).with_extension("bin");
        self.spool.write(&numbers_file.to_string_lossy(), &numbers)?;
        let renamed = part.zone.and_then(|zone| self.pipeline.timezone.rename.get(&zone).cloned());
        let calls = self.calls(&part, &name)?;
        let planned = PlannedPart {
            calls,
            file,
            name,
            campaign: part.campaign.to_string(),
            zone: zone.map(str::to_owned),
            zone_sent: renamed.or_else(|| zone.map(str::to_owned)),
            lines: part.lines,
            bytes: part.content.len() as u64,
            sha256: sha256.to_string(),
            numbers: numbers_file,
            numbers_sha256: Digest::of(&numbers).to_string(),
        };
        if let Some(contacts) = &mut self.contacts {
            contacts.take(part, planned.clone())?;
        }
        self.parts.push(planned);
        Ok(())
    }

    pub(super) fn finish(mut self, entered: Entered) -> Result<Flowed, Error> {
        let Entered { rows, again, columns, watched, computed, dropped, refused, .. } = entered;
        self.account.read(rows.iter().sum());
        self.account.compute(computed);
        self.account.leave_out(&select::ROW_FILTERED, dropped);
        let open = std::mem::replace(&mut self.open, Parts::new(self.pipeline.parts));
        open.finish().try_for_each(|part| self.close(part))?;
        let Self { rejects, account, tally, damage, trace, contacts, parts, .. } = self;
        let Self { never_seen, dialled, screens, .. } = self;
        let held = rejects.finish(account.clone())?;
        trace.finish()?;
        let listed = contacts.map(Contacts::finish).transpose()?;
        let lines: u64 = parts.iter().map(|part| part.lines).sum();
        if !account.adds_up() || lines != account.rows_planned() {
            let read = account.rows_read() + account.rows_computed();
            return Err(Error::DoesNotAddUp { read, accounted: lines + account.left_out_rows() });
        }
        if let Some(listed) = listed.filter(|listed| *listed != lines) {
            return Err(Error::ContactsMissing { planned: lines, listed });
        }
        let (damage, lost) = (damage.columns(), damage.lost());
        let (dialled, screens) = (dialled.dialled(numbering::place), screens.chosen());
        Ok(Flowed {
            account,
            tally,
            damage,
            lost,
            parts,
            never_seen,
            held,
            rows,
            again,
            refused,
            dialled,
            screens,
            columns,
            watched,
        })
    }
}

/// Who is in a contact's line: its numbers; its person, where rows say whose they are; and which row it is, where it comes again.
fn numbers<'d>(
    (row, dialable): (Row<'d>, &'d Dialable),
    known: Option<&Known>,
) -> impl Iterator<Item = u64> + use<'d> {
    let alternatives = dialable.alternatives().iter().map(|phone| phone.number.line());
    let whose = dialable.contact().person.map(person);
    let again = known.and_then(|known| known.comes_again(row));
    let again = again.and_then(|(fixing, came)| fixing.identity(came));
    std::iter::once(dialable.main().number.line() | serialize::MAIN)
        .chain(alternatives)
        .chain(whose)
        .chain(again)
}
