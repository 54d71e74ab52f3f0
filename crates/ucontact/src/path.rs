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
/// Gives the dialer a task ("Tareas Marcadores").
pub const DIALER_TASK: &str = "Integra/resources/Dialers/DialerTask";
/// Schedules a call ("Agendar Chamada").
pub const SCHEDULE_DIALER_CALL: &str = "Integra/resources/Dialers/ScheduleDialerCall";
/// Takes scheduled calls back ("Borrar Agenda del Marcador").
pub const REMOVE_SCHEDULE_DIALER_CALL: &str = "Integra/resources/Dialers/RemoveScheduleDialerCall";
/// Gives a contact back to its dialer ("Chamada Respool").
pub const RESPOOL: &str = "Integra/resources/Dialers/Respool";
/// Puts a number on the blacklist ("Adicionar número a Blacklist").
pub const ADD_BLACK: &str = "Integra/resources/admin/addblack";
/// Puts numbers on the blacklist ("Adicionar varios números a Blacklist").
pub const ADD_BLACK_BULK: &str = "Integra/resources/admin/addblackbulk";
/// Takes a number off the blacklist ("Eliminar numero de Blacklist").
pub const DELETE_BLACK: &str = "Integra/resources/admin/deleteblack";
/// Takes numbers off the blacklist ("Eliminar varios numeros de Blacklist").
pub const DELETE_BLACK_BULK: &str = "Integra/resources/admin/deleteblackbulk";
/// Calls an agent, and then somebody for the agent ("Realizar Chamadas").
pub const AGENT_CALL: &str = "Integra/resources/Agents/AgentCall";
/// The same with data for the workflow ("Realizar Chamada passando Dados para o Workflow").
pub const AGENT_CALL_WITH_DATA: &str = "Integra/resources/Agents/AgentCallwithData";
/// Ends the call of an agent's phone (`HungUp(Encerrar) Chamada`).
pub const HANGUP_PHONE: &str = "Integra/resources/Agents/HangupPhone";
/// Writes a tag to a recording ("Tag de gravação").
pub const TAG_RECORD: &str = "Integra/resources/Agents/TagRecord";
/// Says what came of a call ("Tipificar Chamadas").
pub const DISPOSITION_CALL: &str = "Integra/resources/api/DispositionCall";
/// Makes an MP3 of a recording in GSM ("Converter gravações").
pub const CONVERT: &str = "Integra/resources/Supervisor/convert";
/// The folder of the recordings, on each of their hosts.
pub const RECORDS: &str = "records";
