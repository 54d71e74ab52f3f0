//! The real program, on real files, against the sandbox over real HTTP; and the house that it is built in.

#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test looks at what is on disk, and fails by panicking"
)]

mod world;

mod alarms;
mod apart;
mod api;
mod blacklists;
mod browser;
mod callbacks;
mod campaigns;
mod compiled;
mod desk;
mod duplicates;
mod exactly_once;
mod explain;
mod fixing;
mod fuzz;
mod hostile;
mod house;
mod inspect;
mod interrupted;
mod languages;
mod masking;
mod normality;
mod plans;
mod portal;
mod preflight;
mod pushing;
mod readme;
mod recordings;
mod rehearsing;
mod removing;
mod report;
mod resolve;
mod results;
mod rules;
mod samples;
mod streams;
mod supply;
mod targets;
mod terminal;
mod transcripts;
mod undo;
mod words;

mod spelled;
#[cfg(feature = "sql")]
mod sql;
