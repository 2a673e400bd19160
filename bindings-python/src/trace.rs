//! Records, trees, receipts, bundles, and what they prove to a reader who trusts.

use std::borrow::Cow;
use std::sync::{Arc, Mutex, PoisonError};

use banjian::canonical::Hash;
use banjian::office;
use banjian::trace::bundle::{self, ProvenCase as CoreProvenCase};
use banjian::trace::key::Software;
use banjian::trace::note::{NoteKey, NoteKeyKind};
use banjian::trace::proven;
use banjian::trace::trust::{self, LogKey};
use banjian::trace::{self, Suite, proof, receipt};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::{Bound, PyResult, Python, pyclass, pyfunction, pymethods};
use pyo3::types::PyAnyMethods as _;

use crate::convert::{Fields, Reduced, Word, reduced, words};
use crate::open::Open;
use crate::report::{OrRaise as _, work};
use crate::signer::PublicKey;
use crate::text::Text;
use crate::value::{self, value};

words! { Suite => "Suite" }

/// Hashes as bytes.
pub(crate) fn bytes(hashes: Vec<Hash>) -> Vec<Cow<'static, [u8]>> {
    hashes.into_iter().map(|hash| Cow::Owned(hash.as_bytes().to_vec())).collect()
}

/// A hash from its 32 bytes.
fn hash(bytes: &[u8]) -> PyResult<Hash> {
    let bytes: [u8; 32] = bytes.try_into().map_err(|_| PyTypeError::new_err("a hash has 32 bytes"))?;
    Ok(Hash::from_bytes(bytes))
}

fn hashes(given: &[Vec<u8>]) -> PyResult<Vec<Hash>> {
    given.iter().map(|bytes| hash(bytes)).collect()
}

/// A Merkle tree over the leaves of a log (RFC 6962), in memory.
#[pyclass(frozen, module = "banjian")]
#[derive(Debug)]
pub(crate) struct Tree(Mutex<trace::Tree>);

impl Tree {
    fn with<T>(&self, of: impl FnOnce(&mut trace::Tree) -> T) -> T {
        of(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

#[pymethods]
impl Tree {
    /// An empty tree: `sha256-ed25519` hashes by SHA-256, `sm3-sm2` by SM3.
    #[new]
    #[pyo3(signature = (suite = Word(Suite::Sha256Ed25519)))]
    fn new(suite: Word<Suite>) -> Self {
        Self(Mutex::new(trace::Tree::new(suite.0)))
    }

    /// Appends a leaf by its bytes; gives its index, from 0.
    fn append(&self, leaf: &[u8]) -> u64 {
        self.with(|tree| tree.append(leaf))
    }

    /// The root, or that of the first `size` leaves. Raises `Error` (`log-index`) for a size that it has not.
    #[pyo3(signature = (size = None))]
    fn root(&self, size: Option<u64>) -> PyResult<Cow<'static, [u8]>> {
        let root = self.with(|tree| size.map_or_else(|| Ok(tree.root()), |size| tree.root_at(size)));
        Ok(root.or_raise()?.as_bytes().to_vec().into())
    }

    /// The proof that a leaf is in the tree, or in its first `size` leaves: hashes from the leaf's sibling up.
    #[pyo3(signature = (index, size = None))]
    fn inclusion(&self, index: u64, size: Option<u64>) -> PyResult<Vec<Cow<'static, [u8]>>> {
        let path = self.with(|tree| tree.inclusion_at(index, size.unwrap_or(tree.size())));
        path.or_raise().map(bytes)
    }

    /// The proof that the tree, or its first `new` leaves, continues the one of `old` leaves.
    #[pyo3(signature = (old, new = None))]
    fn consistency(&self, old: u64, new: Option<u64>) -> PyResult<Vec<Cow<'static, [u8]>>> {
        let path = self.with(|tree| tree.consistency_at(old, new.unwrap_or(tree.size())));
        path.or_raise().map(bytes)
    }

    /// The algorithms.
    #[getter]
    fn suite(&self) -> Word<Suite> {
        Word(self.with(|tree| tree.suite()))
    }

    fn __len__(&self) -> PyResult<usize> {
        Ok(usize::try_from(self.with(|tree| tree.size()))?)
    }

    fn __repr__(&self) -> String {
        self.with(|tree| format!("Tree({}, {} leaves)", tree.suite().as_str(), tree.size()))
    }
}

/// The hash of a leaf: of `00` and its bytes (RFC 6962, 2.1).
#[pyfunction]
#[pyo3(signature = (leaf, suite = Word(Suite::Sha256Ed25519)))]
pub(crate) fn leaf_hash(leaf: &[u8], suite: Word<Suite>) -> Cow<'static, [u8]> {
    suite.0.leaf(leaf).as_bytes().to_vec().into()
}

