//! Errors as they are said in each language.

use super::*;
use crate::fixtures::{file, path_of, zip_of};
use crate::{Header, Source, open};
use languages::say;
use std::error::Error as _;
use words::Told;

/// What reading a file ends with: the error, its causes and the advice, in English, Spanish and Portuguese.
fn said(bytes: &[u8], source: impl FnOnce(Source) -> Source) -> [String; 3] {
    let file = file(bytes);
    let source = source(Source::at(path_of(&file)));
    let error = match open(&source) {
        Ok(mut reader) => reader.find_map(Result::err).unwrap(),
        Err(error) => error,
    };
    let in_language = |language| {
        let chain = languages::say_all(language, &error.chain());
        let advice = error.advice().map_or_else(String::new, |advice| say(language, &advice));
        format!("{chain} → {advice}").replace(&path_of(&file), "FILE")
    };
    assert_eq!(error.told().to_string(), error.to_string());
    assert_eq!(error.causes().first().map(Message::to_string), error.source().map(ToString::to_string));
    Language::ALL.map(in_language)
}

fn check(bytes: &[u8], source: impl FnOnce(Source) -> Source, expected: [&str; 3]) {
    assert_eq!(said(bytes, source), expected);
}

fn as_it_is(source: Source) -> Source {
    source
}

#[test]
fn files_that_are_no_lists_are_told_in_each_language() {
    check(
        b"",
        as_it_is,
        [
            "FILE is empty → export the list again and look at the file before sending it",
            "FILE está vacío → exporte la lista de nuevo y mire el archivo antes de enviarlo",
            "FILE está vazio → exporte a lista de novo e olhe o arquivo antes de enviá-lo",
        ],
    );
    check(
        b"\x89PNG\r\n\x1a\n",
        as_it_is,
        [
            "FILE is a picture (PNG) → ask for the list as .xlsx or CSV",
            "FILE es una imagen (PNG) → pida la lista en .xlsx o CSV",
            "FILE é uma imagem (PNG) → peça a lista em .xlsx ou CSV",
        ],
    );
    check(
        b"BZh91AY",
        as_it_is,
        [
            "FILE is compressed with bzip2 → unpack it and give the file that is in it",
            "FILE está comprimido con bzip2 → descomprímalo y entregue el archivo que contiene",
            "FILE está compactado com bzip2 → descompacte-o e entregue o arquivo que está dentro",
        ],
    );
    check(
        &zip_of(&[("a.csv", b"x"), ("b.csv", b"y")]),
        as_it_is,
        [
            "FILE does not say by itself which file is meant: it holds \"a.csv\", \"b.csv\" → name the file that \
             holds the list as the sheet; with \"file/sheet\", a sheet of a workbook in it",
            "FILE no indica por sí solo de qué archivo se trata: contiene \"a.csv\", \"b.csv\" → indique como hoja el \
             archivo que contiene la lista; con \"archivo/hoja\", una hoja de un libro que está dentro",
            "FILE não deixa claro qual é o arquivo: contém \"a.csv\", \"b.csv\" → indique como aba o arquivo que \
             contém a lista; com \"arquivo/aba\", uma aba de uma planilha que está dentro",
        ],
    );
}

