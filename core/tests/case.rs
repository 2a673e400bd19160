//! Cases on the data of Xiangyang: random walks under the laws of the floor, and situations in plain words.

#[path = "codes/case.rs"]
mod case_codes;
#[path = "codes/command.rs"]
mod command_codes;
#[path = "case/laws.rs"]
mod laws;
#[path = "case/notices.rs"]
mod notices;
#[path = "case/situations.rs"]
mod situations;
#[path = "case/walks.rs"]
mod walks;
#[path = "case/world.rs"]
mod world;
