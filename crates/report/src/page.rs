//! A run as people open it: `report.html`, one file that needs no network and no script.
//!
//! It is made of what `report.json` holds and of nothing else, so it can be written anew when the state of a part changes, and in
//! another language for another reader. However long the list was, it stays small: what could grow is cut, and says so.

mod account;
mod certificate;
mod columns;
mod dialled;
mod found;
mod normal;
mod screens;
pub(crate) mod templates;
mod text;
mod verdict;

use crate::{Blacklist, Certificate, Overridden, Report};
use account::Waterfall;
use languages::say;
use minijinja::value::Serde;
use serde::Serialize;
use words::{Language, Message, Told, told};

/// The name of the page's file in a plan's directory.
pub const PAGE: &str = "report.html";

/// How many inputs, blacklists, warnings and the like a page tells of.
const MOST: usize = 60;

/// Why a page cannot be made. The tests make every one that there can be, so nobody should meet this.
#[derive(Debug, thiserror::Error)]
#[error("report.html cannot be made: {0}")]
pub struct PageError(String);

impl Told for PageError {
    fn told(&self) -> Message {
        told!(self, "page-impossible", why = &self.0)
    }
}

/// A report as people open it, in their language.
///
/// # Errors
/// Where a template asks for what a report does not hold: a defect of ours.
pub fn page(report: &Report, language: Language) -> Result<String, PageError> {
    let environment = templates::environment(language).map_err(defect)?;
    let template = environment.get_template("page.html").map_err(defect)?;
    template.render(Serde(View::of(report, language))).map_err(defect)
}

/// What minijinja says of a template, whole: it is for us.
pub(crate) fn defect(error: minijinja::Error) -> PageError {
    let causes = std::iter::successors(Some(&error as &dyn std::error::Error), |error| error.source());
    PageError(causes.map(ToString::to_string).collect::<Vec<_>>().join(": "))
}

/// What the templates show.
#[derive(Debug, Serialize)]
struct View<'r> {
    language: &'static str,
    /// Which sections there are, in their order.
    sections: Vec<&'static str>,
    pipeline: &'r str,
    run: &'r str,
    instance: &'r str,
    program: &'r str,
    made_at: i64,
    masked: bool,
    files: Vec<File<'r>>,
    verdict: verdict::Verdict,
    left_out: u64,
    waterfall: Waterfall,
    stopped: Option<String>,
    alarms: Vec<Alarm<'r>>,
    warnings: Vec<String>,
    further_warnings: usize,
    overridden: Vec<Override<'r>>,
    damaged: Vec<found::Column>,
    calls: dialled::Calls,
    parts: dialled::Parts,
    findings: Vec<found::Group>,
    columns: columns::Columns,
    screens: Vec<screens::Screen>,
    blacklists: Vec<List<'r>>,
    further_blacklists: usize,
    normal: Option<normal::Beside>,
    certificate: &'r Certificate,
    digests: Vec<certificate::Digest<'r>>,
    further_digests: usize,
}

/// A file beside the page. Only a plain name can be followed.
#[derive(Debug, Serialize)]
struct File<'r> {
    name: &'r str,
    is_plain: bool,
}

#[derive(Debug, Serialize)]
struct Alarm<'r> {
    code: &'r str,
    stops: bool,
    words: String,
    advice: String,
}

#[derive(Debug, Serialize)]
struct Override<'r> {
    guard: &'r str,
    reason: &'r str,
    who: &'r str,
    at: String,
}

#[derive(Debug, Serialize)]
struct List<'r> {
    #[serde(flatten)]
    blacklist: &'r Blacklist,
    for_whom: String,
    modified: i64,
    before: Option<u64>,
    before_at: Option<i64>,
}

