//! `dialbase verify`: what must hold of a ledger, held against the ledger itself and the plans that it names.

use super::has_ledger;
use crate::args::Verify;
use crate::output::{Failure, print, say};
use pipeline::Exit;
use serde_json::json;
use upload::Checked;

pub(crate) fn verify(args: Verify) -> Result<Exit, Failure> {
    if !has_ledger(&args.state) {
        return Ok(Exit::Usage);
    }
    let checked = pipeline::open(&args.state)?.verify()?;

    for one in &checked {
        print(if args.json { as_json(one) } else { in_words(one) })?;
    }
    if checked.iter().all(|one| one.broken.is_empty()) {
        return Ok(Exit::Done);
    }
    say("What must hold does not: keep the state directory as it is, send nothing from it, and report this.");
    Ok(Exit::Defect)
}

fn in_words(Checked { invariant, says, checked, broken }: &Checked) -> String {
    let holds = if broken.is_empty() { "holds " } else { "BROKEN" };
    let line = format!("{invariant:<4}  {holds}  {says} ({checked})");
    let broken = broken.iter().map(|broken| format!("              {broken}"));
    std::iter::once(line).chain(broken).collect::<Vec<_>>().join("\n")
}

fn as_json(Checked { invariant, says, checked, broken }: &Checked) -> String {
    json!({ "invariant": invariant, "says": says, "checked": checked, "broken": broken }).to_string()
}
