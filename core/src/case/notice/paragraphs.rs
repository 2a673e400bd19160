//! What each kind of document says.

use super::due::zh;
use super::{NoticeKind, Writer, plain};
use crate::calendar::{DateCertainty, Due};
use crate::case::event::Event;
use crate::case::kernel::Stage;
use crate::catalog::item::Lane;
use crate::text::{Text, Words};

impl Writer<'_> {
    /// The paragraphs, in their order.
    pub(super) fn paragraphs(&self) -> Vec<Text> {
        let name = &self.sources.item.name;
        let about =
            |zh: &str, en: &str| Text::new(zh.replace("{item}", &name.zh), en.replace("{item}", &name.en));
        match self.kind {
            NoticeKind::Receipt => self.receipt(),
            NoticeKind::Supplement => vec![
                about(
                    "您提交的“{item}”申请材料不齐全或者不符合要求。现将需要补正的全部内容一次性告知如下，请在期限内补正。",
                    "The papers of your application \"{item}\" are incomplete or not in the required form. \
                     This notice lists all that is missing, at once; please supply it within the term.",
                ),
                Text::new(
                    "期满前我们将提醒您。期满未补正的，经工作人员确认后终止办理；您仍可依法重新申请。",
                    "You will be reminded before the term ends. If it passes, a member of staff may end the case; \
                     you can still apply again as the law provides.",
                ),
            ],
            NoticeKind::Acceptance => self.with_limit(about(
                "您提交的“{item}”申请材料齐全，现予受理。",
                "Your application \"{item}\" is complete and is accepted.",
            )),
            NoticeKind::DeemedAcceptance => {
                let since = self.case.clocks().received().unwrap_or(self.today);
                self.with_limit(Text::new(
                    format!(
                        "您提交的“{}”申请，我们未在规定期限内告知补正，自{}收到申请材料之日起即为受理。",
                        name.zh,
                        zh(since)
                    ),
                    format!(
                        "You were not told within the term that anything is missing in your application \
                         \"{}\"; it counts as accepted from {since}, the day on which it was received.",
                        name.en
                    ),
                ))
            }
            NoticeKind::RefusalOfAcceptance => self.reasoned(about(
                "您提交的“{item}”申请，经审查，决定不予受理。",
                "After examination, your application \"{item}\" is not accepted.",
            )),
            NoticeKind::Approval => {
                let mut said = vec![about(
                    "您提交的“{item}”申请，经审查，决定准予。",
                    "After examination, your application \"{item}\" is approved.",
                )];
                if let Event::Approved { basis, .. } = &self.header.event {
                    said.push(labelled("决定依据", "Basis of the decision", basis));
                }
                said.extend(self.determined());
                said.extend(self.deliverable());
                said
            }
            NoticeKind::Denial => {
                let mut said = self.reasoned(about(
                    "您提交的“{item}”申请，经审查，决定不予办理。",
                    "After examination, your application \"{item}\" is denied.",
                ));
                said.extend(self.determined());
                said
            }
            NoticeKind::CompletionAtWindow => {
                let mut said = vec![about(
                    "您申请的“{item}”已在窗口办结。",
                    "Your application \"{item}\" was completed at the window.",
                )];
                said.extend(self.determined());
                said.extend(self.deliverable());
                said
            }
            NoticeKind::Reminder => vec![self.reminder()],
            NoticeKind::Termination => vec![
                if self.case.clocks().received().is_none() {
                    about(
                        "您登记的“{item}”申请，期满未提交申请材料，经提醒后仍未提交，现终止办理。",
                        "No papers came within the term for your registered application \"{item}\", nor after \
                         the reminder. The case is ended.",
                    )
                } else {
                    about(
                        "您提交的“{item}”申请，期满未补正，经提醒后仍未补正，现终止办理。",
                        "What was missing in your application \"{item}\" was not supplied within the term, nor \
                         after the reminder. The case is ended.",
                    )
                },
                Text::new("终止办理不影响您依法重新申请。", "You can apply again as the law provides."),
            ],
            NoticeKind::Withdrawal => vec![
                about(
                    "根据您的要求，“{item}”申请已撤回，本件不再办理。",
                    "At your request, your application \"{item}\" is withdrawn and the case is closed.",
                ),
                Text::new("撤回不影响您依法重新申请。", "You can apply again as the law provides."),
            ],
            NoticeKind::ReadyForCollection => vec![self.collection()],
        }
    }

    fn receipt(&self) -> Vec<Text> {
        let name = &self.sources.item.name;
        let mut said = vec![Text::new(
            format!("今收到您提交的“{}”申请材料。", name.zh),
            format!("We received from you today the papers of an application \"{}\":", name.en),
        )];
        if let Event::Received { papers, notice, .. } = &self.header.event {
            let materials = &self.sources.item.materials;
            let names: Vec<&Text> = papers
                .iter()
                .filter_map(|paper| materials.get(usize::from(paper.material)))
                .map(|material| &material.name)
                .collect();
            let joined = |pick: fn(&Text) -> &str, by: &str| {
                names.iter().map(|name| pick(name)).collect::<Vec<_>>().join(by)
            };
            said.push(if names.is_empty() {
                Text::new("收到材料：无。", "Papers received: none.")
            } else {
                Text::new(
                    format!("收到材料：{}。", joined(|name| &name.zh, "、")),
                    format!("Papers received: {}.", joined(|name| &name.en, ", ")),
                )
            });
            if self.sources.item.lane.value != Lane::AtWindow {
                said.push(unless_asked(*notice));
            }
        }
        said.extend(self.determined());
        said.push(Text::new(
            "本凭证仅证明收到上述材料，不表示已经受理。",
            "This receipt only says what was received; it does not say that the application is accepted.",
        ));
        said
    }

    /// A first paragraph, and what is to be said where no limit is known.
    fn with_limit(&self, first: Text) -> Vec<Text> {
        let mut said = vec![first];
        if self.sources.item.limits.is_empty() {
            said.push(Text::new(
                "该事项的法定办理期限未载明，故不列明期满日。",
                "No legal limit is known for this item; no due date is given.",
            ));
        }
        said
    }

    /// 行政许可法 38: a decision against the applicant gives its reason and its legal ground.
    fn reasoned(&self, first: Text) -> Vec<Text> {
        let mut said = vec![first];
        match self.sources.payload.and_then(|payload| payload.reason.as_deref()) {
            Some(reason) => said.push(labelled("理由", "Reason", reason)),
            None => said.push(Text::new("理由：本副本未载。", "Reason: not in this copy.")),
        }
        if let Event::AcceptanceRefused { ground }
        | Event::RejectedAtWindow { ground, .. }
        | Event::Denied { ground, .. } = &self.header.event
        {
            said.push(labelled("决定依据", "Legal ground", ground));
        }
        said
    }

    fn deliverable(&self) -> Option<Text> {
        let document = self.sources.item.deliverable.as_ref()?;
        Some(Text::new(
            format!("“{}”制作完成后，我们将通知您领取。", document.zh),
            format!("You will be told when the {} is ready for collection.", document.en),
        ))
    }

    fn reminder(&self) -> Text {
        let name = &self.sources.item.name;
        let outlet = self.sources.outlet;
        match self.case.kernel().map(|kernel| kernel.stage) {
            Some(Stage::Draft) => Text::new(
                format!("您登记的“{}”申请尚未提交材料，请在期满前到{}办理。", name.zh, outlet.zh),
                format!(
                    "You registered an application \"{}\" and have not brought the papers yet. Please come to \
                     {} before the term ends.",
                    name.en, outlet.en
                ),
            ),
            Some(Stage::Issuing) => Text::new(
                format!("您申请的“{}”已可领取，请在期满前到{}领取。", self.document().zh, outlet.zh),
                format!(
                    "The document of your application \"{}\" waits for you. Please collect it at {} before the \
                     term ends.",
                    name.en, outlet.en
                ),
            ),
            _ => Text::new(
                format!("您提交的“{}”申请尚有材料未补正，请在期满前补正。", name.zh),
                format!(
                    "Papers are still missing in your application \"{}\". Please supply them before the term \
                     ends.",
                    name.en
                ),
            ),
        }
    }

    fn document(&self) -> &Text {
        let item = self.sources.item;
        item.deliverable.as_ref().unwrap_or(&item.name)
    }

    fn collection(&self) -> Text {
        let outlet = self.sources.outlet;
        let document = self.document();
        Text::new(
            format!(
                "您申请的“{}”已制作完成，请携带有效身份证件到{}领取；委托他人领取的，须提交授权委托书和双方身份证件。",
                document.zh, outlet.zh
            ),
            format!(
                "The {} that you applied for is ready. Please collect it at {} with a valid identity document; \
                 whoever collects it for you brings a letter of authority and both identity documents.",
                document.en, outlet.en
            ),
        )
    }
}

/// 行政许可法 32: not told within five working days, the application counts as accepted from its receipt.
fn unless_asked(notice: Due) -> Text {
    let provisional = match notice.certainty {
        DateCertainty::Settled => Words { en: "", zh: "" },
        DateCertainty::Provisional => Words { en: " (provisional)", zh: "（暂定）" },
    };
    Text::new(
        format!(
            "如需补正，我们最迟于{}{}一次性告知；逾期不告知的，自收到申请材料之日起即为受理。",
            zh(notice.date),
            provisional.zh
        ),
        format!(
            "If anything is missing, you will be told all of it at once by {}{}; if you are not, the application counts \
             as accepted from today.",
            notice.date, provisional.en
        ),
    )
}

fn labelled(zh: &str, en: &str, given: &str) -> Text {
    let given = plain::text(given);
    Text::new(format!("{zh}：{given}"), format!("{en}: {given}"))
}
