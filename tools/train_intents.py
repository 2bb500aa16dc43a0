"""Train the intent model from the seed sentences and write lexicons/intents.npz.

    python tools/train_intents.py [--check]

The result is the same bit for bit every time; --check only compares it with the committed file.
"""

import sys
from io import BytesIO
from pathlib import Path

import numpy as np

from chaffer.language.training.fit import fit
from chaffer.language.training.seeds import lines, seeds

TARGET = Path(__file__).parent.parent / "src/chaffer/language/lexicons/intents.npz"


def main() -> None:
    every = seeds(lines())
    stored = BytesIO()
    np.savez_compressed(stored, **fit(every))  # type: ignore[arg-type]
    made = stored.getvalue()
    if "--check" in sys.argv:
        same = TARGET.exists() and TARGET.read_bytes() == made
        print("the committed model is what the seeds give" if same else "the committed model is out of date")
        sys.exit(0 if same else 1)
    TARGET.write_bytes(made)
    print(f"{len(every)} sentences, {len(made) / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
