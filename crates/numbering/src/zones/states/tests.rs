//! States and cities as people write them, and that their tables are folded and say nothing twice.

use super::*;
use std::collections::BTreeSet;

fn names(zones: &[Zone]) -> String {
    zones
        .iter()
        .map(|zone| zone.name().split_once('/').map_or("", |(_, name)| name))
        .collect::<Vec<_>>()
        .join(" ")
}

fn region(letters: &str) -> Region {
    Region::new(letters).unwrap()
}

#[test]
fn brazilian_states() {
    let check = |name, expected| assert_eq!(names(state_zones(region("BR"), name)), expected, "{name}");
    check("SP", "Sao_Paulo");
    check("São Paulo", "Sao_Paulo");
    check("SAO PAULO", "Sao_Paulo");
    check("Estado de São Paulo", "Sao_Paulo");
    check("Sao Paulo - SP", "Sao_Paulo");
    check("Campinas/SP", "Sao_Paulo");
    check("São Paulo, Brasil", "Sao_Paulo");
    check("Rio Grande do Norte", "Fortaleza");
    check("AM", "Manaus Eirunepe");
    check("Amazonas", "Manaus Eirunepe");
    check("PE", "Recife Noronha");
    check("Estado da Bahia", "Bahia");
    check("MT", "Cuiaba");
    check("M.S.", "Campo_Grande");
    check("Distrito Federal", "Sao_Paulo");
    check("Acre", "Rio_Branco");
}

#[test]
fn mexican_states() {
    let check = |name, expected| assert_eq!(names(state_zones(region("MX"), name)), expected, "{name}");
    check("Edo. Méx.", "Mexico_City");
    check("Edo. de México", "Mexico_City");
    check("Edomex", "Mexico_City");
    check("Estado de México", "Mexico_City");
    check("CDMX", "Mexico_City");
    check("D.F.", "Mexico_City");
    check("Ciudad de México", "Mexico_City");
    check("N.L.", "Monterrey Matamoros");
    check("Nuevo León", "Monterrey Matamoros");
    check("Q. Roo", "Cancun");
    check("B.C.S.", "Mazatlan");
    check("B. C.", "Tijuana");
    check("Baja California", "Tijuana");
    check("Chih.", "Chihuahua Ciudad_Juarez Ojinaga");
    check("Tamps.", "Matamoros Monterrey");
    check("Sonora, México", "Hermosillo");
    check("Estado de Sonora", "Hermosillo");
    check("Yuc.", "Merida");
    check("Dgo.", "Monterrey");
    check("S.L.P.", "Mexico_City");
    check("Nayarit", "Mazatlan Bahia_Banderas");
}

#[test]
fn states_of_the_united_states() {
    let check = |name, expected| assert_eq!(names(state_zones(region("US"), name)), expected, "{name}");
    check("TX", "Chicago Denver");
    check("State of Texas", "Chicago Denver");
    check("Houston, TX", "Chicago Denver");
    check("Texas, USA", "Chicago Denver");
    check("Mass.", "New_York");
    check("Calif.", "Los_Angeles");
    check("Fla.", "New_York Chicago");
    check("Arizona", "Phoenix Denver");
    check("N. Dakota", "Chicago Denver");
    check("N.Y.", "New_York");
    check("Washington", "Los_Angeles");
    check("Washington, D.C.", "New_York");
    check("Kentucky", "New_York Chicago");
    check("Tenn.", "Chicago New_York");
    check("Idaho", "Boise Los_Angeles");
    check("Alaska", "Anchorage Adak");
    check("P.R.", "Puerto_Rico");
}

#[test]
fn argentine_provinces() {
    let check = |name, expected| {
        let names = names(state_zones(region("AR"), name));
        assert_eq!(names.trim_start_matches("Argentina/"), expected, "{name}");
    };
    check("CABA", "Buenos_Aires");
    check("C.A.B.A.", "Buenos_Aires");
    check("Buenos Aires - CABA", "Buenos_Aires");
    check("Cap. Fed.", "Buenos_Aires");
    check("Capital Federal", "Buenos_Aires");
    check("Bs As", "Buenos_Aires");
    check("Bs. As.", "Buenos_Aires");
    check("Pcia de Buenos Aires", "Buenos_Aires");
    check("Pcia. de Bs. As.", "Buenos_Aires");
    check("Provincia de Córdoba", "Cordoba");
    check("Sta. Fe", "Cordoba");
    check("Neuquén", "Salta");
    check("Tierra del Fuego", "Ushuaia");
    check("Sgo. del Estero", "Cordoba");
    check("U", "Catamarca");
}

#[test]
fn other_countries() {
    let check =
        |letters, name, expected| assert_eq!(names(state_zones(region(letters), name)), expected, "{name}");
    check("CL", "Región de Magallanes", "Punta_Arenas");
    check("CL", "Aysén", "Coyhaique");
    check("CL", "RM", "Santiago");
    check("CL", "Región del Biobío", "Santiago");
    check("CL", "V", "Santiago Easter");
    check("CL", "O’Higgins", "Santiago");
    check("CA", "Québec", "Toronto Halifax Blanc-Sablon");
    check("CA", "Sask.", "Regina Edmonton");
    check("CA", "N.B.", "Moncton");
    check("ES", "Las Palmas", "Canary");
    check("ES", "Santa Cruz de Tenerife", "Canary");
    check("ES", "Canarias", "Canary");
    check("ES", "Comunidad de Madrid", "Madrid");
    check("PT", "Madeira", "Madeira");
    check("PT", "Açores", "Azores");
    check("PT", "Distrito de Lisboa", "Lisbon");
}

