//! `[format]` and `[parts]`: how lines are written and gathered.

use super::section::{Section, does_nothing};
use super::value::Value;
use contact::{DialForm, Region};
use serialize::{Abroad, Alternatives, Charset, Format, Limits, Separators};
use words::{Arg, message};

pub(super) fn format(section: &mut Section<'_>, home: Option<(Region, u16)>) -> Format {
    let dial = section.optional("dial", |value| value.one_of(&DialForm::NAMES)).unwrap_or_default();
    let charset = section.optional("charset", |value| value.one_of(&Charset::NAMES)).unwrap_or_default();
    let names = [("replace", Separators::Replace), ("reject", Separators::Reject)];
    let separators = section.optional("separators", |value| value.one_of(&names)).unwrap_or_default();
    let drop = section.optional("drop", |value| value.text().map(str::to_owned)).unwrap_or_default();
    let abroad = abroad(section, home);
    let retries = section.optional("retries", |value| value.whole(0..=99)).unwrap_or_default() as u8;
    let names = [
        ("plain", Alternatives::Plain),
        ("by-kind", Alternatives::ByKind(retries)),
        ("by-column", Alternatives::ByColumn(retries)),
    ];
    let alternatives = section.optional("alternatives", |value| value.one_of(&names)).unwrap_or_default();
    let unused = [
        (
            section.has("retries") && alternatives == Alternatives::Plain,
            "retries",
            Arg::text("alternatives = \"by-kind\""),
        ),
        (
            section.has("international_prefix") && !section.has("foreign"),
            "international_prefix",
            Arg::text("foreign = \"dial\""),
        ),
        (
            abroad.is_some() && !dial.is_national(),
            "foreign",
            message!("file-national-form", "a national form: E.164 reaches every country").into(),
        ),
    ];
    for (_, key, with) in unused.into_iter().filter(|(is_unused, ..)| *is_unused) {
        section.problem(does_nothing(key, section.span(), with));
    }
    Format { dial, abroad, alternatives, charset, separators, drop, keys: Vec::new() }
}

/// `foreign = "dial"`, and the prefix where the country's own is not one.
fn abroad(section: &mut Section<'_>, home: Option<(Region, u16)>) -> Option<Abroad> {
    let prefix = section.optional("international_prefix", |value| {
        let digits = value.text()?;
        let is_prefix = (1..=6).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
        let problem = || {
            value
                .problem(message!("file-no-prefix", "this is no prefix"))
                .help(message!("file-no-prefix-do", "write digits, as in \"00\" or \"0021\""))
        };
        if is_prefix { Ok(digits.to_owned()) } else { Err(problem()) }
    });
    let foreign = section.optional("foreign", |value| {
        let dial = value.one_of(&[("leave-out", false), ("dial", true)])?;
        let Some((region, home)) = home.filter(|_| dial) else { return Ok(None) };
        let own = || numbering::international_prefix(region).map(str::to_owned);
        let several = || {
            let problem = value.problem(message!(
                "file-several-carriers",
                "callers in {region} choose a carrier by the prefix they dial",
                region = region.to_string(),
            ));
            problem.help(message!(
                "file-several-carriers-do",
                "write which, as in `international_prefix = \"0021\"`"
            ))
        };
        let prefix = prefix.clone().or_else(own).ok_or_else(several)?;
        Ok(Some(Abroad { home, prefix }))
    });
    foreign.flatten()
}

pub(super) fn parts(section: &mut Section<'_>) -> Limits {
    let usual = Limits::default();
    let lines = section.optional("lines", |value| value.whole(1..=1_000_000)).unwrap_or(usual.lines);
    let bytes = section.optional("bytes", Value::bytes).unwrap_or(usual.bytes);
    Limits { lines, bytes }
}
