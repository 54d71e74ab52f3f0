//! A whole report, as a person and as a machine see it.

mod summary;

use super::*;
use chrono::DateTime;
use contact::{Account, Code, Finding, Severity, Table};
use std::sync::Arc;
use words::{Message, message};

static UNREADABLE: Code = Code {
    id: "phone-unreadable",
    severity: Severity::LeftOut,
    means: "what stands in the row's phone columns is no telephone number",
    advice: "write a full number",
};
static LISTED: Code = Code {
    id: "number-blacklisted",
    severity: Severity::Changed,
    means: "a blacklist holds this number",
    advice: "nothing to do",
};

pub(crate) fn report() -> Report {
    let table = Arc::new(Table {
        sheet: Some("Clientes".into()),
        ..Table::text("clientes.xlsx", ["Nombre", "Celular"])
    });
    let mut tally = Tally::default();
    let unreadable = |row| Finding::new(&UNREADABLE, row, 1, "0981234567890123");
    for finding in (2..14).map(unreadable).chain([listed()]) {
        tally.add(&finding, &table, || None);
    }
    assert_eq!(tally.by("number-blacklisted", "no-llamar.csv"), 1);
    let mut account = Account::default();
    account.read(12_345);
    account.leave_out(&UNREADABLE, 12);
    account.plan(12_333);
    let part = |name: &str, zone: Option<&str>, lines| Part {
        name: name.into(),
        campaign: "Cobranzas->".into(),
        zone: zone.map(str::to_owned),
        lines,
        bytes: 1000,
        sha256: "e3b0c442".into(),
        state: "planned".into(),
        calls: None,
        said: None,
    };
    let parts = vec![
        part("Cobranzas-Montevi-261122-0853-001-e3b0c442.csv", Some("America/Montevideo"), 5_000),
        part("Cobranzas-Montevi-261122-0853-002-aaaaaaaa.csv", Some("America/Montevideo"), 5_000),
        part("Cobranzas-261122-0853-003-bbbbbbbb.csv", None, 2_333),
    ];
    Report {
        version: Report::VERSION,
        program: "0.1.0".into(),
        run: "20261122-085300-e3b0c442".into(),
        made_at: DateTime::UNIX_EPOCH,
        pipeline: "demo.toml".into(),
        instance: "sandbox".into(),
        account: Figures::of(&account, &parts),
        inputs: vec![Input {
            source: "clientes.xlsx › Clientes".into(),
            format: Message::foreign("xlsx"),
            header_row: 4,
            rows_above: 2,
            rows: 12_345,
            sha256: "e3b0c442".into(),
        }],
        blacklists: vec![blacklist()],
        findings: tally.found(),
        damaged: vec![],
        parts,
        stopped: None,
        overridden: Vec::new(),
        alarms: vec![alarm()],
        normality: Some(normality()),
        warnings: vec![Message::foreign("no-llamar.csv is two weeks old")],
        dialled: dialled(),
        columns: vec![column()],
        screens: vec![screen()],
        certificate: Certificate {
            pipeline: FileDigest { name: "demo.toml".into(), sha256: "e3b0c442".into() },
            tables: Vec::new(),
            plan_sha256: "e3b0c442".into(),
            who: Some("ana@cargas-01".into()),
        },
        masked: false,
        language: words::Language::English,
        files: vec!["rejected.csv".into()],
    }
}

fn listed() -> Finding {
    Finding::new(&LISTED, 20, 1, "+59898344484").by(Message::foreign("no-llamar.csv"))
}

fn blacklist() -> Blacklist {
    Blacklist {
        source: "no-llamar.csv".into(),
        scope: Message::foreign("all campaigns, or Ventas->, as each line says"),
        lines: 1_204,
        numbers: 1_180,
        unreadable: 2,
        expired: 31,
        hits: 1,
        modified_at: DateTime::UNIX_EPOCH,
        age_seconds: 3_600,
        previous: Some(Previously { numbers: 1_151, at: DateTime::UNIX_EPOCH }),
        sha256: "e3b0c442".into(),
    }
}

