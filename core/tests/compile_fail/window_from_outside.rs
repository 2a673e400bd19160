//! Nobody but an office makes a desk.
use banjian::office::{Desk, WindowDesk};

fn new(desk: Desk) -> WindowDesk {
    WindowDesk::new(desk)
}

fn main() {}
