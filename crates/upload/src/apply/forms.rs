//! The forms of a part that is calls: one a line, each what its line of the base says, and nothing else.

use super::content::bytes_differ;
use crate::{CallKind, Error, PlannedCalls, PlannedPart};
use chrono::NaiveDateTime;
use serde_json::Value;
use serialize::{Digest, Line};
use std::path::Path;
use ucontact::{ScheduledCall, Task, TaskMode};
use words::{Message, message};

/// A form read back, with what the client needs of it.
#[derive(Debug)]
pub(crate) struct Form {
    at: Option<NaiveDateTime>,
    mode: TaskMode,
    campaign: String,
    destination: String,
    alternatives: String,
    agent: String,
    data: String,
    source: String,
}

/// The forms of a part, which must be those that were planned; none of a base.
pub(crate) fn forms(directory: &Path, part: &PlannedPart) -> Result<Option<Vec<String>>, Error> {
    let Some(calls) = &part.calls else { return Ok(None) };
    let path = directory.join(&calls.file);
    let text = std::fs::read(&path).map_err(|source| Error::File { path: path.clone(), source })?;
    let changed = |what| Error::PartChanged { path: path.clone(), what };
    if Digest::of(&text).to_string() != calls.sha256 {
        return Err(changed(bytes_differ()));
    }
    let text = String::from_utf8(text).map_err(|_| changed(no_form()))?;
    let forms: Vec<String> = text.lines().map(str::to_owned).collect();
    if forms.len() as u64 == part.lines {
        Ok(Some(forms))
    } else {
        Err(changed(message!("upload-changed-forms", "it has another number of calls")))
    }
}

/// What is wrong with a form beside its line; nothing where it calls whom the line calls.
pub(super) fn unlike(calls: &PlannedCalls, form: &str, line: &Line<'_>) -> Option<Message> {
    let Some(read) = Form::read(calls.kind, form) else { return Some(no_form()) };
    let params: Vec<String> = line.params.iter().map(|(key, value)| format!("{key}={value}")).collect();
    let is_same = read.campaign == line.campaign
        && read.destination == line.number
        && read.alternatives == line.alternatives.join(":")
        && read.agent == line.agent
        && read.data == params.join(":");
    (!is_same).then(|| message!("upload-changed-other-call", "a call is not what its line says"))
}

fn no_form() -> Message {
    message!("upload-changed-form", "a line is no form of a call")
}

impl Form {
    /// Reads a form that is, to the byte, what the client makes of it.
    pub(crate) fn read(kind: CallKind, form: &str) -> Option<Self> {
        let value: Value = serde_json::from_str(form).ok()?;
        let text = |key: &str| Some(value.get(key)?.as_str()?.to_owned());
        let at = match value.get("calldate")? {
            Value::Null => None,
            at => Some(NaiveDateTime::parse_from_str(at.as_str()?, "%Y-%m-%d %H:%M:%S").ok()?),
        };
        let is = |key: &str| value.get(key).and_then(Value::as_bool);
        let mode = match (at, is("bulk"), is("automatic")) {
            (Some(at), ..) => TaskMode::At(at),
            (None, Some(true), _) => TaskMode::IntoDialer,
            (None, _, Some(true)) => TaskMode::NowFirst,
            _ => TaskMode::NowByHand,
        };
        let (agent, source) = match kind {
            CallKind::Task => ("agent", text("source")?),
            _ => ("agentphone", String::new()),
        };
        let read = Self {
            at,
            mode,
            campaign: text("campaign")?,
            destination: text("destination")?,
            alternatives: text("alternatives")?,
            agent: text(agent)?,
            data: text("data")?,
            source,
        };
        let again = match kind {
            CallKind::Schedule => read.scheduled()?.form(),
            CallKind::Task => read.task().form(),
            CallKind::Disposition | CallKind::Tag => return None,
        };
        (again == form).then_some(read)
    }

    /// Its moment, by the server's clock.
    pub(crate) fn at(&self) -> Option<NaiveDateTime> {
        self.at
    }

    /// It as a call at a time.
    pub(crate) fn scheduled(&self) -> Option<ScheduledCall<'_>> {
        Some(ScheduledCall {
            calldate: self.at?,
            campaign: &self.campaign,
            destination: &self.destination,
            alternatives: &self.alternatives,
            agentphone: &self.agent,
            data: &self.data,
        })
    }

    /// It as a task.
    pub(crate) fn task(&self) -> Task<'_> {
        Task {
            mode: self.mode,
            campaign: &self.campaign,
            destination: &self.destination,
            alternatives: &self.alternatives,
            agent: &self.agent,
            data: &self.data,
            source: &self.source,
        }
    }
}
