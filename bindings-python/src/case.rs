//! Cases as people see them, and what a person gives with an act.

use banjian::case::kernel::{CommandKind, Stage};
use banjian::case::row::{self, List};
use banjian::case::{
    self, ApplicantKind, Attendance, Next as CoreNext, NoticeGrounds, Original, RealName, RecusalCause,
    ReturnReason, ServiceMethod, notice,
};
use banjian::eligibility::Outcome;
use banjian::office;
use banjian::text::Language;
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::{Borrowed, Bound, FromPyObject, PyAny, PyErr, PyRef, PyResult, pyclass, pymethods};
use pyo3::types::PyAnyMethods as _;
use pyo3::{PyTypeInfo as _, type_hint_union};

use crate::convert::{Mapped, Word, words};
use crate::facts;
use crate::id::{CaseNumber, Identity};
use crate::report::{OrRaise as _, Report};
use crate::text::Text;
use crate::value::{self, value, view};

words! {
    ApplicantKind => "ApplicantKind",
    Attendance => "Attendance",
    CommandKind => "CommandKind",
    Language => "Language",
    List => "List",
    NoticeGrounds => "NoticeGrounds",
    notice::NoticeKind => "NoticeKind",
    Original => "Original",
    RealName => "RealName",
    RecusalCause => "RecusalCause",
    ReturnReason => "ReturnReason",
    ServiceMethod => "ServiceMethod",
    Stage => "Stage",
}

/// Personal data and free text that come with an act. Every field may be missing. `repr` shows only which are there.
#[pyclass(frozen, eq, module = "banjian")]
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Payload(pub(crate) case::Payload);

#[pymethods]
impl Payload {
    /// What came with an act. `subject` is the insured person where that is not the applicant; `facts` are what is known
    /// for the item's policy; `reason` is why, for a person to read; `evidence` is the embedder's own reference.
    #[new]
    #[pyo3(signature = (
        *, applicant = None, subject = None, agent = None,
        facts = None, form = None, reason = None, evidence = None
    ))]
    fn new(
        applicant: Option<PyRef<'_, Party>>,
        subject: Option<PyRef<'_, Party>>,
        agent: Option<PyRef<'_, Party>>,
        facts: Option<Mapped<'_>>,
        form: Option<std::collections::BTreeMap<String, String>>,
        reason: Option<String>,
        evidence: Option<String>,
    ) -> PyResult<Self> {
        let party = |party: Option<PyRef<'_, Party>>| party.map(|party| party.0.clone());
        Ok(Self(case::Payload {
            agent: party(agent),
            applicant: party(applicant),
            evidence,
            facts: facts.map(|facts| facts::read(&facts.0)).transpose()?,
            form: form.unwrap_or_default(),
            reason,
            subject: party(subject),
        }))
    }

    /// Who applies.
    #[getter]
    fn applicant(&self) -> Option<Party> {
        self.0.applicant.clone().map(Party)
    }

    /// Whom the case is about, where it is not the applicant.
    #[getter]
    fn subject(&self) -> Option<Party> {
        self.0.subject.clone().map(Party)
    }

    /// Who stands at the window for the applicant.
    #[getter]
    fn agent(&self) -> Option<Party> {
        self.0.agent.clone().map(Party)
    }

    /// The value that `to_json` wrote. **Personal data.**
    #[staticmethod]
    fn from_json(text: &str) -> PyResult<Self> {
        value::from_json("Payload", text).map(Self)
    }

    /// The value as JSON. **Personal data.**
    fn to_json(&self) -> PyResult<String> {
        value::to_json(&self.0)
    }

    fn __repr__(&self) -> String {
        format!("{:?}", self.0)
    }

    fn __hash__(&self) -> PyResult<u64> {
        value::hash(&self.0)
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<crate::convert::Reduced<'py>> {
        let made_by = slf.get_type().getattr("from_json")?;
        crate::convert::reduced(slf.py(), made_by, slf.get().to_json()?)
    }
}

/// A party. `repr` shows the identity document masked, and nothing else.
#[pyclass(frozen, eq, module = "banjian")]
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Party(case::Party);

#[pymethods]
impl Party {
    /// A party by identity document and name as written.
    #[new]
    #[pyo3(signature = (*, identity, name, phone = None))]
    fn new(identity: &Identity, name: String, phone: Option<String>) -> Self {
        Self(case::Party { identity: identity.0.clone(), name, phone })
    }

    /// The identity document.
    #[getter]
    fn identity(&self) -> Identity {
        Identity(self.0.identity.clone())
    }

    /// The name as written. **Personal data.**
    #[getter]
    fn name(&self) -> &str {
        &self.0.name
    }

    /// A telephone number. **Personal data.**
    #[getter]
    fn phone(&self) -> Option<&str> {
        self.0.phone.as_deref()
    }

    /// The value that `to_json` wrote. **Personal data.**
    #[staticmethod]
    fn from_json(text: &str) -> PyResult<Self> {
        value::from_json("Party", text).map(Self)
    }

