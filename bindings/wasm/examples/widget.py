"""The form in a notebook: `pip install anywidget`, and bundle `widget.js` as it says.

>>> form = PlaceReadinessForm(place="North Place")
>>> form                      # the last line of a cell shows the form; answer something
>>> form.assessment           # what was answered, as `place_readiness` takes it
>>> form.result["overall"]    # what it comes to
"""

from pathlib import Path

import anywidget
import traitlets


class PlaceReadinessForm(anywidget.AnyWidget):
    """The form; its traits are filled as a person answers."""

    _esm = Path(__file__).with_name("widget.bundle.js")

    rubric = traitlets.Unicode("place-readiness").tag(sync=True)
    place = traitlets.Unicode("").tag(sync=True)
    # Set it to hand answers to the form.
    assessment = traitlets.Dict(None, allow_none=True).tag(sync=True)
    result = traitlets.Dict(None, allow_none=True).tag(sync=True)
    # True once somebody has said that they have finished.
    finished = traitlets.Bool(False).tag(sync=True)
