"""The one exception whose text is written for the person in front of the screen."""

from __future__ import annotations

from seqgui.core.texts import Text, text


class UserError(Exception):
    """Something that the user can put right.

    The text is one or two plain sentences: what is wrong, and what to do about it. The window shows it in
    place; the command line prints it and exits with code 2. Everything else that is raised is a bug and is
    shown with its traceback.

    ``UserError("There is no layer {layer}.", layer=3)``: a literal with named values, so that it can be translated.
    """

    def __init__(self, sentence: str, /, **values: object) -> None:
        super().__init__(sentence if isinstance(sentence, Text) else text(sentence, **values))
