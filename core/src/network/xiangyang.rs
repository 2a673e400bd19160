//! The network of Xiangyang, part of the program.

use std::sync::LazyLock;

use chrono::NaiveDate;

use super::index::{Demands, Index};
use super::{Agreement, Edition, Hall, Network};
use crate::canonical::Hash;
use crate::catalog::Catalog;
use crate::certainty::Certainty;
use crate::id::HallCode;
use crate::text::Text;

macro_rules! file {
    ($name:literal) => {
        ($name, include_str!(concat!("../../data/network/xiangyang/", $name)))
    };
}

/// (name, text) of each file.
const FILES: &[(&str, &str)] = &[
    file!("hall.toml"),
    file!("divisions.toml"),
    file!("outlets.toml"),
    file!("staff-hall.toml"),
    file!("staff-outlets.toml"),
    file!("agreement.toml"),
];

pub(super) fn network() -> &'static Network {
    static XIANGYANG: LazyLock<Network> = LazyLock::new(|| {
        // INVARIANT: the files have no fault against the reference catalogue; a test reads them. Were it
        // broken, the network would be empty, so that nobody could do anything in it.
        Network::from_files(FILES, Catalog::reference().items()).unwrap_or_else(|_| empty())
    });
    &XIANGYANG
}

fn empty() -> Network {
    let edition = Edition {
        agreement: Agreement {
            categories: Vec::new(),
            certainty: Certainty::Default,
            items: Vec::new(),
            source: String::new(),
        },
        divisions: Vec::new(),
        effective: NaiveDate::default(),
        hall: Hall { code: HallCode::nowhere(), name: Text::new("", ""), sections: Vec::new() },
        outlets: Vec::new(),
        postings: Vec::new(),
        qualifications: Vec::new(),
        staff: Vec::new(),
    };
    let demands = Demands::new([]);
    let index = Index::new(&edition, &demands);
    Network { edition, demands, hash: Hash::of(b""), index }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_have_no_fault_and_no_gap() {
        let read = Network::from_files(FILES, Catalog::reference().items());
        assert_eq!(
            read.map(|network| network.hash()).map_err(|faults| faults.to_string()),
            Ok(network().hash())
        );
    }
}
