//! Columns as they come, each with what it seems to be.

use super::*;
use languages::{say, say_all};
use words::Message;

/// A table of one column, or of several in one text, cut at `|`.
fn seen(header: &str, rows: &[&str]) -> Seen {
    let table = Arc::new(Table::text("base.csv", header.split('|')));
    let mut block = Block::new(Arc::clone(&table));
    for (number, row) in (2..).zip(rows) {
        block.push_row(number, row.split('|'));
    }
    let mut inspection = Inspection::of(&table, None);
    inspection.take(&block);
    inspection.finish()
}

/// What the first column seems to be.
fn check(header: &str, rows: &[&str], described: &str) {
    let seen = seen(header, rows);
    assert_eq!(
        seen.columns[0].described().english(),
        described,
        "{header} {rows:?}: {:?}",
        seen.columns[0].evidence
    );
}

#[test]
fn each_kind_of_column_is_known() {
    let uy = ["098 000 101", "098 000 102", "2400 0103", "098 000 104"];
    check("Celular", &uy, "phone of UY, mobile and fixed");
    check("Tel", &["24000101", "24000102", "2400-0103"], "phone of UY, fixed");
    check("TELEFONE", &["(11) 90000-0101", "11 90000-0102", "+55 11 90000-0103"], "phone of BR, mobile");
    check(
        "B|DDD|CPF",
        &["(11) 90000-0101||", "11 90000-0102||", "11 90000-0103||"],
        "phone of BR, mobile (likely)",
    );
    check("phone_number", &["p:+5511900000101", "p:+5511900000102"], "phone of BR, mobile");
    check("Phone", &["202-555-0101", "(202) 555-0102", "2025550103"], "phone of US");
    check("Fax", &["2400 0101"], "fax or pager");
    check("DDD", &["11", "21", "11"], "area code");
    check("Nombre", &["Ana", "Luis"], "name");
    check("full_name", &["Ana Souza", "Luís Sá"], "name");
    check("First Name", &["Ana", "Luis"], "first name");
    check("Apellidos", &["Pérez", "Sosa"], "last name");
    check("CPF", &["111.444.777-35", "123.456.789-09"], "identity number, CPF");
    check("CPF/CNPJ", &["111.444.777-35", "11.222.333/0001-81", "11222333000181"], "identity number, CNPJ");
    check("CI", &["1.234.567-2", "12345672", "1.234.567-2"], "identity number, CI of Uruguay");
    check("RUT", &["12.345.678-5", "1.000.005-K", "12345678-5"], "identity number, RUT of Chile");
    check("RFC", &["AAAA010101AAA"], "identity number, RFC");
    check("DNI", &["12.789.564", "30123456"], "identity number");
    check("E-mail", &["ana@example.com", "luis@example.com"], "e-mail");
    check("Vence", &["31/01/2024", "1/2/2024"], "date, day first");
    check("DT VENCTO", &["2024-01-31", "2024-02-01"], "date, year first");
    check("Date", &["01/31/2024", "02/01/2024"], "date, month first");
    check("Fecha", &["45322", "45323"], "date, a spreadsheet's count of days");
    check("Fecha", &["01/02/2024", "02/02/2024"], "date, day or month first: no day above 12 tells");
    check("Saldo", &["1.234,50", "12,00"], "amount, decimal comma");
    check("Balance", &["$ 1,234.50", "12.00"], "amount, decimal point");
    check("Cuota Gs.", &["160000", "600000"], "amount");
    check("COD CLIENTE", &["00040213", "00040220"], "code");
    check("tz", &["America/New_York", "Central", "America/Detroit"], "time zone");
    check("UF|DDD", &["SP|11", "RJ|21", "SP|11"], "state or province");
    check("CIDADE", &["Manaus", "Recife"], "city");
    check("CEP", &["01310-100", "20040-002"], "postal code");
    check("Prioridad", &["1", "250", "9999"], "priority");
    check("Agente", &["1003", "jrecoba", "1003", "jrecoba"], "agent");
    check("Ramal", &["12", "31", "12", "31"], "agent (likely)");
    check("campaña", &["Ventas->", "Autos<-"], "campaign");
    check("NÃO LIGAR", &["S", "", "N"], "do not call");
    check("Do Not Call", &["", ""], "do not call");
    check("Website", &["https://example.com", "www.example.com"], "web page");
    check("Observaciones", &["Llamar después de las 18", "Prefiere WhatsApp"], "text");
    check("Notas", &["", " "], "empty");
    check("Edad", &["33", "41"], "number");
}

