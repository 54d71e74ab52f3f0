//! What the errors say, why, and what to do about it, with names for every language.

use crate::{Claimed, Error};
use rusqlite::ErrorCode;
use words::{Arg, Message, Told, message, told};

/// So many lists are named; of more, how many.
const NAMED: usize = 3;

impl Told for Error {
    fn told(&self) -> Message {
        match self {
            Self::File { path, .. } => told!(self, "upload-file", path = path.display()),
            Self::NoPlan { directory } => told!(self, "upload-no-plan", directory = directory.display()),
            Self::PlanUnreadable { path, .. } => {
                told!(self, "upload-plan-unreadable", path = path.display())
            }
            Self::PlanVersion { path, made_by } => {
                told!(self, "upload-plan-version", path = path.display(), made_by = made_by)
            }
            Self::PartChanged { path, what } => {
                told!(self, "upload-part-changed", path = path.display(), what = what)
            }
            Self::Stale { what } => told!(self, "upload-stale", what = several(what)),
            Self::PeopleWent { lists } => went(lists),
            Self::Claimed { name, contacts } => claimed(name, *contacts),
            Self::Locked { holder } => told!(self, "upload-locked", holder = holder),
            Self::Ledger { path, .. } => told!(self, "upload-ledger", path = path.display()),
            Self::LedgerDamaged { path, what } => {
                told!(self, "upload-ledger-damaged", path = path.display(), what = what)
            }
            Self::LedgerVersion { path } => told!(self, "upload-ledger-version", path = path.display()),
            Self::LedgerGone { path, plan } => {
                told!(self, "upload-ledger-gone", path = path.display(), plan = plan.display())
            }
            Self::NumbersKeyGone { path } => told!(self, "upload-numbers-key-gone", path = path.display()),
            Self::OtherLedger { path } => told!(self, "upload-other-ledger", path = path.display()),
            Self::NoSuchPart { run, name } => told!(self, "upload-no-such-part", run = run, name = name),
            Self::NotToDecide { name, state } => {
                told!(self, "upload-not-to-decide", name = name, state = state.words())
            }
            Self::CallsChanged { origin } => told!(self, "upload-calls-changed", origin = origin),
            Self::CallsAbandoned { origin } => told!(self, "upload-calls-abandoned", origin = origin),
            Self::NoSuchCall { origin, call } => {
                told!(self, "upload-no-such-call", origin = origin, call = call.to_string())
            }
            Self::CallKeptBack { why } => why.clone(),
            Self::CallImpossible { origin, call, from } => told!(
                self,
                "upload-call-impossible",
                origin = origin,
                call = call.to_string(),
                from = from.words()
            ),
            Self::Impossible { part, from } => {
                told!(self, "upload-impossible", part = part.to_string(), from = from.words())
            }
            Self::DoesNotAddUp { run, read, accounted } => told!(
                self,
                "upload-does-not-add-up",
                run = run,
                read = read.to_string(),
                accounted = accounted.to_string()
            ),
        }
    }

    fn causes(&self) -> Vec<Message> {
        match self {
            Self::File { source, .. } => source.chain(),
            Self::PlanUnreadable { source, .. } => vec![Message::detail(source)],
            Self::Ledger { source, .. } => vec![of_the_database(source)],
            _ => Vec::new(),
        }
    }

    fn advice(&self) -> Option<Message> {
        Some(match self {
            Self::File { .. } => {
                message!("upload-file-do", "check that the file is there and that you may read and write it")
            }
            Self::NoPlan { .. } => message!(
                "upload-no-plan-do",
                "name the directory that `dialbase plan` made, with its plan.json and report.json"
            ),
            Self::PlanUnreadable { .. } | Self::PlanVersion { .. } => {
                message!("upload-plan-anew-do", "make the plan anew: dialbase plan PIPELINE -o DIR")
            }
            Self::Claimed { .. } | Self::Stale { .. } => {
                message!("upload-plan-again-do", "plan again: dialbase plan PIPELINE -o DIR")
            }
            Self::PeopleWent { lists } if lists.iter().any(|list| list.is_held) => look_in_the_portal(lists),
            Self::PeopleWent { .. } => leave_them_out(),
            Self::LedgerDamaged { .. } => message!(
                "upload-ledger-damaged-do",
                "bring it back from a copy, with its plans; nothing is sent meanwhile, for nobody could say what went"
            ),
            Self::PartChanged { .. } => message!(
                "upload-part-changed-do",
                "a plan is sent as it was made or not at all: make it anew"
            ),
            Self::LedgerGone { .. } => message!(
                "upload-ledger-gone-do",
                "bring the ledger back from a copy; or, once you know in the portal what was loaded, move the plans away"
            ),
            Self::NumbersKeyGone { .. } => message!(
                "upload-numbers-key-gone-do",
                "bring it back from a copy of the state directory: without it nobody could be known again"
            ),
            Self::OtherLedger { .. } => message!(
                "upload-other-ledger-do",
                "name that directory with --state; what it knows to have left must not leave again"
            ),
            Self::NoSuchPart { .. } => {
                message!("upload-no-such-part-do", "see `dialbase runs show RUN` for its lists")
            }
            Self::NotToDecide { .. } => message!(
                "upload-not-to-decide-do",
                "only a held list is there or is not; a held or refused one can be given up"
            ),
            Self::Locked { .. } => message!(
                "upload-locked-do",
                "wait until that run has ended; if it is yours and stuck, end that process"
            ),
            Self::Ledger { .. } => message!(
                "upload-ledger-do",
                "check the disk's space and rights; nothing was sent that the ledger does not know of"
            ),
            Self::LedgerVersion { .. } => message!("upload-ledger-version-do", "use that later version"),
            Self::CallsChanged { .. } => message!(
                "upload-calls-changed-do",
                "bring back what they were made from as it was: what was made of them must not be made again"
            ),
            Self::CallsAbandoned { .. } => {
                message!("upload-calls-abandoned-do", "enter them anew where they shall be made after all")
            }
            Self::NoSuchCall { .. } => {
                message!("upload-no-such-call-do", "name a call by its number, counted from 1")
            }
            Self::CallKeptBack { .. } => return None,
            Self::CallImpossible { .. } | Self::Impossible { .. } | Self::DoesNotAddUp { .. } => message!(
                "upload-defect-do",
                "this is a defect of dialbase: keep the state directory and report it"
            ),
        })
    }
}

