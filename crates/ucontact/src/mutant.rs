//! What the client does where it is broken on purpose, and never otherwise: keeping connections, following redirects.

use crate::base::Form;
use crate::course::Course;
use crate::exchange::{Line, sender};
use crate::{Address, Client, Deadlines};
use fault::Mutant;
use http::header::{CONTENT_LENGTH, HOST, HeaderValue, LOCATION};
use http::{Method, Request, Response};
use hyper::body::Incoming;
use hyper::client::conn::http1::SendRequest;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use tokio::runtime::{Builder, Runtime};
use url::Url;

/// Connections that carried a request, and to whom.
static KEPT: Mutex<Vec<(Address, SendRequest<Form>)>> = Mutex::new(Vec::new());

/// How many redirects are followed, as clients usually do.
const HOPS: usize = 10;

/// Keeps a connection for the next request.
pub(crate) fn keep(address: &Address, sender: SendRequest<Form>) {
    if fault::is(Mutant::Pooled) {
        KEPT.lock().unwrap_or_else(PoisonError::into_inner).push((address.clone(), sender));
    }
}

/// A connection that was kept and is not known to be closed.
pub(crate) fn kept(address: &Address) -> Option<SendRequest<Form>> {
    let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    kept.retain(|(_, sender)| !sender.is_closed());
    let at = kept.iter().position(|(to, _)| to == address)?;
    Some(kept.remove(at).1)
}

/// The runtime that outlives a call, for connections that do.
pub(crate) fn runtime() -> Option<&'static Runtime> {
    static RUNTIME: OnceLock<Option<Runtime>> = OnceLock::new();
    let make = || Builder::new_current_thread().enable_all().build().ok();
    fault::is(Mutant::Pooled).then(|| RUNTIME.get_or_init(make).as_ref()).flatten()
}

/// Lets a connection that was given up close. Kept ones are not looked after between calls, so that their end goes unseen.
pub(crate) async fn settle() {
    if KEPT.lock().unwrap_or_else(PoisonError::into_inner).is_empty() {
        tokio::task::yield_now().await;
    }
}

/// The reply at the end of the redirects: 307 and 308 ask for the same again, the others for a page.
pub(crate) async fn followed(
    client: &Client,
    mut response: Response<Incoming>,
    mut request: Request<Form>,
) -> Result<Response<Incoming>, hyper::Error> {
    let mut at = Url::parse(&client.address.to_string()).ok();
    for _ in 0..HOPS {
        let to = response.headers().get(LOCATION).and_then(|to| to.to_str().ok());
        at = at.zip(to).and_then(|(at, to)| at.join(to).ok());
        let (Some(to), true) = (&at, response.status().is_redirection()) else { break };
        let Ok(address) = to.origin().ascii_serialization().parse::<Address>() else { break };
        if !matches!(response.status().as_u16(), 307 | 308) {
            *request.method_mut() = Method::GET;
            *request.body_mut() = Form::of(String::new());
            request.headers_mut().remove(CONTENT_LENGTH);
        }
        *request.uri_mut() = to[url::Position::BeforePath..].parse().unwrap_or_default();
        request.headers_mut().extend(HeaderValue::from_str(address.host()).ok().map(|host| (HOST, host)));
        let elsewhere =
            Client { address, deadlines: Deadlines::default(), encryption: Arc::clone(&client.encryption) };
        let Ok(Line::New(stream)) = elsewhere.connect().await else { break };
        let mut sender = sender(*stream, &request, &Arc::new(Course::new())).await?;
        response = sender.send_request(request.clone()).await?;
    }
    Ok(response)
}
