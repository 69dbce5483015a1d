"""The pages of the app; each file is one page or one thing that pages share."""