/// Several things that are said in a row.
pub(crate) fn several(messages: &[Message]) -> Message {
    Message::all(messages.to_vec()).unwrap_or_default()
}

/// What the people of a plan stand in the way of it with.
pub(crate) fn went(lists: &[Claimed]) -> Message {
    let (held, sent): (Vec<&Claimed>, Vec<&Claimed>) = lists.iter().partition(|list| list.is_held);
    if held.is_empty() {
        message!(
            "upload-people-went",
            "people of this plan went to their campaign a short while ago: {lists}",
            lists = named(&sent)
        )
    } else {
        message!(
            "upload-people-held",
            "nobody knows yet whether an earlier list arrived that has people of this plan: {lists}",
            lists = named(&held)
        )
    }
}

pub(crate) fn claimed(name: &str, contacts: u64) -> Message {
    let what = if contacts == 1 { "contact" } else { "contacts" };
    message!(
        "upload-claimed",
        "{contacts} {what} of {name} went to their campaign in another list",
        contacts = contacts,
        name = name
    )
}

fn named(lists: &[&Claimed]) -> Message {
    let more = lists.len().saturating_sub(NAMED);
    let more = (more > 0).then(|| message!("upload-lists-more", "and {more} more", more = more));
    several(&lists.iter().take(NAMED).map(|list| in_list(list)).chain(more).collect::<Vec<_>>())
}

fn in_list(list: &Claimed) -> Message {
    let (name, campaign, at) = (&list.name, &list.campaign, list.at);
    match list.contacts {
        0 => message!("upload-list", "{name} ({campaign}, {at})", name = name, campaign = campaign, at = at),
        contacts => {
            let what = if contacts == 1 { "contact" } else { "contacts" };
            message!(
                "upload-list-with",
                "{contacts} {what} in {name} ({campaign}, {at})",
                contacts = contacts,
                name = name,
                campaign = campaign,
                at = at
            )
        }
    }
}

fn look_in_the_portal(lists: &[Claimed]) -> Message {
    let resolve = |list: &Claimed| format!("dialbase runs resolve {} {}", list.run, list.name);
    let held: Vec<String> = lists.iter().filter(|list| list.is_held).take(NAMED).map(resolve).collect();
    message!(
        "upload-people-held-do",
        "look for the list in the portal, and say what you saw: {commands} --loaded (or --not-loaded, or --abandon) --reason TEXT",
        commands = held.join("; ")
    )
}

fn leave_them_out() -> Message {
    message!(
        "upload-people-went-do",
        "leave them out, with `{setting}` under [duplicates], and plan again; if they shall be called again so soon, say after how long: `repeat_after` under [upload]",
        setting = r#"earlier = { within = "20h", scope = "campaign" }"#
    )
}

/// What a database says that cannot go on; what people meet has its own words.
fn of_the_database(error: &rusqlite::Error) -> Message {
    match error.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => told!(error, "upload-database-full"),
        Some(ErrorCode::ReadOnly) => told!(error, "upload-database-read-only"),
        Some(ErrorCode::CannotOpen) => told!(error, "upload-database-cannot-open"),
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => told!(error, "upload-database-busy"),
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
            told!(error, "upload-database-damaged", words = Arg::text(error))
        }
        Some(ErrorCode::SystemIoFailure) => told!(error, "upload-database-disk", words = Arg::text(error)),
        _ => Message::detail(error),
    }
}
