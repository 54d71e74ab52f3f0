//! What carries out the steps of [`Sending`]: threads that connect and send, and the ledger, which only this thread writes.

use super::lists::Lists;
use super::{How, Known, content};
use crate::sending::{Closing, Command, End, Happening, Moment, Pace, Sending};
use crate::{Error, Event, Ledger, PartRecord, Plan, PlannedPart, State};
use fault::Mutant;
use serialize::part_name;
use std::collections::HashMap;
use std::path::Path;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};
use ucontact::{Base, Client, Outcome, Token};
use words::{Message, message};

/// How often to look whether somebody asked the program to end.
const GLANCE: Duration = Duration::from_millis(50);

/// A plan being sent for real.
pub(super) struct Shell<'a> {
    plan: &'a Plan,
    directory: &'a Path,
    ledger: &'a Ledger,
    how: How<'a>,
    records: Vec<PartRecord>,
    lists: Lists<'a>,
    /// The name under which each part goes that is on its way.
    names: HashMap<usize, String>,
    /// What was said at the end of an attempt.
    said: HashMap<usize, Message>,
    /// What was last said of a part that did not leave.
    unsent: Option<Message>,
    /// The first thing that stopped the whole.
    failed: Option<Error>,
}

/// A part to send.
struct Job {
    part: usize,
    name: String,
    content: Vec<u8>,
}

/// This thread's ends of what connects it with the workers. They end with it, also where it fails: nobody waits for a thread that is gone.
struct Ends {
    jobs: Sender<Job>,
    heard: Receiver<Word>,
    /// Who waits to hear whether a part's bytes may leave.
    gates: HashMap<usize, Sender<bool>>,
}

impl Ends {
    fn answer(&mut self, part: usize, may_leave: bool) {
        if let Some(gate) = self.gates.remove(&part) {
            // A worker that does not wait any more has sent nothing, and says so.
            let _is_waiting = gate.send(may_leave);
        }
    }
}

/// What a worker tells.
enum Word {
    /// The connection stands; whether its bytes may leave is awaited.
    Connected(usize, Sender<bool>),
    /// The attempt is over: how, and in what words.
    Over(usize, End, Message),
}

impl<'a> Shell<'a> {
    pub(super) fn new(
        plan: &'a Plan,
        directory: &'a Path,
        ledger: &'a Ledger,
        how: How<'a>,
    ) -> Result<Self, Error> {
        let records = ledger.parts(&plan.run)?;
        let (names, said) = (HashMap::new(), HashMap::new());
        let lists = Lists::of(plan);
        Ok(Self { plan, directory, ledger, how, records, lists, names, said, unsent: None, failed: None })
    }

    /// Sends until nothing is left that may be sent; answers why no further part started, where something kept it from that, and what was
    /// last said of one that did not leave.
    ///
    /// # Errors
    /// The first thing that stopped the whole.
    pub(super) fn send(mut self) -> Result<(Option<Closing>, Option<Message>), Error> {
        let sending = Sending::new(self.lanes(), self.pace());
        for (part, record) in self.plan.parts.iter().zip(&self.records) {
            if record.state != State::Planned {
                let name = record.name.as_deref().unwrap_or(&part.name);
                (self.how.progress)(&Known { part, name, state: record.state });
            }
        }
        let (jobs, work) = mpsc::channel();
        let (tell, heard) = mpsc::channel();
        let work = &Mutex::new(work);
        let (plan, client, token) = (self.plan, self.how.client, self.how.token);
        let closing = std::thread::scope(|threads| {
            let most = self.how.parallel.clamp(1, self.records.len().max(1));
            for _ in 0..most {
                let worker = Worker { plan, client, token, tell: tell.clone() };
                threads.spawn(move || worker.work(work));
            }
            // Once the jobs' sender is gone, the workers end.
            self.steer(sending, Ends { jobs, heard, gates: HashMap::new() })
        });
        let unsent = self.unsent.filter(|_| closing.is_some());
        self.failed.map_or(Ok((closing, unsent)), Err)
    }

    /// Parts of one campaign and zone share a lane.
    fn lanes(&self) -> Vec<(usize, bool)> {
        let mut lanes = HashMap::new();
        let lane = |(part, record): (&'a PlannedPart, &PartRecord)| {
            let next = lanes.len();
            let lane = *lanes.entry((&part.campaign, &part.zone_sent)).or_insert(next);
            (lane, record.state == State::Planned)
        };
        self.plan.parts.iter().zip(&self.records).map(lane).collect()
    }

