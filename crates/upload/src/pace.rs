//! So many calls a second, at most, and an ear for whoever wishes it to end.

use std::thread::sleep;
use std::time::{Duration, Instant};

/// How long a wait may be without a look at whether somebody wishes it to end.
const LOOK: Duration = Duration::from_millis(100);

/// A pace that is kept by waiting before each call.
#[derive(Debug)]
pub struct Pace {
    pause: Duration,
    /// When the next call may go.
    next: Option<Instant>,
}

impl Pace {
    /// So many calls a second, at most; at least one.
    #[must_use]
    pub fn new(per_second: u32) -> Self {
        Self { pause: Duration::from_secs(1) / per_second.max(1), next: None }
    }

    /// Waits until the next call may go; answers whether it shall, or somebody wishes it to end.
    pub fn may_go_on(&mut self, interrupted: &(dyn Fn() -> bool + Sync)) -> bool {
        let from = self.next.unwrap_or_else(Instant::now);
        while !interrupted() {
            let wait = from.saturating_duration_since(Instant::now());
            if wait.is_zero() {
                self.next = Some(Instant::now() + self.pause);
                return true;
            }
            sleep(wait.min(LOOK));
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_waits_between_calls_and_ends_when_asked() {
        let mut pace = Pace::new(50);
        let begun = Instant::now();
        for _ in 0..3 {
            assert!(pace.may_go_on(&|| false));
        }
        assert!(begun.elapsed() >= Duration::from_millis(40));
        assert!(!pace.may_go_on(&|| true));
    }
}
