# Each target prints the commands that it runs: they work by hand as well.
VENV := .venv
PYTHON ?= python3

demo: $(VENV)/ready
	$(VENV)/bin/kg build seeds

test: $(VENV)/ready
	$(VENV)/bin/ruff check kg tests
	$(VENV)/bin/mypy
	$(VENV)/bin/python -m pytest -q -n auto --dist loadfile

$(VENV)/ready: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable ".[test]"
	touch $@

.PHONY: demo test
