//! Headers of every kind come back from the files to mend: the ones that are alike, and the ones that look like formulas.

use super::desk::{self, Desk};
use crate::world::pipeline;

/// A desk whose pipeline demands a name, with some of its words replaced.
fn desk(replaced: &[(&str, &str)], more: &str, list: &str) -> Desk {
    let desk = Desk::of("", list);
    let text = pipeline("sandbox", more);
    let text = text.replace("nombre = \"Nombre\"", "nombre = { column = \"Nombre\", required = true }");
    let text = replaced.iter().fold(text, |text, (from, to)| text.replace(from, to));
    desk.world.write("ventas.toml", text);
    desk
}

#[test]
fn the_number_that_is_meant_is_dialled_though_another_column_has_the_same_name_in_capitals() {
    let list = "Celular;Casa;Nombre;CELULAR\n098 000 001;;Ana;\n098 000 002;;;098 000 777\n";
    for form in ["csv", "xlsx"] {
        let desk = desk(&[], "", list);
        assert_eq!(desk.run(&[]).exit, 0);
        if form == "csv" {
            let text = std::fs::read_to_string(desk.rejected("csv")).unwrap();
            assert!(text.contains("\n098 000 002;;;098 000 777;"), "{text}");
            desk.world.write("de-vuelta.csv", text.replace(";;;098 000 777;", ";;Eva;098 000 777;"));
        } else {
            let mut rows = desk::rows(&desk.rejected("xlsx"));
            assert_eq!(rows[1][..4], ["098 000 002", "", "", "098 000 777"]);
            rows[1][2] = "Eva".to_owned();
            desk.save("de-vuelta.xlsx", &rows);
        }
        let said = desk.run(&["--input", &format!("de-vuelta.{form}")]);
        assert_eq!(said.exit, 0, "{}", said.err);
        let lines = desk.lines();
        assert!(lines.contains("98000002") && !lines.contains("98000777"), "{lines}");
    }
}

#[test]
fn a_header_that_looks_like_a_formula_is_found_again() {
    let list = "Nombre;-Celular;Casa;+CI;=Ref\nAna;098 000 001;;7;a\nEva;;;8;=b\nAna;098 000 002;;7;c\n";
    let desk = desk(&[("\"Celular\"", "\"-Celular\"")], "[duplicates]\nid = \"+CI\"", list);
    assert_eq!(desk.run(&[]).exit, 0);
    let text = std::fs::read_to_string(desk.rejected("csv")).unwrap();
    assert!(text.starts_with("\u{feff}Nombre;'-Celular;Casa;'+CI;'=Ref;"), "{text}");
    desk.world.write("de-vuelta.csv", &text);
    let said = desk.run(&["--input", "de-vuelta.csv"]);
    assert_eq!(said.exit, 9, "{}", said.err);
    // Nobody changed a row, and so it is known.
    assert_eq!(desk.left_out(), [("duplicate", 1), ("phone-missing", 1)]);
    let again = std::fs::read_to_string(desk.rejected("csv")).unwrap();
    assert_eq!(again, text);
    desk.world.write("de-vuelta.csv", text.replace("Eva;;", "Eva;098 000 003;"));
    let said = desk.run(&["--input", "de-vuelta.csv"]);
    assert_eq!(said.exit, 0, "{}", said.err);
    assert_eq!(desk.people(), ["Eva"]);
}