#[test]
fn the_cells_are_the_witness() {
    check("Celular", &["111.444.777-35", "12345678909", "11144477735"], "identity number, CPF");
    check("Telefone|CPF", &["01310-100|11144477735", "20040-002|12345678909"], "phone of BR (likely)");
    check("Celular|CI", &["10.0.0.117|", "10.20.30.42|"], "phone of PE, fixed (likely)");
    check("Telefono|CI", &["2000201|1.234.567-2", "2000202|1.234.567-2", "2000203|"], "phone of EC (likely)");
    check("Fone|CPF", &["20240131|11144477735", "20240201|12345678909"], "phone of UY, fixed (likely)");
    check("Nombre del producto", &["Plan Hogar", "Plan Familia"], "text (likely)");
    check("Nome da mãe", &["Ana Souza", "Eva Paz"], "text");
    check("Assistant's Name", &["Ana", "Eva"], "text");
    check("Company Main Phone", &["2400 0101", "2400 0102"], "phone of UY, fixed");
    check("Nome da campanha", &["Natal em Casa", "Volta às aulas"], "text (likely)");
    check("Parcelas", &["1", "12"], "number");
    check("idade", &["33", "41"], "number");
    check("Phone 1 - Type", &["Mobile", "Work"], "one of a few values (likely)");
    check("ad_name", &["Story matrícula", "Story matrícula"], "text");
    check("Celular", &["31/01/2024", "01/02/2024"], "date, day first");
    check("Teléfono", &["ana@example.com"], "e-mail");
    check("Teléfono", &["casa", "vecino", "no tiene"], "text (?)");
    check("Campaña", &["Otoño", "Invierno"], "one of a few values (?)");
    check("Nombre producto", &["Mesa", "Silla"], "text (likely)");
    check("Prioridad", &["alta", "baja"], "text (?)");
    check("Nombre", &["1001", "1002"], "code (?)");
    check("Fecha", &["20240131", "20240201", "20240202"], "date, eight digits");
    check("NO LLAMAR", &["tal vez"], "do not call (?)");
}

#[test]
fn what_has_no_header_may_be_told_by_its_cells() {
    let rows = ["92|30000101|AM", "11|900000102|SP", "21|20000103|RJ", "81|90000104|PE"];
    let rows: Vec<&str> = rows.iter().cycle().take(12).copied().collect();
    let seen = seen("A|B|C", &rows);
    let described: Vec<String> = seen.columns.iter().map(|column| column.described().to_string()).collect();
    assert_eq!(
        described,
        [
            "area code (likely)",
            "phone of BR, mobile and fixed, area code beside it (likely)",
            "state or province (likely)"
        ]
    );
}

#[test]
fn cautions_are_said() {
    let check = |header: &str, rows: &[&str], caution: &str| {
        let seen = seen(header, rows);
        let cautions: Vec<&str> = seen.columns[0].cautions.iter().map(Message::english).collect();
        assert_eq!(cautions, [caution], "{header}");
    };
    check("Celular", &["11144477735", "12345678909"], "its header says phone, and its cells are none");
    check(
        "Celular",
        &["098 000 101", "5,98E+10", "098 000 102"],
        "1 cell whose digits a spreadsheet dropped (5,98E+10): not dialled",
    );
    check(
        "Tel",
        &["24000101", "24000102 no llamar", "24000103"],
        "1 cell with words that say no: not called",
    );
    check("No llamar", &["Sí", "sí", "no"], "2 rows that must not be called");
    let unsure = "Phone 2 - Type calls 1 of 2 fax or pager, and those would be dialled";
    check("Phone 2 - Value|Phone 2 - Type", &["098 000 101|Work", "2400 0102|Home Fax"], unsure);
}

