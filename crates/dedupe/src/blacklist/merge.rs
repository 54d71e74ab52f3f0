//! What becomes of a registry's numbers for one scope: those of its lists and those that it held before, each with a date.

use super::{Error, Since};
use std::io;

/// How many dates the numbers of a registry and scope have at most. Beyond, the oldest two become one.
const DATES: usize = 32;

/// Sorted numbers, each once, and what it means to stand among them.
pub(super) struct Input<'i> {
    numbers: Box<dyn Iterator<Item = io::Result<u64>> + 'i>,
    next: Option<u64>,
    means: Means,
}

/// What it means to stand among some numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Means {
    /// It is listed, for a list of this day says so.
    Listed(Since),
    /// It was listed before, and is still, unless it is taken away.
    Stays(Since),
    /// It was listed before; whether it is still, the lists say.
    Was(Since),
    /// It is taken away, unless a list says that it is listed.
    Taken,
}

/// What a merge did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Numbers that were not listed before.
    pub new: u64,
    /// Numbers that were listed before and are no longer.
    pub gone: u64,
    /// Numbers to be taken away that were not listed, or that a list holds.
    pub not_taken: u64,
}

/// The dates that numbers can have at the end.
pub(super) struct Dates {
    /// Every date, in order.
    all: Vec<Since>,
}

impl Changes {
    pub(super) fn add(&mut self, other: Self) {
        self.new += other.new;
        self.gone += other.gone;
        self.not_taken += other.not_taken;
    }
}

impl<'i> Input<'i> {
    pub(super) fn new(
        mut numbers: impl Iterator<Item = io::Result<u64>> + 'i,
        means: Means,
    ) -> io::Result<Self> {
        let next = numbers.next().transpose()?;
        Ok(Self { numbers: Box::new(numbers), next, means })
    }
}

impl Means {
    fn since(self) -> Option<Since> {
        match self {
            Self::Listed(since) | Self::Stays(since) | Self::Was(since) => Some(since),
            Self::Taken => None,
        }
    }
}

impl Dates {
    pub(super) fn of(inputs: &[Input<'_>]) -> Self {
        let mut all: Vec<Since> = inputs.iter().filter_map(|input| input.means.since()).collect();
        all.sort_unstable();
        all.dedup();
        Self { all }
    }

    /// How many of the oldest become one with the one behind them.
    fn joined(&self) -> usize {
        self.all.len().saturating_sub(DATES)
    }

    /// The dates at the end. Of several that become one the latest is told: on that day all of them were listed, and some before.
    pub(super) fn told(&self) -> Vec<Since> {
        let mut told = self.all.get(self.joined()..).unwrap_or_default().to_vec();
        if let Some(oldest) = told.first_mut().filter(|_| self.joined() > 0) {
            oldest.or_before = true;
        }
        told
    }

    fn place(&self, since: Since) -> usize {
        self.all.partition_point(|date| *date < since).saturating_sub(self.joined())
    }
}

/// Hands on every number that is listed at the end, in order, with the place of its date among those that are told: of
/// several, the first.
pub(super) fn merge(
    inputs: &mut [Input<'_>],
    dates: &Dates,
    mut keep: impl FnMut(usize, u64) -> Result<(), Error>,
) -> Result<Changes, Error> {
    let mut changes = Changes::default();
    while let Some(number) = inputs.iter().filter_map(|input| input.next).min() {
        let (mut listed, mut was, mut stays, mut taken) = (false, false, false, false);
        let mut since: Option<Since> = None;
        for input in inputs.iter_mut().filter(|input| input.next == Some(number)) {
            input.next = input.numbers.next().transpose()?;
            match input.means {
                Means::Listed(_) => listed = true,
                Means::Stays(_) => stays = true,
                Means::Was(_) => was = true,
                Means::Taken => taken = true,
            }
            since = [since, input.means.since()].into_iter().flatten().min();
        }
        let kept = listed || (stays && !taken);
        changes.new += u64::from(kept && !stays && !was);
        changes.gone += u64::from((stays || was) && !kept);
        changes.not_taken += u64::from(taken && (listed || !stays));
        if let Some(since) = since.filter(|_| kept) {
            keep(dates.place(since), number)?;
        }
    }
    Ok(changes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    fn since(day: u32, or_before: bool) -> Since {
        let new_year = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
        Since { on: new_year + chrono::Days::new(u64::from(day)), or_before }
    }

    fn merged(inputs: &[(&[u64], Means)]) -> (Vec<(Since, u64)>, Changes) {
        let input = |(numbers, means): &(&'static [u64], Means)| {
            Input::new(numbers.iter().copied().map(Ok), *means).unwrap()
        };
        // A test's numbers live as long as it needs.
        let inputs: Vec<(&'static [u64], Means)> =
            inputs.iter().map(|(numbers, means)| (&*numbers.to_vec().leak(), *means)).collect();
        let mut inputs: Vec<Input<'_>> = inputs.iter().map(input).collect();
        let dates = Dates::of(&inputs);
        let told = dates.told();
        let mut kept = Vec::new();
        let changes = merge(&mut inputs, &dates, |date, number| {
            kept.push((told[date], number));
            Ok(())
        });
        (kept, changes.unwrap())
    }

    #[test]
    fn what_is_listed_at_the_end_and_since_when() {
        let check = |inputs: &[(&[u64], Means)], expected: &[(Since, u64)], (new, gone, not_taken)| {
            let (kept, changes) = merged(inputs);
            assert_eq!(kept, expected, "{inputs:?}");
            assert_eq!(changes, Changes { new, gone, not_taken }, "{inputs:?}");
        };
        let (first, later) = (since(1, true), since(9, false));
        check(&[], &[], (0, 0, 0));
        check(&[(&[1, 2], Means::Listed(first))], &[(first, 1), (first, 2)], (2, 0, 0));
        // A rebuild: 1 is still there, 2 is not, 3 is new.
        let rebuilt: [(&[u64], _); 2] = [(&[1, 2], Means::Was(first)), (&[1, 3], Means::Listed(later))];
        check(&rebuilt, &[(first, 1), (later, 3)], (1, 1, 0));
        // A change: 1 is taken away, 3 comes, 4 was never there.
        let changed: [(&[u64], _); 3] =
            [(&[1, 2], Means::Stays(first)), (&[3], Means::Listed(later)), (&[1, 4], Means::Taken)];
        check(&changed, &[(first, 2), (later, 3)], (1, 1, 1));
        // What is taken away and added stays, with its date.
        let both: [(&[u64], _); 3] =
            [(&[1], Means::Stays(first)), (&[1], Means::Listed(later)), (&[1], Means::Taken)];
        check(&both, &[(first, 1)], (0, 0, 1));
    }

    #[test]
    fn of_too_many_dates_the_oldest_become_one_that_is_true_of_all() {
        let days: Vec<u64> = (0..40).collect();
        let inputs: Vec<(&[u64], Means)> = days
            .iter()
            .map(|day| (std::slice::from_ref(day), Means::Stays(since(*day as u32, false))))
            .collect();
        let (kept, _) = merged(&inputs);
        let expected = |day: u32| if day <= 8 { since(8, true) } else { since(day, false) };
        assert_eq!(kept, days.iter().map(|day| (expected(*day as u32), *day)).collect::<Vec<_>>());
    }
}
