//! Which rows are dialled of those that are one person's.

use super::{contact, dialled, phone, policy, rows};
use crate::{By, Counts, Duplicates, Keep, Same, Shared, Unique, Went, Within, not_again};
use contact::{Account, Batch, Contact, Params};
use proptest::prelude::*;
use std::collections::{BTreeSet, HashMap};
use std::num::NonZeroU64;
use validate::Dialable;

/// What a whole run decides: learning first, and again where it must.
fn decided(duplicates: Duplicates, batches: &[Vec<Contact>]) -> Vec<Batch<Dialable>> {
    let dialables = || batches.iter().map(|contacts| validate::dialables(rows(contacts.clone()), &policy()));
    let mut unique = Unique::new(duplicates, chrono::DateTime::UNIX_EPOCH);
    if unique.must_learn() {
        dialables().for_each(|batch| unique.learn(&batch));
        unique.learnt();
    }
    for _ in 0..2 {
        let batches = dialables().map(|batch| unique.decide(batch)).collect();
        match unique.again() {
            None => return batches,
            Some(again) => unique = again,
        }
    }
    panic!("it is never settled");
}

fn check(duplicates: Duplicates, contacts: &[Contact], left: &[&[u64]]) {
    let batch = decided(duplicates, &[contacts.to_vec()]).remove(0);
    assert_eq!(dialled(&batch), left, "{duplicates:?}");
}

fn of(phones: &[u32]) -> Contact {
    contact("C", phones)
}

fn whose(person: u64, phones: &[u32]) -> Contact {
    Contact { person: NonZeroU64::new(person), ..of(phones) }
}

fn saying(params: &[&str], phones: &[u32]) -> Contact {
    let columns: Vec<u16> = (0..params.len() as u16).collect();
    Contact { params: Params::new(&columns.into(), |column| params[usize::from(column)]), ..of(phones) }
}

const USUAL: Duplicates = Duplicates {
    within: Within::Run,
    same: Same::Number,
    by: By::Main,
    keep: Keep::First,
    alternatives: Shared::Drop,
    people: false,
};

fn keeping(keep: Keep) -> Duplicates {
    Duplicates { keep, ..USUAL }
}

#[test]
fn the_first_the_last_or_the_fullest_survives() {
    let contacts = [
        saying(&["Ana", ""], &[1, 2]),
        saying(&["Ana", "12"], &[1]),
        saying(&["Ana", "13"], &[1, 3]),
        of(&[4]),
    ];
    check(USUAL, &contacts, &[&[1, 2], &[4]]);
    check(keeping(Keep::Last), &contacts, &[&[1, 3], &[4]]);
    check(keeping(Keep::Fullest), &contacts, &[&[1, 3], &[4]]);
    check(keeping(Keep::Merge), &contacts, &[&[1, 2, 3], &[4]]);
    let alike = [saying(&["Ana"], &[1]), saying(&["Eva"], &[1])];
    let batch = decided(keeping(Keep::Fullest), &[alike.to_vec()]).remove(0);
    assert_eq!(
        batch.left_out().map(|(position, _)| position).collect::<Vec<_>>(),
        [1],
        "the first of the fullest"
    );
}

#[test]
fn more_rows_of_one_number_than_a_byte_can_count() {
    for rows in [126, 127, 128, 129, 300] {
        let contacts: Vec<Contact> = (0..rows).map(|nth| saying(&[&nth.to_string()], &[1])).collect();
        let batch = decided(keeping(Keep::Last), &[contacts]).remove(0);
        let last = batch.kept().next().unwrap().contact().params.iter().next().unwrap().1.to_owned();
        assert_eq!((batch.kept().count(), last), (1, (rows - 1).to_string()));
    }
}

#[test]
fn an_alternative_that_another_row_has_is_dialled_there_alone() {
    for contacts in [[of(&[1, 2]), of(&[2, 3])], [of(&[2, 3]), of(&[1, 2])]] {
        let [first, second] = &contacts;
        let left = |contact: &Contact| if contact.phones[0] == phone(1) { vec![1_u64] } else { vec![2, 3] };
        check(USUAL, &contacts, &[&left(first), &left(second)]);
    }
    let kept = Duplicates { alternatives: Shared::Keep, ..USUAL };
    let batch = decided(kept, &[vec![of(&[1, 2]), of(&[2, 3])]]).remove(0);
    assert_eq!(dialled(&batch), [vec![1, 2], vec![2, 3]]);
    let noted: Vec<_> = batch.findings().iter().map(|finding| (finding.row, finding.code.id)).collect();
    assert_eq!(noted, [(2, "alternative-shared")]);
    // A duplicate is dialled nowhere, so what it alone has stays with the other row.
    check(USUAL, &[of(&[1]), of(&[1, 2]), of(&[3, 2])], &[&[1], &[3, 2]]);
    check(
        Duplicates { within: Within::Campaign, ..USUAL },
        &[of(&[1, 2]), contact("D", &[2])],
        &[&[1, 2], &[2]],
    );
}

