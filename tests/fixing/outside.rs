//! Reasons that lie outside a row: the file that is mended may not hold any more what they were told from.

use super::desk::{self, Desk};
use crate::portal::Portal;
use crate::world::pipeline;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

#[test]
fn who_is_refused_by_another_row_stays_refused_without_it() {
    let list =
        "Celular;Casa;Nombre;Baja\n098 000 001;;Ana;\n098 000 003;;Eva;sí\n098 000 003;;Leo;\n;;Ivo;\n";
    let desk = Desk::of("[refusal]\ncolumn = \"Baja\"", list);
    assert_eq!(desk.run(&[]).exit, 0);
    assert_eq!(desk.people(), ["Ana"]);
    let mut rows = desk::rows(&desk.rejected("xlsx"));
    rows.retain(|row| row[2] != "Eva");
    desk::mend(&mut rows, &[("Ivo", "098 000 004")]);
    desk.save("arreglado.xlsx", &rows);
    let said = desk.run(&["--input", "arreglado.xlsx"]);
    assert_eq!(said.exit, 0, "{}", said.err);
    assert_eq!(desk.people(), ["Ivo"]);
    assert_eq!(desk.left_out(), [("refused-elsewhere", 1)]);
}

#[test]
fn a_duplicate_of_somebody_who_went_does_not_go() {
    let list =
        "Celular;Casa;Nombre;CI\n098 000 001;;Ana;7\n098 000 002;;Ana bis;7\n098 000 001;;Mia;8\n;;Ivo;9\n";
    let desk = Desk::of("[duplicates]\nid = \"CI\"", list);
    assert_eq!(desk.run(&[]).exit, 0);
    assert_eq!(desk.people(), ["Ana"]);
    let mut rows = desk::rows(&desk.rejected("xlsx"));
    // Somebody writes into one of them, so it is looked at anew: its number went as another of Ana's.
    let name = desk::column(&rows, "Nombre");
    rows.iter_mut().filter(|row| row[name] == "Ana bis").for_each(|row| row[name] = "Ana B.".to_owned());
    desk::mend(&mut rows, &[("Ivo", "098 000 004")]);
    desk.save("arreglado.xlsx", &rows);
    let said = desk.run(&["--input", "arreglado.xlsx"]);
    assert_eq!(said.exit, 0, "{}", said.err);
    assert_eq!(desk.people(), ["Ivo"]);
    assert_eq!(desk.left_out(), [("duplicate", 1), ("loaded-earlier", 1)]);
}

#[test]
fn who_may_be_in_a_list_that_is_held_waits_and_the_rest_goes() {
    let desk = Desk::of("", "Celular;Casa;Nombre\n098 000 001;098 000 002;Ana\n;;Eva\n;;Leo\n");
    let answers = Arc::new(AtomicBool::new(false));
    let heard = Arc::clone(&answers);
    let portal = Portal::start(move |call, _| {
        let is_taken = call.starts_with("uploadbase") && heard.load(Ordering::Relaxed);
        is_taken.then(|| "1".to_owned())
    });
    desk.world.write("ventas.toml", pipeline(&portal.address, ""));
    let run = |more: &[&str]| {
        let variables = [("DIALBASE_USER", "ana"), ("DIALBASE_PASSWORD", "secreto")];
        desk.world.dialbase_as(&[&["run", "ventas.toml"], more].concat(), &variables)
    };
    assert_eq!(run(&[]).exit, 6);
    let mut rows = desk::rows(&desk.rejected("xlsx"));
    // One has a number that may have gone with Ana.
    desk::mend(&mut rows, &[("Eva", "098 000 002"), ("Leo", "098 000 004")]);
    desk.save("arreglado.xlsx", &rows);
    answers.store(true, Ordering::Relaxed);
    let said = run(&["--input", "arreglado.xlsx"]);
    assert_eq!(said.exit, 6, "a person must look at the first list: {}", said.err);
    assert_eq!(desk.people(), ["Leo"]);
    assert_eq!(desk.left_out(), [("loaded-earlier", 1)]);
    assert!(said.err.contains("Accepted"), "{}", said.err);
}

#[test]
fn the_condition_of_the_pipeline_still_holds() {
    let list = "Celular;Casa;Nombre;Saldo\n098 000 001;;Ana;500\n;;Eva;500\n;;Leo;400\n;;Ivo;5\n";
    let desk = Desk::of("", list);
    let text = pipeline("sandbox", "");
    desk.world.write("ventas.toml", format!("where = \"Saldo > 100\"\n{text}"));
    assert_eq!(desk.run(&[]).exit, 0);
    let mut rows = desk::rows(&desk.rejected("xlsx"));
    assert_eq!(rows.len(), 3, "who was not chosen has no place there: {rows:?}");
    desk::mend(&mut rows, &[("Eva", "098 000 002"), ("Leo", "098 000 003")]);
    let saldo = desk::column(&rows, "Saldo");
    rows.iter_mut().filter(|row| row[2] == "Leo").for_each(|row| row[saldo] = "7".to_owned());
    desk.save("arreglado.xlsx", &rows);
    assert_eq!(desk.run(&["--input", "arreglado.xlsx"]).exit, 0);
    assert_eq!(desk.people(), ["Eva"]);
    assert_eq!(desk.left_out(), [("row-filtered", 1)]);
}
