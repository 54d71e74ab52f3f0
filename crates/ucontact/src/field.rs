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
/// A blacklist's entry, or several, as JSON. The vendor's page does not name the field ("Params: objeto blacklist (JSON
/// Object)"); this is the word that it has for the object.
pub const BLACKLIST: &str = "blacklist";
/// A dialer's task, as JSON.
pub const CALL: &str = "call";
/// A call to schedule, as JSON.
pub const CALL_SCHEDULE: &str = "callschedule";
/// A contact to give back to its dialer, as JSON.
pub const CALL_SPOOL: &str = "callspool";
/// The number to call, or whose scheduled calls are taken back.
pub const DESTINATION: &str = "destination";
/// The first moment of the scheduled calls to take back.
pub const FROM: &str = "from";
/// The last moment of the scheduled calls to take back.
pub const TO: &str = "to";
/// The number that a call comes from, or of the customer whose call it was.
pub const CALLER_ID: &str = "callerid";
/// The agent's name.
pub const AGENT: &str = "agent";
/// The agent's phone; of a tag, the number that was called.
pub const PHONE: &str = "phone";
/// The agent's technology, as `SIP`.
pub const TECH: &str = "tech";
/// The agent's context in uContact.
pub const CONTEXT: &str = "context";
/// The outbound campaign that a call counts for.
pub const OUT_QUEUE: &str = "outqueue";
/// Data for the workflow; of a tag, its text.
pub const DATA: &str = "data";
/// The form or the address that the agent sees.
pub const FORM: &str = "form";
/// A call's own name.
pub const GUID: &str = "guid";
/// The folder of a recording, as `20160118`, where it is in one.
pub const FOLDER: &str = "folder";
/// [`FOLDER`] as the vendor's page in Portuguese writes it, where a translator may have been at work.
pub const FOLDER_AS_TRANSLATED: &str = "pasta";
/// A disposition's first level.
pub const LEVEL_1: &str = "l1";
/// A disposition's second level.
pub const LEVEL_2: &str = "l2";
/// A disposition's third level.
pub const LEVEL_3: &str = "l3";
/// A disposition's further data.
pub const DATA_1: &str = "d1";
/// A disposition's further data.
pub const DATA_2: &str = "d2";
/// A disposition's comment.
pub const COMMENT: &str = "comment";
/// When to call again, where the disposition's action is RESCHEDULE.
pub const SCHEDULE: &str = "schedule";
/// The dialer that calls again.
pub const CAMPAIGN_TO_RESCHEDULE: &str = "camptoreschedule";
/// A disposition's tag.
pub const TAG: &str = "tag";
