//! Policies, and what they say of one applicant.

use banjian::certainty::Certainty;
use banjian::eligibility::answer::{self, FactRef, PeriodRef};
use banjian::eligibility::{self, Outcome};
use pyo3::exceptions::PyKeyError;
use pyo3::prelude::{PyRef, PyResult, Python, pyclass, pymethods};
use pyo3::types::{PyAnyMethods as _, PyDict, PyDictMethods as _, PyList};

use crate::convert::{Anything, Day, Fields, Mapped, Names, Object, Word, words};
use crate::facts;
use crate::report::{Report, work};
use crate::screen::{self, Mandate, Screened};
use crate::text::Text;
use crate::value::value;

words! { Outcome => "Outcome" }

/// A policy: law as data, checked and compiled. A handle; copies share what they hold.
#[pyclass(frozen, module = "banjian")]
#[derive(Debug, Clone)]
pub(crate) struct Policy(pub(crate) eligibility::Policy);

impl Policy {
    /// The fact that chooses the period of the law, where there is one.
    pub(crate) fn day(&self) -> Option<&str> {
        self.0.edition().day.as_deref()
    }
}

#[pymethods]
impl Policy {
    /// A reference policy by its code, as `unemployment-benefit`. Raises `KeyError` for a code that there is not.
    #[staticmethod]
    fn reference(py: Python<'_>, code: &str) -> PyResult<Self> {
        Policies::reference(py)?.__getitem__(code)
    }

    /// A policy from its file. `name` stands in the places of faults. Raises `Error` with all faults.
    #[staticmethod]
    #[pyo3(signature = (text, *, name = "policy.toml"))]
    fn from_toml(py: Python<'_>, text: &str, name: &str) -> PyResult<Self> {
        work(py, || eligibility::Policy::from_toml(name, text)).map(Self)
    }

    /// A policy from JSON with the same fields. Raises `Error` with all faults.
    #[staticmethod]
    #[pyo3(signature = (text, *, name = "policy.json"))]
    fn from_json(py: Python<'_>, text: &str, name: &str) -> PyResult<Self> {
        work(py, || eligibility::Policy::from_json(name, text)).map(Self)
    }

    /// What the policy says of facts by name; a name that is not there is unknown. `on` fills the day that counts, where
    /// the policy has one and the facts have not. A "no" bars nobody from applying: people decide.
    ///
    /// A fact outside its declared type, bounds or values makes the answer `invalid-facts`. What is no fact at all (a
    /// list, a float that is not finite) raises `Error` with every fault.
    #[pyo3(signature = (facts, on = None))]
    fn determine(&self, facts: Mapped<'_>, on: Option<Day>) -> PyResult<Determination> {
        let facts = facts::on(facts::read(&facts.0)?, self.day(), on.map(|day| day.0))?;
        // A few microseconds: giving the lock away and taking it again would cost as much.
        Ok(Determination(self.0.determine(&facts)))
    }

    /// What the policy says of every row of a table (anything with `__arrow_c_stream__`: pyarrow, polars, pandas,
    /// duckdb), as a stream of the same: a column of the policy's code with the verdict, and
    /// one `<code>.<value>` for each value that it grants. Facts are columns by their names; null is unknown, and so is a column that is not there. `on` fills the day that counts where there is no
    /// column of it. `keep` names columns of the table that go along. `purpose` and `legal_basis` are recorded in the
    /// metadata of the answer and in the log: a screening without a mandate is unlawful wherever data are personal.
    ///
    /// Raises `Error` with all faults of the columns, `TypeError` for what is no table.
    #[pyo3(signature = (
        table, on = None, *, keep = Vec::new(), purpose = None, legal_basis = None, threads = None
    ))]
    fn screen(
        &self,
        py: Python<'_>,
        table: Object<'_>,
        on: Option<Day>,
        keep: Vec<String>,
        purpose: Option<String>,
        legal_basis: Option<String>,
        threads: Option<std::num::NonZeroUsize>,
    ) -> PyResult<Screened> {
        let policies = [self.0.clone()];
        let on = on.map(|day| day.0);
        screen::screen(py, &policies, &table.0, on, &keep, &Mandate { purpose, legal_basis }, threads)
    }

    /// The code, as `unemployment-benefit`.
    #[getter]
    fn code(&self) -> &str {
        &self.0.edition().code
    }

    /// What it is called.
    #[getter]
    fn name(&self) -> Text {
        self.0.edition().name.clone().into()
    }

    /// The content hash of the edition, in hexadecimal.
    #[getter]
    fn edition(&self) -> String {
        self.0.hash().to_string()
    }

    /// The fact that chooses the period of the law; `None` where the law carries its own dates.
    #[getter]
    #[pyo3(name = "day")]
    fn day_fact(&self) -> Option<&str> {
        self.day()
    }

    /// The facts that it asks for, in the order in which they are asked, with their questions.
    #[getter]
    fn questions(&self) -> Vec<Question> {
        let facts = self.0.edition().facts.iter();
        facts
            .map(|fact| {
                Question(answer::Question { fact: fact.name.clone(), question: fact.question.clone() })
            })
            .collect()
    }

    /// The JSON Schema of its facts, with their questions.
    fn facts_schema<'py>(&self, py: Python<'py>) -> PyResult<Fields<'py>> {
        crate::value::to_python(py, &self.0.facts_schema()).map(Fields)
    }

    /// The canonical bytes of the edition (RFC 8785), whose SHA-256 is `edition`.
    fn to_canonical(&self, py: Python<'_>) -> PyResult<std::borrow::Cow<'static, [u8]>> {
        work(py, || self.0.edition().canonical_bytes()).map(Into::into)
    }

    /// The policy whose canonical bytes these are. Raises `Error` with all faults.
    #[staticmethod]
    fn from_canonical(py: Python<'_>, data: &[u8]) -> PyResult<Self> {
        work(py, || eligibility::Policy::from_canonical(data)).map(Self)
    }

    fn __eq__(&self, other: &Self) -> bool {
        self.0.hash() == other.0.hash()
    }

    fn __hash__(&self) -> PyResult<u64> {
        crate::value::hash(&self.0.hash())
    }

    fn __repr__(&self) -> String {
        format!("Policy({})", self.0.edition().code)
    }
}

