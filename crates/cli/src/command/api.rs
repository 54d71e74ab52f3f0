//! `dialbase api`: any call of the vendor's page by hand, once, and its reply.

use super::{clock, environment, named, site};
use crate::args::Api as Args;
use crate::ask::{Consent, consent};
use crate::interrupt::Interrupt;
use crate::output::{Failure, print};
use crate::progress::Line;
use crate::table::{self, Column, Side, Table};
use crate::voice::Voice;
use operations::{ApiAnswer, ApiCall, ApiRequest, Effect, Error, Hands, Outcome, api};
use pipeline::Exit;
use serde_json::json;
use std::io::{self, IsTerminal, Write};
use words::{Arg, Message, message, plain};

/// So many columns a list of names wants at least.
const ROOM: usize = 24;

pub(crate) fn api(args: Args, voice: &mut Voice) -> Result<Exit, Failure> {
    voice.follow(args.at.pipeline.as_deref().and_then(pipeline::language));
    let voice = &*voice;
    let Some(call) = args.call else { return list(args.json, voice) };
    let Some(at) = named(args.at, voice) else { return Ok(Exit::Usage) };
    warn_of_secrets(&args.fields, voice);
    let request = ApiRequest::new(&call, values(args.fields)?, args.any).map_err(Error::from)?;
    warn(&request, voice);
    let asks = request.effect() == Effect::Asks;
    if !asks && consent(&question(&request), args.yes, voice) != Consent::Given {
        return Ok(Exit::Usage);
    }

    let line = Line::new(voice);
    let first = message!(
        "cli-api-finishing-call",
        "finishing the request that is on its way; press Ctrl-C again to leave at once, and nobody knows whether it was met"
    );
    let interrupt = Interrupt::heed(first, line.aside());
    let clock = clock();
    let interrupted = || interrupt.came();
    let hands =
        Hands { environment: &environment, clock: &clock, interrupted: &interrupted, progress: &|_| {} };
    let reached = site(at, &hands)?.reach(&hands)?;
    // Who wishes it to end before it leaves is heard.
    let go = || if interrupt.came() { Err("interrupted".into()) } else { Ok(()) };
    let answer = request.send(&reached.client, &reached.token, go);
    reached.leave();
    drop(line);

    tell(&request, &answer, voice)
}

/// Every call with its fields, and what it does there.
fn list(json: bool, voice: &Voice) -> Result<Exit, Failure> {
    if json {
        for call in ApiCall::ALL {
            let ApiCall { name, path, fields, object, effect, loads, .. } = call;
            let keys = object.map(|object| object.keys().collect::<Vec<_>>());
            let effect = effect.name();
            print(json!({
                "call": name, "path": path, "fields": fields, "keys": keys, "effect": effect, "loads": loads
            }))?;
        }
        return Ok(Exit::Done);
    }
    let column = |head| Column { head, side: Side::Left, spare: 0 };
    let heads = [
        message!("cli-api-call", "call"),
        message!("cli-api-does", "does"),
        message!("cli-api-fields", "fields"),
    ];
    let mut table = Table::new(heads.map(column), voice);
    for call in ApiCall::ALL {
        let object = call.object.map(|object| format!("{{{}}}", object.keys().collect::<Vec<_>>().join(" ")));
        let fields: Vec<&str> = call.fields.iter().copied().chain(object.as_deref()).collect();
        table.row([call.name.to_owned(), voice.text(&call.effect.words()), fields.join(" ")]);
    }
    // Names are typed as they stand, so none is cut: what is too long for a line goes on in the next.
    let drawn = table.drawn(None);
    let below = drawn.lines.first().and_then(|head| head.rfind("  ")).map_or(0, |at| at + 2);
    let terminal = report::Terminal { width: table::width(), ..report::Terminal::default() };
    // Where that is a narrow strip, it goes on further left.
    let indent = if terminal.width.is_some_and(|width| width < below + ROOM) { 4 } else { below };
    for line in &drawn.lines {
        let short = terminal.width.is_none_or(|width| textwrap::core::display_width(line) <= width);
        if short {
            print(line)?;
        } else {
            terminal.lines(line, indent).iter().try_for_each(print)?;
        }
    }
    Ok(Exit::Done)
}

