//! `dialbase undo`: the contacts of a run out of the instance again, after being asked twice.

use super::{clock, environment, has_ledger};
use crate::args::Undo;
use crate::interrupt::Interrupt;
use crate::output::{Failure, say};
use crate::progress::Line;
use pipeline::{Exit, Undid, Undoable, UndoingBy};
use std::io::{self, BufRead, IsTerminal};

const FIRST: &str = "finishing the removal that is on its way; press Ctrl-C again to leave at once";

pub(crate) fn undo(args: Undo) -> Result<Exit, Failure> {
    if !has_ledger(&args.state) {
        return Ok(Exit::Usage);
    }
    let undoable = pipeline::undoable(&args.state, &args.run)?;
    say(&what_it_does(&undoable));
    let terminal = io::stdin().is_terminal();
    let reason = if args.yes {
        args.reason
    } else if terminal {
        asked(&undoable, args.reason, &mut io::stdin().lock())
    } else {
        None
    };
    let Some(reason) = reason else {
        say("Nothing was removed.");
        if !terminal {
            say("There is no terminal to ask at; to do it all the same: --yes --reason \"…\"");
        }
        return Ok(Exit::Usage);
    };
    let line = Line::new();
    let interrupt = Interrupt::heed(FIRST);
    let by = UndoingBy {
        reason: &reason,
        per_second: args.per_second,
        environment: &environment,
        clock: &clock(),
        interrupted: &|| interrupt.came(),
        progress: &|progress| line.show(progress),
    };
    let undid = pipeline::undo(&args.state, &args.run, &by)?;
    drop(line);

    tell(&undid, &args.run);
    Ok(undid.exit())
}

/// What would happen, before anybody is asked.
fn what_it_does(undoable: &Undoable) -> String {
    let Undoable { run, instance, lists: there, held } = undoable;
    let mut lines = vec![format!(
        "Undoing run {run} removes {} from {instance}, each number from its whole campaign: also where an earlier or a later list brought it.",
        contacts(undoable.contacts())
    )];
    for list in there {
        let done = if list.answered > 0 { format!(", {} done before", list.answered) } else { String::new() };
        lines.push(format!("  {}  {}  {}{done}", list.name, list.campaign, contacts(list.contacts)));
    }
    match held {
        0 => {}
        1 => lines.push("One list is held and stays as it is: say first what became of it, with `dialbase runs resolve`.".to_owned()),
        held => lines.push(format!("{held} lists are held and stay as they are: say first what became of them, with `dialbase runs resolve`.")),
    }
    lines.join("\n")
}

/// Asks twice, and why; answers the reason, or nothing where anything else than a yes is said.
fn asked(undoable: &Undoable, reason: Option<String>, answers: &mut impl BufRead) -> Option<String> {
    let mut ask = |question: &str| {
        say(question);
        let mut answer = String::new();
        answers.read_line(&mut answer).ok().map(|_| answer.trim().to_owned())
    };
    let is_yes = |answer: String| matches!(answer.as_str(), "y" | "yes");
    ask("Remove them? [yes/no]").filter(|answer| is_yes(answer.clone()))?;
    let number = undoable.contacts().to_string();
    ask("It cannot be taken back. How many contacts shall be removed? Type the number")
        .filter(|answer| *answer == number)?;
    let reason = reason.or_else(|| ask("Why? It goes on record"))?;
    reason.chars().any(char::is_alphanumeric).then_some(reason)
}

fn tell(undid: &Undid, run: &str) {
    let Undid { removed, had_none, unknown, left, not_undone, said } = undid;
    say(&format!("{} removed; the instance had none of {had_none}", contacts(*removed)));
    if *unknown > 0 {
        let said = said.as_ref().map(ToString::to_string).unwrap_or_default();
        say(&format!(
            "{unknown} removals were answered in a way of which nobody knows what it means: {said}"
        ));
    }
    if *left > 0 {
        say(&format!("{} left; to go on where it stopped: dialbase undo {run}", contacts(*left)));
    } else if *not_undone > 0 {
        say(&format!(
            "The instance had nobody of {}: they are not taken for undone, for it may only not want to. Look in the portal",
            if *not_undone == 1 { "1 list".to_owned() } else { format!("{not_undone} lists") }
        ));
    } else {
        say("The run is undone; its people may be loaded again.");
    }
}

fn contacts(count: u64) -> String {
    if count == 1 { "1 contact".to_owned() } else { format!("{count} contacts") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use pipeline::UndoableList;

    #[test]
    fn it_is_asked_twice_and_why() {
        let list =
            UndoableList { name: "a.csv".into(), campaign: "Ventas->".into(), contacts: 12, answered: 2 };
        let undoable = Undoable { run: "r".into(), instance: "i".into(), lists: vec![list], held: 0 };
        let check = |answers: &str, given: Option<&str>, expected: Option<&str>| {
            let reason = asked(&undoable, given.map(str::to_owned), &mut answers.as_bytes());
            assert_eq!(reason.as_deref(), expected, "{answers:?}");
        };
        check("yes\n10\nwrong month\n", None, Some("wrong month"));
        check("y\n10\n", Some("wrong month"), Some("wrong month"));
        check("no\n10\nwrong month\n", None, None);
        check("\n", None, None);
        check("", None, None);
        check("yes\n12\nwrong month\n", None, None);
        check("yes\nyes\nwrong month\n", None, None);
        check("yes\n10\n \n", None, None);
    }
}
