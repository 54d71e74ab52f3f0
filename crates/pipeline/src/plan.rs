//! Planning: from the pipeline and its inputs to the exact bytes and the report, on disk, sending nothing.

mod told;

use crate::apply::{SEAL, seal};
use crate::blacklist::{self, Blacklists};
use crate::drift::Drift;
use crate::file::{BlacklistSpec, HeaderSpec, Pipeline, Problem, Problems, SourceSpec, unusable_authorities};
use crate::fixing::{Survey, telling};
use crate::flow::{Before, Flowed, Tables, Way};
use crate::guards::{self, EarlierRuns, Guarded};
use crate::spool::Spool;
use crate::{Error, Progress, Stage, state};
use chrono::{DateTime, Utc};
use ingest::{Header, Reader, Source};
use rayon::{ThreadPool, ThreadPoolBuilder};
use report::{Added, Report};
use serialize::Digest;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use upload::{Books, Columns, Ledger, Plan, RunFigures, Stamp};
use words::{Language, Message, message};

/// What is asked for beside the pipeline.
pub struct Request<'r> {
    /// Inputs in the place of the pipeline's own; none for its own.
    pub inputs: Vec<PathBuf>,
    /// Where the plan shall stand: a directory that is not there yet.
    pub place: Place,
    /// The state directory, whose ledger knows earlier runs and how much each blacklist held; it may not be there yet.
    pub state: PathBuf,
    /// What the clock says.
    pub now: DateTime<Utc>,
    /// How many threads; none for one a core.
    pub threads: Option<usize>,
    /// The language of what is written for people.
    pub language: Language,
    /// The version of the program.
    pub program: &'r str,
    /// Who plans, as the system knows them: `ana@cargas-01`.
    pub who: Option<String>,
    /// Who is told how far it is.
    pub progress: &'r (dyn Fn(Progress<'_>) + Sync),
}

/// Where a plan shall stand.
#[derive(Clone, Debug)]
pub enum Place {
    /// Just here.
    At(PathBuf),
    /// In this directory, under the run's name.
    Below(PathBuf),
}

/// A plan on disk.
#[derive(Debug)]
pub struct Planned {
    /// Its directory.
    pub directory: PathBuf,
    /// What shall be sent.
    pub plan: Plan,
    /// What people look at.
    pub report: Report,
}

impl Planned {
    /// Whether it may be applied.
    ///
    /// # Errors
    /// Where a guard stopped it, or there is nothing in it.
    pub fn may_be_applied(&self) -> Result<(), Error> {
        match &self.plan.stopped {
            Some(why) => Err(Error::Stopped {
                directory: self.directory.clone(),
                why: why.clone(),
                may_be_overridden: self.plan.may_be_overridden(),
            }),
            None => self.holds_something(),
        }
    }

    /// The same, where a person overrode what stopped it.
    pub(crate) fn holds_something(&self) -> Result<(), Error> {
        let is_empty = self.plan.parts.is_empty();
        if is_empty { Err(Error::Nothing { read: self.plan.books.read }) } else { Ok(()) }
    }
}

