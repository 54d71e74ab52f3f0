//! Taking a contact off a campaign's dialer.

use crate::reply::LIMIT;
use crate::sign_in::neither;
use crate::{Call, Client, Error, Token, field, path};

impl Client {
    /// Removes the contacts of this number from a campaign, whichever list they came with. What is removed twice is removed,
    /// so a call whose answer got lost may be made again.
    ///
    /// The vendor's page has it as `Dialers/RemoveContact` with the fields `campaign` and `number`, and knows the answer `1`.
    ///
    /// # Errors
    /// [`Error::NobodyRemoved`] where the instance answers `0`; and where no answer comes, or another.
    pub fn remove_contact(&self, token: &Token, campaign: &str, number: &str) -> Result<(), Error> {
        let form = [(field::CAMPAIGN, campaign), (field::NUMBER, number)];
        let reply = self.call(Call::RemoveContact, path::REMOVE_CONTACT, &form, Some(token), LIMIT)?;
        match self.permitted(Call::RemoveContact, reply)?.trim() {
            "1" => Ok(()),
            "0" => {
                Err(Error::NobodyRemoved { address: self.address.to_string(), campaign: campaign.to_owned() })
            }
            _ => Err(self.unknown_answer(Call::RemoveContact, neither())),
        }
    }
}
