//! What comes from outside, made anew: the tables of the numbering plans, the zones, the short numbers and the tests' oracle.

use crate::{cargo, output, say};
use std::io::{Error, Result};
use std::path::{Path, PathBuf};
use std::process::Command;

const DATA: &str = "crates/numbering/data";

/// Everything, from the pinned `rlibphonenumber` and the PyPI package `phonenumbers` of the same metadata; then the tests that
/// hold one against the other.
pub(crate) fn refresh() -> Result<()> {
    let version = version()?;
    say(&format!("libphonenumber's metadata {version}"));
    let folder = tempfile::tempdir()?;
    let package = download(&version, folder.path())?;
    keep("zones.tsv", &python(&package, "tables.py", &["zones", &format!("{DATA}/zone-links.tsv")])?)?;
    keep("short.tsv", &python(&package, "tables.py", &["short"])?)?;
    plans()?;
    keep("oracle.tsv", &python(&package, "oracle.py", &["numbers"])?)?;
    say("every string of six digits is looked up in sixteen regions: this takes some minutes");
    keep("oracle-short.tsv", &python(&package, "oracle.py", &["short"])?)?;
    if !std::fs::read_to_string("NOTICE")?.contains(&version) {
        return Err(Error::other(format!("NOTICE does not name {version}: write it there")));
    }
    let tested = cargo(&["test", "--package", "dialbase-numbering"], &[]);
    tested
        .then_some(())
        .ok_or_else(|| Error::other("the new tables do not answer like the reference: see above"))
}

/// The tables that the program carries: of the plans from the metadata of the pinned reference, of the short numbers from
/// `short.tsv`.
pub(crate) fn plans() -> Result<()> {
    for table in ["plans", "short"] {
        let example = ["run", "--quiet", "--package", "dialbase-numbering", "--example", "tables", table];
        keep(&format!("{table}.bin"), &output(Command::new(crate::cargo_itself()).args(example))?)?;
    }
    Ok(())
}

/// The version of the metadata inside the pinned reference, which only its page for readers tells.
fn version() -> Result<String> {
    let known =
        output(Command::new(crate::cargo_itself()).args(["metadata", "--format-version", "1", "--locked"]))?;
    let known: serde_json::Value = serde_json::from_slice(&known)?;
    let packages = known["packages"].as_array().into_iter().flatten();
    let manifest = packages
        .filter(|package| package["name"] == "rlibphonenumber")
        .find_map(|package| package["manifest_path"].as_str())
        .ok_or_else(|| Error::other("rlibphonenumber is not among the dependencies"))?;
    let readme = std::fs::read_to_string(Path::new(manifest).with_file_name("Readme.md"))?;
    let line = readme.lines().find(|line| line.contains("Used metadata version"));
    let version = line.and_then(|line| line.split('`').nth(1)).map(|version| version.trim_start_matches('v'));
    version
        .map(str::to_owned)
        .ok_or_else(|| Error::other("the readme of rlibphonenumber no longer says which metadata it carries"))
}

/// The package from PyPI, which Python reads as it is.
fn download(version: &str, folder: &Path) -> Result<PathBuf> {
    let mut pip = Command::new("python3");
    pip.args(["-m", "pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:", "--dest"]);
    output(pip.arg(folder).arg(format!("phonenumbers=={version}")))?;
    let files = std::fs::read_dir(folder)?.collect::<Result<Vec<_>>>()?;
    let mut files = files.into_iter().map(|file| file.path());
    files.next().ok_or_else(|| Error::other(format!("pip brought no package phonenumbers {version}")))
}

fn python(package: &Path, script: &str, arguments: &[&str]) -> Result<Vec<u8>> {
    let script = format!("crates/numbering/oracle/{script}");
    output(Command::new("python3").arg(script).args(arguments).env("PYTHONPATH", package))
}

fn keep(file: &str, bytes: &[u8]) -> Result<()> {
    say(&format!("{DATA}/{file}"));
    std::fs::write(format!("{DATA}/{file}"), bytes)
}
