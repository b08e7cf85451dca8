"""The window itself: menus, files that are opened, languages, and what is carried from one window to the next."""