#[test]
fn what_another_column_calls_a_fax_is_not_dialled() {
    let check = |header: &str, rows: &[&str], described: &str, asks: bool| {
        let seen = seen(header, rows);
        assert_eq!(seen.columns[0].described().english(), described, "{header} {rows:?}");
        let drafted = draft(
            &seen,
            &Draft { source: "base.csv", pipeline: "base.toml", ..Draft::default() },
            &Message::to_string,
        );
        assert_eq!(drafted.text.contains("phone = [\"?\"]"), asks, "{}", drafted.text);
    };
    let google = "Phone 2 - Value|Phone 2 - Type|Name";
    check(google, &["2400 0101|Work Fax|Ana", "2400 0102|Fax|Eva"], "fax or pager", true);
    check(google, &["2400 0101|Work|Ana", "2400 0102|Pager|Eva"], "phone of UY, fixed (?)", true);
    check(google, &["2400 0101|Work|Ana", "2400 0102|Mobile|Eva"], "phone of UY, fixed", false);
    check(google, &["2400 0101 ::: 098 000 101|Fax ::: Mobile|Ana"], "phone of UY, fixed (?)", true);
    check("Teléfono 2|Tipo de teléfono 2", &["2400 0101|fax", "2400 0102|fax"], "fax or pager", true);
    check(
        "Phone 2 - Value|Phone 2 - Type|B|Phone|Phone (2)",
        &["2400 0101|Fax|||2400 0102"],
        "fax or pager",
        false,
    );
    check("Phone 1 - Value|Phone 2 - Type", &["2400 0101|Fax", "2400 0102|Fax"], "phone of UY, fixed", false);
}

#[test]
fn a_second_phone_is_dialled_after_the_mobile_and_an_extension_is_not_the_agents() {
    let rows = ["2400 0101|098 000 101|12", "2400 0102|098 000 102|31", "2400 0103|098 000 103|12"];
    let seen = seen("Teléfono|Celular|Ramal|Otro teléfono", &rows);
    let drafted = draft(
        &seen,
        &Draft { source: "base.csv", pipeline: "base.toml", ..Draft::default() },
        &Message::to_string,
    );
    let has =
        |line: &str| assert!(drafted.text.lines().any(|known| known.starts_with(line)), "{}", drafted.text);
    has("phone = [\"Celular\", \"Teléfono\"]");
    has("# agent = \"Ramal\"");
    has("# Without a number in this file, and so not dialled: \"Otro teléfono\".");
    has("path = \"base.csv\"");
}

#[test]
fn rows_that_a_person_did_not_see_and_sheets_that_may_be_meant_are_asked_for() {
    let seen = seen("Celular", &["098 000 101", "098 000 102"]);
    let about = Draft {
        sheet: Some("Clientes"),
        other_sheets: vec!["Altas"],
        hidden_rows: 3,
        header: Some(4),
        ..Draft::default()
    };
    let drafted = draft(&seen, &about, &Message::to_string);
    for line in ["sheet = \"?\"", "hidden = \"?\"", "header = 4", "campaign = \"?\"", "region = \"?\""] {
        assert!(drafted.text.lines().any(|known| known.starts_with(line)), "{line}: {}", drafted.text);
    }
    assert_eq!(drafted.questions.len(), 4);
}

/// What a table's first column is, why, and what to take care of, in Spanish and Portuguese.
fn in_languages(header: &str, rows: &[&str]) -> [String; 2] {
    let seen = seen(header, rows);
    let Column { evidence, cautions, .. } = &seen.columns[0];
    [words::Language::Spanish, words::Language::Portuguese].map(|language| {
        let described = say(language, &seen.columns[0].described());
        format!("{described} | {} | {}", say_all(language, evidence), say_all(language, cautions))
    })
}

