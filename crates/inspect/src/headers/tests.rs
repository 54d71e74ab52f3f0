//! Headers as exports write them, and what they say.

use super::*;

fn check(header: &str, meaning: Option<Meaning>) {
    assert_eq!(claim(header).map(|claim| claim.meaning), meaning, "{header}");
}

#[test]
fn columns_of_phones_are_called_so() {
    for phone in [
        "Phone",
        "Mobile",
        "Other Phone",
        "Asst. Phone",
        "Mobile Phone Number",
        "Person - Phone - Mobile",
        "Phone 1 - Value",
        "Business Phone",
        "phone_number",
        "alt_phone",
        "PhoneNumber",
        "Telefone",
        "CELULAR",
        "FONE",
        "TELEFONE1",
        "WHATSAPP",
        "teléfono",
        "Teléfono móvil",
        "móvil",
        "tel",
        "tel_1",
        "Teléfono fijo",
        "FIJO",
        "CELULAR 2",
        "Nº de celular",
        "Telefone comercial",
        "telefone do cliente",
        "Tel. Casa",
    ] {
        check(phone, Some(Meaning::Phone));
    }
}

#[test]
fn false_friends_names_and_numbers_of_people_are_told_apart() {
    check("Parcelas", Some(Meaning::Number));
    check("PARCELAS EM ATRASO", Some(Meaning::Number));
    check("idade", Some(Meaning::Number));
    check("Phone 1 - Type", Some(Meaning::Choice));
    check("Phone 1 - Label", Some(Meaning::Choice));
    check("Tipo de teléfono", Some(Meaning::Choice));
    check("ad_name", Some(Meaning::Text));
    check("form_name", Some(Meaning::Text));
    check("Account Name", Some(Meaning::Company));
    check("Fax", Some(Meaning::Fax));
    check("Business Fax", Some(Meaning::Fax));
    check("Fax phone", Some(Meaning::Fax));
    check("Pager", Some(Meaning::Fax));
    check("DDD", Some(Meaning::AreaCode));
    check("DDD1", Some(Meaning::AreaCode));
    check("Código de área", Some(Meaning::AreaCode));
    check("NOME", Some(Meaning::Name));
    check("NOME_CLIENTE", Some(Meaning::Name));
    check("Nombre y Apellido", Some(Meaning::Name));
    check("CLIENTE", Some(Meaning::Name));
    check("full_name", Some(Meaning::Name));
    check("First Name", Some(Meaning::FirstName));
    check("Apellidos", Some(Meaning::LastName));
    check("CPF", Some(Meaning::Id));
    check("CPF/CNPJ", Some(Meaning::Id));
    check("CI", Some(Meaning::Id));
    check("cédula", Some(Meaning::Id));
    check("Documento", Some(Meaning::Id));
    check("Record ID", Some(Meaning::Code));
    check("lead_id", Some(Meaning::Code));
    check("COD CLIENTE", Some(Meaning::Code));
    check("Nº", Some(Meaning::Code));
}

#[test]
fn other_columns_are_known_by_their_words() {
    check("E-MAIL", Some(Meaning::Email));
    check("DT VENCTO", Some(Meaning::Date));
    check("Fecha de pago", Some(Meaning::Date));
    check("created_time", Some(Meaning::Date));
    check("DÍVIDA", Some(Meaning::Amount));
    check("saldo_vencido", Some(Meaning::Amount));
    check("DEUDA S/", Some(Meaning::Amount));
    check("Cuota Gs.", Some(Meaning::Amount));
    check("DIAS MORA", Some(Meaning::Number));
    check("Zona", Some(Meaning::Zone));
    check("tz", Some(Meaning::Zone));
    check("Time Zone", Some(Meaning::Zone));
    check("UF", Some(Meaning::State));
    check("Provincia", Some(Meaning::State));
    check("CIDADE", Some(Meaning::City));
    check("LOCALIDAD", Some(Meaning::City));
    check("CEP", Some(Meaning::PostalCode));
    check("Mailing Address", Some(Meaning::Address));
    check("E-mail Address", Some(Meaning::Email));
    check("Prioridad", Some(Meaning::Priority));
    check("Agente", Some(Meaning::Agent));
    check("GESTOR", Some(Meaning::Agent));
    check("Ramal", Some(Meaning::Agent));
    check("Contact owner", Some(Meaning::Choice));
    check("Unsubscribed from all email", Some(Meaning::Choice));
    check("campaña", Some(Meaning::Campaign));
    check("campaign_name", Some(Meaning::Text));
    check("Do Not Call", Some(Meaning::OptOut));
    check("NÃO LIGAR", Some(Meaning::OptOut));
    check("no llamar", Some(Meaning::OptOut));
    check("optedout", Some(Meaning::OptOut));
    check("HasOptedOutOfEmail", Some(Meaning::Choice));
    check("Observaciones", Some(Meaning::Text));
    check("Website", Some(Meaning::Url));
    check("Cancelado", None);
    check("Celda", None);
    check("Hotel", None);
    check("Namespace", None);
    check("A", None);
    check("", None);
}

#[test]
fn words_that_are_not_understood_are_noticed() {
    let check =
        |header: &str, whole| assert_eq!(claim(header).map(|claim| claim.whole), Some(whole), "{header}");
    check("Nombre completo del cliente", true);
    check("Nombre producto", false);
    check("Ramal", false);
    check("Agente", true);
    check("Teléfono del vendedor", false);
    check("TELEFONE 2", true);
}

#[test]
fn a_header_is_cut_into_words() {
    let check = |header, expected: &[&str]| assert_eq!(words(header), expected, "{header}");
    check("PhoneNumber", &["phone", "number"]);
    check("Phone 1 - Value", &["phone", "1", "value"]);
    check("TELEFONE1", &["telefone", "1"]);
    check("em_que_horário?", &["em", "que", "horario"]);
    check("DEUDA S/", &["deuda", "s/"]);
    check("Nº", &["n"]);
}

#[test]
fn no_phrase_stands_twice() {
    let mut seen = std::collections::BTreeSet::new();
    for (meaning, _, phrases) in PHRASES {
        for phrase in phrases.split('|') {
            assert!(seen.insert(phrase), "{phrase} of {meaning:?} stands twice");
            assert_eq!(words(phrase).join(" "), phrase, "is not written as words are");
        }
    }
}
