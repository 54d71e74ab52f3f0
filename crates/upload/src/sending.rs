//! What to do next in sending a plan, given what happened. No clock, no network, no disk: a run that is real and one that is simulated
//! take the same steps.
//!
//! A part goes through four moments: it connects; the ledger is told, on disk, that its bytes may leave now; they leave; the ledger
//! is told what is known. Only the order of these makes the promise, and it is kept here alone: nothing is sent of which the ledger has
//! not said that it has it.

use crate::Event;
use std::time::Duration;

/// Time since the sending began.
pub(crate) type Moment = Duration;

/// The longest that a server can ask to be left alone for before the run ends instead of waiting.
const LONGEST_WAIT: Duration = Duration::from_mins(10);

/// How a plan is sent.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pace {
    /// How many parts may be on their way at once.
    pub(crate) parallel: usize,
    /// How often to try to connect for one part, and how often to ask again where the server says that it is too much.
    pub(crate) tries: u32,
    /// How long to wait after the first try, about; twice as long after each further one.
    pub(crate) pause: Duration,
    /// What the waits are drawn from, so that not all who lost a server come back at once.
    pub(crate) seed: u64,
}

/// What happened to a part, by its place in the plan, or to the run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Happening {
    /// The sending begins, or time passed.
    Time,
    /// Its connection stands, and not a byte has left.
    Connected(usize),
    /// The ledger has it, on disk, that its bytes may leave.
    Recorded(usize),
    /// The ledger does not have it.
    NotRecorded(usize),
    /// It cannot be sent as things are: what was planned is not as it was.
    Unfit(usize),
    /// Its attempt is over.
    Ended(usize, End),
    /// The ledger has it, on disk, what is known of the part.
    Settled(usize),
    /// The ledger does not have it.
    NotSettled(usize),
    /// Somebody asked the program to end.
    Interrupted,
}

/// How an attempt ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// No byte left.
    NotSent,
    /// The server said yes.
    Accepted,
    /// The server said no to this part.
    Refused,
    /// The server lets nobody in: the other parts would hear the same.
    LockedOut,
    /// The server said that it is too much for now, and perhaps for how long.
    TooMuch(Option<Duration>),
    /// Nobody knows.
    Unknown,
}

/// What is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Command {
    /// Connect for a part, and tell when the connection stands.
    Connect(usize),
    /// Tell the ledger that the bytes of a part may leave, and wait for the disk.
    Record(usize),
    /// Let its bytes leave.
    Send(usize),
    /// Close its connection without a byte.
    Withdraw(usize),
    /// Tell the ledger what is known of a part, and wait for the disk; where `again` says so, also that it is asked for again.
    Settle {
        /// The part.
        part: usize,
        /// What is known.
        event: Event,
        /// Whether it is planned again after that.
        again: bool,
    },
    /// Say at this moment that time passed.
    WakeAt(Moment),
    /// Nothing is on its way, and nothing more starts.
    Finish,
}

/// Why no further part starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closing {
    /// Somebody asked the program to end.
    Interrupted,
    /// The server could not be reached, however often it was tried.
    Unreachable,
    /// The server lets us in no more.
    LockedOut,
    /// The server asks for more patience than a run has.
    AskedToWait,
    /// Of one part nobody knows what became: what befell one may befall all, and each would have to be looked for in the portal.
    Unknown,
    /// The ledger cannot be told, or the plan is not as it was.
    Failed,
}

/// How far a part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// Planned, and not to be tried before a moment.
    Waiting(Moment),
    Connecting,
    Recording,
    Sending,
    /// Its connection is being closed without a byte.
    Withdrawing,
    Settling {
        again: bool,
    },
    /// Nothing more happens to it in this run.
    Done,
}

/// A plan being sent.
#[derive(Clone, Debug)]
pub(crate) struct Sending {
    pace: Pace,
    parts: Vec<Part>,
    /// The server wants to be left alone until then.
    quiet_until: Moment,
    closing: Option<Closing>,
    drawn: u64,
}

#[derive(Clone, Debug)]
struct Part {
    /// Parts of one lane go in their order, one at a time.
    lane: usize,
    stage: Stage,
    tries: u32,
}

impl Sending {
    /// A plan of parts, each with its lane (parts of one campaign and zone share one) and whether it is to be sent.
    #[must_use]
    pub(crate) fn new(parts: impl IntoIterator<Item = (usize, bool)>, pace: Pace) -> Self {
        let stage = |is_planned| if is_planned { Stage::Waiting(Moment::ZERO) } else { Stage::Done };
        let part = |(lane, is_planned)| Part { lane, stage: stage(is_planned), tries: 0 };
        let parts = parts.into_iter().map(part).collect();
        Self { pace, parts, quiet_until: Moment::ZERO, closing: None, drawn: pace.seed }
    }

    /// Why no further part starts; nothing while parts do.
    #[must_use]
    pub(crate) fn closing(&self) -> Option<Closing> {
        self.closing
    }

