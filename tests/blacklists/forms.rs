//! A number is refused in whatever form it stands on a list and in a base: written in the country or for abroad, in old forms and new.

use super::{base, pipeline, plan};
use crate::world::World;
use std::collections::BTreeSet;

/// In a list of `listed` and a base of `home`, every form of a line refuses every other. The first of each is how the base would dial it.
fn refuse(home: &str, listed: &str, forms: &[&str]) {
    let world = World::new();
    world.write("base.csv", base(forms));
    for form in forms {
        world.write("b.csv", format!("numero;nota\n\"{}\";x\n", form.replace('"', "\"\"")));
        let region = if home == listed { String::new() } else { format!("region = \"{listed}\"") };
        let list = format!("[[blacklist]]\npath = \"b.csv\"\ncolumn = \"numero\"\n{region}");
        world.write("ventas.toml", pipeline(home, &list));
        drop(std::fs::remove_dir_all(world.path("plan")));
        let Plan { exit, called, words } = planned(&world);
        assert!(matches!(exit, 0 | 9), "{form} of {listed} in {home}: {exit} {words}");
        assert_eq!(called, BTreeSet::new(), "{form} of {listed} on the list, in a base of {home}");
    }
}

struct Plan {
    exit: i32,
    called: BTreeSet<u32>,
    words: String,
}

fn planned(world: &World) -> Plan {
    let planned = plan(world, "plan", None);
    Plan { exit: planned.said.exit, called: planned.called, words: planned.said.err }
}

const BRAZIL: [&str; 16] = [
    "+5511961234567",
    "(11) 96123-4567",
    "011 96123 4567",
    "0055 11 96123-4567",
    "+0055 11 961234567",
    "015 11 96123-4567",
    "0xx11 96123-4567",
    "5511961234567.0",
    "+55 (0)11 96123-4567 ramal 3",
    "p:+5511961234567",
    "(11) 96123-4567 Ana",
    "(11) 6123-4567",
    "+55 11 6123-4567",
    "015 11 6123 4567",
    "55 011 6123-4567",
    "+55 (11) 6123-4567 (vivo)",
];

const ARGENTINA: [&str; 16] = [
    "+5491163451287",
    "+54 11 6345-1287",
    "011 15 6345-1287",
    "11 15 6345 1287",
    "(011) 6345-1287",
    "1163451287",
    "0054 9 11 6345-1287",
    "0054 11 6345-1287",
    "+54 (011) 15 6345-1287",
    "54 9 011 6345 1287",
    "+54 9 011 15 6345-1287",
    "9 11 6345 1287",
    "15 11 6345 1287",
    "11 6345-1287 int. 4",
    "5491163451287.0",
    "(11) 6345-1287 (Juan)",
];

const MEXICO: [&str; 14] = [
    "+525551234567",
    "+52 1 55 5123 4567",
    "55 5123 4567",
    "01 55 5123 4567",
    "044 55 5123-4567",
    "045 55 5123-4567",
    "1 55 5123 4567",
    "0052 1 55 5123 4567",
    "+52 044 55 5123 4567",
    "52 01 55 5123 4567",
    "(01 55) 5123-4567",
    "5215551234567.0",
    "55 5123 4567 ext 12",
    "(55) 5123-4567 Luis",
];

const URUGUAY: [&str; 12] = [
    "+59898344484",
    "098 344 484",
    "98344484",
    "00598 98 344 484",
    "+598 (0)98 344 484",
    "598 098344484",
    "98.344.484",
    "098344484.0",
    "Cel: 098344484",
    "(098) 344484 Ana",
    "\u{202a}+598 98\u{a0}344\u{a0}484\u{202c}",
    "'098344484",
];

#[test]
fn every_form_of_brazil_refuses_every_other() {
    refuse("BR", "BR", &BRAZIL);
}

#[test]
fn every_form_of_argentina_refuses_every_other() {
    refuse("AR", "AR", &ARGENTINA);
}

