//! A part's bytes, read back before they are sent: by the naive parser of the far end, not by what wrote them.

use super::forms::{forms, unlike};
use crate::{Error, Plan, PlannedPart};
use serialize::{Charset, Digest};
use std::path::Path;
use words::{Message, message};

/// The bytes of a part, which must be those that were planned, and read as that many lines of that campaign.
pub(crate) fn content(plan: &Plan, directory: &Path, part: &PlannedPart) -> Result<Vec<u8>, Error> {
    let path = directory.join(&part.file);
    let content = std::fs::read(&path).map_err(|source| Error::File { path: path.clone(), source })?;
    let changed = |what| Error::PartChanged { path: path.clone(), what };
    if Digest::of(&content).to_string() != part.sha256 {
        return Err(changed(bytes_differ()));
    }
    let charset = Charset::named(&plan.charset)
        .ok_or_else(|| changed(message!("upload-changed-charset", "its character set is unknown")))?;
    let text = charset.decode(&content).ok_or_else(|| {
        changed(message!("upload-changed-not-in-charset", "it is not in its character set"))
    })?;
    let lines = text
        .strip_suffix('\n')
        .ok_or_else(|| changed(message!("upload-changed-last-line", "its last line has no end")))?;
    let calls = part.calls.as_ref().zip(forms(directory, part)?);
    let mut count: u64 = 0;
    for line in lines.split('\n') {
        let line = serialize::parse(line)
            .map_err(|_| changed(message!("upload-changed-line", "a line is none of a dialer base")))?;
        if line.campaign != part.campaign {
            return Err(changed(message!("upload-changed-campaign", "a line is of another campaign")));
        }
        let form = calls.as_ref().and_then(|(calls, forms)| Some((calls, forms.get(count as usize)?)));
        if let Some(what) = form.and_then(|(calls, form)| unlike(calls, form, &line)) {
            return Err(changed(what));
        }
        count += 1;
    }
    if count == part.lines {
        Ok(content)
    } else {
        Err(changed(message!("upload-changed-count", "it has another number of lines")))
    }
}

/// What is wrong with a file whose bytes are not those of the plan.
pub(crate) fn bytes_differ() -> Message {
    message!("upload-changed-bytes", "its bytes differ")
}
