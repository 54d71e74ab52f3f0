//! The program speaks the language of whoever reads it: the one that was typed, the pipeline's, or the system's.

use crate::readme::{demo, timeless};
use crate::world::{World, pipeline};

/// As wide as most terminals.
const TERMINAL: (&str, &str) = ("COLUMNS", "80");

#[test]
fn the_demo_in_spanish() {
    let run = demo().dialbase_as(&["run", "pipelines/demo.toml", "--lang", "es"], &[TERMINAL]);
    assert_eq!(run.exit, 0, "{}", run.err);
    insta::assert_snapshot!(timeless(&run.err));
}

#[test]
fn the_demo_in_portuguese() {
    let run = demo().dialbase_as(&["--lang", "pt", "run", "pipelines/demo.toml"], &[TERMINAL]);
    assert_eq!(run.exit, 0, "{}", run.err);
    insta::assert_snapshot!(timeless(&run.err));
}

#[test]
fn the_demo_fits_a_screen_in_every_language() {
    for language in ["en", "es", "pt-BR"] {
        let run = demo().dialbase_as(&["run", "pipelines/demo.toml", "--lang", language], &[TERMINAL]);
        assert!(run.err.lines().count() <= 40, "{}", run.err);
        let is_path = |line: &&str| line.contains("plans/") || line.contains("--state");
        let widest = run.err.lines().filter(|line| !is_path(line)).map(|line| line.chars().count()).max();
        assert!(widest <= Some(80), "{}", run.err);
    }
}

#[test]
fn who_says_the_language_nearest_is_heard() {
    let world = World::new();
    world.write("base.csv", "Celular;Casa;Nombre\n098 000 001;;Ana\n");
    world.write("ventas.toml", pipeline("sandbox", ""));
    world.write("vendas.toml", format!("language = \"pt-BR\"\n{}", pipeline("sandbox", "")));
    let check = |arguments: &[&str], variables: &[(&str, &str)], words: &str| {
        let said = world.dialbase_as(arguments, variables);
        assert!(said.err.contains(words), "{arguments:?}, {variables:?}: {}", said.err);
    };
    check(&["lint", "ventas.toml"], &[], "is right");
    check(&["lint", "ventas.toml"], &[("LANG", "es_UY.UTF-8")], "está bien");
    check(&["lint", "vendas.toml"], &[("LANG", "es_UY.UTF-8")], "está correto");
    check(&["lint", "vendas.toml", "--lang", "es"], &[], "está bien");
    check(&["lint", "nowhere.toml"], &[("LC_ALL", "pt_BR")], "o arquivo ou a pasta não existe");
    check(&["lint", "ventas.toml", "--lang", "fr"], &[], "there are these: en, es, pt-BR");
    assert_eq!(world.dialbase(&["lint", "ventas.toml", "--lang", "fr"]).exit, 2);
}

#[test]
fn mistakes_are_told_in_the_language_that_the_file_names() {
    let world = World::new();
    world.write("base.csv", "Celular;Casa;Nombre\n098 000 001;;Ana\n");
    let wrong = pipeline("sandbox", "").replace("Casa", "Csa");
    world.write("ventas.toml", format!("language = \"es\"\n{wrong}"));
    let said = world.dialbase(&["lint", "ventas.toml"]);
    assert_eq!(said.exit, 2);
    assert!(said.err.contains("no tiene ninguna columna `Csa`"), "{}", said.err);
    assert!(said.err.contains("qué hacer: ¿quiso decir `Casa`?"), "{}", said.err);
}

#[test]
fn a_plan_is_applied_in_the_language_of_its_pipeline() {
    let world = World::new();
    world.write("base.csv", "Celular;Casa;Nombre\n098 000 001;;Ana\n");
    world.write("ventas.toml", format!("language = \"es\"\n{}", pipeline("sandbox", "")));
    let planned = world.dialbase(&["plan", "ventas.toml", "-o", "plan"]);
    assert!(planned.err.contains("No se envió nada. Para enviarlo: dialbase apply plan"), "{}", planned.err);
    let applied = world.dialbase(&["apply", "plan"]);
    assert!(applied.err.contains("Siguiente paso: active las listas"), "{}", applied.err);
}

