//! Pipeline files as people write them, and what is said of their mistakes.

mod rules;

use super::*;
use miette::{GraphicalReportHandler, GraphicalTheme};
use std::path::Path;

const WHOLE: &str = r##"
campaign = "Cobranzas->"
region = "UY"
where = "Saldo > 100"

[source]
path = "samples/cobranzas.xlsx"
sheet = "Clientes"
range = "A4:J500"
hidden = "exclude"
merged = "fill"
amounts = "shown"

[columns]
phone = ["Celular", { number = "Teléfono", ddd = "Área", type = "work" }]
priority = "Prioridad"
agent = "Agente"

[numbers]
area_code = "02"
guess = ["brazil-ninth-digit"]

[params]
nombre = { column = "Nombre", required = true }
cedula = "CI"

[timezone]
from = ["column:Zona", "address:Departamento, Ciudad", "address:UF", "area-code"]
unknown = "reject"
several = "safe"
calling_hours = "09:00-20:30"
legal_hours = "08:00-21:00"
alternatives = "drop"
allowed = ["America/Montevideo", "America/Buenos_Aires"]
rename = { "America/Montevideo" = "Uruguay/Montevideo" }

[[blacklist]]
path = "samples/no-llamar.csv"
max_age = "30d"

[format]
dial = "national-digits"
foreign = "dial"
alternatives = "by-column"
retries = 2
charset = "latin1"
separators = "reject"
drop = "#'"

[parts]
lines = 500
bytes = "64KiB"

[duplicates]
within = "campaign"
same = "line"

[limits]
rejected = { warn = "2%", stop = 20 }

[upload]
url = "https://empresa.ucontactcloud.com"
username = "cargas"
credentials = "secret.toml"
repeat_after = "20h"
"##;

fn parse(text: &str) -> Result<Pipeline, Problems> {
    Pipeline::parse(Path::new("pipelines/demo.toml"), text)
}

fn said(text: &str) -> String {
    let problems = parse(text).expect_err("there is a mistake");
    let mut said = String::new();
    let handler = GraphicalReportHandler::new_themed(GraphicalTheme::unicode_nocolor()).with_width(100);
    handler.render_report(&mut said, &problems).unwrap();
    said
}

