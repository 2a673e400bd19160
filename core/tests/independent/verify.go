package main

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"sort"
	"strconv"
	"strings"

	"github.com/tjfoc/gmsm/sm2"
	"golang.org/x/mod/sumdb/tlog"
)

// check is one statement about some files.
type check struct {
	name string
	run  func(read reader) error
}

// reader gives a file; one that is missing is empty.
type reader func(path string) []byte

// verify runs every check, and then again, for each file, those that read it, with one byte of it changed: one of
// them must fail. So every file is read by a check that it can break.
func verify(files map[string][]byte) error {
	if err := listed(files); err != nil {
		return err
	}
	var checks []check
	for _, suite := range suites {
		found, err := suite.checks(files)
		if err != nil {
			return fmt.Errorf("%s: %w", suite.name, err)
		}
		checks = append(checks, found...)
	}
	checks = append(checks, signatures(files)...)

	readers := map[string][]check{}
	for _, check := range checks {
		seen := map[string]bool{}
		err := check.run(func(path string) []byte {
			if !seen[path] {
				seen[path] = true
				readers[path] = append(readers[path], check)
			}
			return files[path]
		})
		if err != nil {
			return fmt.Errorf("%s: %w", check.name, err)
		}
	}
	changes := 0
	for path, content := range files {
		// What was refused stays so.
		if path == "manifest" || strings.HasPrefix(path, "refused/") || strings.HasPrefix(path, "disputed/") {
			continue
		}
		for _, at := range []int{0, len(content) / 2, len(content) - 1} {
			changed := append([]byte{}, content...)
			if len(content) == 0 {
				changed = []byte{0}
			} else {
				changed[at] ^= 1
			}
			changes++
			if !anyFails(readers[path], files, path, changed) {
				return fmt.Errorf("%s: byte %d can be changed unseen", path, at)
			}
		}
	}
	fmt.Printf("Go and gmsm: %d files, %d checks hold, %d changes are seen\n", len(files), len(checks), changes)
	disputed(files)
	return nil
}

func anyFails(checks []check, files map[string][]byte, path string, changed []byte) bool {
	read := func(other string) []byte {
		if other == path {
			return changed
		}
		return files[other]
	}
	for _, check := range checks {
		if check.run(read) != nil {
			return true
		}
	}
	return false
}

// listed says whether the files are those of the manifest.
func listed(files map[string][]byte) error {
	var paths []string
	for path := range files {
		if path != "manifest" {
			paths = append(paths, path)
		}
	}
	sort.Strings(paths)
	if len(paths) < 1000 || strings.Join(paths, "\n")+"\n" != string(files["manifest"]) {
		return fmt.Errorf("%d files, which are not those of the manifest", len(paths))
	}
	return nil
}

// path is a tile's, as C2SP tlog-tiles has it: without the height, and `entries` for `data`.
func path(tile tlog.Tile) string {
	path := strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
	return strings.Replace(path, "tile/data/", "tile/entries/", 1)
}

// widest is the tile as it is in a tree of this size.
func widest(tile tlog.Tile, size int64) tlog.Tile {
	level := tile.L
	if level < 0 {
		level = 0
	}
	width := size>>uint(8*level) - tile.N<<8
	if width > 256 {
		width = 256
	}
	tile.W = int(width)
	return tile
}

func entries(tile []byte) (entries [][]byte, err error) {
	for len(tile) > 0 {
		if len(tile) < 2 {
			return nil, errors.New("a length is cut")
		}
		size := int(binary.BigEndian.Uint16(tile))
		if tile = tile[2:]; len(tile) < size {
			return nil, errors.New("an entry is cut")
		}
		entries, tile = append(entries, tile[:size]), tile[size:]
	}
	return entries, nil
}

