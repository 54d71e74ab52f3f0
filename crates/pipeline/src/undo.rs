//! Undoing a run: each contact of its lists is removed from the instance again, one by one, and the ledger knows how far that is.
//!
//! The vendor's call takes a campaign and a number, and no list: it removes the number from the campaign, whichever list brought it.
//! Removing twice harms nobody, so what was cut off goes on where it stopped.

use crate::apply::{Reached, settle, who};
use crate::{Error, Exit, Progress, state};
use serialize::{Charset, Digest};
use std::collections::BTreeSet;
use std::path::Path;
use upload::{Clock, Ledger, Pace, Plan, Removal, State, WholeList, WholeRun};
use words::{Message, message};

/// After so many answers in a row of which nobody knows what they mean, the instance is left alone.
const UNKNOWN_IN_A_ROW: u32 = 3;

/// A run that can be undone: what a person looks at before they say yes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undoable {
    /// Its name.
    pub run: String,
    /// The instance.
    pub instance: String,
    /// Its lists that were received, and are not undone.
    pub lists: Vec<UndoableList>,
    /// How many lists are held: what became of them a person says first.
    pub held: usize,
}

/// A list that can be undone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UndoableList {
    /// Its name in the portal.
    pub name: String,
    /// Its campaign.
    pub campaign: String,
    /// How many contacts.
    pub contacts: u64,
    /// Of how many it is known already that they are not there any more.
    pub answered: u64,
}

impl Undoable {
    /// How many contacts are still to be removed.
    #[must_use]
    pub fn contacts(&self) -> u64 {
        self.lists.iter().map(|list| list.contacts - list.answered).sum()
    }
}

/// By whom a run is undone, and how.
pub struct UndoingBy<'a> {
    /// Why: it goes on record.
    pub reason: &'a str,
    /// How many removals a second, at most.
    pub per_second: u32,
    /// The environment's variables, by name.
    pub environment: &'a dyn Fn(&str) -> Option<String>,
    /// What the clock says.
    pub clock: &'a Clock,
    /// Whether somebody wishes it to end: after the removal that is on its way.
    pub interrupted: &'a (dyn Fn() -> bool + Sync),
    /// Who is told how far it is.
    pub progress: &'a dyn Fn(Progress<'_>),
}

/// What became of an undoing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Undid {
    /// How many contacts were removed now.
    pub removed: u64,
    /// Of how many the instance had none.
    pub had_none: u64,
    /// How many removals were answered in a way of which nobody knows what it means.
    pub unknown: u64,
    /// How many contacts are still to be removed.
    pub left: u64,
    /// Of how many lists the instance had nobody: so they are not taken for undone.
    pub not_undone: u64,
    /// What the instance said last where nobody knows what it means.
    pub said: Option<Message>,
}

impl Undid {
    /// What the process says at its end.
    #[must_use]
    pub fn exit(&self) -> Exit {
        match (self.left, self.not_undone) {
            (0, 0) => Exit::Done,
            (0, _) => Exit::Failed,
            _ => Exit::Unfinished,
        }
    }
}

/// What undoing a run would remove.
///
/// # Errors
/// Where the ledger does not know the run, nothing of it was received, or all of it is undone.
pub fn undoable(directory: &Path, run: &str) -> Result<Undoable, Error> {
    let ledger = state::open(directory)?;
    what_is_there(&ledger, directory, run).map(|(_, undoable)| undoable)
}

fn what_is_there(ledger: &Ledger, directory: &Path, run: &str) -> Result<(WholeRun, Undoable), Error> {
    let unknown = || Error::NoSuchRun { run: run.to_owned(), state: directory.to_owned() };
    let whole = ledger.run(run)?.ok_or_else(unknown)?;
    let mut lists = Vec::new();
    for list in &whole.lists {
        if ledger.calls_of_part(list.id)?.is_some() {
            return Err(Error::CallsNotUndone { run: run.to_owned() });
        }
        if !is_there(list) {
            continue;
        }
        lists.push(UndoableList {
            name: list.name().unwrap_or_default().to_owned(),
            campaign: list.campaign.clone(),
            contacts: list.contacts,
            answered: ledger.answered_removals(list.id)?.len() as u64,
        });
    }
    if lists.is_empty() {
        return Err(Error::NothingToUndo { run: run.to_owned() });
    }
    let held = whole.lists.iter().filter(|list| list.state == State::Held).count();
    let undoable = Undoable { run: run.to_owned(), instance: whole.instance.clone(), lists, held };
    Ok((whole, undoable))
}

fn is_there(list: &WholeList) -> bool {
    matches!(list.state, State::Accepted | State::Confirmed)
}

