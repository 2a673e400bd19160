//! The catalogue of services.

use banjian::catalog::item::{Applicants, ItemKind, Lane, NameSource, Need, Remedy, ReviewTier, Start};
use banjian::catalog::{self, search::Rank};
use banjian::certainty::Certainty;
use banjian::report::{Report, codes};
use pyo3::exceptions::PyKeyError;
use pyo3::prelude::{Py, PyRef, PyResult, Python, pyclass, pymethods};

use crate::calendar::Span;
use crate::convert::{Word, words};
use crate::eligibility::Policies;
use crate::report::{OrRaise as _, work};
use crate::text::Text;
use crate::value::value;

words! {
    Applicants => "Applicants",
    Certainty => "Certainty",
    ItemKind => "ItemKind",
    Lane => "Lane",
    NameSource => "NameSource",
    Need => "Need",
    Rank => "Rank",
    Remedy => "Remedy",
    ReviewTier => "ReviewTier",
    Start => "Start",
}

/// An edition of the catalogue: items by code, with search. A handle; copies share what they hold.
#[pyclass(frozen, mapping, module = "banjian")]
#[derive(Debug, Clone)]
pub(crate) struct Catalog(pub(crate) catalog::Catalog);

#[pymethods]
impl Catalog {
    /// The reference catalogue of 281 items. Reference data: each fact says how far it was checked.
    #[staticmethod]
    fn reference(py: Python<'_>) -> Self {
        Self(py.detach(|| catalog::Catalog::reference().clone()))
    }

    /// A catalogue from TOML files by name. The policies that its items name are among `policies`. Raises `Error` with
    /// all faults of all files.
    #[staticmethod]
    #[pyo3(signature = (files, *, policies = None))]
    fn from_files(
        py: Python<'_>,
        files: std::collections::BTreeMap<String, String>,
        policies: Option<&Policies>,
    ) -> PyResult<Self> {
        let policies = match policies {
            Some(policies) => policies.0.clone(),
            None => banjian::eligibility::Policies::reference().or_raise()?,
        };
        let files: Vec<(&str, &str)> =
            files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        work(py, || catalog::Catalog::from_files(&files, &policies)).map(Self)
    }

    /// The catalogue whose canonical bytes these are. Raises `Error` with all faults.
    #[staticmethod]
    fn from_canonical(py: Python<'_>, data: &[u8]) -> PyResult<Self> {
        work(py, || catalog::Catalog::from_canonical(data)).map(Self)
    }

    /// The canonical bytes (RFC 8785), whose SHA-256 is `hash`.
    fn to_canonical(&self, py: Python<'_>) -> PyResult<std::borrow::Cow<'static, [u8]>> {
        work(py, || self.0.to_canonical()).map(Into::into)
    }

    /// The items that fit what a clerk typed, best first: Chinese words, pinyin and its initials, English, the end of a
    /// code.
    fn search(&self, py: Python<'_>, text: &str) -> Vec<Hit> {
        py.detach(|| {
            let hits = self.0.search(text);
            hits.into_iter().map(|hit| Hit { item: hit.item.clone().into(), rank: hit.rank }).collect()
        })
    }

    /// The SHA-256 of its canonical bytes, in hexadecimal; it names the edition.
    #[getter]
    fn hash(&self) -> String {
        self.0.hash().to_string()
    }

    /// What the edition is called.
    #[getter]
    fn name(&self) -> Text {
        self.0.edition().name.clone().into()
    }

    /// The first day on which it applies.
    #[getter]
    fn effective(&self) -> chrono::NaiveDate {
        self.0.edition().effective
    }

    /// The names of the categories, in the order in which they are shown.
    #[getter]
    fn categories(&self) -> Vec<Text> {
        self.0.categories().iter().map(|category| category.name.clone().into()).collect()
    }

    fn __len__(&self) -> usize {
        self.0.items().len()
    }

    fn __getitem__(&self, code: &str) -> PyResult<Item> {
        self.get(code).ok_or_else(|| {
            PyKeyError::new_err(Report::new(codes::office::ITEM_UNKNOWN).with("found", code).to_string())
        })
    }

    fn __contains__(&self, code: &str) -> bool {
        self.get(code).is_some()
    }

    fn __iter__(slf: PyRef<'_, Self>) -> Items {
        Items { catalog: slf.0.clone(), next: std::sync::atomic::AtomicUsize::new(0) }
    }

    /// The item of a code; `None` where there is none.
    fn get(&self, code: &str) -> Option<Item> {
        self.0.item(&code.parse().ok()?).cloned().map(Item)
    }

    fn __eq__(&self, other: &Self) -> bool {
        self.0.hash() == other.0.hash()
    }

    fn __hash__(&self) -> PyResult<u64> {
        crate::value::hash(&self.0.hash())
    }

    fn __repr__(&self) -> String {
        format!("Catalog({}, {} items)", self.0.edition().name.en, self.0.items().len())
    }
}

/// The items of a catalogue, one after another.
#[pyclass(frozen, module = "banjian")]
#[derive(Debug)]
pub(crate) struct Items {
    catalog: catalog::Catalog,
    next: std::sync::atomic::AtomicUsize,
}

#[pymethods]
impl Items {
    fn __iter__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    fn __next__(&self) -> Option<Item> {
        let at = self.next.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        self.catalog.items().get(at).cloned().map(Item)
    }
}

/// An item that fits what was typed.
#[pyclass(frozen, module = "banjian")]
#[derive(Debug, Clone)]
pub(crate) struct Hit {
    item: Item,
    rank: Rank,
}

#[pymethods]
impl Hit {
    /// The item.
    #[getter]
    fn item(&self) -> Item {
        self.item.clone()
    }

