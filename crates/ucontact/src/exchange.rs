//! One connection, and one request on it: nothing is kept, sent again, followed elsewhere or sent through a proxy.

use crate::base::Form;
use crate::cause::whole_story;
use crate::course::Course;
use crate::reply::{self, Bodies, Reply, is_line_end};
use crate::wire::{Stream, Wire};
use crate::{Client, mutant};
use fault::Mutant;
use http::Request;
use hyper::client::conn::http1::{self, SendRequest};
use hyper::rt::Write as _;
use hyper_rustls::HttpsConnector;
use hyper_util::client::legacy::connect::HttpConnector;
use std::future::poll_fn;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;
use tower::Service as _;
use words::{Message, message};

/// How often a standing connection is probed while nothing passes, so that what stands between does not forget it.
const KEEP_ALIVE: Duration = Duration::from_secs(15);

/// What a request goes over.
pub(crate) enum Line {
    /// A connection of its own.
    New(Box<Stream>),
    /// One that carried another request: [`Mutant::Pooled`] alone has any.
    Kept(SendRequest<Form>),
}

impl Client {
    /// Connects: name, TCP, and TLS where the address has it. Not a byte of a request leaves.
    pub(crate) async fn connect(&self) -> Result<Line, Message> {
        if let Some(sender) = mutant::kept(&self.address) {
            return Ok(Line::Kept(sender));
        }
        let within = self.deadlines.connect;
        let mut tcp = HttpConnector::new();
        tcp.enforce_http(false);
        tcp.set_nodelay(true);
        tcp.set_keepalive(Some(KEEP_ALIVE));
        // Shared between a name's addresses, so that a dead one leaves the others their time.
        tcp.set_connect_timeout(Some(within));
        let mut connector = HttpsConnector::from((tcp, Arc::clone(&self.encryption)));
        let uri = self.address.uri().map_err(|error| whole_story(&error))?;
        match tokio::time::timeout(within, connector.call(uri)).await {
            Ok(Ok(stream)) => Ok(Line::New(Box::new(stream))),
            Ok(Err(error)) => Err(whole_story(&*error)),
            Err(_) => {
                let within = format!("{within:?}");
                Err(message!("ucontact-no-connection", "no connection within {within}", within = within))
            }
        }
    }

    /// Sends the request, and reads the reply, and its body as far as is asked for.
    pub(crate) async fn exchange(
        &self,
        line: Line,
        request: Request<Form>,
        course: &Arc<Course>,
        bodies: Bodies,
    ) -> Result<Reply, hyper::Error> {
        let again = fault::is(Mutant::RedirectsOn).then(|| request.clone());
        let mut sender = match line {
            Line::New(stream) => sender(*stream, &request, course).await?,
            Line::Kept(sender) => {
                course.is_handed_over();
                sender
            }
        };
        let mut response = sender.send_request(request).await?;
        if let Some(again) = again {
            response = mutant::followed(self, response, again).await?;
        }
        let mut reply = reply::read(response, bodies).await?;
        // The connection's task saw the reply's end, and what stood behind it, in the same turn in which it told of the end.
        if course.went_on() {
            reply.goes_on();
        }
        mutant::keep(&self.address, sender);
        Ok(reply)
    }
}

/// Speaks HTTP over a connection on which nothing was said yet.
pub(crate) async fn sender(
    stream: Stream,
    request: &Request<Form>,
    course: &Arc<Course>,
) -> Result<SendRequest<Form>, hyper::Error> {
    let wire = Wire::new(stream, Arc::clone(course), request.body().left());
    let (sender, connection) = http1::handshake(wire).await?;
    let course = Arc::clone(course);
    drop(tokio::spawn(async move {
        // What goes wrong with the connection, the sender hears.
        let Ok(mut rest) = connection.without_shutdown().await else { return };
        if !rest.read_buf.iter().all(is_line_end) {
            course.goes_on();
        }
        // The last word of TLS; nobody waits for it.
        drop(poll_fn(|context| Pin::new(&mut rest.io).poll_shutdown(context)).await);
    }));
    Ok(sender)
}

/// Sees work through on this thread. A runtime a call costs microseconds, and leaves nothing behind that could go on sending.
pub(crate) fn run<T>(work: impl Future<Output = T>) -> io::Result<T> {
    if let Some(runtime) = mutant::runtime() {
        return Ok(runtime.block_on(async { (work.await, mutant::settle().await).0 }));
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let done = runtime.block_on(work);
    // A name look-up under way cannot be interrupted, and must not be waited for.
    runtime.shutdown_background();
    Ok(done)
}