/// Policies by code. A handle.
#[pyclass(frozen, mapping, module = "banjian")]
#[derive(Debug, Clone)]
pub(crate) struct Policies(pub(crate) eligibility::Policies);

#[pymethods]
impl Policies {
    /// These policies; of two of one code the later stands.
    #[new]
    fn new(policies: Vec<PyRef<'_, Policy>>) -> Self {
        Self(policies.iter().map(|policy| policy.0.clone()).collect())
    }

    /// The reference policies. Each clause says how far its source was checked.
    #[staticmethod]
    fn reference(py: Python<'_>) -> PyResult<Self> {
        work(py, eligibility::Policies::reference).map(Self)
    }

    /// What each policy says of every row of a table (anything with `__arrow_c_stream__`: pyarrow, polars, pandas,
    /// duckdb), as a stream of the same: for each policy a column of its code with the verdict,
    /// and one `<code>.<value>` for each value that it grants. Facts are columns by their names; null is unknown, and so is a column that is not there. `on` fills the day that counts where there is no
    /// column of it. `keep` names columns of the table that go along. `purpose` and `legal_basis` are recorded in the
    /// metadata of the answer and in the log: a screening without a mandate is unlawful wherever data are personal.
    ///
    /// Raises `Error` with all faults of the columns, `TypeError` for what is no table.
    #[pyo3(signature = (
        table, on = None, *, keep = Vec::new(), purpose = None, legal_basis = None, threads = None
    ))]
    fn screen(
        &self,
        py: Python<'_>,
        table: Object<'_>,
        on: Option<Day>,
        keep: Vec<String>,
        purpose: Option<String>,
        legal_basis: Option<String>,
        threads: Option<std::num::NonZeroUsize>,
    ) -> PyResult<Screened> {
        let policies: Vec<_> = self.0.iter().cloned().collect();
        let on = on.map(|day| day.0);
        screen::screen(py, &policies, &table.0, on, &keep, &Mandate { purpose, legal_basis }, threads)
    }

    /// The codes, in order.
    fn keys(&self) -> Vec<String> {
        self.0.iter().map(|policy| policy.edition().code.clone()).collect()
    }

    fn __getitem__(&self, code: &str) -> PyResult<Policy> {
        self.0.get(code).cloned().map(Policy).ok_or_else(|| PyKeyError::new_err(code.to_owned()))
    }

    fn __contains__(&self, code: &str) -> bool {
        self.0.get(code).is_some()
    }

    fn __len__(&self) -> usize {
        self.0.iter().count()
    }

    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Names<'py>> {
        Ok(Names(PyList::new(py, self.keys())?.try_iter()?.into_any()))
    }

    fn __repr__(&self) -> String {
        format!("Policies({})", self.keys().join(", "))
    }
}

/// Names and values, as a dictionary.
fn named<'py>(py: Python<'py>, refs: &[FactRef]) -> PyResult<Fields<'py>> {
    let dictionary = PyDict::new(py);
    for fact in refs {
        dictionary.set_item(&fact.name, facts::to_python(py, &fact.value)?)?;
    }
    Ok(Fields(dictionary.into_any()))
}

