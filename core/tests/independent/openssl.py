"""Reads what this library writes and writes what it reads, by OpenSSL 3: its program for signatures, and for hashes
the hashlib that is made of it.
Run: python3 openssl.py verify FOLDER | write FOLDER"""

import base64
import hashlib
import pathlib
import shutil
import subprocess
import sys
import tempfile

DEFAULT_ID = b"1234567812345678"
# SubjectPublicKeyInfo up to the key: RFC 8410, and id-ecPublicKey with the curve sm2 (GM/T 0006).
SPKI = {
    "ed25519": bytes.fromhex("302a300506032b6570032100"),
    "sm2": bytes.fromhex("3059301306072a8648ce3d020106082a811ccf5501822d034200"),
}
SUITES = {
    "sha256-ed25519": ("sha256", "ed25519", b"", b"\x01", b"\x04", b"cosignature/v1"),
    "sm3-sm2": (
        "sm3",
        "sm2",
        b"banjian-sm2-sm3-checkpoint/1\n",
        b"\xffbanjian-sm2-sm3-note/1",
        b"\xffbanjian-sm2-sm3-cosignature/1",
        b"banjian-sm2-sm3-cosignature/1",
    ),
}
scratch = pathlib.Path(tempfile.mkdtemp())


def openssl(*arguments):
    return subprocess.run(["openssl", *map(str, arguments)], capture_output=True)


def put(name, content):
    (scratch / name).write_bytes(content)
    return scratch / name


def unbase64url(text):
    return base64.urlsafe_b64decode(text + b"=" * (-len(text) % 4))


def base64url(content):
    return base64.urlsafe_b64encode(content).rstrip(b"=")


def key_of(text):
    algorithm, key, *own = text.split(b":")
    return algorithm.decode(), unbase64url(key), unbase64url(own[0]) if own else DEFAULT_ID


def key_id(algorithm, key, distinguishing_id):
    parts = [b"banjian-key", algorithm.encode(), key]
    if algorithm == "sm2" and distinguishing_id != DEFAULT_ID:
        parts.append(distinguishing_id)
    return base64url(hashlib.sha256(b"".join(len(p).to_bytes(8, "big") + p for p in parts)).digest()[:16])


