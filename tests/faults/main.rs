//! The real program, killed, starved, lied to and started twice, against a server that shares no code with it.
//!
//! What runs by default is a part of each suite. The whole of them are the tests that are ignored; `cargo xtask faults` runs those, and
//! writes their figures into the README.

#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::print_stderr,
    clippy::print_stdout,
    reason = "a test looks at what is on disk, says what it counted, and fails by panicking"
)]

mod bench;
mod chance;
mod figures;
mod oracle;
mod strace;

mod calls;
mod clock;
mod disk;
mod kills;
mod matrix;
mod mutants;
mod oracle_itself;
mod power;
mod together;
