//! What a number format makes of a number: itself, a moment, a length of time, or an amount as it is shown.

use super::amount::Amount;
use super::trouble::Trouble;
use crate::Amounts;
use std::collections::HashMap;
use std::sync::Arc;
use words::message;

/// How a number is shown, as far as that changes what it means.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum Look {
    /// As a number, with or without a percent sign or a currency.
    #[default]
    Number,
    /// As a date, a time of day, or both.
    Moment,
    /// As hours that may be more than 24.
    Duration,
    /// As a percent, money, or with decimals or thousands, where it is to be read so.
    Amount(Arc<Amount>),
}

impl Look {
    /// The look of a format that every spreadsheet knows by its number.
    pub(crate) fn builtin(id: u32, amounts: Amounts) -> Self {
        let written = match id {
            46 => return Self::Duration,
            14..=22 | 27..=36 | 45 | 47 | 50..=58 => return Self::Moment,
            2 => "0.00",
            3 => "#,##0",
            4 | 39 | 40 | 43 => "#,##0.00",
            5 | 6 => "$#,##0;($#,##0)",
            7 | 8 => "$#,##0.00;($#,##0.00)",
            9 => "0%",
            10 => "0.00%",
            37 | 38 | 41 => "#,##0;(#,##0)",
            42 => "$#,##0;$(#,##0);$-",
            44 => "$#,##0.00;$(#,##0.00);$-",
            _ => return Self::Number,
        };
        Self::written(written, amounts)
    }

    /// The look of a format as it is written, `dd/mm/yyyy`.
    pub(crate) fn written(format: &str, amounts: Amounts) -> Self {
        match (Self::told(format), amounts) {
            (Self::Number, Amounts::AsShown) => {
                Amount::written(format).map_or(Self::Number, |amount| Self::Amount(Arc::new(amount)))
            }
            (told, _) => told,
        }
    }

    /// Whether a format asks for a number, a moment, or a length of time: its first section is the one for what is not
    /// negative.
    fn told(format: &str) -> Self {
        // What some programs write for `General`, in the language of whoever ran them.
        if ["standard", "estándar", "padrão"].contains(&format.to_lowercase().as_str()) {
            return Self::Number;
        }
        let mut letters = format.chars();
        // Where a condition chooses a section, any of them may be the one.
        let (mut moment, mut conditional) = (false, false);
        while let Some(letter) = letters.next() {
            match letter {
                ';' if conditional => {}
                ';' => break,
                '\\' | '_' | '*' => drop(letters.next()),
                '"' => drop(letters.find(|&c| c == '"')),
                '[' => {
                    let inside: String = letters.by_ref().take_while(|&c| c != ']').collect();
                    if is_elapsed(&inside) {
                        return Self::Duration;
                    }
                    conditional |= inside.starts_with(['=', '<', '>']);
                }
                'd' | 'D' | 'm' | 'M' | 'y' | 'Y' | 'h' | 'H' | 's' | 'S' => moment = true,
                // A colour or a locale without its bracket is a word, and so is `General`.
                'G' | 'g'
                    if letters.as_str().get(..6).is_some_and(|rest| rest.eq_ignore_ascii_case("eneral")) =>
                {
                    letters = letters.as_str()[6..].chars();
                }
                // What asks for digits shows a number, whatever letters stand about it.
                '#' | '?' if !conditional => return Self::Number,
                // Behind seconds it asks for their fraction.
                '0' if !moment && !conditional => return Self::Number,
                _ => {}
            }
        }
        if moment { Self::Moment } else { Self::Number }
    }
}

/// `h`, `hh`, `mm`, `ss`: time that is added up.
fn is_elapsed(bracket: &str) -> bool {
    let mut letters = bracket.chars().map(|c| c.to_ascii_lowercase());
    letters.next().is_some_and(|first| "hms".contains(first) && letters.all(|c| c == first))
}

