//! I3: the story of each part leads, step by step, to its state; each step is one that can happen, and says who or what made it.

use super::{Checked, NAMED};
use crate::ledger::Ledger;
use crate::ledger::calls::of_calls;
use crate::ledger::history::state;
use crate::{Error, Event, State};
use rusqlite::Row;
use std::collections::HashMap;
use words::{Message, message};

/// What our own program says of the changes that it makes itself, by name and by the words that earlier versions kept alone. No
/// person says so.
const OF_THE_PROGRAM: [(&str, &str); 6] = [
    ("upload-sender-gone", "the process that was sending it ended"),
    ("upload-asked-again", "the server asked to wait, so it is asked for again"),
    ("upload-resumed", "the run is resumed, so it is asked for again"),
    ("upload-call-maker-gone", "the process that was making the call ended"),
    ACCEPTED,
    ACCEPTED_CALL,
];

/// What our own program says of a part that the server received.
const ACCEPTED: (&str, &str) = ("upload-accepted", "the server answered 1");

/// What it says of a call that the server said yes to.
const ACCEPTED_CALL: (&str, &str) = ("upload-call-accepted", "the server said yes");

/// A step of a part's story, in the ledger's words.
struct Step {
    before: String,
    after: String,
    what: Message,
    who: Option<String>,
}

impl Ledger {
    /// I3: the story of each part leads, step by step, to its state, and says of a yes that the server said so.
    pub(super) fn honesty(&self) -> Result<Checked, Error> {
        let mut stories = self.stories("events", "part")?;
        let parts: Vec<(i64, i64, String, String, u64)> = self.ask(|connection| {
            let mut parts = connection.prepare(
                "SELECT parts.id, parts.nth + 1, parts.run, parts.state, COUNT(attempts.id)
                 FROM parts LEFT JOIN attempts ON attempts.part = parts.id
                 WHERE parts.id NOT IN (SELECT part FROM batches WHERE part IS NOT NULL)
                 GROUP BY parts.id ORDER BY parts.id",
            )?;
            let part = |row: &Row<'_>| {
                let attempts = row.get::<_, i64>(4)?.cast_unsigned();
                Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, attempts))
            };
            parts.query_map([], part)?.collect()
        })?;
        let mut broken = Vec::new();
        for (id, part, run, state, attempts) in &parts {
            let story = stories.remove(id).unwrap_or_default();
            broken.extend(dishonest(state, Some(*attempts), &story).map(|what| {
                message!(
                    "verify-in-part",
                    "part {part} of run {run}: {what}",
                    part = part.to_string(),
                    run = run,
                    what = what
                )
            }));
        }
        let (calls, of_calls) = self.calls_and_their_parts()?;
        broken.extend(of_calls);
        broken.truncate(NAMED);
        let says = message!(
            "verify-says-honesty",
            "what is said of a part is what happened to it; accepted is what the server answered 1 to"
        );
        let checked = message!("verify-stories", "{parts} parts", parts = parts.len() + calls);
        Ok(Checked { invariant: "I3", says, checked, broken })
    }

    /// How many parts are calls; what is wrong with the stories of calls, and which of those parts are not what their calls are.
    fn calls_and_their_parts(&self) -> Result<(usize, Vec<Message>), Error> {
        let mut stories = self.stories("call_events", "call")?;
        let calls: Vec<(i64, u32, String, String)> = self.ask(|connection| {
            let mut calls = connection.prepare(
                "SELECT calls.id, calls.nth + 1, batches.source, calls.state
                 FROM calls JOIN batches ON batches.id = calls.batch ORDER BY calls.id",
            )?;
            let call = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?));
            calls.query_map([], call)?.collect()
        })?;
        let mut broken = Vec::new();
        for (id, call, source, state) in calls {
            let what = dishonest(&state, None, &stories.remove(&id).unwrap_or_default());
            broken.extend(what.map(|what| {
                message!(
                    "verify-in-call",
                    "call {call} of {source}: {what}",
                    call = call.to_string(),
                    source = source,
                    what = what
                )
            }));
        }
        let parts: Vec<(i64, i64, String, State)> = self.ask(|connection| {
            let mut parts = connection.prepare(
                "SELECT batches.id, parts.nth + 1, parts.run, parts.state FROM batches JOIN parts ON parts.id = batches.part
                 WHERE parts.state NOT IN ('repeated', 'undone')",
            )?;
            let part = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?, state(row, 3)?));
            parts.query_map([], part)?.collect()
        })?;
        let checked = parts.len();
        for (batch, part, run, is) in parts {
            let calls = self.ask(|connection| of_calls(connection, batch))?;
            if calls != is {
                broken.push(message!(
                    "verify-not-its-calls",
                    "part {part} of run {run} is {state}, and its calls make it {calls}",
                    part = part.to_string(),
                    run = run,
                    state = is.words(),
                    calls = calls.words()
                ));
            }
        }
        Ok((checked, broken))
    }

    /// The stories of all parts, or of all calls, each in its order.
    fn stories(&self, table: &str, of: &str) -> Result<HashMap<i64, Vec<Step>>, Error> {
        self.ask(|connection| {
            let mut events = connection
                .prepare(&format!("SELECT {of}, before, after, what, who FROM {table} ORDER BY id"))?;
            let mut rows = events.query([])?;
            let mut stories: HashMap<i64, Vec<Step>> = HashMap::new();
            while let Some(row) = rows.next()? {
                let what = Message::of_kept(&row.get::<_, String>(3)?);
                let step = Step { before: row.get(1)?, after: row.get(2)?, what, who: row.get(4)? };
                stories.entry(row.get(0)?).or_default().push(step);
            }
            Ok(stories)
        })
    }
}

