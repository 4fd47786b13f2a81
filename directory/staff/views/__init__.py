"""Views of the staff screens, by what an editor is doing."""
