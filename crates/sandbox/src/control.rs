//! What is due: the count of uploads, what people ordered meanwhile, and when nobody gets through.

use crate::{Behaviour, Choice};
use std::collections::VecDeque;

/// What decides what befalls an upload or a connection.
#[derive(Debug)]
pub(crate) struct Control {
    choice: Choice,
    encrypted: bool,
    /// How many uploads have come.
    count: u64,
    /// The last upload before which nobody got through.
    troubled: u64,
    /// What was ordered for the next uploads; it goes before the choice.
    pub(crate) uploads: VecDeque<Behaviour>,
    /// What was ordered for the next connections, whatever they carry.
    pub(crate) connections: VecDeque<Behaviour>,
}

impl Control {
    pub(crate) fn new(choice: Choice, encrypted: bool) -> Self {
        let (uploads, connections) = (VecDeque::new(), VecDeque::new());
        Self { choice, encrypted, count: 0, troubled: 0, uploads, connections }
    }

    /// How many uploads have come since the start.
    pub(crate) fn count(&self) -> u64 {
        self.count
    }

    /// An upload has come: its number, and what befalls it.
    pub(crate) fn upload(&mut self) -> (u64, Behaviour) {
        let due = self.due();
        self.uploads.pop_front();
        self.count += 1;
        // It came all the same, or later: that is how the real one ends too.
        let befalls = if self.is_trouble(due) { Behaviour::One } else { due };
        (self.count, befalls)
    }

    /// A sign-in or an upload is about to be answered. Answers what keeps everyone from getting through from now on, and for
    /// which upload: once for each.
    pub(crate) fn trouble(&mut self) -> Option<(u64, Behaviour)> {
        let (next, due) = (self.count + 1, self.due());
        if !self.is_trouble(due) || self.troubled == next {
            return None;
        }
        self.troubled = next;
        Some((next, due))
    }

    fn due(&self) -> Behaviour {
        self.uploads.front().copied().unwrap_or_else(|| self.choice.of(self.count + 1))
    }

    /// Whether it befalls all who would connect, since nobody knows yet what they bring.
    fn is_trouble(&self, behaviour: Behaviour) -> bool {
        behaviour == Behaviour::Refused || behaviour == Behaviour::TlsFailure && self.encrypted
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn control(orders: &[&str], encrypted: bool) -> Control {
        let mut choice = Choice::default();
        for order in orders {
            choice.order(order.parse().unwrap());
        }
        Control::new(choice, encrypted)
    }

    #[test]
    fn uploads_are_counted_and_orders_of_the_moment_go_first() {
        let mut control = control(&["2=zero"], false);
        control.uploads.push_back(Behaviour::Html);
        assert_eq!(control.upload(), (1, Behaviour::Html));
        assert_eq!(control.upload(), (2, Behaviour::Zero));
        assert_eq!(control.upload(), (3, Behaviour::One));
    }

    #[test]
    fn nobody_gets_through_once_and_then_the_upload_is_answered() {
        let mut control = control(&["2=refused"], false);
        assert_eq!(control.trouble(), None, "the first is not the second");
        assert_eq!(control.upload(), (1, Behaviour::One));
        assert_eq!(control.trouble(), Some((2, Behaviour::Refused)));
        assert_eq!(control.trouble(), None, "once");
        assert_eq!(control.upload(), (2, Behaviour::One));
        assert_eq!(control.trouble(), None);
    }

    #[test]
    fn without_tls_its_failure_befalls_the_upload() {
        assert_eq!(control(&["tls-failure"], false).upload(), (1, Behaviour::TlsFailure));
        let mut encrypted = control(&["tls-failure"], true);
        assert_eq!(encrypted.trouble(), Some((1, Behaviour::TlsFailure)));
        assert_eq!(encrypted.upload(), (1, Behaviour::One));
    }
}
