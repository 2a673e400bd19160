//! Nobody but an office puts a desk together.
use banjian::office::{Desk, WindowDesk};

fn seat(desk: Desk) -> WindowDesk {
    WindowDesk { 0: desk }
}

fn main() {}
