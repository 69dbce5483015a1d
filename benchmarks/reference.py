"""The plain way: pdfplumber text, sentence-transformers fp32, cosine with numpy; one process.

Run as `python -m benchmarks.reference PLAN.pdf PASSAGES.json MODEL_FOLDER`. The passages are
those that aligncheck reads from the same plan, so that both encode the same texts.
"""

import json
import sys
from pathlib import Path

import numpy as np
import pdfplumber
from sentence_transformers import SentenceTransformer

from aligncheck.frameworks import builtin_frameworks


def main(plan: Path, passages: Path, model: str) -> None:
    """Print for each criterion the passage that is nearest to what it asks."""
    with pdfplumber.open(plan) as pdf:
        characters = sum(len(page.extract_text() or "") for page in pdf.pages)
    texts = json.loads(passages.read_text(encoding="utf-8"))
    criteria = [
        (criterion.id, criterion.asks.nb)
        for framework in builtin_frameworks()
        for criterion in framework.criteria
    ]
    encoder = SentenceTransformer(model, device="cpu")
    vectors = encoder.encode([f"passage: {text}" for text in texts], normalize_embeddings=True)
    asked = encoder.encode([f"query: {asks}" for _, asks in criteria], normalize_embeddings=True)
    nearest = np.argmax(asked @ vectors.T, axis=1)
    found = {id: texts[place] for (id, _), place in zip(criteria, nearest, strict=True)}
    print(json.dumps({"characters": characters, "nearest": found}, ensure_ascii=False))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
