//! What a command hands down to whatever it does.

use upload::Clock;
use words::Message;

/// How far something is.
#[derive(Clone, Debug)]
pub struct Progress {
    /// How many are done.
    pub done: u64,
    /// Of how many, where that is known.
    pub of: Option<u64>,
    /// It in words: "3 of 20 recordings".
    pub words: Message,
}

/// What a command hands down: the world, as arguments.
pub struct Hands<'a> {
    /// The environment's variables, by name.
    pub environment: &'a dyn Fn(&str) -> Option<String>,
    /// What the clock says.
    pub clock: &'a Clock,
    /// Whether somebody wishes it to end: after what is on its way.
    pub interrupted: &'a (dyn Fn() -> bool + Sync),
    /// Who is told how far it is.
    pub progress: &'a (dyn Fn(Progress) + Sync),
}
