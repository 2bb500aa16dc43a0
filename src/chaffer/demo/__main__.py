"""Write the catalogue as JSON Lines: python -m chaffer.demo > marlow-fig.jsonl."""

import sys

from chaffer.demo.lines import catalogue_lines
from chaffer.demo.together import bundle_lines

if __name__ == "__main__":
    for line in (*catalogue_lines(), *bundle_lines()):
        sys.stdout.buffer.write(line)