#[test]
fn a_column_is_told_in_each_language() {
    let check = |header, rows: &[&str], spanish: &str, portuguese: &str| {
        assert_eq!(in_languages(header, rows), [spanish, portuguese]);
    };
    check(
        "Celular",
        &["098 000 101", "5,98E+10", "098 000 102"],
        "teléfono de UY, celular | el encabezado dice celular: 2 de 2 celdas contienen números de UY (2 celulares, 0 fijos): \
         1 con dígitos que una hoja de cálculo perdió (5,98E+10) | \
         1 celda con dígitos que una hoja de cálculo perdió (5,98E+10): no se marcan",
        "telefone de UY, celular | o cabeçalho diz celular: 2 de 2 células contêm números de UY (2 celulares, 0 fixos): \
         1 com dígitos que uma planilha perdeu (5,98E+10) | \
         1 célula com dígitos que uma planilha perdeu (5,98E+10): não são discadas",
    );
    check(
        "Celular",
        &["111.444.777-35", "12345678909", "11144477735"],
        "número de identificación, CPF | 3 de 3 celdas tienen los dígitos verificadores de CPF: \
         aunque el encabezado dice celular | su encabezado dice teléfono, y ninguna de sus celdas lo es",
        "número de identificação, CPF | 3 de 3 células têm os dígitos verificadores de CPF: \
         embora o cabeçalho diga celular | o cabeçalho diz telefone, e nenhuma célula é um",
    );
    check(
        "Fecha",
        &["01/02/2024", "02/02/2024"],
        "fecha, día o mes primero: ningún día mayor que 12 lo aclara | 2 de 2 celdas son fechas | ",
        "data, dia ou mês primeiro: nenhum dia maior que 12 esclarece | 2 de 2 células são datas | ",
    );
    check(
        "No llamar",
        &["Sí", "sí", "no"],
        "no llamar | el encabezado dice no llamar: 1 de 3 dicen Sí: 1 de 3 dicen sí | 2 filas que no se deben llamar",
        "não ligar | o cabeçalho diz no llamar: 1 de 3 dizem Sí: 1 de 3 dizem sí | 2 linhas que não devem receber ligação",
    );
}

#[test]
fn a_pipeline_file_is_drafted_in_the_language_of_its_reader() {
    let seen = seen("Nombre|Celular", &["Ana|098 000 101", "Eva|098 000 102", "Sol|098 000 103"]);
    let about = Draft { source: "base.csv", pipeline: "base.toml", hidden_rows: 1, ..Draft::default() };
    let drafted = draft(&seen, &about, &|message| say(words::Language::Spanish, message));
    for line in [
        "# base.csv, 3 filas: un primer pipeline de `dialbase init`.",
        "campaign = \"?\"                      # ¿Qué campaña, exactamente como la escribe el portal? \"Ventas->\"",
        "hidden = \"?\"                        # 1 fila está oculta o filtrada: ¿\"include\" para incluirla, \"exclude\" para excluirla o \"stop\" para detenerse?",
        "# [[blacklist]]",
    ] {
        assert!(drafted.text.lines().any(|known| known == line), "{line}: {}", drafted.text);
    }
    assert_eq!(
        drafted.questions[0].english(),
        "Which campaign, exactly as the portal spells it? \"Ventas->\""
    );
}

#[test]
fn a_comment_stays_on_its_line() {
    let header = "Phone 2 - Value|Phone 2\n- Type";
    let seen = seen(header, &["098 000 101|Work", "2400 0102|Home Fax"]);
    let about = Draft { source: "base.csv", pipeline: "base.toml", ..Draft::default() };
    let drafted = draft(&seen, &about, &Message::to_string);
    let caution =
        "# \"Phone 2 - Value\": Phone 2 - Type calls 1 of 2 fax or pager, and those would be dialled.";
    assert!(drafted.text.lines().any(|line| line == caution), "{}", drafted.text);
}