#[test]
fn machines_are_spoken_to_in_english() {
    let world = World::new();
    world.write("base.csv", "Celular;Casa;Nombre\n098 000 001;;Ana\nno sé;;Eva\n");
    world.write("ventas.toml", pipeline("sandbox", ""));
    let arguments = ["plan", "ventas.toml", "--json", "--now", "2026-11-22T08:53:00Z", "-o"];
    let plan = |language, place| {
        let said = world.dialbase_as(&[&arguments[..], &[place]].concat(), &[("LC_ALL", language)]);
        let json: serde_json::Value = serde_json::from_str(&said.out).unwrap();
        (json["findings"].clone(), json["account"].clone())
    };
    assert_eq!(plan("es", "uno"), plan("C", "one"));
    let phone = |language| world.dialbase_as(&["phone", "--json", "no sé"], &[("LC_ALL", language)]).out;
    assert_eq!(phone("pt"), phone("C"));
}

#[test]
fn who_wants_quiet_hears_only_what_needs_them() {
    let world = World::new();
    world.write("base.csv", "Celular;Casa;Nombre\n098 000 001;;Ana\n");
    world.write("no-llamar.csv", "098000009\n");
    let blacklist = "[[blacklist]]\npath = \"no-llamar.csv\"\nmax_age = \"30d\"\n";
    world.write("ventas.toml", pipeline("sandbox", blacklist));
    let quiet = world.dialbase(&["run", "ventas.toml", "--quiet"]);
    assert_eq!((quiet.exit, quiet.err.as_str(), quiet.out.as_str()), (0, "", ""));
    // Without a blacklist, a person should look.
    world.write("base.csv", "Celular;Casa;Nombre\n098 000 002;;Eva\n");
    world.write("otras.toml", pipeline("sandbox", ""));
    let warned = world.dialbase(&["-q", "run", "otras.toml"]);
    let lines: Vec<&str> = warned.err.lines().collect();
    assert!(!lines.is_empty() && lines.iter().all(|line| line.starts_with("Warning: ")), "{}", warned.err);
    let wrong = world.dialbase(&["run", "-q", "nowhere.toml"]);
    assert!(wrong.err.contains("cannot read the pipeline file nowhere.toml"), "{}", wrong.err);
}

#[test]
fn who_wants_to_hear_it_all_hears_each_stage_and_each_part() {
    let world = World::new();
    world.write("base.csv", "Celular;Casa;Nombre\n098 000 001;;Ana Canaria\n");
    world.write("no-llamar.csv", "098000009\n");
    world.write(
        "ventas.toml",
        pipeline("sandbox", "[[blacklist]]\npath = \"no-llamar.csv\"\nmax_age = \"30d\"\n"),
    );
    let said = world.dialbase(&["run", "ventas.toml", "--verbose"]);
    for words in [
        "inputs opened: 0",
        "no-llamar.csv: 1 number\n",
        "rows read, checked and written: ",
        "1 contact  sending",
        "1 contact  accepted",
        "lists sent: ",
    ] {
        assert!(said.err.contains(words), "{words}: {}", said.err);
    }
    for secret in ["98000001", "98 000 001", "98000009", "Canaria"] {
        assert!(!said.err.contains(secret), "{secret}: {}", said.err);
    }
}

#[test]
fn colours_are_for_terminals_and_for_who_asks() {
    let world = World::new();
    world.write("base.csv", "Celular;Casa;Nombre\n098 000 001;;Ana\n");
    world.write("ventas.toml", pipeline("sandbox", ""));
    let coloured = |variables: &[(&str, &str)]| {
        let run = world.dialbase_as(&["plan", "ventas.toml", "-o", "plan"], variables);
        let lint = world.dialbase_as(&["lint", "nowhere.toml"], variables);
        (run.err.contains('\u{1b}'), lint.err.contains('\u{1b}'))
    };
    assert_eq!(coloured(&[]), (false, false));
    std::fs::remove_dir_all(world.path("plan")).unwrap();
    assert_eq!(coloured(&[("CLICOLOR_FORCE", "1")]), (true, true));
    std::fs::remove_dir_all(world.path("plan")).unwrap();
    assert_eq!(coloured(&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]), (false, false));
}
