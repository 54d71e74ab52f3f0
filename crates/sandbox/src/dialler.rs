//! The dialer: who is called when, by whom, and what comes of it. It knows neither a clock nor a database.
//!
//! Each agent has one line. Whenever a line is free, the contact goes out that comes first among those that are due and may
//! be called at that hour where they are: the smaller priority first, and equal ones in an order that the seed draws. A step
//! that is done in two leads to the same calls.

use crate::dice::Dice;
use crate::outcome::{Next, Outcome};
use crate::record::{self, Made};
use crate::store::Call;
use crate::{Dialling, moment};
use chrono_tz::Tz;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// After so many calls a step ends, so that others get their turn.
const CALLS: usize = 5_000;

/// One who is to be called.
#[derive(Debug)]
pub(crate) struct Waiting {
    pub(crate) id: i64,
    /// What draws its outcomes: the list's name and the line, or what it is and its number.
    pub(crate) drawn_by: (String, u64),
    pub(crate) base: Option<String>,
    pub(crate) campaign: String,
    pub(crate) source: String,
    pub(crate) destination: String,
    pub(crate) alternatives: String,
    pub(crate) data: String,
    /// The one agent who shall speak: of progressive dialers alone.
    pub(crate) agent: String,
    pub(crate) contact: Option<i64>,
    pub(crate) priority: u16,
    /// When it may be called next.
    pub(crate) due: i64,
    /// How many of its tries are over.
    pub(crate) nth: usize,
    /// Whether somebody asked for just that moment, whatever the hour.
    pub(crate) anytime: bool,
    pub(crate) zone: Tz,
}

/// Where a step begins.
#[derive(Debug)]
pub(crate) struct Step {
    pub(crate) now: i64,
    /// Where it ends; what happens at that very moment belongs to the next.
    pub(crate) until: i64,
    /// Until when each agent's line is taken.
    pub(crate) busy: Vec<i64>,
    pub(crate) waiting: Vec<Waiting>,
}

/// What a step brings.
#[derive(Debug, Default)]
pub(crate) struct Came {
    pub(crate) calls: Vec<Placed>,
    pub(crate) fates: Vec<(i64, Fate)>,
    /// How far it got.
    pub(crate) reached: i64,
}

/// A call, and how long it keeps its line.
#[derive(Debug)]
pub(crate) struct Placed {
    pub(crate) extension: String,
    pub(crate) until: i64,
    pub(crate) record: Call,
}

/// What becomes of one who was to be called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    Again { nth: usize, due: i64 },
    Reached,
    Exhausted,
    Blacklisted,
}

/// Whether a number may not be called for a campaign.
pub(crate) type Barred<'a> = &'a dyn Fn(&str, &str) -> rusqlite::Result<bool>;

/// Those who are due, the first at the top.
type Ready = BinaryHeap<Reverse<(u16, u64, usize)>>;

struct Floor<'a> {
    rules: &'a Dialling,
    barred: Barred<'a>,
    waiting: Vec<Waiting>,
    busy: Vec<i64>,
    /// Those who wait for a moment.
    later: BinaryHeap<Reverse<(i64, usize)>>,
    ready: Ready,
    /// Those who wait for one agent.
    own: Vec<Ready>,
    came: Came,
}

/// Dials from one moment to another, or until there have been many calls.
pub(crate) fn dial(rules: &Dialling, step: Step, barred: Barred<'_>) -> rusqlite::Result<Came> {
    let Step { now, until, busy, waiting } = step;
    let later = waiting.iter().enumerate().map(|(at, waiting)| Reverse((waiting.due, at))).collect();
    let own = busy.iter().map(|_| Ready::new()).collect();
    let came = Came { reached: until, ..Came::default() };
    let mut floor = Floor { rules, barred, waiting, busy, later, ready: Ready::new(), own, came };
    let mut now = now;
    while now < until {
        if floor.came.calls.len() >= CALLS {
            floor.came.reached = now;
            break;
        }
        floor.call_all(now)?;
        let Some(next) = floor.next(now) else { break };
        now = next;
    }
    Ok(floor.came)
}

