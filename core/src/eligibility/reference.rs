//! Policies by code, as an office is given them, and the reference policies, which are part of the program.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use super::policy::Policy;
use crate::report::Faults;

macro_rules! file {
    ($name:literal) => {
        ($name, include_str!(concat!("../../data/policy/", $name)))
    };
}

/// (name, text) of each file.
const FILES: &[(&str, &str)] = &[
    file!("annual-leave.toml"),
    file!("disability-benefits.toml"),
    file!("flexible-early-retirement.toml"),
    file!("flexible-postponed-retirement.toml"),
    file!("job-retention-refund.toml"),
    file!("labour-dispatch-licence.toml"),
    file!("minimum-contribution.toml"),
    file!("monthly-pension.toml"),
    file!("pension-transfer.toml"),
    file!("place-of-receipt.toml"),
    file!("residents-pension-drawing.toml"),
    file!("residents-pension-enrolment.toml"),
    file!("skill-subsidy.toml"),
    file!("statutory-retirement-age.toml"),
    file!("survivors-benefit.toml"),
    file!("unemployment-benefit-ending.toml"),
    file!("unemployment-benefit.toml"),
    file!("work-injury-application-time.toml"),
    file!("work-injury-decision-limit.toml"),
];

/// Policies by code. A handle: copies share what they hold.
#[derive(Debug, Clone, Default)]
pub struct Policies(Arc<BTreeMap<String, Policy>>);

impl Policies {
    /// The reference policies, checked and compiled once in a process.
    ///
    /// # Errors
    /// The codes of [`Policy::from_toml`], which no reference policy should bring about.
    pub fn reference() -> Result<Self, Faults> {
        static LOADED: OnceLock<Policies> = OnceLock::new();
        if let Some(loaded) = LOADED.get() {
            return Ok(loaded.clone());
        }
        let policies =
            FILES.iter().map(|(file, text)| Policy::from_toml(file, text)).collect::<Result<Self, _>>()?;
        Ok(LOADED.get_or_init(|| policies).clone())
    }

    /// The policy of a code.
    #[must_use]
    pub fn get(&self, code: &str) -> Option<&Policy> {
        self.0.get(code)
    }

    /// Every policy, in the order of the codes.
    pub fn iter(&self) -> impl Iterator<Item = &Policy> {
        self.0.values()
    }
}

/// Of two policies of one code the later stands.
impl FromIterator<Policy> for Policies {
    fn from_iter<I: IntoIterator<Item = Policy>>(policies: I) -> Self {
        let by_code = policies.into_iter().map(|policy| (policy.edition().code.clone(), policy)).collect();
        Self(Arc::new(by_code))
    }
}

#[cfg(test)]
mod tests {
    use super::{FILES, Policies};

    #[test]
    fn every_file_is_found_by_its_code() {
        let policies = Policies::reference().unwrap_or_default();
        assert_eq!(policies.iter().count(), FILES.len());
        for (file, _) in FILES {
            let code = file.trim_end_matches(".toml");
            assert!(policies.get(code).is_some_and(|policy| policy.edition().code == code), "{file}");
        }
    }
}
