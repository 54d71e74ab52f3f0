//! `dialbase undo`: the contacts of a run out of the instance again, after being asked twice.

use super::{clock, environment, has_ledger};
use crate::args::Undo;
use crate::interrupt::Interrupt;
use crate::output::Failure;
use crate::progress::Line;
use crate::terms::contacts;
use crate::voice::Voice;
use pipeline::{Exit, Undid, Undoable, UndoableList, UndoingBy};
use std::io::{self, BufRead, IsTerminal};
use words::{Message, message, told};

pub(crate) fn undo(args: Undo, voice: &mut Voice) -> Result<Exit, Failure> {
    if !has_ledger(&args.state, voice) {
        return Ok(Exit::Usage);
    }
    let undoable = pipeline::undoable(&args.state, &args.run)?;
    say_what_it_does(&undoable, voice);
    let terminal = io::stdin().is_terminal();
    let reason = if args.yes {
        args.reason
    } else if terminal {
        asked(undoable.contacts(), args.reason, &mut io::stdin().lock(), voice)
    } else {
        None
    };
    let Some(reason) = reason else {
        voice.insist(&message!("cli-nothing-removed", "Nothing was removed."));
        if !terminal {
            voice.insist(&message!(
                "cli-nobody-to-ask",
                "There is no terminal to ask at; to do it all the same: --yes --reason \"…\""
            ));
        }
        return Ok(Exit::Usage);
    };
    let line = Line::new(voice);
    let first = message!(
        "cli-finishing-removal",
        "finishing the removal that is on its way; press Ctrl-C again to leave at once"
    );
    let interrupt = Interrupt::heed(first, line.aside());
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

    tell(&undid, &args.run, voice);
    Ok(undid.exit())
}

/// What would happen, before anybody is asked: they must know, however little they want to hear.
fn say_what_it_does(undoable: &Undoable, voice: &Voice) {
    let Undoable { run, instance, lists, held } = undoable;
    voice.insist(&message!(
        "cli-undoing-removes",
        "Undoing run {run} removes {contacts} from {instance}, each number from its whole campaign: also where an earlier or a later list brought it.",
        run = run,
        contacts = contacts(undoable.contacts()),
        instance = instance
    ));
    for UndoableList { name, campaign, contacts: all, answered } in lists {
        let all = voice.text(&contacts(*all));
        let done = message!("cli-done-before", ", {n} done before", n = answered);
        let done = if *answered > 0 { voice.text(&done) } else { String::new() };
        voice.insist(&Message::foreign(format!("  {name}  {campaign}  {all}{done}")));
    }
    match held {
        0 => {}
        1 => voice.insist(&message!(
            "cli-held-stay",
            "One list is held and stays as it is: say first what became of it, with `dialbase runs resolve`.",
            n = 1_u64
        )),
        held => voice.insist(&message!(
            "cli-held-stay",
            "{n} lists are held and stay as they are: say first what became of them, with `dialbase runs resolve`.",
            n = *held
        )),
    }
}

/// Asks twice, and why; answers the reason, or nothing where anything else than a yes is said.
pub(super) fn asked(
    contacts: u64,
    reason: Option<String>,
    answers: &mut impl BufRead,
    voice: &Voice,
) -> Option<String> {
    let mut ask = |question: &Message| {
        voice.insist(question);
        let mut answer = String::new();
        answers.read_line(&mut answer).ok().map(|_| answer.trim().to_owned())
    };
    ask(&message!("cli-remove-them", "Remove them? [yes/no]")).filter(|answer| is_yes(answer))?;
    let number = contacts.to_string();
    let how_many = message!(
        "cli-how-many",
        "It cannot be taken back. How many contacts shall be removed? Type the number"
    );
    // As it was shown, or as it is typed without looking.
    let digits = |answer: &String| answer.chars().filter(|c| !matches!(c, '.' | ',')).collect::<String>();
    ask(&how_many).filter(|answer| digits(answer) == number)?;
    let reason = reason.or_else(|| ask(&message!("cli-why", "Why? It goes on record")))?;
    reason.chars().any(char::is_alphanumeric).then_some(reason)
}

/// A yes is one in each language: whoever types it means it.
pub(super) fn is_yes(answer: &str) -> bool {
    matches!(answer.to_lowercase().as_str(), "y" | "yes" | "s" | "si" | "sí" | "sim")
}

fn tell(undid: &Undid, run: &str, voice: &Voice) {
    let Undid { removed, had_none, unknown, left, not_undone, said } = undid;
    voice.say(&message!(
        "cli-removed",
        "{contacts} removed; the instance had none of {had_none}",
        contacts = contacts(*removed),
        had_none = had_none,
        n = *removed
    ));
    if *unknown > 0 {
        voice.insist(&message!(
            "cli-removals-unknown",
            "{n} removals were answered in a way of which nobody knows what it means: {said}",
            n = unknown,
            said = said.clone().unwrap_or_default()
        ));
    }
    if *left > 0 {
        voice.insist(&message!(
            "cli-removals-left",
            "{contacts} left; to go on where it stopped: dialbase undo {run}",
            contacts = contacts(*left),
            run = run
        ));
    } else if *not_undone > 0 {
        let lists = if *not_undone == 1 { "1 list".to_owned() } else { format!("{not_undone} lists") };
        voice.insist(&told!(
            &format!(
                "The instance had nobody of {lists}: they are not taken for undone, for it may only not want to. Look in the portal"
            ),
            "cli-not-undone",
            n = not_undone
        ));
    } else {
        voice.say(&message!("cli-undone", "The run is undone; its people may be loaded again."));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::args::Speech;

    #[test]
    fn it_is_asked_twice_and_why() {
        let list =
            UndoableList { name: "a.csv".into(), campaign: "Ventas->".into(), contacts: 12, answered: 2 };
        let voice = Voice::of(&Speech { lang: None, quiet: true, verbose: false }, &|_| None);
        let undoable = Undoable { run: "r".into(), instance: "i".into(), lists: vec![list], held: 0 };
        let check = |answers: &str, given: Option<&str>, expected: Option<&str>| {
            let reason =
                asked(undoable.contacts(), given.map(str::to_owned), &mut answers.as_bytes(), &voice);
            assert_eq!(reason.as_deref(), expected, "{answers:?}");
        };
        check("yes\n10\nwrong month\n", None, Some("wrong month"));
        check("y\n10\n", Some("wrong month"), Some("wrong month"));
        check("sí\n10\n", Some("wrong month"), Some("wrong month"));
        check("no\n10\nwrong month\n", None, None);
        check("\n", None, None);
        check("", None, None);
        check("yes\n12\nwrong month\n", None, None);
        check("yes\nyes\nwrong month\n", None, None);
        check("yes\n10\n \n", None, None);
    }
}
