//! `dialbase sandbox`: a uContact on this machine that calls nobody.

use crate::args::Sandbox as Args;
use crate::output::{Failure, say};
use pipeline::{Error, Exit};
use sandbox::{PASSWORD, Sandbox, USER};

pub(crate) fn sandbox(args: Args) -> Result<Exit, Failure> {
    let sandbox = Sandbox::start(args.port, &args.state.join("sandbox")).map_err(Error::Sandbox)?;

    say(&format!("A uContact that calls nobody listens at {}", sandbox.address()));
    say(&format!("Sign in as {USER} with the password {PASSWORD}; stop it with Ctrl-C"));
    sandbox.wait();
    Ok(Exit::Done)
}