value! {
    /// What a policy says of one applicant, and why.
    Determination(eligibility::Determination) {
        /// The facts on which sources differ; they count as unknown.
        conflicts: Vec<String> = |it| it.conflicts.clone();
        /// The content hash of the policy's edition, in hexadecimal.
        edition: String = |it| it.edition.to_string();
        /// What is wrong with the facts, where the verdict is `invalid-facts`.
        faults: Vec<Report> = |it| it.faults.iter().map(Report::from).collect();
        /// What is granted, with source and facts, where the verdict is `eligible`.
        granted: Vec<Granted> = |it| it.values.iter().cloned().map(Granted).collect();
        /// Whether `missing` may name facts that turn out not to matter; it never leaves out one that does.
        may_include_more: bool = |it| it.may_include_more;
        /// The unknown facts that could still change the answer, in the order in which they are asked.
        missing: Vec<String> = |it| it.missing.clone();
        /// The missing fact that most undecided conditions read; ask it next.
        next_question: Option<Question> = |it| it.next_question.clone().map(Question);
        /// The period of the law that was applied.
        period: Option<Period> = |it| it.period.clone().map(Period);
        /// The policy's code.
        policy: String = |it| it.policy.clone();
        /// The conditions that decided, or, where it is undetermined, those that are open.
        reasons: Vec<Reason> = |it| it.reasons.iter().cloned().map(Reason).collect();
        /// The answer.
        verdict: Word<Outcome> = |it| Word(it.outcome);
    }
    str: |it| format!("{}: {}", it.policy, it.outcome.as_str());
    also {
        /// What is granted, by name; a value that is not known yet is left out. Numbers are int or Decimal, a duration
        /// is a text as `P18M`.
        #[getter]
        fn values<'py>(&self, py: Python<'py>) -> PyResult<Fields<'py>> {
            let dictionary = PyDict::new(py);
            for granted in &self.0.values {
                dictionary.set_item(&granted.name, facts::to_python(py, &granted.value)?)?;
            }
            Ok(Fields(dictionary.into_any()))
        }
    }
}

value! {
    /// What to ask next.
    Question(answer::Question) {
        /// The fact.
        fact: String = |it| it.fact.clone();
        /// What to ask.
        question: Text = |it| it.question.clone().into();
    }
    str: |it| it.question.en.clone();
}

value! {
    /// A dated text of the law.
    Period(PeriodRef) {
        /// How far its dates were checked.
        certainty: Word<Certainty> = |it| Word(it.certainty);
        /// Its first day.
        first: chrono::NaiveDate = |it| it.from;
        /// Its last day, where it has one.
        last: Option<chrono::NaiveDate> = |it| it.to;
        /// The legal source of its dates.
        source: String = |it| it.source.clone();
    }
    str: |it| format!("from {}", it.from);
}

value! {
    /// A condition that decided, or is open.
    Reason(answer::Reason) {
        /// How far its source was checked.
        certainty: Word<Certainty> = |it| Word(it.certainty);
        /// The condition's name.
        condition: String = |it| it.condition.clone();
        /// Whether it holds; `None` where it is open.
        holds: Option<bool> = |it| it.holds;
        /// Its legal source.
        source: String = |it| it.source.clone();
        /// What it says.
        title: Text = |it| it.title.clone().into();
    }
    str: |it| {
        let holds = match it.holds {
            Some(true) => "holds",
            Some(false) => "does not hold",
            None => "is open",
        };
        format!("{} {holds}", it.condition)
    };
    also {
        /// The facts that settled it, with their values.
        #[getter]
        fn facts<'py>(&self, py: Python<'py>) -> PyResult<Fields<'py>> {
            named(py, &self.0.facts)
        }
    }
}

value! {
    /// A value that is granted.
    Granted(answer::Granted) {
        /// How far its source was checked.
        certainty: Word<Certainty> = |it| Word(it.certainty);
        /// Its name.
        name: String = |it| it.name.clone();
        /// Its legal source.
        source: String = |it| it.source.clone();
        /// What it is.
        title: Text = |it| it.title.clone().into();
        /// What is counted, of a number.
        unit: Option<String> = |it| it.unit.clone();
    }
    str: |it| it.name.clone();
    also {
        /// The value.
        #[getter]
        fn value<'py>(&self, py: Python<'py>) -> PyResult<Anything<'py>> {
            facts::to_python(py, &self.0.value).map(Anything)
        }

        /// The facts that settled it, with their values.
        #[getter]
        fn facts<'py>(&self, py: Python<'py>) -> PyResult<Fields<'py>> {
            named(py, &self.0.facts)
        }
    }
}
