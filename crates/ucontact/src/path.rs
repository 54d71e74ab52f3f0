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
/// Removes a contact from a campaign's dialer ("Borrar Contacto del Dialer").
pub const REMOVE_CONTACT: &str = "Integra/resources/Dialers/RemoveContact";
/// A short state of every campaign ("Resumen de campañas").
pub const QUEUE_SUMMARY: &str = "Integra/resources/Supervisor/queuesummary";
/// The whole state of every campaign, or of one and its agents ("Estado de Campañas").
pub const CAMPAIGN_STATUS: &str = "Integra/resources/Supervisor/campaignstatus";
/// The records of calls ("Obter gravações de Chamadas").
pub const GET_RECORDS: &str = "Integra/resources/Cdr/getrecords";
