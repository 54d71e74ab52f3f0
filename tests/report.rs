//! `report.json` beside its published schema: the schema is fresh, and what is written is what it says.

use crate::world::{World, pipeline, project};
use serde_json::{Map, Value, json};

/// `docs/report.schema.json`, made from the types. `cargo xtask docs` writes it.
#[test]
fn the_schema_of_reports_is_fresh() {
    let schema = serde_json::to_string_pretty(&report::schema()).unwrap() + "\n";
    let path = project().join("docs/report.schema.json");
    if std::env::var_os("DIALBASE_WRITE_DOCS").is_some() {
        std::fs::write(&path, &schema).unwrap();
    }
    let there = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(there == schema, "docs/report.schema.json is not fresh: run `cargo xtask docs`");
}

#[test]
fn what_is_not_as_the_schema_says_is_seen() {
    let world = World::new();
    let demo = project().join("pipelines/demo.toml");
    let plan = world.dialbase(&["plan", demo.to_str().unwrap(), "-o", "plan", "--json", "--state", "state"]);
    let report: Value = serde_json::from_str(&plan.out).unwrap();
    assert_eq!(against_schema(&report), [""; 0]);
    let check = |pointer: &str, to: Value, said: &str| {
        let mut report = report.clone();
        *report.pointer_mut(pointer).unwrap() = to;
        let wrong = against_schema(&report);
        assert!(wrong.len() == 1 && wrong[0].contains(said), "{pointer}: {wrong:?}");
    };
    check("/version", 1.into(), "$.version: const is 2");
    check("/account/read", (-1).into(), "$.account.read: minimum");
    check("/account/read", "12".into(), "$.account.read: type");
    check("/parts/0/zone", 3.into(), "$.parts[0].zone: type");
    check("/made_at", Value::Null, "$.made_at: type");
    check("/language", "fr".into(), "$.language: oneOf");
    check("/dialled/kinds/0", json!({ "kind": "mobile" }), "$.dialled.kinds[0]: required");
    check("/dialled/kinds/0", json!({ "kind": "", "contacts": 1, "new": 1 }), "new is not described");
}

/// Whoever reviews a plan reads its contacts with whatever reads Parquet: here, with our own reader.
#[test]
fn the_list_of_contacts_is_read_by_others() {
    let world = World::new();
    world.write(
        "base.csv",
        "Celular;Casa;Nombre\n098 000 101;2400 1234;\"Ana; la 1ª\"\nno;;Eva\n+598 98 000 102;;=x\n",
    );
    world.write("ventas.toml", pipeline("sandbox", "[report]\ncontacts = [\"parquet\", \"csv\"]\n"));
    let plan = world.dialbase(&["plan", "ventas.toml", "-o", "plan", "--json"]);
    let report: Value = serde_json::from_str(&plan.out).unwrap();
    assert_eq!(
        report["files"],
        json!(["report.html", "rejected.xlsx", "rejected.csv", "contacts.csv", "contacts.parquet"])
    );
    let list = report["parts"][0]["name"].as_str().unwrap();
    let read = world.dialbase(&["read", "plan/contacts.parquet"]);
    let expected = [
        "list,line,campaign,zone,zone_sent,number,e164,kind,alternatives,priority,agent,param_nombre,source,sheet,row".into(),
        format!("{list},1,Ventas->,America/Montevideo,America/Montevideo,098000101,+59898000101,mobile,24001234,9999,,\"Ana, la 1ª\",base.csv,,2"),
        format!("{list},2,Ventas->,America/Montevideo,America/Montevideo,098000102,+59898000102,mobile,,9999,,-x,base.csv,,4"),
    ];
    assert_eq!(read.out.lines().collect::<Vec<_>>(), expected);
    let text = std::fs::read_to_string(world.path("plan/contacts.csv")).unwrap();
    let defused = format!(
        "{list};2;Ventas->;America/Montevideo;America/Montevideo;098000102;'+59898000102;mobile;;9999;;'-x;base.csv;;4"
    );
    assert_eq!(text.lines().last(), Some(&*defused));
}

/// Everything that a value is not, by the schema of reports: where, and what.
pub(crate) fn against_schema(value: &Value) -> Vec<String> {
    let root: Value = report::schema();
    let mut wrong = Vec::new();
    Checked { root: &root, wrong: &mut wrong }.check(&root, value, "$");
    wrong
}

/// A value under a schema, by the few keywords that ours has.
struct Checked<'s> {
    root: &'s Value,
    wrong: &'s mut Vec<String>,
}

impl Checked<'_> {
    fn check(&mut self, schema: &Value, value: &Value, at: &str) {
        let Value::Object(schema) = schema else {
            assert_eq!(schema, true, "{at}: a schema is an object or true");
            return;
        };
        for (keyword, says) in schema {
            let holds = match keyword.as_str() {
                "$schema"
                | "$defs"
                | "title"
                | "description"
                | "format"
                | "properties"
                | "additionalProperties"
                | "patternProperties" => true,
                "$ref" => {
                    let pointer = says.as_str().unwrap().strip_prefix('#').unwrap();
                    let target = self.root.pointer(pointer).unwrap_or_else(|| panic!("{says} leads nowhere"));
                    self.check(target, value, at);
                    true
                }
                "type" => is_of(value, says),
                "const" => value == says,
                "enum" => says.as_array().unwrap().contains(value),
                "minimum" => value.as_f64().is_none_or(|number| number >= says.as_f64().unwrap()),
                "maximum" => value.as_f64().is_none_or(|number| number <= says.as_f64().unwrap()),
                "required" => {
                    let names = says.as_array().unwrap().iter().map(|name| name.as_str().unwrap());
                    names
                        .into_iter()
                        .all(|name| value.as_object().is_none_or(|object| object.contains_key(name)))
                }
                "anyOf" | "oneOf" => says.as_array().unwrap().iter().any(|one| self.is(one, value)),
                "items" => {
                    for (nth, item) in value.as_array().into_iter().flatten().enumerate() {
                        self.check(says, item, &format!("{at}[{nth}]"));
                    }
                    true
                }
                other => panic!("{at}: nobody knows the keyword {other}"),
            };
            if !holds {
                self.wrong.push(format!("{at}: {keyword} is {says}, and there is {value}"));
            }
        }
        if let Value::Object(object) = value {
            self.properties(schema, object, at);
        }
    }

    /// Each property by its own schema, and the others by the one for all of them.
    fn properties(&mut self, schema: &Map<String, Value>, object: &Map<String, Value>, at: &str) {
        let known = schema.get("properties").and_then(Value::as_object);
        let others = schema.get("additionalProperties");
        for (name, value) in object {
            let at = format!("{at}.{name}");
            match (known.and_then(|known| known.get(name)), others) {
                (Some(one), _) | (None, Some(one)) if *one != false => self.check(one, value, &at),
                // What is written and nowhere described is published by mistake.
                (None, _) if known.is_some() => self.wrong.push(format!("{at} is not described")),
                _ => {}
            }
        }
    }

    fn is(&self, schema: &Value, value: &Value) -> bool {
        let mut wrong = Vec::new();
        Checked { root: self.root, wrong: &mut wrong }.check(schema, value, "");
        wrong.is_empty()
    }
}

fn is_of(value: &Value, types: &Value) -> bool {
    let is = |name: &str| match name {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "number" => value.is_number(),
        "integer" => value.is_u64() || value.is_i64(),
        other => panic!("nobody knows the type {other}"),
    };
    match types {
        Value::Array(several) => several.iter().filter_map(Value::as_str).any(is),
        one => one.as_str().is_some_and(is),
    }
}
