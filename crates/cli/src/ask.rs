//! A yes or a no of whoever sits at the terminal.

use crate::voice::Voice;
use std::io::{self, BufRead, IsTerminal};
use words::{Message, message};

/// What a person says of what is about to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Consent {
    Given,
    Refused,
    /// There is no terminal to ask at, and nobody said yes beforehand.
    NobodyToAsk,
}

/// Asks, unless a yes was given beforehand. What it says, it says also to who wants quiet.
pub(crate) fn consent(question: &Message, given: bool, voice: &Voice) -> Consent {
    if given {
        return Consent::Given;
    }
    if !io::stdin().is_terminal() {
        voice.insist(&message!(
            "cli-ask-nobody",
            "There is no terminal to ask at, and nothing was done; to do it all the same: --yes"
        ));
        return Consent::NobodyToAsk;
    }
    voice.insist(question);
    let mut answer = String::new();
    let read = io::stdin().lock().read_line(&mut answer);
    if read.is_ok() && is_yes(&answer) {
        return Consent::Given;
    }
    voice.insist(&message!("cli-ask-refused", "Nothing was done."));
    Consent::Refused
}

/// A yes is one in each language: whoever types it means it.
fn is_yes(answer: &str) -> bool {
    matches!(answer.trim().to_lowercase().as_str(), "y" | "yes" | "s" | "si" | "sí" | "sim")
}

#[cfg(test)]
mod tests {
    use super::is_yes;

    #[test]
    fn a_yes_is_one_in_each_language() {
        for yes in ["y\n", " YES ", "s", "SÍ\r\n", "sim"] {
            assert!(is_yes(yes), "{yes}");
        }
        for no in ["", "\n", "n", "no", "yess", "não", "1"] {
            assert!(!is_yes(no), "{no}");
        }
    }
}
