//! Days, instants, numbers and words, from Python and back.

use std::convert::Infallible;

use banjian::eligibility::feel::Number;
use banjian::report::{Place, Report};
use chrono::{DateTime, NaiveDate, Utc};
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::{Borrowed, Bound, FromPyObject, IntoPyObject, Py, PyAny, PyErr, PyResult, Python};
use pyo3::sync::PyOnceLock;
use pyo3::types::{
    PyAnyMethods as _, PyBool, PyDate, PyDateTime, PyFloat, PyInt, PyModule, PyString, PyStringMethods as _,
    PyType, PyTypeMethods as _, PyTzInfo,
};
use pyo3::{PyTypeInfo as _, intern, type_hint_identifier, type_hint_subscript};

use crate::codes;
use crate::report::Raise as _;

/// A civil date (Asia/Shanghai). A `datetime` is refused: which day it is depends on where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Day(pub(crate) NaiveDate);

impl FromPyObject<'_, '_> for Day {
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = type_hint_identifier!("datetime", "date");

    fn extract(object: Borrowed<'_, '_, PyAny>) -> PyResult<Self> {
        if object.is_instance_of::<PyDateTime>() {
            return Err(Report::new(codes::DATE_IS_DATETIME).raise());
        }
        object.cast::<PyDate>()?.extract().map(Self)
    }
}

/// An instant. A `datetime` without a time zone is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Instant(pub(crate) DateTime<Utc>);

impl FromPyObject<'_, '_> for Instant {
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = type_hint_identifier!("datetime", "datetime");

    fn extract(object: Borrowed<'_, '_, PyAny>) -> PyResult<Self> {
        let moment = object.cast::<PyDateTime>()?;
        let utc = PyTzInfo::utc(object.py())?;
        let zone = moment.getattr(intern!(object.py(), "tzinfo"))?;
        if zone.is(utc) {
            return moment.extract().map(Self);
        }
        if zone.is_none() || moment.call_method0(intern!(object.py(), "utcoffset"))?.is_none() {
            return Err(Report::new(codes::DATETIME_NAIVE).raise());
        }
        moment.call_method1(intern!(object.py(), "astimezone"), (utc,))?.extract().map(Self)
    }
}

impl Instant {
    /// What was given, or the machine's clock: the wheel is where the core meets it.
    #[expect(clippy::disallowed_methods, reason = "the embedder's process is where the clock is")]
    pub(crate) fn or_now(given: Option<Self>) -> DateTime<Utc> {
        given.map_or_else(|| std::time::SystemTime::now().into(), |given| given.0)
    }
}

/// The class `decimal.Decimal`.
fn decimal(py: Python<'_>) -> PyResult<&Bound<'_, PyType>> {
    static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    CLASS.import(py, "decimal", "Decimal")
}

/// A number as Python has it: an `int` where it is whole, otherwise a `Decimal`. Never a float.
pub(crate) fn number<'py>(py: Python<'py>, number: &Number) -> PyResult<Bound<'py, PyAny>> {
    match number.whole() {
        Some(whole) => Ok(whole.into_pyobject(py)?.into_any()),
        None => {
            let digits = number.to_string();
            let is_whole = number.decimals() == 0;
            if is_whole { PyInt::type_object(py).call1((digits,)) } else { decimal(py)?.call1((digits,)) }
        }
    }
}

/// The number that Python gave, if it is one: an `int`, a `Decimal`, a float as it is written at its shortest, or what
/// has `__index__`. `None`: it is something else.
pub(crate) fn read_number(object: &Bound<'_, PyAny>) -> PyResult<Option<Result<Number, Report>>> {
    let form = || Report::new(codes::NUMBER_FORM);
    if object.is_instance_of::<PyBool>() {
        return Ok(None);
    }
    if let Ok(whole) = object.cast::<PyInt>() {
        return Ok(Some(match whole.extract::<i64>() {
            Ok(whole) => Ok(whole.into()),
            // Python writes no text of thousands of digits, and says so.
            Err(_) => whole.str().ok().and_then(|digits| digits.to_cow().ok()?.parse().ok()).ok_or_else(form),
        }));
    }
    let is_float = object.is_instance_of::<PyFloat>();
    if is_float || object.is_instance(decimal(object.py())?)? {
        let text = if is_float {
            PyFloat::type_object(object.py()).call_method1("__repr__", (object,))?
        } else {
            object.str()?.into_any()
        };
        let text: String = text.extract()?;
        return Ok(Some(text.parse().map_err(|_| form())));
    }
    if object.hasattr("__index__")? {
        let index = object.call_method0("__index__")?;
        return if index.is_exact_instance_of::<PyInt>() { read_number(&index) } else { Ok(None) };
    }
    Ok(None)
}

/// The text that Python gave, if it is one; half of a surrogate pair is no text.
pub(crate) fn read_text(object: &Bound<'_, PyAny>) -> Option<Result<String, Report>> {
    let text = object.cast::<PyString>().ok()?;
    Some(text.to_cow().map(std::borrow::Cow::into_owned).map_err(|_| Report::new(codes::TEXT_FORM)))
}

/// The name of an object's class, as messages say it.
pub(crate) fn class_of(object: &Bound<'_, PyAny>) -> String {
    object.get_type().name().map_or_else(|_| "object".into(), |name| name.to_string())
}

