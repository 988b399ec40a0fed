.PHONY: check demo format locks

check:  ## what CI runs after the demo
	python3 tasks.py test

demo:
	python3 tasks.py demo

format:
	.venv/bin/ruff check --fix . && .venv/bin/ruff format .

locks:  ## rewrite the hash-pinned requirement files
	cd requirements && ../.venv/bin/pip-compile $(PIN) --output-file core.txt ../pyproject.toml build.in
	cd requirements && ../.venv/bin/pip-compile $(PIN) --output-file dev.txt ../pyproject.toml build.in dev.in

PIN = --quiet --strip-extras --allow-unsafe --generate-hashes --no-emit-index-url --no-emit-find-links --no-header
