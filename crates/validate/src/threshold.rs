//! When too many rows are left out for the rest to be trusted.

use contact::{Account, Sense};
use std::fmt;

/// How many rows may be left out before somebody must look.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Threshold {
    /// From here on, the run says so.
    pub warn: Option<Limit>,
    /// From here on, nothing is sent.
    pub stop: Option<Limit>,
}

/// A number of rows, or a share of the rows read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Limit {
    /// Rows.
    Rows(u64),
    /// A share, from 0 to 1.
    Share(f64),
}

/// Where a run stands against its threshold.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Standing {
    /// Below every limit.
    Well,
    /// At or over the limit from which it is said.
    Warned(Limit),
    /// At or over the limit from which nothing is sent.
    Stopped(Limit),
}

impl Threshold {
    /// Rows that count against the threshold: left out, and not for the blacklist, as a duplicate, blank or by the pipeline's
    /// own choice.
    #[must_use]
    pub fn rejected(account: &Account) -> u64 {
        let counted = account.left_out().filter(|(reason, _)| !Sense::of(reason).is_harmless());
        counted.map(|(_, rows)| rows).sum()
    }

    /// Rows of which the rejected ones are a share: all but those that say nothing about the input.
    #[must_use]
    pub fn counted(account: &Account) -> u64 {
        let harmless = account.left_out().filter(|(reason, _)| Sense::of(reason).is_harmless());
        account.rows_read() + account.rows_computed() - harmless.map(|(_, rows)| rows).sum::<u64>()
    }

    /// Where a run stands.
    #[must_use]
    pub fn standing(&self, account: &Account) -> Standing {
        self.standing_of(Self::rejected(account), Self::counted(account))
    }

    /// Where so many of so many rows stand.
    #[must_use]
    pub fn standing_of(&self, rows: u64, of: u64) -> Standing {
        let reached = |limit: &Limit| limit.reached(rows, of);
        match (self.warn.filter(reached), self.stop.filter(reached)) {
            (_, Some(limit)) => Standing::Stopped(limit),
            (Some(limit), None) => Standing::Warned(limit),
            (None, None) => Standing::Well,
        }
    }
}

impl Limit {
    /// Whether so many rows of so many reach the limit. No row reaches none.
    #[must_use]
    pub fn reached(self, rows: u64, of: u64) -> bool {
        rows > 0
            && match self {
                Self::Rows(limit) => rows >= limit,
                Self::Share(limit) => rows as f64 / of as f64 >= limit,
            }
    }
}

/// `20 rows`, `2 %`.
impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Rows(rows) => write!(f, "{rows} rows"),
            Self::Share(share) => write!(f, "{} %", (share * 1000.0).round() / 10.0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use contact::{Code, Severity};

    static BAD: Code = Code { id: "phone-missing", severity: Severity::LeftOut, means: "", advice: "" };
    static LISTED: Code = Code { id: "blacklisted", severity: Severity::LeftOut, means: "", advice: "" };

    fn account(bad: u64, listed: u64) -> Account {
        let mut account = Account::default();
        account.read(100);
        account.leave_out(&BAD, bad);
        account.leave_out(&LISTED, listed);
        account.plan(100 - bad - listed);
        account
    }

    #[test]
    fn only_what_speaks_against_the_input_counts() {
        let threshold = Threshold { warn: Some(Limit::Share(0.02)), stop: Some(Limit::Rows(20)) };
        let check = |bad, listed, standing| assert_eq!(threshold.standing(&account(bad, listed)), standing);
        check(1, 0, Standing::Well);
        check(2, 0, Standing::Warned(Limit::Share(0.02)));
        check(1, 50, Standing::Warned(Limit::Share(0.02)));
        check(19, 50, Standing::Warned(Limit::Share(0.02)));
        check(20, 0, Standing::Stopped(Limit::Rows(20)));
    }

    #[test]
    fn limits_read_as_written() {
        assert_eq!(Limit::Share(0.025).to_string(), "2.5 %");
        assert_eq!(Limit::Rows(7).to_string(), "7 rows");
    }
}
