//! The steps in a world that fails: connections, servers, the ledger's disk and the process itself, all drawn from a seed.
//!
//! The world is as unkind as the real one. A server may act on what it was sent and say so, say something else, or say nothing; the process
//! may die between any two steps, and whatever the ledger was not told by then is forgotten. Then it is run again, and at the end
//! a person looks in the portal for what is held. Whatever the seed, nobody is in two requests that the server acted on, nobody is lost, and
//! what is said of a part is true.

use super::*;
use crate::State;
use std::collections::VecDeque;

/// How many worlds each run of the tests lives through; the environment may name more for a night.
const SEEDS: u64 = 10_000;

/// How a program can be wrong, so that the simulator can show that it would notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Broken {
    /// It is ours.
    Not,
    /// What a dead process was sending is planned again.
    Requeues,
    /// The ledger is told after the bytes are free to leave.
    IntentAfterSending,
    /// What nobody knows is planned again.
    UnknownIsNotSent,
    /// The ledger is told, and forgets it when the power fails.
    NotSynced,
}

/// What a server does with an attempt that reaches it.
#[derive(Clone, Copy, Debug)]
struct Fate {
    acts: bool,
    end: End,
}

struct World {
    dice: u64,
    broken: Broken,
    /// How likely each kind of trouble is, in thousandths.
    trouble: u64,
    /// What the ledger has on disk.
    ledger: Vec<State>,
    /// What the ledger thinks that it has.
    written: Vec<State>,
    attempts: Vec<u32>,
    /// How often the server acted on a part's bytes.
    acted: Vec<u32>,
    lanes: Vec<usize>,
    parallel: usize,
}

/// What is going on in one life of the process.
struct Life {
    at: Moment,
    sending: Sending,
    /// What will happen, and when.
    ahead: VecDeque<(Moment, Happening)>,
    interrupted: bool,
}

impl World {
    fn new(seed: u64, broken: Broken) -> Self {
        let mut world = Self {
            dice: seed,
            broken,
            trouble: 0,
            ledger: Vec::new(),
            written: Vec::new(),
            attempts: Vec::new(),
            acted: Vec::new(),
            lanes: Vec::new(),
            parallel: 1,
        };
        let parts = 1 + world.draw(6) as usize;
        world.lanes = (0..parts).map(|_| world.draw(3) as usize).collect();
        world.parallel = 1 + world.draw(4) as usize;
        world.trouble = [0, 50, 200, 500][world.draw(4) as usize];
        world.ledger = vec![State::Planned; parts];
        world.written = world.ledger.clone();
        world.attempts = vec![0; parts];
        world.acted = vec![0; parts];
        world
    }

