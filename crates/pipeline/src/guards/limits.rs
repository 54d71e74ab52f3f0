//! The limits on what goes wrong, for all that is wrong together and for each code. Every limit that is reached is said.

use super::Said;
use crate::file::LimitsSpec;
use contact::Account;
use report::Tally;
use validate::{Limit, Standing, Threshold};
use words::{Arg, message};

/// Where a run stands against its limits.
pub(super) fn said(limits: &LimitsSpec, account: &Account, tally: &Tally) -> Said {
    let mut said = Said::default();
    let (rejected, of) = (Threshold::rejected(account), Threshold::counted(account));
    match limits.rejected.standing(account) {
        Standing::Stopped(limit) => said.stops.push(message!(
            "limit-rows-stopped",
            "{rejected} of {of} rows are wrong, and the limit is {limit}",
            rejected = rejected,
            of = of,
            limit = as_arg(limit),
        )),
        Standing::Warned(limit) => said.warnings.push(message!(
            "limit-rows-warned",
            "{rejected} of {of} rows are wrong (blacklist, duplicates, blank, filtered and footer rows aside): over {limit}",
            rejected = rejected,
            of = of,
            limit = as_arg(limit),
        )),
        Standing::Well => {}
    }
    let read = account.rows_read() + account.rows_computed();
    for (code, (threshold, _)) in &limits.codes {
        let times = noted(code, account, tally);
        match threshold.standing_of(times, read) {
            Standing::Stopped(limit) => said.stops.push(message!(
                "limit-code-stopped",
                "{code} was noted {times} times in {read} rows, and the limit to stop is {limit}",
                code = *code,
                times = times,
                read = read,
                limit = in_times(limit),
            )),
            Standing::Warned(limit) => said.warnings.push(message!(
                "limit-code-warned",
                "{code} was noted {times} times in {read} rows, and the limit to warn is {limit}",
                code = *code,
                times = times,
                read = read,
                limit = in_times(limit),
            )),
            Standing::Well => {}
        }
    }
    said
}

/// `5%`, or `20 rows`.
pub(crate) fn as_arg(limit: Limit) -> Arg {
    match limit {
        Limit::Rows(rows) => message!("limit-rows", "{rows} rows", rows = rows).into(),
        Limit::Share(share) => Arg::Share(share),
    }
}

/// `5%`, or `20 times`.
fn in_times(limit: Limit) -> Arg {
    match limit {
        Limit::Rows(times) => message!("limit-times", "{times} times", times = times).into(),
        Limit::Share(share) => Arg::Share(share),
    }
}

/// How often a code was noted. Rows that an SQL statement did not choose are in the account alone.
fn noted(code: &str, account: &Account, tally: &Tally) -> u64 {
    let left_out = account.left_out().find(|(reason, _)| *reason == code).map_or(0, |(_, rows)| rows);
    tally.count(code).max(left_out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use contact::{Code, Finding, Severity, Table};
    use std::sync::Arc;

    static ODD: Code = Code { id: "odd", severity: Severity::Note, means: "", advice: "" };
    static BAD: Code = Code { id: "bad", severity: Severity::LeftOut, means: "", advice: "" };

    fn limits(code: &'static str, warn: Option<Limit>, stop: Option<Limit>) -> LimitsSpec {
        let codes = [(code, (Threshold { warn, stop }, 0..0))].into();
        LimitsSpec { rejected: Threshold::default(), codes }
    }

    fn run() -> (Account, Tally) {
        let table = Arc::new(Table::text("t.csv", ["a"]));
        let (mut account, mut tally) = (Account::default(), Tally::default());
        account.read(100);
        account.leave_out(&BAD, 10);
        account.plan(90);
        (0..10).for_each(|row| tally.add(&Finding::new(&BAD, row, 0, ""), &table, || None));
        (0..5).for_each(|row| tally.add(&Finding::new(&ODD, row, 0, ""), &table, || None));
        (account, tally)
    }

    #[test]
    fn a_limit_on_a_code_is_a_share_of_the_rows_read() {
        let (account, tally) = run();
        let check = |code, warn, stop, warnings, stops| {
            let said = said(&limits(code, warn, stop), &account, &tally);
            assert_eq!((said.warnings.len(), said.stops.len()), (warnings, stops), "{said:?}");
        };
        check("odd", Some(Limit::Share(0.05)), None, 1, 0);
        check("odd", Some(Limit::Share(0.06)), None, 0, 0);
        check("odd", Some(Limit::Rows(1)), Some(Limit::Rows(5)), 0, 1);
        check("bad", None, Some(Limit::Share(0.10)), 0, 1);
        check("bad", None, Some(Limit::Rows(11)), 0, 0);
        check("never", Some(Limit::Rows(1)), Some(Limit::Share(0.0)), 0, 0);
    }

    #[test]
    fn every_limit_that_is_reached_is_said() {
        let (account, tally) = run();
        let mut both = limits("odd", None, Some(Limit::Rows(5)));
        both.rejected.stop = Some(Limit::Share(0.1));
        both.codes.insert("bad", (Threshold { warn: None, stop: Some(Limit::Rows(3)) }, 0..0));
        let stops = said(&both, &account, &tally).stops;
        let stops: Vec<String> = stops.iter().map(ToString::to_string).collect();
        let all = [
            "10 of 100 rows are wrong, and the limit is 10%",
            "bad was noted 10 times in 100 rows, and the limit to stop is 3 times",
            "odd was noted 5 times in 100 rows, and the limit to stop is 5 times",
        ];
        assert_eq!(stops, all);
    }
}
