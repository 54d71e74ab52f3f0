//! How a pipeline wants its lines written.

use crate::Charset;
use contact::DialForm;

/// How a pipeline wants its lines written.
#[derive(Clone, Debug, Default)]
pub struct Format {
    /// How numbers are written.
    pub dial: DialForm,
    /// The character set of the file.
    pub charset: Charset,
    /// What happens to the separators of the dialer base in a value.
    pub separators: Separators,
    /// Characters taken out of every value: some importers stumble over `#` and `'`.
    pub drop: String,
    /// The parameters' keys, in order.
    pub keys: Vec<String>,
}

/// What happens to `;`, `:`, `=` and line breaks in a value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Separators {
    /// They become `,`, `-`, `-` and a blank, each time with a finding.
    #[default]
    Replace,
    /// The row is refused, before it comes here.
    Reject,
}
