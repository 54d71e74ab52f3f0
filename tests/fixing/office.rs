//! The workbook as LibreOffice reads it, and saves it.

use super::desk::{self, Desk};
use crate::world::not_tested;
use std::path::Path;
use std::process::Command;

/// Converts a file in the desk's folder; answers whether LibreOffice is there.
fn convert(desk: &Desk, file: &Path, to: &str, folder: &str) -> bool {
    let home = desk.world.path("office");
    let converted = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}", home.display()))
        .args(["--headless", "--convert-to", to, "--outdir", folder])
        .arg(file)
        .current_dir(desk.world.path(""))
        .env("HOME", &home)
        .output();
    match converted {
        Ok(output) => {
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
            true
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            not_tested("there is no LibreOffice: apt-get install libreoffice-calc-nogui");
            false
        }
        Err(error) => panic!("soffice: {error}"),
    }
}

const LIST: &str = "Celular;Casa;Nombre\n\
    ;0981234567;=HYPERLINK(\"http://x\";\"y\")\n\
    12;;  +598 <b>&amp;</b>\n\
    ;;\"dos\nlíneas\"\n\
    ;;12345678901234567890\n\
    ;;1/2\n\
    ;;\u{202e}\u{1f4f7} ñandú\n\
    098 000 001;;Ana\n";

#[test]
fn libreoffice_reads_what_we_wrote() {
    let desk = Desk::of("", LIST);
    assert_eq!(desk.run(&[]).exit, 0);
    let ours = desk.rejected("xlsx");
    // Commas, quotes round texts, UTF-8, and cells as they are shown.
    let form = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,1";
    if !convert(&desk, &ours, form, "text") {
        return;
    }
    let folder = std::fs::read_dir(desk.world.path("text")).unwrap();
    let file = folder.map(|entry| entry.unwrap().path()).next().unwrap();
    let read = desk.world.dialbase(&["read", file.to_str().unwrap(), "--to", "ndjson"]);
    let rows = desk::rows(&ours);
    assert_eq!(read.out.lines().count(), rows.len() - 1, "{}", read.out);
    for (line, row) in read.out.lines().zip(&rows[1..]) {
        let cells: serde_json::Value = serde_json::from_str(line).unwrap();
        for (name, cell) in rows[0].iter().zip(row) {
            assert_eq!(cells[name].as_str().unwrap_or_default(), cell, "{name}");
        }
    }
}

#[test]
fn what_libreoffice_saved_is_known_again() {
    let desk = Desk::of("", LIST);
    assert_eq!(desk.run(&[]).exit, 0);
    let mut rows = desk::rows(&desk.rejected("xlsx"));
    desk::mend(&mut rows, &[("1/2", "098 000 003")]);
    desk.save("arreglado.xlsx", &rows);
    for (form, left) in [("ods", 0), ("xls", 9), ("xlsx", 9)] {
        if !convert(&desk, &desk.world.path("arreglado.xlsx"), form, form) {
            return;
        }
        let saved = format!("{form}/arreglado.{form}");
        let said = desk.run(&["--input", &saved]);
        assert_eq!(said.exit, left, "{form}: {}", said.err);
        let went = usize::from(left == 0);
        assert_eq!(desk.people().len(), went, "{form}");
    }
}
