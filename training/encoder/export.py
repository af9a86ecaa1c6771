"""
Writes a fine-tuned model as ONNX with int8 weights, beside the vocabulary and the label mapping that the product reads.

    python export.py --model run/best --tokenizer MODEL_DIR --out packages/encoder/weights/clinical
"""

import argparse
import json
import warnings
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from transformers import AutoModelForTokenClassification

warnings.filterwarnings("ignore")


class Tagger(torch.nn.Module):
    def __init__(self, model):
        super().__init__()
        self.model = model

    def forward(self, input_ids, attention_mask):
        return self.model(input_ids=input_ids, attention_mask=attention_mask).logits


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    model = AutoModelForTokenClassification.from_pretrained(args.model, attn_implementation="eager").eval()
    full = args.out / "full.onnx"
    sample = torch.ones(2, 16, dtype=torch.long)
    axes = {0: "batch", 1: "pieces"}
    torch.onnx.export(
        Tagger(model), (sample, sample), str(full),
        input_names=["input_ids", "attention_mask"], output_names=["logits"],
        dynamic_axes={"input_ids": axes, "attention_mask": axes, "logits": axes}, opset_version=17, dynamo=False,
    )
    quantize_dynamic(str(full), str(args.out / "model.onnx"), weight_type=QuantType.QInt8, per_channel=True)
    full.unlink()
    tokenizer = json.loads((args.tokenizer / "tokenizer.json").read_text())
    vocabulary = sorted(tokenizer["model"]["vocab"], key=tokenizer["model"]["vocab"].get)
    (args.out / "vocab.txt").write_text("\n".join(vocabulary) + "\n", encoding="utf-8")
    (args.out / "labels.json").write_text(json.dumps({"id2label": model.config.id2label}, indent=1) + "\n")
    for file in sorted(args.out.iterdir()):
        print(file.name, file.stat().st_size)


main()
