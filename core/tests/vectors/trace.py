"""Makes trace.json with nothing but Python's standard library: an independent reading of
core/docs/trace-format.md, for both suites. SM3 is that of the OpenSSL that Python was built with.
Run: python3 core/tests/vectors/trace.py > core/tests/vectors/trace.json"""

import base64
import calendar
import hashlib
import hmac
import json


def canonical(value):
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def lp(part):
    return len(part).to_bytes(8, "big") + part


def compact(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def mac(digest, key, *parts):
    return hmac.new(key, b"".join(map(lp, parts)), digest).digest()


def sha256(data):
    return hashlib.sha256(data).digest()


def millis(*civil):
    return calendar.timegm(civil + (0,) * (6 - len(civil))) * 1000


case, other_case, command = bytes(range(16)), bytes(range(1, 17)), bytes(range(32, 48))
origin = "demo.banjian.example/xiangyang"
salts = {name: bytes([position]) * 32 for position, name in enumerate(["agent", "applicant", "materials"], 1)}
payload = {
    "agent": None,
    "applicant": {"kind": "citizen", "name": "张三\n·\u0001", "number": "420600199001011234"},
    "materials": ["申请表", 9007199254740991, -1, True],
}
events = [
    {"case": case.hex(), "version": 4, "schema": 1, "header": canonical({"kind": "issued"}).decode()},
    {"case": other_case.hex(), "version": 1, "schema": 258, "header": canonical({"kind": "opened"}).decode()},
]
editions = {"catalog": sha256(b"catalogue file").hex(), "network": sha256(b"network file").hex()}


def key_id(algorithm, key, *distinguishing_id):
    return sha256(b"".join(map(lp, (b"banjian-key", algorithm, key, *distinguishing_id))))[:16]


# RFC 8032, 7.1, test 1, and GB/T 32918.5, A.2.
ed25519_key = bytes.fromhex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")
sm2_key = bytes.fromhex(
    "0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020"
    "ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13"
)
keys = [
    {"id": compact(key_id(b"ed25519", ed25519_key)), "text": "ed25519:" + compact(ed25519_key)},
    {"id": compact(key_id(b"sm2", sm2_key)), "text": "sm2:" + compact(sm2_key)},
    {
        "id": compact(key_id(b"sm2", sm2_key, b"staff-042")),
        "text": "sm2:" + compact(sm2_key) + ":" + compact(b"staff-042"),
    },
]


def vectors_of(suite, algorithm):
    """Everything that hangs on the suite: its name, and the name of its hash."""

    def digest(data):
        return hashlib.new(algorithm, data).digest()

    def hashed(record):
        return {"bytes": canonical(record).decode(), "hash": digest(b"\x00" + canonical(record)).hex()}

    commitments = {
        name: mac(
            algorithm, salts[name], b"banjian-field", origin.encode(), case, command, name.encode(), canonical(value)
        )
        for name, value in payload.items()
    }
    root = digest(
        lp(b"banjian-payload") + b"".join(lp(name.encode()) + commitments[name] for name in sorted(commitments))
    )
    act = {
        "case": compact(case),
        "case_version": 3,
        "command": compact(command),
        "desk": "window",
        "domain": "banjian-act/1",
        "header": {"item": "sbk-001", "lane": "live", "links": [], "received_on": "2026-09-30"},
        "kind": "hand-over",
        "login": {"expires_at": millis(2026, 9, 30, 10), "method": "smart-card"},
        "observed_at": millis(2026, 9, 30, 1, 2, 3) + 456,
        "origin": origin,
        "outlet": "0007",
        "payload": compact(root),
        "person": "staff-042",
        "post": "issuing-clerk",
        "suite": suite,
    }
    events_hash = digest(
        lp(b"banjian-events")
        + b"".join(
            bytes.fromhex(event["case"])
            + event["version"].to_bytes(4, "big")
            + event["schema"].to_bytes(2, "big")
            + lp(event["header"].encode())
            for event in events
        )
    )
    record = {
        "act": act,
        "attestation": "host-attested",
        "domain": "banjian-record/1",
        "editions": compact(digest(canonical(editions))),
        "events": compact(events_hash),
        "previous": compact(digest(b"\x00the record before")),
        "recorded_at": millis(2026, 9, 30, 1, 2, 4),
        "sequence": 3,
    }
    # The bytes of the signatures are of the form only; they verify under no key.
    signed = record | {
        "attestation": {"key": keys[0]["id"], "signature": compact(bytes(range(64)))},
        "cosignature": {"key": keys[1]["id"], "signature": compact(bytes(range(64, 128)))},
    }
    bare = ["case", "case_version", "command", "desk", "domain", "header", "kind", "observed_at", "origin", "suite"]
    bare_act = {name: act[name] for name in bare}
    bare_act |= {"case_version": 0, "desk": "timer", "header": {}, "kind": "remind"}
    first = {name: value for name, value in record.items() if name != "previous"} | {"act": bare_act, "sequence": 1}
    commitments = {name: commitment.hex() for name, commitment in commitments.items()}
    return {
        "act": {"bytes": canonical(act).decode(), "hash": digest(canonical(act)).hex()},
        "commitments": commitments,
        "disclosure": canonical(
            {
                "hidden": {name: commitments[name] for name in ["agent", "materials"]},
                "shown": {"applicant": {"salt": salts["applicant"].hex(), "value": payload["applicant"]}},
            }
        ).decode(),
        "editions": digest(canonical(editions)).hex(),
        "events": events_hash.hex(),
        "first_record": hashed(first),
        "next_key": digest(
            lp(b"banjian-next-key") + lp(origin.encode()) + lp(keys[0]["text"].encode())
        ).hex(),
        "record": hashed(record),
        "root": root.hex(),
        "signed_record": hashed(signed),
    }


link_key = bytes([0xA5]) * 32
binding_key = bytes([0x5A]) * 32
identity, item, period, content = "citizen:420600199001011234", "sbk-001", "2026", '{"kind":"hand-over"}'
vectors = {
    "binding": {
        "command": command.hex(),
        "content": content,
        "digest": mac("sha256", binding_key, b"banjian-binding", command, content.encode()).hex(),
        "key": binding_key.hex(),
    },
    "editions": editions,
    "events": events,
    "keys": keys,
    "link": {
        "identity": identity,
        "item": item,
        "key": link_key.hex(),
        "period": period,
        "person": mac("sha256", link_key, b"banjian-person", identity.encode()).hex(),
        "subject": mac(
            "sha256", link_key, b"banjian-subject", identity.encode(), item.encode(), period.encode()
        ).hex(),
    },
    "possession": b"".join(
        map(lp, (b"banjian-possession", origin.encode(), b"staff-042", keys[0]["text"].encode()))
    ).hex(),
    "sealed": canonical({"fields": payload, "salts": {name: salt.hex() for name, salt in salts.items()}}).decode(),
    "sha256-ed25519": vectors_of("sha256-ed25519", "sha256"),
    "sm3-sm2": vectors_of("sm3-sm2", "sm3"),
    "streams": {
        name: sha256(lp(b"banjian-keys") + lp(origin.encode()) + lp(name.encode()))[:16].hex()
        for name in ["staff-042", "/system", "/log", "/founding"]
    },
}
print(json.dumps(vectors, ensure_ascii=False, sort_keys=True, indent=2))
