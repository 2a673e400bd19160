//! A window has no way to approve.
use banjian::office::WindowDesk;

fn approve(desk: &WindowDesk) {
    desk.approve();
}

fn main() {}
