//! People out of a campaign again by a file of numbers, or their scheduled calls; a run is taken back by [`pipeline::undo`].
//!
//! The vendor's calls take a campaign and a number and may be made again, so what was cut off goes on where it stopped. The ledger keeps
//! who wished it, why, and for each number, by its keyed hash, what was answered. What it knows of loads stays as it is: the call says
//! nothing of the list that brought somebody, so whether they may be loaded again is not for it to say.
//!
//! The calls know somebody by their main number alone. So whoever has a number of the file as an alternative is removed by their main
//! number, which the plans of the lists that went tell; of whom no plan tells, a person must hear.

use crate::site::campaigns_exist;
use crate::{Error, Hands, Progress, PushError, Site};
use chrono::NaiveDateTime;
use pipeline::{Asked, Bad, Dialling, Exit, Gather, Gathered, Reached, Undialled};
use serde::Serialize;
use serialize::Digest;
use std::collections::{BTreeMap, BTreeSet};
use ucontact::ScheduledCalls;
use upload::{ByAlternative, Ledger, Loaded, Lock, Pace, Removal, Withdrawing, Withdrawn};
use words::{Message, message};

/// After so many answers in a row of which nobody knows what they mean, the instance is left alone.
const UNKNOWN_IN_A_ROW: u32 = 3;

/// A span of time, by the server's clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// Its first moment.
    pub from: NaiveDateTime,
    /// Its last.
    pub to: NaiveDateTime,
}

/// What is asked for.
#[derive(Clone, Debug)]
pub struct Removing {
    /// The file with the numbers; the campaign that it names is the one that they are removed from.
    pub from: Asked,
    /// How the instance dials.
    pub dialling: Dialling,
    /// In which span scheduled calls are taken back; where none is named, contacts are removed.
    pub span: Option<Span>,
    /// How many removals a second, at most.
    pub per_second: u32,
}

/// A person's wish.
#[derive(Clone, Copy, Debug)]
pub struct Wish<'w> {
    /// Why: it goes on record.
    pub reason: &'w str,
}

/// What became of every number that was read.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Removed {
    /// Numbers as often as they stand in the file, and lines with something that is none.
    pub read: u64,
    /// Contacts besides, by their main number: those who went with one of the numbers as an alternative.
    pub by_alternative: u64,
    /// Removed now.
    pub removed: u64,
    /// Of which the instance had none.
    pub had_none: u64,
    /// For which a clear answer was on record before.
    pub done_before: u64,
    /// Left out, by the reason.
    pub left_out: BTreeMap<&'static str, u64>,
    /// Still to be removed.
    pub left: u64,
    /// Removals that were answered in a way of which nobody knows what it means.
    pub unknown: u64,
    /// Numbers that went as an alternative of somebody, and nobody knows any more of whom: they may be called on.
    pub of_whom_unknown: u64,
    /// What the instance said last where nobody knows what it means.
    #[serde(skip)]
    pub said: Option<Message>,
    /// What to warn of: the instance does not say which campaigns it has.
    #[serde(skip)]
    pub untold: Option<Message>,
}

/// A file that was read: what a person looks at before they say yes.
pub struct Takeable<'r> {
    site: &'r Site,
    removing: &'r Removing,
    gathered: Gathered,
    ledger: Ledger,
    by_alternative: ByAlternative,
    /// The main numbers, by their lines, that do not stand in the file themselves.
    mains: BTreeSet<u64>,
    what: String,
    sha256: String,
    books: Removed,
    _lock: Lock,
}

/// Reads a file, and says who would be removed.
///
/// # Errors
/// Where the file is not to be trusted, or another is at work in the state directory.
pub fn takeable<'r>(
    site: &'r Site,
    removing: &'r Removing,
    hands: &Hands<'_>,
) -> Result<Takeable<'r>, Error> {
    let ledger = pipeline::open(&site.state)?;
    let words = message!("remove-lock", "removing contacts");
    let lock = pipeline::lock(&site.state, words, (hands.clock)())?;
    let gathered = pipeline::gather(&Gather {
        from: removing.from.clone(),
        strict: true,
        scratch: &site.state,
        now: (hands.clock)(),
    });
    let gathered = gathered.map_err(PushError::of_lists)?;
    let said = format!("{}\0{}", gathered.digests.join("\0"), removing.dialling.name());
    let sha256 = Digest::of(said.as_bytes()).to_string();
    let what = match removing.span {
        Some(Span { from, to }) => format!("scheduled from {from} to {to}"),
        None => "contacts".to_owned(),
    };
    let books = Removed::default();
    let by_alternative = by_alternative(site, removing, &gathered, &ledger)?;
    let mut mains: BTreeSet<u64> = by_alternative.mains.keys().copied().collect();
    for entry in gathered.entries() {
        mains.remove(&entry.line);
    }
    let mut takeable = Takeable {
        site,
        removing,
        gathered,
        ledger,
        by_alternative,
        mains,
        what,
        sha256,
        books,
        _lock: lock,
    };
    takeable.books = takeable.outlook()?;
    Ok(takeable)
}

