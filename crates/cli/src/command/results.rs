//! `dialbase results`: what came of a load.

use super::{PROGRAM, clock, environment, site};
use crate::args::{ListedFor, Results};
use crate::interrupt::Interrupt;
use crate::output::{Failure, print, shown};
use crate::progress::Line;
use crate::voice::Voice;
use operations::{BarredFor, Came, Hands, Question};
use pipeline::Exit;
use words::message;

pub(crate) fn results(args: Results, voice: &mut Voice) -> Result<Exit, Failure> {
    if let Some(pipeline) = &args.at.pipeline {
        voice.follow(pipeline::language(pipeline));
    }
    let line = Line::new(voice);
    let first = message!(
        "cli-finishing-page",
        "finishing the page that is on its way; what was read is kept, and running it again goes on"
    );
    let interrupt = Interrupt::heed(first, line.aside());
    let clock = clock();
    let hands = Hands {
        environment: &environment,
        clock: &clock,
        interrupted: &|| interrupt.came(),
        progress: &|progress| line.go(progress),
    };
    let json = args.json;
    let site = site(args.at, &hands)?;
    let question = Question {
        from: args.from,
        until: args.to,
        campaign: args.campaign,
        run: args.run,
        list: args.list,
        zone: args.zone,
        again: args.again,
        per_second: args.per_second,
        output: args.output,
        dispositions: args.dispositions,
        blacklist: args.blacklist,
        blacklist_for: match args.blacklist_for {
            ListedFor::All => BarredFor::All,
            ListedFor::Campaign => BarredFor::Campaign,
        },
        language: voice.language(),
        program: PROGRAM.to_owned(),
    };
    let came = operations::results(&site, &question, &hands)?;
    drop(line);

    tell(&came, question.blacklist.is_some(), json, voice)?;
    Ok(came.exit())
}

fn tell(came: &Came, has_blacklist: bool, json: bool, voice: &Voice) -> Result<(), Failure> {
    let Some(results) = &came.results else {
        voice.insist(&message!(
            "cli-results-cut-off",
            "Not read to the end, so no table was written; what was read is kept. Run the same command again, and it goes on."
        ));
        return Ok(());
    };
    if json {
        let json = results.to_json().map_err(|error| Failure::Output(error.into()))?;
        print(json.trim_end())?;
    } else {
        voice.say(&words::Message::foreign(report::results_summary(results, voice.terminal())));
        voice.pause();
    }
    came.unheard.iter().for_each(|unheard| voice.insist(unheard));
    if has_blacklist {
        voice.say(&message!("cli-results-barred", "{n} numbers are new on the blacklist.", n = came.barred));
    }
    let directory = shown(&came.directory);
    voice.say(&message!(
        "cli-results-where",
        "Tables and page: {directory}",
        directory = directory.display()
    ));
    Ok(())
}
