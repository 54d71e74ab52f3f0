//! Every sample, looked at and made a first pipeline of: it runs, or says what it still asks.

use crate::world::{World, project};
use serde_json::Value;
use std::path::PathBuf;

/// Every file in `samples/`.
fn samples() -> Vec<String> {
    let folder = std::fs::read_dir(project().join("samples")).unwrap();
    let mut names: Vec<String> =
        folder.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.retain(|name| name != "README.md");
    names.sort();
    names
}

/// A folder with the samples in it, and one for pipelines beside them.
fn world() -> World {
    let world = World::new();
    for folder in ["samples", "pipelines"] {
        std::fs::create_dir(world.path(folder)).unwrap();
    }
    for name in samples() {
        let sample: PathBuf = ["samples", &name].iter().collect();
        std::fs::copy(project().join(&sample), world.path(&sample.to_string_lossy())).unwrap();
    }
    world
}

#[test]
fn every_sample_is_seen_for_what_it_is() {
    let world = world();
    for name in samples() {
        let said = world.dialbase(&["inspect", &format!("samples/{name}")]);
        assert_eq!((said.exit, said.err.as_str()), (0, ""), "{name}");
        insta::with_settings!({ omit_expression => true }, { insta::assert_snapshot!(name.as_str(), said.out) });
    }
}

#[test]
fn programs_are_told_in_names_that_stay() {
    let world = world();
    let said = world.dialbase(&["inspect", "samples/mailing-ddd-separado.csv", "--json"]);
    insta::with_settings!({ omit_expression => true }, { insta::assert_snapshot!("as-json", said.out) });
}

#[test]
fn no_number_of_a_person_is_shown_whole() {
    let world = world();
    for name in samples() {
        let file = format!("samples/{name}");
        let seen = world.dialbase(&["inspect", &file, "--json"]);
        let seen: Value = serde_json::from_str(&seen.out).unwrap();
        for column in seen["columns"].as_array().unwrap().iter().filter(|column| column["is"] == "phone") {
            for example in column["examples"].as_array().unwrap() {
                // An extension behind its mark is no number.
                let number = example.as_str().unwrap().split(" x").next().unwrap();
                let digits = number.bytes().filter(u8::is_ascii_digit).count();
                assert!(digits <= 6, "{name}: {example}");
            }
        }
    }
}

#[test]
fn a_first_pipeline_of_every_sample_runs_or_says_what_it_asks() {
    let world = world();
    for name in samples() {
        let (file, pipeline) = (format!("samples/{name}"), format!("pipelines/{name}.toml"));
        let written = world.dialbase(&["init", &file, "-o", &pipeline, "--campaign", "Ventas->"]);
        assert_eq!(written.exit, 0, "{name}: {}", written.err);
        let lint = world.dialbase(&["lint", &pipeline]);
        let questions = written.err.matches("  ? ").count();
        if questions == 0 {
            assert_eq!(lint.exit, 0, "{name}: {}", lint.err);
            let plan = world.dialbase(&["plan", &pipeline, "-o", &format!("pipelines/{name}.plan")]);
            assert_eq!(plan.exit, 0, "{name}: {}", plan.err);
        } else {
            assert_eq!(lint.exit, 2, "{name}: {}", lint.err);
            let mistakes = lint.err.matches("  × ").count();
            let asked = lint.err.matches("is still a question").count();
            assert_eq!((mistakes, asked), (questions, questions), "{name}: {}", lint.err);
        }
    }
}

