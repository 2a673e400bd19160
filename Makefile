# Each target sets up what it needs. A fresh machine must have Rust (with rustup), Python 3.10, Node 20 and a C
# compiler; all else lands in `target/`, except the Rust target for browsers and, where they are missing, Debian's
# `chromium`, Go with two libraries, and `openssl`.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
export CARGO_TARGET_DIR := $(CURDIR)/target
export CHROMIUM ?= /usr/bin/chromium
export PYTHONDONTWRITEBYTECODE := 1

# Where Go finds golang.org/x/mod and github.com/tjfoc/gmsm.
GOCODE ?= /usr/share/gocode

# The day that `make demo` plays.
SEED ?= 7
CASES ?= 2000
# What `make fuzz` runs, and for how long each.
TARGET ?= $(basename $(notdir $(wildcard core/fuzz/targets/*.rs)))
SECONDS ?= 60

# How many rounds `make bench-peers`, `bench-wheel` and `bench-browser` measure.
ROUNDS ?= 11

# What `make audit` checks; `advisories` asks the network for the list of known faults.
AUDIT ?= bans licenses sources advisories

CARGO_DENY := 0.20.2
CARGO_FUZZ := 0.13.2

VERSION := $(shell sed -n '/^\[workspace.package\]/,/^\[/s/^version = "\(.*\)"/\1/p' Cargo.toml)
PYTHON := target/venv/bin/python
STAMPS := target/stamps
TESTS := test-core test-benches test-examples test-python test-bank-window test-wasm test-pages test-independent
CORE := Cargo.toml Cargo.lock $(shell find core/src core/data core/Cargo.toml -type f 2>/dev/null)

.PHONY: help
help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-20s %s\n", $$1, $$2 }' Makefile

.PHONY: demo
demo: ## play a day across the network: make demo SEED=7 CASES=2000
	@cargo build --locked --release -p banjian-examples --example day
	@target/release/examples/day --seed '$(SEED)' --cases '$(CASES)'

.PHONY: test
test: $(TESTS) ## run every test: Rust, Python, Node, Chromium, examples, Go and OpenSSL

.PHONY: enumerate
enumerate: ## visit every state that four people can bring about (minutes, gigabytes)
	cargo test --locked --release -p banjian --test enumeration -- --ignored --nocapture

.PHONY: bench
bench: ## measure, with the finer figures
	cargo bench --locked -p banjian-benches

.PHONY: bench-peers
bench-peers: $(STAMPS)/applicants ## measure the eligibility rules against their peers: make bench-peers ROUNDS=11
	CARGO_TARGET_DIR='$(CURDIR)/$(PEERS)/build' cargo build --locked --release --manifest-path benches/peers/Cargo.toml
	@$(PEERS)/build/release/determine $(PEERS)/applicants $(ROUNDS)
	@$(PEERS)/venv/bin/python benches/peers/screen.py $(PEERS)/applicants $(PEERS)/build/release/screen $(ROUNDS)

.PHONY: bench-wheel
bench-wheel: $(STAMPS)/applicants $(STAMPS)/wheel-installed ## measure the wheel against the core and its peers in Python
	CARGO_TARGET_DIR='$(CURDIR)/$(PEERS)/build' cargo build --locked --release --manifest-path benches/peers/Cargo.toml
	$(PEERS)/venv/bin/python -m pip install -q --disable-pip-version-check --no-index --no-deps --force-reinstall target/wheels/*.whl
	@$(PEERS)/venv/bin/python benches/peers/wheel.py $(PEERS)/applicants $(PEERS)/build/release/core $(PEERS)/build/release/screen $(ROUNDS)

.PHONY: bench-browser
bench-browser: bindings-wasm/pkg/package.json $(STAMPS)/npm $(STAMPS)/chromium ## measure the npm package in Chromium and Node against the core
	cargo build --locked --release -p banjian-benches --bin native
	@cd bindings-wasm/tests && node measure.mjs ../../target/release/native $(ROUNDS)

.PHONY: docs
docs: export RUSTDOCFLAGS += -D warnings
docs: ## build the documentation, warnings denied
	cargo doc --locked --workspace --no-deps
	@echo 'target/doc/banjian/index.html'

.PHONY: fmt
fmt: ## format the Rust code
	cargo fmt --all
	cargo fmt --manifest-path bindings-wasm/build/Cargo.toml
	cargo fmt --manifest-path core/fuzz/Cargo.toml
	cargo fmt --manifest-path benches/peers/Cargo.toml

.PHONY: fmt-check
fmt-check: ## say what `make fmt` would change
	cargo fmt --all --check
	cargo fmt --manifest-path bindings-wasm/build/Cargo.toml --check
	cargo fmt --manifest-path core/fuzz/Cargo.toml --check
	cargo fmt --manifest-path benches/peers/Cargo.toml --check

.PHONY: lint
lint: ## clippy on everything, warnings denied
	cargo clippy --locked --workspace --all-targets -- -D warnings

.PHONY: stubs
stubs: target/stubs/banjian/_core.pyi ## write the Python stub and enums anew, to be committed
	cp $< bindings-python/python/banjian/_core.pyi
	python3 bindings-python/generate.py

# What a release is built for: each wheel with its list of parts (SBOM) in it.
WHEEL_TARGETS ?= x86_64-unknown-linux-gnu aarch64-unknown-linux-gnu x86_64-pc-windows-gnu
.PHONY: wheels
wheels: $(STAMPS)/venv ## build the wheels of a release: manylinux x86_64 and aarch64, Windows (adds Rust targets, installs zig)
	$(PYTHON) -m pip install -q --disable-pip-version-check ziglang==0.17.1
	rm -rf target/release-wheels
	for target in $(WHEEL_TARGETS); do \
		rustup target add "$$target"; \
		case "$$target" in *linux*) linux='--zig --compatibility manylinux2014';; *) linux=;; esac; \
		$(PYTHON) -m maturin build --locked --release $$linux --target "$$target" \
			-m bindings-python/Cargo.toml --out target/release-wheels; \
	done

.PHONY: sdist
sdist: $(STAMPS)/venv ## pack the sources of the wheel with everything that they need, to be built without a network
	rm -rf target/sdist
	$(PYTHON) -m maturin sdist -m bindings-python/Cargo.toml --out target/sdist
	cd target/sdist && tar xzf banjian-*.tar.gz && rm banjian-*.tar.gz
	cd target/sdist/banjian-* && mkdir -p .cargo && cargo vendor vendor > .cargo/config.toml
	cd target/sdist && tar czf banjian-$(VERSION)-vendored.tar.gz banjian-$(VERSION) && rm -r banjian-$(VERSION)

.PHONY: wasm-types
wasm-types: $(STAMPS)/npm ## write the TypeScript of the schema anew, to be committed
	node bindings-wasm/types/generate.mjs core/schemas/banjian.json bindings-wasm/types/schema.d.ts

.PHONY: independent-vectors
independent-vectors: target/go/independent ## write the vectors of Go and gmsm anew, to be committed
	target/go/independent vectors > core/tests/vectors/independent.json

.PHONY: audit
audit: target/tools/bin/cargo-deny-$(CARGO_DENY) ## hold the dependencies against deny.toml (installs cargo-deny)
	@for manifest in Cargo.toml core/fuzz/Cargo.toml bindings-wasm/build/Cargo.toml; do \
		echo "auditing $$manifest"; \
		target/tools/bin/cargo-deny --locked --log-level error --manifest-path $$manifest --config deny.toml check $(AUDIT); \
	done

.PHONY: fuzz
fuzz: target/tools/bin/cargo-fuzz-$(CARGO_FUZZ) ## fuzz the parsers: make fuzz TARGET=slugs SECONDS=60 (installs cargo-fuzz)
	@rustup toolchain list | grep -q '^nightly' || rustup toolchain install nightly --profile minimal
	@for target in $(TARGET); do \
		echo "fuzzing $$target for $(SECONDS) s"; \
		mkdir -p core/fuzz/corpus/$$target; \
		CARGO_TARGET_DIR='$(CURDIR)/target/fuzz' PATH='$(CURDIR)/target/tools/bin':"$$PATH" \
			cargo +nightly fuzz run --fuzz-dir core/fuzz $$target \
			core/fuzz/corpus/$$target $$(ls -d core/tests/fuzzed/$$target 2>/dev/null) -- -max_total_time=$(SECONDS); \
	done

# The parts of `make test`, and their names for `.ci/run`.

.PHONY: test-parts
test-parts:
	@echo '$(TESTS)'

.PHONY: test-core
test-core: ## the crate: units, properties, situations, the examples in its documentation
	cargo test --locked -p banjian
	cargo test --locked --release -p banjian --test enumeration -- --nocapture

.PHONY: test-benches
test-benches: ## the margins that the benchmarks promise, in a release build
	cargo test --locked --release -p banjian-benches

# Each example asserts what it shows, so that running it is the test.
.PHONY: test-examples
test-examples: $(STAMPS)/venv ## every example runs: .rs and .py; another library reads the receipt's QR code
	cargo test --locked --release -p banjian-examples
	@for example in $(basename $(notdir $(wildcard examples/examples/*.rs))); do \
		echo "example $$example"; \
		target/release/examples/$$example > target/example.out || { cat target/example.out; exit 1; }; \
	done
	rm -rf target/proofs
	target/release/examples/day --cases 300 --proofs target/proofs > target/example.out
	$(PYTHON) examples/tests/read_receipt.py target/proofs

.PHONY: test-python
test-python: $(STAMPS)/wheel-installed target/stubs/banjian/_core.pyi ## the wheel, imported in Python
	BANJIAN_STUBS='$(CURDIR)/target/stubs' BANJIAN_WHEELS='$(CURDIR)/target/wheels' $(PYTHON) -m pytest bindings-python
	cd bindings-python && ../$(PYTHON) -m mypy --strict --cache-dir ../target/mypy -p banjian
	cd bindings-python && ../$(PYTHON) -m mypy --strict --cache-dir ../target/mypy tests
	cd bindings-python && ../$(PYTHON) -m mypy.stubtest banjian --allowlist stubtest.txt
	@for example in $(wildcard examples/*.py); do echo "example $$example"; $(PYTHON) $$example > /dev/null; done

BANK := target/bank
.PHONY: test-bank-window
test-bank-window: $(STAMPS)/wheel-installed $(STAMPS)/bank ## the example of a bank's service: its story, and its types
	$(BANK)/bin/python -m pip install -q --disable-pip-version-check --no-index --no-deps --force-reinstall target/wheels/*.whl
	cd examples/bank_window && ../../$(BANK)/bin/python main.py
	cd examples/bank_window && ../../$(BANK)/bin/python -m mypy --strict --cache-dir ../../target/mypy .

$(STAMPS)/bank: examples/bank_window/requirements.txt | $(STAMPS)
	python3 -m venv --clear $(BANK)
	$(BANK)/bin/python -m pip install -q --disable-pip-version-check -r $<
	touch $@

.PHONY: test-wasm
test-wasm: bindings-wasm/pkg/package.json $(STAMPS)/npm $(STAMPS)/chromium ## the module, loaded in Node and in headless Chromium
	cd bindings-wasm/tests && node --test *.test.mjs

.PHONY: test-pages
test-pages: target/pages/verify.html bindings-wasm/pkg/package.json $(STAMPS)/npm-pages $(STAMPS)/chromium ## the two example pages in headless Chromium, with axe
	cd target/pages && sha256sum -c verify.html.sha256
	cd examples/tests/pages && node --test *.test.mjs

# Ours is read by the others, theirs by us; each of the two tests is asked for by name, and must have run.
INDEPENDENT := target/tmp/independent
.PHONY: test-independent
test-independent: target/go/independent $(STAMPS)/openssl ## logs and signatures, held against Go, gmsm and OpenSSL
	rm -rf $(INDEPENDENT)
	cargo test --locked -p banjian --test independent -- --ignored --exact ours::it_writes_for_the_others
	target/go/independent verify $(INDEPENDENT)/ours
	python3 core/tests/independent/openssl.py verify $(INDEPENDENT)/ours
	target/go/independent write $(INDEPENDENT)/go
	python3 core/tests/independent/openssl.py verify $(INDEPENDENT)/go
	python3 core/tests/independent/openssl.py write $(INDEPENDENT)/openssl
	cargo test --locked -p banjian --test independent -- --ignored --exact theirs::what_the_others_write_now_holds \
		| tee target/independent.out
	grep -q '1 passed' target/independent.out
	target/go/independent vectors | cmp - core/tests/vectors/independent.json

# The peers, for `make bench-peers`.

PEERS := target/peers
$(STAMPS)/peers: benches/peers/requirements.txt | $(STAMPS)
	python3 -m venv --clear $(PEERS)/venv
	$(PEERS)/venv/bin/python -m pip install -q --disable-pip-version-check -r $<
	touch $@

$(STAMPS)/applicants: $(STAMPS)/peers $(wildcard benches/workload/*.py)
	$(PEERS)/venv/bin/python benches/workload/applicants.py $(PEERS)/applicants
	touch $@

# The wheel.

WHEEL_SOURCE := $(CORE) $(wildcard bindings-python/src/*.rs bindings-python/*.toml \
	bindings-python/README.md bindings-python/python/banjian/* bindings-python/python/banjian/cli/*)

$(STAMPS)/venv: bindings-python/requirements.txt | $(STAMPS)
	python3 -m venv --clear target/venv
	$(PYTHON) -m pip install -q --disable-pip-version-check -r $<
	touch $@

$(STAMPS)/wheel-installed: $(STAMPS)/venv $(WHEEL_SOURCE)
	rm -rf target/wheels
	$(PYTHON) -m maturin build --locked --release -m bindings-python/Cargo.toml -i $(PYTHON) --out target/wheels
	$(PYTHON) -m pip install -q --disable-pip-version-check --no-index --no-deps --force-reinstall target/wheels/*.whl
	touch $@

# From the same build as the wheel, but a step of its own: in one step maturin refuses to overwrite a stub.
target/stubs/banjian/_core.pyi: $(STAMPS)/wheel-installed
	rm -rf target/stubs
	$(PYTHON) -m maturin generate-stubs --locked --profile release -m bindings-python/Cargo.toml -i $(PYTHON) --out target/stubs
	touch $@

# The npm package.

WASM_SOURCE := $(CORE) $(shell find bindings-wasm/src bindings-wasm/module bindings-wasm/office bindings-wasm/verify bindings-wasm/js bindings-wasm/types \
	bindings-wasm/build/src -type f) bindings-wasm/Cargo.toml bindings-wasm/package.template.json bindings-wasm/README.md \
	bindings-wasm/build/Cargo.toml bindings-wasm/build/Cargo.lock bindings-wasm/build/lower.mjs

$(STAMPS)/wasm32: | $(STAMPS)
	test -d "$$(rustc --print target-libdir --target wasm32-unknown-unknown)" || rustup target add wasm32-unknown-unknown
	touch $@

# For old engines: the compiler keeps to the first version of WebAssembly, and `lower.mjs` brings the rest down to it.
bindings-wasm/pkg/package.json: $(STAMPS)/wasm32 $(STAMPS)/npm $(WASM_SOURCE)
	RUSTFLAGS='-C target-cpu=mvp' cargo build --locked --profile wasm --target wasm32-unknown-unknown -p banjian-wasm-module -p banjian-wasm-office -p banjian-wasm-verify-module
	CARGO_TARGET_DIR='$(CURDIR)/target/wasm-build' cargo run -q --locked --manifest-path bindings-wasm/build/Cargo.toml -- \
		target/wasm32-unknown-unknown/wasm bindings-wasm '$(VERSION)' bindings-wasm/pkg
	cp LICENSE-APACHE LICENSE-MIT bindings-wasm/pkg/
	node bindings-wasm/build/lower.mjs bindings-wasm/pkg/{,office/,verify/}{web,bundler}

$(STAMPS)/npm: bindings-wasm/tests/package.json bindings-wasm/tests/package-lock.json | $(STAMPS)
	cd bindings-wasm/tests && npm ci --no-audit --no-fund
	touch $@

$(STAMPS)/chromium: | $(STAMPS)
	@test -x "$$CHROMIUM" || { $(call debian,chromium,no Chromium at $$CHROMIUM: install it or say CHROMIUM=/path/to/chromium); }
	"$$CHROMIUM" --version
	touch $@

# The example pages.

.PHONY: verify-page
verify-page: target/pages/verify.html ## put the page for citizens into one file, with its SHA-256 beside it

VERIFY_PAGE := $(shell find examples/page examples/verify -type f)

$(STAMPS)/receipts: $(CORE) examples/Cargo.toml examples/examples/receipts.rs $(wildcard examples/src/*.rs) | $(STAMPS)
	cargo build --locked --release -p banjian-examples --example receipts
	rm -rf target/receipts
	target/release/examples/receipts target/receipts
	cmp target/receipts/trust.json examples/verify/trust.json
	cmp target/receipts/outlooks.json examples/window/outlooks.json
	touch $@

target/pages/verify.html: $(STAMPS)/receipts $(STAMPS)/wasm32 $(STAMPS)/npm $(CORE) $(VERIFY_PAGE) $(wildcard bindings-wasm/build/src/*.rs)
	RUSTFLAGS='-C target-cpu=mvp' cargo build --locked --profile wasm --target wasm32-unknown-unknown -p banjian-verify-page
	CARGO_TARGET_DIR='$(CURDIR)/target/wasm-build' cargo run -q --locked --manifest-path bindings-wasm/build/Cargo.toml -- \
		--script target/wasm32-unknown-unknown/wasm/banjian_verify_page.wasm target/pages/glue
	node bindings-wasm/build/lower.mjs target/pages/glue
	node examples/verify/build.mjs target/pages/glue examples/verify/trust.json $@

$(STAMPS)/npm-pages: examples/tests/pages/package.json examples/tests/pages/package-lock.json | $(STAMPS)
	cd examples/tests/pages && npm ci --no-audit --no-fund
	touch $@

# The others, for `make test-independent`.

GO := GO111MODULE=off GOPATH='$(GOCODE)' GOCACHE='$(CURDIR)/target/go/cache' go
GO_IMPORTS := golang.org/x/mod/sumdb/note golang.org/x/mod/sumdb/tlog github.com/tjfoc/gmsm/sm2 github.com/tjfoc/gmsm/sm3
GO_PACKAGES := golang-go golang-golang-x-mod-dev golang-github-tjfoc-gmsm-dev

$(STAMPS)/go: | $(STAMPS)
	@$(GO) list $(GO_IMPORTS) > /dev/null 2>&1 || { $(call debian,$(GO_PACKAGES),no Go with $(GO_IMPORTS): install them or say GOCODE=/path); }
	$(GO) list $(GO_IMPORTS) > /dev/null
	touch $@

$(STAMPS)/openssl: | $(STAMPS)
	@[[ "$$(openssl version 2> /dev/null)" == 'OpenSSL 3'* ]] || { $(call debian,openssl,no OpenSSL 3: install it); }
	openssl version
	touch $@

target/go/independent: $(STAMPS)/go $(wildcard core/tests/independent/*.go)
	$(GO) build -o $@ ./core/tests/independent

# $(call debian,packages,what to say where they cannot be installed): no comma in either.
debian = if [ "$$(id -u)" = 0 ]; then as_root=; \
	elif command -v sudo > /dev/null && sudo -n true 2> /dev/null; then as_root='sudo -n'; \
	else as_root=none; fi; \
	if [ "$$as_root" = none ] || ! command -v apt-get > /dev/null; then echo "$(2)" >&2; exit 1; fi; \
	$$as_root apt-get update -qq; \
	DEBIAN_FRONTEND=noninteractive $$as_root apt-get install -y -qq --no-install-recommends $(1) < /dev/null > /dev/null

# Tools that take minutes to build; only `make audit` and `make fuzz` ask for them.

target/tools/bin/cargo-deny-$(CARGO_DENY):
	CARGO_TARGET_DIR='$(CURDIR)/target/tools/build' cargo install --locked --root target/tools --version $(CARGO_DENY) cargo-deny
	touch $@

target/tools/bin/cargo-fuzz-$(CARGO_FUZZ):
	CARGO_TARGET_DIR='$(CURDIR)/target/tools/build' cargo install --locked --root target/tools --version $(CARGO_FUZZ) cargo-fuzz
	touch $@

$(STAMPS):
	mkdir -p $@