    /// The value as JSON. **Personal data.**
    fn to_json(&self) -> PyResult<String> {
        value::to_json(&self.0)
    }

    fn __repr__(&self) -> String {
        format!("{:?}", self.0)
    }

    fn __hash__(&self) -> PyResult<u64> {
        value::hash(&self.0)
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<crate::convert::Reduced<'py>> {
        let made_by = slf.get_type().getattr("from_json")?;
        crate::convert::reduced(slf.py(), made_by, slf.get().to_json()?)
    }
}

value! {
    /// A paper handed in. The scan stays with the embedder; the core keeps its hash.
    Paper(case::Paper) {
        /// The position in the item's list of materials, from 0.
        material: u16 = |it| it.material;
        /// What happened to the original.
        original: Word<Original> = |it| Word(it.original);
        /// The SHA-256 of the scan, in hexadecimal, where there is one.
        hash: Option<String> = |it| it.hash.map(|hash| hash.to_string());
    }
    str: |it| format!("material {}", it.material);
    also {
        /// A paper by its position in the item's list of materials, from 0. `hash` is the SHA-256 of the scan, in
        /// hexadecimal.
        #[new]
        #[pyo3(signature = (material, original = Word(Original::Seen), *, hash = None))]
        fn new(material: u16, original: Word<Original>, hash: Option<&str>) -> PyResult<Self> {
            let hash = hash.map(str::parse).transpose().or_raise()?;
            Ok(Self(case::Paper { hash, material, original: original.0 }))
        }
    }
}

value! {
    /// The answer to an act that went through.
    Reply(office::Reply) {
        /// The id of the case, in hexadecimal.
        case: String = |it| it.case.to_string();
        /// What the item's policy said of the facts of the act; `None` where it was not asked.
        determined: Option<Word<Outcome>> = |it| it.determined.as_ref().map(|said| Word(said.outcome));
        /// The number of the case.
        number: CaseNumber = |it| CaseNumber(it.number);
        /// The position of the record in the log, from 1.
        position: u64 = |it| it.position.0;
        /// When it was recorded.
        recorded_at: chrono::DateTime<chrono::Utc> = |it| it.recorded_at.instant();
        /// Whether the act had gone through before, and this is the reply of then.
        repeated: bool = |it| it.repeated;
        /// How far the case has come.
        stage: Word<Stage> = |it| Word(it.stage);
        /// The version of the case after the act.
        version: u32 = |it| it.version;
    }
    str: |it| format!("{}, {}", it.number, it.stage.words().en);
}

view! {
    /// A case as it is at a version. It holds no personal data.
    Case(case::Case) {
        /// The id, in hexadecimal.
        id: String = |it| it.id().to_string();
        /// How many events it has.
        version: u32 = case::Case::version;
        /// The number, for people.
        number: Option<CaseNumber> = |it| it.opened().map(|opened| CaseNumber(opened.number()));
        /// The code of the item.
        item: Option<String> = |it| it.opened().map(|opened| opened.item().to_string());
        /// How far it has come.
        stage: Option<Word<Stage>> = |it| it.kernel().map(|kernel| Word(kernel.stage));
        /// The outlet that handles it.
        outlet: Option<String> = |it| it.opened().map(|opened| opened.outlet().to_string());
        /// The section of the hall that reviews it.
        section: Option<String> = |it| it.opened().map(|opened| opened.section().to_string());
        /// The period of the claim; empty for an item without one.
        period: Option<String> = |it| it.opened().map(|opened| opened.period().to_owned());
        /// Who holds it, while somebody reviews it.
        holder: Option<String> = |it| it.lease().map(|lease| lease.holder.to_string());
        /// The positions of the papers that were asked for and have not come.
        missing: Vec<u16> = |it| it.missing().to_vec();
        /// The positions of the papers that were taken in.
        papers: Vec<u16> = |it| it.papers().iter().map(|paper| paper.material).collect();
        /// What the item's policy said last; `None` where it was never asked.
        determined: Option<Word<Outcome>> = |it| it.determined().map(|said| Word(said.outcome));
        /// The day on which it was received.
        received: Option<chrono::NaiveDate> = |it| it.clocks().received();
        /// The day on which it was accepted.
        accepted: Option<chrono::NaiveDate> = |it| it.clocks().accepted();
        /// The earliest due date of its limits; `None` where no limit is known.
        due: Option<chrono::NaiveDate> = |it| it.clocks().governing().map(|limit| limit.due.date);
        /// The ids of cases of the same subject, item and period.
        linked: Vec<String> = |it| it.linked().iter().map(ToString::to_string).collect();
        /// Everybody who has touched the case, in the order of their first act.
        people: Vec<String> = |it| it.hands().iter().map(|(person, _)| person.to_string()).collect();
    }
    str: |it| match it.opened() {
        Some(opened) => format!("{}, {}", opened.number(), opened.kernel().stage.words().en),
        None => "not registered".into(),
    };
}

