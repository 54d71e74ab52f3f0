//! Writes the bytes from which fuzzing begins: each target's own, and for those that take whole files the samples.

use std::path::{Path, PathBuf};

/// Targets that put what they get into a file of their own making, or into no file.
const PARTS: [&str; 4] = ["xlsx", "xlsb", "ods", "line"];

fn main() -> std::io::Result<()> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut samples: Vec<PathBuf> = Vec::new();
    for folder in ["../samples", "../crates/ingest/fixtures"] {
        for entry in std::fs::read_dir(here.join(folder))? {
            samples.push(entry?.path());
        }
    }
    for (name, _, seeds) in fuzzed::TARGETS {
        let corpus = here.join("corpus").join(name);
        std::fs::create_dir_all(&corpus)?;
        for (nth, seed) in seeds.iter().enumerate() {
            std::fs::write(corpus.join(format!("seed-{nth}")), seed)?;
        }
        for sample in samples.iter().filter(|_| !PARTS.contains(name)) {
            std::fs::copy(sample, corpus.join(sample.file_name().unwrap_or_default()))?;
        }
    }
    Ok(())
}
