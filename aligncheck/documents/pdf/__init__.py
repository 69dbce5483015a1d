"""PDF files to passages; imported only inside the supervised child process."""