impl Floor<'_> {
    /// Calls as many as can be called at one moment.
    fn call_all(&mut self, now: i64) -> rusqlite::Result<()> {
        while let Some(Reverse((due, at))) = self.later.peek().copied()
            && due <= now
        {
            self.later.pop();
            if !self.puts_off(now, at) {
                let waiting = &self.waiting[at];
                let drawn = self.dice(at, usize::MAX).below(usize::MAX) as u64;
                let entry = Reverse((waiting.priority, drawn, at));
                match self.own_line(waiting) {
                    Some(line) => self.own[line].push(entry),
                    None => self.ready.push(entry),
                }
            }
        }
        loop {
            let free: Vec<usize> = (0..self.busy.len()).filter(|line| self.busy[*line] <= now).collect();
            let Some((line, at)) = self.first(&free) else { return Ok(()) };
            // While it waited for a line, night may have fallen.
            if !self.puts_off(now, at) {
                self.call(now, line, at)?;
            }
        }
    }

    /// Puts a contact off whom nobody may call at this hour; answers whether it did.
    fn puts_off(&mut self, now: i64, at: usize) -> bool {
        let waiting = &self.waiting[at];
        let due = if waiting.anytime { now } else { moment::opening(self.rules.hours, waiting.zone, now) };
        if due > now {
            self.came.fates.push((waiting.id, Fate::Again { nth: waiting.nth, due }));
            self.later.push(Reverse((due, at)));
        }
        due > now
    }

    /// The line of the one agent who shall speak to a contact. Where that one is not known, any may.
    fn own_line(&self, waiting: &Waiting) -> Option<usize> {
        self.rules.agent(&waiting.agent).filter(|_| waiting.campaign.ends_with("->"))
    }

    /// Takes the contact that comes first, with the line that it goes out on.
    fn first(&mut self, free: &[usize]) -> Option<(usize, usize)> {
        let of_own = |line: &usize| self.own[*line].peek().map(|Reverse(entry)| (*entry, *line));
        let own = free.iter().filter_map(of_own).min();
        let any = self.ready.peek().map(|Reverse(entry)| *entry).filter(|_| !free.is_empty());
        match (own, any) {
            (Some((entry, line)), any) if any.is_none_or(|any| entry < any) => {
                self.own[line].pop();
                Some((line, entry.2))
            }
            (_, Some((_, drawn, at))) => {
                self.ready.pop();
                Some((free[drawn as usize % free.len()], at))
            }
            _ => None,
        }
    }

    fn call(&mut self, now: i64, line: usize, at: usize) -> rusqlite::Result<()> {
        let waiting = &self.waiting[at];
        let tries = tries(self.rules, &waiting.destination, &waiting.alternatives);
        let mut nth = waiting.nth;
        while nth < tries.len() && (self.barred)(tries[nth], &waiting.campaign)? {
            nth += 1;
        }
        let Some(number) = tries.get(nth) else {
            let fate = if waiting.nth == 0 { Fate::Blacklisted } else { Fate::Exhausted };
            self.came.fates.push((waiting.id, fate));
            return Ok(());
        };
        let mut dice = self.dice(at, nth);
        let outcome = Outcome::draw(self.rules, &mut dice);
        let agent = &self.rules.agents[line];
        let spoke = outcome.is_person();
        // The line is somebody's who is not on our list.
        let stranger =
            !waiting.agent.is_empty() && self.own_line(waiting).is_none() && waiting.campaign.ends_with("->");
        let made = Made {
            at: now,
            guid: dice.guid(),
            campaign: &waiting.campaign,
            source: &waiting.source,
            destination: number,
            agent: if !spoke {
                ""
            } else if stranger {
                &waiting.agent
            } else {
                &agent.name
            },
            extension: if spoke { &agent.extension } else { "" },
            base: waiting.base.as_deref(),
            data: &waiting.data,
            alternatives: &waiting.alternatives,
            contact: waiting.contact,
        };
        let until = now + outcome.length();
        let record = record::of(&made, &outcome, self.rules.zone);
        let next = match outcome.next {
            Next::Done => None,
            Next::After(pause) => Some((nth + 1, pause)),
            Next::OtherNumber => {
                Some((nth + tries[nth..].iter().take_while(|other| *other == number).count(), 60))
            }
        };
        let next = next.filter(|(nth, _)| *nth < tries.len());
        let id = waiting.id;
        self.came.calls.push(Placed { extension: agent.extension.clone(), until, record });
        self.busy[line] = until;
        let fate = match next {
            Some((nth, pause)) => {
                let due = until + pause;
                let waiting = &mut self.waiting[at];
                (waiting.nth, waiting.due) = (nth, due);
                self.later.push(Reverse((due, at)));
                Fate::Again { nth, due }
            }
            None if outcome.next == Next::Done => Fate::Reached,
            None => Fate::Exhausted,
        };
        self.came.fates.push((id, fate));
        Ok(())
    }

    /// The next moment at which somebody can be called.
    fn next(&self, now: i64) -> Option<i64> {
        let is_ready = !self.ready.is_empty() || self.own.iter().any(|own| !own.is_empty());
        let free = self.busy.iter().copied().filter(|until| is_ready && *until > now);
        free.chain(self.later.peek().map(|Reverse((due, _))| *due)).min()
    }

    fn dice(&self, at: usize, nth: usize) -> Dice {
        let (name, line) = &self.waiting[at].drawn_by;
        Dice::of(self.rules.seed, name, &[*line, nth as u64])
    }
}

