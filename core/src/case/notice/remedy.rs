//! What may be done against a decision, in words.

use crate::catalog::item::Remedy;
use crate::text::Words;

/// The words for a remedy.
pub(super) const fn words(remedy: Remedy) -> Words {
    match remedy {
        // 行政复议法(2023) 20, 行政诉讼法 45 and 46.
        Remedy::ReconsiderationOrLitigation => Words {
            en: "If you do not agree with this decision, you may apply for administrative reconsideration within \
                 60 days from the day on which you learn of it, or bring an administrative action before a \
                 people's court within 6 months from the day on which you learn of it.",
            zh: "如不服本决定，可自知道本决定之日起60日内依法申请行政复议，也可自知道本决定之日起6个月内依法向人民法院提起行政诉讼。",
        },
        // 工伤保险条例 26.
        Remedy::Reassessment => Words {
            en: "If you do not agree with this conclusion, you may apply to the provincial work-capacity \
                 assessment committee for re-assessment within 15 days from receipt.",
            zh: "如不服本结论，可自收到之日起15日内向省级劳动能力鉴定委员会申请再次鉴定。",
        },
        // 劳动争议调解仲裁法 29 and 50.
        Remedy::Litigation => Words {
            en: "If you do not agree, you may bring the labour dispute before a people's court as the law provides; \
                 against an award within 15 days from receipt.",
            zh: "如不服，可依法就该劳动争议事项向人民法院提起诉讼；对仲裁裁决不服的，自收到裁决书之日起15日内提起。",
        },
        Remedy::Recheck => Words {
            en: "If you do not agree, you may ask the organ that issued this to look at it again.",
            zh: "如有异议，可向作出本结论的机构申请复查。",
        },
    }
}
