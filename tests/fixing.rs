//! Rows that were left out are mended in the workbook, or in the text, and loaded again: those that were mended go, once.

mod desk;
mod headers;
mod office;
mod outside;
mod same;
#[cfg(feature = "sql")]
mod statement;

use crate::world::{Said, World, pipeline};
use desk::{Desk, words_of};
use std::fmt::Write;

/// A list with five rows to mend, one duplicate, and two that are right.
const LIST: &str = "Celular;Casa;Nombre\n\
    098 000 001;;Ana\n\
    ;;Eva\n\
    12;;Leo\n\
    098 000 001;;Mia\n\
    5,98E+10;;Noa\n\
    ;;Ivo\n\
    sin número;;Ara\n\
    ;;\n\
    098 000 002;;Pia\n";

#[test]
fn what_was_mended_goes_and_only_once() {
    let desk = Desk::of("", LIST);
    assert_eq!(desk.run(&[]).exit, 0);
    assert_eq!(desk.people(), ["Ana", "Pia"]);
    let file = desk.rejected("xlsx");
    let mut rows = desk::rows(&file);
    assert_eq!(rows.len(), 7, "the header, five to mend, a duplicate: {rows:?}");

    // The manager mends three, and calls the file otherwise.
    desk::mend(&mut rows, &[("Eva", "098 000 003"), ("Leo", "098 000 004"), ("Noa", "098 000 005")]);
    desk.save("arreglado.xlsx", &rows);
    let said = desk.run(&["--input", "arreglado.xlsx"]);
    assert_eq!(said.exit, 0, "{}", said.err);
    assert_eq!(desk.people(), ["Eva", "Leo", "Noa"]);
    assert_eq!(desk.left_out(), [("duplicate", 1), ("phone-missing", 1), ("phone-unreadable", 1)]);

    // The very same once more: who went is named with the list and its day, and nothing is sent.
    let said = desk.run(&["--input", "arreglado.xlsx"]);
    assert_eq!(said.exit, 9, "{}", said.err);
    let left_out = [("duplicate", 1), ("loaded-earlier", 3), ("phone-missing", 1), ("phone-unreadable", 1)];
    assert_eq!(desk.left_out(), left_out);
    let loaded = desk.finding("loaded-earlier");
    assert!(loaded.contains("Ventas") && loaded.contains("of 20"), "{loaded}");

    // Two more in the same file, some rows of it gone, the others in another order.
    desk::mend(&mut rows, &[("Ivo", "098 000 006"), ("Ara", "098 000 007")]);
    rows.retain(|row| row[2] != "Leo");
    rows[1..].reverse();
    desk.save("arreglado.xlsx", &rows);
    assert_eq!(desk.run(&["--input", "arreglado.xlsx"]).exit, 0);
    assert_eq!(desk.people(), ["Ara", "Ivo"]);
    assert_eq!(desk.run(&["--input", "arreglado.xlsx"]).exit, 9);

    let verified = desk.world.dialbase(&["verify"]);
    assert_eq!(verified.exit, 0, "{}{}", verified.out, verified.err);
}

#[test]
fn the_text_is_mended_and_loaded_like_the_workbook() {
    let list = LIST.replace("Leo", "=Leo;:\n+1").replace('"', "");
    let list = list.replace("=Leo;:\n+1", "\"=Leo\n+1\"");
    let desk = Desk::of("", &list);
    assert_eq!(desk.run(&[]).exit, 0);
    let text = std::fs::read_to_string(desk.rejected("csv")).unwrap();
    assert!(text.contains("\"'=Leo\n'+1\""), "{text}");
    // As a spreadsheet saves it: without the mark, with other line ends.
    let mended = text.replace("12;;", "098 000 004;;").trim_start_matches('\u{feff}').replace(";\n", ";\r\n");
    desk.world.write("de-vuelta.csv", &mended);
    let said = desk.run(&["--input", "de-vuelta.csv"]);
    assert_eq!(said.exit, 0, "{}", said.err);
    assert_eq!(desk.people(), ["-Leo +1"], "without the apostrophes that made it harmless");
    let said = desk.run(&["--input", "de-vuelta.csv"]);
    assert_eq!(said.exit, 9, "{}", said.err);
    assert!(desk.left_out().contains(&("loaded-earlier", 1)), "{:?}", desk.left_out());
}

