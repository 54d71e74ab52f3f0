//! What a number format makes of a number: itself, a moment, or a length of time.

use super::trouble::Trouble;
use std::collections::HashMap;

/// How a number is shown, as far as that changes what it means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Look {
    /// As a number, with or without a percent sign or a currency.
    #[default]
    Number,
    /// As a date, a time of day, or both.
    Moment,
    /// As hours that may be more than 24.
    Duration,
}

impl Look {
    /// The look of a format that every spreadsheet knows by its number.
    pub(crate) fn builtin(id: u32) -> Self {
        match id {
            46 => Self::Duration,
            14..=22 | 27..=36 | 45 | 47 | 50..=58 => Self::Moment,
            _ => Self::Number,
        }
    }

    /// The look of a format as it is written, `dd/mm/yyyy`: its first section is the one for what is not negative.
    pub(crate) fn written(format: &str) -> Self {
        // What some programs write for `General`, in the language of whoever ran them.
        if ["standard", "estándar", "padrão"].contains(&format.to_lowercase().as_str()) {
            return Self::Number;
        }
        let mut letters = format.chars();
        let mut moment = false;
        while let Some(letter) = letters.next() {
            match letter {
                ';' => break,
                '\\' | '_' | '*' => drop(letters.next()),
                '"' => drop(letters.find(|&c| c == '"')),
                '[' => {
                    let inside: String = letters.by_ref().take_while(|&c| c != ']').collect();
                    if is_elapsed(&inside) {
                        return Self::Duration;
                    }
                }
                'd' | 'D' | 'm' | 'M' | 'y' | 'Y' | 'h' | 'H' | 's' | 'S' => moment = true,
                // A colour or a locale without its bracket is a word, and so is `General`.
                'G' | 'g'
                    if letters.as_str().get(..6).is_some_and(|rest| rest.eq_ignore_ascii_case("eneral")) =>
                {
                    letters = letters.as_str()[6..].chars();
                }
                // What asks for digits shows a number, whatever letters stand about it.
                '#' | '?' => return Self::Number,
                // Behind seconds it asks for their fraction.
                '0' if !moment => return Self::Number,
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
#[derive(Clone, Debug, Default)]
pub(crate) struct Looks {
    /// The formats that the workbook writes itself; the last of the same number holds.
    written: HashMap<u32, Look>,
    of_cells: Vec<Look>,
}

/// The most formats that a workbook has.
const MAX_FORMATS: usize = 1 << 20;

impl Looks {
    pub(crate) fn write(&mut self, id: u32, format: &str) -> Result<(), Trouble> {
        self.written.insert(id, Look::written(format));
        enough(self.written.len())
    }

    pub(crate) fn cell(&mut self, id: u32) -> Result<(), Trouble> {
        let written = self.written.get(&id).copied();
        self.of_cells.push(written.unwrap_or_else(|| Look::builtin(id)));
        enough(self.of_cells.len())
    }

    pub(crate) fn of(&self, style: usize) -> Look {
        self.of_cells.get(style).copied().unwrap_or_default()
    }
}

fn enough(formats: usize) -> Result<(), Trouble> {
    if formats > MAX_FORMATS {
        Err(Trouble::TooBig("it has more than a million formats".into()))
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
        let check = |format, look| assert_eq!(Look::written(format), look, "{format}");
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
        let found: Vec<Look> = (0..7).map(|style| looks.of(style)).collect();
        assert_eq!(found, [Number, Number, Moment, Moment, Duration, Number, Number]);
    }
}
