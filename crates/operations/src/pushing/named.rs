//! What stands there for one campaign, and may go with what is taken off for all.
//!
//! The vendor's page does not say whether taking a number off for `*` takes it off for each campaign, too. If so, who is listed for one
//! would be called for it. So what of ours stands there for one is no more known to be there once its number is taken off for all, and
//! is put there again.

use super::record::Item;
use super::set::{Set, Verb};
use super::{Pushing, What, items, steps};
use crate::Error;
use pipeline::{Entry, Gathered};
use std::collections::{HashMap, HashSet};

/// For each number that is taken off for all campaigns, by its line and form, what stands there for one, and of which set.
#[derive(Default)]
pub(super) struct Named(HashMap<(u64, String), Vec<(usize, Item)>>);

impl Named {
    pub(super) fn find(
        gathered: &Gathered,
        pushing: &Pushing<'_>,
        sets: &[Set],
        own: Option<usize>,
    ) -> Result<Self, Error> {
        let mut named = Self::default();
        for step in steps(gathered, pushing, sets, own)? {
            let step = step?;
            // Those for all campaigns come first.
            if step.entry.campaign.is_some() {
                break;
            }
            let gone = items(pushing.what, Verb::Remove, &step);
            named.0.extend(gone.into_iter().map(|item| ((item.entry.line, item.text), Vec::new())));
        }
        if named.0.is_empty() {
            return Ok(named);
        }
        let lines: HashSet<u64> = named.0.keys().map(|(line, _)| *line).collect();
        let of_one = |entry: &Entry| entry.campaign.is_some() && lines.contains(&entry.line);
        let listed: Vec<Entry> = gathered.entries().filter(of_one).collect();
        for (nth, set) in sets.iter().enumerate().filter(|(nth, _)| Some(*nth) != own) {
            for record in set.records()? {
                let item = record?.item;
                // What is taken off for its campaign, too, stays off.
                let is_taken_off =
                    || pushing.what == What::Remove && listed.binary_search(&item.entry).is_ok();
                if of_one(&item.entry) && !is_taken_off() {
                    named.note(nth, item);
                }
            }
        }
        if let Some(own) = own {
            for entry in listed {
                for text in pushing.dialling.texts(entry.line).unwrap_or_default() {
                    named.note(own, Item { entry: entry.clone(), text });
                }
            }
        }
        Ok(named)
    }

    fn note(&mut self, set: usize, item: Item) {
        if let Some(of) = self.0.get_mut(&(item.entry.line, item.text.clone())) {
            of.push((set, item));
        }
    }

    /// What may go with an item, and of which set it is.
    pub(super) fn with(&self, item: &Item) -> &[(usize, Item)] {
        let for_all = item.entry.campaign.is_none();
        let named = for_all.then(|| self.0.get(&(item.entry.line, item.text.clone()))).flatten();
        named.map_or(&[], Vec::as_slice)
    }
}
