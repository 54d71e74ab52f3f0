//! `dialbase blacklist build` and `change`: one compiled file, written whole or not at all.

use super::asked;
use crate::args::{Build, Change};
use crate::command::{PROGRAM, clock};
use crate::output::Failure;
use crate::terms::numbers;
use crate::voice::Voice;
use pipeline::{Compilation, Compile, Exit};
use std::path::Path;
use words::{Language, message, told};

pub(super) fn build(args: Build, voice: &Voice) -> Result<Exit, Failure> {
    let made = pipeline::compile(&Compile {
        from: asked(args.sources, &args.rows),
        registry: args.name,
        output: args.output.clone(),
        now: args.now.unwrap_or_else(|| clock()()),
        program: PROGRAM,
    })?;
    tell(&args.output, &made, voice);
    Ok(Exit::Done)
}

pub(super) fn change(args: Change, voice: &Voice) -> Result<Exit, Failure> {
    let made = pipeline::change(&pipeline::Change {
        file: args.file.clone(),
        add: asked(args.add, &args.rows),
        remove: asked(args.remove, &args.rows),
        registry: args.registry,
        now: args.now.unwrap_or_else(|| clock()()),
        program: PROGRAM,
    })?;
    tell(&args.file, &made, voice);
    Ok(Exit::Done)
}

/// What is in the file now, and what is otherwise than before.
fn tell(file: &Path, made: &Compilation, voice: &Voice) {
    let registries = &made.header.registries;
    voice.say(&message!("cli-file-is-written", "{path} is written:", path = file.display()));
    for (registry, changes) in registries.iter().zip(&made.changes) {
        voice.say(&message!(
            "cli-registry-is",
            "  {name}: {numbers} as of {day}; {new} new, {gone} gone",
            name = &registry.name,
            numbers = numbers(registry.numbers()),
            day = registry.as_of.date_naive(),
            new = changes.new,
            gone = changes.gone
        ));
        let unreadable: u64 = registry.sources.iter().map(|source| source.unreadable).sum();
        if unreadable > 0 {
            let lines = match unreadable {
                1 => "1 line holds".to_owned(),
                n => format!("{} lines hold", words::count(Language::English, n)),
            };
            voice.insist(&told!(
                &format!("    {lines} something that is no number: nobody is held back for it"),
                "cli-lines-without-number",
                n = unreadable
            ));
        }
        if changes.not_taken > 0 {
            voice.insist(&message!(
                "cli-numbers-not-taken",
                "    {numbers} to take away: not listed for that campaign, or added by another list",
                numbers = numbers(changes.not_taken)
            ));
        }
    }
    for gone in &made.gone {
        voice.insist(&message!(
            "cli-registry-gone",
            "  {name}, which was in it, is no longer: name its lists too, or the file itself, to keep it",
            name = gone
        ));
    }
}
