//! The steps, one by one.

use super::*;

fn pace(parallel: usize) -> Pace {
    Pace { parallel, tries: 3, pause: Duration::from_secs(1), seed: 7 }
}

/// A plan of planned parts in these lanes, begun.
fn begun(lanes: &[usize], parallel: usize) -> (Sending, Vec<Command>) {
    let parts = lanes.iter().map(|lane| (*lane, true));
    Sending::new(parts, pace(parallel)).step(Moment::ZERO, Happening::Time)
}

/// Takes steps at one moment; answers all that is to be done.
fn steps(sending: Sending, at: u64, happenings: &[Happening]) -> (Sending, Vec<Command>) {
    let mut all = Vec::new();
    let sending = happenings.iter().fold(sending, |sending, happening| {
        let (sending, commands) = sending.step(Duration::from_secs(at), *happening);
        all.extend(commands);
        sending
    });
    (sending, all)
}

fn settle(part: usize, event: Event) -> Command {
    Command::Settle { part, event, again: false }
}

#[test]
fn a_part_leaves_after_the_ledger_has_it_and_not_before() {
    let (sending, commands) = begun(&[0], 2);
    assert_eq!(commands, [Command::Connect(0)]);
    let (sending, commands) = steps(sending, 1, &[Happening::Connected(0)]);
    assert_eq!(commands, [Command::Record(0)]);
    let (sending, commands) = steps(sending, 1, &[Happening::Recorded(0)]);
    assert_eq!(commands, [Command::Send(0)]);
    let (sending, commands) = steps(sending, 1, &[Happening::Ended(0, End::Accepted)]);
    assert_eq!(commands, [settle(0, Event::SaidYes)]);
    let (sending, commands) = steps(sending, 1, &[Happening::Settled(0)]);
    assert_eq!((commands.as_slice(), sending.closing()), ([Command::Finish].as_slice(), None));
}

#[test]
fn what_the_ledger_does_not_have_does_not_leave() {
    let (sending, _) = begun(&[0, 1], 1);
    let (sending, commands) = steps(sending, 1, &[Happening::Connected(0), Happening::NotRecorded(0)]);
    assert_eq!(commands, [Command::Record(0), Command::Withdraw(0)]);
    let (sending, commands) = steps(sending, 1, &[Happening::Ended(0, End::NotSent)]);
    assert_eq!(
        (commands.as_slice(), sending.closing()),
        ([Command::Finish].as_slice(), Some(Closing::Failed))
    );
}

#[test]
fn parts_of_one_lane_go_one_after_the_other_and_lanes_side_by_side() {
    let (sending, commands) = begun(&[0, 0, 1, 2], 2);
    assert_eq!(commands, [Command::Connect(0), Command::Connect(2)]);
    let go = [Happening::Connected(0), Happening::Recorded(0), Happening::Ended(0, End::Refused)];
    let (sending, commands) = steps(sending, 1, &go);
    assert_eq!(commands.last(), Some(&settle(0, Event::SaidNo)), "a refusal of one is none of the next");
    let (_, commands) = steps(sending, 1, &[Happening::Settled(0)]);
    assert_eq!(commands, [Command::Connect(1)]);
}

#[test]
fn what_never_connected_is_tried_again_ever_later_and_not_for_ever() {
    let (mut sending, _) = begun(&[0, 0], 2);
    let (mut at, mut waits) = (Moment::ZERO, Vec::new());
    loop {
        let commands;
        (sending, commands) = sending.step(at, Happening::Ended(0, End::NotSent));
        match commands.as_slice() {
            [Command::WakeAt(then)] => {
                waits.push(then.saturating_sub(at).as_millis());
                at = *then;
                let (next, commands) = sending.step(at, Happening::Time);
                assert_eq!(commands, [Command::Connect(0)]);
                sending = next;
            }
            commands => {
                assert_eq!(commands, [Command::Finish]);
                break;
            }
        }
    }
    assert_eq!(sending.closing(), Some(Closing::Unreachable));
    assert!(matches!(waits[..], [500..1500, 1000..3000]), "{waits:?}");
}

#[test]
fn who_sends_for_the_first_time_and_who_does_not_draw_other_waits() {
    let wait = |seed| {
        let sending = Sending::new([(0, true)], Pace { seed, ..pace(1) });
        let (sending, _) = sending.step(Moment::ZERO, Happening::Time);
        sending.step(Moment::ZERO, Happening::Ended(0, End::NotSent)).1
    };
    assert_ne!(wait(1), wait(2));
    assert_eq!(wait(1), wait(1));
}