/// What does not fit in the story of a part with so many attempts, or of a call.
fn dishonest(state: &str, attempts: Option<u64>, story: &[Step]) -> Option<Message> {
    let planned = State::Planned.as_str();
    let (mut stands, mut said, mut left) = (planned, None, 0);
    for step in story {
        if step.before != stands {
            return Some(message!(
                "verify-story-gap",
                "it was {stands}, and what happened to it begins with {begins}",
                stands = words(stands),
                begins = words(&step.before)
            ));
        }
        if let Some(what) = impossible(step, said) {
            return Some(what);
        }
        left += u64::from(step.after == State::Sending.as_str());
        (stands, said) = (&step.after, Some(&step.what));
    }
    if stands != state {
        return Some(message!(
            "verify-story-elsewhere",
            "it is {state}, and what happened to it leads elsewhere",
            state = words(state)
        ));
    }
    let attempts = attempts?;
    (left != attempts).then(|| {
        message!(
            "verify-story-attempts",
            "it left {left} times, by {attempts} attempts",
            left = left,
            attempts = attempts
        )
    })
}

/// What speaks against a step, after what was said of the step before.
fn impossible(step: &Step, said: Option<&Message>) -> Option<Message> {
    let Step { before, after, what, who } = step;
    let leads = |event: &Event| {
        let before = State::named(before)?;
        before.after(*event).filter(|led| led.as_str() == after).map(|_| *event)
    };
    let made_by: Vec<Event> = Event::ALL.iter().filter_map(leads).collect();
    if made_by.is_empty() {
        return Some(message!(
            "verify-story-nothing",
            "nothing makes {after} of {before}",
            after = words(after),
            before = words(before)
        ));
    }
    // Earlier versions did not note who decided, but always why.
    let is_of_the_program =
        who.is_none() && (OF_THE_PROGRAM.iter().any(|ours| is(what, *ours)) || Some(what) == said);
    if made_by.iter().all(|event| event.is_of_a_person()) && is_of_the_program {
        return Some(message!(
            "verify-story-no-person",
            "only a person makes {after} of {before}, and no person did",
            after = words(after),
            before = words(before)
        ));
    }
    if after == State::Accepted.as_str() && !says_yes(what) {
        return Some(message!(
            "verify-story-not-accepted",
            "it is accepted, and the server did not answer 1"
        ));
    }
    None
}

/// Whether something that was said is that the server said yes, and perhaps more.
fn says_yes(what: &Message) -> bool {
    let said = what.id() == "upload-call-said" && what.english().starts_with(ACCEPTED_CALL.1);
    said || is(what, ACCEPTED) || is(what, ACCEPTED_CALL)
}

/// Whether something that was said is one of our messages: by its name, or by its words where it was kept without.
fn is(said: &Message, (id, words): (&str, &str)) -> bool {
    if said.id().is_empty() { said.english() == words } else { said.id() == id }
}

/// A state of the ledger for people; a word that is none stays as it stands there.
fn words(state: &str) -> Message {
    State::named(state).map_or_else(|| Message::foreign(state), State::words)
}