    fn pace(&self) -> Pace {
        let patience = self.how.patience;
        let seed = (self.how.clock)().timestamp_micros().cast_unsigned() ^ u64::from(std::process::id());
        Pace { parallel: self.how.parallel, tries: patience.tries, pause: patience.pause, seed }
    }

    /// Takes the steps, one after the other, until the last; answers why no further part started, where one could have.
    fn steer(&mut self, mut sending: Sending, mut ends: Ends) -> Option<Closing> {
        let began = Instant::now();
        let mut happened = std::collections::VecDeque::from([Happening::Time]);
        let (mut wake, mut was_interrupted): (Option<Moment>, bool) = (None, false);
        loop {
            if !was_interrupted && (self.how.interrupted)() {
                was_interrupted = true;
                happened.push_back(Happening::Interrupted);
            }
            if happened.is_empty() && wake.is_some_and(|wake| wake <= began.elapsed()) {
                happened.push_back(Happening::Time);
            }
            let Some(happening) = happened.pop_front().or_else(|| self.listen(&mut ends)) else { continue };
            let commands;
            (sending, commands) = sending.step(began.elapsed(), happening);
            wake = None;
            for command in commands {
                match command {
                    Command::Finish => return sending.closing(),
                    Command::WakeAt(moment) => wake = Some(moment),
                    command => happened.extend(self.carry_out(command, &mut ends)),
                }
            }
        }
    }

    /// What the next worker tells, or nothing for now.
    fn listen(&mut self, ends: &mut Ends) -> Option<Happening> {
        match ends.heard.recv_timeout(GLANCE) {
            Ok(Word::Connected(part, gate)) => {
                ends.gates.insert(part, gate);
                Some(Happening::Connected(part))
            }
            Ok(Word::Over(part, end, said)) => {
                if end == End::NotSent {
                    self.unsent = Some(said.clone());
                }
                self.said.insert(part, said);
                Some(Happening::Ended(part, end))
            }
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => None,
        }
    }

    /// Does what the core says; answers what came of it, where that is known at once.
    fn carry_out(&mut self, command: Command, ends: &mut Ends) -> Option<Happening> {
        match command {
            Command::Connect(part) => match self.job(part) {
                Ok(job) => {
                    self.names.insert(part, job.name.clone());
                    // The workers live as long as this sender does.
                    drop(ends.jobs.send(job));
                    None
                }
                Err(error) => Some(self.fails(error, Happening::Unfit(part))),
            },
            Command::Record(part) => Some(match self.record(part) {
                Ok(()) => Happening::Recorded(part),
                Err(error) => self.fails(error, Happening::NotRecorded(part)),
            }),
            Command::Send(part) => {
                ends.answer(part, true);
                None
            }
            Command::Withdraw(part) => {
                ends.answer(part, false);
                None
            }
            Command::Settle { part, event, again } => Some(match self.settle(part, event, again) {
                Ok(()) => Happening::Settled(part),
                Err(error) => self.fails(error, Happening::NotSettled(part)),
            }),
            Command::WakeAt(_) | Command::Finish => None,
        }
    }

    /// Keeps the first error; whatever follows from it is the same to the core.
    fn fails(&mut self, error: Error, happening: Happening) -> Happening {
        self.failed.get_or_insert(error);
        happening
    }

    /// A part's bytes, read back once more, under a name that no list had.
    fn job(&mut self, nth: usize) -> Result<Job, Error> {
        // A list that must be read again is read before the instance waits for us.
        self.lists.are_fresh((self.how.clock)())?;
        let part = &self.plan.parts[nth];
        let content = content(self.plan, self.directory, part)?;
        Ok(Job { part: nth, name: self.name(part, &self.records[nth])?, content })
    }

    /// The ledger knows of the attempt, on disk, before its first byte leaves.
    fn record(&mut self, part: usize) -> Result<(), Error> {
        let now = (self.how.clock)();
        self.lists.are_fresh(now)?;
        let name = self.names.get(&part).map(String::as_str).unwrap_or_default();
        let numbers = self.ledger.main_numbers(self.directory, &self.plan.parts[part])?;
        self.ledger.connected(self.plan, (self.records[part].id, name), &numbers, now)?;
        self.tell(part, State::Sending);
        Ok(())
    }

    fn settle(&mut self, part: usize, event: Event, again: bool) -> Result<(), Error> {
        let (id, now) = (self.records[part].id, (self.how.clock)());
        let said = self.said.remove(&part).unwrap_or_default();
        self.ledger.happen(id, State::Sending, event, &said, now)?;
        if again {
            self.ledger.happen(id, State::Refused, Event::AskedAgain, &asked_again(), now)?;
        } else {
            self.tell(part, event.leads_to());
        }
        Ok(())
    }

