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
