//! Where tables begin, a sheet a line.

use super::*;
use crate::table::fixtures::grid;

/// The rows of the header and of the first data, 0 for none.
fn check(text: &str, header: u32, data: u32) {
    let lines = grid(text);
    let found = find(&lines).unwrap();
    let number = |at: Option<usize>| at.and_then(|at| lines.get(at)).map_or(0, |line| line.number);
    assert_eq!((number(found.header), number(Some(found.data))), (header, data), "{text}\n{:?}", found.why);
}

#[test]
fn the_first_row_is_the_header_of_an_ordinary_list() {
    check("Nombre|Celular\nAna|099 000 001\nEva|099 000 002", 1, 2);
    check("\n\nNombre|Celular\nAna|099 000 001", 3, 4);
    check("Nombre|Ciudad\nAna|Salto\nEva|Rocha", 1, 2);
    check("Celular\n099 000 001\n099 000 002", 1, 2);
    check("Nombre\nAna\nEva\nAna", 1, 2);
    check("Nombre", 1, 0);
    check("Nombre|Celular", 1, 0);
    check("|x\n1|0.5\n2|0.7", 1, 2);
    check("|x\na|b\nc|d", 1, 2);
    check("País|2019|2020|2021\nUruguay|3.5|3.6|3.7\nBrasil|4|5|6", 1, 2);
    check("País|2019\nUruguay|3500\nBrasil|21000", 1, 2);
    check("|0|1|2\na|5|7|9\nb|6|7|1", 1, 2);
    check("Cliente|01/2024|02/2024\nAna|5|7\nEva|5|1", 1, 2);
    check("name|type|about\nname|text|who\nphone|text|where to\nage|number|years", 1, 2);
    check("a|b|c|d|e|f\n1||||5|\n|2|||5|\n||3||5|", 1, 2);
    check("Celular\n099 000 001|Ana|Salto\n099 000 002|Eva|Rocha", 1, 2);
    check("Nombre|Celular|\nAna|099 000 001|x\nEva|099 000 002|y", 1, 2);
    check("a|b|c\n1|b|c\n2|b|c", 1, 2);
    check("empty|0|0.00|m/d/yy|d-mmm\n|1000.55|1000.55|2040-05-20|2040-05-20", 1, 2);
    check("Estado|Fecha\nactivo|2024-01-01\nactivo|N/A\n|2024-01-02", 1, 2);
    check("Nombre|Celular\nAna|099 000 001\n\nCiudad|Cantidad\nSalto|5", 1, 2);
}

#[test]
fn a_list_may_have_no_header() {
    check("099 000 001\n099 000 002", 0, 1);
    check("Ana|099 000 001\nEva|099 000 002", 0, 1);
    check("Ana|ana@example.org\nEva|eva@example.org", 0, 1);
    check("1|2|3\n4|5|6\n7|8|9", 0, 1);
    check("2024-01-01|a\n2024-01-02|b", 0, 1);
    check("Ana|099 000 001", 0, 1);
    check("\nAna|N/A|099 000 001\nEva|5|099 000 002\nZoe|7|099 000 003", 0, 2);
    check("Ana|Salto|activo\nEva|Rocha|baja\nZoe|Salto|activo", 0, 1);
    check("Lista de hoy\n\nAna|099 000 001|Salto\nEva|099 000 002|Rocha", 0, 3);
}

