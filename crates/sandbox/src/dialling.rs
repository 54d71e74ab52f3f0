//! How a sandbox dials: by which clock, in which hours, by whom, and what may come of a call.

use chrono::{NaiveDateTime, NaiveTime};
use chrono_tz::Tz;

/// How a sandbox dials, once its clock is moved on. [`Default`] has the usual: a clock that stands still, calls from nine to
/// nine where the people are, eight agents, and the blacklist heeded.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Dialling {
    /// What draws the outcomes: the same seed, list name and line draw the same.
    pub seed: u64,
    /// How many of its seconds pass in one of ours; with 0, its clock stands still until `POST /advance`.
    pub speed: u32,
    /// What its clock shows before it is first moved; by default, this machine's time.
    pub start: Option<NaiveDateTime>,
    /// The server's own zone: by it call records are written, and lists without a zone are dialled.
    pub zone: Tz,
    /// From when until when people are called, by the clock of where they are.
    pub hours: (NaiveTime, NaiveTime),
    /// Who speaks to those who answer. Each has one line, so there are as many calls at once.
    pub agents: Vec<Agent>,
    /// How often the main number is tried. Alternatives are tried once, or as often as they say.
    pub tries: u32,
    /// Whether numbers on the blacklist are left out, as where a dialer's DNCR switch is on.
    pub heeds_blacklist: bool,
    /// What agents may say of a call.
    pub dispositions: Vec<Disposition>,
}

/// One who speaks to those who answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agent {
    /// The name, as call records have it.
    pub name: String,
    /// The phone's extension.
    pub extension: String,
}

/// Something that can be said of a call, on up to three levels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disposition {
    /// The campaign that has it; blank for every one.
    pub campaign: String,
    /// The levels; blank ones are not there.
    pub levels: [String; 3],
    /// Whether its action is RESCHEDULE: whoever says it says when to call again.
    pub reschedules: bool,
}

/// The first two are those of the vendor's page.
const NAMES: [(&str, &str); 8] = [
    ("Daniel", "1010"),
    ("Santiago", "1001"),
    ("Lucía", "1002"),
    ("Camila", "1003"),
    ("Mateo", "1004"),
    ("Valentina", "1005"),
    ("Joaquim", "1006"),
    ("Renata", "1007"),
];

/// What a call centre says of its calls.
const SAID: [([&str; 3], bool); 9] = [
    (["Contacto", "Titular", "Promesa de pago"], false),
    (["Contacto", "Titular", "Ya pagó"], false),
    (["Contacto", "Titular", "No puede pagar"], false),
    (["Contacto", "Titular", "No le interesa"], false),
    (["Contacto", "Tercero", "Deja recado"], false),
    (["Contacto", "Tercero", "No lo conoce"], false),
    (["Sin contacto", "Número equivocado", ""], false),
    (["Sin contacto", "Cortó la llamada", ""], false),
    (["Contacto", "Titular", "Volver a llamar"], true),
];

impl Dialling {
    /// As many agents as wanted: those of the usual eight, and then others who are named by their extension.
    pub fn hire(&mut self, count: usize) {
        let usual = NAMES.iter().map(|(name, extension)| Agent::new(name, extension));
        let more =
            (2_001..).map(|extension| Agent::new(&format!("Agente {extension}"), &extension.to_string()));
        self.agents = usual.chain(more).take(count).collect();
    }

    /// The one with this name or extension.
    pub(crate) fn agent(&self, named: &str) -> Option<usize> {
        self.agents.iter().position(|agent| agent.extension == named || agent.name == named)
    }

    /// What those levels are in a campaign.
    pub(crate) fn disposition(&self, campaign: &str, levels: [&str; 3]) -> Option<&Disposition> {
        let is_here = |said: &&Disposition| said.campaign.is_empty() || said.campaign == campaign;
        self.dispositions
            .iter()
            .filter(is_here)
            .find(|said| said.levels.each_ref().map(String::as_str) == levels)
    }
}

impl Default for Dialling {
    fn default() -> Self {
        let said = |(levels, reschedules): ([&str; 3], bool)| Disposition {
            campaign: String::new(),
            levels: levels.map(str::to_owned),
            reschedules,
        };
        let hour = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or_default();
        let mut usual = Self {
            seed: 1,
            speed: 0,
            start: None,
            zone: Tz::America__Montevideo,
            hours: (hour(9), hour(21)),
            agents: Vec::new(),
            tries: 2,
            heeds_blacklist: true,
            dispositions: SAID.map(said).into(),
        };
        usual.hire(NAMES.len());
        usual
    }
}

impl Agent {
    /// One with a name and an extension.
    #[must_use]
    pub fn new(name: &str, extension: &str) -> Self {
        Self { name: name.to_owned(), extension: extension.to_owned() }
    }
}

impl Disposition {
    /// It as a tag: `l1|l2|l3`.
    pub(crate) fn tag(&self) -> String {
        self.levels.join("|")
    }
}
