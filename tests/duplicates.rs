//! Who is one person is called once: in a list, across its rows and columns, and against what went before.

use crate::world::{Said, World, pipeline};
use serde_json::Value;

/// What a plan holds: the numbers of each line, and the rows left out by reason.
fn planned(world: &World, more: &str, base: &str) -> (Vec<String>, Value) {
    world.write("p.toml", pipeline("sandbox", more));
    world.write("base.csv", base);
    let said = world.dialbase(&["plan", "p.toml", "-o", "plan", "--json"]);
    assert_eq!(said.exit, 0, "{}", said.err);
    let lines = lines(world, "plan");
    std::fs::remove_dir_all(world.path("plan")).unwrap();
    let report: Value = serde_json::from_str(&said.out).unwrap();
    (lines, report["account"]["left_out"].clone())
}

/// `number alternatives nombre` of each line, in the order of the parts.
fn lines(world: &World, plan: &str) -> Vec<String> {
    let mut parts: Vec<_> =
        std::fs::read_dir(world.path(plan).join("parts")).unwrap().map(|part| part.unwrap().path()).collect();
    parts.sort();
    let text: String = parts.iter().map(|part| std::fs::read_to_string(part).unwrap()).collect();
    let line = |line: &str| {
        let fields: Vec<&str> = line.split(';').collect();
        format!("{} {} {}", fields[1], fields[3], fields[2].trim_start_matches("nombre="))
    };
    text.lines().map(line).collect()
}

const BASE: &str = "Celular,Casa,Nombre,CI\n\
    099000101,24000201,Ana,1.234.567-8\n\
    099000102,099000101,Eva,2222222\n\
    099000101,24000203,Ana María,12345678\n\
    099000104,,Ana,12345678\n";

#[test]
fn duplicates_are_one_contact_as_the_pipeline_says() {
    let world = World::new();
    let check = |settings: &str, expected: &[&str]| {
        let (lines, left_out) = planned(&world, &format!("[duplicates]\n{settings}"), BASE);
        assert_eq!(lines, expected, "{settings}");
        assert_eq!(left_out["duplicate"].as_u64().unwrap_or(0), 4 - expected.len() as u64, "{settings}");
    };
    let (eva, ana) = ("099000102  Eva", "099000104  Ana");
    check("", &["099000101 24000201 Ana", eva, ana]);
    check("keep = \"last\"", &[eva, "099000101 24000203 Ana María", ana]);
    check("keep = \"fullest\"", &["099000101 24000201 Ana", eva, ana]);
    check("keep = \"merge\"", &["099000101 24000201:24000203 Ana", eva, ana]);
    check("alternatives = \"keep\"", &["099000101 24000201 Ana", "099000102 099000101 Eva", ana]);
    check("id = \"CI\"", &["099000101 24000201:24000203:099000104 Ana", eva]);
    check("by = \"any\"", &["099000101 24000201:099000102:24000203 Ana", ana]);
}

#[test]
fn a_refusal_of_one_row_reaches_every_row_of_the_number() {
    let world = World::new();
    let base = "Celular,Casa,Nombre,No llamar\n\
        099000101,24000201,Ana,\n\
        099000102,099000103,Eva,no\n\
        099000104,099000101,Luz,SÍ\n\
        099000103 no llamar,,Sol,\n\
        099000105,24000201,Paz,\n";
    let (lines, left_out) = planned(&world, "[refusal]\ncolumn = \"No llamar\"\n", base);
    assert_eq!(lines, ["24000201  Ana", "099000102  Eva", "099000105  Paz"]);
    assert_eq!(left_out, serde_json::json!({ "refused": 2 }));
    let (lines, left_out) = planned(&world, "[refusal]\ncolumn = \"No llamar\"\nvalues = [\"no\"]\n", base);
    assert_eq!(lines, ["099000101 24000201 Ana", "099000104  Luz", "099000105 24000201 Paz"]);
    assert_eq!(left_out, serde_json::json!({ "refused": 2 }));

    // A row that is not even chosen refuses all the same; where no number remains, the row says why.
    let chosen = pipeline("sandbox", "[refusal]\ncolumn = \"No llamar\"\n");
    world.write("p.toml", chosen.replacen("region", "where = \"Nombre != 'Luz'\"\nregion", 1));
    world.write(
        "base.csv",
        "Celular,Casa,Nombre,No llamar\n099000101,,Ana,\n,099000101,Luz,x\n099000102,,Eva,\n",
    );
    let said = world.dialbase(&["plan", "p.toml", "-o", "plan", "--json"]);
    let report: Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(
        report["account"]["left_out"],
        serde_json::json!({ "refused-elsewhere": 1, "row-filtered": 1 })
    );
}

#[test]
fn no_number_goes_to_a_campaign_that_lists_it_by_way_of_another_row() {
    let world = World::new();
    let more =
        "[[blacklist]]\npath = \"no.csv\"\ncampaign = \"C->\"\n[duplicates]\nid = \"CI\"\nkeep = \"merge\"\n";
    let by_row = pipeline("sandbox", more).replace("\"Ventas->\"", "{ column = \"Camp\" }");
    world.write("p.toml", by_row);
    world.write("no.csv", "099000102\n");
    world.write("base.csv", "Celular,Casa,Nombre,Camp,CI\n099000101,,Ana,C->,1234567\n099000102,,Ana,D->,1234567\n099000101,099000102,Ana,D->,\n");
    let said = world.dialbase(&["plan", "p.toml", "-o", "plan"]);
    assert_eq!(said.exit, 0, "{}", said.err);
    assert_eq!(lines(&world, "plan"), ["099000101  Ana", "099000102  Ana"]);
}

