//! What cells say by themselves: forms that nothing else has, and what is likely where no header helps.

use super::{Facts, Verdict, plain};
use crate::cells::Shape;
use crate::column::{DateForm, Detail};
use crate::documents::Document;
use crate::meaning::{Meaning, Sure};
use crate::tally::share;
use words::{Message, message};

/// What cells of a shape are, from which share of them on, and what they are called.
type Form = (Meaning, Shape, f64, fn() -> Message);

/// Days with marks between their parts.
const DATES: [Shape; 4] = [Shape::DateIso, Shape::DateDayFirst, Shape::DateMonthFirst, Shape::DateEither];

impl Facts<'_> {
    /// A form that nothing else has, whatever the header says.
    pub(super) fn by_form(&self) -> Option<Verdict> {
        let tally = self.tally;
        let zones = if self.claims(Meaning::Zone) { 0.2 } else { 0.5 };
        let forms: [Form; 4] = [
            (Meaning::Email, Shape::Email, 0.8, || message!("inspect-emails", "addresses of e-mail")),
            (Meaning::Url, Shape::Url, 0.8, || message!("inspect-urls", "addresses of web pages")),
            (Meaning::Campaign, Shape::Campaign, 0.8, || {
                message!("inspect-campaigns", "names that end in -> or <-, as campaigns do")
            }),
            (Meaning::Zone, Shape::Zone, zones, || message!("inspect-zones", "IANA time zones")),
        ];
        let form = forms.into_iter().find(|(_, shape, least, _)| tally.share(&[*shape]) > *least);
        if let Some((is, shape, _, means)) = form {
            let mut verdict = plain(is, Sure::Sure, cells_are(tally.count(shape), tally.looked_at, means()));
            verdict.evidence.extend(self.contradiction(is));
            return Some(verdict);
        }
        self.document().or_else(|| self.date())
    }

    /// Identity numbers with their check digits. One number in ten has some of these by chance, so few cells prove nothing.
    fn document(&self) -> Option<Verdict> {
        let tally = self.tally;
        let (mut document, mut count) = tally.document()?;
        let is_brazilian = matches!(document, Document::Cpf | Document::Cnpj);
        if is_brazilian {
            count = tally.of_document(Document::Cpf) + tally.of_document(Document::Cnpj);
        }
        let named = self.claims(Meaning::Id);
        let (least, cells) = match (document.is_weak(), named) {
            (false, true) => (0.5, 1),
            (false, false) => (0.8, 2),
            (true, true) => (0.7, 3),
            (true, false) => (0.95, 12),
        };
        let is_date = tally.share(&[Shape::DateCompact, Shape::DateIso]) > 0.9;
        let is_phone = self.claims(Meaning::Phone)
            && document.is_weak()
            && self.numbers().is_some_and(|numbers| share(numbers.valid, tally.phones.read) > 0.5);
        if is_date || is_phone || tally.looked_at < cells || share(count, tally.looked_at) < least {
            return None;
        }
        if is_brazilian && tally.of_document(Document::Cnpj) > tally.of_document(Document::Cpf) {
            document = Document::Cnpj;
        }
        let mut verdict = plain(Meaning::Id, Sure::Sure, document.proven(count, tally.looked_at));
        verdict.evidence.extend(self.contradiction(Meaning::Id));
        verdict.detail = Detail::Document(document);
        Some(verdict)
    }

    /// Days of the calendar, however written.
    fn date(&self) -> Option<Verdict> {
        let tally = self.tally;
        let named = self.claims(Meaning::Date);
        let written = tally.share(&DATES);
        let compact = tally.share(&[Shape::DateCompact]);
        let (form, count) = if written > if named { 0.4 } else { 0.8 } {
            (self.date_form(), DATES.iter().map(|shape| tally.count(*shape)).sum())
        } else if compact > 0.95 && tally.looked_at >= if named { 1 } else { 5 } {
            (DateForm::Compact, tally.count(Shape::DateCompact))
        } else if named && tally.share(&[Shape::DateSerial]) > 0.8 {
            (DateForm::Serial, tally.count(Shape::DateSerial))
        } else {
            return None;
        };
        let sure = if form == DateForm::Compact && !named { Sure::Likely } else { Sure::Sure };
        let said = cells_are(count, tally.looked_at, message!("inspect-dates", "dates"));
        let mut verdict = plain(Meaning::Date, sure, said);
        verdict.evidence.extend(self.contradiction(Meaning::Date));
        verdict.detail = Detail::Date(form);
        Some(verdict)
    }

    fn date_form(&self) -> DateForm {
        let tally = self.tally;
        let count = |shape| tally.count(shape) > 0;
        match (count(Shape::DateDayFirst), count(Shape::DateMonthFirst), count(Shape::DateEither)) {
            (true, true, _) => DateForm::Mixed,
            (true, false, _) => DateForm::DayFirst,
            (false, true, _) => DateForm::MonthFirst,
            (false, false, true) => DateForm::Either,
            (false, false, false) => DateForm::Iso,
        }
    }

    /// What is likely where no header helps.
    pub(super) fn by_cells(&self) -> Option<Verdict> {
        if self.claim.is_some() {
            return self.against_header();
        }
        self.likely_phone()
            .or_else(|| self.likely_state())
            .or_else(|| self.likely_digits())
            .or_else(|| self.likely_words())
    }

    /// The header says something that the cells are not, and they are nothing that is told by its form.
    fn against_header(&self) -> Option<Verdict> {
        let claim = self.claim?;
        let tally = self.tally;
        let are = if tally.share(&[Shape::Words]) > 0.5 {
            (Meaning::Text, message!("inspect-words", "words"))
        } else if tally.share(&[Shape::Digits]) > 0.5 {
            (Meaning::Code, message!("inspect-digits", "digits"))
        } else {
            (Meaning::Text, message!("inspect-this-and-that", "this and that"))
        };
        let said = message!(
            "inspect-cells-against-header",
            "the cells are {cells}, although the header says {words}",
            cells = are.1,
            words = claim.words
        );
        Some(plain(are.0, Sure::Unsure, said))
    }

    fn likely_phone(&self) -> Option<Verdict> {
        let tally = self.tally;
        let numbers = self.numbers()?;
        let all = share(tally.phone_like, tally.looked_at) > 0.9;
        let good = share(numbers.valid, tally.phones.read) > 0.9;
        (all && good && tally.looked_at >= 3).then(|| Verdict {
            is: Meaning::Phone,
            sure: Sure::Likely,
            detail: self.phone_detail(self.area),
            evidence: vec![self.numbers_said(numbers), message!("inspect-no-header", "no header says so")],
        })
    }

    fn likely_state(&self) -> Option<Verdict> {
        let home = self.home?;
        let states = self.tally.states(home) > 0.95 && self.tally.looked_at >= 10;
        let said = || {
            message!(
                "inspect-states-of",
                "its words are states or provinces of {region}",
                region = home.as_str()
            )
        };
        states.then(|| plain(Meaning::State, Sure::Likely, said()))
    }

    fn likely_digits(&self) -> Option<Verdict> {
        let tally = self.tally;
        let (distinct, _) = tally.distinct();
        let decimals = tally.share(&[Shape::DecimalComma, Shape::DecimalPoint]);
        if decimals > 0.3 && decimals + tally.share(&[Shape::Whole]) > 0.9 {
            let mut verdict = plain(
                Meaning::Amount,
                Sure::Likely,
                message!("inspect-decimals", "its cells are numbers with decimals"),
            );
            verdict.detail = self.decimal();
            return Some(verdict);
        }
        if tally.share(&[Shape::Digits]) < 0.95 {
            return None;
        }
        let few = distinct <= 12 && tally.looked_at >= distinct * 3;
        Some(if few {
            plain(Meaning::Choice, Sure::Likely, over_and_over(distinct))
        } else if tally.count(Shape::LeadingZero) > 0 {
            plain(
                Meaning::Code,
                Sure::Likely,
                message!("inspect-zeros", "its digits begin with zeros, which no quantity does"),
            )
        } else {
            plain(
                Meaning::Code,
                Sure::Unsure,
                message!(
                    "inspect-number-or-name",
                    "its cells are digits: a number of things, or the name of one"
                ),
            )
        })
    }

    fn likely_words(&self) -> Option<Verdict> {
        let tally = self.tally;
        let (distinct, more) = tally.distinct();
        if distinct <= 20 && !more && tally.looked_at >= distinct * 3 {
            return Some(plain(Meaning::Choice, Sure::Likely, over_and_over(distinct)));
        }
        let names =
            tally.share(&[Shape::SeveralWords]) > 0.6 && (more || share(distinct, tally.filled) > 0.6);
        names.then(|| {
            let said = message!("inspect-some-words", "its cells are some words each, most of them once");
            plain(Meaning::Name, Sure::Unsure, said)
        })
    }

    pub(super) fn decimal(&self) -> Detail {
        let (comma, point) = (self.tally.count(Shape::DecimalComma), self.tally.count(Shape::DecimalPoint));
        match (comma, point) {
            (0, 0) => Detail::Plain,
            (comma, point) if comma >= point => Detail::Decimal(','),
            _ => Detail::Decimal('.'),
        }
    }
}

fn cells_are(count: u64, of: u64, what: Message) -> Message {
    message!("inspect-cells-are", "{count} of {of} cells are {what}", count = count, of = of, what = what)
}

fn over_and_over(distinct: u64) -> Message {
    if distinct == 1 {
        message!("inspect-all-the-same", "all its cells are the same")
    } else {
        message!("inspect-over-and-over", "it holds {distinct} values over and over", distinct = distinct)
    }
}