#[test]
fn every_form_of_mexico_refuses_every_other() {
    refuse("MX", "MX", &MEXICO);
}

#[test]
fn every_form_of_other_countries_refuses_every_other() {
    refuse("UY", "UY", &URUGUAY);
    refuse(
        "CO",
        "CO",
        &["+576013425671", "601 342 5671", "1 342 5671", "5713425671", "03 1 3425671", "(+571) 3425671"],
    );
    refuse(
        "CL",
        "CL",
        &["+56961234567", "9 6123 4567", "09 6123 4567", "0056 9 6123 4567", "+56 09 61234567"],
    );
    refuse("PE", "PE", &["+5114251235", "01 425-1235", "14251235", "0051 1 4251235", "(511) 425 1235"]);
    refuse(
        "US",
        "US",
        &["+12125550123", "(212) 555-0123", "1-212-555-0123", "0012125550123", "212-555-0123 x12"],
    );
}

/// A list of one country holds back who stands in a base of another, written for abroad.
#[test]
fn a_list_of_another_country_refuses_in_a_base_of_this_one() {
    let check = |home: &str, listed: &str, forms: &[&str], abroad: &[&str]| {
        let world = World::new();
        world.write("base.csv", base(abroad));
        for form in forms {
            world.write("b.csv", format!("numero;nota\n\"{form}\";x\n"));
            let list = format!("[[blacklist]]\npath = \"b.csv\"\ncolumn = \"numero\"\nregion = \"{listed}\"");
            world.write("ventas.toml", pipeline(home, &list));
            drop(std::fs::remove_dir_all(world.path("plan")));
            let Plan { exit, called, words } = planned(&world);
            assert!(exit == 9 && called.is_empty(), "{form} of {listed} in {home}: {called:?} {words}");
        }
    };
    check("UY", "BR", &BRAZIL, &["+5511961234567", "0055 11 96123-4567", "00 55 11 961234567"]);
    check("UY", "AR", &ARGENTINA, &["+5491163451287", "+541163451287", "0054 9 11 6345-1287"]);
    check("BR", "UY", &URUGUAY, &["+59898344484", "+598 (0)98 344 484"]);
    check("US", "MX", &MEXICO, &["+525551234567", "011 52 55 5123 4567"]);
    // And a list without a country, written for abroad.
    check("UY", "UY", &["+5511961234567", "0055 11 6123-4567", "+55 11 6123-4567"], &["+5511961234567"]);
}

#[test]
fn an_alternative_is_refused_too_and_the_next_is_promoted() {
    let world = World::new();
    world.write(
        "base.csv",
        "Celular;Casa;Nombre\n098 000 101;2400 1234;P1\n098 000 102;2400 1235;P2\n098 000 103;;P3\n",
    );
    world.write("b.csv", "098000101\n+59824001235\n98000103\n");
    world.write("ventas.toml", pipeline("UY", "[[blacklist]]\npath = \"b.csv\""));
    let planned = plan(&world, "plan", None);
    assert_eq!((planned.said.exit, planned.called), (0, [1, 2].into()), "{}", planned.said.err);
    let part = std::fs::read_dir(world.path("plan/parts")).unwrap().next().unwrap().unwrap().path();
    let lines = std::fs::read_to_string(part).unwrap();
    assert_eq!(lines, "Ventas->;+59824001234;quien=P1;;9999;\nVentas->;+59898000102;quien=P2;;9999;\n");
    let findings = planned.report["findings"].as_array().unwrap();
    let promoted = findings.iter().find(|found| found["code"] == "alternative-promoted").unwrap();
    assert_eq!(promoted["count"], 1);
    assert_eq!(promoted["examples"][0]["at"], "base.csv › B2");
    assert_eq!(promoted["examples"][0]["became"], "+59•••••••34");
    assert_eq!(promoted["examples"][0]["by"]["text"], "b.csv");
    assert_eq!(planned.report["blacklists"][0]["hits"], 3);
}
