//! The door: who comes is let in, refused, or cut off, before the routes hear of it.

use crate::behaviour::Behaviour;
use crate::http::{Connection, Reply, Unread};
use crate::server::Shared;
use crate::tls::Tls;
use crate::wire::Wire;
use crate::{Attempt, Told, server, upload};
use axum::Router;
use axum::body::Body;
use axum::http::header::DATE;
use axum::http::{Request, StatusCode};
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, UNIX_EPOCH};
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep};
use tower::Service as _;
use ucontact::path;

/// How many may wait to be let in.
const BACKLOG: u32 = 1024;

/// What every connection needs.
pub(crate) struct Front {
    pub(crate) shared: Shared,
    pub(crate) routes: Router,
    pub(crate) tls: Option<Tls>,
    pub(crate) address: SocketAddr,
    pub(crate) delay: Duration,
    pub(crate) away: Duration,
    pub(crate) told: Option<Told>,
    /// Until when everyone is shown the certificate of a stranger.
    pub(crate) strange: Mutex<Option<Instant>>,
    /// Where to ask that nobody listens for a while; answered once it is so.
    pub(crate) absences: mpsc::Sender<oneshot::Sender<()>>,
}

/// Serves until `stopped` is told, or its other end is dropped.
pub(crate) async fn serve(
    listener: std::net::TcpListener,
    front: Front,
    absences: mpsc::Receiver<oneshot::Sender<()>>,
    stopped: oneshot::Receiver<()>,
) {
    // It can only fail outside of a runtime.
    let Ok(listener) = TcpListener::from_std(listener) else { return };
    let front = Arc::new(front);
    tokio::select! {
        () = admit(listener, Arc::clone(&front), absences) => (),
        () = pace(&front.shared), if front.shared.rules.speed > 0 => (),
        _ = stopped => (),
    }
}

/// Moves the dialer's clock on as time passes, as much faster as is wanted.
async fn pace(shared: &Shared) {
    let speed = f64::from(shared.rules.speed);
    let mut last = Instant::now();
    loop {
        sleep(Duration::from_secs(1)).await;
        let passed = last.elapsed().as_secs_f64() * speed;
        last = Instant::now();
        let until = shared.lock().clock().map(|(now, _)| now + passed as i64);
        if let Ok(until) = until {
            // What cannot be written now can be a second later, and is dialled then.
            drop(server::time::pass(shared, until).await);
        }
    }
}

async fn admit(
    mut listener: TcpListener,
    front: Arc<Front>,
    mut absences: mpsc::Receiver<oneshot::Sender<()>>,
) {
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            Some(begun) = absences.recv() => listener = absence(listener, &front, begun).await,
            Some(_) = connections.join_next() => (),
            accepted = listener.accept() => match accepted {
                Ok((tcp, _)) => drop(connections.spawn(connection(Arc::clone(&front), tcp))),
                // Most likely too many files are open.
                Err(_) => sleep(Duration::from_millis(10)).await,
            },
        }
    }
}

/// Listens no more for a while. A socket that is bound and does not listen keeps the port, and whoever comes is refused.
async fn absence(listener: TcpListener, front: &Front, begun: oneshot::Sender<()>) -> TcpListener {
    let bound = || {
        let socket = TcpSocket::new_v4()?;
        socket.set_reuseaddr(true)?;
        socket.bind(front.address)?;
        Ok::<_, std::io::Error>(socket)
    };
    drop(listener);
    let mut socket = bound();
    // Who asked may be gone by now.
    let _ = begun.send(());
    sleep(front.away).await;
    loop {
        if let Ok(listener) = socket.and_then(|socket| socket.listen(BACKLOG)) {
            return listener;
        }
        sleep(Duration::from_millis(50)).await;
        socket = bound();
    }
}

async fn connection(front: Arc<Front>, tcp: TcpStream) {
    // Without it, small replies are only slower.
    drop(tcp.set_nodelay(true));
    let Some((wire, is_stranger)) = front.greet(tcp).await else { return };
    let mut next = Some(Connection::new(wire));
    while let Some(connection) = next.take() {
        next = front.request(connection, is_stranger).await;
    }
}

