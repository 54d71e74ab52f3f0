//! The names of the forms' fields, as the vendor's page writes them.

/// The name that signs in, and whose session ends.
pub const USER: &str = "user";
/// The password that signs in.
pub const PASSWORD: &str = "password";
/// The token of the session that ends.
pub const TOKEN: &str = "token";
/// The name of a base's file, which becomes the list's name.
pub const FILENAME: &str = "filename";
/// A base's content in base64.
pub const FILE_BASE64: &str = "fileb64";
/// The campaign that a base is for.
pub const CAMPAIGN: &str = "campaign";
/// How many lines a base has.
pub const LINES: &str = "cant";
/// Who uploads a base.
pub const USERNAME: &str = "username";
/// The time zone of a base's people.
pub const TIME_ZONE: &str = "timezone";
/// The number of a contact to remove.
pub const NUMBER: &str = "number";
/// The campaign whose state is asked for; empty means all.
pub const QUEUE: &str = "queue";
/// How many records of calls to pass over.
pub const LAST_ROW: &str = "lastrow";
/// How many records of calls to answer.
pub const SEARCH_LIMIT: &str = "searchLimit";
/// Which records of calls to answer, as JSON.
pub const FILTER: &str = "filter";
/// A field that getrecords wants to be 1, always.
pub const RANDOM: &str = "random";
/// [`RANDOM`] as the vendor's page in Portuguese writes it, where a translator may have been at work.
pub const RANDOM_AS_TRANSLATED: &str = "Aleatório";