#[test]
fn any_number_may_make_a_duplicate() {
    let any = Duplicates { by: By::Any, ..USUAL };
    check(any, &[of(&[1, 2]), of(&[3, 2]), of(&[4])], &[&[1, 2, 3], &[4]]);
    check(any, &[of(&[1]), of(&[2]), of(&[3, 1, 2])], &[&[1, 3], &[2]]);
    check(Duplicates { keep: Keep::Last, ..any }, &[of(&[1, 2]), of(&[3, 2])], &[&[3, 2, 1]]);
}

#[test]
fn rows_of_one_person_become_one_contact() {
    let people = Duplicates { people: true, ..USUAL };
    check(people, &[whose(7, &[1]), whose(7, &[2]), whose(8, &[3]), whose(7, &[4, 1])], &[&[1, 2, 4], &[3]]);
    check(Duplicates { keep: Keep::Last, ..people }, &[whose(7, &[1, 5]), whose(7, &[2])], &[&[2, 1, 5]]);
    // Two people of one telephone: it is dialled for the first, and the other's own number for the other.
    check(people, &[whose(7, &[1]), whose(8, &[1]), whose(8, &[2])], &[&[1], &[2]]);
    // A row that does not say whose it is shares its number with one that does.
    check(people, &[of(&[1]), whose(7, &[1]), whose(7, &[2])], &[&[1, 2]]);
    check(people, &[of(&[1]), of(&[2])], &[&[1], &[2]]);
    // Nobody asked whether a number of another campaign may be called for this one.
    let other = |contact: Contact| Contact { campaign: "D".into(), ..contact };
    check(people, &[whose(7, &[1]), other(whose(7, &[2]))], &[&[1], &[2]]);
    check(keeping(Keep::Merge), &[of(&[1]), other(of(&[1, 2]))], &[&[1]]);
    check(Duplicates { by: By::Any, ..USUAL }, &[of(&[1, 3]), other(of(&[2, 3]))], &[&[1, 3], &[2]]);
    check(
        Duplicates { by: By::Any, keep: Keep::Last, ..USUAL },
        &[of(&[1, 2]), other(of(&[2, 3]))],
        &[&[1], &[2, 3]],
    );
    let campaigns: Vec<Contact> =
        (0..600).map(|nth| contact(&format!("C{}", nth % 300), &[nth % 300 + 1, 999])).collect();
    let within = Duplicates { by: By::Any, within: Within::Campaign, ..USUAL };
    assert_eq!(decided(within, &[campaigns]).remove(0).kept().count(), 300);
}

#[test]
fn what_stands_on_many_rows_is_no_person_and_no_number_of_one() {
    let people = Duplicates { people: true, ..USUAL };
    let all = |contact: &dyn Fn(u32) -> Contact, duplicates| {
        let contacts: Vec<Contact> = (1..=100).map(contact).collect();
        decided(duplicates, &[contacts]).remove(0)
    };
    let of_one = all(&|nth| whose(7, &[nth]), people);
    let left = dialled(&of_one);
    assert_eq!((left.len(), left[0].len(), left[1].len()), (80, 21, 1));
    assert_eq!(
        of_one.findings().iter().filter(|finding| finding.code.id == "person-of-many-rows").count(),
        79
    );
    let switchboard = dialled(&all(&|nth| of(&[nth, 999]), Duplicates { by: By::Any, ..USUAL }));
    assert_eq!(switchboard.iter().flatten().collect::<BTreeSet<_>>().len(), 101, "nobody is lost");
    assert!(switchboard.iter().all(|numbers| numbers.len() <= 22));
    // However often a row comes again, its numbers are a few.
    let again = dialled(&all(&|nth| of(&[1, nth % 3 + 2]), keeping(Keep::Merge)));
    assert_eq!(again, [[1, 3, 4, 2]]);
}

