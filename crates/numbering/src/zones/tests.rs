//! Where numbers ring, in cases, and the static tables against the reviewed ones that they are made from.

mod areas;
mod tables;

use super::*;
use contact::Region;

fn check(text: &str, zones: &[&str], confidence: &str) {
    let number = crate::parse(text, Region::NONE).unwrap();
    let ringing = ringing(number);
    let names: Vec<&str> = ringing.zones.iter().map(|zone| zone.name()).collect();
    assert_eq!((names.as_slice(), ringing.confidence.as_str()), (zones, confidence), "{text}");
}

#[test]
fn one_zone_where_the_country_has_one() {
    check("+59898344484", &["America/Montevideo"], "country-single");
    check("+59824001234", &["America/Montevideo"], "country-single");
    check("+573012345678", &["America/Bogota"], "country-single");
    check("+51912345678", &["America/Lima"], "country-single");
    check("+35312345678", &["Europe/Dublin"], "country-single");
}

#[test]
fn mobiles_have_an_area_in_brazil_argentina_and_mexico() {
    check("+5511961234567", &["America/Sao_Paulo"], "area");
    check("+5597961234567", &["America/Manaus", "America/Eirunepe"], "area-mixed");
    check("+5491123456789", &["America/Argentina/Buenos_Aires"], "area");
    check("+5493512345678", &["America/Argentina/Cordoba"], "area");
    check("+526144101234", &["America/Chihuahua"], "area");
}

#[test]
fn mobiles_elsewhere_ring_anywhere_in_their_country() {
    let chile = ["America/Santiago", "America/Punta_Arenas", "America/Coyhaique", "Pacific/Easter"];
    check("+56961234567", &chile, "country-multi");
    check("+34612345678", &["Europe/Madrid", "Atlantic/Canary"], "country-multi");
    check("+351912345678", &["Europe/Lisbon", "Atlantic/Madeira", "Atlantic/Azores"], "country-multi");
    check("+593991234567", &["America/Guayaquil", "Pacific/Galapagos"], "country-multi");
}

#[test]
fn countries_that_share_a_calling_code_are_told_apart() {
    check("+447781123456", &["Europe/Guernsey"], "country-single");
    check("+447400123456", &["Europe/London"], "country-single");
    check("+77012345678", &["Asia/Almaty", "Asia/Aqtobe"], "country-multi");
    check("+393123456789", &["Europe/Rome"], "country-single");
}

#[test]
fn single_lines_may_keep_another_time_than_their_area() {
    check("+558136191234", &["America/Noronha"], "area");
    check("+558134191234", &["America/Recife"], "area");
    check("+56322101234", &["Pacific/Easter"], "area");
    check("+56322301234", &["America/Santiago"], "area");
    check("+15418891234", &["America/Boise"], "area");
    check("+12702301234", &["America/Chicago"], "area");
    check("+529838710123", &["America/Merida"], "area");
    check("+59352520123", &["Pacific/Galapagos"], "area");
}

#[test]
fn numbers_of_no_place_have_no_zone() {
    check("+18005550199", &[], "none");
    check("+19002345678", &[], "none");
    check("+558001234567", &[], "none");
    check("+80012345678", &[], "none");
    check("+34901234567", &[], "none");
}

#[test]
fn names_come_canonical() {
    let check = |name, zone| assert_eq!(zone_named(name).map(Zone::name), zone);
    check("America/Montevideo", Some("America/Montevideo"));
    check(" america/sao_paulo ", Some("America/Sao_Paulo"));
    check("America/Buenos_Aires", Some("America/Argentina/Buenos_Aires"));
    check("america/buenos_aires", Some("America/Argentina/Buenos_Aires"));
    check("Brazil/East", Some("America/Sao_Paulo"));
    check("Uruguay/Montevideo", None);
    check("EST", None);
    check("UTC", None);
    check("PST8PDT", None);
    check("Etc/GMT+3", None);
    check("US/Eastern", Some("America/New_York"));
    check("", None);
}

#[test]
fn a_zone_of_one_country_tells_it() {
    let check = |name: &str, country: Option<&str>| {
        let told = country_of(zone_named(name).unwrap());
        assert_eq!(told.as_ref().map(contact::Region::as_str), country, "{name}");
    };
    check("America/Montevideo", Some("UY"));
    check("America/Sao_Paulo", Some("BR"));
    check("America/Manaus", Some("BR"));
    check("America/Argentina/Buenos_Aires", Some("AR"));
    check("America/Bogota", Some("CO"));
    check("America/Mexico_City", Some("MX"));
    check("America/Asuncion", Some("PY"));
    check("Europe/Madrid", Some("ES"));
}
