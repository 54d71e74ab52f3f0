//! Planning: from the pipeline and its inputs to the exact bytes and the report, on disk, sending nothing.

use crate::blacklist::{self, Loaded};
use crate::file::{HeaderSpec, Instance, Pipeline, SourceSpec};
use crate::flow::{Flowed, Way};
use crate::spool::{Spool, file_name};
use crate::{Error, Progress};
use chrono::{DateTime, Utc};
use contact::Table;
use ingest::{Header, Reader, Source};
use rayon::ThreadPoolBuilder;
use report::{Figures, Report};
use serialize::Digest;
use std::path::{Path, PathBuf};
use upload::{Books, Plan, Stamp};
use validate::{Standing, Threshold};

/// What is asked for beside the pipeline.
pub struct Request<'r> {
    /// Inputs in the place of the pipeline's own; none for its own.
    pub inputs: Vec<PathBuf>,
    /// Where the plan shall stand: a directory that is not there yet.
    pub place: Place,
    /// What the clock says.
    pub now: DateTime<Utc>,
    /// How many threads; none for one a core.
    pub threads: Option<usize>,
    /// The version of the program.
    pub program: &'r str,
    /// Who is told how far it is.
    pub progress: &'r (dyn Fn(Progress) + Sync),
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
            Some(why) => Err(Error::Stopped { directory: self.directory.clone(), why: why.clone() }),
            None if self.plan.parts.is_empty() => Err(Error::Nothing),
            None => Ok(()),
        }
    }
}

/// Plans a pipeline: the same pipeline, inputs, blacklists and clock give the same bytes.
///
/// A plan that a guard stopped is on disk all the same, so that it can be looked at; it cannot be applied.
///
/// # Errors
/// Where the pipeline or an input is wrong, a blacklist is not to be trusted, or the disk fails. Then nothing is left behind.
pub fn plan(pipeline: &Pipeline, request: &Request<'_>) -> Result<Planned, Error> {
    let filter = pipeline.filter()?;
    let blacklists = blacklist::load_all(pipeline, request.now)?;
    let sources = sources(pipeline, &request.inputs);
    let stamps = stamps(&sources)?;
    let readers = open_all(pipeline, &sources)?;
    let pipeline_stamp =
        Stamp { path: absolute(&pipeline.path), sha256: Digest::of(pipeline.text.as_bytes()).to_string() };
    let run = run_name(request.now, &pipeline_stamp, &stamps, &blacklists);
    let (run, place) = place(&request.place, run);
    let spool = Spool::start(&place)?;
    let inputs: Vec<report::Input> =
        readers.iter().zip(&stamps).map(|(reader, stamp)| input(reader, stamp)).collect();

    let (lists, loaded): (Vec<_>, Vec<_>) =
        blacklists.into_iter().map(|Loaded { list, unreadable, stamp }| (list, (unreadable, stamp))).unzip();
    let pool = ThreadPoolBuilder::new().num_threads(request.threads.unwrap_or(0)).build();
    let way = Way {
        pipeline,
        filter,
        blacklists: &lists,
        spool: &spool,
        minute: request.now.format("%y%m%d-%H%M").to_string(),
        pool: pool.map_err(|error| Error::Write {
            path: PathBuf::from("threads"),
            source: std::io::Error::other(error),
        })?,
        progress: request.progress,
    };
    let flowed = way.flow(readers)?;

    let stopped = stopped(&pipeline.rejected, &flowed);
    let plan = Plan {
        version: Plan::VERSION,
        program: request.program.to_owned(),
        run,
        made_at: request.now,
        pipeline: pipeline_stamp,
        inputs: stamps,
        blacklists: loaded.iter().map(|(_, stamp)| stamp.clone()).collect(),
        instance: pipeline.upload.instance.name(),
        username: pipeline.upload.username.clone(),
        charset: pipeline.format.charset.name().to_owned(),
        repeat_after_seconds: pipeline.upload.repeat_after.map(|after| after.as_secs()),
        books: books(&flowed),
        stopped,
        parts: flowed.parts.clone(),
    };
    let blacklists = lists.iter().zip(&loaded).map(|(list, (unreadable, stamp))| report::Blacklist {
        source: list.name().to_owned(),
        numbers: list.len() as u64,
        unreadable: *unreadable,
        modified_at: stamp.modified_at,
        hits: flowed.tally.by("number-blacklisted", list.name()),
        sha256: stamp.file.sha256.clone(),
    });
    let report = report(pipeline, &plan, &flowed, inputs, blacklists.collect());
    spool.write(Plan::FILE, &json(&plan, &spool)?)?;
    spool.write(
        Report::FILE,
        report.to_json().map_err(|error| spool.failed(Report::FILE, error.into()))?.as_bytes(),
    )?;
    let directory = spool.keep()?;
    Ok(Planned { directory, plan, report })
}

