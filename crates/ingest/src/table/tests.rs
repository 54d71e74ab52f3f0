//! Tables found in files, from end to end.

use crate::fixtures::{file, path_of, read};
use crate::{Header, Names, Source, open};
use rust_xlsxwriter::Workbook;

/// The remarks on a text file's rows.
fn remarks(text: &str) -> Vec<String> {
    let file = file(text.as_bytes());
    let source = Source { delimiter: Some(';'), ..Source::at(path_of(&file)) };
    read(open(&source).unwrap()).1
}

#[test]
fn footers_and_other_tables_are_remarked_upon_where_they_stand() {
    let check = |text: &str, expected: &[&str]| assert_eq!(remarks(text), expected, "{text:?}");
    let list = "Nombre;Celular;Ciudad\nAna;099000001;Salto\nEva;099000002;Rocha\n";
    check(list, &[]);
    check(&format!("{list}\nTotal;2\n;;\n© Acme\n"), &["5 row-footer", "7 row-footer"]);
    let second = format!("{list}\nPor ciudad;;\nCiudad;Cantidad;\nSalto;5;\n");
    let other = ["5 row-of-another-table", "6 row-of-another-table", "7 row-of-another-table"];
    check(&second, &other);
    // The end of the file may be the beginning of a block.
    let many = |rows: usize| format!("Nombre;Celular;Ciudad\n{}", "Ana;099000001;Salto\n".repeat(rows));
    for rows in [4095, 4096, 4097, 8191, 8192, 8193, 9000] {
        let (first, second) = (rows + 2, rows + 3);
        let expected = [format!("{first} row-footer"), format!("{second} row-footer")];
        assert_eq!(remarks(&format!("{}Total;9\nCopyright Acme\n", many(rows))), expected);
        let begins = rows + 3;
        let expected: Vec<String> =
            (begins..begins + 3).map(|row| format!("{row} row-of-another-table")).collect();
        assert_eq!(remarks(&format!("{}\nCiudad;Cantidad\nSalto;5\nRocha;7\n", many(rows))), expected);
    }
}

#[test]
fn the_layout_is_told() {
    let check = |text: &str, columns: &[&str], names: Names, width| {
        let file = file(text.as_bytes());
        let reader = open(&Source { delimiter: Some(';'), ..Source::at(path_of(&file)) }).unwrap();
        assert_eq!(reader.table().columns, columns, "{text:?}");
        assert_eq!((&reader.layout().names, reader.layout().width), (&names, width), "{text:?}");
    };
    let row = |cells: &[&str]| Names::Row(cells.iter().map(ToString::to_string).collect());
    check("Fone;;Fone;\n1;2;3;\n", &["Fone", "B", "Fone (2)", "D"], row(&["Fone", "", "Fone", ""]), 3);
    check("099000001;Ana\n099000002;Eva\n", &["A", "B"], Names::Nowhere, 2);
    check("Lista\n\nFone;Nome\n099000001;Ana\n", &["Fone", "Nome"], row(&["Fone", "Nome"]), 2);
    check(
        "Cliente;;Contacto;\nNombre;Alta;Celular;Fijo\nAna;1;099000001;5\n",
        &["Cliente Nombre", "Cliente Alta", "Contacto Celular", "Contacto Fijo"],
        row(&["Cliente Nombre", "Cliente Alta", "Contacto Celular", "Contacto Fijo"]),
        4,
    );
}

#[test]
fn names_that_no_row_holds_leave_the_table_where_it_is() {
    let file = file(b"Lista de hoy;;\n\nNome;Celular;Cidade\nAna;099000001;Rio\n");
    let naming =
        |name: &str| Source { header: Header::Naming(vec![name.into()]), ..Source::at(path_of(&file)) };
    let header_row = |name| open(&naming(name)).unwrap().table().header_row;
    assert_eq!((header_row("Fone"), header_row("Celular"), header_row("Lista de hoy")), (3, 3, 1));
}

#[test]
fn a_list_pasted_into_column_a_is_cut() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let lines = ["Nombre;Celular;Ciudad", "Ana;099000001;\"Salto; Uruguay\"", "Eva;099000002;Rocha;x"];
    for (nth, line) in lines.iter().enumerate() {
        sheet.write(nth as u32 * 2, 0, *line).unwrap();
    }
    for row in 6..200 {
        sheet.write(row, 0, format!("Zoe;0990{row:05};Salto")).unwrap();
    }
    let file = file(&workbook.save_to_buffer().unwrap());
    let reader = open(&Source::at(path_of(&file))).unwrap();
    assert_eq!(reader.table().columns, ["Nombre", "Celular", "Ciudad", "D"]);
    let (cells, remarks) = read(reader);
    assert_eq!(cells[0], (3, vec!["Ana".into(), "099000001".into(), "Salto; Uruguay".into()]));
    assert_eq!(cells[195], (200, vec!["Zoe".into(), "099000199".into(), "Salto".into()]));
    assert_eq!(remarks, ["D5 cells-beyond-header"]);
    let raw = open(&Source { header: Header::None, ..Source::at(path_of(&file)) }).unwrap();
    assert_eq!(raw.table().columns, ["A"]);
}