#[test]
fn what_went_before_is_left_out() {
    let list = words::Message::foreign("C_01.csv of 2026-11-20");
    let went = |main: bool| {
        let list = list.clone();
        move |number: contact::Number, _: &std::sync::Arc<str>, _| {
            (number == phone(1).number).then(|| Went { list: list.clone(), as_main: main })
        }
    };
    let left = |counts, main| {
        let contacts = vec![of(&[1, 3]), of(&[2, 1]), of(&[4])];
        let batch = not_again(validate::dialables(rows(contacts), &policy()), counts, went(main));
        assert!(batch.left_out().all(|(_, why)| why.by.as_deref() == Some(&list)));
        dialled(&batch)
    };
    let usual = Counts::default();
    assert_eq!(left(usual, true), [vec![2], vec![4]]);
    assert_eq!(left(usual, false), [vec![1, 3], vec![2, 1], vec![4]]);
    assert_eq!(left(Counts { alternatives: Shared::Keep, ..usual }, true), [vec![2, 1], vec![4]]);
    assert_eq!(left(Counts { by: By::Any, ..usual }, false), [vec![4]]);
}

fn settings() -> impl Strategy<Value = Duplicates> {
    let keeps = prop::sample::select(vec![Keep::First, Keep::Last, Keep::Fullest, Keep::Merge]);
    let bys = prop::sample::select(vec![By::Main, By::Any]);
    let shared = prop::sample::select(vec![Shared::Drop, Shared::Keep]);
    (keeps, bys, shared, any::<bool>()).prop_map(|(keep, by, alternatives, people)| Duplicates {
        by,
        keep,
        alternatives,
        people,
        ..USUAL
    })
}

fn contacts() -> impl Strategy<Value = Vec<Contact>> {
    let one = (0..6_u64, prop::collection::vec(1..30_u32, 1..4), "[a-b]{0,2}");
    let one = one.prop_map(|(person, phones, note)| {
        let mut seen = BTreeSet::new();
        let phones: Vec<u32> = phones.into_iter().filter(|number| seen.insert(*number)).collect();
        let contact = saying(&[&note], &phones);
        Contact { person: NonZeroU64::new(person), ..contact }
    });
    prop::collection::vec(one, 0..40)
}

proptest! {
    #[test]
    fn nobody_goes_twice_and_nobody_is_lost(duplicates in settings(), contacts in contacts(), cut in 0..40_usize) {
        let whose = |contact: Contact| Contact { person: contact.person.filter(|_| duplicates.people), ..contact };
        let contacts: Vec<Contact> = contacts.into_iter().map(whose).collect();
        let before: BTreeSet<u64> = contacts.iter().map(|contact| contact.phones[0].number.key() - 59_890_000_000).collect();
        let all: BTreeSet<u64> = contacts.iter().flat_map(|contact| &contact.phones).map(|phone| phone.number.key() - 59_890_000_000).collect();
        let whole = decided(duplicates, std::slice::from_ref(&contacts));
        let after: Vec<Vec<u64>> = whole.iter().flat_map(dialled).collect();

        let mut mains: HashMap<u64, u32> = HashMap::new();
        for numbers in &after {
            *mains.entry(numbers[0]).or_default() += 1;
        }
        prop_assert!(mains.values().all(|rows| *rows == 1), "a main number stands twice");
        let dialled_now: BTreeSet<u64> = after.iter().flatten().copied().collect();
        prop_assert!(before.is_subset(&dialled_now), "a main number is dialled no more");
        if duplicates.keep == Keep::Merge || duplicates.by == By::Any {
            prop_assert_eq!(&dialled_now, &all, "a number is dialled no more");
        }
        if duplicates.alternatives == Shared::Drop {
            let shared = after.iter().flat_map(|numbers| &numbers[1..]).find(|number| mains.contains_key(number));
            prop_assert_eq!(shared, None, "a main number is an alternative elsewhere");
            if duplicates.by == By::Any {
                prop_assert_eq!(after.iter().flatten().count(), dialled_now.len(), "a number stands in two rows");
            }
        }
        let mut account = Account::default();
        account.read(contacts.len() as u64);
        for batch in &whole {
            batch.settle(&mut account);
        }
        prop_assert!(account.adds_up());

        // How the rows are cut into blocks changes nothing.
        let (one, other) = contacts.split_at(cut.min(contacts.len()));
        let cut: Vec<Vec<u64>> = decided(duplicates, &[one.to_vec(), other.to_vec()]).iter().flat_map(dialled).collect();
        prop_assert_eq!(cut, after);
    }
}