def der(signature):
    """r ‖ s as a SEQUENCE of two INTEGERs."""

    def integer(number):
        content = number.to_bytes(number.bit_length() // 8 + 1, "big")
        return bytes([2, len(content)]) + content

    both = b"".join(integer(int.from_bytes(half, "big")) for half in (signature[:32], signature[32:]))
    return bytes([0x30, len(both)]) + both


def how(algorithm, distinguishing_id):
    return ["-digest", "sm3", "-pkeyopt", "distid:" + distinguishing_id.decode()] if algorithm == "sm2" else []


def accepts(algorithm, key, distinguishing_id, message, signature):
    if len(signature) != 64:
        return False
    found = openssl(
        "pkeyutl", "-verify", "-rawin", "-pubin", "-keyform", "DER",
        "-inkey", put("key", SPKI[algorithm] + key),
        "-in", put("message", message),
        "-sigfile", put("signature", der(signature) if algorithm == "sm2" else signature),
        *how(algorithm, distinguishing_id),
    )  # fmt: skip
    # A refusal is a verdict; that a key or a file could not be read is none.
    assert found.returncode == 0 or b"Signature Verification Failure" in found.stdout, found
    return found.returncode == 0


def leaves(hashing, folder):
    found = []
    paths = sorted((path.relative_to(folder), path) for path in (folder / "tile" / "entries").rglob("*"))
    # `x000` folders come at 256,000 entries: below, order by name is order by number.
    for path in (path for _, path in paths if path.is_file()):
        content = path.read_bytes()
        while content:
            size = int.from_bytes(content[:2], "big")
            found.append(hashlib.new(hashing, b"\0" + content[2 : 2 + size]).digest())
            content = content[2 + size :]
    return found


def root(hashing, row):
    """MTH of RFC 6962, 2.1, row by row: who has no neighbour moves up."""
    while len(row) > 1:
        pairs = [hashlib.new(hashing, b"\1" + row[n] + row[n + 1]).digest() for n in range(0, len(row) - 1, 2)]
        row = pairs + row[len(pairs) * 2 :]
    return row[0]


def check_log(folder, suite):
    hashing, algorithm, header, log_type, witness_type, cosigned = SUITES[suite]
    text, lines = (folder / suite / "log" / "checkpoint").read_bytes().split(b"\n\n")
    text += b"\n"
    origin, size, state = text[len(header) :].splitlines()
    row = leaves(hashing, folder / suite / "log")
    assert text.startswith(header) and len(row) == int(size), f"{suite}: {len(row)} entries"
    assert base64.b64decode(state) == root(hashing, row), f"{suite}: another root"
    keys = [(log_type, (folder / suite / "log.vkey").read_bytes().strip())]
    keys += [(witness_type, line) for line in (folder / suite / "witnesses").read_bytes().splitlines()]
    signatures = lines.splitlines()
    assert len(signatures) == len(keys) == 3, suite
    for (kind, vkey), line in zip(keys, signatures):
        name, short, key = vkey.split(b"+", 2)
        key = base64.b64decode(key)
        assert key.startswith(kind) and hashlib.new(hashing, name + b"\n" + key).hexdigest()[:8] == short.decode(), vkey
        dash, by, signature = line.split(b" ")
        signature = base64.b64decode(signature)
        assert by == name and signature[:4].hex() == short.decode(), line
        message, signature = text, signature[4:]
        if kind == witness_type:
            seconds, signature = int.from_bytes(signature[:8], "big"), signature[8:]
            message = cosigned + b"\ntime %d\n" % seconds + text
        assert accepts(algorithm, key[len(kind) :], DEFAULT_ID, message, signature), f"{suite}: {line}"
        assert not accepts(algorithm, key[len(kind) :], DEFAULT_ID, message + b"\n", signature), f"{suite}: {line}"
    return len(row)


def check_edges(folder):
    """Signatures whose numbers are out of range, over digests for which they would hold otherwise."""
    found = {}
    for path in sorted(folder.glob("edges/*/key")):
        algorithm, key, _ = key_of(path.read_bytes())
        verdict = openssl(
            "pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", put("key", SPKI[algorithm] + key),
            "-in", path.parent / "digest", "-sigfile", path.parent / "signature.der",
        )  # fmt: skip
        found[path.parent.name] = verdict.returncode == 0
    if found:
        assert found == {name: name == "lawful" for name in ["lawful", "r-0", "s-0", "s-n", "sum-n"]}, found


def verify(folder):
    check_edges(folder)
    entries = sum(check_log(folder, suite) for suite in SUITES)
    counts = {}
    for path in sorted(folder.glob("*/*/key")):
        kind, name = path.parts[-3:-1]
        if kind == "edges":
            continue
        content = {part.name: part.read_bytes() for part in path.parent.iterdir()}
        key = key_of(content["key"])
        assert content["key-id"] in (key_id(*key), b"none"), f"{name}: another key id"
        if key[0] == "ed25519" and not content["message"]:
            # OpenSSL's program does not take an empty message under Ed25519; its library does.
            continue
        found = accepts(*key, content["message"], unbase64url(content["signature"]))
        counts[kind] = counts.get(kind, 0) + 1
        if kind == "disputed":
            print(f"OpenSSL: {kind}/{name}/ accepted: {found}")
        else:
            assert found == (kind == "signatures"), f"{kind}/{name}: accepted: {found}"
    if folder.joinpath("manifest").exists():
        assert counts["signatures"] >= 8 and counts["refused"] >= 10, counts
    print(f"OpenSSL: {entries} entries; {counts}")


def write(folder):
    shutil.rmtree(folder, ignore_errors=True)
    for name, algorithm, distinguishing_id in [
        ("ed25519", "ed25519", b""),
        ("sm2", "sm2", DEFAULT_ID),
        ("sm2-own-id", "sm2", b"wang@banjian.example"),
    ]:
        for number, message in enumerate([b"\xff", b"a message", b"x" * 10_000]):
            secret = scratch / "secret"
            made = openssl("genpkey", "-algorithm", algorithm.upper(), "-out", secret)
            public = openssl("pkey", "-in", secret, "-pubout", "-outform", "DER").stdout
            key = public[-65:] if algorithm == "sm2" else public[-32:]
            signed = openssl(
                "pkeyutl", "-sign", "-rawin", "-inkey", secret, "-in", put("message", message),
                "-out", scratch / "signature", *how(algorithm, distinguishing_id),
            )  # fmt: skip
            assert made.returncode == signed.returncode == 0, (made, signed)
            own = b":" + base64url(distinguishing_id) if name == "sm2-own-id" else b""
            signature = (scratch / "signature").read_bytes()
            files = {
                "key": algorithm.encode() + b":" + base64url(key) + own,
                "key-id": key_id(algorithm, key, distinguishing_id),
                "message": message,
            }
            if algorithm == "sm2":
                files["signature.der"] = signature
            else:
                files["signature"] = base64url(signature)
            place = folder / "signatures" / f"{name}-{number}"
            place.mkdir(parents=True)
            for part, content in files.items():
                (place / part).write_bytes(content)


try:
    {"verify": verify, "write": write}[sys.argv[1]](pathlib.Path(sys.argv[2]))
finally:
    shutil.rmtree(scratch)
