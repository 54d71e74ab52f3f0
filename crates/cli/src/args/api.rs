//! What can be typed to make a call by hand.

use super::MaybeAt;

/// Make any call of the vendor's page by hand, and print its reply
///
/// Without CALL it lists the calls, with their fields and with what each does there. What changes something, rings a phone or ends a
/// call asks first; where there is no terminal to ask at, only with --yes. A call is made once and never repeated. The
/// reply goes to standard output as it is, but without tokens. Exit status: 0 a yes, 1 a no, 5 nothing was sent, 6 nobody knows.
#[derive(clap::Args)]
pub(crate) struct Api {
    /// The call, by its name on the page, such as queuesummary
    pub(crate) call: Option<String>,
    /// The fields, or the keys of the object that is the call's one field. As key=@FILE the value stands in a file, as key=- it comes on standard input
    #[arg(value_name = "KEY=VALUE", value_parser = field)]
    pub(crate) fields: Vec<(String, String)>,
    /// Do it without asking
    #[arg(long)]
    pub(crate) yes: bool,
    /// Let through a path, such as Integra/resources/Agents/AgentCall, and fields that the page does not have
    #[arg(long)]
    pub(crate) any: bool,
    /// Print the list as JSON, one object a call
    #[arg(long, conflicts_with_all = ["call", "yes", "any"])]
    pub(crate) json: bool,
    #[command(flatten)]
    pub(crate) at: MaybeAt,
}

pub(super) fn field(text: &str) -> Result<(String, String), String> {
    let pair = text.split_once('=').filter(|(key, _)| !key.is_empty());
    pair.map(|(key, value)| (key.to_owned(), value.to_owned())).ok_or_else(|| "write key=value".to_owned())
}