#[test]
fn a_row_that_went_goes_no_more_though_nothing_claims_it_any_longer() {
    // The next day, as it were: a person may go again after a moment.
    let desk = Desk::of("", LIST);
    desk.world.write("ventas.toml", pipeline("sandbox", "") + "repeat_after = \"1ms\"\n");
    assert_eq!(desk.run(&[]).exit, 0);
    let mut rows = desk::rows(&desk.rejected("xlsx"));
    desk::mend(&mut rows, &[("Eva", "098 000 003")]);
    desk.save("arreglado.xlsx", &rows);
    assert_eq!(desk.run(&["--input", "arreglado.xlsx"]).exit, 0);
    desk::mend(&mut rows, &[("Leo", "098 000 004")]);
    desk.save("arreglado.xlsx", &rows);
    assert_eq!(desk.run(&["--input", "arreglado.xlsx"]).exit, 0);
    assert_eq!(desk.people(), ["Leo"]);
    // What the second workbook holds stands since the first list, too.
    let mut rows = desk::rows(&desk.rejected("xlsx"));
    assert_eq!(desk::cell(&rows, "Eva", "Code (dialbase)"), "loaded-earlier");
    assert_eq!(desk::cell(&rows, "Ivo", "Where it stood (dialbase)"), "base.csv:7");
    desk::mend(&mut rows, &[("Ivo", "098 000 006")]);
    desk.save("otra-vez.xlsx", &rows);
    assert_eq!(desk.run(&["--input", "otra-vez.xlsx"]).exit, 0);
    assert_eq!(desk.people(), ["Ivo"]);
}

#[test]
fn no_guard_of_lists_judges_rows_that_come_again() {
    let rules = "[normal]\n[limits]\nrejected = { stop = \"70%\" }\nnumber-too-short = { stop = 1 }\n\
                 [alarms]\ninput-repeated = \"stop\"\ndigits-lost = \"stop\"";
    let desk = Desk::of(rules, "");
    let day = |day: u32| -> String {
        let rows = (0..60).fold(String::new(), |mut rows, row| {
            writeln!(rows, "098 0{day:02} {row:03};;Ana {row}").unwrap();
            rows
        });
        format!("Celular;Casa;Nombre\n{rows};;Eva {day}\n;;Leo {day}\n")
    };
    for nth in 1..=3 {
        desk.world.write("base.csv", day(nth));
        let said = desk.run(&[]);
        assert_eq!(said.exit, 0, "{}", said.err);
    }
    let changed = "changed = \"stop\"\npath = \"base.csv\"";
    let text = std::fs::read_to_string(desk.world.path("ventas.toml")).unwrap();
    desk.world.write("ventas.toml", text.replace("path = \"base.csv\"", changed));
    let mut rows = desk::rows(&desk.rejected("xlsx"));
    desk::mend(&mut rows, &[("Eva 3", "098 900 001"), ("Leo 3", "12")]);
    desk.save("arreglado.xlsx", &rows);
    // One of two rows, the other wrong in a new way: the smallest list ever, of nobody who went before.
    let said = desk.run(&["--input", "arreglado.xlsx"]);
    assert_eq!(said.exit, 0, "{}", said.err);
    assert_eq!(desk.people(), ["Eva 3"]);
    let words = words_of(&said);
    assert!(
        !words.contains("the last run") && words.contains("neither limits nor earlier runs judge it"),
        "{words}"
    );
    // Nor is the next list held against it.
    desk.world.write("base.csv", day(4));
    let said = desk.run(&[]);
    assert_eq!(said.exit, 0, "{}", said.err);
    let words = words_of(&said);
    assert!(
        !words.contains("columns that the last run saw") && !words.contains("rows were read, and"),
        "{words}"
    );
    // A list is still judged.
    desk.world.write("base.csv", "Celular;Casa;Nombre\n098 900 100;;Ana\n");
    let said = desk.run(&[]);
    assert_eq!(said.exit, 4, "{}", said.err);
}

