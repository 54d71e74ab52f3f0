//! The index of a directory of recordings: a line each, also of those that are missing, and why.

use super::wanted::Item;
use super::{Fate, Fetching};
use contact::mask_digits;
use report::defused;
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

/// The index's name.
const NAME: &str = "recordings.csv";

const HEADER: [&str; 11] =
    ["guid", "when", "campaign", "list", "number", "seconds", "state", "file", "bytes", "place", "why"];

/// Writes the index anew, beside its place and renamed: what was wanted now, and what it had of other recordings.
pub(super) fn write(how: &Fetching, items: &[Item], fates: &[Fate]) -> io::Result<PathBuf> {
    let path = how.directory.join(NAME);
    let before = read(&path)?;
    let mut lines = before.clone();
    let mut nameless = Vec::new();
    for (item, fate) in items.iter().zip(fates) {
        let guid = item.guid.as_ref().map(ToString::to_string).unwrap_or_default();
        let line = line(item, fate, &guid, before.get(&guid), how);
        if guid.is_empty() {
            nameless.push(line);
        } else {
            lines.insert(guid, line);
        }
    }
    let beside = how.directory.join(format!(".{NAME}.part"));
    let file = File::options().write(true).create(true).truncate(true).mode(0o600).open(&beside)?;
    let mut out = csv::Writer::from_writer(file);
    out.write_record(HEADER)?;
    for line in lines.values().chain(&nameless) {
        out.write_record(line)?;
    }
    let file = out.into_inner().map_err(csv::IntoInnerError::into_error)?;
    file.sync_all()?;
    fs::rename(&beside, &path)?;
    // The directory knows its new names after this, also where the power goes.
    File::open(&how.directory)?.sync_all()?;
    Ok(path)
}

/// The lines of an index that is there, by guid; none where there is none, or it is no index.
fn read(path: &Path) -> io::Result<BTreeMap<String, Vec<String>>> {
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(BTreeMap::new()),
        Err(error) => return Err(error),
    };
    let mut lines = BTreeMap::new();
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(file);
    if reader.headers().is_ok_and(|headers| headers.iter().eq(HEADER)) {
        // A line that does not read is one that somebody changed; its recording, if it is wanted again, gets a new one.
        for line in reader.records().filter_map(Result::ok).filter(|line| line.len() == HEADER.len()) {
            let line: Vec<String> = line.iter().map(str::to_owned).collect();
            if !line[0].is_empty() {
                lines.insert(line[0].clone(), line);
            }
        }
    }
    Ok(lines)
}

fn line(item: &Item, fate: &Fate, guid: &str, before: Option<&Vec<String>>, how: &Fetching) -> Vec<String> {
    let number = if how.reveal { item.number.clone() } else { mask_digits(&item.number) };
    let (state, file, bytes, place, why) = match fate {
        Fate::Fetched { file, place, bytes } => {
            ("fetched", file.as_str(), bytes.to_string(), place.as_str(), "")
        }
        // Where it came from, only the run that fetched it knows.
        Fate::There { file } => {
            let known = |nth: usize| before.map(|line| line[nth].as_str()).unwrap_or_default();
            ("there", file.as_str(), known(8).to_owned(), known(9), "")
        }
        Fate::Missing(why) => ("missing", "", String::new(), "", why.name()),
    };
    let when = item.calldate.map(ucontact::moment::written).unwrap_or_default();
    let seconds = item.seconds.map(|seconds| seconds.to_string()).unwrap_or_default();
    let cells = [guid, &when, &item.campaign, &item.list, &number, &seconds, state, file, &bytes, place, why];
    // What guids alone told was told better by records before.
    let is_bare = when.is_empty() && item.campaign.is_empty() && item.list.is_empty();
    let kept = |nth: usize| before.filter(|_| is_bare && (1..6).contains(&nth)).map(|line| line[nth].clone());
    cells
        .iter()
        .enumerate()
        .map(|(nth, cell)| kept(nth).unwrap_or_else(|| defused(cell).into_owned()))
        .collect()
}
