//! `[format]`, `[parts]`, `[duplicates]` and `[limits]`: how lines are written, gathered and trusted.

use super::section::Section;
use super::value::Value;
use contact::DialForm;
use dedupe::Within;
use serialize::{Charset, Format, Limits, Separators};
use validate::Threshold;

pub(super) fn format(section: &mut Section<'_>) -> Format {
    let dial = section.optional("dial", |value| value.one_of(&DialForm::NAMES)).unwrap_or_default();
    let charset = section.optional("charset", |value| value.one_of(&Charset::NAMES)).unwrap_or_default();
    let names = [("replace", Separators::Replace), ("reject", Separators::Reject)];
    let separators = section.optional("separators", |value| value.one_of(&names)).unwrap_or_default();
    let drop = section.optional("drop", |value| value.text().map(str::to_owned)).unwrap_or_default();
    Format { dial, charset, separators, drop, keys: Vec::new() }
}

pub(super) fn parts(section: &mut Section<'_>) -> Limits {
    let usual = Limits::default();
    let lines = section.optional("lines", |value| value.whole(1..=1_000_000)).unwrap_or(usual.lines);
    let bytes = section.optional("bytes", Value::bytes).unwrap_or(usual.bytes);
    Limits { lines, bytes }
}

pub(super) fn duplicates(section: &mut Section<'_>) -> Option<Within> {
    section.optional("within", |value| value.one_of(&[("run", Within::Run), ("campaign", Within::Campaign)]))
}

pub(super) fn limits(section: &mut Section<'_>) -> Option<Threshold> {
    section.table("rejected", |section| {
        let warn = section.optional("warn", Value::limit);
        let stop = section.optional("stop", Value::limit);
        Some(Threshold { warn, stop })
    })
}
