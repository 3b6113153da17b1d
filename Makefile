# Every target here is what CI, people and the docs run.  `make help` lists them.
SHELL := /bin/bash
.DEFAULT_GOAL := help
CONFIGURATION ?= Release
PROXY_IMAGE ?= mcppolicy/mcp-policy-proxy:0.1.0

.PHONY: help
help: ## Lists the targets
	@awk 'BEGIN {FS = ":.*## "} /^[a-z-]+:.*## / {printf "  \033[1m%-20s\033[0m %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.PHONY: build
build: ## Builds everything (analysers on, a warning is an error)
	@dotnet build McpPolicy.slnx -c $(CONFIGURATION) --nologo -v quiet

.PHONY: format
format: ## Formats the C# sources
	@dotnet tool restore > /dev/null
	@dotnet csharpier format .

.PHONY: crds
crds: ## Writes crds/ from the operator's entities
	@dotnet run -c $(CONFIGURATION) --project tools/McpPolicy.CrdGenerator -- crds

.PHONY: run-operator
run-operator: ## Runs the operator against the cluster of your kubeconfig (PROXY_IMAGE=… for the proxies' image)
	@dotnet run -c $(CONFIGURATION) --project operator/McpPolicy.Operator -- --proxy-image $(PROXY_IMAGE)

.PHONY: test-cel
test-cel: ## Tries every validation rule of the CRDs on a modern API server (builds it once, about 6 minutes)
	@CONFIGURATION=$(CONFIGURATION) build/test-cel.sh

.PHONY: lint
lint: ## Checks the formatting and builds with the analysers
	@dotnet tool restore > /dev/null
	@dotnet csharpier check .
	@dotnet build McpPolicy.slnx -c $(CONFIGURATION) --nologo -v quiet

.PHONY: demo
demo: ## Runs the whole story without a cluster: limits, denials, metrics (KEEP=1 leaves it running)
	@echo "Building the demo, the proxy and the sample server"
	@out=$$(dotnet build demo/McpPolicy.Demo -c Release --nologo -v quiet -p:RunAnalyzers=false 2>&1) || { echo "$$out"; exit 1; }
	@exec dotnet demo/McpPolicy.Demo/bin/Release/net10.0/McpPolicy.Demo.dll $(if $(KEEP),--keep)

.PHONY: cluster-binaries
cluster-binaries: ## Builds the Kubernetes binaries that the tests run against (once, about 8 minutes; cached)
	@tests/cluster/build.sh > /dev/null

.PHONY: test
test: ## Runs all tests, on a real Kubernetes API server (PROJECTS="Policy Proxy" for some)
	@build/test.sh $(PROJECTS)

.PHONY: fuzz
fuzz: ## Feeds the parsers and the wire a million hostile cases each, and the Redis client a million replies (FUZZ_CASES=…, FUZZ_REPLIES=… for each property, FUZZ_SEED=… to begin elsewhere)
	@dotnet build tests/McpPolicy.Policy.Tests -c Release --nologo -v quiet -p:RunAnalyzers=false
	@MCPPOLICY_FUZZ_CASES=$(or $(FUZZ_CASES),200000) MCPPOLICY_FUZZ_SEED=$(FUZZ_SEED) \
		tests/McpPolicy.Policy.Tests/bin/Release/net10.0/McpPolicy.Policy.Tests -noLogo -noColor -namespace McpPolicy.Policy.Tests.Fuzzing
	@dotnet build tests/McpPolicy.Proxy.Tests -c Release --nologo -v quiet -p:RunAnalyzers=false
	@MCPPOLICY_FUZZ_CASES=$(or $(FUZZ_CASES),200000) MCPPOLICY_FUZZ_SEED=$(FUZZ_SEED) \
		tests/McpPolicy.Proxy.Tests/bin/Release/net10.0/McpPolicy.Proxy.Tests -noLogo -noColor -namespace McpPolicy.Proxy.Tests.Fuzzing
	@dotnet build tests/McpPolicy.Redis.Tests -c Release --nologo -v quiet -p:RunAnalyzers=false
	@MCPPOLICY_FUZZ_CASES=$(or $(FUZZ_REPLIES),333334) MCPPOLICY_FUZZ_SEED=$(FUZZ_SEED) \
		tests/McpPolicy.Redis.Tests/bin/Release/net10.0/McpPolicy.Redis.Tests -noLogo -noColor -class McpPolicy.Redis.Tests.Protocol.RespDecoderFuzzTests