impl Front {
    /// Lets a connection in, or cuts it; answers whether it was let in as by a stranger.
    async fn greet(&self, tcp: TcpStream) -> Option<(Wire, bool)> {
        let ordered = self.shared.control().connections.pop_front();
        match (ordered, &self.tls) {
            (Some(Behaviour::CloseAtAccept), _) | (Some(Behaviour::TlsFailure), None) => None,
            (Some(Behaviour::ResetAtAccept), _) => {
                Wire::Clear(tcp).reset();
                None
            }
            (_, None) => Some((Wire::Clear(tcp), false)),
            (ordered, Some(tls)) => {
                let is_stranger = ordered == Some(Behaviour::TlsFailure) || self.is_strange();
                let acceptor = if is_stranger { &tls.stranger } else { &tls.honest };
                let stream = acceptor.accept(tcp).await.ok()?;
                Some((Wire::Encrypted(Box::new(stream)), is_stranger))
            }
        }
    }

    fn is_strange(&self) -> bool {
        let strange = self.strange.lock().unwrap_or_else(PoisonError::into_inner);
        strange.is_some_and(|until| Instant::now() < until)
    }

    /// Reads one request and answers it; answers the connection, where another may follow.
    async fn request(&self, mut connection: Connection, is_stranger: bool) -> Option<Connection> {
        let head = match connection.head().await {
            Ok(Some(head)) => head,
            Ok(None) | Err(Unread::Gone) => return None,
            Err(unread) => return connection.refuse(&unread).await,
        };
        let called = head.uri.path().trim_start_matches('/');
        if head.method == "POST" && matches!(called, path::UPLOAD_BASE | path::UPLOAD_BASE_WITH_TIME_ZONE) {
            return upload::upload(self, connection, head, is_stranger).await;
        }
        if head.method == "POST" && called == upload::ELSEWHERE {
            return upload::elsewhere(self, connection, head).await;
        }
        let mut body = Vec::new();
        if let Err(unread) = connection.body(&head, crate::BODY_LIMIT, &mut body).await {
            return connection.refuse(&unread).await;
        }
        let reply = self.ask(head.request(body)).await;
        let is_sign_in = matches!(called, path::GET_USER_TOKEN | path::USER_LOGIN);
        if is_sign_in && reply.status == StatusCode::OK && reply.body != b"0" {
            self.trouble().await;
        }
        connection.answer(self.dated(reply), &head).await
    }

    /// A reply with the time, by which a client can tell whether its own clock is right.
    pub(crate) fn dated(&self, reply: Reply) -> Reply {
        // Without the time, it is still a reply.
        let Ok(seconds) = self.shared.lock().now() else { return reply };
        let now = UNIX_EPOCH + Duration::from_secs(seconds.unsigned_abs());
        reply.with(DATE, &httpdate::fmt_http_date(now))
    }

    /// What the routes say to a request.
    pub(crate) async fn ask(&self, request: Request<Body>) -> Reply {
        // Routes are always ready, and have no errors.
        let Ok(response) = self.routes.clone().call(request).await;
        Reply::of(response).await
    }

    /// Begins what keeps everyone from getting through, where it is due for the next upload. It has begun when this ends, so
    /// whoever gets the answer that comes then meets it.
    pub(crate) async fn trouble(&self) {
        let Some((upload, behaviour)) = self.shared.control().trouble() else { return };
        if behaviour == Behaviour::Refused {
            let (begun, has_begun) = oneshot::channel();
            // Who listens for it may have stopped, and then nobody listens indeed.
            drop(self.absences.send(begun).await);
            drop(has_begun.await);
        } else {
            let until = Instant::now() + self.away;
            *self.strange.lock().unwrap_or_else(PoisonError::into_inner) = Some(until);
        }
        let noted = {
            let store = self.shared.lock();
            store
                .attempt(upload, behaviour)
                .and_then(|id| store.attempted(id, &crate::store::Seen::default()))
        };
        if let Ok(attempt) = noted {
            self.tell(&attempt);
        }
    }

    pub(crate) fn tell(&self, attempt: &Attempt) {
        if let Some(told) = &self.told {
            told(attempt);
        }
    }
}