/// A case as the person saw it: a case, the reply to the act before, or what a program kept of these: the id with the
/// version, 0 for a case that nobody has registered yet.
#[derive(Debug, Clone)]
pub(crate) struct Seen {
    pub(crate) id: banjian::id::CaseId,
    pub(crate) version: u32,
}

impl FromPyObject<'_, '_> for Seen {
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr =
        type_hint_union!(Case::TYPE_HINT, Reply::TYPE_HINT, <(String, u32)>::INPUT_TYPE);

    fn extract(object: Borrowed<'_, '_, PyAny>) -> PyResult<Self> {
        if let Ok(reply) = object.cast::<Reply>() {
            return Ok(Self { id: reply.get().0.case, version: reply.get().0.version });
        }
        if let Ok(case) = object.cast::<Case>() {
            return Ok(Self { id: case.get().0.id(), version: case.get().0.version() });
        }
        let (id, version): (String, u32) = object.extract()?;
        Ok(Self { id: id.parse().or_raise()?, version })
    }
}

/// A kind of command, and whether it would go through now. Advice: the office decides again.
#[pyclass(frozen, module = "banjian")]
#[derive(Debug, Clone)]
pub(crate) struct Next {
    pub(crate) kind: CommandKind,
    pub(crate) next: CoreNext,
}

#[pymethods]
impl Next {
    /// The kind of command.
    #[getter]
    fn kind(&self) -> Word<CommandKind> {
        Word(self.kind)
    }

    /// The command in words.
    #[getter]
    fn words(&self) -> Text {
        self.kind.words().into()
    }

    /// Whether it would go through, with the right details.
    #[getter]
    const fn ready(&self) -> bool {
        matches!(self.next, CoreNext::Ready)
    }

    /// What stands against it; `None` where nothing does.
    #[getter]
    fn refusal(&self) -> Option<Report> {
        match self.next {
            CoreNext::Ready => None,
            CoreNext::Refused(refusal) => Some(Report::from(&refusal.report())),
        }
    }

    fn __bool__(&self) -> bool {
        self.ready()
    }

    fn __repr__(&self) -> String {
        match self.next {
            CoreNext::Ready => format!("Next({}, ready)", self.kind.as_str()),
            CoreNext::Refused(refusal) => format!("Next({}, {})", self.kind.as_str(), refusal.code()),
        }
    }
}

value! {
    /// A document to the applicant, in both languages. **Personal data**: it names the addressee.
    Notice(notice::Notice) {
        /// To whom.
        addressee: Text = |it| it.addressee.clone().into();
        /// The legal basis of the item, one provision an entry.
        basis: Vec<String> = |it| it.basis.clone();
        /// The day of the event.
        date: chrono::NaiveDate = |it| it.date;
        /// What sort of document it is.
        kind: Word<notice::NoticeKind> = |it| Word(it.kind);
        /// Its title.
        title: Text = |it| it.kind.title().into();
        /// What in it is not read in its source, and how far it was checked.
        marks: Vec<Text> = |it| it.marks.iter().map(|mark| mark.of.clone().into()).collect();
        /// The papers that are missing.
        missing: Vec<Text> = |it| it.missing.iter().cloned().map(Into::into).collect();
        /// The case number.
        number: CaseNumber = |it| CaseNumber(it.number);
        /// The competent organ, in whose name it is written.
        organ: Text = |it| it.organ.clone().into();
        /// What it says.
        paragraphs: Vec<Text> = |it| it.paragraphs.iter().cloned().map(Into::into).collect();
        /// What may be done against it.
        remedy: Option<Text> = |it| it.remedy.clone().map(Into::into);
    }
    str: |it| format!("{}, {}", it.kind.title().en, it.number);
    also {
        /// The whole document as plain text.
        #[pyo3(signature = (language = Word(Language::Chinese)))]
        fn text(&self, language: Word<Language>) -> String {
            self.0.to_text(language.0)
        }
    }
}

value! {
    /// The row of a case on the worklists. It holds no personal data.
    Row(row::Row) {
        /// The id of the case, in hexadecimal.
        case: String = |it| it.case.to_string();
        /// The earliest due date of its running limits.
        due: Option<chrono::NaiveDate> = |it| it.due;
        /// Who holds it.
        holder: Option<String> = |it| it.holder.as_ref().map(ToString::to_string);
        /// The code of the item.
        item: String = |it| it.item.to_string();
        /// Whose turn it is.
        list: Word<List> = |it| Word(it.list);
        /// The case number.
        number: String = |it| it.number.clone();
        /// The outlet where the next step at a window is due.
        outlet: String = |it| it.outlet.to_string();
        /// The section of the hall that reviews it.
        section: String = |it| it.section.to_string();
        /// When the case came onto its list.
        since: chrono::DateTime<chrono::Utc> = |it| it.since;
        /// The case version that made this row.
        version: u32 = |it| it.version;
    }
    str: |it| format!("{}, {}", it.number, crate::convert::word_of(&it.list));
}
