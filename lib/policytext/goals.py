"""A target that is named before its number: 完成年度任务的."""

import re

# 计划 as what was planned, not within the name of a programme: 国家重点研发计划.
PLAN = (
    r"(?<!研发)(?<!科技)(?<!行动)(?<!人才)(?<!专项)(?<!支撑)(?<!培育)(?<!攻关)"
    r"(?<![火炬星”])计划"
)
GOAL = re.compile(
    r"[仅已超额]*(?:完成|为|达到|占|是)?((?:(?:全年|年度|年初|年(?=任务|目标|计划)|[省市县区州]定?|下达|“?十[二三四五]五”?(?:建设)?|(?:(?<=完成)|(?<=[占为]))[一-龥]{2,6}(?:下达|确定)的?|[国省市县区州盟旗][^,。;的\d]{0,2}(?:下达|确定)的?|既定|预期|序时|调整|考核|[省市县区州]?政府)*"
    rf"(?:目标任务|任务目标|计划任务|目标|任务|(?<=年度|全年|考核)指标|预算|{PLAN}|进度)))(?:[数值]?的|(?<=任务)数)?$"
)
AIMS = ("目标", "任务", "预算", "计划", "进度", "指标")


def goal_at_end(words: str) -> re.Match[str] | None:
    """The target named at the end of words; most words end in none."""
    words = words.rstrip()
    plain = words.removesuffix("的")
    return GOAL.search(words) if plain.endswith(AIMS) or plain[:-1].endswith(AIMS) else None
