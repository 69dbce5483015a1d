"""What the commands print: progress on stderr, results on stdout, in nb, nn or en."""
