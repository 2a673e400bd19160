//! Codes of the log: its tree and tiles, proofs, notes and checkpoints.

codes! {
    TILE_WIDTH = "tile-width" Error, source: "C2SP tlog-tiles",
        en: "tile {index} of level {level} holds {found} hashes, not {expected}", help: "the stored tree does not fit its size; restore it from a backup, or export it anew from the records",
        zh: "第{level}层第{index}块含{found}个哈希，应为{expected}个", help: "所存的树与其规模不符；请从备份恢复，或由记录重新导出";
}