#[test]
fn after_a_part_of_which_nobody_knows_no_other_starts_and_those_on_their_way_are_heard() {
    let (sending, _) = begun(&[0, 1, 2], 2);
    let both =
        [Happening::Connected(0), Happening::Recorded(0), Happening::Connected(1), Happening::Recorded(1)];
    let (sending, _) = steps(sending, 1, &both);
    let (sending, commands) = steps(sending, 2, &[Happening::Ended(0, End::Unknown), Happening::Settled(0)]);
    assert_eq!(commands, [settle(0, Event::NoWord)]);
    let (sending, commands) = steps(sending, 3, &[Happening::Ended(1, End::Accepted), Happening::Settled(1)]);
    assert_eq!(commands, [settle(1, Event::SaidYes), Command::Finish]);
    assert_eq!(sending.closing(), Some(Closing::Unknown));
}

#[test]
fn an_attempt_that_denies_having_sent_is_not_believed_once_its_bytes_were_free() {
    let (sending, _) = begun(&[0], 1);
    let go = [Happening::Connected(0), Happening::Recorded(0), Happening::Ended(0, End::NotSent)];
    assert_eq!(steps(sending, 1, &go).1.last(), Some(&settle(0, Event::NoWord)));
}

#[test]
fn who_is_asked_to_wait_waits_and_asks_again() {
    let (sending, _) = begun(&[0, 1], 1);
    let asked = End::TooMuch(Some(Duration::from_secs(30)));
    let go = [Happening::Connected(0), Happening::Recorded(0), Happening::Ended(0, asked)];
    let (sending, commands) = steps(sending, 10, &go);
    assert_eq!(commands.last(), Some(&Command::Settle { part: 0, event: Event::SaidNo, again: true }));
    let (sending, commands) = steps(sending, 10, &[Happening::Settled(0)]);
    assert_eq!(commands, [Command::WakeAt(Duration::from_secs(40))], "the other lane waits too");
    let (sending, commands) = steps(sending, 39, &[Happening::Time]);
    assert_eq!(commands, [Command::WakeAt(Duration::from_secs(40))]);
    let (sending, commands) = steps(sending, 40, &[Happening::Time]);
    assert_eq!(commands, [Command::Connect(0)]);

    let asked = End::TooMuch(Some(Duration::from_hours(1)));
    let go =
        [Happening::Connected(0), Happening::Recorded(0), Happening::Ended(0, asked), Happening::Settled(0)];
    let (sending, commands) = steps(sending, 41, &go);
    assert_eq!(commands.last(), Some(&Command::Finish), "an hour is more patience than a run has");
    assert_eq!(sending.closing(), Some(Closing::AskedToWait));
}

#[test]
fn who_is_not_let_in_does_not_try_the_rest() {
    let (sending, _) = begun(&[0, 0], 1);
    let go = [
        Happening::Connected(0),
        Happening::Recorded(0),
        Happening::Ended(0, End::LockedOut),
        Happening::Settled(0),
    ];
    let (sending, commands) = steps(sending, 1, &go);
    assert_eq!(commands.last(), Some(&Command::Finish));
    assert_eq!(sending.closing(), Some(Closing::LockedOut));
}

#[test]
fn who_is_interrupted_finishes_what_is_on_its_way_and_lets_nothing_else_go() {
    let (sending, _) = begun(&[0, 1, 2], 2);
    let (sending, _) = steps(sending, 1, &[Happening::Connected(0), Happening::Recorded(0)]);
    let (sending, commands) = steps(sending, 1, &[Happening::Interrupted, Happening::Connected(1)]);
    assert_eq!(commands, [Command::Withdraw(1)], "its connection stood, and nothing had left");
    let (sending, _) = steps(sending, 1, &[Happening::Ended(1, End::NotSent)]);
    let (sending, commands) = steps(sending, 2, &[Happening::Ended(0, End::Accepted), Happening::Settled(0)]);
    assert_eq!(commands, [settle(0, Event::SaidYes), Command::Finish]);
    assert_eq!(sending.closing(), Some(Closing::Interrupted));
}

#[test]
fn what_is_not_planned_is_not_sent() {
    let sending = Sending::new([(0, false), (0, true), (1, false)], pace(2));
    assert_eq!(sending.step(Moment::ZERO, Happening::Time).1, [Command::Connect(1)]);
    let nothing = Sending::new([(0, false)], pace(2));
    assert_eq!(nothing.step(Moment::ZERO, Happening::Time).1, [Command::Finish]);
}
