//! Headers of events, one a line, folded into a case: each is read from its own bytes only, each that follows
//! raises the version by one, and a case that is opened has its row.

use banjian::canonical;
use banjian::case::{Case, EventHeader, project};
use banjian::id::CaseId;

pub(crate) fn run(bytes: &[u8]) {
    let mut case = Case::unopened(CaseId::from_bytes([1; 16]));
    for line in bytes.split(|byte| *byte == b'\n') {
        let Ok(header) = canonical::from_slice::<EventHeader>(line) else { continue };
        assert_eq!(canonical::to_vec(&header).as_deref(), Ok(line));
        let before = case.clone();
        match case.clone().apply(&header) {
            Ok(after) => {
                assert_eq!(after.version(), before.version() + 1);
                assert_eq!(after.id(), before.id());
                assert_eq!(before.apply(&header).as_ref(), Ok(&after), "folded twice, twice otherwise");
                let row = project(&after).expect("an opened case has a row");
                assert_eq!((row.case, row.version), (after.id(), after.version()));
                case = after;
            }
            Err(report) => assert_eq!(report.code().as_str(), "case-corrupt"),
        }
    }
}
