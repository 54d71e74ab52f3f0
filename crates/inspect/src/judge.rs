//! The verdict on each column: what its header claims, weighed against what its cells are.

mod content;
mod header;
mod labels;

use crate::cells::{self, Shape};
use crate::column::{Column, Detail};
use crate::headers::Claim;
use crate::home::{areas_before_numbers, numbers_of};
use crate::meaning::{Meaning, Sure};
use crate::phones::AsNumbers;
use crate::tally::{Tally, share};
use contact::{Region, mask_digits};
use words::{Message, message};

/// How many cells there are of something, and how that is said.
type Counted = (u64, fn(u64) -> Message);

/// What is known of one column.
pub(crate) struct Facts<'t> {
    name: &'t str,
    tally: &'t Tally,
    claim: Option<Claim>,
    /// The country of the list.
    home: Option<Region>,
    /// The column with the area codes of its numbers.
    area: Option<u16>,
}

/// What a column is, without its numbers.
pub(crate) struct Verdict {
    is: Meaning,
    sure: Sure,
    detail: Detail,
    evidence: Vec<Message>,
}

/// Says what each column seems to be.
pub(crate) fn columns(
    names: &[&str],
    claims: &[Option<Claim>],
    areas: &[Option<u16>],
    tallies: &[Tally],
    home: Option<Region>,
) -> Vec<Column> {
    let facts = |nth: usize| Facts {
        name: names[nth],
        tally: &tallies[nth],
        claim: claims[nth],
        home,
        area: areas[nth],
    };
    let mut columns: Vec<Column> = (0..names.len()).map(|nth| column(nth as u16, &facts(nth))).collect();
    for nth in 1..columns.len() {
        let is_brazil = home.is_some_and(|home| home.as_str() == "BR");
        if is_brazil && areas_before_numbers(nth, claims, tallies) {
            let (area, numbers) = (columns[nth - 1].name.clone(), columns[nth].name.clone());
            columns[nth - 1].is = Meaning::AreaCode;
            columns[nth - 1].sure = Sure::Likely;
            columns[nth - 1].evidence = vec![message!(
                "inspect-before-numbers",
                "its two digits stand before numbers without area code in {numbers}",
                numbers = numbers
            )];
            columns[nth].is = Meaning::Phone;
            columns[nth].sure = Sure::Likely;
            let phones = &tallies[nth].phones;
            let (numbers, read) = (phones.after_area, phones.read);
            columns[nth].detail = Detail::Phone { numbers, read, area: Some(nth as u16 - 1) };
            columns[nth].evidence = vec![message!(
                "inspect-lack-area",
                "its numbers lack the area code that {area} holds",
                area = area
            )];
        }
    }
    labels::heed(&mut columns, tallies);
    columns
}

fn column(at: u16, facts: &Facts<'_>) -> Column {
    let Verdict { is, sure, detail, evidence } = facts.verdict();
    let (distinct, more_distinct) = facts.tally.distinct();
    let examples = facts.tally.examples.iter().map(|example| shown(example, is)).collect();
    let (name, filled) = (facts.name.to_owned(), facts.tally.filled);
    let cautions = facts.cautions(is, &detail);
    Column { name, at, filled, distinct, more_distinct, examples, is, sure, detail, evidence, cautions }
}

/// An example for people's eyes. The digits of what may be a number, of a telephone or of a person, are hidden.
fn shown(example: &str, is: Meaning) -> String {
    let is_day = is == Meaning::Date && (cells::date(example).is_some() || cells::is_compact_date(example));
    if is_day { example.to_owned() } else { mask_digits(example) }
}

