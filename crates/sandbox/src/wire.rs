//! A connection's bytes, in clear or encrypted, and the ways in which it can end.

use std::io;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio_rustls::server::TlsStream;

/// How long a client may take to hang up, once it was told that this is the end.
const PARTING: Duration = Duration::from_secs(2);

/// How much is read at once, at least.
const PIECE: usize = 16 << 10;

/// A connection.
pub(crate) enum Wire {
    Clear(TcpStream),
    Encrypted(Box<TlsStream<TcpStream>>),
}

impl Wire {
    /// Reads what has come, to the end of `into`; answers how much, and 0 where the client is done.
    pub(crate) async fn read(&mut self, into: &mut Vec<u8>) -> io::Result<usize> {
        into.reserve(PIECE);
        match self {
            Self::Clear(stream) => stream.read_buf(into).await,
            Self::Encrypted(stream) => stream.read_buf(into).await,
        }
    }

    pub(crate) async fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        match self {
            Self::Clear(stream) => stream.write_all(bytes).await,
            Self::Encrypted(stream) => {
                stream.write_all(bytes).await?;
                stream.flush().await
            }
        }
    }

    /// Ends it in good order, and gives the client time to read what was said: of a connection that is dropped with bytes
    /// unread, the other end may lose what it had not read either.
    pub(crate) async fn part(mut self) {
        let ended = match &mut self {
            Self::Clear(stream) => stream.shutdown().await,
            Self::Encrypted(stream) => stream.shutdown().await,
        };
        if ended.is_ok() {
            let mut rest = Vec::new();
            let gone = async {
                while matches!(self.read(&mut rest).await, Ok(1..)) {
                    rest.clear();
                }
            };
            // Who does not hang up is hung up on.
            drop(tokio::time::timeout(PARTING, gone).await);
        }
    }

    /// Ends it without a word: the client sees the end of the stream, and of TLS no end at all.
    pub(crate) async fn close(mut self) {
        let tcp = self.tcp();
        // The other end may be gone already.
        drop(tcp.shutdown().await);
    }

    /// Breaks it: the client sees a reset.
    pub(crate) fn reset(mut self) {
        // It can fail only where there is no connection any more.
        drop(self.tcp().set_zero_linger());
    }

    fn tcp(&mut self) -> &mut TcpStream {
        match self {
            Self::Clear(stream) => stream,
            Self::Encrypted(stream) => stream.get_mut().0,
        }
    }
}
