"""The tasks, in the order of their tabs.

A task is a folder beside this file. Adding one means adding its folder and its name here, nothing else;
``docs/architecture.md`` names the rooms that every task has.
"""

TASKS: tuple[str, ...] = ("digits", "words", "series")
