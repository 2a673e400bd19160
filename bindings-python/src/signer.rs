//! Keys: public ones, keys in memory, and signers outside as Python callables.

use std::cell::{Cell, RefCell};
use std::fmt;
use std::sync::Arc;

use banjian::canonical::Hash;
use banjian::entropy::System;
use banjian::report::{Report, codes};
use banjian::trace::key::{self, Algorithm, DEFAULT_DISTINGUISHING_ID, Message, Signature, Signer as _};
use pyo3::exceptions::{PyException, PyTypeError};
use pyo3::prelude::{Bound, FromPyObject, Py, PyAny, PyErr, PyRef, PyResult, Python, pyclass, pymethods};
use pyo3::types::{PyAnyMethods as _, PyTypeMethods as _};

use crate::convert::{Signs, Word, words};
use crate::report::OrRaise as _;
use crate::value;

words! { Algorithm => "Algorithm" }

thread_local! {
    /// Whether this thread is inside a signer: what it calls may not lead back into an office.
    static SIGNING: Cell<bool> = const { Cell::new(false) };
    /// What a signer raised, until the call that it belongs to ends.
    static RAISED: RefCell<Option<PyErr>> = const { RefCell::new(None) };
}

/// Whether this thread is inside a signer.
pub(crate) fn is_signing() -> bool {
    SIGNING.get()
}

/// The exception of a call, with what a signer raised as its cause; what is no ordinary exception (an interrupt) goes
/// on as it is.
pub(crate) fn caused(py: Python<'_>, error: PyErr) -> PyErr {
    match RAISED.take() {
        Some(raised) if raised.is_instance_of::<PyException>(py) => {
            error.set_cause(py, Some(raised));
            error
        }
        Some(raised) => raised,
        None => error,
    }
}

/// A public key. Keys are named by their id.
#[pyclass(frozen, eq, module = "banjian")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PublicKey(pub(crate) key::PublicKey);

#[pymethods]
impl PublicKey {
    /// A key from its bytes: 32 for Ed25519, 65 (04, x, y) for SM2. `distinguishing_id` is for SM2 only. Raises `Error`
    /// (`key-form`, `key-off-curve`, `key-small-order`, `distinguishing-id`).
    #[new]
    #[pyo3(signature = (algorithm, data, *, distinguishing_id = None))]
    fn new(algorithm: Word<Algorithm>, data: &[u8], distinguishing_id: Option<&str>) -> PyResult<Self> {
        match (algorithm.0, distinguishing_id) {
            (Algorithm::Ed25519, Some(_)) => {
                Err(PyTypeError::new_err("an Ed25519 key has no distinguishing id"))
            }
            (Algorithm::Sm2, id) => {
                key::PublicKey::sm2(data, id.unwrap_or(DEFAULT_DISTINGUISHING_ID)).or_raise().map(Self)
            }
            (algorithm, None) => key::PublicKey::from_bytes(algorithm, data).or_raise().map(Self),
            (_, Some(_)) => Err(PyTypeError::new_err("this key has no distinguishing id")),
        }
    }

    /// The scheme.
    #[getter]
    fn algorithm(&self) -> Word<Algorithm> {
        Word(self.0.algorithm())
    }

    /// What names the key, in hexadecimal.
    #[getter]
    fn id(&self) -> String {
        self.0.id().to_string()
    }

    /// Whether a signature (64 bytes, or for SM2 also DER) is of this key over a message. Raises `Error`
    /// (`signature-…`) where it is not, and says why.
    fn verify(&self, message: &[u8], signature: &[u8]) -> PyResult<()> {
        let signature = Signature::from_signer(self.0.algorithm(), signature).or_raise()?;
        self.0.verify(message, &signature).or_raise()
    }

    /// What an SM2 module signs that takes a digest: SM3(Z ‖ message); `None` for Ed25519.
    fn sm2_digest(&self, message: &[u8]) -> Option<std::borrow::Cow<'static, [u8]>> {
        self.0.sm2_digest(message).map(|digest| digest.to_vec().into())
    }

    /// The value that `to_json` wrote.
    #[staticmethod]
    fn from_json(text: &str) -> PyResult<Self> {
        value::from_json("PublicKey", text).map(Self)
    }

    /// The value as JSON.
    fn to_json(&self) -> PyResult<String> {
        value::to_json(&self.0)
    }

    fn __bytes__(&self) -> &[u8] {
        self.0.as_bytes()
    }

    fn __hash__(&self) -> PyResult<u64> {
        value::hash(&self.0)
    }

    fn __repr__(&self) -> String {
        format!("PublicKey({}, {})", self.0.algorithm().as_str(), self.0.id())
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<crate::convert::Reduced<'py>> {
        let made_by = slf.get_type().getattr("from_json")?;
        crate::convert::reduced(slf.py(), made_by, slf.get().to_json()?)
    }
}

/// A private key in memory: for demonstrations, tests, and machines that keep their own key. It is never shown, written
/// or pickled.
#[pyclass(frozen, module = "banjian")]
#[derive(Debug)]
pub(crate) struct SoftwareSigner(Arc<key::SoftwareSigner>);

