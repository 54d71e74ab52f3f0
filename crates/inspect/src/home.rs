//! Of which country a list is: its numbers, its documents, its states, its languages, each with their weight.

use crate::cells::Shape;
use crate::headers::{self, Claim, Language};
use crate::meaning::{Meaning, Sure};
use crate::phones::Countries;
use crate::tally::{Tally, share};
use contact::Region;
use words::{Message, message};

/// Of which country a list seems to be.
#[derive(Clone, Debug, PartialEq)]
pub struct Home {
    /// The country.
    pub region: Region,
    /// How sure it is.
    pub sure: Sure,
    /// Why, in words.
    pub evidence: Vec<Message>,
    /// Others that it may be, the likeliest first.
    pub others: Vec<Region>,
}

/// Words of headers that only some countries use, and which.
const USED_IN: [(&str, &[&str]); 24] = [
    ("ddd", &["BR"]),
    ("cpf", &["BR"]),
    ("cnpj", &["BR"]),
    ("cep", &["BR"]),
    ("uf", &["BR"]),
    ("rut", &["CL", "UY"]),
    ("run", &["CL"]),
    ("comuna", &["CL"]),
    ("rfc", &["MX"]),
    ("curp", &["MX"]),
    ("lada", &["MX"]),
    ("colonia", &["MX"]),
    ("dni", &["AR", "PE", "ES"]),
    ("cuit", &["AR"]),
    ("cuil", &["AR"]),
    ("localidad", &["AR", "UY"]),
    ("nif", &["ES", "PT"]),
    ("nie", &["ES"]),
    ("nit", &["CO", "BO"]),
    ("cedula", &["UY", "CO", "EC", "PY", "VE"]),
    ("ci", &["UY", "PY", "BO", "EC"]),
    ("s/", &["PE"]),
    ("gs", &["PY"]),
    ("zip", &["US"]),
];

/// The languages of a country's lists.
fn speaks(region: Region, language: Language) -> bool {
    match language {
        Language::Portuguese => matches!(region.as_str(), "BR" | "PT"),
        Language::Spanish => !matches!(region.as_str(), "BR" | "PT" | "US"),
        Language::English => region.as_str() == "US",
    }
}

/// Fewer numbers than these prove no country by themselves.
const FEW: u64 = 5;

/// A country under consideration.
struct Candidate {
    region: Region,
    score: f64,
    /// Whether more than a few cells speak for it: a few numbers are soon of two countries.
    is_backed: bool,
    evidence: Vec<Message>,
}

/// Of which country a table seems to be; nothing where nothing speaks for any.
pub(crate) fn home(
    names: &[&str],
    claims: &[Option<Claim>],
    tallies: &[Tally],
    countries: &Countries,
) -> Option<Home> {
    let phones = phone_columns(claims, tallies);
    let candidate = |region| candidate(region, names, claims, &phones, tallies);
    let mut candidates: Vec<Candidate> = countries.regions().map(candidate).collect();
    candidates.sort_by(|one, other| other.score.total_cmp(&one.score));
    let mut candidates = candidates.into_iter();
    let best = candidates.next().filter(|best| best.score > 0.3)?;
    let rest: Vec<Candidate> = candidates.collect();
    let ahead = best.score - rest.first().map_or(0.0, |second| second.score);
    let sure = if best.score >= 0.7 && ahead >= 0.12 && best.is_backed {
        Sure::Sure
    } else if ahead >= 0.1 {
        Sure::Likely
    } else {
        Sure::Unsure
    };
    let near = rest.into_iter().filter(|other| best.score - other.score < 0.25 && other.score > 0.3);
    Some(Home {
        region: best.region,
        sure,
        evidence: best.evidence,
        others: near.map(|candidate| candidate.region).collect(),
    })
}

/// The columns whose cells are weighed: those that a header calls phones, or else those that may be.
fn phone_columns<'t>(claims: &[Option<Claim>], tallies: &'t [Tally]) -> Vec<&'t Tally> {
    let named = |meaning| {
        let is = move |claim: &Option<Claim>| claim.map(|claim| claim.meaning) == meaning;
        claims.iter().zip(tallies).filter(move |(claim, tally)| is(claim) && tally.phones.read > 0)
    };
    let mut phones: Vec<&Tally> = named(Some(Meaning::Phone)).map(|(_, tally)| tally).collect();
    // What proves to be a document is none, whatever its header says.
    let proves =
        |tally: &Tally| tally.document().is_some_and(|(_, count)| share(count, tally.looked_at) > 0.8);
    phones.retain(|tally| !proves(tally));
    if phones.is_empty() {
        phones = named(None).map(|(_, tally)| tally).filter(|tally| !proves(tally)).collect();
        phones.retain(|tally| {
            let best = tally.phones.countries.iter().map(|country| country.valid).max().unwrap_or(0);
            share(best, tally.looked_at) > 0.6
        });
    }
    phones
}