#[test]
fn a_first_pipeline_reads_like_one_that_was_written() {
    let world = world();
    let check = |name: &str, campaign: &[&str]| {
        let (file, pipeline) = (format!("samples/{name}"), format!("pipelines/{name}.toml"));
        let written = world.dialbase(&[&["init", &file, "-o", &pipeline], campaign].concat());
        assert_eq!(written.exit, 0, "{}", written.err);
        let text = std::fs::read_to_string(world.path(&pipeline)).unwrap();
        insta::with_settings!({ omit_expression => true }, {
            insta::assert_snapshot!(format!("first-pipeline-of-{name}"), format!("{text}\n---\n{}", written.err));
        });
    };
    check("cobranzas.xlsx", &["--campaign", "Cobranzas->"]);
    check("mailing-ddd-separado.csv", &[]);
    check("tres-telefones.xlsx", &[]);
    check("sem-cabecalho.csv", &[]);
    check("campana-por-fila.csv", &[]);
}

#[test]
fn a_pipeline_that_is_there_stays_as_it_is() {
    let world = world();
    world.write("mine.toml", "# mine\n");
    let said = world.dialbase(&["init", "samples/no-llamar.csv", "-o", "mine.toml"]);
    assert_eq!(said.exit, 2, "{}", said.err);
    assert!(said.err.contains("mine.toml is there already, and stays as it is"), "{}", said.err);
    assert_eq!(std::fs::read_to_string(world.path("mine.toml")).unwrap(), "# mine\n");
}

#[test]
fn people_who_must_not_be_called_are_left_out_by_a_first_pipeline() {
    let world = World::new();
    world.write(
        "base.csv",
        "Nombre;Celular;CI;No llamar\nAna;098 000 101;12345672;\nEva;098 000 102;12345672;Sí\nLuis;098 000 103;12345672;no\n",
    );
    let written = world.dialbase(&["init", "base.csv", "-o", "base.toml", "--campaign", "Ventas->"]);
    assert_eq!(written.exit, 0, "{}", written.err);
    let plan = world.dialbase(&["plan", "base.toml", "-o", "plan", "--json"]);
    let report: Value = serde_json::from_str(&plan.out).unwrap_or_else(|_| panic!("{}", plan.err));
    let account = &report["account"];
    assert_eq!((&account["planned"], &account["left_out"]["row-filtered"]), (&2.into(), &1.into()));
}

#[test]
fn what_the_file_leaves_open_is_asked() {
    let check = |base: &str, question: &str| {
        let world = World::new();
        world.write("base.csv", base);
        let written = world.dialbase(&["init", "base.csv", "-o", "base.toml", "--campaign", "Ventas->"]);
        assert!(written.err.contains(question), "{}", written.err);
        assert_eq!(world.dialbase(&["lint", "base.toml"]).exit, 2);
        assert_eq!(world.dialbase(&["plan", "base.toml", "-o", "plan"]).exit, 2);
    };
    check("Nombre;CPF\nAna;11144477735\n", "In which columns do numbers to dial stand?");
    check("Nome;Celular\nAna;11144477735\nEva;12345678909\n", "In which columns do numbers to dial stand?");
    check(
        "Nombre;Celular;No llamar\nAna;098 000 101;tal vez\n",
        "Whom does \"No llamar\" keep from being called?",
    );
    check(
        "Name;Phone\nAna;320 000 0101\nEva;320 000 0102\n",
        "Of which country are numbers without its code?",
    );
    check(
        "Nombre;Teléfono móvil\nAna;+34 622 000 101\nEva;+34 622 000 102\n",
        "100 % of the numbers tell no single zone",
    );
}

#[test]
fn rows_with_keys_need_no_header() {
    let world = World::new();
    let row =
        |last: u32| format!("{{\"Nombre\":\"Ana\",\"Celular\":\"098 000 10{last}\",\"CI\":\"12345672\"}}\n");
    world.write("base.ndjson", (0..6).map(row).collect::<String>());
    let written = world.dialbase(&["init", "base.ndjson", "-o", "base.toml", "--campaign", "Ventas->"]);
    assert!(!written.err.contains("  ? "), "{}", written.err);
    let plan = world.dialbase(&["plan", "base.toml", "-o", "plan"]);
    assert_eq!(plan.exit, 0, "{}", plan.err);
}
