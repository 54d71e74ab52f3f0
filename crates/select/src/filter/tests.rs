//! What conditions say of rows, and of themselves when they are wrong.

use super::*;
use contact::{Account, Block};
use languages::say;
use proptest::prelude::*;
use std::sync::Arc;
use words::Language;

const COLUMNS: [&str; 5] = ["Nombre", "Saldo", "Estado", "Fecha de pago", "Teléfono"];

fn block(rows: &[[&str; 5]]) -> Block {
    let mut block = Block::new(Arc::new(Table::text("base.csv", COLUMNS)));
    for (nth, row) in rows.iter().enumerate() {
        block.push_row(nth as u32 + 2, row.iter().copied());
    }
    block
}

fn choice(condition: &str, row: [&str; 5]) -> Choice {
    let block = block(&[row]);
    Filter::parse(condition).unwrap().bind(block.table()).unwrap().choose(block.row(0))
}

#[test]
fn a_condition_chooses_rows() {
    let row = [" Ana ", "1.234,50", "ACTIVO", "31/01/2024", "099 123"];
    let check = |condition, chosen| {
        let expected = if chosen { Choice::Keep } else { Choice::Filtered };
        assert_eq!(choice(condition, row), expected, "{condition}");
    };
    check("Saldo > 1234", true);
    check("Saldo >= 1234.50", true);
    check("Saldo = 1234.5", true);
    check("Saldo != 1234.5", false);
    check("Saldo <> 1", true);
    check("Saldo < 1234.5", false);
    check("saldo <= 1234.5", true);
    check("Saldo > -1", true);
    check("Saldo in (1, 1234.5)", true);
    check("Saldo not in (1, 2)", true);
    check("Estado = 'activo'", true);
    check("Estado = ' Activo '", true);
    check("Estado != 'Activo'", false);
    check("Estado in ('baja', 'Activo')", true);
    check("Estado IN ('baja')", false);
    check("Nombre contains 'N'", true);
    check("Nombre not contains 'n'", false);
    check("Nombre starts with 'an'", true);
    check("Nombre starts with 'ana maría'", false);
    check("Nombre not starts with 'b'", true);
    check("Nombre < 'b'", true);
    check("Nombre is blank", false);
    check("Nombre is not blank", true);
    check("not Nombre is blank", true);
    check("telefono = '099 123'", true);
    check("Teléfono = 99123", true);
    check("\"Fecha de pago\" = '2024-01-31'", true);
    check("\"Fecha de pago\" > '2023-12-31' and \"Fecha de pago\" < '2024-02-01'", true);
    check("\"Fecha de pago\" in ('2024-01-30')", false);
    check("Estado = 'Activo' and Saldo > 9999", false);
    check("Estado = 'Activo' or Saldo > 9999", true);
    check("Estado = 'x' and Saldo > 1 or Nombre = 'Ana'", true);
    check("Estado = 'x' and (Saldo > 1 or Nombre = 'Ana')", false);
    check("NOT (Estado = 'x' Or Saldo < 1)", true);
    check("not not Saldo > 1", true);
}

#[test]
fn blanks_are_text_but_no_number() {
    let check =
        |condition, expected| assert_eq!(choice(condition, ["", " ", "", "", ""]), expected, "{condition}");
    check("Estado = ''", Choice::Keep);
    check("Estado != 'Baja'", Choice::Keep);
    check("Saldo is blank", Choice::Keep);
    check("Saldo > 1", Choice::Filtered);
    check("not Saldo > 1", Choice::Filtered);
    check("Saldo != 1", Choice::Filtered);
    check("Saldo > 1 or Saldo is blank", Choice::Keep);
    check("\"Fecha de pago\" < '2024-01-31'", Choice::Filtered);
}

#[test]
fn a_cell_that_cannot_be_read_counts_only_where_it_decides() {
    let row = ["Ana", "debe", "Activo", "ayer", ""];
    let check = |condition, expected| assert_eq!(choice(condition, row), expected, "{condition}");
    let number = Choice::Unreadable { column: 1, wanted: Wanted::Number };
    let date = Choice::Unreadable { column: 3, wanted: Wanted::Date };
    check("Saldo > 1", number);
    check("not Saldo > 1", number);
    check("Saldo in (1, 2)", number);
    check("Saldo in (1, 'debe')", Choice::Keep);
    check("Saldo > 1 and Estado = 'Activo'", number);
    check("Saldo > 1 and Estado = 'Baja'", Choice::Filtered);
    check("Saldo > 1 or Estado = 'Activo'", Choice::Keep);
    check("Saldo > 1 or Estado = 'Baja'", number);
    check("Saldo > 1 and Teléfono > 1", Choice::Filtered);
    check("not (Saldo > 1 and Teléfono > 1)", number);
    check("not (Teléfono > 1 and Saldo > 1)", number);
    check("\"Fecha de pago\" > '2024-01-31'", date);
    check("(Saldo > 1 and Estado = 'Baja') or \"Fecha de pago\" > '2024-01-31'", date);
}

