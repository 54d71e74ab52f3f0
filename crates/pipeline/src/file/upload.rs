//! `[upload]`: to which instance, as whom.

use super::Problem;
use super::section::Section;
use super::value::Value;
use std::path::PathBuf;
use std::time::Duration;
use ucontact::{Address, Deadlines};

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
    pub authorities: Vec<PathBuf>,
    /// How long each step of a call may take.
    pub deadlines: Deadlines,
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
    let instance =
        section.required("url", "say where: `url = \"https://empresa.ucontactcloud.com\"`", instance);
    let username = section.required("username", "say as whom: `username = \"cargas\"`", |value| {
        value.text().map(str::to_owned)
    });
    let credentials = section.optional("credentials", Value::path);
    let repeat_after = section.optional("repeat_after", Value::duration);
    let parallel = section.optional("parallel", |value| value.whole(1..=16)).unwrap_or(2) as usize;
    let authorities = section.optional("authorities", authorities).unwrap_or_default();
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
        deadlines,
    })
}

fn authorities(value: &Value<'_>) -> Result<Vec<PathBuf>, Problem> {
    value.list()?.iter().map(Value::path).collect()
}

fn longer_than_nothing(value: &Value<'_>) -> Result<Duration, Problem> {
    let within = value.duration()?;
    if within.is_zero() {
        Err(value.problem("nothing can be done in no time").help("write \"30s\""))
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
            .map_err(|error: ucontact::Error| value.problem(error.to_string()).maybe_help(error.hint())),
    }
}
