"""The one table of commands. Keys, footer, help and palette are all made from it.

Live moves have a key that works while a text field has the focus, and a second way for keys that some terminals keep
for themselves. Letters stand only where nothing can be typed. Nothing hot is on Escape: a terminal waits a tenth of a
second to tell it from other keys.
"""

# ruff: noqa: E501 - a table reads best with a row on a line
from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.binding import Binding


class Command(NamedTuple):
    """One thing that can be done.

    Attributes:
        id: Stable; the action that runs is ``action_<id>`` of the screen, or of the app where no screen has one.
        keys: Keys as Textual names them; the first is shown.
        title: Short name, in palette and help.
        help: One sentence that says what happens.
        footer: Word beside the key in the line of keys; empty: not shown there.
        where: Places it applies: ``everywhere``, ``book`` (a workbook is open), a screen (``overview``), or one kind
            of page (``exercise/collect``), or one state of a vote (``exercise/ballot/seats``).
        typing: Whether it works while a text field has the focus.
        rank: Which ones leave the line of keys last when room is short; higher stays.
    """

    id: str
    keys: tuple[str, ...]
    title: str
    help: str
    footer: str = ""
    where: tuple[str, ...] = ("everywhere",)
    typing: bool = True
    rank: int = 5


_BOOK = ("book",)
_RUN = ("exercise",)
_READY, _REVEALED = ("exercise/ballot/ready",), ("exercise/ballot/revealed",)
_SLIPS, _SEATS, _HANDS = (
    ("exercise/ballot/paper", "exercise/ballot/read_out"),
    ("exercise/ballot/seats",),
    ("exercise/ballot/hands",),
)
_LISTS = ("actions", "parking", "people", "agenda")