#[test]
fn rows_left_out_are_told_and_the_rest_go_on() {
    let block = block(&[
        ["Ana", "200", "", "", ""],
        ["Luis", "5", "", "", ""],
        ["Eva", "mucho", "", "", ""],
        ["", " ", "", "", ""],
        ["Raúl", "300", "", "", ""],
    ]);
    let mut account = Account::default();
    account.read(block.len() as u64);
    let bound = Filter::parse("Saldo > 100").unwrap().bind(block.table()).unwrap();
    let rows = filter(Batch::new(block), &bound);
    assert_eq!(rows.kept().copied().collect::<Vec<_>>(), [0, 3, 4]);
    let left_out: Vec<&Finding> = rows.left_out().map(|(_, why)| why).collect();
    let filtered = Finding::new(&ROW_FILTERED, 3, None, "");
    assert_eq!(left_out, [&filtered, &Finding::new(&NOT_A_NUMBER, 4, Some(1), "mucho")]);
    rows.settle(&mut account);
    assert!(account.adds_up());
}

#[test]
fn a_wrong_condition_is_told_where_and_what_instead() {
    let check = |condition: &str, span: Range<usize>, message: &str, help: &str| {
        let error =
            Filter::parse(condition).and_then(|filter| filter.bind(&Table::text("t", COLUMNS))).unwrap_err();
        assert_eq!((error.message.english(), error.span.clone()), (message, span), "{condition}");
        let told = error.help.unwrap_or_default().to_string();
        assert!(told.contains(help), "{condition}: {told}");
    };
    check("Sado > 1", 0..4, "no column is called `Sado`", "did you mean `Saldo`?");
    check(
        "Saldo > 1 and \"Fecha pago\" is blank",
        14..26,
        "no column is called `Fecha pago`",
        "`Fecha de pago`",
    );
    check("", 0..0, "a comparison is missing here", "Saldo > 100");
    check("Saldo", 0..5, "nothing is asked of column `Saldo`", "is blank");
    check("Saldo >", 7..7, "text or a number is missing here", "'Activo'");
    check("Saldo == 1", 7..8, "one comparison stands after another", "single `=`");
    check("Estado = Activo", 9..15, "a column is compared with text or a number", "'Activo'");
    check("Estado = \"Activo\"", 9..17, "a column is compared with text or a number", "'Activo'");
    check("'Estado' = 'x'", 0..8, "a comparison starts with a column", "\"Estado\"");
    check("100 < Saldo", 0..3, "a comparison starts with a column", "Saldo > 100");
    check("Fecha de pago is blank", 6..8, "`de` is no comparison", "\"Fecha de…\"");
    check("Saldo > 1.234,50", 13..14, "`and`, `or` or the end should stand here", "1234.5");
    check("(Saldo > 1,5)", 10..11, "`)` should stand here", "1234.5");
    check("Saldo > 1.234.567", 13..14, "`.` means nothing here", "1234.5");
    check("Saldo > 1 Estado = 'x'", 10..16, "`and`, `or` or the end should stand here", "`and`");
    check("Estado = 'x", 9..11, "the quote ' is not closed", "''");
    check("Estado = ‘x’", 9..12, "`‘` means nothing here", "straight");
    check("Saldo > 1 && Saldo < 2", 10..11, "`&` means nothing here", "`and`");
    check("Saldo > $5", 8..9, "`$` means nothing here", "currency");
    check("(Saldo > 1", 0..1, "this parenthesis is not closed", "`)`");
    check("Saldo > 1)", 9..10, "this parenthesis closes nothing", "take it out");
    check("Saldo in 1", 9..10, "`in` is followed by a list in parentheses", "('oro', 'plata')");
    check("Saldo in ()", 10..11, "text or a number is missing here", "'Activo'");
    check("Saldo in (1 2)", 12..13, "a comma or `)` should stand here", "in (");
    check("Saldo is null", 9..13, "`is` is followed by `blank` or `not blank`", "is not blank");
    check("Nombre starts 'A'", 14..17, "`starts` is followed by `with`", "starts with");
    check("Nombre contains 5", 16..17, "`contains` is followed by text", "single quotes");
    check("Nombre not = 'x'", 11..12, "a comparison is missing after `not`", "before the column");
    check("and Saldo > 1", 0..3, "a comparison should stand before `and`", "\"and\"");
    check("Saldo > 123456789012345678901234567", 8..35, "the number has too many digits", "quotes");
    check(&format!("{}Saldo > 1", "(".repeat(200)), 64..65, "the condition nests too deep", "parentheses");
}

