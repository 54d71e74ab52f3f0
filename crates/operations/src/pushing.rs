//! Whoever must not be called onto the instance's own blacklist, and off it again: a list brought, kept equal, or its numbers taken off.
//!
//! Only what is otherwise than at the last time goes: what stands there by our hand is known ([`Set`]). What others put there is
//! neither seen nor touched, for the vendor's page has no call that reads the blacklist. The calls may be made again (a number that is
//! listed twice is listed), so one of which nobody knows what came is made again, at once and by the next run.

mod error;
mod named;
mod record;
mod sending;
mod set;
mod steps;

pub use error::PushError;

use crate::site::campaigns_exist;
use crate::{Error, Hands, Progress, Site};
use named::Named;
use pipeline::{Asked, Bad, Dialling, Entry, Exit, Gather, Gathered, Reached, Undialled};
use record::Item;
use sending::{Chunk, Sender, Sent};
use serde::Serialize;
use set::{Records, Set, Verb};
use std::collections::BTreeMap;
use std::sync::Arc;
use steps::{Step, Steps};
use upload::{Ledger, Lock, Pace, Push};
use words::{Arg, Message, message};

/// The form's field, where nobody says another: the vendor's page does not name it.
pub const FIELD: &str = ucontact::field::BLACKLIST;

/// What is done with a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum What {
    /// Its numbers are put there, as far as they are not.
    Push,
    /// The same, and whoever it has no more is taken off.
    Sync,
    /// Its numbers are taken off, whoever put them there.
    Remove,
}

/// What is asked for.
#[derive(Clone, Debug)]
pub struct Pushing<'p> {
    /// What is done.
    pub what: What,
    /// The lists.
    pub from: Asked,
    /// What they are called together, by which it is known what of them stands there; their files' names where nothing is said.
    pub name: Option<String>,
    /// How the instance dials: so the numbers are written.
    pub dialling: Dialling,
    /// How many entries go in a call, at most.
    pub chunk: usize,
    /// How many calls go in a second, at most.
    pub per_second: u32,
    /// The form's field that holds them, where it is another than the pipeline says, or than [`FIELD`] where that says nothing.
    pub field: Option<&'p str>,
    /// Why many may be taken off at once, where somebody says so.
    pub allow_shrink: Option<&'p str>,
}

/// What became of every number that was read; and of those that are on the list no more.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Books {
    /// Numbers as often as they stand in the lists, and lines with something that is none.
    pub read: u64,
    /// Put there now.
    pub added: u64,
    /// There by our hand before.
    pub already_there: u64,
    /// Left out, by the reason.
    pub left_out: BTreeMap<&'static str, u64>,
    /// Still to be put there.
    pub to_add: u64,
    /// Taken off now.
    pub removed: u64,
    /// Still to be taken off.
    pub to_remove: u64,
    /// On the list no more, and still there because another list of ours has them.
    pub kept_by_another: u64,
}

/// How it ended.
#[derive(Debug)]
pub struct Pushed {
    /// The books.
    pub books: Books,
    /// What the instance said last, where it was left alone for it.
    pub said: Option<Message>,
    /// What to warn of: campaigns that the instance does not have, or does not tell of.
    pub warning: Option<Message>,
}

/// A list that was read and held against what stands there: what a person looks at before it goes.
pub struct Prepared<'p> {
    site: &'p Site,
    pushing: &'p Pushing<'p>,
    gathered: Arc<Gathered>,
    /// What the lists are called together.
    name: String,
    ledger: Ledger,
    sets: Vec<Set>,
    /// Which of the sets is the list's own; none where its numbers are taken off, whoever put them there.
    own: Option<usize>,
    books: Books,
    _lock: Lock,
}

/// So many may go without a word, and such a share of what stands there.
const FEW: u64 = 100;
const SHARE: f64 = 0.1;

/// Reads lists, and says what would be done with them.
///
/// # Errors
/// Where a list is not to be trusted, another is at work in the state directory, or what stands there is not known any more.
pub fn prepare<'p>(
    site: &'p Site,
    pushing: &'p Pushing<'p>,
    hands: &Hands<'_>,
) -> Result<Prepared<'p>, Error> {
    let ledger = pipeline::open(&site.state)?;
    let lock =
        pipeline::lock(&site.state, message!("push-lock", "the instance's blacklist"), (hands.clock)())?;
    let gathered = pipeline::gather(&Gather {
        from: pushing.from.clone(),
        strict: pushing.what == What::Remove,
        scratch: &site.state,
        now: (hands.clock)(),
    });
    let gathered = gathered.map_err(PushError::of_lists)?;
    let name = pushing.name.clone().unwrap_or_else(|| gathered.name.clone());
    let mut sets = Set::all(&ledger, &site.state, &site.instance())?;
    let own = (pushing.what != What::Remove).then(|| {
        sets.iter().position(|set| set.list.list == name).unwrap_or_else(|| {
            sets.push(Set::new(&ledger, &site.state, &site.instance(), &name));
            sets.len() - 1
        })
    });
    if let Some(own) = own {
        let origin = if pushing.name.is_some() { "" } else { &gathered.origin };
        sets[own].is_brought_by(origin)?;
    }
    let (gathered, books) = (Arc::new(gathered), Books::default());
    let mut prepared = Prepared { site, pushing, gathered, name, ledger, sets, own, books, _lock: lock };
    prepared.books = prepared.outlook()?;
    Ok(prepared)
}

