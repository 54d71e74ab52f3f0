//! `dialbase phone`: what a number is, or why it is none.

use crate::args::Phone;
use crate::output::{Failure, print};
use contact::{DialForm, Number};
use normalize::Misread;
use pipeline::Exit;
use serde_json::json;
use std::io::BufRead;

pub(crate) fn phone(args: Phone) -> Result<Exit, Failure> {
    let mut all_read = true;
    let mut tell = |text: &str| -> Result<(), Failure> {
        for read in normalize::read_numbers(text, "", args.region) {
            all_read &= read.is_ok();
            print(if args.json { as_json(text, &read) } else { in_words(&read) })?;
        }
        Ok(())
    };
    if args.numbers.is_empty() {
        for line in std::io::stdin().lock().split(b'\n') {
            // A byte that is no text makes its line unreadable, not those behind it.
            tell(String::from_utf8_lossy(&line.map_err(Failure::Input)?).trim_end())?;
        }
    }
    args.numbers.iter().try_for_each(|text| tell(text))?;
    Ok(if all_read { Exit::Done } else { Exit::Failed })
}

type Read = Result<(Number, Option<&'static str>), Misread>;

/// Tab-separated: E.164, kind, country, as dialled at home, zones.
fn in_words(read: &Read) -> String {
    match read {
        Ok((number, _)) => {
            let zones = zones(*number).join(" ");
            let national = number.dial(DialForm::National);
            format!(
                "{}\t{}\t{}\t{national}\t{zones}",
                number.reveal(),
                number.kind().as_str(),
                number.region()
            )
        }
        Err(Misread { text, why }) => format!("{text}\t{}\t{}", why.code(), why.code().means),
    }
}

fn as_json(input: &str, read: &Read) -> String {
    let value = match read {
        Ok((number, repair)) => json!({
            "input": input,
            "valid": true,
            "e164": number.reveal(),
            "kind": number.kind().as_str(),
            "region": number.region().to_string(),
            "national": number.dial(DialForm::National),
            "zones": zones(*number),
            "repair": repair,
        }),
        Err(Misread { why, .. }) => {
            json!({ "input": input, "valid": false, "code": why.code().id, "reason": why.code().means })
        }
    };
    value.to_string()
}

fn zones(number: Number) -> Vec<&'static str> {
    numbering::zones(number).iter().map(|zone| zone.name()).collect()
}