#[pymethods]
impl SoftwareSigner {
    /// A new random key.
    #[staticmethod]
    fn random(algorithm: Word<Algorithm>) -> PyResult<Self> {
        key::SoftwareSigner::random(algorithm.0, &System).or_raise().map(|signer| Self(Arc::new(signer)))
    }

    /// The key with these 32 secret bytes. Raises `Error` (`secret-key`).
    #[staticmethod]
    fn from_secret(algorithm: Word<Algorithm>, secret: &[u8]) -> PyResult<Self> {
        let bytes: &[u8; 32] =
            secret.try_into().map_err(|_| Report::new(codes::trace::SECRET_KEY)).or_raise()?;
        Self::of(algorithm.0, bytes)
    }

    /// An invented key that follows from a name: for demonstrations and tests. Whoever knows the name has the key.
    #[staticmethod]
    fn demo(algorithm: Word<Algorithm>, name: &str) -> PyResult<Self> {
        Self::of(algorithm.0, Hash::of(name.as_bytes()).as_bytes())
    }

    /// The public key that belongs to it.
    #[getter]
    fn public_key(&self) -> PublicKey {
        PublicKey(self.0.public_key().clone())
    }

    /// Signs a message: 64 bytes.
    fn __call__(&self, message: &[u8]) -> PyResult<std::borrow::Cow<'static, [u8]>> {
        self.0.sign(&Message::new(message, self.0.public_key())).or_raise().map(Into::into)
    }

    fn __repr__(&self) -> String {
        format!("SoftwareSigner({})", self.0.public_key().id())
    }
}

impl SoftwareSigner {
    fn of(algorithm: Algorithm, secret: &[u8; 32]) -> PyResult<Self> {
        let signer = match algorithm {
            Algorithm::Sm2 => key::SoftwareSigner::sm2(secret),
            _ => key::SoftwareSigner::ed25519(secret),
        };
        signer.or_raise().map(|signer| Self(Arc::new(signer)))
    }
}

/// A key outside: a token, a module, a service. `sign` is called with the message (with its SM3 digest, where
/// `takes_digest`) and gives the signature, 64 bytes or for SM2 also DER. It is verified before it counts.
///
/// No lock is held meanwhile: a token may wait for its PIN, and others go on. A signer may not call the office that
/// waits for it (`signer-reentered`); what it raises is the cause of the `Error` (`signer-failed`).
#[pyclass(frozen, module = "banjian")]
#[derive(Debug)]
pub(crate) struct Signer(Arc<Outside>);

struct Outside {
    public_key: key::PublicKey,
    sign: Py<PyAny>,
    takes_digest: bool,
}

impl fmt::Debug for Outside {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Signer").field("public_key", &self.public_key).finish_non_exhaustive()
    }
}

#[pymethods]
impl Signer {
    /// A signer for a public key.
    #[new]
    #[pyo3(signature = (public_key, sign, *, takes_digest = false))]
    fn new(public_key: &PublicKey, sign: Signs<'_>, takes_digest: bool) -> PyResult<Self> {
        if !sign.0.is_callable() {
            return Err(PyTypeError::new_err("sign must be callable"));
        }
        Ok(Self(Arc::new(Outside { public_key: public_key.0.clone(), sign: sign.0.unbind(), takes_digest })))
    }

    /// The public key that belongs to it.
    #[getter]
    fn public_key(&self) -> PublicKey {
        PublicKey(self.0.public_key.clone())
    }

    fn __repr__(&self) -> String {
        format!("Signer({})", self.0.public_key.id())
    }
}

impl key::Signer for Outside {
    fn public_key(&self) -> &key::PublicKey {
        &self.public_key
    }

    fn sign(&self, message: &Message<'_>) -> Result<Vec<u8>, Report> {
        let digest = message.sm2_digest().filter(|_| self.takes_digest);
        let bytes = digest.as_ref().map_or(message.bytes(), |digest| digest.as_slice());
        let before = SIGNING.replace(true);
        let answer = Python::attach(|py| {
            let answer = self.sign.bind(py).call1((pyo3::types::PyBytes::new(py, bytes),));
            answer.and_then(|answer| answer.extract::<Vec<u8>>()).map_err(|error| {
                let found =
                    error.get_type(py).name().map_or_else(|_| "an exception".into(), |name| name.to_string());
                RAISED.set(Some(error));
                found
            })
        });
        SIGNING.set(before);
        answer.map_err(|found| {
            let report = Report::new(codes::trace::SIGNER_FAILED);
            report.with("key", self.public_key.id()).with("found", found)
        })
    }
}

/// Either kind of signer.
#[derive(FromPyObject)]
pub(crate) enum AnySigner<'py> {
    Outside(PyRef<'py, Signer>),
    Software(PyRef<'py, SoftwareSigner>),
}

impl AnySigner<'_> {
    /// As the core takes it.
    pub(crate) fn port(&self) -> Arc<dyn key::Signer> {
        match self {
            Self::Outside(signer) => Arc::<Outside>::clone(&signer.0),
            Self::Software(signer) => Arc::<key::SoftwareSigner>::clone(&signer.0),
        }
    }
}