#[test]
fn what_stands_above_the_table_is_no_part_of_it() {
    check("Relatório de vendas\nNome|Celular|Cidade\nAna|099 000 001|Rio\nEva|099 000 002|Rio", 2, 3);
    check("Relatório de vendas\n\nNome|Celular\nAna|099 000 001\nEva|099 000 002", 3, 4);
    check("||Relatório de vendas|\n\nNome|Celular|Cidade|UF\nAna|099 000 001|Rio|RJ", 3, 4);
    check(
        "Acme\nDesde:|01/01/2024\nHasta:|31/01/2024\n\nNombre|Celular|Ciudad|Zona\nAna|099 000 001|Salto|1",
        5,
        6,
    );
    check("Desde:|01/01/2024\nHasta:|31/01/2024\n\nNombre|Celular|Ciudad\nAna|099 000 001|Salto", 4, 5);
    check("Hasta:|31/01/2024\nNombre|Apellido|Ciudad\nAna|Paz|Salto\nEva|Sosa|Rocha", 2, 3);
    check("Título\nNombre|Apellido|Ciudad\nAna|Paz|Salto\nEva|Sosa|Rocha", 2, 3);
    check("Lista\n\nNombre|Ciudad\nAna|Salto\nEva|Rocha", 3, 4);
    // A name alone above two columns is as likely a narrow header.
    check("Lista\nNombre|Ciudad\nAna|Salto\nEva|Rocha", 1, 2);
}

#[test]
fn a_list_stands_below_a_table_without_telephone_numbers() {
    let summary = "Ciudad|Cantidad\nSalto|5\nRocha|7\n\n";
    check(&format!("{summary}Nombre|Celular\nAna|099 000 001\nEva|099 000 002"), 5, 6);
    check(&format!("{summary}Clientes\nNombre|Celular\nAna|099 000 001\nEva|099 000 002"), 6, 7);
    check(&format!("{summary}Zona|Ventas\nNorte|1\nSur|2"), 1, 2);
    let list = "Nombre|Celular\nAna|099 000 001\nEva|099 000 002\n\n";
    check(&format!("{list}Cliente|Tel\nZoe|099 000 003\nSol|099 000 004"), 1, 2);
}

#[test]
fn a_header_may_have_two_rows() {
    let check = |text: &str, row: u32, names: &[&str]| {
        let lines = grid(text);
        let found = find(&lines).unwrap();
        let (group, header) = (found.group.expect("a group"), found.header.expect("a header"));
        assert_eq!(
            (lines[header].number, joined(&lines[group], &lines[header])),
            (row, names.iter().map(ToString::to_string).collect()),
            "{text}"
        );
    };
    check(
        "Cliente||Contacto||\nNombre|Cédula|Celular|Fijo|Correo\nAna|1|099 000 001||a@example.org\nEva|2|099 000 002||e@example.org",
        2,
        &["Cliente Nombre", "Cliente Cédula", "Contacto Celular", "Contacto Fijo", "Contacto Correo"],
    );
    check(
        "Nombre|Contacto||Total\n|Celular|Fijo|\nAna|099 000 001|2|5\nEva|099 000 002|2|7",
        2,
        &["Nombre", "Contacto Celular", "Contacto Fijo", "Total"],
    );
    check(
        "Rubro|Banco|Saldo||||\n|||Antes|Hoy|Debe|Haber\nLuz|Uno||10|20|1|2\nAgua|Dos||15|25|3|4",
        2,
        &["Rubro", "Banco", "Saldo", "Antes", "Hoy", "Debe", "Haber"],
    );
    check(
        "Informe\n\nCliente||Contacto||\nNombre|Cédula|Celular|Fijo|Correo\nAna|1|099 000 001||a@example.org\nEva|2|099 000 002||e@example.org",
        4,
        &["Cliente Nombre", "Cliente Cédula", "Contacto Celular", "Contacto Fijo", "Contacto Correo"],
    );
}

#[test]
fn the_reason_is_told_in_words() {
    let check = |text: &str, why: &str| {
        let found = words::Message::all(find(&grid(text)).unwrap().why);
        assert_eq!(found.unwrap().english(), why);
    };
    check(
        "Informe\nNombre|Celular|Alta\nAna|099 000 001|2024-01-01\nEva|099 000 002|2024-01-02",
        "3 texts, each different, over rows of long numbers and dates; the row above it is a title",
    );
    check("Nombre|Ciudad\nAna|Salto", "2 texts, each different, and nothing in it that looks like data");
    check(
        "099 000 001\n099 000 002",
        "no row names the columns: row 1 holds long numbers, as the rows below do",
    );
}
