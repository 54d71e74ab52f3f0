//! Whom the client trusts.

use super::server::{LARGE, PATIENT, address, base, token, whole_request};
use crate::{Client, Error, Outcome};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use rcgen::{BasicConstraints, Certificate, CertificateParams, DnType, IsCa, Issuer, KeyPair};
use rustls::pki_types::PrivateKeyDer;
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;
use tempfile::TempDir;
use words::Told as _;

/// An authority in a house, and a folder for what it signs.
pub(super) struct Authority {
    folder: TempDir,
    certificate: Certificate,
    issuer: Issuer<'static, KeyPair>,
}

impl Authority {
    pub(super) fn new(name: &str) -> Self {
        let key = KeyPair::generate().unwrap();
        let mut itself = CertificateParams::new([]).unwrap();
        itself.distinguished_name.push(DnType::CommonName, name);
        itself.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let certificate = itself.self_signed(&key).unwrap();
        Self { folder: TempDir::new().unwrap(), certificate, issuer: Issuer::new(itself, key) }
    }

    /// A server of this name, as the authority knows it.
    pub(super) fn server(&self, name: &str) -> Arc<ServerConfig> {
        let key = KeyPair::generate().unwrap();
        let certificate =
            CertificateParams::new([name.to_owned()]).unwrap().signed_by(&key, &self.issuer).unwrap();
        let key = PrivateKeyDer::try_from(key.serialize_der()).unwrap();
        let server = ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![certificate.der().clone()], key)
            .unwrap();
        Arc::new(server)
    }

    /// The file that names the authority, after others.
    pub(super) fn file(&self, others: &[&Self]) -> PathBuf {
        let all =
            others.iter().chain([&self]).map(|authority| pem("CERTIFICATE", authority.certificate.der()));
        self.written("authority.pem", all.collect::<Vec<_>>().join("some words between\n").as_bytes())
    }

    fn written(&self, name: &str, content: &[u8]) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, content).unwrap();
        path
    }
}

fn pem(label: &str, der: &[u8]) -> String {
    format!("-----BEGIN {label}-----\n{}\n-----END {label}-----\n", STANDARD.encode(der))
}

/// The server's side of an encrypted connection.
pub(super) fn encrypted(
    socket: TcpStream,
    server: &Arc<ServerConfig>,
) -> StreamOwned<ServerConnection, TcpStream> {
    StreamOwned::new(ServerConnection::new(Arc::clone(server)).unwrap(), socket)
}

#[test]
fn an_authority_of_the_house_is_trusted_where_it_is_named_and_only_for_the_right_name() {
    let (authority, another) = (Authority::new("this"), Authority::new("that"));
    let check = |named: &[PathBuf], name: &str, problem: Option<&str>| {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let client = Client::trusting(address("https", &listener), PATIENT, named).unwrap();
        let server = authority.server(name);
        let outcome = thread::scope(|threads| {
            threads.spawn(|| {
                let mut stream = encrypted(listener.accept().unwrap().0, &server);
                if problem.is_none() {
                    whole_request(&mut stream);
                    stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n1").unwrap();
                } else {
                    assert!(stream.read(&mut [0]).map_or(true, |read| read == 0), "no byte gets through");
                }
            });
            client.upload(&token(), &base(&LARGE[..1 << 20]), || {
                assert!(problem.is_none(), "who is not trusted gets no connection");
                Ok(())
            })
        });
        match (outcome, problem) {
            (Outcome::Accepted, None) => (),
            (Outcome::NotSent { why }, Some(problem)) if why.english().contains(problem) => (),
            (outcome, problem) => panic!("{name}: {outcome:?} where {problem:?} was due"),
        }
    };
    check(&[authority.file(&[])], "127.0.0.1", None);
    check(&[authority.file(&[&another])], "127.0.0.1", None);
    check(&[another.file(&[]), authority.file(&[])], "127.0.0.1", None);
    check(&[], "127.0.0.1", Some("UnknownIssuer"));
    check(&[another.file(&[])], "127.0.0.1", Some("UnknownIssuer"));
    check(&[authority.file(&[])], "127.0.0.2", Some("not valid for name"));
    check(&[authority.file(&[])], "ucontact.example", Some("not valid for name"));
}

#[test]
fn a_file_that_names_no_authority_is_refused() {
    let authority = Authority::new("this");
    let check = |path: PathBuf, expected: &str, advice: &str| {
        for address in ["https://company.example", "http://127.0.0.1:1"] {
            let error =
                Client::trusting(address.parse().unwrap(), PATIENT, std::slice::from_ref(&path)).unwrap_err();
            assert_eq!(error.to_string().replace(&*path.to_string_lossy(), "HERE"), expected);
            assert!(error.advice().unwrap().english().contains(advice), "{error:?}");
        }
    };
    let missing = "HERE holds no certificate";
    check(authority.folder.path().join("none.pem"), "cannot read the certificates in HERE", "path");
    check(authority.folder.path().to_owned(), "cannot read the certificates in HERE", "path");
    check(authority.written("empty.pem", b""), missing, "PEM");
    check(authority.written("words.pem", b"trust everybody"), missing, "PEM");
    check(authority.written("der.pem", authority.certificate.der()), missing, "openssl x509 -inform der");
    check(authority.written("key.pem", pem("PRIVATE KEY", b"canary").as_bytes()), missing, "PEM");
    let damaged = "a certificate in HERE is damaged";
    check(authority.written("text.pem", pem("CERTIFICATE", b"no certificate").as_bytes()), damaged, "again");
    let cut = "-----BEGIN CERTIFICATE-----\nMIIB";
    check(authority.written("cut.pem", cut.as_bytes()), damaged, "again");
}

#[test]
fn an_error_of_a_file_keeps_its_cause() {
    let missing = [PathBuf::from("/nowhere/ca.pem")];
    let error = Client::trusting("https://company.example".parse().unwrap(), PATIENT, &missing).unwrap_err();
    assert!(
        matches!(error, Error::AuthorityUnreadable { source, .. } if source.kind() == std::io::ErrorKind::NotFound)
    );
}
