//! The documents that stand beside the code, so that they are read where the code is and their examples run.

#[doc = include_str!("../README.md")]
pub mod readme {}

#[doc = include_str!("../docs/design.md")]
pub mod design {}

#[doc = include_str!("../docs/lifecycle.md")]
pub mod lifecycle {}

#[doc = include_str!("../docs/trace-format.md")]
pub mod trace_format {}

#[doc = include_str!("../docs/threat-model.md")]
pub mod threat_model {}

#[doc = include_str!("../docs/feel.md")]
pub mod feel {}

#[doc = include_str!("../docs/policy.md")]
pub mod policy {}

#[doc = include_str!("../docs/codes.md")]
pub mod codes {}

#[doc = include_str!("../CHANGELOG.md")]
pub mod changelog {}
