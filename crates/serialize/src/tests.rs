//! What must hold for any cell: it cannot forge a pair, a field or a line, and what is written reads back.

use super::*;
use contact::{
    Batch, Block, Contact, DialForm, Finding, Kind, NoNumber, Number, Params, Phone, Region, StatedZones,
    Table,
};
use proptest::prelude::*;
use std::sync::Arc;
use validate::{Dialable, Policy, UnknownZone};

fn dialable(params: &[&str], agent: &str) -> Dialable {
    let phone = |e164: &str, national| Phone {
        number: Number::assemble(e164, 3, national, Kind::Mobile, Region::new("UY").unwrap()).unwrap(),
        column: Some(0),
        line: None,
        zones: &[],
    };
    let contact = Contact {
        row: 2,
        campaign: "prueba->".into(),
        phones: vec![phone("59898344484", "098344484"), phone("59824001234", "24001234")],
        no_number: NoNumber::Missing,
        params: Params::new(&[0, 1].into(), |column| params[usize::from(column)]),
        stated: StatedZones::default(),
        priority: 9999,
        priority_refused: None,
        agent: agent.to_owned(),
        person: None,
    };
    let policy = Policy {
        unknown_zone: UnknownZone::Server,
        ..Policy::strict((Region::new("UY").unwrap(), 598), chrono::DateTime::UNIX_EPOCH)
    };
    let mut block = Block::new(Arc::new(Table::text("t.csv", ["a"])));
    block.push_row(2, [""]);
    let batch = Batch::new(block).advance(|_, _, _| Ok(contact.clone()));
    validate::dialables(batch, &policy).kept().next().unwrap().clone()
}

fn format(charset: Charset) -> Format {
    Format { charset, keys: vec!["nombre".into(), "cedula".into()], ..Format::default() }
}

fn written(params: &[&str], agent: &str, format: &Format) -> (Vec<u8>, Vec<Finding>) {
    let (mut out, mut findings) = (Vec::new(), Vec::new());
    Writer::new(format).write(&dialable(params, agent), &mut out, &mut findings).unwrap();
    (out, findings)
}

#[test]
fn a_line_is_as_the_vendor_prints_it() {
    let (line, findings) = written(&["Ana", "1.234.567-8"], "1001", &format(Charset::Utf8));
    assert_eq!(
        String::from_utf8(line).unwrap(),
        "prueba->;098344484;nombre=Ana:cedula=1.234.567-8;24001234;9999;1001\n"
    );
    assert!(findings.is_empty());
}

#[test]
fn alternatives_carry_their_type_where_the_pipeline_asks() {
    let check = |alternatives, shown: &str| {
        let format = Format { alternatives, ..format(Charset::Utf8) };
        let (line, _) = written(&["Ana", ""], "", &format);
        let line = String::from_utf8(line).unwrap();
        assert_eq!(line, format!("prueba->;098344484;nombre=Ana:cedula=;{shown};9999;\n"));
        assert_eq!(parse(line.trim_end()).unwrap().alternatives, [shown]);
    };
    check(Alternatives::Plain, "24001234");
    check(Alternatives::ByKind(0), "M=0=24001234");
    check(Alternatives::ByColumn(3), "M=3=24001234");
}

#[test]
fn a_national_form_calls_abroad_by_its_prefix_alone() {
    let check = |home, dial, number: &str| {
        let abroad = Some(Abroad { home, prefix: "00".into() });
        let (line, _) = written(&["", ""], "", &Format { dial, abroad, ..format(Charset::Utf8) });
        assert_eq!(parse(String::from_utf8(line).unwrap().trim_end()).unwrap().number, number);
    };
    check(598, DialForm::National, "098344484");
    check(55, DialForm::National, "0059898344484");
    check(55, DialForm::NationalDigits, "0059898344484");
    check(55, DialForm::E164, "+59898344484");
}

#[test]
fn changes_are_told() {
    let check = |value, charset, shown: &str, codes: &[&str]| {
        let format = Format { drop: "#".into(), ..format(charset) };
        let (line, findings) = written(&[value, ""], "", &format);
        let text = charset.decode(&line).unwrap();
        assert_eq!(text, format!("prueba->;098344484;nombre={shown}:cedula=;24001234;9999;\n"));
        assert_eq!(findings.iter().map(|finding| finding.code.id).collect::<Vec<_>>(), codes);
        assert!(findings.iter().all(|finding| finding.column == Some(0)));
    };
    check("Ana;5511999;x", Charset::Utf8, "Ana,5511999,x", &["separator-replaced"]);
    check("x:agentphone=1001", Charset::Utf8, "x-agentphone-1001", &["separator-replaced"]);
    check("a\r\nb\u{85}c\u{2028}d", Charset::Utf8, "a  b c d", &["separator-replaced"]);
    check("José #2", Charset::Ascii, "Jose 2", &["character-replaced", "character-dropped"]);
    check("Muñoz 漢", Charset::Latin1, "Muñoz ?", &["character-replaced"]);
    check("Muñoz 漢", Charset::Utf8, "Muñoz 漢", &[]);
}

proptest! {
    #[test]
    fn no_cell_can_forge_anything(a in "\\PC*|[;:=\\n\\r\\t\u{85}\u{2028}a-z]*", b in any::<String>(), agent in any::<String>(), which in 0..3_usize) {
        let charset = [Charset::Utf8, Charset::Latin1, Charset::Ascii][which];
        let (line, _) = written(&[&a, &b], &agent, &format(charset));
        let text = charset.decode(&line).unwrap();
        prop_assert_eq!(text.matches('\n').count(), 1);
        let read = parse(text.strip_suffix('\n').unwrap()).unwrap();
        prop_assert_eq!(read.params.iter().map(|(key, _)| *key).collect::<Vec<_>>(), ["nombre", "cedula"]);
        prop_assert_eq!((read.campaign, read.number, read.priority), ("prueba->", "098344484", 9999));
        prop_assert_eq!(read.alternatives, ["24001234"]);
    }
}
