//! The numbers that nobody calls.

use super::Store;
use rusqlite::params;
use serde::Serialize;

/// A number that is not called, as `GET /blacklist` shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Black {
    pub(crate) phone: String,
    /// `*` for every campaign.
    pub(crate) campaign: String,
    pub(crate) username: String,
    pub(crate) company: String,
    pub(crate) job_title: String,
    pub(crate) name: String,
}

/// The campaign of a number that nobody calls, whatever for.
pub(crate) const EVERY: &str = "*";

impl Store {
    /// Puts numbers on the blacklist, all or none. Who is on it already is on it as is said last.
    pub(crate) fn blacken(&mut self, numbers: &[Black]) -> rusqlite::Result<()> {
        let all = self.0.transaction()?;
        for Black { phone, campaign, username, company, job_title, name } in numbers {
            all.prepare_cached(
                "INSERT OR REPLACE INTO blacklist VALUES (?, ?, ?, ?, ?, ?, ?, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))",
            )?
            .execute(params![digits(phone), campaign, phone, username, company, job_title, name])?;
        }
        all.commit()
    }

    /// Takes numbers off the blacklist: of their campaign, or for `*` of every one.
    pub(crate) fn whiten(&mut self, numbers: &[Black]) -> rusqlite::Result<()> {
        let all = self.0.transaction()?;
        for Black { phone, campaign, .. } in numbers {
            all.prepare_cached("DELETE FROM blacklist WHERE digits = ? AND ? IN ('*', campaign)")?
                .execute([&digits(phone), campaign])?;
        }
        all.commit()
    }

    /// The numbers on the blacklist, in the order in which they came.
    pub(crate) fn blacklist(&self) -> rusqlite::Result<Vec<Black>> {
        let mut numbers = self.0.prepare_cached(
            "SELECT phone, campaign, username, company, job_title, name FROM blacklist ORDER BY rowid",
        )?;
        let black = |row: &rusqlite::Row<'_>| {
            Ok(Black {
                phone: row.get(0)?,
                campaign: row.get(1)?,
                username: row.get(2)?,
                company: row.get(3)?,
                job_title: row.get(4)?,
                name: row.get(5)?,
            })
        };
        numbers.query_map([], black)?.collect()
    }

    /// Whether a number must not be called for a campaign. How the real one compares numbers is not known; here their digits
    /// must be the same.
    pub(crate) fn is_black(&self, number: &str, campaign: &str) -> rusqlite::Result<bool> {
        self.0
            .prepare_cached("SELECT 1 FROM blacklist WHERE digits = ? AND campaign IN ('*', ?)")?
            .exists([&digits(number), campaign])
    }
}

fn digits(number: &str) -> String {
    number.chars().filter(char::is_ascii_digit).collect()
}