#[test]
fn columns_are_named_with_their_places() {
    let filter = Filter::parse("Saldo > 1 and not (\"Fecha de pago\" is blank or Saldo = 2)").unwrap();
    let names: Vec<_> = filter.columns().collect();
    assert_eq!(names, [("Saldo", 0..5), ("Fecha de pago", 19..34), ("Saldo", 47..52)]);
}

#[test]
fn names_may_hold_accents_digits_and_quotes() {
    let table = Table::text("t", ["Año_2", "1er nombre", "di\"jo", "2do"]);
    for condition in ["año_2 = 'x'", "\"1er nombre\" = 'x'", "\"di\"\"jo\" = 'O''Higgins'", "2do is blank"] {
        assert!(Filter::parse(condition).unwrap().bind(&table).is_ok(), "{condition}");
    }
}

proptest! {
    #[test]
    fn any_text_is_read_without_a_panic(text in any::<String>()) {
        if let Err(error) = Filter::parse(&text) {
            prop_assert!(text.get(error.span).is_some());
        }
    }

    #[test]
    fn words_in_any_order_are_read_without_a_panic(
        words in proptest::collection::vec(
            prop::sample::select(vec!["Saldo", "and", "or", "not", "(", ")", "in", ",", "is", "blank", "=", "<", "'x'", "5",
                "-", "contains", "starts", "with", "\"a b\""]), 0..12)
    ) {
        let text = words.join(" ");
        if let Err(error) = Filter::parse(&text) {
            prop_assert!(text.get(error.span).is_some() && error.help.is_some());
        }
    }

    #[test]
    fn a_row_and_its_opposite_are_never_both_chosen(saldo in "[0-9.,a ]{0,6}", limit in 0_u32..2000) {
        let row = ["", saldo.as_str(), "", "", ""];
        let chosen = choice(&format!("Saldo > {limit}"), row);
        let opposite = choice(&format!("not Saldo > {limit}"), row);
        prop_assert_eq!(chosen == Choice::Keep && opposite == Choice::Keep, false);
        prop_assert_eq!(matches!(chosen, Choice::Unreadable { .. }), matches!(opposite, Choice::Unreadable { .. }));
    }
}

#[test]
fn a_wrong_condition_is_told_in_each_language() {
    let check = |condition: &str, spanish: &str, portuguese: &str| {
        let read = Filter::parse(condition).and_then(|filter| filter.bind(block(&[]).table()));
        let error = read.expect_err(condition);
        let said = [Language::Spanish, Language::Portuguese].map(|language| {
            let advice = error.advice().map(|advice| say(language, &advice)).unwrap_or_default();
            format!("{} → {advice}", say(language, &error.told()))
        });
        assert_eq!(said, [spanish, portuguese], "{condition}");
    };
    check(
        "Sado > 100",
        "ninguna columna se llama `Sado` → ¿quiso decir `Saldo`?",
        "nenhuma coluna se chama `Sado` → você quis dizer `Saldo`?",
    );
    check(
        "Saldo > 1.234,50",
        "aquí debería haber `and`, `or` o el final → aquí los números se escriben sin separador de miles y con un punto antes \
         de los decimales: 1234.5",
        "aqui deveria haver `and`, `or` ou o fim → aqui os números são escritos sem separador de milhares e com um ponto \
         antes dos decimais: 1234.5",
    );
    check(
        "Estado = Activo",
        "una columna se compara con un texto o con un número → un texto va entre comillas simples: 'Activo'",
        "uma coluna é comparada com um texto ou com um número → um texto vai entre aspas simples: 'Activo'",
    );
    check(
        "Estado is empty",
        "después de `is` va `blank` o `not blank` → por ejemplo: Celular is not blank",
        "depois de `is` vem `blank` ou `not blank` → por exemplo: Celular is not blank",
    );
}
