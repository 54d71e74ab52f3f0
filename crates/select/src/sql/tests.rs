//! What statements make of rows, and where the result's rows came from.

use super::*;
use contact::{Account, Code, Row, Severity, Table};
use languages::say;
use proptest::prelude::*;
use words::{Language, Told};

static ROUNDED: Code = Code { id: "rounded", severity: Severity::Note, means: "", advice: "" };

fn blocks(source: &str, columns: &[&str], rows: &[&[&str]]) -> Vec<Block> {
    let table = Arc::new(Table::text(source, columns.iter().copied()));
    let mut blocks: Vec<Block> = rows
        .chunks(2)
        .enumerate()
        .map(|(nth, rows)| {
            let mut block = Block::new(Arc::clone(&table));
            for (at, row) in rows.iter().enumerate() {
                block.push_row((2 * nth + at) as u32 + 2, row.iter().copied());
            }
            block
        })
        .collect();
    if blocks.is_empty() {
        blocks.push(Block::new(table));
    }
    blocks
}

/// Rows 2 to 6.
fn debtors() -> Vec<Block> {
    blocks(
        "base.xlsx",
        &["CI", "Nombre", "Saldo", "Fecha de pago"],
        &[
            &["001", "Ana", "$ 1.234,50", "31/01/2024"],
            &["002", "Luis", "99", ""],
            &["003", "Eva", "", "2024-02-01"],
            &["004", "Raúl", "500", "ayer"],
            &["005", "Zoe", "debe"],
        ],
    )
}

/// Two payments of 001, one of 003.
fn payments() -> (String, Extra) {
    let rows: [&[&str]; 3] = [&["001", "10"], &["003", "7"], &["001", "5"]];
    ("pagos".to_owned(), Extra::Text(blocks("pagos.csv", &["CI", "Monto"], &rows)))
}

fn run(statement: &str) -> Result<Selected, SqlError> {
    sql(statement, &debtors(), vec![payments()])
}

/// The result as lines: the row's number, then its cells.
fn lines(selected: &Selected) -> Vec<String> {
    let line = |row: Row<'_>| format!("{}: {}", row.number(), row.cells().collect::<Vec<_>>().join("|"));
    selected.blocks.iter().flat_map(|block| block.rows().map(line).collect::<Vec<_>>()).collect()
}

/// Checks a statement's lines, and what they leave of the five rows: `dropped` and `computed`.
fn check(statement: &str, expected: &[&str], dropped: &[u32], computed: u64) {
    let selected = run(statement).unwrap_or_else(|error| panic!("{statement}: {error}"));
    assert_eq!(lines(&selected), expected, "{statement}");
    assert_eq!((selected.dropped.as_slice(), selected.computed), (dropped, computed), "{statement}");
    let rows: usize = selected.blocks.iter().map(Block::len).sum();
    assert_eq!(5 - dropped.len() as u64 + computed, rows as u64, "{statement}");
}

#[test]
fn a_plain_select_keeps_the_rows_addresses() {
    let named = "SELECT Nombre FROM source";
    check(named, &["2: Ana", "3: Luis", "4: Eva", "5: Raúl", "6: Zoe"], &[], 0);
    check(
        "SELECT * FROM source WHERE number(Saldo) > 100",
        &["2: 001|Ana|$ 1.234,50|31/01/2024", "5: 004|Raúl|500|ayer"],
        &[3, 4, 6],
        0,
    );
    check(
        "SELECT Nombre AS n FROM source s ORDER BY s.CI DESC LIMIT 2",
        &["6: Zoe", "5: Raúl"],
        &[2, 3, 4],
        0,
    );
    check(
        "SELECT * EXCLUDE (CI, Saldo, \"Fecha de pago\") FROM source LIMIT 1",
        &["2: Ana"],
        &[3, 4, 5, 6],
        0,
    );
    check("SELECT UPPER(Nombre) AS n FROM source WHERE Nombre LIKE 'E%'", &["4: EVA"], &[2, 3, 5, 6], 0);
    check("SELECT 1 AS uno FROM source LIMIT 2", &["2: 1", "3: 1"], &[4, 5, 6], 0);
    check("SELECT dialbase_row, Nombre FROM source LIMIT 1", &["2: Ana"], &[3, 4, 5, 6], 0);
    check(
        "SELECT Nombre, ROW_NUMBER() OVER (ORDER BY Nombre DESC) AS r FROM source LIMIT 2",
        &["2: Ana|5", "3: Luis|3"],
        &[4, 5, 6],
        0,
    );
    check("SELECT x.Nombre FROM (SELECT * FROM source LIMIT 1) x", &["2: Ana"], &[3, 4, 5, 6], 0);
    check(
        "WITH x AS (SELECT * FROM source WHERE CI > '003') SELECT Nombre FROM x",
        &["5: Raúl", "6: Zoe"],
        &[2, 3, 4],
        0,
    );
}

