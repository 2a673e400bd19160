"""Makes trace.json with nothing but Python's standard library: an independent reading of the formats in
core/src/trace.rs. Run: python3 core/tests/vectors/trace.py > core/tests/vectors/trace.json"""

import base64
import calendar
import hashlib
import hmac
import json


def canonical(value):
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def lp(part):
    return len(part).to_bytes(8, "big") + part


def sha(data):
    return hashlib.sha256(data).hexdigest()


def compact(hexadecimal):
    return base64.urlsafe_b64encode(bytes.fromhex(hexadecimal)).rstrip(b"=").decode()


def mac(key, *parts):
    return hmac.new(key, b"".join(map(lp, parts)), hashlib.sha256).hexdigest()


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
commitments = {
    name: mac(salts[name], b"banjian-field", origin.encode(), case, command, name.encode(), canonical(value))
    for name, value in payload.items()
}
root = sha(
    lp(b"banjian-payload")
    + b"".join(lp(name.encode()) + bytes.fromhex(commitments[name]) for name in sorted(commitments))
)
header = {"item": "sbk-001", "lane": "live", "links": [], "received_on": "2026-09-30"}
act = {
    "case": case.hex(),
    "case_version": 3,
    "command": command.hex(),
    "desk": "window",
    "domain": "banjian-act/1",
    "header": header,
    "kind": "hand-over",
    "login": {"expires_at": millis(2026, 9, 30, 10), "method": "smart-card"},
    "observed_at": millis(2026, 9, 30, 1, 2, 3) + 456,
    "origin": origin,
    "outlet": "0007",
    "payload": compact(root),
    "person": "staff-042",
    "post": "issuing-clerk",
    "suite": "sha256-ed25519",
}
events = [
    {"case": case.hex(), "version": 4, "schema": 1, "header": canonical({"kind": "issued"}).decode()},
    {"case": other_case.hex(), "version": 1, "schema": 258, "header": canonical({"kind": "opened"}).decode()},
]
events_hash = sha(
    lp(b"banjian-events")
    + b"".join(
        bytes.fromhex(event["case"])
        + event["version"].to_bytes(4, "big")
        + event["schema"].to_bytes(2, "big")
        + lp(event["header"].encode())
        for event in events
    )
)
editions = {"catalog": sha(b"catalogue file"), "network": sha(b"network file")}
record = {
    "act": act,
    "attestation": "host-attested",
    "domain": "banjian-record/1",
    "editions": compact(sha(canonical(editions))),
    "events": compact(events_hash),
    "previous": compact(sha(b"\x00the record before")),
    "recorded_at": millis(2026, 9, 30, 1, 2, 4),
    "sequence": 3,
}
bare_act = {
    name: act[name]
    for name in ["case", "case_version", "command", "desk", "domain", "header", "kind", "observed_at", "origin", "suite"]
}
bare_act |= {"case_version": 0, "desk": "timer", "header": {}, "kind": "remind"}
first = {name: value for name, value in record.items() if name != "previous"} | {"act": bare_act, "sequence": 1}


def hashed(record):
    return {"bytes": canonical(record).decode(), "hash": sha(b"\x00" + canonical(record))}


link_key = bytes([0xA5]) * 32
binding_key = bytes([0x5A]) * 32
identity, item, period, content = "citizen:420600199001011234", "sbk-001", "2026", '{"kind":"hand-over"}'
vectors = {
    "act": {"bytes": canonical(act).decode(), "sha256": sha(canonical(act))},
    "binding": {
        "command": command.hex(),
        "content": content,
        "digest": mac(binding_key, b"banjian-binding", command, content.encode()),
        "key": binding_key.hex(),
    },
    "commitments": commitments,
    "disclosure": canonical(
        {
            "hidden": {name: commitments[name] for name in ["agent", "materials"]},
            "shown": {"applicant": {"salt": salts["applicant"].hex(), "value": payload["applicant"]}},
        }
    ).decode(),
    "editions": {"hash": sha(canonical(editions)), "list": editions},
    "events": {"hash": events_hash, "list": events},
    "first_record": hashed(first),
    "link": {
        "identity": identity,
        "item": item,
        "key": link_key.hex(),
        "period": period,
        "person": mac(link_key, b"banjian-person", identity.encode()),
        "subject": mac(link_key, b"banjian-subject", identity.encode(), item.encode(), period.encode()),
    },
    "record": hashed(record),
    "root": root,
    "sealed": canonical({"fields": payload, "salts": {name: salt.hex() for name, salt in salts.items()}}).decode(),
}
print(json.dumps(vectors, ensure_ascii=False, sort_keys=True, indent=2))
