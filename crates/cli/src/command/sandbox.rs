//! `dialbase sandbox`: a uContact on this machine that calls nobody.

use crate::args::Sandbox as Args;
use crate::output::Failure;
use crate::voice::Voice;
use pipeline::{Error, Exit};
use sandbox::{Attempt, Behaviour, Chance, PASSWORD, Sandbox, Settings, USER};
use words::message;

pub(crate) fn sandbox(args: Args, voice: &mut Voice) -> Result<Exit, Failure> {
    let settings = settings(&args, *voice);
    let sandbox = Sandbox::start_with(settings).map_err(Error::Sandbox)?;

    voice.say(&message!(
        "cli-sandbox-listens",
        "A uContact that calls nobody listens at {address}",
        address = sandbox.address()
    ));
    voice.say(&message!(
        "cli-sandbox-sign-in",
        "Sign in as {user} with the password {password}; stop it with Ctrl-C",
        user = USER,
        password = PASSWORD
    ));
    if let Some(authority) = sandbox.authority() {
        voice.say(&message!(
            "cli-sandbox-authority",
            "It is trusted with authorities = [{authority}] under [upload]",
            authority = format!("{:?}", authority.display().to_string())
        ));
    }
    if let Some(seed) = args.seed {
        voice.say(&message!(
            "cli-sandbox-chance",
            "Chance chooses what befalls {share} of 100 uploads; --seed {seed} chooses the same again",
            share = args.share.to_string(),
            seed = seed.to_string()
        ));
    }
    if args.speed > 0 {
        voice.say(&message!(
            "cli-sandbox-dials",
            "It dials what it holds, {speed} seconds of its own in one; nobody's phone rings",
            speed = args.speed.to_string()
        ));
    }
    sandbox.wait();
    Ok(Exit::Done)
}

fn settings(args: &Args, voice: Voice) -> Settings {
    let mut settings = Settings::new(args.port, &args.state.join("sandbox"));
    for order in &args.misbehave {
        settings.choice.order(*order);
    }
    settings.choice.chance = args.seed.map(|seed| Chance { seed, share: args.share });
    settings.delay = args.delay;
    settings.away = args.away;
    settings.tls = args.tls;
    settings.campaigns.clone_from(&args.campaign);
    let dialling = &mut settings.dialling;
    (dialling.speed, dialling.seed, dialling.zone, dialling.hours) =
        (args.speed, args.calls_seed, args.zone, args.hours);
    dialling.heeds_blacklist = !args.no_dncr;
    dialling.hire(usize::from(args.agents));
    // Of a sandbox that behaves, nobody wants to read each upload.
    let is_rehearsal = args.seed.is_some() || !args.misbehave.is_empty();
    settings.told = Some(Box::new(move |attempt: &Attempt| {
        if is_rehearsal || attempt.behaviour != Behaviour::One.name() {
            voice.say(&attempt.words());
        }
    }));
    settings
}