#[test]
fn joins_keep_addresses_and_repeat_rows() {
    let owed = "SELECT Nombre FROM source WHERE number(Saldo) > 10 AND CI NOT IN (SELECT CI FROM pagos)";
    check(owed, &["3: Luis", "5: Raúl"], &[2, 4, 6], 0);
    let recently = "SELECT Nombre FROM source WHERE CI NOT IN (SELECT CI FROM pagos WHERE number(Monto) > 6)";
    check(recently, &["3: Luis", "5: Raúl", "6: Zoe"], &[2, 4], 0);
    check(
        "SELECT s.Nombre, p.Monto FROM source s JOIN pagos p ON s.CI = p.CI",
        &["2: Ana|10", "2: Ana|5", "4: Eva|7"],
        &[3, 5, 6],
        1,
    );
    check(
        "SELECT Nombre FROM source ANTI JOIN pagos USING (CI)",
        &["3: Luis", "5: Raúl", "6: Zoe"],
        &[2, 4],
        0,
    );
    check(
        "SELECT s.Nombre, p.Monto FROM pagos p RIGHT JOIN source s ON s.CI = p.CI ORDER BY s.Nombre LIMIT 3",
        &["2: Ana|10", "2: Ana|5", "4: Eva|7"],
        &[3, 5, 6],
        1,
    );
    check(
        "WITH p (ci, m) AS (SELECT CI, SUM(number(Monto)) FROM pagos GROUP BY CI) \
         SELECT s.Nombre, p.m FROM source s JOIN p ON s.CI = p.ci WHERE p.m > 10",
        &["2: Ana|15"],
        &[3, 4, 5, 6],
        0,
    );
    check(
        "SELECT s.Nombre, t.n FROM source s JOIN (SELECT CI, number(Monto) AS n FROM pagos) t ON s.CI = t.CI",
        &["2: Ana|5", "2: Ana|10", "4: Eva|7"],
        &[3, 5, 6],
        1,
    );
}

#[test]
fn gathered_rows_are_computed() {
    let all = &[2, 3, 4, 5, 6];
    check("SELECT COUNT(*) AS n FROM source", &["0: 5"], all, 1);
    check("SELECT MAX(Nombre) AS n FROM source", &["0: Zoe"], all, 1);
    check("SELECT LENGTH(Nombre) AS l, COUNT(*) AS n FROM source GROUP BY 1", &["0: 3|3", "0: 4|2"], all, 2);
    check("SELECT DISTINCT LENGTH(Nombre) AS l FROM source", &["0: 3", "0: 4"], all, 2);
    check("SELECT CI FROM pagos UNION SELECT CI FROM pagos", &["0: 001", "0: 003"], all, 2);
    check(
        "SELECT number(Monto) AS n FROM pagos UNION ALL SELECT 1",
        &["0: 1", "0: 5", "0: 7", "0: 10"],
        all,
        4,
    );
    check("SELECT Monto FROM pagos SEMI JOIN source USING (CI)", &["0: 10", "0: 5", "0: 7"], all, 3);
    // A statement may say itself which rows it speaks for.
    let first = "SELECT MIN(dialbase_row) AS dialbase_row, COUNT(*) AS n FROM source GROUP BY LENGTH(Nombre)";
    check(first, &["2: 3", "3: 2"], &[4, 5, 6], 0);
    let best = "SELECT DISTINCT ON (l) LENGTH(Nombre) AS l, Nombre FROM source ORDER BY l, Nombre DESC";
    check(best, &["6: 3|Zoe", "5: 4|Raúl"], &[2, 3, 4], 0);
}