fn values(fields: Vec<(String, String)>) -> Result<Vec<(String, String)>, Error> {
    let value = |(key, typed): (String, String)| Ok((key, api::value(&typed, &mut io::stdin().lock())?));
    fields.into_iter().map(value).collect::<Result<_, operations::ApiError>>().map_err(Error::from)
}

/// What stands on a command line, others on the machine can read.
fn warn_of_secrets(fields: &[(String, String)], voice: &Voice) {
    let is_open = |(key, typed): &&(String, String)| {
        matches!(&**key, "password" | "token") && !typed.is_empty() && typed != "-" && !typed.starts_with('@')
    };
    for (key, _) in fields.iter().filter(is_open) {
        voice.insist(&message!(
            "cli-api-secret",
            "Whoever is on this machine can read what stands on a command line: give it as {key}=@FILE or {key}=-",
            key = key
        ));
    }
}

/// What a person should know before it is done.
fn warn(request: &ApiRequest, voice: &Voice) {
    let Some(call) = request.call else { return };
    let missing = request.missing();
    if !missing.is_empty() && call.effect != Effect::Asks {
        voice.insist(&message!(
            "cli-api-missing",
            "{call} has fields that are not given, and are not sent: {fields}",
            call = call.name,
            fields = Arg::list(missing)
        ));
    }
    if call.loads {
        voice.insist(&message!(
            "cli-api-past-the-ledger",
            "What goes this way, the ledger does not know: no run, undo or check of doubles sees these people, and a later run may bring them again"
        ));
    }
}

fn question(request: &ApiRequest) -> Message {
    let name = request.call.map_or(request.path.as_str(), |call| call.name);
    let does = match request.call {
        Some(call) => call.effect.words(),
        None => message!("cli-api-unknown", "is not on the vendor's page, and may change anything"),
    };
    message!("cli-api-question", "{call} {does}. Do it? [yes/no]", call = name, does = does)
}

/// The reply to stdout, and what it means to stderr.
fn tell(request: &ApiRequest, answer: &ApiAnswer, voice: &Voice) -> Result<Exit, Failure> {
    let printed = answer.body.as_deref().map_or(Ok(()), show);
    match &answer.outcome {
        Outcome::Accepted => {
            voice.say(&message!("cli-api-yes", "The server answered, and it is a yes"));
        }
        Outcome::Refused { why, .. } => {
            voice.insist(&message!("cli-api-no", "It was not done: {why}", why = why));
        }
        Outcome::NotSent { why } => {
            voice.insist(&message!("cli-api-not-sent", "Nothing was sent: {why}", why = why));
        }
        Outcome::Stopped { .. } => voice.insist(&message!("cli-api-stopped", "Nothing was sent")),
        Outcome::Unknown { why, .. } if request.effect() == Effect::Asks => {
            voice.insist(&message!("cli-api-no-answer", "There is no useful answer: {why}", why = why));
        }
        Outcome::Unknown { why, .. } => {
            voice.insist(&message!(
                "cli-api-nobody-knows",
                "Whether it was done, nobody knows: {why}. Look in the portal before you do it again",
                why = why
            ));
        }
    }
    printed.map_err(Failure::Output)?;
    Ok(match answer.outcome {
        Outcome::Accepted => Exit::Done,
        Outcome::Refused { .. } => Exit::Failed,
        Outcome::NotSent { .. } | Outcome::Stopped { .. } => Exit::Unfinished,
        Outcome::Unknown { .. } => Exit::Held,
    })
}

/// The body as it is; on a terminal without what would steer it.
fn show(body: &[u8]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    if out.is_terminal() {
        let text = String::from_utf8_lossy(body);
        writeln!(out, "{}", plain(text.trim_end_matches(['\r', '\n'])))?;
    } else {
        out.write_all(body)?;
    }
    out.flush()
}
