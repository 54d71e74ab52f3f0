//! The connection as HTTP sees it, and what passed over it: when the socket took the last byte, and when a reply began.
//!
//! HTTP asks for a body's last piece well before the socket takes it, so the body cannot tell that it was sent. Here each
//! byte is counted that the socket took, and of TLS each that went on from it to the socket.

use crate::course::Course;
use hyper::rt::{Read, ReadBuf, ReadBufCursor, Write};
use hyper_rustls::MaybeHttpsStream;
use hyper_util::rt::TokioIo;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use tokio::net::TcpStream;

/// A connection that stands: TCP, and TLS where the address has it.
pub(crate) type Stream = MaybeHttpsStream<TokioIo<TcpStream>>;

/// What ends a request's head.
const END_OF_HEAD: &[u8; 4] = b"\r\n\r\n";

/// A connection that carries one request, and tells its course of it.
pub(crate) struct Wire<S> {
    stream: S,
    course: Arc<Course>,
    /// How much of [`END_OF_HEAD`] the last bytes written are.
    head_matched: usize,
    /// How many bytes of the request's body are yet to be written.
    body_left: u64,
}

impl<S> Wire<S> {
    /// A connection for a request whose body has so many bytes.
    pub(crate) fn new(stream: S, course: Arc<Course>, body: u64) -> Self {
        Self { stream, course, head_matched: 0, body_left: body }
    }

    fn count(&mut self, written: &[u8]) {
        let mut rest = written;
        while self.head_matched < END_OF_HEAD.len() {
            let Some((&byte, after)) = rest.split_first() else { return };
            self.head_matched = match byte {
                byte if byte == END_OF_HEAD[self.head_matched] => self.head_matched + 1,
                b'\r' => 1,
                _ => 0,
            };
            rest = after;
        }
        self.body_left = self.body_left.saturating_sub(rest.len() as u64);
    }

    fn is_whole(&self) -> bool {
        self.head_matched == END_OF_HEAD.len() && self.body_left == 0
    }
}

/// Only plain writes are passed on: HTTP then puts together what it has, and each write is one slice to count.
impl<S: Write + Unpin> Write for Wire<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let written = ready!(Pin::new(&mut self.stream).poll_write(context, bytes))?;
        self.count(&bytes[..written]);
        Poll::Ready(Ok(written))
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        ready!(Pin::new(&mut self.stream).poll_flush(context))?;
        if self.is_whole() {
            self.course.is_handed_over();
        }
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

impl<S: Read + Unpin> Read for Wire<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        mut into: ReadBufCursor<'_>,
    ) -> Poll<io::Result<()>> {
        let mut piece = [0; 8 * 1024];
        let room = piece.len().min(into.remaining());
        let mut piece = ReadBuf::new(&mut piece[..room]);
        ready!(Pin::new(&mut self.stream).poll_read(context, piece.unfilled()))?;
        if !piece.filled().is_empty() {
            self.course.hears();
        }
        into.put_slice(piece.filled());
        Poll::Ready(Ok(()))
    }
}