#[test]
fn damage_is_told_with_its_cause_in_each_language() {
    check(
        b"{\"a\":[{\"b\":1} {\"b\":2}]}",
        as_it_is,
        [
            "FILE:1: the JSON is damaged on line 1: a comma or a closing bracket is missing → look at the file there, \
             or ask for the list as .xlsx or CSV",
            "FILE:1: el JSON está dañado en la línea 1: falta una coma o un corchete de cierre → mire el archivo en ese \
             lugar, o pida la lista en .xlsx o CSV",
            "FILE:1: o JSON está danificado na linha 1 do arquivo: falta uma vírgula ou um colchete de fechamento → \
             olhe o arquivo nesse ponto, ou peça a lista em .xlsx ou CSV",
        ],
    );
    let save_again = [
        "open it in a spreadsheet program and save it again as .xlsx or CSV; if it was downloaded, download it again",
        "ábralo en un programa de hojas de cálculo y guárdelo de nuevo como .xlsx o CSV; si se descargó, descárguelo \
         otra vez",
        "abra-o em um programa de planilhas e salve-o de novo como .xlsx ou CSV; se foi baixado, baixe-o outra vez",
    ];
    let damaged = |bytes: &[u8], expected: [&str; 3]| {
        let expected = [0, 1, 2].map(|nth| format!("{} → {}", expected[nth], save_again[nth]));
        assert_eq!(said(bytes, as_it_is), expected);
    };
    damaged(
        &zip_of(&[("[Content_Types].xml", b"<x/>"), ("xl/workbook.xml", b"<workbook><sheets>")]),
        [
            "FILE is a damaged workbook: it breaks off",
            "FILE es un libro dañado: se interrumpe",
            "FILE é uma planilha danificada: é interrompido",
        ],
    );
    damaged(
        b"PK\x03\x04 and nothing more",
        [
            "FILE is a damaged workbook: invalid Zip archive: Could not find EOCD",
            "FILE es un libro dañado: detalle técnico, en inglés: «invalid Zip archive: Could not find EOCD»",
            "FILE é uma planilha danificada: detalhe técnico, em inglês: \"invalid Zip archive: Could not find EOCD\"",
        ],
    );
    let mut cut = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    std::io::Write::write_all(&mut cut, &b"Nombre;Celular\n".repeat(100)).unwrap();
    let cut = cut.finish().unwrap();
    check(
        &cut[..cut.len() - 9],
        as_it_is,
        [
            "FILE is compressed with gzip, and damaged: incomplete deflate stream → ask for the file again, or for the \
             list as .xlsx or CSV",
            "FILE está comprimido con gzip y está dañado: detalle técnico, en inglés: «incomplete deflate stream» → pida el archivo de nuevo, o la \
             lista en .xlsx o CSV",
            "FILE está compactado com gzip e está danificado: detalhe técnico, em inglês: \"incomplete deflate stream\" → peça o arquivo de novo, ou a \
             lista em .xlsx ou CSV",
        ],
    );
}

#[test]
fn a_choice_that_is_not_there_is_told_in_each_language() {
    let book = two_sheets();
    check(
        &book,
        |source| Source { sheet: Some("Ventas".into()), ..source },
        [
            "FILE has no sheet \"Ventas\", but \"Clientes\" (1 row), \"Apoyo\" (hidden, 1,200 rows) → name one of these \
             sheets",
            "FILE no tiene la hoja «Ventas», sino \"Clientes\" (1 fila), \"Apoyo\" (oculta, 1.200 filas) → indique una \
             de estas hojas",
            "FILE não tem a aba \"Ventas\", e sim \"Clientes\" (1 linha), \"Apoyo\" (oculta, 1.200 linhas) → indique uma \
             destas abas",
        ],
    );
    check(
        b"Nombre;Celular\n\nAna;099 000 001\n",
        |source| Source { header: Header::Row(2), ..source },
        [
            "FILE:2: there is no header on this row → give the number of the row that holds the columns' names",
            "FILE:2: no hay encabezado en esta fila → dé el número de la fila que contiene los nombres de las columnas",
            "FILE:2: não há cabeçalho nesta linha → dê o número da linha que contém os nomes das colunas",
        ],
    );
    let error = Error::HiddenRows { path: "FILE".into(), sheet: "Hoja1".into(), hidden: 1_200, first: 7 };
    let in_language = |language| say(language, &error.told());
    assert_eq!(
        Language::ALL.map(in_language),
        [
            "FILE › Hoja1:7: the sheet hides this row and does not show 1,200 rows in all",
            "FILE › Hoja1:7: la hoja oculta esta fila y en total no muestra 1.200 filas",
            "FILE › Hoja1:7: a aba oculta esta linha e, no total, não mostra 1.200 linhas",
        ]
    );
}

fn two_sheets() -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    book.add_worksheet().set_name("Clientes").unwrap().write(0, 0, "Nombre").unwrap();
    let hidden = book.add_worksheet().set_name("Apoyo").unwrap().set_hidden(true);
    for row in 0..1_200 {
        hidden.write(row, 0, "x").unwrap();
    }
    book.save_to_buffer().unwrap()
}
