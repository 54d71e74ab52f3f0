//! The target of whichever binary this is built for: each is named for what it fuzzes.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzzed::of(env!("CARGO_BIN_NAME"))(bytes));
