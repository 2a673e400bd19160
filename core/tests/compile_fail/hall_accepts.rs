//! The hall has no way to accept.
use banjian::office::HallDesk;

fn accept(desk: &HallDesk) {
    desk.accept();
}

fn main() {}
