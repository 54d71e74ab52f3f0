//! The instance's own blacklist: numbers put on it and taken off.
//!
//! The vendor's page, section "Blacklist", has an object for an entry and four calls that take one or an array of it. It does
//! not say how the JSON travels in the form ("Params: objeto blacklist (JSON Object)"): no field is named, and no client of
//! others is known that could tell. It is most likely a field like `call` and `callspool` of the page's other objects, and
//! [`field::BLACKLIST`](crate::field::BLACKLIST) is the page's word for the object; an instance that wants another is given
//! another.
//!
//! These calls may be made again: a number that is listed twice is listed, one that is taken off twice is off. Whether the
//! instance then keeps an entry twice is not known, and nobody is called for it. The instance looks at its list when it dials,
//! and only where the dialer's switch for it is on; how it compares numbers is not known. So never rely on it alone.

use crate::secret::masked;
use crate::{Call, Client, Error, Token, path};
use serde_json::{Value, json};
use std::fmt;

/// A number on the blacklist, and whose it is. All keys travel; what is unknown stays empty.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct BlacklistEntry<'a> {
    /// The number.
    pub phone: &'a str,
    /// The campaign for which it is listed. `*` likely means every campaign, and so does nothing.
    pub campaign: &'a str,
    /// Who lists it.
    pub username: &'a str,
    /// The person's company.
    pub company: &'a str,
    /// The person's job.
    pub job_title: &'a str,
    /// The person's name.
    pub name: &'a str,
}

/// Everything but the person.
impl fmt::Debug for BlacklistEntry<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BlacklistEntry")
            .field("phone", &masked(self.phone))
            .field("campaign", &self.campaign)
            .field("username", &self.username)
            .field("company", &masked(self.company))
            .field("job_title", &masked(self.job_title))
            .field("name", &masked(self.name))
            .finish()
    }
}

impl BlacklistEntry<'_> {
    fn json(&self) -> Value {
        json!({
            "phone": self.phone,
            "campaign": self.campaign,
            "username": self.username,
            "company": self.company,
            "job_title": self.job_title,
            "name": self.name,
        })
    }
}

impl Client {
    /// Puts a number on the blacklist, in the form's field `field`. May be made again.
    ///
    /// The vendor's page has it as `admin/addblack` ("Adicionar número a Blacklist"), and knows the answer `1`.
    ///
    /// # Errors
    /// [`Error::NotDone`] where the instance answers `0`; and where no answer comes, or another.
    pub fn add_black(&self, token: &Token, field: &str, entry: &BlacklistEntry<'_>) -> Result<(), Error> {
        let json = entry.json().to_string();
        self.done(Call::AddToBlacklist, path::ADD_BLACK, &[(field, &json)], token)
    }

    /// Puts numbers on the blacklist, in the form's field `field`. May be made again. The page knows no limit; servers like
    /// these often take a form of 2 MB and no more.
    ///
    /// The vendor's page has it as `admin/addblackbulk` ("Adicionar varios números a Blacklist").
    ///
    /// # Errors
    /// As [`add_black`](Self::add_black) has them.
    pub fn add_black_bulk(
        &self,
        token: &Token,
        field: &str,
        entries: &[BlacklistEntry<'_>],
    ) -> Result<(), Error> {
        self.done(Call::AddToBlacklist, path::ADD_BLACK_BULK, &[(field, &array(entries))], token)
    }

    /// Takes a number off the blacklist, in the form's field `field`. May be made again. Which of the entry's values must be
    /// those that it was listed with is not known; the number and the campaign should be.
    ///
    /// The vendor's page has it as `admin/deleteblack` ("Eliminar numero de Blacklist").
    ///
    /// # Errors
    /// As [`add_black`](Self::add_black) has them.
    pub fn delete_black(&self, token: &Token, field: &str, entry: &BlacklistEntry<'_>) -> Result<(), Error> {
        let json = entry.json().to_string();
        self.done(Call::DeleteFromBlacklist, path::DELETE_BLACK, &[(field, &json)], token)
    }

    /// Takes numbers off the blacklist, in the form's field `field`. May be made again.
    ///
    /// The vendor's page has it as `admin/deleteblackbulk` ("Eliminar varios numeros de Blacklist").
    ///
    /// # Errors
    /// As [`add_black`](Self::add_black) has them.
    pub fn delete_black_bulk(
        &self,
        token: &Token,
        field: &str,
        entries: &[BlacklistEntry<'_>],
    ) -> Result<(), Error> {
        self.done(Call::DeleteFromBlacklist, path::DELETE_BLACK_BULK, &[(field, &array(entries))], token)
    }
}

fn array(entries: &[BlacklistEntry<'_>]) -> String {
    Value::Array(entries.iter().map(BlacklistEntry::json).collect()).to_string()
}
