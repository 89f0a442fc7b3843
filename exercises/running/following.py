"""A returning group's workbook: what it takes along from the one before."""

from __future__ import annotations

from msgspec.structs import replace as with_

from exercises.guide import agenda_blocks, told
from exercises.running.drafting import drafted
from exercises.running.pace import last_time, ran_before
from workbook.errors import GuideError, WorkbookError
from workbook.model import Info, Participant, Workbook

RETURNING = "returning"
"""The agenda a returning group runs unless another is chosen."""


def following(earlier: Workbook, slug: str, info: Info, people: tuple[Participant, ...] = ()) -> Workbook:
    """Return the workbook of a group that comes back; after one person's, that of a group that works on its draft.

    It takes along: the people, the cover where nothing else is said, the open actions, and for the facilitator what
    took longer or shorter last time and what was noted after the day. Scores stay where they are: a figure that
    compares looks them up (`exercises.kit.Scene.then`).

    Args:
        earlier: The workbook before.
        slug: Its name in the library.
        info: The new cover; what is empty in it is taken from the earlier one.
        people: Who comes; none: those of the earlier workbook, all of them here again.

    Raises:
        WorkbookError: The earlier one is a rehearsal: nobody comes back from there.
        GuideError: There is no such agenda.
    """
    if earlier.info.kind == "rehearsal":
        raise WorkbookError(f"{slug} is a rehearsal; no group comes back from there.", "Name a workbook of your own.")
    was = earlier.info
    if was.kind == "solo" and info.agenda != "solo":
        return drafted(earlier, info, people)
    cover = with_(
        info,
        organisation=info.organisation or was.organisation,
        community=info.community or was.community,
        place=info.place or was.place,
        facilitator=info.facilitator or was.facilitator,
        coordinator_candidate=info.coordinator_candidate or was.coordinator_candidate,
        agenda=info.agenda or RETURNING,
        kind="solo" if was.kind == "solo" else "group",
        follows=slug,
        notes={"before_the_day": lines} if (lines := _from_the_log(earlier)) else {},
    )
    return Workbook(
        "",
        cover,
        people or tuple(with_(person, here=True) for person in earlier.people),
        agenda_blocks(cover.agenda),
        actions=tuple(with_(action, learnt="") for action in earlier.actions if action.state == "open"),
    )


def _from_the_log(earlier: Workbook) -> list[str]:
    """What the earlier run log suggests for this day, a line each."""
    before = ran_before(earlier)
    found = []
    for block in earlier.agenda:
        said = last_time(block, before)
        if said:
            try:
                title = told(block).title
            except GuideError:  # a team's own exercise whose file has gone
                title = block.exercise
            found.append(f"{title} {said}.")
    return [*found, *earlier.info.notes.get("after_the_day", ())]
