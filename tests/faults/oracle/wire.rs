//! Bytes on a connection: in clear or encrypted, read as requests, and ended in the way that is wanted.

use super::{Contact, Encryption, Upload};
use base64::Engine;
use rustls::pki_types::PrivateKeyDer;
use rustls::{ServerConfig, ServerConnection};
use std::collections::BTreeMap;
use std::io::{self, Read, Write};
use std::net::{IpAddr, TcpStream};
use std::sync::Arc;

/// A connection of a client.
pub(super) struct Wire {
    pub(super) tcp: TcpStream,
    tls: Option<ServerConnection>,
    /// What was read and belongs to what follows.
    ahead: Vec<u8>,
}

/// The head of a request.
pub(super) struct Head {
    pub(super) path: String,
    pub(super) length: usize,
}

impl Wire {
    pub(super) fn new(tcp: TcpStream, config: Option<&Arc<ServerConfig>>) -> Self {
        let tls = config.map(|config| ServerConnection::new(Arc::clone(config)).unwrap());
        Self { tcp, tls, ahead: Vec::new() }
    }

    /// The next request's head; `None` where the client went.
    pub(super) fn head(&mut self) -> Option<Head> {
        let end = loop {
            if let Some(end) = self.ahead.windows(4).position(|four| four == b"\r\n\r\n") {
                break end;
            }
            self.more()?;
        };
        let head = String::from_utf8_lossy(&self.ahead[..end]).into_owned();
        self.ahead.drain(..end + 4);
        let path = head.split_whitespace().nth(1).unwrap_or_default().to_owned();
        let mut fields = head.lines().filter_map(|line| line.split_once(':'));
        let length = fields.find(|(name, _)| name.eq_ignore_ascii_case("content-length"));
        Some(Head { path, length: length.and_then(|(_, value)| value.trim().parse().ok()).unwrap_or(0) })
    }

    /// So many bytes of a body, or what came of it before the client went.
    pub(super) fn body(&mut self, length: usize) -> Vec<u8> {
        while self.ahead.len() < length && self.more().is_some() {}
        let end = length.min(self.ahead.len());
        self.ahead.drain(..end).collect()
    }

    /// Reads whatever comes until the client goes.
    pub(super) fn until_gone(&mut self) {
        while self.more().is_some() {
            self.ahead.clear();
        }
    }

    pub(super) fn say(&mut self, bytes: &[u8]) -> io::Result<()> {
        match &mut self.tls {
            None => self.tcp.write_all(bytes),
            Some(tls) => {
                let mut stream = rustls::Stream::new(tls, &mut self.tcp);
                stream.write_all(bytes).and_then(|()| stream.flush())
            }
        }
    }

    /// Ends it in order.
    pub(super) fn close(mut self) {
        if let Some(tls) = &mut self.tls {
            tls.send_close_notify();
            drop(tls.complete_io(&mut self.tcp));
        }
        drop(self.tcp.shutdown(std::net::Shutdown::Write));
    }

    /// Ends it by a reset.
    pub(super) fn reset(self) {
        reset(self.tcp);
    }

    fn more(&mut self) -> Option<()> {
        let mut buffer = [0; 16 * 1024];
        let read = match &mut self.tls {
            None => self.tcp.read(&mut buffer),
            Some(tls) => rustls::Stream::new(tls, &mut self.tcp).read(&mut buffer),
        };
        let read = read.ok().filter(|read| *read > 0)?;
        self.ahead.extend_from_slice(&buffer[..read]);
        Some(())
    }
}

/// Ends a connection by a reset.
pub(super) fn reset(tcp: TcpStream) {
    drop(socket2::SockRef::from(&tcp).set_linger(Some(std::time::Duration::ZERO)));
}

/// Reads an upload's form, as much of it as came. What is wrong with a whole one is said in `unsound`.
pub(super) fn read_form(upload: &mut Upload, body: &[u8]) {
    let form: BTreeMap<String, String> = form_urlencoded::parse(body).into_owned().collect();
    let field = |name: &str| form.get(name).cloned().unwrap_or_default();
    upload.filename = field("filename");
    if !upload.whole {
        // A name that was cut short is none.
        if form.len() < 2 {
            upload.filename.clear();
        }
        return;
    }
    match contacts(&field("fileb64"), &field("campaign"), &field("cant")) {
        Ok(contacts) => upload.contacts = contacts,
        Err(what) => upload.unsound = Some(format!("{}: {what}", upload.filename)),
    }
}

/// Who is in a base, where all of it holds together.
fn contacts(content: &str, campaign: &str, cant: &str) -> Result<Vec<Contact>, String> {
    let content =
        base64::engine::general_purpose::STANDARD.decode(content).map_err(|error| error.to_string())?;
    let content = String::from_utf8(content).map_err(|error| error.to_string())?;
    let contacts: Vec<Contact> = content
        .lines()
        .map(|line| match line.split(';').collect::<Vec<_>>()[..] {
            [of, number, _, _, _, _] if of == campaign => Ok((of.to_owned(), number.to_owned())),
            _ => Err("a line is none of the form's campaign, or has not six fields".to_owned()),
        })
        .collect::<Result<_, _>>()?;
    if cant == contacts.len().to_string() { Ok(contacts) } else { Err(format!("cant is {cant}")) }
}

fn pem(der: &[u8]) -> String {
    let text = base64::engine::general_purpose::STANDARD.encode(der);
    let lines: Vec<&str> = text.as_bytes().chunks(64).map(|line| str::from_utf8(line).unwrap()).collect();
    format!("-----BEGIN CERTIFICATE-----\n{}\n-----END CERTIFICATE-----\n", lines.join("\n"))
}

/// An authority of our own, a certificate by it for an address, and one for somebody else.
pub(super) fn encryption(address: IpAddr) -> Encryption {
    let authority_key = rcgen::KeyPair::generate().unwrap();
    let mut authority = rcgen::CertificateParams::new(Vec::new()).unwrap();
    authority.is_ca = rcgen::IsCa::Ca(rcgen::BasicConstraints::Unconstrained);
    let pem = pem(authority.self_signed(&authority_key).unwrap().der());
    let issuer = rcgen::Issuer::new(authority, authority_key);
    let config = |name: &str| {
        let key = rcgen::KeyPair::generate().unwrap();
        let params = rcgen::CertificateParams::new(vec![name.to_owned()]).unwrap();
        let certificate = params.signed_by(&key, &issuer).unwrap();
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config =
            ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
        let key = PrivateKeyDer::Pkcs8(key.serialize_der().into());
        Arc::new(config.with_no_client_auth().with_single_cert(vec![certificate.der().clone()], key).unwrap())
    };
    Encryption { good: config(&address.to_string()), wrong: config("somebody-else.example"), authority: pem }
}
