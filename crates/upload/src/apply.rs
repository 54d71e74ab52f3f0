//! The loop that sends: each planned part once, and what became of it in the ledger before and after.

use crate::ledger::MARK;
use crate::{Error, Event, Ledger, Override, PartRecord, Plan, PlannedPart, State};
use chrono::{DateTime, Utc};
use serialize::{Charset, Digest, part_name};
use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use ucontact::{Base, Client, Outcome, Token};

/// Tells the time: an argument, so that a test can.
pub type Clock = Arc<dyn Fn() -> DateTime<Utc> + Send + Sync>;

/// How often, and how long apart, to try to connect for one part. Only what never connected is tried again.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// How often to try.
    pub tries: u32,
    /// How long to wait after the first try; twice as long after each further one.
    pub pause: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self { tries: 4, pause: Duration::from_secs(1) }
    }
}

/// By what a plan is sent, and how.
pub struct How<'a> {
    /// The client of the instance.
    pub client: &'a Client,
    /// The session.
    pub token: &'a Token,
    /// What the clock says.
    pub clock: &'a Clock,
    /// How often to try what never connected.
    pub patience: Patience,
    /// How many parts may be on their way at once.
    pub parallel: usize,
    /// Whether somebody wishes that nothing more is started.
    pub interrupted: &'a (dyn Fn() -> bool + Sync),
    /// The word of a person who overrode the guards that stopped the plan.
    pub overridden: Option<&'a Override>,
    /// Who is told after each part.
    pub progress: &'a mut dyn FnMut(&PlannedPart),
}

/// What is known of each part at the end, in the plan's order.
#[derive(Clone, Debug)]
pub struct Receipt {
    /// The parts.
    pub parts: Vec<PartRecord>,
}

impl Receipt {
    /// How many parts are in a state.
    #[must_use]
    pub fn parts(&self, state: State) -> usize {
        self.parts.iter().filter(|part| part.state == state).count()
    }
}

/// Sends every planned part of a plan, once each, and answers what is known of all. The caller holds the lock.
///
/// Applying a plan again sends only what never left. Where a person overrode the guards that stopped it, their word is on record before
/// anything leaves. `progress` is told after each part.
///
/// # Errors
/// Where a part is not as it was planned, the ledger fails, or the account does not add up. Sending stops at once; the
/// ledger knows what had left.
pub fn apply(plan: &Plan, directory: &Path, ledger: &Ledger, how: How<'_>) -> Result<Receipt, Error> {
    let How { client, token, clock, patience, overridden, progress, .. } = how;
    ledger.hold_orphans(clock())?;
    // Nothing is sent of a plan of which anything was touched.
    plan.parts.iter().try_for_each(|part| content(plan, directory, part).map(drop))?;
    let known = !ledger.parts(&plan.run)?.is_empty();
    may_be_claimed(directory, ledger, known)?;
    ledger.enter(plan, directory, clock())?;
    if let Some(word) = overridden {
        ledger.overrule(plan, word, clock())?;
    }
    claim(directory, ledger)?;
    let sender = Sender { plan, ledger, client, token, clock };
    for (part, record) in plan.parts.iter().zip(ledger.parts(&plan.run)?) {
        if record.state == State::Planned {
            if (how.interrupted)() {
                break;
            }
            let sent = sender.send_patiently(part, &record, &content(plan, directory, part)?, patience)?;
            if sent == Sent::NothingMore {
                break;
            }
        }
        progress(part);
    }
    ledger.check_account(&plan.run)?;
    Ok(Receipt { parts: ledger.parts(&plan.run)? })
}

/// Refuses a plan that carries another ledger's mark, or this one's though it does not know the plan: then it is an old copy of
/// the ledger, and what was sent since is not in it.
fn may_be_claimed(directory: &Path, ledger: &Ledger, known: bool) -> Result<(), Error> {
    let path = directory.join(MARK);
    match std::fs::read_to_string(&path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(source) => Err(Error::File { path, source }),
        Ok(mark) if mark != ledger.identity()? => Err(Error::OtherLedger { path: directory.to_owned() }),
        Ok(_) if known => Ok(()),
        Ok(_) => Err(Error::LedgerGone { path: ledger.path().to_owned(), plan: directory.to_owned() }),
    }
}

/// Marks a plan's directory with the ledger that knows what became of it, whole and on disk, before anything is sent: another
/// ledger would send it all again.
///
/// # Errors
/// Where another ledger was faster.
fn claim(directory: &Path, ledger: &Ledger) -> Result<(), Error> {
    let (path, partial) =
        (directory.join(MARK), directory.join(format!("{MARK}.partial-{}", std::process::id())));
    let failed = |source| Error::File { path: path.clone(), source };
    let mut options = OpenOptions::new();
    let file = options.write(true).create(true).truncate(true).mode(0o600).open(&partial);
    let identity = ledger.identity()?;
    file.and_then(|mut file| file.write_all(identity.as_bytes()).and_then(|()| file.sync_all()))
        .map_err(failed)?;
    // A link is there whole or not at all, and never in the place of another.
    let linked = std::fs::hard_link(&partial, &path);
    std::fs::remove_file(&partial).map_err(failed)?;
    match linked {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            may_be_claimed(directory, ledger, true)?;
        }
        linked => linked.map_err(failed)?,
    }
    File::open(directory).and_then(|directory| directory.sync_all()).map_err(failed)
}

