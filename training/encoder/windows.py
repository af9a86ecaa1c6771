"""Cuts annotated documents into windows of word pieces with one tag each."""

import json
import random
from dataclasses import dataclass
from pathlib import Path

from tokenizers import Tokenizer

from labels import TAG_ID, tag_label

IGNORED = -100  # not counted by the loss


@dataclass
class Window:
    ids: list[int]
    tags: list[int]


def read_docs(paths: list[Path], limit: int | None = None):
    """Documents of JSONL files: `{"text", "spans": [{"start", "end", "label"}]}`, offsets in code points."""
    for path in paths:
        with open(path, encoding="utf-8") as lines:
            for i, line in enumerate(lines):
                if limit is not None and i >= limit:
                    break
                yield json.loads(line)


def load_tokenizer(model_dir: Path) -> Tokenizer:
    tokenizer = Tokenizer.from_file(str(model_dir / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def windows_of(doc, tokenizer: Tokenizer, size: int, overlap: int) -> list[Window]:
    """
    Windows of at most `size` pieces with [CLS] and [SEP]; the next begins `overlap` pieces before the end.
    Every piece of a span is tagged, so that a span survives where its first piece is misread.
    """
    encoding = tokenizer.encode(doc["text"], add_special_tokens=False)
    ids, offsets = encoding.ids, encoding.offsets
    tags = tags_of(doc.get("spans", []), offsets)
    cls, sep = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
    body = size - 2
    out = []
    for start in range(0, max(len(ids), 1), body - overlap):
        part = slice(start, start + body)
        if ids[part]:
            out.append(Window([cls, *ids[part], sep], [IGNORED, *tags[part], IGNORED]))
        if start + body >= len(ids):
            break
    return out


def tags_of(spans, offsets) -> list[int]:
    tags = [0] * len(offsets)
    i = 0
    for span in sorted(spans, key=lambda s: s["start"]):
        label = tag_label(span["label"])
        while i < len(offsets) and offsets[i][1] <= span["start"]:
            i += 1
        first = True
        for j in range(i, len(offsets)):
            start, end = offsets[j]
            if start >= span["end"]:
                break
            if label is None:
                tags[j] = IGNORED
            else:
                tags[j] = TAG_ID[f"{'B' if first else 'I'}-{label}"]
                first = False
    return tags


def batches(windows: list[Window], budget: int, rng: random.Random):
    """Windows of like length together, at most `budget` pieces a batch, padded; in random order."""
    jittered = sorted(windows, key=lambda w: len(w.ids) + rng.random() * 8)
    groups, group = [], []
    for window in jittered:
        if group and (len(group) + 1) * len(window.ids) > budget:
            groups.append(group)
            group = []
        group.append(window)
    if group:
        groups.append(group)
    rng.shuffle(groups)
    for group in groups:
        width = max(len(w.ids) for w in group)
        pad = lambda values, fill: [v + [fill] * (width - len(v)) for v in values]
        yield (
            pad([w.ids for w in group], 0),
            pad([[1] * len(w.ids) for w in group], 0),
            pad([w.tags for w in group], IGNORED),
        )
