//! `dialbase blacklist build` and `change`: one compiled file, written whole or not at all.

use super::{asked, counted, thousands};
use crate::args::{Build, Change};
use crate::command::{PROGRAM, clock};
use crate::output::{Failure, say};
use pipeline::{Compilation, Compile, Exit};
use std::path::Path;

pub(super) fn build(args: Build) -> Result<Exit, Failure> {
    let made = pipeline::compile(&Compile {
        from: asked(args.sources, &args.rows),
        registry: args.name,
        output: args.output.clone(),
        now: args.now.unwrap_or_else(|| clock()()),
        program: PROGRAM,
    })?;
    tell(&args.output, &made);
    Ok(Exit::Done)
}

pub(super) fn change(args: Change) -> Result<Exit, Failure> {
    let made = pipeline::change(&pipeline::Change {
        file: args.file.clone(),
        add: asked(args.add, &args.rows),
        remove: asked(args.remove, &args.rows),
        registry: args.registry,
        now: args.now.unwrap_or_else(|| clock()()),
        program: PROGRAM,
    })?;
    tell(&args.file, &made);
    Ok(Exit::Done)
}

/// What is in the file now, and what is otherwise than before.
fn tell(file: &Path, made: &Compilation) {
    let registries = &made.header.registries;
    say(&format!("{} is written:", file.display()));
    for (registry, changes) in registries.iter().zip(&made.changes) {
        let numbers = counted(registry.numbers(), "number", "numbers");
        let (name, as_of) = (&registry.name, registry.as_of.format("%Y-%m-%d"));
        let (new, gone) = (thousands(changes.new), thousands(changes.gone));
        say(&format!("  {name}: {numbers} as of {as_of}; {new} new, {gone} gone"));
        let unreadable: u64 = registry.sources.iter().map(|source| source.unreadable).sum();
        if unreadable > 0 {
            let lines = counted(unreadable, "line holds", "lines hold");
            say(&format!("    {lines} something that is no number: nobody is held back for it"));
        }
        if changes.not_taken > 0 {
            let numbers = counted(changes.not_taken, "number", "numbers");
            say(&format!(
                "    {numbers} to take away: not listed for that campaign, or added by another list"
            ));
        }
    }
    for gone in &made.gone {
        say(&format!(
            "  {gone}, which was in it, is no longer: name its lists too, or the file itself, to keep it"
        ));
    }
}
