//! What can be typed.

mod api;
mod blacklist;
mod bulk;
mod campaigns;
mod instance;
mod recordings;
mod remove;
mod results;
mod runs;
mod sandbox;

pub(crate) use runs::{Resolve, Resume, Runs, RunsCommand, Seen, ShowRun, Undo, Verify};

pub(crate) use api::Api;
pub(crate) use blacklist::{Blacklist, BlacklistCommand, Bring, Build, Change, Check, Info, Rows};
pub(crate) use bulk::{Bulk, Callbacks, Dispositions, Resolved};
pub(crate) use campaigns::Campaigns;
pub(crate) use instance::{At, MaybeAt};
pub(crate) use recordings::Recordings;
pub(crate) use remove::Remove;
pub(crate) use results::{ListedFor, Results};
pub(crate) use sandbox::Sandbox;

use clap::{Parser, Subcommand, ValueEnum};
use contact::{DialForm, Region};
use ingest::Header;
use normalize::Repair;
use std::path::PathBuf;
use words::Language;

/// Loads people into a call centre's dialer without calling anyone wrongly, twice, or at night.
///
/// Exit status: 0 done; 1 any other failure; 2 the command or the pipeline file is wrong; 3 the input is refused; 4 a guard
/// stopped it; 5 not finished, safe to run again; 6 held: a person must look; 7 another run is at work; 8 ledger or disk;
/// 9 nothing to load; 70 a defect of dialbase. With 2, 3, 4 and 9 nothing was sent.
#[derive(Parser)]
#[command(version, about, max_term_width = 100)]
pub(crate) struct Args {
    #[command(flatten)]
    pub(crate) speech: Speech,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// How the program speaks.
#[derive(clap::Args)]
pub(crate) struct Speech {
    /// Speak English, Spanish or Portuguese: en, es, pt-BR [default: the pipeline's language, else the system's]
    #[arg(long, global = true, value_name = "LANGUAGE", value_parser = language)]
    pub(crate) lang: Option<Language>,
    /// Say only what went wrong, and what needs a person
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub(crate) quiet: bool,
    /// Say what it is doing: each stage, list and part, and how long it took
    #[arg(short, long, global = true)]
    pub(crate) verbose: bool,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Plan a pipeline, check the thresholds, and apply the plan
    Run(Run),
    /// Plan a pipeline: the report and the exact bytes, sending nothing
    Plan(Plan),
    /// Upload exactly the bytes of a plan
    Apply(Apply),
    /// Say what a file is, and what each of its columns seems to be
    Inspect(Inspect),
    /// Write a first pipeline file for a file
    Init(Init),
    Read(Read),
    /// Say everything that is wrong with a pipeline file
    Lint(Lint),
    /// Say what a telephone number is, or why it is none
    Phone(Phone),
    /// Compile lists of whom nobody may call, ask them, and bring them to the instance
    Blacklist(Blacklist),
    Explain(Explain),
    Report(Report),
    Results(Box<Results>),
    /// Look at earlier runs, resume them, decide about their lists
    Runs(Runs),
    Undo(Undo),
    Remove(Remove),
    Campaigns(Campaigns),
    Recordings(Box<Recordings>),
    /// Say what came of calls, a row of a file each
    ///
    /// The fields stand in columns that the header names, in English, Spanish or Portuguese, in others with --column, or are the same in
    /// every row with --set. A row that cannot be used is told, with its place and the reason. What went does not go again,
    /// also when the file has grown since. A row with a `schedule` calls somebody again: it is held against the hours of the person's own
    /// clock, the blacklists of --pipeline, and callbacks that went before. Exit status: 0 all that can go went; 1 the instance refused
    /// some; 4 a blacklist is not to be trusted, or the instance does not have a campaign: nothing was sent; 5 some did not leave, run it
    /// again; 6 of some nobody knows, and a person must look; 9 no row can be sent.
    Dispositions(Box<Dispositions>),
    /// Tag recordings, a row of a file each
    ///
    /// The fields stand in columns that the header names, in English, Spanish or Portuguese, in others with --column, or are the same in
    /// every row with --set. A row that cannot be used is told, with its place and the reason. What went does not go again,
    /// also when the file has grown since. Exit status: 0 all that can go went; 1 the instance refused some; 5 some did not leave,
    /// run it again; 6 of some nobody knows, and a person must look.
    Tags(Box<Bulk>),
    Api(Api),
    /// Check what must hold of a ledger
    Verify(Verify),
    Sandbox(Sandbox),
}

#[derive(clap::Args)]
pub(crate) struct Run {
    /// The pipeline file
    pub(crate) pipeline: PathBuf,
    /// Read this file in the place of the pipeline's own sources
    #[arg(long, value_name = "FILE")]
    pub(crate) input: Vec<PathBuf>,
    /// The directory with the ledger and the plans [default: .dialbase beside the pipeline file]
    #[arg(long, value_name = "DIR")]
    pub(crate) state: Option<PathBuf>,
    /// Send it though the list is not what it usually is; the reason goes on record. It lifts no limit, and no blacklist
    #[arg(long = "override", value_name = "REASON", value_parser = reason)]
    pub(crate) overridden: Option<String>,
    #[command(flatten)]
    pub(crate) common: Common,
}

#[derive(clap::Args)]
pub(crate) struct Plan {
    /// The pipeline file
    pub(crate) pipeline: PathBuf,
    /// Read this file in the place of the pipeline's own sources
    #[arg(long, value_name = "FILE")]
    pub(crate) input: Vec<PathBuf>,
    /// Where the plan shall stand: a directory that is not there yet
    #[arg(short, long, value_name = "DIR")]
    pub(crate) output: PathBuf,
    /// The directory with the ledger, which knows the last run [default: .dialbase beside the pipeline file]
    #[arg(long, value_name = "DIR")]
    pub(crate) state: Option<PathBuf>,
    /// Plan as if it were this time, as in 2026-11-22T08:53:00Z
    #[arg(long, value_name = "TIME")]
    pub(crate) now: Option<chrono::DateTime<chrono::Utc>>,
    #[command(flatten)]
    pub(crate) common: Common,
}

#[derive(clap::Args)]
pub(crate) struct Common {
    /// Print the report as JSON
    #[arg(long)]
    pub(crate) json: bool,
    /// How many threads to use [default: one a core]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub(crate) threads: Option<u16>,
}

#[derive(clap::Args)]
pub(crate) struct Apply {
    /// The plan's directory
    pub(crate) plan: PathBuf,
    /// The directory with the ledger [default: .dialbase beside the pipeline file]
    #[arg(long, value_name = "DIR")]
    pub(crate) state: Option<PathBuf>,
    /// Send it though the list is not what it usually is; the reason goes on record. It lifts no limit, and no blacklist
    #[arg(long = "override", value_name = "REASON", value_parser = reason)]
    pub(crate) overridden: Option<String>,
    /// Print the report as JSON
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(clap::Args)]
pub(crate) struct Inspect {
    #[command(flatten)]
    pub(crate) look: Look,
    /// Print it as JSON
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(clap::Args)]
pub(crate) struct Init {
    #[command(flatten)]
    pub(crate) look: Look,
    /// The pipeline file to write; one that is there stays as it is
    #[arg(short, long, value_name = "PIPELINE")]
    pub(crate) output: PathBuf,
    /// The campaign, exactly as the portal spells it
    #[arg(long, value_name = "NAME")]
    pub(crate) campaign: Option<String>,
}

/// Which table is looked at.
#[derive(clap::Args)]
pub(crate) struct Look {
    /// The file
    pub(crate) file: PathBuf,
    /// The sheet [default: the one with telephone numbers]
    #[arg(long, value_name = "NAME")]
    pub(crate) sheet: Option<String>,
    /// The row with the header, as the spreadsheet numbers it, or `none` [default: the one that looks like one]
    #[arg(long, value_name = "ROW", value_parser = header)]
    pub(crate) header: Option<Header>,
    /// The country of numbers written without one [default: told by the numbers]
    #[arg(long, value_name = "XX", value_parser = region)]
    pub(crate) region: Option<Region>,
}

/// Print the table of a file
///
/// Its header, if it has one, and its rows, without what stands above and below them; as CSV it is UTF-8 with commas, and no text is changed. A file that holds no row at all is refused (exit status 3); a
/// header without rows is printed.
#[derive(clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is an argument that can be typed")]
pub(crate) struct Read {
    /// The file
    pub(crate) file: PathBuf,
    /// The sheet's name, or its number, counted from 1, where no sheet has that name
    #[arg(long, value_name = "NAME")]
    pub(crate) sheet: Option<String>,
    /// The cells of the sheet, such as A3:F500, or the name that the workbook gives them
    #[arg(long, value_name = "RANGE", conflicts_with = "all_sheets")]
    pub(crate) range: Option<ingest::Range>,
    /// The row with the header, as the spreadsheet numbers it, or `none` [default: the one that looks like it]
    #[arg(long, value_name = "ROW", value_parser = header)]
    pub(crate) header: Option<Header>,
    /// Print every row from the first on as it stands: of a workbook the grid from A1, of a text each record, with comments,
    /// and blank lines as blank lines
    #[arg(long, conflicts_with_all = ["header", "names"])]
    pub(crate) raw: bool,
    /// Name each column, as a pipeline does: one without a name by its letter, a second Phone as Phone (2)
    #[arg(long)]
    pub(crate) names: bool,
    /// Write percents and amounts of money as a workbook shows them: 12.50%, R$ 1,234.50
    #[arg(long)]
    pub(crate) as_shown: bool,
    /// Begin each row with its number on the sheet, in a column `address`
    #[arg(long)]
    pub(crate) address: bool,
    /// How to print it
    #[arg(long, value_enum, default_value_t)]
    pub(crate) to: Form,
    /// Write each sheet to a file of its own, the hidden ones too
    #[arg(long, requires = "output", conflicts_with = "sheet")]
    pub(crate) all_sheets: bool,
    /// The directory for the files; none that is there already is overwritten
    #[arg(short, long, value_name = "DIR", requires = "all_sheets")]
    pub(crate) output: Option<PathBuf>,
}

fn header(text: &str) -> Result<Header, String> {
    match text {
        "none" => Ok(Header::None),
        row => row
            .parse()
            .ok()
            .filter(|row| *row > 0)
            .map(Header::Row)
            .ok_or_else(|| "write a row's number, or none".to_owned()),
    }
}

/// How to print a table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Form {
    /// Comma-separated values
    #[default]
    Csv,
    /// One JSON object a line
    Ndjson,
    /// A Parquet file, every column text
    Parquet,
}

