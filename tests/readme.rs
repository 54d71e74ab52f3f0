//! The README shows what the demo prints.

use crate::world::{World, project};

/// The text with what differs from run to run made equal: a run's name has its minute and a digest.
pub(crate) fn timeless(text: &str) -> String {
    let line = |line: &str| {
        let mut pieces = line.trim_end().split("plans/");
        let first = pieces.next().unwrap_or_default().to_owned();
        pieces.fold(first, |line, piece| {
            let end = piece.find(['/', ' ']).unwrap_or(piece.len());
            format!("{line}plans/…{}", &piece[end..])
        })
    };
    text.lines().map(line).collect::<Vec<_>>().join("\n").trim().to_owned()
}

/// A folder with the demo in it.
pub(crate) fn demo() -> World {
    let world = World::new();
    for folder in ["samples", "pipelines"] {
        std::fs::create_dir(world.path(folder)).unwrap();
        for entry in std::fs::read_dir(project().join(folder)).unwrap().map(Result::unwrap) {
            if entry.path().is_file() {
                std::fs::copy(entry.path(), world.path(folder).join(entry.file_name())).unwrap();
            }
        }
    }
    world
}

#[test]
fn the_picture_of_an_inspection_is_one() {
    const COMMAND: &str = "inspect samples/telefono-como-numero.xlsx";
    let readme = std::fs::read_to_string(project().join("README.md")).unwrap();
    let (_, rest) = readme.split_once(&format!("$ dialbase {COMMAND}\n")).expect("the README shows it");
    let (picture, _) = rest.split_once("```").expect("the picture ends");
    let world = World::new();
    std::fs::create_dir(world.path("samples")).unwrap();
    let sample = COMMAND.split(' ').next_back().unwrap();
    std::fs::copy(project().join(sample), world.path(sample)).unwrap();
    let said = world.dialbase(&COMMAND.split(' ').collect::<Vec<_>>());
    assert!(timeless(&said.out).starts_with(&timeless(picture)), "{}", said.out);
}

#[test]
fn the_picture_of_a_run_is_a_run() {
    let readme = std::fs::read_to_string(project().join("README.md")).unwrap();
    let (_, rest) =
        readme.split_once("run pipelines/demo.toml\n").expect("the README shows the demo's command");
    let (picture, _) = rest.split_once("```").expect("the picture ends");

    let world = demo();
    // As wide as a page shows it.
    let run = world.dialbase_as(&["run", "pipelines/demo.toml"], &[("COLUMNS", "100")]);
    assert_eq!(run.exit, 0, "{}", run.err);
    assert_eq!(timeless(picture), timeless(&run.err));
}
