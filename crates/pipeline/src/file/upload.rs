//! `[upload]`: to which instance, as whom.

use super::Problem;
use super::section::Section;
use super::value::Value;
use std::path::PathBuf;
use std::time::Duration;
use ucontact::Address;

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
    Some(UploadSpec { instance: instance?, username: username?, credentials, repeat_after })
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
