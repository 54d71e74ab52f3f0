//! The instance with a session on it: what applying, undoing and asking what is known begin with.

use crate::{Credentials, Error, Instance, UploadSpec, credentials};
use sandbox::Sandbox;
use std::path::{Path, PathBuf};
use std::time::Duration;
use ucontact::{Address, Client, Deadlines, Token};

/// An instance that let us in.
pub struct Reached {
    /// Its client.
    pub client: Client,
    /// One that does not wait long: for what is asked by the way, and must not hold up a run.
    pub brief: Client,
    /// The session.
    pub token: Token,
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
    pub fn of(
        spec: &UploadSpec,
        state: &Path,
        environment: &dyn Fn(&str) -> Option<String>,
    ) -> Result<Self, Error> {
        let credentials = credentials(spec, environment)?;
        let (sandbox, address) = address(&spec.instance, state)?;
        let client = |deadlines| client(address.clone(), deadlines, spec);
        let (client, brief) = (client(spec.deadlines)?, client(soon(spec.deadlines))?);
        let (token, ours) = match credentials {
            Credentials::Token(token) => (token, None),
            Credentials::User { user, password } => (client.sign_in(&user, &password)?, Some(user)),
        };
        Ok(Self { client, brief, token, ours, _sandbox: sandbox })
    }

    /// Ends the session, where it is ours.
    pub fn leave(self) {
        if let Some(user) = &self.ours {
            // What was done stands by now; a session left open harms nobody.
            drop(self.client.end_session(user, &self.token));
        }
    }
}

fn client(address: Address, deadlines: Deadlines, spec: &UploadSpec) -> Result<Client, Error> {
    let authorities: Vec<PathBuf> = spec.authorities.iter().map(|file| file.path.clone()).collect();
    Ok(Client::trusting(address, deadlines, &authorities)?)
}

/// The same deadlines, but ten seconds at most.
fn soon(deadlines: Deadlines) -> Deadlines {
    const MOST: Duration = Duration::from_secs(10);
    let Deadlines { connect, send, answer } = deadlines;
    Deadlines { connect: connect.min(MOST), send: send.min(MOST), answer: answer.min(MOST) }
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
