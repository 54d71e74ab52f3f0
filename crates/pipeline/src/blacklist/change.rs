//! Change lists: numbers added to a registry of a compiled blacklist and taken from it, as a new file in the place of the old.

use super::compile::{Compilation, read};
use super::ingredients::{Asked, Ingredient};
use super::put::Put;
use crate::Error;
use chrono::{DateTime, Utc};
use dedupe::blacklist::{Compiler, Making, Role};
use std::path::PathBuf;

/// What shall be otherwise in a compiled blacklist.
#[derive(Clone, Debug)]
pub struct Change<'c> {
    /// The compiled blacklist.
    pub file: PathBuf,
    /// Lists of numbers that are added.
    pub add: Asked,
    /// Lists of numbers that are taken away, unless they are added too.
    pub remove: Asked,
    /// The registry; the only one where none is named.
    pub registry: Option<String>,
    /// What the clock says.
    pub now: DateTime<Utc>,
    /// The version of the program.
    pub program: &'c str,
}

/// Applies change lists to a compiled blacklist: a reader sees the old file or the new one, whole.
///
/// # Errors
/// Where a list or the file is not to be trusted, the registry is not there, or the disk fails. Then the file is as it was.
pub fn change(request: &Change<'_>) -> Result<Compilation, Error> {
    let lists = [(Role::Add, request.add.ingredients()?), (Role::Remove, request.remove.ingredients()?)];
    if !request.file.exists() {
        // Nothing stands there that could be changed.
        super::compiled::open(&request.file)?;
    }
    let (put, earlier, mut out) = Put::start(&request.file)?;
    let Some(earlier) = &earlier else { return Err(Error::CompiledMeanwhile { path: request.file.clone() }) };
    let names: Vec<&str> =
        earlier.header().registries.iter().map(|registry| registry.name.as_str()).collect();
    let name = match (request.registry.as_deref(), names.as_slice()) {
        (Some(name), names) if names.contains(&name) => name,
        (None, [only]) => only,
        _ => {
            let names = names.iter().map(ToString::to_string).collect();
            return Err(Error::WhichRegistry {
                path: request.file.clone(),
                asked: request.registry.clone(),
                names,
            });
        }
    };
    let scratch = || put.scratch();
    let failed = |source| Error::Compiling { path: request.file.clone(), source };
    let mut compiler =
        Compiler::new(Making { scratch: &scratch, at_once: Making::AT_ONCE }).map_err(failed)?;
    let mut changed = 0;
    for registry in &earlier.header().registries {
        let at = compiler.carry(earlier, registry).map_err(failed)?;
        if registry.name == name {
            changed = at;
        }
    }
    for (role, ingredients) in &lists {
        for ingredient in ingredients {
            match ingredient {
                Ingredient::List { spec, home } => {
                    read(&mut compiler, changed, spec, home, *role, request.now)?;
                }
                Ingredient::Compiled(path) => return Err(Error::NoChangeList { path: path.clone() }),
            }
        }
    }
    let (header, changes) = compiler.finish(request.program, request.now, &mut out).map_err(failed)?;
    put.keep(out)?;
    Ok(Compilation { header, changes, gone: Vec::new() })
}
