"""What a class hands in: files and tables of answers, held against the key; nothing is guessed, nothing is dropped."""
