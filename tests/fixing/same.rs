//! Whatever is done to the file, nobody is called for it who went, or who may not be called.

use super::desk::{self, Desk, Rows, words_of};
use crate::world::pipeline;

const REFUSAL: &str = "[refusal]\ncolumn = \"Baja\"";

/// A row of the workbook that was mended: of its person, with these numbers.
fn with(rows: &Rows, person: &str, mobile: &str, home: &str) -> Vec<String> {
    let mut row = rows.iter().find(|row| row[2] == person).unwrap().clone();
    (row[0], row[1]) = (mobile.to_owned(), home.to_owned());
    row
}

impl Desk {
    /// Loads a workbook with these rows below the header, and answers who went.
    fn load(&self, header: &Rows, rows: &[Vec<String>]) -> Vec<String> {
        self.save("arreglado.xlsx", &header[..1].iter().chain(rows).cloned().collect());
        let said = self.run(&["--input", "arreglado.xlsx"]);
        assert!([0, 9].contains(&said.exit), "{}", said.err);
        self.people()
    }
}

#[test]
fn who_refused_is_not_called_for_a_row_that_was_left_out_for_another_reason() {
    let list = "Celular;Casa;Nombre;Baja;Monto\n098 000 001;;Ana;;9\n098 000 003;;Eva;sí;9\n098 000 003;098 000 005;;;9\n";
    for chosen in ["", "where = \"Nombre <> 'Eva'\"\n"] {
        let desk = Desk::of("", list);
        let required = "{ column = \"Nombre\", required = true }";
        let text = pipeline("sandbox", REFUSAL).replace("\"Nombre\"\n", &format!("{required}\n"));
        assert!(text.contains("required"), "{text}");
        desk.world.write("ventas.toml", format!("{chosen}{text}"));
        assert_eq!(desk.run(&[]).exit, 0);
        assert_eq!(desk.people(), ["Ana"]);
        let rows = desk::rows(&desk.rejected("xlsx"));
        let mut mended = rows.iter().find(|row| row[1] == "098 000 005").unwrap().clone();
        "Leo".clone_into(&mut mended[2]);
        // Without Eva's row: there was nothing to do about it.
        assert_eq!(desk.load(&rows, &[mended]), ["Leo"]);
        assert!(desk.finding("number-refused").contains("number-refused"), "{chosen}");
        assert_eq!(desk.main_numbers(), ["098000005"], "{chosen}");
    }
}

#[test]
fn a_reason_that_was_cleared_translated_or_moved_still_holds() {
    let list =
        "Celular;Casa;Nombre;Baja\n098 000 001;;Ana;\n098 000 003;;Eva;sí\n098 000 003;;Leo;\n;;Ivo;\n";
    let desk = Desk::of(REFUSAL, list);
    assert_eq!(desk.run(&[]).exit, 0);
    let rows = desk::rows(&desk.rejected("xlsx"));
    let code = desk::column(&rows, "Code (dialbase)");
    for said in ["", "rechazado en otra fila"] {
        let mut leo = with(&rows, "Leo", "098 000 003", "");
        said.clone_into(&mut leo[code]);
        assert_eq!(desk.load(&rows, &[leo]), [""; 0]);
        assert_eq!(desk.left_out(), [("refused-elsewhere", 1)]);
    }
    // What says which row it is was cleared, in one row.
    let check = desk::column(&rows, "Check (dialbase)");
    let mut ivo = with(&rows, "Ivo", "098 000 009", "");
    ivo[check].clear();
    assert_eq!(desk.load(&rows, &[ivo]), [""; 0]);
    assert_eq!(desk.left_out(), [("row-check-gone", 1)]);
    // Who refused does not go by another number, nor without the words of it.
    let mut eva = with(&rows, "Eva", "098 000 010", "");
    eva[3].clear();
    assert_eq!(desk.load(&rows, &[eva]), [""; 0]);
    assert_eq!(desk.left_out(), [("refused", 1)]);
    // The list's columns are sorted, ours are not.
    let mut moved = rows[1..].to_vec();
    let own: Vec<Vec<String>> = moved.iter().rev().map(|row| row[..4].to_vec()).collect();
    moved.iter_mut().zip(own).for_each(|(row, own)| row[..4].clone_from_slice(&own));
    assert_eq!(desk.load(&rows, &moved), [""; 0]);
    let left_out = desk.left_out();
    assert!(
        left_out.contains(&("row-misplaced", 1)) || left_out.contains(&("row-misplaced", 2)),
        "{left_out:?}"
    );
}