/// What the list says and what stands there, side by side. What stands there is as it was when the sets were folded last.
fn steps<'g>(
    gathered: &'g Gathered,
    pushing: &'g Pushing<'_>,
    sets: &[Set],
    own: Option<usize>,
) -> Result<Steps<'g, impl Iterator<Item = Entry> + use<'g>>, Error> {
    let mut others = sets.iter().map(Set::records).collect::<Result<Vec<_>, Error>>()?;
    let own = own.map_or_else(Records::none, |own| std::mem::replace(&mut others[own], Records::none()));
    let listed_only = pushing.what == What::Remove;
    Ok(Steps::new(gathered.entries(), &pushing.dialling, own, others, listed_only))
}

impl Prepared<'_> {
    /// The books as they stand before anything is done.
    #[must_use]
    pub fn books(&self) -> &Books {
        &self.books
    }

    /// What the lists are called together.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Lines that hold something that is no number.
    #[must_use]
    pub fn bad(&self) -> &[Bad] {
        &self.gathered.bad
    }

    /// How many entries stand there by this list's hand.
    #[must_use]
    pub fn standing(&self) -> u64 {
        self.own.and_then(|own| self.sets.get(own)).map_or(0, |set| set.list.numbers)
    }

    /// Counts what would be done.
    fn outlook(&self) -> Result<Books, Error> {
        let mut books = Books { read: self.gathered.read, ..Books::default() };
        books.left_out.extend(self.gathered.left_out());
        for step in steps(&self.gathered, self.pushing, &self.sets, self.own)? {
            let step = step?;
            match (&step.listed, self.pushing.what) {
                (Some(Err(why)), _) => *books.left_out.entry(Undialled::as_str(*why)).or_default() += 1,
                (Some(Ok(_)), What::Remove) => books.to_remove += 1,
                (Some(Ok(_)), _) if step.missing().any(|(_, by_another)| !by_another) => books.to_add += 1,
                (Some(Ok(_)), _) => books.already_there += 1,
                (None, _) => {}
            }
            if self.pushing.what == What::Sync {
                let (mut any, mut all_kept) = (false, true);
                step.obsolete().for_each(|(_, by_another)| {
                    any = true;
                    all_kept &= by_another;
                });
                books.to_remove += u64::from(any && !all_kept);
                books.kept_by_another += u64::from(any && all_kept);
            }
        }
        Ok(books)
    }

    /// Whether more would be taken off than may go without a word.
    ///
    /// # Errors
    /// Where it is so, and nobody said why.
    pub fn may_shrink(&self) -> Result<(), Error> {
        let (gone, of) = (self.books.to_remove + self.books.kept_by_another, self.standing());
        let many = (gone > FEW && gone as f64 > SHARE * of as f64) || (gone > 0 && gone >= of);
        if self.pushing.what == What::Sync && many && self.pushing.allow_shrink.is_none() {
            return Err(PushError::WouldShrink { list: self.name().to_owned(), gone, of }.into());
        }
        Ok(())
    }

    /// Does it.
    ///
    /// # Errors
    /// Where too many would be taken off, the instance does not let us in, or ledger or disk fail. What was done by then is known.
    pub fn go(mut self, hands: &Hands<'_>) -> Result<Pushed, Error> {
        self.may_shrink()?;
        let is_idle = self.books.to_add + self.books.to_remove == 0;
        let reached = if is_idle { None } else { Some(self.site.reach(hands)?) };
        // Before it is on record: what no campaign stands for never began.
        let warning = match reached.as_ref().map(|reached| self.campaigns_exist(reached)).transpose() {
            Ok(untold) => untold.flatten(),
            Err(error) => {
                reached.into_iter().for_each(Reached::leave);
                return Err(error);
            }
        };
        let (instance, who) = (self.site.instance(), pipeline::who(hands.environment));
        let push = Push {
            instance: &instance,
            list: &self.name,
            what: self.pushing.what.as_str(),
            who: who.as_deref(),
            reason: self.pushing.allow_shrink,
            dial: self.pushing.dialling.name(),
        };
        let push = self.ledger.begin_push(&push, (hands.clock)())?;
        if let Some(own) = self.own.and_then(|own| self.sets.get(own)) {
            own.begin()?;
        }
        let said = match reached {
            None => self.note_by_another().map(|()| None),
            Some(reached) => {
                let done = self.call_all(&reached, hands);
                reached.leave();
                done
            }
        };
        // Also where it failed: what was done is in one file then.
        self.sets.iter_mut().try_for_each(Set::fold)?;
        self.ledger.end_push(push, &serde_json::to_string(&self.books).unwrap_or_default())?;
        let (said, books) = (said?, self.books);
        let (read, accounted) = (books.read.cast_signed(), books.accounted(self.pushing.what).cast_signed());
        if accounted != read {
            return Err(upload::Error::DoesNotAddUp { run: self.name, read, accounted }.into());
        }
        Ok(Pushed { books, said, warning })
    }

    /// Whether the instance has the campaigns for which something goes; answers what to warn of. A list may be one of several instances,
    /// so what it names besides is no reason to bring none of it.
    fn campaigns_exist(&self, reached: &Reached) -> Result<Option<Message>, Error> {
        let is_typed = self.pushing.from.campaign.is_some();
        match campaigns_exist((reached, self.site), self.gathered.campaigns()) {
            Err(error) if !is_typed && !error.lacking_campaigns().is_empty() => {
                let lacking = error.lacking_campaigns().iter().map(|(name, near)| match near {
                    Some(near) => {
                        message!("push-campaign-near", "{name} ({near})", name = name, near = near.clone())
                    }
                    None => Message::foreign(name),
                });
                Ok(Some(message!(
                    "push-campaigns-lacking",
                    "the lists are for campaigns that {instance} does not have: {campaigns}. Whoever stands there for one of these alone is barred from none",
                    instance = self.site.instance(),
                    campaigns = Arg::list(lacking)
                )))
            }
            exist => exist,
        }
    }

    /// Adds, then removes: whoever must not be called is on the list as soon as may be.
    fn call_all(&mut self, reached: &Reached, hands: &Hands<'_>) -> Result<Option<Message>, Error> {
        let spec = &self.site.spec;
        let field = self.pushing.field.or(spec.blacklist_field.as_deref()).unwrap_or(FIELD);
        let username = spec.username.as_str();
        let pace = Pace::new(self.pushing.per_second);
        let mut sender = Sender { reached, field, username, pace, hands, in_a_row: 0, said: None };
        for verb in self.pushing.what.verbs() {
            if !self.call_each(*verb, &mut sender)?.goes_on() {
                return Ok(sender.said);
            }
        }
        self.note_by_another()?;
        Ok(sender.said)
    }

    fn call_each(&mut self, verb: Verb, sender: &mut Sender<'_>) -> Result<Sent, Error> {
        let gathered = Arc::clone(&self.gathered);
        let named = match verb {
            Verb::Add => Named::default(),
            Verb::Remove => Named::find(&gathered, self.pushing, &self.sets, self.own)?,
        };
        let mut again: Vec<(usize, Item)> = Vec::new();
        let mut chunk = Chunk::new(self.pushing.chunk, self.sets.len());
        for step in steps(&gathered, self.pushing, &self.sets, self.own)? {
            let step = step?;
            let items = items(self.pushing.what, verb, &step);
            if items.is_empty() {
                continue;
            }
            if chunk.is_full(&items, sender.username) {
                let sent = self.call(verb, &mut chunk, sender)?;
                if !sent.goes_on() {
                    return Ok(sent);
                }
            }
            match self.own {
                Some(own) => items.iter().for_each(|item| chunk.note(own, item)),
                None => step.there().for_each(|(set, item)| chunk.note(set, &item)),
            }
            for (set, item) in items.iter().flat_map(|item| named.with(item)) {
                chunk.note(*set, item);
                again.push((*set, item.clone()));
            }
            chunk.put(items, sender.username);
        }
        let sent = self.call(verb, &mut chunk, sender)?;
        if sent.goes_on() { self.call_again(again, sender) } else { Ok(sent) }
    }

    /// Puts there again what may have gone with others.
    fn call_again(&mut self, again: Vec<(usize, Item)>, sender: &mut Sender<'_>) -> Result<Sent, Error> {
        let mut chunk = Chunk::new(self.pushing.chunk, self.sets.len());
        for (set, item) in again {
            if chunk.is_full(std::slice::from_ref(&item), sender.username) {
                let sent = self.call(Verb::Add, &mut chunk, sender)?;
                if !sent.goes_on() {
                    return Ok(sent);
                }
            }
            chunk.note(set, &item);
            chunk.put(vec![item], sender.username);
            // They are in no books: they were there before.
            chunk.entries = 0;
        }
        self.call(Verb::Add, &mut chunk, sender)
    }

    /// Makes one call. Before it, its items are on record, and once more when the instance took them.
    fn call(&mut self, verb: Verb, chunk: &mut Chunk, sender: &mut Sender<'_>) -> Result<Sent, Error> {
        if chunk.items.is_empty() {
            return Ok(Sent::Took);
        }
        let noted = || chunk.of_sets.iter().enumerate().filter(|(_, items)| !items.is_empty());
        for (nth, items) in noted() {
            self.sets[nth].intend(verb, items)?;
        }
        let sent = sender.send(verb, &chunk.items);
        if sent == Sent::Took {
            for (nth, _) in noted() {
                self.sets[nth].took()?;
            }
            self.books.settle(verb, chunk.entries);
            let (done, of) = self.books.progress();
            let words = message!("push-progress", "{done} of {of} numbers", done = done, of = of);
            (sender.hands.progress)(Progress { done, of: Some(of), words });
        }
        if sent.goes_on() {
            chunk.clear();
        }
        Ok(sent)
    }

    /// Notes of the list what another list of ours has there, and of what it wants no more that the other keeps it. No call is needed.
    fn note_by_another(&mut self) -> Result<(), Error> {
        let Some(own) = self.own.filter(|_| self.sets.len() > 1) else { return Ok(()) };
        let gathered = Arc::clone(&self.gathered);
        for verb in self.pushing.what.verbs() {
            let mut notes: Vec<Item> = Vec::new();
            for step in steps(&gathered, self.pushing, &self.sets, self.own)? {
                let step = step?;
                let of = |(text, by_another): (&String, bool)| by_another.then(|| step.item(text));
                match verb {
                    Verb::Add => notes.extend(step.missing().filter_map(of)),
                    Verb::Remove => notes.extend(step.obsolete().filter_map(of)),
                }
                if notes.len() >= NOTES {
                    self.sets[own].note(*verb, &std::mem::take(&mut notes))?;
                }
            }
            self.sets[own].note(*verb, &notes)?;
        }
        Ok(())
    }
}