#[test]
fn every_key_is_understood() {
    let pipeline = parse(WHOLE).unwrap();
    assert!(matches!(&pipeline.campaign, CampaignSpec::Fixed(name) if &**name == "Cobranzas->"));
    assert_eq!(pipeline.home, (Region::new("UY").unwrap(), 598));
    assert_eq!(pipeline.sources[0].path, Path::new("pipelines/samples/cobranzas.xlsx"));
    assert_eq!(pipeline.sources[0].range, Some("A4:J500".parse().unwrap()));
    assert_eq!(pipeline.sources[0].hidden, ingest::Hidden::Exclude);
    assert_eq!(pipeline.sources[0].merged, ingest::Merged::Fill);
    assert_eq!(pipeline.sources[0].amounts, ingest::Amounts::AsShown);
    let phones: Vec<(&str, Option<&str>)> = pipeline
        .columns
        .phones
        .iter()
        .map(|phone| (phone.number.text.as_str(), phone.ddd.as_ref().map(|ddd| ddd.text.as_str())))
        .collect();
    assert_eq!(phones, [("Celular", None), ("Teléfono", Some("Área"))]);
    let params: Vec<(&str, bool)> =
        pipeline.params.iter().map(|param| (param.key.as_str(), param.required)).collect();
    assert_eq!(params, [("nombre", true), ("cedula", false)]);
    let evidence = |evidence: &Evidence| match evidence {
        Evidence::Column(column) => column.text.clone(),
        Evidence::Address { state, city } => {
            format!("{}/{}", state.text, city.as_ref().map_or("", |city| &city.text))
        }
        Evidence::AreaCode => "area".to_owned(),
    };
    let from: Vec<String> = pipeline.timezone.from.iter().map(evidence).collect();
    assert_eq!(from, ["Zona", "Departamento/Ciudad", "UF/", "area"]);
    let hours = validate::Hours { calling: (540, 1230), legal: (480, 1260) };
    assert_eq!(pipeline.timezone.several, validate::SeveralZones::Safe(hours));
    assert_eq!(pipeline.numbers.area_code, "2");
    assert!(pipeline.numbers.guess.contains(normalize::Repair::BrazilNinthDigit));
    let lines: Vec<Option<contact::Line>> = pipeline.columns.phones.iter().map(|phone| phone.line).collect();
    assert_eq!(lines, [Some(contact::Line::Mobile), Some(contact::Line::Work)]);
    assert_eq!(pipeline.format.abroad, Some(serialize::Abroad { home: 598, prefix: "00".into() }));
    assert_eq!(pipeline.format.alternatives, serialize::Alternatives::ByColumn(2));
    assert_eq!(pipeline.duplicates.rows.same, dedupe::Same::Line);
    assert_eq!(pipeline.timezone.unknown, validate::UnknownZone::Reject);
    assert_eq!(pipeline.timezone.alternatives, Some(validate::Consequence::Reject));
    let allowed: Vec<&str> = pipeline.timezone.allowed.iter().map(|zone| zone.name()).collect();
    assert_eq!(allowed, ["America/Argentina/Buenos_Aires", "America/Montevideo"]);
    assert_eq!(pipeline.blacklists[0].health.max_age.map(|age| age.as_secs()), Some(30 * 86_400));
    assert_eq!(pipeline.format.dial, contact::DialForm::NationalDigits);
    assert_eq!(pipeline.format.keys, ["nombre", "cedula"]);
    assert_eq!(pipeline.parts, serialize::Limits { lines: 500, bytes: 65_536 });
    assert_eq!(pipeline.duplicates.rows.within, dedupe::Within::Campaign);
    assert_eq!(pipeline.limits.rejected.warn, Some(validate::Limit::Share(0.02)));
    assert_eq!(pipeline.limits.rejected.stop, Some(validate::Limit::Rows(20)));
    assert_eq!(pipeline.upload.repeat_after.map(|after| after.as_secs()), Some(20 * 3600));
    assert_eq!(pipeline.upload.instance.name(), "https://empresa.ucontactcloud.com");
}

#[test]
fn the_rest_has_defaults_but_for_what_must_be_said() {
    let pipeline = parse(
        "campaign = { column = \"Campaña\" }\nregion = \"BR\"\nsource = { path = \"a.csv\" }\n\
         columns = { phone = \"Fone\", ddd = \"DDD\" }\ntimezone = { unknown = \"server\" }\n\
         upload = { url = \"sandbox\", username = \"x\" }\n",
    )
    .unwrap();
    assert!(matches!(&pipeline.campaign, CampaignSpec::Column(column) if column.text == "Campaña"));
    assert_eq!(pipeline.columns.phones[0].ddd.as_ref().map(|ddd| ddd.text.as_str()), Some("DDD"));
    assert_eq!(pipeline.timezone.from, [Evidence::AreaCode]);
    assert_eq!((pipeline.parts.lines, pipeline.parts.bytes), (5000, 1 << 20));
    assert!(pipeline.blacklists.is_empty() && pipeline.limits.rejected.stop.is_none());
    assert_eq!(pipeline.sources[0].hidden, ingest::Hidden::Stop);
}

#[test]
fn every_mistake_is_said_at_once_and_underlined() {
    let text = WHOLE
        .replace("region", "regoin")
        .replace("\"America/Buenos_Aires\"", "\"America/Buenos_Ares\"")
        .replace("unknown = \"reject\"", "")
        .replace("national-digits", "nacional")
        .replace("\"64KiB\"", "\"64 bananas\"")
        .replace("cedula", "\"cédula\"")
        .replace("https", "http");
    insta::assert_snapshot!(said(&text));
}

#[test]
fn what_is_missing_is_said_with_what_to_write() {
    insta::assert_snapshot!(said("# nothing yet\n"));
}

#[test]
fn what_is_no_toml_is_said_where() {
    insta::assert_snapshot!(said("campaign = Cobranzas\nregion = \"UY\"\n"));
}

