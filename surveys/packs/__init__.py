"""The pack of a quarter: gathered once, kept as it was, and shown as page, PDF, sheets and slides.

gathering   takes the figures, protected, and all words that stand beside them, into one snapshot
editions    keeps snapshots: one after the other, each naming the one before by its hash
book        lays a snapshot out: pages with a message, charts and tables. All files are made of it
sheets      the book as a spreadsheet; `slides` as a presentation; `paper` as a PDF

Nothing from `book` on reads the database, the settings or the clock.
"""
