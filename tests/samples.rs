//! Every sample with its pipeline: it runs, it adds up, and what arrives is what was planned.

use crate::report::against_schema;
use crate::world::{World, dialbase, project};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

pub(crate) fn pipelines() -> Vec<PathBuf> {
    let folder = std::fs::read_dir(project().join("pipelines")).unwrap();
    let mut paths: Vec<PathBuf> = folder.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
    paths.sort();
    paths
}

pub(crate) fn needs_sql(pipeline: &Path) -> bool {
    std::fs::read_to_string(pipeline).unwrap().lines().any(|line| line.starts_with("sql "))
}

#[test]
fn every_pipeline_is_right_and_runs() {
    let world = World::new();
    let pipelines = pipelines();
    assert!(pipelines.len() >= 8, "{pipelines:?}");
    for pipeline in pipelines.iter().filter(|pipeline| cfg!(feature = "sql") || !needs_sql(pipeline)) {
        let name = pipeline.file_stem().unwrap().to_string_lossy();
        let path = pipeline.to_str().unwrap();
        let lint = world.dialbase(&["lint", path]);
        assert_eq!(lint.exit, 0, "{name}: {}", lint.err);
        let state = world.path(&name);
        let run = world.dialbase(&["run", path, "--json", "--state", state.to_str().unwrap()]);
        assert_eq!(run.exit, 0, "{name}: {}", run.err);
        let report: Value = serde_json::from_str(&run.out).unwrap();
        let are_calls = report["parts"].as_array().unwrap().iter().any(|part| part["calls"].is_object());
        let there = if are_calls { asked_for(&state) } else { in_lists(&arrived(&state, "lists")) };
        holds(&name, &report, there);
        let wrong = against_schema(&report);
        assert!(wrong.is_empty(), "{name}: {wrong:#?}");
        let plan = state.join("plans").join(report["run"].as_str().unwrap());
        let kept: Value = serde_json::from_slice(&std::fs::read(plan.join("report.json")).unwrap()).unwrap();
        assert!(kept == report, "{name}: what is printed is not what is kept");
        for file in report["files"].as_array().unwrap() {
            assert!(plan.join(file.as_str().unwrap()).exists(), "{name}: {file} is not there");
        }
    }
}

/// The account adds up, every reason has its finding, and the far end holds just what was accepted.
fn holds(name: &str, report: &Value, there: u64) {
    let account = &report["account"];
    let sum = |of: &str| -> u64 { account[of].as_object().unwrap().values().filter_map(Value::as_u64).sum() };
    let came_in = account["read"].as_u64().unwrap() + account["computed"].as_u64().unwrap();
    assert_eq!(came_in, sum("left_out") + sum("sent"), "{name}");
    assert_eq!(account["sent"]["accepted"], account["planned"], "{name}");
    let found: BTreeSet<&str> =
        report["findings"].as_array().unwrap().iter().filter_map(|found| found["code"].as_str()).collect();
    for reason in account["left_out"].as_object().unwrap().keys().filter(|reason| *reason != "row-filtered") {
        assert!(found.contains(reason.as_str()), "{name}: {reason} has no finding");
    }
    assert_eq!(account["planned"], there, "{name}: what arrived differs");
}

/// How many contacts lists hold.
fn in_lists(lists: &Value) -> u64 {
    let contacts = |list: &Value| list["contacts"].as_array().unwrap().len() as u64;
    lists.as_array().unwrap().iter().map(contacts).sum()
}

/// How many calls the sandbox of a state directory was asked for.
fn asked_for(state: &Path) -> u64 {
    arrived(state, "dialling").as_array().unwrap().len() as u64
}

/// What the sandbox of a state directory holds, by one of its own pages.
fn arrived(state: &Path, page: &str) -> Value {
    use std::io::BufRead;
    let mut command = dialbase();
    command.args(["sandbox", "--port", "0", "--state"]).arg(state).stderr(std::process::Stdio::piped());
    let mut process = command.spawn().unwrap();
    let mut line = String::new();
    std::io::BufReader::new(process.stderr.take().unwrap()).read_line(&mut line).unwrap();
    let address = line.split_whitespace().last().unwrap();
    let text = ureq::get(format!("{address}/{page}")).call().unwrap().body_mut().read_to_string().unwrap();
    process.kill().unwrap();
    process.wait().unwrap();
    serde_json::from_str(&text).unwrap()
}

#[test]
fn the_demo_shows_what_the_program_is_for() {
    let world = World::new();
    let demo = project().join("pipelines/demo.toml");
    let state = world.path("state");
    let run = world.dialbase(&["run", demo.to_str().unwrap(), "--json", "--state", state.to_str().unwrap()]);
    let report: Value = serde_json::from_str(&run.out).unwrap();
    let left_out = report["account"]["left_out"].as_object().unwrap();
    for reason in ["blacklisted", "duplicate", "phone-missing", "phone-unreadable"] {
        assert!(left_out.contains_key(reason), "the demo shows no {reason}");
    }
    let lists = arrived(&state, "lists");
    let all = lists.to_string();
    assert!(!all.contains("E+") && !all.contains(".0\""), "a number came as a float");
    assert!(all.contains('ñ') || all.contains('í'), "accents were lost");
}

#[test]
fn without_sql_the_program_says_so() {
    if cfg!(feature = "sql") {
        return;
    }
    for pipeline in pipelines().iter().filter(|pipeline| needs_sql(pipeline)) {
        let world = World::new();
        let state = world.path("state");
        let run = world.dialbase(&["run", pipeline.to_str().unwrap(), "--state", state.to_str().unwrap()]);
        assert_eq!(run.exit, 2, "{}", run.err);
        assert!(run.err.contains("built without SQL"), "{}", run.err);
    }
}
