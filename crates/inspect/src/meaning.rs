//! What a column can be, in the words of reports and of JSON.

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
    pub fn means(self) -> &'static str {
        match self {
            Self::Fax => "fax or pager",
            Self::AreaCode => "area code",
            Self::FirstName => "first name",
            Self::LastName => "last name",
            Self::Id => "identity number",
            Self::Email => "e-mail",
            Self::Zone => "time zone",
            Self::State => "state or province",
            Self::PostalCode => "postal code",
            Self::OptOut => "do not call",
            Self::Url => "web page",
            Self::Choice => "one of a few values",
            other => other.as_str(),
        }
    }
}

impl Sure {
    /// The word, for people and machines.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Unsure => "unsure",
            Self::Likely => "likely",
            Self::Sure => "sure",
        }
    }
}
