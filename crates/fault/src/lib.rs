//! Ways to break the program on purpose. A suite that passes on a broken program proves nothing, so ours must notice each of these.
//!
//! A [`Mutant`] is a defect that loaders of this kind really have; a [`Point`] is a moment at which the process can die. Without the
//! feature `armed`, which only the fault suites build with, [`is`] is a constant no and [`reach`] does nothing: neither is in the
//! program that is shipped.

/// A defect, put in on purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mutant {
    /// The ledger learns of an attempt when it is over, not before its first byte.
    IntentAfterSending,
    /// The ledger does not wait for the disk.
    NotSynced,
    /// `200` in a reply's head is a yes, whatever its body.
    AcceptedBeforeBody,
    /// Who does not answer in time was not sent anything.
    TimeoutIsNotSent,
    /// A connection that ends was never there.
    EofIsNotSent,
    /// What a dead process was sending is sent again.
    RecoveryRequeues,
    /// A state changes whatever it was.
    UnguardedUpdate,
    /// A lock is over when its time is.
    LeaseByClock,
    /// Connections are kept, and used again.
    Pooled,
    /// Redirects are followed.
    RedirectsOn,
    /// A server's error is tried again.
    ServerErrorRetried,
    /// Any 2xx is a yes.
    AnySuccessIsAccepted,
    /// The same person may be claimed by two lists.
    ClaimsNotUnique,
    /// A plan is put in its place before it is on disk.
    SpoolNotSynced,
}

impl Mutant {
    /// All of them, by their names.
    pub const ALL: [(&str, Self); 14] = [
        ("intent-after-sending", Self::IntentAfterSending),
        ("not-synced", Self::NotSynced),
        ("accepted-before-body", Self::AcceptedBeforeBody),
        ("timeout-is-not-sent", Self::TimeoutIsNotSent),
        ("eof-is-not-sent", Self::EofIsNotSent),
        ("recovery-requeues", Self::RecoveryRequeues),
        ("unguarded-update", Self::UnguardedUpdate),
        ("lease-by-clock", Self::LeaseByClock),
        ("pooled", Self::Pooled),
        ("redirects-on", Self::RedirectsOn),
        ("server-error-retried", Self::ServerErrorRetried),
        ("any-success-is-accepted", Self::AnySuccessIsAccepted),
        ("claims-not-unique", Self::ClaimsNotUnique),
        ("spool-not-synced", Self::SpoolNotSynced),
    ];
}

/// A moment at which the process can die, in the order in which a run comes by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Point {
    /// The plan's files are written, not synced.
    SpoolWritten,
    /// They are synced, and not in their place.
    SpoolSynced,
    /// The plan is in its place, its directory not synced.
    SpoolPlaced,
    /// The plan is kept.
    SpoolKept,
    /// The lock is taken.
    Locked,
    /// What a dead process was sending is held.
    OrphansHeld,
    /// Every part was read back.
    PartsRead,
    /// The plan is being entered, not committed.
    Entering,
    /// The plan is entered.
    Entered,
    /// The plan's mark is written, not in its place.
    MarkWritten,
    /// The plan is marked with the ledger that knows it.
    Marked,
    /// The instance let us in, and the preflight is over.
    SignedIn,
    /// A part is about to connect.
    Connecting,
    /// It is connected; the ledger does not know.
    Connected,
    /// The ledger is told, not committed.
    Recording,
    /// The ledger knows; no byte has left.
    Recorded,
    /// The whole body was handed over.
    Sent,
    /// The reply was read to its end.
    Answered,
    /// Its meaning is told the ledger, not committed.
    Settling,
    /// The ledger knows what became of the part.
    Settled,
    /// The session is ended.
    SignedOut,
    /// The report says what is known.
    Reported,
}

impl Point {
    /// All of them, by their names.
    pub const ALL: [(&str, Self); 22] = [
        ("spool-written", Self::SpoolWritten),
        ("spool-synced", Self::SpoolSynced),
        ("spool-placed", Self::SpoolPlaced),
        ("spool-kept", Self::SpoolKept),
        ("locked", Self::Locked),
        ("orphans-held", Self::OrphansHeld),
        ("parts-read", Self::PartsRead),
        ("entering", Self::Entering),
        ("entered", Self::Entered),
        ("mark-written", Self::MarkWritten),
        ("marked", Self::Marked),
        ("signed-in", Self::SignedIn),
        ("connecting", Self::Connecting),
        ("connected", Self::Connected),
        ("recording", Self::Recording),
        ("recorded", Self::Recorded),
        ("sent", Self::Sent),
        ("answered", Self::Answered),
        ("settling", Self::Settling),
        ("settled", Self::Settled),
        ("signed-out", Self::SignedOut),
        ("reported", Self::Reported),
    ];
}

#[cfg(feature = "armed")]
mod armed {
    use super::{Mutant, Point};
    use std::sync::OnceLock;
    use std::sync::atomic::{AtomicU32, Ordering};

    static MUTANT: OnceLock<Mutant> = OnceLock::new();
    static DEATH: OnceLock<(Point, AtomicU32)> = OnceLock::new();

    /// Makes this process the mutant of a name, and lets it die at a point: the first time it comes by, or at `point:3` the
    /// third.
    ///
    /// # Panics
    /// Where there is none of that name: a suite that asks for it would prove nothing.
    pub fn arm(mutant: Option<&str>, death: Option<&str>) {
        if let Some(name) = mutant {
            let known = Mutant::ALL.iter().find(|(known, _)| *known == name);
            let (_, mutant) = known.unwrap_or_else(|| panic!("there is no mutant {name}"));
            MUTANT.get_or_init(|| *mutant);
        }
        if let Some(death) = death {
            let (name, times) = death.split_once(':').unwrap_or((death, "1"));
            let known = Point::ALL.iter().find(|(known, _)| *known == name);
            let (_, point) = known.unwrap_or_else(|| panic!("there is no point {name}"));
            let times = times.parse().unwrap_or_else(|_| panic!("{times} is no number of times"));
            DEATH.get_or_init(|| (*point, AtomicU32::new(times)));
        }
    }

    /// Whether this process is that mutant.
    #[must_use]
    pub fn is(mutant: Mutant) -> bool {
        MUTANT.get() == Some(&mutant)
    }

    /// Dies here, where that was asked for: at once, as by a kill.
    pub fn reach(point: Point) {
        if let Some((death, times)) = DEATH.get()
            && *death == point
            && times.fetch_sub(1, Ordering::SeqCst) == 1
        {
            std::process::abort();
        }
    }
}

#[cfg(not(feature = "armed"))]
mod unarmed {
    use super::{Mutant, Point};

    /// Whether this process is that mutant: it is none.
    #[must_use]
    pub const fn is(_: Mutant) -> bool {
        false
    }

    /// Goes on.
    pub const fn reach(_: Point) {}
}

#[cfg(feature = "armed")]
pub use armed::{arm, is, reach};
#[cfg(not(feature = "armed"))]
pub use unarmed::{is, reach};
