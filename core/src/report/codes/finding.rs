//! Codes of what is found when receipts, bundles and whole logs are verified.

codes! {
    RECEIPT_FORM = "receipt-form" Error, source: "",
        en: "the receipt is not in its form: {found}", help: "scan or fetch it again; every byte of it counts",
        zh: "回执不合规：{found}", help: "请重新扫描或获取；回执的每个字节都有意义";
    BUNDLE_FORM = "bundle-form" Error, source: "",
        en: "the evidence bundle is not in its form: {found}", help: "ask for the bundle again",
        zh: "证据包不合规：{found}", help: "请重新索取证据包";
    CASE_FORKED = "case-forked" Error, source: "",
        en: "two records are number {sequence} of case {case}", help: "somebody was shown another history of the case; keep both records as evidence",
        zh: "办件{case}有两条第{sequence}号记录", help: "有人见到了该办件的另一份历史；请保留两条记录作为证据";
    TILE_CHANGED = "tile-changed" Error, source: "C2SP tlog-tiles",
        en: "tile {index} of level {level} does not hold the hashes of the records", help: "the tile was changed, or the records under it; compare both with another copy",
        zh: "第{level}层第{index}块与记录的哈希不符", help: "该树块或其下的记录已被改动；请将两者与其他副本比对";
    ROOT_MISMATCH = "root-mismatch" Error, source: "RFC 6962, 2.1",
        en: "the first {size} records do not lead to the root that was signed for them", help: "a record was changed, removed, added or moved; compare with another copy to learn which",
        zh: "前{size}条记录算得的根哈希与所签根哈希不符", help: "有记录被改动、删除、增加或移动；请与其他副本比对以查明";
    WITHHELD_TAIL = "withheld-tail" Error, source: "",
        en: "the copy ends after {found} records, its checkpoint is of {size}", help: "ask for the records that are missing at the end",
        zh: "副本止于第{found}条记录，而其检查点为{size}条", help: "请索取末尾缺失的记录";
    COPY_ROLLED_BACK = "copy-rolled-back" Error, source: "",
        en: "the copy has {found} records, and {size} were known of the log", help: "the log was rolled back, or the copy is an old one; keep the mark as evidence",
        zh: "副本有{found}条记录，而已知日志曾有{size}条", help: "日志已被回退，或副本较旧；请保留该标记作为证据";
    PROMISE_BROKEN = "promise-broken" Error, source: "",
        en: "record {leaf} was promised by {by}, and the checkpoint of {size} records, which was seen at {time}, lacks it", help: "keep promise and checkpoint: together they are evidence against the log",
        zh: "记录{leaf}承诺于{by}前收录，但{time}所见的{size}条记录的检查点中没有它", help: "请保留承诺和检查点；两者合为对日志不利的证据";
    COPIES_DIFFER = "copies-differ" Error, source: "",
        en: "the copies differ from index {index} on: {found}", help: "look at the records there in both copies, and keep both checkpoints as evidence",
        zh: "两份副本自索引{index}起不同：{found}", help: "请查看两份副本该处的记录，并保留两个检查点作为证据";
}
