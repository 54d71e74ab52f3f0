//! One line of a dialer base.

use crate::{Format, parse, value};
use contact::{Finding, Phone};
use std::borrow::Cow;
use validate::Dialable;
use words::{Message, Told, told};

/// Writes lines in one format, and lets none through that does not read back as it was meant.
#[derive(Debug)]
pub struct Writer<'f> {
    format: &'f Format,
    line: String,
}

impl<'f> Writer<'f> {
    /// A writer of this format.
    #[must_use]
    pub fn new(format: &'f Format) -> Self {
        Self { format, line: String::new() }
    }

    /// Appends a contact's line, with its LF, in the format's character set. Every change of a value is a finding.
    ///
    /// # Errors
    /// Where the line does not read back as it was meant: a defect of ours that must stop the run, since whoever the line
    /// would call was never asked for.
    pub fn write(
        &mut self,
        dialable: &Dialable,
        out: &mut Vec<u8>,
        findings: &mut Vec<Finding>,
    ) -> Result<(), Unfaithful> {
        let contact = dialable.contact();
        let format = self.format;
        let values: Vec<Cow<'_, str>> = contact
            .params
            .iter()
            .map(|(column, value)| self.carried(value, (contact.row, Some(column)), findings))
            .collect();
        let agent = self.carried(&contact.agent, (contact.row, None), findings);
        let alternative = |phone: &Phone| format.alternative(phone);
        let alternatives: Vec<String> = dialable.alternatives().iter().map(alternative).collect();
        let meant = parse::Line {
            campaign: &contact.campaign,
            number: &format.dialled(dialable.main().number),
            params: format.keys.iter().map(String::as_str).zip(values.iter().map(AsRef::as_ref)).collect(),
            alternatives: alternatives.iter().map(String::as_str).collect(),
            priority: contact.priority,
            agent: &agent,
        };

        self.line.clear();
        put(&meant, &mut self.line);
        let start = out.len();
        format.charset.encode(&self.line, out);
        out.push(b'\n');
        self.check(&out[start..], &meant, contact.row)
    }

    fn carried<'v>(
        &self,
        value: &'v str,
        (row, column): (u32, Option<u16>),
        findings: &mut Vec<Finding>,
    ) -> Cow<'v, str> {
        let (carried, codes) = value::carried(value, self.format);
        for code in codes {
            findings.push(Finding::new(code, row, column, value).became(&*carried));
        }
        carried
    }

    /// Reads the bytes back as the far end would.
    fn check(&self, bytes: &[u8], meant: &parse::Line<'_>, row: u32) -> Result<(), Unfaithful> {
        let text = self.format.charset.decode(bytes);
        let read = text.as_deref().and_then(|text| text.strip_suffix('\n')).map(parse::parse);
        if read.as_ref() == Some(&Ok(meant.clone())) { Ok(()) } else { Err(Unfaithful { row }) }
    }
}

/// A line that does not read back as it was meant: never the user's fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the line made of row {row} does not read back as it was meant")]
pub struct Unfaithful {
    /// The row's number on its sheet.
    pub row: u32,
}

impl Told for Unfaithful {
    fn told(&self) -> Message {
        told!(self, "serialize-unfaithful", row = self.row.to_string())
    }
}

fn put(line: &parse::Line<'_>, out: &mut String) {
    out.push_str(line.campaign);
    out.push(';');
    out.push_str(line.number);
    out.push(';');
    for (nth, (key, value)) in line.params.iter().enumerate() {
        if nth > 0 {
            out.push(':');
        }
        out.push_str(key);
        out.push('=');
        out.push_str(value);
    }
    out.push(';');
    out.push_str(&line.alternatives.join(":"));
    out.push(';');
    out.push_str(&line.priority.to_string());
    out.push(';');
    out.push_str(line.agent);
}