fn column() -> ColumnReport {
    ColumnReport {
        input: "clientes.xlsx › Clientes".into(),
        name: "Celular".into(),
        letters: "B".into(),
        holds: "phone".into(),
        sure: "sure".into(),
        used_as: vec![Use { role: "phone".into(), which: Some("1".into()) }],
        filled: 12_300,
        of: 12_345,
        distinct: 10_000,
        distinct_is_at_least: true,
        samples: vec!["098 000 101".into()],
    }
}

fn dialled() -> Dialled {
    let group = |zone: Option<&str>, contacts, parts, offset_seconds| DialledGroup {
        campaign: "Cobranzas->".into(),
        zone: zone.map(str::to_owned),
        contacts,
        parts,
        offset_seconds,
    };
    let area = |area: Option<&str>, contacts| AreaShare {
        country: "UY".into(),
        area: area.map(str::to_owned),
        place: area.map(|_| "Montevideo".into()),
        contacts,
    };
    Dialled {
        one_by_one: None,
        groups: vec![
            group(None, 2_333, 1, None),
            group(Some("America/Montevideo"), 10_000, 2, Some(-10_800)),
        ],
        calling_hours: Some("09:00-20:00".into()),
        legal_hours: Some("08:00-21:00".into()),
        kinds: vec![
            KindShare { kind: "mobile".into(), contacts: 12_000 },
            KindShare { kind: "fixed".into(), contacts: 333 },
        ],
        areas: vec![area(None, 12_000), area(Some("2"), 333)],
        in_other_areas: 0,
        numbers_per_contact: [(1, 12_000), (2, 333)].into(),
    }
}

fn screen() -> AgentScreen {
    let field = |key: &str, written: &str, sent: &str| ScreenField {
        key: key.into(),
        as_written: written.into(),
        as_sent: sent.into(),
        changed: written != sent,
        why: if written == sent { Vec::new() } else { vec!["separator-replaced".into()] },
    };
    AgentScreen {
        at: "clientes.xlsx › Clientes:17".into(),
        campaign: "Cobranzas->".into(),
        number: "098000101".into(),
        alternatives: vec!["M=2=098000102".into()],
        priority: 9999,
        agent: String::new(),
        fields: vec![field("nombre", "Ana; María", "Ana, María"), field("tel", "098 000 101", "098 000 101")],
    }
}

fn alarm() -> Alarm {
    Alarm {
        code: "input-cut".into(),
        stops: false,
        words: message!("list-cut", "{name} ends at row {row}", name = "clientes.csv", row = "65,536"),
        advice: Message::foreign("export it anew"),
    }
}

fn normality() -> Normality {
    let rows = NormalFigure {
        figure: "rows".into(),
        now: 3.0,
        runs: 3,
        lowest: 2.0,
        middle: 3.0,
        highest: 5.0,
        from: 1.5,
        to: 53.0,
        outside: false,
    };
    Normality { earlier_runs: 3, needed: 3, stops: true, figures: vec![rows] }
}

#[test]
fn findings_of_one_code_stand_by_what_they_did() {
    let table = Arc::new(Table::text("clientes.csv", ["Celular"]));
    let mut tally = Tally::default();
    tally.add(&Finding::new(&UNREADABLE, 2, 0, "x").as_severe(Severity::Note), &table, || None);
    tally.add(&Finding::new(&UNREADABLE, 3, 0, "x"), &table, || None);
    let found: Vec<(String, u64)> =
        tally.found().into_iter().map(|found| (found.severity, found.count)).collect();
    assert_eq!(found, [("left-out".to_owned(), 1), ("note".to_owned(), 1)]);
    assert_eq!(tally.count("phone-unreadable"), 2);
}