/// Holds a pipeline against its inputs, without reading more of them than their headers; answers what could not be checked.
///
/// # Errors
/// Every column that is not there and every mistake in `where`, or why an input cannot be read.
pub fn check(pipeline: &Pipeline) -> Result<Vec<String>, Error> {
    pipeline.filter()?;
    let mut unchecked = Vec::new();
    for source in sources(pipeline, &[]) {
        match open_all(pipeline, std::slice::from_ref(&source)) {
            Ok(_) => {}
            Err(Error::Input(ingest::Error::Open { path, .. })) => {
                unchecked.push(format!("{} is not there, so its columns were not checked", path.display()));
            }
            Err(error) => return Err(error),
        }
    }
    Ok(unchecked)
}

fn sources(pipeline: &Pipeline, inputs: &[PathBuf]) -> Vec<SourceSpec> {
    if inputs.is_empty() {
        return pipeline.sources.clone();
    }
    // What the pipeline says of its first source is said of what replaces it.
    inputs.iter().filter_map(|input| Some(pipeline.sources.first()?.in_file(input.clone()))).collect()
}

/// Opens every input and finds the columns, before anything is written.
fn open_all(pipeline: &Pipeline, sources: &[SourceSpec]) -> Result<Vec<Reader>, Error> {
    let mut readers = Vec::new();
    for source in sources {
        let reader = ingest::open(&as_ingest(pipeline, source))?;
        // With SQL, the columns are those of its result.
        if pipeline.sql.is_none() {
            pipeline.bind(reader.table())?;
            if let Some(filter) = pipeline.filter()? {
                pipeline.bind_filter(&filter, reader.table())?;
            }
        }
        readers.push(reader);
    }
    Ok(readers)
}

fn as_ingest(pipeline: &Pipeline, source: &SourceSpec) -> Source {
    let names = || pipeline.column_refs().iter().map(|column| column.text.clone()).collect();
    let header = match source.header {
        HeaderSpec::Row(row) => Header::Row(row),
        HeaderSpec::None => Header::None,
        HeaderSpec::Found if pipeline.sql.is_some() => Header::First,
        HeaderSpec::Found => Header::Naming(names()),
    };
    Source {
        path: source.path.clone(),
        sheet: source.sheet.clone(),
        header,
        encoding: source.encoding,
        delimiter: source.delimiter,
    }
}

fn stamps(sources: &[SourceSpec]) -> Result<Vec<Stamp>, Error> {
    let stamp = |source: &SourceSpec| {
        let unreadable = |error| ingest::Error::Open { path: source.path.clone(), source: error };
        let stamp = Stamp::of(&source.path).map_err(unreadable)?;
        Ok(Stamp { path: absolute(&stamp.path), ..stamp })
    };
    sources.iter().map(stamp).collect()
}

fn input(reader: &Reader, stamp: &Stamp) -> report::Input {
    let Table { source, sheet, header_row, .. } = &**reader.table();
    let sheet = sheet.as_ref().map(|sheet| format!(" › {sheet}")).unwrap_or_default();
    report::Input {
        source: format!("{source}{sheet}"),
        format: reader.format().to_string(),
        header_row: *header_row,
        rows_above: reader.skipped_above(),
        rows: 0,
        sha256: stamp.sha256.clone(),
    }
}