#[test]
fn a_list_with_a_column_of_ours_is_judged_like_any_other() {
    let desk = Desk::of("[limits]\nrejected = { stop = \"50%\" }", "");
    let rows = ["phone-missing", "", ""].map(|code| format!("12;;Eva;{code};\n")).concat();
    desk.world.write(
        "base.csv",
        format!("Celular;Casa;Nombre;dialbase_code;dialbase_check\n098 000 001;;Ana;;\n{rows}"),
    );
    let said = desk.run(&[]);
    assert_eq!(said.exit, 4, "{}", said.err);
    assert!(words_of(&said).contains("3 of 4 rows are wrong"), "{}", said.err);
}

#[test]
fn what_is_said_of_the_list_is_not_said_of_the_file_made_of_it() {
    let desk = Desk::of("", "");
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet().set_name("Clientes").unwrap();
    sheet.write_string(0, 0, "Cartera de noviembre").unwrap();
    let list = [
        ["Celular", "Casa", "Nombre"],
        ["098 000 001", "", "Ana"],
        ["", "", "Eva"],
        ["098 000 009", "", "Oculta"],
    ];
    for (row, cells) in (3..).zip(list) {
        for (column, cell) in (1..).zip(cells) {
            sheet.write_string(row, column, cell).unwrap();
        }
    }
    sheet.set_row_hidden(6).unwrap();
    book.add_worksheet().set_name("Notas").unwrap().write_string(0, 0, "x").unwrap();
    book.save(desk.world.path("clientes.xlsx")).unwrap();
    let source = "path = \"clientes.xlsx\"\nsheet = \"Clientes\"\nheader = 4\nrange = \"B4:D90\"\nhidden = \"exclude\"\n\
                  encoding = \"utf-16le\"\ndelimiter = \"|\"";
    desk.world.write("ventas.toml", pipeline("sandbox", "").replace("path = \"base.csv\"", source));
    let said = desk.run(&[]);
    assert_eq!(said.exit, 0, "{}", said.err);
    assert_eq!(desk.people(), ["Ana"]);

    let mut rows = desk::rows(&desk.rejected("xlsx"));
    assert_eq!(desk::cell(&rows, "Eva", "Where it stood (dialbase)"), "clientes.xlsx › Clientes:6");
    desk::mend(&mut rows, &[("Eva", "098 000 002")]);
    desk.save("arreglado.xlsx", &rows);
    let said = desk.run(&["--input", "arreglado.xlsx"]);
    assert_eq!(said.exit, 0, "{}", said.err);
    // Whom the sheet hid was not to be called, and the file does not hide it any more.
    assert_eq!(desk.people(), ["Eva"]);
    assert_eq!(desk.left_out(), [("row-hidden-left-out", 1)]);
    let text = std::fs::read_to_string(desk.rejected("csv")).unwrap();
    desk.world.write("de-vuelta.csv", text);
    let said = desk.run(&["--input", "de-vuelta.csv"]);
    assert_eq!(said.exit, 9, "{}", said.err);
}

#[test]
fn without_what_tells_the_rows_apart_the_file_is_refused() {
    let desk = Desk::of("", LIST);
    assert_eq!(desk.run(&[]).exit, 0);
    let mut rows = desk::rows(&desk.rejected("xlsx"));
    let check = desk::column(&rows, "Check (dialbase)");
    for row in &mut rows {
        row.remove(check);
    }
    desk.save("arreglado.xlsx", &rows);
    let said = desk.run(&["--input", "arreglado.xlsx"]);
    assert_eq!(said.exit, 3, "{}", said.err);
    assert!(words_of(&said).contains("lacks the column that tells them apart"), "{}", said.err);
    // Without any column of ours it is a list like any other, which has somebody who went.
    for row in &mut rows {
        row.truncate(3);
    }
    desk::mend(&mut rows, &[("Eva", "098 000 001"), ("Leo", "098 000 004")]);
    let list: String = rows.iter().map(|row| row.join(";") + "\n").collect();
    desk.world.write("lista.csv", list);
    let said: Said = desk.run(&["--input", "lista.csv"]);
    assert_eq!(said.exit, 4, "{}", said.err);
}

#[test]
fn both_files_are_for_their_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::of("", LIST);
    assert_eq!(desk.run(&[]).exit, 0);
    for form in ["xlsx", "csv"] {
        let mode = std::fs::metadata(desk.rejected(form)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{form}");
    }
    let world: &World = &desk.world;
    assert!(!world.path("rejected.xlsx").exists());
}
