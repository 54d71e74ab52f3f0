//! The digests of all that a run was made of, and of all that it made.

use crate::Report;
use serde::Serialize;
use words::Language;

/// How many digests a page holds.
pub(super) const MOST: usize = 400;

/// A file, and what tells its content from another.
#[derive(Debug, Default, Serialize)]
pub(super) struct Digest<'r> {
    /// What it is: `input`, `pipeline`, `table`, `blacklist`, `plan` or `part`.
    kind: &'static str,
    name: &'r str,
    sha256: &'r str,
    /// What an input was recognised as, how many rows it has, and where its header stands.
    format: String,
    rows: u64,
    header_row: u32,
}

/// The digests of a report.
pub(super) fn digests(report: &Report, language: Language) -> Vec<Digest<'_>> {
    let file = |kind, name, sha256| Digest { kind, name, sha256, ..Digest::default() };
    let certificate = &report.certificate;
    let inputs = report.inputs.iter().map(|input| Digest {
        kind: "input",
        name: &input.source,
        sha256: &input.sha256,
        format: languages::say(language, &input.format),
        rows: input.rows,
        header_row: input.header_row,
    });
    let pipeline = file("pipeline", &*certificate.pipeline.name, &*certificate.pipeline.sha256);
    let tables = certificate.tables.iter().map(|table| file("table", &*table.name, &*table.sha256));
    let blacklists = report.blacklists.iter().map(|list| file("blacklist", &*list.source, &*list.sha256));
    let plan = file("plan", "plan.json", &*certificate.plan_sha256);
    let parts = report.parts.iter().map(|part| file("part", &*part.name, &*part.sha256));
    let all = inputs.chain([pipeline]).chain(tables).chain(blacklists).chain([plan]).chain(parts);
    all.filter(|digest| !digest.sha256.is_empty()).collect()
}
