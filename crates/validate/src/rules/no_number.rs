//! A contact without a number cannot be called.

use contact::{Code, Contact, Finding, NoNumber, Severity};

static MISSING: Code = Code {
    id: "phone-missing",
    severity: Severity::LeftOut,
    means: "no number stands in the row's phone columns",
    advice: "write a number in one of them; a sign alone, such as - or 0, counts as blank",
};

static UNREADABLE: Code = Code {
    id: "phone-unreadable",
    severity: Severity::LeftOut,
    means: "what stands in the row's phone columns is no telephone number",
    advice: "write a full number, with the country code if it is of another country",
};

static NOT_ALLOWED: Code = Code {
    id: "phone-not-allowed",
    severity: Severity::LeftOut,
    means: "all numbers of the row are of a kind or a country that is not called",
    advice: "give another number; the finding beside this one says what is the matter with it",
};

static BLACKLISTED: Code = Code {
    id: "blacklisted",
    severity: Severity::LeftOut,
    means: "a blacklist holds a number of the row and no other remains",
    advice: "nothing to do: this person must not be called",
};

static REFUSED: Code = Code {
    id: "refused-elsewhere",
    severity: Severity::LeftOut,
    means: "another row says that the row's number must not be called, and no other number remains, so nobody is called for this row",
    advice: "nothing to do: this person must not be called",
};

pub(crate) static CODES: [&Code; 5] = [&MISSING, &UNREADABLE, &NOT_ALLOWED, &BLACKLISTED, &REFUSED];

pub(crate) fn check(contact: &Contact) -> Result<(), Finding> {
    if !contact.phones.is_empty() {
        return Ok(());
    }
    let code = match contact.no_number {
        NoNumber::Missing => &MISSING,
        NoNumber::Unreadable => &UNREADABLE,
        NoNumber::NotAllowed => &NOT_ALLOWED,
        NoNumber::Blacklisted => &BLACKLISTED,
        NoNumber::Refused => &REFUSED,
    };
    Err(Finding::new(code, contact.row, None, ""))
}