/// Removes each contact of a run's lists from the instance, as far as that was not done before, at most so many a second.
///
/// # Errors
/// Where the run cannot be undone, its plan is gone or is not as it was, the instance does not let us in, another run is at work, or
/// the ledger fails. What was removed by then, the ledger knows.
pub fn undo(directory: &Path, run: &str, by: &UndoingBy<'_>) -> Result<Undid, Error> {
    let ledger = state::open(directory)?;
    let _lock = state::lock(directory, message!("undo-lock", "undoing run {run}", run = run), (by.clock)())?;
    ledger.hold_orphans((by.clock)())?;
    let (whole, _) = what_is_there(&ledger, directory, run)?;
    // All is looked at before anything is removed.
    let plan = Plan::read(&whole.directory)?;
    let lists: Vec<&WholeList> = whole.lists.iter().filter(|list| is_there(list)).collect();
    let numbers =
        lists.iter().map(|list| numbers(&whole, &plan, list)).collect::<Result<Vec<Vec<String>>, Error>>()?;
    let pipeline = crate::load(&whole.pipeline)?;
    let now = pipeline.upload.instance.name();
    if now != whole.instance {
        return Err(Error::OtherInstance { run: run.to_owned(), was: whole.instance.clone(), now });
    }
    let reached = Reached::of(&pipeline.upload, directory, by.environment)?;
    let person = who(by.environment);
    let wish = (person.as_deref(), by.reason);
    let undid = ledger.note_undoing(run, wish, (by.clock)()).map_err(Error::from).and_then(|()| {
        let undoing =
            Remover { ledger: &ledger, reached: &reached, run, wish, by, pace: Pace::new(by.per_second) };
        undoing.remove(&lists, &numbers)
    });
    reached.leave();
    settle(&whole.directory, run, &ledger)?;
    undid
}

/// The main numbers of a list, as they are dialled, from its file, which must be the one that was sent.
fn numbers(run: &WholeRun, plan: &Plan, list: &WholeList) -> Result<Vec<String>, Error> {
    let changed = |path, what| Error::from(upload::Error::PartChanged { path, what });
    let plan_path = || run.directory.join(Plan::FILE);
    let part = plan.parts.iter().find(|part| plan.run == run.run && part.sha256 == list.sha256);
    let part = part.ok_or_else(|| {
        changed(plan_path(), message!("undo-no-such-list", "it does not hold a list that was sent"))
    })?;
    let path = run.directory.join(&part.file);
    let content = std::fs::read(&path);
    let content = content.map_err(|source| upload::Error::File { path: path.clone(), source })?;
    if Digest::of(&content).to_string() != list.sha256 {
        return Err(changed(path, message!("upload-changed-bytes", "its bytes differ")));
    }
    let text = Charset::named(&plan.charset).and_then(|charset| charset.decode(&content));
    let text = text.ok_or_else(|| {
        changed(path.clone(), message!("upload-changed-not-in-charset", "it is not in its character set"))
    })?;
    let number = |line: &str| {
        let line = serialize::parse(line).ok().filter(|line| line.campaign == list.campaign);
        line.map(|line| line.number.to_owned())
    };
    let numbers: Option<Vec<String>> = text.lines().map(number).collect();
    let whole = numbers.filter(|numbers| numbers.len() as u64 == list.contacts);
    whole.ok_or_else(|| changed(path, message!("upload-changed-line", "a line is none of a dialer base")))
}

/// Removes contacts, at a pace.
struct Remover<'a> {
    ledger: &'a Ledger,
    reached: &'a Reached,
    run: &'a str,
    wish: (Option<&'a str>, &'a str),
    by: &'a UndoingBy<'a>,
    pace: Pace,
}

impl Remover<'_> {
    fn remove(mut self, lists: &[&WholeList], numbers: &[Vec<String>]) -> Result<Undid, Error> {
        let mut undid = Undid::default();
        let mut left: Vec<BTreeSet<u64>> = Vec::new();
        for list in lists {
            let answered = self.ledger.answered_removals(list.id)?;
            left.push((0..list.contacts).filter(|line| !answered.contains(line)).collect());
        }
        undid.left = left.iter().map(|lines| lines.len() as u64).sum();
        let (all, mut in_a_row) = (undid.left, 0);
        'lists: for ((list, numbers), left) in lists.iter().zip(numbers).zip(&left) {
            for line in left {
                if !self.pace.may_go_on(self.by.interrupted) || in_a_row == UNKNOWN_IN_A_ROW {
                    break 'lists;
                }
                let answer = self.ask(list, *line, &numbers[*line as usize])?;
                in_a_row = if answer.0 == Removal::Unknown { in_a_row + 1 } else { 0 };
                undid.count(answer);
                (self.by.progress)(Progress::Removed { contacts: all - undid.left, of: all });
            }
            let is_undone = self.ledger.note_undone((list.id, list.state), self.wish, (self.by.clock)())?;
            undid.not_undone += u64::from(!is_undone && in_a_row == 0);
        }
        Ok(undid)
    }

    /// Asks for one contact to be removed, and notes what is answered.
    fn ask(&self, list: &WholeList, line: u64, number: &str) -> Result<(Removal, Message), Error> {
        let answer = match self.reached.client.remove_contact(&self.reached.token, &list.campaign, number) {
            Ok(()) => (Removal::Removed, message!("undo-removed", "the server answered 1")),
            Err(ucontact::Error::NobodyRemoved { .. }) => {
                (Removal::HadNone, message!("undo-had-none", "the server answered 0: the instance had none"))
            }
            Err(error) => (Removal::Unknown, Error::from(error).in_one()),
        };
        self.ledger.note_removal(
            (self.run, list.id, line),
            (answer.0, answer.1.english()),
            (self.by.clock)(),
        )?;
        Ok(answer)
    }
}

impl Undid {
    fn count(&mut self, (removal, said): (Removal, Message)) {
        match removal {
            Removal::Removed => self.removed += 1,
            Removal::HadNone => self.had_none += 1,
            Removal::Unknown => {
                self.unknown += 1;
                self.said = Some(said);
                return;
            }
        }
        self.left -= 1;
    }
}
