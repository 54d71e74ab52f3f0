//! Which instance is meant, and the state directory that belongs to it.

use crate::{Error, Hands};
use pipeline::{Instance, Reached, UploadSpec};
use std::path::{Path, PathBuf};
use ucontact::{Address, Deadlines};
use words::{Message, message};

/// An instance as a command names it, and the state directory that belongs to it.
#[derive(Clone, Debug)]
pub struct Site {
    /// The instance, and as whom to sign in there.
    pub spec: UploadSpec,
    /// The directory with the ledger.
    pub state: PathBuf,
}

impl Site {
    /// The instance of a pipeline file. The state directory is `.dialbase` beside it, where none is named.
    ///
    /// # Errors
    /// Where the pipeline file cannot be read, or holds mistakes.
    pub fn of_pipeline(pipeline: &Path, state: Option<PathBuf>) -> Result<Self, Error> {
        let spec = pipeline::load(pipeline)?.upload;
        let beside = || pipeline.parent().unwrap_or(Path::new("")).join(".dialbase");
        Ok(Self { spec, state: state.unwrap_or_else(beside) })
    }

    /// The instance at an address. Who signs in stands in the environment; the state directory is `.dialbase`, where none is named.
    ///
    /// # Errors
    /// Where the address is none.
    pub fn at(address: &str, state: Option<PathBuf>, hands: &Hands<'_>) -> Result<Self, Error> {
        let address: Address = address.parse()?;
        let spec = UploadSpec {
            instance: Instance::Address(address),
            username: (hands.environment)("DIALBASE_USER").unwrap_or_default(),
            credentials: None,
            repeat_after: None,
            parallel: 1,
            authorities: Vec::new(),
            blacklist_field: None,
            deadlines: Deadlines::default(),
        };
        Ok(Self { spec, state: state.unwrap_or_else(|| ".dialbase".into()) })
    }

    /// The name that the ledger gives the instance.
    #[must_use]
    pub fn instance(&self) -> String {
        self.spec.instance.name()
    }

    /// Signs in. Whoever does must [`leave`](Reached::leave).
    ///
    /// # Errors
    /// Where there are no credentials, or the instance does not answer or does not let us in.
    pub fn reach(&self, hands: &Hands<'_>) -> Result<Reached, Error> {
        Ok(Reached::of(&self.spec, &self.state, hands.environment)?)
    }
}

/// Refuses what names campaigns that the instance does not have, before any of it is sent. An instance that does not say which it has
/// stops nothing: then this answers what to warn of.
///
/// # Errors
/// Where one of the names is none of the instance's campaigns; with it, which may have been meant.
pub(crate) fn campaigns_exist<'n>(
    (reached, site): (&Reached, &Site),
    names: impl IntoIterator<Item = &'n str>,
) -> Result<Option<Message>, Error> {
    let mut names = names.into_iter().peekable();
    if names.peek().is_none() {
        return Ok(None);
    }
    let untold = pipeline::campaigns_exist(reached, &site.instance(), names)?;
    Ok(untold.map(|why| {
        message!(
            "operations-campaigns-untold",
            "the instance does not say which campaigns it has, so it is not sure that those that are named are there ({why})",
            why = why
        )
    }))
}

/// The same, where what is named is only read of: with the same words as asking for one campaign has.
///
/// # Errors
/// Where one of the names is none of the instance's campaigns.
pub fn campaigns_are_known<'n>(
    (reached, site): (&Reached, &Site),
    names: impl IntoIterator<Item = &'n str>,
) -> Result<Option<Message>, Error> {
    campaigns_exist((reached, site), names).map_err(|error| match error.lacking_campaigns().first() {
        Some((given, near)) => Error::NoSuchCampaign {
            given: given.clone(),
            address: reached.client.address().to_string(),
            near: near.clone().map(Box::new),
        },
        None => error,
    })
}
