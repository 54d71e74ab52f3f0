//! Who was loaded in an earlier run is not loaded again, for as long as the pipeline says.

use crate::{By, Shared};
use contact::{Batch, Code, Finding, Number, Phone, Severity};
use std::sync::Arc;
use validate::Dialable;
use words::Message;

/// A row whose number went in an earlier run.
static LOADED: Code = Code {
    id: "loaded-earlier",
    severity: Severity::LeftOut,
    means: "the row's number went in an earlier list, which is named with its day",
    advice: "nothing to do; `earlier` under [duplicates] says for how long a number that went is not loaded again",
};

/// An alternative that went as a main number in an earlier run.
static ALTERNATIVE: Code = Code {
    id: "alternative-loaded-earlier",
    severity: Severity::Changed,
    means: "an alternative number went as a main number in an earlier list, which is named with its day, so it was taken from the row",
    advice: "nothing to do; if it shall be dialled all the same, set `alternatives = \"keep\"` under [duplicates] in the pipeline file",
};

/// A row whose number was answered in an earlier call.
static ANSWERED: Code = Code {
    id: "answered-earlier",
    severity: Severity::LeftOut,
    means: "somebody answered the row's number a short while ago, as the results of earlier calls have it; the day is named",
    advice: "nothing to do; `answered` under [duplicates] says for how long a number that was answered is not loaded again",
};

pub(crate) static CODES: [&Code; 3] = [&LOADED, &ALTERNATIVE, &ANSWERED];

/// When a number went before.
#[derive(Clone, Debug, PartialEq)]
pub struct Went {
    /// The list and its day, as people read it.
    pub list: Message,
    /// Whether it was a main number there.
    pub as_main: bool,
}

/// What counts as having been loaded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Which numbers of the two rows are compared.
    pub by: By,
    /// What becomes of an alternative that went as a main number.
    pub alternatives: Shared,
}

/// Why a row is left out that went in a list, named as people read it.
#[must_use]
pub fn loaded(row: u32, phone: &Phone, list: Message) -> Finding {
    Finding::new(&LOADED, row, phone.column, phone.number.reveal()).by(list)
}

/// Leaves out the rows whose number was answered before: the main one, or any. `answered` tells of a number and its campaign when that was, in
/// words; it may fail, and then says so in its own way.
#[must_use]
pub fn not_answered(
    rows: Batch<Dialable>,
    by: By,
    mut answered: impl FnMut(Number, &Arc<str>) -> Option<Message>,
) -> Batch<Dialable> {
    rows.advance(|dialable, _, _| {
        let contact = dialable.contact();
        let compared = match by {
            By::Main => &contact.phones[..1],
            By::Any => &contact.phones[..],
        };
        for phone in compared {
            if let Some(when) = answered(phone.number, &contact.campaign) {
                let finding = Finding::new(&ANSWERED, contact.row, phone.column, phone.number.reveal());
                return Err(finding.by(when));
            }
        }
        Ok(dialable)
    })
}

/// Leaves out the rows whose number went before. `went` tells of a number, its campaign and its row when it last went; it may fail,
/// and then says so in its own way: a row it knows nothing of is kept.
#[must_use]
pub fn not_again(
    rows: Batch<Dialable>,
    counts: Counts,
    mut went: impl FnMut(Number, &Arc<str>, u32) -> Option<Went>,
) -> Batch<Dialable> {
    rows.advance(|mut dialable, _, findings| {
        let contact = dialable.contact();
        let (row, campaign) = (contact.row, Arc::clone(&contact.campaign));
        let compared = match counts.by {
            By::Main => &contact.phones[..1],
            By::Any => &contact.phones[..],
        };
        for phone in compared {
            if let Some(before) =
                went(phone.number, &campaign, row).filter(|went| went.as_main || counts.by == By::Any)
            {
                return Err(loaded(row, phone, before.list));
            }
        }
        if counts.alternatives == Shared::Drop && counts.by == By::Main {
            dialable.retain_alternatives(|phone| {
                let Some(before) = went(phone.number, &campaign, row).filter(|went| went.as_main) else {
                    return true;
                };
                let finding = Finding::new(&ALTERNATIVE, row, phone.column, phone.number.reveal());
                findings.push(finding.by(before.list));
                false
            });
        }
        Ok(dialable)
    })
}