/// The bytes of a part, which must be those that were planned, and read as that many lines of that campaign.
fn content(plan: &Plan, directory: &Path, part: &PlannedPart) -> Result<Vec<u8>, Error> {
    let path = directory.join(&part.file);
    let content = std::fs::read(&path).map_err(|source| Error::File { path: path.clone(), source })?;
    let changed = |what| Error::PartChanged { path: path.clone(), what };
    if Digest::of(&content).to_string() != part.sha256 {
        return Err(changed("its bytes differ"));
    }
    let charset = Charset::named(&plan.charset).ok_or_else(|| changed("its character set is unknown"))?;
    let text = charset.decode(&content).ok_or_else(|| changed("it is not in its character set"))?;
    let lines = text.strip_suffix('\n').ok_or_else(|| changed("its last line has no end"))?;
    let mut count = 0;
    for line in lines.split('\n') {
        let line = serialize::parse(line).map_err(|_| changed("a line is none of a dialer base"))?;
        if line.campaign != part.campaign {
            return Err(changed("a line is of another campaign"));
        }
        count += 1;
    }
    if count == part.lines { Ok(content) } else { Err(changed("it has another number of lines")) }
}

struct Sender<'a> {
    plan: &'a Plan,
    ledger: &'a Ledger,
    client: &'a Client,
    token: &'a Token,
    clock: &'a Clock,
}

impl Sender<'_> {
    /// Tries until a connection stood, with pauses.
    fn send_patiently(
        &self,
        part: &PlannedPart,
        record: &PartRecord,
        content: &[u8],
        patience: Patience,
    ) -> Result<Sent, Error> {
        for nth in 0..patience.tries {
            if nth > 0 {
                std::thread::sleep(patience.pause * 2_u32.pow(nth - 1));
            }
            if let Some(sent) = self.send(part, record, content)? {
                return Ok(sent);
            }
        }
        Ok(Sent::NothingMore)
    }

    /// Tries once; answers nothing where no connection stood.
    fn send(&self, part: &PlannedPart, record: &PartRecord, content: &[u8]) -> Result<Option<Sent>, Error> {
        let name = self.name(part, record)?;
        let base = Base {
            filename: &name,
            campaign: &part.campaign,
            lines: part.lines,
            username: &self.plan.username,
            time_zone: part.zone_sent.as_deref(),
            content,
        };
        let (ledger, clock, id) = (self.ledger.clone(), Arc::clone(self.clock), record.id);
        let named = name.clone();
        // The ledger knows of the attempt, on disk, before its first byte leaves.
        let connected = move || Ok(ledger.connected(id, &named, clock())?);
        let (event, said, sent) = match self.client.upload(self.token, &base, connected) {
            Outcome::NotSent { .. } => return Ok(None),
            Outcome::Stopped { by } => return Err(stopped(by, record)),
            Outcome::Accepted => (Event::SaidYes, "the server answered 1".to_owned(), Sent::GoOn),
            // Not let in, or asked to wait: the other parts would hear the same.
            Outcome::Refused { status: 401 | 403 | 429, why, .. } => (Event::SaidNo, why, Sent::NothingMore),
            Outcome::Refused { why, .. } => (Event::SaidNo, why, Sent::GoOn),
            // What befell one may befall all, and each would have to be looked for in the portal.
            Outcome::Unknown { why, .. } => (Event::NoWord, why, Sent::NothingMore),
        };
        self.ledger.happen(record.id, State::Sending, event, &said, (self.clock)())?;
        Ok(Some(sent))
    }

    /// The planned name, or the first after it that was never used: it is what a person looks for.
    fn name(&self, part: &PlannedPart, record: &PartRecord) -> Result<String, Error> {
        let minute = self.plan.made_at.format("%y%m%d-%H%M").to_string();
        let digest = part.sha256.get(..8).unwrap_or(&part.sha256);
        let mut attempt = 1;
        let mut name = part.name.clone();
        while self.ledger.knows_name(&name)? {
            attempt += 1;
            name = part_name(&part.campaign, part.zone.as_deref(), &minute, record.nth + 1, digest, attempt);
        }
        Ok(name)
    }
}

/// Whether the other parts may follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sent {
    GoOn,
    NothingMore,
}

/// The ledger said no while the connection stood. Its word comes back through the client as it went in.
fn stopped(by: ucontact::Cause, record: &PartRecord) -> Error {
    match by.downcast::<Error>() {
        Ok(error) => *error,
        Err(_) => Error::Impossible { part: record.id, from: record.state.to_string() },
    }
}
