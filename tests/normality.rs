//! Whether today's list is like the last ones: what stops a run, and how a person lets it go.

use crate::world::{Said, World, pipeline};
use serde_json::Value;
use std::fmt::Write;

const SANDBOX: [(&str, &str); 3] =
    [("DIALBASE_USER", "demo"), ("DIALBASE_PASSWORD", "sandbox"), ("USER", "ana")];

/// A list of so many people, who are others each day.
fn list(day: u32, rows: u32) -> String {
    let mut list = String::from("Celular;Casa;Nombre\n");
    for row in 0..rows {
        writeln!(list, "098 {day:03} {row:03};;Ana").unwrap();
    }
    list
}

/// What a command said, in one line.
fn words_of(said: &Said) -> String {
    said.err.replace('│', "").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A pipeline with some days behind it.
struct Days {
    world: World,
    day: u32,
}

impl Days {
    /// Of some lists of so many rows.
    fn of(more: &str, rows: &[u32]) -> Self {
        let mut days = Self { world: World::new(), day: 0 };
        days.world.write("ventas.toml", pipeline("sandbox", more));
        for rows in rows {
            let said = days.next(*rows, &["run", "ventas.toml"]);
            assert_eq!(said.exit, 0, "{}", said.err);
        }
        days
    }

    fn next(&mut self, rows: u32, arguments: &[&str]) -> Said {
        self.day += 1;
        self.world.write("base.csv", list(self.day, rows));
        self.again(arguments)
    }

    fn again(&self, arguments: &[&str]) -> Said {
        // The clock tells the runs apart.
        self.world.dialbase_as(arguments, &SANDBOX)
    }

    fn report(&self, directory: &str) -> Value {
        serde_json::from_str(
            &std::fs::read_to_string(self.world.path(directory).join("report.json")).unwrap(),
        )
        .unwrap()
    }

    /// The directory of the last plan that a run made.
    fn last_plan(&self) -> String {
        let runs = std::fs::read_dir(self.world.path(".dialbase/plans")).unwrap();
        let made = |entry: &std::fs::DirEntry| entry.metadata().unwrap().modified().unwrap();
        let last = runs.map(Result::unwrap).max_by_key(made).unwrap();
        format!(".dialbase/plans/{}", last.file_name().to_string_lossy())
    }
}

#[test]
fn a_run_that_is_not_normal_is_stopped_where_the_pipeline_says_so() {
    let mut days = Days::of("[normal]", &[100, 110, 105]);
    let stopped = days.next(300, &["run", "ventas.toml"]);
    assert_eq!(stopped.exit, 4, "{}", stopped.err);
    let words =
        "300 rows were read, and the last 3 runs had 100 to 110, in the middle 105 (normal is 53 to 158)";
    assert!(words_of(&stopped).contains(words), "{}", stopped.err);
    assert!(stopped.err.contains("--override"), "{}", stopped.err);
    let runs = days.world.dialbase(&["runs", "list"]);
    assert_eq!(runs.out.lines().count(), 3, "a stopped run is in the ledger: {}", runs.out);

    // `plan` says it too, and writes the plan; `apply` refuses it.
    let planned = days.again(&["plan", "ventas.toml", "-o", "plan"]);
    assert_eq!(planned.exit, 4, "{}", planned.err);
    let report = days.report("plan");
    assert_eq!(report["alarms"][0]["code"], "normal-rows");
    assert_eq!(report["alarms"][0]["stops"], true);
    assert_eq!(report["normality"]["figures"][0]["to"], 157.5);
    let applied = days.again(&["apply", "plan"]);
    assert_eq!(applied.exit, 4, "{}", applied.err);

    // A reason is needed, and goes on record.
    assert_eq!(days.again(&["apply", "plan", "--override", " ? "]).exit, 2);
    let applied = days.again(&["apply", "plan", "--override", "the list of the year"]);
    assert_eq!(applied.exit, 0, "{}", applied.err);
    let word = "normal-rows, overridden by ana at ";
    assert!(applied.err.contains(word), "{}", applied.err);
    let report = days.report("plan");
    assert_eq!(report["overridden"][0]["reason"], "the list of the year");
    assert_eq!(report["overridden"][0]["who"], "ana");
    let run = report["run"].as_str().unwrap();
    let shown = days.world.dialbase(&["runs", "show", run]);
    assert!(shown.out.contains(word) && shown.out.contains(": the list of the year"), "{}", shown.out);

    let told = days.again(&["explain", "098 004 000", "--plan", "plan"]);
    let word = "ana let it go though normal-rows had stopped it: the list of the year";
    assert!(told.out.contains(word), "{}{}", told.out, told.err);

    // Once is enough.
    let again = days.again(&["apply", "plan"]);
    assert_eq!(again.exit, 0, "{}", again.err);
    assert!(again.err.contains("nothing was sent now"), "{}", again.err);

    // One that went by a person's word does not make its like normal.
    assert_eq!(days.next(300, &["run", "ventas.toml"]).exit, 4);
    assert_eq!(days.next(108, &["run", "ventas.toml"]).exit, 0);
}

#[test]
fn without_the_section_it_is_a_warning() {
    let mut days = Days::of("", &[100, 110, 105]);
    let warned = days.next(300, &["run", "ventas.toml"]);
    assert_eq!(warned.exit, 0, "{}", warned.err);
    assert!(warned.err.contains("Warning: 300 rows were read"), "{}", warned.err);
    assert_eq!(days.report(&days.last_plan())["alarms"][0]["stops"], false);
    let usual = days.next(104, &["run", "ventas.toml"]);
    assert!(!usual.err.contains("rows were read, and"), "{}", usual.err);
}

#[test]
fn a_stopped_run_goes_by_a_persons_word_and_one_that_is_not_needs_none() {
    let mut days = Days::of("[normal]\nrows = \"10%\"\nat_least = 1", &[100, 100, 100]);
    let needless = days.next(101, &["run", "ventas.toml", "--override", "just in case"]);
    assert_eq!(needless.exit, 0, "{}", needless.err);
    assert!(needless.err.contains("Nothing had to be overridden"), "{}", needless.err);
    assert_eq!(days.report(&days.last_plan()).get("overridden"), None);
    let stopped = days.next(50, &["run", "ventas.toml"]);
    assert_eq!(stopped.exit, 4, "{}", stopped.err);
    let went = days.next(50, &["run", "ventas.toml", "--override", "a holiday"]);
    assert_eq!(went.exit, 0, "{}", went.err);
    assert_eq!(days.report(&days.last_plan())["overridden"][0]["guard"], "normal-rows");
}

#[test]
fn what_the_pipeline_states_is_overridden_by_nobody() {
    let mut days = Days::of("[normal]\n[limits]\nrejected = { stop = 10 }", &[100, 100, 100]);
    days.world.write("base.csv", format!("{}{}", list(9, 300), "12;;Eva\n".repeat(10)));
    let stopped = days.again(&["run", "ventas.toml", "--override", "I know"]);
    assert_eq!(stopped.exit, 4, "{}", stopped.err);
    assert!(words_of(&stopped).contains("10 of 310 rows are wrong"), "{}", stopped.err);
    assert!(!stopped.err.contains("--override"), "{}", stopped.err);
    assert_eq!(days.next(100, &["run", "ventas.toml"]).exit, 0);
}

#[test]
fn with_too_few_runs_nothing_is_judged_and_that_is_said() {
    let mut days = Days::of("[normal]", &[100, 100]);
    let first = days.next(400, &["run", "ventas.toml"]);
    assert_eq!(first.exit, 0, "{}", first.err);
    assert!(
        first.err.contains("knows 2 earlier runs of this pipeline; from 3 on it is judged"),
        "{}",
        first.err
    );
    assert!(!days.next(100, &["run", "ventas.toml"]).err.contains("it is judged"));
}

#[test]
fn only_what_went_to_the_same_instance_tells_what_is_normal() {
    let mut days = Days::of("[normal]", &[100, 100, 100]);
    days.world.write("ventas.toml", pipeline("http://127.0.0.1:9", "[normal]"));
    // Nobody listens there: it is not sent, but not stopped either.
    let other = days.next(400, &["plan", "ventas.toml", "-o", "plan"]);
    assert_eq!(other.exit, 0, "{}", other.err);
}

#[test]
fn runs_before_a_day_tell_nothing() {
    let mut days = Days::of("[normal]", &[100, 100, 100]);
    days.world.write("ventas.toml", pipeline("sandbox", "[normal]\nsince = \"9999-01-01\""));
    assert_eq!(days.next(400, &["run", "ventas.toml"]).exit, 0);
}

#[test]
fn a_list_of_strangers_and_one_of_yesterday_are_not_normal() {
    // Two hundred people, of whom twenty are new each day.
    let people = |day: u32| -> String {
        let rows = (0..200).map(|row| {
            let person = day * 20 + row;
            format!("098 {:03} {:03};;Ana\n", 100 + person / 1_000, person % 1_000)
        });
        format!("Celular;Casa;Nombre\n{}", rows.collect::<String>())
    };
    let rules = "[normal]\nat_least = 10\n[alarms]\ninput-repeated = \"ignore\"";
    let days = Days::of(rules, &[]);
    // These days are a moment long.
    days.world.write("ventas.toml", pipeline("sandbox", rules) + "repeat_after = \"1ms\"\n");
    for day in 0..5 {
        days.world.write("base.csv", people(day));
        let said = days.again(&["run", "ventas.toml"]);
        assert_eq!(said.exit, 0, "{}", said.err);
    }
    let check = |day: u32, plan: &str, words: &str| {
        days.world.write("base.csv", people(day));
        let said = days.again(&["plan", "ventas.toml", "-o", plan]);
        assert_eq!(said.exit, 4, "{}", said.err);
        assert!(words_of(&said).contains(words), "{}", said.err);
    };
    let then = "never went before, and in the last 4 runs 10% (normal is 3.3% to 30%)";
    check(40, "strangers", &format!("200 numbers, 100% of all, {then}"));
    check(4, "yesterday", &format!("0 numbers, 0% of all, {then}"));
    days.world.write("base.csv", people(5));
    assert_eq!(days.again(&["plan", "ventas.toml", "-o", "today"]).exit, 0);
}

#[test]
fn a_person_cannot_send_what_is_not_there() {
    let mut days = Days::of("[normal]", &[100, 100, 100]);
    let said = days.next(0, &["run", "ventas.toml"]);
    assert_eq!(said.exit, 4, "{}", said.err);
    let said = days.again(&["run", "ventas.toml", "--override", "a holiday"]);
    assert_eq!(said.exit, 9, "{}", said.err);
}
