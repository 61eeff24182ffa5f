import io

from rich.console import Console
from rich.text import Text

from dateline.cli.page import Column, Grid, Heading, Prose, print_for_people, print_plainly, safe, words

LONG = "A sentence that is far longer than the narrow terminal on which it is to be shown, and must be wrapped."
BLOCKS = [
    Heading("Heading", "a note"),
    Grid((Column("Name"), Column("Times", right=True)), (
        ((words("Žofie"),), (Text("7"),)),
        ((words("First"), words("Second")), (Text("12"),)),
    )),
    Prose(words(LONG), indent=2),
]  # fmt: skip


def plainly(blocks: list) -> str:
    out = io.StringIO()
    print_plainly(blocks, out)
    return out.getvalue()


def for_people(blocks: list, width: int) -> str:
    console = Console(width=width, file=io.StringIO(), force_terminal=True, color_system=None, highlight=False)
    print_for_people(blocks, console)
    return console.file.getvalue()  # type: ignore[attr-defined]


def test_a_pipe_gets_aligned_whole_lines() -> None:
    assert plainly(BLOCKS).splitlines() == [
        "Heading  a note",
        "Name            Times",
        "Žofie               7",
        "First · Second     12",
        f"  {LONG}",
    ]


def test_a_terminal_gets_wrapped_lines() -> None:
    shown = for_people(BLOCKS, 40)
    assert max(len(line) for line in shown.splitlines()) <= 40
    assert "wrapped" in shown
    assert "Second" in shown


def test_reports_cannot_steer_a_terminal() -> None:
    hostile = "\x1b[2Jclear\x07\x9b31m\u202egnp"
    assert "\x1b" not in plainly([Prose(words(hostile)), Heading(hostile)])
    shown = for_people([Prose(words(hostile)), Heading(hostile, hostile)], 80)
    assert not set("\x1b\x07\x9b\u202e") & set(shown)


def test_safe_text_keeps_its_length() -> None:
    assert safe("a\x1bb\r\n") == "a�b�\n"