COMMANDS: tuple[Command, ...] = (
    # Live moves.
    Command("done", ("f6", "ctrl+r"), "Done or reveal", "Close, reveal or settle the page in hand.", "done", _RUN, rank=9),
    Command("clock", ("f2", "alt+k"), "Clock", "Start or stop the clock of this page.", "clock", _RUN, rank=7),
    Command("more_time", ("shift+f2", "f14", "alt+m"), "Two minutes more", "Give this page two minutes more.", "", _RUN),
    Command("park", ("f3", "alt+p"), "Park it", "Put a thought in the parking lot, with who takes it.", "park", _BOOK, rank=3),
    Command("new_action", ("f4", "alt+a"), "New action", "Write down an action; it remembers where it came from.", "action", _BOOK, rank=4),
    Command("coach", ("f5", "alt+c"), "Coach", "Show or hide what only you should read.", "coach", _RUN, rank=2),
    Command("back", ("f7", "ctrl+b"), "Back", "Go to the page or screen before.", "back", ("book", "compare"), rank=6),
    Command("next", ("f8", "ctrl+n"), "Next", "Go on to the next page.", "next", ("exercise", "overview"), rank=8),
    Command("blank", ("f9", "alt+w"), "Blank the screen", "Show nothing until a key is pressed; the clock runs on.", "", _BOOK),
    Command("people", ("f10", "alt+h"), "Who is here", "Mark who has left or come back; “of 9” follows.", "", _RUN),
    Command("bell", ("alt+l",), "Bell at time up", "Turn the bell on or off: one sound of the terminal when time is up. It is off at first.", "", _RUN),
    Command("agenda", ("alt+g", "ctrl+o"), "Agenda and pace", "Show planned and actual minutes; add, drop, move, shorten parts.", "", _RUN),
    # Everywhere.
    Command("undo", ("ctrl+z",), "Undo", "Take back the last entry; in a text field the typing first.", "", _BOOK),
    Command("redo", ("ctrl+y",), "Redo", "Do again what was taken back.", "", _BOOK),
    Command("theme", ("ctrl+t",), "Light or dark", "Flip between paper and board."),
    Command("palette", ("ctrl+p",), "All commands", "Find a command by typing a few letters of it."),
    Command("skip", ("shift+f8", "f20", "alt+x"), "Skip this page", "Leave this page out on purpose; it can be taken up at any time.", "", _RUN),
    Command("group", ("ctrl+l", "f11"), "The group answers", "In a rehearsal: the simulated group does what the page asks.", "group", ("rehearsal",), rank=10),
    # What the keys of each kind of page do; the page itself listens, and says so in its last line.
    Command("card_next", ("enter", "backspace"), "Next card, card before", "Turn the cards; the arrows scroll.", "", ("exercise/read",), typing=False),
    Command("quiz_count", ("digits", "right"), "Count hands", "Type how many showed true, false, unsure; alone: T F U and 1-3.", "", ("exercise/quiz",), typing=False),
    Command("quiz_tell", ("enter",), "Reveal one", "Show the answer to the statement in hand.", "", ("exercise/quiz",), typing=False),
    Command("card_add", ("enter",), "Next card", "Keep this card; the line is free for the next. Several pasted lines make several cards.", "", ("exercise/collect",)),
    Command("card_list", ("down", "up"), "To the cards and back", "On a card: Enter changes it, Del puts it in the bin, Ins opens the bin (Enter there gets a card back), A notes who wrote it.", "", ("exercise/collect",)),
    Command("group_mark", ("space",), "Mark a card", "Mark several cards to move or name them together.", "", ("exercise/cluster",), typing=False),
    Command("group_name", ("enter",), "Name a group", "Make a group of the marked cards; on a group: give it another name.", "", ("exercise/cluster",), typing=False),
    Command("group_send", ("letters", "0"), "Send to a group", "Send cards to the group of that letter, 0 takes them out; on a group: merge it into that one.", "", ("exercise/cluster",), typing=False),
    Command("group_apart", ("delete", "minus", "insert"), "Take apart, un-merge, new card", "On a group: Del takes it apart, its cards stand alone again; - takes out the group merged into it last. On a card: Del puts it in the bin, Ins adds one.", "", ("exercise/cluster",), typing=False),
    Command("ways", ("number",), "Another way in", "Before the vote: 1 paper slips, 2 seat by seat, 3 hands, 4 read out; + and - change how many dots or votes each has.", "", _READY, typing=False),
    Command("mark_one", ("digits", "p"), "Dots, votes, score, pass", "Give dots, votes or a score to the line in hand; P passes, Del clears. Nothing echoes.", "", (*_SLIPS, *_SEATS, "exercise/ballot/own"), typing=False),
    Command("slip_empty", ("space",), "Leave empty", "No dot, vote or score on this line; the next line comes.", "", _SLIPS, typing=False),
    Command("slip_side", ("letters",), "Viewpoint on a slip", "In the first line, where slips carry one: M member, G management, S support.", "", _SLIPS, typing=False),
    Command("slip_one", ("insert",), "One more slip", "Ins adds a slip; Ctrl+Z empties the one in hand, the others stay.", "", _SLIPS, typing=False),
    Command("seat_other", ("up", "down"), "Another seat", "Any seat can come first, or again: what it gives replaces what it gave. At the keys of a vote, ↓ gives a line nothing.", "", _SEATS, typing=False),
    Command("seat_take", ("enter",), "At the keys, done", "The seat takes the keyboard; Enter again hands it on. Ctrl+Z starts the seat over.", "", _SEATS, typing=False),
    Command("hands_count", ("digits",), "Count hands", "Type how many showed this number; two digits make one number, Del clears.", "", _HANDS, typing=False),
    Command("hands_next", ("right", "enter"), "Next number, next line", "→ goes to the next number, Enter to the next line; Ctrl+Z empties the line.", "", _HANDS, typing=False),
    Command("second_round", ("r",), "Second round", "After the reveal: vote once more, unseen; the first round stays.", "", _REVEALED, typing=False),
    Command("talked", ("space", "backspace"), "Talked about", "After the reveal: the next one; Backspace goes one back. “3 not yet discussed” counts.", "", _REVEALED, typing=False),
    Command("discard_round", ("d",), "Discard this round", "After the reveal: forget these counts; asked twice, undo brings them back.", "", _REVEALED, typing=False),
    Command("mark_words", ("letters", "space"), "Mark a line", "The first letter of a word sets it, space goes to the next word, Del clears.", "", ("exercise/check",), typing=False),
    Command("field_next", ("enter", "tab"), "Next field", "Keep this field and go on to the next.", "", ("exercise/write",)),
    Command("pick", ("space", "f"), "Pick, mark as first", "Pick or leave a line; F makes it the first one. On suggestions: T takes, E edits, D drops.", "", ("exercise/choose",), typing=False),
    Command("pick_note", ("enter", "insert"), "Write the note, add our own", "Enter goes to the note of the line, Ins adds a line of our own.", "", ("exercise/choose",), typing=False),
    Command("cell_edit", ("enter", "letters"), "Fill a cell", "Type into a cell, or press the key of an option.", "", ("exercise/table",), typing=False),
    Command("row_add", ("insert", "delete"), "Add or delete a row", "Ins adds a row; Del clears the cell, on an empty one it deletes the row.", "", ("exercise/table",), typing=False),
    Command("carried", ("t", "k"), "Take or keep", "On a value whose source has changed (Tab goes there): T takes the new one, K keeps ours.", "", _RUN, typing=False),
    # Overview and results.
    Command("open_block", ("enter",), "Open", "Open the selected part of the agenda.", "open", ("overview",), typing=False, rank=7),
    Command("show_actions", ("a",), "Actions", "Show the action plan.", "", ("overview",), typing=False, rank=3),
    Command("show_parking", ("p",), "Parking lot", "Show what was parked.", "", ("overview",), typing=False, rank=2),
    Command("show_agenda", ("g",), "Agenda and pace", "Show planned and actual minutes; add, drop, move, shorten parts.", "agenda", ("overview",), typing=False, rank=4),
    Command("show_people", ("w",), "Who is here", "Show the people; mark who is here, add and change.", "", ("overview",), typing=False, rank=2),
    Command("show_lights", ("l",), "Start-up lights", "Show the eight lights and what would change them.", "", ("overview",), typing=False, rank=2),
    Command("edit_cover", ("c",), "Cover", "Change what stands on the cover: title, community, date, place, facilitator, context.", "", ("overview",), typing=False, rank=2),
    Command("show_results", ("r",), "Results", "Show the result of this exercise.", "results", ("overview",), typing=False, rank=6),
    Command("overview", ("shift+f7", "f19", "alt+o"), "Overview", "Go to the overview from any page; F8 there comes back to it.", "", _RUN),
    Command("results", ("f12", "alt+r"), "Results", "Show the result of this exercise.", "", _RUN),
    Command("export", ("e",), "Export", "Make documents: PDF, HTML, Markdown.", "export", ("overview", "results"), typing=False, rank=6),
    Command("scroll", ("arrows",), "Scroll", "The arrows scroll by lines, PgUp and PgDn by screenfuls.", "scroll", ("results", "lights", "compare"), typing=False),
    Command("close_book", ("q",), "Close", "Close this workbook and go to the library.", "", ("overview",), typing=False),
    # The library.
    Command("open_book", ("enter",), "Open", "Open the selected workbook.", "open", ("home",), typing=False, rank=8),
    Command("new_book", ("n",), "New", "Start a new workbook.", "new", ("home",), typing=False, rank=8),
    Command("solo_book", ("s",), "On my own", "Think it through alone, in half an hour: is this for me, and are we ready.", "solo", ("home",), typing=False, rank=6),
    Command("sample_book", ("m",), "Sample", "Add the finished sample workshop and open it.", "sample", ("home",), typing=False, rank=5),
    Command("duplicate_book", ("d",), "Duplicate", "Copy the selected workbook under a new title.", "duplicate", ("home",), typing=False, rank=3),
    Command("rename_book", ("t",), "Rename", "Give the selected workbook another title.", "rename", ("home",), typing=False, rank=3),
    Command("archive_book", ("a",), "Archive or restore", "Put the selected workbook away, or bring it back.", "archive", ("home",), typing=False, rank=3),
    Command("show_archive", ("v",), "Show the archive", "Show the workbooks that were put away, or the library again.", "", ("home",), typing=False),
    Command("mark_book", ("space",), "Mark to compare", "Mark the selected workbook to set it beside others, or take the mark away.", "mark", ("home",), typing=False, rank=2),
    Command("compare_books", ("c",), "Compare", "Set the marked workbooks side by side; without marks the selected one and the one it follows.", "compare", ("home",), typing=False, rank=7),
    Command("export_compared", ("e",), "Export", "Write this comparison as PDF and HTML into a folder.", "export", ("compare",), typing=False, rank=7),
    Command("test_card", ("k",), "Test card", "Show the smallest text in both themes, for the look from the back row.", "", ("home", "overview"), typing=False),
    # Lists that can be changed.
    Command("add_row", ("n", "insert"), "Add", "Add a row.", "add", _LISTS, typing=False, rank=8),
    Command("edit_row", ("enter",), "Change", "Change the selected row.", "change", _LISTS, typing=False, rank=7),
    Command("toggle_row", ("space",), "Step the state", "Step the state of the selected row.", "state", (*_LISTS, "export"), typing=False, rank=6),
    Command("delete_row", ("delete",), "Delete", "Delete the selected row; undo brings it back.", "delete", _LISTS, typing=False, rank=5),
    Command("block_variant", ("v",), "Full or short", "Run the selected part in full or short.", "full or short", ("agenda",), typing=False, rank=7),
    Command("block_up", ("u", "shift+up"), "Earlier", "Move the selected part up.", "up", ("agenda",), typing=False, rank=3),
    Command("block_down", ("d", "shift+down"), "Later", "Move the selected part down.", "down", ("agenda",), typing=False, rank=3),
    # Forms and dialogs.
    Command("accept", ("f6", "ctrl+r"), "Done", "Take what stands here.", "done", ("form",), rank=9),
    Command("cancel", ("f7", "escape"), "Leave", "Leave without taking anything over.", "leave", ("form",), rank=8),
    Command("add_person", ("f3", "alt+p"), "Add a person", "Add another person to the list.", "person", ("new",), rank=6),
    Command("after", ("f4", "alt+a"), "After a workbook", "For a group that comes back: its people, open actions and scores come along.", "group comes back", ("new",), rank=6),
    # Last in the line of keys, always.
    Command("quit", ("ctrl+q",), "Quit", "Save and leave the program.", rank=1),
    Command("help", ("f1", "ctrl+g", "question_mark"), "Help", "Show every key that works here.", "help", rank=10),
)  # fmt: skip
"""In the order of the help screen."""

