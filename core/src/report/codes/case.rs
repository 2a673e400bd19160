//! Refusals: the lawful "no" of a case, each with the rule behind it.

codes! {
    NOT_AT_THIS_DESK = "not-at-this-desk" Refusal, source: "受审分离",
        en: "this desk has no such command", help: "go to a desk that has it: {desks}",
        zh: "本岗位没有这项操作", help: "请到有此操作的岗位办理：{desks}";
    ONLY_THE_OFFICE_MAY = "only-the-office-may" Refusal, source: "",
        en: "timers and outside events are the office's own; nobody can submit them", help: "leave it to the office, which recomputes what is due",
        zh: "定时器和外部事件只由系统自己触发，任何人不得提交", help: "请等待系统自动处理";
    NOT_AT_THIS_STAGE = "not-at-this-stage" Refusal, source: "",
        en: "the case is at stage `{stage}`, where `{command}` has no place", help: "look at the case's lawful next steps",
        zh: "办件处于“{stage}”环节，不能“{command}”", help: "请查看本办件当前可以进行的操作";
    RECUSED_MAY_NOT_ACT = "recused-may-not-act" Refusal, source: "公务员法第七十六条",
        en: "a person who declared a recusal may not act on the case", help: "leave it to a colleague",
        zh: "已声明回避的人员不得办理本件", help: "请由其他同事办理";
    PARTY_MAY_NOT_ACT = "party-may-not-act" Refusal, source: "公务员法第七十六条",
        en: "a person who is a party to the case, or acts for one, may not act on it", help: "leave it to a colleague",
        zh: "本件当事人或其代理人不得办理本件", help: "请由其他同事办理";
    NOT_POSTED = "not-posted" Refusal, source: "",
        en: "the person does not hold this post at this place today", help: "ask the roster administrators for a posting",
        zh: "该人员今日未派驻在此岗位", help: "请由人员管理岗安排派驻";
    NOT_QUALIFIED = "not-qualified" Refusal, source: "",
        en: "the person is not qualified for items of category `{category}`", help: "a qualified colleague does it, or co-signs a receipt",
        zh: "该人员未取得“{category}”类事项的办理资格", help: "请由有资格的同事办理；接件可以会签";
    ACCEPTOR_MAY_NOT_REVIEW = "acceptor-may-not-review" Refusal, source: "受审分离; 社会保险经办条例第三十七条",
        en: "whoever worked on the case at a window may not review it, under any account", help: "leave the review to a reviewer who has not touched the case",
        zh: "在窗口经手过本件的人员不得审查本件，换账号也不行", help: "请由未经手过本件的审查人员审查";
    REVIEWER_MAY_NOT_WORK_THE_WINDOW = "reviewer-may-not-work-the-window" Refusal, source: "受审分离; 社会保险经办条例第三十七条",
        en: "whoever reviewed the case may not work on it at a window", help: "leave it to a window clerk who has not reviewed the case",
        zh: "审查过本件的人员不得在窗口办理本件", help: "请由未审查过本件的窗口人员办理";
    SUPERVISOR_MAY_NOT_HANDLE = "supervisor-may-not-handle" Refusal, source: "受审分离",
        en: "whoever supervised the case may not handle or review it", help: "leave it to a colleague",
        zh: "监督过本件的人员不得再经办或审查本件", help: "请由其他同事办理";
    HANDLER_MAY_NOT_SUPERVISE = "handler-may-not-supervise" Refusal, source: "受审分离",
        en: "whoever handled or reviewed the case may not supervise it", help: "leave it to a superior who has not touched the case",
        zh: "经办或审查过本件的人员不得监督本件", help: "请由未经手过本件的上级办理";
    ONLY_THE_BUREAU_MAY = "only-the-bureau-may" Refusal, source: "人社部办公厅2021年就近办意见",
        en: "staff of a bank may not do this; it is the bureau's, in the competent organ's name", help: "call a bureau colleague at the same counter",
        zh: "银行人员无权进行此操作，须由人社部门以主管机关名义办理", help: "请由同一柜台的人社人员办理";
    BEYOND_AGREEMENT = "beyond-agreement" Refusal, source: "人社部办公厅2021年就近办意见",
        en: "the agreement with the bank does not list the item, or it is a licence", help: "call a bureau colleague at the same counter",
        zh: "社银合作协议未列入该事项，或该事项属行政许可", help: "请由同一柜台的人社人员办理";
    TOO_FEW_REVIEWERS_LEFT = "too-few-reviewers-left" Refusal, source: "受审分离",
        en: "by this act too few untouched reviewers would be left for the case", help: "leave it to somebody who already worked on the case, or to somebody who does not review",
        zh: "此操作会使本件没有足够的未经手审查人员", help: "请由已经手本件的人员或不承担审查的人员办理";
    COSIGNATURE_WANTED = "cosignature-wanted" Refusal, source: "",
        en: "the receipt was made in training and is not co-signed yet", help: "a qualified colleague of the bureau co-signs it at this outlet",
        zh: "接件由培训期人员完成，尚未会签", help: "请由本网点有资格的人社人员会签";
    NO_COSIGNATURE_WANTED = "no-cosignature-wanted" Refusal, source: "",
        en: "the receipt needs no co-signature", help: "go on with the case",
        zh: "本件接件无需会签", help: "请继续办理";
    COSIGNER_MUST_BE_ANOTHER = "cosigner-must-be-another" Refusal, source: "",
        en: "the co-signer must be another natural person than the receiver", help: "ask a qualified colleague of the bureau",
        zh: "会签人不得与接件人为同一自然人", help: "请由其他有资格的人社人员会签";
    COSIGNER_MUST_BE_BUREAU = "cosigner-must-be-bureau" Refusal, source: "",
        en: "the co-signer must be on the bureau's staff", help: "ask a qualified colleague of the bureau",
        zh: "会签人须为人社部门人员", help: "请由有资格的人社人员会签";
    LEASE_HELD = "lease-held" Refusal, source: "",
        en: "another reviewer has taken the case", help: "wait until it is back in the pool",
        zh: "本件已被其他审查人员领办", help: "请待其退回待办池";
    LEASE_NOT_HELD = "lease-not-held" Refusal, source: "",
        en: "the person has not taken the case, or the lease ran out", help: "take the case first",
        zh: "该人员未领办本件，或领办已到期", help: "请先领办";
    SECOND_REVIEWER_MUST_DIFFER = "second-reviewer-must-differ" Refusal, source: "社会保险经办条例第三十七条",
        en: "the second reviewer must be another person than the first", help: "leave it to another reviewer",
        zh: "复核人不得与初审人为同一人", help: "请由其他审查人员复核";
    NEEDS_REVIEW = "needs-review" Refusal, source: "社会保险经办条例第三十七条",
        en: "the item is decided by the hall; nobody completes it at a window alone", help: "accept the case and let the hall decide",
        zh: "该事项须由大厅审查决定，窗口一人不得办结", help: "请受理后由大厅审查";
    NEEDS_NO_REVIEW = "needs-no-review" Refusal, source: "",
        en: "the item is completed at the window and never enters review", help: "complete it at the window",
        zh: "该事项由窗口即办，不进入审查", help: "请在窗口直接办结";
    MATERIALS_MISSING = "materials-missing" Refusal, source: "行政许可法第三十二条",
        en: "required materials are missing", help: "ask for the supplement, listing everything at once",
        zh: "必需材料不齐", help: "请一次性告知需补正的全部内容";
    NOTHING_MISSING = "nothing-missing" Refusal, source: "行政许可法第三十二条",
        en: "nothing is missing, so there is nothing to ask for", help: "go on with the case",
        zh: "材料齐全，无需补正", help: "请继续办理";
    NOT_ASKED = "not-asked" Refusal, source: "",
        en: "no supplement was asked for", help: "look at the case's lawful next steps",
        zh: "本件未要求补正", help: "请查看本办件当前可以进行的操作";
    SUPPLEMENT_PENDING = "supplement-pending" Refusal, source: "行政许可法第三十二条",
        en: "the applicant still has time to supply what was asked for", help: "wait for the supplement or for the end of its term",
        zh: "申请人仍在补正期限内", help: "请等待补正或补正期满";
    SUPPLEMENT_OVERDUE = "supplement-overdue" Refusal, source: "",
        en: "the term of the supplement has passed", help: "the hall decides whether the case ends; the applicant may apply again",
        zh: "补正期限已过", help: "由大厅决定是否终止；申请人可重新申请";
    ROUNDS_EXHAUSTED = "rounds-exhausted" Refusal, source: "行政许可法第三十二条",
        en: "a supplement was asked for as often as allowed", help: "decide on what is there",
        zh: "补正告知已达次数上限", help: "请依现有材料作出决定";
    ALREADY_TOLD = "already-told" Refusal, source: "行政许可法第三十二条",
        en: "everything missing is told at once; a later notice needs facts that were not known then", help: "name the new fact, or decide on what is there",
        zh: "应一次性告知；再次告知须有新的事实", help: "请写明新的事实，或依现有材料决定";
    RETURNS_EXHAUSTED = "returns-exhausted" Refusal, source: "",
        en: "the case was returned to the window as often as allowed", help: "decide on what is there",
        zh: "退回窗口已达次数上限", help: "请依现有材料作出决定";
    ALREADY_SERVED = "already-served" Refusal, source: "",
        en: "the decision was served before", help: "nothing is left to do",
        zh: "决定已经送达", help: "无需再办";
    ALREADY_DECIDED = "already-decided" Refusal, source: "",
        en: "the case is decided and can no longer be withdrawn", help: "the remedies against the decision stand in its notice",
        zh: "本件已作出决定，不能撤回", help: "对决定不服的救济途径见决定通知";
    NOTHING_TO_ISSUE = "nothing-to-issue" Refusal, source: "",
        en: "there is no document to issue in this case", help: "serve the decision",
        zh: "本件无需出件", help: "请送达决定";
    DOCUMENT_NOT_HERE = "document-not-here" Refusal, source: "",
        en: "the document is not where this command needs it", help: "look where the document is held",
        zh: "出件物不在此操作所需的位置", help: "请查看出件物的保管位置";
    COLLECTION_TERM_RUNS = "collection-term-runs" Refusal, source: "",
        en: "the citizen still has time to collect the document", help: "wait until the term has passed and the citizen was reminded",
        zh: "领取期限未满", help: "请待期满并提醒申请人后再办";
    OVERDUE_NOT_PROPOSED = "overdue-not-proposed" Refusal, source: "",
        en: "no term has passed: the office has not proposed to end the case", help: "wait for the office's proposal",
        zh: "期限未满，系统尚未提出逾期", help: "请等待系统提出逾期";
    TERM_RUNS = "term-runs" Refusal, source: "",
        en: "the term of the timer has not been reached", help: "the office tries again when it is due",
        zh: "定时期限未到", help: "到期后系统会自动处理";
    SOMEBODY_IS_LEFT = "somebody-is-left" Refusal, source: "",
        en: "somebody eligible is left for the next step, or the case is already escalated", help: "leave the next step to whoever has it",
        zh: "下一步仍有合格人员可办，或本件已上报", help: "请由合格人员继续办理";
    SUBSTITUTE_UNFIT = "substitute-unfit" Refusal, source: "",
        en: "the substitute is not posted, not qualified, barred or has touched the case", help: "name somebody who is posted, qualified and has not touched the case",
        zh: "指定人员未派驻、无资格、须回避或已经手本件", help: "请指定已派驻、有资格且未经手本件的人员";
    APPLICANT_KIND_NOT_ALLOWED = "applicant-kind-not-allowed" Refusal, source: "",
        en: "the item is not open to applicants of kind `{found}`", help: "choose an item for such applicants",
        zh: "该事项不受理“{found}”类申请人", help: "请选择适用的事项";
    ITEM_NOT_OFFERED = "item-not-offered" Refusal, source: "",
        en: "the item is not offered at this outlet", help: "go to an outlet that offers it",
        zh: "本网点不办理该事项", help: "请到办理该事项的网点";
    MANDATE_MISSING = "mandate-missing" Refusal, source: "民法典第一百六十五条",
        en: "whoever stands at the window is not the applicant and shows no valid mandate", help: "ask for the mandate, or for the applicant in person",
        zh: "到场人不是申请人且没有有效委托", help: "请提供授权委托书，或由申请人本人到场";
    REAL_NAME_MISSING = "real-name-missing" Refusal, source: "社会保险经办条例第二十九条",
        en: "the person present was not identified, or without success", help: "identify the person, or record the elderly fallback",
        zh: "未核验到场人身份，或核验未通过", help: "请核验身份，或按老年人替代方式记录";
    COLLECTOR_NOT_ENTITLED = "collector-not-entitled" Refusal, source: "",
        en: "the collector was not identified as a party or their agent", help: "identify the collector and check the mandate",
        zh: "领取人未核验为当事人或其代理人", help: "请核验领取人身份和委托";
    REASON_MISSING = "reason-missing" Refusal, source: "行政许可法第三十八条",
        en: "a decision against the applicant needs a reason and a legal ground", help: "give the reason and the legal ground",
        zh: "对申请人不利的决定须说明理由和法律依据", help: "请填写理由和法律依据";
    LOGIN_EXPIRED = "login-expired" Refusal, source: "",
        en: "the login of the desk has expired", help: "log in again",
        zh: "岗位登录已过期", help: "请重新登录";
    OBSERVED_TIME_SKEWED = "observed-time-skewed" Refusal, source: "",
        en: "the time of the act differs from the office's clock by more than {bound} minutes", help: "set the clock of the window",
        zh: "操作时间与系统时钟相差超过{bound}分钟", help: "请校准窗口时钟";
    WRONG_OUTLET = "wrong-outlet" Refusal, source: "",
        en: "the case is handled at outlet `{outlet}`, not here", help: "go to that outlet, or have the document sent",
        zh: "本件由“{outlet}”网点办理，不在本网点", help: "请到该网点办理，或申请流转";
}