    /// What is to be done now that this happened. What cannot happen to a part as far as it is changes nothing.
    #[must_use]
    pub(crate) fn step(mut self, at: Moment, happening: Happening) -> (Self, Vec<Command>) {
        let mut commands = Vec::new();
        match happening {
            Happening::Time => {}
            Happening::Interrupted => self.close(Closing::Interrupted),
            Happening::Connected(part) => commands.extend(self.connected(part)),
            Happening::Recorded(part) => {
                commands
                    .extend(self.goes(part, Stage::Recording, Stage::Sending).then_some(Command::Send(part)));
            }
            Happening::NotRecorded(part) => {
                self.close(Closing::Failed);
                let withdrawn = self.goes(part, Stage::Recording, Stage::Withdrawing);
                commands.extend(withdrawn.then_some(Command::Withdraw(part)));
            }
            Happening::Unfit(part) => {
                self.close(Closing::Failed);
                self.goes(part, Stage::Connecting, Stage::Waiting(at));
            }
            Happening::Ended(part, end) => commands.extend(self.ended(at, part, end)),
            Happening::Settled(part) => self.settled(at, part),
            Happening::NotSettled(part) => {
                self.close(Closing::Failed);
                self.parts[part].stage = Stage::Done;
            }
        }
        self.go_on(at, &mut commands);
        (self, commands)
    }

    fn connected(&mut self, part: usize) -> Option<Command> {
        if self.closing.is_some() {
            return self.goes(part, Stage::Connecting, Stage::Withdrawing).then_some(Command::Withdraw(part));
        }
        self.goes(part, Stage::Connecting, Stage::Recording).then_some(Command::Record(part))
    }

    fn ended(&mut self, at: Moment, part: usize, end: End) -> Option<Command> {
        match self.parts[part].stage {
            // The ledger was never told, so nothing can have left, whatever the attempt says.
            Stage::Connecting | Stage::Recording => {
                let tries = self.try_again(part);
                let wait = self.pause(tries);
                self.parts[part].stage = Stage::Waiting(at + wait);
                if tries >= self.pace.tries {
                    self.close(Closing::Unreachable);
                }
                None
            }
            Stage::Withdrawing => {
                self.parts[part].stage = Stage::Waiting(at);
                None
            }
            Stage::Sending => Some(self.known(at, part, end)),
            Stage::Waiting(_) | Stage::Settling { .. } | Stage::Done => None,
        }
    }

    /// What is known of a part whose bytes were free to leave.
    fn known(&mut self, at: Moment, part: usize, end: End) -> Command {
        let mut again = false;
        let event = match end {
            End::Accepted => Event::SaidYes,
            End::Refused => Event::SaidNo,
            End::LockedOut => {
                self.close(Closing::LockedOut);
                Event::SaidNo
            }
            End::TooMuch(asked) => {
                let tries = self.try_again(part);
                let wait = asked.unwrap_or_else(|| self.pause(tries));
                self.quiet_until = self.quiet_until.max(at.saturating_add(wait));
                again = tries < self.pace.tries && wait <= LONGEST_WAIT;
                if !again {
                    self.close(Closing::AskedToWait);
                }
                Event::SaidNo
            }
            // That nothing left is known of a part only before its bytes are free to: from here on, nobody knows.
            End::Unknown | End::NotSent => {
                self.close(Closing::Unknown);
                Event::NoWord
            }
        };
        self.parts[part].stage = Stage::Settling { again };
        Command::Settle { part, event, again }
    }

    fn settled(&mut self, at: Moment, part: usize) {
        if let Stage::Settling { again } = self.parts[part].stage {
            self.parts[part].stage = if again { Stage::Waiting(at) } else { Stage::Done };
        }
    }

    /// Starts what may start, says when to look again, or that all is over.
    fn go_on(&mut self, at: Moment, commands: &mut Vec<Command>) {
        let on_their_way = self.on_their_way();
        let mut room = self.pace.parallel.max(1).saturating_sub(on_their_way);
        let mut wake: Option<Moment> = None;
        // A lane is taken by the first of its parts that is not done.
        let mut taken = vec![false; self.parts.iter().map(|part| part.lane + 1).max().unwrap_or(0)];
        for (nth, part) in self.parts.iter_mut().enumerate().filter(|(_, part)| part.stage != Stage::Done) {
            if self.closing.is_some() || room == 0 {
                break;
            }
            let is_next = !std::mem::replace(&mut taken[part.lane], true);
            let Stage::Waiting(from) = part.stage else { continue };
            let from = from.max(self.quiet_until);
            if is_next && from > at {
                wake = Some(wake.map_or(from, |wake| wake.min(from)));
            } else if is_next {
                room -= 1;
                part.stage = Stage::Connecting;
                commands.push(Command::Connect(nth));
            }
        }
        commands.extend(wake.map(Command::WakeAt));
        let starts = commands.iter().any(|command| matches!(command, Command::Connect(_)));
        if on_their_way == 0 && !starts && wake.is_none() {
            commands.push(Command::Finish);
        }
    }

    fn on_their_way(&self) -> usize {
        self.parts.iter().filter(|part| !matches!(part.stage, Stage::Waiting(_) | Stage::Done)).count()
    }

    fn goes(&mut self, part: usize, from: Stage, to: Stage) -> bool {
        let stage = &mut self.parts[part].stage;
        let is_there = *stage == from;
        if is_there {
            *stage = to;
        }
        is_there
    }

    fn try_again(&mut self, part: usize) -> u32 {
        self.parts[part].tries += 1;
        self.parts[part].tries
    }

    /// How long to wait after so many tries: somewhere between half and one and a half times what the pace says.
    fn pause(&mut self, tries: u32) -> Duration {
        // SplitMix64: a good draw from any seed in three lines.
        self.drawn = self.drawn.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.drawn;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let share = 0.5 + ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 53) as f64;
        let doubled = 2_u32.saturating_pow(tries.saturating_sub(1));
        self.pace.pause.saturating_mul(doubled).min(LONGEST_WAIT).mul_f64(share)
    }

    fn close(&mut self, why: Closing) {
        self.closing.get_or_insert(why);
    }
}

#[cfg(test)]
mod simulator;
#[cfg(test)]
mod tests;