#[test]
fn values_become_plain_text() {
    let value = |sql: &str, text: &str| {
        check(&format!("SELECT {sql} AS x FROM source LIMIT 1"), &[&format!("2: {text}")], &[3, 4, 5, 6], 0);
    };
    value("CI", "001");
    value("CAST(CI AS INT)", "1");
    value("number(Saldo)", "1234.5");
    value("number('-0,000001')", "-0.000001");
    value("1.5e10", "15000000000");
    value("POW(10.0, 21)", "1000000000000000000000");
    value("TRUE", "TRUE");
    value("CI = '9'", "FALSE");
    value("CAST(NULL AS DOUBLE)", "");
    value("day(\"Fecha de pago\")", "2024-01-31");
    value("day('1/3/2024') - INTERVAL '1 day'", "2024-02-29");
    value("day('01/01/1970')", "1970-01-01");
    value("day('31/12/1899')", "1899-12-31");
    value("day(\"Fecha de pago\") - DATE '2024-01-01'", "30");
    value("STRPTIME('2024-01-31 10:20:30', '%Y-%m-%d %H:%M:%S')", "2024-01-31 10:20:30");
    value("CAST('10.50' AS DECIMAL(10, 2))", "10.50");
    value("NULL", "");
    value("number('abc')", "");
    value("TRY_CAST(Nombre AS DOUBLE)", "");
}

#[test]
fn blanks_are_null_both_ways() {
    check("SELECT Nombre FROM source WHERE Saldo IS NULL", &["4: Eva"], &[2, 3, 5, 6], 0);
    check("SELECT COALESCE(Saldo, '0') AS s FROM source WHERE CI = '003'", &["4: 0"], &[2, 3, 5, 6], 0);
    check("SELECT \"Fecha de pago\" FROM source WHERE CI > '004'", &["6: "], &[2, 3, 4, 5], 0);
}

#[test]
fn a_result_may_be_empty() {
    check("SELECT * FROM source WHERE CI = 'x'", &[], &[2, 3, 4, 5, 6], 0);
    let none = sql("SELECT Nombre FROM source", &blocks("base.csv", &["Nombre"], &[]), Vec::new()).unwrap();
    assert!(none.blocks.is_empty() && none.dropped.is_empty());
}

#[test]
fn the_result_is_a_table_of_the_same_file() {
    let selected = run("SELECT Nombre AS \" a\", CI AS a, Saldo AS \"\" FROM source").unwrap();
    let table = selected.blocks[0].table();
    assert_eq!((table.source.as_str(), table.header_row), ("base.xlsx", 1));
    assert_eq!(table.columns, ["a", "a (2)", "C"]);
}

#[test]
fn what_the_reader_noticed_goes_with_its_row() {
    let mut source = Block::new(Arc::new(Table::text("base.csv", ["Nombre", "Celular"])));
    source.push_row(7, ["Ana", "1"]);
    for (number, column) in [(8, Some(1)), (9, Some(0)), (10, None)] {
        source.push_cell("Luis");
        source.remark(column, &ROUNDED);
        source.end_row(number);
    }
    let selected =
        sql("SELECT Celular, Celular AS c FROM source WHERE Nombre = 'Luis'", &[source], Vec::new()).unwrap();
    let remarks: Vec<_> = selected.blocks[0]
        .rows()
        .flat_map(|row| row.remarks().map(move |r| (row.number(), r.column)))
        .collect();
    assert_eq!(remarks, [(8, Some(0)), (9, None), (10, None)]);
}

#[test]
fn parquet_keeps_its_types() {
    let mut frame =
        polars::df!("CI" => ["001", "003"], "Monto" => [10.5, 7.0], "Veces" => [3_u8, 4]).unwrap();
    let mut bytes = Vec::new();
    polars_io::parquet::write::ParquetWriter::new(&mut bytes).finish(&mut frame).unwrap();
    let with = |bytes: &[u8], statement| {
        sql(statement, &debtors(), vec![("p".into(), Extra::Parquet(bytes.to_vec()))])
    };
    let joined = "SELECT s.Nombre, p.Monto, p.Veces FROM source s JOIN p USING (CI) WHERE p.Monto > 8";
    assert_eq!(lines(&with(&bytes, joined).unwrap()), ["2: Ana|10.5|3"]);
    let number = "SELECT s.Nombre, number(p.Veces) AS v FROM source s JOIN p USING (CI)";
    assert_eq!(lines(&with(&bytes, number).unwrap()), ["2: Ana|3", "4: Eva|4"]);
    for len in [0, 3, bytes.len() / 2, bytes.len() - 1] {
        let error = with(&bytes[..len], joined).unwrap_err();
        assert_eq!(error.to_string(), "cannot read table `p` as Parquet", "{len} bytes");
    }
}

