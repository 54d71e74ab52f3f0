//! What a header claims and the cells do not deny.

use super::{Facts, Verdict};
use crate::cells::Shape;
use crate::column::Detail;
use crate::documents::Document;
use crate::headers::{is_of_a_system, words};
use crate::meaning::{Meaning, Sure};
use crate::tally::share;
use words::{Message, message};

impl Facts<'_> {
    /// What the header claims, if the cells can be that.
    pub(super) fn by_header(&self) -> Option<Verdict> {
        let claim = self.claim?;
        let (is, fits) = self.fits(claim.meaning)?;
        let tally = self.tally;
        let sure = match (fits, claim.whole) {
            (true, true) => Sure::Sure,
            (true, false) => Sure::Likely,
            (false, _) => Sure::Unsure,
        };
        let mut evidence = vec![self.header_says()];
        if !claim.whole {
            evidence.push(message!(
                "inspect-not-all-it-says",
                "which is not all it says, or may mean something else"
            ));
        }
        if !fits {
            evidence.push(message!("inspect-not-borne-out", "the cells do not bear it out"));
        }
        if is == Meaning::Id {
            evidence.extend(self.without_check_digits());
        }
        let (comma, point) = (tally.count(Shape::DecimalComma), tally.count(Shape::DecimalPoint));
        if is == Meaning::Amount && comma > 0 && point > 0 {
            evidence.push(message!(
                "inspect-both-marks",
                "{comma} with a decimal comma, {point} with a point",
                comma = comma,
                point = point
            ));
        }
        let detail = if is == Meaning::Amount { self.decimal() } else { Detail::Plain };
        Some(Verdict { is, sure, detail, evidence })
    }

    /// What a claim comes to, and whether the cells bear it out; nothing where they are something else.
    fn fits(&self, claimed: Meaning) -> Option<(Meaning, bool)> {
        let tally = self.tally;
        let numbers = tally.share(&[Shape::Whole, Shape::DecimalComma, Shape::DecimalPoint]);
        let words = tally.share(&[Shape::Words]);
        let digits = tally.share(&[Shape::Digits]);
        let (distinct, more) = tally.distinct();
        let few = !more && distinct * 2 <= tally.filled.max(4);
        Some(match claimed {
            Meaning::Fax => (Meaning::Fax, true),
            Meaning::AreaCode => (Meaning::AreaCode, tally.digits.is_some_and(|(_, most)| most <= 4)),
            Meaning::Amount | Meaning::Number if numbers > 0.6 => (claimed, true),
            // "Total" and "Mora" are words of texts too.
            Meaning::Amount | Meaning::Number if words > 0.6 => (Meaning::Text, false),
            Meaning::Priority if tally.share(&[Shape::Priority]) > 0.5 => (Meaning::Priority, true),
            Meaning::PostalCode => (Meaning::PostalCode, tally.share(&[Shape::PostalCode]) > 0.5),
            Meaning::State => {
                let states = self.home.is_some_and(|home| tally.states(home) > 0.5);
                (if states { Meaning::State } else { Meaning::Choice }, states || few)
            }
            Meaning::Agent if few && self.one_word() > 0.8 => (Meaning::Agent, true),
            Meaning::Agent => (Meaning::Choice, few),
            // A campaign's name ends in an arrow; this is the name of another kind of campaign.
            Meaning::Campaign => (Meaning::Choice, false),
            Meaning::Zone if few => (Meaning::Choice, false),
            Meaning::Name | Meaning::FirstName | Meaning::LastName if words > 0.5 => (claimed, true),
            // An export of a CRM calls its numbers of people and companies so.
            Meaning::Name | Meaning::Company if digits > 0.8 => (Meaning::Code, false),
            Meaning::Company => (Meaning::Company, true),
            Meaning::City => (Meaning::City, words > 0.5),
            Meaning::Code if is_of_a_system(self.name) || digits > 0.5 => (Meaning::Code, true),
            Meaning::Code if words > 0.8 => (Meaning::Text, false),
            Meaning::Code => (Meaning::Code, share(distinct, tally.filled) > 0.5 || more),
            Meaning::Id => (Meaning::Id, self.has_digits() > 0.5),
            Meaning::Address | Meaning::Text | Meaning::Choice => (claimed, true),
            _ => return None,
        })
    }

    /// What to say of identity numbers that should prove themselves, and do not.
    fn without_check_digits(&self) -> Option<Message> {
        let words = words(self.name);
        let named = |document: &Document| {
            let own = match document {
                Document::Cpf => "cpf",
                Document::Cnpj => "cnpj",
                Document::CiUruguay => "ci",
                Document::RutChile => "rut",
                Document::CuitArgentina => "cuit",
                Document::RucPeru => "ruc",
                Document::NitColombia => "nit",
                Document::Rfc => "rfc",
                Document::Curp => "curp",
                Document::DniSpain | Document::CedulaEcuador => return false,
            };
            let at_home = !document.is_weak() || self.home == Some(document.region());
            at_home && words.iter().any(|word| word == own)
        };
        let document = Document::ALL.into_iter().find(named)?;
        let (count, of) = (self.tally.of_document(document), self.tally.looked_at);
        Some(document.proven(count, of))
    }

    /// The share of cells without a blank, among values that are few, or of digits.
    fn one_word(&self) -> f64 {
        let Some(values) = &self.tally.values else { return self.tally.share(&[Shape::Digits]) };
        let single: u64 =
            values.iter().filter(|(value, _)| !value.contains(' ')).map(|(_, count)| *count).sum();
        share(single, values.values().sum())
    }

    /// The share of cells that are digits, or have enough of them for a number of a person.
    fn has_digits(&self) -> f64 {
        let tally = self.tally;
        let like = share(tally.phone_like, tally.looked_at);
        like.max(tally.share(&[Shape::Digits]))
    }
}
