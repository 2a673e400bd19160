// Reads what this library writes and writes what it reads, by the code of others alone: Go's crypto, the tlog and
// note packages of golang.org/x/mod, and the SM2 and SM3 of github.com/tjfoc/gmsm. What the formats are is said in
// the documentation of core/src/trace/{note,checkpoint,tlog_proof,tile,key}.rs.
//
//	independent verify FOLDER   everything under it holds, and nothing can be changed unseen
//	independent write FOLDER    logs and signatures of random keys
//	independent vectors         a small one of fixed keys, as JSON
package main

import (
	"bufio"
	"crypto/ed25519"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"math/big"
	"os"
	"path/filepath"
	"strings"

	"github.com/tjfoc/gmsm/sm2"
	"github.com/tjfoc/gmsm/sm3"
	"golang.org/x/mod/sumdb/tlog"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(arguments []string) error {
	switch {
	case len(arguments) == 2 && arguments[0] == "verify":
		files, err := load(arguments[1])
		if err != nil {
			return err
		}
		return verify(files)
	case len(arguments) == 2 && arguments[0] == "write":
		files, err := write(66_000)
		if err != nil {
			return err
		}
		if err := writeEdges(files); err != nil {
			return err
		}
		return store(arguments[1], files)
	case len(arguments) == 1 && arguments[0] == "vectors":
		rand.Reader = &fixed{}
		files, err := write(260)
		if err != nil {
			return err
		}
		out := bufio.NewWriter(os.Stdout)
		encoder := json.NewEncoder(out)
		encoder.SetIndent("", "  ")
		err = encoder.Encode(map[string]any{
			"about": "Made by Go's tlog and note and by gmsm, from a fixed seed; to make it anew: make independent-vectors",
			"files": files,
		})
		if err != nil {
			return err
		}
		return out.Flush()
	}
	return errors.New("usage: independent verify FOLDER | write FOLDER | vectors")
}

// fixed is a source of the same bytes each time.
type fixed struct {
	count uint64
	left  []byte
}

func (f *fixed) Read(into []byte) (int, error) {
	for n := range into {
		if len(f.left) == 0 {
			f.count++
			sum := sha256.Sum256([]byte(fmt.Sprintf("banjian independent vectors %d", f.count)))
			f.left = sum[:]
		}
		into[n], f.left = f.left[0], f.left[1:]
	}
	return len(into), nil
}

func load(folder string) (map[string][]byte, error) {
	files := map[string][]byte{}
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		name, err := filepath.Rel(folder, path)
		if err == nil {
			files[filepath.ToSlash(name)], err = os.ReadFile(path)
		}
		return err
	})
	return files, err
}

