//! A first pipeline file.

/// What a pipeline file is made of, beside what was seen.
#[derive(Clone, Debug, Default)]
pub struct Draft {}

/// Writes it.
#[must_use]
pub fn draft() -> String {
    String::new()
}
