//! What came of a call, as a person or a program says it, and why the instance does not take it.

use crate::outcome::Says;
use crate::secret::masked;
use crate::{Attempt, Cause, Client, Guid, Token, field, moment, path};
use chrono::NaiveDateTime;
use serde_json::Value;
use std::fmt;
use words::{Message, message};

/// What came of a call. The instance must have the disposition: campaign and levels name one of those that were set up there.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Disposition<'a> {
    /// The campaign, with its `<-` or `->`.
    pub campaign: &'a str,
    /// The agent's name.
    pub agent: &'a str,
    /// The customer's number.
    pub callerid: &'a str,
    /// The call.
    pub guid: &'a Guid,
    /// The disposition's first, second and third level.
    pub levels: [&'a str; 3],
    /// Further data.
    pub data: [&'a str; 2],
    /// A comment.
    pub comment: &'a str,
    /// When to call again, by the server's clock as far as is known, where the disposition's action is RESCHEDULE.
    pub schedule: Option<NaiveDateTime>,
    /// The dialer that calls again, where it is another.
    pub camptoreschedule: &'a str,
    /// A tag; empty means the levels with `|` between them.
    pub tag: &'a str,
}

/// Everything but the person.
impl fmt::Debug for Disposition<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Disposition")
            .field("campaign", &self.campaign)
            .field("agent", &self.agent)
            .field("callerid", &masked(self.callerid))
            .field("guid", &self.guid)
            .field("levels", &self.levels)
            .field("data", &self.data.map(masked))
            .field("comment", &masked(self.comment))
            .field("schedule", &self.schedule)
            .field("camptoreschedule", &self.camptoreschedule)
            .field("tag", &masked(self.tag))
            .finish()
    }
}

/// What the instance said of a disposition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DispositionAnswer {
    /// It took it, and gave this code (`txtcode`), which the page does not explain.
    Taken(String),
    /// It did not take it.
    Refused(DispositionRefusal),
}

/// Why the instance does not take a disposition: the texts of the vendor's page ("Respostas de WS"), which instances write in
/// Portuguese, Spanish or English.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DispositionRefusal {
    /// "Parâmetros errados: Campanha vazia".
    CampaignEmpty,
    /// "Parâmetros errados: Callerid vazio".
    CallerIdEmpty,
    /// "Parâmetros errados: guid vazio".
    GuidEmpty,
    /// "Parâmetros errados: Agente vazio".
    AgentEmpty,
    /// "Parâmetros errados: Valor vazio1".
    LevelEmpty,
    /// "Disposição não encontrada para o nível1 …": campaign and levels name none that was set up.
    NotFound,
    /// "El formato de la fecha tiene que ser yyyy-MM-dd HH:mm:ss".
    ScheduleMalformed,
    /// "Parâmetros incorretos: Data da programação vazia": the disposition calls again, and nobody said when.
    ScheduleEmpty,
    /// Another reason. Its text may hold what the form held, so it is not kept.
    Other,
}

impl DispositionRefusal {
    /// It in words.
    #[must_use]
    pub fn words(self) -> Message {
        match self {
            Self::CampaignEmpty => message!("ucontact-disposition-campaign-empty", "the campaign is missing"),
            Self::CallerIdEmpty => {
                message!("ucontact-disposition-caller-empty", "the customer's number is missing")
            }
            Self::GuidEmpty => message!("ucontact-disposition-guid-empty", "the call's guid is missing"),
            Self::AgentEmpty => message!("ucontact-disposition-agent-empty", "the agent is missing"),
            Self::LevelEmpty => {
                message!("ucontact-disposition-level-empty", "the disposition's first level is missing")
            }
            Self::NotFound => message!(
                "ucontact-disposition-not-found",
                "the campaign has no disposition of these three levels"
            ),
            Self::ScheduleMalformed => message!(
                "ucontact-disposition-schedule-malformed",
                "the moment to call again is not written as yyyy-MM-dd HH:mm:ss"
            ),
            Self::ScheduleEmpty => message!(
                "ucontact-disposition-schedule-empty",
                "this disposition calls again, and the moment for it is missing"
            ),
            Self::Other => message!(
                "ucontact-disposition-other",
                "the instance gave a reason that its manual does not name"
            ),
        }
    }
}

