//! The samples with some of their bytes changed, through the real program.

use crate::hostile::made::gzip;
use crate::world::{World, project};

/// How many changed files; `DIALBASE_FUZZ` says more.
const FILES: usize = 60;

/// Always the same numbers that look like chance.
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) fn of(seed: u64) -> Self {
        Self(seed)
    }

    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit.max(1)
    }
}

pub(crate) fn changed(whole: &[u8], chance: &mut Chance) -> Vec<u8> {
    let mut bytes = whole.to_vec();
    for _ in 0..=chance.below(4) {
        let at = chance.below(bytes.len());
        let end = (at + 1 + chance.below(300)).min(bytes.len());
        match chance.below(5) {
            0 if at < bytes.len() => bytes[at] = chance.below(256) as u8,
            1 => bytes[at..end].fill([0, 0xFF, b'"'][chance.below(3)]),
            2 => drop(bytes.drain(at..end)),
            3 => {
                let piece = bytes[at..end].repeat(1 + chance.below(40));
                bytes.splice(at..at, piece);
            }
            _ => bytes.truncate(at.max(1)),
        }
    }
    bytes
}

#[test]
fn samples_that_were_changed_are_read_or_refused() {
    let mut samples: Vec<_> =
        std::fs::read_dir(project().join("samples")).unwrap().map(|entry| entry.unwrap().path()).collect();
    samples.sort();
    let files = std::env::var("DIALBASE_FUZZ").ok().and_then(|files| files.parse().ok()).unwrap_or(FILES);
    let world = World::new();
    let mut chance = Chance(7);
    for nth in 0..files {
        let sample = &samples[nth % samples.len()];
        let whole = std::fs::read(sample).unwrap();
        let whole = if chance.below(8) == 0 { gzip(&whole) } else { whole };
        world.write("base", changed(&whole, &mut chance));
        for arguments in [&["read", "base"][..], &["read", "--raw", "base"], &["inspect", "base"]] {
            let said = world.dialbase(arguments);
            let name = sample.file_name().unwrap().display();
            assert!(
                matches!(said.exit, 0 | 3),
                "{name}, change {nth}, {arguments:?}: {} {}",
                said.exit,
                said.err
            );
            assert!(!said.err.contains("broke off"), "{name}, change {nth}: {}", said.err);
        }
    }
}
