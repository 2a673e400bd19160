//! Nobody but an office makes a desk.
use banjian::office::{Desk, WindowDesk};

fn seat(desk: Desk) -> WindowDesk {
    WindowDesk { 0: desk }
}

fn new(desk: Desk) -> WindowDesk {
    WindowDesk::new(desk)
}

fn main() {}
