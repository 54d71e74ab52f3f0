//! `dialbase verify`: what must hold of a ledger, held against the ledger itself and the plans that it names.

use super::has_ledger;
use crate::args::Verify;
use crate::output::{Failure, print};
use crate::voice::Voice;
use pipeline::Exit;
use serde_json::json;
use upload::Checked;
use words::message;

pub(crate) fn verify(args: Verify, voice: &mut Voice) -> Result<Exit, Failure> {
    if !has_ledger(&args.state, voice) {
        return Ok(Exit::Usage);
    }
    let checked = pipeline::open(&args.state)?.verify()?;

    for one in &checked {
        print(if args.json { as_json(one) } else { in_words(one, voice) })?;
    }
    if checked.iter().all(|one| one.broken.is_empty()) {
        return Ok(Exit::Done);
    }
    voice.insist(&message!(
        "cli-does-not-hold",
        "What must hold does not: keep the state directory as it is, send nothing from it, and report this."
    ));
    Ok(Exit::Defect)
}

fn in_words(Checked { invariant, says, checked, broken }: &Checked, voice: &Voice) -> String {
    let line = if broken.is_empty() {
        message!("cli-holds", "holds   {says} ({checked})", says = says, checked = checked)
    } else {
        message!("cli-broken", "BROKEN  {says} ({checked})", says = says, checked = checked)
    };
    let line = format!("{invariant:<4}  {}", voice.text(&line));
    let broken = broken.iter().map(|broken| format!("              {}", voice.text(broken)));
    std::iter::once(line).chain(broken).collect::<Vec<_>>().join("\n")
}

fn as_json(Checked { invariant, says, checked, broken }: &Checked) -> String {
    json!({ "invariant": invariant, "says": says, "checked": checked, "broken": broken }).to_string()
}
