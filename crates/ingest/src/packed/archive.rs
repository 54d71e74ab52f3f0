//! Which file of a zip archive is the list.

use super::{MAX_PACKED, MB, cannot_read, spool, too_big};
use crate::limit::has_mb;
use crate::recognise::{SAMPLE, by_magic, is_plain_archive};
use crate::{Cause, Error, Source};
use contact::fold_name;
use std::borrow::Cow;
use std::fs::File;
use std::io::{BufReader, Read, Seek};
use std::path::Path;
use words::message;
use zip::ZipArchive;
use zip::result::ZipError;

/// Files in an archive.
const MAX_FILES: usize = 10_000;

type Archive<'f> = ZipArchive<BufReader<&'f File>>;

/// The one file that is meant, unpacked; `None` where the archive is a document of its own, such as a workbook.
pub(super) fn choose(source: &mut Source, file: &File) -> Result<Option<File>, Error> {
    let as_it_is =
        |mut file: &File| file.rewind().map_err(|cause| cannot_read(&source.path, cause)).map(|()| None);
    // What is wrong with an archive that cannot be opened, the reader of workbooks says.
    let Ok(mut archive) = ZipArchive::new(BufReader::new(file)) else { return as_it_is(file) };
    let names: Vec<String> =
        archive.file_names().map(|name| name.map(Cow::into_owned).unwrap_or_default()).collect();
    let small: Vec<String> = names.iter().map(|name| name.replace('\\', "/").to_ascii_lowercase()).collect();
    if !is_plain_archive(&small) {
        return as_it_is(file);
    }
    let path = source.path.clone();
    if names.len() > MAX_FILES {
        let what = message!(
            "ingest-too-many-files",
            "it holds {files} files, and the limit is {limit}",
            files = names.len(),
            limit = MAX_FILES
        );
        return Err(too_big(&path, what));
    }
    let length = file.metadata().map_err(|cause| cannot_read(&path, cause))?.len();
    if length > MAX_PACKED {
        return Err(too_big(&path, has_mb(length / MB, MAX_PACKED / MB)));
    }
    let lists = lists(&mut archive, &names);
    let (nth, sheet) = pick(&path, source.sheet.as_deref(), &lists, &names)?;
    source.sheet = sheet;
    let part = archive.by_index(nth).map_err(|error| locked(&path, error))?;
    let compressed = part.compressed_size().min(length);
    let inflates = |limit| {
        message!("ingest-file-inflates", "the file in it inflates to more than {limit}", limit = limit)
    };
    spool(&path, compressed, part, inflates, |cause| damaged(&path, &cause)).map(Some)
}

/// The files that may be lists: no folders, nothing that a system hides, nothing that is known to be something else.
fn lists(archive: &mut Archive<'_>, names: &[String]) -> Vec<usize> {
    let plain: Vec<usize> = (0..names.len()).filter(|&nth| is_file(&names[nth])).collect();
    if plain.len() == 1 {
        return plain;
    }
    let may_be = |nth: &usize| {
        let mut sample = Vec::new();
        // What cannot be read may be the list all the same.
        match archive.by_index(*nth).map(|part| part.take(SAMPLE as u64).read_to_end(&mut sample)) {
            Ok(Ok(read)) => read > 0 && by_magic(&sample).is_none(),
            _ => true,
        }
    };
    plain.into_iter().filter(may_be).collect()
}

fn is_file(name: &str) -> bool {
    let hidden = |part: &str| part.starts_with('.') || part.starts_with("~$") || part == "__MACOSX";
    let mut parts = name.split(['/', '\\']);
    !name.is_empty() && !name.ends_with(['/', '\\']) && !parts.any(hidden) && base(name) != "Thumbs.db"
}

fn base(name: &str) -> &str {
    name.rsplit(['/', '\\']).next().unwrap_or(name)
}

/// The file that is wanted, and what sheet of it: `clientes.xlsx`, `2024/clientes.xlsx` or `clientes.xlsx/Hoja1`.
fn pick(
    path: &Path,
    wanted: Option<&str>,
    lists: &[usize],
    names: &[String],
) -> Result<(usize, Option<String>), Error> {
    let files = || lists.iter().map(|&nth| names[nth].clone()).collect();
    let Some(wanted) = wanted else {
        return match *lists {
            [only] => Ok((only, None)),
            [] => Err(Error::NoRows { path: path.into() }),
            _ => Err(Error::WhichFile { path: path.into(), files: files() }),
        };
    };
    let mut found: Vec<(usize, &str)> = Vec::new();
    for folded in [false, true] {
        if found.is_empty() {
            found =
                lists.iter().filter_map(|&nth| Some((nth, named(&names[nth], wanted, folded)?))).collect();
        }
    }
    match (&found[..], lists) {
        ([(nth, sheet)], _) => Ok((*nth, (!sheet.is_empty()).then(|| (*sheet).to_owned()))),
        ([], [only]) => Ok((*only, Some(wanted.into()))),
        _ => Err(Error::NoSuchFile { path: path.into(), wanted: wanted.into(), files: files() }),
    }
}

/// Whether a file is the wanted one; then the sheet that is named behind it, or nothing.
fn named<'w>(name: &str, wanted: &'w str, folded: bool) -> Option<&'w str> {
    let same =
        |this: &str, other: &str| if folded { fold_name(this) == fold_name(other) } else { this == other };
    if same(name, wanted) || same(base(name), wanted) {
        return Some("");
    }
    let (file, sheet) = wanted.rsplit_once('/')?;
    (same(name, file) || same(base(name), file)).then_some(sheet)
}

fn locked(path: &Path, error: ZipError) -> Error {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Error::Foreign {
            path: path.into(),
            is: message!("ingest-is-locked-archive", "a password-protected archive").into(),
            hint: message!(
                "ingest-unpack-locked",
                "unpack it with its password and give the file that is in it"
            )
            .into(),
        },
        error => damaged(path, &error),
    }
}

fn damaged(path: &Path, error: &(dyn std::error::Error + 'static)) -> Error {
    let is = message!("ingest-is-zip-archive", "a zip archive").into();
    Error::DamagedFile { path: path.into(), is, source: Cause::of(error) }
}