impl<'r> View<'r> {
    fn of(report: &'r Report, language: Language) -> Self {
        let waterfall = Waterfall::of(&report.account, &|code| found::means(report, language, code));
        let digests = certificate::digests(report, language);
        let beyond = |all: usize| all.saturating_sub(MOST);
        Self {
            language: language.tag(),
            sections: sections(report),
            pipeline: &report.pipeline,
            run: &report.run,
            instance: &report.instance,
            program: &report.program,
            made_at: report.made_at.timestamp(),
            masked: report.masked,
            files: files(report),
            verdict: verdict::Verdict::of(report, &waterfall, language),
            left_out: report.account.left_out.values().sum(),
            waterfall,
            stopped: report.stopped.as_ref().map(|why| say(language, why)),
            alarms: report.alarms.iter().take(MOST).map(|alarm| self::alarm(alarm, language)).collect(),
            warnings: report.warnings.iter().take(MOST).map(|warning| say(language, warning)).collect(),
            further_warnings: beyond(report.warnings.len()) + beyond(report.alarms.len()),
            overridden: report.overridden.iter().take(MOST).map(|one| overridden(one, language)).collect(),
            damaged: found::damaged(report, language),
            calls: dialled::Calls::of(report, language),
            parts: dialled::Parts::of(report, language),
            findings: found::groups(report, language),
            columns: columns::Columns::of(report),
            screens: screens::screens(report),
            blacklists: report.blacklists.iter().take(MOST).map(|list| self::list(list, language)).collect(),
            further_blacklists: beyond(report.blacklists.len()),
            normal: normal::Beside::of(report),
            certificate: &report.certificate,
            further_digests: digests.len().saturating_sub(certificate::MOST),
            digests: digests.into_iter().take(certificate::MOST).collect(),
        }
    }
}

/// The sections that have something in them.
fn sections(report: &Report) -> Vec<&'static str> {
    let nothing_amiss =
        report.alarms.is_empty() && report.warnings.is_empty() && report.overridden.is_empty();
    let all = [
        ("summary", true),
        ("attention", !nothing_amiss || !report.damaged.is_empty()),
        ("account", true),
        ("calls", !report.parts.is_empty() || !report.dialled.groups.is_empty()),
        ("parts", !report.parts.is_empty()),
        ("findings", true),
        ("columns", !report.columns.is_empty()),
        ("screens", !report.screens.is_empty()),
        ("blacklists", true),
        ("normal", report.normality.is_some()),
        ("certificate", true),
    ];
    all.into_iter().filter(|(_, there)| *there).map(|(name, _)| name).collect()
}

fn alarm(alarm: &crate::Alarm, language: Language) -> Alarm<'_> {
    let crate::Alarm { code, stops, words, advice } = alarm;
    Alarm { code, stops: *stops, words: say(language, words), advice: say(language, advice) }
}

fn overridden(overridden: &Overridden, language: Language) -> Override<'_> {
    let Overridden { guard, reason, who, at } = overridden;
    // The ledger writes times as text; what is none stays as it is.
    let at = at.parse().map_or_else(|_| at.clone(), |at| words::minute(language, at));
    Override { guard, reason, who: who.as_deref().unwrap_or_default(), at }
}

fn list(list: &Blacklist, language: Language) -> List<'_> {
    let before = list.previous.as_ref();
    List {
        blacklist: list,
        for_whom: say(language, &list.scope),
        modified: list.modified_at.timestamp(),
        before: before.map(|before| before.numbers),
        before_at: before.map(|before| before.at.timestamp()),
    }
}

/// The files beside the page.
fn files(report: &Report) -> Vec<File<'_>> {
    let others = report.files.iter().filter(|name| *name != PAGE);
    others.take(MOST).map(|name| File { name, is_plain: is_plain(name) }).collect()
}

/// Whether a file's name can stand in an address as it is, and leads nowhere but beside the page.
fn is_plain(name: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    name.bytes().all(plain) && !name.starts_with('.') && !name.is_empty()
}

#[cfg(test)]
mod tests;
