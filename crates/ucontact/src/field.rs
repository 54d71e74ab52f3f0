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
