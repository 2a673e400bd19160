//! What only time brings about is no command that anybody can give.
use banjian::case::Command;

fn main() {
    let _ = Command::Remind {};
    let _ = Command::DeemAccepted {};
    let _ = Command::ProposeOverdue {};
    let _ = Command::ExpireLease {};
}