/// Verifies that a leaf, by its hash, stands at an index of the tree of `size` leaves with this root. Raises `Error`
/// (`inclusion-mismatch`, `proof-length`, …) where it does not.
#[pyfunction]
#[pyo3(signature = (leaf, index, size, proof, root, suite = Word(Suite::Sha256Ed25519)))]
pub(crate) fn verify_inclusion(
    leaf: &[u8],
    index: u64,
    size: u64,
    proof: Vec<Vec<u8>>,
    root: &[u8],
    suite: Word<Suite>,
) -> PyResult<()> {
    let (leaf, root, path) = (hash(leaf)?, hash(root)?, hashes(&proof)?);
    proof::verify_inclusion(suite.0, index, size, leaf, &path, root).or_raise()
}

/// Verifies that the tree of `new` leaves continues the one of `old` leaves. Raises `Error` where it does not.
#[pyfunction]
#[pyo3(signature = (old, new, proof, old_root, new_root, suite = Word(Suite::Sha256Ed25519)))]
pub(crate) fn verify_consistency(
    old: u64,
    new: u64,
    proof: Vec<Vec<u8>>,
    old_root: &[u8],
    new_root: &[u8],
    suite: Word<Suite>,
) -> PyResult<()> {
    let (old_root, new_root, path) = (hash(old_root)?, hash(new_root)?, hashes(&proof)?);
    proof::verify_consistency(suite.0, old, new, &path, old_root, new_root).or_raise()
}

/// A class around what has canonical bytes: equal, hashed and pickled by them.
macro_rules! canonical {
    ($(#[$doc:meta])* $name:ident($of:ty) { $($own:item)* }) => {
        $(#[$doc])*
        #[pyclass(frozen, eq, module = "banjian")]
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub(crate) struct $name(pub(crate) $of);

        #[pymethods]
        impl $name {
            $($own)*

            /// Reads the canonical bytes, and no others. Raises `Error`.
            #[staticmethod]
            pub(crate) fn from_bytes(data: &[u8]) -> PyResult<Self> {
                <$of>::from_bytes(data).or_raise().map(Self)
            }

            /// The canonical bytes.
            fn to_bytes(&self) -> PyResult<Cow<'static, [u8]>> {
                self.0.to_bytes().or_raise().map(Into::into)
            }

            /// Reads the canonical JSON, and no other. Raises `Error`.
            #[staticmethod]
            fn from_json(text: &str) -> PyResult<Self> {
                <$of>::from_bytes(text.as_bytes()).or_raise().map(Self)
            }

            /// The canonical JSON.
            fn to_json(&self) -> PyResult<String> {
                Ok(String::from_utf8_lossy(&self.0.to_bytes().or_raise()?).into_owned())
            }

            /// What it says, as dictionaries, lists, texts and numbers.
            fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Fields<'py>> {
                let json = serde_json::value::RawValue::from_string(self.to_json()?);
                let json = json.map_err(|_| PyTypeError::new_err("not JSON"))?;
                value::to_python(py, &json).map(Fields)
            }

            fn __hash__(&self) -> PyResult<u64> {
                value::hash(&self.to_json()?)
            }

            fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Reduced<'py>> {
                reduced(slf.py(), slf.get_type().getattr("from_json")?, slf.get().to_json()?)
            }
        }
    };
}

canonical! {
    /// One act as it was recorded. It holds no personal data.
    Record(trace::Record) {
        /// The id of the case, in hexadecimal.
        #[getter]
        fn case(&self) -> String {
            self.0.act.case.to_string()
        }

        /// Its number in the case, from 1.
        #[getter]
        fn sequence(&self) -> u32 {
            self.0.chain.sequence()
        }

        /// The kind of act, as `hand-over`.
        #[getter]
        fn kind(&self) -> String {
            self.0.act.kind.to_string()
        }

        /// The natural person, by an opaque id; `None` where no person acted.
        #[getter]
        fn person(&self) -> Option<String> {
            self.0.act.person.as_ref().map(ToString::to_string)
        }

        /// The post in which the person acted.
        #[getter]
        fn post(&self) -> Option<String> {
            self.0.act.post.as_ref().map(ToString::to_string)
        }

        /// The outlet; `None` where no desk stands at one.
        #[getter]
        fn outlet(&self) -> Option<String> {
            self.0.act.outlet.as_ref().map(ToString::to_string)
        }

        /// When it was done, by the clock at the desk: a claim.
        #[getter]
        fn observed_at(&self) -> chrono::DateTime<chrono::Utc> {
            self.0.act.observed_at.instant()
        }

        /// When the office recorded it, by its clock: a claim.
        #[getter]
        fn recorded_at(&self) -> chrono::DateTime<chrono::Utc> {
            self.0.recorded_at.instant()
        }

        fn __repr__(&self) -> String {
            format!("Record({} {}, case {})", self.0.chain.sequence(), self.0.act.kind, self.0.act.case)
        }
    }
}

