package main

import (
	"crypto/ed25519"
	"crypto/rand"
	"encoding/base64"
	"encoding/binary"
	"fmt"

	"github.com/tjfoc/gmsm/sm2"
	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// signer is a new key and what signs under it.
type signer struct {
	key  key
	sign func(message []byte) ([]byte, error)
	seed []byte // an Ed25519 key's
}

func newSigner(algorithm, id string) (signer, error) {
	if algorithm == "ed25519" {
		public, secret, err := ed25519.GenerateKey(rand.Reader)
		sign := func(message []byte) ([]byte, error) { return ed25519.Sign(secret, message), nil }
		return signer{key{algorithm, public, ""}, sign, secret.Seed()}, err
	}
	for {
		secret, err := sm2.GenerateKey()
		if err != nil {
			return signer{}, err
		}
		made := newKey(&secret.PublicKey, id)
		// gmsm hashes y without its leading zeros into Z_A, unlike GB/T 32918.2, 5.5; such keys are disputed.
		if made.bytes[33] == 0 {
			continue
		}
		sign := func(message []byte) ([]byte, error) {
			r, s, err := sm2.Sm2Sign(secret, message, []byte(id))
			if err != nil {
				return nil, err
			}
			signature := make([]byte, 64)
			r.FillBytes(signature[:32])
			s.FillBytes(signature[32:])
			return signature, nil
		}
		return signer{made, sign, nil}, nil
	}
}

// write gives logs of so many entries in both suites, and signatures.
func write(size int) (map[string][]byte, error) {
	files := map[string][]byte{}
	for _, suite := range suites {
		if err := suite.write(size, files); err != nil {
			return nil, err
		}
	}
	keys := []struct{ name, algorithm, id string }{
		{"ed25519", "ed25519", ""},
		{"sm2", "sm2", defaultID},
		{"sm2-own-id", "sm2", "li@banjian.example"},
	}
	for _, one := range keys {
		signer, err := newSigner(one.algorithm, one.id)
		if err != nil {
			return nil, err
		}
		for what, message := range []string{"", "\xff", "a message of some length, 一条消息"} {
			signature, err := signer.sign([]byte(message))
			if err != nil {
				return nil, err
			}
			folder := fmt.Sprintf("signatures/%s-%d/", one.name, what)
			files[folder+"key"] = []byte(signer.key.String())
			files[folder+"key-id"] = []byte(signer.key.name())
			files[folder+"message"] = []byte(message)
			files[folder+"signature"] = []byte(base64url.EncodeToString(signature))
		}
	}
	return files, nil
}

// writeEdges is for OpenSSL, which is asked about digests too.
func writeEdges(files map[string][]byte) error {
	edges, err := edges()
	if err != nil {
		return err
	}
	for _, edge := range edges {
		folder := "edges/" + edge.name + "/"
		signature, err := sm2.SignDigitToSignData(edge.r, edge.s)
		if err != nil {
			return err
		}
		files[folder+"key"] = []byte(newKey(edge.key, defaultID).String())
		files[folder+"digest"] = edge.digest
		files[folder+"signature.der"] = signature
	}
	return nil
}

// newKey is an SM2 key in the form of this library.
func newKey(public *sm2.PublicKey, id string) key {
	bytes := make([]byte, 65)
	bytes[0] = 4
	public.X.FillBytes(bytes[1:33])
	public.Y.FillBytes(bytes[33:])
	return key{"sm2", bytes, id}
}

func (s suite) write(size int, files map[string][]byte) error {
	var leaves []tlog.Hash
	for n := 0; n < size; n++ {
		leaves = append(leaves, s.leaf(entry(n)))
	}
	tree := s.tree(leaves)
	hashes, err := s.hashes(leaves)
	if err != nil {
		return err
	}
	state := tlog.Tree{N: int64(size), Hash: tree.root(0, size)}
	for _, tile := range tlog.NewTiles(8, 0, int64(size)) {
		if tile.W < 256 && tile != widest(tile, int64(size)) {
			continue
		}
		if tile.L == 0 {
			var entries []byte
			for n := int(tile.N) * 256; n < int(tile.N)*256+tile.W; n++ {
				entries = binary.BigEndian.AppendUint16(entries, uint16(len(entry(n))))
				entries = append(entries, entry(n)...)
			}
			data := tile
			data.L = -1
			files[s.name+"/log/"+path(data)] = entries
		}
		var bytes []byte
		if hashes != nil {
			if bytes, err = tlog.ReadTileData(tile, hashes); err != nil {
				return err
			}
		} else {
			for n := 0; n < tile.W; n++ {
				hash := tree.rows[8*tile.L][int(tile.N)*256+n]
				bytes = append(bytes, hash[:]...)
			}
		}
		files[s.name+"/log/"+path(tile)] = bytes
	}

	trust, checkpoint, err := s.signedState(state, files)
	if err != nil {
		return err
	}
	files[s.name+"/log/checkpoint"] = checkpoint
	if _, err := trust.open(checkpoint); err != nil {
		return err
	}
	for _, index := range []int{0, 1, 2, 254, 255, 256, size - 1} {
		path := tree.path(index, 0, size)
		if hashes != nil {
			if path, err = tlog.ProveRecord(int64(size), int64(index), hashes); err != nil {
				return err
			}
		}
		proof := tlogProof{entry(index), int64(index), path, checkpoint}
		files[fmt.Sprintf("%s/proofs/%d", s.name, index)] = s.writeProof(proof)
	}
	sizes := []int{1, 3, 255, 256, 257, size}
	for _, new := range sizes {
		for _, old := range sizes {
			if old >= new {
				continue
			}
			proof := tree.proof(old, 0, new, true)
			if hashes != nil {
				if proof, err = tlog.ProveTree(int64(new), int64(old), hashes); err != nil {
					return err
				}
			}
			lines := append([]tlog.Hash{tree.root(0, old), tree.root(0, new)}, proof...)
			files[fmt.Sprintf("%s/consistency/%d-%d", s.name, old, new)] = []byte(writeHashes(lines))
		}
	}
	return nil
}

func entry(n int) []byte { return []byte(fmt.Sprintf("Go %d", n)) }

// hashes is the storage of Go's tlog, which knows SHA-256 alone; nil for another suite.
func (s suite) hashes(leaves []tlog.Hash) (tlog.HashReader, error) {
	if s.algorithm != "ed25519" {
		return nil, nil
	}
	var stored []tlog.Hash
	reader := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		var found []tlog.Hash
		for _, index := range indexes {
			found = append(found, stored[index])
		}
		return found, nil
	})
	for n, leaf := range leaves {
		more, err := tlog.StoredHashesForRecordHash(int64(n), leaf, reader)
		if err != nil {
			return nil, err
		}
		stored = append(stored, more...)
	}
	return reader, nil
}

