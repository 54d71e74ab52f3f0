//! What is known of a part, and how that may change. No clock, no network, no disk: only what follows from what.

use std::fmt;
use words::Message;

/// What is known of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// No byte of it has left.
    Planned,
    /// A connection stood, and bytes may be leaving now.
    Sending,
    /// The server answered `1` to this very body. It received it; nobody says that it loaded it.
    Accepted,
    /// The server said no, and means it.
    Refused,
    /// Bytes may have left, and nobody knows what became of them. A person must look.
    Held,
    /// It was held, and a person saw it in the portal.
    Confirmed,
    /// It was held or refused, and a person gave it up.
    Abandoned,
    /// The same content went to the same campaign and zone before, so it is not sent.
    Repeated,
    /// It was received, and a person had all its contacts removed again.
    Undone,
}

/// What can happen to a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// The connection stands; the first byte is about to leave.
    Connected,
    /// The server answered `1`, to the whole body.
    SaidYes,
    /// A definite refusal.
    SaidNo,
    /// Anything else: nobody knows.
    NoWord,
    /// The process that was sending is gone, and its lock with it.
    SenderGone,
    /// The same content went before.
    WentBefore,
    /// A person saw the list in the portal.
    PersonSawIt,
    /// A person looked, and the list is not in the portal.
    PersonSawItMissing,
    /// A person gave it up.
    PersonGaveUp,
    /// A person had each of its contacts removed from the instance.
    PersonUndid,
    /// What was refused is to be asked for again: the server asked to wait, or a person resumes the run.
    AskedAgain,
}

impl Event {
    /// Everything that can happen.
    pub(crate) const ALL: [Self; 11] = [
        Self::Connected,
        Self::SaidYes,
        Self::SaidNo,
        Self::NoWord,
        Self::SenderGone,
        Self::WentBefore,
        Self::PersonSawIt,
        Self::PersonSawItMissing,
        Self::PersonGaveUp,
        Self::PersonUndid,
        Self::AskedAgain,
    ];

    /// Whether only a person makes it happen, and says why.
    pub(crate) fn is_of_a_person(self) -> bool {
        matches!(self, Self::PersonSawIt | Self::PersonSawItMissing | Self::PersonGaveUp | Self::PersonUndid)
    }

    /// The state to which it leads, from wherever it can happen.
    pub(crate) fn leads_to(self) -> State {
        match self {
            Self::Connected => State::Sending,
            Self::SaidYes => State::Accepted,
            Self::SaidNo => State::Refused,
            Self::NoWord | Self::SenderGone => State::Held,
            Self::WentBefore => State::Repeated,
            Self::PersonSawIt => State::Confirmed,
            Self::PersonSawItMissing | Self::AskedAgain => State::Planned,
            Self::PersonGaveUp => State::Abandoned,
            Self::PersonUndid => State::Undone,
        }
    }
}

impl State {
    /// Every state, in the order in which reports list them.
    pub const ALL: [Self; 9] = [
        Self::Planned,
        Self::Sending,
        Self::Accepted,
        Self::Refused,
        Self::Held,
        Self::Confirmed,
        Self::Abandoned,
        Self::Repeated,
        Self::Undone,
    ];

    /// The state after an event; `None` where the event cannot happen in this state, and then nothing may change.
    #[must_use]
    pub fn after(self, event: Event) -> Option<Self> {
        let can_be = match event {
            Event::Connected | Event::WentBefore => self == Self::Planned,
            // An answer that comes late still is the answer to the only attempt.
            Event::SaidYes | Event::SaidNo => matches!(self, Self::Sending | Self::Held),
            Event::NoWord | Event::SenderGone => self == Self::Sending,
            Event::PersonSawIt | Event::PersonSawItMissing => self == Self::Held,
            Event::PersonGaveUp => matches!(self, Self::Planned | Self::Held | Self::Refused),
            Event::PersonUndid => matches!(self, Self::Accepted | Self::Confirmed),
            Event::AskedAgain => self == Self::Refused,
        };
        can_be.then(|| event.leads_to())
    }

    /// Whether the people of such a part may have been loaded.
    #[must_use]
    pub fn may_be_loaded(self) -> bool {
        matches!(self, Self::Sending | Self::Accepted | Self::Held | Self::Confirmed)
    }

    /// The word for reports and the ledger.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Sending => "sending",
            Self::Accepted => "accepted",
            Self::Refused => "refused",
            Self::Held => "held",
            Self::Confirmed => "confirmed",
            Self::Abandoned => "abandoned",
            Self::Repeated => "repeated",
            Self::Undone => "undone",
        }
    }

    /// The word for people.
    #[must_use]
    pub fn words(self) -> Message {
        let label = match self {
            Self::Planned => "state-planned",
            Self::Sending => "state-sending",
            Self::Accepted => "state-accepted",
            Self::Refused => "state-refused",
            Self::Held => "state-held",
            Self::Confirmed => "state-confirmed",
            Self::Abandoned => "state-abandoned",
            Self::Repeated => "state-repeated",
            Self::Undone => "state-undone",
        };
        Message::new(label, self.as_str(), [])
    }

    /// The state of a word.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == word)
    }
}

impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_planned_part_can_start_sending() {
        for state in State::ALL {
            assert_eq!(state.after(Event::Connected).is_some(), state == State::Planned, "{state}");
        }
    }

    #[test]
    fn only_a_person_makes_a_part_that_may_be_loaded_sendable_again() {
        for state in State::ALL.into_iter().filter(|state| state.may_be_loaded()) {
            for event in Event::ALL {
                let sendable = state.after(event) == Some(State::Planned);
                assert_eq!(
                    sendable,
                    (state, event) == (State::Held, Event::PersonSawItMissing),
                    "{state} {event:?}"
                );
            }
        }
    }

    #[test]
    fn what_is_settled_stays_unless_a_person_undoes_it() {
        for state in [State::Accepted, State::Confirmed] {
            let leads = Event::ALL.into_iter().filter_map(|event| state.after(event));
            assert_eq!(leads.collect::<Vec<_>>(), [State::Undone], "{state}");
        }
        for state in [State::Abandoned, State::Repeated, State::Undone] {
            assert!(Event::ALL.into_iter().all(|event| state.after(event).is_none()), "{state}");
        }
    }

    #[test]
    fn words_name_states() {
        assert!(State::ALL.into_iter().all(|state| State::named(state.as_str()) == Some(state)));
    }
}
