"""What a command's exit status means: no findings, findings, and input that cannot be used."""

CLEAN, FINDINGS, UNUSABLE = 0, 1, 2