// signedState is a log's note with two cosignatures.
func (s suite) signedState(state tlog.Tree, files map[string][]byte) (trust, []byte, error) {
	none := func(err error) (trust, []byte, error) { return trust{}, nil, err }
	origin := "go.example/" + s.name
	var signers []note.Signer
	var witnesses string
	for n := 0; n < 3; n++ {
		made, err := newSigner(s.algorithm, defaultID)
		if err != nil {
			return none(err)
		}
		name := origin
		if n > 0 {
			name = fmt.Sprintf("witness.example/%d", n)
		}
		key := s.noteKey(name, made.key, n > 0)
		key.sign, key.time = made.sign, uint64(1_790_000_000+n)
		var signer note.Signer = key
		switch {
		case n > 0:
			witnesses += key.vkey() + "\n"
		case s.algorithm == "ed25519":
			// The standard's own: by Go's own code.
			secret := base64.StdEncoding.EncodeToString(append([]byte{1}, made.seed...))
			signer, err = note.NewSigner(fmt.Sprintf("PRIVATE+KEY+%s+%08x+%s", name, key.hash, secret))
			if err != nil {
				return none(err)
			}
			fallthrough
		default:
			files[s.name+"/log.vkey"] = []byte(key.vkey() + "\n")
		}
		signers = append(signers, signer)
	}
	files[s.name+"/witnesses"] = []byte(witnesses)
	trusted, err := s.trust(files[s.name+"/log.vkey"], []byte(witnesses))
	if err != nil {
		return none(err)
	}
	checkpoint, err := note.Sign(&note.Note{Text: trusted.body(state)}, signers...)
	return trusted, checkpoint, err
}