    fn draw(&mut self, below: u64) -> u64 {
        self.dice = self.dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.dice >> 33) % below
    }

    fn strikes(&mut self) -> bool {
        self.draw(1000) < self.trouble
    }

    /// A change in the ledger, guarded as the real one is.
    fn change(&mut self, part: usize, event: Event) -> bool {
        let Some(after) = self.written[part].after(event) else {
            panic!("{} and {event:?}", self.written[part])
        };
        if self.strikes() && self.strikes() {
            return false;
        }
        self.written[part] = after;
        if self.broken != Broken::NotSynced {
            self.ledger[part] = after;
        }
        true
    }

    /// What a server does with what it is sent.
    fn fate(&mut self) -> Fate {
        if !self.strikes() {
            return Fate { acts: true, end: End::Accepted };
        }
        let honest =
            [End::Refused, End::LockedOut, End::TooMuch(None), End::TooMuch(Some(Duration::from_secs(9)))];
        match self.draw(3) {
            0 => Fate { acts: false, end: honest[self.draw(4) as usize] },
            1 => Fate { acts: true, end: End::Unknown },
            _ => Fate { acts: false, end: End::Unknown },
        }
    }

    /// One life of the process: from its start to its end or its death.
    fn live(&mut self) {
        for part in 0..self.written.len() {
            self.written[part] = self.ledger[part];
            if self.ledger[part] == State::Sending {
                let after = if self.broken == Broken::Requeues { State::Planned } else { State::Held };
                self.ledger[part] = after;
                self.written[part] = after;
            }
        }
        let parts =
            self.lanes.iter().zip(&self.written).map(|(lane, state)| (*lane, *state == State::Planned));
        let pace = Pace { parallel: self.parallel, tries: 3, pause: Duration::from_secs(1), seed: self.dice };
        let mut life = Life {
            at: Moment::ZERO,
            sending: Sending::new(parts, pace),
            ahead: VecDeque::from([(Moment::ZERO, Happening::Time)]),
            interrupted: false,
        };
        for _ in 0..10_000 {
            if self.strikes() && self.draw(20) == 0 {
                // It dies, or the power fails.
                return;
            }
            if !life.interrupted && self.strikes() && self.draw(10) == 0 {
                life.interrupted = true;
                life.ahead.push_front((life.at, Happening::Interrupted));
            }
            let next = life.ahead.pop_front().unwrap_or((life.at, Happening::Time));
            life.at = life.at.max(next.0);
            let commands;
            (life.sending, commands) = life.sending.step(life.at, next.1);
            for command in commands {
                if command == Command::Finish {
                    assert!(
                        life.ahead.iter().all(|(_, ahead)| !matches!(ahead, Happening::Ended(..))),
                        "still on its way"
                    );
                    self.ledger.clone_from(&self.written);
                    return;
                }
                self.carry_out(command, &mut life);
            }
            life.ahead.make_contiguous().sort_by_key(|(at, _)| *at);
        }
        panic!("it does not come to an end");
    }

    fn carry_out(&mut self, command: Command, life: &mut Life) {
        let soon = life.at + Duration::from_millis(self.draw(3000));
        let then = match command {
            Command::Connect(part) if self.strikes() => Happening::Ended(part, End::NotSent),
            Command::Connect(part) => {
                self.check_order(part);
                Happening::Connected(part)
            }
            Command::Record(part) => {
                self.attempts[part] += 1;
                let is_late = self.broken == Broken::IntentAfterSending;
                let has_it = is_late || self.change(part, Event::Connected);
                if has_it { Happening::Recorded(part) } else { Happening::NotRecorded(part) }
            }
            Command::Send(part) => {
                let Fate { acts, end } = self.fate();
                self.acted[part] += u32::from(acts);
                Happening::Ended(part, end)
            }
            Command::Withdraw(part) => Happening::Ended(part, End::NotSent),
            Command::Settle { part, event, again } => {
                if self.broken == Broken::IntentAfterSending {
                    self.written[part] = State::Sending;
                }
                let forgets = self.broken == Broken::UnknownIsNotSent && event == Event::NoWord;
                if forgets {
                    self.written[part] = State::Planned;
                    self.ledger[part] = State::Planned;
                }
                let has_it =
                    forgets || self.change(part, event) && (!again || self.change(part, Event::AskedAgain));
                if has_it { Happening::Settled(part) } else { Happening::NotSettled(part) }
            }
            Command::WakeAt(at) => {
                life.ahead.push_back((at, Happening::Time));
                return;
            }
            Command::Finish => return,
        };
        // What the ledger says, it says at once; all else takes its time, and comes in any order.
        let is_said = matches!(command, Command::Record(_) | Command::Settle { .. });
        life.ahead.push_back((if is_said { life.at } else { soon }, then));
    }

    /// Parts of one lane go in their order.
    fn check_order(&self, part: usize) {
        for earlier in 0..part {
            let is_open = matches!(self.written[earlier], State::Planned | State::Sending);
            assert!(self.lanes[earlier] != self.lanes[part] || !is_open, "part {part} before {earlier}");
        }
    }

    /// A person looks in the portal for what is held, and says what is there.
    fn look(&mut self) {
        for part in 0..self.ledger.len() {
            if self.ledger[part] == State::Held {
                assert!(self.attempts[part] > 0, "part {part} is held, and no connection of it stood");
                let event = if self.acted[part] > 0 { Event::PersonSawIt } else { Event::PersonSawItMissing };
                self.ledger[part] = self.ledger[part].after(event).unwrap();
            }
        }
    }

    /// What must hold now, of each part.
    fn check(&self) -> Result<(), String> {
        for (part, state) in self.ledger.iter().enumerate() {
            let acted = self.acted[part];
            let is_true = match state {
                State::Accepted | State::Confirmed => acted == 1,
                State::Planned | State::Refused => acted == 0,
                State::Held | State::Sending => acted <= 1,
                _ => false,
            };
            if !is_true {
                return Err(format!("part {part} is {state}, and the server acted on it {acted} times"));
            }
        }
        Ok(())
    }
}

/// Lives through a world until all is settled; answers what was wrong.
fn live_through(seed: u64, broken: Broken) -> Result<(), String> {
    let mut world = World::new(seed, broken);
    for _ in 0..=world.draw(4) {
        world.live();
        world.check()?;
        if world.draw(2) == 0 {
            world.look();
        }
    }
    // The trouble is over: what is not held gets settled, in as many lives as there are parts.
    world.trouble = 0;
    for _ in 0..=world.ledger.len() {
        for state in &mut world.ledger {
            // A person resumes the run, which asks again for what was refused.
            *state = state.after(Event::AskedAgain).unwrap_or(*state);
        }
        world.live();
        world.check()?;
        world.look();
    }
    world.check()?;
    let open = world.ledger.iter().position(|state| !matches!(state, State::Accepted | State::Confirmed));
    open.map_or(Ok(()), |part| Err(format!("part {part} is still {}", world.ledger[part])))
}

/// Keeps the figures where `cargo xtask faults` collects them.
fn keep(seeds: u64) {
    if let Ok(kept) = std::env::var("DIALBASE_FIGURES") {
        let figures = format!("{{ \"seeds\": {seeds} }}");
        std::fs::write(std::path::Path::new(&kept).join("simulator.json"), figures).unwrap();
    }
}

fn seeds() -> u64 {
    std::env::var("DIALBASE_SEEDS").ok().and_then(|seeds| seeds.parse().ok()).unwrap_or(SEEDS)
}

#[test]
fn whatever_happens_nobody_goes_twice_and_nobody_is_lost() {
    for seed in 0..seeds() {
        let lived = std::panic::catch_unwind(|| live_through(seed, Broken::Not));
        assert_eq!(lived.unwrap_or_else(|_| Err("it failed".to_owned())), Ok(()), "seed {seed}");
    }
    keep(seeds());
}

#[test]
fn a_program_that_is_wrong_is_noticed() {
    let of = [Broken::Requeues, Broken::IntentAfterSending, Broken::UnknownIsNotSent, Broken::NotSynced];
    for broken in of {
        let noticed = (0..1000).filter(|seed| live_through(*seed, broken).is_err()).count();
        assert!(noticed > 10, "{broken:?} was noticed by {noticed} of 1000 seeds");
    }
}
