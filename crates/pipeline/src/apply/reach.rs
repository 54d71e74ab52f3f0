//! The instance with a session on it: what applying, undoing and asking what is known begin with.

use crate::{Credentials, Error, Instance, UploadSpec, credentials};
use sandbox::Sandbox;
use std::path::Path;
use ucontact::{Address, Client, Deadlines, Token};

/// An instance that let us in.
pub(super) struct Reached {
    /// Its client.
    pub(super) client: Client,
    /// The session.
    pub(super) token: Token,
    /// The user whose session is ours to end.
    ours: Option<String>,
    /// It stops with this.
    _sandbox: Option<Sandbox>,
}

impl Reached {
    /// Signs in at the instance of a pipeline; a sandbox is started for it.
    ///
    /// # Errors
    /// Where there are no credentials, or the instance does not answer or does not let us in.
    pub(super) fn of(
        spec: &UploadSpec,
        state: &Path,
        environment: &dyn Fn(&str) -> Option<String>,
    ) -> Result<Self, Error> {
        let credentials = credentials(spec, environment)?;
        let (sandbox, address) = address(&spec.instance, state)?;
        let client = client(address, spec.deadlines, spec)?;
        let (token, ours) = match credentials {
            Credentials::Token(token) => (token, None),
            Credentials::User { user, password } => (client.sign_in(&user, &password)?, Some(user)),
        };
        Ok(Self { client, token, ours, _sandbox: sandbox })
    }

    /// Ends the session, where it is ours.
    pub(super) fn leave(self) {
        if let Some(user) = &self.ours {
            // What was done stands by now; a session left open harms nobody.
            drop(self.client.end_session(user, &self.token));
        }
    }
}

fn client(address: Address, deadlines: Deadlines, _spec: &UploadSpec) -> Result<Client, Error> {
    Ok(Client::new(address, deadlines)?)
}

fn address(instance: &Instance, state: &Path) -> Result<(Option<Sandbox>, Address), Error> {
    match instance {
        Instance::Address(address) => Ok((None, address.clone())),
        Instance::Sandbox => {
            let sandbox = Sandbox::start(0, &state.join("sandbox")).map_err(Error::Sandbox)?;
            let address = sandbox.address().parse()?;
            Ok((Some(sandbox), address))
        }
    }
}