/// Who has a number of the file as an alternative. Whoever cannot be asked for in the form that was said is as lost as whom nobody knows.
fn by_alternative(
    site: &Site,
    removing: &Removing,
    gathered: &Gathered,
    ledger: &Ledger,
) -> Result<ByAlternative, Error> {
    let loaded = if removing.span.is_some() { Loaded::Scheduled } else { Loaded::Contacts };
    let campaign = removing.from.campaign.as_deref().unwrap_or_default();
    let lines = gathered.entries().map(|entry| entry.line);
    let mut by = ledger.by_alternative((&site.instance(), campaign, loaded), lines)?;
    let (mains, unsaid) = by.mains.into_iter().partition(|(main, _)| removing.dialling.texts(*main).is_ok());
    by.mains = mains;
    by.lost.extend(BTreeMap::into_values(unsaid).flatten());
    Ok(by)
}

impl Takeable<'_> {
    /// The books as they stand before anything is removed.
    #[must_use]
    pub fn books(&self) -> &Removed {
        &self.books
    }

    /// Lines that hold something that is no number.
    #[must_use]
    pub fn bad(&self) -> &[Bad] {
        &self.gathered.bad
    }

    /// How many numbers of the file are alternatives of the contacts that are removed by their main numbers.
    #[must_use]
    pub fn alternatives(&self) -> u64 {
        let of = |main: &u64| self.by_alternative.mains.get(main);
        self.mains.iter().filter_map(of).flatten().collect::<BTreeSet<_>>().len() as u64
    }

    /// The lists whose plans do not tell any more of whom a number of the file is an alternative.
    #[must_use]
    pub fn lost_lists(&self) -> &BTreeSet<String> {
        &self.by_alternative.lost_lists
    }

    /// Everybody to be asked for, by their lines: the file's numbers, then the main numbers of whoever has one as an alternative.
    fn lines(&self) -> impl Iterator<Item = u64> {
        self.gathered.entries().map(|entry| entry.line).chain(self.mains.iter().copied())
    }

    fn campaign(&self) -> &str {
        self.removing.from.campaign.as_deref().unwrap_or_default()
    }

    fn taking<'t>(&'t self, instance: &'t str) -> Withdrawing<'t> {
        Withdrawing {
            instance,
            what: &self.what,
            campaign: self.campaign(),
            file: &self.gathered.name,
            sha256: &self.sha256,
        }
    }

    fn outlook(&self) -> Result<Removed, Error> {
        let mut books = Removed { read: self.gathered.read, ..Removed::default() };
        books.by_alternative = self.mains.len() as u64;
        books.of_whom_unknown = self.by_alternative.lost.len() as u64;
        books.left_out.extend(self.gathered.left_out());
        for line in self.lines() {
            match self.removing.dialling.texts(line) {
                Ok(_) => books.left += 1,
                Err(why) => *books.left_out.entry(Undialled::as_str(why)).or_default() += 1,
            }
        }
        let sayable = self.lines().filter(|line| self.removing.dialling.texts(*line).is_ok());
        books.done_before = self.ledger.taken_before(&self.taking(&self.site.instance()), sayable)?;
        books.left -= books.done_before;
        Ok(books)
    }

    /// Removes them, one by one.
    ///
    /// # Errors
    /// Where the instance does not let us in, or the ledger fails. What was removed by then, the ledger knows.
    pub fn go(mut self, wish: Wish<'_>, hands: &Hands<'_>) -> Result<Removed, Error> {
        let (instance, who) = (self.site.instance(), pipeline::who(hands.environment));
        let reached = self.site.reach(hands)?;
        let done = campaigns_exist((&reached, self.site), [self.campaign()]).and_then(|untold| {
            let who = (who.as_deref(), wish.reason);
            let taken = self.ledger.take(&self.taking(&instance), who, (hands.clock)())?;
            self.each(taken, &reached, hands).map(|()| untold)
        });
        reached.leave();
        self.books.untold = done?;
        let (read, accounted) = (self.books.read + self.books.by_alternative, self.books.accounted());
        if read != accounted {
            let (run, read, accounted) = (self.gathered.name, read.cast_signed(), accounted.cast_signed());
            return Err(upload::Error::DoesNotAddUp { run, read, accounted }.into());
        }
        Ok(self.books)
    }

    fn each(&mut self, mut taken: Withdrawn, reached: &Reached, hands: &Hands<'_>) -> Result<(), Error> {
        let (mut pace, mut in_a_row, all) = (Pace::new(self.removing.per_second), 0, self.books.left);
        let mut books = std::mem::take(&mut self.books);
        let mut each = || {
            for line in self.lines() {
                let Ok(texts) = self.removing.dialling.texts(line) else { continue };
                if taken.is_answered(line) {
                    continue;
                }
                let mut answers = Vec::new();
                for text in &texts {
                    if !pace.may_go_on(hands.interrupted) || in_a_row == UNKNOWN_IN_A_ROW {
                        return Ok(());
                    }
                    let answer = self.ask(text, reached);
                    in_a_row = if answer.0 == Removal::Unknown { in_a_row + 1 } else { 0 };
                    answers.push(answer);
                }
                let Some((removal, said)) = together(answers) else { continue };
                taken.note(line, (removal, said.english()), (hands.clock)())?;
                books.count(removal, said);
                let done = all - books.left;
                let words = message!("remove-progress", "{done} of {of} numbers", done = done, of = all);
                (hands.progress)(Progress { done, of: Some(all), words });
            }
            Ok(())
        };
        let done: Result<(), Error> = each();
        self.books = books;
        done?;
        if self.books.left == 0 {
            taken.end((hands.clock)())?;
        }
        Ok(())
    }

    /// Asks for one number.
    fn ask(&self, text: &str, reached: &Reached) -> (Removal, Message) {
        let (client, token, campaign) = (&reached.client, &reached.token, self.campaign());
        let answer = match self.removing.span {
            None => client.remove_contact(token, campaign, text),
            Some(Span { from, to }) => {
                client.remove_scheduled(token, &ScheduledCalls { campaign, destination: text, from, to })
            }
        };
        match answer {
            Ok(()) => (Removal::Removed, message!("remove-said-yes", "the server answered 1")),
            Err(ucontact::Error::NobodyRemoved { .. } | ucontact::Error::NotDone { .. }) => {
                (Removal::HadNone, message!("remove-said-no", "the server answered 0"))
            }
            Err(error) => (Removal::Unknown, pipeline::Error::from(error).in_one()),
        }
    }
}

