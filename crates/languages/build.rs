//! Gathers the words that stand beside each crate's code, `crates/*/words/LANGUAGE/*.ftl`, into one list a language.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

const LANGUAGES: [(&str, &str); 3] = [("ENGLISH", "en"), ("SPANISH", "es"), ("PORTUGUESE", "pt-BR")];

fn main() -> io::Result<()> {
    let own = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let crates = own.parent().unwrap_or(Path::new(".."));
    let mut code = String::new();
    // A crate's first folder of words is noticed when this file is touched: to watch all of `crates` would mean all its code.
    println!("cargo::rerun-if-changed=build.rs");
    for (name, tag) in LANGUAGES {
        let _ = writeln!(
            code,
            "/// The files, by their path below `crates`.\npub(crate) const {name}: &[(&str, &str)] = &["
        );
        for path in files(crates, tag)? {
            let short = path.strip_prefix(crates).unwrap_or(&path).to_string_lossy();
            let path = path.to_string_lossy();
            let _ = writeln!(code, "    ({short:?}, include_str!({path:?})),");
        }
        code.push_str("];\n");
    }
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    fs::write(out.join("files.rs"), code)
}

/// The files of a language, in the order of their names.
fn files(crates: &Path, tag: &str) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(crates)? {
        let folder = entry?.path().join("words").join(tag);
        if folder.is_dir() {
            println!("cargo::rerun-if-changed={}", folder.display());
            for file in fs::read_dir(folder)? {
                files.push(file?.path());
            }
        }
    }
    files.retain(|file| file.extension().is_some_and(|extension| extension == "ftl"));
    files.sort();
    Ok(files)
}