/// Plans a pipeline: the same pipeline, inputs, blacklists and clock give the same bytes.
///
/// A plan that a guard stopped is on disk all the same, so that it can be looked at; it cannot be applied.
///
/// # Errors
/// Where the pipeline or an input is wrong, a blacklist is not to be trusted, or the disk fails. Then nothing is left behind.
pub fn plan(pipeline: &Pipeline, request: &Request<'_>) -> Result<Planned, Error> {
    let unclear = state::look(&request.state)?;
    let sources = sources(pipeline, &request.inputs);
    let stamps = stamps(pipeline, &sources)?;
    let readers = open_all(pipeline, &sources, &[])?;
    let filter = pipeline.filter()?;
    (request.progress)(Progress::Done(Stage::Opened));
    let blacklists = blacklist::load_all(pipeline, &request.state, request.now)?;
    blacklists.tell(request.progress);
    let ledger = ledger(&request.state)?;
    let pipeline_stamp = stamp_of(pipeline);
    let run = run_name(request.now, &pipeline_stamp, &stamps, &blacklists);
    let (run, place) = place(&request.place, run, request.now);
    let spool = spool(&place, &stamps)?;
    let surveys = surveys(pipeline, &sources, (&readers, ledger.as_ref(), &request.state))?;
    let some_come_again = surveys.iter().any(Option::is_some);
    let inputs = readers.iter().zip(&stamps).map(|(reader, stamp)| input(reader, stamp)).collect();

    let way = Way {
        pipeline,
        filter,
        blacklists: blacklists.lists(),
        before: Before::of(pipeline, (ledger.as_ref(), some_come_again), request.now)?,
        spool: &spool,
        now: request.now,
        language: request.language,
        minute: request.now.format("%y%m%d-%H%M").to_string(),
        run: &run,
        telling: telling(pipeline),
        surveys,
        pool: pool(request.threads)?,
        tables: Tables::default(),
        progress: request.progress,
    };
    let flowed = way.flow(readers, &|| open_all(pipeline, &sources, &[]))?;
    let Judged { columns, drift, figures, guarded } =
        judge((pipeline, &pipeline_stamp.path), ledger.as_ref(), (&flowed, &stamps), request.now)?;
    let known = way.before.note();
    let plan = Plan {
        version: Plan::VERSION,
        program: request.program.to_owned(),
        run,
        made_at: request.now,
        pipeline: pipeline_stamp,
        inputs: stamps,
        columns,
        blacklists: blacklists.stamps(),
        instance: pipeline.upload.instance.name(),
        username: pipeline.upload.username.clone(),
        charset: pipeline.format.charset.name().to_owned(),
        repeat_after_seconds: pipeline.upload.repeat_after.map(|after| after.as_secs()),
        claim_seconds: claim(pipeline).as_secs(),
        holds_against_earlier: pipeline.duplicates.earlier.is_some() || some_come_again,
        books: books(&flowed),
        stopped: guarded.stopped(),
        stops: guarded.stops,
        figures,
        parts: flowed.parts.clone(),
    };
    let mut report = told::report((pipeline, request), &plan, &flowed, inputs, &blacklists);
    (report.alarms, report.normality) = (guarded.alarms, guarded.normality);
    let of_inputs = drift.changed.into_iter().chain(drift.notes);
    let warnings = unclear.into_iter().chain(guarded.warnings).chain(of_inputs).chain(known);
    let warnings = warnings.chain(blacklists.about(&plan)).chain(told::rows(&flowed, &report.inputs));
    report.warnings.extend(warnings);
    note_left_out(&plan, &flowed, &request.state)?;
    let directory = write(&plan, &mut report, spool)?;
    (request.progress)(Progress::Done(Stage::Planned));
    Ok(Planned { directory, plan, report })
}

/// Notes what must be known of a plan when the rows come again that it left out: planning makes a ledger for that, too.
fn note_left_out(plan: &Plan, flowed: &Flowed, state: &Path) -> Result<(), Error> {
    if flowed.account.left_out_rows() > 0 {
        Ledger::open(state)?.note_left_out(&plan.run, &flowed.refused, plan.made_at)?;
    }
    Ok(())
}

/// What is said of a run as a whole.
struct Judged {
    columns: Vec<Columns>,
    drift: Drift,
    figures: Option<RunFigures>,
    guarded: Guarded,
}

/// Asks the guards of a run, whose inputs may be rows that come again.
///
/// Such rows are none of the pipeline's lists, and were judged with the list that they are from: most of them are wrong again, and a few
/// of them are all there are. So where there is nothing else, no guard judges them, and what comes later is not held against them.
fn judge(
    (pipeline, file): (&Pipeline, &Path),
    ledger: Option<&Ledger>,
    (flowed, stamps): (&Flowed, &[Stamp]),
    now: DateTime<Utc>,
) -> Result<Judged, Error> {
    let lists = flowed.columns.iter().zip(&flowed.again).filter(|(_, again)| !**again);
    let columns: Vec<Columns> = lists.map(|(looked, _)| looked.holds.clone()).collect();
    if flowed.again.iter().all(|again| *again) {
        let (drift, guarded) = (Drift::default(), Guarded::default());
        return Ok(Judged { columns, drift, figures: None, guarded });
    }
    let before = ledger.map(|ledger| ledger.last_columns(file)).transpose()?.flatten();
    let mut drift = Drift::of(pipeline, before.as_deref(), &columns);
    let figures = guards::figures(flowed, stamps);
    let earlier = EarlierRuns::of(ledger, pipeline, file)?;
    let guarded = Guarded::of(pipeline, flowed, (&figures, &earlier), drift.stopped.take(), now);
    Ok(Judged { columns, drift, figures: Some(figures), guarded })
}

