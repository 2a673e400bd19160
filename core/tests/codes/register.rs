//! Every code of the key register, produced, with its words.

#[path = "../register/world.rs"]
mod world;

use banjian::report::{Code, Report, codes};
use banjian::trace::key::{Signature, Signer as _};
use banjian::trace::register::{KeyEvent, Registration};
use banjian::trace::{Act, Suite};
use world::{World, moment, signed, signer};

/// One report for every code of the register.
pub(crate) fn produced() -> Vec<Report> {
    let new = World::new(Suite::default());
    let mut world = World::founded(Suite::default());
    let clerk = |world: &World, name: &str| KeyEvent::Register(world.registration("clerk-1", name));
    world.does(&clerk(&world, "clerk-1"), "admin-1", "sm-admin-2").unwrap();
    world.does(&clerk(&world, "clerk-1/b"), "admin-1", "sm-admin-2").unwrap();
    world.does(&World::revocation("clerk-1", "clerk-1/b"), "clerk-1", "").unwrap();
    world.does(&world.log_key("log-1", "log-2", None), "admin-1", "sm-admin-2").unwrap();
    world
        .does(&KeyEvent::Register(world.registration("admin-1", "admin-1/b")), "sm-admin-2", "admin-3")
        .unwrap();
    let asked = |name: &str, owner: &str, position, at| {
        let key = signer(name).public_key().id();
        world.history.in_force(&owner.parse().unwrap(), key, position, moment(at)).unwrap_err()
    };
    let tried = |event: &KeyEvent, first: &str, second: &str| {
        let mut tried = world.clone();
        tried.does(event, first, second).unwrap_err()
    };
    let registers = |registration| tried(&KeyEvent::Register(registration), "admin-1", "sm-admin-2");
    let good = world.registration("clerk-1", "clerk-1/c");
    let unsigned = world.unsigned(&KeyEvent::Register(good.clone()), "admin-3");
    let mut elsewhere = world.clone();
    let kind = Act { kind: "hand-over".parse().unwrap(), ..unsigned.act.clone() };
    let stream = Act { case: banjian::id::CaseId::from_bytes([0; 16]), ..unsigned.act.clone() };
    let mut admits = |act: Act| {
        let record = banjian::trace::Record { act, ..unsigned.clone() };
        elsewhere.admit(&signed(record, "admin-1", "sm-admin-2")).unwrap_err()
    };
    vec![
        asked("clerk-9", "clerk-1", 9, "2026-03-01"),
        asked("clerk-1", "clerk-2", 9, "2026-03-01"),
        asked("clerk-1", "clerk-1", 3, "2026-03-01"),
        asked("clerk-1/b", "clerk-1", 9, "2026-03-01"),
        asked("clerk-1", "clerk-1", 9, "2025-12-31"),
        asked("clerk-1", "clerk-1", 9, "2027-01-01"),
        registers(world.registration("clerk-1", "clerk-1")),
        registers(Registration { until: good.from, ..good.clone() }),
        registers(Registration { possession: Signature::from_bytes([0; 64]), ..good.clone() }),
        admits(kind),
        admits(stream),
        new.clone().does(&clerk(&new, "clerk-1"), "admin-1", "sm-admin-2").unwrap_err(),
        tried(&world.founding("admin-4", "admin-5"), "admin-4", "admin-5"),
        tried(&KeyEvent::Register(world.registration("/system", "system")), "clerk-1", "admin-1"),
        admits(unsigned.act.clone()),
        tried(&KeyEvent::Register(world.registration("admin-3", "admin-3/b")), "admin-3", "admin-1"),
        tried(&KeyEvent::Register(good), "admin-1", "admin-1/b"),
        tried(&world.log_key("sm-log-1", "log-2", None), "admin-1", "sm-admin-2"),
        tried(&world.log_key("log-3", "log-4", Some(1)), "admin-1", "sm-admin-2"),
        tried(&world.log_key("log-2", "log-3", None), "admin-1", "sm-admin-2"),
    ]
}

