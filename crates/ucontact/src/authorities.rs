//! Whom the client trusts: this machine's authorities, and those whose certificates a person names.

use crate::{Address, Error};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;
use rustls::{ClientConfig, RootCertStore};
use rustls_platform_verifier::Verifier;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The certificates that the files hold: PEM, one or more in each.
pub(crate) fn read(files: &[PathBuf]) -> Result<Vec<CertificateDer<'static>>, Error> {
    let mut certificates = Vec::new();
    for file in files {
        certificates.extend(read_one(file)?);
    }
    Ok(certificates)
}

fn read_one(file: &Path) -> Result<Vec<CertificateDer<'static>>, Error> {
    let path = || file.to_owned();
    let pem = std::fs::read(file).map_err(|source| Error::AuthorityUnreadable { path: path(), source })?;
    let damaged = |source| Error::AuthorityDamaged { path: path(), source };
    let certificates = CertificateDer::pem_slice_iter(&pem)
        .collect::<Result<Vec<_>, _>>()
        .map_err(|error| damaged(error.into()))?;
    if certificates.is_empty() {
        return Err(Error::AuthorityMissing { path: path() });
    }
    for certificate in &certificates {
        RootCertStore::empty().add(certificate.clone()).map_err(|error| damaged(error.into()))?;
    }
    Ok(certificates)
}

/// TLS that trusts what this machine trusts, and the authorities beside; nothing at all where the address has no use for it, so
/// that a sandbox needs no certificates.
pub(crate) fn encryption(
    address: &Address,
    authorities: Vec<CertificateDer<'static>>,
) -> Result<ClientConfig, rustls::Error> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config =
        ClientConfig::builder_with_provider(Arc::clone(&provider)).with_safe_default_protocol_versions()?;
    let mut config = if address.is_encrypted() {
        let verifier = Verifier::new_with_extra_roots(authorities, provider)?;
        // The name is rustls's. This verifier is the platform's own, and checks everything.
        config.dangerous().with_custom_certificate_verifier(Arc::new(verifier)).with_no_client_auth()
    } else {
        config.with_root_certificates(RootCertStore::empty()).with_no_client_auth()
    };
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(config)
}
