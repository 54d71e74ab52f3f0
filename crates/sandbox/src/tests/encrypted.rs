//! TLS: who trusts the authority gets through, and a stranger is noticed.

use super::misfortunes::head;
use crate::{Behaviour, PASSWORD, Sandbox, Settings, USER};
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{
    ClientConfig, ClientConnection, ConfigBuilder, DigitallySignedStruct, RootCertStore, SignatureScheme,
    StreamOwned, WantsVerifier,
};
use std::io::{self, Read, Write};
use std::net::TcpStream;
use std::sync::Arc;
use std::time::Duration;
use tempfile::TempDir;
use ucontact::path;

const AWAY: Duration = Duration::from_secs(1);

fn encrypted(every: Option<Behaviour>) -> (Sandbox, TempDir) {
    let store = tempfile::tempdir().unwrap();
    let mut settings = Settings::new(0, store.path());
    settings.tls = true;
    settings.away = AWAY;
    settings.choice.every = every;
    (Sandbox::start_with(settings).unwrap(), store)
}

/// Makes a call over TLS, trusting the authority of a sandbox.
fn call(to: &Sandbox, trusting: &Sandbox, name: &'static str, request: &str) -> io::Result<String> {
    let mut roots = RootCertStore::empty();
    roots.add(CertificateDer::from_pem_file(trusting.authority().unwrap()).unwrap()).unwrap();
    call_with(to, builder().with_root_certificates(roots).with_no_client_auth(), name, request)
}

fn builder() -> ConfigBuilder<ClientConfig, WantsVerifier> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap()
}

fn call_with(to: &Sandbox, config: ClientConfig, name: &'static str, request: &str) -> io::Result<String> {
    let name = ServerName::try_from(name).unwrap();
    let session = ClientConnection::new(Arc::new(config), name).unwrap();
    let tcp = TcpStream::connect(to.address().trim_start_matches("https://"))?;
    let mut stream = StreamOwned::new(session, tcp);
    stream.write_all(request.as_bytes())?;
    let mut reply = String::new();
    stream.read_to_string(&mut reply)?;
    Ok(reply)
}

/// Looks at no certificate, as no client must.
#[derive(Debug)]
struct Careless;

impl ServerCertVerifier for Careless {
    fn verify_server_cert(
        &self,
        _: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        _: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        _: &[u8],
        _: &CertificateDer<'_>,
        _: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        Ok(HandshakeSignatureValid::assertion())
    }

    fn verify_tls13_signature(
        &self,
        _: &[u8],
        _: &CertificateDer<'_>,
        _: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        Ok(HandshakeSignatureValid::assertion())
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        vec![SignatureScheme::ECDSA_NISTP256_SHA256]
    }
}

fn sign_in() -> String {
    let form = format!("user={USER}&password={PASSWORD}");
    head("", path::GET_USER_TOKEN, form.len()) + &form
}

fn upload(token: &str) -> String {
    // "C->;098;;;5;" and a line's end, in base64.
    let form = "filename=a.csv&fileb64=Qy0%2BOzA5ODs7OzU7Cg%3D%3D&campaign=C-%3E&cant=1&username=loads";
    head(token, path::UPLOAD_BASE, form.len()) + form
}

#[test]
fn who_trusts_the_authority_gets_through_and_nobody_else() {
    let (sandbox, _store) = encrypted(None);
    assert!(sandbox.address().starts_with("https://127.0.0.1:"));
    for name in ["127.0.0.1", "localhost"] {
        let reply = call(&sandbox, &sandbox, name, &sign_in()).unwrap();
        let token = reply.split_once("\r\n\r\n").unwrap().1;
        let reply = call(&sandbox, &sandbox, name, &upload(token)).unwrap();
        let expected = if name == "localhost" { "0" } else { "1" };
        assert_eq!(reply.split_once("\r\n\r\n").unwrap().1, expected, "the name is taken the second time");
    }
    let (other, _other) = encrypted(None);
    let error = call(&sandbox, &other, "127.0.0.1", &sign_in()).unwrap_err();
    assert!(error.to_string().contains("certificate"), "{error}");
    assert!(call(&sandbox, &sandbox, "company.ucontactcloud.com", &sign_in()).is_err());
}

#[test]
fn no_key_is_left_on_the_disk() {
    let (sandbox, store) = encrypted(None);
    assert!(sandbox.authority().unwrap().is_absolute());
    for entry in std::fs::read_dir(store.path()).unwrap() {
        let mut bytes = Vec::new();
        std::fs::OpenOptions::new()
            .read(true)
            .open(entry.unwrap().path())
            .unwrap()
            .read_to_end(&mut bytes)
            .unwrap();
        assert!(!String::from_utf8_lossy(&bytes).contains("PRIVATE KEY"));
    }
}

#[test]
fn a_failure_of_tls_is_a_strangers_certificate_for_a_while() {
    let (sandbox, _store) = encrypted(Some(Behaviour::TlsFailure));
    let reply = call(&sandbox, &sandbox, "127.0.0.1", &sign_in()).unwrap();
    let upload = upload(reply.split_once("\r\n\r\n").unwrap().1);
    let error = call(&sandbox, &sandbox, "127.0.0.1", &upload).unwrap_err();
    assert!(error.to_string().contains("certificate"), "{error}");
    std::thread::sleep(AWAY);
    assert!(call(&sandbox, &sandbox, "127.0.0.1", &upload).unwrap().ends_with("\r\n\r\n1"));
}

#[test]
fn an_encrypted_connection_can_be_cut_too() {
    for behaviour in [Behaviour::ResetInBody, Behaviour::CloseProcessed, Behaviour::HalfStatusLine] {
        let (sandbox, _store) = encrypted(Some(behaviour));
        let reply = call(&sandbox, &sandbox, "127.0.0.1", &sign_in()).unwrap();
        let upload = upload(reply.split_once("\r\n\r\n").unwrap().1);
        assert!(call(&sandbox, &sandbox, "127.0.0.1", &upload).is_err(), "{behaviour}");
    }
}

#[test]
fn who_looks_at_no_certificate_is_found_out() {
    let (sandbox, _store) = encrypted(Some(Behaviour::TlsFailure));
    let reply = call(&sandbox, &sandbox, "127.0.0.1", &sign_in()).unwrap();
    let upload = upload(reply.split_once("\r\n\r\n").unwrap().1);
    let careless = builder().dangerous().with_custom_certificate_verifier(Arc::new(Careless));
    let reply = call_with(&sandbox, careless.with_no_client_auth(), "127.0.0.1", &upload).unwrap();
    assert!(reply.ends_with("\r\n\r\n1"), "{reply}");
    std::thread::sleep(AWAY);
    let get = "GET /attempts HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    let attempts = call(&sandbox, &sandbox, "127.0.0.1", get).unwrap();
    let attempts: serde_json::Value =
        serde_json::from_str(attempts.split_once("\r\n\r\n").unwrap().1).unwrap();
    let seen = |name: &str| attempts[1][name].clone();
    assert_eq!(
        (seen("behaviour"), seen("whole"), seen("processed")),
        ("tls-failure".into(), true.into(), false.into())
    );
}