/// What the answers for the forms of one number say together: removed where one was, unknown where one is.
fn together(answers: Vec<(Removal, Message)>) -> Option<(Removal, Message)> {
    let weight = |removal| match removal {
        Removal::HadNone => 0,
        Removal::Removed => 1,
        Removal::Unknown => 2,
    };
    answers.into_iter().max_by_key(|(removal, _)| weight(*removal))
}

impl Removed {
    fn count(&mut self, removal: Removal, said: Message) {
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

    fn accounted(&self) -> u64 {
        let left_out: u64 = self.left_out.values().sum();
        self.removed + self.had_none + self.done_before + left_out + self.left
    }

    /// What the process says at its end.
    #[must_use]
    pub fn exit(&self) -> Exit {
        match self {
            Self { left: 1.., .. } => Exit::Unfinished,
            // Running it again helps nobody.
            Self { of_whom_unknown: 1.., .. } => Exit::Held,
            _ => Exit::Done,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_of_two_forms_is_removed_where_one_was_and_unknown_where_one_is() {
        let check = |answers: &[Removal], expected| {
            let answers = answers.iter().map(|removal| (*removal, Message::default())).collect();
            assert_eq!(together(answers).map(|(removal, _)| removal), expected);
        };
        check(&[Removal::HadNone, Removal::Removed], Some(Removal::Removed));
        check(&[Removal::Removed, Removal::Unknown], Some(Removal::Unknown));
        check(&[Removal::HadNone], Some(Removal::HadNone));
        check(&[], None);
    }
}
