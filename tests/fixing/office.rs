//! The workbook as LibreOffice and openpyxl read it, and as LibreOffice saves it.

use super::desk::{self, Desk};
use crate::world::not_tested;
use serde_json::Value;
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

/// Says of each sheet its name, which row stays in sight, and of each cell its place, text, type, format, fill, frame and note.
const OPENPYXL: &str = r#"
import json, sys
try:
    import openpyxl
except ImportError:
    sys.exit(77)
def cell(c):
    fill = c.fill.fgColor.rgb if c.fill.fill_type == "solid" else None
    return {"at": c.coordinate, "text": c.value, "type": c.data_type, "format": c.number_format, "fill": fill,
            "bold": bool(c.font.b), "frame": c.border.left.style, "note": c.comment.text if c.comment else None}
book = openpyxl.load_workbook(sys.argv[1])
json.dump([{"name": s.title, "frozen": s.freeze_panes, "hidden": [k for k, d in s.column_dimensions.items() if d.hidden],
            "cells": [cell(c) for row in s.iter_rows() for c in row if c.value is not None or c.comment]}
           for s in book.worksheets], sys.stdout)
"#;

/// The sheets of a workbook as openpyxl reads them; nothing where it is not there.
fn openpyxl(file: &Path) -> Option<Value> {
    let read = Command::new("/usr/bin/python3").args(["-c", OPENPYXL]).arg(file).output();
    let output = match read {
        Ok(output) if output.status.code() == Some(77) => None,
        Ok(output) => Some(output),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
        Err(error) => panic!("python3: {error}"),
    };
    let Some(output) = output else {
        not_tested("there is no openpyxl: apt-get install python3-openpyxl");
        return None;
    };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(serde_json::from_slice(&output.stdout).unwrap())
}

/// The cells of a sheet, and one of them by its place.
fn cells_of<'s>(sheet: &'s Value) -> (&'s [Value], impl Fn(&str) -> &'s Value) {
    let cells = sheet["cells"].as_array().unwrap();
    (cells, |place: &str| cells.iter().find(|cell| cell["at"] == place).unwrap_or(&Value::Null))
}

#[test]
fn openpyxl_reads_what_we_wrote() {
    let desk = Desk::of("", LIST);
    assert_eq!(desk.run(&["--lang", "es"]).exit, 0);
    let file = desk.rejected("xlsx");
    let Some(sheets) = openpyxl(&file) else { return };
    let (rows, account) = (&sheets[0], &sheets[1]);
    let (cells, at) = cells_of(rows);
    for (number, row) in (1..).zip(desk::rows(&file)) {
        for (letter, text) in ('A'..).zip(&row) {
            let cell = at(&format!("{letter}{number}"));
            assert_eq!(cell["text"].as_str().unwrap_or_default(), text, "{letter}{number}");
        }
    }
    // A blank cell with a frame is of no type.
    let is_text = |cell: &&Value| cell["type"] == "s" || cell["text"].is_null();
    assert_eq!(cells.iter().find(|cell| !is_text(cell)), None, "a formula, a number or a link");
    assert_eq!(cells.iter().find(|cell| cell["format"] != "@"), None, "what is typed stays text");
    assert_eq!(at("C2")["text"], "=HYPERLINK(\"http://x\"");

    // One row has a cell beyond the header, whose column goes by its letter.
    let header: Vec<&str> =
        ('A'..='H').map(|letter| at(&format!("{letter}1"))["text"].as_str().unwrap()).collect();
    assert_eq!(header[..4], ["Celular", "Casa", "Nombre", "D"]);
    assert_eq!(
        header[4..],
        ["Qué está mal (dialbase)", "Qué hacer (dialbase)", "Dónde estaba (dialbase)", "Código (dialbase)"]
    );
    assert_eq!((&rows["frozen"], &rows["hidden"]), (&"A2".into(), &serde_json::json!(["I"])));

    let (cells, _) = cells_of(account);
    let is_plain = |cell: &&Value| cell["type"] == "s" || cell["text"].is_u64();
    assert_eq!(cells.iter().find(|cell| !is_plain(cell)), None, "a formula");
    let counts: Vec<u64> = cells.iter().filter_map(|cell| cell["text"].as_u64()).collect();
    // Ana was dialled, and the header is no row.
    let read = desk::rows(&file).len() as u64;
    assert_eq!(
        (counts[0], counts.last(), &account["frozen"]),
        (read, Some(&read), &"A2".into()),
        "{counts:?}"
    );
    assert_eq!(sheets.as_array().unwrap().len(), 2);
}

#[test]
fn openpyxl_sees_what_is_to_be_mended() {
    let list = "Celular;Casa;Nombre\n\
        \u{1f4f1};;Eva\n\
        abc / abd;;Luz\n\
        098 000 001;;Ana\n\
        098 000 001;;Mia\n";
    let desk = Desk::of("", list);
    assert_eq!(desk.run(&["--lang", "es"]).exit, 0);
    let Some(sheets) = openpyxl(&desk.rejected("xlsx")) else { return };
    let (cells, at) = cells_of(&sheets[0]);
    let marked = cells.iter().filter(|cell| cell["frame"] == "medium").collect::<Vec<_>>();
    let places: Vec<&str> = marked.iter().map(|cell| cell["at"].as_str().unwrap()).collect();
    assert_eq!(places, ["A2", "A3", "A4"], "the cell that holds something, not the blank one beside it");
    for cell in marked {
        assert_eq!((&cell["fill"], &cell["bold"]), (&"FFFFF2CC".into(), &true.into()), "{cell}");
        let note = cell["note"].as_str().unwrap();
        let said: Vec<&str> = note.split(['\n', ';']).map(str::trim).collect();
        let once: std::collections::HashSet<&&str> = said.iter().collect();
        assert_eq!(once.len(), said.len(), "said twice: {note}");
    }
    assert!(cells.iter().all(|cell| cell["note"].is_null() || cell["frame"] == "medium"));
    assert!(at("A2")["note"].as_str().unwrap().contains("un signo solo"), "{}", at("A2"));
    assert_eq!(at("C4")["text"], "Mia");
}