/// The codes in their order, with both texts.
pub(crate) const EXPECTED: &[(Code, &str, &str)] = &[
    (
        codes::trace::KEY_UNKNOWN,
        "key `mAI0XF6-ie2jJkmJU6o9EA` was never registered in this log",
        "密钥“mAI0XF6-ie2jJkmJU6o9EA”从未在本日志登记",
    ),
    (
        codes::trace::KEY_OF_ANOTHER,
        "key `Wsej9sNvPnaHdnf3jyczaA` is registered for `clerk-1`, not for `clerk-2`",
        "密钥“Wsej9sNvPnaHdnf3jyczaA”登记在“clerk-1”名下，而非“clerk-2”",
    ),
    (
        codes::trace::KEY_REGISTERED_LATER,
        "key `Wsej9sNvPnaHdnf3jyczaA` was registered at position 3, not before position 3",
        "密钥“Wsej9sNvPnaHdnf3jyczaA”登记于第3位，不早于第3位",
    ),
    (
        codes::trace::KEY_REVOKED,
        "key `LSfbsXPv3szLL_BPhgb5ag` was revoked at position 5, before position 9",
        "密钥“LSfbsXPv3szLL_BPhgb5ag”已在第5位吊销，早于第9位",
    ),
    (
        codes::trace::KEY_NOT_YET_VALID,
        "key `Wsej9sNvPnaHdnf3jyczaA` is valid from 2026-01-01T00:00:00.000Z, not yet at 2025-12-31T00:00:00.000Z",
        "密钥“Wsej9sNvPnaHdnf3jyczaA”自2026-01-01T00:00:00.000Z起有效，2025-12-31T00:00:00.000Z时尚未生效",
    ),
    (
        codes::trace::KEY_EXPIRED,
        "key `Wsej9sNvPnaHdnf3jyczaA` was valid until 2027-01-01T00:00:00.000Z, no longer at 2027-01-01T00:00:00.000Z",
        "密钥“Wsej9sNvPnaHdnf3jyczaA”有效期至2027-01-01T00:00:00.000Z，2027-01-01T00:00:00.000Z时已过期",
    ),
    (
        codes::trace::KEY_REGISTERED,
        "key `Wsej9sNvPnaHdnf3jyczaA` was registered before, and a key is registered once for good",
        "密钥“Wsej9sNvPnaHdnf3jyczaA”已登记过，每个密钥只能登记一次",
    ),
    (
        codes::trace::KEY_VALIDITY,
        "key `moFxAmrtWVku1AOZJ1V9Zw` ends before it begins",
        "密钥“moFxAmrtWVku1AOZJ1V9Zw”的有效期止早于起",
    ),
    (
        codes::trace::KEY_POSSESSION,
        "nothing shows that the owner has the private key of `moFxAmrtWVku1AOZJ1V9Zw`",
        "没有证据表明持有人掌握“moFxAmrtWVku1AOZJ1V9Zw”的私钥",
    ),
    (
        codes::trace::REGISTER_KIND,
        "`hand-over` is nothing that happens to a key",
        "“hand-over”不是密钥登记簿的事项",
    ),
    (
        codes::trace::REGISTER_PLACE,
        "the record at position 8 does not belong there: it is not in the stream of its owner",
        "第8位的记录不应在此：不在所有者的记录链中",
    ),
    (codes::trace::FOUNDING_MISSING, "no administrator has a key yet", "尚无任何管理员持有密钥"),
    (
        codes::trace::FOUNDING_OVER,
        "there are keys already, and a log is founded once",
        "已有密钥登记，创始仅限一次",
    ),
    (
        codes::trace::APPROVER_NOT_ADMINISTRATOR,
        "`clerk-1` signed and is no roster administrator at this position",
        "签名人“clerk-1”此时不是名册管理员",
    ),
    (
        codes::trace::APPROVER_NOT_NAMED,
        "`admin-1` signed the act, which names `admin-3` as its person",
        "行为由“admin-1”签名，却载明行为人为“admin-3”",
    ),
    (
        codes::trace::APPROVER_IS_OWNER,
        "`admin-3` approved what happens to their own key",
        "“admin-3”批准了自己的密钥事项",
    ),
    (codes::trace::APPROVER_REPEATED, "`admin-1` signed twice, with two keys", "“admin-1”用两个密钥签名两次"),
    (
        codes::trace::LOG_KEY_ALGORITHM,
        "the log's key is of `sm2`, which is not that of suite `sha256-ed25519`",
        "日志密钥的算法为“sm2”，与套件“sha256-ed25519”不符",
    ),
    (
        codes::trace::LOG_KEY_COMMITMENT,
        "log key `e91icJo3l1ltQwaOXyJT1A` is not the one that the key before it committed to",
        "日志密钥“e91icJo3l1ltQwaOXyJT1A”不是上一密钥所承诺的密钥",
    ),
    (
        codes::trace::LOG_KEY_RETIRED,
        "at position 8 it is not said where the log key before it ended, or not rightly",
        "第8位未载明或未正确载明上一日志密钥的终点",
    ),
];