/// The directory of a plan in the making. It is not begun where the disk can hardly hold what is made of the inputs: the lines, and
/// beside them what is kept of each row.
fn spool(place: &Path, inputs: &[Stamp]) -> Result<Spool, Error> {
    let size = |stamp: &Stamp| std::fs::metadata(&stamp.path).map_or(0, |meta| meta.len());
    state::has_room(place, inputs.iter().map(size).sum())?;
    Spool::start(place)
}

fn pool(threads: Option<usize>) -> Result<ThreadPool, Error> {
    let pool = ThreadPoolBuilder::new().num_threads(threads.unwrap_or(0)).build();
    let none = |error| Error::Write { path: PathBuf::from("threads"), source: std::io::Error::other(error) };
    pool.map_err(none)
}

/// Holds a pipeline against its inputs and blacklists, without reading more of them than their headers; answers what could not
/// be checked.
///
/// # Errors
/// Every column that is not there and every mistake in `where`, or why a file cannot be read.
pub fn check(pipeline: &Pipeline) -> Result<Vec<Message>, Error> {
    let authorities = unusable_authorities(&pipeline.upload);
    if !authorities.is_empty() {
        return Err(Problems::new(&pipeline.path, &pipeline.text, authorities).into());
    }
    let there = |path: &Path| path != Path::new(Stamp::INPUT) && path.exists();
    let sources = sources(pipeline, &[]).into_iter().filter(|source| there(&source.path)).collect::<Vec<_>>();
    let lists: Vec<BlacklistSpec> =
        pipeline.blacklists.iter().filter(|list| there(&list.path)).cloned().collect();
    open_all(pipeline, &sources, &lists).map_err(|error| match error {
        // What is looked at here is the pipeline.
        Error::Misfit(problems) => Error::Problems(problems),
        error => error,
    })?;
    let named = pipeline.sources.iter().map(|source| &source.path);
    let named = named.chain(pipeline.blacklists.iter().map(|list| &list.path));
    let missing = named.filter(|path| !there(path));
    Ok(missing
        .map(|path| {
            if path == Path::new(Stamp::INPUT) {
                message!(
                    "check-standard-input",
                    "standard input is not read now, so its columns were not checked"
                )
            } else {
                message!(
                    "check-not-there",
                    "{path} is not there, so its columns were not checked",
                    path = path.display(),
                )
            }
        })
        .collect())
}

fn sources(pipeline: &Pipeline, inputs: &[PathBuf]) -> Vec<SourceSpec> {
    if inputs.is_empty() {
        return pipeline.sources.clone();
    }
    // What the pipeline says of its first source is said of what replaces it.
    inputs.iter().filter_map(|input| Some(pipeline.sources.first()?.in_file(input.clone()))).collect()
}

/// Opens every input and holds what the pipeline says against it and some blacklists, before anything is written.
fn open_all(
    pipeline: &Pipeline,
    sources: &[SourceSpec],
    blacklists: &[BlacklistSpec],
) -> Result<Vec<Reader>, Error> {
    let mut readers = Vec::new();
    let mut lacking: Vec<Problem> = Vec::new();
    let mut problems: Vec<Problem> = pipeline.unreadable_filter().into_iter().collect();
    for source in sources {
        let reader = opened(pipeline, source)?;
        if Added::of(reader.table()).is_some_and(|added| !added.has_checks()) {
            return Err(Error::ChecksGone { path: source.path.clone() });
        }
        // With SQL, the columns are those of its result.
        if pipeline.sql.is_none() {
            lacking.extend(pipeline.unknown_columns(reader.table()));
            problems.extend(pipeline.filter_problem(reader.table()));
        }
        readers.push(reader);
    }
    for list in blacklists {
        problems.extend(blacklist::unknown_columns(list)?);
    }
    let is_right = problems.is_empty();
    problems.splice(..0, lacking);
    if problems.is_empty() {
        return Ok(readers);
    }
    let problems = Problems::new(&pipeline.path, &pipeline.text, problems);
    Err(if is_right { Error::Misfit(problems) } else { problems.into() })
}

