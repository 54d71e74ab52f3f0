//! `[upload]`: to which instance, as whom.

use super::Problem;
use super::section::Section;
use super::value::Value;
use std::ops::Range;
use std::path::PathBuf;
use std::time::Duration;
use ucontact::{Address, Client, Deadlines};
use words::{Told as _, message};

/// To which instance, as whom.
#[derive(Clone, Debug)]
pub struct UploadSpec {
    /// The instance.
    pub instance: Instance,
    /// The user whom the portal shows beside the list.
    pub username: String,
    /// A file with the credentials, readable by its owner alone.
    pub credentials: Option<PathBuf>,
    /// How long after it went the same content may go again; never where nothing is said.
    pub repeat_after: Option<Duration>,
    /// How many parts may be on their way at once.
    pub parallel: usize,
    /// Files with certificates that are trusted beside those of this machine: of an instance that a house signed itself.
    pub authorities: Vec<AuthoritySpec>,
    /// The form's field in which the instance takes numbers for its blacklist, where somebody says so.
    pub blacklist_field: Option<String>,
    /// How long each step of a call may take.
    pub deadlines: Deadlines,
}

/// A file with certificates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuthoritySpec {
    /// The file.
    pub path: PathBuf,
    /// Where the pipeline file names it.
    pub span: Range<usize>,
}

/// Where bases go.
#[derive(Clone, Debug)]
pub enum Instance {
    /// A uContact of our own on this machine, which calls nobody.
    Sandbox,
    /// A uContact.
    Address(Address),
}

impl Instance {
    /// The name that the ledger and reports give it.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Sandbox => "sandbox".to_owned(),
            Self::Address(address) => address.to_string(),
        }
    }
}

pub(super) fn upload(section: &mut Section<'_>) -> Option<UploadSpec> {
    let advice = message!("file-upload-url-do", "say where: `url = \"https://empresa.ucontactcloud.com\"`");
    let instance = section.required("url", advice, instance);
    let advice = message!("file-upload-username-do", "say as whom: `username = \"cargas\"`");
    let username = section.required("username", advice, |value| value.text().map(str::to_owned));
    let credentials = section.optional("credentials", Value::path);
    let repeat_after = section.optional("repeat_after", Value::duration);
    let parallel = section.optional("parallel", |value| value.whole(1..=16)).unwrap_or(2) as usize;
    let authorities = section.optional("authorities", authorities).unwrap_or_default();
    let blacklist_field = section.optional("blacklist_field", |value| value.text().map(str::to_owned));
    let usual = Deadlines::default();
    let mut deadline =
        |key, usual| section.optional(key, |value| longer_than_nothing(value)).unwrap_or(usual);
    let deadlines = Deadlines {
        connect: deadline("connect", usual.connect),
        send: deadline("send", usual.send),
        answer: deadline("answer", usual.answer),
    };
    Some(UploadSpec {
        instance: instance?,
        username: username?,
        credentials,
        repeat_after,
        parallel,
        authorities,
        blacklist_field,
        deadlines,
    })
}

fn authorities(value: &Value<'_>) -> Result<Vec<AuthoritySpec>, Problem> {
    let one = |value: &Value<'_>| Ok(AuthoritySpec { path: value.path()?, span: value.span() });
    value.list()?.iter().map(one).collect()
}

/// What is wrong with the certificates that a pipeline trusts.
pub(crate) fn unusable_authorities(spec: &UploadSpec) -> Vec<Problem> {
    let client = |path| Client::trusting("https://localhost".parse()?, spec.deadlines, &[path]);
    let problem = |authority: &AuthoritySpec| {
        let error = client(authority.path.clone()).err()?;
        Some(Problem::new(error.told(), authority.span.clone()).maybe_help(error.advice()))
    };
    spec.authorities.iter().filter_map(problem).collect()
}

fn longer_than_nothing(value: &Value<'_>) -> Result<Duration, Problem> {
    let within = value.duration()?;
    if within.is_zero() {
        Err(value
            .problem(message!("file-no-time-at-all", "nothing can be done in no time"))
            .help(message!("file-no-time-at-all-do", "write \"30s\"")))
    } else {
        Ok(within)
    }
}

fn instance(value: &Value<'_>) -> Result<Instance, Problem> {
    match value.text()? {
        "sandbox" => Ok(Instance::Sandbox),
        url => url
            .parse()
            .map(Instance::Address)
            .map_err(|error: ucontact::Error| value.problem(error.told()).maybe_help(error.advice())),
    }
}