impl fmt::Display for DispositionRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.words().fmt(f)
    }
}

impl Client {
    /// Says what came of a call, once. Not to be made again: a disposition may schedule a call, and may be counted.
    ///
    /// `connected` runs as with [`upload`](Self::upload).
    ///
    /// The vendor's page has it as `api/DispositionCall` ("Tipificar Chamadas"). As its answer it knows `1` in one place, and JSON
    /// with `Result: ok` and a `txtcode` in another; both count. With status 400 comes the reason in words.
    pub fn disposition_call(
        &self,
        token: &Token,
        disposition: &Disposition<'_>,
        connected: impl FnOnce() -> Result<(), Cause>,
    ) -> Attempt<DispositionAnswer> {
        let schedule = moment::written_or_empty(disposition.schedule);
        let ([l1, l2, l3], [d1, d2]) = (disposition.levels, disposition.data);
        let form = [
            (field::CAMPAIGN, disposition.campaign),
            (field::AGENT, disposition.agent),
            (field::CALLER_ID, disposition.callerid),
            (field::GUID, disposition.guid.as_str()),
            (field::LEVEL_1, l1),
            (field::LEVEL_2, l2),
            (field::LEVEL_3, l3),
            (field::DATA_1, d1),
            (field::DATA_2, d2),
            (field::COMMENT, disposition.comment),
            (field::SCHEDULE, schedule.as_str()),
            (field::CAMPAIGN_TO_RESCHEDULE, disposition.camptoreschedule),
            (field::TAG, disposition.tag),
        ];
        self.attempt(path::DISPOSITION_CALL, &form, token, connected, says)
    }
}

fn says(status: u16, body: &[u8]) -> Says<DispositionAnswer> {
    let text = String::from_utf8_lossy(body);
    let text = text.trim();
    if status != 200 {
        let why = (!text.is_empty()).then(|| DispositionAnswer::Refused(refusal(text)));
        return Says::No(why);
    }
    match text {
        "1" => return Says::Yes(None),
        "0" => return Says::No(None),
        _ => {}
    }
    let object = match serde_json::from_str(text) {
        Ok(Value::Object(object)) => object,
        Ok(Value::String(text)) => return no_of_the_page(&text),
        _ => return no_of_the_page(text),
    };
    let member =
        |name: &str| object.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value);
    let is_ok = match member("result") {
        Some(Value::String(text)) => text.trim().eq_ignore_ascii_case("ok") || text.trim() == "1",
        Some(Value::Number(number)) => number.as_u64() == Some(1),
        _ => false,
    };
    if !is_ok {
        return no_of_the_page(member("result").and_then(Value::as_str).unwrap_or_default());
    }
    Says::Yes(match member("txtcode") {
        Some(Value::String(code)) if !code.is_empty() => Some(DispositionAnswer::Taken(code.clone())),
        Some(Value::Number(code)) => Some(DispositionAnswer::Taken(code.to_string())),
        _ => None,
    })
}

/// What the page has as an error is a no, also where it stands behind a status 200. Whatever else is no yes may be anything.
fn no_of_the_page(text: &str) -> Says<DispositionAnswer> {
    let bare = plain(text);
    let bare = bare.trim_start_matches(|c: char| c.is_whitespace() || "\"'“”«".contains(c));
    match refusal(text) {
        DispositionRefusal::Other => Says::Neither,
        why if ERRORS.iter().any(|error| bare.starts_with(error)) => {
            Says::No(Some(DispositionAnswer::Refused(why)))
        }
        _ => Says::Neither,
    }
}

/// With what the page's errors begin, in the three languages.
const ERRORS: [&str; 15] = [
    "parametros errados",
    "parametros incorret",
    "parametros incorrect",
    "wrong parameters",
    "disposicao nao encontrad",
    "disposicion no encontrad",
    "tipificacao nao encontrad",
    "tipificacion no encontrad",
    "no se encontro la",
    "disposition not found",
    "a combinacao de",
    "la combinacion de",
    "o formato da data",
    "el formato de la fecha",
    "the date format",
];

/// What a reply to a disposition says whose status is 200: that it was taken, or why it was not; nothing where the vendor's page does not
/// know it.
#[must_use]
pub fn disposition_reply(body: &[u8]) -> Option<Result<(), DispositionRefusal>> {
    match says(200, body) {
        Says::Yes(_) => Some(Ok(())),
        Says::No(Some(DispositionAnswer::Refused(why))) => Some(Err(why)),
        Says::No(_) => Some(Err(DispositionRefusal::Other)),
        Says::Neither => None,
    }
}

