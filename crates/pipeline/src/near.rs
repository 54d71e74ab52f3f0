//! "Did you mean", for every language.

use words::Message;

/// A question that proposes the likeliest of the names, or else a sentence that lists them all.
pub(crate) fn did_you_mean<'n>(wanted: &str, names: impl IntoIterator<Item = &'n str>) -> Option<Message> {
    select::did_you_mean(wanted, names).map(Message::foreign)
}

/// A question that proposes the likeliest of the names, if one is like it at all.
pub(crate) fn nearest<'n>(wanted: &str, names: impl IntoIterator<Item = &'n str>) -> Option<Message> {
    select::nearest(wanted, names).map(Message::foreign)
}