func store(folder string, files map[string][]byte) error {
	if err := os.RemoveAll(folder); err != nil {
		return err
	}
	for name, bytes := range files {
		path := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(path, bytes, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// suite is a log's algorithms, and what its notes say of themselves.
type suite struct {
	name       string
	hash       func(...[]byte) tlog.Hash
	algorithm  string
	checkpoint string // before the origin
	proof      string // first line of a tlog-proof
	cosigned   string // first line of what a cosigner signs
	log        []byte // signature type of a log's key
	witness    []byte // signature type of a cosigner's
}

var suites = []suite{
	{
		name: "sha256-ed25519", hash: sha256Of, algorithm: "ed25519",
		proof: "c2sp.org/tlog-proof@v1", cosigned: "cosignature/v1",
		log: []byte{1}, witness: []byte{4},
	},
	{
		name: "sm3-sm2", hash: sm3Of, algorithm: "sm2",
		checkpoint: "banjian-sm2-sm3-checkpoint/1\n", proof: "banjian-sm2-sm3-tlog-proof/1",
		cosigned: "banjian-sm2-sm3-cosignature/1",
		log:      []byte("\xffbanjian-sm2-sm3-note/1"), witness: []byte("\xffbanjian-sm2-sm3-cosignature/1"),
	},
}

func sha256Of(parts ...[]byte) (out tlog.Hash) {
	hash := sha256.New()
	for _, part := range parts {
		hash.Write(part)
	}
	copy(out[:], hash.Sum(nil))
	return
}

func sm3Of(parts ...[]byte) (out tlog.Hash) {
	hash := sm3.New()
	for _, part := range parts {
		hash.Write(part)
	}
	copy(out[:], hash.Sum(nil))
	return
}

func (s suite) leaf(bytes []byte) tlog.Hash { return s.hash([]byte{0}, bytes) }

func (s suite) node(left, right tlog.Hash) tlog.Hash { return s.hash([]byte{1}, left[:], right[:]) }

// tree is RFC 6962, 2.1, word for word, with its whole subtrees kept.
type tree struct {
	suite suite
	rows  [][]tlog.Hash // rows[h][i] is the root over 1<<h leaves from i<<h on
}

func (s suite) tree(leaves []tlog.Hash) tree {
	rows := [][]tlog.Hash{leaves}
	for row := leaves; len(row) > 1; rows = append(rows, row) {
		var next []tlog.Hash
		for n := 0; n+1 < len(row); n += 2 {
			next = append(next, s.node(row[n], row[n+1]))
		}
		row = next
	}
	return tree{s, rows}
}

// split is the largest power of two below n, and its logarithm.
func split(n int) (k, height int) {
	for k = 1; k*2 < n; k *= 2 {
		height++
	}
	return
}

// root is MTH(D[from:to]).
func (t tree) root(from, to int) tlog.Hash {
	switch n := to - from; {
	case n == 0:
		return t.suite.hash()
	case n == 1:
		return t.rows[0][from]
	default:
		k, height := split(n)
		if k*2 == n && from%n == 0 {
			return t.rows[height+1][from/n]
		}
		return t.suite.node(t.root(from, from+k), t.root(from+k, to))
	}
}

// path is PATH(m, D[from:to]).
func (t tree) path(m, from, to int) []tlog.Hash {
	if to-from == 1 {
		return nil
	}
	k, _ := split(to - from)
	if m < k {
		return append(t.path(m, from, from+k), t.root(from+k, to))
	}
	return append(t.path(m-k, from+k, to), t.root(from, from+k))
}

// proof is SUBPROOF(m, D[from:to], whole).
func (t tree) proof(m, from, to int, whole bool) []tlog.Hash {
	if m == to-from {
		if whole {
			return nil
		}
		return []tlog.Hash{t.root(from, to)}
	}
	k, _ := split(to - from)
	if m <= k {
		return append(t.proof(m, from, from+k, whole), t.root(from+k, to))
	}
	return append(t.proof(m-k, from+k, to, false), t.root(from, from+k))
}

// climb is the root to which a path leads from leaf m of n.
func (s suite) climb(m, n int, leaf tlog.Hash, path []tlog.Hash) (tlog.Hash, error) {
	if n == 1 && len(path) == 0 {
		return leaf, nil
	}
	if n <= 1 || len(path) == 0 || m >= n {
		return leaf, errors.New("a path of another length")
	}
	k, _ := split(n)
	last, path := path[len(path)-1], path[:len(path)-1]
	if m < k {
		left, err := s.climb(m, k, leaf, path)
		return s.node(left, last), err
	}
	right, err := s.climb(m-k, n-k, leaf, path)
	return s.node(last, right), err
}

const defaultID = "1234567812345678"

// key is a public key as this library writes it.
type key struct {
	algorithm string
	bytes     []byte
	id        string // an SM2 key's distinguishing id
}

var base64url = base64.RawURLEncoding.Strict()

func parseKey(text string) (key, error) {
	parts := strings.Split(text, ":")
	if len(parts) < 2 || len(parts) > 3 {
		return key{}, fmt.Errorf("no key: %q", text)
	}
	bytes, err := base64url.DecodeString(parts[1])
	if err != nil {
		return key{}, err
	}
	parsed := key{parts[0], bytes, ""}
	if parsed.algorithm == "sm2" {
		parsed.id = defaultID
	}
	if len(parts) == 3 {
		own, err := base64url.DecodeString(parts[2])
		if err != nil || parsed.id == "" {
			return key{}, fmt.Errorf("no key: %q", text)
		}
		parsed.id = string(own)
	}
	return parsed, parsed.check()
}

func (k key) check() error {
	switch {
	case k.algorithm == "ed25519" && len(k.bytes) == ed25519.PublicKeySize:
		return nil
	case k.algorithm == "sm2" && len(k.bytes) == 65 && k.bytes[0] == 4:
		point := k.point()
		if point.IsOnCurve(point.X, point.Y) {
			return nil
		}
	}
	return fmt.Errorf("no key of %s: %x", k.algorithm, k.bytes)
}

func (k key) point() *sm2.PublicKey {
	x, y := new(big.Int).SetBytes(k.bytes[1:33]), new(big.Int).SetBytes(k.bytes[33:])
	return &sm2.PublicKey{Curve: sm2.P256Sm2(), X: x, Y: y}
}

func (k key) String() string {
	text := k.algorithm + ":" + base64url.EncodeToString(k.bytes)
	if k.id != "" && k.id != defaultID {
		text += ":" + base64url.EncodeToString([]byte(k.id))
	}
	return text
}

// name is the key id.
func (k key) name() string {
	parts := []string{"banjian-key", k.algorithm, string(k.bytes)}
	if k.id != "" && k.id != defaultID {
		parts = append(parts, k.id)
	}
	var all []byte
	for _, part := range parts {
		all = binary.BigEndian.AppendUint64(all, uint64(len(part)))
		all = append(all, part...)
	}
	sum := sha256.Sum256(all)
	return base64url.EncodeToString(sum[:16])
}

func (k key) verify(message, signature []byte) bool {
	if len(signature) != 64 {
		return false
	}
	if k.algorithm == "ed25519" {
		return ed25519.Verify(k.bytes, message, signature)
	}
	r, s := new(big.Int).SetBytes(signature[:32]), new(big.Int).SetBytes(signature[32:])
	return sm2.Sm2Verify(k.point(), message, []byte(k.id), r, s)
}
