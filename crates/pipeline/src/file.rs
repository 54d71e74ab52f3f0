//! The pipeline file: what a person wrote becomes what they meant, or every mistake at once.
//!
//! A pipeline runs at night without anybody to ask, so nothing in it is guessed: an unknown key, a column that is not there
//! or a choice left open is a mistake, underlined where it stands.

mod blacklists;
mod columns;
mod duplicates;
mod format;
mod limits;
mod normal;
mod numbers;
mod params;
mod problem;
mod report;
mod rules;
mod section;
mod sources;
mod spot;
mod syntax;
mod target;
mod timezone;
mod upload;
mod value;

pub use blacklists::{BlacklistSpec, ExpiresSpec, HealthSpec, ShrinkSpec};
pub use columns::{AgentSpec, CampaignSpec, ColumnRef, Columns, PhoneSpec, PrioritySpec};
pub use duplicates::{DuplicatesSpec, EarlierSpec, RefusalSpec};
pub use limits::LimitsSpec;
pub use normal::{Action, AlarmsSpec, Band, NormalSpec};
pub use numbers::{CountrySpec, NumbersSpec};
pub use params::{DaySpec, ParamKind, ParamSpec};
pub use problem::{Problem, Problems, Underlined};
pub use report::ReportSpec;
pub use rules::RulesSpec;
pub use sources::{Changed, HeaderSpec, SourceSpec};
pub use target::{ClockSpec, HOURS, Target, TaskSpec, TimingSpec};
pub use timezone::{Evidence, TimezoneSpec, hours_of};
pub(crate) use upload::unusable_authorities;
pub use upload::{AuthoritySpec, Instance, UploadSpec};

use crate::file::section::Section;
use contact::Region;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use toml::de::DeTable;
use words::{Language, message};

/// A pipeline, as meant.
#[derive(Clone, Debug)]
pub struct Pipeline {
    /// Where its file stands.
    pub path: PathBuf,
    /// The file's text, to underline mistakes that show only when the inputs are opened.
    pub text: Arc<str>,
    /// For which campaign the rows are.
    pub campaign: CampaignSpec,
    /// The country for numbers written without one, with its calling code.
    pub home: (Region, u16),
    /// The language of its reports and of what is said at a terminal, where the file says so.
    pub language: Option<Language>,
    /// How numbers are completed.
    pub numbers: NumbersSpec,
    /// The inputs.
    pub sources: Vec<SourceSpec>,
    /// Which rows are chosen, by comparisons.
    pub filter: Option<Written>,
    /// Which rows are chosen, by an SQL statement.
    pub sql: Option<Written>,
    /// Other tables that the statement names.
    pub tables: Vec<(String, PathBuf)>,
    /// Which column means what.
    pub columns: Columns,
    /// What the agent's form shows, in order.
    pub params: Vec<ParamSpec>,
    /// The keys that the agent's form reads.
    pub form: Vec<Written>,
    /// What follows where a rule is broken.
    pub rules: RulesSpec,
    /// How a contact's time zone is found.
    pub timezone: TimezoneSpec,
    /// Who must not be called.
    pub blacklists: Vec<BlacklistSpec>,
    /// Which rows say that their person must not be called.
    pub refusal: RefusalSpec,
    /// When a row is a duplicate.
    pub duplicates: DuplicatesSpec,
    /// How lines are written.
    pub format: serialize::Format,
    /// How large a part may grow.
    pub parts: serialize::Limits,
    /// How much may go wrong before somebody must look.
    pub limits: LimitsSpec,
    /// How far a run may be from the last ones.
    pub normal: NormalSpec,
    /// What becomes of a run whose input looks wrong.
    pub alarms: AlarmsSpec,
    /// What its report shows.
    pub report: ReportSpec,
    /// Where it all goes.
    pub upload: UploadSpec,
    /// Whether it goes in bases, or each contact as a call.
    pub target: Target,
}

/// A text of the pipeline file, and where it stands there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The text.
    pub text: String,
    /// Its bytes in the file, quotes included.
    pub span: Range<usize>,
}

impl Written {
    /// The bytes in the file of a range of the text: of all of it, where escapes stand between the two.
    pub(crate) fn inside(&self, file: &str, range: Range<usize>) -> Range<usize> {
        spot::spot(file, self.span.clone(), range)
    }
}

