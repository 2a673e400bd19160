//! Reads back from an act who sat where, and what was asked.

use crate::canonical;
use crate::case::kernel::{CommandKind, Desk};
use crate::case::{Asked, Command, Seat};
use crate::trace::Act;

/// The seat, where desk, post, person, outlet and login fit together as the office's desks fill them in.
pub(super) fn seat(act: &Act) -> Option<Seat<'_>> {
    let (name, post) = (act.desk.as_str(), act.post.as_ref().map(crate::trace::Kebab::as_str));
    let is_staffed = act.person.is_some() && act.login.is_some();
    let is_nobody = act.person.is_none() && act.login.is_none() && act.outlet.is_none();
    let desk = match (name, post) {
        ("window", Some("window-clerk")) if is_staffed && act.outlet.is_some() => Desk::Window,
        ("hall", Some("reviewer")) if is_staffed && act.outlet.is_none() => Desk::Hall,
        ("supervision", Some("supervisor")) if is_staffed && act.outlet.is_none() => Desk::Supervision,
        ("portal", None) if is_nobody => Desk::Portal,
        ("timer", None) if is_nobody => Desk::Timer,
        _ => return None,
    };
    Some(Seat { desk, outlet: act.outlet.as_ref(), person: act.person.as_ref() })
}

/// The command of the act's header, or the timer of its kind; `None` where neither can be read.
pub(super) fn asked(act: &Act, desk: Desk) -> Option<Asked> {
    let kind = CommandKind::ALL.iter().copied().find(|kind| kind.as_str() == act.kind.as_str())?;
    let header = act.header.as_str();
    if desk == Desk::Timer {
        return (header == "{}").then_some(Asked::Timer(kind));
    }
    let command: Command = canonical::from_slice(header.as_bytes()).ok()?;
    (command.kind() == kind).then_some(Asked::Command(command))
}
