//! A case as somebody saw it.

use banjian::case::Case;
use banjian::case::kernel::Stage;
use banjian::eligibility::Outcome;
use banjian::id::{CaseId, CaseNumber, ItemCode, OutletCode, PersonId, SectionCode};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** A case as somebody saw it: what `office.case` and a worklist give, the reply to the act before, or what a page kept
 * of these; version 0 is a case that nobody has registered yet. */
export interface CaseSeen {
  readonly case: Schema.CaseId;
  readonly version: number;
}
/** A case as it is now. It holds no personal data. */
export interface CaseNow extends CaseSeen {
  accepted: string | null;
  determined: Schema.Outcome | null;
  /** The earliest due date of its limits. */
  due: string | null;
  holder: Schema.PersonId | null;
  item: Schema.ItemCode;
  linked: Schema.CaseId[];
  /** The positions of the papers that were asked for and have not come. */
  missing: number[];
  number: Schema.CaseNumber;
  outlet: Schema.OutletCode;
  /** The positions of the papers that were taken in. */
  papers: number[];
  /** Everybody who has touched it, in the order of their first act. */
  people: Schema.PersonId[];
  period: string;
  received: string | null;
  section: Schema.SectionCode;
  stage: Schema.Stage;
}
"#;

/// What an act needs to know; whatever else a reply or a row says may stand beside it.
#[derive(Deserialize)]
pub(crate) struct Seen {
    pub(crate) case: CaseId,
    pub(crate) version: u32,
}

/// A case as it is now.
#[derive(Serialize)]
pub(crate) struct Now<'a> {
    accepted: Option<NaiveDate>,
    case: CaseId,
    determined: Option<Outcome>,
    due: Option<NaiveDate>,
    holder: Option<&'a PersonId>,
    item: &'a ItemCode,
    linked: &'a [CaseId],
    missing: &'a [u16],
    number: CaseNumber,
    outlet: &'a OutletCode,
    papers: Vec<u16>,
    people: Vec<&'a PersonId>,
    period: &'a str,
    received: Option<NaiveDate>,
    section: &'a SectionCode,
    stage: Stage,
    version: u32,
}

impl<'a> Now<'a> {
    /// What is to be seen; `None` for a case that nobody has registered yet.
    pub(crate) fn of(case: &'a Case) -> Option<Self> {
        let opened = case.opened()?;
        Some(Self {
            accepted: case.clocks().accepted(),
            case: case.id(),
            determined: case.determined().map(|said| said.outcome),
            due: case.clocks().governing().map(|limit| limit.due.date),
            holder: case.lease().map(|lease| &lease.holder),
            item: opened.item(),
            linked: case.linked(),
            missing: case.missing(),
            number: opened.number(),
            outlet: opened.outlet(),
            papers: case.papers().iter().map(|paper| paper.material).collect(),
            people: case.hands().iter().map(|(person, _)| person).collect(),
            period: opened.period(),
            received: case.clocks().received(),
            section: opened.section(),
            stage: opened.kernel().stage,
            version: case.version(),
        })
    }
}