#[test]
fn a_wrong_statement_is_told_in_its_own_words() {
    let check = |statement: &str, marked: Option<&str>, message: &str, hint: &str| {
        let error = run(statement).expect_err(statement);
        assert_eq!(error.to_string(), message, "{statement}");
        assert_eq!(error.span().and_then(|span| statement.get(span)), marked, "{statement}");
        let told = error.advice().unwrap_or_default().to_string();
        assert!(told.contains(hint), "{statement}: {told}");
    };
    let types = "text stands in the SQL statement where a number or a date is needed";
    let not_one = "the SQL statement is not one SELECT";
    check("SELECT Nombr FROM source", Some("Nombr"), "no column is called `Nombr`", "`Nombre`");
    check("SELECT s.saldo FROM source s", Some("saldo"), "no column is called `saldo`", "`Saldo`");
    check("SELECT 'é',\n Sald FROM source", Some("Sald"), "no column is called `Sald`", "`Saldo`");
    check("SELECT Nombre FROM source WHERE Nom = 'x'", Some("Nom"), "no column is called `Nom`", "`Nombre`");
    check(
        "SELECT \"Fecha\" FROM source",
        Some("\"Fecha\""),
        "no column is called `Fecha`",
        "`Fecha de pago`",
    );
    check("SELECT * FROM sorce", Some("sorce"), "no table is called `sorce`", "did you mean `source`?");
    check("SELECT x.CI FROM source", Some("x"), "no table is called `x`", "`pagos`");
    check("SELECT * FROM read_csv('/etc/hosts')", None, "`read_csv` is no table", "pipeline file");
    check("SELECT * FROM '/etc/hosts'", None, "no table is called `/etc/hosts`", "`source`");
    check("SELECT Nombre FROM source WHERE Saldo > 100", None, types, "number(x)");
    check("SELECT SUM(Saldo) AS s FROM source", None, types, "number(x)");
    check("SELECT Saldo * 2 AS s FROM source", None, types, "number(x)");
    check("SELECT CI FROM source WHERE day(CI) < '2024-01-31'", None, types, "DATE '2024-01-31'");
    let cells = "cannot read 2 cells of column `Saldo` as a number";
    check("SELECT CAST(Saldo AS DOUBLE) AS s FROM source", None, cells, "TRY_CAST");
    check("DROP TABLE source", None, not_one, "SELECT");
    check("SELECT 1; SELECT 2", None, not_one, "SELECT");
    check("SHOW TABLES", None, not_one, "SELECT");
    check(
        "SELECT Nombre FROM",
        None,
        "cannot read the SQL statement: expected: identifier, found: the end",
        "quotes",
    );
    check("SELECT foo(CI) FROM source", None, "no function is called `foo`", "");
    check("SELECT CURRENT_DATE FROM source", None, "no function is called `current_date`", "DATE '");
    check("SELECT CI, CI FROM source", None, "two columns of the SQL result are called `CI`", "AS");
    check("WITH source AS (SELECT 1) SELECT * FROM source", None, "two tables are called `source`", "name");
    let list = "cannot write column `l` of the SQL result as text: its cells are no single values";
    check("SELECT STRING_TO_ARRAY(CI, '0') AS l FROM source", None, list, "leave");
}

#[test]
fn tables_may_not_take_our_names() {
    let ours = || blocks("t.csv", &[ROW_COLUMN], &[&["1"]]);
    let error = sql("SELECT 1", &ours(), Vec::new()).unwrap_err();
    assert_eq!(error, SqlError::Reserved { table: SOURCE.into() });
    let error = sql("SELECT 1", &debtors(), vec![("t".into(), Extra::Text(ours()))]).unwrap_err();
    assert_eq!(error, SqlError::Reserved { table: "t".into() });
    let error = sql("SELECT 1", &debtors(), vec![payments(), payments()]).unwrap_err();
    assert_eq!(error, SqlError::TwoTables { name: "pagos".into() });
}

#[test]
fn no_error_tells_what_a_cell_holds() {
    for statement in [
        "SELECT CAST(Nombre AS DOUBLE) AS n FROM source",
        "SELECT CAST(Nombre AS DATE) AS n FROM source",
        "SELECT STRPTIME(Nombre, '%d') AS n FROM source",
        "SELECT CAST(Nombre AS BOOLEAN) AS n FROM source",
    ] {
        let error = run(statement).expect_err(statement);
        let told = format!("{error} {error:?} {:?}", error.advice());
        assert!(!told.contains("Ana") && !told.contains("str"), "{told}");
    }
}

