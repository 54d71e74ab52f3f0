//! What a list says and what stands at the instance by our hand, side by side, entry by entry, however long both are.

use super::record::{Item, Record, State};
use super::set::Records;
use crate::Error;
use pipeline::{Dialling, Entry, Undialled};
use std::iter::Peekable;

/// An entry that the list has, or we have at the instance, or both.
pub(super) struct Step {
    pub(super) entry: Entry,
    /// In which forms the list has it for the instance, or why in none; nothing where it is not on the list.
    pub(super) listed: Option<Result<Vec<String>, Undialled>>,
    /// In which forms it stands there by the hand of this list.
    pub(super) own: Vec<(String, State)>,
    /// In which forms it stands there by the hand of each of the others.
    pub(super) others: Vec<Vec<(String, State)>>,
}

impl Step {
    /// The forms that the list wants there.
    pub(super) fn wanted(&self) -> &[String] {
        self.listed.as_ref().and_then(|forms| forms.as_ref().ok()).map_or(&[], Vec::as_slice)
    }

    /// Those of which the instance has not said that it took them from this list; each with whether it took them from another.
    pub(super) fn missing(&self) -> impl Iterator<Item = (&String, bool)> {
        let is_there = |of: &[(String, State)], form: &String| {
            of.iter().any(|(text, state)| text == form && *state == State::There)
        };
        let missing = self.wanted().iter().filter(move |form| !is_there(&self.own, form));
        missing.map(move |form| (form, self.others.iter().any(|other| is_there(other, form))))
    }

    /// The forms that are there by this list's hand, and that it wants no more; each with whether another list has it there.
    pub(super) fn obsolete(&self) -> impl Iterator<Item = (&String, bool)> {
        let obsolete = self.own.iter().map(|(text, _)| text).filter(|text| !self.wanted().contains(text));
        obsolete.map(move |text| (text, self.others.iter().flatten().any(|(other, _)| other == text)))
    }

    /// Each form in which it stands there by the hand of one of the others.
    pub(super) fn there(&self) -> impl Iterator<Item = (usize, Item)> {
        let of = |(nth, forms): (usize, &Vec<(String, State)>)| {
            forms.iter().map(move |(text, _)| (nth, text.clone())).collect::<Vec<_>>()
        };
        self.others.iter().enumerate().flat_map(of).map(|(nth, text)| (nth, self.item(&text)))
    }

    /// One of its forms.
    pub(super) fn item(&self, text: &str) -> Item {
        Item { entry: self.entry.clone(), text: text.to_owned() }
    }
}

/// The steps, in order.
pub(super) struct Steps<'s, S: Iterator<Item = Entry>> {
    list: Peekable<S>,
    dialling: &'s Dialling,
    own: Peekable<Records>,
    others: Vec<Peekable<Records>>,
    /// Whether entries that are not on the list are passed over.
    listed_only: bool,
}

impl<'s, S: Iterator<Item = Entry>> Steps<'s, S> {
    pub(super) fn new(
        list: S,
        dialling: &'s Dialling,
        own: Records,
        others: Vec<Records>,
        listed_only: bool,
    ) -> Self {
        let others = others.into_iter().map(Iterator::peekable).collect();
        Self { list: list.peekable(), dialling, own: own.peekable(), others, listed_only }
    }

    fn step(&mut self) -> Result<Option<Step>, Error> {
        let of_own = if self.listed_only { None } else { peeked(&mut self.own)? };
        let entry = match (self.list.peek(), of_own) {
            (Some(listed), Some(own)) => listed.min(own).clone(),
            (Some(one), None) | (None, Some(one)) => one.clone(),
            (None, None) => return Ok(None),
        };
        let listed = self.list.next_if_eq(&entry).map(|entry| self.dialling.texts(entry.line));
        let own = forms(&mut self.own, &entry)?;
        let others = self.others.iter_mut().map(|other| forms(other, &entry)).collect::<Result<_, _>>()?;
        Ok(Some(Step { entry, listed, own, others }))
    }
}

impl<S: Iterator<Item = Entry>> Iterator for Steps<'_, S> {
    type Item = Result<Step, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        self.step().transpose()
    }
}

/// The entry that comes next.
fn peeked(records: &mut Peekable<Records>) -> Result<Option<&Entry>, Error> {
    if let Some(Err(error)) = records.next_if(Result::is_err) {
        return Err(error);
    }
    Ok(records.peek().and_then(|record| record.as_ref().ok()).map(|record| &record.item.entry))
}

/// The forms of an entry; what comes before it is passed over.
fn forms(records: &mut Peekable<Records>, entry: &Entry) -> Result<Vec<(String, State)>, Error> {
    let mut forms = Vec::new();
    while peeked(records)?.is_some_and(|next| next <= entry) {
        let Some(Record { item, state }) = records.next().transpose()? else { break };
        if item.entry == *entry {
            forms.push((item.text, state));
        }
    }
    Ok(forms)
}
