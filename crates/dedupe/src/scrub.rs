//! Takes blacklisted numbers from every row.

use crate::blacklist::Campaigns;
use crate::hidden;
use crate::{Blacklist, Scope};
use contact::{Batch, Code, Contact, Finding, NoNumber, Severity};
use std::collections::BTreeSet;
use std::sync::Arc;
use words::Message;

/// A number that the blacklist took from a row.
static NUMBER: Code = Code {
    id: "number-blacklisted",
    severity: Severity::Changed,
    means: "a blacklist holds this number, so it was taken from the row",
    advice: "nothing to do; the blacklist that holds it is named",
};

/// A number that comes first now, for a blacklist took the main one.
static PROMOTED: Code = Code {
    id: "alternative-promoted",
    severity: Severity::Changed,
    means: "a blacklist holds the main number of the row, so the next number of the row is dialled first",
    advice: "nothing to do; the number that is dialled first now is named",
};

pub(crate) static CODES: [&Code; 2] = [&NUMBER, &PROMOTED];

/// Takes every number that a blacklist holds from every row; the order of the others stays.
///
/// The lists are asked for all numbers of the batch at once, in order: what stands close together in a list is found close together.
#[must_use]
pub fn scrub(contacts: Batch<Contact>, blacklists: &[Blacklist]) -> Batch<Contact> {
    let hits = hits(&contacts, blacklists);
    if hits.is_empty() {
        return contacts;
    }
    contacts.advance(|mut contact, _, findings| {
        let Contact { row, campaign, phones, no_number, .. } = &mut contact;
        let main = phones.first().copied();
        let mut taken = None;
        let mut numbers = Vec::new();
        phones.retain(|phone| {
            let Some(list) = holder(&hits, phone.number.line(), campaign) else { return true };
            findings
                .push(Finding::new(&NUMBER, *row, phone.column, phone.number.reveal()).by(Arc::clone(list)));
            no_number.because(NoNumber::Blacklisted);
            taken.get_or_insert(list);
            numbers.push(phone.number);
            false
        });
        // Where the first that was taken is not the main number, the main number is still there.
        if let (Some(main), Some(list), Some(first)) = (main, taken, phones.first())
            && main.number.key() != first.number.key()
        {
            let promoted = Finding::new(&PROMOTED, *row, first.column, main.number.reveal());
            findings.push(promoted.became(first.number.reveal()).by(Arc::clone(list)));
        }
        if !numbers.is_empty() {
            hidden::hide(&mut contact, &numbers, findings);
        }
        Ok(contact)
    })
}

/// A line that a list holds.
struct Hit<'b> {
    line: u64,
    /// The list's place among the lists: the first that holds a number is named.
    at: usize,
    name: &'b Arc<Message>,
    scope: &'b Scope,
}

/// Every line of a batch that a list holds for a campaign of the batch, by line and list.
fn hits<'b>(contacts: &Batch<Contact>, blacklists: &'b [Blacklist]) -> Vec<Hit<'b>> {
    let mut lines: Vec<u64> =
        contacts.kept().flat_map(|contact| &contact.phones).map(|phone| phone.number.line()).collect();
    lines.sort_unstable();
    lines.dedup();
    let campaigns: BTreeSet<&str> = contacts.kept().map(|contact| &*contact.campaign).collect();
    let campaigns: Campaigns = campaigns.into_iter().collect();
    let mut hits = Vec::new();
    for (at, list) in blacklists.iter().enumerate() {
        list.held(&lines, &campaigns, |position, scope| {
            hits.extend(lines.get(position).map(|line| Hit { line: *line, at, name: &list.name, scope }));
        });
    }
    hits.sort_by_key(|hit| (hit.line, hit.at));
    hits
}

/// The first list that holds a line for a campaign.
fn holder<'b>(hits: &[Hit<'b>], line: u64, campaign: &str) -> Option<&'b Arc<Message>> {
    let from = hits.partition_point(|hit| hit.line < line);
    let of_line = hits.get(from..)?.iter().take_while(|hit| hit.line == line);
    of_line.into_iter().find(|hit| hit.scope.counts_for(campaign)).map(|hit| hit.name)
}