/// Reads the inputs once that are rows that were left out before. The ledger must know their runs: another knows neither who went since
/// nor who refused.
fn surveys(
    pipeline: &Pipeline,
    sources: &[SourceSpec],
    (readers, ledger, state): (&[Reader], Option<&Ledger>, &Path),
) -> Result<Vec<Option<Arc<Survey>>>, Error> {
    let telling = telling(pipeline);
    let survey = |(source, reader): (&SourceSpec, &Reader)| {
        if Added::of(reader.table()).is_none() {
            return Ok(None);
        }
        let survey = Survey::of(&mut ingest::open(&as_ingest(pipeline, source))?, &source.path, &telling)?;
        for run in survey.iter().flat_map(|survey| &survey.runs) {
            if !ledger.map_or(Ok(false), |ledger| ledger.left_out_rows(run))? {
                let (path, state) = (source.path.clone(), state.to_owned());
                return Err(Error::AnotherLedger { path, run: run.clone(), state });
            }
        }
        Ok(survey.map(Arc::new))
    };
    sources.iter().zip(readers).map(survey).collect()
}

/// What of a pipeline does not fit the inputs and blacklists, as far as those can be opened.
pub(crate) fn misfits(pipeline: &Pipeline) -> Vec<Problem> {
    let files = pipeline.sources.iter().filter(|source| source.path != Path::new(Stamp::INPUT));
    let readers = files.filter_map(|source| opened(pipeline, source).ok());
    let tables = readers.filter(|_| pipeline.sql.is_none()).map(|reader| Arc::clone(reader.table()));
    let in_tables = tables.flat_map(|table| {
        let mut problems = pipeline.unknown_columns(&table);
        problems.extend(pipeline.filter_problem(&table));
        problems
    });
    let in_lists =
        pipeline.blacklists.iter().filter_map(|list| blacklist::unknown_columns(list).ok()).flatten();
    in_tables.chain(pipeline.unreadable_filter()).chain(in_lists).collect()
}

/// Opens an input. In a file of ours whose formulas were made harmless, columns have the names of the list again that it was made from.
fn opened(pipeline: &Pipeline, source: &SourceSpec) -> Result<Reader, ingest::Error> {
    let reader = ingest::open(&as_ingest(pipeline, source))?;
    let table = reader.table();
    if !Added::of(table).is_some_and(|added| added.is_defused()) {
        return Ok(reader);
    }
    let mut names = table.columns.clone();
    for nth in 0..names.len() {
        // Somebody may have added a column of that very name.
        let restored = Added::restored(&names[nth]).filter(|name| !names.contains(name));
        names[nth] = restored.unwrap_or_else(|| names[nth].clone());
    }
    Ok(reader.renamed(names))
}

fn as_ingest(pipeline: &Pipeline, source: &SourceSpec) -> Source {
    let names = || pipeline.column_refs().iter().map(|column| column.text.clone()).collect();
    let header = match source.header {
        HeaderSpec::Row(row) => Header::Row(row),
        HeaderSpec::None => Header::None,
        HeaderSpec::Found if pipeline.sql.is_some() => Header::Found,
        HeaderSpec::Found => Header::Naming(names()),
    };
    Source {
        sheet: source.sheet.clone(),
        range: source.range.clone(),
        hidden: source.hidden,
        merged: source.merged,
        amounts: source.amounts,
        header,
        encoding: source.encoding,
        delimiter: source.delimiter,
        ours: Added::names(),
        ..Source::at(&source.path)
    }
}

/// A pipeline's file as it was read.
fn stamp_of(pipeline: &Pipeline) -> Stamp {
    Stamp { path: absolute(&pipeline.path), sha256: Digest::of(pipeline.text.as_bytes()).to_string() }
}