.PHONY: conformance
conformance: ## Runs the public MCP conformance suite and real clients and servers, directly and through the proxy; writes docs/compatibility.md (3 minutes)
	@tests/interop/install.sh > /dev/null
	@dotnet build tests/McpPolicy.Interop.Tests -c $(CONFIGURATION) --nologo -v quiet -p:RunAnalyzers=false
	@tests/McpPolicy.Interop.Tests/bin/$(CONFIGURATION)/net10.0/McpPolicy.Interop.Tests -explicit only -noLogo -noColor; \
		status=$$?; sed -n '/^| /p; /^|--/p; /^$$/p' docs/compatibility.md | cat -s; exit $$status

.PHONY: mutation
mutation: ## Breaks the policy library in thousands of small ways and sees whether its tests notice (an hour; FOLDERS="Limits Text" for a part)
	@build/mutation.sh $(FOLDERS)

.PHONY: bench
bench: bench-engine bench-counters ## Measures everything and writes bench/results/

.PHONY: bench-engine
bench-engine: ## Measures the policy engine and writes bench/results/engine.md (about 2 minutes)
	@dotnet build bench/McpPolicy.Benchmarks -c Release --nologo -v quiet -p:RunAnalyzers=false
	@dotnet bench/McpPolicy.Benchmarks/bin/Release/net10.0/McpPolicy.Benchmarks.dll bench/results/engine.md

.PHONY: soak
soak: ## Holds 2,000 streams open and opens 200 sessions a second for 5 minutes, and looks for leaks and cross-talk (STREAMS=… SESSIONS=… DURATION=… in seconds)
	@dotnet build bench/McpPolicy.Soak -c Release --nologo -v quiet -p:RunAnalyzers=false
	@dotnet bench/McpPolicy.Soak/bin/Release/net10.0/McpPolicy.Soak.dll --streams $(or $(STREAMS),2000) --sessions $(or $(SESSIONS),200) \
		--seconds $(or $(DURATION),300) --report bench/results/soak.md

.PHONY: bench-counters
bench-counters: ## Measures counting on a shared Redis beside memory and writes bench/results/counters.md (about 3 minutes)
	@dotnet build bench/McpPolicy.Counters.Benchmarks -c Release --nologo -v quiet -p:RunAnalyzers=false
	@dotnet bench/McpPolicy.Counters.Benchmarks/bin/Release/net10.0/McpPolicy.Counters.Benchmarks.dll bench/results/counters.md

.PHONY: test-exactness
test-exactness: ## Audits four proxies on one Redis and on one Valkey under full load (EXACTNESS_SECONDS=60 for each of four runs)
	@dotnet build tests/McpPolicy.Counters.Tests -c Release --nologo -v quiet -p:RunAnalyzers=false
	@MCPPOLICY_EXACTNESS_SECONDS=$(or $(EXACTNESS_SECONDS),60) tests/McpPolicy.Counters.Tests/bin/Release/net10.0/McpPolicy.Counters.Tests \
		-noLogo -noColor -diagnostics -namespace McpPolicy.Counters.Tests.Exactness

.PHONY: test-policies
test-policies: ## Runs the test files of samples/policies, without a cluster
	@dotnet run -c $(CONFIGURATION) --project cli/McpPolicy.Cli -- test samples/policies/*/policy.test.yaml

.PHONY: images
images: ## Builds the container images without a registry, into artifacts/images (needs buildah)
	@images/build.sh

CLUSTER ?= $(or $(TMPDIR),/tmp)/mcp-policy-cluster-$(shell id -u)

.PHONY: cluster-up
cluster-up: ## Starts a Kubernetes with a node that runs pods, on this machine alone (root)
	@tests/cluster/up.sh $(CLUSTER) --node
	@printf '\n  export KUBECONFIG=%s/admin.kubeconfig\n\nWhere Services and pods answer:  tests/cluster/enter.sh %s COMMAND\nTo end it:  make cluster-down\n' $(CLUSTER) $(CLUSTER)

.PHONY: cluster-down
cluster-down: ## Stops what cluster-up started and leaves nothing of it
	@tests/cluster/down.sh $(CLUSTER) --purge

.PHONY: demo-cluster
demo-cluster: ## Tells the demo's story on a Kubernetes of its own, or on the one of cluster-up (root; KEEP=1 leaves it running)
	@demo/cluster.sh $(CLUSTER)

.PHONY: measure-propagation
measure-propagation: ## Measures how long a policy edit takes to be in force, into bench/results (root)
	@dotnet build tests/McpPolicy.EndToEnd.Tests -c Release --nologo -v quiet
	@tests/McpPolicy.EndToEnd.Tests/bin/Release/net10.0/McpPolicy.EndToEnd.Tests -explicit only -noLogo -noColor -showLiveOutput