canonical! {
    /// What a citizen takes home: a record, its proof under a checkpoint, and the keys that signed it.
    Receipt(receipt::Receipt) {
        /// Reads the compact form, as a QR code holds it. Raises `Error`.
        #[staticmethod]
        pub(crate) fn from_compact(data: &[u8]) -> PyResult<Self> {
            receipt::Receipt::from_compact(data).or_raise().map(Self)
        }

        /// The compact form, for one QR code.
        fn to_compact(&self) -> PyResult<Cow<'static, [u8]>> {
            self.0.to_compact().or_raise().map(Into::into)
        }

        /// The record. Nothing is proven of it yet.
        #[getter]
        fn record(&self) -> Record {
            Record(self.0.record().clone())
        }

        /// What the receipt proves to a reader who trusts. Raises `Error` with all that is wrong.
        pub(crate) fn verify(&self, py: Python<'_>, trust: &Trust) -> PyResult<Proven> {
            work(py, || self.0.verify(&trust.0, &Software)).map(Proven)
        }

        fn __repr__(&self) -> String {
            let record = self.0.record();
            format!("Receipt({} {}, case {})", record.chain.sequence(), record.act.kind, record.act.case)
        }
    }
}

canonical! {
    /// Evidence: all records of a case with what a stranger needs to check them.
    Bundle(bundle::Bundle) {
        /// The id of the case, in hexadecimal.
        #[getter]
        fn case(&self) -> String {
            self.0.case.to_string()
        }

        /// The records of the case, from its first on.
        #[getter]
        fn records(&self) -> Vec<Record> {
            self.0.records.iter().map(|entry| Record(entry.record.clone())).collect()
        }

        /// What the bundle proves to a reader who trusts. Raises `Error` with all findings.
        pub(crate) fn verify(&self, py: Python<'_>, trust: &Trust) -> PyResult<ProvenCase> {
            work(py, || self.0.verify(&trust.0, &Software)).map(ProvenCase)
        }

        fn __repr__(&self) -> String {
            format!("Bundle(case {}, {} records)", self.0.case, self.0.records.len())
        }
    }
}

canonical! {
    /// Whom a reader trusts: a log by its keys, and so many of some witnesses.
    Trust(trust::Trust) {
        /// Trust in a log by its one key. Witnesses, and more keys, come by `from_json`.
        #[new]
        #[pyo3(signature = (origin, key, *, suite = Word(Suite::Sha256Ed25519)))]
        fn new(origin: &str, key: &PublicKey, suite: Word<Suite>) -> PyResult<Self> {
            let key = NoteKey::new(origin, NoteKeyKind::Log, key.0.clone()).or_raise()?;
            let keys = vec![LogKey { key, retired: None }];
            trust::Trust::new(origin.parse().or_raise()?, suite.0, keys, Vec::new(), 0).or_raise().map(Self)
        }

        /// The name of the log.
        #[getter]
        fn origin(&self) -> String {
            self.0.origin().to_string()
        }

        /// The log's algorithms.
        #[getter]
        fn suite(&self) -> Word<Suite> {
            Word(self.0.suite())
        }

        /// How many witnesses must have cosigned.
        #[getter]
        fn quorum(&self) -> u8 {
            self.0.quorum()
        }

        fn __repr__(&self) -> String {
            format!("Trust({}, {} witnesses)", self.0.origin(), self.0.quorum())
        }
    }
}

impl Trust {
    pub(crate) fn of_office(py: Python<'_>, office: &Arc<Open<office::Office>>) -> PyResult<Self> {
        office.work(py, |office| office.trust()).map(Self)
    }
}

value! {
    /// What is proven of one record. There is no yes or no in it: it says what, and what not.
    Proven(proven::Proven) {
        /// Who vouches for the act: `person-signed`, `system-signed` or `host-attested`.
        attested: String = |it| it.attested.as_str().to_owned();
        /// The trusted witnesses that cosigned the checkpoint.
        cosigned_by: Vec<String> = |it| it.cosigned_by.clone();
        /// The record's index in the log, from 0.
        index: u64 = |it| it.index;
        /// The record.
        record: Record = |it| Record(it.record.clone());
        /// The size of the log at which it was there.
        size: u64 = |it| it.size;
        /// The record is older than the end of this second; `None`: its time is unattested.
        time: Option<chrono::DateTime<chrono::Utc>> = |it| it.time.map(trace::Moment::instant);
        /// What is proven, a sentence each.
        proven: Vec<Text> = |it| it.proven().into_iter().map(Into::into).collect();
        /// What is not proven, a sentence each.
        not_proven: Vec<Text> = |it| it.not_proven().into_iter().map(Into::into).collect();
    }
    str: |it| format!("{}, index {} of {}", it.attested.as_str(), it.index, it.size);
}

value! {
    /// What a bundle proves. There is no yes or no in it.
    ProvenCase(CoreProvenCase) {
        /// The id of the case, in hexadecimal.
        case: String = |it| it.case.to_string();
        /// The number of the last record: those from 1 to it are all here.
        complete_to: u32 = |it| it.complete_to;
        /// What is proven of the case's records, in their order.
        records: Vec<Proven> = |it| it.records.iter().cloned().map(Proven).collect();
        /// How many records the log had.
        size: u64 = |it| it.size;
        /// All of it is older than the end of this second; `None`: the time is unattested.
        time: Option<chrono::DateTime<chrono::Utc>> = |it| it.time.map(trace::Moment::instant);
        /// How far the bundle goes.
        extent: Text = |it| it.extent().into();
    }
    str: |it| it.extent().en;
}