/// How many notes stand in memory.
const NOTES: usize = 100_000;

/// What goes of a step.
fn items(what: What, verb: Verb, step: &Step) -> Vec<Item> {
    let of = |(text, by_another): (&String, bool)| (!by_another).then(|| step.item(text));
    match (verb, what) {
        (Verb::Add, _) => step.missing().filter_map(of).collect(),
        (Verb::Remove, What::Remove) if step.wanted().is_empty() => Vec::new(),
        (Verb::Remove, What::Remove) => {
            // Also in the forms in which it was put there, should the instance dial otherwise now.
            let known = step.others.iter().flatten().map(|(text, _)| text);
            let mut texts: Vec<&String> = step.wanted().iter().chain(known).collect();
            texts.sort_unstable();
            texts.dedup();
            texts.into_iter().map(|text| step.item(text)).collect()
        }
        (Verb::Remove, _) => step.obsolete().filter_map(of).collect(),
    }
}

impl What {
    /// The word for the ledger and for machines.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Push => "push",
            Self::Sync => "sync",
            Self::Remove => "remove",
        }
    }

    fn verbs(self) -> &'static [Verb] {
        match self {
            Self::Push => &[Verb::Add],
            Self::Sync => &[Verb::Add, Verb::Remove],
            Self::Remove => &[Verb::Remove],
        }
    }
}

impl Books {
    /// Of how many that were read it is said what became of them.
    fn accounted(&self, what: What) -> u64 {
        let left_out: u64 = self.left_out.values().sum();
        // What a list has no more was not read.
        let removed = if what == What::Remove { self.removed + self.to_remove } else { 0 };
        self.added + self.already_there + self.to_add + left_out + removed
    }

    fn settle(&mut self, verb: Verb, entries: u64) {
        let (done, left) = match verb {
            Verb::Add => (&mut self.added, &mut self.to_add),
            Verb::Remove => (&mut self.removed, &mut self.to_remove),
        };
        *done += entries;
        *left = left.saturating_sub(entries);
    }

    fn progress(&self) -> (u64, u64) {
        let done = self.added + self.removed;
        (done, done + self.to_add + self.to_remove)
    }
}

impl Pushed {
    /// What the process says at its end.
    #[must_use]
    pub fn exit(&self) -> Exit {
        if self.books.to_add + self.books.to_remove == 0 { Exit::Done } else { Exit::Unfinished }
    }
}