/// The reason that a text gives, by the words that the three languages have for it.
fn refusal(text: &str) -> DispositionRefusal {
    use DispositionRefusal as Why;
    let text = plain(text);
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    let is_empty = has(&["vazi", "vaci", "empty", "missing"]);
    if has(&[
        "nao encontrad",
        "no encontrad",
        "no se encontr",
        "not found",
        "nao corresponde",
        "no corresponde",
    ]) || has(&["does not match", "does not correspond"])
    {
        Why::NotFound
    } else if has(&[
        "yyyy-mm-dd",
        "formato da data",
        "formato de la fecha",
        "date format",
        "format of the date",
    ]) {
        Why::ScheduleMalformed
    } else if !is_empty {
        Why::Other
    } else if has(&["programac", "agenda", "schedul", "fecha"]) {
        Why::ScheduleEmpty
    } else if has(&["campan", "campaign"]) {
        Why::CampaignEmpty
    } else if has(&["callerid", "caller id"]) {
        Why::CallerIdEmpty
    } else if has(&["guid"]) {
        Why::GuidEmpty
    } else if has(&["agent"]) {
        Why::AgentEmpty
    } else if has(&["valor", "value", "nivel", "level", "l1"]) {
        Why::LevelEmpty
    } else {
        Why::Other
    }
}

/// A text in lower case and without the accents of Portuguese and Spanish.
fn plain(text: &str) -> String {
    let bare = |c: char| match c {
        'á' | 'à' | 'â' | 'ã' => 'a',
        'é' | 'ê' => 'e',
        'í' => 'i',
        'ó' | 'ô' | 'õ' => 'o',
        'ú' => 'u',
        'ç' => 'c',
        'ñ' => 'n',
        c => c,
    };
    text.chars().flat_map(char::to_lowercase).map(bare).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reasons_are_known_in_three_languages() {
        use DispositionRefusal as Why;
        let check = |text: &str, expected| assert_eq!(refusal(text), expected, "{text}");
        check("Parâmetros errados: Campanha vazia", Why::CampaignEmpty);
        check("“Parâmetros errados: Campanha vazia”", Why::CampaignEmpty);
        check("Parametros incorrectos: Campaña vacía", Why::CampaignEmpty);
        check("Wrong parameters: Empty campaign", Why::CampaignEmpty);
        check("Parâmetros errados: Callerid vazio", Why::CallerIdEmpty);
        check("Wrong parameters: empty CALLERID", Why::CallerIdEmpty);
        check("Parâmetros errados: guid vazio", Why::GuidEmpty);
        check("Parámetros incorrectos: Guid vacío", Why::GuidEmpty);
        check("Parâmetros errados: Agente vazio", Why::AgentEmpty);
        check("Wrong parameters: agent is empty", Why::AgentEmpty);
        check("Parâmetros errados: Valor vazio1", Why::LevelEmpty);
        check("Parámetros incorrectos: Valor1 vacío", Why::LevelEmpty);
        check("Wrong parameters: empty level1", Why::LevelEmpty);
        check("Disposição não encontrada para o nível1: Fecha vacía, level2: x, nível3: y", Why::NotFound);
        check("Disposition not found for level1: Empty, level2: , level3: ", Why::NotFound);
        check("No se encontró la tipificación para nivel1: a", Why::NotFound);
        check(
            "A combinação de campana, nivel1, nivel2, nivel3 não corresponde a uma tipificação criada.",
            Why::NotFound,
        );
        check("El formato de la fecha tiene que ser yyyy-MM-dd HH:mm:ss", Why::ScheduleMalformed);
        check("O formato da data da programação não está bem formado", Why::ScheduleMalformed);
        check("Parâmetros incorretos: Data da programação vazia.", Why::ScheduleEmpty);
        check("Parámetros incorrectos: Fecha de agenda vacía", Why::ScheduleEmpty);
        check("Wrong parameters: Empty schedule date", Why::ScheduleEmpty);
        check("<html>Bad Request</html>", Why::Other);
        check("", Why::Other);
    }
}