#[test]
fn a_secret_that_strayed_into_the_file_is_not_shown() {
    let said = said(
        &WHOLE
            .replace("username", "password = \"canary\"\nusername")
            .replace("empresa.", "ana:canary@empresa."),
    );
    assert!(said.contains("unknown key `password`") && said.contains("holds a user"), "{said}");
    assert!(!said.contains("canary"), "{said}");
    let check = |upload: &str| {
        let text = format!("{}\n{upload}\n", WHOLE.split("[upload]").next().unwrap());
        assert!(!super::tests::said(&text).contains("canary"), "{upload}");
    };
    check("upload = { url = \"sandbox\", username = \"x\", password = \"canary\" }");
    check("[upload]\nurl = \"sandbox\"\npassword = \"\"\"\ncanary\"\"\"");
    check("[upload]\nurl = \"sandbox\"\napi_key = \"canary\"");
}

#[test]
fn rows_are_chosen_in_one_way() {
    let said = said(&WHOLE.replace("where =", "sql = \"SELECT 1\"\nwhere ="));
    assert!(said.contains("`where` and `sql` both choose rows"), "{said}");
    assert_eq!(said.contains("built without SQL"), !cfg!(feature = "sql"), "{said}");
}

#[test]
fn one_mistake_each() {
    let check = |from: &str, to: &str, says: &str| {
        assert!(WHOLE.contains(from), "{from}");
        let said = said(&WHOLE.replace(from, to));
        assert!(said.contains(says) && said.contains("has 1 mistake"), "{said}");
    };
    check("region = \"UY\"", "region = \"XX\"", "no country has these letters");
    check("\"Cobranzas->\"", "\"a;b\"", "no campaign has such a name");
    check("\"Cobranzas->\"", "7", "a campaign's name, or { column");
    check("\"area-code\"", "\"areacode\"", "this tells no zone");
    check("\"30d\"", "\"30 días\"", "this is no time");
    check("lines = 500", "lines = 0", "a whole number from 1 to 1000000");
    check("\"2%\"", "\"2 percent\"", "this is no share");
    check("required = true", "required = \"yes\"", "this should be true or false, and is a text");
    check("sheet = ", "sheeet = ", "did you mean `sheet`?");
    check("[limits]", "[limit]", "did you mean `limits`?");
    check("https://empresa", "http://empresa", "not encrypted");
    check("max_age = \"30d\"", "campaign = \"Ventas\"", "is for another campaign");
    check("latin1", "ascii\"\nsepators = \"x", "did you mean `separators`?");
    check("brazil-ninth-digit", "ninth-digit", "this is none of \"brazil-ninth-digit\"");
    check("area_code = \"02\"", "area_code = \"dos\"", "this is no area code");
    check("calling_hours = \"09:00-20:30\"\n", "", "nothing says when calls are safe");
    check("\"09:00-20:30\"", "\"20:30-09:00\"", "these are no hours of a day");
    check("foreign = \"dial\"", "foreign = \"dial\"\ninternational_prefix = \"+\"", "this is no prefix");
    check("type = \"work\"", "type = \"office\"", "this is none of \"mobile\", \"home\", \"work\"");
    check("\"Cobranzas->\"", "\"?\"", "`campaign` is still a question");
    check("unknown = \"reject\"", "unknown = \"?\"", "`unknown` is still a question");
    check("\"Saldo > 100\"", "\"?\"", "`where` is still a question");
    check("[\"Celular\", ", "[\"?\", ", "this is still a question");
    check("cedula = \"CI\"", "cedula = \"?\"", "this is still a question");
    check("[duplicates]", "[tables]\npagos = \"p.csv\"\n\n[duplicates]", "there is none");
}

#[test]
fn where_callers_choose_a_carrier_the_prefix_must_be_said() {
    let brazil = WHOLE.replace("\"UY\"", "\"BR\"");
    assert!(said(&brazil).contains("callers in BR choose a carrier by the prefix"), "{}", said(&brazil));
    let said = parse(&brazil.replace("foreign =", "international_prefix = \"0021\"\nforeign =")).unwrap();
    assert_eq!(said.format.abroad, Some(serialize::Abroad { home: 55, prefix: "0021".into() }));
}
