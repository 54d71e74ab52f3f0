//! Where an SQL statement makes the rows, what is mended are the rows that it was given.

use super::desk::{self, Desk};
use crate::world::pipeline;

#[test]
fn the_rows_of_the_list_are_mended_not_those_of_the_statement() {
    let list = "Celular;Nombre;Saldo\n098 000 001;Ana;500\n12;Eva;400\n;Leo;300\n13;Ivo;5\n";
    let desk = Desk::of("", list);
    let statement =
        "sql = \"SELECT s.Nombre AS quien, s.Celular AS tel FROM source s WHERE number(s.Saldo) > 100\"";
    let text = pipeline("sandbox", "").replace("[\"Celular\", \"Casa\"]", "[\"tel\"]");
    desk.world.write("ventas.toml", format!("{statement}\n{}", text.replace("\"Nombre\"", "\"quien\"")));
    let said = desk.run(&[]);
    assert_eq!(said.exit, 0, "{}", said.err);
    let mut rows = desk::rows(&desk.rejected("xlsx"));
    assert_eq!(rows[0][..3], ["Celular", "Nombre", "Saldo"]);
    assert_eq!(rows[1][..3], ["12", "Eva", "400"]);
    assert!(desk::cell(&rows, "Eva", "What is wrong (dialbase)").contains("tel: "), "{rows:?}");

    desk::mend(&mut rows, &[("Eva", "098 000 002")]);
    desk.save("arreglado.xlsx", &rows);
    let said = desk.run(&["--input", "arreglado.xlsx"]);
    assert_eq!(said.exit, 0, "{}", said.err);
    assert_eq!((desk.people(), desk.left_out()), (vec!["Eva".to_owned()], vec![("phone-missing", 1)]));

    // The text has a column of ours whose name means something to a statement.
    let text = std::fs::read_to_string(desk.rejected("csv")).unwrap();
    desk.world.write("de-vuelta.csv", text.replace(";Leo;", "098 000 003;Leo;"));
    let said = desk.run(&["--input", "de-vuelta.csv"]);
    assert_eq!(said.exit, 0, "{}", said.err);
    assert_eq!(desk.people(), ["Leo"]);
    let said = desk.run(&["--input", "arreglado.xlsx"]);
    assert_eq!(said.exit, 9, "{}", said.err);
    assert_eq!(desk.left_out(), [("loaded-earlier", 1), ("phone-missing", 1)]);
}

#[test]
fn a_row_that_the_statement_made_says_what_it_holds_and_only_what_is_wrong_with_it() {
    let list = "Cuenta;Tel;Quien\n1;098 000 001;Ana\n2;12;Eva\n3;5,98E+10;Leo\n4;;Ivo\n4;;Ivo\n";
    let desk = Desk::of("", list);
    let statement =
        "sql = \"SELECT MAX(Tel) AS Celular, Cuenta, MAX(Quien) AS Nombre FROM source GROUP BY Cuenta\"";
    let text = pipeline("sandbox", "").replace("[\"Celular\", \"Casa\"]", "[\"Celular\"]");
    desk.world.write("ventas.toml", format!("{statement}\n{text}"));
    let said = desk.run(&[]);
    assert_eq!(said.exit, 0, "{}", said.err);
    assert_eq!(desk.people(), ["Ana"]);
    let rows = desk::rows(&desk.rejected("xlsx"));
    assert_eq!(rows[0][..5], ["Cuenta", "Tel", "Quien", "Celular", "Nombre"]);
    let row = |person: &str| rows.iter().find(|row| row[4] == person).unwrap();
    assert_eq!(row("Eva")[..5], ["2", "", "", "12", "Eva"]);
    assert_eq!(row("Ivo")[..5], ["4", "", "", "", "Ivo"]);
    let reason = desk::column(&rows, "What is wrong (dialbase)");
    assert!(row("Leo")[reason].contains("Celular: "), "{rows:?}");
    assert!(!row("Ivo")[reason].contains("Celular: "), "reasons of another row: {rows:?}");
    assert_eq!(row("Eva")[reason].matches("Celular: ").count(), 1, "{rows:?}");
}
