//! Codes of the log: its tree and tiles, proofs, notes and checkpoints.

codes! {
    TILE_WIDTH = "tile-width" Error, source: "C2SP tlog-tiles",
        en: "tile {index} of level {level} holds {found} hashes, not {expected}", help: "the stored tree does not fit its size; restore it from a backup, or export it anew from the records",
        zh: "第{level}层第{index}块含{found}个哈希，应为{expected}个", help: "所存的树与其规模不符；请从备份恢复，或由记录重新导出";
    TILE_PATH = "tile-path" Error, source: "C2SP tlog-tiles",
        en: "`{found}` is no path of a tile", help: "a path reads like `tile/0/x001/067` or `tile/entries/003.p/44`",
        zh: "“{found}”不是树块路径", help: "路径形如tile/0/x001/067或tile/entries/003.p/44";
    TILE_ENTRIES = "tile-entries" Error, source: "C2SP tlog-tiles",
        en: "the tile of entries is broken after {found} entries", help: "fetch the file again; a tile holds 1 to 256 entries, each after its length",
        zh: "条目块在第{found}条之后损坏", help: "请重新获取该文件；每块含1至256条，每条前有其长度";
    INDEX = "log-index" Error, source: "RFC 6962",
        en: "a log of {size} records has none at index {index}", help: "indexes begin at 0; take a newer checkpoint if the record is newer",
        zh: "日志共{size}条记录，没有索引为{index}的记录", help: "索引从0开始；记录较新时请使用更新的检查点";
    SHRINKS = "log-shrinks" Error, source: "RFC 6962",
        en: "a log of {new} records cannot continue one of {old}", help: "give the older one first; a log that became shorter was rolled back",
        zh: "{new}条记录的日志不可能是{old}条记录的日志的续篇", help: "请先给出较早的日志；日志变短说明已被回退";
    INCLUSION_MISMATCH = "inclusion-mismatch" Error, source: "RFC 9162, 2.1.3",
        en: "the proof does not lead from the record at index {index} to the root of {size} records", help: "the record, its place or the proof was changed, or they belong to another log",
        zh: "证明无法将索引{index}的记录与{size}条记录的根哈希相连", help: "记录、其位置或证明已被改动，或属于其他日志";
    CONSISTENCY_MISMATCH = "consistency-mismatch" Error, source: "RFC 9162, 2.1.4",
        en: "the log of {new} records does not continue that of {old}", help: "its history was rewritten, or the proof was changed; keep both checkpoints as evidence",
        zh: "{new}条记录的日志不是{old}条记录的日志的续篇", help: "历史已被改写，或证明已被改动；请保留两个检查点作为证据";
}
