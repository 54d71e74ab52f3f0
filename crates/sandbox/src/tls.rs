//! TLS as a house would do it that signs its own certificates: an authority of its own, made anew at each start.
//!
//! Its key is never written anywhere, so that nobody who trusts it for a rehearsal can be deceived with it later.

use crate::Error;
use crate::store::make_file;
use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair};
use rustls::ServerConfig;
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use std::fs::OpenOptions;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tokio_rustls::TlsAcceptor;

/// Who answers handshakes.
#[derive(Clone)]
pub(crate) struct Tls {
    /// With a certificate of the authority.
    pub(crate) honest: TlsAcceptor,
    /// With a certificate of an authority that nobody knows.
    pub(crate) stranger: TlsAcceptor,
}

impl Tls {
    /// Makes certificates, and writes the authority's to `authority.pem` in the directory.
    pub(crate) fn new(directory: &Path) -> Result<(Self, PathBuf), Error> {
        let (honest, authority) = acceptor("dialbase sandbox's own authority")?;
        let (stranger, _) = acceptor("an authority that nobody knows")?;
        // Pipeline files name it from where they stand.
        let unusable = |source| Error::Store { path: directory.to_owned(), source };
        let path = std::path::absolute(directory).map_err(unusable)?.join("authority.pem");
        let write = || {
            make_file(&path)?;
            OpenOptions::new().write(true).truncate(true).open(&path)?.write_all(authority.as_bytes())
        };
        write().map_err(|source| Error::Store { path: path.clone(), source })?;
        Ok((Self { honest, stranger }, path))
    }
}

/// An authority, and a certificate of it for this machine; answers the authority's as PEM.
fn acceptor(name: &str) -> Result<(TlsAcceptor, String), Error> {
    let certificate = |error: rcgen::Error| Error::Certificate(error.into());
    let (authority, pem) = authority(name).map_err(certificate)?;
    let key = KeyPair::generate().map_err(certificate)?;
    let names = ["127.0.0.1".to_owned(), "localhost".to_owned()];
    let mut params = CertificateParams::new(names).map_err(certificate)?;
    params.distinguished_name.push(DnType::CommonName, "dialbase sandbox");
    let chain = vec![params.signed_by(&key, &authority).map_err(certificate)?.der().clone()];
    let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key.serialize_der()));

    let encryption = |error: rustls::Error| Error::Certificate(error.into());
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
    let config = config.map_err(encryption)?.with_no_client_auth().with_single_cert(chain, key);
    Ok((TlsAcceptor::from(Arc::new(config.map_err(encryption)?)), pem))
}

fn authority(name: &str) -> Result<(Issuer<'static, KeyPair>, String), rcgen::Error> {
    let key = KeyPair::generate()?;
    let mut params = CertificateParams::new([])?;
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    params.distinguished_name.push(DnType::CommonName, name);
    let der = params.self_signed(&key)?.der().clone();
    Ok((Issuer::new(params, key), pem(&der)))
}

fn pem(der: &[u8]) -> String {
    use base64::Engine as _;
    let text = base64::engine::general_purpose::STANDARD.encode(der);
    let mut pem = String::from("-----BEGIN CERTIFICATE-----\n");
    for (at, character) in text.chars().enumerate() {
        if at > 0 && at % 64 == 0 {
            pem.push('\n');
        }
        pem.push(character);
    }
    pem + "\n-----END CERTIFICATE-----\n"
}