#[test]
fn what_names_no_state_or_two_that_differ_has_no_zone() {
    let check = |letters, name| assert_eq!(names(state_zones(region(letters), name)), "", "{name}");
    check("BR", "");
    check("BR", " - ");
    check("BR", "Texas");
    check("UY", "SP");
    check("US", "Nevada, MO");
    check("BR", "SP/AM");
    check("ZZ", "SP");
}

#[test]
fn cities_of_states_with_several_zones() {
    let check = |letters, state, city, expected| {
        assert_eq!(names(city_zones(region(letters), state, city)), expected, "{city}");
    };
    check("US", "TX", "El Paso", "Denver");
    check("US", "TX", "ElPaso", "Denver");
    check("US", "TX", "EL PASO TX", "Denver");
    check("US", "Texas", "Houston", "Chicago");
    check("US", "Texas", "", "Chicago Denver");
    check("US", "FL", "Pensacola", "Chicago");
    check("US", "FL", "Panama City", "Chicago");
    check("US", "FL", "Miami", "New_York");
    check("US", "FL", "Somewhere", "New_York Chicago");
    check("US", "TN", "Knoxville", "New_York");
    check("US", "TN", "Nashville", "Chicago");
    check("US", "TN", "Memphis", "Chicago");
    check("US", "TN", "Chattanooga", "New_York");
    check("US", "KY", "Louisville", "New_York");
    check("US", "KY", "Bowling Green", "Chicago");
    check("US", "KY", "Owensboro", "Chicago");
    check("US", "KY", "Paducah", "Chicago");
    check("US", "IN", "Gary", "Chicago");
    check("US", "IN", "Evansville", "Chicago");
    check("US", "IN", "Indianapolis", "New_York");
    check("US", "OR", "Ontario", "Boise");
    check("US", "NY", "Buffalo", "New_York");
    check("BR", "PE", "Fernando de Noronha", "Noronha");
    check("BR", "PE", "Recife", "Recife");
    check("BR", "AM", "Eirunepé", "Eirunepe");
    check("BR", "AM", "Tabatinga", "Eirunepe");
    check("BR", "AM", "Benjamin Constant - AM", "Eirunepe");
    check("BR", "AM", "Boca do Acre", "Manaus Eirunepe");
    check("BR", "AM", "Lábrea", "Manaus Eirunepe");
    check("MX", "Chihuahua", "Cd. Juárez", "Ciudad_Juarez");
    check("MX", "Chih.", "Ojinaga", "Ojinaga");
    check("MX", "Chih.", "Delicias", "Chihuahua");
    check("MX", "Jalisco", "Puerto Vallarta", "Mexico_City");
    check("MX", "Nayarit", "Nuevo Vallarta", "Bahia_Banderas");
    check("MX", "Nay.", "Tepic", "Mazatlan");
    check("MX", "Coahuila", "Piedras Negras", "Matamoros");
    check("MX", "BC", "Tijuana", "Tijuana");
    check("CL", "Valparaíso", "Isla de Pascua", "Easter");
    check("CL", "Valparaíso", "Viña del Mar", "Santiago");
    check("CL", "Magallanes", "Punta Arenas", "Punta_Arenas");
    check("CA", "QC", "Îles-de-la-Madeleine", "Halifax");
    check("ZZ", "TX", "El Paso", "");
}

#[test]
fn the_tables_are_folded_and_say_nothing_twice() {
    let folded = |(.., name, _): &Row| assert!(*name == ANY_OTHER || fold(name) == **name, "{name}");
    STATES.iter().chain(&CITIES).for_each(folded);
    let states: BTreeSet<_> = STATES.iter().map(|(region, _, name, _)| (region, name)).collect();
    let cities: BTreeSet<_> = CITIES.iter().map(|(region, code, name, _)| (region, code, name)).collect();
    assert_eq!((states.len(), cities.len()), (STATES.len(), CITIES.len()));
    let codes: BTreeSet<_> = STATES.iter().map(|(region, code, ..)| (region, code)).collect();
    for (region, code, name, zones) in &CITIES {
        assert!(codes.contains(&(region, code)), "{code} is no state");
        let state = state_zones(Region::new(region).unwrap(), code);
        assert!(
            zones.iter().all(|zone| state.contains(zone)),
            "{region} {code} {name}: not a zone of its state"
        );
    }
}

#[test]
fn every_state_is_there() {
    let check = |region, count| {
        let codes: BTreeSet<_> = STATES.iter().filter(|row| row.0 == region).map(|row| row.1).collect();
        assert_eq!(codes.len(), count, "{region}");
    };
    check("BR", 27);
    check("MX", 32);
    check("US", 56);
    check("AR", 24);
    check("CL", 16);
    check("CA", 13);
}
