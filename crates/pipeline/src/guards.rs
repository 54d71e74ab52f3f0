//! What stops a run that could be sent, or makes it say something: one guard a file.

pub(crate) mod limits;

/// What a guard has to say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Said {
    /// Why nothing may be sent, each reason a sentence without its end.
    pub(crate) stops: Vec<String>,
    /// What somebody should look at.
    pub(crate) warnings: Vec<String>,
}

/// All reasons in one, for a person who mends one thing at a time and wants to know of the next.
pub(crate) fn together(stops: impl IntoIterator<Item = String>) -> Option<String> {
    let stops: Vec<String> = stops.into_iter().collect();
    (!stops.is_empty()).then(|| stops.join("; "))
}
