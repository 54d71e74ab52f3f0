//! What it means for people that rows were left out: the one table of it, by code.

use crate::Code;

/// What it means for people that a row was left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sense {
    /// It is no row of the list: blank, a total, the header once more.
    NoRow,
    /// It belongs to another table, which nobody may have meant to leave away.
    Elsewhere,
    /// The pipeline does not choose it.
    NotChosen,
    /// Something in it is wrong, or it says too little.
    Wrong,
    /// Whose it is must not be called.
    Protected,
    /// Whose it is may not want to be called: what the row says of that is unclear.
    Unclear,
    /// Whose it is is called by another row, or was.
    Once,
}

/// The codes that mean something else than that the row is wrong.
const BY_CODE: [(&str, Sense); 14] = [
    ("answered-earlier", Sense::Once),
    ("blacklisted", Sense::Protected),
    ("duplicate", Sense::Once),
    ("loaded-earlier", Sense::Once),
    ("refusal-unclear", Sense::Unclear),
    ("refused", Sense::Protected),
    ("refused-elsewhere", Sense::Protected),
    ("row-blank", Sense::NoRow),
    ("row-copied", Sense::Once),
    ("row-filtered", Sense::NotChosen),
    ("row-footer", Sense::NoRow),
    ("row-header-again", Sense::NoRow),
    ("row-hidden-left-out", Sense::NotChosen),
    ("row-of-another-table", Sense::Elsewhere),
];

impl Sense {
    /// That of a code by its name, as accounts and reports keep it; one that is not known is wrong.
    #[must_use]
    pub fn of(code: &str) -> Self {
        BY_CODE.iter().find(|(id, _)| *id == code).map_or(Self::Wrong, |(_, sense)| *sense)
    }

    /// Whether such rows say nothing against the list: they were not asked for, are no rows, or their people are accounted for.
    #[must_use]
    pub fn is_harmless(self) -> bool {
        match self {
            Self::NoRow | Self::NotChosen | Self::Protected | Self::Once => true,
            Self::Wrong | Self::Elsewhere | Self::Unclear => false,
        }
    }

    /// The codes that mean something else than that the row is wrong.
    pub fn codes() -> impl Iterator<Item = &'static str> {
        BY_CODE.iter().map(|(id, _)| *id)
    }
}

impl Code {
    /// What it means for people that a row was left out for this.
    #[must_use]
    pub fn sense(&self) -> Sense {
        Sense::of(self.id)
    }
}