/// A report at the place of a name.
pub(crate) fn at(report: Report, name: &str) -> Report {
    report.at(Place::path(name))
}

/// A closed set of words: in Python a class of `banjian.enums` whose members are texts.
pub(crate) trait Named: serde::Serialize + serde::de::DeserializeOwned {
    /// The name of the class.
    const NAME: &'static str;
}

/// A word of a closed set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Word<T>(pub(crate) T);

fn members<'py>(py: Python<'py>, name: &str) -> PyResult<Bound<'py, PyAny>> {
    static MODULE: PyOnceLock<Py<PyModule>> = PyOnceLock::new();
    let module = MODULE.get_or_try_init(py, || PyModule::import(py, "banjian.enums").map(Bound::unbind))?;
    module.bind(py).getattr(name)
}

impl<'py, T: Named> IntoPyObject<'py> for Word<T> {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;

    const OUTPUT_TYPE: PyStaticExpr = type_hint_identifier!("banjian.enums", T::NAME);

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        members(py, T::NAME)?.call1((word_of(&self.0),))
    }
}

impl<T: Named> FromPyObject<'_, '_> for Word<T> {
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = type_hint_identifier!("builtins", "str");

    fn extract(object: Borrowed<'_, '_, PyAny>) -> PyResult<Self> {
        let text = object.cast::<PyString>()?;
        let text = text.to_cow()?;
        serde_json::from_value(text.as_ref().into()).map(Self).map_err(|_| {
            let py = object.py();
            let known = || -> PyResult<Vec<String>> {
                members(py, T::NAME)?.try_iter()?.map(|member| member?.getattr("value")?.extract()).collect()
            };
            match known() {
                Ok(known) => Report::new(codes::WORD_UNKNOWN)
                    .with("found", text.chars().take(40).collect::<String>())
                    .with("what", T::NAME)
                    .with("expected", known.join(", "))
                    .raise(),
                Err(error) => error,
            }
        })
    }
}

/// The text of a word.
pub(crate) fn word_of<T: Named>(word: &T) -> String {
    match serde_json::to_value(word) {
        Ok(serde_json::Value::String(text)) => text,
        _ => String::new(),
    }
}

/// Names the sets that cross.
macro_rules! words {
    ($($of:ty => $name:literal),* $(,)?) => {
        $(impl crate::convert::Named for $of {
            const NAME: &'static str = $name;
        })*
    };
}

pub(crate) use words;

/// Python objects under the name that the stub gives their type.
macro_rules! typed {
    ($($(#[$doc:meta])* $name:ident = $hint:expr;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone)]
        pub(crate) struct $name<'py>(pub(crate) Bound<'py, PyAny>);

        impl<'py> IntoPyObject<'py> for $name<'py> {
            type Target = PyAny;
            type Output = Bound<'py, PyAny>;
            type Error = Infallible;

            const OUTPUT_TYPE: PyStaticExpr = $hint;

            fn into_pyobject(self, _: Python<'py>) -> Result<Bound<'py, PyAny>, Infallible> {
                Ok(self.0)
            }
        }
    )*};
}

/// Python objects that are looked into later, under the name that the stub gives their type.
macro_rules! given {
    ($($(#[$doc:meta])* $name:ident = $hint:expr;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone)]
        pub(crate) struct $name<'py>(pub(crate) Bound<'py, PyAny>);

        impl<'py> FromPyObject<'_, 'py> for $name<'py> {
            type Error = Infallible;

            const INPUT_TYPE: PyStaticExpr = $hint;

            fn extract(object: Borrowed<'_, 'py, PyAny>) -> Result<Self, Infallible> {
                Ok(Self(object.to_owned()))
            }
        }
    )*};
}

const OBJECT: PyStaticExpr = type_hint_identifier!("builtins", "object");
const BYTES: PyStaticExpr = type_hint_identifier!("builtins", "bytes");

given! {
    /// Values by name.
    Mapped = type_hint_subscript!(type_hint_identifier!("collections.abc", "Mapping"), TEXT, OBJECT);
    /// Anything at all.
    Object = OBJECT;
    /// What signs: called with bytes, gives bytes.
    Signs = type_hint_subscript!(
        type_hint_identifier!("collections.abc", "Callable"), PyStaticExpr::List { elts: &[BYTES] }, BYTES
    );
}

const ANY: PyStaticExpr = type_hint_identifier!("typing", "Any");
const TEXT: PyStaticExpr = type_hint_identifier!("builtins", "str");

typed! {
    /// Whatever it is.
    Anything = ANY;
    /// A dictionary by name.
    Fields = type_hint_subscript!(type_hint_identifier!("builtins", "dict"), TEXT, ANY);
    /// Names, one after another.
    Names = type_hint_subscript!(type_hint_identifier!("collections.abc", "Iterator"), TEXT);
    /// What `pickle` asks for.
    Reduced = type_hint_subscript!(type_hint_identifier!("builtins", "tuple"), ANY, PyStaticExpr::Name { id: "..." });
}

/// How `pickle` makes an object anew: by calling what with which text.
pub(crate) fn reduced<'py>(
    py: Python<'py>,
    made_by: Bound<'py, PyAny>,
    text: String,
) -> PyResult<Reduced<'py>> {
    use pyo3::IntoPyObjectExt as _;
    (made_by, (text,)).into_bound_py_any(py).map(Reduced)
}
