"""Words that are verbs in jieba's dictionary, for verbs of doing that no cue names."""

from functools import cache


def is_verb(word: str) -> bool:
    """Whether jieba's dictionary has a word as a verb and as nothing else.

    >>> is_verb("推行"), is_verb("平台"), is_verb("投资")
    (True, False, False)
    """
    return _tags().get(word) == "v"


def names_nothing(word: str) -> bool:
    """Whether a word is no noun in jieba's dictionary.

    >>> names_nothing("依次"), names_nothing("兑现"), names_nothing("平台")
    (True, True, False)
    """
    return _tags().get(word, "n")[0] in "vdtabmpruzfc"


@cache
def _tags() -> dict[str, str]:
    from jieba import posseg  # takes a quarter of a second, for texts that need it

    return posseg.dt.word_tag_tab