#[test]
fn a_row_goes_once_whatever_is_written_into_it() {
    let desk = Desk::of("", "Celular;Casa;Nombre\n098 000 001;;Ana\n;;Eva\n12;;Leo\n");
    assert_eq!(desk.run(&[]).exit, 0);
    let rows = desk::rows(&desk.rejected("xlsx"));
    // Twice in one file.
    let both = [with(&rows, "Eva", "098 000 003", ""), with(&rows, "Eva", "098 000 004", "")];
    assert_eq!(desk.load(&rows, &both), ["Eva"]);
    assert_eq!(desk.left_out(), [("row-copied", 1)]);
    // By two people, each in a copy of theirs.
    assert_eq!(desk.load(&rows, &[with(&rows, "Eva", "098 000 005", "")]), [""; 0]);
    assert_eq!(desk.left_out(), [("loaded-earlier", 1)]);
    // With another number in front of the one that went.
    assert_eq!(desk.load(&rows, &[with(&rows, "Leo", "", "098 000 006")]), ["Leo"]);
    assert_eq!(desk.load(&rows, &[with(&rows, "Leo", "098 000 007", "098 000 006")]), [""; 0]);
    // A first copy that cannot be dialled takes nothing from the second.
    desk.world.write("base.csv", "Celular;Casa;Nombre\n098 000 011;;Bea\n;;Noa\n");
    assert_eq!(desk.run(&[]).exit, 0);
    let rows = desk::rows(&desk.rejected("xlsx"));
    let both = [with(&rows, "Noa", "12", ""), with(&rows, "Noa", "098 000 012", "")];
    assert_eq!(desk.load(&rows, &both), ["Noa"]);
    // A person whom somebody added is one more.
    let new = vec!["098 000 013".to_owned(), String::new(), "Zoe".to_owned()];
    assert_eq!(desk.load(&rows, &[new]), ["Zoe"]);
}

#[test]
fn a_person_who_went_on_another_row_does_not_go_again_by_a_new_number() {
    let list = "Celular;Casa;Nombre;CI\n098 000 001;;Ana;7\n098 000 002;;Ana bis;7\n;;Ivo;9\n";
    let desk = Desk::of("[duplicates]\nid = \"CI\"\nalternatives = \"keep\"", list);
    assert_eq!(desk.run(&[]).exit, 0);
    assert_eq!(desk.people(), ["Ana"]);
    let rows = desk::rows(&desk.rejected("xlsx"));
    let mended = [with(&rows, "Ana bis", "098 000 009", ""), with(&rows, "Ivo", "098 000 004", "")];
    assert_eq!(desk.load(&rows, &mended), ["Ivo"]);
    assert_eq!(desk.left_out(), [("loaded-earlier", 1)]);
}

#[test]
fn a_file_of_which_one_column_was_sorted_is_refused() {
    let list = "Celular;Casa;Nombre\n098 000 001;;Ana\n;;Eva\n12;;Leo\n;;Bea\n13;;Ivo\n;;Cata\n";
    let desk = Desk::of("", list);
    assert_eq!(desk.run(&[]).exit, 0);
    let rows = desk::rows(&desk.rejected("xlsx"));
    let mut names: Vec<String> = rows[1..].iter().map(|row| row[2].clone()).collect();
    names.sort_unstable();
    let mut sorted = rows;
    for ((row, name), nth) in sorted[1..].iter_mut().zip(names).zip(0..) {
        row[2] = name;
        // Who sorted the names mended the numbers, too.
        row[0] = format!("098 000 02{nth}");
    }
    desk.save("arreglado.xlsx", &sorted);
    let said = desk.run(&["--input", "arreglado.xlsx"]);
    assert_eq!(said.exit, 3, "{}", said.err);
    let words = words_of(&said);
    assert!(words.contains("mixes people") && words.contains("sort whole rows"), "{words}");
}

#[test]
fn a_file_of_another_ledger_is_refused() {
    let desk = Desk::of("", "Celular;Casa;Nombre\n098 000 001;;Ana\n;;Eva\n");
    assert_eq!(desk.run(&[]).exit, 0);
    let rows = desk::rows(&desk.rejected("xlsx"));
    desk.save("arreglado.xlsx", &rows);
    let said = desk.run(&["--input", "arreglado.xlsx", "--state", "otro"]);
    assert_eq!(said.exit, 3, "{}", said.err);
    let words = words_of(&said);
    assert!(
        words.contains("of which the ledger in otro knows nothing") && words.contains("--state"),
        "{words}"
    );
}

#[test]
fn a_list_that_is_pasted_below_is_judged() {
    let desk = Desk::of(
        "[limits]\nrejected = { stop = \"60%\" }",
        "Celular;Casa;Nombre\n098 000 001;;Ana\n;;Eva\n098 000 002;;Bea\n",
    );
    assert_eq!(desk.run(&[]).exit, 0);
    let mut rows = desk::rows(&desk.rejected("xlsx"));
    desk.save("arreglado.xlsx", &rows);
    assert_eq!(desk.run(&["--input", "arreglado.xlsx"]).exit, 9);
    rows.extend((0..9).map(|nth| vec!["12".to_owned(), String::new(), format!("Leo {nth}")]));
    desk.save("arreglado.xlsx", &rows);
    let said = desk.run(&["--input", "arreglado.xlsx"]);
    assert_eq!(said.exit, 4, "{}", said.err);
}
