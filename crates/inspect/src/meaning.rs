//! What a column can be, in the words of reports and of JSON.

use words::{Message, message};

/// What a column can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Meaning {
    /// Telephone numbers that may be dialled.
    Phone,
    /// Telephone numbers that nobody answers: of fax machines and pagers.
    Fax,
    /// The area code of numbers in another column.
    AreaCode,
    /// Names of people.
    Name,
    /// First names of people.
    FirstName,
    /// Last names of people.
    LastName,
    /// Names of companies.
    Company,
    /// What the state, or the house, numbers people by.
    Id,
    /// Addresses of electronic mail.
    Email,
    /// Days of the calendar.
    Date,
    /// Money.
    Amount,
    /// Digits or letters that name a thing, and are no quantity.
    Code,
    /// A quantity that is no money.
    Number,
    /// Time zones.
    Zone,
    /// States or provinces.
    State,
    /// Cities.
    City,
    /// Streets and houses.
    Address,
    /// Postal codes.
    PostalCode,
    /// The order in which people are called.
    Priority,
    /// Which agent a row is for.
    Agent,
    /// Which campaign a row is for.
    Campaign,
    /// Whether a person must not be called.
    OptOut,
    /// Addresses of web pages.
    Url,
    /// One of a few values.
    Choice,
    /// Whatever people write.
    Text,
    /// Nothing.
    Empty,
}

/// How sure it is what a column is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sure {
    /// What there is speaks against itself, or hardly speaks.
    Unsure,
    /// The cells or the header say so, and the other is silent.
    Likely,
    /// Header and cells agree, or the cells alone leave no doubt.
    Sure,
}

impl Meaning {
    /// The name for machines: `area-code`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Fax => "fax",
            Self::AreaCode => "area-code",
            Self::Name => "name",
            Self::FirstName => "first-name",
            Self::LastName => "last-name",
            Self::Company => "company",
            Self::Id => "id",
            Self::Email => "email",
            Self::Date => "date",
            Self::Amount => "amount",
            Self::Code => "code",
            Self::Number => "number",
            Self::Zone => "zone",
            Self::State => "state",
            Self::City => "city",
            Self::Address => "address",
            Self::PostalCode => "postal-code",
            Self::Priority => "priority",
            Self::Agent => "agent",
            Self::Campaign => "campaign",
            Self::OptOut => "opt-out",
            Self::Url => "url",
            Self::Choice => "choice",
            Self::Text => "text",
            Self::Empty => "empty",
        }
    }

    /// The words for people: `area code`.
    #[must_use]
    pub fn means(self) -> Message {
        match self {
            Self::Phone => message!("meaning-phone", "phone"),
            Self::Fax => message!("meaning-fax", "fax or pager"),
            Self::AreaCode => message!("meaning-area-code", "area code"),
            Self::Name => message!("meaning-name", "name"),
            Self::FirstName => message!("meaning-first-name", "first name"),
            Self::LastName => message!("meaning-last-name", "last name"),
            Self::Company => message!("meaning-company", "company"),
            Self::Id => message!("meaning-id", "identity number"),
            Self::Email => message!("meaning-email", "e-mail"),
            Self::Date => message!("meaning-date", "date"),
            Self::Amount => message!("meaning-amount", "amount"),
            Self::Code => message!("meaning-code", "code"),
            Self::Number => message!("meaning-number", "number"),
            Self::Zone => message!("meaning-zone", "time zone"),
            Self::State => message!("meaning-state", "state or province"),
            Self::City => message!("meaning-city", "city"),
            Self::Address => message!("meaning-address", "address"),
            Self::PostalCode => message!("meaning-postal-code", "postal code"),
            Self::Priority => message!("meaning-priority", "priority"),
            Self::Agent => message!("meaning-agent", "agent"),
            Self::Campaign => message!("meaning-campaign", "campaign"),
            Self::OptOut => message!("meaning-opt-out", "do not call"),
            Self::Url => message!("meaning-url", "web page"),
            Self::Choice => message!("meaning-choice", "one of a few values"),
            Self::Text => message!("meaning-text", "text"),
            Self::Empty => message!("meaning-empty", "empty"),
        }
    }
}

impl Sure {
    /// The word for people.
    #[must_use]
    pub fn said(self) -> Message {
        match self {
            Self::Unsure => message!("sure-unsure", "unsure"),
            Self::Likely => message!("sure-likely", "likely"),
            Self::Sure => message!("sure-sure", "sure"),
        }
    }

    /// The word for machines.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Unsure => "unsure",
            Self::Likely => "likely",
            Self::Sure => "sure",
        }
    }
}
