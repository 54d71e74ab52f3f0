//! What the suites counted: printed, and kept where `cargo xtask faults` collects it.

use crate::bench::Verdict;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::fmt::Display;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

/// A suite, while its cells run on several threads.
pub(crate) struct Suite {
    name: &'static str,
    is_whole: bool,
    counted: Mutex<Counted>,
}

#[derive(Default)]
struct Counted {
    cells: u64,
    sums: Verdict,
    /// The first cells that were not clean, with all that is needed to see them again.
    wrong: Vec<String>,
    wrong_cells: u64,
    further: BTreeMap<&'static str, u64>,
}

/// So many of the cells that went wrong are told in full.
const TOLD: usize = 12;

impl Suite {
    /// The whole of it.
    pub(crate) fn whole(name: &'static str) -> Self {
        Self { name, is_whole: true, counted: Mutex::default() }
    }

    /// Some of its cells: their figures are for nobody.
    pub(crate) fn part(name: &'static str) -> Self {
        Self { is_whole: false, ..Self::whole(name) }
    }

    /// A cell ran.
    pub(crate) fn add(&self, cell: impl Display, verdict: &Verdict) {
        let mut counted = self.counted.lock().unwrap_or_else(PoisonError::into_inner);
        counted.cells += 1;
        counted.sums.doubles += verdict.doubles;
        counted.sums.lost += verdict.lost;
        counted.sums.false_holds += verdict.false_holds;
        counted.sums.dishonest.extend(verdict.dishonest.iter().cloned());
        counted.sums.unsettled.extend(verdict.unsettled.iter().cloned());
        if !verdict.is_clean() {
            counted.wrong_cells += 1;
            if counted.wrong.len() < TOLD {
                counted.wrong.push(format!("{cell}: {verdict}"));
            }
        }
    }

    /// Another figure of the suite, beside its cells: points, seeds, mutants.
    pub(crate) fn counts(&self, what: &'static str, more: u64) {
        *self.counted.lock().unwrap_or_else(PoisonError::into_inner).further.entry(what).or_default() += more;
    }

    /// Keeps the figures of a whole suite where somebody collects them.
    ///
    /// # Panics
    /// Where a cell was not clean: that is how a test fails.
    pub(crate) fn ends(self) {
        let counted = self.counted.into_inner().unwrap_or_else(PoisonError::into_inner);
        let Counted { cells, sums, wrong, wrong_cells, further } = counted;
        let mut figures: Map<String, Value> = Map::new();
        let of_sums = json!({
            "cells": cells, "doubles": sums.doubles, "lost": sums.lost, "false holds": sums.false_holds,
            "dishonest": sums.dishonest.len(), "unsettled": sums.unsettled.len(),
        });
        figures.extend(of_sums.as_object().cloned().unwrap_or_default());
        figures.extend(further.into_iter().map(|(what, so_many)| (what.to_owned(), so_many.into())));
        let figures = Value::Object(figures);
        println!("{}: {figures}", self.name);
        if let Some(kept) = std::env::var_os("DIALBASE_FIGURES").filter(|_| self.is_whole) {
            let path = Path::new(&kept).join(format!("{}.json", self.name));
            std::fs::write(path, figures.to_string()).unwrap();
        }
        assert!(
            wrong.is_empty(),
            "{}: {wrong_cells} of {cells} cells went wrong\n{}",
            self.name,
            wrong.join("\n")
        );
        assert!(cells > 0, "{}: no cell ran", self.name);
    }
}

/// Does something to each of a list, several at once: cells mostly wait.
pub(crate) fn each<T: Sync>(all: &[T], work: impl Fn(&T) + Sync) {
    let next = AtomicUsize::new(0);
    let workers = std::thread::available_parallelism().map_or(2, usize::from) + 1;
    std::thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while let Some(one) = all.get(next.fetch_add(1, Ordering::Relaxed)) {
                    work(one);
                }
            });
        }
    });
}