/// The inputs as they are now, and the tables that an SQL statement names beside them.
fn stamps(pipeline: &Pipeline, sources: &[SourceSpec]) -> Result<Vec<Stamp>, Error> {
    let stamp = |path: &PathBuf| {
        let unreadable = |source| ingest::Error::Open { path: path.clone(), source };
        if path == Path::new(Stamp::INPUT) {
            return Ok(Stamp::of_input(ingest::input().map_err(unreadable)?).map_err(unreadable)?);
        }
        let stamp = Stamp::of(path).map_err(unreadable)?;
        Ok(Stamp { path: absolute(path), ..stamp })
    };
    let tables = pipeline.tables.iter().map(|(_, path)| path);
    sources.iter().map(|source| &source.path).chain(tables).map(stamp).collect()
}

fn input(reader: &Reader, stamp: &Stamp) -> report::Input {
    let table = reader.table();
    report::Input {
        source: table.title(),
        format: reader.format().said(),
        header_row: table.header_row,
        rows_above: reader.skipped_above(),
        rows: 0,
        sha256: stamp.sha256.clone(),
    }
}

/// The ledger of a state directory, where there is one.
fn ledger(state: &Path) -> Result<Option<Ledger>, Error> {
    let is_there = state.join("ledger.db").exists();
    Ok(is_there.then(|| Ledger::open(state)).transpose()?)
}

/// A run's name: when it was planned, and of what. Two that start in the same second do not share it: the same files make another
/// digest at another moment.
fn run_name(now: DateTime<Utc>, pipeline: &Stamp, inputs: &[Stamp], blacklists: &Blacklists) -> String {
    let blacklists = blacklists.stamps().into_iter().map(|list| list.file.sha256);
    let files = [pipeline].into_iter().chain(inputs).map(|stamp| stamp.sha256.clone());
    let digests: String = files.chain(blacklists).chain([now.format("%f").to_string()]).collect();
    format!("{}-{}", now.format("%Y%m%d-%H%M%S"), Digest::of(digests.as_bytes()).short())
}

/// How long after a person went to a campaign another list may bring them there again: as long as the pipeline says of lists, else of
/// people, else most of a day.
pub(crate) fn claim(pipeline: &Pipeline) -> Duration {
    let earlier = pipeline.duplicates.earlier.as_ref().map(|earlier| earlier.within);
    pipeline.upload.repeat_after.or(earlier).unwrap_or(upload::CLAIM)
}

/// Where the plan goes, and the run's name: of its own even where the same was planned a moment ago.
fn place(place: &Place, run: String, now: DateTime<Utc>) -> (String, PathBuf) {
    match place {
        Place::At(directory) => (run, directory.clone()),
        Place::Below(directory) => {
            Spool::sweep(directory, now);
            let again = (2..).map(|nth: u32| format!("{run}-{nth}"));
            let mut names = std::iter::once(run.clone()).chain(again);
            let free = names.find(|name| !directory.join(name).exists()).unwrap_or(run);
            let place = directory.join(&free);
            (free, place)
        }
    }
}

fn books(flowed: &Flowed) -> Books {
    let account = &flowed.account;
    Books {
        read: account.rows_read(),
        computed: account.rows_computed(),
        planned: account.rows_planned(),
        left_out: account.left_out().map(|(reason, rows)| (reason.to_owned(), rows)).collect(),
    }
}

/// Writes what describes the plan, its seal, and its report, which says what the seal does.
fn write(plan: &Plan, report: &mut Report, spool: Spool) -> Result<PathBuf, Error> {
    let mut json = serde_json::to_vec_pretty(plan).map_err(|error| spool.failed(Plan::FILE, error.into()))?;
    json.push(b'\n');
    spool.write(Plan::FILE, &json)?;
    spool.write(SEAL, seal(&json).as_bytes())?;
    report.certificate.plan_sha256 = Digest::of(&json).to_string();
    let json = report.to_json().map_err(|error| spool.failed(Report::FILE, error.into()))?;
    spool.write(Report::FILE, json.as_bytes())?;
    let page = report::page(report, report.language);
    let page = page.map_err(|error| spool.failed(report::PAGE, std::io::Error::other(error)))?;
    spool.write(report::PAGE, page.as_bytes())?;
    spool.keep()
}

pub(crate) fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}
