//! The agents of every campaign: a call for each, for the vendor's page tells of agents only where one campaign is named.

use super::{Campaign, Campaigns};
use std::sync::{Mutex, OnceLock, PoisonError};
use std::thread;
use ucontact::{AgentStatus, Client, Error, Token};
use words::{Message, Told};

/// How many campaigns are asked for at once.
const AT_ONCE: usize = 4;

impl Campaigns {
    /// Asks for the agents of each campaign too. It changes nothing. Where one is not told, why is kept with it; where the instance is not
    /// to be reached, or lets the session in no more, the rest is not asked for.
    #[must_use]
    pub fn with_agents(mut self, client: &Client, token: &Token) -> Self {
        let waiting = Mutex::new(self.campaigns.iter_mut());
        let gone: OnceLock<Message> = OnceLock::new();
        let ask = || {
            // The lock is held for taking the next one, and no longer.
            let next = || waiting.lock().unwrap_or_else(PoisonError::into_inner).next();
            while let Some(campaign) = next() {
                if let Some(why) = gone.get() {
                    campaign.agents_missing = Some(why.clone());
                } else if let Err(error) = campaign.ask(client, token) {
                    let why = error.told();
                    if is_everywhere(&error) {
                        drop(gone.set(why.clone()));
                    }
                    campaign.agents_missing = Some(why);
                }
            }
        };
        thread::scope(|scope| {
            for _ in 0..AT_ONCE {
                scope.spawn(ask);
            }
        });
        self
    }
}

impl Campaign {
    fn ask(&mut self, client: &Client, token: &Token) -> Result<(), Error> {
        let told = client.campaign_status(token, &self.name)?.value;
        self.agents = Some(of(&told.agents, &self.name));
        Ok(())
    }
}

/// The agents of one campaign: an answer may hold others.
pub(super) fn of(agents: &[AgentStatus], campaign: &str) -> Vec<AgentStatus> {
    agents.iter().filter(|agent| agent.queue == campaign).cloned().collect()
}

/// Whether the next campaign would fare the same.
fn is_everywhere(error: &Error) -> bool {
    matches!(error, Error::NoAnswer { .. } | Error::NotNow { .. } | Error::TokenRefused { .. })
}
