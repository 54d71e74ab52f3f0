//! The paths of the calls, relative to the instance's address, as the vendor's page writes them.

/// Sign-in of current versions.
pub const GET_USER_TOKEN: &str = "Integra/resources/auth/getUserToken";
/// Sign-in of older versions, with the same form.
pub const USER_LOGIN: &str = "Integra/resources/auth/UserLogin";
/// Ends a session.
pub const END_SESSION: &str = "Integra/resources/auth/EndSession";
/// Upload of a base, in the server's own time zone.
pub const UPLOAD_BASE: &str = "Integra/resources/Dialers/uploadbase";
/// Upload of a base with its time zone.
pub const UPLOAD_BASE_WITH_TIME_ZONE: &str = "Integra/resources/Dialers/uploadbasewithtimezone";