    /// Tells whoever shows it what is known of a part on its way.
    fn tell(&mut self, part: usize, state: State) {
        let plan: &Plan = self.plan;
        let name = self.names.get(&part).map_or("", String::as_str);
        (self.how.progress)(&Known { part: &plan.parts[part], name, state });
    }

    /// The planned name, or the first after it that was never used: it is what a person looks for.
    fn name(&self, part: &PlannedPart, record: &PartRecord) -> Result<String, Error> {
        let minute = self.plan.made_at.format("%y%m%d-%H%M").to_string();
        let digest = part.sha256.get(..8).unwrap_or(&part.sha256);
        let mut attempt = 1;
        let mut name = part.name.clone();
        while self.ledger.knows_name(&name)? {
            attempt += 1;
            name = part_name(&part.campaign, part.zone.as_deref(), &minute, record.nth + 1, digest, attempt);
        }
        Ok(name)
    }
}

/// A thread that sends one part after the other.
struct Worker<'a> {
    plan: &'a Plan,
    client: &'a Client,
    token: &'a Token,
    tell: Sender<Word>,
}

impl Worker<'_> {
    /// Works as long as there may be jobs.
    fn work(&self, jobs: &Mutex<Receiver<Job>>) {
        loop {
            let job = jobs.lock().unwrap_or_else(PoisonError::into_inner).recv();
            let Ok(job) = job else { return };
            // A panic past the gate leaves it unknown what left; before it, the core knows that nothing did.
            let sent = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| self.send(&job)));
            let failed = || message!("upload-failed-within", "dialbase failed within");
            let (end, said) = sent.unwrap_or_else(|_| (End::Unknown, failed()));
            drop(self.tell.send(Word::Over(job.part, end, said)));
        }
    }

    fn send(&self, job: &Job) -> (End, Message) {
        let part = &self.plan.parts[job.part];
        let base = Base {
            filename: &job.name,
            campaign: &part.campaign,
            lines: part.lines,
            username: &self.plan.username,
            time_zone: part.zone_sent.as_deref(),
            content: &job.content,
        };
        let ask = gate(self.tell.clone(), job.part);
        if fault::is(Mutant::IntentAfterSending) {
            let end = end(self.client.upload(self.token, &base, || Ok(())));
            drop(ask());
            return end;
        }
        let mut outcome = self.client.upload(self.token, &base, ask);
        let is_broken = |outcome: &Outcome| match outcome {
            Outcome::Unknown { why, .. } => {
                fault::is(Mutant::ServerErrorRetried) && why.english().contains("answered 5")
            }
            Outcome::NotSent { .. } => fault::is(Mutant::TimeoutIsNotSent) || fault::is(Mutant::EofIsNotSent),
            _ => false,
        };
        for _ in 0..2 {
            if is_broken(&outcome) {
                outcome = self.client.upload(self.token, &base, || Ok(()));
            }
        }
        end(outcome)
    }
}

/// What a connection waits at until the ledger has it that its bytes may leave.
fn gate(tell: Sender<Word>, part: usize) -> impl FnOnce() -> Result<(), ucontact::Cause> + Send + 'static {
    move || {
        let (gate, may_leave) = mpsc::channel();
        let told = tell.send(Word::Connected(part, gate)).is_ok();
        if told && may_leave.recv() == Ok(true) { Ok(()) } else { Err(not_let_go().to_string().into()) }
    }
}

pub(crate) fn asked_again() -> Message {
    message!("upload-asked-again", "the server asked to wait, so it is asked for again")
}

pub(crate) fn not_let_go() -> Message {
    message!("upload-not-let-go", "it was not let go")
}

fn end(outcome: Outcome) -> (End, Message) {
    match outcome {
        Outcome::NotSent { why } => (End::NotSent, why),
        // The gate alone stops an upload.
        Outcome::Stopped { .. } => (End::NotSent, not_let_go()),
        Outcome::Accepted => (End::Accepted, message!("upload-accepted", "the server answered 1")),
        Outcome::Refused { status: 401 | 403, why, .. } => (End::LockedOut, why),
        Outcome::Refused { status: 429, why, retry_after } => (End::TooMuch(retry_after), why),
        Outcome::Refused { why, .. } => (End::Refused, why),
        Outcome::Unknown { why, .. } => (End::Unknown, why),
    }
}