KEY_NAMES: dict[str, str] = {
    "question_mark": "?",
    "enter": "Enter",
    "escape": "Esc",
    "space": "Space",
    "delete": "Del",
    "insert": "Ins",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "tab": "Tab",
    "letters": "A–Z",
    "arrows": "↑↓",
    "digits": "0–9",
    "number": "1–4",
    "plus": "+",
    "minus": "-",
}


def key_name(key: str) -> str:
    """Return a key as people read it: ``F2``, ``Shift+F2``, ``Ctrl+Z``, ``?``."""
    return "+".join(KEY_NAMES.get(part, part.capitalize() if len(part) > 1 else part) for part in key.split("+"))


@cache
def upper_key(key: str) -> str:
    """Return a key with its letter as it stands on the keyboard: ``Ctrl+Z``, ``Alt+K``; letters alone stay small."""
    head, plus, tail = key_name(key).rpartition("+")
    return f"{head}{plus}{tail.upper()}" if plus else tail


_DEFAULTS = COMMANDS


def use_keys(wished: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Put keys of one's own into the table: command id -> keys. Calling it again starts from the first table.

    Returns:
        A sentence for every wish that could not be met.
    """
    global COMMANDS  # noqa: PLW0603 - the one table, with the keys of the one who runs it
    refused: tuple[str, ...] = ()
    COMMANDS = _DEFAULTS
    if wished:
        from screens.keys.keymap import remapped

        COMMANDS, refused = remapped(_DEFAULTS, wished)
    in_place.cache_clear()
    return refused


def keymap() -> dict[str, str]:
    """Return the commands whose keys are not the first ones, as Textual takes them."""
    return {
        now.id: ",".join(_pressed(now)) for now, was in zip(COMMANDS, _DEFAULTS, strict=True) if now.keys != was.keys
    }


def _pressed(found: Command) -> tuple[str, ...]:
    """Return the keys a command listens to; its letters also as capitals."""
    return (*found.keys, *(key.upper() for key in found.keys if len(key) == 1 and key.islower()))


@cache
def in_place(*places: str) -> tuple[Command, ...]:
    """Return the commands of some places (``"book", "exercise", "exercise/vote"``), in table order."""
    wanted = {"everywhere", *places}
    return tuple(command for command in COMMANDS if wanted.intersection(command.where))


def command(command_id: str) -> Command:
    """Return one command by id.

    Raises:
        KeyError: There is no such command.
    """
    for found in COMMANDS:
        if found.id == command_id:
            return found
    raise KeyError(command_id)


def bindings(*places: str) -> list[Binding]:
    """Return the Textual bindings of some places.

    None of them has priority: a key that overtakes the letters typed before it would act on half a word. The fields
    of `screens.parts.fields` leave these keys alone. A letter works as a capital too: Caps Lock must stop nobody.
    """
    from textual.binding import Binding

    return [
        Binding(
            ",".join(_pressed(found)),
            found.id,
            found.title,
            show=False,
            id=f"{found.id}",
            tooltip=found.help,
        )
        for found in COMMANDS
        if set(places).intersection(found.where)
    ]
