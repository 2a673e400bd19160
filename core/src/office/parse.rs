//! Commands as JSON, from a page or another program.

use serde_json::Value;

use crate::case::Command;
use crate::case::Refusal;
use crate::case::kernel::CommandKind;
use crate::report::{Place, Report, codes, quoted};

use super::failure::Failure;

/// The longest command that is read, in bytes.
const MAX_COMMAND: usize = 65_536;

/// What only the desk fills in.
const CLAIMS: &[&str] = &["by", "desk", "hand", "login", "outlet_of", "person", "post", "role", "window"];

/// Reads a command, as `{"approve":{"basis":"…"}}`.
///
/// # Errors
/// `only-the-office-may` for a timer or an outside event; `command-claims` where a role, person, post or desk is
/// written in; `command-form` for everything else that does not fit the schema.
pub fn command_from_json(text: &str) -> Result<Command, Failure> {
    let malformed = |found: &str| Report::new(codes::command::COMMAND_FORM).with("found", found);
    if text.len() > MAX_COMMAND {
        return Err(malformed("it has more than 65536 bytes").into());
    }
    let value: Value = serde_json::from_str(text).map_err(|error| {
        malformed("it is not JSON").at(Place { line: u32::try_from(error.line()).ok(), ..Place::default() })
    })?;
    let Some((kind, fields)) = value.as_object().and_then(|object| object.iter().next()) else {
        return Err(malformed("it is not an object with the kind of command as its only field").into());
    };
    let timers = CommandKind::ALL.iter().filter(|kind| kind.is_timer());
    if timers.map(|timer| timer.as_str()).any(|timer| timer == kind) {
        return Err(Refusal::OnlyTheOfficeMay.into());
    }
    let substitutes = kind == CommandKind::Substitute.as_str();
    let beside = value.as_object().into_iter().flatten().skip(1).map(|(name, _)| name);
    let inside = fields.as_object().into_iter().flatten().map(|(name, _)| name);
    for name in beside.chain(inside) {
        // The person whom a superior names is the command's own; whoever gives it is the desk's.
        if CLAIMS.contains(&name.as_str()) && !(substitutes && name == "person") {
            let report = Report::new(codes::command::COMMAND_CLAIMS).with("found", name);
            return Err(report.at(Place::path(name.clone())).into());
        }
    }
    if !CommandKind::ALL.iter().any(|known| known.as_str() == kind) {
        return Err(malformed("the kind of command is not known").at(Place::path(quoted(kind))).into());
    }
    serde_json::from_value(value.clone())
        .map_err(|_| malformed("its fields do not fit the schema").at(Place::path(kind.clone())).into())
}