#[test]
fn a_table_beside_the_list_is_told_and_not_read() {
    let text = "Nombre;Celular;;Ciudad;Cantidad\nAna;099000001;;Salto;5\nEva;099000002;;Rocha;7\nZoe;099000003;;;\nSol;099000004;;;\nLuz;099000005;;;\n";
    let file = file(text.as_bytes());
    let source = |header| Source { delimiter: Some(';'), header, ..Source::at(path_of(&file)) };
    let check = |source: Source, columns: &[&str], rows: usize, expected: &[&str]| {
        let reader = open(&source).unwrap();
        assert_eq!(reader.table().columns, columns);
        let (cells, remarks) = read(reader);
        assert_eq!((cells.len(), remarks), (rows, expected.iter().map(ToString::to_string).collect()));
    };
    let beside = ["D2 cells-of-another-table", "D3 cells-of-another-table"];
    check(source(Header::Found), &["Nombre", "Celular"], 5, &beside);
    check(source(Header::Row(1)), &["Nombre", "Celular"], 5, &beside);
    let naming = |names: &[&str]| Header::Naming(names.iter().map(ToString::to_string).collect());
    check(source(naming(&["Celular"])), &["Nombre", "Celular"], 5, &beside);
    // What is named is read, and what is named on both sides is one table.
    let other = ["A2", "A3", "A4", "A5", "A6"].map(|cell| format!("{cell} cells-of-another-table"));
    let other: Vec<&str> = other.iter().map(String::as_str).collect();
    check(source(naming(&["Cantidad"])), &["A", "B", "C", "Ciudad", "Cantidad"], 5, &other);
    let all = ["Nombre", "Celular", "C", "Ciudad", "Cantidad"];
    check(source(naming(&["Celular", "Cantidad"])), &all, 5, &[]);
    let range = Source { range: "D1:E3".parse().ok(), ..source(Header::Found) };
    check(range, &["A", "B", "C", "Ciudad", "Cantidad"], 2, &[]);
    let told = open(&source(Header::Found))
        .unwrap()
        .layout()
        .beside
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>();
    assert_eq!(told, ["columns D to E, row 1: Ciudad, Cantidad"]);
}

#[test]
fn a_header_that_is_repeated_is_left_out_wherever_blocks_end() {
    for rows in [4093, 4094, 4095, 4096, 8190] {
        let page = |rows| "Ana;099000001;Salto\n".repeat(rows);
        let header = "Nombre;Celular;Ciudad\n";
        let text = format!("Lista 1;;\n{header}{}Página 1;;\nLista 2;;\n\n{header}{}", page(rows), page(9));
        let expected = [rows + 3, rows + 4, rows + 6].map(|row| format!("{row} row-header-again"));
        assert_eq!(remarks(&text), expected);
    }
}

#[test]
fn a_header_of_two_rows_is_found_by_names_of_both() {
    let text = "Nombre;Contacto;;Total\n;Celular;Fijo;\nAna;099000001;2;5\nEva;099000002;2;7\n";
    let file = file(text.as_bytes());
    let names = ["Nombre", "Contacto Celular"].map(str::to_owned).to_vec();
    let source = Source { delimiter: Some(';'), header: Header::Naming(names), ..Source::at(path_of(&file)) };
    assert_eq!(
        open(&source).unwrap().table().columns,
        ["Nombre", "Contacto Celular", "Contacto Fijo", "Total"]
    );
}

#[test]
fn what_stands_on_a_page_begins_no_table() {
    let page = "Nombre;Celular;Ciudad;Zona\nAna;099000001;Salto;1\nEva;099000002;Rocha;2\n";
    let text = format!("Acme;Lista 1;;\n\n{page}\nAcme;Lista 2;;\n{page}");
    assert_eq!(remarks(&text), ["7 row-header-again", "8 row-header-again"]);
}

#[test]
fn what_is_wrong_beside_the_list_is_not_told() {
    let list = "Nombre;Celular;;Ciudad;Cantidad\nAna;099000001;;SÃ£o;5\nEva;099000002;;Rocha;7\n";
    let text = format!("{list}Zoe;099000003;;;\nSol;099000004;;;\n");
    assert_eq!(remarks(&text), ["D2 cells-of-another-table", "D3 cells-of-another-table"]);
}
