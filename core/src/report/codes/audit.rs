//! Codes of the audit: what was found, and what could not be checked. Each speaks of one record.

codes! {
    RECORD_UNREADABLE = "record-unreadable" Error, source: "",
        en: "it cannot be read as a record: {found}",
        help: "the bytes were changed or were never a record; compare with a copy",
        zh: "无法作为记录读取：{found}",
        help: "字节被改动或本非记录；请与副本比对";
    EVENT_UNREADABLE = "event-unreadable" Error, source: "",
        en: "its event {event} cannot be read: {found}",
        help: "the header was changed; compare with a copy",
        zh: "第{event}个事件无法读取：{found}",
        help: "事件头被改动；请与副本比对";
    EVENT_UNFIT = "event-unfit" Error, source: "",
        en: "its event {event} cannot follow what was recorded before: {found}",
        help: "an event was removed or added; compare with a copy",
        zh: "第{event}个事件无法承接此前的记录：{found}",
        help: "有事件被删除或增加；请与副本比对";
    POSITION_GAP = "position-gap" Error, source: "",
        en: "it stands at position {found} of the log, expected {expected}",
        help: "a record was taken out or moved; compare with a copy",
        zh: "在日志中位于第{found}位，应为第{expected}位",
        help: "有记录被取走或移动；请与副本比对";
    RECORDED_EARLIER = "recorded-earlier" Error, source: "",
        en: "it was recorded at {found}, before the record before it ({expected})",
        help: "the office never records backwards; compare with a copy",
        zh: "记录时间{found}早于其前一条记录，前一条为{expected}",
        help: "系统不会倒序记录；请与副本比对";
    OBSERVED_APART = "observed-apart" Error, source: "",
        en: "it was done at {found} by the clock of the desk, {minutes} minutes from when it was recorded; {bound} are allowed",
        help: "compare the desk's clock with the office's",
        zh: "岗位时钟所示操作时间{found}与记录时间相差{minutes}分钟，允许{bound}分钟",
        help: "请核对岗位时钟与系统时钟";
    RECORD_MISFILED = "record-misfiled" Error, source: "",
        en: "it is kept under this case but speaks of case {found}",
        help: "a record was copied from another case; it proves nothing here",
        zh: "存放于本办件，内容却属于办件{found}",
        help: "记录是从其他办件复制来的；在此不能作为证明";
    CHAIN_BROKEN = "chain-broken" Error, source: "",
        en: "it names {found} as the record before it, which is {expected}",
        help: "a record was changed, added, removed or swapped; compare with a copy",
        zh: "其所指的上一条记录为{found}，实为{expected}",
        help: "有记录被改动、增加、删除或调换；请与副本比对";
    SEQUENCE_GAP = "sequence-gap" Error, source: "",
        en: "it is record {found} of its case, expected {expected}",
        help: "a record was removed or added; compare with a copy",
        zh: "是本办件的第{found}条记录，应为第{expected}条",
        help: "有记录被删除或增加；请与副本比对";
    COMMAND_REPEATED = "command-repeated" Error, source: "",
        en: "its command id {found} stands in an earlier record",
        help: "one act was recorded twice, or copied from another case; compare with a copy",
        zh: "其操作编号{found}已见于更早的记录",
        help: "同一操作被记录两次或从其他办件复制；请与副本比对";
    EVENTS_MISMATCH = "events-mismatch" Error, source: "",
        en: "its events are not those that it names: their hash is {found}, it names {expected}",
        help: "a header was changed, added or removed; compare with a copy",
        zh: "其事件与所载不符：事件摘要为{found}，所载为{expected}",
        help: "有事件头被改动、增加或删除；请与副本比对";
    CASE_VERSION = "case-version" Error, source: "",
        en: "it follows version {found} of case {case}, which stood at {expected}",
        help: "an event was removed or added; compare with a copy",
        zh: "承接办件{case}的第{found}版，当时应为第{expected}版",
        help: "有事件被删除或增加；请与副本比对";
    SEAT_UNFIT = "seat-unfit" Error, source: "",
        en: "desk, post, person, outlet and login of the act do not fit together: {found}",
        help: "no desk of the office makes such an act; find out who wrote it",
        zh: "行为的岗位、职务、人员、网点与登录互不相符：{found}",
        help: "系统的岗位不会产生这样的行为；请查明由谁写入";
    COMMAND_UNREADABLE = "command-unreadable" Error, source: "",
        en: "its command `{found}` cannot be read",
        help: "no desk of the office makes such a command; find out who wrote it",
        zh: "其操作“{found}”无法读取",
        help: "系统的岗位不会产生这样的操作；请查明由谁写入";
    EDITION_MISSING = "edition-missing" Error, source: "",
        en: "the {kind} edition {found} under which it was decided is not there, or is not what its hash names",
        help: "bring the edition; until then the act is not replayed",
        zh: "作出时所依据的版本{found}，类别{kind}，不存在或与摘要不符",
        help: "请补齐该版本；补齐前不能重演";
    EDITIONS_MISMATCH = "editions-mismatch" Error, source: "",
        en: "it names the list of editions {found}, expected {expected}",
        help: "it was decided under other editions than those pinned or in force; find out which",
        zh: "所载版本清单为{found}，应为{expected}",
        help: "所依据的版本与已固定或现行版本不符；请查明";
    NETWORK_NOT_IN_FORCE = "network-not-in-force" Error, source: "",
        en: "it was decided under network {found}; in force was {expected}",
        help: "no roster change put that network in force; find out who wrote it",
        zh: "依据的人员网络为{found}，当时现行的是{expected}",
        help: "没有人员变动使该网络生效；请查明由谁写入";
    UNLAWFUL_ACT = "unlawful-act" Error, source: "",
        en: "`{command}` was refused by law, but stands recorded: {refusal} (`{rule}`, {article})",
        help: "the act is void or to be confirmed by others; hear the person and whoever keeps the journal",
        zh: "“{command}”依规则应予拒绝，却有记录：{refusal}，规则“{rule}”，依据：{article}",
        help: "该行为无效或须由他人确认；请询问当事人员和日志保管人";
    OTHER_EVENTS = "other-events" Error, source: "",
        en: "`{command}` brings about {expected}; recorded is {found}",
        help: "an event was written that no decision gave; compare with a copy",
        zh: "“{command}”应产生{expected}，记录的却是{found}",
        help: "有事件并非由决定产生；请与副本比对";
    TIMER_MISNAMED = "timer-misnamed" Error, source: "",
        en: "its command id is {found}; that of this timer is {expected}",
        help: "only the office names its timers; find out who wrote it",
        zh: "其操作编号为{found}，该定时器的编号应为{expected}",
        help: "定时器只由系统命名；请查明由谁写入";
    NUMBER_UNFIT = "number-unfit" Error, source: "",
        en: "the case number {found} is not of hall {hall}, outlet {outlet} and day {day}",
        help: "the office numbers by hall, outlet and day; find out who wrote it",
        zh: "办件编号{found}与大厅{hall}、网点{outlet}、日期{day}不符",
        help: "系统按大厅、网点和日期编号；请查明由谁写入";
    NUMBER_REUSED = "number-reused" Error, source: "",
        en: "the case number {found} belongs to an earlier case",
        help: "two cases have one number; find out which of them the applicant knows",
        zh: "办件编号{found}已属于更早的办件",
        help: "两个办件编号相同；请查明申请人所知为哪一件";
    LINK_UNFIT = "link-unfit" Error, source: "",
        en: "linked case {found} does not fit: {what}",
        help: "linked are the older cases of the same subject, item and period; find out who wrote it",
        zh: "关联办件{found}不符：{what}",
        help: "关联的是同一主体、事项和期间的更早办件；请查明由谁写入";
    ROSTER_UNLAWFUL = "roster-unlawful" Error, source: "",
        en: "the roster change was not lawful: {what}",
        help: "whatever rests on it is in doubt; undo it by two administrators",
        zh: "该人员变动不合规：{what}",
        help: "以其为依据的行为存疑；请由两名管理人员撤正";
    SEPARATION_BROKEN = "separation-broken" Error, source: "受审分离",
        en: "{rule}: {person} here, {other} in record {earlier} of case {case}",
        help: "the acts are void or to be done again by others; hear both persons",
        zh: "{rule}：本记录中为{person}，办件{case}第{earlier}条记录中为{other}",
        help: "相关行为无效或须由他人重办；请询问双方";
    LINK_UNCHECKED = "link-unchecked" Error, source: "",
        en: "linked case {found} is not at hand: hands on it were not counted",
        help: "bring the linked case's records to check them",
        zh: "关联办件{found}不在手边，未计入其经手人",
        help: "请补充该关联办件的记录后再核对";
    NETWORK_UNCHECKED = "network-unchecked" Error, source: "",
        en: "it was decided under network {found}; whether that was in force cannot be told without the roster's records",
        help: "bring the records of the roster to check it",
        zh: "依据的人员网络为{found}，没有人员变动记录，无法确认当时是否现行",
        help: "请补充人员变动记录后再核对";
    REPLAY_UNCHECKED = "replay-unchecked" Error, source: "",
        en: "`{command}` was not replayed: {what}",
        help: "bring what is missing to check it",
        zh: "“{command}”未能重演：{what}",
        help: "请补齐所缺内容后再核对";
    DETERMINATION_DIFFERS = "determination-differs" Error, source: "",
        en: "what the item's policy says is not what was recorded: expected {expected}, found {found}", help: "whatever rests on it is in doubt; ask the policy again and look at the case",
        zh: "事项政策的结论与记录不符：应为{expected}，实为{found}", help: "以其为依据的行为存疑；请重新核对政策并复查该办件";
    DETERMINATION_UNCHECKED = "determination-unchecked" Error, source: "",
        en: "what the policy `{policy}` says was not checked: the payload of the act is not at hand", help: "bring the payload, if it was not erased",
        zh: "未核对政策“{policy}”的结论：该行为的附带数据不在手边", help: "如未删除，请补充附带数据";
    PAYLOAD_UNFIT = "payload-unfit" Error, source: "",
        en: "the payload is not the one to which the act is bound", help: "it was changed after the act; find out by whom",
        zh: "附带数据与该行为所承诺的不一致", help: "该数据在行为之后被改动；请查明由谁改动";
    DECIDED_AGAINST_POLICY = "decided-against-policy" Error, source: "",
        en: "`{command}`, though the policy `{policy}` says: {outcome}", help: "a person may decide so; see whether the reasons that were given bear it out",
        zh: "政策“{policy}”的结论为“{outcome}”，仍作出“{command}”", help: "工作人员可以如此决定；请核对所给理由是否充分";
    KEY_UNLISTED = "key-unlisted" Error, source: "",
        en: "the key record has not the one event that lists it", help: "the list was changed from outside; keys that are not listed are found by nobody",
        zh: "密钥记录没有将其列入清单的唯一事件", help: "清单可能被外部改动；未列入的密钥无人可查";
    COSIGNATURE_UNASKED = "cosignature-unasked" Error, source: "",
        en: "the act has a second signature that no rule asks for", help: "no desk makes such a record; find out who wrote it",
        zh: "该行为带有无规则要求的第二签名", help: "没有岗位会产生此类记录；请查明由谁写入";
    UNSIGNED = "act-unsigned" Error, source: "",
        en: "nobody signed the act, though the log has keys", help: "signatures were switched off for a while; ask who did, and why",
        zh: "日志已有密钥，该行为仍无人签名", help: "签名曾被关闭；请查明是谁、为何关闭";
}
