"""What kind a document is: a report of what was done, a plan of what is to do, or both in one."""

import re
from collections.abc import Sequence

from .dating import Told
from .parts import QUOTED, looks

WORK_REPORT = "政府工作报告"  # always of the year behind and the year ahead
SPEAKER = re.compile(r"代表[\u4e00-\u9fff]{0,14}政府[^。]{0,12}大会[^。]{0,8}工作")
# Headings of a report that announce a plan; 处理意见 is one on what was done.
NEXT = re.compile(r"下[一步半阶]|[明来今]年|20\d\d年|计划|安排|打算|思路|目标|任务|重点|工作意见")


def is_work_report(title: str, opening: str) -> bool:
    """Whether a document is the work report of a government, by its title or by how the speaker begins.

    >>> is_work_report("", "各位代表:现在,我代表市人民政府,向大会报告工作,请予审议。")
    True
    """
    return WORK_REPORT in title or bool(SPEAKER.search(opening))


def kind_of(title: str, headings: Sequence[str]) -> Told:
    """`report`, `plan` or `report+plan`, by the title and by what the headings after it announce.

    >>> kind_of("某市2031年科技计划执行情况报告", []).value, kind_of("某市2031年工作要点", []).value
    ('report', 'plan')
    >>> kind_of("某局2031年工作总结", ["某局2031年工作总结", "二、2032年工作计划"]).value
    'report+plan'
    """
    plain = QUOTED.sub(lambda match: match[0].strip("《》"), title)
    if WORK_REPORT in plain:
        return Told("report+plan", f"title: {title}", "high")
    whole = looks(plain)
    if not whole and plain.endswith("报告"):
        whole = "report"
    ahead = [
        heading for heading in headings[1:] if NEXT.search(heading) and looks(heading) in ("plan", "both")
    ]
    if whole == "report" and ahead:
        return Told("report+plan", f"heading: {ahead[0]}", "medium")
    kind = {"both": "report+plan", "report": "report"}.get(whole, "plan")
    return Told(kind, f"title: {title}" if title else "", "high" if whole else "medium" if title else "low")