/// A run's name: when it was planned, and of what.
fn run_name(now: DateTime<Utc>, pipeline: &Stamp, inputs: &[Stamp], blacklists: &[Loaded]) -> String {
    let blacklists = blacklists.iter().map(|list| &list.stamp.file);
    let digests: Vec<&str> =
        [pipeline].into_iter().chain(inputs).chain(blacklists).map(|stamp| stamp.sha256.as_str()).collect();
    format!("{}-{}", now.format("%Y%m%d-%H%M%S"), Digest::of(digests.concat().as_bytes()).short())
}

/// Where the plan goes, and the run's name: of its own even where the same was planned a moment ago.
fn place(place: &Place, run: String) -> (String, PathBuf) {
    match place {
        Place::At(directory) => (run, directory.clone()),
        Place::Below(directory) => {
            let again = (2..).map(|nth: u32| format!("{run}-{nth}"));
            let mut names = std::iter::once(run.clone()).chain(again);
            let free = names.find(|name| !directory.join(name).exists()).unwrap_or(run);
            let place = directory.join(&free);
            (free, place)
        }
    }
}

fn stopped(threshold: &Threshold, flowed: &Flowed) -> Option<String> {
    let rejected = Threshold::rejected(&flowed.account);
    let read = flowed.account.rows_read();
    match threshold.standing(&flowed.account) {
        Standing::Stopped(limit) => {
            Some(format!("{rejected} of {read} rows are wrong, and the limit is {limit}"))
        }
        Standing::Warned(_) | Standing::Well => None,
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

fn report(
    pipeline: &Pipeline,
    plan: &Plan,
    flowed: &Flowed,
    inputs: Vec<report::Input>,
    blacklists: Vec<report::Blacklist>,
) -> Report {
    let part = |part: &upload::PlannedPart| report::Part {
        name: part.name.clone(),
        campaign: part.campaign.clone(),
        zone: part.zone.clone(),
        lines: part.lines,
        bytes: part.bytes,
        sha256: part.sha256.clone(),
        state: upload::State::Planned.to_string(),
        said: None,
    };
    let parts: Vec<report::Part> = plan.parts.iter().map(part).collect();
    let inputs =
        inputs.into_iter().zip(&flowed.rows).map(|(input, rows)| report::Input { rows: *rows, ..input });
    Report {
        version: Report::VERSION,
        program: plan.program.clone(),
        run: plan.run.clone(),
        made_at: plan.made_at,
        pipeline: file_name(&plan.pipeline.path),
        instance: plan.instance.clone(),
        account: Figures::of(&flowed.account, &parts),
        inputs: inputs.collect(),
        blacklists,
        findings: flowed.tally.found(),
        parts,
        stopped: plan.stopped.clone(),
        warnings: warnings(pipeline, flowed),
    }
}

fn warnings(pipeline: &Pipeline, flowed: &Flowed) -> Vec<String> {
    let mut warnings = Vec::new();
    if let Standing::Warned(limit) = pipeline.rejected.standing(&flowed.account) {
        let rejected = Threshold::rejected(&flowed.account);
        let read = flowed.account.rows_read();
        warnings.push(format!("{rejected} of {read} rows are wrong (blacklist, duplicates, blank and filtered rows aside): over {limit}"));
    }
    if pipeline.blacklists.is_empty() {
        warnings.push("the pipeline names no blacklist, so no number was held against one".to_owned());
    }
    if matches!(pipeline.upload.instance, Instance::Address(ref address) if !address.is_encrypted()) {
        warnings.push("the instance is reached without encryption, on this machine only".to_owned());
    }
    warnings
}

fn json(plan: &Plan, spool: &Spool) -> Result<Vec<u8>, Error> {
    let mut json = serde_json::to_vec_pretty(plan).map_err(|error| spool.failed(Plan::FILE, error.into()))?;
    json.push(b'\n');
    Ok(json)
}

fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}
