package main

import (
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// noteKey verifies, and with a secret signs, the lines of notes that Go's note package does not know: those of
// cosigners, and those of SM2.
type noteKey struct {
	name   string
	hash   uint32
	key    key
	suite  suite
	cosign bool
	sign   func(message []byte) ([]byte, error)
	time   uint64
}

func (s suite) noteKey(name string, k key, cosign bool) *noteKey {
	kind := s.log
	if cosign {
		kind = s.witness
	}
	sum := s.hash([]byte(name), []byte("\n"), kind, k.bytes)
	return &noteKey{name: name, hash: binary.BigEndian.Uint32(sum[:4]), key: k, suite: s, cosign: cosign}
}

// vkey is the key's text (C2SP signed-note).
func (n *noteKey) vkey() string {
	kind := n.suite.log
	if n.cosign {
		kind = n.suite.witness
	}
	bytes := append(append([]byte{}, kind...), n.key.bytes...)
	return fmt.Sprintf("%s+%08x+%s", n.name, n.hash, base64.StdEncoding.EncodeToString(bytes))
}

func (s suite) parseVkey(text string, cosign bool) (*noteKey, error) {
	kind := string(s.log)
	if cosign {
		kind = string(s.witness)
	}
	parts := strings.SplitN(text, "+", 3)
	if len(parts) != 3 {
		return nil, fmt.Errorf("no vkey: %q", text)
	}
	bytes, err := base64.StdEncoding.Strict().DecodeString(parts[2])
	if err != nil || !strings.HasPrefix(string(bytes), kind) {
		return nil, fmt.Errorf("no vkey of this type: %q", text)
	}
	k := key{algorithm: s.algorithm, bytes: bytes[len(kind):]}
	if k.algorithm == "sm2" {
		k.id = defaultID
	}
	if err := k.check(); err != nil {
		return nil, err
	}
	parsed := s.noteKey(parts[0], k, cosign)
	if parsed.vkey() != text {
		return nil, fmt.Errorf("the vkey's hash is not of its name and key: %q", text)
	}
	return parsed, nil
}

func (n *noteKey) Name() string { return n.name }

func (n *noteKey) KeyHash() uint32 { return n.hash }

func (n *noteKey) message(text []byte, time uint64) []byte {
	if !n.cosign {
		return text
	}
	return append([]byte(fmt.Sprintf("%s\ntime %d\n", n.suite.cosigned, time)), text...)
}

func (n *noteKey) Verify(text, signature []byte) bool {
	if !n.cosign {
		return n.key.verify(text, signature)
	}
	if len(signature) != 72 {
		return false
	}
	return n.key.verify(n.message(text, binary.BigEndian.Uint64(signature)), signature[8:])
}

func (n *noteKey) Sign(text []byte) ([]byte, error) {
	signature, err := n.sign(n.message(text, n.time))
	if n.cosign {
		signature = append(binary.BigEndian.AppendUint64(nil, n.time), signature...)
	}
	return signature, err
}

// trust is a log's key and its witnesses', each of whom must have signed.
type trust struct {
	suite     suite
	origin    string
	verifiers []note.Verifier
}

func (s suite) trust(log, witnesses []byte) (trust, error) {
	text := strings.TrimSuffix(string(log), "\n")
	own, err := s.parseVkey(text, false)
	if err != nil {
		return trust{}, err
	}
	found := trust{suite: s, origin: own.name, verifiers: []note.Verifier{own}}
	if s.algorithm == "ed25519" {
		// The standard's own: by Go's own code.
		if found.verifiers[0], err = note.NewVerifier(text); err != nil {
			return trust{}, err
		}
	}
	lines := strings.Split(string(witnesses), "\n")
	if lines[len(lines)-1] != "" {
		return trust{}, errors.New("the last witness has no end of line")
	}
	for _, line := range lines[:len(lines)-1] {
		witness, err := s.parseVkey(line, true)
		if err != nil {
			return trust{}, err
		}
		found.verifiers = append(found.verifiers, witness)
	}
	return found, nil
}

// open reads a checkpoint that the log and every witness signed.
func (t trust) open(bytes []byte) (tlog.Tree, error) {
	var tree tlog.Tree
	opened, err := note.Open(bytes, note.VerifierList(t.verifiers...))
	if err != nil {
		return tree, err
	}
	if len(opened.Sigs) != len(t.verifiers) || len(opened.UnverifiedSigs) != 0 {
		return tree, fmt.Errorf("%d of %d signed", len(opened.Sigs), len(t.verifiers))
	}
	if !strings.HasPrefix(opened.Text, t.suite.checkpoint) {
		return tree, errors.New("a checkpoint of another suite")
	}
	lines := strings.Split(opened.Text[len(t.suite.checkpoint):], "\n")
	if len(lines) != 4 || lines[0] != t.origin || lines[3] != "" {
		return tree, fmt.Errorf("no checkpoint of %s: %q", t.origin, opened.Text)
	}
	if tree.N, err = strconv.ParseInt(lines[1], 10, 64); err != nil {
		return tree, err
	}
	tree.Hash, err = tlog.ParseHash(lines[2])
	return tree, err
}

func (t trust) body(tree tlog.Tree) string {
	return fmt.Sprintf("%s%s\n%d\n%s\n", t.suite.checkpoint, t.origin, tree.N, tree.Hash)
}

// tlogProof is C2SP tlog-proof.
type tlogProof struct {
	extra      []byte
	index      int64
	hashes     []tlog.Hash
	checkpoint []byte
}

func (s suite) parseProof(bytes []byte) (proof tlogProof, err error) {
	own, checkpoint, found := strings.Cut(string(bytes), "\n\n")
	lines := strings.Split(own, "\n")
	if !found || len(lines) < 3 || lines[0] != s.proof {
		return proof, errors.New("no proof of this suite")
	}
	if !strings.HasPrefix(lines[1], "extra ") || !strings.HasPrefix(lines[2], "index ") {
		return proof, errors.New("no extra data, or no index")
	}
	proof.checkpoint = []byte(checkpoint)
	if proof.extra, err = base64.StdEncoding.Strict().DecodeString(lines[1][6:]); err != nil {
		return proof, err
	}
	if proof.index, err = strconv.ParseInt(lines[2][6:], 10, 64); err != nil {
		return proof, err
	}
	proof.hashes, err = parseHashes(lines[3:])
	return proof, err
}

func (s suite) writeProof(proof tlogProof) []byte {
	var text strings.Builder
	extra := base64.StdEncoding.EncodeToString(proof.extra)
	fmt.Fprintf(&text, "%s\nextra %s\nindex %d\n", s.proof, extra, proof.index)
	text.WriteString(writeHashes(proof.hashes))
	fmt.Fprintf(&text, "\n%s", proof.checkpoint)
	return []byte(text.String())
}

func parseHashes(lines []string) ([]tlog.Hash, error) {
	var hashes []tlog.Hash
	for _, line := range lines {
		hash, err := tlog.ParseHash(line)
		// The package lets the last digit have bits that are not the hash's.
		if err != nil || hash.String() != line {
			return nil, fmt.Errorf("no hash: %q", line)
		}
		hashes = append(hashes, hash)
	}
	return hashes, nil
}

func writeHashes(hashes []tlog.Hash) string {
	var text strings.Builder
	for _, hash := range hashes {
		text.WriteString(hash.String() + "\n")
	}
	return text.String()
}
