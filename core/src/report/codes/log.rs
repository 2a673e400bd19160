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
    NOTE_FORM = "note-form" Error, source: "C2SP signed-note",
        en: "the note is not in its form: {found}", help: "fetch it again; every byte of a note counts",
        zh: "签名文本不合规：{found}", help: "请重新获取；签名文本的每个字节都有意义";
    NOTE_KEY_FORM = "note-key-form" Error, source: "C2SP signed-note",
        en: "the key for notes cannot be used: {found}", help: "give it as its owner published it: `name+hash+key`",
        zh: "签名文本的密钥不可用：{found}", help: "请按持有人公布的形式提供：名称+哈希+密钥";
    NOTE_SIGNATURE = "note-signature" Error, source: "C2SP signed-note",
        en: "the signature of `{name}` on the note is wrong", help: "the note or the signature was changed; fetch the note again, and keep this one as evidence",
        zh: "“{name}”在签名文本上的签名无效", help: "文本或签名已被改动；请重新获取，并保留此件作为证据";
    NOTE_UNSIGNED = "note-unsigned" Error, source: "C2SP signed-note",
        en: "the note has no signature of `{name}`", help: "see that the note is of this log, and that its key is the right one",
        zh: "签名文本没有“{name}”的签名", help: "请确认文本出自该日志，且密钥正确";
    NOTE_SUITE = "note-suite" Error, source: "",
        en: "key `{name}` is not for notes of suite {suite}", help: "use a key of the log's own suite",
        zh: "密钥“{name}”不适用于{suite}算法套件的签名文本", help: "请使用日志自身算法套件的密钥";
    CHECKPOINT_FORM = "checkpoint-form" Error, source: "C2SP tlog-checkpoint",
        en: "the checkpoint is not in its form: {found}", help: "ask the log for its checkpoint again",
        zh: "检查点不合规：{found}", help: "请向日志重新索取检查点";
    FOREIGN_LOG = "foreign-log" Error, source: "C2SP tlog-checkpoint",
        en: "it is of log `{origin}`, not of `{expected}`", help: "find out how it came here; it proves nothing about the other log",
        zh: "属于日志“{origin}”，而非“{expected}”", help: "请查明其来源；它不能证明其他日志的内容";
    TRUST_FORM = "trust-form" Error, source: "",
        en: "the trust cannot be used: {found}", help: "ask whoever gave you the trust for it again",
        zh: "信任配置不可用：{found}", help: "请向提供方重新索取信任配置";
    TRUST_EMPTY = "trust-empty" Error, source: "",
        en: "the trust holds no key of log `{origin}`: it would trust nobody", help: "add the key that the log publishes",
        zh: "信任配置中没有日志“{origin}”的密钥，不构成任何信任", help: "请加入该日志公布的密钥";
    WITNESS_QUORUM = "witness-quorum" Error, source: "C2SP tlog-cosignature",
        en: "{found} trusted witnesses have cosigned the checkpoint, {expected} are asked for", help: "ask the log for the checkpoint again when more witnesses have cosigned",
        zh: "检查点有{found}个受信见证人会签，要求{expected}个", help: "请待更多见证人会签后重新索取检查点";
    RETIRED_KEY = "retired-key" Error, source: "",
        en: "a retired key signed the checkpoint of {size} records, and nothing ties it to the {last} records that the key ended with", help: "ask for a checkpoint under the key in use",
        zh: "检查点（{size}条记录）由已停用的密钥签署，无法与该密钥最终的{last}条记录相互印证", help: "请索取由在用密钥签署的检查点";
    TWO_ROOTS = "two-roots" Error, source: "C2SP tlog-witness",
        en: "log `{origin}` has two roots for {size} records", help: "it showed two histories; keep both checkpoints as evidence, and trust neither",
        zh: "日志“{origin}”在{size}条记录处有两个根哈希", help: "日志出示了两份不同的历史；请保留两个检查点作为证据，均不可信任";
    WITNESS_OLD_SIZE = "witness-old-size" Error, source: "C2SP tlog-witness",
        en: "the witness last saw {expected} records, not {found}", help: "send the proof from {expected} records on",
        zh: "见证人上次所见为{expected}条记录，而非{found}条", help: "请提交自{expected}条记录起的证明";
    WITNESS_RACE = "witness-race" Error, source: "C2SP tlog-witness",
        en: "the witness cosigned another checkpoint of log `{origin}` meanwhile", help: "ask the witness where it stands, then send again",
        zh: "见证人在此期间已会签日志“{origin}”的另一检查点", help: "请向见证人查询现状后重新提交";
    PROMISE_FORM = "promise-form" Error, source: "",
        en: "the promise is not in its form: {found}", help: "ask the log for the promise again",
        zh: "收录承诺不合规：{found}", help: "请向日志重新索取承诺";
    TLOG_PROOF_FORM = "tlog-proof-form" Error, source: "C2SP tlog-proof",
        en: "the proof is not in its form: {found}", help: "ask for the proof again; every line of it counts",
        zh: "证明不合规：{found}", help: "请重新索取证明；其每一行都有意义";
}
