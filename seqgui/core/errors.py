"""The one exception whose text is written for the person in front of the screen."""


class UserError(Exception):
    """Something that the user can put right.

    The text is one or two plain sentences: what is wrong, and what to do about it. The window shows it in
    place; the command line prints it and exits with code 2. Everything else that is raised is a bug and is
    shown with its traceback.
    """