/// Write the report of a plan anew, as people open it: report.html
///
/// It is made of report.json, so it says what is known now; in the language in which the plan was made, or the one that --lang names.
#[derive(clap::Args)]
pub(crate) struct Report {
    /// The plan's directory
    pub(crate) plan: PathBuf,
    /// Where to write it [default: report.html in the plan's directory]
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

#[derive(clap::Args)]
pub(crate) struct Lint {
    /// The pipeline file
    pub(crate) pipeline: PathBuf,
}

#[derive(clap::Args)]
pub(crate) struct Phone {
    /// The numbers, a text each; if one of them is none, the exit status is 1. Without any, a text a line from standard input
    #[arg(allow_negative_numbers = true)]
    pub(crate) numbers: Vec<String>,
    /// The country of numbers written without one
    #[arg(long, value_name = "XX", value_parser = region, default_value = "UY")]
    pub(crate) region: Region,
    /// The area code of numbers that lack one
    #[arg(long, value_name = "DIGITS", value_parser = area_code)]
    pub(crate) area_code: Option<String>,
    /// A guess that is allowed, as [numbers] of a pipeline file names it
    #[arg(long, value_name = "NAME", value_parser = guess)]
    pub(crate) guess: Vec<Repair>,
    /// Read the whole text as one number, as libphonenumber would, and mend nothing
    #[arg(long, conflicts_with_all = ["area_code", "guess"])]
    pub(crate) no_repair: bool,
    /// Print one JSON object a text
    #[arg(long)]
    pub(crate) json: bool,
    /// Say it in words
    #[arg(long, conflicts_with = "json")]
    pub(crate) explain: bool,
}

fn language(name: &str) -> Result<Language, String> {
    Language::of(name)
        .ok_or_else(|| format!("there are these: {}", Language::ALL.map(Language::tag).join(", ")))
}

fn reason(text: &str) -> Result<String, String> {
    let is_said = text.chars().any(char::is_alphanumeric);
    is_said.then(|| text.trim().to_owned()).ok_or_else(|| "say why: it goes on record".to_owned())
}

fn area_code(digits: &str) -> Result<String, String> {
    normalize::area_code(digits).map(str::to_owned).ok_or_else(|| "write its digits, as in 11".to_owned())
}

fn guess(name: &str) -> Result<Repair, String> {
    let guess = Repair::GUESSES.into_iter().find(|guess| guess.name() == name);
    guess.ok_or_else(|| format!("there are these: {}", Repair::GUESSES.map(Repair::name).join(", ")))
}

fn dial_form(name: &str) -> Result<DialForm, String> {
    let form = DialForm::NAMES.into_iter().find(|(known, _)| *known == name);
    let names = || DialForm::NAMES.map(|(name, _)| name).join(", ");
    form.map(|(_, form)| form).ok_or_else(|| format!("there are these: {}", names()))
}

fn region(letters: &str) -> Result<Region, String> {
    let region = Region::new(letters).filter(|region| numbering::country_code(*region).is_some());
    region.ok_or_else(|| "no country has these letters; write two, as in UY, BR or MX".to_owned())
}

/// Say what happened to a number in earlier runs, or what a finding's code means
///
/// Of each run: where the number stood, how it was read, which blacklists it was held against, why it was left out or in which
/// line of which list it went, and what became of that list. Other numbers are masked. The exit status is 0 where it stands in
/// some run, 1 where it stands in none.
#[derive(clap::Args)]
pub(crate) struct Explain {
    /// A number, as it may be written, or the digits of a cell that is none; or a code, such as phone-unreadable
    #[arg(value_name = "NUMBER|CODE")]
    pub(crate) what: String,
    /// Look in the plan of this directory only
    #[arg(long, value_name = "DIR", conflicts_with = "run")]
    pub(crate) plan: Option<PathBuf>,
    /// Look in this run only
    #[arg(long, value_name = "RUN")]
    pub(crate) run: Option<String>,
    /// The directory with the ledger and the plans [default: .dialbase, beside the pipeline file where one is named]
    #[arg(long, value_name = "DIR")]
    pub(crate) state: Option<PathBuf>,
    /// The pipeline file beside which the ledger and the plans are
    #[arg(long, value_name = "FILE")]
    pub(crate) pipeline: Option<PathBuf>,
    /// The country of a number written without one [default: that of each run]
    #[arg(long, value_name = "XX", value_parser = region)]
    pub(crate) region: Option<Region>,
    /// Print it as JSON
    #[arg(long)]
    pub(crate) json: bool,
}
