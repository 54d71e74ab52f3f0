//! What may be true of a row when some of its cells cannot be read.

use super::{Choice, Wanted};

/// The set of answers that are possible: yes, no, and SQL's unknown. A cell that cannot be read leaves yes and no open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Truth {
    yes: bool,
    no: bool,
    unknown: bool,
    /// The first cell that keeps the answer open.
    unread: Option<(u16, Wanted)>,
}

impl Truth {
    /// A number or a date was asked of a blank cell.
    pub(super) const UNKNOWN: Self = Self { yes: false, no: false, unknown: true, unread: None };

    pub(super) fn sure(yes: bool) -> Self {
        Self { yes, no: !yes, unknown: false, unread: None }
    }

    pub(super) fn unreadable(column: u16, wanted: Wanted) -> Self {
        Self { yes: true, no: true, unknown: false, unread: Some((column, wanted)) }
    }

    pub(super) fn all(parts: impl Iterator<Item = Self>) -> Self {
        parts.fold(Self::sure(true), Self::and)
    }

    pub(super) fn any(parts: impl Iterator<Item = Self>) -> Self {
        parts.fold(Self::sure(false), |either, part| either.not().and(part.not()).not())
    }

    pub(super) fn not(self) -> Self {
        Self { yes: self.no, no: self.yes, ..self }
    }

    fn and(self, other: Self) -> Self {
        let yes = self.yes && other.yes;
        let no = self.no || other.no;
        let unknown = (self.unknown && (other.unknown || other.yes)) || (self.yes && other.unknown);
        let is_open = u8::from(yes) + u8::from(no) + u8::from(unknown) > 1;
        Self { yes, no, unknown, unread: self.unread.or(other.unread).filter(|_| is_open) }
    }

    pub(super) fn choice(self) -> Choice {
        match self {
            Self { yes: true, no: false, unknown: false, .. } => Choice::Keep,
            Self { yes: true, unread: Some((column, wanted)), .. } => Choice::Unreadable { column, wanted },
            _ => Choice::Filtered,
        }
    }
}