#[test]
fn an_example_of_a_long_cell_is_cut_and_says_so() {
    let table = Arc::new(Table::text("clientes.csv", ["Celular"]));
    let mut tally = Tally::default();
    let long = "ñ".repeat(1 << 20);
    tally.add(&Finding::new(&UNREADABLE, 2, 0, long.clone()).became(long), &table, || None);
    let example = &tally.found()[0].examples[0];
    for shown in [&example.seen, example.became.as_ref().unwrap()] {
        assert!(shown.len() < 1_000 && shown.ends_with("ñ[…]"), "{}", shown.len());
    }
}

#[test]
fn a_number_in_a_campaign_or_a_header_is_masked() {
    let mut report = report();
    let campaign = "Ventas 098 765 001->";
    report.parts[0].campaign = campaign.into();
    report.parts[0].name = "_Ventas-098-765-001-Montevideo-261122-0853-001-abcdef12-a2.csv".into();
    report.dialled.groups.push(crate::DialledGroup { campaign: campaign.into(), ..Default::default() });
    report.screens[0].campaign = campaign.into();
    report.columns[0].name = "Tel \u{660}\u{669}\u{668}\u{667}\u{666}\u{665}\u{660}\u{660}\u{661}".into();
    let json = report.clone().masked().to_json().unwrap();
    for number in ["765", "\u{667}\u{666}\u{665}"] {
        assert!(!json.contains(number), "{number}: {json}");
    }
    let masked = report.masked();
    assert_eq!(masked.parts[0].name, "_Ventas-09•-•••-•01-Montevideo-261122-0853-001-abcdef12-a2.csv");
    assert_eq!(masked.dialled.groups.last().unwrap().campaign, masked.parts[0].campaign);
    let mut settled = masked.clone();
    let name = Some("_Ventas-098-765-001-Montevideo-261122-0853-001-abcdef12-a3.csv".to_owned());
    settled.settle([(name, "accepted", None)]);
    assert!(settled.parts[0].name.starts_with("_Ventas-09•-•••-•01-"), "{}", settled.parts[0].name);
}

#[test]
fn a_report_shows_numbers_only_where_it_says_so() {
    let whole = report().to_json().unwrap();
    assert!(
        whole.contains("+59898344484")
            && whole.contains("M=2=098000102")
            && whole.contains("\"masked\": false")
    );
    let masked = report().masked();
    assert_eq!(masked.clone().masked().to_json().unwrap(), masked.to_json().unwrap());
}

#[test]
fn report_json_reads_back_and_masks_numbers() {
    let json = report().masked().to_json().unwrap();
    for number in ["98344484", "98 000 101", "98000101", "98000102"] {
        assert!(!json.contains(number), "{number}: {json}");
    }
    let read: Report = serde_json::from_str(&json).unwrap();
    assert_eq!(read.account, report().account);
    assert_eq!(read.findings[0].examples.len(), 10);
    insta::assert_snapshot!(json);
}

#[test]
fn a_report_of_version_1_reads() {
    let mut json: serde_json::Value = serde_json::from_str(&report().to_json().unwrap()).unwrap();
    let fields = json.as_object_mut().unwrap();
    for new in ["dialled", "columns", "screens", "certificate", "masked", "files"] {
        assert!(fields.remove(new).is_some(), "{new}");
    }
    fields.insert("version".into(), 1.into());
    // What is said was English words and no more.
    fields.insert("stopped".into(), "3 rows are wrong".into());
    fields.insert("warnings".into(), vec!["it is old"].into());
    fields["alarms"][0]["words"] = "it ends early".into();
    fields["findings"][0]["examples"][0]["by"] = "no-llamar.csv".into();
    let read: Report = serde_json::from_value(json).unwrap();
    assert_eq!((read.version, read.masked, read.dialled), (1, true, Dialled::default()));
    assert_eq!(read.stopped, Some(Message::foreign("3 rows are wrong")));
    assert_eq!(read.warnings, [Message::foreign("it is old")]);
    assert_eq!(read.alarms[0].words, Message::foreign("it ends early"));
    assert_eq!(read.findings[0].examples[0].by, Some(Message::foreign("no-llamar.csv")));
}
