"""Every figure of the collection, by what it shows; one look for all."""

from .codes import balance, criteria, paired_dots
from .pages import KEPT, ledger_strips
from .panel import firmness_strip, shared_passages, small_multiples, unit_networks
from .scale import scale
from .style import FONT, document_label, place_colour, save, use_style
from .tables import heat_map
from .targets import accuracy, targets_index
from .words import keyness_dots, two_texts

__all__ = [
    "FONT",
    "KEPT",
    "accuracy",
    "balance",
    "criteria",
    "document_label",
    "firmness_strip",
    "heat_map",
    "keyness_dots",
    "ledger_strips",
    "paired_dots",
    "place_colour",
    "save",
    "scale",
    "shared_passages",
    "small_multiples",
    "targets_index",
    "two_texts",
    "unit_networks",
    "use_style",
]
