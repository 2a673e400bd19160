//! Placeholder of the built-in functions.
use super::host::{Host, Stop};
use super::value::Value;

pub(in crate::eligibility) fn find(_name: &str) -> Option<&'static Builtin> {
    None
}
#[derive(Debug)]
pub(in crate::eligibility) struct Builtin {
    pub(in crate::eligibility) name: &'static str,
}
impl Builtin {
    pub(in crate::eligibility) fn call(
        &self,
        _host: &mut dyn Host,
        _arguments: &[Value],
    ) -> Result<Value, Stop> {
        Ok(Value::Null)
    }
    pub(in crate::eligibility) fn call_named(
        &self,
        _host: &mut dyn Host,
        _arguments: &[(&str, Value)],
    ) -> Result<Value, Stop> {
        Ok(Value::Null)
    }
}
