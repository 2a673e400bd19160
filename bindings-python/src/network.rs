//! Outlets, windows, staff, posts.

use banjian::network::{self, Place, Post, Standing};
use banjian::report::{Report, codes};
use pyo3::prelude::{PyResult, Python, pyclass, pymethods};

use crate::catalog::Catalog;
use crate::convert::{Day, Word, words};
use crate::report::{self, OrRaise as _, work};
use crate::text::Text;
use crate::value::value;

words! {
    Post => "Post",
    network::Employer => "Employer",
    network::OutletKind => "OutletKind",
}

/// An edition of the network: hall, outlets, windows, staff and who is posted where. A handle.
#[pyclass(frozen, module = "banjian")]
#[derive(Debug, Clone)]
pub(crate) struct Network(pub(crate) network::Network);

#[pymethods]
impl Network {
    /// The network of Xiangyang as a report of 2023 describes it, with invented staff: for demonstration and tests.
    #[staticmethod]
    fn xiangyang(py: Python<'_>) -> Self {
        Self(py.detach(|| network::Network::xiangyang().clone()))
    }

    /// A network from TOML files by name, held against the items of a catalogue. Raises `Error` with every fault; where
    /// there is none, with every gap of the coverage.
    #[staticmethod]
    fn from_files(
        py: Python<'_>,
        files: std::collections::BTreeMap<String, String>,
        catalog: &Catalog,
    ) -> PyResult<Self> {
        let files: Vec<(&str, &str)> =
            files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        work(py, || network::Network::from_files(&files, catalog.0.items())).map(Self)
    }

    /// The network whose canonical bytes these are. Raises `Error` with all faults.
    #[staticmethod]
    fn from_canonical(py: Python<'_>, data: &[u8], catalog: &Catalog) -> PyResult<Self> {
        work(py, || network::Network::from_canonical(data, catalog.0.items())).map(Self)
    }

    /// The canonical bytes (RFC 8785), whose SHA-256 is `hash`.
    fn to_canonical(&self, py: Python<'_>) -> PyResult<std::borrow::Cow<'static, [u8]>> {
        work(py, || self.0.to_canonical()).map(Into::into)
    }

    /// The SHA-256 of its canonical bytes, in hexadecimal; it names the edition.
    #[getter]
    fn hash(&self) -> String {
        self.0.hash().to_string()
    }

    /// The first day on which the edition holds.
    #[getter]
    fn effective(&self) -> chrono::NaiveDate {
        self.0.edition().effective
    }

    /// The outlets, by code.
    #[getter]
    fn outlets(&self) -> Vec<Outlet> {
        self.0.edition().outlets.iter().cloned().map(Outlet).collect()
    }

    /// The outlet of a code. Raises `Error` (`outlet-unknown`).
    fn outlet(&self, code: &str) -> PyResult<Outlet> {
        let found = code.parse().ok().and_then(|code| self.0.outlet(&code).cloned());
        found
            .map(Outlet)
            .ok_or_else(|| Report::new(codes::office::OUTLET_UNKNOWN).with("found", code))
            .or_raise()
    }

    /// The staff, by id.
    #[getter]
    fn staff(&self) -> Vec<Staff> {
        self.0.edition().staff.iter().cloned().map(Staff).collect()
    }

    /// Who is posted as window clerk at an outlet on a day, sorted.
    fn window_clerks(&self, outlet: &str, on: Day) -> PyResult<Vec<String>> {
        let outlet = outlet.parse().or_raise()?;
        Ok(self.0.window_clerks(&outlet, on.0).map(ToString::to_string).collect())
    }

    /// Whether a person stands in a post on a day: anywhere in the hall, or at the outlet that is named.
    #[pyo3(signature = (person, post, on, *, outlet = None))]
    fn is_posted(&self, person: &str, post: Word<Post>, on: Day, outlet: Option<&str>) -> PyResult<bool> {
        let place = match outlet {
            Some(outlet) => Place::Outlet(outlet.parse().or_raise()?),
            None => Place::Hall,
        };
        let person = person.parse().or_raise()?;
        Ok(matches!(self.0.posted(&person, post.0, &place, on.0), Standing::Posted(_)))
    }

    /// Whether a person is qualified for a category of the catalogue on a day.
    fn is_qualified(&self, person: &str, category: &str, on: Day) -> PyResult<bool> {
        Ok(self.0.qualified(&person.parse().or_raise()?, category, on.0))
    }

    /// What nobody can do on a day: each gap names the post to be filled.
    fn gaps(&self, py: Python<'_>, on: Day) -> Vec<report::Report> {
        py.detach(|| self.0.gaps(on.0)).iter().map(Into::into).collect()
    }

    fn __eq__(&self, other: &Self) -> bool {
        self.0.hash() == other.0.hash()
    }

    fn __hash__(&self) -> PyResult<u64> {
        crate::value::hash(&self.0.hash())
    }

    fn __repr__(&self) -> String {
        let edition = self.0.edition();
        format!("Network({} outlets, {} staff)", edition.outlets.len(), edition.staff.len())
    }
}

value! {
    /// An outlet (网点).
    Outlet(network::Outlet) {
        /// Its number within the hall's area.
        code: String = |it| it.code.to_string();
        /// What sort of place it is.
        kind: Word<network::OutletKind> = |it| Word(it.kind);
        /// Its name.
        name: Text = |it| it.name.clone().into();
        /// Where its facts come from.
        source: String = |it| it.source.clone();
        /// The codes of its windows.
        windows: Vec<String> = |it| it.windows.iter().map(|window| window.code.to_string()).collect();
    }
    str: |it| format!("{} {}", it.code, it.name.zh);
}

value! {
    /// A natural person on the staff. The id is the embedder's, and tells nothing.
    Staff(network::Staff) {
        /// Whose employee.
        employer: Word<network::Employer> = |it| Word(it.employer);
        /// The embedder's opaque id.
        id: String = |it| it.id.to_string();
        /// What colleagues see.
        label: Text = |it| it.label.clone().into();
    }
    str: |it| it.id.to_string();
}
