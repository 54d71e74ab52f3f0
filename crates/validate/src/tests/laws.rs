//! What holds whatever rules a pipeline sets, over any rows: checked against naive answers that share nothing with the rules.

use super::*;
use crate::fixtures::number_in;
use contact::{Account, Batch, Block, Number, Region, Severity, Table};
use proptest::prelude::*;
use std::sync::Arc;

/// A row: three values, the kinds of its numbers by their letters, an agent, and whether its priority was refused.
type Told = ([String; 3], Vec<(Kind, &'static str)>, String, bool);

fn told() -> impl Strategy<Value = Told> {
    let value = || {
        prop_oneof![
            "[a-c]{0,4}",
            Just(String::new()),
            "[0-9]{1,4}",
            "(Sí|SI|no|N O)",
            "[0-3][0-9]/0[1-4]/2024"
        ]
    };
    let kind = prop_oneof![
        Just(Kind::Mobile),
        Just(Kind::Fixed),
        Just(Kind::FixedOrMobile),
        Just(Kind::Premium),
        Just(Kind::Voicemail)
    ];
    let region = prop_oneof![Just("UY"), Just("AR")];
    let phones = prop::collection::vec((kind, region), 0..4);
    ([value(), value(), value()], phones, prop_oneof!["", "100[0-3]", "ana"], any::<bool>())
}

fn contact_of(row: u32, (values, phones, agent, refused): &Told) -> Contact {
    let phone = |(nth, (kind, region)): (usize, &(Kind, &str))| {
        let e164 = format!("5989834{nth}{:03}", row % 1000);
        let number = Number::assemble(&e164, 3, "1", *kind, Region::new(region).unwrap()).unwrap();
        Phone { number, ..number_in(region, "59898344484", 3) }
    };
    Contact {
        row,
        params: params(&[&values[0], &values[1], &values[2]]),
        phones: phones.iter().enumerate().map(phone).collect(),
        agent: agent.clone(),
        priority_refused: refused.then(|| (7, "alta".into())),
        ..contact(vec![])
    }
}

/// What a pipeline demands: for each of the three values perhaps something, and more.
#[derive(Clone, Debug)]
struct Demanded {
    values: [Option<(u8, Option<Consequence>)>; 3],
    kinds: bool,
    countries: bool,
    agents: bool,
    consequences: Vec<(usize, Consequence)>,
}

fn consequence() -> impl Strategy<Value = Consequence> {
    prop_oneof![Just(Consequence::Reject), Just(Consequence::Warn), Just(Consequence::Ignore)]
}

fn demanded() -> impl Strategy<Value = Demanded> {
    let value = || prop::option::of((0..7_u8, prop::option::of(consequence())));
    let said = prop::collection::vec((0..32_usize, consequence()), 0..8);
    ([value(), value(), value()], any::<[bool; 3]>(), said).prop_map(
        |(values, [kinds, countries, agents], consequences)| Demanded {
            values,
            kinds,
            countries,
            agents,
            consequences,
        },
    )
}

fn date(text: &str) -> chrono::NaiveDate {
    text.parse().unwrap()
}

fn demand(which: u8) -> Demand {
    match which {
        0 => Demand::Filled,
        1 => Demand::InForm,
        2 => Demand::Length(Lengths { min: Some(2), max: Some(3) }),
        3 => Demand::Pattern(Pattern::new("[a-b]+|[0-9]{2}").unwrap()),
        4 => Demand::Listed(Listed::new(["si".to_owned(), "No".to_owned()], |_, _| None)),
        5 => Demand::Date(Dates {
            order: Some(DateOrder::DayFirst),
            earliest: date("2024-01-15"),
            latest: date("2024-03-31"),
        }),
        _ => Demand::Amount(Amounts { read: |text| text.parse().ok(), at_least: Some(10), at_most: None }),
    }
}

/// Which code a value earns, by an answer that a child would give.
fn naive(which: u8, value: &str) -> Option<&'static str> {
    let length = value.chars().count();
    match which {
        0 => return (length == 0).then_some("param-missing"),
        1 => return (length == 0).then_some("form-field-blank"),
        _ if length == 0 => return None,
        _ => {}
    }
    let all = |set: &str| value.chars().all(|c| set.contains(c));
    let day = || {
        let (day, month): (u32, u32) = (value.get(0..2)?.parse().ok()?, value.get(3..5)?.parse().ok()?);
        let is_date = value.len() == 10 && value.ends_with("/2024") && &value[2..3] == "/";
        (is_date && day >= 1 && day <= [31, 29, 31, 30][month as usize - 1]).then_some((month, day))
    };
    match which {
        2 if length > 3 => Some("param-too-long"),
        2 if length < 2 => Some("param-too-short"),
        3 if !(all("ab") || length == 2 && all("0123456789")) => Some("param-pattern"),
        4 if !["Sí", "SI", "no"].contains(&value) => Some("param-not-listed"),
        5 => match day() {
            None => Some("param-not-a-date"),
            Some(day) => (!((1, 15)..=(3, 31)).contains(&day)).then_some("param-date-outside"),
        },
        6 if !all("0123456789") => Some("param-not-an-amount"),
        6 if value.parse::<u32>().unwrap() < 10 => Some("param-amount-outside"),
        _ => None,
    }
}

fn policy_of(demanded: &Demanded) -> Policy {
    let mut policy = Policy { unknown_zone: UnknownZone::Server, ..policy() };
    let rules = &mut policy.rules;
    let codes: Vec<_> = settable().collect();
    for (code, consequence) in &demanded.consequences {
        rules.consequences.set(codes[code % codes.len()], *consequence);
    }
    for (nth, value) in demanded.values.iter().enumerate() {
        rules.params.extend(value.map(|(which, severity)| ParamRule {
            nth,
            demand: demand(which),
            severity,
        }));
    }
    rules.kinds = demanded.kinds.then(|| [Kind::Mobile].into_iter().collect());
    rules.countries = demanded.countries.then(|| [Region::new("UY").unwrap()].into());
    rules.agents = demanded.agents.then(|| Agents {
        column: 3,
        listed: Some(Listed::new(["ana".to_owned()], |_, _| None)),
        pattern: Some(Pattern::new("100[01]").unwrap()),
    });
    policy
}

fn run(rows: &[Told], policy: &Policy) -> Batch<Dialable> {
    let mut block = Block::new(Arc::new(Table::text("t.csv", ["Celular"])));
    (0..rows.len() as u32).for_each(|row| block.push_row(row, [""]));
    dialables(
        Batch::new(block).advance(|position, _, _| Ok(contact_of(position, &rows[position as usize]))),
        policy,
    )
}

/// The rows that go, each with its numbers.
fn going(batch: &Batch<Dialable>) -> Vec<(u32, Vec<u64>)> {
    let numbers =
        |dialable: &Dialable| dialable.contact().phones.iter().map(|phone| phone.number.key()).collect();
    batch.kept().map(|dialable| (dialable.contact().row, numbers(dialable))).collect()
}

/// The rows that go by naive answers, each with how many numbers.
fn naively_going(rows: &[Told], demanded: &Demanded, policy: &Policy) -> Vec<(u32, usize)> {
    let said = |id: &str| policy.rules.consequences.of(settable().find(|code| code.id == id).unwrap());
    let rejects = |id: &str| said(id) == Consequence::Reject;
    let goes = |(row, (values, phones, agent, refused)): (u32, &Told)| {
        let taken = |(kind, region): &&(Kind, &str)| {
            *kind == Kind::Premium
                || (demanded.countries && *region != "UY" && rejects("number-country"))
                || (demanded.kinds && *kind != Kind::Mobile && rejects("number-kind"))
        };
        let left = phones.iter().filter(|phone| !taken(phone)).count();
        let broken = |(value, demand): (&String, &Option<(u8, Option<Consequence>)>)| {
            let Some((which, severity)) = demand else { return false };
            let code = naive(*which, value);
            code.is_some_and(|code| severity.unwrap_or_else(|| said(code)) == Consequence::Reject)
        };
        let stranger = demanded.agents && !["", "ana", "1000", "1001"].contains(&agent.as_str());
        let out = left == 0
            || values.iter().zip(&demanded.values).any(broken)
            || (*refused && rejects("priority-out-of-range"))
            || (!agent.is_empty() && rejects("agent-ignored"))
            || (stranger && rejects("agent-unknown"));
        (!out).then_some((row, left))
    };
    (0..).zip(rows).filter_map(goes).collect()
}

proptest! {
    #[test]
    fn exactly_the_rows_go_that_a_naive_answer_lets_go(rows in prop::collection::vec(told(), 0..20), demanded in demanded()) {
        let policy = policy_of(&demanded);
        let going = going(&run(&rows, &policy)).into_iter().map(|(row, numbers)| (row, numbers.len())).collect::<Vec<_>>();
        prop_assert_eq!(going, naively_going(&rows, &demanded, &policy));
    }

    #[test]
    fn the_account_adds_up_and_a_reason_leaves_out(rows in prop::collection::vec(told(), 0..20), demanded in demanded()) {
        let batch = run(&rows, &policy_of(&demanded));
        let mut account = Account::default();
        account.read(rows.len() as u64);
        batch.settle(&mut account);
        prop_assert!(account.adds_up());
        prop_assert!(batch.left_out().all(|(_, why)| why.severity == Severity::LeftOut));
        prop_assert!(batch.findings().iter().all(|finding| finding.severity != Severity::LeftOut));
    }

    #[test]
    fn what_only_warns_or_is_ignored_changes_nobody_who_is_dialled(
        rows in prop::collection::vec(told(), 0..20),
        demanded in demanded(),
        soft in prop_oneof![Just(Consequence::Warn), Just(Consequence::Ignore)],
    ) {
        let values = demanded.values.map(|value| value.map(|(which, _)| (which, None)));
        let softened = Demanded { values, consequences: (0..32).map(|nth| (nth, soft)).collect(), ..demanded };
        let absent = Policy { unknown_zone: UnknownZone::Server, ..policy() };
        let softened = run(&rows, &policy_of(&softened));
        prop_assert_eq!(going(&softened), going(&run(&rows, &absent)));
        let noted = softened.findings().iter().filter(|finding| finding.code.id != "number-premium").count();
        prop_assert!(soft == Consequence::Warn || noted == 0);
    }
}