fn candidate(
    region: Region,
    names: &[&str],
    claims: &[Option<Claim>],
    phones: &[&Tally],
    tallies: &[Tally],
) -> Candidate {
    let (mut score, mut evidence) = by_numbers(region, phones);
    let proven = tallies.iter().filter_map(|tally| Some((tally.document()?, tally.looked_at)));
    let document = proven.filter(|((document, count), looked_at)| {
        document.region() == region && *looked_at >= 3 && share(*count, *looked_at) > 0.9
    });
    if let Some(((document, _), _)) = document.max_by_key(|((_, count), _)| *count) {
        score += 0.3;
        evidence.push(message!(
            "inspect-documents",
            "a column holds {document} numbers",
            document = document.means()
        ));
    }
    if region.as_str() == "BR" && (1..tallies.len()).any(|nth| areas_before_numbers(nth, claims, tallies)) {
        score += 0.6;
        let said =
            message!("inspect-areas-before", "two digits stand before numbers that lack their area code");
        evidence.insert(0, said);
    }
    let states = tallies.iter().filter(|tally| tally.looked_at >= 3).map(|tally| tally.states(region));
    if states.fold(0.0, f64::max) > 0.8 {
        score += 0.2;
        evidence.push(message!("inspect-states", "a column holds its states or provinces"));
    }
    let words: Vec<String> = names.iter().flat_map(|name| headers::words(name)).collect();
    let typical = USED_IN
        .iter()
        .filter(|(word, of)| of.contains(&region.as_str()) && words.iter().any(|known| known == word));
    if let Some((word, of)) = typical.min_by_key(|(_, of)| of.len()) {
        score += if of.len() == 1 { 0.3 } else { 0.15 };
        evidence.push(message!("inspect-a-header-says", "a header says {word}", word = word.to_uppercase()));
    }
    let spoken: Vec<Language> = names.iter().flat_map(|name| headers::languages(name)).collect();
    let own = spoken.iter().filter(|language| speaks(region, **language)).count();
    score += 0.2 * share(own as u64, spoken.len() as u64);
    let numbers: u64 = phones.iter().map(|tally| tally.phones.read).sum();
    let is_backed = numbers >= FEW || evidence.len() > 1;
    Candidate { region, score, is_backed, evidence }
}

/// What the columns of phones say for a country, and in words.
fn by_numbers(region: Region, phones: &[&Tally]) -> (f64, Vec<Message>) {
    let read: u64 = phones.iter().map(|tally| tally.phones.read).sum();
    let of = |tally: &&&Tally| tally.phones.of(region);
    let valid: u64 = phones.iter().filter_map(|tally| of(&tally)).map(|country| country.valid).sum();
    let local: u64 = phones.iter().filter_map(|tally| of(&tally)).map(|country| country.without_area).sum();
    let mut evidence = Vec::new();
    if valid > 0 {
        evidence.push(numbers_of(region, valid, read));
    }
    let place = |tally: &&&Tally| tally.phones.countries.iter().position(|country| country.region == region);
    let plus: u64 = phones.iter().filter_map(|tally| Some(tally.phones.with_plus[place(&tally)?])).sum();
    (share(valid, read) + 0.3 * share(local, read) + 0.3 * share(plus, read), evidence)
}

pub(crate) fn numbers_of(region: Region, valid: u64, read: u64) -> Message {
    message!(
        "inspect-numbers-of",
        "{valid} of {read} cells hold numbers of {region}",
        valid = valid,
        read = read,
        region = region.as_str()
    )
}

/// An area of Brazil in the column before, and in this one numbers that lack it, where no header tells.
pub(crate) fn areas_before_numbers(nth: usize, claims: &[Option<Claim>], tallies: &[Tally]) -> bool {
    let (area, numbers) = (&tallies[nth - 1], &tallies[nth]);
    claims[nth - 1].is_none()
        && claims[nth].is_none()
        && area.digits.is_some_and(|(least, most)| least >= 2 && most <= 3)
        && area.share(&[Shape::Digits]) > 0.9
        && numbers.looked_at >= 3
        && share(numbers.phones.after_area.valid, numbers.looked_at) > 0.6
}