impl Pipeline {
    /// Reads the text of the pipeline file that stands at `path`; what it names relatively is looked for beside it.
    ///
    /// # Errors
    /// Every mistake in it.
    pub fn parse(path: &Path, text: &str) -> Result<Self, Problems> {
        match Self::read(path, text) {
            (Some(pipeline), problems) if problems.is_empty() => Ok(pipeline),
            (_, problems) => Err(Problems::new(path, text, problems)),
        }
    }

    /// What could be understood of a text, and every mistake in it.
    pub(crate) fn read(path: &Path, text: &str) -> (Option<Self>, Vec<Problem>) {
        let (document, broken) = DeTable::parse_recoverable(text);
        if !broken.is_empty() {
            // What is read past a break is not what was written.
            return (None, broken.iter().map(|error| Problem::of_toml(error, text)).collect());
        }
        let folder = path.parent().unwrap_or(Path::new(""));
        let mut root =
            Section::new(message!("file-itself", "the pipeline file"), document.get_ref(), 0..0, folder);
        let pipeline = sections(&mut root);
        let mut problems = root.finish();
        problems.extend(pipeline.iter().flat_map(cross_check));
        if problems.is_empty() {
            problems.extend(pipeline.iter().flat_map(rules::idle));
        }
        let pipeline = pipeline.map(|pipeline| Self { path: path.to_owned(), text: text.into(), ..pipeline });
        (pipeline, problems)
    }
}

/// Every section in the order of the manual. All are read before any may fail, so that all mistakes show at once.
fn sections(root: &mut Section<'_>) -> Option<Pipeline> {
    let advice = message!("file-campaign-do", "say which campaign: `campaign = \"Ventas->\"`");
    let campaign = root.required("campaign", advice, columns::campaign);
    let advice =
        message!("file-region-do", "say the country of numbers written without one: `region = \"UY\"`");
    let home = root.required("region", advice, region);
    let language = root.optional("language", language);
    let sources = sources::sources(root);
    let filter = root.optional("where", value::written);
    let sql = root.optional("sql", value::written);
    let tables = root.table("tables", |section| Some(sources::tables(section))).unwrap_or_default();
    let advice = message!("file-columns-do", "say where the numbers stand: `phone = [\"Celular\"]`");
    let columns = root.required_table("columns", advice, columns::columns);
    let numbers = root.table("numbers", |section| Some(numbers::numbers(section, home))).unwrap_or_default();
    let mut keys = Vec::new();
    let params = root.table("params", |section| {
        keys = section.entries().into_iter().map(|(key, ..)| key).collect();
        Some(params::params(section))
    });
    let params = params.unwrap_or_default();
    let form = params::form(root, &keys);
    let rules = root.table("rules", |section| Some(rules::rules(section))).unwrap_or_default();
    let advice = message!("file-timezone-do", "say how a time zone is found: `unknown = \"reject\"`");
    let timezone = root.required_table("timezone", advice, timezone::timezone);
    let blacklists = root.tables("blacklist", blacklists::blacklist);
    let refusal = root.table("refusal", |section| Some(duplicates::refusal(section))).unwrap_or_default();
    let duplicates =
        root.table("duplicates", |section| Some(duplicates::duplicates(section))).unwrap_or_default();
    let format = root.table("format", |section| Some(format::format(section, home))).unwrap_or_default();
    let parts = root.table("parts", |section| Some(format::parts(section))).unwrap_or_default();
    let limits = root.table("limits", |section| Some(limits::limits(section))).unwrap_or_default();
    let normal = root.table("normal", |section| Some(normal::normal(section))).unwrap_or_default();
    let alarms = root.table("alarms", |section| Some(normal::alarms(section))).unwrap_or_default();
    let report = root.table("report", |section| Some(report::report(section))).unwrap_or_default();
    let (upload, target) = target::upload_and_target(root);
    let keys = params.iter().map(|param: &ParamSpec| param.key.clone()).collect();
    Some(Pipeline {
        path: PathBuf::new(),
        text: Arc::from(""),
        campaign: campaign?,
        home: home?,
        language,
        sources: sources?,
        filter,
        sql,
        tables,
        numbers,
        columns: columns?,
        params,
        form,
        rules,
        timezone: timezone?,
        blacklists: blacklists?,
        refusal,
        duplicates,
        format: serialize::Format { keys, ..format },
        parts,
        limits,
        normal,
        alarms,
        report,
        upload: upload?,
        target: target?,
    })
}