    /// How well it fits.
    #[getter]
    fn rank(&self) -> Word<Rank> {
        Word(self.rank)
    }

    /// The item's code.
    #[getter]
    fn code(&self) -> String {
        self.item.0.code.to_string()
    }

    fn __repr__(&self) -> String {
        format!("Hit({}, {})", self.item.0.code, self.item.0.name.zh)
    }
}

value! {
    /// A service of the catalogue.
    Item(catalog::item::Item) {
        /// Who may apply.
        applicants: Word<Applicants> = |it| Word(it.applicants);
        /// The legal basis, one provision an entry; empty where none is known.
        basis: Vec<String> = |it| it.basis.clone();
        /// Whether the legal basis was read.
        basis_certainty: Word<Certainty> = |it| Word(it.basis_certainty);
        /// The category, as 社会保障卡.
        category: String = |it| it.category.clone();
        /// Its code.
        code: String = |it| it.code.to_string();
        /// The document or card that it issues; `None` where there is nothing to issue.
        deliverable: Option<Text> = |it| it.deliverable.clone().map(Into::into);
        /// The kind of power.
        kind: Word<ItemKind> = |it| Word(it.kind);
        /// How a case of it is decided.
        lane: Word<Lane> = |it| Word(it.lane.value);
        /// How far the lane was checked.
        lane_certainty: Word<Certainty> = |it| Word(it.lane.certainty);
        /// The time limits; empty where none is known.
        limits: Vec<Limit> = |it| it.limits.iter().cloned().map(Limit).collect();
        /// The papers.
        materials: Vec<Material> = |it| it.materials.iter().cloned().map(Material).collect();
        /// Its name.
        name: Text = |it| it.name.clone().into();
        /// Where the name comes from.
        name_source: Word<NameSource> = |it| Word(it.name_source);
        /// The competent organ, in whose name notices are written.
        organ: Text = |it| it.organ.value.clone().into();
        /// The code of the policy by which entitlement is determined; `None` where none is known.
        policy: Option<String> = |it| it.policy.as_ref().map(|policy| policy.code.clone());
        /// What may be done against a decision.
        remedy: Word<Remedy> = |it| Word(it.remedy.value);
        /// How many reviewers decide.
        review: Word<ReviewTier> = |it| Word(it.review.value);
        /// The section of the hall that reviews it.
        section: String = |it| it.section.value.to_string();
    }
    str: |it| format!("{} {}", it.code, it.name.zh);
}

value! {
    /// A paper that an application needs.
    Material(catalog::item::Material) {
        /// How far it was checked.
        certainty: Word<Certainty> = |it| Word(it.certainty);
        /// Its name.
        name: Text = |it| it.name.clone().into();
        /// Whether it must be there.
        need: Word<Need> = |it| Word(it.need);
        /// The legal source of the demand.
        source: String = |it| it.source.clone();
        /// The truth of the item's policy on which it depends; `None`: always needed.
        when: Option<String> = |it| it.when.clone();
    }
    str: |it| it.name.zh.clone();
}

value! {
    /// One time limit. Several run together; the earliest governs.
    Limit(catalog::item::Limit) {
        /// The legal basis of the limit.
        basis: String = |it| it.basis.clone();
        /// How far the length was checked.
        certainty: Word<Certainty> = |it| Word(it.certainty);
        /// How long it is.
        span: Span = |it| it.span.into();
        /// When it begins to run.
        start: Word<Start> = |it| Word(it.start);
    }
    str: |it| format!("{} {}", it.span.amount, crate::convert::word_of(&it.span.unit));
}
