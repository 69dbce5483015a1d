"""Word, OpenDocument, HTML and plain text to passages."""
