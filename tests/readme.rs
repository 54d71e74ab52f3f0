//! The README shows what the demo prints.

use crate::world::{World, project};

/// The text with what differs from run to run made equal.
fn timeless(text: &str) -> String {
    let plan = text.lines().map(|line| match line.split_once("plans/") {
        Some((before, _)) => format!("{before}plans/…"),
        None => line.trim_end().to_owned(),
    });
    plan.collect::<Vec<_>>().join("\n").trim().to_owned()
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

    let world = World::new();
    for folder in ["samples", "pipelines"] {
        std::fs::create_dir(world.path(folder)).unwrap();
        for entry in std::fs::read_dir(project().join(folder)).unwrap().map(Result::unwrap) {
            if entry.path().is_file() {
                std::fs::copy(entry.path(), world.path(folder).join(entry.file_name())).unwrap();
            }
        }
    }
    let run = world.dialbase(&["run", "pipelines/demo.toml"]);
    assert_eq!(run.exit, 0, "{}", run.err);
    assert_eq!(timeless(picture), timeless(&run.err));
}