func (s suite) checks(files map[string][]byte) ([]check, error) {
	at := func(path string) string { return s.name + "/" + path }
	// The size names the files; that it was signed is the first check.
	lines := strings.Split(strings.TrimPrefix(string(files[at("log/checkpoint")]), s.checkpoint), "\n")
	if len(lines) < 3 {
		return nil, errors.New("no checkpoint")
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil {
		return nil, err
	}
	var leaves []tlog.Hash
	for n := int64(0); n<<8 < size; n++ {
		found, err := entries(files[at("log/"+path(widest(tlog.Tile{H: 8, L: -1, N: n}, size)))])
		if err != nil {
			return nil, err
		}
		for _, entry := range found {
			leaves = append(leaves, s.leaf(entry))
		}
	}
	if int64(len(leaves)) != size {
		return nil, fmt.Errorf("%d entries, and the checkpoint says %d", len(leaves), size)
	}
	whole := s.tree(leaves)
	open := func(read reader) (trust, tlog.Tree, error) {
		trust, err := s.trust(read(at("log.vkey")), read(at("witnesses")))
		if err != nil {
			return trust, tlog.Tree{}, err
		}
		tree, err := trust.open(read(at("log/checkpoint")))
		return trust, tree, err
	}
	checks := []check{{s.name + " checkpoint", func(read reader) error {
		trust, tree, err := open(read)
		if err != nil {
			return err
		}
		if len(trust.verifiers) != 3 || tree.N != size || tree.Hash != whole.root(0, int(size)) {
			return errors.New("not the root of the entries, or not two witnesses")
		}
		return nil
	}}}
	for level := 0; size>>uint(8*level) > 0; level++ {
		for n := int64(0); n<<8 < size>>uint(8*level); n++ {
			tile := widest(tlog.Tile{H: 8, L: level, N: n}, size)
			checks = append(checks, check{at(path(tile)), func(read reader) error {
				var expected []byte
				for _, hash := range whole.rows[8*tile.L][tile.N<<8 : int(tile.N<<8)+tile.W] {
					expected = append(expected, hash[:]...)
				}
				if !bytes.Equal(read(at("log/"+path(tile))), expected) {
					return errors.New("other hashes than those of the entries")
				}
				if tile.L > 0 {
					return nil
				}
				data := tile
				data.L = -1
				found, err := entries(read(at("log/" + path(data))))
				if err != nil || len(found) != tile.W {
					return fmt.Errorf("%d entries: %v", len(found), err)
				}
				for n, entry := range found {
					if hash := s.leaf(entry); !bytes.Equal(expected[32*n:32*n+32], hash[:]) {
						return fmt.Errorf("entry %d is not the tile's", n)
					}
				}
				return nil
			}})
		}
	}
	for path := range files {
		path := path
		if strings.HasPrefix(path, at("proofs/")) {
			checks = append(checks, check{path, func(read reader) error { return s.included(read, path, whole, open) }})
		}
		if strings.HasPrefix(path, at("consistency/")) {
			checks = append(checks, check{path, func(read reader) error { return s.consistent(read, path, whole) }})
		}
	}
	if s.algorithm == "ed25519" {
		checks = append(checks, s.tiled(size, open)...)
	}
	return checks, nil
}

type opener func(reader) (trust, tlog.Tree, error)

// included checks a tlog-proof, and the signature of the person whose record it proves.
func (s suite) included(read reader, path string, whole tree, open opener) error {
	proof, err := s.parseProof(read(path))
	if err != nil {
		return err
	}
	trust, _, err := open(read)
	if err != nil {
		return err
	}
	state, err := trust.open(proof.checkpoint)
	if err != nil {
		return err
	}
	if !strings.HasSuffix(path, fmt.Sprintf("/%d", proof.index)) {
		return errors.New("it is of another index")
	}
	leaf := s.leaf(proof.extra)
	root, err := s.climb(int(proof.index), int(state.N), leaf, proof.hashes)
	if err != nil {
		return err
	}
	if root != state.Hash {
		return errors.New("it leads to another root")
	}
	if fmt.Sprint(proof.hashes) != fmt.Sprint(whole.path(int(proof.index), 0, int(state.N))) {
		return errors.New("it is not PATH of RFC 6962")
	}
	if s.algorithm == "ed25519" {
		if err := tlog.CheckRecord(proof.hashes, state.N, state.Hash, proof.index, tlog.RecordHash(proof.extra)); err != nil {
			return err
		}
	}
	var record struct {
		Act         json.RawMessage
		Attestation struct{ Key, Signature string }
	}
	if err := json.Unmarshal(proof.extra, &record); err != nil {
		return err
	}
	signature, err := base64url.DecodeString(record.Attestation.Signature)
	if err != nil {
		return err
	}
	people := strings.Split(string(read("people")), "\n")
	if len(people) != 3 || people[2] != "" {
		return errors.New("not two people, each with a line")
	}
	is := false
	for _, line := range people[:2] {
		person, err := parseKey(line)
		if err != nil {
			return err
		}
		is = is || person.name() == record.Attestation.Key && person.verify(record.Act, signature)
	}
	if !is {
		return errors.New("nobody signed the act")
	}
	return nil
}

func (s suite) consistent(read reader, path string, whole tree) error {
	var old, new int
	name := path[strings.LastIndex(path, "/")+1:]
	if _, err := fmt.Sscanf(name, "%d-%d", &old, &new); err != nil {
		return err
	}
	lines := strings.Split(string(read(path)), "\n")
	hashes, err := parseHashes(lines[:len(lines)-1])
	if err != nil || len(hashes) < 2 || lines[len(lines)-1] != "" {
		return fmt.Errorf("not two roots and a proof: %v", err)
	}
	from, to, proof := hashes[0], hashes[1], hashes[2:]
	if from != whole.root(0, old) || to != whole.root(0, new) {
		return errors.New("the roots are not those of the entries")
	}
	if fmt.Sprint(proof) != fmt.Sprint(whole.proof(old, 0, new, true)) {
		return errors.New("it is not PROOF of RFC 6962")
	}
	if s.algorithm == "ed25519" {
		return tlog.CheckTree(proof, int64(new), to, int64(old), from)
	}
	return nil
}

// tiles is a log's folder for Go's tlog.
type tiles struct {
	suite suite
	read  reader
}

func (t tiles) Height() int { return 8 }

func (t tiles) ReadTiles(wanted []tlog.Tile) (data [][]byte, err error) {
	for _, tile := range wanted {
		data = append(data, t.read(t.suite.name+"/log/"+path(tile)))
	}
	return data, nil
}

func (t tiles) SaveTiles([]tlog.Tile, [][]byte) {}

// tiled has Go's tlog read every tile, proved up to the signed root, and prove from tiles what the entries say.
func (s suite) tiled(size int64, open opener) (checks []check) {
	for n := int64(0); n<<8 < size; n++ {
		first := n << 8
		checks = append(checks, check{fmt.Sprintf("tlog's tile %d", n), func(read reader) error {
			_, state, err := open(read)
			if err != nil {
				return err
			}
			hashes := tlog.TileHashReader(state, tiles{s, read})
			found, err := hashes.ReadHashes([]int64{tlog.StoredHashIndex(0, first)})
			if err != nil {
				return err
			}
			tile := widest(tlog.Tile{H: 8, L: -1, N: first >> 8}, size)
			entries, err := entries(read(s.name + "/log/" + path(tile)))
			if err != nil {
				return err
			}
			if len(entries) == 0 || tlog.RecordHash(entries[0]) != found[0] {
				return errors.New("the first entry is not the tile's")
			}
			return nil
		}})
	}
	return append(checks, check{"tlog's proofs from tiles", func(read reader) error {
		_, state, err := open(read)
		if err != nil {
			return err
		}
		hashes := tlog.TileHashReader(state, tiles{s, read})
		root, err := tlog.TreeHash(state.N, hashes)
		if err != nil || root != state.Hash {
			return fmt.Errorf("another root: %v", err)
		}
		for _, index := range []int64{0, 255, 256, 65_535, 65_536, state.N - 1} {
			proof, err := s.parseProof(read(fmt.Sprintf("%s/proofs/%d", s.name, index)))
			if err != nil {
				return err
			}
			own, err := tlog.ProveRecord(state.N, index, hashes)
			if err != nil || fmt.Sprint(own) != fmt.Sprint(tlog.RecordProof(proof.hashes)) {
				return fmt.Errorf("tlog proves %d otherwise: %v", index, err)
			}
		}
		return nil
	}})
}

// signatures checks those that are lawful and those that must be refused, by their folders.
func signatures(files map[string][]byte) (checks []check) {
	for path := range files {
		folder := strings.TrimSuffix(path, "key")
		if !strings.HasSuffix(path, "/key") || strings.HasPrefix(path, "disputed/") {
			continue
		}
		isLawful := strings.HasPrefix(folder, "signatures/")
		checks = append(checks, check{folder, func(read reader) error {
			is, err := signed(read, folder)
			if err != nil {
				return err
			}
			if is != isLawful {
				return fmt.Errorf("it is accepted: %v", is)
			}
			return nil
		}})
	}
	return append(checks, check{"numbers out of range", outOfRange})
}

func signed(read reader, folder string) (bool, error) {
	key, err := parseKey(string(read(folder + "key")))
	if err != nil {
		return false, err
	}
	if id := string(read(folder + "key-id")); id != key.name() && id != "none" {
		return false, errors.New("another key id")
	}
	signature, err := base64url.DecodeString(string(read(folder + "signature")))
	return err == nil && key.verify(read(folder+"message"), signature), err
}

// edge is a signature out of range and a digest made for it: the last equation, x + e = r, holds for it, so that
// only a look at the range refuses it. The one named `lawful` is in range.
type edge struct {
	name   string
	key    *sm2.PublicKey
	digest []byte
	r, s   *big.Int
}

func edges() ([]edge, error) {
	secret, err := sm2.GenerateKey()
	if err != nil {
		return nil, err
	}
	curve, zero, seven := secret.Curve, new(big.Int), big.NewInt(7)
	n := curve.Params().N
	made := []edge{
		{name: "lawful", r: seven, s: big.NewInt(8)},
		{name: "r-0", r: zero, s: seven},
		{name: "s-0", r: seven, s: zero},
		{name: "s-n", r: seven, s: n},
		{name: "sum-n", r: seven, s: new(big.Int).Sub(n, seven)},
	}
	for n := range made {
		made[n].forge(secret)
	}
	return made, nil
}

// forge solves the equation for the digest, which whoever knows the secret can.
func (e *edge) forge(secret *sm2.PrivateKey) {
	n := secret.Params().N
	// x of [s]G + [t]P, which is [s + t d]G
	k := new(big.Int).Add(e.r, e.s)
	k.Mod(k, n)
	k.Mul(k, secret.D)
	k.Add(k, e.s)
	k.Mod(k, n)
	x, _ := secret.ScalarBaseMult(k.Bytes())
	digest := new(big.Int).Sub(e.r, x)
	e.key, e.digest = &secret.PublicKey, digest.Mod(digest, n).FillBytes(make([]byte, 32))
}

// outOfRange asks gmsm about the edges.
func outOfRange(reader) error {
	edges, err := edges()
	if err != nil {
		return err
	}
	for _, edge := range edges {
		if sm2.Verify(edge.key, edge.digest, edge.r, edge.s) != (edge.name == "lawful") {
			return fmt.Errorf("gmsm is wrong about %s", edge.name)
		}
	}
	return nil
}

// disputed says what the others think of signatures on which the libraries do not agree. It fails nothing.
func disputed(files map[string][]byte) {
	var folders []string
	for path := range files {
		if strings.HasPrefix(path, "disputed/") && strings.HasSuffix(path, "/key") {
			folders = append(folders, strings.TrimSuffix(path, "key"))
		}
	}
	sort.Strings(folders)
	for _, folder := range folders {
		is, err := signed(func(path string) []byte { return files[path] }, folder)
		fmt.Printf("Go and gmsm: %s accepted: %v\n", folder, is && err == nil)
	}
}
