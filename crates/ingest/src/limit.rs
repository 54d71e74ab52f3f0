//! What is said of a file that is, or becomes, larger than any list.

use crate::text::MAX_COLUMNS;
use words::{Message, message};

/// So many megabytes.
pub(crate) fn in_mb(mb: u64) -> Message {
    message!("ingest-limit-mb", "{mb} MB", mb = mb.to_string())
}

/// So many times the size of what is packed.
pub(crate) fn ratio(times: u64) -> Message {
    message!("ingest-limit-ratio", "{times} times its size", times = times)
}

/// A file that is too long as it is, in megabytes.
pub(crate) fn has_mb(mb: u64, limit: u64) -> Message {
    let (mb, limit) = (mb.to_string(), limit.to_string());
    message!("ingest-has-mb", "it has {mb} MB, and the limit is {limit} MB", mb = mb, limit = limit)
}

/// A part of a file that becomes too long.
pub(crate) fn inflates(part: &str, limit: Message) -> Message {
    message!(
        "ingest-part-inflates",
        "its part {part} inflates to more than {limit}",
        part = part,
        limit = limit
    )
}

/// A file that ends before it should.
pub(crate) fn cut_short() -> Message {
    message!("ingest-cut-short", "it is cut short")
}

/// More columns than a sheet has.
pub(crate) fn too_wide() -> Message {
    message!(
        "ingest-too-wide",
        "it has more columns than a sheet, which has {columns}",
        columns = MAX_COLUMNS
    )
}
