//! `dialbase blacklist info`: what a compiled blacklist says of itself, once it was seen to be whole.

use super::campaign;
use crate::args::Info;
use crate::output::{Failure, print};
use crate::terms::{self, numbers};
use crate::voice::Voice;
use pipeline::Exit;
use words::{Language, Message, message, told};

pub(super) fn info(args: Info, voice: &Voice) -> Result<Exit, Failure> {
    let compiled = pipeline::compiled(&args.file)?;
    let header = compiled.header();
    if args.json {
        let json = serde_json::to_string_pretty(header);
        print(json.map_err(|error| Failure::Output(error.into()))?)?;
        return Ok(Exit::Done);
    }
    let say = |words: Message| print(voice.text(&words));
    let all = header.registries.iter().map(pipeline::Registry::numbers).sum();
    say(message!(
        "cli-compiled-is",
        "{path}: {numbers} of {registries}, whole and as it was written",
        path = args.file.display(),
        numbers = numbers(all),
        registries = registries(header.registries.len())
    ))?;
    say(message!(
        "cli-compiled-built",
        "built on {at} by dialbase {program}; SHA-256 {sha256}",
        at = header.built_at,
        program = &header.program,
        sha256 = &header.payload_sha256
    ))?;
    for registry in &header.registries {
        print("")?;
        say(message!(
            "cli-registry-as-of",
            "{name}: {numbers}, as of {at}",
            name = &registry.name,
            numbers = numbers(registry.numbers()),
            at = registry.as_of
        ))?;
        for section in &registry.sections {
            let since = section.since();
            say(message!(
                "cli-section-is",
                "  {campaign}: {numbers} since {since}",
                campaign = campaign(section.campaign.as_deref()),
                numbers = numbers(section.numbers),
                since = terms::since(since.on, since.or_before)
            ))?;
        }
        for source in &registry.sources {
            let count = |n: u64, one: &str, many: &str| match n {
                1 => format!("1 {one}"),
                n => format!("{} {many}", words::count(Language::English, n)),
            };
            let (lines, holes) =
                (count(source.rows, "line", "lines"), count(source.unreadable, "holds", "hold"));
            let (what, file, sha256) = (source.role.in_words(), &source.file, &source.sha256);
            let at = words::minute(Language::English, source.modified_at);
            say(told!(
                &format!("  {what} {file} of {at}: {lines}, of which {holes} no number; SHA-256 {sha256}"),
                "cli-registry-source",
                what = terms::role(what),
                file = file,
                at = source.modified_at,
                lines = source.rows,
                holes = source.unreadable,
                sha256 = sha256
            ))?;
        }
    }
    Ok(Exit::Done)
}

fn registries(n: usize) -> Message {
    if n == 1 {
        message!("cli-registries", "1 registry", n = n)
    } else {
        message!("cli-registries", "{n} registries", n = n)
    }
}
