//! `dialbase blacklist info`: what a compiled blacklist says of itself, once it was seen to be whole.

use super::counted;
use crate::args::Info;
use crate::output::{Failure, print};
use pipeline::Exit;

pub(super) fn info(args: Info) -> Result<Exit, Failure> {
    let compiled = pipeline::compiled(&args.file)?;
    let header = compiled.header();
    if args.json {
        let json = serde_json::to_string_pretty(header);
        print(json.map_err(|error| Failure::Output(error.into()))?)?;
        return Ok(Exit::Done);
    }
    let built = header.built_at.format("%Y-%m-%d %H:%M UTC");
    let numbers = header.registries.iter().map(pipeline::Registry::numbers).sum();
    let (file, numbers) = (args.file.display(), counted(numbers, "number", "numbers"));
    let registries = counted(header.registries.len() as u64, "registry", "registries");
    print(format!("{file}: {numbers} of {registries}, whole and as it was written"))?;
    print(format!("built on {built} by dialbase {}; SHA-256 {}", header.program, header.payload_sha256))?;
    for registry in &header.registries {
        let as_of = registry.as_of.format("%Y-%m-%d %H:%M UTC");
        let numbers = counted(registry.numbers(), "number", "numbers");
        print(format!("\n{}: {numbers}, as of {as_of}", registry.name))?;
        for section in &registry.sections {
            let campaign = section.campaign.as_deref().unwrap_or("all campaigns");
            let numbers = counted(section.numbers, "number", "numbers");
            print(format!("  {campaign}: {numbers} since {}", section.since()))?;
        }
        for source in &registry.sources {
            let (lines, holes) =
                (counted(source.rows, "line", "lines"), counted(source.unreadable, "holds", "hold"));
            let (day, digest) = (source.modified_at.format("%Y-%m-%d %H:%M UTC"), &source.sha256);
            let what = source.role.in_words();
            print(format!(
                "  {what} {} of {day}: {lines}, of which {holes} no number; SHA-256 {digest}",
                source.file
            ))?;
        }
    }
    Ok(Exit::Done)
}