fn run(world: &World, url: &str, more: &str, base: &str) -> (Said, Value) {
    world.write("p.toml", pipeline(url, more));
    world.write("base.csv", base);
    let said = world.dialbase_as(
        &["run", "p.toml", "--json"],
        &[("DIALBASE_USER", "cargas"), ("DIALBASE_PASSWORD", "sandbox")],
    );
    let report = serde_json::from_str(&said.out).unwrap_or_default();
    (said, report)
}

#[test]
fn what_went_before_does_not_go_again() {
    let world = World::new();
    let first = "Celular,Casa,Nombre\n099000101,24000201,Ana\n099000102,,Eva\n";
    let second = "Celular,Casa,Nombre\n099000103,099000102,Luz\n+598 99 000 101,,Ana\n24000201,,Sol\n";
    let earlier = "[duplicates]\nearlier = { within = \"90d\", scope = \"campaign\" }\n";
    let (said, report) = run(&world, "sandbox", earlier, first);
    assert_eq!((said.exit, &report["account"]["planned"]), (0, &2.into()), "{}", said.err);

    let (said, report) = run(&world, "sandbox", earlier, second);
    assert_eq!((said.exit, &report["account"]["planned"]), (0, &2.into()), "{}", said.err);
    assert_eq!(report["account"]["left_out"], serde_json::json!({ "loaded-earlier": 1 }));
    let run = report["run"].as_str().unwrap();
    assert_eq!(lines(&world, &format!(".dialbase/plans/{run}")), ["099000103  Luz", "24000201  Sol"]);
    let found = report["findings"].as_array().unwrap();
    let example = &found.iter().find(|found| found["code"] == "loaded-earlier").unwrap()["examples"][0];
    let (at, by) = (example["at"].as_str().unwrap(), example["by"]["text"].as_str().unwrap());
    assert_eq!(at, "base.csv › A3", "{example}");
    assert!(by.starts_with("Ventas") && by.contains(".csv of 20"), "{by}");

    // Another campaign may call the same people, unless the pipeline says `all`.
    let others = |scope: &str| {
        let more = format!("[duplicates]\nearlier = {{ within = \"90d\", scope = \"{scope}\" }}\n");
        world.write("q.toml", pipeline("sandbox", &more).replace("Ventas->", "Cobros->"));
        let said = world.dialbase(&["plan", "q.toml", "-o", scope, "--json"]);
        assert!(said.exit == 0 || said.exit == 9, "{}", said.err);
        serde_json::from_str::<Value>(&said.out).unwrap()["account"]["planned"].clone()
    };
    assert_eq!((others("campaign"), others("all")), (3.into(), 0.into()));
}

#[test]
fn a_plan_that_knows_not_all_that_went_is_stale() {
    let world = World::new();
    let earlier = "[duplicates]\nearlier = { within = \"90d\", scope = \"campaign\" }\n";
    world.write("p.toml", pipeline("sandbox", earlier));
    world.write("base.csv", "Celular,Casa,Nombre\n099000101,,Ana\n");
    assert_eq!(world.dialbase(&["plan", "p.toml", "-o", "plan"]).exit, 0);
    world.write("q.toml", pipeline("sandbox", "").replace("base.csv", "other.csv"));
    // A list without anybody of the plan leaves it as it is; one in which Ana is an alternative does not.
    world.write("other.csv", "Celular,Casa,Nombre\n099000102,,Eva\n");
    assert_eq!(world.dialbase(&["run", "q.toml"]).exit, 0);
    world.write("other.csv", "Celular,Casa,Nombre\n099000103,099000101,Iris\n");
    assert_eq!(world.dialbase(&["run", "q.toml"]).exit, 0);
    let said = world.dialbase(&["apply", "plan"]);
    assert_eq!(said.exit, 4, "{}", said.err);
    assert!(said.err.contains("a list went to the instance since it was made"), "{}", said.err);
}

#[test]
fn what_may_not_be_called_is_not_shown_either() {
    let world = World::new();
    let more = "[[blacklist]]\npath = \"no.csv\"\n";
    world.write(
        "p.toml",
        pipeline("sandbox", more).replace("nombre = \"Nombre\"", "nombre = \"Nombre\"\ntel = \"Celular\""),
    );
    world.write("no.csv", "099000101\n");
    world.write("base.csv", "Celular,Casa,Nombre\n099 000 101,24000201,Ana (099000101)\n099000102,,Eva 7\n");
    assert_eq!(world.dialbase(&["plan", "p.toml", "-o", "plan"]).exit, 0);
    assert_eq!(
        lines(&world, "plan"),
        ["24000201  Ana (xxxxxxxxx):tel=xxx xxx xxx", "099000102  Eva 7:tel=099000102"]
    );
}