fn region(value: &value::Value<'_>) -> Result<(Region, u16), Problem> {
    let letters = value.text()?;
    let home = Region::new(letters).and_then(|region| Some((region, numbering::country_code(region)?)));
    home.ok_or_else(|| {
        value
            .problem(message!("file-no-country", "no country has these letters"))
            .help(message!("file-no-country-do", "write the two ISO letters: UY, BR, AR, MX"))
    })
}

fn language(value: &value::Value<'_>) -> Result<Language, Problem> {
    value.one_of(&Language::ALL.map(|language| (language.tag(), language)))
}

/// Mistakes that show in no section alone.
fn cross_check(pipeline: &Pipeline) -> Vec<Problem> {
    let unused = pipeline.tables.first().filter(|_| pipeline.sql.is_none());
    let unused = unused.map(|(name, _)| {
        let message = message!(
            "file-table-idle",
            "the table `{name}` is for an SQL statement, and there is none",
            name = name,
        );
        Problem::new(message, 0..0).help(message!(
            "file-table-idle-do",
            "write `sql = \"SELECT … FROM source …\"`, or take [tables] out"
        ))
    });
    let writes = |name: &str| name.chars().all(|c| pipeline.format.charset.has(c));
    let unwritable = match &pipeline.campaign {
        CampaignSpec::Fixed(name) if !writes(name) => {
            let message = message!(
                "file-campaign-not-writable",
                "the character set {charset} cannot write the campaign {name}",
                charset = pipeline.format.charset.name(),
                name = name.as_ref(),
            );
            let help = message!("file-campaign-not-writable-do", "set `charset = \"utf-8\"` under [format]");
            Some(Problem::new(message, 0..0).help(help))
        }
        _ => None,
    };
    let elsewhere = pipeline.blacklists.iter().find(|list| match (&list.campaign, &pipeline.campaign) {
        (Some(CampaignSpec::Fixed(theirs)), CampaignSpec::Fixed(ours)) => {
            !dedupe::is_meant(theirs, ours) && &**theirs != "*"
        }
        _ => false,
    });
    let elsewhere = elsewhere.map(|list| {
        let message = message!(
            "file-blacklist-elsewhere",
            "the blacklist {path} is for another campaign, so it would hold nobody back",
            path = list.path.display(),
        );
        Problem::new(message, 0..0).help(message!(
            "file-blacklist-elsewhere-do",
            "name the pipeline's campaign to the letter, or take `campaign` out: then it counts for all"
        ))
    });
    let without_sql = pipeline.sql.as_ref().filter(|_| !cfg!(feature = "sql")).map(sql_is_missing);
    let both = pipeline.sql.as_ref().zip(pipeline.filter.as_ref()).map(|(_, filter)| {
        let message = message!("file-where-and-sql", "`where` and `sql` both choose rows");
        Problem::new(message, filter.span.clone())
            .help(message!("file-where-and-sql-do", "say it in the SQL statement alone"))
    });
    let reach = numbers::out_of_reach(&pipeline.numbers, pipeline.home, pipeline.format.reaches_abroad());
    let canaries = pipeline.blacklists.iter().flat_map(|list| unreadable_canaries(list, pipeline));
    let (typed, clock) = (target::typed_alternatives(pipeline), target::unknown_clock(pipeline));
    let alone = [unused, unwritable, elsewhere, without_sql, both, typed, clock].into_iter().flatten();
    alone.chain(reach).chain(rules::contradictions(pipeline)).chain(canaries).collect()
}

/// The canaries of a list that are no numbers: no list could hold them.
fn unreadable_canaries(list: &BlacklistSpec, pipeline: &Pipeline) -> Vec<Problem> {
    let reading = list.reading(&pipeline.reading());
    let is_number = |text: &str| !normalize::refused_numbers(text, "", &reading).0.is_empty();
    let wrong = list.health.canaries.iter().filter(|canary| !is_number(&canary.text));
    let problem = |canary: &Written| {
        Problem::new(message!("file-no-canary", "this canary is no telephone number"), canary.span.clone())
    };
    let help = message!(
        "file-no-canary-do",
        "write a number of {region} that the list holds for ever, or one with its +",
        region = reading.region.to_string(),
    );
    wrong.map(|canary| problem(canary).help(help.clone())).collect()
}

/// What to say of an SQL statement to a program that was built without.
fn sql_is_missing(statement: &Written) -> Problem {
    let message = message!("file-without-sql", "this dialbase was built without SQL");
    Problem::new(message, statement.span.clone()).help(message!(
        "file-without-sql-do",
        "use a release, build with `--features sql`, or choose rows with `where`"
    ))
}

#[cfg(test)]
mod tests;
