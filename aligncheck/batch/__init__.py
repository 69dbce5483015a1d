"""Work on plans outside the program that asked for it: supervised, resumable, one result each."""