#[test]
fn the_same_statement_gives_the_same_bytes() {
    let rows: Vec<[String; 2]> =
        (0..9000).map(|n| [format!("{:04}", n * 7919 % 3000), format!("{}", n % 13)]).collect();
    let rows: Vec<[&str; 2]> = rows.iter().map(|[key, group]| [key.as_str(), group.as_str()]).collect();
    let rows: Vec<&[&str]> = rows.iter().map(|row| &row[..]).collect();
    let (source, other) = (blocks("a.csv", &["k", "g"], &rows), blocks("b.csv", &["k", "h"], &rows[..4000]));
    for statement in [
        "SELECT * FROM source",
        "SELECT g FROM source ORDER BY g",
        "SELECT s.k, b.h FROM source s JOIN b ON s.k = b.k",
        "SELECT s.k, b.h FROM source s LEFT JOIN b ON s.k = b.k ORDER BY s.g LIMIT 5000",
        "SELECT k, COUNT(*) AS n FROM source GROUP BY k",
        "SELECT g, COUNT(*) AS n FROM source GROUP BY g, k ORDER BY n LIMIT 100",
        "SELECT k FROM source UNION SELECT k FROM b",
    ] {
        let once = || {
            let tables = vec![("b".to_owned(), Extra::Text(other.clone()))];
            let selected = sql(statement, &source, tables).unwrap();
            (lines(&selected), selected.dropped, selected.computed)
        };
        let (first, second) = (once(), once());
        assert!(first == second, "{statement}");
        assert!(first.0.len() > 10, "{statement}");
    }
}

proptest! {
    #[test]
    fn words_in_any_order_give_a_result_or_an_error(
        words in proptest::collection::vec(
            prop::sample::select(vec![
                "SELECT", "FROM", "source", "pagos", "WHERE", "CI", "*", ",", "(", ")", "number", "day", "=", "'x'", "1", "JOIN",
                "USING (CI)", "ORDER BY", "GROUP BY", "LIMIT", "UNION", "DISTINCT", "NOT", "IN", "AS", "é", "\"",
            ]), 0..10)
    ) {
        let text = format!("SELECT {}", words.join(" "));
        match run(&text) {
            Ok(selected) => prop_assert!(selected.dropped.len() <= 5),
            Err(error) => prop_assert!(error.span().is_none_or(|span| text.get(span).is_some())),
        }
    }
}

#[test]
fn every_row_has_its_fate() {
    for statement in [
        "SELECT * FROM source WHERE number(Saldo) > 100",
        "SELECT s.CI FROM source s JOIN pagos p ON s.CI = p.CI",
        "SELECT s.CI, p.Monto FROM pagos p LEFT JOIN source s ON s.CI = p.Monto",
        "SELECT COUNT(*) AS n FROM source",
    ] {
        let selected = run(statement).unwrap();
        let mut account = Account::default();
        account.read(5);
        account.compute(selected.computed);
        account.leave_out(&crate::ROW_FILTERED, selected.dropped.len() as u64);
        account.plan(selected.blocks.iter().map(|block| block.len() as u64).sum());
        assert!(account.adds_up(), "{statement}");
    }
}

#[test]
fn a_wrong_statement_is_told_in_each_language() {
    let check = |statement: &str, spanish: &str, portuguese: &str| {
        let error = run(statement).expect_err(statement);
        let said = [Language::Spanish, Language::Portuguese].map(|language| {
            let advice = error.advice().map(|advice| say(language, &advice)).unwrap_or_default();
            format!("{} → {advice}", say(language, &error.told()))
        });
        assert_eq!(said, [spanish, portuguese], "{statement}");
    };
    check(
        "SELECT s.saldo FROM source s",
        "ninguna columna se llama `saldo` → ¿quiso decir `Saldo`?",
        "nenhuma coluna se chama `saldo` → você quis dizer `Saldo`?",
    );
    check(
        "DROP TABLE source",
        "la consulta SQL no es un único SELECT → escriba una sola consulta que empiece con SELECT o WITH",
        "a consulta SQL não é um único SELECT → escreva uma única consulta que comece com SELECT ou WITH",
    );
    check(
        "SELECT now() AS n FROM source",
        "ninguna función se llama `now` → una consulta no sabe la hora: escriba la fecha, DATE '2024-01-31'",
        "nenhuma função se chama `now` → uma consulta não sabe a hora: escreva a data, DATE '2024-01-31'",
    );
    check(
        "SELECT CAST(Nombre AS DATE) AS n FROM source",
        "no fue posible leer 5 celdas de la columna `Nombre` como una fecha → number(x) lee los números como los escribe la gente \
         y day(x) las fechas; TRY_CAST deja un blanco en lugar de fallar",
        "não foi possível ler 5 células da coluna `Nombre` como uma data → number(x) lê números como as pessoas os escrevem \
         e day(x) as datas; TRY_CAST deixa um branco em vez de falhar",
    );
}
