//! `dialbase sandbox`: a uContact on this machine that calls nobody.

use crate::args::Sandbox as Args;
use crate::output::{Failure, say};
use pipeline::{Error, Exit};
use sandbox::{Attempt, Behaviour, Chance, PASSWORD, Sandbox, Settings, USER};

pub(crate) fn sandbox(args: Args) -> Result<Exit, Failure> {
    let settings = settings(&args);
    let sandbox = Sandbox::start_with(settings).map_err(Error::Sandbox)?;

    say(&format!("A uContact that calls nobody listens at {}", sandbox.address()));
    say(&format!("Sign in as {USER} with the password {PASSWORD}; stop it with Ctrl-C"));
    if let Some(authority) = sandbox.authority() {
        say(&format!(
            "It is trusted with authorities = [{:?}] under [upload]",
            authority.display().to_string()
        ));
    }
    if let Some(seed) = args.seed {
        say(&format!(
            "Chance chooses what befalls {} of 100 uploads; --seed {seed} chooses the same again",
            args.share
        ));
    }
    sandbox.wait();
    Ok(Exit::Done)
}

fn settings(args: &Args) -> Settings {
    let mut settings = Settings::new(args.port, &args.state.join("sandbox"));
    for order in &args.misbehave {
        settings.choice.order(*order);
    }
    settings.choice.chance = args.seed.map(|seed| Chance { seed, share: args.share });
    settings.delay = args.delay;
    settings.away = args.away;
    settings.tls = args.tls;
    settings.campaigns.clone_from(&args.campaign);
    // Of a sandbox that behaves, nobody wants to read each upload.
    let is_rehearsal = args.seed.is_some() || !args.misbehave.is_empty();
    settings.told = Some(Box::new(move |attempt: &Attempt| {
        if is_rehearsal || attempt.behaviour != Behaviour::One.name() {
            say(&attempt.to_string());
        }
    }));
    settings
}