impl Facts<'_> {
    /// The first witness who is sure of anything is believed: form that nothing else has, then header and cells together,
    /// then the header, then the cells alone.
    fn verdict(&self) -> Verdict {
        let witnesses: [fn(&Self) -> Option<Verdict>; 6] = [
            Self::nothing,
            Self::refusal,
            Self::by_form,
            Self::claimed_phone,
            Self::by_header,
            Self::by_cells,
        ];
        witnesses.iter().find_map(|witness| witness(self)).unwrap_or_else(|| Verdict {
            is: Meaning::Text,
            sure: Sure::Unsure,
            detail: Detail::Plain,
            evidence: vec![message!("inspect-nothing-tells", "neither header nor cells tell")],
        })
    }

    /// Nothing to look at.
    fn nothing(&self) -> Option<Verdict> {
        let is_flag = self.claims(Meaning::OptOut);
        let evidence = match self.claim {
            Some(claim) => message!(
                "inspect-none-filled-but-named",
                "no cell is filled; the header says {meaning}",
                meaning = claim.meaning.means()
            ),
            None => message!("inspect-none-filled", "no cell is filled"),
        };
        (self.tally.filled == 0 && !is_flag).then(|| plain(Meaning::Empty, Sure::Sure, evidence))
    }

    /// The people who must not be called.
    fn refusal(&self) -> Option<Verdict> {
        self.claims(Meaning::OptOut).then_some(())?;
        let mut evidence = vec![self.header_says()];
        let (mut yes, mut unclear) = (Vec::new(), Vec::new());
        match &self.tally.values {
            Some(values) => {
                for (value, count) in values {
                    let folded = contact::fold_name(value);
                    if YES.contains(&folded.as_str()) {
                        yes.push(value.clone());
                        evidence.push(message!(
                            "inspect-say",
                            "{count} of {filled} say {value}",
                            count = count,
                            filled = self.tally.filled,
                            value = value
                        ));
                    } else if !NO.contains(&folded.as_str()) {
                        unclear.push(Message::foreign(mask_digits(value)));
                    }
                }
            }
            None => unclear.push(message!("inspect-many-values", "many different values")),
        }
        let sure = if unclear.is_empty() { Sure::Sure } else { Sure::Unsure };
        Some(Verdict { is: Meaning::OptOut, sure, detail: Detail::OptOut { yes, unclear }, evidence })
    }

    /// A column that its header calls phones, and whose cells are.
    fn claimed_phone(&self) -> Option<Verdict> {
        self.claims(Meaning::Phone).then_some(())?;
        let tally = self.tally;
        let numbers = self.numbers()?;
        let like = share(tally.phone_like + tally.count(Shape::Exponent), tally.looked_at);
        let good = share(numbers.valid + numbers.without_area, tally.phones.read);
        // What lacks an area code that no column has may be any number, as may what is written like something else.
        let proven = (self.area.is_some() || numbers.valid > 0) && !self.may_be_something_else();
        let mut evidence = vec![self.header_says(), self.numbers_said(numbers)];
        evidence.extend(self.damage());
        let whole = self.claim.is_some_and(|claim| claim.whole);
        let sure = match (like > 0.5, good) {
            (true, 0.5..) if whole && proven && self.home.is_some() => Sure::Sure,
            (true, 0.3..) => Sure::Likely,
            (true, _) if tally.count(Shape::Exponent) > 0 => Sure::Unsure,
            _ => return None,
        };
        Some(Verdict { is: Meaning::Phone, sure, detail: self.phone_detail(self.area), evidence })
    }

    /// Whether all cells are written as days, postal codes or addresses of computers are, which some numbers are too.
    fn may_be_something_else(&self) -> bool {
        let like = |is: fn(&str) -> bool| self.tally.examples.iter().all(|example| is(example));
        let days = self.tally.share(&[Shape::DateCompact]) > 0.9;
        days || like(is_cep) || like(|text| text.parse::<std::net::Ipv4Addr>().is_ok())
    }

    /// The column's cells as numbers of the list's country, or else of the one that fits best.
    fn numbers(&self) -> Option<AsNumbers> {
        let phones = &self.tally.phones;
        let best = || phones.countries.iter().rev().max_by_key(|country| country.valid).copied();
        self.home.and_then(|home| phones.of(home)).or_else(best)
    }

    fn phone_detail(&self, area: Option<u16>) -> Detail {
        let read = self.tally.phones.read;
        self.numbers().map_or(Detail::Plain, |numbers| Detail::Phone { numbers, read, area })
    }

    fn numbers_said(&self, numbers: AsNumbers) -> Message {
        let AsNumbers { region, valid, mobile, fixed, .. } = numbers;
        let said = numbers_of(region, valid, self.tally.phones.read);
        if mobile + fixed == 0 {
            return said;
        }
        message!(
            "inspect-numbers-by-line",
            "{numbers} ({mobile} mobile, {fixed} fixed)",
            numbers = said,
            mobile = mobile,
            fixed = fixed
        )
    }

    /// What was done to numbers.
    fn damage(&self) -> impl Iterator<Item = Message> + use<> {
        let (tally, phones) = (self.tally, &self.tally.phones);
        let without_area = self.numbers().map_or(0, |numbers| numbers.without_area);
        let looked_at = tally.looked_at.saturating_sub(tally.phone_like + tally.count(Shape::Exponent));
        let counts: [Counted; 8] = [
            (tally.count(Shape::Exponent), |count| {
                message!(
                    "inspect-dropped",
                    "{count} whose digits a spreadsheet dropped (5,98E+10)",
                    count = count
                )
            }),
            (tally.count(Shape::Float), |count| {
                message!("inspect-floats", "{count} that went through a float (98344484.0)", count = count)
            }),
            (without_area, |count| {
                message!("inspect-without-area", "{count} without area code", count = count)
            }),
            (phones.several, |count| {
                message!("inspect-several", "{count} with several numbers", count = count)
            }),
            (phones.placeholders, |count| {
                message!("inspect-placeholders", "{count} that only fill a form", count = count)
            }),
            (phones.words, |count| {
                message!("inspect-with-words", "{count} with words beside the number", count = count)
            }),
            (phones.refused, |count| {
                message!("inspect-refused", "{count} with words that say no", count = count)
            }),
            (looked_at, |count| {
                message!("inspect-without-number", "{count} without a number", count = count)
            }),
        ];
        counts.into_iter().filter(|(count, _)| *count > 0).map(|(count, said)| said(count))
    }

    /// What to take care of.
    fn cautions(&self, is: Meaning, detail: &Detail) -> Vec<Message> {
        let tally = self.tally;
        let misleads = matches!(
            (self.claim.map(|claim| claim.meaning), is),
            (Some(Meaning::Phone), other) if !matches!(other, Meaning::Phone | Meaning::Empty)
        );
        let said_no = match (detail, &tally.values) {
            (Detail::OptOut { yes, .. }, Some(values)) => yes.iter().filter_map(|yes| values.get(yes)).sum(),
            _ => 0,
        };
        let is_phone = is == Meaning::Phone;
        let of_phones = |count: u64| if is_phone { count } else { 0 };
        let cautions: [Counted; 5] = [
            (of_phones(tally.count(Shape::Exponent)), |count| {
                message!(
                    "inspect-care-dropped",
                    "{cells} whose digits a spreadsheet dropped (5,98E+10): not dialled",
                    cells = cells(count)
                )
            }),
            (of_phones(tally.phones.placeholders), |count| {
                message!(
                    "inspect-care-placeholders",
                    "{cells} which only fill a form: not dialled",
                    cells = cells(count)
                )
            }),
            (of_phones(tally.phones.words), |count| {
                message!(
                    "inspect-care-words",
                    "{cells} with words beside the number: not dialled",
                    cells = cells(count)
                )
            }),
            (of_phones(tally.phones.refused), |count| {
                message!(
                    "inspect-care-refused",
                    "{cells} with words that say no: not called",
                    cells = cells(count)
                )
            }),
            (said_no, |count| match count {
                1 => message!("inspect-care-opt-out", "1 row that must not be called", rows = 1_u64),
                rows => message!("inspect-care-opt-out", "{rows} rows that must not be called", rows = rows),
            }),
        ];
        let header = misleads
            .then(|| message!("inspect-header-misleads", "its header says phone, and its cells are none"));
        let counted = cautions.into_iter().filter(|(count, _)| *count > 0);
        header.into_iter().chain(counted.map(|(count, said)| said(count))).collect()
    }

    fn claims(&self, meaning: Meaning) -> bool {
        self.claim.is_some_and(|claim| claim.meaning == meaning)
    }

    fn header_says(&self) -> Message {
        let words = self.claim.map_or("", |claim| claim.words);
        message!("inspect-header-says", "the header says {words}", words = words)
    }

    /// What the header says, where it says something else than the cells.
    fn contradiction(&self, is: Meaning) -> Option<Message> {
        let claim = self.claim.filter(|claim| claim.meaning != is)?;
        Some(message!("inspect-although", "although the header says {words}", words = claim.words))
    }
}

/// `01310-100`.
fn is_cep(text: &str) -> bool {
    let parts = text.split_once('-').map(|(region, place)| (region.len(), place.len()));
    parts == Some((5, 3)) && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
}

/// Values that mean yes.
const YES: [&str; 13] =
    ["1", "s", "si", "sim", "y", "yes", "true", "t", "x", "v", "verdadero", "verdadeiro", "1.0"];

/// Values that mean no.
const NO: [&str; 12] = ["0", "n", "no", "nao", "not", "false", "f", "falso", "0.0", "-", "null", "none"];

/// A verdict without kinds.
fn plain(is: Meaning, sure: Sure, evidence: Message) -> Verdict {
    Verdict { is, sure, detail: Detail::Plain, evidence: vec![evidence] }
}

fn cells(count: u64) -> Message {
    match count {
        1 => message!("inspect-cells", "1 cell", cells = 1_u64),
        cells => message!("inspect-cells", "{cells} cells", cells = cells),
    }
}