/// The numbers as they are tried: those that are to be called first, the main one, the others in their order, those that are to
/// be called last.
fn tries<'a>(rules: &Dialling, main: &'a str, alternatives: &'a str) -> Vec<&'a str> {
    let mut tries = [vec![], vec![main; rules.tries.max(1) as usize], vec![], vec![]];
    for alternative in alternatives.split(':').filter(|alternative| !alternative.is_empty()) {
        match alternative.split('=').collect::<Vec<_>>()[..] {
            [kind, count, number] => {
                let place = match kind {
                    "P" => 0,
                    "U" => 3,
                    _ => 2,
                };
                // Nobody is called without end.
                let count = count.parse::<usize>().unwrap_or(1).min(20);
                tries[place].extend(std::iter::repeat_n(number, count));
            }
            _ => tries[2].push(alternative),
        }
    }
    tries.concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn waiting(id: i64, priority: u16, due: i64) -> Waiting {
        Waiting {
            id,
            drawn_by: ("a.csv".to_owned(), id.unsigned_abs()),
            base: Some("a.csv".to_owned()),
            campaign: "C<-".to_owned(),
            source: String::new(),
            destination: format!("09834{id:04}"),
            alternatives: "U=1=2:P=2=3:4".to_owned(),
            data: String::new(),
            agent: String::new(),
            contact: None,
            priority,
            due,
            nth: 0,
            anytime: false,
            zone: Tz::UTC,
        }
    }

    /// Nine in the morning of a day.
    const MORNING: i64 = 1_700_000_000 - 1_700_000_000 % 86_400 + 9 * 3_600;

    fn step(rules: &Dialling, now: i64, until: i64, waiting: Vec<Waiting>) -> Came {
        let busy = vec![now; rules.agents.len()];
        dial(rules, Step { now, until, busy, waiting }, &|_, _| Ok(false)).unwrap()
    }

    #[test]
    fn numbers_are_tried_in_their_order() {
        let rules = Dialling::default();
        assert_eq!(tries(&rules, "1", "U=1=2:P=2=3:4:W=2=5"), ["3", "3", "1", "1", "4", "5", "5", "2"]);
        assert_eq!(tries(&rules, "1", ""), ["1", "1"]);
    }

    #[test]
    fn the_small_priority_goes_first_and_nobody_at_night() {
        let mut rules = Dialling::default();
        rules.hire(1);
        let contacts = || vec![waiting(1, 9_999, 0), waiting(2, 5, 0), waiting(3, 9_999, 0)];
        let came = step(&rules, MORNING - 3_600, MORNING, contacts());
        assert!(came.calls.is_empty() && came.reached == MORNING);
        let came = step(&rules, MORNING - 3_600, MORNING + 7_200, contacts());
        let first = &came.calls[0].record;
        assert_eq!((&first["parandvalues"], &first["dst"]), (&serde_json::Value::Null, &"3".into()));
        let called: Vec<i64> = came
            .fates
            .iter()
            .filter(|(_, fate)| !matches!(fate, Fate::Again { nth: 0, .. }))
            .map(|(id, _)| *id)
            .collect();
        assert_eq!(called[0], 2, "{:?}", came.fates);
        let begins = |placed: &Placed| placed.record["calldate"].as_str().unwrap().to_owned();
        let begins: Vec<String> = came.calls.iter().map(begins).collect();
        assert!(begins.is_sorted() && begins[0] == moment::written(rules.zone, MORNING), "{begins:?}");
    }

    #[test]
    fn an_agent_speaks_to_whom_a_progressive_dialer_gave_the_contact() {
        let rules = Dialling::default();
        let contacts = (1..40_i64).map(|id| {
            let agent = ["1002", "Renata", "nobody"][id.unsigned_abs() as usize % 3].to_owned();
            Waiting { agent, campaign: "C->".to_owned(), alternatives: String::new(), ..waiting(id, 9, 0) }
        });
        let came = step(&rules, MORNING, MORNING + 40_000, contacts.collect());
        let mut spoke = 0;
        for call in came.calls.iter().filter(|call| call.record["peeraccount"] != "") {
            let id: usize = call.record["dst"].as_str().unwrap()[5..].parse().unwrap();
            assert_eq!(call.record["peeraccount"], ["Lucía", "Renata", "nobody"][id % 3]);
            spoke += 1;
        }
        assert!(spoke > 9, "{spoke}");
    }

    #[test]
    fn a_step_in_two_leads_to_the_same_calls() {
        let rules = Dialling::default();
        let contacts = || (1..200).map(|id| waiting(id, 9, 0)).collect::<Vec<_>>();
        let whole = step(&rules, MORNING, MORNING + 20_000, contacts());
        let mut halves = step(&rules, MORNING, MORNING + 777, contacts());
        let mut busy = vec![MORNING; rules.agents.len()];
        for placed in &halves.calls {
            let line = rules.agent(&placed.extension).unwrap();
            busy[line] = busy[line].max(placed.until);
        }
        let mut left = contacts();
        for (id, fate) in &halves.fates {
            match *fate {
                Fate::Again { nth, due } => {
                    let waiting = left.iter_mut().find(|waiting| waiting.id == *id).unwrap();
                    (waiting.nth, waiting.due) = (nth, due);
                }
                _ => left.retain(|waiting| waiting.id != *id),
            }
        }
        let second = Step { now: MORNING + 777, until: MORNING + 20_000, busy, waiting: left };
        halves.calls.extend(dial(&rules, second, &|_, _| Ok(false)).unwrap().calls);
        let records = |came: &Came| came.calls.iter().map(|placed| placed.record.clone()).collect::<Vec<_>>();
        assert!(whole.calls.len() > 200);
        assert_eq!(records(&whole), records(&halves));
    }

    #[test]
    fn who_is_on_the_blacklist_is_not_called() {
        let rules = Dialling::default();
        let barred: Barred<'_> = &|number, _| Ok(number != "4");
        let contacts = vec![waiting(1, 9, 0), Waiting { alternatives: String::new(), ..waiting(2, 9, 0) }];
        let busy = vec![0; 8];
        let step = Step { now: MORNING, until: MORNING + 40_000, busy, waiting: contacts };
        let came = dial(&rules, step, barred).unwrap();
        assert_eq!(came.calls.iter().map(|call| &call.record["dst"]).collect::<Vec<_>>(), ["4"]);
        assert!(came.fates.contains(&(2, Fate::Blacklisted)), "{:?}", came.fates);
    }
}
