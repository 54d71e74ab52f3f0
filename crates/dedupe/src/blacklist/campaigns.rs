//! Campaigns as lists name them, and as a run does.

use super::Scope;

/// Whether a campaign's name on a blacklist means a campaign: case, accents and blanks do not count, and a name without the
/// dialer's suffix (`->`, `<-`) means the campaign of that name whatever its dialer. In doubt the line counts.
#[must_use]
pub fn is_meant(listed: &str, campaign: &str) -> bool {
    listed == campaign || Bare::of(listed).means(&Bare::of(campaign))
}

/// The campaigns of some rows, to be held against what lists name.
#[derive(Clone, Debug)]
pub struct Campaigns(Vec<Bare>);

impl<'c> FromIterator<&'c str> for Campaigns {
    fn from_iter<I: IntoIterator<Item = &'c str>>(names: I) -> Self {
        Self(names.into_iter().map(Bare::of).collect())
    }
}

impl Campaigns {
    /// Whether what is listed for so many counts for one of them.
    pub(super) fn are_meant(&self, listed: Option<&Bare>) -> bool {
        listed.is_none_or(|listed| self.0.iter().any(|campaign| listed.means(campaign)))
    }
}

/// A campaign's name without what does not count in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Bare {
    stem: String,
    suffix: Option<&'static str>,
}

impl Bare {
    fn of(name: &str) -> Self {
        let name = name.trim_end();
        let suffix = ["->", "<-"].into_iter().find(|suffix| name.ends_with(suffix));
        let stem = suffix.and_then(|suffix| name.strip_suffix(suffix)).unwrap_or(name);
        Self { stem: contact::fold_name(stem), suffix }
    }

    /// The name of a scope; none where it is all campaigns.
    pub(super) fn of_scope(scope: &Scope) -> Option<Self> {
        match scope {
            Scope::Everywhere => None,
            Scope::Campaign(name) => Some(Self::of(name)),
        }
    }

    fn means(&self, campaign: &Self) -> bool {
        self.stem == campaign.stem && (self.suffix.is_none() || self.suffix == campaign.suffix)
    }
}