/// The looks of a workbook's cell formats, in the order in which cells name them.
#[derive(Debug, Default)]
pub(crate) struct Looks {
    amounts: Amounts,
    /// The formats that the workbook writes itself; the last of the same number holds.
    written: HashMap<u32, Look>,
    of_cells: Vec<Look>,
}

/// The most formats that a workbook has.
const MAX_FORMATS: usize = 1 << 20;

impl Looks {
    pub(crate) fn new(amounts: Amounts) -> Self {
        Self { amounts, ..Self::default() }
    }

    pub(crate) fn write(&mut self, id: u32, format: &str) -> Result<(), Trouble> {
        self.written.insert(id, Look::written(format, self.amounts));
        enough(self.written.len())
    }

    pub(crate) fn cell(&mut self, id: u32) -> Result<(), Trouble> {
        let written = self.written.get(&id).cloned();
        self.of_cells.push(written.unwrap_or_else(|| Look::builtin(id, self.amounts)));
        enough(self.of_cells.len())
    }

    pub(crate) fn of(&self, style: usize) -> &Look {
        self.of_cells.get(style).unwrap_or(&Look::Number)
    }
}

fn enough(formats: usize) -> Result<(), Trouble> {
    if formats > MAX_FORMATS {
        Err(Trouble::too_big(message!("ingest-too-many-formats", "it has more than a million formats")))
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_is_told_by_what_it_asks_for() {
        use Look::{Duration, Moment, Number};
        let check = |format, look| assert_eq!(Look::written(format, Amounts::AsStored), look, "{format}");
        check("General", Number);
        check("0.00", Number);
        check("dd/mm/yyyy", Moment);
        check("[$-409]d-mmm-yy;@", Moment);
        check("[$R$-416] #,##0.00", Number);
        check("\"dias\" 0", Number);
        check("0\\d", Number);
        check("_(* #,##0_);_(* \\(#,##0\\)", Number);
        check("[Red]0;[Blue]-0", Number);
        check("[h]:mm", Duration);
        check("[mm]:ss.0", Duration);
        check("hh:mm AM/PM", Moment);
        check("0.00E+00", Number);
        check("@", Number);
        check("mm:ss.0", Moment);
        check("0;dd", Number);
        check("[=0]?;[hh]:mm", Duration);
        check("[=0]?;hh:mm", Moment);
        check("[=0]?;0%", Number);
        check("[<0]0;[>=1000]0.0,\"d\";0", Number);
        check("#,##0.00 \"USD\";d", Number);
        check("[DBNum1]yyyy\"年\"m\"月\"", Moment);
        check("0 days", Number);
        check("Standard", Number);
        check("general", Number);
    }

    #[test]
    fn what_the_workbook_writes_goes_before_what_everybody_knows() {
        use Look::{Duration, Moment, Number};
        let mut looks = Looks::default();
        looks.write(14, "0.00").unwrap();
        looks.write(165, "yyyy-mm-dd").unwrap();
        for id in [0, 14, 165, 22, 46, 999] {
            looks.cell(id).unwrap();
        }
        let found: Vec<&Look> = (0..7).map(|style| looks.of(style)).collect();
        assert_eq!(found, [&Number, &Number, &Moment, &Moment, &Duration, &Number, &Number]);
    }

    #[test]
    fn amounts_are_shown_where_that_is_asked_for() {
        let check = |id, shown: &str| {
            let mut text = String::new();
            if let Look::Amount(amount) = Look::builtin(id, Amounts::AsShown) {
                amount.write(-0.5, &mut text);
            }
            assert_eq!(text, shown, "{id}");
            assert!(!matches!(Look::builtin(id, Amounts::AsStored), Look::Amount(_)), "{id}");
        };
        check(0, "");
        check(1, "");
        check(2, "-0.50");
        check(3, "-1");
        check(4, "-0.50");
        check(6, "($1)");
        check(8, "($0.50)");
        check(9, "-50%");
        check(10, "-50.00%");
        check(11, "");
        check(14, "");
        check(38, "(1)");
        check(39, "-0.50");
        check(42, "$(1)");
        check(44, "$(0.50)");
    }
}
