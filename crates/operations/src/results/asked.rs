//! What is asked for: a period, a campaign, a run or a list; and which lists and days that means.

use super::barred::BarredFor;
use super::reading::Period;
use super::spool::{Lists, Scope};
use super::trouble::Trouble;
use crate::Error;
use chrono::{DateTime, Days, NaiveDateTime, NaiveTime, TimeDelta, Utc};
use contact::Zone;
use std::collections::BTreeSet;
use std::path::PathBuf;
use upload::SentList;
use words::Language;

/// How many days before it left by the ledger's clock a list may have left by the instance's, and how many days ahead that may be.
const AROUND: TimeDelta = TimeDelta::days(1);

/// What somebody wants to know, as it was typed.
#[derive(Clone, Debug, Default)]
pub struct Question {
    /// The first moment, by the instance's clock; where a run or a list is named, that of its upload.
    pub from: Option<NaiveDateTime>,
    /// The last one; else now.
    pub until: Option<NaiveDateTime>,
    /// Only this campaign.
    pub campaign: Option<String>,
    /// Only the lists of this run.
    pub run: Option<String>,
    /// Only this list, by its name in the portal.
    pub list: Option<String>,
    /// The instance's own time zone, by whose clock it writes records.
    pub zone: Option<Zone>,
    /// Whether days are read again that are read already.
    pub again: bool,
    /// How many pages a second, at most.
    pub per_second: u32,
    /// Where the tables go; else beside the run's plan.
    pub output: Option<PathBuf>,
    /// What came of calls whose numbers go on a blacklist, in words.
    pub dispositions: Vec<String>,
    /// The blacklist.
    pub blacklist: Option<PathBuf>,
    /// For whom they go there.
    pub blacklist_for: BarredFor,
    /// In which language the page is.
    pub language: Language,
    /// The version of the program.
    pub program: String,
}

/// What that means for an instance.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    pub(super) from: NaiveDateTime,
    pub(super) until: NaiveDateTime,
    /// Blank for all.
    pub(super) campaign: String,
    /// What is read.
    pub(super) campaigns: Vec<String>,
    /// The lists that were named; none where a period is asked for.
    pub(super) named: Option<Vec<SentList>>,
    pub(super) output: PathBuf,
}

impl Asked {
    /// What a question means, where these lists left.
    pub(super) fn of(
        question: &Question,
        (sent, instance): (&[SentList], &str),
        now: DateTime<Utc>,
    ) -> Result<Self, Error> {
        let named = named(question, sent, instance)?;
        let left = named.iter().flatten().map(|list| list.at).min();
        let since = left.map(|at| (at - AROUND).date_naive().and_time(NaiveTime::MIN));
        let from = question.from.or(since).ok_or_else(|| Trouble::NoPeriod.into_error())?;
        let until = question.until.unwrap_or_else(|| (now + AROUND).naive_utc());
        if until < from {
            return Err(Trouble::NoPeriod.into_error());
        }
        let campaigns: BTreeSet<String> = match (&question.campaign, &named) {
            (Some(campaign), _) => [campaign.clone()].into(),
            (None, Some(lists)) => lists.iter().map(|list| list.campaign.clone()).collect(),
            (None, None) => [String::new()].into(),
        };
        let first = named.as_ref().and_then(|lists| lists.first());
        let beside = first.map(|list| match question.list {
            Some(_) => list.directory.join("results").join(format!("list-{}", list.nth + 1)),
            None => list.directory.join("results"),
        });
        let output = question.output.clone().or(beside).ok_or_else(|| Trouble::NoPlace.into_error())?;
        Ok(Self {
            from,
            until,
            campaign: question.campaign.clone().unwrap_or_default(),
            campaigns: campaigns.into_iter().collect(),
            named,
            output,
        })
    }

    /// What is read for it.
    pub(super) fn period(&self, question: &Question) -> Period {
        Period {
            from: self.from,
            until: self.until,
            campaigns: self.campaigns.clone(),
            zone: question.zone,
            again: question.again,
        }
    }

    /// The records of it, of these lists.
    pub(super) fn scope<'a>(&'a self, lists: Lists<'a>) -> Scope<'a> {
        Scope { from: self.from, until: self.until, campaign: &self.campaign, lists }
    }

    /// Whether a list is of it: named; or one of which records tell, or that left in the period. Calls may be made long after they left.
    pub(super) fn holds(&self, list: &SentList, has_records: bool) -> bool {
        if let Some(named) = &self.named {
            return named.iter().any(|named| named.id == list.id);
        }
        let is_campaign = self.campaign.is_empty() || self.campaign == list.campaign;
        let in_period =
            list.at.naive_utc() <= self.until + AROUND && (list.is_calls || !self.left_before(list));
        is_campaign && (has_records || (in_period && list.may_be_there))
    }

    /// Whether a list left before the period, and was not named.
    pub(super) fn left_before(&self, list: &SentList) -> bool {
        self.named.is_none() && list.at.naive_utc() < self.from - AROUND
    }
}

fn named(question: &Question, sent: &[SentList], instance: &str) -> Result<Option<Vec<SentList>>, Error> {
    let Some(name) = question.list.as_ref().or(question.run.as_ref()) else { return Ok(None) };
    let is_one = |list: &&SentList| {
        question.run.as_ref().is_none_or(|run| list.run == *run)
            && question.list.as_ref().is_none_or(|name| names(list).contains(name))
    };
    let named: Vec<SentList> = sent.iter().filter(is_one).cloned().collect();
    if named.is_empty() {
        let (name, instance) = (name.clone(), instance.to_owned());
        return Err(Trouble::NoSuchList { name, instance }.into_error());
    }
    Ok(Some(named))
}

/// The names under which records may tell of a list: some instances leave the ending out.
pub(super) fn names(list: &SentList) -> Vec<String> {
    let stem = |name: &String| name.strip_suffix(".csv").map(str::to_owned);
    list.names.iter().cloned().chain(list.names.iter().filter_map(stem)).collect()
}

/// A day, from its beginning or to its end, or a moment, as it is typed.
#[must_use]
pub fn moment(text: &str, is_end: bool) -> Option<NaiveDateTime> {
    let moment = ["%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M"];
    let moment = moment.iter().find_map(|form| NaiveDateTime::parse_from_str(text.trim(), form).ok());
    let day = || {
        let day = chrono::NaiveDate::parse_from_str(text.trim(), "%Y-%m-%d").ok()?;
        let next = day.checked_add_days(Days::new(1))?;
        Some(if is_end {
            next.and_time(NaiveTime::MIN) - TimeDelta::seconds(1)
        } else {
            day.and_time(NaiveTime::MIN)
        })
    };
    moment.or_else(day)
}
