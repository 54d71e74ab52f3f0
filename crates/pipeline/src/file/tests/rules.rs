//! Rules and limits as people write them, and what is said of their mistakes.

use super::{WHOLE, parse, said};
use validate::{Consequence, Limit};

/// A whole pipeline that sets every rule to work.
fn strict() -> String {
    let params = r#"
nombre = { column = "Nombre", required = true, min = 2, max = 40 }
cedula = { column = "CI", pattern = '\d{7,8}', severity = "warn" }
plan = { column = "Plan", values = ["Oro", "Plata"] }
vence = { column = "Vence", type = "date", format = "dd/mm/yyyy", earliest = 2020-01-01, latest = "today+90d" }
saldo = { column = "Saldo", type = "amount", at_least = 0.5, at_most = 1_000_000 }

[rules]
agent-ignored = "reject"
number-kind = "warn"
param-not-listed = "ignore"
form-field-blank = "warn"
"#;
    WHOLE
        .replace(
            "[params]\nnombre = { column = \"Nombre\", required = true }\ncedula = \"CI\"\n",
            &format!("[params]{params}"),
        )
        .replace("[numbers]\n", "[numbers]\nkinds = [\"mobile\", \"voip\"]\ncountries = [\"UY\", \"AR\"]\n")
        .replace(
            "agent = \"Agente\"",
            "agent = { column = \"Agente\", values = [\"1001\"], pattern = '2\\d{3}' }",
        )
        .replace(
            "priority = \"Prioridad\"",
            "priority = { column = \"Prioridad\", last = 500, default = 600 }",
        )
        .replace("region = \"UY\"", "region = \"UY\"\nform = [\"nombre\", \"plan\"]")
        .replace("[limits]\n", "[limits]\nphone-unreadable = { warn = \"2%\", stop = 500 }\n")
}

#[test]
fn every_rule_is_understood() {
    let pipeline = parse(&strict()).unwrap();
    let consequence = |id: &str| {
        let code = validate::settable().find(|code| code.id == id).unwrap();
        pipeline.rules.consequences.of(code)
    };
    assert_eq!(consequence("agent-ignored"), Consequence::Reject);
    assert_eq!(consequence("number-kind"), Consequence::Warn);
    assert_eq!(consequence("param-not-listed"), Consequence::Ignore);
    assert_eq!(consequence("param-too-long"), Consequence::Reject, "the code's own");
    let demands: Vec<usize> =
        pipeline.params.iter().map(|param| param.demands(chrono::DateTime::UNIX_EPOCH).len()).collect();
    assert_eq!(demands, [2, 1, 1, 1, 1]);
    assert_eq!(pipeline.params[1].severity, Some(Consequence::Warn));
    assert_eq!((pipeline.columns.priority.last, pipeline.columns.priority.default), (500, 600));
    let countries = pipeline.numbers.countries.iter().flatten().map(|country| country.region.to_string());
    assert_eq!(countries.collect::<Vec<_>>(), ["UY", "AR"]);
    let (threshold, _) = &pipeline.limits.codes["phone-unreadable"];
    assert_eq!((threshold.warn, threshold.stop), (Some(Limit::Share(0.02)), Some(Limit::Rows(500))));
}

#[test]
fn every_mistake_of_the_rules_is_said_at_once_and_underlined() {
    let text = strict()
        .replace("'\\d{7,8}'", "\"\\\\d{7,8\"")
        .replace("min = 2, max = 40", "min = 50, max = 40")
        .replace(
            "agent-ignored = \"reject\"",
            "agent-ignord = \"reject\"\nnumber-premium = \"warn\"\nnumber-short = \"ignore\"",
        )
        .replace("number-kind = \"warn\"", "number-kind = \"softly\"\nnumber-guessed = \"reject\"")
        .replace("\"voip\"", "\"premium\"")
        .replace("\"AR\"", "\"XX\"")
        .replace("\"plan\"]", "\"Plan\"]")
        .replace("phone-unreadable =", "phone-unreadible =")
        .replace("2020-01-01", "2020-02-30")
        .replace("\"dd/mm/yyyy\"", "\"dd/mes\"")
        .replace("at_most = 1_000_000", "at_most = 0.1");
    let text = text.replace("2020-02-30", "\"2020-02-30\"");
    insta::assert_snapshot!(said(&text));
}

#[test]
fn one_mistake_each() {
    let check = |from: &str, to: &str, says: &str| {
        let text = strict();
        assert!(text.contains(from), "{from}");
        // Long sentences are broken where the screen ends.
        let said = said(&text.replace(from, to)).replace('│', " ");
        let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(said.contains(says) && said.contains("has 1 mistake"), "{to}: {said}");
    };
    check(
        "agent-ignored",
        "blacklisted = \"ignore\"\nagent-ignored",
        "whom a blacklist holds must not be called",
    );
    check("agent-ignored", "refused = \"warn\"\nagent-ignored", "who said no must not be called");
    check("agent-ignored", "number-foreign = \"warn\"\nagent-ignored", "`foreign` under [format]");
    check("agent-ignored", "cell-error = \"reject\"\nagent-ignored", "under [limits]");
    check("agent-ignored", "zone-unknown = \"warn\"\nagent-ignored", "`unknown` and `several`");
    check(
        "agent-ignored",
        "alternative-elsewhere = \"warn\"\nagent-ignored",
        "[timezone] says what follows already",
    );
    check("agent-ignored", "param-mising = \"warn\"\nagent-ignored", "did you mean `param-missing`?");
    check("\"mobile\", \"voip\"", "", "nobody would be called");
    check("countries = [\"UY\", \"AR\"]", "countries = []", "nobody would be called");
    check("foreign = \"dial\"\n", "", "numbers of AR cannot be dialled in a national form");
    check("kinds = [\"mobile\", \"voip\"]\n", "", "it goes with `kinds` under [numbers]");
    check("values = [\"Oro\", \"Plata\"]", "values = []", "there is no value in this list");
    check("values = [\"Oro\", \"Plata\"]", "max = 4", "it goes with `values` at a parameter");
    check("latest = \"today+90d\"", "latest = \"mañana\"", "this is no day");
    check("latest = \"today+90d\"", "latest = \"2019-12-31\"", "`latest` is before `earliest`");
    check("type = \"amount\", at_least = 0.5, ", "", "it goes with `type = \"amount\"`");
    check("pattern = '\\d{7,8}', severity", "severity", "`severity` does nothing here");
    check("'2\\d{3}'", "'2(?=x)'", "this is no pattern");
    check("stop = 500", "stop = \"1%\"", "the run stops here before it warns");
    check("{ warn = \"2%\", stop = 500 }", "{}", "this sets no limit");
    check("phone-unreadable", "param-not-listed", "says `param-not-listed = \"ignore\"`");
    check("last = 500", "last = 1", "a whole number from 2 to 9999");
}

#[test]
fn who_is_protected_may_be_protected_twice() {
    let text = strict().replace("agent-ignored", "number-premium = \"reject\"\nagent-ignored");
    assert!(parse(&text).is_ok());
}

#[test]
fn where_the_plan_does_not_tell_mobiles_it_must_be_said() {
    let american = strict().replace("\"UY\"\nform", "\"US\"\nform").replace("\"02\"", "\"202\"");
    assert!(said(&american).contains("in US the numbers themselves do not tell a mobile from a fixed line"));
    let check =
        |kinds: &str| assert!(parse(&american.replace("\"mobile\", \"voip\"", kinds)).is_ok(), "{kinds}");
    check("\"mobile\", \"fixed-or-mobile\"");
    check("\"mobile\", \"fixed\"");
    check("\"toll-free\"");
}
